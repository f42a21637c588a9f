import { expect, test } from 'vitest';
import { callsOf, type SaidRequest } from '../call.fixture.ts';
import { readLimitsSection } from '../mock-file/limits-section.ts';
import { readSection, shopModel } from '../mock-file/sections.fixture.ts';
import { modelOf } from '../model.fixture.ts';
import { createLimits } from './create-limits.ts';

const integer = { schema: { type: 'integer' } };
const reset = { ...integer, description: 'Seconds until the window ends' };
const documented = modelOf({
  openapi: '3.1.0',
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
  paths: {
    '/a': {
      get: {
        operationId: 'a',
        security: [{ key: [] }],
        responses: {
          200: { description: 'ok', headers: { 'X-RateLimit-Remaining': integer } },
          429: {
            description: 'More than 2 requests a minute, or 3 an hour.',
            headers: { 'X-RateLimit-Limit': integer, 'X-RateLimit-Reset': reset },
            content: {
              'application/json': {
                examples: { hour: { value: { e: '3 an hour' } }, minute: { value: { e: '2 a minute' } } },
              },
            },
          },
        },
      },
    },
    '/b': { get: { operationId: 'b', responses: { 200: { description: 'ok' } } } },
  },
});

function limitsOf(model: typeof documented, written: unknown) {
  const { section, defects } = readSection('limits', written, readLimitsSection);
  expect(defects).toEqual([]);
  const limits = createLimits(model, section);
  if (!limits) throw new Error('there are no limits');
  return limits;
}

test('off is nothing at all', () => {
  expect(createLimits(documented, 'off')).toBeUndefined();
});

test('documented limits refuse, tell where they stand, and end', () => {
  const limits = limitsOf(documented, 'documented');
  const { call, pass } = callsOf(documented);
  const a = () => call('a', { headers: { 'x-key': 's3cret' } });
  expect(limits.decide(a())).toBeUndefined();
  expect(limits.headers(a(), 200)).toEqual({ 'x-ratelimit-remaining': '1' });
  pass(10_000);
  expect(limits.decide(a())).toBeUndefined();
  expect(limits.headers(a(), 200)).toEqual({ 'x-ratelimit-remaining': '0' });
  expect(limits.decide(a())).toEqual({
    status: 429,
    example: 'minute',
    headers: { 'x-ratelimit-limit': '2', 'x-ratelimit-reset': '50', 'retry-after': '50' },
    because: 'limit 2 requests a minute (what its 429 says) is used up for 50 s',
  });
  pass(50_000);
  expect(limits.decide(a())).toBeUndefined();
  // That of the hour is used up too, and lasts longer.
  expect(limits.decide(a())).toEqual({
    status: 429,
    example: 'hour',
    headers: { 'x-ratelimit-limit': '3', 'x-ratelimit-reset': '3540', 'retry-after': '3540' },
    because: 'limit 3 requests an hour (what its 429 says) is used up for 3540 s',
  });
  pass(3_540_000);
  expect(limits.decide(a())).toBeUndefined();
});

test('operations that document no limit have none', () => {
  const limits = limitsOf(documented, 'documented');
  const { call, worlds } = callsOf(documented);
  expect([limits.decide(call('b')), limits.headers(call('b'), 200)]).toEqual([undefined, {}]);
  expect([...worlds.of('').notes]).toEqual([]);
});

/** Which of the requests, in this order, pass one request a minute. */
function passes(
  model: typeof documented,
  written: object,
  requests: readonly [string, SaidRequest?][],
): string {
  const limits = limitsOf(model, { requests: 1, per: 'minute', ...written });
  const { call } = callsOf(model);
  return requests.map(([id, said]) => (limits.decide(call(id, said)) ? 'no' : 'ok')).join(' ');
}

const key = (value: string): SaidRequest => ({ headers: { 'x-key': value }, address: '1.1.1.1' });

test.each<[string, object, [string, SaidRequest?][], string]>([
  [
    'credential by default',
    {},
    [
      ['a', key('1')],
      ['a', key('2')],
      ['a', key('1')],
    ],
    'ok ok no',
  ],
  ['all operations together', {}, [['a'], ['b'], ['b']], 'ok no no'],
  ['each operation', { each: 'operation' }, [['a'], ['b'], ['b']], 'ok ok no'],
  [
    'address',
    { by: 'ip' },
    [
      ['a', key('1')],
      ['a', key('2')],
      ['a', { address: '2.2.2.2' }],
    ],
    'ok no ok',
  ],
  [
    'address where no credential is asked for',
    {},
    [
      ['b', key('1')],
      ['b', key('2')],
      ['b', { address: '2.2.2.2' }],
    ],
    'ok no ok',
  ],
  [
    'session',
    { by: 'session' },
    [
      ['a', key('1')],
      ['a', key('2')],
      ['a', { session: 'x' }],
    ],
    'ok no ok',
  ],
  ['only some operations', { on: 'b' }, [['a'], ['a'], ['b'], ['b']], 'ok ok ok no'],
])('counts by %s', (_name, written, requests, want) => {
  expect(passes(documented, written, requests)).toBe(want);
});

test('where no 429 is documented, it has the usual headers', () => {
  const model = shopModel();
  const limits = limitsOf(model, { requests: 1, per: 30, window: 'sliding' });
  const { call } = callsOf(model);
  limits.decide(call('listItems'));
  const usual = { 'x-ratelimit-limit': '1', 'x-ratelimit-remaining': '0' };
  // In 30 s it begins to be free, in 60 s it is.
  expect(limits.headers(call('listItems'), 200)).toEqual({ ...usual, 'x-ratelimit-reset': '1767225660' });
  expect(limits.decide(call('listItems'))).toEqual({
    status: 429,
    headers: { ...usual, 'x-ratelimit-reset': '1767225660', 'retry-after': '60' },
    because: 'limit 1 request in 30 seconds (limits) is used up for 60 s',
  });
});

test('no credential is kept, and the clients that are told apart are bounded', () => {
  const limits = limitsOf(documented, 'documented');
  const { call, worlds } = callsOf(documented);
  for (let index = 0; index < 3000; index += 1) {
    limits.decide(call('a', { headers: { 'x-key': `s3cret-${index}` } }));
  }
  const notes = worlds.of('').notes.get('limits/api') as Map<string, unknown>;
  expect(notes.size).toBe(2000);
  expect([...notes.keys()].join()).not.toContain('s3cret');
});

test('a world that is put back stands where it stood', () => {
  const limits = limitsOf(documented, { requests: 2, per: 'minute' });
  const { call, worlds } = callsOf(documented);
  limits.decide(call('b'));
  worlds.snapshot('', 'one');
  limits.decide(call('b'));
  expect(limits.decide(call('b'))?.status).toBe(429);
  worlds.restore('', 'one');
  expect(limits.decide(call('b'))).toBeUndefined();
});

test('explains the limits of an operation', () => {
  const [a] = documented.operations;
  expect(a && limitsOf(documented, 'documented').explain(a)).toEqual([
    '2 requests a minute for each credential (what its 429 says)',
    '3 requests an hour for each credential (what its 429 says)',
  ]);
  expect(
    a && limitsOf(documented, [{ requests: 1, per: 'day', by: 'ip', each: 'operation' }]).explain(a),
  ).toEqual(['1 request a day for each address and operation (limits/0)']);
});
