import { expect, test } from 'vitest';
import { createMock } from '../mock.ts';
import { modelOf } from '../model.fixture.ts';
import { callAdmin } from './admin.fixture.ts';

const task = {
  type: 'object',
  required: ['id', 'status'],
  properties: {
    id: { type: 'integer', readOnly: true },
    status: { type: 'string', enum: ['queued', 'running', 'completed'], readOnly: true },
    output_file_id: {
      type: 'integer',
      readOnly: true,
      description: 'Present only when `status` is `completed`.',
    },
  },
};
const file = { type: 'object', required: ['id'], properties: { id: { type: 'integer', readOnly: true } } };
const content = (schema: unknown) => ({ 'application/json': { schema } });
const ofResource = (schema: unknown) => ({
  get: { responses: { 200: { description: 'ok', content: content({ type: 'array', items: schema }) } } },
  post: { responses: { 202: { description: 'made', content: content(schema) } } },
});
const ofItem = (schema: unknown) => ({
  parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
  get: {
    responses: { 200: { description: 'ok', content: content(schema) }, 404: { description: 'none' } },
  },
});
const model = modelOf({
  openapi: '3.1.0',
  paths: {
    '/tasks': ofResource(task),
    '/tasks/{id}': ofItem(task),
    '/files': ofResource(file),
    '/files/{id}': ofItem(file),
  },
});

test('items are shown as they are at the time of the session, also where nobody has asked for them', () => {
  let nowMs = Date.parse('2026-01-01T00:00:00Z');
  const mock = createMock(model, { stateful: true, empty: true, time: () => new Date(nowMs) });
  mock.handle({ method: 'POST', target: '/tasks', headers: {}, body: undefined });
  expect(callAdmin(mock, 'GET /state/api').body).toEqual({ resources: { tasks: 1 } });
  nowMs += 5000;
  expect(callAdmin(mock, 'GET /state/api').body).toEqual({ resources: { tasks: 1, files: 1 } });
  expect(callAdmin(mock, 'GET /state/api/tasks').body).toEqual({
    items: [{ id: '1', scope: {}, value: { id: 1, status: 'completed', output_file_id: 1 } }],
    total: 1,
  });
});
