import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import { cursorPage } from './cursor-page.ts';
import { json, problem, read } from './replies.ts';
import { findPost, type Post, type Site } from './site.ts';

/** GET /posts */
export function listPosts(site: Site, call: Call): Reply {
  const { on, posts } = site;
  const { tag, author } = checkParameters(site, call).values;
  const found = [...posts.values()]
    .filter((post) => tag === undefined || post.tags.includes(String(tag)))
    .filter((post) => author === undefined || post.author === author || on('author-ignored'))
    .reverse();
  return cursorPage(site, call, 'posts', found, (post) => {
    const view = shown(site, post);
    return on('count-as-text') ? { ...view, comment_count: `${view.comment_count}` } : view;
  });
}

/** POST /posts */
export function createPost(site: Site, call: Call): Reply {
  const { on, posts } = site;
  const sent = read(site, call);
  if (!sent.ok) return sent.reply;
  if (on('quote-crashes') && String(sent.value.title).includes("'")) return problem(site, 500);
  const at = { id: site.nextNumber(), published_at: site.now() };
  const tags = on('tags-not-kept') ? { tags: [] } : {};
  // The document has made sure of the types.
  const post = { tags: [], ...sent.value, ...at } as unknown as Post;
  posts.set(post.id, { ...post, ...tags });
  const { published_at: _, ...undated } = shown(site, post);
  const view = on('created-undated') ? undated : shown(site, post);
  return json(201, view, { Location: `/v1/posts/${post.id}` });
}

/** GET /posts/{postId} */
export function getPost(site: Site, call: Call): Reply {
  const post = findPost(site, call);
  if (post) return json(200, shown(site, post));
  const reply = problem(site, 404);
  return site.on('missing-as-json') ? { ...reply, headers: { 'Content-Type': 'application/json' } } : reply;
}

/** DELETE /posts/{postId} */
export function deletePost(site: Site, call: Call): Reply {
  const { on, posts, comments } = site;
  const post = findPost(site, call);
  if (!post) return problem(site, 404);
  posts.delete(post.id);
  for (const { id, post_id: postId } of comments.values()) if (postId === post.id) comments.delete(id);
  return on('deleted-with-200') ? json(200, { deleted: true }) : { status: 204 };
}

/** The violation: a method that the document does not have. */
export function patchPost(site: Site, call: Call): Reply {
  const post = findPost(site, call);
  return post ? json(200, shown(site, post)) : problem(site, 404);
}

function shown({ comments }: Site, post: Post): Post & { readonly comment_count: number } {
  const count = [...comments.values()].filter((one) => one.post_id === post.id).length;
  return { ...post, comment_count: count };
}
