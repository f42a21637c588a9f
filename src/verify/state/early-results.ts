import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { isSuccess, pathNames, pathValues } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { isMakeable } from './full-item.ts';
import { judgeEarly } from './judge-early.ts';
import { makeItem } from './make-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** How many things below one that goes through states are asked for. */
const maxBelow = 3;

/**
 * What comes of something that goes through states by itself is asked for at once, before it can be there, and after an
 * action that ends it: whatever comes then has to be documented. Costs two requests, and two more with such an action.
 */
export function planEarlyResults(subject: Subject): readonly Case[] {
  const { lifecycle } = subject.resource;
  const [create] = subject.creates;
  if (!lifecycle || !create || !isMakeable(subject)) return [];
  return resultsBelow(subject)
    .filter((operation) => subject.isWanted(operation))
    .map((operation) =>
      stateCase(operation, 'early', 'what is not there yet is refused as documented', (world) =>
        runEarly(world, subject, create, operation),
      ),
    );
}

/** The GETs below an item without parameters of their own, such as `/jobs/{id}/result`. */
function resultsBelow({ model, reads }: Subject): readonly Operation[] {
  const base = reads[0]?.operation.path.replace(/\/+$/, '');
  if (base === undefined) return [];
  return model.operations
    .filter(
      ({ method, path }) =>
        method === 'get' && path.startsWith(`${base}/`) && !path.slice(base.length).includes('{'),
    )
    .slice(0, maxBelow);
}

async function runEarly(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  operation: Operation,
): Promise<void> {
  const made = await makeItem(world, create);
  const request = likeliestRequest(world.model, operation);
  if (!made || !request) return world.skip('nothing could be created that it belongs to');
  const values = pathValues(world.map, operation, made.item);
  if (pathNames(operation).some((name) => !values.has(name)))
    return world.skip('nothing could be created that it belongs to');
  // Whoever sends it looks at the answer.
  const ask = (): Promise<Exchange | undefined> => world.send({ operation, request, item: made.item });
  const first = await ask();
  if (first && !isSuccess(first)) {
    const again = async () => {
      const other = await makeItem(world, create);
      const answer = other && (await world.send({ operation, request, item: other.item }));
      return other && answer && { item: other.item, steps: [other.exchange, answer] };
    };
    return judgeEarly(world, subject, operation, { item: made.item, steps: [made.exchange, first] }, again);
  }
  const ending = endingOf(subject);
  const known = ending && (await world.baseline(ending.operation));
  if (!ending || !known) return;
  const ended = await world.send({
    operation: ending.operation,
    request: known.request,
    item: made.item,
    manner: { isOdd: true },
  });
  if (ended && isSuccess(ended)) await ask();
}

/** An action whose name or words say that it leads to another end than the last state: `cancelled`. */
function endingOf({ actions, resource: { lifecycle } }: Subject): Acting<'action'> | undefined {
  const ends = new Set<unknown>(lifecycle?.otherEnds);
  return actions.find(({ role }) => lifecycle && ends.has(role.sets[lifecycle.property]));
}
