import type { StateCall } from './state-call.ts';
import type { ItemScope } from './store.ts';

/** Singular resources that were deleted, by resource and scope: they do not come back by being looked at. */
export function isDeleted({ call, resource }: StateCall, scope: ItemScope): boolean {
  const note = call.world.notes.get(noteOf(call.api));
  return note instanceof Set && note.has(JSON.stringify([resource.name, scope]));
}

/** The most that are remembered; beyond it the first is forgotten. */
const maxDeleted = 10_000;

/** Notes that a singular resource was deleted. */
export function noteDeleted({ call, resource }: StateCall, scope: ItemScope): void {
  const note = call.world.notes.get(noteOf(call.api));
  // The note has one writer, which is here. A copy, so that snapshots keep what they had.
  const deleted = new Set(note instanceof Set ? (note as Set<string>) : []);
  deleted.add(JSON.stringify([resource.name, scope]));
  const [oldest] = deleted;
  if (deleted.size > maxDeleted && oldest !== undefined) deleted.delete(oldest);
  call.world.notes.set(noteOf(call.api), deleted);
}

function noteOf(api: string): string {
  return `state/${api}/deleted`;
}
