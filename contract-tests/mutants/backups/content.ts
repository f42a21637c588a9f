import { createHash } from 'node:crypto';
import { readRange } from '../media/byte-range.ts';
import type { Call, Reply } from '../serve.ts';
import { archiveOf, statusOf } from './backup-status.ts';
import type { Depot } from './depot.ts';
import { problem } from './replies.ts';

/** GET /backups/{backupId}/content */
export function downloadBackup(depot: Depot, call: Call): Reply {
  const { on } = depot;
  const backup = depot.backups.get(call.params.backupId ?? '');
  if (!backup) return problem(depot, 404);
  if (statusOf(depot, backup) !== 'done') {
    return on('unfinished-is-425') ? problem(depot, 425) : problem(depot, 409, 'The backup is not done');
  }
  const archive = archiveOf(backup);
  const asked = call.headers.range;
  if (on('suffix-range-crashes') && /^bytes=-\d+$/.test(asked ?? '')) return problem(depot, 500);
  // Range is for GET alone (RFC 9110, section 14.2).
  const range = call.method === 'HEAD' ? ({ kind: 'whole' } as const) : readRange(asked, archive.length);
  if (range.kind === 'unsatisfiable') {
    return problem(depot, 416, undefined, { headers: { 'Content-Range': `bytes */${archive.length}` } });
  }
  const body = range.kind === 'whole' ? archive : archive.subarray(range.first, range.last + 1);
  const summed = on('checksum-of-the-range') ? body : archive;
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Accept-Ranges': 'bytes',
    'X-Checksum-Sha256': createHash('sha256').update(summed).digest('hex'),
  };
  if (range.kind === 'whole') return { status: 200, headers, body };
  const last = range.last + (on('content-range-off-by-one') ? 1 : 0);
  const where = `bytes ${range.first}-${last}/${archive.length}`;
  return { status: 206, headers: { ...headers, 'Content-Range': where }, body };
}
