import { describe, expect, test } from 'vitest';
import type { Problem } from '../../problem.ts';
import { createMock, type Mock } from '../mock.ts';
import { modelOf } from '../model.fixture.ts';

const json = (schema: object, example?: unknown) => ({
  description: 'ok',
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
});
const id = { in: 'path', name: 'id', required: true, schema: { type: 'integer' } };
const note = { $ref: '#/components/schemas/Note' };
const noteProperties: Record<string, object> = {
  id: { type: 'integer', readOnly: true },
  text: { type: 'string' },
};

/** Notes that are made, read, changed and deleted; two are there as examples. */
function notes(properties = noteProperties, required = ['id'], text = 'an example') {
  const body = { content: { 'application/json': { schema: note } } };
  return modelOf({
    openapi: '3.1.0',
    paths: {
      '/notes': {
        get: {
          responses: {
            200: json({ type: 'array', items: note }, [
              { id: 7, text },
              { id: 8, text },
            ]),
          },
        },
        post: { requestBody: body, responses: { 201: json(note) } },
      },
      '/notes/{id}': {
        get: { parameters: [id], responses: { 200: json(note) } },
        patch: { parameters: [id], requestBody: body, responses: { 200: json(note) } },
        delete: { parameters: [id], responses: { 204: { description: 'gone' } } },
      },
    },
    components: { schemas: { Note: { type: 'object', required, properties } } },
  });
}

function send(mock: Mock, method: string, target: string, body?: object, session = ''): unknown {
  const response = mock.handle({
    method,
    target,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(session !== '' && { 'x-mock-session': session }),
    },
    body: body && new TextEncoder().encode(JSON.stringify(body)),
  });
  if (response instanceof Promise) throw new Error('no document was asked for');
  return response.body === undefined ? undefined : JSON.parse(String(response.body));
}

const options = { stateful: true, seed: 1, time: () => new Date('2026-01-01T00:00:00Z') };

/** A mock of an edited document, in the place of another, and what it told. */
function edited(mock: Mock, model: ReturnType<typeof notes>) {
  const told: Problem[] = [];
  const next = createMock(model, {
    ...options,
    previous: mock.state,
    log: (event) => {
      if (event.kind === 'warning') told.push(event.problem);
    },
  });
  return { next, told: told.map(({ message }) => message) };
}

/** A mock in which something was made, changed and deleted. */
function used(): Mock {
  const mock = createMock(notes(), options);
  send(mock, 'POST', '/notes', { text: 'made' });
  send(mock, 'PATCH', '/notes/7', { text: 'changed' });
  send(mock, 'DELETE', '/notes/8');
  return mock;
}

const all = [
  { id: 7, text: 'changed' },
  { id: 9, text: 'made' },
];

describe('after an edit of the document', () => {
  test.each<[string, ReturnType<typeof notes>, unknown, string[]]>([
    ['that changes nothing of the items', notes(), all, []],
    ['that shows other examples', notes(noteProperties, ['id'], 'another'), all, []],
    ['that adds a property', notes({ ...noteProperties, mood: { type: 'string' } }), all, []],
    [
      'that forbids what one of them says',
      notes({ ...noteProperties, text: { enum: ['changed', 'an example'] } }),
      [{ id: 7, text: 'changed' }],
      ['notes "9" no longer fits the document and is left out: /text must be one of the allowed values'],
    ],
    [
      'that asks for more than any of them says',
      notes({ ...noteProperties, mood: { const: 'good' } }, ['id', 'mood']),
      [{ id: 7, text: 'an example', mood: 'good' }],
      ['notes "7" and 1 more no longer fits the document and is left out: must have the property "mood"'],
    ],
  ])('%s', (_name, model, want, told) => {
    const result = edited(used(), model);
    expect(send(result.next, 'GET', '/notes')).toEqual(want);
    expect(result.told.filter((message) => message.startsWith('notes "'))).toEqual(told);
  });

  test('an example that nobody has touched is as the document shows it now', () => {
    const mock = createMock(notes(), options);
    send(mock, 'POST', '/notes', { text: 'made' });
    const { next } = edited(mock, notes(noteProperties, ['id'], 'another'));
    expect(send(next, 'GET', '/notes')).toEqual([
      { id: 7, text: 'another' },
      { id: 8, text: 'another' },
      { id: 9, text: 'made' },
    ]);
  });

  test('what the document has no more is told', () => {
    const { next, told } = edited(used(), modelOf({ openapi: '3.1.0', paths: {} }));
    expect(next.state?.worlds.of('').store('api').counts()).toEqual(new Map());
    expect(told).toEqual(['the document has no resource "notes" any more: 2 items of it are left out']);
  });

  test('sessions, their clocks and snapshots go on', () => {
    const mock = used();
    send(mock, 'POST', '/notes', { text: 'other' }, 'a');
    mock.state?.worlds.of('a').clock.set(new Date('2030-01-01T00:00:00Z'), true);
    mock.state?.worlds.snapshot('a', 'one');
    send(mock, 'DELETE', '/notes/9', undefined, 'a');
    const { next } = edited(mock, notes({ ...noteProperties, mood: { type: 'string' } }));
    expect(next.state?.worlds.of('a').clock.now().toISOString()).toBe('2030-01-01T00:00:00.000Z');
    expect(send(next, 'GET', '/notes/9', undefined, 'a')).not.toMatchObject({ text: 'other' });
    expect(next.state?.worlds.restore('a', 'one')).toEqual({ ok: true });
    expect(send(next, 'GET', '/notes/9', undefined, 'a')).toEqual({ id: 9, text: 'other' });
    expect(send(next, 'GET', '/notes')).toEqual(all);
    expect(send(next, 'GET', '/notes', undefined, 'new')).toHaveLength(2);
  });

  test('twice: what was kept once is kept again', () => {
    const first = edited(used(), notes({ ...noteProperties, mood: { type: 'string' } }));
    const second = edited(first.next, notes());
    expect(send(second.next, 'GET', '/notes')).toEqual(all);
    expect(send(second.next, 'POST', '/notes', { text: 'later' })).toEqual({ id: 10, text: 'later' });
  });
});

test('a document that did not change keeps everything, its snapshot costs nothing', () => {
  const model = notes();
  const mock = createMock(model, options);
  send(mock, 'PATCH', '/notes/7', { text: 'changed' });
  const next = createMock(model, { ...options, previous: mock.state });
  send(mock, 'DELETE', '/notes/7');
  expect(send(next, 'GET', '/notes/7')).toEqual({ id: 7, text: 'changed' });
});
