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
    expect(output).toContain(`answers
  GET /items          200      not seen 401 405
  POST /items         201      not seen 400 401 405 409 415
  GET /items/{id}     200 404  not seen 401 405
  DELETE /items/{id}  204      not seen 401 404 405
`);
    expect(output).toMatch(
      /\n\nNo problems in items \(4 of 4 operations called, 5 cases, \d+ requests\)\.\n$/,
    );
  });

  test('a server that does not: 1, with place and request, and without the key', async () => {
    const { code, output } = await concordat('items.json', '--server', broken.url, '--header', key);
    expect(code).toBe(1);
    expect(output).toContain('the 200 answer lacks the required header X-Count');
    expect(output).toMatch(/^headers-media {2}1 finding\n/);
    expect(output).toMatch(/^ {11}GET \/items {2}items\.json:\d+:\d+$/m);
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
    [
      'a pattern that means nothing',
      ['items', '--exclude', 'deleteItems'],
      /--exclude "deleteItems" means no operation.*Did you mean "deleteItem"\?/s,
    ],
    ['a shard that is none', ['items', '--shard', '4/3'], /"4\/3" is no shard.*--shard 1\/4/s],
    ['no workers', ['items', '--workers', '0'], /--workers is 0: it must be 1 or more/],
    [
      'no traffic',
      ['items', '--traffic', 'none.har'],
      /none\.har cannot be read.*Check the path after --traffic/s,
    ],
    [
      'traffic that is none',
      ['items', '--traffic', 'items.json'],
      /items\.json is no HAR file: it has no list "log\.entries"/,
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

  test('what is excluded is never called, not even to clean up', async () => {
    const server = await startItemsServer();
    const argv = ['items', '--server', server.url, '--exclude', 'DELETE *', '--format', 'json'];
    const { output } = await concordat(...argv);
    await server.close();
    const { notes, skipped } = JSON.parse(output);
    expect(server.log.filter((line) => line.startsWith('DELETE /items/'))).toEqual([]);
    expect(server.items.size).toBeGreaterThan(0);
    expect(notes).toMatchObject([
      {
        code: 'cleanup-failed',
        method: 'POST',
        path: '/items',
        message: 'what was created is still there: its DELETE is excluded',
        response: { status: 201 },
      },
    ]);
    expect(skipped).toContainEqual({
      api: 'items',
      operation: 'DELETE /items/{id}',
      reason: 'it is excluded: it was never called',
    });
  });

  test('only what is included is tried, and what it needs', async () => {
    const { output } = await concordat('items', '--include', 'getItem', '--format', 'json');
    const { coverage } = JSON.parse(output);
    const called = coverage.filter((one: { statuses: object }) => Object.keys(one.statuses).length > 0);
    expect(called.map(({ operation }: { operation: string }) => operation)).toContain('GET /items/{id}');
    expect(called.map(({ operation }: { operation: string }) => operation)).not.toContain('GET /items');
  });

  test('all shards together try everything', async () => {
    const tried = await Promise.all(
      ['1/3', '2/3', '3/3'].map(async (shard) => {
        const { output } = await concordat(
          'items',
          '--shard',
          shard,
          '--phases',
          'examples',
          '--format',
          'json',
        );
        const elsewhere = JSON.parse(output).skipped.map(({ operation }: { operation: string }) => operation);
        return ['GET /items', 'POST /items', 'GET /items/{id}', 'DELETE /items/{id}'].filter(
          (operation) => !elsewhere.includes(operation),
        );
      }),
    );
    expect(tried.flat().toSorted()).toEqual([
      'DELETE /items/{id}',
      'GET /items',
      'GET /items/{id}',
      'POST /items',
    ]);
  });

  test('workers find the same', async () => {
    const find = async (...more: string[]) => {
      const argv = [
        'items',
        '--server',
        broken.url,
        '--format',
        'json',
        '--phases',
        'examples,auth',
        ...more,
      ];
      const { output } = await concordat(...argv);
      return JSON.parse(output).findings.map(
        ({ code, path }: { code: string; path: string }) => `${code} ${path}`,
      );
    };
    expect(await find('--workers', '3')).toEqual(await find());
  });

  const failing: [failOn: string, code: number][] = [
    ['error', 1],
    ['warning', 1],
    ['never', 0],
  ];
  test.each(failing)('--fail-on %s: %i', async (failOn, want) => {
    const argv = ['items', '--server', broken.url, '--phases', 'examples', '--fail-on', failOn];
    expect((await concordat(...argv)).code).toBe(want);
  });

  test('notes fail a run only where they are to', async () => {
    const argv = ['items', '--phases', 'examples', '--exclude', 'DELETE *', '--fail-on'];
    expect((await concordat(...argv, 'warning')).code).toBe(0);
    expect((await concordat(...argv, 'note')).code).toBe(1);
  });

  test('what is suppressed is listed with its reason, and fails nothing', async () => {
    const file = join(dir, 'accepted.yaml');
    await writeFile(
      file,
      `suppressions:
  - { code: response-header-missing, operation: listItems, reason: the proxy drops it }
  - { code: server-error, reason: long gone }
`,
    );
    const argv = ['items', '--server', broken.url, '--suppress', 'accepted.yaml'];
    const { code, output } = await concordat(...argv);
    expect(code).toBe(0);
    expect(output).toContain('suppressed\n  response-header-missing  GET /items  the proxy drops it\n');
    expect(output).toContain(
      'accepted.yaml:3:5  warning  this suppression of server-error suppresses nothing',
    );
    const { output: part } = await concordat(...argv, '--phases', 'examples');
    expect(part).not.toContain('suppresses nothing');
  });

  test('a file of suppressions that is wrong: 2, with its place', async () => {
    await writeFile(join(dir, 'wrong.yaml'), '- code: server-error\n');
    const { code, errors } = await concordat('items', '--suppress', 'wrong.yaml');
    expect(code).toBe(2);
    expect(errors).toContain('the suppressions wrong.yaml cannot be used [E_CONFIG]');
    expect(errors).toContain('wrong.yaml:1:3: "reason" is missing');
  });

  test('coverage: a file, and the least that must be', async () => {
    const argv = ['items', '--phases', 'examples', '--coverage', 'coverage.json', '--coverage-min'];
    const { code, errors } = await concordat(...argv, '99');
    expect(code).toBe(1);
    expect(errors).toMatch(/^coverage is \d+\.\d %, below the 99 % of --coverage-min$/m);
    const report = JSON.parse(await readFile(join(dir, 'coverage.json'), 'utf8'));
    expect(report.apis[0].name).toBe('items');
    expect(report.covered).toBeLessThan(report.total);
    expect((await concordat(...argv, '10')).code).toBe(0);
    const page = await concordat('items', '--phases', 'examples', '--coverage', 'coverage.html');
    expect(page.code).toBe(0);
    expect(await readFile(join(dir, 'coverage.html'), 'utf8')).toContain('Coverage of the contract');
  });

  test('recorded traffic, without a server', async () => {
    const { output: har } = await concordat(
      'items',
      '--server',
      broken.url,
      '--phases',
      'examples',
      '--format',
      'har',
    );
    await writeFile(join(dir, 'recorded.har'), har);
    const { code, output } = await concordat('others', '--traffic', 'recorded.har', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      checked: '1 of 4 operations called, 1 recorded request',
      findings: [{ code: 'response-header-missing', method: 'GET', path: '/items', case: 'entry 1' }],
    });
    const elsewhere = ['others', '--traffic', 'recorded.har', '--server', 'http://other.example/v1'];
    expect((await concordat(...elsewhere)).output).toContain(
      '1 of the recorded requests went to other servers',
    );
  });

  test('a page, and no secret on it', async () => {
    const argv = [
      'items',
      '--server',
      broken.url,
      '--header',
      key,
      '--phases',
      'examples',
      '--format',
      'html',
    ];
    const { output } = await concordat(...argv);
    expect(output).toContain('the 200 answer lacks the required header X-Count');
    expect(output).not.toContain(itemsKey);
  });

  test('an interrupt deletes what was made and prints what was found: 130', async () => {
    const controller = new AbortController();
    const server = await startItemsServer((answer, asked) => {
      delete answer.headers['x-count'];
      if (asked.method === 'DELETE') controller.abort();
      return undefined;
    });
    const io = captureIo({ cwd: dir, signal: controller.signal });
    const code = await run(['verify', 'items', '--server', server.url, '--header', key], io);
    await server.close();
    expect(code).toBe(130);
    expect(server.items.size).toBe(0);
    expect(io.errors()).toContain('Interrupted: deleting what was created.');
    expect(io.output()).toContain('lacks the required header X-Count');
    expect(io.output()).toMatch(/the run was interrupted: \d+ of \d+ cases were not tried/);
  });
});
