import { describe, expect, test } from 'vitest';
import { breakId } from './break.ts';
import type { Call, How, Layer, Reply } from './broken-server.ts';
import { notesModel } from './notes-document.fixture.ts';
import { planBreaks } from './plan-breaks.ts';
import { jsonReply, replyJson } from './reply.ts';
import { callRouter } from './route-call.ts';

const model = notesModel();
const route = callRouter(model);
const note = { id: 7, title: 'Milk', kind: 'task', created_at: '2026-01-01T00:00:00Z' };

function layerOf(id: string): Layer {
  const found = planBreaks(model, model.operations).find((one) => breakId(one) === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found.make();
}

function callOf(line: string, body?: unknown): Call {
  const [method = '', path = ''] = line.split(' ');
  const bytes = body === undefined ? undefined : new TextEncoder().encode(JSON.stringify(body));
  const headers: [string, string][] = bytes ? [['content-type', 'application/json']] : [];
  return route({ method, url: `http://x.invalid/v1${path}`, headers, body: bytes });
}

/** A server that answers in a row, and what it was asked. */
function serverOf(...replies: readonly Reply[]) {
  const asked: { call: Call; how: How }[] = [];
  const next = async (call: Call, how: How = {}) => {
    asked.push({ call, how });
    const reply = replies[asked.length - 1] ?? replies.at(-1);
    if (!reply) throw new Error('no reply');
    return reply;
  };
  return { asked, next };
}

const page = (...ids: number[]) => jsonReply(200, { items: ids.map((id) => ({ ...note, id })), total: 5 });
const refused = (status: number) => jsonReply(status, { message: 'no' });

describe('answers', () => {
  const table: [id: string, line: string, clean: Reply, want: object][] = [
    [
      'GET /notes/{id} wrong-type 200 id',
      'GET /notes/7',
      jsonReply(200, note),
      { body: { ...note, id: 'not what it was' } },
    ],
    [
      'GET /notes missing-property 200 items[].id',
      'GET /notes',
      page(1, 2),
      {
        body: {
          items: [
            { ...note, id: undefined },
            { ...note, id: undefined },
          ],
        },
      },
    ],
    [
      'GET /notes/{id} null-property 200 kind',
      'GET /notes/7',
      jsonReply(200, note),
      { body: { kind: null } },
    ],
    [
      'GET /notes/{id} extra-property 200',
      'GET /notes/7',
      jsonReply(200, note),
      { body: { unexpected_property: 'unexpected' } },
    ],
    ['GET /notes/{id} wrong-success 200', 'GET /notes/7', jsonReply(200, note), { status: 202 }],
    ['GET /notes/{id} wrong-refusal', 'GET /notes/8', refused(404), { status: 418 }],
    ['GET /notes/{id} wrong-error-body 404', 'GET /notes/8', refused(404), { status: 404, body: {} }],
    ['GET /notes/{id} fails-on-valid', 'GET /notes/7', jsonReply(200, note), { status: 500 }],
    ['GET /notes wrong-total total', 'GET /notes', page(1), { body: { total: 6 } }],
    ['GET /notes answers-method PUT', 'PUT /notes', refused(405), { status: 200 }],
  ];
  test.each(table)('%s', async (id, line, clean, want) => {
    const reply = await layerOf(id)(callOf(line), serverOf(clean).next);
    expect({ status: reply.status, body: replyJson(reply) }).toMatchObject(JSON.parse(JSON.stringify(want)));
    expect(reply).not.toEqual(clean);
    // Other operations are left alone.
    const other = await layerOf(id)(callOf('DELETE /notes/7'), serverOf(refused(401)).next);
    expect(other).toEqual(refused(401));
  });

  test('a body that is cut is no JSON', async () => {
    const reply = await layerOf('GET /notes/{id} malformed-answer 200')(
      callOf('GET /notes/7'),
      serverOf(jsonReply(200, note)).next,
    );
    expect(() => JSON.parse(new TextDecoder().decode(reply.body))).toThrow();
  });
});

describe('requests', () => {
  const table: [id: string, line: string, body: unknown, how: How][] = [
    ['POST /notes accepts-invalid body required', 'POST /notes', {}, { isUnchecked: true }],
    ['POST /notes accepts-invalid body required', 'POST /notes', { title: 'ok' }, {}],
    [
      'POST /notes accepts-invalid body kind enum',
      'POST /notes',
      { title: 'ok', kind: 'x' },
      { isUnchecked: true },
    ],
    // Another rule is broken too.
    ['POST /notes accepts-invalid body kind enum', 'POST /notes', { title: '', kind: 'x' }, {}],
    [
      'GET /notes accepts-invalid query limit maximum',
      'GET /notes?limit=51',
      undefined,
      { isUnchecked: true },
    ],
    ['GET /notes accepts-invalid query limit maximum', 'GET /notes?limit=0', undefined, {}],
    ['POST /notes forgets-create', 'POST /notes', { title: 'ok' }, { isForgotten: true }],
    ['DELETE /notes/{id} delete-without-effect', 'DELETE /notes/7', undefined, { isForgotten: true }],
    ['GET /notes/{id} ignores-auth', 'GET /notes/7', undefined, { trust: 'anybody' }],
    ['GET /notes/{id} any-credentials', 'GET /notes/7', undefined, { trust: 'any-secret' }],
    ['GET /notes/{id} foreign-access', 'GET /notes/7', undefined, { trust: 'first-user' }],
    ['GET /notes/{id} foreign-access', 'GET /notes', undefined, {}],
  ];
  test.each(table)('%s: %s %j', async (id, line, body, how) => {
    const server = serverOf(jsonReply(200, note));
    await layerOf(id)(callOf(line, body), server.next);
    expect(server.asked.map((one) => one.how)).toEqual([how]);
  });

  const queries: [id: string, query: string, want: string][] = [
    ['GET /notes ignores-page-size query limit', 'limit=2&kind=task', 'kind=task'],
    ['GET /notes ignores-page-size query limit one more', 'limit=2', 'limit=3'],
    ['GET /notes ignores-filter query kind', 'limit=2&kind=task', 'limit=2'],
  ];
  test.each(queries)('%s: %s', async (id, query, want) => {
    const server = serverOf(page(1));
    await layerOf(id)(callOf(`GET /notes?${query}`), server.next);
    expect(server.asked.at(-1)?.call.query).toBe(want);
  });
});

describe('memory', () => {
  const idsOf = (reply: Reply) => (replyJson(reply) as { items: { id: number }[] }).items.map(({ id }) => id);

  test('pages overlap and lose from the second on', async () => {
    const pages = (id: string) => {
      const layer = layerOf(id);
      const { next } = serverOf(page(1, 2), page(3, 4));
      return [callOf('GET /notes?limit=2'), callOf('GET /notes?limit=2&offset=2')].reduce<
        Promise<number[][]>
      >(async (all, call) => [...(await all), idsOf(await layer(call, next))], Promise.resolve([]));
    };
    expect(await pages('GET /notes pages-overlap')).toEqual([
      [1, 2],
      [2, 3],
    ]);
    expect(await pages('GET /notes pages-lose')).toEqual([[1, 2], [4]]);
  });

  test('what was created is shown with another title, and only that', async () => {
    const layer = layerOf('POST /notes changes-created title');
    const created = await layer(
      callOf('POST /notes', { title: 'Milk' }),
      serverOf(jsonReply(201, note)).next,
    );
    expect(replyJson(created)).toEqual(note);
    const read = await layer(callOf('GET /notes/7'), serverOf(jsonReply(200, note)).next);
    expect(replyJson(read)).toEqual({ ...note, title: 'Milk changed' });
    const other = await layer(callOf('GET /notes/8'), serverOf(jsonReply(200, { ...note, id: 8 })).next);
    expect(replyJson(other)).toEqual({ ...note, id: 8 });
  });

  test('what was deleted stays in the list', async () => {
    const layer = layerOf('DELETE /notes/{id} lists-deleted');
    await layer(callOf('GET /notes/7'), serverOf(jsonReply(200, note)).next);
    const gone = { status: 204, headers: [], body: new Uint8Array() };
    await layer(callOf('DELETE /notes/7'), serverOf(gone).next);
    expect(idsOf(await layer(callOf('GET /notes'), serverOf(page(1)).next))).toEqual([7, 1]);
  });

  test('what is refused is made all the same', async () => {
    const server = serverOf(refused(400), jsonReply(201, note));
    const reply = await layerOf('POST /notes keeps-refused')(callOf('POST /notes', {}), server.next);
    expect(reply.status).toBe(400);
    expect(server.asked.map(({ how }) => how)).toEqual([{}, { isUnchecked: true }]);
  });
});
