import type { Reply } from '../serve.ts';
import { fail, ok, readBody } from './replies.ts';
import { shownTicket } from './shown-ticket.ts';
import { change, findTicket } from './tickets.ts';
import type { Asked, World } from './world.ts';

/** POST /tickets/{ticket_id}/close */
export function closeTicket(world: World, asked: Asked): Reply {
  const { on, desk } = world;
  const found = findTicket(world, asked);
  if (!found.ok) return found.reply;
  if (found.value.status === 'closed') return fail(409);
  const closed = { ...found.value, status: 'closed', closed_at: desk.now() } as const;
  return ok(200, shownTicket(world, on('closing-not-kept') ? closed : change(world, found.value, closed)));
}

/** POST /tickets/{ticket_id}/reopen */
export function reopenTicket(world: World, asked: Asked): Reply {
  const { on } = world;
  const found = findTicket(world, asked);
  if (!found.ok) return found.reply;
  if (found.value.status !== 'closed' && !on('open-reopened-again')) return fail(409);
  const reopened = change(world, found.value, { status: 'reopened', closed_at: null });
  const data = shownTicket(world, reopened);
  return ok(200, on('reopened-in-capitals') ? { ...data, status: 'Reopened' } : data);
}

/** PUT /tickets/{ticket_id}/assignee */
export function assignTicket(world: World, asked: Asked): Reply {
  const { on, desk } = world;
  const found = findTicket(world, asked);
  if (!found.ok) return found.reply;
  const read = readBody(world, asked);
  if (!read.ok) return read.reply;
  const id = read.value.agent_id ?? 1;
  const agent = desk.users.find((user) => user.id === id && user.role === 'agent');
  if (!agent) return fail(on('unknown-agent-crashes') ? 500 : 422);
  return ok(200, shownTicket(world, change(world, found.value, { assignee: agent.id })));
}

/** DELETE /tickets/{ticket_id}/assignee */
export function unassignTicket(world: World, asked: Asked): Reply {
  const { on } = world;
  const found = findTicket(world, asked);
  if (!found.ok) return found.reply;
  const changed = on('unassigning-not-kept') ? found.value : change(world, found.value, { assignee: null });
  return on('unassigning-answers-200') ? ok(200, shownTicket(world, changed)) : { status: 204 };
}

/** POST /tickets/bulk-close */
export function bulkCloseTickets(world: World, asked: Asked): Reply {
  const { on, desk } = world;
  const read = readBody(world, asked);
  if (!read.ok) return read.reply;
  // The document has made sure of the types.
  const ids = read.value.ids as readonly number[];
  const results = ids.map((id, index) => {
    const ticket = desk.tickets.get(id);
    const shown = on('bulk-ids-as-text') ? String(id) : id;
    if (!ticket) return { id: shown, outcome: 'not_found' };
    if (ticket.status === 'closed') return { id: shown, outcome: 'already_closed' };
    const isForgotten = on('last-of-bulk-not-closed') && index === ids.length - 1;
    if (!isForgotten) change(world, ticket, { status: 'closed', closed_at: desk.now() });
    return { id: shown, outcome: 'closed' };
  });
  return ok(200, results);
}
