import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { type Book, createBook } from './book.ts';
import * as lists from './lists.ts';
import * as pages from './pages.ts';
import { fail } from './replies.ts';

type Act = (book: Book, call: Call, editor: string) => Reply;

/** Name and password of the editor. */
export const goodLogin = 'rosa:paper-lantern-9';

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/pages', lists.listPages],
  ['GET', '/pages/{slug}', pages.getPage],
  ['PUT', '/pages/{slug}', pages.putPage],
  ['PATCH', '/pages/{slug}', pages.patchPage],
  ['DELETE', '/pages/{slug}', pages.deletePage],
  ['POST', '/pages/{slug}/restore', pages.restorePage],
  ['GET', '/pages/{slug}/versions', lists.listVersions],
  ['GET', '/pages/{slug}/versions/{number}', lists.getVersion],
];

/** Starts the wiki. */
export function startWiki(switched: string | undefined): Promise<Running> {
  const book = createBook(switched);
  const { on } = book;
  const extra = on('pages-can-be-posted') ? [['POST', '/pages', pages.addPage] as const] : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => {
      const editor = editorOf(book, call);
      return editor === undefined ? unauthorized(book, call) : act(book, call, editor);
    },
  }));
  return startServer({
    basePath: '/api',
    routes,
    refuse: ({ kind, status, allow, template }) => {
      if (kind === 'undecodable-path') return fail(on('undecodable-crashes') ? 500 : 400);
      const reply = fail(status);
      if (kind !== 'method') return reply;
      const named = on('allow-of-reading') && template === '/pages/{slug}' ? ['GET', 'HEAD'] : allow;
      return { ...reply, headers: { ...reply.headers, Allow: named.join(', ') } };
    },
    after: ({ method, target }, reply) => {
      const isHead = method === 'HEAD' && /^.pages.[^/]+$/.test(target);
      if (isHead && on('head-refused'))
        return { ...fail(405), headers: { Allow: 'GET, PUT, PATCH, DELETE' } };
      return vary(book, reply);
    },
  });
}

function unauthorized({ on }: Book, call: Call): Reply {
  const reply = fail(401);
  if (!on('no-challenge') || call.method !== 'DELETE') return reply;
  return { ...reply, headers: { 'Content-Type': 'application/problem+json' } };
}

/** Who asks; undefined where the request needs an editor and has none. Reading is open to everybody. */
function editorOf({ on }: Book, call: Call): string | undefined {
  const text = /^basic +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const login = text === undefined ? undefined : Buffer.from(text, 'base64').toString();
  if (login === goodLogin) return 'rosa';
  const isReading = call.method === 'GET' || call.method === 'HEAD';
  const isOpen =
    (isReading && !(on('versions-need-login') && call.template.endsWith('/versions'))) ||
    (on('restored-without-login') && login === undefined && call.template.endsWith('/restore')) ||
    (on('any-password-patches') && login !== undefined && call.method === 'PATCH');
  return isOpen ? 'somebody' : undefined;
}

/** What the variants do to an answer. */
function vary({ on }: Book, reply: Reply): Reply {
  const { headers = {}, body } = reply;
  if (on('capitals-in-pieces')) {
    const renamed = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]);
    return { ...reply, chunked: true, headers: { ...Object.fromEntries(renamed), 'x-cache': 'MISS' } };
  }
  if (typeof body !== 'string' || body === '') return reply;
  if (on('telling-problems') && headers['Content-Type'] === 'application/problem+json') {
    const more = { type: '/problems#wiki', instance: 'urn:wiki:1', trace_id: '4bf92f', retryable: false };
    return { ...reply, body: JSON.stringify({ ...more, ...JSON.parse(body), type: more.type }) };
  }
  // Answers are plain JSON, and the field is optional wherever it stands.
  return on('editors-not-told') ? { ...reply, body: body.replace(/,"updated_by":"\w+"/g, '') } : reply;
}
