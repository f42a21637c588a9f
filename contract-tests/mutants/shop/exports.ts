import type { Reply } from '../serve.ts';
import { fail, one } from './replies.ts';
import type { Export, User } from './shop.ts';
import type { Given, World } from './world.ts';

const delimiters: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t' };

/** POST /exports */
export function startExport(world: World, { user, body }: Given): Reply {
  const { shop, on } = world;
  const made: Export = {
    owner: user.email,
    id: `exp_${shop.next().toString(36).padStart(6, '0')}`,
    kind: String(body.kind),
    // The document has made sure of the types.
    columns: (body.columns ?? ['id', 'label']) as readonly string[],
    delimiter: String(body.delimiter ?? 'comma'),
    created_at: shop.now(),
    step: 0,
  };
  shop.exports.set(made.id, made);
  const wait = on('retry-after-in-words') ? 'soon' : '0';
  const headers = { Location: `/shop/api/exports/${made.id}`, 'Retry-After': wait };
  return one(on('export-answers-200') ? 200 : 202, shown(world, made), headers);
}

/** GET /exports/{exportId}; every look takes it a step further. */
export function getExport(world: World, given: Given): Reply {
  const { shop, on } = world;
  const found = findExport(world, given);
  if (!found) return fail(404);
  const last = on('export-never-done') ? 1 : 2;
  const after = { ...found, step: Math.min(found.step + (given.call.method === 'HEAD' ? 0 : 1), last) };
  shop.exports.set(found.id, after);
  return one(200, shown(world, after));
}

/** GET /exports/{exportId}/file */
export function getExportFile(world: World, given: Given): Reply {
  const { on } = world;
  const found = findExport(world, given);
  if (!found) return fail(404);
  if (found.step < 2) return fail(409);
  const delimiter = delimiters[found.delimiter] ?? ',';
  const lines = [found.columns, ...rowsOf(world, found).map((row) => found.columns.map((name) => row[name]))];
  const body = lines.map((line) => `${line.join(delimiter)}\r\n`).join('');
  const headers = {
    'Content-Type': on('file-as-json') ? 'application/json' : 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${found.kind}.csv"`,
  };
  return { status: 200, headers, body, ...(on('file-cut-off') && { fault: 'truncate' as const }) };
}

function findExport({ shop }: World, { user, values }: Given): Export | undefined {
  const found = shop.exports.get(String(values.exportId));
  return found?.owner === user.email ? found : undefined;
}

function shown(world: World, { owner, step, ...found }: Export): object {
  const rows = step < 2 ? null : rowsOf(world, { owner, kind: found.kind }).length;
  return {
    ...found,
    status: ['queued', 'running', 'done'][step],
    rows: world.on('rows-as-text') && rows !== null ? `${rows}` : rows,
    finished_at: step < 2 ? null : '2026-03-02T11:00:00Z',
  };
}

/** What stands in a file; none of it needs quotes. */
function rowsOf(
  { shop }: World,
  { owner, kind }: { readonly owner: User['email']; readonly kind: string },
): readonly Readonly<Record<string, unknown>>[] {
  if (kind === 'addresses') {
    const own = [...shop.addresses.values()].filter((address) => address.owner === owner);
    return own.map(({ fields }) => ({ id: fields.id, created_at: fields.created_at, label: fields.label }));
  }
  const own = [...shop.orders.values()].filter((order) => order.owner === owner);
  return own.map(({ id, placed_at, status }) => ({ id, created_at: placed_at, label: status }));
}
