import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import type { Credentials } from '../request.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { authEvidenceOf } from './auth-evidence.ts';
import { authSubject, isRefusal, sendAs } from './auth-subject.ts';
import { credentialsOf, heldAlternative, heldSecret } from './held-secrets.ts';
import { scopesOf } from './json-web-token.ts';
import { scopeEvidenceOf } from './scope-evidence.ts';

/** Credentials that are real, but not enough for the operation. */
interface LesserCredentials {
  readonly what: string;
  readonly credentials: Credentials;
}

/** Credentials without the scope that an operation asks for, or of another scheme, are refused. */
export function scopeCase(operation: Operation): Case {
  return {
    id: `${operation.name}/auth/scope`,
    phase: 'auth',
    operation,
    title: 'with credentials that are not enough',
    topic: 'scope',
    run: async (world) => {
      const lesser = [...withoutScope(world, operation), ...ofOtherSchemes(world, operation)];
      const isAsked = mayLackScope(world, operation);
      if (isAsked) await askSecond(world, operation);
      if (lesser.length === 0)
        return isAsked ? undefined : world.skip('the run has no credentials that are not enough for it');
      if (authEvidenceOf(world).isOpen(operation)) return;
      const subject = await authSubject(world, operation);
      for (const one of lesser) {
        const exchange = await sendAs(world, subject, one.credentials);
        if (isRefusal(exchange)) authEvidenceOf(world).sawDifference();
        if (!exchange || !isSuccess(exchange)) continue;
        authEvidenceOf(world).suspect(world, {
          code: 'scope-ignored',
          operation,
          message: `${one.what} is enough`,
          expected: '403',
          actual: String(exchange.response.status),
          steps: [exchange],
        });
      }
    },
  };
}

/** Whether only the server can tell which scopes the second user has. */
function mayLackScope({ options }: World, { security }: Operation): boolean {
  if (!options.secondUser || scopesOf(bearerToken(options.secondUser))) return false;
  return (
    security.length > 0 &&
    security.every(({ schemes }) => [...schemes.values()].some((scopes) => scopes.length > 0))
  );
}

/** What one answer means shows in those of all operations that ask for the same. */
async function askSecond(world: World, operation: Operation): Promise<void> {
  const subject = await authSubject(world, operation);
  // A request that fails anyway says nothing of scopes.
  const exchange = subject.isAccepted ? await sendAs(world, subject, 'second') : undefined;
  if (exchange) scopeEvidenceOf(world).saw({ world, operation, exchange });
}

/** The second user's token, where it says that it has none of the scopes of any alternative. */
function withoutScope({ options }: World, { security }: Operation): readonly LesserCredentials[] {
  const scopes = scopesOf(bearerToken(options.secondUser ?? {}));
  if (!scopes) return [];
  const missing = security.map(({ schemes }) =>
    [...schemes.values()].flat().find((needed) => !scopes.has(needed)),
  );
  // One alternative that it has everything for lets it in.
  if (missing.length === 0 || missing.some((scope) => scope === undefined)) return [];
  return [{ what: `a token without the scope ${missing[0]}`, credentials: 'second' }];
}

/** The bearer token among headers; empty where there is none. */
export function bearerToken(headers: Readonly<Record<string, string>>): string {
  const authorization = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  return /^Bearer\s+(.+)$/i.exec(authorization ?? '')?.[1] ?? '';
}

/** Secrets of schemes that the operation does not name, where they differ from those that it takes. */
function ofOtherSchemes({ model, options }: World, operation: Operation): readonly LesserCredentials[] {
  const named = new Set(operation.security.flatMap(({ schemes }) => [...schemes.keys()]));
  const own = new Set((heldAlternative(model, operation, options) ?? []).map(({ secret }) => secret));
  if (own.size === 0) return [];
  return [...model.securitySchemes.values()].flatMap((scheme): LesserCredentials[] => {
    const secret = named.has(scheme.name) ? undefined : heldSecret(scheme, options);
    if (secret === undefined || own.has(secret)) return [];
    return [
      { what: `what the scheme ${scheme.name} carries`, credentials: credentialsOf([{ scheme, secret }]) },
    ];
  });
}
