import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { verify } from '../verify.ts';

const id = { type: 'string', minLength: 1, maxLength: 20 };
const object = (properties: object) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const choices = { type: 'array', items: object({ id, label: id }) };
const page = { type: 'array', items: object({ id, choices }) };

/** What is sent to `POST /polls/{pollId}/votes`, or to `POST /votes`, for a document with polls of such a shape. */
async function sentTo(path: string, poll: object, vote: object, value: object): Promise<unknown> {
  const pollId = { name: 'pollId', in: 'path', required: true, schema: id };
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'Polls', version: '1' },
    paths: {
      '/polls': {
        get: {
          responses: {
            200: { description: 'All.', ...json({ type: 'array', items: object({ id, ...poll }) }) },
          },
        },
      },
      '/polls/{pollId}': {
        get: {
          parameters: [pollId],
          responses: { 200: { description: 'It.', ...json(object({ id, ...poll })) } },
        },
      },
      [path]: {
        post: {
          ...(path.includes('{') && { parameters: [pollId] }),
          requestBody: { required: true, ...json(object(vote)) },
          responses: { 201: { description: 'Kept.', ...json(object({ id })) } },
        },
      },
    },
  });
  let sent: unknown;
  const kept = { id: 'p1', ...value };
  await verify(model, {
    server: 'http://polls.example',
    phases: ['examples'],
    salt: 'test',
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (request.method === 'POST') sent = await request.json();
      if (request.method === 'POST') return Response.json({ id: 'v1' }, { status: 201 });
      return Response.json(new URL(request.url).pathname === '/polls' ? [kept] : kept);
    },
  });
  return sent;
}

const under = '/polls/{pollId}/votes';
const three = { choices: [{ id: 'c7', label: 'x' }] };

test.each<[string, string, object, object, object, unknown]>([
  ['a part of what the path names', under, { choices }, { choice_id: id }, three, { choice_id: 'c7' }],
  [
    'a list of them',
    under,
    { choices },
    { choiceIds: { type: 'array', minItems: 1, items: id } },
    three,
    { choiceIds: ['c7'] },
  ],
  [
    'a part of what the body names',
    '/votes',
    { choices },
    { poll_id: id, choice_id: id },
    three,
    { poll_id: 'p1', choice_id: 'c7' },
  ],
  [
    'a part of a part',
    under,
    { pages: page },
    { choice_id: id },
    { pages: [{ id: 'g1', ...three }] },
    { choice_id: 'c7' },
  ],
  [
    'nested in the body',
    under,
    { choices },
    { vote: object({ choice_id: id }) },
    three,
    { vote: { choice_id: 'c7' } },
  ],
])('%s is named by its id', async (_name, path, poll, vote, value, want) => {
  expect(await sentTo(path, poll, vote, value)).toEqual(want);
});

test.each<[string, object, object]>([
  ['there are none', { choices }, { choices: [] }],
  ['they are not shown', { label: id }, { label: 'x' }],
  [
    'they have no ids',
    { choices: { type: 'array', items: object({ label: id }) } },
    { choices: [{ label: 'x' }] },
  ],
])('what stands in the document is sent where %s', async (_name, poll, value) => {
  const vote = { choice_id: { ...id, example: 'told' } };
  expect(await sentTo(under, poll, vote, value)).toEqual({ choice_id: 'told' });
});
