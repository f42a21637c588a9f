import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GeneratedFile } from '../generated-file.ts';
import type { ReportedProblem } from '../report/report.ts';
import type { LoadedApi } from './context.ts';

const basePath = '/_docs';
const eventsPath = `${basePath}/events`;

/** The reference pages below `/_docs/`, and the events that keep open ones up to date. */
export interface DevPages {
  /** Answers a request when it is for the pages; false when it is not. */
  handle(incoming: IncomingMessage, outgoing: ServerResponse): boolean;
  /** The documents have changed: open pages load anew. */
  reload(): void;
  /** What open pages show, and those opened later. */
  show(problems: readonly ReportedProblem[]): void;
  close(): void;
}

/** Pages are built when they are first asked for after a change. */
export function createDevPages(models: () => readonly LoadedApi[]): DevPages {
  const listeners = new Set<ServerResponse>();
  let built: Promise<ReadonlyMap<string, string>> | undefined;
  let problems: readonly ReportedProblem[] = [];
  const send = (event: string, data: unknown) => {
    for (const listener of listeners) listener.write(eventText(event, data));
  };
  const listen = (outgoing: ServerResponse) => {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    outgoing.write(eventText('problems', problems.map(textOf)));
    listeners.add(outgoing);
    outgoing.on('close', () => listeners.delete(outgoing));
  };
  return {
    handle(incoming, outgoing) {
      const path = new URL(incoming.url ?? '/', 'http://localhost').pathname;
      if (path !== basePath && !path.startsWith(`${basePath}/`)) return false;
      if (incoming.method !== 'GET' && incoming.method !== 'HEAD') {
        outgoing.writeHead(405, { allow: 'GET, HEAD' }).end();
      } else if (path === basePath) outgoing.writeHead(302, { location: `${basePath}/` }).end();
      else if (path === eventsPath) listen(outgoing);
      else {
        built ??= buildPages(models());
        void answer(built, path.slice(basePath.length + 1), outgoing);
      }
      return true;
    },
    reload() {
      built = undefined;
      send('reload', {});
    },
    show(next) {
      problems = next;
      send('problems', problems.map(textOf));
    },
    close() {
      for (const listener of listeners) listener.end();
    },
  };
}

async function buildPages(apis: readonly LoadedApi[]): Promise<ReadonlyMap<string, string>> {
  const { buildDocs } = await import('../docs/build.ts');
  const tryItServer = (name: string) => (apis.length > 1 ? `/${name}` : '/');
  const files: readonly GeneratedFile[] = await buildDocs(apis, { tryItServer, liveUrl: eventsPath });
  return new Map(files.map(({ path, text }) => [path, text]));
}

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

async function answer(
  pages: Promise<ReadonlyMap<string, string>>,
  path: string,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const name = decodeURIComponent(path);
    const file = name === '' || name.endsWith('/') ? `${name}index.html` : name;
    const text = (await pages).get(file);
    if (text !== undefined) {
      const type = contentTypes[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain; charset=utf-8';
      outgoing.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
    } else if ((await pages).has(`${file}/index.html`)) {
      outgoing.writeHead(302, { location: `${basePath}/${path}/` }).end();
    } else
      outgoing
        .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
        .end(`There is no page ${file}.\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    outgoing.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(`${reason}\n`);
  }
}

function eventText(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** `spec/jobs.yaml:3:1: the message. The hint` */
function textOf({ file, position, message, hint }: ReportedProblem): { text: string } {
  const place =
    file === undefined ? '' : `${file}${position ? `:${position.line}:${position.column}` : ''}: `;
  return { text: `${place}${message}${hint === undefined ? '' : `. ${hint}`}` };
}
