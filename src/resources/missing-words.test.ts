import { expect, test } from 'vitest';
import { modelOf } from '../mock/model.fixture.ts';
import { statusOfMissing } from './missing-words.ts';

test.each<
  [name: string, description: string, answers: Readonly<Record<string, string>>, want: number | undefined]
>([
  ['customer_id', '', { 422: 'It is not valid, there is no such customer, or the key was used.' }, 422],
  ['personId', '', { 404: 'There is no such person, or no such shift.' }, 404],
  ['shiftId', '', { 404: 'There is no such person, or no such shift.' }, 404],
  ['member_id', '', { 422: 'There is no such copy or member.' }, 422],
  ['label_id', 'An unknown label is a 400.', { 400: 'A bad request.' }, 400],
  ['parent_task_id', '', { 409: 'The parent task does not exist.' }, 409],
  // Two say so, or none does; what is said of something else, or of leaving it out, does not count.
  ['customer_id', '', { 404: 'No such customer.', 422: 'The customer is unknown.' }, undefined],
  ['customer_id', '', { 404: 'Not found.', 422: 'Not valid.' }, undefined],
  ['customer_id', '', { 404: 'There is no such order.' }, undefined],
  ['customer_id', '', { 422: 'An unknown customer type.' }, undefined],
  ['customer_id', '', { 422: 'No customer is given.' }, undefined],
  ['customer_id', 'An unknown customer is ignored unless it is a 422.', { 422: 'Not valid.' }, undefined],
  ['id', '', { 404: 'There is no such id.' }, undefined],
])('%s: %s %j', (name, description, answers, want) => {
  const responses = Object.fromEntries(
    Object.entries({ 201: 'Done.', ...answers }).map(([status, text]) => [status, { description: text }]),
  );
  const paths = { '/orders': { post: { description, responses } } };
  const [operation] = modelOf({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths }).operations;
  expect(operation && statusOfMissing(operation, name)).toBe(want);
});
