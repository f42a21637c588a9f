import { expect, test } from 'vitest';
import { createMock } from '../mock.ts';
import { answering, modelOf } from '../model.fixture.ts';

const jobs = modelOf({
  servers: [{ url: 'https://example.com/api/v1' }],
  paths: {
    '/jobs': { get: answering('jobs') },
    '/jobs/{id}': { get: answering('job'), put: answering('put job') },
    '/health': { get: answering('jobs health') },
  },
});
const projects = modelOf({
  servers: [{ url: '/v1' }, { url: '/v2' }],
  paths: {
    '/projects': { get: answering('projects') },
    '/health': { get: answering('projects health') },
    '/internal': { servers: [{ url: '/admin' }], get: answering('internal') },
  },
});
const plain = modelOf({
  paths: { '/openapi.json': { get: answering('own') }, '/v1/projects': { delete: answering('deleted') } },
});
const slashes = modelOf({
  'x-trailing-slash': 'ignore',
  paths: { '/a': { get: answering('a') }, '/b/': { get: answering('b') } },
});

const one = createMock(jobs);
const ignoring = createMock(slashes);
const several = createMock([
  { name: 'jobs', model: jobs },
  { name: 'projects', model: projects },
  { name: 'plain', model: plain },
]);

test.each([
  ['without base path', one, 'GET /jobs', 200, 'jobs'],
  ['with base path', one, 'GET /api/v1/jobs', 200, 'jobs'],
  ['with base path and parameter', one, 'GET /api/v1/jobs/7', 200, 'job'],
  ['not with half of the base path', one, 'GET /v1/jobs', 404, undefined],
  ['a method that is not there', one, 'DELETE /api/v1/jobs/7', 405, undefined],
  ['of several, by name', several, 'GET /jobs/api/v1/jobs', 200, 'jobs'],
  ['of several, by name without base path', several, 'GET /projects/projects', 200, 'projects'],
  ['of several, the second base path', several, 'GET /projects/v2/projects', 200, 'projects'],
  ['of several, the base path of one path', several, 'GET /projects/admin/internal', 200, 'internal'],
  ['of several, what one alone claims', several, 'GET /api/v1/jobs', 200, 'jobs'],
  ['of several, without base path', several, 'GET /internal', 200, 'internal'],
  ['of several, a path that starts like a name', several, 'GET /jobs', 200, 'jobs'],
  ['of several, the one that has the method', several, 'GET /v1/projects', 200, 'projects'],
  ['of several, the other that has the method', several, 'DELETE /v1/projects', 200, 'deleted'],
  ['of several, with its base path', several, 'GET /api/v1/health', 200, 'jobs health'],
  ['of several, what two claim', several, 'GET /health', 404, undefined],
  ['of several, what nobody claims', several, 'GET /nowhere', 404, undefined],
  ['a document that has a path there itself', several, 'GET /plain/openapi.json', 200, 'own'],
  ['a trailing slash that is ignored', ignoring, 'GET /a/', 200, 'a'],
  ['a trailing slash that is added', ignoring, 'GET /b', 200, 'b'],
])('%s', async (_name, mock, request, status, body) => {
  const [method = '', path = ''] = request.split(' ');
  const response = await mock.fetch(path, { method });
  expect(response.status).toBe(status);
  if (body !== undefined) expect(await response.json()).toBe(body);
});

test('names the candidates where several APIs have a path', async () => {
  const response = await several.fetch('/health');
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toEqual({
    type: 'urn:concordat:ambiguous-route',
    title: 'Several APIs have this path',
    status: 404,
    detail: 'The route /health is that of several APIs: call /jobs/health or /projects/health.',
    candidates: ['/jobs/health', '/projects/health'],
  });
});

test('says what is served where nothing is found', async () => {
  expect(await (await several.fetch('/nowhere')).json()).toMatchObject({
    type: 'https://stoplight.io/prism/errors#NO_PATH_MATCHED_ERROR',
    served: ['/jobs/api/v1', '/projects/v1', '/projects/v2', '/projects/admin', '/plain'],
  });
});

test('a method that is not there is answered with those that are', async () => {
  const response = await one.fetch('/jobs/7', { method: 'DELETE' });
  expect(response.headers.get('allow')).toBe('GET, PUT');
  expect(await response.json()).toMatchObject({
    type: 'https://stoplight.io/prism/errors#NO_METHOD_MATCHED_ERROR',
  });
});

test.each([
  [one, '/openapi.json', jobs],
  [one, '/api/v1/openapi.json', jobs],
  [several, '/jobs/openapi.json', jobs],
  [several, '/projects/v2/openapi.json', projects],
  [several, '/admin/openapi.json', projects],
])('serves the document at %#: %s', async (mock, path, model) => {
  const response = await mock.fetch(path);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(await response.json()).toEqual(model.document.root.value);
  const head = await mock.fetch(path, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('APIs of the same name are told apart', async () => {
  const twins = createMock([
    { name: 'a', model: jobs },
    { name: 'a', model: plain },
  ]);
  expect(twins.mounts.map(({ name }) => name)).toEqual(['a', 'a-2']);
  expect(await (await twins.fetch('/a-2/openapi.json')).json()).toBe('own');
});
