import type { Call, Reply, Route } from '../serve.ts';
import { cursorPage } from './cursor.ts';
import { findPost } from './posts.ts';
import { json, problem } from './problem.ts';
import { readBody } from './read-body.ts';
import type { Comment } from './store.ts';
import type { World } from './world.ts';

/** The routes of comments. */
export function commentRoutes(world: World): readonly Route[] {
  const all = '/posts/{post_id}/comments';
  return [
    { method: 'GET', path: all, handle: (call) => listComments(world, call) },
    { method: 'POST', path: all, handle: (call) => createComment(world, call) },
    { method: 'DELETE', path: `${all}/{comment_id}`, handle: (call) => deleteComment(world, call) },
  ];
}

function listComments(world: World, call: Call): Reply {
  const { on, store } = world;
  const found = findPost(world, call);
  if (!found.ok) return found.reply;
  const comments = [...store.comments.values()]
    .filter((comment) => comment.post_id === found.value.post.id)
    .sort((one, other) => other.order - one.order);
  const faults = {
    losesOne: on('comments-lose-one'),
    ...(on('invalid-cursor-422') && { unknownCursorStatus: 422 }),
  };
  return cursorPage(world, call, found.value.values, comments, commentView, faults);
}

function createComment(world: World, call: Call): Reply {
  const { on, store } = world;
  const found = findPost(world, call);
  if (!found.ok) return found.reply;
  const read = readBody(world, call);
  if (!read.ok) return read.reply;
  const { author, post } = found.value;
  const text = String(read.value.text);
  const comment: Comment = { ...store.stamp(), post_id: post.id, author: author.handle, text };
  if (!on('comment-not-kept')) store.comments.set(comment.id, comment);
  const { post_id, ...view } = commentView(comment);
  return json(201, on('comment-without-post') ? view : { ...view, post_id });
}

function deleteComment(world: World, call: Call): Reply {
  const { on, store } = world;
  const found = findPost(world, call);
  if (!found.ok) return found.reply;
  const comment = store.comments.get(String(found.value.values.comment_id).toLowerCase());
  const isHere = comment?.post_id === found.value.post.id || on('comment-of-other-post');
  if (!comment || !isHere) return problem(404);
  if (comment.author !== found.value.author.handle) {
    return problem(on('foreign-is-not-found') ? 404 : 403);
  }
  if (!on('deleted-comment-listed')) store.comments.delete(comment.id);
  return { status: on('comment-deleted-205') ? 205 : 204 };
}

function commentView({ order: _, ...comment }: Comment) {
  return comment;
}
