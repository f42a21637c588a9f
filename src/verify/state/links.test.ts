import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { verify } from '../verify.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const closed = (properties: object) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
const text = { type: 'string' };
const size = { type: 'string', enum: ['s', 'l'] };
const parcel = closed({ id: { type: 'integer' }, size });
const none = { description: 'No such parcel.' };
const path = [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' }, example: 1 }];

const links = {
  track: { operationRef: '#/paths/~1parcels~1{id}/get', parameters: { id: '$response.header.X-Parcel-Id' } },
  label: {
    operationId: 'getLabel',
    parameters: {
      'path.id': '$response.body#/id',
      'query.text': 'parcel {$response.body#/id} {$request.body#/size}',
    },
  },
  send: {
    operationId: 'sendParcel',
    parameters: { id: '$response.body#/id' },
    requestBody: { parcel: '$response.body#/id', as: '$request.body#/size' },
  },
  depot: { operationId: 'getLabel', parameters: { id: 1 }, server: { url: 'http://depot.example' } },
  gone: { operationRef: 'other.yaml#/paths/~1x/get' },
};

const document = {
  openapi: '3.1.0',
  info: { title: 'Parcels', version: '1' },
  paths: {
    '/parcels': {
      post: {
        operationId: 'createParcel',
        requestBody: { required: true, content: json(closed({ size })) },
        responses: {
          201: {
            description: 'Made.',
            headers: { 'X-Parcel-Id': { schema: text } },
            content: json(parcel),
            links,
          },
          400: { description: 'Wrong.' },
        },
      },
    },
    '/parcels/{id}': {
      parameters: path,
      get: {
        operationId: 'getParcel',
        responses: { 200: { description: 'It.', content: json(parcel) }, 404: none },
      },
      delete: { operationId: 'deleteParcel', responses: { 204: { description: 'Gone.' }, 404: none } },
    },
    '/parcels/{id}/label': {
      parameters: path,
      get: {
        operationId: 'getLabel',
        parameters: [{ name: 'text', in: 'query', schema: text }],
        responses: { 200: { description: 'It.', content: json(closed({ text })) }, 404: none },
      },
    },
    '/parcels/{id}/send': {
      parameters: path,
      post: {
        operationId: 'sendParcel',
        requestBody: { required: true, content: json(closed({ parcel: { type: 'integer' }, as: text })) },
        responses: { 200: { description: 'Sent.', content: json(parcel) }, 404: none, 409: none },
      },
    },
  },
};

type Switch = 'header-of-next' | 'header-of-first' | 'label-nowhere' | 'sent-already';

/** What the server was asked for by following links, and what is told of it. */
async function run(switched?: Switch) {
  const kept = new Map([[1, 's']]);
  const asked: string[] = [];
  let last = 1;
  const reply = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    });
  const server: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const body = await request.text();
    const [, , part, below] = pathname.split('/');
    if (part === undefined) {
      last += 1;
      kept.set(last, JSON.parse(body).size);
      const shown = switched === 'header-of-next' ? last + 1 : switched === 'header-of-first' ? 1 : last;
      return reply(201, { id: last, size: kept.get(last) }, { 'X-Parcel-Id': String(shown) });
    }
    const id = Number(part);
    if (!kept.has(id)) return reply(404, undefined);
    if (below === 'label' && switched === 'label-nowhere' && searchParams.has('text'))
      return reply(404, undefined);
    if (below === 'label') {
      asked.push(`label ${searchParams.get('text')}`);
      return reply(200, { text: 'x' });
    }
    if (below === 'send') {
      asked.push(`send ${body}`);
      return switched === 'sent-already' ? reply(409, undefined) : reply(200, { id, size: kept.get(id) });
    }
    if (request.method === 'DELETE' && kept.delete(id)) return reply(204, undefined);
    return reply(200, { id, size: kept.get(id) });
  };
  const { findings } = await verify(modelOf(document), {
    server: 'http://parcels.example',
    fetch: server,
    phases: ['sequences'],
    salt: 'test',
    sleep: async () => {},
  });
  const all = findings.filter(({ severity }) => severity !== 'note');
  return { told: all.map(({ code, message }) => `${code} ${message}`), asked, left: kept.size };
}

test.each<[Switch, string]>([
  ['header-of-next', 'link-wrong the link "track" leads to nothing'],
  ['header-of-first', 'link-wrong the link "track" leads to something else'],
  ['label-nowhere', 'link-wrong the link "label" leads to nothing'],
])('%s is found', async (switched, want) => {
  expect((await run(switched)).told).toEqual([want]);
});

test.each<[Switch | undefined]>([[undefined], ['sent-already']])(
  'links with parameters, texts and bodies are followed, and nothing is told of %s',
  async (switched) => {
    const { told, asked, left } = await run(switched);
    expect({ told, left }).toEqual({ told: [], left: 1 });
    expect(asked.some((one) => /^label parcel \d+ [sl]$/.test(one))).toBe(true);
    expect(asked.some((one) => /^send \{"parcel":\d+,"as":"[sl]"\}$/.test(one))).toBe(true);
  },
);
