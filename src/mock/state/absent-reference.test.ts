import { expect, test } from 'vitest';
import { answers, listOf, objectOf, takes } from '../../resources/roles.fixture.ts';
import { benchOf } from './state.fixture.ts';

const customer = objectOf({ id: { type: 'integer', readOnly: true } }, 'name');
const order = objectOf(
  { id: { type: 'integer', readOnly: true } },
  { customer_id: { type: 'integer' } },
  'note',
);
const unknown = { '422': { description: 'There is no such customer.' } };
const noOrder = { '404': { description: 'There is no such order.' } };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };

const document = {
  openapi: '3.1.0',
  info: { title: 'Orders', version: '1' },
  paths: {
    '/customers': {
      get: answers(200, listOf(customer)),
      post: { ...takes(customer), ...answers(201, customer) },
    },
    '/customers/{id}': { parameters: [id], get: answers(200, customer), delete: answers(204) },
    '/orders': {
      get: answers(200, listOf(order)),
      post: withAnswers({ ...takes(order), ...answers(201, order) }, unknown),
    },
    '/orders/{id}': {
      parameters: [id],
      get: withAnswers(answers(200, order), noOrder),
      put: withAnswers({ ...takes(order), ...answers(200, order) }, { ...unknown, ...noOrder }),
      patch: withAnswers({ ...takes(order), ...answers(200, order) }, noOrder),
    },
  },
};

function withAnswers(operation: object, more: object): object {
  const own = 'responses' in operation ? operation.responses : undefined;
  return { ...operation, responses: { ...(own as object), ...more } };
}

test('what a body names must be there, where a documented answer speaks of it', () => {
  const { send } = benchOf(document);
  expect(send('POST', '/customers', { body: { name: 'A' } }).status).toBe(201);
  expect(send('POST', '/orders', { body: { customer_id: 1, note: 'x' } }).status).toBe(201);
  expect(send('POST', '/orders', { body: { customer_id: 99, note: 'x' } }).status).toBe(422);
  expect(send('PUT', '/orders/1', { body: { customer_id: 99, note: 'x' } }).status).toBe(422);
  expect(send('PUT', '/orders/1', { body: { customer_id: 1, note: 'y' } }).status).toBe(200);
  // The 404 of this one is that of the order.
  expect(send('PATCH', '/orders/1', { body: { customer_id: 99 } }).status).toBe(200);
});

test('a reference that stays is not looked at', () => {
  const { send } = benchOf(document);
  send('POST', '/customers', { body: { name: 'A' } });
  send('POST', '/orders', { body: { customer_id: 1, note: 'x' } });
  expect(send('DELETE', '/customers/1').status).toBe(204);
  expect(send('PUT', '/orders/1', { body: { customer_id: 1, note: 'y' } }).status).toBe(200);
});
