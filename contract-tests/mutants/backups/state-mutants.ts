import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { follow, get, put, seeded, send, start } from './requests.ts';

/** The violations of the backup service in what it accepts, keeps and lists. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'short-key-accepted',
    class: 'input-acceptance',
    operations: ['POST /backups'],
    summary: 'an Idempotency-Key of seven characters is accepted',
    witness: async (ask) => (await start(ask, {}, 'key-001')).status === 202,
  },
  {
    id: 'unknown-field-accepted',
    class: 'input-acceptance',
    operations: ['POST /backups'],
    summary: 'a request with a field that is not documented is accepted',
    witness: async (ask) => (await start(ask, { status: 'done' })).status === 202,
  },
  {
    id: 'keep-366-days',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['PUT /schedules/{name}'],
    summary: 'keepDays may be above its maximum',
    witness: async (ask) => (await put(ask, { keepDays: 366 })).status === 201,
  },
  {
    id: 'hour-23-refused',
    class: 'input-acceptance',
    operations: ['PUT /schedules/{name}'],
    summary: 'the last hour of the day is refused',
    witness: async (ask) => (await put(ask, { cron: '0 23 * * *' })).status === 422,
  },
  {
    id: 'unknown-status-accepted',
    class: 'input-acceptance',
    operations: ['GET /backups'],
    summary: 'a status that is not in the enum is no error',
    witness: async (ask) => (await get(ask, '/backups?status=done,lost')).status === 200,
  },
  {
    id: 'limit-unchecked',
    class: 'input-acceptance',
    operations: ['GET /schedules'],
    summary: 'a limit above the maximum is accepted',
    witness: async (ask) => (await get(ask, '/schedules?limit=51')).status === 200,
  },
  {
    id: 'key-starts-twice',
    class: 'state',
    operations: ['POST /backups'],
    summary: 'a repeated request with the same key starts another backup',
    witness: async (ask) => {
      const first = await start(ask);
      const second = await start(ask);
      return valueAt(second, 'id') !== valueAt(first, 'id');
    },
  },
  {
    id: 'other-content-replayed',
    class: 'state',
    alsoClass: ['status'],
    operations: ['POST /backups'],
    summary: 'a key that was used for other content is no conflict',
    witness: async (ask) => {
      await start(ask);
      return (await start(ask, { kind: 'incremental' })).status === 202;
    },
  },
  {
    id: 'kind-always-full',
    class: 'state',
    operations: ['POST /backups'],
    summary: 'the kind that is sent is not kept',
    witness: async (ask) => valueAt(await start(ask, { kind: 'incremental' }), 'kind') === 'full',
  },
  {
    id: 'location-without-id',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: ['POST /backups'],
    summary: 'Location does not lead to the new backup',
    witness: async (ask) => (await start(ask)).headers.location === '/v1/backups/',
  },
  {
    id: 'ended-can-be-cancelled',
    class: 'state',
    alsoClass: ['status'],
    operations: ['POST /backups/{backupId}/cancel'],
    summary: 'a backup that is done can be cancelled',
    witness: async (ask) => (await send(ask, 'POST', `${await seeded(ask, 'done')}/cancel`)).status === 200,
  },
  {
    id: 'keep-days-default-7',
    class: 'state',
    alsoClass: ['response-shape'],
    operations: ['PUT /schedules/{name}'],
    summary: 'keepDays that is left out is not its documented default',
    witness: async (ask) => valueAt(await put(ask), 'keepDays') === 7,
  },
  {
    id: 'put-keeps-disabled',
    class: 'state',
    operations: ['PUT /schedules/{name}'],
    summary: 'a replacement keeps `enabled` where it is left out, instead of its default',
    witness: async (ask) => {
      await put(ask, { enabled: false });
      return valueAt(await put(ask), 'enabled') === false;
    },
  },
  {
    id: 'time-zone-not-replaced',
    class: 'state',
    operations: ['PUT /schedules/{name}'],
    summary: 'a replacement keeps the old time zone',
    witness: async (ask) => {
      await put(ask, { timeZone: 'Asia/Tokyo' });
      await put(ask, { timeZone: 'Europe/London' });
      return valueAt(await get(ask, '/schedules/mine'), 'timeZone') === 'Asia/Tokyo';
    },
  },
  {
    id: 'deleted-schedule-listed',
    class: 'state',
    alsoClass: ['collection'],
    operations: ['DELETE /schedules/{name}', 'GET /schedules'],
    summary: 'a deleted schedule is a 404 and still in the list',
    witness: async (ask) => {
      const { status } = await send(ask, 'DELETE', '/schedules/weekly-files');
      return status === 204 && (await follow(ask, '/schedules?limit=10', 'name')).includes('weekly-files');
    },
  },
  {
    id: 'second-status-ignored',
    class: 'collection',
    operations: ['GET /backups'],
    summary: 'of several statuses only the first counts',
    witness: async (ask) => !(await follow(ask, '/backups?status=done,failed', 'status')).includes('failed'),
  },
  {
    id: 'cursor-skips-one',
    class: 'collection',
    operations: ['GET /backups', 'GET /schedules'],
    summary: 'each page after the first leaves out an entry',
    witness: async (ask) => (await follow(ask, '/backups?limit=2', 'id')).length === 4,
  },
  {
    id: 'disabled-filter-ignored',
    class: 'collection',
    operations: ['GET /schedules'],
    summary: '`enabled=false` lists all schedules',
    witness: async (ask) => (await follow(ask, '/schedules?enabled=false', 'enabled')).includes(true),
  },
  {
    id: 'limit-ignored',
    class: 'collection',
    operations: ['GET /schedules'],
    summary: 'the page size is ignored',
    witness: async (ask) => listAt(await get(ask, '/schedules?limit=1'), 'items').length > 1,
  },
];
