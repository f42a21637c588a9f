import { findResponse } from '../../contract/find-response.ts';
import type { Model, Operation, SecurityRequirement, SecurityScheme } from '../../model/model.ts';
import type { Call, Directed } from '../behaviour.ts';
import type { ApiIdentity, KnownCredential } from '../identity/identity.ts';
import { findAccepted, type SchemeCredentials } from './accepted.ts';
import { presentedFor, secretKindOf } from './presented.ts';

/** What of a call credentials are judged by. */
export type CredentialCall = Pick<Call, 'operation' | 'request' | 'world'>;

/** The credentials that a mock accepts. */
export interface Credentials {
  /** What a request is answered whose credentials are not accepted; undefined where they are. */
  decide(call: CredentialCall): Directed | undefined;
  /** The names of the credentials that a request is accepted by: `ann`, `apiKey/0`; empty where none is listed. */
  acceptedAs(call: CredentialCall): readonly string[];
  /** Which schemes of an operation have a list. */
  explain(operation: Operation): readonly string[];
}

/**
 * Makes the check of an API's credentials by the lists of its file and by what its issuer gave out; undefined where it
 * has neither. Other schemes accept whatever has the right form, and that is left to the check of the form.
 *
 * @example
 * createCredentials(model, file.credentials)?.decide({ operation, request, world })?.status // 401, 403, or undefined
 */
export function createCredentials(
  model: Model,
  section: readonly SchemeCredentials[],
  identity?: ApiIdentity,
): Credentials | undefined {
  if (section.length === 0 && !identity) return undefined;
  const lists: Lists = new Map(section.map((one) => [one.scheme, one]));
  const known: Known = { model, lists, identity };
  const judge = (call: CredentialCall): Verdict =>
    // Where tokens are given out, who asks is judged with what they ask for.
    identity?.isSignIn(call.operation) ? { kind: 'accepted', labels: [] } : judgeAll(known, call);
  return {
    decide(call) {
      const verdict = judge(call);
      return verdict.kind === 'accepted' ? undefined : refusalOf(call.operation, verdict);
    },
    acceptedAs(call) {
      const verdict = judge(call);
      return verdict.kind === 'accepted' ? verdict.labels : [];
    },
    explain: ({ security }) => {
      const names = new Set(security.flatMap(({ schemes }) => [...schemes.keys()]));
      const issued = [...model.securitySchemes.values()].filter((scheme) => identity?.covers(scheme));
      return [
        ...section
          .filter(({ scheme }) => names.has(scheme))
          .map(({ scheme, accepted }) => `${scheme}: ${accepted.length} credentials are accepted`),
        ...issued
          .filter(({ name }) => names.has(name))
          .map(({ name }) => `${name}: what the mock's own issuer knows is accepted`),
      ];
    },
  };
}

type Lists = ReadonlyMap<string, SchemeCredentials>;

/** What credentials are compared with. */
interface Known {
  readonly model: Model;
  readonly lists: Lists;
  readonly identity: ApiIdentity | undefined;
}

/** What is said of one alternative, the better the later in `ranks`. */
type Verdict =
  | { readonly kind: 'accepted'; readonly labels: readonly string[] }
  | { readonly kind: 'missing' | 'unknown' | 'expired'; readonly scheme: SecurityScheme }
  | {
      readonly kind: 'scopes';
      readonly scheme: SecurityScheme;
      readonly needed: readonly string[];
      readonly missing: readonly string[];
    };
type Refused = Exclude<Verdict, { readonly kind: 'accepted' }>;

const ranks = ['missing', 'unknown', 'expired', 'scopes', 'accepted'];

/** One alternative suffices; where none does, the one speaks that comes nearest. */
function judgeAll(known: Known, call: CredentialCall): Verdict {
  let best: Verdict | undefined;
  for (const requirement of call.operation.security) {
    const verdict = judgeOne(known, requirement, call);
    if (!best || ranks.indexOf(verdict.kind) > ranks.indexOf(best.kind)) best = verdict;
    if (verdict.kind === 'accepted') break;
  }
  return best ?? { kind: 'accepted', labels: [] };
}

/** All schemes of an alternative must be satisfied; those that the document does not describe, nobody can judge. */
function judgeOne(known: Known, { schemes }: SecurityRequirement, call: CredentialCall): Verdict {
  const { securitySchemes } = known.model;
  const labels: string[] = [];
  for (const [name, needed] of schemes) {
    const scheme = securitySchemes.get(name);
    // Of a digest or a certificate nothing can be compared; its form was checked before.
    if (!scheme || !secretKindOf(scheme)) continue;
    const secret = presentedFor(scheme, call.request);
    if (secret === undefined) return { kind: 'missing', scheme };
    const list = known.lists.get(name);
    if (!list && !known.identity?.covers(scheme)) continue;
    const found = (list && findAccepted(list.accepted, secret)) ?? issuedFor(known, scheme, secret, call);
    if (!found) return { kind: 'unknown', scheme };
    if (found.expiresMs !== undefined && call.world.clock.now().getTime() >= found.expiresMs) {
      return { kind: 'expired', scheme };
    }
    const missing = found.scopes ? needed.filter((scope) => !found.scopes?.includes(scope)) : [];
    if (missing.length > 0) return { kind: 'scopes', scheme, needed, missing };
    labels.push(found.label);
  }
  return { kind: 'accepted', labels };
}

/** What the issuer knows of a secret. A token whose scopes an operation asks for is good for nothing by another scheme. */
function issuedFor(
  { identity }: Known,
  scheme: SecurityScheme,
  secret: string,
  { operation, world }: CredentialCall,
): KnownCredential | undefined {
  if (!identity?.covers(scheme)) return undefined;
  if (scheme.type === 'http' && scheme.scheme === 'bearer' && identity.asksForScopes(operation))
    return undefined;
  return identity.find(scheme, secret, world);
}

/** Missing scopes are 403 where that is documented, else 401. */
function refusalOf(operation: Operation, verdict: Refused): Directed {
  const status = verdict.kind === 'scopes' && findResponse(operation, 403) ? 403 : 401;
  const challenge = challengeOf(verdict);
  const headers = findResponse(operation, status)?.headers ?? [];
  // Clients are written for what the document says of it.
  const isDocumented = headers.some(({ name }) => name.toLowerCase() === 'www-authenticate');
  return {
    status,
    ...(challenge !== undefined && !isDocumented && { headers: { 'www-authenticate': challenge } }),
    because: `credentials of ${verdict.scheme.name}: ${reasonOf(verdict)}`,
  };
}

/** Undefined for keys, for which HTTP has no name. @see https://www.rfc-editor.org/rfc/rfc6750#section-3 */
function challengeOf(verdict: Refused): string | undefined {
  const kind = secretKindOf(verdict.scheme);
  if (kind !== 'token') return kind === 'user' ? 'Basic realm="mock"' : undefined;
  if (verdict.kind === 'missing') return 'Bearer';
  const description = inQuotes(reasonOf(verdict));
  if (verdict.kind !== 'scopes') return `Bearer error="invalid_token", error_description="${description}"`;
  const scope = inQuotes(verdict.needed.join(' '));
  return `Bearer error="insufficient_scope", error_description="${description}", scope="${scope}"`;
}

function reasonOf(verdict: Refused): string {
  switch (verdict.kind) {
    case 'missing':
      return 'none is sent';
    case 'unknown':
      return 'it is not one of those that are accepted';
    case 'expired':
      return 'it has expired';
    case 'scopes':
      return `the scope ${verdict.missing.join(' ')} is missing`;
  }
}

/** A text that can stand in quotes in a header. */
function inQuotes(text: string): string {
  return text.replace(/[^\x21\x23-\x5b\x5d-\x7e ]/g, '');
}
