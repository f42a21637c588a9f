import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import type { Depot, Schedule } from './depot.ts';
import { cutPage } from './page.ts';
import { json, problem, read } from './replies.ts';

const byName = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** GET /schedules */
export function listSchedules(depot: Depot, call: Call): Reply {
  const { on } = depot;
  const { values, violations } = checkParameters(depot, call);
  if (violations.length > 0) return problem(depot, 400, undefined, { errors: violations });
  // The document has made sure of the types.
  const asked = values as { enabled?: boolean; limit: number; cursor?: string };
  const enabled = on('disabled-filter-ignored') && asked.enabled === false ? undefined : asked.enabled;
  const ghosts = on('deleted-schedule-listed') ? [...depot.deleted.values()] : [];
  const all = [...depot.schedules.values(), ...ghosts]
    .filter((schedule) => enabled === undefined || schedule.enabled === enabled)
    .sort((one, other) => byName(one.name, other.name));
  const page = cutPage(depot, all, `s${asked.enabled}`, asked, ({ name }) => name, byName);
  if (!page) return problem(depot, on('bad-cursor-crashes') ? 500 : 400, 'The cursor is not valid');
  const items = on('limit-ignored') ? all.slice(0, 50) : page.items;
  return json(200, { ...page, items });
}

/** GET /schedules/{name} */
export function getSchedule(depot: Depot, call: Call): Reply {
  return withSchedule(depot, call, (schedule) => json(200, schedule));
}

/** PUT /schedules/{name} */
export function putSchedule(depot: Depot, call: Call): Reply {
  const { on, schedules } = depot;
  const { violations } = checkParameters(depot, call);
  if (violations.length > 0) return problem(depot, 400, undefined, { errors: violations });
  const sent = read(depot, call);
  if (!sent.ok) return sent.reply;
  const name = call.params.name ?? '';
  const before = schedules.get(name);
  const now = new Date(depot.now()).toISOString();
  const old = on('put-keeps-disabled') && before ? { enabled: before.enabled } : {};
  const defaults = { kind: 'full', keepDays: on('keep-days-default-7') ? 7 : 30, enabled: true, ...old };
  // The document has made sure of the types.
  const fields = sent.value as Pick<Schedule, 'source' | 'cron' | 'timeZone'>;
  if (on('hour-23-refused') && fields.cron.split(' ')[1] === '23') return problem(depot, 422);
  const zone = on('time-zone-not-replaced') && before ? { timeZone: before.timeZone } : {};
  const times = { createdAt: before?.createdAt ?? now, updatedAt: now };
  const schedule = { name, ...defaults, ...fields, ...zone, ...times };
  schedules.set(name, schedule);
  depot.deleted.delete(name);
  const shown = on('created-at-in-seconds')
    ? { ...schedule, createdAt: Math.floor(Date.parse(schedule.createdAt) / 1000) }
    : schedule;
  if (before && !on('replaced-answers-201')) return json(200, shown);
  return json(201, shown, { Location: `/v1/schedules/${name}` });
}

/** DELETE /schedules/{name} */
export function deleteSchedule(depot: Depot, call: Call): Reply {
  return withSchedule(depot, call, (schedule) => {
    depot.schedules.delete(schedule.name);
    depot.deleted.set(schedule.name, schedule);
    return { status: 204 };
  });
}

function withSchedule(depot: Depot, call: Call, act: (schedule: Schedule) => Reply): Reply {
  const { violations } = checkParameters(depot, call);
  if (violations.length > 0) return problem(depot, 400, undefined, { errors: violations });
  const schedule = depot.schedules.get(call.params.name ?? '');
  if (schedule) return act(schedule);
  const reply = problem(depot, 404);
  const isOdd = depot.on('problem-of-other-status') && call.method !== 'DELETE';
  return isOdd ? { ...reply, body: problem(depot, 400).body } : reply;
}
