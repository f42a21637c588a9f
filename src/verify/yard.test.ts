import { expect, test } from 'vitest';
import { modelOf } from './items-server.fixture.ts';
import { verify } from './verify.ts';
import { yardDocument } from './yard-document.fixture.ts';
import { original, type YardFault, yardFetch } from './yard-server.fixture.ts';

const model = modelOf(yardDocument);

async function found(fetch: typeof globalThis.fetch, maxRequests = 5000, signal?: AbortSignal) {
  const { findings, notes, requests } = await verify(model, {
    server: 'http://yard.example',
    fetch,
    phases: ['examples', 'sequences', 'boundaries'],
    salt: 'test',
    maxRequests,
    ...(signal && { signal }),
    sleep: async () => {},
  });
  const toldIn = (all: typeof findings) => [
    ...new Set(all.map(({ code, operation }) => `${code} ${operation}`)),
  ];
  return { told: toldIn(findings), noted: toldIn(notes), requests };
}

test.each<[YardFault, string]>([
  ['early-is-425', 'response-status GET /washes/{washId}/receipt'],
  ['deleted-stays', 'readable-after-delete DELETE /washes/{washId}'],
  ['place-is-number', 'response-body GET /vans/{vanId}/place'],
  ['any-label', 'invalid-accepted PUT /tags/{serial}'],
  ['unknown-made', 'unknown-id-answered PUT /tags/{serial}'],
  ['owner-stays', 'replace-differs PUT /tags/{serial}'],
])('%s is found', async (fault, want) => {
  expect((await found(yardFetch(fault))).told).toContain(want);
});

test('nothing is told of a yard that keeps to its document, and what it lends is given back', async () => {
  const tags = new Map([['T-1', original]]);
  expect((await found(yardFetch(undefined, tags))).told).toEqual([]);
  expect([...tags]).toEqual([['T-1', original]]);
});

test.each([[40], [60], [90]])(
  'no more than %i requests are sent, what is deleted and given back included',
  async (budget) => {
    const tags = new Map([['T-1', original]]);
    expect((await found(yardFetch(undefined, tags), budget)).requests).toBeLessThanOrEqual(budget);
    expect([...tags]).toEqual([['T-1', original]]);
  },
);

test.each([[60], [120], [180], [240], [300]])(
  'what it lends is given back after an interrupt at request %i',
  async (last) => {
    const tags = new Map([['T-1', original]]);
    const interrupt = new AbortController();
    let count = 0;
    const server = yardFetch(undefined, tags);
    const fetch: typeof globalThis.fetch = async (...asked) => {
      count += 1;
      if (count === last) interrupt.abort();
      return server(...asked);
    };
    await found(fetch, 5000, interrupt.signal);
    expect(count).toBeGreaterThanOrEqual(last);
    expect([...tags]).toEqual([['T-1', original]]);
  },
);

test('what it does not take back is told', async () => {
  const tags = new Map([['T-1', original]]);
  const server = yardFetch(undefined, tags);
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const isBack = request.method === 'PUT' && (await request.clone().text()).includes(original.label);
    return isBack ? new Response(null, { status: 400 }) : server(request);
  };
  const { noted } = await found(fetch);
  expect(noted).toContain('cleanup-failed PUT /tags/{serial}');
});
