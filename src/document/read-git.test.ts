import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleDocument } from './bundle.ts';
import { readDocument } from './read.ts';
import { gitUri, parseGitReference } from './read-git.ts';

let repository: string;
beforeAll(() => {
  repository = realpathSync(mkdtempSync(join(tmpdir(), 'concordat-git-')));
  mkdirSync(join(repository, 'spec/parts'), { recursive: true });
  write('spec/api.yaml', "openapi: 3.1.0\npaths: { /a: { $ref: 'parts/a.yaml' } }\n");
  write('spec/parts/a.yaml', "get: { responses: { 200: { $ref: '../shared.yaml#/X' } } }\n");
  write('spec/shared.yaml', 'X: { description: old }\n');
  write('spec/broken.yaml', 'openapi: 3.1.0\na: { $ref: none.yaml }\n');
  git('init', '--quiet', '--initial-branch', 'main');
  commit('first');
  git('tag', 'v1.0.0');
  write('spec/shared.yaml', 'X: { description: new }\n');
  write('spec/late.yaml', 'openapi: 3.1.0\n');
  commit('second');
  rmSync(join(repository, 'spec/shared.yaml'));
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(join(repository, name), text);
}

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.test', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: repository, stdio: 'ignore' });
}

function commit(message: string): void {
  git('add', '-A');
  git('commit', '--quiet', '-m', message);
}

describe('a document of a revision', () => {
  test.each([
    ['a tag', 'git:v1.0.0:spec/api.yaml', '', 'v1.0.0', 'old'],
    ['a branch', 'git:main:spec/api.yaml', '', 'main', 'new'],
    ['relative to HEAD', 'git:HEAD~1:spec/api.yaml', '', 'HEAD~1', 'old'],
    ['from a folder', 'git:main:./api.yaml', 'spec', 'main', 'new'],
    ['upwards', 'git:main:../spec/api.yaml', 'spec', 'main', 'new'],
    ['from the top, in a folder', 'git:main:spec/api.yaml', 'spec', 'main', 'new'],
  ])('%s, and what it refers to there', async (_name, reference, folder, revision, want) => {
    const result = await readDocument(reference, { cwd: join(repository, folder) });
    const sources = result.ok ? result.value.sources : new Map();
    expect([...sources.keys()]).toEqual(
      ['api.yaml', 'parts/a.yaml', 'shared.yaml'].map((name) => `git:${revision}:spec/${name}`),
    );
    expect(sources.get(`git:${revision}:spec/shared.yaml`)?.value).toEqual({ X: { description: want } });
  });

  test('is bundled from its revision', async () => {
    const result = await readDocument('git:v1.0.0:spec/api.yaml', { cwd: repository });
    const bundled = result.ok ? await bundleDocument(result.value) : {};
    expect(bundled).toMatchObject({ components: { responses: { X: { description: 'old' } } } });
    expect(JSON.stringify(bundled)).not.toContain('yaml');
  });

  test.each([
    ['no such revision', 'git:none:spec/api.yaml', /has no revision none$/],
    ['no such file', 'git:main:spec/none.yaml', /^there is no file spec\/none\.yaml in the revision main \(/],
    ['not there yet', 'git:v1.0.0:spec/late.yaml', /^there is no file spec\/late\.yaml in the revision v1/],
    ['a folder', 'git:main:spec', /^there is no file spec in the revision/],
    ['a blob for a revision', 'git:main^{tree}:spec/api.yaml', /has no revision main\^\{tree\}$/],
  ])('%s', async (_name, reference, message) => {
    const result = await readDocument(reference, { cwd: repository });
    expect(result.problems).toMatchObject([
      { code: 'document-unreadable', message: expect.stringMatching(message), at: { source: reference } },
    ]);
  });

  test('a reference that the revision does not have is located in it', async () => {
    const { problems } = await readDocument('git:main:spec/broken.yaml', { cwd: repository });
    expect(problems).toMatchObject([
      {
        code: 'ref-unresolved',
        at: { source: 'git:main:spec/broken.yaml', position: { line: 2, column: 1 } },
      },
    ]);
  });

  test('one that is too large', async () => {
    const { problems } = await readDocument('git:main:spec/api.yaml', { cwd: repository, maxBytes: 10 });
    expect(problems[0]).toMatchObject({
      message: 'spec/api.yaml in main is larger than the limit',
      hint: 'Raise the limit with --max-bytes.',
    });
  });
});

describe('what is refused before git sees it', () => {
  test.each([
    ['git:--output=/tmp/x:a.yaml', 'E_USAGE'],
    ['git:-n:a.yaml', 'E_USAGE'],
    ['git::a.yaml', 'E_USAGE'],
    ['git:main..dev:a.yaml', 'E_USAGE'],
    ['git:main dev:a.yaml', 'E_USAGE'],
    ['git:$(touch pwned):a.yaml', 'E_USAGE'],
    ['git:main', 'E_USAGE'],
    ['git:main:', 'E_USAGE'],
    ['git:main:../../etc/passwd', 'E_USAGE'],
    ['git:main:/etc/passwd', 'E_USAGE'],
  ])('%s', async (reference, code) => {
    await expect(readDocument(reference, { cwd: repository })).rejects.toMatchObject({ code });
    expect(existsSync(join(repository, 'pwned'))).toBe(false);
  });

  test('outside of a repository', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-no-git-'));
    await expect(readDocument('git:main:a.yaml', { cwd: folder })).rejects.toMatchObject({
      code: 'E_INPUT',
      message: `${folder} is not in a git repository`,
    });
    rmSync(folder, { recursive: true });
  });
});

test.each([
  ['git:main:a/b.yaml', { revision: 'main', path: 'a/b.yaml' }],
  ['git:main', { revision: 'main', path: '' }],
  ['git:v1:a:b', { revision: 'v1', path: 'a:b' }],
  ['a.yaml', undefined],
])('%s', (reference, want) => expect(parseGitReference(reference)).toEqual(want));

test('a URI stays as it is', () => {
  const uri = gitUri({ revision: 'main', path: './spec/../spec/api.yaml' }, repository);
  expect(uri).toBe('git:main:spec/api.yaml');
  expect(gitUri(parseGitReference(uri) ?? { revision: '', path: '' }, join(repository, 'spec'))).toBe(uri);
});
