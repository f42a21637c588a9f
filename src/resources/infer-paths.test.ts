import { expect, test } from 'vitest';
import { modelOf } from '../mock/model.fixture.ts';
import { inferResources } from './infer-resources.ts';
import { answers, listOf, objectOf, rolesFor, takes } from './roles.fixture.ts';

const post = objectOf('id', 'title');
const job = {
  type: 'object',
  properties: {
    job_id: { type: 'string' },
    state: { enum: ['new', 'working', 'done', 'broken'], type: 'string' },
    archived: { type: 'boolean' },
  },
};
const named = (ref: string) => ({ $ref: `#/components/schemas/${ref}` });
const components = { schemas: { Post: post, Job: job } };

test.each<[string, Record<string, unknown>, string[]]>([
  [
    'a collection and its items',
    {
      '/posts': {
        get: answers(200, listOf(post)),
        post: { ...answers(201, post), ...takes(objectOf('title')) },
      },
      '/posts/{post_id}': {
        get: answers(200, post),
        put: { ...answers(201, post), ...takes(post) },
        delete: answers(200, post),
      },
    },
    [
      'GET /posts: list posts',
      'POST /posts: create posts 201',
      'GET /posts/{post_id}: read posts',
      'PUT /posts/{post_id}: replace posts 201, creates',
      'DELETE /posts/{post_id}: delete posts 200',
    ],
  ],
  [
    'a base in the path, and trailing slashes',
    {
      '/api/v1/posts/': { get: answers(200, listOf(post)) },
      '/api/v1/posts/{id}/': { get: answers(200, post) },
    },
    ['GET /api/v1/posts/: list posts', 'GET /api/v1/posts/{id}/: read posts'],
  ],
  [
    'what belongs to others, by path and property',
    {
      '/users/{id}': { get: answers(200, objectOf('id')), delete: answers(204) },
      '/users/{id}/keys': {
        get: answers(200, listOf(objectOf('fingerprint', 'user_id'))),
        post: { ...answers(201, objectOf('fingerprint', 'user_id')), ...takes(objectOf('text')) },
      },
      '/users/{id}/keys/{fingerprint}': { get: answers(200, objectOf('fingerprint', 'user_id')) },
    },
    [
      'GET /users/{id}: read users',
      'DELETE /users/{id}: delete users 204, no item',
      'GET /users/{id}/keys: list users/keys, {id} user_id of users',
      'POST /users/{id}/keys: create users/keys 201, {id} user_id of users',
      'GET /users/{id}/keys/{fingerprint}: read users/keys, {id} user_id of users',
    ],
  ],
  [
    'two paths to the same things',
    {
      '/users/{id}': { get: answers(200, objectOf('id')), delete: answers(204) },
      '/users/{id}/posts': {
        get: answers(200, listOf(named('Post'))),
        post: { ...answers(201, named('Post')), ...takes(objectOf('title')) },
      },
      '/posts': { get: answers(200, listOf(named('Post'))) },
      '/posts/{id}': {
        get: answers(200, named('Post')),
        patch: { ...answers(200, named('Post')), ...takes(post) },
      },
    },
    [
      'GET /users/{id}: read users',
      'DELETE /users/{id}: delete users 204, no item',
      'GET /users/{id}/posts: list posts, {id} - of users',
      'POST /users/{id}/posts: create posts 201, {id} - of users',
      'GET /posts: list posts',
      'GET /posts/{id}: read posts',
      'PATCH /posts/{id}: patch posts 200',
    ],
  ],
  [
    'two parameters for one thing: what is below has a scope, and no parent',
    {
      '/repos/{owner}/{repo}': { get: answers(200, objectOf('name')), delete: answers(204) },
      '/repos/{owner}/{repo}/posts': { get: answers(200, listOf(post)) },
      '/repos/{owner}/{repo}/posts/{number}': {
        get: answers(200, objectOf('id', { number: { type: 'integer' } })),
      },
    },
    [
      'GET /repos/{owner}/{repo}: none, names one thing by two path parameters, {owner}/{repo}',
      'DELETE /repos/{owner}/{repo}: none, names one thing by two path parameters, {owner}/{repo}',
      'GET /repos/{owner}/{repo}/posts: list repos/posts, {owner} - of -, {repo} - of -',
      'GET /repos/{owner}/{repo}/posts/{number}: read repos/posts, {owner} - of -, {repo} - of -',
    ],
  ],
  [
    'single things',
    {
      '/settings': {
        get: answers(200, objectOf('theme')),
        put: { ...answers(200, objectOf('theme')), ...takes(objectOf('theme')) },
      },
      '/me': { get: answers(200, objectOf('name')) },
    },
    [
      'GET /settings: read settings',
      'PUT /settings: replace settings 200',
      'GET /me: none, is only read: nothing lists, makes or changes it',
    ],
  ],
  [
    'what is made elsewhere, by the id in the answer alone',
    {
      '/flows/{flow_id}/execute': { post: answers(202, objectOf('execution_id')) },
      '/flows/executions/{id}': { get: answers(200, objectOf('id')) },
      '/flows/unrelated': { post: answers(200, objectOf('execution_id')) },
    },
    [
      'POST /flows/{flow_id}/execute: create flows/executions 202, id in execution_id, {flow_id} - of -',
      'GET /flows/executions/{id}: read flows/executions',
      'POST /flows/unrelated: none, computes an answer: what it answers is not kept',
    ],
  ],
  [
    'what is made elsewhere, by an example of Location',
    {
      '/imports': {
        post: {
          responses: {
            202: {
              description: 'ok',
              headers: { Location: { schema: { type: 'string' }, example: 'https://x.test/v2/tasks/7' } },
            },
          },
        },
      },
      '/tasks/{task}': { get: answers(200, objectOf('id')) },
    },
    ['POST /imports: create tasks 202, no item', 'GET /tasks/{task}: read tasks'],
  ],
  [
    'actions',
    {
      '/jobs/{job_id}': { get: answers(200, named('Job')), delete: answers(204) },
      '/jobs/{job_id}/archive': { put: answers(204), delete: answers(204) },
      '/jobs/{job_id}:unarchive': { post: answers(200, named('Job')) },
      '/jobs/{job_id}/touch': { post: answers(200, named('Job')) },
      '/jobs/{job_id}/email': { post: answers(204) },
    },
    [
      'GET /jobs/{job_id}: read jobs',
      'DELETE /jobs/{job_id}: delete jobs 204, no item',
      'PUT /jobs/{job_id}/archive: action jobs 204, no item, sets {"archived":true}, from any',
      'DELETE /jobs/{job_id}/archive: action jobs 204, no item, sets {"archived":false}, from any',
      'POST /jobs/{job_id}:unarchive: action jobs 200, sets {"archived":false}, from any',
      'POST /jobs/{job_id}/touch: action jobs 200, sets {}, from any',
      'POST /jobs/{job_id}/email: none, computes an answer: what it answers is not kept, {job_id} - of jobs',
    ],
  ],
  [
    'envelopes in answers and bodies',
    {
      '/posts': {
        get: answers(200, objectOf({ data: objectOf({ posts: listOf(post) }) }, 'next')),
        post: { ...answers(201, objectOf({ post })), ...takes(objectOf({ post: objectOf('title') })) },
      },
      '/posts/{id}': { get: answers(200, objectOf({ result: post }, 'success')) },
    },
    [
      'GET /posts: list posts, in data.posts',
      'POST /posts: create posts 201, in post, from post',
      'GET /posts/{id}: read posts, in result',
    ],
  ],
  [
    'what the body names, and lists of some',
    {
      '/pets': {
        put: { ...answers(200, post), ...takes(post) },
        patch: { ...answers(200), ...takes(objectOf('title')) },
      },
      '/pets/{petId}': { get: answers(200, post), delete: answers(204) },
      '/pets/{petId}/photo': { delete: { responses: { 404: { description: 'no' } } } },
      '/toys/{id}': { get: answers(200, post), delete: { responses: { 404: { description: 'no' } } } },
      '/pets/findByTags': { get: answers(200, listOf(post)) },
      '/pets/search': { get: answers(200, listOf(post)) },
      '/pets/toys': { get: answers(200, listOf(objectOf('id', 'colour'))) },
    },
    [
      'PUT /pets: replace pets 200, by id of the body',
      'PATCH /pets: none, changes nothing that is known to be kept',
      'GET /pets/{petId}: read pets',
      'DELETE /pets/{petId}: delete pets 204, no item',
      'DELETE /pets/{petId}/photo: none, documents no 2xx answer, {petId} - of pets',
      'GET /toys/{id}: read toys',
      'DELETE /toys/{id}: delete toys 204, no item',
      'GET /pets/findByTags: list pets',
      'GET /pets/search: list pets',
      'GET /pets/toys: list pets/toys',
    ],
  ],
  [
    'what cannot be told apart',
    {
      '/posts': { get: answers(200, listOf(objectOf('title'))) },
      '/words': { get: answers(200, listOf({ type: 'string' })) },
      '/tags': { get: answers(200, listOf(objectOf('colour'))) },
      '/tags/{shade_of}': { get: answers(200, objectOf('colour')) },
    },
    [
      'GET /posts: none, lists what has no id',
      'GET /words: none, lists values that have no properties',
      'GET /tags: none, keeps what cannot be told apart: no property of its items is known to be {shade_of}',
      'GET /tags/{shade_of}: none, keeps what cannot be told apart: no property of its items is known to be {shade_of}',
    ],
  ],
  [
    'several at once, and what is no JSON',
    {
      '/posts': {
        get: answers(200, listOf(post)),
        post: { ...answers(200, listOf(post)), ...takes(listOf(post)) },
        delete: answers(204),
      },
      '/posts/{id}': {
        get: { responses: { 200: { description: 'ok', content: { 'image/png': {} } } } },
        delete: answers(204),
      },
      '/posts/{from}..{to}': { get: answers(200, listOf(post)) },
      '/search': { get: answers(200, listOf(post)) },
    },
    [
      'GET /posts: list posts',
      'POST /posts: none, computes an answer: what it answers is not kept',
      'DELETE /posts: none, changes nothing that is known to be kept',
      'GET /posts/{id}: none, answers no JSON, {id} - of posts',
      'DELETE /posts/{id}: delete posts 204, no item',
      'GET /posts/{from}..{to}: none, has a path segment that is more than one parameter',
      'GET /search: none, searches: what it finds is kept elsewhere',
    ],
  ],
])('%s', (_name, paths, want) => {
  const servers = [{ url: 'https://x.test/v2' }];
  expect(rolesFor(paths, { components, servers })).toEqual(want);
});

const text = { type: 'string' };
const whole = { type: 'integer' };

test.each<[string, string, Record<string, unknown>, string | undefined]>([
  ['itself', '/sources/{source_id}', { id: text, source_id: text }, 'source_id'],
  ['in another case', '/sources/{sourceId}', { source_id: text }, 'source_id'],
  ['id', '/sources/{source_id}', { name: text, id: text }, 'id'],
  ['with what it is called', '/customers/{id}', { customer_id: text, name: text }, 'customer_id'],
  ['without what it is called', '/teams/{team_slug}', { id: whole, slug: text }, 'slug'],
  ['of the type of the parameter', '/users/{user}', { id: whole, login: text }, 'login'],
  ['none', '/users/{shoe}', { size: whole }, undefined],
])('the id of an item is %s', (_name, path, properties, want) => {
  const [, parameter = ''] = /\{(.+)\}/.exec(path) ?? [];
  const parameters = [{ in: 'path', name: parameter, required: true, schema: text }];
  const item = { type: 'object', properties };
  const paths = { [path]: { parameters, get: answers(200, item), delete: answers(204) } };
  const [resource] = inferResources(modelOf({ paths })).resources.values();
  expect(resource?.id?.property).toBe(want);
});

test.each<[string, object, object, boolean]>([
  ['nobody sends it', objectOf('name'), {}, true],
  ['the one who creates sends it', objectOf('slug', 'name'), {}, false],
  ['it is read-only', objectOf('slug', 'name'), { readOnly: true }, true],
])('whether the server makes up an id where %s', (_name, body, more, want) => {
  const item = objectOf({ slug: { type: 'string', ...more } }, 'name');
  // The schema of the body is the item's own, so that what is read-only is so there too.
  const sent = 'readOnly' in more ? item : body;
  const paths = {
    '/tags': { get: answers(200, listOf(item)), post: { ...answers(201, item), ...takes(sent) } },
    '/tags/{slug}': { get: answers(200, item) },
  };
  const [resource] = inferResources(modelOf({ paths })).resources.values();
  expect([resource?.id?.property, resource?.id?.isAssigned]).toEqual(['slug', want]);
});
