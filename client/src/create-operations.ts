import { sendAuthorized } from './auth/send-authorized.ts';
import type { HeaderValues, ParseAs } from './call.ts';
import { connectionError } from './connection-error.ts';
import { rememberText } from './copy-request.ts';
import { addSecret, type Credentials, findSecrets } from './credentials.ts';
import { decodeBody } from './decode-body.ts';
import type { ClientDefinition, OperationDefinition } from './definition.ts';
import type { Feature, RawMethod } from './feature.ts';
import { joinHeaders } from './join-headers.ts';
import { defaultPolicies } from './policies/default-policies.ts';
import { applyPolicies, type Fetch, type OperationInfo, type Policy } from './policy.ts';
import { serializeBody } from './serialize-body.ts';
import {
  type ParameterValues,
  writeCookies,
  writeHeaders,
  writePath,
  writeQuery,
} from './serialize-parameters.ts';
import { type BaseUrl, serverUrl } from './server-url.ts';
import { startCall } from './start-call.ts';
import type { Validation } from './validate/validation.ts';

/** Options of a generated client. `Auth` is written by the generator from the document's security schemes. */
export interface ClientOptions<Auth = Credentials> {
  /**
   * Where requests go: `http://localhost:4010/api/v1`. Default: the document's first server.
   *
   * Operations with a server of their own keep that server's path, below this URL's origin; a function is asked for
   * each server instead, and is handed its URL as the document has it.
   */
  readonly baseUrl?: BaseUrl | undefined;
  /** What sends requests. Default: the global `fetch`, looked up at each request. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Sent with every request; a call's own headers win. */
  readonly headers?: HeaderValues | undefined;
  /** Sent only to operations that ask for them, and only the first set of them that is complete. */
  readonly auth?: Auth | undefined;
  /**
   * Wrapped around every request, the first one outermost. Default: `defaultPolicies()`, which retries and limits
   * the time of each attempt. A list takes their place: `[]` for none, `[log, ...defaultPolicies()]` for more.
   */
  readonly policies?: readonly Policy[] | undefined;
  /**
   * Checks requests and answers against the document: `validate('warn')` of the generated `validators.ts`. Default:
   * nothing is checked.
   */
  readonly validate?: Validation | undefined;
}

/** A call's first argument, as the runtime sees it. */
interface RawInit {
  readonly path?: ParameterValues | undefined;
  readonly query?: ParameterValues | undefined;
  readonly header?: ParameterValues | undefined;
  readonly cookie?: ParameterValues | undefined;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
  readonly headers?: HeaderValues | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly parseAs?: ParseAs | 'auto' | undefined;
}

/**
 * Makes the methods of a generated client from its definition.
 *
 * @typeParam Client the generated interface, whose methods are the definition's operations
 * @param features what methods have besides being called: `[pages, jobs]`
 * @throws TypeError when there is no base URL, or it holds a user name
 */
export function createOperations<Client>(
  definition: ClientDefinition,
  options: Omit<ClientOptions, 'auth'> & { readonly auth?: object | undefined },
  features: readonly Feature[] = [],
): Client {
  const send = applyPolicies(sender(definition, options), options.policies ?? defaultPolicies());
  const operations = Object.entries(definition.operations);
  const bases = new Map(
    operations.map(([name, operation]) => [name, serverUrl(definition, operation, options.baseUrl)]),
  );
  const build = (name: string, init: RawInit, url?: string) => {
    const [base, own] = [bases.get(name), definition.operations[name]];
    if (base === undefined || !own) throw new TypeError(`the definition has no operation "${name}"`);
    const operation = { accept: ['application/json'], ...own, ...(url !== undefined && { method: 'GET' }) };
    return [operation, buildRequest(operation, base, options.headers, init, url)] as const;
  };
  const plain = async (name: string, init: RawInit, url?: string) => {
    const [operation, request] = build(name, init, url);
    const started = startCall(name, operation, init.body, init.parseAs);
    try {
      const result = await receive(operation, started.info, request, send, init.parseAs ?? 'auto');
      return { url: request.url, result };
    } finally {
      started.end();
    }
  };
  const prepare = (name: string, init: RawInit) => {
    const [operation, request] = build(name, init);
    return secretsOf(definition, operation, options.auth).then((found) => found.reduce(addSecret, request));
  };
  const exchange = options.validate?.(plain) ?? plain;
  const methods = operations.map(([name, operation]) => {
    const method: RawMethod = async (init = {}) => (await exchange(name, init)).result;
    const context = { definition, name, operation, exchange, prepare, options };
    return [name, features.reduce((made, feature) => feature(made, context), method)] as const;
  });
  // The generator writes interface and definition from the same operations.
  return Object.fromEntries(methods) as Client;
}

/** The innermost step: credentials, then the network. */
function sender(definition: ClientDefinition, options: Parameters<typeof createOperations>[1]): Fetch {
  // What it throws at once comes as a promise too.
  const transmit = async (request: Request) => (options.fetch ?? globalThis.fetch)(request);
  return async (request, info) => {
    const operation = info && definition.operations[info.name];
    if (!operation) {
      throw new TypeError('a policy must call next(request, operation)');
    }
    return sendAuthorized(request, {
      findSecrets: () => secretsOf(definition, operation, options.auth),
      send: (authorized) =>
        transmit(authorized).catch((error: unknown) => {
          throw connectionError(error, info, authorized);
        }),
      replayable: info.oneShot !== true,
    }).catch((error: unknown) => {
      throw request.signal.aborted ? connectionError(error, info, request) : error;
    });
  };
}

function secretsOf(
  { securitySchemes, security = [] }: ClientDefinition,
  operation: OperationDefinition,
  auth: object = {},
): ReturnType<typeof findSecrets> {
  // Its keys are those of the document's schemes, as the generated type says.
  return findSecrets(operation.security ?? security, securitySchemes, auth as Credentials);
}

/** An operation with what it takes where it says nothing. */
type AskedOperation = OperationDefinition & { readonly accept: readonly string[] };

function buildRequest(
  operation: AskedOperation,
  base: string,
  common: HeaderValues | undefined,
  init: RawInit,
  followed?: string,
): Request {
  const { body, contentType } = serializeBody(operation, init.body, init.contentType);
  const accept = operation.accept.join(', ');
  const headers = joinHeaders(
    { accept: accept || undefined, 'content-type': contentType },
    { cookie: writeCookies(operation, init.cookie) },
    common,
    writeHeaders(operation, init.header),
    init.headers,
  );
  const url = followed ?? ownUrl(operation, base, init);
  const sent: RequestInit & { duplex: 'half' } = {
    method: operation.method,
    headers,
    body: body ?? null,
    // Required by fetch for bodies that are streams; TypeScript's types do not know it.
    duplex: 'half',
    signal: init.signal ?? null,
  };
  return rememberText(new Request(url, sent), body);
}

function ownUrl(operation: OperationDefinition, base: string, init: RawInit): string {
  const query = writeQuery(operation, init.query);
  return base + writePath(operation, init.path) + (query && `?${query}`);
}

async function receive(
  operation: AskedOperation,
  info: OperationInfo,
  request: Request,
  send: Fetch,
  parseAs: ParseAs | 'auto',
) {
  const response = await send(request, info);
  const { ok, status } = response;
  try {
    const body = await decodeBody(info, response, operation.accept, ok ? parseAs : 'auto');
    return { ok, status, data: ok ? body : undefined, error: ok ? undefined : body, response };
  } catch (error) {
    throw connectionError(error, info, request);
  }
}
