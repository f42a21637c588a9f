import type { Desk, Ticket } from './desk.ts';
import type { World } from './world.ts';

/** A ticket as answers show it. */
export function shownTicket({ desk, on }: World, ticket: Ticket) {
  const { version: _, requester, assignee, ...rest } = ticket;
  const shown = {
    ...rest,
    requester: personOf(desk, requester),
    assignee: assignee === null ? null : personOf(desk, assignee),
  };
  if (on('nulls-left-out')) {
    const kept = Object.entries(shown).filter(([, value]) => value !== null);
    return Object.fromEntries(kept) as typeof shown;
  }
  if (!on('times-in-other-offset')) return shown;
  const later = (time: string) =>
    `${new Date(Date.parse(time) + 7_200_000).toISOString().slice(0, -1)}+02:00`;
  return { ...shown, created_at: later(shown.created_at), updated_at: later(shown.updated_at) };
}

/** Somebody by number, as answers show them. */
export function personOf(desk: Desk, id: number): { readonly id: number; readonly name: string } {
  return { id, name: desk.users.find((user) => user.id === id)?.name ?? 'Somebody' };
}
