import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { verify } from '../verify.ts';

const text = { type: 'string', minLength: 1, maxLength: 20 };
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const listOf = (...names: readonly string[]) => ({
  type: 'array',
  items: {
    type: 'object',
    required: names,
    properties: Object.fromEntries(names.map((name) => [name, text])),
  },
});

/** The paths that are asked for of a document with a list of rooms, and of the messages of each. */
async function asked(property: string, parameter: string): Promise<readonly string[]> {
  const room = { name: parameter, in: 'path', required: true, schema: text };
  const list = (schema: object) => ({ responses: { 200: { description: 'All.', ...json(schema) } } });
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'Chat', version: '1' },
    paths: {
      '/rooms': { get: list(listOf(property, 'topic')) },
      [`/rooms/{${parameter}}/messages`]: { get: { parameters: [room], ...list(listOf('text')) } },
    },
  });
  const paths = new Set<string>();
  await verify(model, {
    server: 'http://chat.example',
    phases: ['examples'],
    salt: 'test',
    fetch: async (input, init) => {
      const { pathname } = new URL(new Request(input, init).url);
      paths.add(pathname);
      return Response.json(
        pathname === '/rooms' ? [{ [property]: 'lobby', topic: 'All' }] : [{ text: 'Hello' }],
      );
    },
  });
  return [...paths];
}

test.each([
  ['id', 'room'],
  ['id', 'roomId'],
  ['key', 'room'],
  ['room', 'room'],
  ['name', 'room_name'],
])('what can only be listed is named by its %s as {%s}', async (property, parameter) => {
  expect(await asked(property, parameter)).toContain('/rooms/lobby/messages');
});

test('what has nothing to be named by is not guessed at', async () => {
  expect(await asked('colour', 'room')).not.toContain('/rooms/lobby/messages');
});
