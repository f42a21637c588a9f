import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { apiKey } from './server.ts';

const boundary = 'a-form-with-a-photo';

/** Asks with the key. */
export function keyed(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, `${path}${path.includes('?') ? '&' : '?'}key=${apiKey}`, options);
}

/** Reads something. */
export function get(ask: Ask, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return keyed(ask, 'GET', path, { headers });
}

/** Adds a place. */
export function add(ask: Ask, fields: object = {}): Promise<Answer> {
  const usual = { names: { en: 'Old Mill', de: 'Alte Mühle' }, location: { lon: 9.05, lat: 54.48 } };
  return keyed(ask, 'POST', '/places', { json: { ...usual, categories: ['museum'], ...fields } });
}

/** Changes a place. */
export function patch(
  ask: Ask,
  path: string,
  json: object,
  type = 'application/merge-patch+json',
): Promise<Answer> {
  return keyed(ask, 'PATCH', path, { headers: { 'Content-Type': type }, json });
}

/** Uploads a photo of the second place. */
export function upload(ask: Ask, caption: string, type = 'image/jpeg'): Promise<Answer> {
  const parts = [
    `Content-Disposition: form-data; name="caption"\r\n\r\n${caption}`,
    `Content-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: ${type}\r\n\r\nnot looked into`,
  ];
  const body = `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
  const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
  return keyed(ask, 'POST', '/places/pl-2/photos', { headers, body });
}

/** The ids in a list. @param query without the question mark */
export async function ids(ask: Ask, query: string): Promise<readonly unknown[]> {
  return listAt(await get(ask, `/places?${query}`)).map((json) => valueAt({ json }, 'id'));
}
