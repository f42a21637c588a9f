import { createHash } from 'node:crypto';
import { parseMultipart } from '../../http/parse-multipart.ts';

interface Picture {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

type On = (name: string) => boolean;

const error = (status: number, headers: Record<string, string> = {}) =>
  Response.json({ error: 'no' }, { status, headers });

/** A server of pictures that keeps to its document, but for what is switched on; it fails to answer by throwing. */
export function filesFetch(on: On): typeof globalThis.fetch {
  const pictures = new Map<string, Picture>();
  return async (input, init) => {
    const request = new Request(input, init);
    const [, , id = '', rest] = new URL(request.url).pathname.split('/');
    if (request.method === 'POST' && id === '') return upload(on, pictures, request);
    const found = pictures.get(id);
    if (!found) return error(404);
    if (request.method === 'DELETE') {
      pictures.delete(id);
      return new Response(null, { status: 204 });
    }
    return rest === 'content' ? download(on, found, request.headers) : Response.json(shown(on, found));
  };
}

async function upload(on: On, pictures: Map<string, Picture>, request: Request): Promise<Response> {
  const boundary = /^multipart\/form-data;.*boundary=([^;]+)/.exec(
    request.headers.get('content-type') ?? '',
  )?.[1];
  if (boundary === undefined) return error(415);
  const parsed = parseMultipart(new Uint8Array(await request.arrayBuffer()), boundary);
  const parts = parsed.ok ? parsed.parts : [];
  const file = parts.find(({ name }) => name === 'file');
  const title = parts.find(({ name }) => name === 'title');
  if (!file || !title) return error(422);
  const { contentType = '' } = file;
  const types = [
    'image/png',
    ...(on('jpeg-refused') ? [] : ['image/jpeg']),
    ...(on('gif-taken') ? ['image/gif'] : []),
  ];
  if (!on('any-type-taken') && !types.includes(contentType)) return error(on('type-is-422') ? 422 : 415);
  const most = on('limit-one-more') ? 20_001 : on('limit-one-less') ? 19_999 : 20_000;
  if (file.bytes.length > most) return error(on('size-is-400') ? 400 : 413);
  if (on('empty-crashes') && file.bytes.length === 0) return error(500);
  if (on('names-crash') && /[^\x20-\x7e]/.test(file.filename ?? '')) return error(500);
  if (on('empty-refused') && file.bytes.length === 0) return error(422);
  const text = () => new TextEncoder().encode(new TextDecoder().decode(file.bytes));
  const bytes = on('kept-as-text') ? text() : Uint8Array.from(file.bytes);
  const id = `p${pictures.size + 1}`;
  const picture = { id, title: new TextDecoder().decode(title.bytes), type: contentType, bytes };
  pictures.set(id, picture);
  return Response.json(shown(on, picture), { status: 201 });
}

function shown(on: On, { id, title, type, bytes }: Picture) {
  return {
    id,
    title,
    media_type: on('type-told-png') ? 'image/png' : type,
    size_bytes: bytes.length + (on('size-told-wrong') ? 1 : 0),
    sha256: createHash('sha256')
      .update(on('digest-of-title') ? title : bytes)
      .digest('hex'),
  };
}

/** What a part is: from the first to the last byte. */
type Part = readonly [first: number, last: number];

function download(on: On, { title, type, bytes }: Picture, asked: Headers): Response {
  if (on('letters-crash') && /[^\x20-\x7e]/.test(title)) return error(500);
  const size = bytes.length;
  const tag = `${on('weak-tags') ? 'W/' : ''}"${createHash('sha256').update(bytes).digest('hex')}"`;
  const headers = {
    'content-type': on('sent-as-png') ? 'image/png' : type,
    'accept-ranges': 'bytes',
    etag: tag,
    'content-disposition': on('name-as-it-is')
      ? `attachment; filename="${title.replaceAll(/[^\x20-\x7e]/g, '?')}"`
      : `attachment; filename*=UTF-8''${encodeURIComponent(title)}`,
  };
  const all = () => new Response(Uint8Array.from(bytes), { headers });
  const condition = asked.get('if-range');
  const isCurrent = condition === null || on('if-range-ignored') || (condition === tag && !on('weak-tags'));
  const text = isCurrent && !on('ranges-ignored') ? (asked.get('range') ?? '') : '';
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(text) ?? [];
  if (from === '' && to === '') return all();
  if (on('suffix-ignored') && from === '') return all();
  if (on('reversed-crashes') && Number(to) < Number(from) && to !== '') return error(500);
  if (to !== '' && from !== '' && Number(to) < Number(from))
    return on('reversed-is-416') ? behind(on, size) : all();
  const part = partOf(on, size, from, to);
  if (!part) return on('behind-is-all') ? all() : behind(on, size);
  const [first, last] = part;
  const told = `bytes ${first}-${last + (on('one-more-told') ? 1 : 0)}/${size + (on('size-told') ? 1 : 0)}`;
  const sent = Uint8Array.from(bytes.subarray(first, last + 1));
  const own = on('part-has-own-tag') ? { etag: '"part"' } : {};
  const range = on('nothing-told') ? undefined : { 'content-range': told };
  return new Response(sent, {
    status: on('part-is-200') ? 200 : 206,
    headers: { ...headers, ...range, ...own },
  });
}

function partOf(on: On, size: number, from: string, to: string): Part | undefined {
  if (from === '') {
    const count = Math.min(Number(to), size);
    return on('suffix-from-start') ? [0, count - 1] : [size - count, size - 1];
  }
  const first = Number(from);
  const end = on('last-left-out') ? Number(to) - 1 : on('end-0-is-none') ? Number(to) || size : Number(to);
  const last = to === '' ? size - 1 : on('end-refused') && Number(to) >= size ? -1 : Math.min(end, size - 1);
  return first >= size || last < first ? undefined : [first, last];
}

function behind(on: On, size: number): Response {
  const range = on('416-tells-nothing')
    ? {}
    : { 'content-range': `bytes */${size + (on('416-tells-wrong') ? 1 : 0)}` };
  return error(416, range as Record<string, string>);
}
