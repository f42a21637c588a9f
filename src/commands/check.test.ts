import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../cli.ts';
import { itemsDocument, startItemsServer } from '../verify/items-server.fixture.ts';
import { captureIo } from './capture-io.ts';

const shop = `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
servers: [{ url: https://shop.test }]
paths:
  /items:
    get:
      operationId: listItems
      summary: List
      responses:
        '200': { description: items, content: { application/json: { schema: { type: string }, example: a } } }
  /orders:
    get: { operationId: listOrders, summary: List, responses: { '200': { description: orders } } }
`;

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'concordat-check-')));
  write('redocly.yaml', 'extends: [minimal]\nrules: { security-defined: off }\n');
  write('shop.yaml', shop);
  write('concordat.config.yaml', 'apis: { shop: shop.yaml }\n');
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '-A');
  git('commit', '--quiet', '-m', 'first');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.test', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
}

async function concordat(...argv: string[]) {
  const io = captureIo({ cwd: folder });
  const code = await run(argv, io);
  return { code, output: io.output(), errors: io.errors().replaceAll(folder, '…') };
}

/** The exit code, the summary and the codes of the problems with their severities. */
async function check(...argv: string[]) {
  const { code, output } = await concordat('check', ...argv, '--format', 'json');
  const report = JSON.parse(output);
  const found = report.problems.map(
    (problem: Record<string, string>) => `${problem.severity} ${problem.code}`,
  );
  return { code, checked: report.checked, found };
}

const without = { checked: '2 operations; no generated code; no base compared with; no server verified' };

test('nothing wrong: what was not looked at is said', async () => {
  expect(await check()).toEqual({ code: 0, found: [], ...without });
});

test('lint', async () => {
  write('shop.yaml', shop.replace('example: a', 'example: 1'));
  expect(await check()).toMatchObject({ code: 0, found: ['warning concordat/example-valid'] });
  write('redocly.yaml', 'extends: [minimal]\nrules: { concordat/example-valid: error }\n');
  expect((await check()).code).toBe(1);
});

test('lint problems that were accepted', async () => {
  write(
    'redocly.yaml',
    'extends: [minimal]\nrules: { concordat/example-valid: error, security-defined: off }\n',
  );
  write('shop.yaml', shop.replace('example: a', 'example: 1'));
  await concordat('lint', '--baseline', 'accepted.json');
  expect(await check('--baseline', 'accepted.json')).toMatchObject({ code: 0, found: [] });
});

describe('generated code', () => {
  test('that is up to date, edited, or for an older document', async () => {
    await concordat('generate');
    expect(await check()).toMatchObject({
      code: 0,
      checked: '2 operations; generated code up to date; no base compared with; no server verified',
    });
    appendFileSync(join(folder, 'generated/shop/types.ts'), '// mine\n');
    expect(await check()).toMatchObject({ code: 1, found: ['error generated-stale'] });
    write('shop.yaml', shop.replace('description: orders', 'description: the orders'));
    const stale = await check();
    expect([stale.code, new Set(stale.found)]).toEqual([1, new Set(['error generated-stale'])]);
  });

  test('that is missing though it is wanted', async () => {
    expect(await check('--generated', 'src/api')).toMatchObject({ code: 1 });
    write('concordat.config.yaml', 'apis: { shop: shop.yaml }\ngenerate: { out: code }\n');
    expect(await check()).toMatchObject({ code: 1 });
  });
});

describe('a base', () => {
  test('without changes', async () => {
    expect(await check('--base', 'git:main')).toMatchObject({
      code: 0,
      found: [],
      checked:
        '2 operations; no generated code; 0 breaking changes since git:main in 1 of 1 document; no server verified',
    });
  });

  test('that a change breaks', async () => {
    write('shop.yaml', shop.replace(/ {2}\/orders:\n.*\n/, ''));
    const found = ['error diff/path-removed', 'warning diff/version-not-raised'];
    expect(await check('--base', 'git:main')).toMatchObject({ code: 1, found });
    expect(await check('--base', 'git:HEAD:shop.yaml')).toMatchObject({ code: 1, found });
    expect(await check('--base', 'git:main', '--fail-on', 'none')).toMatchObject({ code: 0 });
  });

  test('that does not have the document yet', async () => {
    write('new.yaml', shop);
    write('concordat.config.yaml', 'apis: { shop: shop.yaml, new: new.yaml }\n');
    expect(await check('--base', 'git:main')).toMatchObject({
      code: 0,
      found: ['note diff/new-document'],
      checked: expect.stringContaining('0 breaking changes since git:main in 1 of 2 documents'),
    });
  });

  test.each([
    ['git:none', /has no revision none/],
    ['git:main:none.yaml', undefined],
    ['--upload-pack=x', /.*/],
  ])('%s', async (base, message) => {
    const { code, errors } = await concordat('check', `--base=${base}`);
    if (message === undefined) expect(code).toBe(0);
    else {
      expect(code).toBe(2);
      expect(errors).toMatch(message);
    }
  });

  test('one document for several APIs', async () => {
    write('concordat.config.yaml', 'apis: { a: shop.yaml, b: shop.yaml }\n');
    const { code, errors } = await concordat('check', '--base', 'shop.yaml');
    expect([code, errors]).toEqual([
      2,
      'concordat: --base names one document, but there are several APIs [E_USAGE]\n  Name a revision, as in --base git:main, or one API.\n',
    ]);
  });
});

test('a server', async () => {
  write('items.json', JSON.stringify(itemsDocument));
  const server = await startItemsServer();
  try {
    const { code, checked } = await check('items.json', '--server', server.url);
    expect([code, checked]).toEqual([
      0,
      expect.stringMatching(/; server: 4 of 4 operations called, \d+ cases/),
    ]);
  } finally {
    await server.close();
  }
});

test('a document that cannot be read', async () => {
  write('concordat.config.yaml', 'apis: { shop: shop.yaml, gone: gone.yaml }\n');
  const { code, output, errors } = await concordat('check', '--base', 'git:main');
  expect([code, output]).toEqual([2, 'No problems in shop (2 operations; only lint was run).\n']);
  expect(errors).toMatch(/^concordat: the document of "gone" cannot be used \[E_INPUT\]/);
});

test('SARIF has the rules of all parts', async () => {
  write('shop.yaml', shop.replace('example: a', 'example: 1'));
  git('commit', '--quiet', '-a', '-m', 'second');
  write('shop.yaml', shop.replace('example: a', 'example: 1').replace(/ {2}\/orders:\n.*\n/, ''));
  const { output } = await concordat('check', '--base', 'git:main', '--format', 'sarif');
  const [sarif] = JSON.parse(output).runs;
  expect(sarif.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
    'concordat/example-valid',
    'diff/path-removed',
    'diff/version-not-raised',
  ]);
});
