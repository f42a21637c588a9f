import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseSource } from '../document/parse.ts';
import { buildModel } from '../model/build.ts';
import type { Model } from '../model/model.ts';

/** What the items server means to answer, before a test bends it. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | undefined;
}

/** A request as the items server sees it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Bends an answer; `destroy` closes the connection instead. */
export type Mutation = (answer: Answer, asked: Asked) => undefined | 'destroy' | 'hang';

export interface ItemsServer {
  /** With the base path. */
  readonly url: string;
  /** Every request so far: `POST /items`. */
  readonly log: readonly string[];
  readonly items: ReadonlyMap<number, Item>;
  close(): Promise<void>;
}

interface Item {
  readonly id: number;
  readonly name: string;
  readonly created_at: string;
}

const json = (schema: unknown) => ({ 'application/json': { schema } });
const refused = (description: string, headers = {}) => ({
  description,
  headers,
  content: json({ $ref: '#/components/schemas/Error' }),
});
const refusals = {
  '401': refused('No key.', { 'WWW-Authenticate': { required: true, schema: { type: 'string' } } }),
  '405': refused('No such method.', { Allow: { required: true, schema: { type: 'string' } } }),
};
const idParameter = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'integer', minimum: 1 },
  example: 7,
};

/** A small API with what the checks look at: a list, a create, a read and a delete. */
export const itemsDocument = {
  openapi: '3.1.0',
  info: { title: 'Items', version: '1.0.0' },
  servers: [{ url: 'http://items.example/v1' }],
  security: [{ key: [] }],
  paths: {
    '/items': {
      get: {
        operationId: 'listItems',
        responses: {
          '200': {
            description: 'All items.',
            headers: {
              'X-Count': { required: true, schema: { type: 'integer', minimum: 0 } },
              'X-Fresh': { schema: { type: 'boolean' } },
              'X-Updated': { schema: { type: 'string', format: 'date-time' } },
              'X-Ids': { schema: { type: 'array', items: { type: 'integer' } } },
            },
            content: json({ type: 'array', items: { $ref: '#/components/schemas/Item' } }),
          },
          ...refusals,
        },
      },
      post: {
        operationId: 'createItem',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['name'],
                properties: { name: { type: 'string', minLength: 1, maxLength: 40 } },
              },
              examples: { lamp: { value: { name: 'Lamp' } }, table: { value: { name: 'Table' } } },
            },
          },
        },
        responses: {
          '201': {
            description: 'Made.',
            headers: { Location: { required: true, schema: { type: 'string', format: 'uri-reference' } } },
            content: json({ $ref: '#/components/schemas/Item' }),
          },
          '400': refused('Not JSON, or no name.'),
          '409': refused('The name is taken.'),
          '415': refused('Not JSON either.'),
          ...refusals,
        },
      },
    },
    '/items/{id}': {
      parameters: [idParameter],
      get: {
        operationId: 'getItem',
        responses: {
          '200': { description: 'The item.', content: json({ $ref: '#/components/schemas/Item' }) },
          '404': refused('No such item.'),
          ...refusals,
        },
      },
      delete: {
        operationId: 'deleteItem',
        responses: { '204': { description: 'Gone.' }, '404': refused('No such item.'), ...refusals },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } },
    schemas: {
      Item: {
        type: 'object',
        required: ['id', 'name', 'created_at'],
        properties: {
          id: { type: 'integer', readOnly: true },
          name: { type: 'string' },
          created_at: { type: 'string', format: 'date-time' },
        },
      },
      Error: { type: 'object', required: ['message'], properties: { message: { type: 'string' } } },
    },
  },
};

/** The model of a document given as a value. */
export function modelOf(document: unknown): Model {
  const source = parseSource('/items.json', JSON.stringify(document, undefined, 2));
  if (!source.ok) throw new Error('the document cannot be read');
  const model = buildModel({ root: source.value, sources: new Map([['/items.json', source.value]]) });
  if (!model.ok) throw new Error('the document cannot be used');
  return model.value;
}

export const itemsKey = 'key-of-the-tests';

/** A server that keeps to `itemsDocument`, but for what a test changes. Names of items are unique. */
export async function startItemsServer(mutate: Mutation = () => undefined): Promise<ItemsServer> {
  const items = new Map<number, Item>();
  const log: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked: Asked = {
      method: request.method ?? '',
      path: (request.url ?? '').replace(/^\/v1/, ''),
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    log.push(`${asked.method} ${asked.path}`);
    const answer = answerOf(asked, items);
    const fate = mutate(answer, asked);
    if (fate === 'destroy') request.socket.destroy();
    else if (fate === undefined) send(response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/v1`, log, items, close };
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
}

let lastId = 0;

function answerOf(asked: Asked, items: Map<number, Item>): Answer {
  const [, isHere, id] = /^(\/items)(?:\/([^/?]+))?(?:\?.*)?$/s.exec(asked.path) ?? [];
  if (isHere === undefined) return fail(404, 'no such path');
  const allowed = id === undefined ? ['GET', 'POST'] : ['GET', 'DELETE'];
  if (!allowed.includes(asked.method)) return fail(405, 'no such method', { allow: allowed.join(', ') });
  if (asked.headers['x-api-key'] !== itemsKey) return fail(401, 'no key', { 'www-authenticate': 'ApiKey' });
  if (id !== undefined) return answerItem(asked, items, Number(id));
  if (asked.method === 'POST') return createItem(asked, items);
  const headers = {
    'x-count': String(items.size),
    'x-fresh': 'true',
    'x-updated': '2025-11-24T10:30:00Z',
    'x-ids': [...items.keys()].join(', '),
  };
  return succeed(200, [...items.values()], headers);
}

function answerItem(asked: Asked, items: Map<number, Item>, id: number): Answer {
  const item = items.get(id);
  if (!item) return fail(404, 'no such item');
  if (asked.method === 'GET') return succeed(200, item);
  items.delete(id);
  return { status: 204, headers: {}, body: undefined };
}

function createItem(asked: Asked, items: Map<number, Item>): Answer {
  if (asked.headers['content-type'] !== 'application/json') return fail(415, 'JSON, please');
  try {
    const sent: unknown = JSON.parse(asked.body);
    const name = typeof sent === 'object' && sent !== null && 'name' in sent ? sent.name : undefined;
    const length = typeof name === 'string' ? [...name].length : 0;
    if (typeof name !== 'string' || length < 1 || length > 40) return fail(400, 'the name is not one');
    if ([...items.values()].some((item) => item.name === name)) return fail(409, 'the name is taken');
    lastId += 1;
    const item = { id: lastId, name, created_at: '2025-11-24T10:30:00Z' };
    items.set(item.id, item);
    return succeed(201, item, { location: `/v1/items/${item.id}` });
  } catch {
    return fail(400, 'not JSON');
  }
}

function succeed(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

function fail(status: number, message: string, headers: Record<string, string> = {}): Answer {
  return succeed(status, { message }, headers);
}
