import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import { hasEnded, shownBackup, statusOf } from './backup-status.ts';
import type { Backup, Depot } from './depot.ts';
import { cutPage } from './page.ts';
import { json, problem, read } from './replies.ts';

/** GET /backups */
export function listBackups(depot: Depot, call: Call): Reply {
  const { on } = depot;
  const { values, violations } = checkParameters(depot, call);
  if (violations.length > 0) return problem(depot, 400, undefined, { errors: violations });
  // The document has made sure of the types.
  const asked = values as { status?: string[]; limit: number; cursor?: string };
  const wanted = on('second-status-ignored') ? asked.status?.slice(0, 1) : asked.status;
  const found = [...depot.backups.values()]
    .reverse()
    .filter((backup) => wanted === undefined || wanted.includes(statusOf(depot, backup)));
  const filters = (asked.status ?? []).toSorted().join();
  const page = cutPage(depot, found, filters, asked, ({ id }) => id, newestFirst);
  if (!page) return problem(depot, 400, 'The cursor is not valid');
  const isNull = on('empty-list-is-null') && page.items.length === 0;
  const items = page.items.map((backup) => shownBackup(depot, backup));
  return json(200, { items: isNull ? null : items, nextCursor: page.nextCursor });
}

function newestFirst(one: string, other: string): number {
  return one < other ? 1 : one > other ? -1 : 0;
}

/** POST /backups */
export function startBackup(depot: Depot, call: Call): Reply {
  const { on, keys } = depot;
  const { values, violations } = checkParameters(depot, call);
  if (violations.length > 0) return problem(depot, 400, undefined, { errors: violations });
  const sent = read(depot, call);
  if (!sent.ok) return sent.reply;
  // The document has made sure of the types.
  const { source, kind = 'full', note = null } = sent.value as Pick<Backup, 'source' | 'kind' | 'note'>;
  if (on('emoji-in-note-crashes') && /\p{Extended_Pictographic}/u.test(note ?? ''))
    return problem(depot, 500);
  const key = String(values['Idempotency-Key']);
  const content = JSON.stringify([source, kind, note]);
  const earlier = keys.get(key);
  if (earlier && earlier.content !== content && !on('other-content-replayed')) {
    return problem(depot, 409, 'The Idempotency-Key was used with other content');
  }
  const known = earlier && !on('key-starts-twice') ? depot.backups.get(earlier.id) : undefined;
  const kept = on('kind-always-full') ? 'full' : kind;
  const times = { createdAt: depot.now(), cancelledAt: undefined, error: null };
  const backup = known ?? { id: depot.nextId(), source, kind: kept, note, ...times };
  depot.backups.set(backup.id, known ?? backup);
  keys.set(key, { content, id: backup.id });
  // As it was when it was new: a repeated request is answered like the first one.
  const fresh = { ...backup, cancelledAt: undefined };
  const shown = shownBackup({ on: () => false, now: () => backup.createdAt }, fresh);
  return json(202, shown, {
    Location: on('location-without-id') ? '/v1/backups/' : `/v1/backups/${encodeURIComponent(backup.id)}`,
    'Retry-After': '1',
  });
}

/** GET /backups/{backupId} */
export function getBackup(depot: Depot, call: Call): Reply {
  const backup = depot.backups.get(call.params.backupId ?? '');
  if (!backup) return problem(depot, 404);
  const shown = shownBackup(depot, backup);
  const isOver = hasEnded(String(shown.status));
  const zoneless = { finishedAt: String(shown.finishedAt).replace('Z', '') };
  const odd = depot.on('finish-without-zone') && isOver ? zoneless : {};
  return json(200, { ...shown, ...odd }, isOver ? {} : { 'Retry-After': '1' });
}

/** POST /backups/{backupId}/cancel */
export function cancelBackup(depot: Depot, call: Call): Reply {
  const { on } = depot;
  const backup = depot.backups.get(call.params.backupId ?? '');
  if (!backup) return problem(depot, 404);
  const isOver = hasEnded(statusOf(depot, backup));
  if (isOver && !on('ended-can-be-cancelled')) return problem(depot, 409, 'The backup has ended');
  const cancelled = { ...backup, cancelledAt: isOver ? (backup.cancelledAt ?? depot.now()) : depot.now() };
  depot.backups.set(backup.id, cancelled);
  return json(on('cancel-answers-202') ? 202 : 200, shownBackup(depot, cancelled));
}

/** DELETE /backups/{backupId}, the violation: the document does not have it. */
export function deleteBackup(depot: Depot, call: Call): Reply {
  return depot.backups.delete(call.params.backupId ?? '') ? { status: 204 } : problem(depot, 404);
}
