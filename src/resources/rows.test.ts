import { expect, test } from 'vitest';
import { modelOf } from '../mock/model.fixture.ts';
import { inferResources } from './infer-resources.ts';

const row = { type: 'object', properties: { time: { type: 'string', format: 'date-time' }, value: {} } };
const json = (schema: unknown) => ({ 'application/json': { schema } });
const listed = { responses: { 200: { description: 'Rows.', content: json({ type: 'array', items: row }) } } };
const paged = { ...listed, parameters: [{ name: 'page', in: 'query', schema: { type: 'integer' } }] };
const from = { name: 'from', in: 'query', schema: { type: 'string', format: 'date-time' } };
const added = { requestBody: { content: json(row) }, responses: { 204: { description: 'Added.' } } };

test.each<[string, readonly string[], Record<string, unknown>]>([
  [
    'what is added to',
    ['/readings, from'],
    { '/readings': { get: { ...listed, parameters: [from] }, post: added } },
  ],
  ['versions in pages', ['/pages/{id}/versions'], { '/pages/{id}/versions': { get: paged } }],
  ['versions as a whole', [], { '/pages/{id}/versions': { get: listed } }],
  ['a report', [], { '/report': { get: { ...paged, parameters: [from] } } }],
  ['a search', [], { '/search': { get: paged, post: added } }],
])('%s', (_name, want, paths) => {
  const model = modelOf({ openapi: '3.1.0', info: { title: 'Rows', version: '1' }, paths });
  const rows = [...(inferResources(model).rows ?? [])];
  expect(
    rows.map(([{ path }, { filters }]) => [path, ...filters.map(({ parameter }) => parameter)].join(', ')),
  ).toEqual(want);
});
