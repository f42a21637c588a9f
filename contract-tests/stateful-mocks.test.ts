import { expect, test } from 'vitest';
import { createMock } from '../src/mock/mock.ts';
import { verify } from '../src/verify/verify.ts';
import { loadSpecModel } from './ask.ts';

/** Credentials that the mock takes, as it takes any of the right form. */
const bearer = { Authorization: 'Bearer any' };

// A mock that remembers is a server as any other: everything that verify tries of one must come out right.
test.each<[name: string, headers: Record<string, string>]>([
  ['jobs', bearer],
  ['projects', bearer],
  ['studio', bearer],
  ['datasources', bearer],
  ['pipeline', bearer],
])('the mock of %s that remembers keeps to its document', { timeout: 120_000 }, async (name, headers) => {
  const model = await loadSpecModel(name);
  const mock = createMock(model, { stateful: true, limits: 'off', seed: 1 });
  const server = `http://localhost${model.servers[0]?.basePath ?? ''}`;
  const result = await verify(model, { server, headers, fetch: mock.fetch, maxRequests: 1000, salt: 'mock' });
  expect(result.findings.map(({ operation, code, message }) => `${operation}: ${code}, ${message}`)).toEqual(
    [],
  );
  const answered = result.coverage.filter(({ successSeen }) => successSeen).length;
  expect(answered).toBeGreaterThanOrEqual(result.coverage.length - 2);
  expect(result.requests).toBeGreaterThan(100);
});
