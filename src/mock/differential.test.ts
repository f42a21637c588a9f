import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOtherKind } from '../contract/other-kind.fixture.ts';
import { loadModel } from '../model/load.ts';
import type { Model, Operation } from '../model/model.ts';
import { exchange, type WireRequest, type WireResponse } from './exchange.fixture.ts';
import { createMock } from './mock.ts';
import { startPrism } from './prism/prism-server.fixture.ts';
import type { RunningServer } from './server/server.ts';

// Prism's own server is the oracle: both get the same bytes, and must send the same status, headers and body.

describe.each(['jobs', 'projects', 'studio', 'datasources', 'pipeline'])('%s', (api) => {
  const file = fileURLToPath(new URL(`../../spec/${api}/openapi.yaml`, import.meta.url));
  let model: Model;
  const close: (() => Promise<void>)[] = [];
  let servers: { readonly prism: string; readonly mock: string };
  beforeAll(async () => {
    const loaded = await loadModel(file);
    if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
    model = loaded.value;
    const prism = await startPrism(file);
    const server: RunningServer = await createMock(model).listen();
    close.push(() => prism.close(), server.close);
    servers = { prism: await prism.listen(0, '127.0.0.1'), mock: server.url };
  });
  afterAll(() => Promise.all(close.map((stop) => stop())));

  test('answers every request as Prism does', { timeout: 120_000 }, async () => {
    const statuses = new Set<number>();
    for (const operation of model.operations) {
      for (const request of requestsOf(operation)) {
        const want = await exchange(servers.prism, asked(operation, request));
        if (isOtherwise(operation, want) || isOtherKind(operation, request.headers['content-type'])) continue;
        const got = await exchange(servers.mock, request);
        expect([request, comparable(got)]).toEqual([request, comparable(want)]);
        statuses.add(want.status);
      }
    }
    expect([...statuses].toSorted()).toEqual(expect.arrayContaining([200, 401, 404, 405, 422]));
  });
});

/** Valid and invalid, with every documented status asked for. */
function requestsOf(operation: Operation): readonly WireRequest[] {
  const method = operation.method.toUpperCase();
  const pathWith = (value: string) => operation.path.replace(/\{[^}]+\}/g, value);
  const path = pathWith('8e6bbd32-44b4-4b2a-9b30-c7e9ab7cfd36');
  const numbered = pathWith('7');
  const content = operation.requestBody?.content ?? [];
  const bodies = content.flatMap(({ name, examples }) =>
    examples.map(({ value }) => ({
      type: name,
      text: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  );
  const [valid] = bodies;
  const credentials = {
    authorization: 'Bearer a',
    'idempotency-key': '8e03978e-40d5-43dd-bc93-6894a57f9324',
  };
  const withBody = (
    headers: Record<string, string>,
    body = valid,
  ): Pick<WireRequest, 'headers' | 'body'> => ({
    headers: { ...credentials, ...headers, ...(body && { 'content-type': body.type }) },
    body: body?.text,
  });
  const statuses = operation.responses.map(({ status }) => status);
  return [
    { method, path, ...withBody({}) },
    { method, path: numbered, ...withBody({}) },
    ...bodies.map((body) => ({ method, path: numbered, ...withBody({}, body) })),
    { method, path: numbered, headers: {}, body: undefined },
    { method, path: numbered, headers: { authorization: 'Basic YTpi' }, body: undefined },
    { method, path: numbered, ...withBody({}, { type: 'application/json', text: '{"a":1}' }) },
    { method, path: numbered, ...withBody({}, { type: 'text/csv', text: 'a;b' }) },
    { method, path: numbered, ...withBody({ accept: 'text/html' }) },
    { method, path: numbered, ...withBody({ accept: 'text/html, */*;q=0.1' }) },
    { method, path: numbered, ...withBody({ prefer: 'code=999' }) },
    { method, path: numbered, ...withBody({ prefer: 'code=abc' }) },
    { method, path: numbered, ...withBody({ prefer: 'example=nowhere' }) },
    { method, path: `${numbered}?page=x&page_size=-1&status=lost&page=2`, ...withBody({}) },
    { method, path: `${numbered}/nowhere`, ...withBody({}) },
    { method: 'TRACE', path: numbered, ...withBody({}, undefined) },
    { method: 'HEAD', path: numbered, headers: credentials, body: undefined },
    {
      method: 'OPTIONS',
      path: numbered,
      headers: { origin: 'http://a', 'access-control-request-method': 'GET' },
      body: undefined,
    },
    ...statuses.map((status) => ({ method, path: numbered, ...withBody({ prefer: `code=${status}` }) })),
    ...statuses.map((status) => ({ method, path: `${numbered}?__code=${status}`, ...withBody({}) })),
  ];
}

/** What Prism is asked instead: where credentials are optional, it refuses those that it cannot place. */
function asked({ security }: Operation, request: WireRequest): WireRequest {
  if (!security.some(({ schemes }) => schemes.size === 0)) return request;
  const { authorization: _, ...headers } = request.headers;
  return { ...request, headers };
}

/** What is served otherwise on purpose: the whole document, and 426 in place of 101. */
function isOtherwise({ path }: Operation, { status }: WireResponse): boolean {
  return status === 101 || (path === '/openapi.json' && status === 200);
}

/**
 * The differences that `docs/prism-differences.md` lists: a 405 in the document's own form, no length with a 204
 * (RFC 9110, section 8.6), a header 0 that is not missing, query parameters that are not documented.
 */
function comparable(response: WireResponse): Partial<WireResponse> {
  if (response.status === 405) return { status: 405 };
  const { 'content-length': length, 'sl-violations': violations, ...headers } = response.headers;
  const broken = seenViolations(violations);
  return {
    ...response,
    headers: {
      ...headers,
      ...(response.status !== 204 && { 'content-length': length }),
      ...(broken.length > 0 && { 'sl-violations': JSON.stringify(broken) }),
    },
  };
}

function seenViolations(header: WireResponse['headers'][string] = '[]'): readonly object[] {
  const violations: { readonly message: string; readonly code?: string }[] = JSON.parse(String(header));
  const lost = "Response header must have required property 'x-ratelimit-remaining'";
  return violations.filter(({ message, code }) => message !== lost && code !== 'undocumented');
}
