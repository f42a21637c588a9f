import { describe, expect, test } from 'vitest';
import { compileRouter } from './route.ts';

const routerOf = (...routes: readonly string[]) =>
  compileRouter(
    routes.map((route) => {
      const [method = '', path = ''] = route.split(' ');
      return { method, path, value: route };
    }),
  );

describe('match', () => {
  const cases: [name: string, routes: string[], request: string, want: string, params?: object][] = [
    ['the root', ['get /'], 'GET /', 'get /'],
    ['a literal path', ['get /jobs'], 'GET /jobs', 'get /jobs'],
    ['methods in any case', ['GET /jobs'], 'get /jobs', 'GET /jobs'],
    ['a parameter', ['get /jobs/{id}'], 'GET /jobs/7', 'get /jobs/{id}', { id: '7' }],
    [
      'a literal before a parameter',
      ['get /jobs/mine', 'get /jobs/{id}'],
      'GET /jobs/mine',
      'get /jobs/mine',
    ],
    ['in any order', ['get /jobs/{id}', 'get /jobs/mine'], 'GET /jobs/mine', 'get /jobs/mine'],
    [
      'a template that has the method before a literal that lacks it',
      ['get /jobs/mine', 'delete /jobs/{id}'],
      'DELETE /jobs/mine',
      'delete /jobs/{id}',
      { id: 'mine' },
    ],
    ['more literals', ['get /a/{x}/{y}', 'get /{z}/b/c'], 'GET /a/b/c', 'get /{z}/b/c', { z: 'a' }],
    ['the last of equal ones', ['get /a/{x}', 'get /{y}/b'], 'GET /a/b', 'get /{y}/b', { y: 'a' }],
    ['a suffix', ['get /a/{x}.json', 'get /a/{x}'], 'GET /a/b.json', 'get /a/{x}.json', { x: 'b' }],
    ['without the suffix', ['get /a/{x}.json', 'get /a/{x}'], 'GET /a/b', 'get /a/{x}', { x: 'b' }],
    ['a suffix at the end only', ['get /a/{x}.json'], 'GET /a/b.jsonx', 'not-found'],
    ['a prefix', ['get /v{n}/x'], 'GET /v2/x', 'get /v{n}/x', { n: '2' }],
    ['a prefix and suffix that overlap', ['get /aba{n}aba'], 'GET /ababa', 'not-found'],
    ['two in a segment', ['get /{a}-{b}'], 'GET /x-y-z', 'get /{a}-{b}', { a: 'x', b: 'y-z' }],
    ['two that touch', ['get /{a}{b}'], 'GET /x.json', 'get /{a}{b}', { a: 'x', b: '.json' }],
    ['two that touch, without an extension', ['get /{a}{b}'], 'GET /xy', 'get /{a}{b}', { a: 'xy', b: '' }],
    ['two without the literal between', ['get /{a}-{b}'], 'GET /xy', 'not-found'],
    [
      'a custom method',
      ['post /jobs/{id}:cancel'],
      'POST /jobs/7:cancel',
      'post /jobs/{id}:cancel',
      { id: '7' },
    ],
    ['an encoded slash', ['get /files/{name}'], 'GET /files/a%2Fb', 'get /files/{name}', { name: 'a/b' }],
    ['an encoded literal', ['get /caf%C3%A9'], 'GET /café', 'get /caf%C3%A9'],
    ['an encoding that is none', ['get /{x}'], 'GET /%zz', 'get /{x}', { x: '%zz' }],
    ['an empty segment inside', ['get /a/{x}/b'], 'GET /a//b', 'get /a/{x}/b', { x: '' }],
    ['no empty segment at the end', ['get /a/', 'delete /a/{x}'], 'DELETE /a/', 'method-not-allowed'],
    ['an empty value beside a literal', ['get /a/{x}.json'], 'GET /a/.json', 'get /a/{x}.json', { x: '' }],
    ['a trailing slash as written', ['get /a/'], 'GET /a/', 'get /a/'],
    ['no trailing slash that is not', ['get /a'], 'GET /a/', 'not-found'],
    ['braces without a name', ['get /{}'], 'GET /{}', 'get /{}'],
    ['names of prototypes', ['get /{__proto__}', 'get /constructor'], 'GET /toString', 'get /{__proto__}'],
    ['case', ['get /Jobs'], 'GET /jobs', 'not-found'],
    ['too short', ['get /a/b'], 'GET /a', 'not-found'],
    ['too long', ['get /a'], 'GET /a/b', 'not-found'],
    ['no path at all', ['get /a'], 'OPTIONS *', 'not-found'],
  ];
  test.each(cases)('%s', (_name, routes, request, want, params) => {
    const [method = '', path = ''] = request.split(' ');
    const match = routerOf(...routes).match(method, path);
    expect(match.kind === 'found' ? match.value : match.kind).toBe(want);
    if (params && match.kind === 'found') expect(match.params).toEqual(params);
  });

  test('tells the methods of all templates that match', () => {
    const router = routerOf('get /jobs/{id}', 'delete /jobs/{id}', 'get /jobs/mine', 'put /{x}/mine');
    expect(router.match('POST', '/jobs/mine')).toEqual({
      kind: 'method-not-allowed',
      allow: ['GET', 'DELETE', 'PUT'],
      values: ['get /jobs/mine', 'put /{x}/mine', 'delete /jobs/{id}', 'get /jobs/{id}'],
    });
  });

  test('a value with the name of a prototype is a value', () => {
    const match = routerOf('get /{__proto__}').match('get', '/x');
    expect(match.kind === 'found' && Object.entries(match.params)).toEqual([['__proto__', 'x']]);
  });
});

test('agrees with a matcher that tries every route', () => {
  const random = generator(20_260_101);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const many = (make: () => string) =>
    `/${Array.from({ length: 1 + Math.floor(random() * 3) }, make).join('/')}`;
  const found = { some: 0, none: 0 };
  for (let round = 0; round < 300; round += 1) {
    const paths = Array.from({ length: 1 + Math.floor(random() * 12) }, () =>
      many(() => pick(['a', 'b', 'ab', '{x}', '{y}', 'a{x}', '{x}b', '{x}-{y}', 'a{x}-b'])),
    );
    const router = routerOf(...paths.map((path) => `${pick(['get', 'put'])} ${path}`));
    const routes = paths.map((path) => path);
    for (let request = 0; request < 20; request += 1) {
      const path = many(() => pick(['a', 'b', 'ab', 'a-b', 'aa-b', 'c', '', 'a-']));
      const expected = routes.some((template) => naiveMatch(template, path));
      found[expected ? 'some' : 'none'] += 1;
      expect([path, routes, router.match('patch', path).kind !== 'not-found']).toEqual([
        path,
        routes,
        expected,
      ]);
    }
  }
  expect(Math.min(found.some, found.none)).toBeGreaterThan(1000);
});

// One that tries every route would take 400 million steps.
test('20,000 routes are no obstacle to 20,000 requests', { timeout: 10_000 }, () => {
  const paths = Array.from({ length: 20_000 }, (_, index) => `/area-${index}/{id}/items/{item}`);
  const router = routerOf(...paths.map((path) => `get ${path}`));
  for (const [index, path] of paths.entries()) {
    const match = router.match('get', `/area-${index}/7/items/8`);
    if (match.kind !== 'found' || match.value !== `get ${path}`) expect(match).toBe(path);
  }
});

/** By regular expressions, one route after the other. */
function naiveMatch(template: string, path: string): boolean {
  const literal = (text: string) => text.replace(/[.*+?^$()|[\]\\{}-]/g, '\\$&');
  const source = template
    .split('/')
    .map((segment, index, all) =>
      /^\{[^}]+\}$/.test(segment)
        ? `[^/]${index === all.length - 1 ? '+' : '*'}`
        : segment
            .split(/(\{[^}]+\})/)
            .map((part) => (/^\{.+\}$/.test(part) ? '[^/]*' : literal(part)))
            .join(''),
    )
    .join('/');
  return new RegExp(`^${source}$`).test(path);
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
