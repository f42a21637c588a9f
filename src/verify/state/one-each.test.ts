import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { openWorld } from '../open-world.ts';
import { runCase } from '../run-case.ts';
import { planOneEach } from './one-each.ts';
import { subjectsOf } from './subject.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const line = {
  type: 'object',
  required: ['name', 'kind'],
  properties: { name: { type: 'string', maxLength: 20 }, kind: { type: 'string', enum: ['a', 'b'] } },
};

function documentOf(description: string, counted: string) {
  const batch = {
    type: 'object',
    required: ['id', 'note_ids', 'total'],
    properties: {
      id: { type: 'string', readOnly: true },
      note_ids: { type: 'array', readOnly: true, items: { type: 'string' }, description },
      total: { type: 'integer', readOnly: true, description: counted },
    },
  };
  const sent = {
    type: 'object',
    required: ['entries'],
    properties: { entries: { type: 'array', minItems: 1, maxItems: 5, items: line } },
  };
  const example = { entries: [{ name: 'first', kind: 'a' }] };
  const answer = (status: string) => ({ [status]: { description: 'It.', content: json(batch) } });
  return modelOf({
    openapi: '3.1.0',
    info: { title: 'Batches', version: '1' },
    paths: {
      '/batches': {
        post: {
          operationId: 'start',
          requestBody: { required: true, content: { 'application/json': { schema: sent, example } } },
          responses: answer('201'),
        },
      },
      '/batches/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: { operationId: 'read', responses: { ...answer('200'), '404': { description: 'None.' } } },
      },
    },
  });
}

type Batch = { readonly id: string; readonly note_ids: readonly string[]; readonly total: number };

/** Codes and messages of what is found on a server that keeps a batch so. */
async function found(
  change: (batch: Batch) => Batch,
  description = 'The notes that were made, one for each entry.',
  counted = 'How many entries there are.',
): Promise<readonly string[]> {
  const batches = new Map<string, Batch>();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.method === 'GET') {
      const batch = batches.get(new URL(request.url).pathname.split('/').at(-1) ?? '');
      return batch ? Response.json(batch) : new Response(null, { status: 404 });
    }
    const { entries } = (await request.json()) as { entries: { name: string }[] };
    const id = `b${batches.size + 1}`;
    const batch = change({ id, note_ids: entries.map(({ name }) => `n-${name}`), total: entries.length });
    batches.set(id, batch);
    return Response.json(batch, { status: 201 });
  };
  const model = documentOf(description, counted);
  const sleep = () => Promise.resolve();
  const world = openWorld(model, { server: 'http://batches.example', fetch, salt: 'test', sleep });
  for (const subject of subjectsOf(model, model.operations))
    for (const one of planOneEach(subject)) expect(await runCase(world, one, [])).toBeUndefined();
  await world.close();
  const errors = world.findings.filter(({ severity }) => severity === 'error');
  return errors.map(({ code, message }) => `${code}: ${message}`);
}

const lastLost = (batch: Batch): Batch =>
  batch.note_ids.length < 2 ? batch : { ...batch, note_ids: batch.note_ids.slice(0, -1) };

test('one for each that was sent', async () => {
  expect(await found((batch) => batch)).toEqual([]);
  expect(await found(lastLost)).toEqual(['count-wrong: "note_ids" does not have as many as "entries" had']);
  expect(await found((batch) => ({ ...batch, total: 1 }))).toEqual([
    'count-wrong: "total" does not have as many as "entries" had',
  ]);
});

test.each([
  ['Those that could be made: one for each valid entry.', 'How many entries failed.'],
  ['The notes of the batch.', 'Something about entries.'],
  ['One for each page.', 'How many entries were imported so far.'],
])('nothing is told where the document says %s and %s', async (description, counted) => {
  expect(await found((batch) => ({ ...batch, note_ids: [], total: 0 }), description, counted)).toEqual([]);
});
