import type { Draft } from './draft.ts';

/** Names for resources: `jobs`, `ingestion/sources`; the whole path where two would have the same name. */
export function nameDrafts(drafts: Iterable<Draft>): Map<Draft, string> {
  const taken = new Set<string>();
  const names = new Map<Draft, string>();
  for (const draft of [...drafts].toSorted((one, other) => one.parameters.length - other.parameters.length)) {
    const short = draft.literals.join('/') || 'root';
    const long = pathOf(draft);
    let name = taken.has(short) ? long : short;
    for (let count = 2; taken.has(name); count += 1) name = `${long}-${count}`;
    taken.add(name);
    names.set(draft, name);
  }
  return names;
}

/** The key with the names of its parameters: `users/{user_id}/posts`. */
function pathOf({ key, parameters }: Draft): string {
  let index = 0;
  return key.slice(1).replaceAll('{}', () => {
    index += 1;
    return `{${parameters[index - 1] ?? ''}}`;
  });
}
