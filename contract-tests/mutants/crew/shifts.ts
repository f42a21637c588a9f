import type { Or } from '../or.ts';
import { readJson } from '../read-json.ts';
import { dateTime, instantOf } from '../rules/formats.ts';
import type { Call, Reply } from '../serve.ts';
import { readBody } from './read-body.ts';
import { fail, json } from './replies.ts';
import { overlapping, type Rota, type Shift, shiftDefaults } from './rota.ts';

interface Step {
  readonly op: 'replace' | 'test' | 'remove';
  readonly path: string;
  readonly value?: string | number | null;
}

/** POST /shifts */
export function addShift(rota: Rota, call: Call): Reply {
  const sent = readBody(rota, call);
  if (!sent.ok) return sent.reply;
  // The document has made sure of the types.
  const fields = sent.value as unknown as Pick<Shift, 'kind' | 'startsAt' | 'endsAt'>;
  if (!isSpan(fields)) return fail(422, 'A shift ends after it starts, and lasts 24 hours at most.');
  const shift = {
    ...shiftDefaults[fields.kind],
    ...fields,
    id: rota.nextShiftId(),
  } as unknown as Shift;
  rota.shifts.set(shift.id, shift);
  const headers = rota.on('shift-without-location') ? {} : { Location: `/api/shifts/${shift.id}` };
  return json(201, shown(rota, shift), headers);
}

/** OPTIONS /shifts */
export function describeShifts({ on }: Rota): Reply {
  if (on('options-without-allow')) return { status: 204 };
  return { status: 204, headers: { Allow: on('options-forgets-post') ? 'OPTIONS' : 'POST, OPTIONS' } };
}

/** GET /shifts/{shiftId} */
export function getShift(rota: Rota, call: Call): Reply {
  const shift = findShift(rota, call);
  if (!shift) return fail(404);
  if (!rota.on('on-call-without-phone')) return json(200, shown(rota, shift));
  const { phone: _, ...rest } = shown(rota, shift);
  return json(200, rest);
}

/** PATCH /shifts/{shiftId} */
export function patchShift(rota: Rota, call: Call): Reply {
  const { on } = rota;
  const shift = findShift(rota, call);
  if (!shift) return fail(404);
  const steps = readPatch(rota, call);
  if (!steps.ok) return steps.reply;
  const changed = apply(rota, shift, steps.value);
  if (!changed.ok) return changed.reply;
  const assigned = assignedTo(rota, shift.id);
  const isBusy = assigned.some((personId) => overlapping(rota, personId, changed.value).length > 0);
  if (isBusy) return fail(409, 'Somebody who is assigned would have two shifts at a time.');
  const { title = '' } = shift;
  rota.shifts.set(shift.id, on('title-not-kept') ? { ...changed.value, title } : changed.value);
  return json(200, shown(rota, changed.value));
}

/** The violation: a method that the document does not have. */
export function deleteShift(rota: Rota, call: Call): Reply {
  return findShift(rota, call) ? { status: 204 } : fail(404);
}

function findShift({ shifts }: Rota, call: Call): Shift | undefined {
  const { shiftId = '' } = call.params;
  return /^[1-9]\d{0,9}$/.test(shiftId) ? shifts.get(Number(shiftId)) : undefined;
}

function assignedTo({ assignments }: Rota, shiftId: number): readonly string[] {
  return [...assignments.values()].filter((one) => one.shiftId === shiftId).map(({ personId }) => personId);
}

function shown(rota: Rota, shift: Shift): Record<string, unknown> {
  const assigned = assignedTo(rota, shift.id);
  const { note, ...rest } = shift;
  const whole = rota.on('nulls-left-out') && note === null ? rest : shift;
  if (!rota.on('times-in-utc')) return { ...whole, assigned };
  return { ...whole, startsAt: inUtc(shift.startsAt), endsAt: inUtc(shift.endsAt), assigned };
}

/** The same instant in UTC, with milliseconds; as it is where it lies outside of the years 0 to 9999 there. */
function inUtc(time: string): string {
  const text = new Date(instantOf(time)).toISOString();
  return /^\d{4}-/.test(text) ? text : time;
}

function isSpan({ startsAt, endsAt }: Pick<Shift, 'startsAt' | 'endsAt'>): boolean {
  const lasts = instantOf(endsAt) - instantOf(startsAt);
  return dateTime(startsAt) && dateTime(endsAt) && lasts > 0 && lasts <= 24 * 3_600_000;
}

function readPatch({ contract }: Rota, call: Call): Or<readonly Step[]> {
  const mediaType = 'application/json-patch+json';
  const read = readJson(call, [mediaType]);
  if (!read.ok) return { ok: false, reply: fail(read.reason === 'media-type' ? 415 : 400) };
  if (contract.checkBody(call, mediaType, read.value).length > 0) return { ok: false, reply: fail(422) };
  // The document has just said that it is a list of steps.
  return { ok: true, value: read.value as readonly Step[] };
}

/** Applies a patch to what was written of a shift, and checks what comes of it by the document. */
function apply({ contract, on }: Rota, shift: Shift, steps: readonly Step[]): Or<Shift> {
  const { id, ...fields } = shift;
  const values = new Map<string, unknown>(Object.entries(fields));
  for (const { op, path, value } of steps) {
    const name = path.slice(1);
    if (!values.has(name)) return refusal(422, `A shift of this kind has no ${name}.`);
    if (op === 'test' && values.get(name) !== value) return refusal(409, `The test of ${name} failed.`);
    if (op === 'replace') values.set(name, value);
    if (op === 'remove') values.delete(name);
  }
  if (on('title-removed-crashes') && !values.has('title')) return refusal(500);
  const written = { ...shiftDefaults[shift.kind], ...Object.fromEntries(values) };
  const violations = contract.checkBody({ method: 'POST', template: '/shifts' }, 'application/json', written);
  const isLong = on('slow-response-patched') && Number(values.get('responseMinutes')) > 60;
  // Without violations it has all that a shift has.
  const changed = { ...written, id } as unknown as Shift;
  if ((violations.length > 0 && !isLong) || !isSpan(changed)) return refusal(422, violations[0]?.message);
  return { ok: true, value: changed };
}

function refusal(status: number, detail?: string): Or<never> {
  return { ok: false, reply: fail(status, detail) };
}
