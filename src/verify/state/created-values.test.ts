import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { openWorld } from '../open-world.ts';
import { runCase } from '../run-case.ts';
import { planState } from './plan-state.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const fields = {
  title: { type: 'string' },
  fit: { type: 'string', enum: ['cover', 'contain'], default: 'cover' },
  loud: { type: 'boolean', default: false },
};
const sheet = { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, ...fields } };
const document = {
  openapi: '3.1.0',
  info: { title: 'Sheets', version: '1' },
  paths: {
    '/sheets': {
      post: {
        operationId: 'order',
        requestBody: {
          required: true,
          content: json({ type: 'object', required: ['title'], properties: fields }),
        },
        responses: { '201': { description: 'Made.', content: json(sheet) } },
      },
    },
    '/sheets/{id}': {
      get: {
        operationId: 'read',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: { '200': { description: 'It.', content: json(sheet) }, '404': { description: 'None.' } },
      },
    },
  },
};

/** Answers a create as it was sent, and keeps something else. */
function sheetsFetch(kept: object): typeof globalThis.fetch {
  const sheets: object[] = [];
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.method === 'POST') {
      const sent = {
        id: sheets.length + 1,
        fit: 'cover',
        loud: false,
        ...((await request.json()) as object),
      };
      sheets.push({ ...sent, ...kept });
      return Response.json(sent, { status: 201 });
    }
    const found = sheets[Number(new URL(request.url).pathname.split('/').at(-1)) - 1];
    return found ? Response.json(found) : new Response(null, { status: 404 });
  };
}

test.each<[kept: object, want: readonly string[]]>([
  [{}, []],
  [{ fit: 'cover' }, ['created-differs POST /sheets']],
  [{ loud: false }, ['created-differs POST /sheets']],
])('of what has two values, %j is kept', async (kept, want) => {
  const model = modelOf(document);
  const options = {
    server: 'http://sheets.example',
    fetch: sheetsFetch(kept),
    salt: 'test',
    maxRequests: 200,
  };
  const world = openWorld(model, options);
  const cases = planState(model, model.operations).filter(({ topic }) => topic === 'create-read');
  for (const one of cases) await runCase(world, one, []);
  const told = world.findings.filter(({ severity }) => severity !== 'note');
  expect(told.map(({ code, operation }) => `${code} ${operation}`)).toEqual(want);
});
