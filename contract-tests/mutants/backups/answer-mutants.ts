import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { get, put, schedule, seeded, send, start } from './requests.ts';
import { tokens } from './server.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

/** The violations of the backup service in its answers, in whom it lets in and in what it cannot bear. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'finish-without-zone',
    class: 'response-shape',
    operations: ['GET /backups/{backupId}'],
    summary: 'the end of a backup that has ended has no offset',
    witness: async (ask) => {
      const finished = String(valueAt(await get(ask, await seeded(ask, 'failed')), 'finishedAt'));
      return finished.startsWith('20') && !finished.endsWith('Z');
    },
  },
  {
    id: 'created-at-in-seconds',
    class: 'response-shape',
    operations: ['PUT /schedules/{name}'],
    summary: 'the answer to PUT has a time in seconds since 1970',
    witness: async (ask) => typeof valueAt(await put(ask), 'createdAt') === 'number',
  },
  {
    id: 'empty-list-is-null',
    class: 'response-shape',
    alsoClass: ['collection'],
    operations: ['GET /backups'],
    summary: 'a page without backups has null instead of an empty list',
    witness: async (ask) => valueAt(await get(ask, '/backups?status=queued'), 'items') === null,
  },
  {
    id: 'problem-of-other-status',
    class: 'response-shape',
    alsoClass: ['status'],
    operations: ['GET /schedules/{name}'],
    summary: 'the problem of a 404 says that its status is 400',
    witness: async (ask) => valueAt(await get(ask, '/schedules/none'), 'status') === 400,
  },
  {
    id: 'replaced-answers-201',
    class: 'status',
    operations: ['PUT /schedules/{name}'],
    summary: 'a replaced schedule is a 201, as if it were new',
    witness: async (ask) => (await put(ask, {}, 'weekly-files')).status === 201,
  },
  {
    id: 'unfinished-is-425',
    class: 'status',
    operations: ['GET /backups/{backupId}/content'],
    summary: 'the content of a backup that is not done is an undocumented 425',
    witness: async (ask) => (await get(ask, `${await seeded(ask, 'failed')}/content`)).status === 425,
  },
  {
    id: 'cancel-answers-202',
    class: 'status',
    operations: ['POST /backups/{backupId}/cancel'],
    summary: 'a cancellation is an undocumented 202',
    witness: async (ask) => {
      const path = `/backups/${encodeURIComponent(String(valueAt(await start(ask), 'id')))}`;
      return (await send(ask, 'POST', `${path}/cancel`)).status === 202;
    },
  },
  {
    id: 'checksum-of-the-range',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: ['GET /backups/{backupId}/content'],
    summary: 'the checksum of a range is that of the range, not that of the whole archive',
    witness: async (ask) => {
      const path = `${await seeded(ask, 'done')}/content`;
      const part = await get(ask, path, { Range: 'bytes=0-9' });
      return part.headers['x-checksum-sha256'] !== (await get(ask, path)).headers['x-checksum-sha256'];
    },
  },
  {
    id: 'content-range-off-by-one',
    class: 'headers-media',
    operations: ['GET /backups/{backupId}/content'],
    summary: 'Content-Range names a byte more than is sent',
    witness: async (ask) => {
      const { headers } = await get(ask, `${await seeded(ask, 'done')}/content`, { Range: 'bytes=0-9' });
      return headers['content-range']?.startsWith('bytes 0-10/') === true;
    },
  },
  {
    id: 'list-without-remaining',
    class: 'headers-media',
    operations: ['GET /schedules'],
    summary: 'the required X-RateLimit-Remaining is missing',
    witness: async (ask) => (await get(ask, '/schedules')).headers['x-ratelimit-remaining'] === undefined,
  },
  {
    id: 'invalid-schedule-as-json',
    class: 'headers-media',
    operations: ['PUT /schedules/{name}'],
    summary: 'a 422 is application/json instead of problem details',
    witness: async (ask) => (await put(ask, { keepDays: 0 })).headers['content-type'] === 'application/json',
  },
  {
    id: 'reader-cancels',
    class: 'auth',
    operations: ['POST /backups/{backupId}/cancel'],
    summary: 'the scope write is not asked for',
    witness: async (ask) => {
      const headers = { Authorization: `Bearer ${tokens.reader}` };
      const path = `/backups/${encodeURIComponent(String(valueAt(await start(ask), 'id')))}`;
      return (await ask('POST', `${path}/cancel`, { headers })).status === 200;
    },
  },
  {
    id: 'content-without-token',
    class: 'auth',
    operations: ['GET /backups/{backupId}/content'],
    summary: 'archives can be downloaded without a token',
    witness: async (ask) => (await ask('GET', `${await seeded(ask, 'done')}/content`)).status === 200,
  },
  {
    id: 'any-token-reads',
    class: 'auth',
    operations: ['GET /schedules/{name}'],
    summary: 'any text is taken for an access token',
    witness: async (ask) =>
      (await ask('GET', '/schedules/weekly-files', { headers: { Authorization: 'Bearer x' } })).status ===
      200,
  },
  {
    id: 'no-challenge',
    class: 'auth',
    alsoClass: ['headers-media'],
    operations: ['GET /backups'],
    summary: 'a 401 lacks WWW-Authenticate',
    witness: async (ask) => (await ask('GET', '/backups')).headers['www-authenticate'] === undefined,
  },
  {
    id: 'backup-deletable',
    class: 'methods-routes',
    operations: ['DELETE /backups/{backupId}'],
    summary: 'backups can be deleted, which is not documented',
    witness: async (ask) => (await send(ask, 'DELETE', await seeded(ask, 'failed'))).status === 204,
  },
  {
    id: 'wrong-method-is-404',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: methods.map((method) => `${method} /schedules`),
    summary: 'a method that the list of schedules does not have is a 404 instead of a 405',
    witness: async (ask) => (await send(ask, 'POST', '/schedules', { json: {} })).status === 404,
  },
  {
    id: 'suffix-range-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /backups/{backupId}/content'],
    summary: 'a range that counts from the end is a 500',
    witness: async (ask) =>
      (await get(ask, `${await seeded(ask, 'done')}/content`, { Range: 'bytes=-20' })).status === 500,
  },
  {
    id: 'emoji-in-note-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['POST /backups'],
    summary: 'a note with an emoji is a 500',
    witness: async (ask) => (await start(ask, { note: 'Done 🎉' })).status === 500,
  },
  {
    id: 'trace-in-refusal',
    class: 'robustness',
    operations: ['PUT /schedules/{name}'],
    summary: 'the refusal of malformed JSON shows a stack trace',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify(schedule).slice(0, -1);
      return (await send(ask, 'PUT', '/schedules/mine', { headers, body })).text.includes('body.js:31');
    },
  },
  {
    id: 'bad-cursor-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /schedules'],
    summary: 'a cursor that is none is a 500',
    witness: async (ask) => (await get(ask, '/schedules?cursor=abc')).status === 500,
  },
];
