import { dateTime, instantOf, uuid } from '../rules/formats.ts';
import type { Parameter } from '../rules/read-parameters.ts';
import { nullable, numeric, oneOf, type Rule, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { type Appointment, addAppointment, type Desk, idOf } from './desk.ts';
import { cutPage, readAsked } from './page.ts';
import { fail, json, one, read } from './replies.ts';

const filters = ({ on }: Desk): Readonly<Record<string, Parameter>> => ({
  status: { as: 'text', rule: oneOf(['scheduled', 'confirmed', 'cancelled']) },
  from: { as: 'text', rule: text({ format: dateTime }) },
  to: { as: 'text', rule: text({ format: dateTime }) },
  patientId: { as: 'text', rule: on('any-patient-filter') ? text() : text({ format: uuid }) },
});

/** GET /appointments */
export function listAppointments(desk: Desk, call: Call): Reply {
  const { on, appointments } = desk;
  desk.listed += 1;
  if (on('others-book') && desk.listed % 3 === 0 && desk.listed <= 30) {
    addAppointment(desk, idOf(1), { startsAt: '2031-01-01T08:00:00Z', status: 'scheduled' });
  }
  const asked = readAsked(desk, call, filters(desk));
  if ('reply' in asked) return asked.reply;
  const { status, from, to, patientId } = asked.values as Readonly<Record<string, string | undefined>>;
  const start = (one: Appointment) => instantOf(one.startsAt);
  const all = [...appointments.values()]
    .filter((one) => status === undefined || on('status-ignored') || one.status === status)
    .filter((one) => patientId === undefined || one.patientId === patientId.toLowerCase())
    .filter((one) => from === undefined || start(one) >= instantOf(from))
    .filter((one) => to === undefined || start(one) < instantOf(to) === !on('to-inverted'));
  const page = cutPage(desk, 'appointments', all, asked);
  if (page) {
    return json(desk, 200, { ...page, data: page.data.map((one) => shown(desk, one)), error: null });
  }
  if (on('bad-cursor-crashes')) return fail(desk, 500);
  return fail(desk, 400, [{ field: 'after', reason: 'is no cursor' }]);
}

/** POST /appointments */
export function bookAppointment(desk: Desk, call: Call): Reply {
  const { on } = desk;
  const found = readAppointment(desk, call);
  if ('reply' in found) {
    const isTold = on('trace-in-refusal') && /must be JSON/.test(String(found.reply.body));
    return isTold ? traced(desk) : found.reply;
  }
  const id = desk.nextId();
  const kind = on('default-kind-follow-up') ? { kind: 'followUp' } : { kind: 'checkup' };
  const state = { status: 'scheduled', cancelReason: null };
  // The rule has made sure of the types.
  const made = { id, ...kind, notes: null, ...found.fields, ...state } as Appointment;
  desk.appointments.set(id, made);
  const target = on('location-leads-nowhere') ? made.patientId : id;
  return one(desk, 201, shown(desk, made), { Location: `/clinic/v2/appointments/${target}` });
}

/** GET /appointments/{id} */
export function getAppointment(desk: Desk, call: Call): Reply {
  const found = findAppointment(desk, call);
  if (!found) {
    const { data: _, ...rest } = JSON.parse(String(fail(desk, 404).body));
    return desk.on('missing-without-data') ? json(desk, 404, rest) : fail(desk, 404);
  }
  if (desk.on('reading-changes-notes')) {
    desk.appointments.set(found.id, { ...found, notes: `${found.notes?.slice(0, 400) ?? ''}*` });
  }
  return one(desk, 200, shown(desk, found));
}

/** PUT /appointments/{id} */
export function updateAppointment(desk: Desk, call: Call): Reply {
  const before = findAppointment(desk, call);
  if (!before) return fail(desk, 404);
  const found = readAppointment(desk, call);
  if ('reply' in found) return found.reply;
  if (before.status === 'cancelled') return fail(desk, 409);
  const reset = desk.on('put-keeps-notes') ? {} : { notes: null };
  // The rule has made sure of the types.
  const after = { ...before, kind: 'checkup', ...reset, ...found.fields } as Appointment;
  desk.appointments.set(before.id, after);
  return one(desk, 200, shown(desk, after));
}

/** POST /appointments/{id}/confirm */
export function confirmAppointment(desk: Desk, call: Call): Reply {
  const { on } = desk;
  const found = findAppointment(desk, call);
  if (!found) return fail(desk, 404);
  if (found.status !== 'scheduled') return fail(desk, 409);
  const after = { ...found, status: 'confirmed' };
  if (!on('confirmation-not-kept')) desk.appointments.set(found.id, after);
  return one(desk, on('confirm-answers-201') ? 201 : 200, shown(desk, after));
}

/** POST /appointments/{id}/cancel */
export function cancelAppointment(desk: Desk, call: Call): Reply {
  const { on } = desk;
  const found = findAppointment(desk, call);
  if (!found) return fail(desk, 404);
  const reason = text({ min: 3, max: 200 });
  const rule = record({ reason: on('null-reason-accepted') ? nullable(reason) : reason }, { open: true });
  const sent = read(desk, call, rule);
  if ('reply' in sent) return sent.reply;
  const cancelReason = sent.value.reason as string | null;
  if (on('long-reason-hangs') && [...(cancelReason ?? '')].length === 200)
    return { status: 200, fault: 'hang' };
  if (found.status === 'cancelled') return fail(desk, 409);
  const after = { ...found, status: 'cancelled', cancelReason };
  desk.appointments.set(found.id, after);
  return one(
    desk,
    200,
    on('cancelled-misspelt') ? { ...shown(desk, after), status: 'canceled' } : shown(desk, after),
  );
}

/** The violation: a method that the document does not have. */
export function deleteAppointment(desk: Desk, call: Call): Reply {
  const found = findAppointment(desk, call);
  if (found) desk.appointments.delete(found.id);
  return found ? { status: 204 } : fail(desk, 404);
}

function findAppointment({ appointments }: Desk, call: Call): Appointment | undefined {
  return appointments.get((call.params.id ?? '').toLowerCase());
}

function appointmentRule({ on }: Desk, isNew: boolean): Rule {
  const kinds = ['checkup', 'followUp', ...(on('urgent-refused') && !isNew ? [] : ['urgent'])];
  const max = on('long-duration-accepted') && isNew ? 100_000 : 240;
  const fields = {
    patientId: text({ format: uuid }),
    doctor: text({ min: 2, max: 60 }),
    startsAt: text({ format: dateTime }),
    durationMinutes: numeric({ min: 5, max, step: 5, whole: true }),
    'kind?': oneOf(kinds),
    'notes?': nullable(text({ max: 500 })),
  };
  return record(fields, { open: true });
}

const written = ['patientId', 'doctor', 'startsAt', 'durationMinutes', 'kind', 'notes'];

function readAppointment(
  desk: Desk,
  call: Call,
): { readonly fields: Readonly<Record<string, unknown>> } | { readonly reply: Reply } {
  const found = read(desk, call, appointmentRule(desk, call.method === 'POST'));
  if ('reply' in found) return found;
  const patientId = String(found.value.patientId).toLowerCase();
  if (!desk.patients.has(patientId)) return { reply: fail(desk, 409) };
  const known = Object.entries(found.value).filter(([name]) => written.includes(name));
  return { fields: { ...Object.fromEntries(known), patientId } };
}

/** As it is shown: the variant tells times in another offset. */
function shown({ on }: Desk, one: Appointment): Appointment {
  const instant = instantOf(one.startsAt);
  if (!on('times-in-other-offset') || !/^[1-8]/.test(one.startsAt)) return one;
  const local = new Date(instant + 2 * 3_600_000).toISOString().replace('Z', '000+02:00');
  return { ...one, startsAt: local };
}

function traced(desk: Desk): Reply {
  const trace =
    'SyntaxError: Unexpected token\n    at JSON.parse (<anonymous>)\n    at read (/srv/clinic/body.js:14:22)';
  return json(desk, 400, { data: null, error: { code: 'INVALID', message: trace } });
}
