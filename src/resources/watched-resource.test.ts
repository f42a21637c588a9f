import { expect, test } from 'vitest';
import { parseSource } from '../document/parse.ts';
import { buildModel } from '../model/build.ts';
import { inferResources } from './infer-resources.ts';
import { watchedResource, watchOperation } from './watched-resource.ts';

const id = { in: 'path', name: 'id', required: true, schema: { type: 'integer' } };
const shared = { $ref: '#/components/parameters/JobId' };
const json = (schema: object, more: object = {}) => ({
  description: 'ok',
  content: { 'application/json': { schema } },
  ...more,
});
const job = {
  type: 'object',
  required: ['id', 'status'],
  properties: { id: { type: 'integer' }, status: { enum: ['queued', 'running', 'completed', 'failed'] } },
};
const note = { type: 'object', properties: { id: { type: 'integer' }, text: { type: 'string' } } };
const on = { 101: { description: 'a WebSocket' } };

/** The resource and parameter of a WebSocket at this path. */
function watched(path: string, parameter: object, { links = {}, marked = true, read = id as object } = {}) {
  const source = parseSource(
    '/t.json',
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: {
        '/jobs': { post: { responses: { 202: json(job, { links }) } } },
        '/jobs/{id}': { get: { operationId: 'getJob', parameters: [read], responses: { 200: json(job) } } },
        '/notes': { post: { responses: { 201: json(note) } } },
        '/notes/{id}': { get: { parameters: [id], responses: { 200: json(note) } } },
        [path]: {
          get: {
            operationId: 'watch',
            ...(marked && { 'x-websocket': {} }),
            parameters: [parameter],
            responses: on,
          },
        },
      },
      components: { parameters: { JobId: id } },
    }),
  );
  if (!source.ok) throw new Error('the fixture cannot be read');
  const model = buildModel({ root: source.value, sources: new Map([['/t.json', source.value]]) });
  if (!model.ok) throw new Error('the fixture cannot be used');
  const map = inferResources(model.value);
  const operation = model.value.operations.find(({ name }) => name === 'watch');
  const found = operation && watchedResource(map, operation);
  expect(watchOperation(model.value, map, 'jobs')?.operation.name).toBe(found && 'watch');
  return found && [found.resource.name, found.parameter];
}

const link = {
  self: { operationId: 'getJob', parameters: { id: '$response.body#/id' } },
  watch: { operationId: 'watch', parameters: { key: '$response.body#/id' } },
};
const key = { ...id, name: 'key' };

test.each<[string, string, object, Parameters<typeof watched>[2], unknown]>([
  ['a link leads there', '/live/{key}', key, { links: link }, ['jobs', 'key']],
  ['the same parameter', '/live/{id}', shared, { read: shared }, ['jobs', 'id']],
  ['the same name in the path', '/ws/jobs/{key}', key, {}, ['jobs', 'key']],
  ['in the singular, with more behind', '/ws/job/{key}/events', key, {}, ['jobs', 'key']],
  ['nothing leads there', '/live/{key}', key, {}, undefined],
  ['a resource without a lifecycle', '/ws/notes/{key}', key, {}, undefined],
  ['no WebSocket', '/ws/jobs/{key}', key, { marked: false }, undefined],
  ['no parameter', '/ws/jobs', { ...id, in: 'query' }, { links: link }, undefined],
])('%s', (_name, path, parameter, options, want) => {
  expect(watched(path, parameter, options)).toEqual(want);
});
