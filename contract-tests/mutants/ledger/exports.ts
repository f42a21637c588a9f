import type { Call, Reply } from '../serve.ts';
import { readBody } from './admit.ts';
import { type Books, type Export, now } from './books.ts';
import { fail, succeed } from './replies.ts';

type Values = Readonly<Record<string, unknown>>;

/** POST /exports */
export function startExport(books: Books, call: Call): Reply {
  const { on } = books;
  const read = readBody(books, call);
  if (!read.ok) return read.reply;
  // The document has made sure of the types.
  const { from, to, delimiter = 'comma', accounts } = read.value as Partial<Export> & Values;
  if (String(to) < String(from)) return fail(books, 422, [{ field: '/to', issue: 'is before the start' }]);
  books.made += 1;
  const number = String(books.made).padStart(6, '0');
  const made = { number, from, to, delimiter, accounts, createdAt: now(books), begunAt: books.ticks };
  books.exports.set(number, made as Export);
  const base = on('operation-location-without-base') ? '' : '/ledger/v1';
  const location = { 'Operation-Location': `${base}/operations/op_${number}` };
  const headers = { ...(!on('no-operation-location') && location), 'Retry-After': '1' };
  return succeed(books, on('export-is-200') ? 200 : 202, operationOf(books, made as Export), headers);
}

/** GET /operations/{id} */
export function getOperation(books: Books, _call: Call, values: Values): Reply {
  const { on } = books;
  const found = books.exports.get(String(values.id).slice('op_'.length));
  if (!found) return fail(books, 404);
  const operation = operationOf(books, found);
  if (on('progress-as-share'))
    return succeed(books, 200, { ...operation, progress: operation.progress / 200 });
  const after = on('retry-after-as-date') ? 'Sun, 01 Jun 2025 09:00:00 GMT' : '1';
  return succeed(books, 200, operation, operation.status === 'done' ? {} : { 'Retry-After': after });
}

/** GET /exports/{id}/file */
export function getExportFile(books: Books, _call: Call, values: Values): Reply {
  const { on } = books;
  const found = books.exports.get(String(values.id).slice('exp_'.length));
  if (!found) return on('trace-in-404') ? traced(books) : fail(books, 404);
  if (operationOf(books, found).status !== 'done') return fail(books, 409);
  return {
    status: 200,
    headers: {
      'Content-Type': on('file-as-octets') ? 'application/octet-stream' : 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="ledger-${found.number}.csv"`,
    },
    body: linesOf(books, found).join(''),
  };
}

/** An export takes as long as four other requests; the slow one as long as nine. */
function operationOf({ on, ticks }: Books, { number, begunAt, createdAt }: Export) {
  const share = Math.min(1, (ticks - begunAt) / (on('slow-exports') ? 9 : 4));
  const status = share === 1 ? 'done' : share < 0.5 ? 'pending' : 'running';
  return {
    id: `op_${number}`,
    status,
    progress: Math.floor(share * 100),
    export_id: `exp_${number}`,
    file: status === 'done' ? `/ledger/v1/exports/exp_${number}/file` : null,
    created_at: createdAt,
  };
}

function linesOf({ transactions }: Books, { from, to, delimiter, accounts }: Export): string[] {
  const quoted = (cell: string) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const line = (cells: readonly string[]) =>
    `${cells.map(quoted).join(delimiter === 'comma' ? ',' : ';')}\r\n`;
  const rows = [...transactions.values()]
    .filter(({ date }) => date >= from && date <= to)
    .flatMap(({ id, date, memo, postings }) =>
      postings
        .filter(({ debit, credit }) => !accounts || accounts.includes(debit) || accounts.includes(credit))
        .map(({ debit, credit, amount }) => line([date, id, debit, credit, amount, memo ?? ''])),
    );
  return [line(['date', 'transaction', 'debit', 'credit', 'amount', 'memo']), ...rows];
}

function traced(books: Books): Reply {
  const reply = fail(books, 404);
  const envelope = JSON.parse(String(reply.body));
  const trace =
    "Error: ENOENT: no such file or directory, open '/srv/ledger/exports/x.csv'\n    at Object.openSync (node:fs:573:18)\n    at readExport (/srv/ledger/dist/exports.js:88:14)";
  return { ...reply, body: JSON.stringify({ ...envelope, error: { ...envelope.error, message: trace } }) };
}
