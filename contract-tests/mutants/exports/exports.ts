import { email } from '../rules/formats.ts';
import { readBody } from '../rules/read-body.ts';
import { readParameters } from '../rules/read-parameters.ts';
import { list, nullable, numeric, oneOf, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { type Desk, type StoredExport, separators } from './desk.ts';
import { statusOf } from './export-status.ts';
import { attachment, json, refusal } from './replies.ts';

const statuses = ['queued', 'running', 'completed', 'failed', 'cancelled'];

const orderRule = ({ on }: Desk) =>
  record(
    {
      file_id: text({ pattern: /^file_[0-9a-f]{8}$/ }),
      format: oneOf(['csv', 'tsv']),
      'columns?': list(text({ min: 1, max: 40 }), {
        min: 1,
        max: 10,
        unique: !on('repeated-columns-accepted'),
      }),
      'label?': nullable(text({ max: 60 })),
      'priority?': oneOf(on('high-priority-refused') ? ['low', 'normal'] : ['low', 'normal', 'high']),
      'delay_seconds?': numeric({ min: 0, max: on('delay-limit-off') ? 301 : 300, whole: true }),
      'notify_email?': on('email-not-checked') ? text() : text({ format: email }),
    },
    { open: on('unknown-fields-accepted') },
  );

/** POST /exports */
export function createExport(desk: Desk, call: Call, owner: string): Reply {
  const { on } = desk;
  const mediaTypes = ['application/json', ...(on('any-media-type') ? ['text/plain'] : [])];
  const read = readBody(call, orderRule(desk), mediaTypes);
  if (!read.ok) {
    if (read.kind === 'invalid') return refusal(422, read.faults);
    return refusal(read.kind === 'malformed' ? 400 : 415);
  }
  const { file_id, ...given } = read.value;
  const file = desk.files.get(String(file_id));
  if (file?.owner !== owner) return refusal(422, [{ field: 'file_id', reason: 'is no file of yours' }]);
  const priority = on('default-priority-low') ? 'low' : 'normal';
  const order = { label: null, priority, delay_seconds: 0, ...given };
  const made = { id: desk.nextId('exp'), owner, file, order, createdAt: desk.now(), cancelledAt: undefined };
  desk.exports.set(made.id, made);
  const wait = on('retry-after-in-words') ? 'soon' : '1';
  const location = on('no-location') ? {} : { Location: `/export-desk/v1/exports/${made.id}` };
  return json(on('order-answers-201') ? 201 : 202, shown(desk, made), { ...location, 'Retry-After': wait });
}

/** GET /exports */
export function listExports(desk: Desk, call: Call, owner: string): Reply {
  const { on } = desk;
  const { values, faults } = readParameters((name) => call.query.getAll(name), {
    status: { as: 'text', rule: oneOf(statuses) },
    file_id: { as: 'text', rule: text({ pattern: /^file_[0-9a-f]{8}$/ }) },
    limit: { as: 'integer', rule: numeric({ min: 1, max: 100 }), fallback: 20 },
    offset: { as: 'integer', rule: numeric({ min: 0, max: 100_000 }), fallback: 0 },
  });
  if (on('huge-offset-crashes') && Number(call.query.get('offset')) > 2 ** 31) return refusal(500);
  if (faults.length > 0) return refusal(422, faults);
  const { status, file_id, limit, offset } = values as {
    readonly status?: string;
    readonly file_id?: string;
    readonly limit: number;
    readonly offset: number;
  };
  const found = [...desk.exports.values()].filter(
    (one) =>
      (one.owner === owner || on('foreign-exports-listed')) &&
      (file_id === undefined || one.file.id === file_id) &&
      (status === undefined || on('status-filter-ignored') || statusOf(desk, one).status === status),
  );
  const end = on('limit-ignored') ? undefined : offset + limit;
  return json(200, { exports: found.slice(offset, end).map((one) => shown(desk, one)), total: found.length });
}

/** GET /exports/{exportId} */
export function getExport(desk: Desk, call: Call, owner: string): Reply {
  const found = find(desk, call, owner);
  if (!found) return refusal(404);
  const { progress, ...rest } = shown(desk, found);
  const isText = desk.on('progress-becomes-text') && rest.status === 'completed';
  return json(200, { ...rest, progress: isText ? `${progress}` : progress });
}

/** DELETE /exports/{exportId} */
export function deleteExport(desk: Desk, call: Call, owner: string): Reply {
  const found = find(desk, call, owner, 'foreign-export-deletable');
  if (!found) return refusal(404);
  if (statusOf(desk, found).endedAt === undefined) return refusal(409);
  desk.exports.delete(found.id);
  return { status: 204 };
}

/** POST /exports/{exportId}/cancel */
export function cancelExport(desk: Desk, call: Call, owner: string): Reply {
  const { on } = desk;
  if (on('cancel-hangs-on-unknown') && !desk.exports.has(call.params.exportId ?? '')) {
    return { status: 404, fault: 'hang' };
  }
  const found = find(desk, call, owner);
  if (!found) return refusal(404);
  if (statusOf(desk, found).endedAt !== undefined) return refusal(on('late-cancel-answers-400') ? 400 : 409);
  const cancelled = { ...found, cancelledAt: desk.now() };
  if (!on('cancel-forgotten')) desk.exports.set(found.id, cancelled);
  return json(200, shown(desk, cancelled));
}

/** GET /exports/{exportId}/result */
export function downloadResult(desk: Desk, call: Call, owner: string): Reply {
  const found = find(desk, call, owner);
  if (!found) return refusal(404);
  if (statusOf(desk, found).status !== 'completed') return refusal(409);
  const { format, columns } = found.order as { format: string; columns?: string[] };
  const separator = separators[found.file.delimiter] ?? ',';
  const [head = [], ...rows] = found.file.content
    .toString('utf8')
    .split(/\r?\n/)
    .map((line) => line.split(separator));
  const places = (columns ?? head).map((column) => head.indexOf(column));
  const lines = [columns ?? head, ...rows.map((row) => places.map((place) => row[place] ?? ''))];
  const body = Buffer.from(lines.map((line) => line.join(format === 'csv' ? ',' : '\t')).join('\n'));
  const type = format === 'csv' ? 'text/csv' : 'text/tab-separated-values';
  const told = desk.on('result-is-plain-text') ? 'text/plain' : type;
  const reply = attachment(desk, `${found.id}.${format}`, told, body);
  return desk.on('result-cut-off') ? { ...reply, fault: 'truncate' } : reply;
}

function find(desk: Desk, call: Call, owner: string, leak?: string): StoredExport | undefined {
  const found = desk.exports.get(call.params.exportId ?? '');
  const isSeen = found?.owner === owner || (leak !== undefined && desk.on(leak));
  return isSeen ? found : undefined;
}

function shown(desk: Desk, one: StoredExport) {
  const { status, progress, endedAt } = statusOf(desk, one);
  const { id, file, order, createdAt } = one;
  const ended_at = endedAt === undefined ? null : timeOf(desk, endedAt);
  return { id, file_id: file.id, ...order, status, progress, created_at: timeOf(desk, createdAt), ended_at };
}

function timeOf({ on }: Desk, instant: number): string {
  const time = new Date(instant).toISOString();
  return on('other-offset') ? new Date(instant + 7_200_000).toISOString().replace('Z', '123+02:00') : time;
}
