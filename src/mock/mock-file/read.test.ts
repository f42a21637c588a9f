import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../problem.ts';
import { jobsModel, pickerOf, pickFor } from '../rules/rules.fixture.ts';
import { loadMockFile } from './load.ts';
import { checkMockFile, readMockFile } from './read.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mock-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
async function read(text: string, extension = 'yaml') {
  count += 1;
  const path = join(folder, `${count}.${extension}`);
  await writeFile(path, text);
  return readMockFile(path);
}

const lines = (problems: readonly Problem[]) =>
  problems.map(({ severity, at, message, hint }) => {
    const { line, column } = at?.position ?? { line: 0, column: 0 };
    return `${line}:${column} ${severity}: ${message}. ${hint}`;
  });

const rules = `
# Which answers there are
rules:
  putJob:
    - when: { query: { a: 1 } }
      answer: { code: 404 }
  put /jobs/{id}.{kind}:
    - when: { query: { b: 1 } }
      answer: { code: 503, example: down }
`;

test('rules of a file come before those of the document', async () => {
  const file = await read(rules);
  if (!file.ok) throw new Error('the file cannot be read');
  const own = [{ answer: { example: 'failed' } }];
  expect(pickFor({ query: 'a=1&b=1' }, own, file.value)?.code).toBe(404);
  expect(pickFor({ query: 'b=1' }, own, file.value)?.code).toBe(503);
  expect(pickFor({}, own, file.value)?.example).toBe('failed');
  expect(pickFor({ query: 'a=1' }, [], file.value)?.at).toEqual({
    source: file.value.source.uri,
    pointer: '/rules/putJob/0',
  });
  expect(checkMockFile(file.value, jobsModel([]))).toEqual([]);
});

test.each([
  ['nothing', ''],
  ['comments', '# rules:\n\n  # none\n'],
  ['an empty object', '{}'],
])('a file may hold %s', async (_name, text) => {
  const file = await read(text);
  expect(file.ok && file.value.rules).toEqual([]);
});

test('a file of JSON', async () => {
  const file = await read('{ "rules": { "putJob": [{ "answer": { "code": 404 } }] } }', 'json');
  expect(file.ok && pickFor({}, [], file.value)?.code).toBe(404);
});

test.each<[string, string, string[]]>([
  ['a list', '- a\n', ['1:1 error: the file does not hold an object. A mock file starts with "rules:".']],
  [
    'broken syntax',
    'rules:\n  a: [\n',
    ['3:1 error: not valid YAML: deficient indentation. Correct the syntax at this place.'],
  ],
  ['an unknown section', 'ruels: {}\n', ['1:1 error: unknown key "ruels". Did you mean "rules"?']],
  [
    'no operations',
    'rules:\n  - a\n',
    [
      '1:1 error: "rules" must be an object of operations, not a list. Write an operationId, or "GET /jobs/{id}", and below it a list of rules.',
    ],
  ],
  [
    'several defects',
    'rules:\n  putJob:\n    - when: { headers: { a: 1 } }\n      answer: { code: 404 }\n    - answer: { exmaple: a }\n  other: 1\n',
    [
      '3:15 error: unknown key "headers". Did you mean "header"?',
      '5:17 error: unknown key "exmaple". Did you mean "example"?',
      '6:3 error: "other" must be a list of rules, not 1. Begin each rule with a dash: "- when: …".',
    ],
  ],
])('refuses %s', async (_name, text, want) => {
  const file = await read(text);
  expect(file.ok).toBe(false);
  expect(lines(file.problems)).toEqual(want);
});

test('what is odd in a file is a warning', async () => {
  const file = await read('rules:\n  putJob:\n    - answer: { code: 404 }\n    - answer: { code: 200 }\n');
  expect(file.ok).toBe(true);
  expect(lines(file.problems)).toEqual([
    '3:7 warning: this rule always matches, so that those behind it never count. Put it last, or add "when".',
  ]);
});

test('what the document does not have', async () => {
  const file = await read(
    [
      'rules:',
      '  putJbo: [{ answer: { code: 404 } }]',
      '  PUT /jobs/{id}: [{ answer: { code: 404 } }]',
      '  putJob:',
      '    - answer: { code: 418 }',
      '    - answer: { code: 404, example: notfound }',
      '    - when: { path: { di: 1 } }',
      '      answer: { code: 404 }',
      '    - when: { query: { stat: 1 } }',
      '      answer: { code: 404 }',
    ].join('\n'),
  );
  expect(file.ok && lines(checkMockFile(file.value, jobsModel([])))).toEqual([
    '2:3 error: the document has no operation "putJbo". Did you mean "putJob"?',
    '3:3 error: the document has no operation "PUT /jobs/{id}". Did you mean "PUT /jobs/{id}.{kind}"?',
    '5:17 error: PUT /jobs/{id}.{kind} has no response 418. Documented: 200, 404, 5XX.',
    '6:28 error: the response 404 of PUT /jobs/{id}.{kind} has no example "notfound". Did you mean "notFound"?',
    '7:23 error: the path /jobs/{id}.{kind} has no parameter "di". Did you mean "id"?',
    '9:24 warning: PUT /jobs/{id}.{kind} documents no query parameter "stat"; what is sent under that name is compared. Did you mean "status"?',
  ]);
});

test('a name like __proto__ is an operation that is not there', async () => {
  const file = await read('rules: { __proto__: [{ answer: { code: 404 } }] }\n');
  expect(file.ok && lines(checkMockFile(file.value, jobsModel([])))).toEqual([
    '1:10 error: the document has no operation "__proto__". Known: putJob.',
  ]);
  expect(pickerOf([{ answer: { code: 200 } }])?.problems).toEqual([]);
});

test('aliases that stand for too much', async () => {
  const tenfold = Array.from({ length: 6 }, (_, index) => {
    const items = Array.from({ length: 10 }, () => (index === 0 ? '1' : `*a${index - 1}`)).join(', ');
    return `  a${index}: &a${index} [${items}]`;
  });
  const file = await read(`rules:\n${tenfold.join('\n')}\n`);
  expect(lines(file.problems)).toEqual([
    '1:1 error: this has more than 500000 values, too many to be read as rules. Write fewer rules, or simpler ones.',
  ]);
});

test('a file that is not there, and a folder', async () => {
  const missing = await readMockFile(join(folder, 'missing.yaml'));
  expect(missing.problems[0]?.message).toMatch(/^the file cannot be read: ENOENT/);
  const [problem] = (await readMockFile(folder)).problems;
  expect(problem?.message).toBe('this is no file');
});

test('the file of an API is found by its name', async () => {
  const mocks = join(folder, 'mocks');
  await mkdir(mocks);
  await writeFile(join(mocks, 'jobs.yml'), rules);
  await writeFile(join(mocks, 'two.yaml'), '');
  await writeFile(join(mocks, 'two.json'), '{}');
  await writeFile(join(folder, 'outside.yaml'), '');
  const found = await loadMockFile(mocks, 'jobs');
  expect(found.ok && found.value?.source.uri).toBe(join(mocks, 'jobs.yml'));
  for (const name of ['other', '../outside', '__proto__']) {
    expect(await loadMockFile(mocks, name)).toEqual({ ok: true, value: undefined, problems: [] });
  }
  expect(await loadMockFile(join(folder, 'no-mocks'), 'jobs')).toEqual({
    ok: true,
    value: undefined,
    problems: [],
  });
  const [problem] = (await loadMockFile(mocks, 'two')).problems;
  expect(problem?.message).toBe('there is two.json beside it, and only one can count');
});
