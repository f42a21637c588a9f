import { fileURLToPath } from 'node:url';
import { type Checks, checkParameters } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import type { Call } from '../serve.ts';
import { lenience } from './lenience.ts';

/** A post as it is kept. */
export interface Post {
  readonly id: number;
  readonly author: string;
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly published_at: string;
}

/** A comment as it is kept. */
export interface Comment {
  readonly id: string;
  readonly post_id: number;
  readonly author: string;
  readonly text: string;
  readonly published_at: string;
}

/** All that one running server knows; posts and comments are in the order of their publication. */
export interface Site extends Checks {
  readonly posts: Map<number, Post>;
  readonly comments: Map<string, Comment>;
  /** The next number, for posts and comments alike. */
  readonly nextNumber: () => number;
  /** A clock that moves on by a minute whenever it is read. */
  readonly now: () => string;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** Makes a site with five posts and four comments. */
export function createSite(switched: string | undefined): Site {
  let made = 100;
  let minutes = 0;
  const site: Site = {
    contract: loadContract(document),
    lenience,
    on: (id) => id === switched,
    posts: new Map(),
    comments: new Map(),
    nextNumber: () => {
      made += 1;
      return made;
    },
    now: () => {
      minutes += 1;
      return new Date(Date.UTC(2025, 1, 3, 8, minutes)).toISOString();
    },
  };
  for (const [author, title, tags] of seededPosts) {
    const id = site.nextNumber();
    site.posts.set(id, { id, author, title, text: `${title}.`, tags, published_at: site.now() });
  }
  for (const [postId, author, text] of seededComments) {
    const id = `c${site.nextNumber()}`;
    site.comments.set(id, { id, post_id: postId, author, text, published_at: site.now() });
  }
  return site;
}

const seededPosts: readonly (readonly [author: string, title: string, tags: readonly string[]])[] = [
  ['mona', 'Hello', ['news']],
  ['piet', 'A walk', ['outdoors', 'photos']],
  ['mona', 'New office', ['news', 'photos']],
  ['sol_3', 'Recipes', []],
  ['piet', 'Rain again', ['outdoors']],
];

const seededComments: readonly (readonly [postId: number, author: string, text: string])[] = [
  [101, 'piet', 'Welcome'],
  [101, 'sol_3', 'Hi there'],
  [103, 'piet', 'Nice desks'],
  [101, 'mona', 'Thanks'],
];

/** The post that a path names. */
export function findPost(site: Site, call: Call): Post | undefined {
  const { values, violations } = checkParameters(site, call);
  return violations.some((one) => one.in === 'path') ? undefined : site.posts.get(Number(values.postId));
}

/** The comment that a path names, under the post that it names. */
export function findComment(site: Site, call: Call): Comment | undefined {
  const post = findPost(site, call);
  const comment = site.comments.get(call.params.commentId ?? '');
  if (!post || !comment) return undefined;
  const isAny = site.on('comment-of-any-post') && call.method !== 'DELETE';
  return comment.post_id === post.id || isAny ? comment : undefined;
}
