import { expect, test } from 'vitest';
import { parseSource } from './parse.ts';

test.each([
  ['shared by two', 'a: &x { b: 1 }\nc: *x\n', undefined],
  [
    'part of itself',
    'a: 1\nb: &x { inner: { again: *x } }\n',
    [2, 25, 'an alias leads back to a node that it is part of'],
  ],
  [
    'multiplied',
    `${Array.from({ length: 9 }, (_, index) => `a${index}: &a${index} [${Array.from({ length: 10 }, () => (index === 0 ? 'x' : `*a${index - 1}`)).join(', ')}]`).join('\n')}\n`,
    [2, 10, 'the aliases stand for more nodes than can be looked at'],
  ],
])('an alias %s', (_name, text, want) => {
  const parsed = parseSource('/a.yaml', text);
  const [problem] = parsed.problems;
  const { line, column } = problem?.at?.position ?? {};
  expect(problem && [line, column, problem.message.replace('not valid YAML: ', '')]).toEqual(want);
});
