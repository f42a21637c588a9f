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
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'concordat-verify-'));
  await writeFile(join(dir, 'items.json'), JSON.stringify(itemsDocument, undefined, 2));
  clean = await startItemsServer();
  broken = await startItemsServer((answer) => {
    delete answer.headers['x-count'];
    return undefined;
  });
  const config = {
    apis: { items: 'items.json', others: 'items.json' },
    verify: { headers: { 'X-API-Key': itemsKey }, servers: { items: clean.url } },
  };
  await writeFile(join(dir, 'concordat.config.json'), JSON.stringify(config));
});
afterAll(async () => {
  await Promise.all([clean.close(), broken.close()]);
});

async function concordat(...argv: string[]) {
  const io = captureIo({ cwd: dir });
  const code = await run(['verify', ...argv], io);
  return { code, output: io.output(), errors: io.errors() };
}

const key = `X-API-Key: ${itemsKey}`;

describe('concordat verify', () => {
  test('a server that keeps to its document: 0, and what was seen', async () => {
    const argv = ['items.json', '--server', clean.url, '--header', key, '--phases', 'examples'];
    const { code, output, errors } = await concordat(...argv);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/^No problems in items \(4 of 4 operations called, 5 cases, \d+ requests\)\.\n/);
    expect(output).toContain(`
Answers of items:
  GET /items          saw 200  not 401 405
  POST /items         saw 201  not 400 401 405 409 415
  GET /items/{id}     saw 200  not 401 404 405
  DELETE /items/{id}  saw 204  not 401 404 405
`);
  });

  test('a server that does not: 1, with place and request, and without the key', async () => {
    const { code, output } = await concordat('items.json', '--server', broken.url, '--header', key);
    expect(code).toBe(1);
    expect(output).toContain('the 200 answer lacks the required header X-Count');
    expect(output).toMatch(/^items\.json:\d+:\d+ /m);
    expect(output).toContain(`curl -i '${broken.url}/items`);
    expect(output).not.toContain(itemsKey);
  });

  test('server and headers from the configuration', async () => {
    expect(await concordat('items')).toMatchObject({ code: 0, errors: '' });
  });

  test('a report in a file', async () => {
    const { code, output, errors } = await concordat(
      'items',
      '--format',
      'json',
      '-o',
      'report.json',
      '--server',
      broken.url,
    );
    const report = JSON.parse(await readFile(join(dir, 'report.json'), 'utf8'));
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(report.findings).toMatchObject([
      {
        code: 'response-header-missing',
        level: 'error',
        class: 'headers-media',
        method: 'GET',
        path: '/items',
        operationId: 'listItems',
        location: { file: 'items.json', line: 25 },
        request: { method: 'GET' },
        response: { status: 200 },
      },
    ]);
    expect(JSON.stringify(report)).not.toContain(itemsKey);
    expect(errors).toContain('The report is in report.json.');
    expect(errors).toContain('GET /items          saw 200');
  });

  const wrong: [name: string, argv: string[], message: RegExp][] = [
    ['no server', ['items.json', '--config', 'none.json'], /there is no configuration file/],
    [
      'an API without a server',
      ['others'],
      /there is no server to verify "others" on.*verify: \{ servers: \{ "others": 'http:\/\/…' \} \}/s,
    ],
    [
      'several APIs on one server',
      ['--server', 'http://h/'],
      /--server names one server, but there are several APIs: items, others/,
    ],
    ['no URL', ['items', '--server', 'localhost:80'], /"localhost:80" is not the URL of a server/],
    [
      'credentials in the URL',
      ['items', '--server', 'http://u:p@h/'],
      /has credentials, a query or a fragment/,
    ],
    [
      'a phase that is none',
      ['items', '--phases', 'examples,probes'],
      /"probes" is not a phase.*There are: examples, sequences, auth, boundaries, fuzz, limits\./s,
    ],
    ['a header without a name', ['items', '--header', 'secret'], /a --header has no name/],
    ['a header that cannot be sent', ['items', '--header', 'a b: c'], /the header "a b" cannot be sent/],
  ];
  test.each(wrong)('%s: 2', async (_name, argv, message) => {
    const { code, output, errors } = await concordat(...argv);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(message);
  });

  test('a server that is not there: 2', async () => {
    const gone = await startItemsServer();
    await gone.close();
    const { code, errors } = await concordat('items.json', '--server', gone.url);
    expect(code).toBe(2);
    expect(errors).toMatch(/does not answer: connect ECONNREFUSED .* \[E_SERVER\]/);
  });

  test('one phase', async () => {
    const { code, output } = await concordat('items', '--phases', 'examples');
    expect(code).toBe(0);
    expect(output).toMatch(/\(4 of 4 operations called, 5 cases, \d+ requests\)/);
  });

  test('budget and statelessness', async () => {
    const { output } = await concordat('items', '--max-requests', '2', '--stateless', '--timeout', '5000');
    expect(output).toContain('the budget was used up');
  });
});
