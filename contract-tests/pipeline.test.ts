import { describe, expect, test } from 'vitest';
import { createMock } from '../src/mock/mock.ts';
import { describeContract } from '../src/vitest.ts';
import { loadSpecModel } from './ask.ts';

// There is no real server of the pipeline yet: the document is held against its mock alone, which remembers nothing.

const model = await loadSpecModel('pipeline');
const mock = createMock(model);
const headers = { Authorization: 'Bearer any' };

describeContract(model, {
  name: 'the mock of pipeline',
  server: { fetch: mock.fetch },
  headers,
  stateless: true,
});

describe('the mock of pipeline, where the examples do not reach', () => {
  test.each(['/api/v1/ingestion/sources/', '/api/v1/quality/score/sales/', '/api/v1/openapi.json/'])(
    'a trailing slash means nothing: %s',
    async (path) => {
      const [slashed, plain] = await Promise.all(
        [path, path.replace(/\/$/, '')].map((one) => mock.fetch(one, { headers })),
      );
      expect(slashed?.status).toBe(200);
      expect(await slashed?.text()).toBe(await plain?.text());
    },
  );

  test('the document at /openapi.json is this one, whole', async () => {
    const document = await (await mock.fetch('/api/v1/openapi.json')).json();
    expect(Object.keys(document.paths)).toEqual(
      Object.keys((model.document.root.value as { readonly paths: object }).paths),
    );
  });
});
