import { expect, test } from 'vitest';
import { modelOf } from '../model.fixture.ts';
import { readWebSocket } from './read-web-socket.ts';

function read(extension: unknown) {
  const model = modelOf({
    openapi: '3.1.0',
    paths: {
      '/ws': { get: { 'x-websocket': extension, responses: { 101: { description: 'on' } } } },
    },
    components: { examples: { shared: { value: { n: 3 } } } },
  });
  const [operation] = model.operations;
  if (!operation) throw new Error('the fixture has no operation');
  const { send, receive, ...rest } = readWebSocket(model, operation);
  return { ...rest, send: send?.at.pointer, receive: receive?.at.pointer };
}

const nothing = { send: undefined, receive: undefined, examples: [], closeCode: 1000 };
const at = '/paths/~1ws/get/x-websocket';

test.each<[string, unknown, object]>([
  ['nothing', {}, {}],
  ['what is no object', 7, {}],
  [
    'schemas',
    { send: { schema: true }, receive: { schema: {} } },
    { send: `${at}/send/schema`, receive: `${at}/receive/schema` },
  ],
  [
    'named examples, one of them referred to',
    { send: { examples: { a: { value: 1 }, b: { $ref: '#/components/examples/shared' }, c: {}, d: 4 } } },
    { examples: [1, { n: 3 }] },
  ],
  ['a list of examples', { send: { examples: [1, 2] } }, { examples: [1, 2] }],
  ['one example', { send: { example: { n: 1 } } }, { examples: [{ n: 1 }] }],
  ['a code', { closeCode: 4001 }, { closeCode: 4001 }],
  ['a code that no server may send', { closeCode: 1006 }, {}],
  ['a code that is none', { closeCode: '1001' }, {}],
])('%s', (_name, extension, want) => {
  expect(read(extension)).toEqual({ ...nothing, ...want });
});
