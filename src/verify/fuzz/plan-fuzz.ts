import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { fuzzPartsOf } from './fuzz-parts.ts';

/** How often each operation has its turn, and how many requests it tries then. */
const rounds = 5;
const triesOfRound = 5;

/** Random requests of the schemas: valid ones, and ones with one thing wrong. All operations have their turns in rounds. */
export function planFuzz(model: Model, operations: readonly Operation[]): readonly Case[] {
  const cases: Case[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const operation of operations) {
      const turn = cases.length;
      cases.push({
        id: `${operation.name}/fuzz/${round}`,
        phase: 'fuzz',
        operation,
        title: `random requests, round ${round}`,
        topic: 'fuzz',
        run: (world) => runTurn(world, operation, { model, round, left: cases.length - turn }),
      });
    }
  }
  return cases;
}

/** @param turn `left`: how many turns are left, this one included: each has its share of what may still be sent */
async function runTurn(
  world: World,
  operation: Operation,
  { model, round, left }: { readonly model: Model; readonly round: number; readonly left: number },
): Promise<void> {
  const parts = fuzzPartsOf(model, operation);
  if (parts.parameters.length + parts.bodies.length + parts.places.length === 0)
    world.skip('nothing of its requests can be varied');
  // Of ids alone there is little that can be wrong: one round tells it.
  if (round > 1 && parts.parameters.length + parts.bodies.length === 0) return;
  const baseline = await world.baseline(operation);
  if (!baseline) world.skip(world.whyNoBaseline(operation));
  const share = Math.ceil(world.caller.left / left);
  const start = world.requests;
  // Loaded when it is first needed: most runs of other phases never are.
  const { FuzzRun } = await import('./fuzz-run.ts');
  const run = new FuzzRun(world, operation, parts, baseline);
  for (let index = 0; index < triesOfRound && world.requests - start < share; index += 1)
    if (!(await run.tryOne(index))) return;
}
