import { expect, test } from 'vitest';
import { parseSource } from '../document/parse.ts';
import { buildModel } from '../model/build.ts';
import { coverageLcov } from './coverage-lcov.ts';
import { TrafficCoverage } from './coverage-traffic.ts';

const text = `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /jobs:
    get:
      parameters:
        - name: page
          in: query
          schema: { type: integer }
        - { name: status, in: query, schema: { $ref: '#/components/schemas/Status' } }
      responses:
        '200': { description: ok }
        '404': { description: none }
    post:
      parameters:
        - { name: status, in: query, required: true, schema: { $ref: '#/components/schemas/Status' } }
      responses:
        '204': { description: ok }
components:
  schemas:
    Status:
      enum:
        - queued
        - done
`;

test('lines of the document, an operation as a function, what is on one line as branches', () => {
  const source = parseSource('/spec/jobs.yaml', text);
  if (!source.ok) throw new Error('the fixture cannot be read');
  const model = buildModel({ root: source.value, sources: new Map([['/spec/jobs.yaml', source.value]]) });
  if (!model.ok) throw new Error('the fixture cannot be used');
  const api = { name: 'jobs', model: model.value };
  const coverage = new TrafficCoverage(() => [api]);
  const [list, make] = api.model.operations;
  if (!list || !make) throw new Error('the fixture has no operations');
  const request = { path: '/jobs', query: 'status=done', headers: {}, body: undefined };
  const response = { status: 200, headers: {}, body: undefined };
  coverage.add(api, list, { request: { ...request, query: 'page=1&status=done' }, response });
  coverage.add(api, list, { request: { ...request, query: 'page=1' }, response });
  coverage.add(api, make, { request, response: { ...response, status: 204 } });
  const documents = new Map([['jobs', api.model.document]]);
  expect(coverageLcov(coverage.report(), documents).split('\n')).toEqual([
    'TN:',
    'SF:/spec/jobs.yaml',
    'FN:5,GET /jobs',
    'FN:14,POST /jobs',
    'FNDA:2,GET /jobs',
    'FNDA:1,POST /jobs',
    'FNF:2',
    'FNH:2',
    // The parameter page: sent, and never left out.
    'BRDA:7,0,0,2',
    'BRDA:7,0,1,0',
    'BRDA:10,0,0,1',
    'BRDA:10,0,1,1',
    // The value queued, of two operations; then done.
    'BRDA:23,0,0,0',
    'BRDA:23,0,1,0',
    'BRDA:24,0,0,1',
    'BRDA:24,0,1,1',
    'BRF:8',
    'BRH:5',
    'DA:5,2',
    'DA:7,2',
    'DA:10,1',
    'DA:12,2',
    'DA:13,0',
    'DA:14,1',
    'DA:16,1',
    'DA:18,1',
    'DA:23,0',
    'DA:24,2',
    'LF:10',
    'LH:8',
    'end_of_record',
    '',
  ]);
  expect(coverageLcov(coverage.report(), new Map())).toBe('');
});
