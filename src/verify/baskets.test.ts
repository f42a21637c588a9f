import { expect, test } from 'vitest';
import { basketsDocument } from './baskets-document.fixture.ts';
import { type BasketSwitch, basketsFetch } from './baskets-server.fixture.ts';
import type { Phase } from './case.ts';
import { modelOf } from './items-server.fixture.ts';
import { verify } from './verify.ts';

/** What is told of the baskets: `code METHOD /path`, each once; notes left out. */
async function found(
  switched: BasketSwitch | undefined,
  phases: readonly Phase[],
  document: unknown = basketsDocument,
): Promise<readonly string[]> {
  const { findings } = await verify(modelOf(document), {
    server: 'http://baskets.example',
    fetch: basketsFetch(switched),
    auth: { session: 'first', csrf: 'token-first' },
    phases,
    salt: 'test',
    sleep: async () => {},
  });
  const told = findings.filter(({ severity }) => severity === 'error');
  return [...new Set(told.map(({ code, operation }) => `${code} ${operation}`))];
}

/** The server refuses no bodies: what is told of it anyhow is left out. */
async function told(
  switched: BasketSwitch | undefined,
  phases: readonly Phase[],
): Promise<readonly string[]> {
  const [all, usual] = [await found(switched, phases), await found(undefined, phases)];
  return all.filter((one) => !usual.includes(one));
}

test.each<[BasketSwitch, Phase, readonly string[]]>([
  ['line-adds', 'sequences', ['replace-not-idempotent PUT /basket/lines/{wareId}']],
  ['line-twice', 'sequences', ['replace-not-idempotent PUT /basket/lines/{wareId}']],
  ['line-not-kept', 'sequences', ['replace-differs PUT /basket/lines/{wareId}']],
  ['line-merges', 'sequences', ['replace-merges PUT /basket/lines/{wareId}']],
  ['line-stays', 'sequences', ['listed-after-delete DELETE /basket/lines/{wareId}']],
  ['lines-cleared', 'sequences', ['action-without-effect DELETE /basket/lines/{wareId}']],
  ['job-stuck', 'sequences', ['lifecycle-wrong GET /jobs/{jobId}']],
  ['blue-ignored', 'sequences', ['filter-ignored GET /wares']],
  ['no-labels-null', 'sequences', ['response-body GET /wares/{code}']],
  ['sign-out-keeps', 'auth', ['bad-credentials-accepted DELETE /sessions/current']],
  ['coupon-410', 'boundaries', ['response-status GET /coupons/{code}']],
  ['leap-day-crashes', 'boundaries', ['server-error GET /coupons/{code}']],
  ['long-password-crashes', 'boundaries', ['server-error POST /sessions']],
  ['job-puttable', 'boundaries', ['method-answered PUT /jobs/{jobId}']],
  [
    'job-puttable-refused',
    'boundaries',
    ['method-status PUT /jobs/{jobId}', 'allow-incomplete PUT /jobs/{jobId}'],
  ],
])('%s is found: %s', async (switched, phase, want) => {
  expect(await told(switched, [phase])).toEqual(want);
});

test.each<[BasketSwitch | undefined]>([
  [undefined],
  // Who holds one thing only may well put another one in its place.
  ['one-line-only'],
  // Nobody has said how long it takes.
  ['job-stuck-unsaid'],
])('nothing is told of %s', async (switched) => {
  expect(await found(switched, ['examples', 'sequences', 'auth'])).toEqual([]);
  expect(await told(switched, ['boundaries'])).toEqual([]);
});

test('what an interrupt finds taken out of the basket is put back', async () => {
  const server = basketsFetch('lines-cleared');
  const interrupt = new AbortController();
  const interrupting: typeof fetch = async (input, init) => {
    const answer = await server(input, init);
    if (init?.method === 'DELETE') interrupt.abort();
    return answer;
  };
  await verify(modelOf(basketsDocument), {
    server: 'http://baskets.example',
    fetch: interrupting,
    auth: { session: 'first', csrf: 'token-first' },
    phases: ['sequences'],
    salt: 'test',
    signal: interrupt.signal,
    sleep: async () => {},
  });
  expect(interrupt.signal.aborted).toBe(true);
  const basket = await server('http://baskets.example/basket', { headers: { cookie: 'sid=first' } });
  expect((await basket.json()).lines).toContainEqual({ ware_id: 'chair', count: 1, wrapped: false });
});

test('a key without an example is that of something that is listed', async () => {
  const text = JSON.stringify(basketsDocument).replace('"example":"lamp"', '"description":"A ware."');
  const want = ['replace-not-idempotent PUT /basket/lines/{wareId}'];
  expect(await found('line-adds', ['sequences'], JSON.parse(text))).toEqual(want);
});
