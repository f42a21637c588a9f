import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import { sharedByRun } from '../run/shared-by-run.ts';
import type { World } from '../run/world.ts';
import { audienceOf } from './audience-words.ts';
import { authSubject, sendAs } from './auth-subject.ts';

/** What is for some people only, as the document says, is refused to the second user wherever that is not one of them. */
export function audienceCase(operation: Operation): Case {
  return {
    id: `${operation.name}/auth/audience`,
    phase: 'auth',
    operation,
    title: 'by somebody whom it is not for',
    topic: 'scope',
    run: async (world) => {
      const audience = audienceOf(operation);
      if (audience === undefined) return world.skip('the document does not say whom it is for');
      if (!world.options.secondUser) return world.skip('the run was given no second user');
      const subject = await authSubject(world, operation);
      // A request that fails anyway says nothing of who may make it.
      if (!subject.isAccepted) return world.skip(world.whyNoBaseline(operation));
      const exchange = await sendAs(world, subject, 'second');
      if (exchange) audienceEvidenceOf(world).saw({ world, operation, audience, exchange });
    },
  };
}

interface Answer {
  readonly world: World;
  readonly operation: Operation;
  readonly audience: string;
  readonly exchange: Exchange;
}

/** So many operations for the same people have to refuse the second user with 403. */
const enough = 2;

/** Who the second user is shows in what most operations answer: one that differs from the others has forgotten to ask. */
class AudienceEvidence {
  readonly #answers: Answer[] = [];

  saw(answer: Answer): void {
    this.#answers.push(answer);
  }

  conclude(): void {
    for (const same of Map.groupBy(this.#answers.splice(0), ({ audience }) => audience).values()) {
      const refused = same.filter(({ exchange }) => exchange.response.status === 403);
      const accepted = same.filter(({ exchange }) => isSuccess(exchange));
      if (refused.length < enough || accepted.length >= refused.length) continue;
      for (const one of accepted) tell(one);
    }
  }
}

function tell({ world, operation, audience, exchange }: Answer): void {
  world.report({
    code: 'scope-ignored',
    operation,
    message: `it is for ${audience}s only, and is done for somebody whom other operations for ${audience}s refuse`,
    expected: '403',
    actual: String(exchange.response.status),
    hint: 'Ask who is calling before anything is done.',
    steps: [exchange],
    detail: 'audience',
  });
}

/** The evidence of a run. */
const audienceEvidenceOf = sharedByRun(() => new AudienceEvidence());
