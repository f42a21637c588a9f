import type { Or } from '../or.ts';
import type { Call, Reply, Route } from '../serve.ts';
import { type Admitted, admit } from './admit.ts';
import { listPosts } from './list-posts.ts';
import { postView } from './post-view.ts';
import { json, problem } from './problem.ts';
import { readBody } from './read-body.ts';
import type { Post } from './store.ts';
import type { World } from './world.ts';

/** The routes of posts. */
export function postRoutes(world: World): readonly Route[] {
  const one = '/posts/{post_id}';
  return [
    { method: 'GET', path: '/posts', handle: (call) => listPosts(world, call) },
    { method: 'POST', path: '/posts', handle: (call) => createPost(world, call) },
    { method: 'GET', path: one, handle: (call) => getPost(world, call) },
    { method: 'PATCH', path: one, handle: (call) => updatePost(world, call) },
    ...(world.on('put-works-too')
      ? [
          {
            method: 'PUT',
            path: one,
            handle: (call: Call) => updatePost(world, { ...call, method: 'PATCH' }),
          },
        ]
      : []),
    { method: 'DELETE', path: one, handle: (call) => deletePost(world, call) },
    { method: 'PUT', path: `${one}/like`, handle: (call) => like(world, call, true) },
    { method: 'DELETE', path: `${one}/like`, handle: (call) => like(world, call, false) },
  ];
}

/** The post that a path names, and who asks. */
export function findPost(world: World, call: Call): Or<Admitted & { readonly post: Post }> {
  const admitted = admit(world, call);
  if (!admitted.ok) return admitted;
  // `format: uuid` does not mind the case.
  const post = world.store.posts.get(String(admitted.value.values.post_id).toLowerCase());
  return post ? { ok: true, value: { ...admitted.value, post } } : { ok: false, reply: problem(404) };
}

function getPost(world: World, call: Call): Reply {
  const { on } = world;
  const found = findPost(world, call);
  if (found.ok) return json(200, postView(world, found.value.post, 'item'));
  if (found.reply.status !== 404) return found.reply;
  if (on('head-finds-everything') && call.method === 'HEAD') return json(200, {});
  return on('problem-status-as-text') ? problem(404, { status: '404' }) : found.reply;
}

function createPost(world: World, call: Call): Reply {
  const { on, store } = world;
  const admitted = admit(world, call);
  if (!admitted.ok) return admitted.reply;
  const read = readBody(world, call);
  if (!read.ok) return read.reply;
  const input = read.value as Partial<Post> & Pick<Post, 'text'>;
  if (on('south-pole-refused') && (input.place as { lat?: number } | undefined)?.lat === -90)
    return problem(422);
  if (
    on('rtl-text-crashes') &&
    /\p{Script=Arabic}|\p{Script=Hebrew}|[\u202a-\u202e]/u.test(String(input.text))
  ) {
    return problem(500);
  }
  const filled = { tags: [], reply_policy: 'everyone', link: null, ...input };
  const post: Post = { ...store.stamp(), author: admitted.value.author.handle, ...filled };
  store.posts.set(post.id, post);
  const Location = `${world.linkBase(call)}/posts/${post.id}`;
  return json(201, postView(world, post, 'created'), { Location });
}

function updatePost(world: World, call: Call): Reply {
  const { on, store } = world;
  const owned = findOwned(world, call, on('post-changed-by-others'));
  if (!owned.ok) {
    const isPlain = on('problem-as-json') && owned.reply.status === 404;
    return isPlain ? { ...owned.reply, headers: { 'Content-Type': 'application/json' } } : owned.reply;
  }
  const read = readBody(world, call);
  if (!read.ok) return read.reply;
  const { text, ...rest } = read.value;
  if (on('nobody-refused') && rest.reply_policy === 'nobody') return problem(422);
  const { post } = owned.value;
  const lost = on('patch-loses-tags') && rest.tags === undefined ? { tags: [] } : {};
  const changed: Post = { ...post, ...lost, ...rest, ...(typeof text === 'string' && { text }) };
  store.posts.set(post.id, changed);
  return json(200, postView(world, changed, 'item'));
}

function deletePost(world: World, call: Call): Reply {
  const { on, store } = world;
  const owned = findOwned(world, call, false);
  if (!owned.ok) return owned.reply;
  const { id } = owned.value.post;
  if (!on('deleted-post-stays')) store.posts.delete(id);
  store.likes.delete(id);
  for (const comment of store.comments.values()) {
    if (comment.post_id === id) store.comments.delete(comment.id);
  }
  return { status: 204 };
}

function like(world: World, call: Call, likes: boolean): Reply {
  const { on, store } = world;
  const found = findPost(world, call);
  if (!found.ok) return found.reply;
  const { author, post } = found.value;
  const fans = store.likes.get(post.id) ?? [];
  const others = on('like-counts-again') && likes ? fans : fans.filter((fan) => fan !== author.handle);
  store.likes.set(post.id, likes ? [...others, author.handle] : others);
  return { status: 204 };
}

function findOwned(world: World, call: Call, anyone: boolean): Or<Admitted & { readonly post: Post }> {
  const found = findPost(world, call);
  if (!found.ok || anyone || found.value.post.author === found.value.author.handle) return found;
  return { ok: false, reply: problem(world.on('foreign-is-not-found') ? 404 : 403) };
}
