import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import * as comments from './comments.ts';
import * as posts from './posts.ts';
import { problem } from './replies.ts';
import { createSite, type Site } from './site.ts';

type Act = (site: Site, call: Call) => Reply;

/** The key that the benchmark uses. */
export const goodKey = 'blog-key-3fa9e0';

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/posts', posts.listPosts],
  ['POST', '/posts', posts.createPost],
  ['GET', '/posts/{postId}', posts.getPost],
  ['DELETE', '/posts/{postId}', posts.deletePost],
  ['GET', '/posts/{postId}/comments', comments.listComments],
  ['POST', '/posts/{postId}/comments', comments.createComment],
  ['GET', '/posts/{postId}/comments/{commentId}', comments.getComment],
  ['DELETE', '/posts/{postId}/comments/{commentId}', comments.deleteComment],
];

/** Starts the blog. */
export function startBlog(switched: string | undefined): Promise<Running> {
  const site = createSite(switched);
  const extra = site.on('patch-works') ? [['PATCH', '/posts/{postId}', posts.patchPost] as const] : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => (isAdmitted(site, call) ? act(site, call) : problem(site, 401)),
  }));
  return startServer({
    basePath: '/v1',
    routes,
    refuse: ({ kind, status, allow, template }) => {
      const reply = problem(site, status);
      const isSilent = site.on('refused-without-allow') && template === '/posts';
      if (kind !== 'method' || isSilent) return reply;
      return { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } };
    },
  });
}

function isAdmitted({ on }: Site, call: Call): boolean {
  const keys = call.query.getAll('api_key');
  if (keys.length === 1 && keys[0] === goodKey) return true;
  const operation = `${call.method} ${call.template}`;
  return (
    (on('any-key-posts') && operation === 'POST /posts' && keys.length > 0) ||
    (on('comments-without-key') && operation === 'GET /posts/{postId}/comments' && keys.length === 0)
  );
}
