import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { findResponse, isNamedStatus } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import { isSuccess, pathNames } from '../run/item.ts';
import { isSafeMethod } from '../run/safe-method.ts';
import { sharedByRun } from '../run/shared-by-run.ts';
import type { World } from '../run/world.ts';

/** What the second user was answered by an operation that asks for scopes. */
interface Answer {
  readonly world: World;
  readonly operation: Operation;
  readonly exchange: Exchange;
}

/** So many operations that ask for the same scopes have to say that the second user lacks one. */
const enough = 2;

/**
 * Which scopes the second user lacks, as the server shows it: what its token says is not for everybody to read. Nobody is
 * accused by one refusal, as that may be about a thing and not about a scope.
 */
class ScopeEvidence {
  readonly #answers: Answer[] = [];

  /** The answer to a request that the first user may make. */
  saw(answer: Answer): void {
    this.#answers.push(answer);
  }

  conclude(): void {
    const answers = this.#answers.splice(0);
    const isKnown = answers.some(({ exchange }) => isSuccess(exchange));
    for (const same of Map.groupBy(answers, scopesKey).values()) {
      const refused = same.filter(isForbidden);
      const told = refused.filter(isAboutScopes);
      // What names nothing can be refused for nobody's thing.
      const isUnnamed = (some: readonly Answer[]) =>
        some.length >= enough && some.some(({ operation }) => pathNames(operation).length === 0);
      const isTold = isUnnamed(told);
      // Where nobody says what the refusals are about, changes alone are as closed as those that are refused.
      const accepted = same.filter(
        ({ operation, exchange }) => isSuccess(exchange) && (isTold || !isSafeMethod(operation.method)),
      );
      if ((!isTold && !isUnnamed(refused)) || accepted.length >= refused.length) continue;
      for (const one of accepted) reportIgnored(one);
      if (isTold && isKnown) for (const one of same) reportStatus(one);
    }
  }
}

/** The evidence of a run. */
export const scopeEvidenceOf = sharedByRun(() => new ScopeEvidence());

/** The same for operations that ask for the same: whoever lacks a scope of one lacks it for all. */
function scopesKey({ operation }: Answer): string {
  return JSON.stringify(
    operation.security.map(({ schemes }) =>
      [...schemes].map(([name, scopes]) => [name, scopes.toSorted()]).toSorted(),
    ),
  );
}

function isForbidden({ exchange }: Answer): boolean {
  return exchange.response.status === 403;
}

/** A refusal that says, or is documented, to be about scopes. */
function isAboutScopes({ operation, exchange: { response } }: Answer): boolean {
  const said = [
    findResponse(operation, 403)?.description ?? '',
    headerOf(response.headers, 'www-authenticate') ?? '',
    new TextDecoder().decode(response.body.subarray(0, 4000)),
  ];
  return said.some((text) => /(?:\b|_)(?:scopes?|roles?|permissions?)\b/i.test(text));
}

function reportIgnored({ world, operation, exchange }: Answer): void {
  world.report({
    code: 'scope-ignored',
    operation,
    message:
      'a token is enough that is refused, for want of a scope, wherever else the document asks for the same',
    expected: '403',
    actual: String(exchange.response.status),
    steps: [exchange],
  });
}

/** Who is known and may not is told so: 401 asks to sign in, which changes nothing. */
function reportStatus({ world, operation, exchange }: Answer): void {
  if (exchange.response.status !== 401 || !isNamedStatus(operation, 403)) return;
  const at = findResponse(operation, 403)?.at;
  world.report({
    code: 'auth-status',
    operation,
    message: 'a token that is known, and lacks a scope, is refused as if it were not known',
    expected: '403',
    actual: '401',
    ...(at && { at }),
    steps: [exchange],
    detail: 'scope',
  });
}
