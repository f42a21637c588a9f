import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type SkippingClock, skippingClock } from '../policies/skipping-clock.fixture.ts';
import { parseContentRange } from './content-range.ts';
import { digestIn } from './digest.ts';
import { DownloadError, type DownloadOptions, download, type OpenDownload } from './download.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let url: string;
let answers: Answer[];
let asked: (string | undefined)[];
let clock: SkippingClock;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.shouldKeepAlive = false;
    const { range, 'if-range': version } = request.headers;
    asked.push(version === undefined ? range : `${range} ${version}`);
    (answers.length > 1 ? answers.shift() : answers[0])?.(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
});
beforeEach(() => {
  [answers, asked] = [[], []];
  clock = skippingClock();
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const open: OpenDownload = (init) => fetch(url, init);

/** The text of a download. */
async function read(options: DownloadOptions = {}): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const bytes of download(open, { clock, ...options })) parts.push(bytes);
  return Buffer.concat(parts).toString();
}

const file = 'abcdefghij';
const tag = { etag: '"1"' };
/** The file, or the part that is asked for; broken off after so many bytes. */
const serves =
  (breakAfter = Infinity, headers: Record<string, string> = tag, text = file): Answer =>
  (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const part = text.slice(from);
    const range = { 'content-range': `bytes ${from}-${text.length - 1}/${text.length}` };
    response.writeHead(from > 0 ? 206 : 200, {
      ...(!('transfer-encoding' in headers) && { 'content-length': part.length }),
      ...headers,
      ...(from > 0 && range),
    });
    if (breakAfter >= part.length) return void response.end(part);
    response.write(part.slice(0, breakAfter), () => response.destroy());
  };
const whole =
  (headers: Record<string, string>, text = file): Answer =>
  (_request, response) =>
    void response.writeHead(200, headers).end(text);
const refuses =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response.writeHead(status, headers).end();

/** The file in gzip, in two parts that are flushed apart; broken off between them. */
const packed =
  (then: 'end' | 'break'): Answer =>
  (_request, response) => {
    response.writeHead(200, { ...tag, 'content-encoding': 'gzip' });
    const gzip = createGzip();
    gzip.on('data', (bytes: Buffer) => void response.write(bytes));
    gzip.write(file.slice(0, 3));
    gzip.flush(() => {
      if (then === 'break') return void setImmediate(() => response.destroy());
      gzip.on('end', () => void response.end());
      gzip.end(file.slice(3));
    });
  };

describe('whole files', () => {
  const cases: [string, Answer[], asked: (string | undefined)[], waits: number[]][] = [
    ['at once', [serves()], [undefined], []],
    [
      'behind breaks',
      [serves(3), serves(4), serves()],
      [undefined, 'bytes=3- "1"', 'bytes=7- "1"'],
      [500, 500],
    ],
    [
      'a busy server',
      [refuses(503, { 'retry-after': '9' }), serves(3), refuses(502), serves()],
      [undefined, undefined, 'bytes=3- "1"', 'bytes=3- "1"'],
      [9000, 500, 1000],
    ],
    ['without a version', [serves(3, {}), serves(Infinity, {})], [undefined, 'bytes=3-'], [500]],
    [
      'a weak tag is no version',
      [serves(3, { etag: 'W/"1"', 'last-modified': 'x' }), serves(Infinity, { 'last-modified': 'x' })],
      [undefined, 'bytes=3- x'],
      [500],
    ],
    [
      'a part that does not repeat the version',
      [serves(3, { 'last-modified': 'x' }), serves(Infinity, {})],
      [undefined, 'bytes=3- x'],
      [500],
    ],
    [
      'compressed all the same: parts of that would be others',
      [packed('break'), packed('end')],
      [undefined, undefined],
      [500],
    ],
    ['no ranges, but the same version', [serves(3), whole(tag)], [undefined, 'bytes=3- "1"'], [500]],
  ];
  test.each(cases)('%s', async (_name, all, wantAsked, wantWaits) => {
    answers = all;
    expect(await read()).toBe(file);
    expect(asked).toEqual(wantAsked);
    expect(clock.waits).toEqual(wantWaits);
  });

  test('a length that is not told, and a break behind the last byte', async () => {
    const chunked: Answer = (_request, response) => {
      response.writeHead(200, tag).write(file, () => response.destroy());
    };
    answers = [chunked, refuses(416, { 'content-range': 'bytes */10' })];
    expect(await read()).toBe(file);
    expect(asked).toEqual([undefined, 'bytes=10- "1"']);
  });

  test('a busy answer is let go of', async () => {
    const cancelled: unknown[] = [];
    const body = new ReadableStream({ cancel: (reason) => void cancelled.push(reason) });
    const opened = [new Response(body, { status: 503 }), new Response(file)];
    let text = '';
    for await (const part of download(async () => opened.shift() ?? Response.error(), { clock })) {
      text += new TextDecoder().decode(part);
    }
    expect(text).toBe(file);
    expect(cancelled).toHaveLength(1);
  });

  test('progress', async () => {
    const seen: [number, number | undefined, string | null][] = [];
    answers = [serves(3), serves()];
    await read({ onProgress: (...now) => void seen.push(now) });
    expect(seen).toEqual([
      [3, 10, '"1"'],
      [10, 10, '"1"'],
    ]);
  });

  test('what onProgress throws ends it: it is no break, and no bytes are left out behind one', async () => {
    answers = [serves()];
    const onProgress = () => {
      throw new Error('the bar is gone');
    };
    await expect(read({ onProgress })).rejects.toThrow('the bar is gone');
    expect(asked).toEqual([undefined]);
  });

  test('property: wherever it breaks, every byte comes once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 }), async (breaks) => {
        answers = [...breaks.map((after) => serves(after)), serves()];
        expect(await read()).toBe(file);
      }),
      { seed: 7, numRuns: 20 },
    );
  });
});

describe('what is not taken', () => {
  const cases: [string, Answer[], DownloadOptions, message: string][] = [
    ['a refusal', [refuses(404)], {}, 'the file was answered 404'],
    ['another version', [serves(3), whole({ etag: '"2"' })], {}, 'the file cannot be read on after 3 bytes'],
    [
      'another length',
      [serves(3, {}), serves(Infinity, {}, 'abcdefghijk')],
      {},
      'the file cannot be read on after 3 bytes',
    ],
    ['no ranges and no version', [serves(3, {}), whole({})], {}, 'the file cannot be read on after 3 bytes'],
    [
      'another version, as a part of a file whose length was not told',
      [serves(3, { ...tag, 'transfer-encoding': 'chunked' }), serves(Infinity, { etag: '"2"' })],
      {},
      'the file cannot be read on after 3 bytes',
    ],
    [
      'told to come again much later',
      [refuses(503, { 'retry-after': '86400' })],
      {},
      'answered 503 with a Retry-After of 86400000 ms, which is more than 300000 ms (maxRetryAfterMs)',
    ],
    ['a server that stays away', [refuses(503)], { maxFailures: 2 }, 'the file was answered 503'],
  ];
  test.each(cases)('%s', async (_name, all, options, message) => {
    answers = all;
    const reading = read(options);
    await expect(reading).rejects.toThrow(DownloadError);
    await expect(reading).rejects.toThrow(message);
  });

  test('an abort', async () => {
    const stop = new AbortController();
    answers = [serves(3)];
    const reading = read({ signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
    await expect(reading).rejects.toThrow('enough');
    expect(asked).toEqual([undefined]);
  });
});

describe('behind what an earlier download has left', () => {
  const from = { received: 4, version: '"1"' };
  const cases: [string, Answer[], asked: (string | undefined)[], text: string][] = [
    ['the rest', [serves()], ['bytes=4- "1"'], 'efghij'],
    ['the rest, behind a break', [serves(2), serves()], ['bytes=4- "1"', 'bytes=6- "1"'], 'efghij'],
    ['the whole file again', [whole(tag)], ['bytes=4- "1"'], 'efghij'],
    ['nothing, where all is there', [refuses(416, { 'content-range': 'bytes */4' })], ['bytes=4- "1"'], ''],
  ];
  test.each(cases)('%s', async (_name, all, wantAsked, text) => {
    answers = all;
    expect(await read({ from })).toBe(text);
    expect(asked).toEqual(wantAsked);
  });

  const refused: [string, Answer, DownloadOptions, message: string][] = [
    ['another version', whole({ etag: '"2"' }), { from }, 'cannot be read on after 4 bytes: it has changed'],
    ['a part of another version', serves(Infinity, { etag: '"2"' }), { from }, 'it has changed'],
    ['a shorter file', refuses(416, { 'content-range': 'bytes */3' }), { from }, 'was answered 416'],
    [
      'all is there, and is something else',
      refuses(416, { 'content-range': 'bytes */4' }),
      { from, digest: { hash: createHash('sha256').update('abcd'), expected: 'AA==' } },
      'digest should be AA==',
    ],
    ['no version', serves(), { from: { received: 4, version: '' } }, 'from is { received, version }'],
    ['no number', serves(), { from: { received: -1, version: '"1"' } }, 'from is { received, version }'],
  ];
  test.each(refused)('%s', async (_name, answer, options, message) => {
    answers = [answer];
    await expect(read(options)).rejects.toThrow(message);
  });

  test('the digest is that of the whole file', async () => {
    answers = [serves()];
    const hash = createHash('sha256').update('abcd');
    const expected = createHash('sha256').update(file).digest('base64');
    expect(await read({ from, digest: { hash, expected } })).toBe('efghij');
  });

  test('from the beginning, where nothing is there', async () => {
    answers = [serves()];
    expect(await read({ from: { received: 0, version: '' } })).toBe(file);
    expect(asked).toEqual([undefined]);
  });
});

describe('digests', () => {
  const right = createHash('sha256').update(file).digest('base64');
  const wrong = createHash('sha256').update('x').digest('base64');
  const cases: [string, Record<string, string>, expected: string | undefined, message: string | undefined][] =
    [
      [
        'the one of the answer',
        { 'repr-digest': `sha-512=:AA==:, sha-256=:${right}:` },
        undefined,
        undefined,
      ],
      ['the one that is given', {}, right, undefined],
      [
        'another one',
        { 'repr-digest': `sha-256=:${wrong}:` },
        undefined,
        `digest should be ${wrong}; it is ${right}`,
      ],
      ['none', {}, undefined, `the file's sha-256 digest is told nowhere; it is ${right}`],
    ];
  test.each(cases)('%s', async (_name, headers, expected, message) => {
    answers = [serves(3, { ...tag, ...headers }), serves()];
    const reading = read({ digest: { hash: createHash('sha256'), expected } });
    if (message === undefined) expect(await reading).toBe(file);
    else await expect(reading).rejects.toThrow(message);
  });

  test.each([
    ['sha-256=:YQ==:', 'YQ=='],
    ['md5=:eA==:,sha-256=:YQ==:', 'YQ=='],
    ['sha-2567=:YQ==:', undefined],
    [null, undefined],
  ])('%j', (header, want) => expect(digestIn(header, 'sha-256')).toBe(want));
});

test.each([
  ['bytes 0-63/108', { first: 0, total: 108 }],
  ['bytes 5-9/*', { first: 5, total: undefined }],
  ['bytes */108', { first: undefined, total: 108 }],
  ['items 0-1/2', undefined],
  ['bytes 0-63', undefined],
  [null, undefined],
])('Content-Range: %j', (header, want) => expect(parseContentRange(header)).toEqual(want));
