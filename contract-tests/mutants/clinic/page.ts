import { type Parameter, readParameters } from '../rules/read-parameters.ts';
import { numeric, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { Desk } from './desk.ts';
import { fail } from './replies.ts';

/** What was asked of a list. */
export interface Asked {
  readonly values: Readonly<Record<string, unknown>>;
  readonly first: number;
  readonly after: string | undefined;
}

/** Reads the parameters of a list, the paging among them. */
export function readAsked(
  desk: Desk,
  call: Call,
  filters: Readonly<Record<string, Parameter>>,
): Asked | { readonly reply: Reply } {
  const { on } = desk;
  const isPatients = call.template === '/patients';
  const min = on('first-zero-accepted') && !isPatients ? 0 : 1;
  const max = on('first-100-refused') && isPatients ? 99 : 100;
  const { values, faults } = readParameters((name) => call.query.getAll(name), {
    ...filters,
    first: { as: 'integer', rule: numeric({ min, max }), fallback: 20 },
    after: { as: 'text', rule: text({ max: 200 }) },
  });
  if (faults.length > 0) return { reply: fail(desk, 400, faults) };
  // The rules have made sure of the types.
  return { values, first: values.first as number, after: values.after as string | undefined };
}

/** Cuts a page out of a list; undefined where the cursor is none. */
export function cutPage<T extends { readonly id: string }>(
  { on, numberOf }: Desk,
  name: 'patients' | 'appointments',
  found: readonly T[],
  { first, after }: Asked,
): { readonly data: readonly T[]; readonly pageInfo: object } | undefined {
  const placeOf = ({ id }: { readonly id: string }) => numberOf(id) ?? 0;
  const all = [...found].sort((one, other) => placeOf(one) - placeOf(other));
  // By number, so that a cursor lives on when the entry that it names is removed.
  const place = after === undefined ? 0 : numberOf(idIn(after));
  if (place === undefined) return undefined;
  const start = all.filter((one) => placeOf(one) <= place).length;
  const shift = on('second-page-overlaps') && name === 'appointments' && start > 0 ? 1 : 0;
  const asked = on('first-ignored') && name === 'patients' ? 20 : first;
  const size = on('short-pages') ? Math.min(asked, 2) : asked;
  const data = all.slice(start - shift, start - shift + size);
  const last = data.at(-1);
  const isLast = start - shift + data.length >= all.length;
  const isEndless = on('pages-never-end') && name === 'patients' && last !== undefined && isLast;
  const endCursor = last === undefined ? null : cursorOf(isEndless ? (all[0] ?? last) : last);
  const hasNextPage = !isLast || isEndless;
  return { data, pageInfo: { endCursor, hasNextPage } };
}

function cursorOf({ id }: { readonly id: string }): string {
  return Buffer.from(`after:${id}`).toString('base64url');
}

/** The id that a cursor names; nothing where it is none of ours. */
function idIn(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString().slice('after:'.length);
  return cursorOf({ id }) === cursor ? id : '';
}
