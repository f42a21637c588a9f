import { compileRouter } from '../http/route.ts';
import type { Model, Operation } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { suggestion } from '../suggestion.ts';
import { checkExchange } from './check-exchange.ts';
import { isNamedStatus } from './find-response.ts';
import { operationLabel } from './finding.ts';
import { normalKey, operationsNamed } from './operations-named.ts';

/** An answer that a test has got: that of fetch, or something with the same parts. */
export interface ResponseLike {
  readonly status: number;
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Where it came from, for the operation to be found by; the answers of fetch have it. */
  readonly url?: string;
  /** Text or bytes; what is neither is taken for the value of JSON. Of fetch's answers it is read by itself. */
  readonly body?: unknown;
}

/** What an answer was held against, and in what it differs; or why it could not be. */
export type CheckedResponse =
  | { readonly ok: true; readonly operation: Operation; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly reason: string };

/**
 * Holds an answer against its document.
 *
 * @param operation its name, or method and path: `createJob`, `POST /jobs`; without it the URL must lead to one
 */
export async function checkResponse(
  model: Model,
  response: ResponseLike,
  operation?: string,
): Promise<CheckedResponse> {
  const found = operation === undefined ? byUrl(model, response) : byName(model, operation);
  if (typeof found === 'string') return { ok: false, reason: found };
  const body = await bytesOf(response);
  if (typeof body === 'string') return { ok: false, reason: body };
  const exchange = {
    request: { method: found.method.toUpperCase(), url: response.url ?? '', headers: [], body: undefined },
    response: { status: response.status, headers: headersOf(response.headers), body },
    durationMs: 0,
  };
  return { ok: true, operation: found, problems: checkExchange(model, found, exchange) };
}

function byName(model: Model, name: string): Operation | string {
  const [found, another] = operationsNamed(model, normalKey(name));
  if (found && !another) return found;
  if (found) return `the document has several operations "${name}": name one by its method and path`;
  const known = model.operations.flatMap((one) => [one.operationId ?? [], operationLabel(one)].flat());
  return `the document has no operation "${name}". ${suggestion(name, known)}`;
}

/** The operation at the answer's path; of several the one that documents its status. */
function byUrl(model: Model, { url = '', status }: ResponseLike): Operation | string {
  const path = URL.canParse(url) ? new URL(url).pathname : undefined;
  if (path === undefined)
    return 'the answer has no URL: name the operation, as in toMatchContract(document, "getJob")';
  const at = operationsAt(model, path);
  if (at.length === 0) return `the document has no operation at ${path}: name the one that was called`;
  const named = at.filter((one) => isNamedStatus(one, status));
  const [only, another] = at.length === 1 ? at : named;
  if (only && !another) return only;
  const names = (named.length > 0 ? named : at).map(operationLabel).join(', ');
  return `the answer may be of ${names}: name the operation that was called`;
}

function operationsAt(model: Model, path: string): readonly Operation[] {
  const bases = [...new Set(['', ...model.servers.map(({ basePath }) => basePath)])];
  const router = compileRouter(
    bases.flatMap((base) =>
      model.operations.map((operation) => ({
        method: operation.method,
        path: `${base}${operation.path}`,
        value: operation,
      })),
    ),
  );
  const methods = [...new Set(model.operations.map(({ method }) => method))];
  const found = methods.flatMap((method) => {
    const match = router.match(method, path);
    return match.kind === 'found' ? [match.value] : [];
  });
  return [...new Set(found)];
}

/** Or why it cannot be read. */
async function bytesOf(response: ResponseLike): Promise<Uint8Array | string> {
  if (response instanceof Response) {
    if (response.bodyUsed)
      return 'the body of the answer has been read already: check it before, or check a clone()';
    return new Uint8Array(await response.clone().arrayBuffer());
  }
  const { body } = response;
  if (body === undefined || body === null) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

function headersOf(headers: ResponseLike['headers']): readonly (readonly [string, string])[] {
  if (headers instanceof Headers) return [...headers];
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one] as const),
  );
}
