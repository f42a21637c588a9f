import { date, email } from '../rules/formats.ts';
import { list, nullable, type Rule, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { Desk, Patient } from './desk.ts';
import { cutPage, readAsked } from './page.ts';
import { fail, json, one, read } from './replies.ts';

/** GET /patients */
export function listPatients(desk: Desk, call: Call): Reply {
  const { on } = desk;
  const asked = readAsked(desk, call, {});
  if ('reply' in asked) return asked.reply;
  const page = cutPage(desk, 'patients', [...desk.patients.values(), ...desk.ghosts], asked);
  if (!page) return fail(desk, 400, [{ field: 'after', reason: 'is no cursor' }]);
  const data = page.data.map((patient) =>
    on('listed-birth-date-as-time') ? { ...patient, birthDate: `${patient.birthDate}T00:00:00Z` } : patient,
  );
  const reply = json(desk, 200, { ...page, data, error: null });
  return on('single-patient-page-truncated') && asked.first === 1 ? { ...reply, fault: 'truncate' } : reply;
}

/** POST /patients */
export function registerPatient(desk: Desk, call: Call): Reply {
  const { on, patients } = desk;
  if (on('nul-in-name-crashes') && call.body.includes('\\u0000')) return fail(desk, 500);
  const found = readPatient(desk, call, desk.nextId());
  if ('reply' in found) {
    keepRefused(desk, call);
    return found.reply;
  }
  patients.set(found.patient.id, found.patient);
  const { id } = found.patient;
  const path = on('relative-location') ? `patients/${id}` : `/clinic/v2/patients/${id}`;
  return one(desk, 201, found.patient, on('no-location') ? {} : { Location: path });
}

/** The violation: a patient whose e-mail address was refused is registered without it. */
function keepRefused(desk: Desk, call: Call): void {
  if (!desk.on('refused-patient-kept')) return;
  const found = read(desk, call, patientRule(desk, true));
  const retry = 'value' in found ? patientOf(desk.nextId(), { ...found.value, email: null }) : undefined;
  if (retry) desk.patients.set(retry.id, retry);
}

/** GET /patients/{patientId} */
export function getPatient(desk: Desk, call: Call): Reply {
  const found = findPatient(desk, call);
  if (found) return one(desk, 200, found);
  if (!desk.on('missing-patient-as-text')) return fail(desk, 404);
  return { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'no such patient' };
}

/** PUT /patients/{patientId} */
export function updatePatient(desk: Desk, call: Call): Reply {
  const before = findPatient(desk, call);
  if (!before) return fail(desk, 404);
  const found = readPatient(desk, call, before.id);
  if ('reply' in found) {
    const isOther = desk.on('invalid-update-is-422') && found.reply.status === 400;
    return isOther ? { ...found.reply, status: 422 } : found.reply;
  }
  const { patient } = found;
  desk.patients.set(
    patient.id,
    desk.on('allergies-not-updated') ? { ...patient, allergies: before.allergies } : patient,
  );
  return one(desk, 200, patient);
}

/** DELETE /patients/{patientId} */
export function removePatient(desk: Desk, call: Call): Reply {
  const found = findPatient(desk, call);
  if (!found) return fail(desk, 404);
  if ([...desk.appointments.values()].some(({ patientId }) => patientId === found.id)) return fail(desk, 409);
  desk.patients.delete(found.id);
  if (desk.on('removed-patient-listed')) desk.ghosts.push(found);
  return { status: 204 };
}

/** The violation: a method that the document does not have. */
export function patchPatient(desk: Desk, call: Call): Reply {
  const found = findPatient(desk, call);
  return found ? one(desk, 200, found) : fail(desk, 404);
}

function findPatient({ patients }: Desk, call: Call): Patient | undefined {
  return patients.get((call.params.patientId ?? '').toLowerCase());
}

function patientRule({ on }: Desk, isNew: boolean): Rule {
  const phone = on('any-phone-in-update') && !isNew ? text() : text({ pattern: /^\+[1-9][0-9]{6,14}$/ });
  return (value, field) =>
    record(
      {
        fullName: text({ min: 1, max: 80 }),
        birthDate: text({ format: date }),
        'email?': nullable(isNew && on('refused-patient-kept') ? text() : text({ format: email })),
        'phone?': nullable(phone),
        'allergies?': list(text({ min: 1, max: 40 }), {
          max: 10,
          unique: !(on('repeated-allergies-accepted') && isNew),
        }),
      },
      { open: on('extra-field-accepted') && isNew },
    )(value, field);
}

function readPatient(
  desk: Desk,
  call: Call,
  id: string,
): { readonly patient: Patient } | { readonly reply: Reply } {
  const found = read(desk, call, patientRule(desk, call.method === 'POST'));
  if ('reply' in found) return found;
  const address = found.value.email;
  if (typeof address === 'string' && !email(address)) {
    return { reply: fail(desk, 400, [{ field: 'email', reason: 'must be a valid email' }]) };
  }
  return { patient: patientOf(id, found.value) };
}

function patientOf(id: string, value: Readonly<Record<string, unknown>>): Patient {
  const { fullName, birthDate, email: address = null, phone = null, allergies = [] } = value;
  const lower = typeof address === 'string' ? address.toLowerCase() : null;
  // The rule has made sure of the types.
  return { id, fullName, birthDate, email: lower, phone, allergies } as Patient;
}
