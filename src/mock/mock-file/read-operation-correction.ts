import { normalKey } from '../../contract/operations-named.ts';
import { isObject } from '../../model/values.ts';
import type { OperationCorrection, WrittenRole } from '../../resources/corrections.ts';
import { isNone, readName, readNames } from './read-name.ts';
import type { WrittenValue } from './written-value.ts';

const kinds = {
  creates: 'create',
  lists: 'list',
  reads: 'read',
  replaces: 'replace',
  patches: 'patch',
  deletes: 'delete',
} as const;
const verbs = Object.keys(kinds);
const hint = 'Write "none", { creates: jobs }, or { sets: { status: cancelled } }.';

/** Reads what single operations do: `{ runEvaluation: { creates: evaluations }, analyzeQuery: none }`. */
export function readOperationCorrections(written: WrittenValue): readonly OperationCorrection[] {
  const example = 'Write an operationId, or "POST /jobs", and below it what it does.';
  const entries = written.entries('an object of operations', example) ?? [];
  return entries.flatMap(([key, value]) => {
    const role = readRole(value);
    return role ? [{ at: value.at, key: normalKey(key), role }] : [];
  });
}

function readRole(written: WrittenValue): WrittenRole | undefined {
  if (isNone(written)) return { kind: 'none' };
  if (!isObject(written.value)) return written.mismatch('what the operation does', hint);
  const fields = written.fields([...verbs, 'sets', 'of', 'from']);
  if (!fields) return undefined;
  const said = [...verbs, 'sets'].filter((verb) => fields.has(verb));
  const [verb] = said;
  if (said.length !== 1 || verb === undefined) {
    const what = said.length === 0 ? 'does nothing' : `does ${said.length} things: ${said.join(', ')}`;
    return written.fail(`this operation ${what}`, hint);
  }
  const value = fields.get(verb);
  if (verb === 'sets') return readAction(fields);
  for (const other of ['of', 'from']) {
    fields.get(other)?.fail(`"${other}" belongs to "sets"`, `Take it out, or write "sets" for "${verb}".`);
  }
  if (fields.size > 1 || !value) return undefined;
  const resource = readName(value, 'the name of a resource', `Write "${verb}: jobs".`);
  // One of the verbs, as was looked up above.
  return resource && { kind: kinds[verb as keyof typeof kinds], resource };
}

function readAction(fields: ReadonlyMap<string, WrittenValue>): WrittenRole | undefined {
  const [sets, of, from] = ['sets', 'of', 'from'].map((key) => fields.get(key));
  const values = sets?.entries('an object of properties', 'Write "sets: { status: cancelled }".');
  const resource = of && readName(of, 'the name of a resource', 'Write "of: jobs".');
  const states = from && readNames(from, 'a list of states', 'Write "from: [queued, running]".');
  if (!values || !sets || (of && !resource) || (from && !states)) return undefined;
  const entries = values.map(([name, { value }]) => [name, value] as const);
  return {
    kind: 'action',
    sets: Object.fromEntries(entries),
    setsAt: sets.at,
    resource,
    from: states?.map(({ value }) => value),
  };
}
