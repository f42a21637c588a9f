import { readdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { demoApiKey } from './demo.ts';
import { start } from './start-for-test.ts';
import { type UploadedFile, upload } from './upload-file.fixture.ts';

const headers = { 'X-API-Key': demoApiKey };

describe('an upload', () => {
  test('is typed, kept, and counted', async () => {
    const folder = temporaryFolder();
    const { server } = await start({ folder, clock: () => new Date('2025-11-27T10:00:00Z') });
    const content =
      '\ufeffage,when,day,ok,note\r\n41,2024-03-18T10:00:00Z,2024-03-18,true,"a, ""b"""\r\n,,,,\r\n';
    const { status, headers: answered, body } = await upload(server.url, { content, name: 'people.csv' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      filename: 'people.csv',
      rows: 2,
      columns: [
        { name: 'age', type: 'integer' },
        { name: 'when', type: 'datetime' },
        { name: 'day', type: 'date' },
        { name: 'ok', type: 'boolean' },
        { name: 'note', type: 'string' },
      ],
      size_bytes: Buffer.byteLength(content),
      created_at: '2025-11-27T10:00:00.000Z',
      updated_at: '2025-11-27T10:00:00.000Z',
    });
    expect(answered.get('location')).toBe(`/datasets/${body.id}`);
    expect(readdirSync(folder)).toEqual([`${body.id}.csv`]);
  });

  const refused: [name: string, file: UploadedFile, status: number, want: object][] = [
    [
      'too large',
      { content: `a\r\n${'1\r\n'.repeat(50_000)}` },
      413,
      { type: 'file_too_large', detail: 'The file is larger than 1000 bytes' },
    ],
    ['one byte too large', { content: `a\r\n${'1'.repeat(998)}` }, 413, { type: 'file_too_large' }],
    [
      'of another type',
      { content: 'x', type: 'image/png' },
      415,
      { detail: 'The file must be text/csv, not image/png' },
    ],
    ['empty', { content: '' }, 422, { errors: [{ field: 'file', code: 'csv_error' }] }],
    ['a header alone', { content: 'a,b\r\n' }, 422, { errors: [{ field: 'file', code: 'csv_error' }] }],
    [
      'uneven',
      { content: 'a,b\r\n1\r\n' },
      422,
      { errors: [{ message: 'Line 2 has 1 column, the header has 2', code: 'csv_error' }] },
    ],
    [
      'an open quote',
      { content: 'a,b\r\n"1,2\r\n' },
      422,
      { errors: [{ message: expect.stringContaining('quote'), code: 'csv_error' }] },
    ],
    [
      'no UTF-8',
      { content: Uint8Array.of(97, 10, 0xff, 10) },
      422,
      { errors: [{ message: 'The file is not UTF-8 text', code: 'csv_error' }] },
    ],
    [
      'half a character',
      { content: Uint8Array.of(97, 10, 0xc3) },
      422,
      { errors: [{ message: 'The file is not UTF-8 text', code: 'csv_error' }] },
    ],
    [
      'a name too long',
      { content: 'a\r\n1\r\n', name: `${'n'.repeat(252)}.csv` },
      422,
      { errors: [{ code: 'length_error' }] },
    ],
  ];
  test.each(refused)('that is %s is refused, and leaves no file', async (_name, file, status, want) => {
    const folder = temporaryFolder();
    const { server, call } = await start({ folder, maxUploadBytes: 1000 });
    const answer = await upload(server.url, file);
    expect(answer).toMatchObject({ status, body: { status_code: status, ...want } });
    expect(readdirSync(folder)).toEqual([]);
    expect((await call('GET /datasets/')).body).toEqual([]);
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\data\\a.csv', 'a.csv'],
    ['..', 'dataset.csv'],
    ['é x.csv', 'é x.csv'],
  ])('named %s is kept as %s', async (name, want) => {
    const { server } = await start();
    expect((await upload(server.url, { content: 'a\r\n1\r\n', name })).body.filename).toBe(want);
  });

  const part = (name: string, more = '; filename="a.csv"\r\nContent-Type: text/csv') =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\na\r\n1\r\n\r\n`;
  const forms: [name: string, type: string | undefined, body: string, status: number, want: object][] = [
    ['no form', 'application/json', '{}', 415, {}],
    ['a form of text', 'application/x-www-form-urlencoded', 'file=a', 415, {}],
    ['no boundary', 'multipart/form-data', part('file'), 400, {}],
    ['no end', 'multipart/form-data; boundary=x', part('file'), 400, {}],
    ['another boundary', 'multipart/form-data; boundary=y', `${part('file')}--x--\r\n`, 400, {}],
    ['no file', 'multipart/form-data; boundary=x', '--x--\r\n', 422, { errors: [{ code: 'required' }] }],
    [
      'text for a file',
      'multipart/form-data; boundary=x',
      `${part('file', '')}--x--\r\n`,
      422,
      { errors: [{ field: 'file', code: 'type_error' }] },
    ],
    [
      'another field',
      'multipart/form-data; boundary=x',
      `${part('file')}${part('more', '')}--x--\r\n`,
      422,
      { errors: [{ field: 'more', code: 'unknown_field' }] },
    ],
    [
      'two files',
      'multipart/form-data; boundary=x',
      `${part('file')}${part('file')}--x--\r\n`,
      422,
      { errors: [{ field: 'file', code: 'duplicate_error' }] },
    ],
    ['a field of every object', 'multipart/form-data; boundary=x', `${part('__proto__')}--x--\r\n`, 400, {}],
  ];
  test.each(forms)('of %s is refused, and leaves no file', async (_name, type, body, status, want) => {
    const folder = temporaryFolder();
    const { call } = await start({ folder });
    const answer = await call('POST /datasets/upload', {
      body,
      headers: { ...(type && { 'Content-Type': type }) },
    });
    expect(answer).toMatchObject({ status, body: want });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that breaks off leaves no file', async () => {
    const folder = temporaryFolder();
    const { server, call } = await start({ folder });
    const upload = request(`${server.url}/datasets/upload`, {
      method: 'POST',
      headers: {
        ...headers,
        'Content-Type': 'multipart/form-data; boundary=x',
        'Content-Length': '1000000',
      },
    });
    upload.on('error', () => undefined);
    upload.write(part('file'));
    await vi.waitFor(() => expect(readdirSync(folder)).toHaveLength(1), { interval: 5, timeout: 10_000 });
    upload.destroy();
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]), { interval: 5, timeout: 10_000 });
    expect((await call('GET /datasets/')).body).toEqual([]);
  });

  test('what a server that was killed has left is removed', async () => {
    const folder = temporaryFolder();
    const database = join(temporaryFolder(), 'studio.db');
    const first = await start({ folder, database });
    const { body } = await upload(first.server.url, { content: 'a\r\n1\r\n' });
    await first.server.close();
    const orphan = 'deaddead-dead-4ead-8ead-deaddeaddead';
    for (const name of [`${orphan}.csv`, `${orphan}.part`, 'notes.txt'])
      writeFileSync(join(folder, name), 'x');
    await start({ folder, database });
    expect(readdirSync(folder).toSorted()).toEqual([`${body.id}.csv`, 'notes.txt'].toSorted());
  });
});
