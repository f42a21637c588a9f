import { expect, test } from 'vitest';
import { modelOf } from './items-server.fixture.ts';
import { verify } from './verify.ts';
import { yardDocument } from './yard-document.fixture.ts';
import { original, type YardFault, yardFetch } from './yard-server.fixture.ts';

const model = modelOf(yardDocument);

async function found(fetch: typeof globalThis.fetch, maxRequests = 5000) {
  const { findings, requests } = await verify(model, {
    server: 'http://yard.example',
    fetch,
    phases: ['examples', 'sequences', 'boundaries'],
    salt: 'test',
    maxRequests,
    sleep: async () => {},
  });
  return { told: [...new Set(findings.map(({ code, operation }) => `${code} ${operation}`))], requests };
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
