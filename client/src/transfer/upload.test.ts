import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOperations } from '../create-operations.ts';
import type { ClientDefinition } from '../definition.ts';
import { type SendUpload, upload } from './upload.ts';

let server: Server;
let url: string;
let folder: string;
let received: { headers: IncomingHttpHeaders; body: Buffer };
/** How the server answers: it reads all, or cuts the connection after the first bytes. */
let cuts = false;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upload-'));
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => {
      parts.push(part);
      if (cuts) request.destroy();
    });
    request.on('end', () => {
      received = { headers: request.headers, body: Buffer.concat(parts) };
      response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":1}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true, force: true });
});

const definition: ClientDefinition = {
  securitySchemes: { apiKey: { type: 'apiKey', in: 'header', name: 'x-key' } },
  security: [['apiKey']],
  operations: { put: { method: 'POST', path: '/files', body: ['multipart/form-data'] } },
};
interface Result {
  readonly status: number;
}
/** As the generated client has it. */
const clientSend: SendUpload<FormData | Blob, Result> = (init) =>
  createOperations<{ put: typeof clientSend }>(definition, { baseUrl: url, auth: { apiKey: 'k' } }).put(init);

/** A file of so many megabytes, opened but not read. */
async function fileOf(megabytes: number): Promise<{ blob: Blob; sha256: string }> {
  const bytes = Buffer.alloc(megabytes * 1_000_000, 'abcdefg');
  const path = join(folder, `${megabytes}.csv`);
  await writeFile(path, bytes);
  return { blob: await openAsBlob(path, { type: 'text/csv' }), sha256: sha256Of(bytes) };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What the platform reads in the bytes that came. */
async function parsed(): Promise<FormData> {
  const headers = { 'content-type': received.headers['content-type'] ?? '' };
  return new Response(new Uint8Array(received.body), { headers }).formData();
}

test('a form with a file from disk: streamed, counted, with its length', async () => {
  const { blob, sha256 } = await fileOf(8);
  const form = new FormData();
  form.append('note', 'one\ntwo');
  form.append('file', blob, 'data "1".csv');
  const told: [sent: number, total: number][] = [];
  const result = await upload(clientSend, form, { onProgress: (...seen) => void told.push(seen) });
  expect(result).toMatchObject({ ok: true, status: 201, data: { id: 1 } });
  const total = received.body.length;
  expect(received.headers).toMatchObject({ 'content-length': String(total), 'x-key': 'k' });
  expect([told[0], told.at(-1)]).toEqual([
    [0, total],
    [total, total],
  ]);
  // In many small steps, none of them back.
  expect(told.length).toBeGreaterThan(20);
  expect(told).toEqual(told.toSorted(([one], [other]) => one - other));
  const sent = await parsed();
  expect(sent.get('note')).toBe('one\r\ntwo');
  const file = sent.get('file') as File;
  expect([file.name, file.type]).toEqual(['data "1".csv', 'text/csv']);
  expect(sha256Of(new Uint8Array(await file.arrayBuffer()))).toBe(sha256);
});

test('a file alone', async () => {
  const { blob, sha256 } = await fileOf(1);
  const send: SendUpload<Blob, Response> = (init) =>
    fetch(url, { method: 'PUT', ...init, ...{ duplex: 'half' } });
  expect((await upload(send, blob)).status).toBe(201);
  expect(received.headers).toMatchObject({ 'content-type': 'text/csv', 'content-length': '1000000' });
  expect(sha256Of(received.body)).toBe(sha256);
});

test('where fetch sends no streams the platform sends the form', async () => {
  const form = new FormData();
  form.append('note', 'x');
  const told: number[] = [];
  const options = { canStream: false, onProgress: (sent: number) => void told.push(sent) };
  expect((await upload(clientSend, form, options)).status).toBe(201);
  expect((await parsed()).get('note')).toBe('x');
  expect(told).toEqual([0, told[1]]);
  expect(told[1]).toBeGreaterThan(0);
});

describe('what goes wrong', () => {
  test('the connection breaks: told once, and not sent again', async () => {
    cuts = true;
    const { blob } = await fileOf(8);
    const form = new FormData();
    form.append('file', blob, 'x.csv');
    let sends = 0;
    const send: SendUpload<FormData, Result> = (init) => {
      sends += 1;
      return clientSend(init);
    };
    await expect(upload(send, form)).rejects.toMatchObject({ name: 'NetworkError' });
    cuts = false;
    expect(sends).toBe(1);
  });

  test('it is given up on the way', async () => {
    const { blob } = await fileOf(8);
    const form = new FormData();
    form.append('file', blob, 'x.csv');
    const controller = new AbortController();
    const onProgress = (sent: number) => {
      if (sent > 0) controller.abort();
    };
    const sending = upload(clientSend, form, { signal: controller.signal, onProgress });
    await expect(sending).rejects.toMatchObject({ name: 'AbortError' });
    await expect(upload(clientSend, form, { signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

test('names cannot end their part', async () => {
  const form = new FormData();
  form.append('a"\r\nX: 1', 'v');
  form.append('f', new Blob(['x']), 'b"\r\nc');
  await upload(clientSend, form, { boundary: 'B' });
  expect(received.body.toString()).toBe(
    [
      '--B\r\nContent-Disposition: form-data; name="a%22%0D%0AX: 1"\r\n\r\nv\r\n',
      '--B\r\nContent-Disposition: form-data; name="f"; filename="b%22%0D%0Ac"\r\n',
      'Content-Type: application/octet-stream\r\n\r\nx\r\n--B--\r\n',
    ].join(''),
  );
});
