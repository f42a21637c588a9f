import type { Or } from '../or.ts';
import type { Reply } from '../serve.ts';
import type { Comment } from './desk.ts';
import { pageOf } from './page.ts';
import { fail, ok, readBody } from './replies.ts';
import { personOf } from './shown-ticket.ts';
import { findTicket } from './tickets.ts';
import type { Asked, World } from './world.ts';

/** GET /tickets/{ticket_id}/comments */
export function listComments(world: World, asked: Asked): Reply {
  const { on, desk } = world;
  const found = findTicket(world, asked);
  if (!found.ok) return found.reply;
  const all = [...desk.comments.values()]
    .filter((one) => one.ticket_id === found.value.id)
    .filter((one) => asked.user.role === 'agent' || !one.internal)
    .map((one) => shown(world, one));
  return pageOf(asked, all, { repeatsLast: on('last-comments-repeated') });
}

/** POST /tickets/{ticket_id}/comments */
export function addComment(world: World, asked: Asked): Reply {
  const { on, desk } = world;
  const found = findTicket(world, asked);
  if (!found.ok) return found.reply;
  if (on('nested-body-cuts-connection') && asked.call.body.includes('['.repeat(40))) {
    return { status: 0, fault: 'close' };
  }
  const read = readBody(world, asked);
  if (!read.ok) return read.reply;
  const { body, internal = on('comments-internal-by-default') && asked.user.role === 'agent' } = read.value;
  if (internal === true && asked.user.role !== 'agent') return fail(403);
  if (found.value.status === 'closed') return fail(409);
  const id = desk.nextId();
  const rest = { body: String(body), internal: internal === true, created_at: desk.now() };
  const comment = { id, ticket_id: found.value.id, author: asked.user.id, ...rest };
  desk.comments.set(id, comment);
  const view = shown(world, comment);
  const headers = { Location: `/support/v1/tickets/${found.value.id}/comments/${id}` };
  const isLocal = on('comment-time-without-zone');
  return ok(201, isLocal ? { ...view, created_at: view.created_at.replace('Z', '') } : view, { headers });
}

/** GET /tickets/{ticket_id}/comments/{comment_id} */
export function getComment(world: World, asked: Asked): Reply {
  const found = findComment(world, asked);
  if (!found.ok) return world.on('missing-comment-410') ? fail(410) : found.reply;
  return ok(200, shown(world, found.value));
}

/** DELETE /tickets/{ticket_id}/comments/{comment_id} */
export function deleteComment(world: World, asked: Asked): Reply {
  const found = findComment(world, asked);
  if (!found.ok) return found.reply;
  if (!world.on('deleted-comment-stays')) world.desk.comments.delete(found.value.id);
  return { status: 204 };
}

/** The violation: a method that the document does not have. */
export function replaceComment(world: World, asked: Asked): Reply {
  const found = findComment(world, asked);
  return found.ok ? ok(200, shown(world, found.value)) : found.reply;
}

function findComment(world: World, asked: Asked): Or<Comment> {
  const ticket = findTicket(world, asked);
  if (!ticket.ok) return ticket;
  const comment = world.desk.comments.get(Number(asked.values.comment_id));
  const isHere = comment?.ticket_id === ticket.value.id || world.on('comment-under-any-ticket');
  const isSeen = comment && isHere && (asked.user.role === 'agent' || !comment.internal);
  return isSeen ? { ok: true, value: comment } : { ok: false, reply: fail(404) };
}

function shown({ desk }: World, { author, ...rest }: Comment) {
  return { ...rest, author: personOf(desk, author) };
}
