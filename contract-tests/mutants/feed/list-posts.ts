import type { Call, Reply } from '../serve.ts';
import { admit } from './admit.ts';
import { cursorPage } from './cursor.ts';
import { postView } from './post-view.ts';
import { problem } from './problem.ts';
import type { Post } from './store.ts';
import type { World } from './world.ts';

/** Answers `GET /posts`. */
export function listPosts(world: World, call: Call): Reply {
  const { on, store } = world;
  const admitted = admit(world, call);
  if (!admitted.ok) return admitted.reply;
  const { values } = admitted.value;
  if (on('nul-search-crashes') && String(values.q).includes('\0')) return problem(500);
  const all = [...store.posts.values()].sort((one, other) => other.order - one.order);
  const posts = all.filter((post) => isWanted(on, post, values));
  const total = on('total-of-everything') ? all.length : posts.length;
  const show = (post: Post, isFirstPage: boolean) => {
    const { author, ...view } = postView(world, post, 'list') as { author?: string };
    return on('second-page-without-author') && !isFirstPage ? view : { ...view, author };
  };
  const faults = {
    neverEnds: on('cursor-never-ends'),
    linksToItself: on('link-to-itself'),
    ...(on('unknown-cursor-crashes') && { unknownCursorStatus: 500 }),
  };
  const headers = { 'X-Total-Count': on('total-in-words') ? 'many' : String(total) };
  const reply = cursorPage(world, call, values, posts, show, faults, headers);
  return on('longest-page-cut-off') && values.limit === 40 ? { ...reply, fault: 'truncate' } : reply;
}

function isWanted(on: World['on'], post: Post, values: Readonly<Record<string, unknown>>): boolean {
  const { author, tag, since, q } = values;
  if (author !== undefined && post.author !== author && !on('author-ignored')) return false;
  if (tag !== undefined && post.tags.includes(String(tag)) === on('tag-inverted')) return false;
  // A leap second is a valid time that Date.parse does not know.
  const start = Date.parse(String(since).replace(/:60(?=[.Zz+-])/, ':59'));
  if (since !== undefined && Date.parse(post.created_at) < start && !on('since-ignored')) return false;
  if (q === undefined) return true;
  return post.text.toLowerCase().includes(String(q).toLowerCase());
}
