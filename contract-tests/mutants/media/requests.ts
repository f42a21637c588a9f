import { valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';

/** Albums and photos of the first user, seeded: one with three photos, one with a photo; a PNG and a JPEG. */
export const [summer, winter] = ['/albums/alb_1001', '/albums/alb_1002'];
export const [dunes, beach] = ['/photos/ph_1004', '/photos/ph_1005'];
/** The other user's. */
export const passport = '/photos/ph_1008';

/** Asks as the first user. */
export function send(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, { ...options, headers: { Cookie: 'sid=session-of-mia', ...options.headers } });
}

/** Reads a path as the first user. */
export function get(ask: Ask, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return send(ask, 'GET', path, { headers });
}

/** Makes an album. */
export function create(ask: Ask, fields: object = {}): Promise<Answer> {
  return send(ask, 'POST', '/albums', { json: { title: 'Harbours', ...fields } });
}

/** Makes an album and tells its path. */
export async function created(ask: Ask, fields?: object): Promise<string> {
  return `/albums/${String(valueAt(await create(ask, fields), 'id'))}`;
}

/** Changes an album as it is now. */
export async function change(ask: Ask, path: string, json: unknown): Promise<Answer> {
  const { headers } = await get(ask, path);
  return send(ask, 'PATCH', path, { json, headers: { 'If-Match': headers.etag ?? '' } });
}

/** What an upload may say. */
export interface Form {
  readonly title?: string;
  readonly tags?: readonly string[];
  readonly takenAt?: string;
  /** Defaults to image/png. */
  readonly mediaType?: string;
  /** How many bytes; ten. */
  readonly size?: number;
}

/** Uploads a photo into an album. */
export function upload(ask: Ask, form: Form = {}, album: string = winter): Promise<Answer> {
  const { title = 'Pier', tags = [], takenAt, mediaType = 'image/png', size = 10 } = form;
  const texts = [
    ['title', title],
    ...tags.map((tag) => ['tags[]', tag]),
    ...(takenAt === undefined ? [] : [['taken_at', takenAt]]),
  ];
  const head = texts.map(
    ([name, value]) => `--cut\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const disposition = 'Content-Disposition: form-data; name="file"; filename="a"';
  const file = `--cut\r\n${disposition}\r\nContent-Type: ${mediaType}\r\n\r\n${'x'.repeat(size)}\r\n--cut--\r\n`;
  const headers = { 'Content-Type': 'multipart/form-data; boundary=cut' };
  return send(ask, 'POST', `${album}/photos`, { headers, body: head.join('') + file });
}

/** Uploads a photo and tells its path. */
export async function uploaded(ask: Ask, form?: Form, album?: string): Promise<string> {
  return `/photos/${String(valueAt(await upload(ask, form, album), 'id'))}`;
}

/** Orders a rendition of a seeded photo. */
export function order(ask: Ask, fields: object = {}): Promise<Answer> {
  return send(ask, 'POST', `${dunes}/renditions`, { json: { width: 64, ...fields } });
}

/** Orders a rendition, waits until it is ready, and tells its path. */
export async function ready(ask: Ask, fields?: object): Promise<string> {
  const path = `/renditions/${String(valueAt(await order(ask, fields), 'id'))}`;
  for (let asked = 0; asked < 10; asked += 1) {
    if (valueAt(await get(ask, path), 'status') === 'ready') break;
  }
  return path;
}

/** Shares a seeded album. */
export function share(ask: Ask, fields: object = {}): Promise<Answer> {
  return send(ask, 'POST', `${summer}/shares`, { json: fields });
}

/** Signs in with the right credentials. */
export function signIn(ask: Ask, fields: object = {}): Promise<Answer> {
  return ask('POST', '/session', {
    json: { email: 'mia@example.com', password: 'correct-horse', ...fields },
  });
}
