import { describe, expect, test } from 'vitest';
import { filesOf, type Json, json } from './documents.fixture.ts';

const thing = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } };
const things = { type: 'array', items: thing };
const query = (...names: string[]) =>
  names.map((name) => ({ name, in: 'query', schema: { type: 'integer' } }));
const text = (name: string) => ({ name, in: 'query', schema: { type: 'string' } });
const object = (properties: Json) => ({ type: 'object', properties });
const read = {
  get: {
    operationId: 'read',
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
    responses: { 200: json(thing) },
  },
};

/** `client.ts` of a list of things. */
async function listClient(parameters: Json[], answer: Json, more: Json = {}): Promise<string> {
  const list = { operationId: 'list', parameters, responses: { 200: answer }, ...more };
  const files = await filesOf({ paths: { '/things': { get: list }, '/things/{id}': read } });
  return (files['client.ts'] ?? '').replaceAll(/\s+/g, ' ').replaceAll(', }', ' }').replaceAll(', ]', ']');
}

const link = { Link: { schema: { type: 'string' } } };
const total = { 'X-Total-Count': { schema: { type: 'integer' } } };
const string = { type: 'string' };
const boolean = { type: 'boolean' };
const integer = { type: 'integer' };

describe('pages', () => {
  const cases: [string, Json[], Json, page: string, paged: string][] = [
    [
      'page and total_pages',
      query('page', 'page_size'),
      json(object({ data: things, meta: object({ page: integer, total: integer, total_pages: integer }) })),
      "page: { kind: 'page', parameter: 'page', items: ['data'], told: { pages: ['meta', 'total_pages'] } }",
      "Paged<operations['list'], ['data']>",
    ],
    [
      'page and a total in a header',
      query('page', 'per_page'),
      { ...json(things), headers: total },
      "page: { kind: 'page', parameter: 'page', size: ['per_page', 20], headers: { total: 'X-Total-Count' } }",
      "Paged<operations['list']>",
    ],
    [
      'page and has_next',
      query('page'),
      json(object({ items: things, has_next: boolean, total: integer })),
      "page: { kind: 'page', parameter: 'page', items: ['items'], told: { hasMore: ['has_next'] } }",
      "Paged<operations['list'], ['items']>",
    ],
    [
      'page and nothing else',
      query('page'),
      json(things),
      "page: { kind: 'page', parameter: 'page', size: [null, 20] }",
      "Paged<operations['list']>",
    ],
    [
      'offset',
      query('offset', 'limit'),
      json(object({ items: things, total: integer })),
      "page: { kind: 'offset', parameter: 'offset', items: ['items'], told: { total: ['total'] } }",
      "Paged<operations['list'], ['items']>",
    ],
    [
      'a cursor',
      [text('cursor')],
      json(object({ items: things, next_cursor: string })),
      "page: { kind: 'cursor', parameter: 'cursor', items: ['items'], told: { nextCursor: ['next_cursor'] } }",
      "Paged<operations['list'], ['items']>",
    ],
    [
      'the last id as cursor',
      [text('starting_after')],
      json(object({ data: things, has_more: boolean })),
      "page: { kind: 'cursor', parameter: 'starting_after', items: ['data'], told: { hasMore: ['has_more'] }, lastItem: 'id' }",
      "Paged<operations['list'], ['data']>",
    ],
    [
      'a link',
      query('limit'),
      { ...json(things), headers: link },
      "page: { kind: 'link', link: true }",
      "Paged<operations['list']>",
    ],
    [
      'a parameter in brackets',
      [
        {
          name: 'page',
          in: 'query',
          style: 'deepObject',
          explode: true,
          schema: object({ number: integer, size: integer }),
        },
      ],
      json(object({ data: things, meta: object({ total_pages: integer }) })),
      "page: { kind: 'page', parameter: 'number', within: 'page', items: ['data'], told: { pages: ['meta', 'total_pages'] } }",
      "Paged<operations['list'], ['data']>",
    ],
  ];
  test.each(cases)('%s', async (_name, parameters, answer, page, paged) => {
    const client = await listClient(parameters, answer);
    expect(client).toContain(page);
    expect(client).toContain(`OptionalCall<operations['list']> & ${paged};`);
    expect(client).toContain('createOperations<ApiClient>(definition, options, [pages]);');
    expect(client).toContain("import { createOperations, pages } from '@concordat/client';");
  });

  const none: [string, Json[], Json][] = [
    ['a list as a whole', [], json(things)],
    ['a size alone', query('limit'), json(things)],
    ['a cursor that no answer tells', [text('cursor')], json(things)],
  ];
  test.each(none)('none for %s', async (_name, parameters, answer) => {
    const client = await listClient(parameters, answer);
    expect(client).toContain("readonly list: OptionalCall<operations['list']>;");
    expect(client).toContain('createOperations<ApiClient>(definition, options);');
    expect(client).not.toMatch(/[pP]age/);
  });
});

describe('x-pagination', () => {
  const answer = json(object({ rows: things, paging: object({ mark: string }) }));
  test('corrects what was found', async () => {
    const said = { kind: 'cursor', parameter: 'from', items: '/rows', nextCursor: '/paging/mark' };
    expect(await listClient([text('from')], answer, { 'x-pagination': said })).toContain(
      "page: { kind: 'cursor', parameter: 'from', items: ['rows'], told: { nextCursor: ['paging', 'mark'] } }",
    );
  });
  test('takes pages away', async () => {
    expect(await listClient(query('page'), json(things), { 'x-pagination': false })).not.toMatch(/[pP]age/);
  });

  const wrong: [unknown, string][] = [
    [true, 'expected false, or an object'],
    [{ parameter: 'from' }, 'kind is missing: one of page, offset, cursor, link'],
    [{ kind: 'pages' }, 'kind: expected page, offset, cursor, link, got "pages"'],
    [
      { kind: 'cursor', nextCursor: 'paging.mark' },
      'nextCursor: expected a JSON pointer, such as /data, got "paging.mark"',
    ],
    [{ kind: 'page', first: 'one' }, 'first: expected a whole number, got "one"'],
    [{ kind: 'page', limit: 3 }, '"limit" is not a name that it has'],
  ];
  test.each(wrong)('%j is refused', async (said, message) => {
    await expect(listClient([text('from')], answer, { 'x-pagination': said })).rejects.toMatchObject({
      code: 'E_INPUT',
      message: `x-pagination cannot be used: ${message}`,
      problems: [{ at: { pointer: '/paths/~1things/get/x-pagination' } }],
    });
  });
});

describe('long jobs', () => {
  const run = object({
    id: integer,
    status: { type: 'string', enum: ['queued', 'running', 'completed', 'failed'] },
  });
  const readRun = { get: { ...read.get, responses: { 200: json(object({ data: run })) } } };
  const startClient = async (accepted: Json, paths: Json = { '/runs/{id}': readRun }, status = 202) => {
    const post = { operationId: 'start', responses: { [status]: accepted } };
    const files = await filesOf({ paths: { '/runs': { post }, ...paths } });
    return (files['client.ts'] ?? '').replaceAll(/\s+/g, ' ').replaceAll(', }', ' }');
  };
  const location = { Location: { schema: string } };
  const state = "state: { property: 'status', done: ['completed'], failed: ['failed'] }";
  const followed =
    "OptionalCall<operations['start'], 'application/json', Job<operations['start'], operations['read'], ['data'], 'completed', 'failed'>>;";

  test.each([
    ['Location', { description: '', headers: location }, `job: { read: 'read', item: ['data'], ${state} }`],
    [
      'status_url',
      json(object({ data: object({ id: integer, status_url: string }) })),
      `job: { read: 'read', url: ['data', 'status_url'], id: { at: ['data', 'id'], parameter: 'id' }, item: ['data'], ${state} }`,
    ],
    [
      'an id',
      json(object({ id: integer })),
      `job: { read: 'read', id: { at: ['id'], parameter: 'id' }, item: ['data'], ${state} }`,
    ],
  ])('%s', async (_name, accepted, job) => {
    const client = await startClient(accepted);
    expect(client).toContain(job);
    expect(client).toContain(followed);
    expect(client).toContain('(definition, options, [jobs]);');
  });

  test('a WebSocket that tells of it', async () => {
    const watch = {
      operationId: 'watch',
      'x-websocket': {},
      parameters: [{ name: 'run', in: 'path', required: true, schema: integer }],
      responses: { 101: { description: '' } },
    };
    const client = await startClient(json(object({ id: integer })), {
      '/runs/{id}': readRun,
      '/ws/runs/{run}': { get: watch },
    });
    expect(client).toContain("socket: { operation: 'watch', id: ['id'], parameter: 'run' }");
    expect(client).toContain("import { createOperations } from '@concordat/client';");
    expect(client).toContain("import { socketJobs } from '@concordat/client/websocket';");
    expect(client).toContain('(definition, options, [socketJobs]);');
  });

  test('Location alone, with nothing that reads it', async () => {
    const client = await startClient({ description: '', headers: location }, {});
    expect(client).toContain('job: {}');
    expect(client).toContain(
      "OptionalCall<operations['start'], 'application/json', Job<operations['start']>>;",
    );
  });

  test.each([
    ['201', { description: '', headers: location }, 201],
    ['nothing to follow', { description: '' }, 202],
  ])('none for %s', async (_name, accepted, status) => {
    const client = await startClient(accepted, {}, status);
    expect(client).toContain("readonly start: OptionalCall<operations['start']>;");
    expect(client).not.toContain('job');
  });
});
