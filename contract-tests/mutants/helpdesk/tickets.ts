import type { Or } from '../or.ts';
import type { Reply } from '../serve.ts';
import type { Ticket } from './desk.ts';
import { fail, ok, readBody } from './replies.ts';
import { shownTicket } from './shown-ticket.ts';
import type { Asked, World } from './world.ts';

const defaults = { priority: 'normal', due_on: null, tags: [], custom_fields: {} };
const basePath = '/support/v1';

/** The ticket that a path names, where the caller may see it. */
export function findTicket({ desk }: World, { values, user }: Asked, anybody = false): Or<Ticket> {
  const ticket = desk.tickets.get(Number(values.ticket_id));
  const isSeen = ticket && (user.role === 'agent' || ticket.requester === user.id || anybody);
  return isSeen ? { ok: true, value: ticket } : { ok: false, reply: fail(404) };
}

/** Keeps a ticket with some changes. */
export function change({ desk }: World, ticket: Ticket, fields: Partial<Ticket>): Ticket {
  const changed = { ...ticket, ...fields, updated_at: desk.now(), version: ticket.version + 1 };
  desk.tickets.set(ticket.id, changed);
  return changed;
}

/** POST /tickets */
export function createTicket(world: World, asked: Asked): Reply {
  const { on, desk } = world;
  const { call, user } = asked;
  const read = readBody(world, asked);
  if (!read.ok) return read.reply;
  const key = call.headers['idempotency-key'];
  const name = JSON.stringify([user.id, key]);
  const sent = canonical(read.value);
  const before = key === undefined || on('idempotency-ignored') ? undefined : desk.done.get(name);
  if (before && before.sent !== sent && !on('reused-key-accepted')) return fail(422);
  if (before) return created(world, before.id, before.data, { again: true });
  if (on('leap-day-crashes') && String(read.value.due_on).endsWith('-02-29')) return fail(500);
  const id = desk.nextId();
  const at = desk.now();
  const usual = on('default-priority-low') ? { ...defaults, priority: 'low' } : defaults;
  const state = {
    status: 'open',
    assignee: null,
    created_at: at,
    updated_at: at,
    closed_at: null,
    version: 1,
  };
  // The document has made sure of the types.
  const ticket = { id, ...usual, ...read.value, ...state, requester: user.id } as unknown as Ticket;
  desk.tickets.set(id, ticket);
  const data = shownTicket(world, ticket);
  if (key !== undefined) desk.done.set(name, { sent, id, data });
  return created(world, id, data, { again: false });
}

function created({ on }: World, id: number, data: object, { again }: { again: boolean }): Reply {
  const replayed = again && on('replay-header') ? { 'Idempotent-Replayed': 'true' } : {};
  return ok(201, data, { headers: { Location: `${basePath}/tickets/${id}`, ...replayed } });
}

/** GET /tickets/{ticket_id} */
export function getTicket(world: World, asked: Asked): Reply {
  const { on } = world;
  const found = findTicket(world, asked, on('others-ticket-readable'));
  if (!found.ok) return found.reply;
  const ticket = found.value;
  const tag = `"${ticket.id}-${on('etag-never-changes') ? 1 : ticket.version}"`;
  const headers = { ETag: on('weak-etags') ? `W/${tag}` : tag };
  const known = (asked.call.headers['if-none-match'] ?? '').split(',').map((one) => one.trim());
  if (known.some((one) => one === '*' || one.replace(/^W\//, '') === tag)) {
    return { status: on('not-modified-as-412') ? 412 : 304, headers };
  }
  const data = shownTicket(world, ticket);
  const isTime = on('due-on-as-time') && ticket.due_on !== null;
  return ok(200, isTime ? { ...data, due_on: `${ticket.due_on}T00:00:00Z` } : data, { headers });
}

/** PATCH /tickets/{ticket_id} */
export function changeTicket(world: World, asked: Asked): Reply {
  const { on } = world;
  const found = findTicket(world, asked);
  if (!found.ok) return found.reply;
  const read = readBody(world, asked, 'application/merge-patch+json');
  if (!read.ok) return read.reply;
  const ticket = found.value;
  const { requester: _, custom_fields: patch, ...fields } = read.value;
  if (on('empty-patch-crashes') && Object.keys(read.value).length === 0) return fail(500);
  if (on('urgent-refused-on-change') && fields.priority === 'urgent') return fail(422);
  // The document has made sure of the types.
  const wanted = patch as Readonly<Record<string, string | null>> | undefined;
  const custom = on('custom-fields-replaced')
    ? kept({ ...wanted })
    : merged(on, ticket.custom_fields, wanted);
  if (Object.keys(custom).length > 10) return fail(422);
  if (ticket.status === 'closed') return fail(409);
  const { due_on, ...rest } = fields;
  const due = due_on === undefined || on('due-on-not-changed') ? {} : { due_on };
  const changes = { ...rest, ...due, ...(patch === undefined ? {} : { custom_fields: custom }) };
  return ok(200, shownTicket(world, change(world, ticket, changes as Partial<Ticket>)));
}

function merged(
  on: World['on'],
  before: Readonly<Record<string, string>>,
  patch: Readonly<Record<string, string | null>> = {},
): Readonly<Record<string, string>> {
  const removed = on('null-keeps-custom-field')
    ? Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null))
    : patch;
  return kept({ ...before, ...removed });
}

function kept(fields: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter((one): one is [string, string] => one[1] !== null));
}

/** DELETE /tickets/{ticket_id} */
export function deleteTicket(world: World, asked: Asked): Reply {
  const { on, desk } = world;
  if (on('large-number-crashes') && Number(asked.values.ticket_id) > 2_147_483_647) return fail(500);
  const found = findTicket(world, asked);
  if (!found.ok) return found.reply;
  desk.tickets.delete(found.value.id);
  desk.deleted += 1;
  for (const comment of desk.comments.values()) {
    if (comment.ticket_id === found.value.id) desk.comments.delete(comment.id);
  }
  return { status: 204 };
}

/** The same text for the same JSON, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) => {
    const isRecord = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    return isRecord ? Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)) : inner;
  });
}
