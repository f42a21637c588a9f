import { expect, test } from 'vitest';
import { benchOf } from './state.fixture.ts';

const content = (schema: unknown) => ({ 'application/json': { schema } });
const ok = (schema: unknown) => ({ description: 'ok', content: content(schema) });
const path = [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }];
const named = { type: 'object', properties: { name: { type: 'string' } } };

/** Tasks that make a file at their end where `result` names one, and files. */
const documentOf = (result: string) => {
  const task = {
    type: 'object',
    required: ['id', 'status'],
    properties: {
      id: { type: 'integer', readOnly: true },
      name: { type: 'string' },
      status: { type: 'string', enum: ['queued', 'running', 'completed'], readOnly: true },
      [result]: {
        type: 'integer',
        readOnly: true,
        description: 'Present only when `status` is `completed`.',
      },
    },
  };
  const file = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } },
  };
  const ofResource = (schema: unknown, status: number) => ({
    get: { responses: { 200: ok({ type: 'array', items: schema }) } },
    post: { requestBody: { content: content(named) }, responses: { [status]: ok(schema) } },
  });
  const ofItem = (schema: unknown) => ({
    parameters: path,
    get: { responses: { 200: ok(schema), 404: { description: 'none' } } },
  });
  return {
    openapi: '3.1.0',
    paths: {
      '/tasks': ofResource(task, 202),
      '/tasks/{id}': ofItem(task),
      '/files': ofResource(file, 201),
      '/files/{id}': ofItem(file),
    },
  };
};

const body = { name: 'n' };
const statusOf = (value: unknown) => value && typeof value === 'object' && 'status' in value && value.status;

test.each<[string, string, string, string]>([
  ['a task changes nothing of the others', 'rows', '/tasks', 'queued'],
  ['a task does not, where the others make files', 'output_file_id', '/tasks', 'queued'],
  ['a file does not, where no task makes one', 'rows', '/files', 'queued'],
  ['a file comes after those that the tasks have made', 'output_file_id', '/files', 'completed'],
])('a new item walks the others first only where it must: %s', (_, result, target, want) => {
  const { send, store, world } = benchOf(documentOf(result));
  send('POST', '/tasks', { body });
  world.clock.advance(3000);
  send('POST', target, { body });
  expect(statusOf(store.get('tasks', '1', {})?.value)).toBe(want);
});

test('whoever looks next sees what would have been seen all the time', () => {
  const { send, world } = benchOf(documentOf('rows'));
  const other = benchOf(documentOf('rows'));
  for (const one of [
    { send, world, looks: false },
    { ...other, looks: true },
  ]) {
    one.send('POST', '/tasks', { body });
    for (let step = 0; step < 3; step += 1) {
      one.world.clock.advance(1000);
      one.send('POST', '/tasks', { body });
      if (one.looks) one.send('GET', '/tasks');
    }
  }
  const seen = send('GET', '/tasks').body;
  expect(seen).toEqual(other.send('GET', '/tasks').body);
  expect(Array.isArray(seen) && seen.map(statusOf)).toEqual(['completed', 'completed', 'running', 'queued']);
});

test('a new file has an id of its own beside those that the tasks have made', () => {
  const { send, world } = benchOf(documentOf('output_file_id'));
  send('POST', '/tasks', { body });
  world.clock.advance(3000);
  expect(send('POST', '/files', { body })).toMatchObject({ status: 201, body: { id: 2 }, violations: [] });
  expect(send('GET', '/tasks/1').body).toMatchObject({ output_file_id: 1 });
});

test.each<[string, number, number, number]>([
  ['few items wait for whoever looks', 100, 0, 75],
  ['of many those that come walk some, as many as there are more', 1000, 0, 198],
  ['those that all come at once are walked by those that come after', 1000, 300, 199],
])('%s', (_, made, after, want) => {
  const { send, store, world } = benchOf(documentOf('rows'));
  // As time goes on by itself: nobody moves it.
  const begin = world.clock.now().getTime();
  const pass = (ms: number) => world.clock.shiftTo({ isStopped: true, nowMs: begin + ms });
  for (let count = 0; count < made; count += 1) {
    pass(after > 0 ? 0 : 40 * count);
    send('POST', '/tasks', { body });
  }
  if (after > 0) pass(5000);
  for (let count = 0; count < after; count += 1) send('POST', '/tasks', { body });
  expect(store.dueCount('tasks', world.clock.now().getTime())).toBe(want);
});

test.each<[string, readonly (number | 'task')[], string]>([
  [
    'what a new item has left waiting is walked before the clock goes back',
    ['task', 3000, 'task', -3000],
    'completed',
  ],
  ['as far as it had come', ['task', 1000, 'task', -1000], 'running'],
  ['where nobody came in between, nothing has happened', ['task', 3000, -3000], 'queued'],
  ['nor where somebody came before', ['task', 'task', 3000, -3000], 'queued'],
])('a clock that is moved back: %s', (_, steps, want) => {
  const { send, world } = benchOf(documentOf('rows'));
  for (const step of steps) {
    if (step === 'task') send('POST', '/tasks', { body });
    else world.clock.advance(step);
  }
  expect(statusOf(send('GET', '/tasks/1').body)).toBe(want);
});

test('what is kept of a world is what somebody would see at that time', () => {
  const { send, store, world } = benchOf(documentOf('rows'));
  send('POST', '/tasks', { body });
  world.clock.advance(3000);
  const state = world.state();
  expect(statusOf(store.get('tasks', '1', {})?.value)).toBe('completed');
  store.clear();
  world.restore(state);
  expect(statusOf(store.get('tasks', '1', {})?.value)).toBe('completed');
});
