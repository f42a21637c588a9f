import type { ServerResponse } from 'node:http';
import { afterEach } from 'vitest';
import type { MockEvent } from '../events.ts';
import type { Violation } from '../exchange.ts';
import { modelOf } from '../model.fixture.ts';
import { createProxy, type ProxyOptions } from './proxy.ts';
import { type ReceivedRequest, startUpstream, type UpstreamServer } from './upstream.fixture.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const order = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
const answers = { 200: { description: 'ok', content: json(order) }, 204: { description: 'none' } };

/** A shop: orders, files, and what needs credentials. */
export const shop = modelOf({
  servers: [{ url: '/v1' }],
  components: {
    securitySchemes: {
      basic: { type: 'http', scheme: 'basic' },
      key: { type: 'apiKey', in: 'query', name: 'key' },
    },
  },
  paths: {
    '/orders': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
        responses: answers,
      },
      head: { responses: answers },
      post: { requestBody: { required: true, content: json(order) }, responses: answers },
    },
    '/old': { get: { deprecated: true, responses: answers } },
    '/secret': { get: { security: [{ basic: [] }], responses: answers } },
    '/keyed': { get: { security: [{ key: [] }], responses: answers } },
    '/files/{name}': {
      get: {
        responses: {
          200: {
            description: 'ok',
            headers: { 'X-Size': { required: true, schema: { type: 'integer' } } },
            content: {
              'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
              'text/plain': { schema: { type: 'string' } },
              'text/event-stream': { schema: { type: 'object' } },
              'application/xml': { schema: order },
              'text/csv': { schema: { type: 'string', maxLength: 3 } },
            },
          },
        },
      },
      put: {
        requestBody: { content: { 'application/octet-stream': {}, ...json(order) } },
        responses: answers,
      },
    },
  },
});

/** What is to be closed when a test ends, the last one first. */
export const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A proxy, and the server behind it. */
export interface StartedProxy {
  readonly url: string;
  readonly upstream: UpstreamServer;
  readonly events: MockEvent[];
  violations(): readonly Violation[];
}

/** Starts a proxy for the shop in front of a server that answers as the function says. */
export async function startProxy(
  answer: (outgoing: ServerResponse, received: ReceivedRequest) => void,
  options: ProxyOptions & { base?: string } = {},
): Promise<StartedProxy> {
  const upstream = await startUpstream(answer);
  closing.push(upstream.close);
  const events: MockEvent[] = [];
  const proxy = createProxy({ name: 'shop', model: shop }, `${upstream.url}${options.base ?? ''}`, {
    ...options,
    log: (event) => void events.push(event),
  });
  const server = await proxy.listen();
  closing.push(server.close);
  return {
    url: server.url,
    upstream,
    events,
    violations: () => events.flatMap((event) => (event.kind === 'request' ? event.violations : [])),
  };
}

/** The answer that every operation documents. */
export const good = (outgoing: ServerResponse) =>
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"id":1}');

/** Violations in short: `Error request.query.limit type`. */
export const codes = (violations: readonly Violation[]) =>
  violations.map(({ location, severity, code }) => `${severity} ${location.join('.')} ${code ?? ''}`.trim());
