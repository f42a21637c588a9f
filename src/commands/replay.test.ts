import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli.ts';
import {
  type ItemsServer,
  itemsDocument,
  itemsKey,
  startItemsServer,
} from '../verify/items-server.fixture.ts';
import { captureIo } from './capture-io.ts';

let dir: string;
let clean: ItemsServer;
let broken: ItemsServer;
const key = `X-API-Key: ${itemsKey}`;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'concordat-replay-'));
  await writeFile(join(dir, 'items.json'), JSON.stringify(itemsDocument, undefined, 2));
  clean = await startItemsServer();
  // Reading gives the id as text.
  broken = await startItemsServer((answer, asked) => {
    if (asked.method === 'GET' && answer.status === 200 && asked.path !== '/items')
      answer.body = answer.body?.replace(/"id":(\d+)/, '"id":"$1"');
    return undefined;
  });
  const argv = ['verify', 'items.json', '--server', broken.url, '--header', key, '--phases', 'examples'];
  await run([...argv, '--format', 'json', '-o', 'report.json'], captureIo({ cwd: dir }));
});
afterAll(async () => {
  await Promise.all([clean.close(), broken.close()]);
});

async function replay(...argv: string[]) {
  const io = captureIo({ cwd: dir });
  const code = await run(['replay', ...argv], io);
  return { code, output: io.output(), errors: io.errors() };
}

/** The steps of an item's life: the report knows it by an id that nothing has now. */
async function chainReport(): Promise<string> {
  const request = (method: string, path: string, body?: string) => ({
    method,
    url: `${broken.url}${path}`,
    headers: [['X-API-Key', '$X_API_KEY'], ...(body ? [['content-type', 'application/json']] : [])],
    body,
  });
  const json = [['content-type', 'application/json']];
  const finding = {
    code: 'response-body',
    level: 'error',
    method: 'GET',
    path: '/items/{id}',
    message: 'the body does not match its schema at /id: must be integer',
    location: { file: 'items.json', pointer: '/components/schemas/Item/properties/id/type' },
    steps: [
      {
        request: request('POST', '/items', '{"name":"Replayed"}'),
        response: {
          status: 201,
          headers: json,
          body: '{"id":987654,"name":"Replayed","created_at":"2025-11-24T10:30:00Z"}',
        },
      },
      {
        request: request('GET', '/items/987654'),
        response: { status: 200, headers: json, body: '{"id":"987654"}' },
      },
    ],
  };
  await writeFile(join(dir, 'chain.json'), JSON.stringify(finding));
  return 'chain.json';
}

describe('concordat replay', () => {
  test('a finding is found again, with the id that a new item has: 1', async () => {
    const file = await chainReport();
    const { code, output, errors } = await replay(file, '--header', key);
    expect(errors).toBe('');
    expect(output).toBe(
      `still there     1  response-body  GET /items/{id}
                the body does not match its schema at /id: must be integer
                the same check fails at the same place
`,
    );
    expect(code).toBe(1);
    expect(broken.log.at(-1)).toMatch(/^GET \/items\/\d{1,5}$/);
  });

  test('on a server that keeps to its document it is gone: 0', async () => {
    const file = await chainReport();
    const { code, output } = await replay(
      file,
      'items.json',
      '--server',
      clean.url,
      '--header',
      key,
      '--format',
      'json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(output).findings).toEqual([
      expect.objectContaining({
        number: 1,
        code: 'response-body',
        verdict: 'gone',
        reason: 'the answer passes the check',
      }),
    ]);
  });

  test('a report of verify: what was deleted meanwhile cannot be told', async () => {
    const report = JSON.parse(await readFile(join(dir, 'report.json'), 'utf8'));
    expect(report.findings.map((one: { code: string }) => one.code)).toEqual(['response-body']);
    const { code, output } = await replay('report.json', '--header', key);
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining('the answer is 404 instead of 200'),
    });
  });

  test('without credentials it is not guessed', async () => {
    const { code, output } = await replay(await chainReport());
    expect(code).toBe(0);
    expect(output).toContain('the report has no secrets: give the header X-API-Key with --header or --auth');
  });
});

describe('what cannot be replayed', () => {
  const finding = (url: string) => ({
    code: 'server-error',
    method: 'GET',
    path: '/items',
    location: { file: 'items.json' },
    request: { method: 'GET', url, headers: [['X-API-Key', '$X_API_KEY']] },
  });
  test.each([
    ['no JSON', '{', [], 'x.json is not JSON'],
    ['no report', '{}', [], 'x.json cannot be replayed: it has neither a list "findings" nor a "code"'],
    [
      'no such finding',
      JSON.stringify(finding('http://127.0.0.1:1/items')),
      ['--finding', '2'],
      'x.json has no finding 2',
    ],
    [
      'a server that nobody named, and a key',
      JSON.stringify(finding('http://evil.example/items')),
      ['--header', key],
      'the report, which anyone can write, would have credentials sent to http://evil.example',
    ],
    [
      'a document outside',
      JSON.stringify({ ...finding('http://127.0.0.1:1/items'), location: { file: '../secret.json' } }),
      [],
      'the report does not say which document it is about',
    ],
  ])('%s: 2', async (_name, text, argv, said) => {
    await writeFile(join(dir, 'x.json'), text);
    const { code, errors } = await replay('x.json', ...argv);
    expect({ code, errors }).toEqual({ code: 2, errors: expect.stringContaining(said) });
  });
});
