/**
 * What every `handlers.ts` ends with: how an answer is chosen and made. It is written into the file, so that mocks
 * need nothing but MSW.
 */
export const handlersRuntime = `/** Settings of a mocked operation. */
export interface MockOptions {
  /** Where the API is mocked: an absolute URL, or a path on any origin. Default: the document's path, on any origin. */
  readonly baseUrl?: string | undefined;
  /** Answer one request, and leave later ones to other handlers. */
  readonly once?: boolean | undefined;
}

/** Makes the handler of one operation: answers with what is given, what a function gives, or the document's example. */
export type Mock<Operation, Default, Examples extends string> = (
  answer?: MockAnswer<Operation, Default, Examples> | MockResolver<Operation, Default, Examples>,
  options?: MockOptions,
) => HttpHandler;

/** An answer: \`{ status: 404 }\` is the document's example of it, \`body\` replaces that, \`example\` chooses another. */
export type MockAnswer<Operation, Default, Examples extends string> = Operation extends { responses: infer R }
  ? [R] extends [never]
    ? AnswerOf<number, unknown, Default, Examples>
    : { [S in keyof R]: AnswerOf<S, R[S], Default, Examples> }[keyof R]
  : AnswerOf<number, unknown, Default, Examples>;

/** Decides on the answer to each request; undefined leaves it to the next handler. */
export type MockResolver<Operation, Default, Examples extends string> = (
  info: MockRequest<Operation>,
) => MaybePromise<MockAnswer<Operation, Default, Examples> | Response | undefined>;

/** A request as a resolver sees it: its parameters decoded, its JSON body typed. */
export interface MockRequest<Operation> {
  readonly request: Omit<Request, 'json'> & { json(): Promise<RequestJson<Operation>> };
  readonly params: PathParams<Operation>;
  readonly query: URLSearchParams;
  readonly cookies: Readonly<Record<string, string>>;
  readonly requestId: string;
}

type MaybePromise<T> = T | Promise<T>;
type PathParams<O> = O extends { parameters: { path: infer P } } ? { readonly [K in keyof P]: string } : Readonly<Record<string, string>>;
type RequestJson<O> = O extends { requestBody?: infer B } ? (B extends { content: infer C } ? C[keyof C] : unknown) : unknown;
type AnswerOf<S, R, Default, Examples> = {
  readonly body?: BodyOf<R> | undefined;
  readonly contentType?: R extends { content: infer C } ? keyof C & string : string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly example?: Examples;
} & (S extends Default ? { readonly status?: StatusOf<S> } : { readonly status: StatusOf<S> });
type StatusOf<S> = S extends number ? S : number;
type BodyOf<R> = R extends { content: infer C } ? { [M in keyof C]: MediaBody<M, C[M]> }[keyof C] : unknown extends R ? unknown : undefined;
type MediaBody<M, T> = M extends \`\${string}\${'/' | '+'}json\${'' | \`;\${string}\`}\` | '*/*' | 'application/*' ? T : T extends string ? T : Blob | ArrayBuffer | string;

/** What the document says of one response in one media type. */
interface AnswerData {
  readonly status: number | string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bodies: readonly { readonly name?: string; readonly body: unknown }[];
}

interface Wanted {
  readonly status?: number | undefined;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly example?: string | undefined;
}

function mock<Operation, Default, Examples extends string>(
  method: string,
  path: string,
  answers: readonly AnswerData[],
  ownBasePath?: string,
): Mock<Operation, Default, Examples> {
  return (answer, { baseUrl = basePath, once = false } = {}) => {
    // An operation with a server of its own keeps that server's path, below the origin asked for.
    const base = ownBasePath === undefined ? baseUrl : (originOf(baseUrl) ?? '') + ownBasePath;
    const { pattern, names } = pathPattern(base, path);
    const resolver = async (info: { request: Request; params: Record<string, string>; cookies: Record<string, string>; requestId: string }) => {
      const { request, cookies, requestId } = info;
      const params = Object.fromEntries(names.map((name, index) => [name, decode(info.params[index] ?? '')]));
      const query = new URL(request.url).searchParams;
      // The pattern has a group for each parameter of the path; the request's JSON is what the sender made it.
      const given = { request, params, query, cookies, requestId } as unknown as MockRequest<Operation>;
      const wanted = typeof answer === 'function' ? await answer(given) : (answer ?? {});
      if (wanted === undefined || wanted instanceof Response) return wanted;
      return respond(\`\${method} \${path}\`, answers, wanted as Wanted);
    };
    return new HttpHandler(method, pattern, resolver, { once });
  };
}

function respond(operation: string, answers: readonly AnswerData[], wanted: Wanted): Response {
  const data = choose(operation, answers, wanted);
  const status = wanted.status ?? statusOf(data.status);
  const type = wanted.contentType ?? data.type;
  if (type === undefined || [204, 205, 304].includes(status)) {
    return new HttpResponse(null, { status, headers: { ...data.headers, ...wanted.headers } });
  }
  const headers = { ...data.headers, 'Content-Type': type, ...wanted.headers };
  const body = wanted.body === undefined ? exampleOf(operation, data, wanted.example) : wanted.body;
  if (/[/+]json\\s*(?:;|$)/i.test(type)) return HttpResponse.json(body as string, { status, headers });
  // Other media types have bodies of text or bytes.
  return new HttpResponse(body as string, { status, headers });
}

/** The document's answer that fits what is wanted: by status, then range, then \`default\`; its first success otherwise. */
function choose(operation: string, answers: readonly AnswerData[], wanted: Wanted): AnswerData {
  const { status, example, contentType } = wanted;
  const ofType = answers.filter((data) => contentType === undefined || data.type === contentType);
  const find = (key: number | string) => ofType.find((data) => data.status === key);
  const named = (data: AnswerData) => data.bodies.some((body) => body.name === example);
  const found =
    status !== undefined
      ? (ofType.find((data) => data.status === status && (example === undefined || named(data))) ??
        find(status) ?? find(\`\${String(status).charAt(0)}XX\`) ?? find('default'))
      : example !== undefined
        ? ofType.find(named)
        : (ofType.find((data) => String(data.status).startsWith('2')) ?? find('default') ?? ofType[0]);
  if (found) return found;
  if (status !== undefined && wanted.body !== undefined) return { status, type: contentType ?? 'application/json', bodies: [] };
  const asked = JSON.stringify({ status, example, contentType });
  const known = answers.map(({ status, type = 'no body', bodies }) => \`\${status} (\${[type, ...bodies.flatMap((body) => body.name ?? [])].join(', ')})\`);
  throw new Error(\`\${operation}: the document has no answer \${asked}; it has \${known.join('; ') || 'none'}\`);
}

function exampleOf(operation: string, data: AnswerData, name: string | undefined): unknown {
  const found = name === undefined ? data.bodies[0] : data.bodies.find((body) => body.name === name);
  if (found) return found.body;
  const named = data.bodies.flatMap((body) => body.name ?? []);
  const hint = named.length > 0 ? \`it has \${named.join(', ')}\` : 'pass a body';
  throw new Error(\`\${operation}: the document has no example\${name === undefined ? '' : \` "\${name}"\`} of \${data.status} \${data.type}; \${hint}\`);
}

/** The status that stands for a range: 200 for \`2XX\` and \`default\`. */
function statusOf(status: number | string): number {
  if (typeof status === 'number') return status;
  return /^[1-5]XX$/.test(status) ? Number(status.charAt(0)) * 100 : 200;
}

/** Matches the whole address, on one origin or any, with a group for each parameter. */
function pathPattern(baseUrl: string, path: string): { pattern: RegExp; names: string[] } {
  const origin = originOf(baseUrl);
  const base = baseUrl.slice(origin?.length ?? 0).replace(/[?#].*$/, '').replace(/\\/+$/, '');
  const names: string[] = [];
  // As a browser writes it, which encodes braces too.
  const pathname = new URL(base + path, origin ?? 'http://any.invalid').pathname;
  const escaped = pathname.replace(/%7B(.+?)%7D|[\\\\^$.*+?()[\\]{}|]/g, (part, name: string | undefined) => {
    if (name === undefined) return \`\\\\\${part}\`;
    names.push(decode(name));
    return '([^/]+?)';
  });
  const start = origin === undefined ? '[a-z][a-z0-9+.-]*:\\\\/\\\\/[^/]+' : new URL(origin).origin.replace(/[.\\\\/[\\]]/g, '\\\\$&');
  // Where the document says that a slash at the end means nothing.
  const end = ignoresTrailingSlash ? escaped.replace(/\\/$/, '') + '\\/?' : escaped;
  return { pattern: new RegExp(\`^\${start}\${end}$\`), names };
}

function originOf(url: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\\/\\/[^/?#]*/i.exec(url)?.[0];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
`;
