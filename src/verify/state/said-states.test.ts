import { describe, expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { isForbidden, saidStates } from './said-states.ts';

function operationOf(summary: string, conflict = 'The state of the ticket does not allow it.') {
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'x', version: '1' },
    paths: {
      '/tickets/{id}/act': {
        post: {
          summary,
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: { description: 'Done.' }, 409: { description: conflict } },
        },
      },
    },
  });
  const [operation] = model.operations;
  if (!operation) throw new Error('the document has an operation');
  return operation;
}

const states = ['open', 'closed', 'in_review'];

describe('the states in which an action is refused', () => {
  const cases: readonly (readonly [summary: string, refused: readonly string[]])[] = [
    ['Reopen a closed ticket', ['open', 'in_review']],
    ['Close a ticket that is not closed', ['closed']],
    ['Only open or closed tickets go on', ['in_review']],
    ['Approve a ticket which is no longer in review', ['in_review']],
    ['Move an in-review ticket on', ['open', 'closed']],
    ['Close a ticket', []],
    ['Reopen a closed ticket, or a ticket of somebody else', ['open', 'in_review']],
    ['Reopen a closed ticket, also one that was never closed', []],
    ['Not for a closed ticket', []],
    ['Make a disclosed ticket open', []],
    ['Withdraw a ticket that is still `open`', ['closed', 'in_review']],
    ['Withdraw it. Works only while the ticket is "in review".', ['open', 'closed']],
    ['Withdraw it. The ticket must be open or in review.', ['closed']],
    ['Withdraw it. If it is closed, it is opened first.', []],
    ['Withdraw a ticket that is closed by nobody', []],
    ['Withdraw it as long as it is still open', ['closed', 'in_review']],
  ];
  test.each(cases)('%s', (summary, refused) => {
    const said = saidStates(operationOf(summary), states, 'ticket');
    expect(states.filter((state) => said && isForbidden(said, state))).toEqual(refused);
  });

  test.each([
    ['Cancel a ticket that is still `open`; any other is a 409', ['closed', 'in_review']],
    ['Cancel a ticket that is open, 409 otherwise', ['closed', 'in_review']],
    ['Cancel a ticket that is open; the number is another one', []],
  ])('where the operation itself says what is a 409: %s', (summary, refused) => {
    const said = saidStates(operationOf(summary, 'Not as things are.'), states, 'ticket');
    expect(states.filter((state) => said && isForbidden(said, state))).toEqual(refused);
  });

  test.each<readonly [conflict: string, refused: readonly string[]]>([
    ['The ticket is closed.', ['closed']],
    ['The ticket is closed or in review.', ['closed', 'in_review']],
    ['The ticket is already closed, or the user has answered it before.', ['closed']],
    ['The ticket is not open any more.', ['closed', 'in_review']],
    ['It is no longer open.', ['closed', 'in_review']],
    ['The ticket is closed and somebody else is at it.', []],
    ['The ticket is closed by somebody else.', []],
    ['The room is closed.', []],
  ])('where the words of the 409 name them: %s', (conflict, refused) => {
    const said = saidStates(operationOf('Change a ticket', conflict), states, 'ticket');
    expect(states.filter((state) => said && isForbidden(said, state))).toEqual(refused);
  });

  test.each<readonly [summary: string, refused: readonly string[]]>([
    ['Do it. 409 unless it is `open`.', ['closed', 'in_review']],
    ['Do it. 409 unless the ticket is open or in review.', ['closed']],
    ['Do it. 409 unless it is open to all.', []],
    ['Do it unless it is open.', []],
  ])('where all others are a 409: %s', (summary, refused) => {
    const said = saidStates(operationOf(summary, 'Not as things are.'), states, 'ticket');
    expect(states.filter((state) => said && isForbidden(said, state))).toEqual(refused);
  });

  test('a 409 that is about something else says nothing of states', () => {
    const operation = operationOf('Reopen a closed ticket', 'Somebody else is at it.');
    expect(saidStates(operation, states, 'ticket')).toBeUndefined();
  });
});
