import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { fullToken } from './server.ts';

const boundary = 'form-of-a-file';

/** Asks with the token of both scopes. */
export function signedIn(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  const headers = { Authorization: `Bearer ${fullToken}`, ...options.headers };
  return ask(method, path, { ...options, headers });
}

/** Reads something. */
export function get(ask: Ask, path: string): Promise<Answer> {
  return signedIn(ask, 'GET', path);
}

/** The path of the asset with a title. */
export async function assetOf(ask: Ask, title: string): Promise<string> {
  const found = listAt(await get(ask, '/assets?limit=50'), 'items').find(
    (json) => valueAt({ json }, 'title') === title,
  );
  return `/assets/${String(valueAt({ json: found }, 'id'))}`;
}

/** Changes the description of an asset. */
export function describe(ask: Ask, path: string, patch: unknown): Promise<Answer> {
  const headers = { 'Content-Type': 'application/merge-patch+json' };
  return signedIn(ask, 'PATCH', path, { headers, json: patch });
}

/** Uploads a file. @param metadata takes the place of the usual one, and undefined of a field removes it */
export function upload(
  ask: Ask,
  metadata: object | null = {},
  { type = 'text/plain', text = 'Hello' }: { readonly type?: string; readonly text?: string } = {},
): Promise<Answer> {
  const whole = metadata && { title: 'Greeting', filename: 'greeting.txt', ...metadata };
  const parts = [
    part('name="metadata"', 'application/json', JSON.stringify(whole)),
    part('name="file"; filename="a"', type, text),
  ];
  const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
  return signedIn(ask, 'POST', '/assets', { headers, body: `${parts.join('')}--${boundary}--\r\n` });
}

/** Uploads a file and tells the path of its asset. */
export async function uploaded(ask: Ask, metadata?: object): Promise<string> {
  return `/assets/${String(valueAt(await upload(ask, metadata), 'id'))}`;
}

/** Starts an import of some entries. */
export function startImport(ask: Ask, entries = 2, options: AskOptions = {}): Promise<Answer> {
  const all = Array.from({ length: entries }, (_, index) => ({
    title: `Minutes ${index + 1}`,
    filename: `minutes-${index + 1}.txt`,
    text: 'All agreed.',
  }));
  return signedIn(ask, 'POST', '/imports', { ...options, json: { entries: all } });
}

/** Starts an import and reads it until it has succeeded. */
export async function imported(ask: Ask, entries?: number): Promise<Answer> {
  const path = `/imports/${String(valueAt(await startImport(ask, entries), 'id'))}`;
  for (let asked = 0; ; asked += 1) {
    const answer = await get(ask, path);
    if (valueAt(answer, 'status') === 'succeeded' || asked > 2000) return answer;
  }
}

/** The titles in a list. @param query without the question mark */
export async function titles(ask: Ask, query: string): Promise<readonly unknown[]> {
  return listAt(await get(ask, `/assets?${query}`), 'items').map((json) => valueAt({ json }, 'title'));
}

function part(disposition: string, type: string, text: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;
}
