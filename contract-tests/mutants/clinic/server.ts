import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import * as appointments from './appointments.ts';
import { createDesk, type Desk } from './desk.ts';
import * as patients from './patients.ts';
import { fail, refuse } from './replies.ts';

type Act = (desk: Desk, call: Call) => Reply;

/** What the benchmark signs in with. */
export const goodToken = 'clinic-desk-5d1e';
/** The key of the other alternative. */
const goodKey = 'key-77ab31';

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/patients', patients.listPatients],
  ['POST', '/patients', patients.registerPatient],
  ['GET', '/patients/{patientId}', patients.getPatient],
  ['PUT', '/patients/{patientId}', patients.updatePatient],
  ['DELETE', '/patients/{patientId}', patients.removePatient],
  ['GET', '/appointments', appointments.listAppointments],
  ['POST', '/appointments', appointments.bookAppointment],
  ['GET', '/appointments/{id}', appointments.getAppointment],
  ['PUT', '/appointments/{id}', appointments.updateAppointment],
  ['POST', '/appointments/{id}/confirm', appointments.confirmAppointment],
  ['POST', '/appointments/{id}/cancel', appointments.cancelAppointment],
];

const undocumented: Readonly<Record<string, (typeof operations)[number]>> = {
  'patch-works': ['PATCH', '/patients/{patientId}', patients.patchPatient],
  'delete-works': ['DELETE', '/appointments/{id}', appointments.deleteAppointment],
};

/** Starts the clinic. */
export function startClinic(switched: string | undefined): Promise<Running> {
  const desk = createDesk(switched);
  const extra = Object.entries(undocumented).flatMap(([id, operation]) => (desk.on(id) ? [operation] : []));
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => (isAdmitted(desk, method, call) ? act(desk, call) : fail(desk, 401)),
  }));
  return startServer({ basePath: '/clinic/v2', routes, refuse: (refused) => refuse(desk, refused) });
}

/** A good token or a good key; a violation looks away at one operation. */
function isAdmitted({ on }: Desk, method: string, call: Call): boolean {
  const { authorization } = call.headers;
  const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const key = call.query.get('api_key');
  if (token === goodToken || key === goodKey) return true;
  const operation = `${method} ${call.template}`;
  return (
    (on('confirm-without-credentials') && operation === 'POST /appointments/{id}/confirm') ||
    (on('any-token') && operation === 'GET /patients/{patientId}' && token !== undefined) ||
    (on('any-key') && operation === 'GET /appointments' && key !== null)
  );
}
