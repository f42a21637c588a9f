import { valueAt } from '../ask.ts';
import type { Answer, Ask } from '../subject.ts';

/** The headers of the two keys. */
export const alpha = { 'X-Api-Key': 'desk-alpha-7f3a' };
export const beta = { 'X-Api-Key': 'desk-beta-91c2' };

/** Uploads a file; `null` leaves a part out. */
export function upload(
  ask: Ask,
  parts: { meta?: unknown; rawMeta?: string; delimiter?: string; file?: string | null } = {},
): Promise<Answer> {
  const {
    meta = { name: 'cities.csv', tags: ['geo'] },
    delimiter,
    file = 'id,name\n1,Rome\n2,Oslo\n',
  } = parts;
  const part = (name: string, rest: string, text: string) =>
    `--edge\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n\r\n${text}\r\n`;
  const json = '\r\nContent-Type: application/json';
  const body = [
    file === null ? '' : part('file', '; filename="x.csv"\r\nContent-Type: text/csv', file),
    part('meta', json, parts.rawMeta ?? JSON.stringify(meta)),
    delimiter === undefined ? '' : part('delimiter', '', delimiter),
    '--edge--\r\n',
  ].join('');
  const headers = { ...alpha, 'Content-Type': 'multipart/form-data; boundary=edge' };
  return ask('POST', '/files', { headers, body });
}

/** Orders an export of the first file. */
export function order(ask: Ask, fields: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
  return ask('POST', '/exports', {
    headers: alpha,
    json: { file_id: 'file_00000001', format: 'csv', ...fields },
  });
}

/** A GET with the first key. */
export function get(ask: Ask, path: string): Promise<Answer> {
  return ask('GET', path, { headers: alpha });
}

/** Uploads a file and tells its path. */
export async function uploaded(ask: Ask): Promise<string> {
  return `/files/${String(valueAt(await upload(ask), 'id'))}`;
}

/** Orders an export and tells its path. */
export async function ordered(ask: Ask, fields?: Readonly<Record<string, unknown>>): Promise<string> {
  return `/exports/${String(valueAt(await order(ask, fields), 'id'))}`;
}
