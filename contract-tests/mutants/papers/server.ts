import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { type Archive, createArchive } from './archive.ts';
import * as papers from './papers.ts';
import { fail } from './replies.ts';

type Act = (archive: Archive, call: Call) => Reply;

/** Name and password of the editor. */
export const goodLogin = 'editor:ink-well-42';

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/papers', papers.listPapers],
  ['POST', '/papers', papers.addPaper],
  ['GET', '/papers/{paperId}', papers.getPaper],
  ['PUT', '/papers/{paperId}', papers.replacePaper],
  ['PATCH', '/papers/{paperId}', papers.changePaper],
  ['DELETE', '/papers/{paperId}', papers.deletePaper],
];

/** Starts the papers. */
export function startPapers(switched: string | undefined): Promise<Running> {
  const archive = createArchive(switched);
  const { on } = archive;
  const extra = on('delete-all-works') ? [['DELETE', '/papers', papers.deleteAll] as const] : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => (isAdmitted(archive, call) ? act(archive, call) : fail(401)),
  }));
  return startServer({
    basePath: '',
    routes,
    refuse: ({ kind, status, allow, template }) => {
      const reply = fail(status);
      if (kind !== 'method') return reply;
      const named = on('allow-forgets-patch') && template?.endsWith('}') ? without(allow, 'PATCH') : allow;
      return { ...reply, headers: { ...reply.headers, Allow: named.join(', ') } };
    },
    after: ({ method }, reply) => {
      if (on('head-refused') && method === 'HEAD') return { ...fail(405), headers: { Allow: 'GET' } };
      return on('more-headers') ? { ...reply, headers: withMore(reply) } : reply;
    },
  });
}

function without(methods: readonly string[], left: string): readonly string[] {
  return methods.filter((method) => method !== left);
}

function withMore({ headers = {} }: Reply): NonNullable<Reply['headers']> {
  const renamed = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]);
  return {
    ...Object.fromEntries(renamed),
    'cache-control': 'no-cache',
    vary: 'Accept',
    'x-served-by': 'node-3',
  };
}

/** Reading is open to everybody. */
function isAdmitted({ on }: Archive, call: Call): boolean {
  if (call.method === 'GET' || call.method === 'HEAD') return true;
  const text = /^basic +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const login = text === undefined ? undefined : Buffer.from(text, 'base64').toString();
  if (login === goodLogin) return true;
  return (
    (on('put-without-login') && call.method === 'PUT' && call.headers.authorization === undefined) ||
    (on('any-password-adds') && call.method === 'POST' && login !== undefined)
  );
}
