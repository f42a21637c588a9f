import type { Call, Reply } from '../serve.ts';
import { readBody } from './read-body.ts';
import { fail, json } from './replies.ts';
import { type Assignment, overlapping, type Rota } from './rota.ts';

/** POST /assignments */
export function assign(rota: Rota, call: Call): Reply {
  const { on, assignments } = rota;
  const sent = readBody(rota, call);
  if (!sent.ok) return sent.reply;
  // The document has made sure of the types.
  const { personId, shiftId, role = 'crew' } = sent.value as unknown as Omit<Assignment, 'id' | 'createdAt'>;
  const [person, shift] = [rota.people.get(personId), rota.shifts.get(shiftId)];
  if (!shift) return fail(404, 'There is no such shift.');
  if (!person) return fail(on('unknown-person-is-422') ? 422 : 404, 'There is no such person.');
  if (!person.active) return fail(409, 'The person is not active.');
  const isTwice = [...assignments.values()].some(
    (one) => one.personId === personId && one.shiftId === shiftId,
  );
  if (isTwice && !on('assigned-twice')) return fail(409, 'The person is assigned to this shift already.');
  const isBusy = overlapping(rota, personId, shift).length > 0;
  if (isBusy && !on('overlap-accepted')) return fail(409, 'The person has another shift at that time.');
  const assignment = { id: rota.nextAssignmentId(), personId, shiftId, role, createdAt: rota.now() };
  assignments.set(assignment.id, assignment);
  const shown =
    on('role-is-null') && sent.value.role === undefined ? { ...assignment, role: null } : assignment;
  return json(201, shown, { Location: `/api/assignments/${assignment.id}` });
}

/** GET /assignments/{assignmentId} */
export function getAssignment({ on, assignments }: Rota, call: Call): Reply {
  const assignment = assignments.get(call.params.assignmentId ?? '');
  if (assignment) return json(200, assignment);
  const reply = fail(404);
  return on('problem-as-json') ? { ...reply, headers: { 'Content-Type': 'application/json' } } : reply;
}

/** DELETE /assignments/{assignmentId} */
export function unassign({ on, assignments }: Rota, call: Call): Reply {
  const { assignmentId = '' } = call.params;
  if (!assignments.has(assignmentId)) return fail(404);
  if (!on('unassigning-without-effect')) assignments.delete(assignmentId);
  return { status: 204 };
}
