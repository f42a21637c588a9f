import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';

/** A case about what a server keeps; its topic is also the end of its id. */
export function stateCase(
  operation: Operation,
  topic: string,
  title: string,
  run: (world: World) => Promise<void>,
): Case {
  const id = `${operation.name}/state/${topic}`;
  return { id, phase: 'sequences', operation, title, topic, needsState: true, run };
}
