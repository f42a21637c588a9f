import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli.ts';
import { captureIo } from './capture-io.ts';

const old = `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /items:
    get: { operationId: list, responses: { '200': { description: items } } }
  /orders:
    get: { operationId: orders, responses: { '200': { description: orders } } }
`;
const more = old.replace('/orders:', '/carts:\n    get: { operationId: carts, responses: {} }\n  /orders:');
const less = old.replace(/ {2}\/orders:\n.*\n/, '');
const raised = (text: string, version: string) => text.replace('1.0.0', version);

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'concordat-diff-command-')));
  mkdirSync(join(folder, 'spec'));
  write('spec/shop.yaml', old);
  write('concordat.config.yaml', 'apis: { shop: spec/shop.yaml }\n');
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '-A');
  git('commit', '--quiet', '-m', 'first');
  write('spec/shop.yaml', less);
  write('old.yaml', old);
  write('same.yaml', raised(old, '1.0.1'));
  write('less.yaml', less);
  write('less-2.yaml', raised(less, '2.0.0'));
  write('more.yaml', more);
  write('more-1.1.yaml', raised(more, '1.1.0'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.test', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
}

async function diff(line: string, stdin = '') {
  const io = captureIo({ cwd: folder, stdin });
  const code = await run(['diff', ...line.split(' ')], io);
  return { code, output: io.output(), errors: io.errors().replaceAll(folder, '…') };
}

describe('exit code and summary', () => {
  test.each([
    ['old.yaml old.yaml', 0, 'No problems in old (2 operations compared, no changes).'],
    ['old.yaml same.yaml', 0, '1 note in same (2 operations compared, 1 editorial change).'],
    [
      'old.yaml less.yaml',
      1,
      '1 error, 1 warning in less (1 operation compared, 1 breaking change; they ask for a major version, 2.0.0 or later, and it is 1.0.0).',
    ],
    [
      'old.yaml less-2.yaml',
      1,
      '1 error, 1 note in less-2 (1 operation compared, 1 breaking change, 1 editorial change; they ask for a major version, 2.0.0 or later, and it is 2.0.0).',
    ],
    [
      'old.yaml less.yaml --fail-on none',
      0,
      '2 warnings in less (1 operation compared, 1 breaking change; they ask for a major version, 2.0.0 or later, and it is 1.0.0).',
    ],
    [
      'old.yaml more-1.1.yaml',
      0,
      '2 notes in more-1.1 (3 operations compared, 1 non-breaking change, 1 editorial change; they ask for a minor version, 1.1.0 or later, and it is 1.1.0).',
    ],
    [
      'old.yaml more.yaml --fail-on any',
      1,
      '1 error, 1 warning in more (3 operations compared, 1 non-breaking change; they ask for a minor version, 1.1.0 or later, and it is 1.0.0).',
    ],
  ])('%s', async (line, code, summary) => {
    const result = await diff(`${line} --format github`);
    expect([result.code, result.output.trimEnd().split('\n').at(-1), result.errors]).toEqual([
      code,
      summary,
      '',
    ]);
  });
});

describe('where the documents come from', () => {
  test.each([
    ['git:main shop', 1],
    ['git:main:spec/shop.yaml spec/shop.yaml', 1],
    ['git:HEAD spec/shop.yaml', 1],
    ['spec/shop.yaml git:HEAD', 0],
    ['shop git:main:./spec/shop.yaml', 0],
    ['git:main shop --fail-on none', 0],
  ])('%s', async (line, code) => expect(await diff(line)).toMatchObject({ code, errors: '' }));

  test('standard input', async () => expect(await diff('old.yaml -', less)).toMatchObject({ code: 1 }));

  test('a removal is located in the revision, what was raised too little in the file', async () => {
    const { output } = await diff('git:main shop --format json');
    const { problems } = JSON.parse(output);
    expect(
      problems.map(({ code, severity, file, line }: Record<string, unknown>) => [code, severity, file, line]),
    ).toEqual([
      ['diff/path-removed', 'error', 'git:main:spec/shop.yaml', 6],
      ['diff/version-not-raised', 'warning', 'spec/shop.yaml', 2],
    ]);
  });
});

describe('wrong use', () => {
  test.each([
    ['old.yaml', /missing.*"new"|new.*missing/i],
    ['git:main git:HEAD', /two revisions, but no document to look at in them \[E_USAGE\]/],
    ['- -', /only one of the two documents can come from standard input \[E_USAGE\]/],
    ['git:none shop', /git:none:spec\/shop\.yaml: the repository … has no revision none\n.*fetch-depth: 0/],
    ['git:main:none.yaml shop', /there is no file none\.yaml in the revision main \(\w{12}\)\n/],
    ['git:--all:a.yaml shop', /"--all" is not the name of a revision \[E_USAGE\]/],
    [
      'git:main https://shop.test/openapi.json',
      /is not read from a file that a revision could have \[E_USAGE\]/,
    ],
    ['old.yaml more.yaml --fail-on some', /--fail-on/],
    ['old.yaml shp', /"shp" is neither an API of the configuration, nor a file, nor a URL \[E_UNKNOWN_API\]/],
  ])('%s', async (line, message) => {
    const { code, output, errors } = await diff(line);
    expect([code, output]).toEqual([2, '']);
    expect(errors).toMatch(message);
  });
});

test.each(['text', 'json', 'sarif', 'junit', 'github', 'markdown'])('as %s', async (format) => {
  const { code, output } = await diff(`old.yaml less.yaml --format ${format}`);
  expect([code, output.includes('Path `/orders` was removed.')]).toEqual([1, true]);
});
