import type { MediaType, Operation } from '../../model/model.ts';
import { itemForRefusals, renewItem } from '../boundaries/target-item.ts';
import { held, settledRequest } from '../boundaries/wire-check.ts';
import type { Case } from '../case.ts';
import type { CaseRequest } from '../request.ts';
import { baselineAs } from '../run/baseline-as.ts';
import type { CallManner } from '../run/caller.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';

/** A request that nobody means well, and that a server answers all the same. */
export interface OddInput {
  /** The request, made of one that is accepted; undefined where it cannot be made so. */
  readonly make: (request: CaseRequest) => CaseRequest | undefined;
  readonly manner?: CallManner;
  /** The media type of the body that is changed. Default: that of what usually works. */
  readonly of?: MediaType;
  /** What to try in its place where it is refused: the parts of it, one at a time. */
  readonly parts?: readonly OddInput[];
}

/** What kind of odd inputs a case is about. */
type OddKind = 'text' | 'number' | 'path' | 'query' | 'body' | 'header';

/**
 * Odd inputs of one kind to one operation. Any refusal will do: failures, silence and stack traces are found in the
 * answers by whoever sends.
 */
export function oddInputCase(
  operation: Operation,
  kind: OddKind,
  inputs: (world: World) => readonly OddInput[],
): Case {
  return {
    id: `${operation.name}/odd/${kind}`,
    phase: 'boundaries',
    operation,
    title: `odd inputs: ${kind}`,
    topic: 'odd-input',
    run: async (world) => {
      const baseline = await world.baseline(operation);
      if (!baseline) return world.skip(world.whyNoBaseline(operation));
      for (const input of inputs(world)) {
        const accepted = (input.of && (await baselineAs(world, operation, input.of))) ?? baseline;
        if (!(await send(world, operation, accepted.request, input))) return;
      }
    },
  };
}

/** False where the server failed: one failure of a kind is enough. */
async function send(
  world: World,
  operation: Operation,
  accepted: CaseRequest,
  { make, manner, parts = [] }: OddInput,
): Promise<boolean> {
  const item = await itemForRefusals(world, operation);
  if (!item) return world.skip('what it works on could be neither made nor found');
  const settled = await settledRequest(world, operation, accepted, item);
  const request = make(settled);
  if (!request) return true;
  const exchange = await world.send({
    operation,
    request: held(request),
    item,
    manner: { isOdd: true, ...manner },
  });
  const status = exchange?.response.status ?? 0;
  if (status >= 500 || (!exchange && !manner?.mayBreak)) return false;
  if (isSuccess(exchange) && usesUp(world, operation)) await renewItem(world, operation);
  if (status >= 400 && status !== 429)
    for (const part of parts) if (!(await send(world, operation, accepted, part))) return false;
  return true;
}

function usesUp({ map }: World, operation: Operation): boolean {
  const kind = map.roles.get(operation)?.kind;
  return kind === 'delete' || kind === 'action';
}
