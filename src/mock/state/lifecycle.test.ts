import { describe, expect, test } from 'vitest';
import { inferResources } from '../../resources/infer-resources.ts';
import type { ResourceMap } from '../../resources/resource.ts';
import { modelOf } from '../model.fixture.ts';
import { benchOf } from './state.fixture.ts';

const content = (schema: unknown) => ({ 'application/json': { schema } });
const date = { type: ['string', 'null'], format: 'date-time' };
const task = {
  type: 'object',
  required: ['id', 'status', 'progress', 'done', 'started_at', 'ended_at', 'updated_at'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    status: {
      type: 'string',
      enum: ['queued', 'running', 'completed', 'failed', 'cancelled'],
      readOnly: true,
    },
    progress: { type: 'integer', minimum: 0, maximum: 100, readOnly: true },
    done: { type: 'integer', minimum: 0, readOnly: true },
    result: {
      type: 'object',
      required: ['rows'],
      properties: { rows: { type: 'integer' } },
      readOnly: true,
      description: 'Present only when `status` is `completed`.',
    },
    error: { type: 'string', readOnly: true, description: 'Present only when `status` is `failed`.' },
    output_file_id: {
      type: 'string',
      readOnly: true,
      description: 'Present only when `status` is `completed`.',
    },
    started_at: { ...date, readOnly: true },
    ended_at: { ...date, readOnly: true },
    updated_at: { type: 'string', format: 'date-time', readOnly: true },
  },
};
const accepted = {
  type: 'object',
  required: ['task_id', 'status', 'status_url'],
  properties: {
    task_id: { type: 'integer' },
    status: { type: 'string' },
    status_url: { type: 'string', format: 'uri-reference' },
  },
};
const ok = (schema: unknown, headers = {}) => ({ description: 'ok', headers, content: content(schema) });
const file = { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } };
const id = (type: string) => [{ name: 'id', in: 'path', required: true, schema: { type } }];

const document = {
  openapi: '3.1.0',
  servers: [{ url: '/api' }],
  paths: {
    '/tasks': {
      get: {
        parameters: [{ name: 'status', in: 'query', schema: { type: 'string' } }],
        responses: { 200: ok({ type: 'array', items: task }) },
      },
      post: {
        requestBody: { content: content({ type: 'object', properties: { name: { type: 'string' } } }) },
        responses: { 202: ok(accepted, { Location: { schema: { type: 'string' } } }) },
      },
    },
    '/tasks/{id}': {
      parameters: id('integer'),
      get: { responses: { 200: ok(task), 404: { description: 'none' } } },
    },
    '/tasks/{id}/cancel': {
      parameters: id('integer'),
      post: {
        responses: { 200: ok(task), 404: { description: 'none' }, 409: { description: 'It has ended.' } },
      },
    },
    '/files': { get: { responses: { 200: ok({ type: 'array', items: file }) } } },
    '/files/{id}': {
      parameters: id('string'),
      get: { responses: { 200: ok(file), 404: { description: 'none' } } },
    },
  },
};

const bench = () => {
  const made = benchOf(document);
  const accepted = made.send('POST', '/tasks', { body: { name: 'n' } });
  return { ...made, accepted };
};

test('what is taken on says where it can be followed', () => {
  expect(bench().accepted).toMatchObject({
    status: 202,
    body: { task_id: 1, status: 'queued', status_url: '/api/tasks/1' },
    headers: { location: '/api/tasks/1' },
    violations: [],
  });
});

test.each<[number, object]>([
  [
    0,
    {
      status: 'queued',
      progress: 0,
      done: 0,
      started_at: null,
      ended_at: null,
      updated_at: '2026-03-01T12:00:00Z',
    },
  ],
  [999, { status: 'queued', progress: 0, started_at: null }],
  [1000, { status: 'running', progress: 0, done: 0, started_at: '2026-03-01T12:00:01Z', ended_at: null }],
  [1500, { status: 'running', progress: 50, updated_at: '2026-03-01T12:00:01Z' }],
  [1999, { status: 'running', progress: 99 }],
  [
    2000,
    {
      status: 'completed',
      progress: 100,
      started_at: '2026-03-01T12:00:01Z',
      ended_at: '2026-03-01T12:00:02Z',
    },
  ],
  [
    86_400_000,
    {
      status: 'completed',
      progress: 100,
      ended_at: '2026-03-01T12:00:02Z',
      updated_at: '2026-03-01T12:00:02Z',
    },
  ],
])('after %d ms', (ms, want) => {
  const { send, world } = bench();
  world.clock.advance(ms);
  const { body, violations } = send('GET', '/tasks/1');
  expect(violations).toEqual([]);
  expect(body).toMatchObject({ name: 'n', ...want });
  expect(body).not.toHaveProperty('error');
  expect(Object.hasOwn(body as object, 'result')).toBe(ms >= 2000);
});

test('it is the same whether anybody looked in between or not', () => {
  const looked = bench();
  for (let count = 0; count < 7; count += 1) {
    looked.world.clock.advance(400);
    looked.send('GET', '/tasks/1');
  }
  const waited = bench();
  waited.world.clock.advance(2800);
  expect(looked.send('GET', '/tasks/1').body).toEqual(waited.send('GET', '/tasks/1').body);
});

test('results stay as they were made', () => {
  const { send, world } = bench();
  world.clock.advance(5000);
  const { body } = send('GET', '/tasks/1');
  world.clock.advance(5000);
  expect(send('GET', '/tasks/1').body).toEqual(body);
  expect(body).toMatchObject({ result: { rows: expect.any(Number) } });
});

test('a result that is an item is there', () => {
  const { send, world } = bench();
  world.clock.advance(5000);
  const { output_file_id } = send('GET', '/tasks/1').body as { output_file_id: string };
  expect(send('GET', `/files/${output_file_id}`)).toMatchObject({
    status: 200,
    body: { id: output_file_id },
  });
});

test('lists show what they would show one by one', () => {
  const { send, world } = bench();
  world.clock.advance(1500);
  send('POST', '/tasks', { body: {} });
  expect(send('GET', '/tasks?status=queued').body).toMatchObject([{ id: 2 }]);
  expect(send('GET', '/tasks?status=running').body).toMatchObject([{ id: 1, progress: 50 }]);
  world.clock.advance(500);
  expect(send('GET', '/tasks?status=completed').body).toMatchObject([{ id: 1 }]);
});

describe('an action', () => {
  test('ends it where it is', () => {
    const { send, world } = bench();
    world.clock.advance(1500);
    const cancelled = send('POST', '/tasks/1/cancel');
    expect(cancelled.violations).toEqual([]);
    expect(cancelled.body).toMatchObject({
      status: 'cancelled',
      progress: 50,
      ended_at: '2026-03-01T12:00:01.500Z',
    });
    world.clock.advance(5000);
    expect(send('GET', '/tasks/1').body).toEqual(cancelled.body);
    expect(cancelled.body).not.toHaveProperty('result');
  });

  test('is refused when it has ended', () => {
    const { send, world } = bench();
    world.clock.advance(2000);
    expect(send('POST', '/tasks/1/cancel')).toMatchObject({
      status: 409,
      because: '"1" is completed, and this is done only to one that is queued or running.',
    });
    expect(send('GET', '/tasks/1').body).toMatchObject({ status: 'completed' });
  });

  test('on what is not there is 404', () => {
    expect(bench().send('POST', '/tasks/7/cancel').status).toBe(404);
  });
});

test('states hold as long as is said', () => {
  const model = modelOf(document);
  const map = inferResources(model);
  const tasks = map.resources.get('tasks');
  if (!tasks?.lifecycle) throw new Error('tasks have a lifecycle');
  const lifecycle = { ...tasks.lifecycle, durationsMs: { queued: 0, running: 60_000 } };
  const resources = new Map([...map.resources, ['tasks', { ...tasks, lifecycle }]]);
  const slow: ResourceMap = { resources, roles: map.roles };
  const { send, world } = benchOf(model, { map: slow });
  send('POST', '/tasks', { body: {} });
  expect(send('GET', '/tasks/1').body).toMatchObject({ status: 'running', progress: 0 });
  world.clock.advance(59_999);
  expect(send('GET', '/tasks/1').body).toMatchObject({ status: 'running', progress: 99 });
  world.clock.advance(1);
  expect(send('GET', '/tasks/1').body).toMatchObject({ status: 'completed' });
});

test('a clock that goes back does not take states back', () => {
  const { send, world } = bench();
  world.clock.advance(1500);
  send('GET', '/tasks/1');
  world.clock.advance(-10_000);
  expect(send('GET', '/tasks/1').body).toMatchObject({ status: 'running', progress: 0 });
});
