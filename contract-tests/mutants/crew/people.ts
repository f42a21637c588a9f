import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import { readBody } from './read-body.ts';
import { fail, json } from './replies.ts';
import { type Person, personDefaults, type Rota } from './rota.ts';

interface Asked {
  readonly skill?: string;
  readonly active?: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** GET /people */
export function listPeople(rota: Rota, call: Call): Reply {
  const { on } = rota;
  const { values, violations } = checkParameters(rota, call);
  if (violations.length > 0) return fail(400, violations[0]?.message);
  // The document has made sure of the types and filled in the defaults.
  const { skill, active, offset, limit } = values as unknown as Asked;
  const found = [...rota.people.values()]
    .filter(
      (one) =>
        skill === undefined || (on('first-skill-only') ? one.skills.slice(0, 1) : one.skills).includes(skill),
    )
    .filter(
      (one) => active === undefined || one.active === active || (on('inactive-filter-ignored') && !active),
    );
  const isBeyond = on('last-page-repeated') && offset >= found.length;
  const start = isBeyond ? Math.max(0, found.length - limit) : Math.max(0, offset);
  const people = found.slice(start, start + limit).map((one) => shown(rota, one));
  const total = found.length + (on('total-counts-deleted') ? rota.deleted : 0);
  return json(200, { people, total: on('total-as-text') ? String(total) : total, offset, limit });
}

/** POST /people */
export function addPerson(rota: Rota, call: Call): Reply {
  const { on } = rota;
  const sent = readBody(rota, call);
  if (!sent.ok) return sent.reply;
  if (on('emoji-crashes') && /\p{Extended_Pictographic}/u.test(String(sent.value.name))) return fail(500);
  const defaults = on('wrong-default-hours') ? { ...personDefaults, weeklyHours: 40 } : personDefaults;
  const fields = { ...defaults, ...sent.value };
  // The document has made sure of the types.
  const person = { ...fields, id: rota.nextPersonId(), createdAt: rota.now() } as unknown as Person;
  rota.people.set(person.id, person);
  return json(201, shown(rota, person), { Location: `/api/people/${encodeURIComponent(person.id)}` });
}

/** GET /people/{personId} */
export function getPerson(rota: Rota, call: Call): Reply {
  const person = findPerson(rota, call);
  if (!person) return fail(404);
  return json(200, rota.on('pin-shown') ? { ...shown(rota, person), pin: person.pin } : shown(rota, person));
}

/** PUT /people/{personId} */
export function replacePerson(rota: Rota, call: Call): Reply {
  const { on } = rota;
  const person = findPerson(rota, call);
  if (!person) return fail(404);
  if (on('null-for-person-crashes') && call.body.toString().trim() === 'null') return fail(500);
  const sent = readBody(rota, call);
  if (!sent.ok) return sent.reply;
  const { id, createdAt, skills } = person;
  const kept = on('put-keeps-skills') ? { skills } : {};
  // The document has made sure of the types.
  const replaced = { ...personDefaults, ...kept, ...sent.value, id, createdAt } as unknown as Person;
  rota.people.set(id, replaced);
  return on('replaced-is-204') ? { status: 204 } : json(200, shown(rota, replaced));
}

/** DELETE /people/{personId} */
export function deletePerson(rota: Rota, call: Call): Reply {
  const person = findPerson(rota, call);
  if (!person) return fail(404);
  const isAssigned = [...rota.assignments.values()].some((one) => one.personId === person.id);
  if (isAssigned && !rota.on('assigned-person-deleted')) return fail(409, 'The person has assignments.');
  rota.people.delete(person.id);
  rota.deleted += 1;
  return { status: 204 };
}

function findPerson({ people }: Rota, call: Call): Person | undefined {
  return people.get(call.params.personId ?? '');
}

/** The fields that may be shown, by name: what else a mutant has let in is not among them. */
function shown({ on }: Rota, person: Person): object {
  const { id, name, email, skills, weeklyHours, active, note, createdAt } = person;
  const rest = on('nulls-left-out') && note === null ? {} : { note };
  return { id, name, email, skills, weeklyHours, active, ...rest, createdAt };
}
