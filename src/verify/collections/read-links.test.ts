import { expect, test } from 'vitest';
import { readLinks } from './read-links.ts';

test.each<[string, string, Record<string, string>]>([
  ['one', '<https://a.example/x?page=2>; rel="next"', { next: 'https://a.example/x?page=2' }],
  ['a relative one', '</y?c=1>; rel=next', { next: 'http://b.example/y?c=1' }],
  ['a query alone', '<?page=3>; rel="next"', { next: 'http://b.example/x?page=3' }],
  [
    'several',
    '<?page=1>; rel="first", <?page=3>; title="a, b"; rel="next last"',
    {
      first: 'http://b.example/x?page=1',
      next: 'http://b.example/x?page=3',
      last: 'http://b.example/x?page=3',
    },
  ],
  ['a comma in the target', '<?ids=1,2>; rel="next"', { next: 'http://b.example/x?ids=1,2' }],
  ['a relation in capitals', '<?page=2>; REL="Next"', { next: 'http://b.example/x?page=2' }],
  [
    'two of a relation: the first',
    '<?page=2>; rel=next, <?page=9>; rel=next',
    { next: 'http://b.example/x?page=2' },
  ],
  ['none with a relation', '<?page=2>', {}],
  ['none at all', 'next page: 2', {}],
  ['a target that is none', '<http://[>; rel="next"', {}],
])('a header with %s', (_name, header, want) => {
  const links = readLinks(header, 'http://b.example/x?page=1');
  expect(Object.fromEntries([...links].map(([relation, url]) => [relation, url.href]))).toEqual(want);
});
