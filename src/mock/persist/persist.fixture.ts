import type { Problem } from '../../problem.ts';
import { createMock, type Mock, type MockOptions } from '../mock.ts';
import type { MockFile } from '../mock-file/mock-file.ts';
import { modelOf } from '../model.fixture.ts';
import type { StateKeeper } from './state-keeper.ts';

const json = (schema: object, example?: unknown) => ({
  description: 'ok',
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
});
const id = { in: 'path', name: 'id', required: true, schema: { type: 'integer' } };
const note = { $ref: '#/components/schemas/Note' };

/** Notes that are made, read, changed and deleted; two are there as examples. Their texts may be limited. */
export function notesModel({ maxLength = 1000, example = 'an example' } = {}) {
  const body = { content: { 'application/json': { schema: note } } };
  const key = { in: 'header', name: 'Idempotency-Key', schema: { type: 'string' } };
  const properties = { id: { type: 'integer', readOnly: true }, text: { type: 'string', maxLength } };
  const examples = [7, 8].map((number) => ({ id: number, text: example }));
  return modelOf({
    openapi: '3.1.0',
    paths: {
      '/notes': {
        get: { responses: { 200: json({ type: 'array', items: note }, examples) } },
        post: { parameters: [key], requestBody: body, responses: { 201: json(note) } },
      },
      '/notes/{id}': {
        get: { parameters: [id], responses: { 200: json(note), 404: { description: 'none' } } },
        patch: { parameters: [id], requestBody: body, responses: { 200: json(note) } },
        delete: { parameters: [id], responses: { 204: { description: 'gone' } } },
      },
    },
    components: { schemas: { Note: { type: 'object', required: ['id'], properties } } },
  });
}

/** A mock whose worlds are kept, and the warnings it told. */
export interface KeptMock {
  readonly mock: Mock;
  readonly told: readonly Problem[];
}

/** Starts a mock of notes on what is kept. */
export function keptMock(
  keep: StateKeeper,
  {
    model = notesModel(),
    file,
    ...options
  }: Partial<MockOptions> & {
    readonly model?: ReturnType<typeof notesModel>;
    readonly file?: MockFile;
  } = {},
): KeptMock {
  const told: Problem[] = [];
  const mock = createMock([{ name: 'notes', model, file }], {
    stateful: true,
    keep,
    log: (event) => void (event.kind === 'warning' && told.push(event.problem)),
    ...options,
  });
  return { mock, told };
}

/** An answer, its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends a request in a session. */
export async function send(
  mock: Mock,
  line: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const [method = '', target = ''] = line.split(' ');
  const response = await mock.fetch(target, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

/** The texts of the notes of a session, by their ids. */
export async function textsIn(mock: Mock, session = ''): Promise<Record<string, string>> {
  const { body } = await send(
    mock,
    'GET /notes',
    undefined,
    session === '' ? {} : { 'x-mock-session': session },
  );
  const notes = body as { id: number; text: string }[];
  return Object.fromEntries(notes.map((one) => [one.id, one.text]));
}
