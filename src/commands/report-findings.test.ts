import { expect, test } from 'vitest';
import type { Exchange } from '../contract/exchange.ts';
import { findingOf } from '../verify/finding.ts';
import { itemsDocument, modelOf } from '../verify/items-server.fixture.ts';
import { reportFindings } from './report-findings.ts';

const model = modelOf(itemsDocument);
const [operation] = model.operations;
if (!operation) throw new Error('the document has operations');

function reported(request: Partial<Exchange['request']>, body: string | Uint8Array, contentType: string) {
  const exchange: Exchange = {
    request: { method: 'POST', url: 'http://h/v1/items', headers: [], body: undefined, ...request },
    response: {
      status: 201,
      headers: [['content-type', contentType]],
      body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    },
    durationMs: 3,
  };
  const draft = { code: 'response-body', operation, message: 'm', steps: [exchange] } as const;
  const finding = findingOf({ ...draft, operation: operation as NonNullable<typeof operation> }, 'a/b', 1);
  const [step] = reportFindings([finding], { model, name: 'items' }, '/')[0]?.steps ?? [];
  if (!step) throw new Error('the finding has a step');
  return step;
}

const json = 'application/json';

test('secrets are replaced by name, and wherever the exchange repeats them', () => {
  const step = reported(
    {
      url: 'http://h/v1/items?api_key=query-secret',
      headers: [['X-API-Key', 'header-secret']],
      body: new TextEncoder().encode('{"name":"header-secret"}'),
    },
    '{"name":"header-secret","access_token":"issued-secret","copy":"issued-secret"}',
    json,
  );
  expect(step.request).toMatchObject({
    url: 'http://h/v1/items?api_key=$API_KEY',
    headers: [['X-API-Key', '$X_API_KEY']],
    body: '{"name":"REDACTED"}',
  });
  expect(step.response?.body).toBe('{"name":"REDACTED","access_token":"REDACTED","copy":"REDACTED"}');
  expect(JSON.stringify(step)).not.toMatch(/header-secret|issued-secret|query-secret/);
});

test('what was sent can be sent again: bytes are kept, and long texts', () => {
  const bytes = new Uint8Array([0xff, 0x00, 0xfe]);
  expect(reported({ body: bytes }, '{}', json).request).toMatchObject({
    bodyBase64: Buffer.from(bytes).toString('base64'),
    bodySize: 3,
  });
  const long = new TextEncoder().encode('a'.repeat(20_000));
  const { body, bodyBase64, bodySize } = reported({ body: long }, '{}', json).request;
  expect(body).toBe(`${'a'.repeat(4000)}… (20000 bytes)`);
  expect({ size: Buffer.from(bodyBase64 ?? '', 'base64').length, bodySize }).toEqual({
    size: 20_000,
    bodySize: 20_000,
  });
  const huge = reported({ body: new Uint8Array(400_000) }, '{}', json).request;
  expect(huge.bodyBase64).toBeUndefined();
  expect(huge.body?.endsWith('… (400000 bytes)')).toBe(true);
});

test('long answers are cut, and those without an answer have none', () => {
  expect(reported({}, JSON.stringify('b'.repeat(9000)), json).response).toMatchObject({
    body: `"${'b'.repeat(3999)}… (9002 bytes)`,
    bodySize: 9002,
  });
  expect(reported({}, new Uint8Array([1, 2]), 'image/png').response?.body).toBe('(binary) AQI=');
  expect(reported({}, '', json).response?.body).toBeUndefined();
});
