import { describe, expect, test } from 'vitest';
import type { Problem } from '../problem.ts';
import { applyBaseline, readBaseline, writeBaseline } from './baseline.ts';

const path = '/project/lint/baseline.json';
const sources = new Set(['/project/spec/a.yaml', '/project/spec/b.yaml']);

function problem(pointer: string, more: Partial<Problem> = {}): Problem {
  const at = { source: '/project/spec/a.yaml', pointer };
  return { code: 'a-code', severity: 'error', message: 'wrong', at, ...more };
}

test('the file is sorted, has a problem a line, and no lines or absolute paths', () => {
  const positioned = { source: '/project/spec/a.yaml', pointer: '/b', position: { line: 3, column: 4 } };
  const problems = [
    problem('/b', { at: positioned }),
    problem('/a', { code: 'z' }),
    problem('/a', { code: 'c', at: { source: 'https://api.test/x.yaml', pointer: '/a' } }),
    problem('/b'),
  ];
  expect(writeBaseline(path, problems)).toBe(`{
  "version": 1,
  "accepted": [
    {"file":"../spec/a.yaml","pointer":"/a","code":"z","message":"wrong","count":1},
    {"file":"../spec/a.yaml","pointer":"/b","code":"a-code","message":"wrong","count":2},
    {"file":"https://api.test/x.yaml","pointer":"/a","code":"c","message":"wrong","count":1}
  ]
}
`);
});

test('nothing to accept', () => {
  const text = writeBaseline(path, []);
  expect(text).toBe('{\n  "version": 1,\n  "accepted": []\n}\n');
  expect(readBaseline(path, text)).toEqual([]);
});

describe('what a baseline leaves', () => {
  const accepted = readBaseline(path, writeBaseline(path, [problem('/a'), problem('/a'), problem('/b')]));
  const moved = { source: '/project/spec/a.yaml', pointer: '/a', position: { line: 99, column: 1 } };
  const cases: [name: string, problems: Problem[], kept: number[], stale: number][] = [
    ['the same', [problem('/a'), problem('/a'), problem('/b')], [], 0],
    ['other lines', [problem('/a', { at: moved }), problem('/a'), problem('/b')], [], 0],
    ['another severity', [problem('/a', { severity: 'warning' }), problem('/a'), problem('/b')], [], 0],
    ['one more of the same', [problem('/a'), problem('/a'), problem('/a'), problem('/b')], [2], 0],
    ['another message', [problem('/a', { message: 'other' })], [0], 3],
    ['another code', [problem('/b', { code: 'other' })], [0], 3],
    ['another place', [problem('/c')], [0], 3],
    ['another file', [problem('/b', { at: { source: '/project/spec/b.yaml', pointer: '/b' } })], [0], 3],
    ['less', [problem('/a')], [], 2],
  ];
  test.each(cases)('%s', (_name, problems, kept, stale) => {
    const result = applyBaseline(path, accepted, problems, sources);
    expect(result).toEqual({
      kept: kept.map((index) => problems[index]),
      accepted: problems.length - kept.length,
      stale,
    });
  });

  test('entries of files that were not looked at are not stale', () => {
    expect(applyBaseline(path, accepted, [], new Set(['/project/spec/b.yaml'])).stale).toBe(0);
  });
});

test.each([
  ['no JSON', '{'],
  ['another version', '{ "version": 2, "accepted": [] }'],
  ['no list', '{ "version": 1, "accepted": {} }'],
  [
    'an entry without a count',
    '{ "version": 1, "accepted": [{ "file": "", "pointer": "", "code": "", "message": "" }] }',
  ],
])('refuses %s', (_name, text) => {
  expect(() => readBaseline(path, text)).toThrow(
    expect.objectContaining({
      code: 'E_INPUT',
      message: `${path} is not a baseline that "concordat lint --baseline" wrote`,
    }),
  );
});
