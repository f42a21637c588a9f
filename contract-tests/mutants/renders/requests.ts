import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { idOf } from './farm.ts';
import { credentials } from './server.ts';

/** A seeded render that is done. */
export const lobby = `/renders/${idOf(1)}`;
/** A seeded render that failed. */
export const failed = `/renders/${idOf(2)}`;
/** A seeded render that is on hold. */
export const held = `/renders/${idOf(4)}`;

const boundary = 'part-of-a-form';

/** Asks with the key of the team north. */
export function asNorth(ask: Ask, method: string, path: string, options?: AskOptions): Promise<Answer> {
  return ask(method, `${path}${path.includes('?') ? '&' : '?'}key=${credentials.north.key}`, options);
}

/** Asks with a session of the team south. */
export function asSouth(ask: Ask, method: string, path: string): Promise<Answer> {
  return ask(method, path, { headers: { Cookie: `sid=${credentials.south.session}` } });
}

/** Reads something. */
export function get(ask: Ask, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return asNorth(ask, 'GET', path, { headers });
}

/** Submits a scene as JSON, on hold. */
export function submit(
  ask: Ask,
  fields: object = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const json = { title: 'Stairs', scene: 'cube 0 0 0', width: 64, height: 48, hold: true, ...fields };
  return asNorth(ask, 'POST', '/renders', { json, headers });
}

/** Submits a scene on hold and tells its path. */
export async function submitted(ask: Ask): Promise<string> {
  return `/renders/${String(valueAt(await submit(ask), 'id'))}`;
}

/** Submits a form; fields are added or replaced. */
export function submitForm(ask: Ask, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const all = { title: 'Stairs', scene: 'cube 0 0 0', width: '64', height: '48', ...fields };
  const parts = Object.entries(all).map(
    ([name, text]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n${typeOf(name)}\r\n${text}\r\n`,
  );
  return asNorth(ask, 'POST', '/renders', {
    body: `${parts.join('')}--${boundary}--\r\n`,
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
  });
}

/** What a field is in all renders of a page. */
export async function listed(ask: Ask, query: string, field: string): Promise<readonly unknown[]> {
  return listAt(await get(ask, `/renders?${query}`), 'renders').map((json) => valueAt({ json }, field));
}

function typeOf(name: string): string {
  return name === 'scene' ? 'Content-Type: text/plain; charset=utf-8\r\n' : '';
}
