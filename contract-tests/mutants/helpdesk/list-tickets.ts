import { instantOf } from '../rules/formats.ts';
import type { Reply } from '../serve.ts';
import type { Ticket } from './desk.ts';
import { pageOf } from './page.ts';
import { fail } from './replies.ts';
import { shownTicket } from './shown-ticket.ts';
import type { Asked, World } from './world.ts';

const priorities = ['low', 'normal', 'high', 'urgent'];

/** GET /tickets */
export function listTickets(world: World, asked: Asked): Reply {
  const { on, desk } = world;
  const { values, user } = asked;
  if (on('quote-in-search-crashes') && String(values.q ?? '').includes("'")) return fail(500);
  const found = [...desk.tickets.values()]
    .filter((one) => user.role === 'agent' || one.requester === user.id || on('all-listed-to-customers'))
    .filter((one) => isWanted(on, one, values));
  const sorted = sort(on, found, String(values.sort), asked.call.query.has('sort'));
  const shown = sorted.map((one) => {
    const view = shownTicket(world, one);
    return on('no-tags-as-null') && one.tags.length === 0 ? { ...view, tags: null } : view;
  });
  return pageOf(asked, shown, {
    overcount: on('deleted-still-counted') ? desk.deleted : 0,
    countsPage: on('total-header-of-page'),
    leavesOutEmptyTotal: on('no-total-when-empty'),
  });
}

function isWanted(on: World['on'], ticket: Ticket, values: Readonly<Record<string, unknown>>): boolean {
  const { q, status, created_from: from, created_to: to } = values;
  const created = Date.parse(ticket.created_at);
  // The document has made sure of the types.
  const wanted = status as readonly string[] | undefined;
  const counted = on('first-status-only') ? wanted?.slice(0, 1) : wanted;
  if (counted && !counted.includes(ticket.status)) return false;
  if (from !== undefined && created < instantOf(String(from))) return false;
  if (to !== undefined && created > instantOf(String(to))) return false;
  if (on('created-to-exclusive') && created === instantOf(String(to))) return false;
  const text = `${ticket.subject}\n${ticket.body}`;
  return q === undefined || text.toLowerCase().includes(String(q).toLowerCase());
}

function sort(on: World['on'], tickets: readonly Ticket[], order: string, isGiven: boolean): Ticket[] {
  const isIgnored = on('descending-ignored') && isGiven && order === '-created_at';
  const sign = order.startsWith('-') && !isIgnored ? -1 : 1;
  const key = order.replace('-', '');
  const rank = (one: Ticket): number => {
    if (key === 'priority') return priorities.indexOf(one.priority);
    return Date.parse(key === 'created_at' ? one.created_at : one.updated_at);
  };
  return [...tickets].sort((one, other) => sign * (rank(one) - rank(other)) || one.id - other.id);
}
