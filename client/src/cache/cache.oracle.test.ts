import fc from 'fast-check';
import CachePolicy from 'http-cache-semantics';
import { expect, test } from 'vitest';
import { FakeClock, withSteps } from '../policies/policies.fixture.ts';
import { cache } from './cache.ts';

type Headers = Record<string, string>;

const begin = Date.UTC(2026, 0, 1);
const httpDate = (seconds: number) => new Date(begin + seconds * 1000).toUTCString();
/** An object of those headers that have a value. */
const headersOf = (entries: Record<string, string | null>): Headers =>
  Object.fromEntries(Object.entries(entries).filter((pair): pair is [string, string] => pair[1] !== null));

const seconds = fc.constantFrom(0, 1, 10, 59, 60, 61, 120, 3600);
const option = <T>(value: fc.Arbitrary<T>, freq = 2) => fc.option(value, { freq });

/**
 * Left out, because the two differ there on purpose: see `differences`. `must-revalidate`, `immutable`, and of requests `max-stale`, `no-store` and `only-if-cached`.
 */
const answerControl = fc
  .record({
    maxAge: option(
      seconds.map((value) => `max-age=${value}`),
      5,
    ),
    quoted: option(fc.constant('s-maxage="60"')),
    others: fc.subarray(
      ['private', 'public', 'no-cache', 'no-store', 'no-transform', 'no-cache="set-cookie"', 'x=1'],
      {
        maxLength: 1,
      },
    ),
  })
  .map(({ maxAge, quoted, others }) =>
    [maxAge, quoted, ...others].filter((part) => part !== null).join(', '),
  );

const answer = fc
  .record({
    status: fc.constantFrom(200, 200, 200, 203, 204, 404, 410, 206, 500, 503),
    control: option(answerControl, 5),
    ageS: fc.constantFrom(null, null, null, 0, 10, 59, 60),
    dateS: fc.constantFrom(null, null, null, -3600, -60, -10, 0, 5),
    expires: option(
      fc.oneof(fc.constantFrom(-60, 0, 30, 60, 600).map(httpDate), fc.constantFrom('0', '-1', 'never')),
    ),
    etag: option(fc.constantFrom('"a"', 'W/"a"')),
    modified: option(fc.constantFrom(-86_400, -60).map(httpDate)),
    vary: option(fc.constantFrom('*', 'accept', 'accept', 'Accept, X-Tenant', 'x-tenant', 'x-tenant,*')),
  })
  // A status that says nothing of how long it holds is stored by them for its validator alone, by us only a 200.
  .filter(
    ({ status, control, expires }) => status === 200 || expires !== null || /max-age/.test(control ?? ''),
  );

const request = fc
  .record({
    control: option(
      fc.oneof(
        seconds.map((value) => `max-age=${value}`),
        seconds.map((value) => `min-fresh=${value}`),
        fc.constantFrom('no-cache', 'max-age=60, min-fresh=10'),
      ),
    ),
    // It counts only where there is no `Cache-Control`; for them always.
    pragma: fc.constantFrom(false, false, false, true),
    accept: option(fc.constantFrom('text/csv', 'application/json')),
    tenant: option(fc.constantFrom('a', 'b')),
  })
  .map(({ control, pragma, accept, tenant }) =>
    headersOf({
      'cache-control': control,
      pragma: pragma && control === null ? 'no-cache' : null,
      accept,
      'x-tenant': tenant,
    }),
  );

type Answer = typeof answer extends fc.Arbitrary<infer A> ? A : never;

function answerHeaders({ control, ageS, dateS, expires, etag, modified, vary }: Answer): Headers {
  return headersOf({
    'cache-control': control,
    age: ageS === null ? null : String(ageS),
    date: dateS === null ? null : httpDate(dateS),
    expires,
    etag,
    'last-modified': modified,
    vary,
  });
}

const validators = ['if-none-match', 'if-modified-since'];

/** What the second request comes to with our cache: nothing is sent, or it is, with these conditions. */
async function throughOurs(status: number, headers: Headers, first: Headers, second: Headers, waitS: number) {
  const clock = new FakeClock();
  const body = status === 204 ? null : 'x';
  const { seen, send } = withSteps([cache({ clock })], [() => new Response(body, { status, headers })]);
  await send({ headers: first });
  await clock.advance(waitS * 1000);
  await send({ headers: second });
  return seen[1] ? conditionsIn(Object.fromEntries(seen[1].request.headers)) : 'from the cache';
}

function conditionsIn(headers: Record<string, string | string[] | undefined>): Headers {
  return Object.fromEntries(
    validators.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])),
  );
}

/** What it comes to by http-cache-semantics, as the cache of one user that guesses nothing. */
function throughTheirs(status: number, headers: Headers, first: Headers, second: Headers, waitS: number) {
  class Policy extends CachePolicy {
    passedS = 0;
    // Its types leave out what its code calls.
    now() {
      return begin + (this.passedS ?? 0) * 1000;
    }
  }
  const policy = new Policy(
    { headers: first, method: 'GET' },
    { status, headers },
    { shared: false, cacheHeuristic: 0 },
  );
  policy.passedS = waitS;
  const asked = { headers: second, method: 'GET' };
  if (policy.storable() && policy.satisfiesWithoutRevalidation(asked)) return 'from the cache';
  return conditionsIn(policy.revalidationHeaders(asked));
}

/** They take an answer's age from `Age` alone; RFC 9111, section 4.2.3, from `Date` too, which is told to them so. */
function withApparentAge(headers: Headers, { ageS, dateS }: Answer): Headers {
  return { ...headers, age: String(Math.max(ageS ?? 0, -(dateS ?? 0))) };
}

test('stored, given and asked for again whenever http-cache-semantics does', async () => {
  const count = { given: 0, asked: 0 };
  await fc.assert(
    fc.asyncProperty(answer, request, option(request), seconds, async (answered, first, other, waitS) => {
      // Half of the time the same is asked again.
      const second = other ?? first;
      const headers = answerHeaders(answered);
      const ours = await throughOurs(answered.status, headers, first, second, waitS);
      const theirs = throughTheirs(answered.status, withApparentAge(headers, answered), first, second, waitS);
      if (ours === 'from the cache') count.given += 1;
      else if (Object.keys(ours).length > 0) count.asked += 1;
      expect(ours).toEqual(theirs);
    }),
    { seed: 20260101, numRuns: 1500 },
  );
  // Each of the three came often.
  expect(count.given).toBeGreaterThan(50);
  expect(count.asked).toBeGreaterThan(200);
});

const tag = { 'if-none-match': '"a"' };
const cached = 'from the cache';
const fresh = { 'cache-control': 'max-age=60', etag: '"a"' };
const control = (value: string) => ({ ...fresh, 'cache-control': value });
const differences: [
  why: string,
  headers: Headers,
  second: Headers,
  waitS: number,
  ours: unknown,
  theirs: unknown,
][] = [
  [
    'what must be revalidated is given while it is fresh (5.2.2.2)',
    control('max-age=60, must-revalidate'),
    {},
    1,
    cached,
    tag,
  ],
  [
    'nothing stale is given, which max-stale only allows (5.2.1.2)',
    fresh,
    { 'cache-control': 'max-stale=60' },
    70,
    tag,
    cached,
  ],
  [
    'immutable names no lifetime (RFC 8246)',
    { 'cache-control': 'immutable', etag: '"a"' },
    {},
    1,
    tag,
    cached,
  ],
  ['who stores nothing is given nothing stored', fresh, { 'cache-control': 'no-store' }, 1, {}, cached],
  [
    'Pragma counts only without Cache-Control (5.4)',
    fresh,
    { 'cache-control': 'max-age=9', pragma: 'no-cache' },
    1,
    cached,
    tag,
  ],
  ['names of directives in any case (5.2)', control('Max-Age=60'), {}, 1, cached, tag],
  ['of two lifetimes the shorter holds (4.2.1)', control('max-age=1, max-age=60'), {}, 5, tag, cached],
];
test.each(differences)('different: %s', async (_why, headers, second, waitS, ours, theirs) => {
  expect(await throughOurs(200, headers, {}, second, waitS)).toEqual(ours);
  expect(throughTheirs(200, headers, {}, second, waitS)).toEqual(theirs);
});
