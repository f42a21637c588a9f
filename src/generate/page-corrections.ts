import { parsePointer } from '../document/pointer.ts';
import { ToolkitError } from '../error.ts';
import type { Operation } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import { isObject } from '../model/values.ts';
import type { PageData } from './page-data.ts';

const kinds = ['page', 'offset', 'cursor', 'link'] as const;
const pointers = ['total', 'pages', 'pageSize', 'nextCursor', 'nextPage', 'next', 'hasMore'];

/**
 * What was found of a list's pages, corrected by the operation's `x-pagination`.
 *
 * `false` says that it has none. An object names what is different: `kind`, `parameter`, `first`, `size`, `link`,
 * `lastItem`, and JSON pointers into the body for `items` and what is told: `{ items: /rows, nextCursor: /meta/next }`.
 *
 * @throws ToolkitError E_INPUT for anything else
 */
export function correctPage({ raw, at }: Operation, found: PageData | undefined): PageData | undefined {
  const said = raw['x-pagination'];
  if (said === undefined) return found;
  if (said === false) return undefined;
  const place = childOf(at, 'x-pagination');
  const refuse = (message: string): never => {
    const problem = { code: 'x-pagination', severity: 'error' as const, message, at: place };
    throw new ToolkitError('E_INPUT', `x-pagination cannot be used: ${message}`, { problems: [problem] });
  };
  if (!isObject(said)) return refuse('expected false, or an object');
  const entries = Object.entries(said).map(([name, value]) => checked(name, value, refuse));
  const told = Object.fromEntries(entries.filter(([name]) => pointers.includes(name)));
  const own = Object.fromEntries(entries.filter(([name]) => !pointers.includes(name)));
  const kind = own.kind ?? found?.kind ?? refuse(`kind is missing: one of ${kinds.join(', ')}`);
  const all = { ...found?.told, ...told };
  // Each value was checked to be what its name takes.
  return { ...found, ...own, kind, told: Object.keys(all).length > 0 ? all : undefined } as PageData;
}

function checked(
  name: string,
  value: unknown,
  refuse: (message: string) => never,
): readonly [string, unknown] {
  const expected = (what: string) => refuse(`${name}: expected ${what}, got ${JSON.stringify(value)}`);
  if (name === 'items' || pointers.includes(name)) {
    const path = typeof value === 'string' && (value === '' || value.startsWith('/'));
    return [name, path ? parsePointer(value) : expected('a JSON pointer, such as /data')];
  }
  if (name === 'kind') return [name, kinds.find((kind) => kind === value) ?? expected(kinds.join(', '))];
  if (name === 'parameter' || name === 'within' || name === 'lastItem')
    return [name, typeof value === 'string' && value !== '' ? value : expected('a name')];
  if (name === 'size')
    return [name, typeof value === 'string' ? [value, 0] : expected('the name of a parameter')];
  if (name === 'first') return [name, Number.isInteger(value) ? value : expected('a whole number')];
  if (name === 'link') return [name, value === true ? true : expected('true')];
  return refuse(`${JSON.stringify(name)} is not a name that it has`);
}
