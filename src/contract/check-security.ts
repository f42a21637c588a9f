import { parseCookies } from '../http/read-cookies.ts';
import { parseQuery } from '../http/read-query.ts';
import type { Model, Operation, SecurityScheme } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { headerText, type IncomingRequest, type RequestViolation } from './request-violation.ts';

/** What is missing in a request's credentials. */
export interface SecurityViolation extends RequestViolation {
  /** What `WWW-Authenticate` of a 401 asks for, of all alternatives; empty where HTTP has no name for it. */
  readonly tags: readonly string[];
  /** Those of schemes that the request did not try: Prism says nothing of credentials in a wrong form. */
  readonly untried: readonly string[];
}

/** Tells which credentials a request lacks; undefined where it has those of one alternative. */
export interface SecurityCheck {
  (request: IncomingRequest): SecurityViolation | undefined;
  /** What cannot be enforced: a scheme that is not described, or that cannot be seen in a request. */
  readonly problems: readonly Problem[];
}

/** A fault of one scheme: its `WWW-Authenticate`, or that it cannot be judged. */
type Fault =
  | { readonly tag: string | undefined; readonly isTried?: boolean }
  | { readonly unsupported: string };
type SchemeCheck = (request: IncomingRequest) => Fault | undefined;

/**
 * The check of an operation's credentials, made on first use and kept. It looks at their form: whether a token is the
 * right one, only the server knows.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#security-requirement-object
 */
export function securityCheckOf(model: Model, operation: Operation): SecurityCheck {
  let check = checks.get(operation);
  if (!check) {
    check = compile(model, operation);
    checks.set(operation, check);
  }
  return check;
}

const checks = new WeakMap<Operation, SecurityCheck>();

function compile(model: Model, operation: Operation): SecurityCheck {
  const problems: Problem[] = [];
  const alternatives = operation.security.map(({ at, schemes }) =>
    [...schemes.keys()].flatMap((name): SchemeCheck[] => {
      const scheme = model.securitySchemes.get(name);
      if (!scheme) {
        const message = `the security scheme "${name}" is not described; it is not enforced`;
        problems.push({ code: 'security-scheme-unknown', severity: 'warning', message, at });
        return [];
      }
      const check = schemeCheckOf(scheme);
      if (check) return [check];
      const kind = kindOf(scheme);
      const message = `the security scheme "${name}" (${kind}) cannot be seen in a request; it is not enforced`;
      problems.push({ code: 'security-scheme-unsupported', severity: 'warning', message, at: scheme.at });
      return [() => ({ unsupported: kind })];
    }),
  );
  // Where one alternative asks for nothing, any request may pass.
  const isOpen = alternatives.length === 0 || alternatives.some((schemes) => schemes.length === 0);
  return Object.assign(isOpen ? () => undefined : checkOf(alternatives), { problems });
}

function checkOf(alternatives: readonly (readonly SchemeCheck[])[]) {
  return (request: IncomingRequest): SecurityViolation | undefined => {
    const faults: Fault[] = [];
    for (const schemes of alternatives) {
      const before = faults.length;
      for (const check of schemes) {
        const fault = check(request);
        if (fault) faults.push(fault);
      }
      if (faults.length === before) return undefined;
    }
    return violationOf(faults);
  };
}

/** In Prism's words: the first fault speaks, all of them are asked for. */
function violationOf(faults: readonly Fault[]): SecurityViolation {
  const [first] = faults;
  const tagsOf = (some: readonly Fault[]) =>
    some.flatMap((fault) => ('tag' in fault && fault.tag !== undefined ? [fault.tag] : []));
  const tags = tagsOf(faults);
  const untried = tagsOf(faults.filter((fault) => !('isTried' in fault && fault.isTried)));
  if (first && 'unsupported' in first) {
    const message = `We currently do not support this type of security scheme: ${first.unsupported}`;
    return { in: 'security', path: [], severity: 'Warning', message, tags, untried };
  }
  const message = 'Invalid security scheme used';
  return { in: 'security', path: [], code: 401, severity: 'Error', message, tags, untried };
}

function kindOf({ type, scheme, in: place }: SecurityScheme): string {
  if (type === 'http') return `http/${scheme}`;
  return type === 'apiKey' ? `apiKey/${place}` : type;
}

/** Undefined for a scheme that leaves no known trace in a request: mutual TLS, other HTTP schemes. */
function schemeCheckOf(scheme: SecurityScheme): SchemeCheck | undefined {
  switch (scheme.type) {
    case 'apiKey':
      return scheme.parameterName === undefined ? undefined : keyCheck(scheme.in, scheme.parameterName);
    case 'oauth2':
      return authorizationCheck('OAuth2', isBearer);
    case 'openIdConnect':
      return authorizationCheck('OpenID', isBearer);
    case 'http':
      if (scheme.scheme === 'bearer') return authorizationCheck('Bearer', isBearer);
      if (scheme.scheme === 'basic') return authorizationCheck('Basic realm="*"', isBasic);
      if (scheme.scheme !== 'digest') return undefined;
      return authorizationCheck('Digest realm="*", nonce="abc123"', isDigest);
    case 'mutualTLS':
      return undefined;
  }
}

function keyCheck(place: SecurityScheme['in'], name: string): SchemeCheck | undefined {
  const isThere = keyReader(place, name);
  return isThere && ((request) => (isThere(request) ? undefined : { tag: undefined }));
}

function keyReader(
  place: SecurityScheme['in'],
  name: string,
): ((request: IncomingRequest) => boolean) | undefined {
  const isNamed = (field: { readonly name: string; readonly raw: string }) =>
    field.name === name && field.raw !== '';
  switch (place) {
    case 'header': {
      const lower = name.toLowerCase();
      return ({ headers }) => (headerText(headers, lower) ?? '') !== '';
    }
    case 'query':
      return ({ query }) => (parseQuery(query) ?? []).some(isNamed);
    case 'cookie':
      return ({ headers }) => parseCookies(headerText(headers, 'cookie')).some(isNamed);
    default:
      return undefined;
  }
}

function authorizationCheck(tag: string, isRight: (credentials: string) => boolean): SchemeCheck {
  const [untried, tried] = [{ tag }, { tag, isTried: true }];
  const scheme = /^(?:Basic|Digest)(?= )/.exec(tag)?.[0].toLowerCase();
  return ({ headers }) => {
    const credentials = headerText(headers, 'authorization') ?? '';
    if (isRight(credentials)) return undefined;
    return scheme !== undefined && credentials.split(' ', 1)[0]?.toLowerCase() === scheme ? tried : untried;
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-11.1 the scheme is case-insensitive */
function isBearer(credentials: string): boolean {
  return /^Bearer\s+\S/i.test(credentials);
}

/** A name and a password, which may hold further colons. @see https://www.rfc-editor.org/rfc/rfc7617#section-2 */
function isBasic(credentials: string): boolean {
  const token = /^Basic +(\S+) *$/i.exec(credentials)?.[1];
  return token !== undefined && Buffer.from(token, 'base64').toString().includes(':');
}

/** @see https://www.rfc-editor.org/rfc/rfc7616#section-3.4 */
function isDigest(credentials: string): boolean {
  if (!/^Digest /i.test(credentials)) return false;
  const names = new Set(credentials.match(/[a-z]+(?==)/gi)?.map((name) => name.toLowerCase()));
  return ['username', 'realm', 'nonce', 'uri', 'response'].every((name) => names.has(name));
}
