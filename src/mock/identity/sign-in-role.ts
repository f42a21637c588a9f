import { findResponse, isNamedStatus } from '../../contract/find-response.ts';
import type { Model, Operation, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import type { SchemaFacts } from '../../resources/schema-facts.ts';
import { jsonContent } from '../state/answer-body.ts';

/** What an operation of a document does for those who sign in. */
export type SignInRole =
  /** An endpoint of RFC 6749, by `grant_type`. */
  | { readonly kind: 'token' }
  /** Takes a name and a password. */
  | { readonly kind: 'login'; readonly userField: string; readonly passwordField: string }
  | { readonly kind: 'refresh'; readonly tokenField: string }
  | { readonly kind: 'logout' }
  | { readonly kind: 'authorize' };

const passwords = new Set(['password', 'passwd', 'passphrase', 'pass', 'secret']);
const users = [
  'username',
  'email',
  'login',
  'user',
  'userid',
  'name',
  'identifier',
  'emailaddress',
  'account',
];
/** Names of the property that an access token stands in, the surest first. */
const tokenNames = ['accesstoken', 'token', 'authtoken', 'sessiontoken', 'jwt', 'idtoken'];
const maxDepth = 3;

/**
 * What an operation does for those who sign in, by its shape: fields of its body and of its answer, and the addresses
 * of the document's OAuth flows; undefined for any other.
 */
export function signInRoleOf(facts: SchemaFacts, operation: Operation): SignInRole | undefined {
  if (isAuthorize(facts.model, operation)) return { kind: 'authorize' };
  if (isLogout(operation)) return { kind: 'logout' };
  if (operation.method !== 'post') return undefined;
  const fields = bodyFields(facts, operation);
  if (fields.has('granttype')) return { kind: 'token' };
  const isTokenUrl = flowUrls(facts.model, ['tokenUrl']).some((url) => leadsTo(operation, url));
  const hasToken = tokenPlace(facts, operation, successOf(operation)) !== undefined;
  const password = [...fields].find(([plain]) => passwords.has(plain))?.[1];
  const userName = users.find((name) => fields.has(name));
  const user = userName === undefined ? undefined : fields.get(userName);
  const signsIn = hasToken || isTokenUrl || setsCookie(operation);
  if (password !== undefined && user !== undefined && isOpen(operation) && signsIn && !isSignUp(operation)) {
    return { kind: 'login', userField: user, passwordField: password };
  }
  const refresh = fields.get('refreshtoken');
  if (refresh !== undefined && hasToken && password === undefined) {
    return { kind: 'refresh', tokenField: refresh };
  }
  return isTokenUrl ? { kind: 'token' } : undefined;
}

/** The first success that is documented; 200 where none is. */
export function successOf({ responses }: Operation): number {
  const status = responses.map((one) => one.status).find((one) => /^2\d\d$/.test(one));
  return status === undefined ? 200 : Number(status);
}

/** Where the answer has the object with the access token in it, and the name of the token's property. */
export function tokenPlace(
  facts: SchemaFacts,
  operation: Operation,
  status: number,
): { readonly path: readonly string[]; readonly schema: SchemaNode } | undefined {
  const schema = jsonContent(operation, status)?.schema;
  return schema && placeIn(facts, schema, []);
}

function placeIn(
  facts: SchemaFacts,
  schema: SchemaNode,
  path: readonly string[],
): { readonly path: readonly string[]; readonly schema: SchemaNode } | undefined {
  const plain = facts.plainProperties(schema);
  if (tokenNames.some((name) => plain.has(name))) return { path, schema };
  if (path.length >= maxDepth) return undefined;
  for (const [name, property] of facts.properties(schema)) {
    if (!facts.isObject(property.schema)) continue;
    const found = placeIn(facts, property.schema, [...path, name]);
    if (found) return found;
  }
  return undefined;
}

/** The plain name of the property that the access token goes into. */
export function accessTokenName(facts: SchemaFacts, schema: SchemaNode): string | undefined {
  const plain = facts.plainProperties(schema);
  return tokenNames.find((name) => plain.has(name));
}

/** The properties of a request's body as they are written, by their plain names. */
function bodyFields(facts: SchemaFacts, { requestBody }: Operation): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const { schema } of requestBody?.content ?? []) {
    if (!schema) continue;
    for (const name of facts.properties(schema).keys()) fields.set(plainName(name), name);
  }
  return fields;
}

/** Credentials are not asked for, or need not be sent. */
function isOpen({ security }: Operation): boolean {
  return security.length === 0 || security.some(({ schemes }) => schemes.size === 0);
}

function setsCookie(operation: Operation): boolean {
  const status = successOf(operation);
  if (!isNamedStatus(operation, status)) return false;
  const headers = findResponse(operation, status)?.headers ?? [];
  return headers.some(({ name }) => name.toLowerCase() === 'set-cookie');
}

function lastWords({ path, operationId = '' }: Operation): string {
  return `${path.split('/').at(-1)} ${operationId}`.toLowerCase();
}

function isSignUp(operation: Operation): boolean {
  return /register|sign-?_?up|reset|forgot|change/.test(lastWords(operation));
}

function isLogout(operation: Operation): boolean {
  const isWriting = operation.method === 'post' || operation.method === 'delete';
  return isWriting && /(?:^| )(?:user_?)?(?:log|sign)[-_]?out(?: |$|user)/.test(lastWords(operation));
}

function isAuthorize(model: Model, operation: Operation): boolean {
  if (operation.method !== 'get') return false;
  const names = new Set(operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name));
  if (names.has('client_id') && names.has('redirect_uri')) return true;
  return flowUrls(model, ['authorizationUrl']).some((url) => leadsTo(operation, url));
}

function flowUrls({ securitySchemes }: Model, keys: readonly string[]): readonly string[] {
  return [...securitySchemes.values()].flatMap(({ flows }) =>
    Object.values(flows).flatMap((flow) =>
      isObject(flow)
        ? keys.flatMap((key) => (typeof flow[key] === 'string' ? [flow[key] as string] : []))
        : [],
    ),
  );
}

/** Whether an address of a flow is that of an operation, on whatever host. */
function leadsTo({ path, servers }: Operation, url: string): boolean {
  const pathname = URL.parse(url, 'http://document.invalid')?.pathname;
  return pathname === path || servers.some(({ basePath }) => pathname === `${basePath}${path}`);
}
