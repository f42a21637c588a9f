import type { Call, Reply } from '../serve.ts';
import { cursorPage } from './cursor-page.ts';
import { json, problem, read } from './replies.ts';
import { type Comment, findComment, findPost, type Site } from './site.ts';

/** GET /posts/{postId}/comments */
export function listComments(site: Site, call: Call): Reply {
  const { on, comments } = site;
  const post = findPost(site, call);
  if (!post && !on('comments-of-nothing')) return problem(site, 404);
  const list = `comments of ${post?.id}`;
  const found = [...comments.values()].filter((one) => one.post_id === post?.id).reverse();
  return cursorPage(site, call, list, found, (comment) => comment);
}

/** POST /posts/{postId}/comments */
export function createComment(site: Site, call: Call): Reply {
  const { on, comments } = site;
  const post = findPost(site, call);
  if (!post) return problem(site, 404);
  const sent = read(site, call);
  if (!sent.ok) return sent.reply;
  const id = `c${site.nextNumber()}`;
  const { author, text } = sent.value;
  // The document has made sure of the types.
  const comment = { id, post_id: post.id, author, text, published_at: site.now() } as Comment;
  comments.set(id, on('comment-cut') ? { ...comment, text: comment.text.slice(0, 1) } : comment);
  const location = { Location: `/v1/posts/${post.id}/comments/${id}` };
  return json(201, comment, on('no-location') ? {} : location);
}

/** GET /posts/{postId}/comments/{commentId} */
export function getComment(site: Site, call: Call): Reply {
  const comment = findComment(site, call);
  return comment ? json(200, comment) : problem(site, 404);
}

/** DELETE /posts/{postId}/comments/{commentId} */
export function deleteComment(site: Site, call: Call): Reply {
  const comment = findComment(site, call);
  if (!comment) return problem(site, 404);
  if (!site.on('comment-survives')) site.comments.delete(comment.id);
  return { status: 204 };
}
