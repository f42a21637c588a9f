import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMock, type Mock } from '../mock.ts';
import { openState } from '../persist/open-state.ts';
import { photosModel } from './photos.fixture.ts';

/** No text in any encoding. */
const bytes = new Uint8Array([0x89, 0x50, 0, 255, 254, 13, 10, 0xc3, 0x28, 7]);

interface Photo {
  readonly id: number;
  readonly [name: string]: unknown;
}

async function upload(
  mock: Mock,
  { name = 'cat.png', type = 'image/png', file = bytes, more = [] as readonly string[] } = {},
): Promise<Photo> {
  const body = new FormData();
  body.set('caption', 'a cat');
  body.set('file', new File([file], name, { type }));
  for (const other of more) body.append(other, new File(['x'], 'x.png', { type }));
  const response = await mock.fetch('/photos', { method: 'POST', body });
  expect(response.status).toBe(201);
  expect(response.headers.get('sl-violations')).toBeNull();
  return (await response.json()) as Photo;
}

async function download(mock: Mock, { id }: Photo, headers: Record<string, string> = {}) {
  const response = await mock.fetch(`/photos/${id}/file`, { headers });
  return { response, body: new Uint8Array(await response.arrayBuffer()) };
}

const start = (types?: readonly string[]) => createMock(photosModel(types), { stateful: true, seed: 1 });

// The digests are those of sha256sum, md5sum and sha1sum.
test('an item tells of its file what is true', async () => {
  expect(await upload(start())).toEqual({
    id: expect.any(Number),
    caption: 'a cat',
    size: 10,
    file_name: 'cat.png',
    content_type: 'image/png',
    sha256: 'sha256:f440cffeb5318ee99dd2f87282cac063f14f01154e09872ab1a0a7dbbf17c3cb',
    md5: '6b286e216858245e5334a1980b4624e2',
    checksum: expect.any(String),
    digest: 'c28eba6f95e8ba4705b21afd42b2f2bf7875ff3b',
    size_bytes: 10,
  });
});

test.each<[what: string, uploaded: Parameters<typeof upload>[1], property: string, isTrue: boolean]>([
  ['a name that its schema allows', { name: 'dog.png' }, 'file_name', true],
  ['a name that is too long', { name: `${'dog'.repeat(9)}.png` }, 'file_name', false],
  ['a file that the document does not have', { name: 'dog.png', more: ['other'] }, 'file_name', false],
])('%s', async (_what, uploaded, property, isTrue) => {
  expect((await upload(start(), uploaded))[property] === uploaded?.name).toBe(isTrue);
});

test('a size that the schema does not allow is not told', async () => {
  const { size, size_bytes: sizeBytes } = await upload(start(), { file: new Uint8Array(1001) });
  expect(size).toBe(1001);
  expect(sizeBytes).toBeLessThanOrEqual(1000);
});

test('a file comes back byte by byte, and as what it is', async () => {
  const mock = start();
  const { response, body } = await download(
    mock,
    await upload(mock, { name: 'Käse "1".gif', type: 'image/gif' }),
  );
  expect(body).toEqual(bytes);
  expect(response.headers.get('content-type')).toBe('image/gif');
  expect(response.headers.get('etag')).toMatch(/^"[0-9a-f]{16}"$/);
  expect(response.headers.get('etag')).not.toBe('"0123456789abcdef"');
  expect(response.headers.get('content-disposition')).toBe(
    'inline; filename="K_se _1_.gif"; filename*=UTF-8\'\'K%C3%A4se%20%221%22.gif',
  );
  expect(response.headers.get('sl-violations')).toBeNull();
});

test.each<[documented: readonly string[], type: string, file: Uint8Array<ArrayBuffer>, want: string]>([
  [['image/png'], 'image/png', bytes, 'image/png'],
  [['image/png'], 'image/gif', bytes, 'image/png'],
  [['*/*'], 'image/gif', bytes, 'image/gif'],
  [['image/*'], '', bytes, 'application/octet-stream'],
  [['text/csv'], 'text/csv', new TextEncoder().encode('é'), 'text/csv'],
  [['text/csv'], 'text/csv', bytes, 'text/csv; charset=windows-1252'],
  [['application/xml'], 'image/png', bytes, 'left to the document'],
])('documented as %j, uploaded as %s', async (documented, type, file, want) => {
  const mock = start(documented);
  const { response, body } = await download(mock, await upload(mock, { type, file }));
  const isLeft = new TextDecoder().decode(body) !== new TextDecoder().decode(file);
  expect(isLeft ? 'left to the document' : response.headers.get('content-type')).toBe(want);
});

test('so does a part of it', async () => {
  const mock = start();
  const { response, body } = await download(mock, await upload(mock), { range: 'bytes=2-4' });
  expect([response.status, response.headers.get('content-range')]).toEqual([206, 'bytes 2-4/10']);
  expect(body).toEqual(bytes.subarray(2, 5));
});

test('a change of the item keeps the file, its end takes it away', async () => {
  const mock = start();
  const made = await upload(mock);
  const store = () => mock.state?.worlds.of('').store('api').bytes ?? 0;
  const [with10, without] = [store(), JSON.stringify(made).length];
  expect(with10).toBe(without + bytes.length);
  const init = { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{"caption":"b"}' };
  expect((await mock.fetch(`/photos/${made.id}`, init)).status).toBe(200);
  expect((await download(mock, made)).body).toEqual(bytes);
  await mock.fetch(`/photos/${made.id}`, { method: 'DELETE' });
  expect(store()).toBe(0);
  expect((await download(mock, made)).response.status).toBe(404);
});

test('a state that is kept has the file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-files-'));
  const again = async () => {
    const keep = await openState('sqlite:mock.db', { cwd: folder });
    return { keep, mock: createMock(photosModel(), { stateful: true, keep }) };
  };
  const first = await again();
  const made = await upload(first.mock);
  await first.keep.close();
  const second = await again();
  const { response, body } = await download(second.mock, made);
  await second.keep.close();
  rmSync(folder, { recursive: true });
  expect(body).toEqual(bytes);
  expect(response.headers.get('content-disposition')).toBe('inline; filename="cat.png"');
});
