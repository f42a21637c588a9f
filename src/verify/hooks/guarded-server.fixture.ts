import type { Model } from '../../model/model.ts';
import { modelOf } from '../items-server.fixture.ts';

const refusal = { description: 'No.' };
const thing = {
  description: 'It.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['id', 'tenant'],
        properties: { id: { type: 'string' }, tenant: { type: 'string' } },
      },
    },
  },
};

/** A thing that can be read by those who have a token that is still good, and its owner alone. */
const guardedDocument = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1.0.0' },
  servers: [{ url: '/v1' }],
  security: [{ token: [] }],
  paths: {
    '/things/{thing_id}': {
      parameters: [{ name: 'thing_id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'getThing', responses: { '200': thing, '401': refusal, '404': refusal } },
    },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};

export function guardedModel(): Model {
  return modelOf(guardedDocument);
}

/** A server of it, in process. */
export interface GuardedServer {
  readonly fetch: typeof globalThis.fetch;
  /** Makes a token that is good for so many requests. */
  token(uses: number): string;
  /** The ids that there are. */
  readonly ids: Set<string>;
  /** The tenants that were named. */
  readonly tenants: Set<string>;
}

export function guardedServer(): GuardedServer {
  const left = new Map<string, number>();
  const ids = new Set<string>();
  const tenants = new Set<string>();
  return {
    ids,
    tenants,
    token(uses) {
      const token = `token-${left.size + 1}`;
      left.set(token, uses);
      return token;
    },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
      const uses = left.get(token) ?? 0;
      if (uses <= 0) return new Response(null, { status: 401 });
      left.set(token, uses - 1);
      const id = new URL(request.url).pathname.split('/').at(-1) ?? '';
      const tenant = request.headers.get('x-tenant') ?? 'nobody';
      tenants.add(tenant);
      if (request.method !== 'GET') return new Response(null, { status: 405, headers: { allow: 'GET' } });
      return ids.has(id) ? Response.json({ id, tenant }) : new Response(null, { status: 404 });
    },
  };
}
