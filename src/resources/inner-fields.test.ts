import { expect, test } from 'vitest';
import { modelOf } from '../mock/model.fixture.ts';
import { inferResources } from './infer-resources.ts';
import { answers, listOf, objectOf, takes } from './roles.fixture.ts';

const whole = { type: 'integer' };
const fixed = { const: 'things' };
const kind = { enum: ['things'] };
const title = objectOf('title', { rank: whole });
const related = objectOf({ owner: objectOf({ data: objectOf('type', 'id') }) });

/** Where the items of `/things` have their fields, with this body to make them and this item in answers. */
function innerOf(item: object, body?: object): string | undefined {
  const post = body && { ...takes(body), ...answers(201, item) };
  const paths = {
    '/things': { get: answers(200, listOf(item)), ...(post && { post }) },
    '/things/{id}': { get: answers(200, item), parameters: [{ name: 'id', in: 'path', required: true }] },
  };
  const { resources } = inferResources(modelOf({ openapi: '3.1.0', paths }));
  return resources.get('things')?.inner;
}

test.each<[string, item: object, body: object | undefined, want: string | undefined]>([
  [
    'JSON:API',
    objectOf('id', { type: fixed, attributes: title }),
    objectOf({ attributes: title }),
    'attributes',
  ],
  [
    'with relations and links',
    objectOf('id', { type: kind, attributes: title, relationships: related, links: objectOf('self') }),
    objectOf({ type: kind, attributes: title, relationships: related }),
    'attributes',
  ],
  ['fields and times', objectOf('id', 'madeAt', { fields: title }), objectOf({ fields: title }), 'fields'],
  ['sent without the object', objectOf('id', { fields: title }), objectOf('title'), 'fields'],
  ['only read', objectOf('id', { type: fixed, props: title }), undefined, 'props'],
  ['only read, with fields of its own', objectOf('id', 'name', { address: title }), undefined, undefined],
  ['flat', objectOf('id', 'title'), objectOf('title'), undefined],
  [
    'an object beside fields',
    objectOf('id', 'name', { address: title }),
    objectOf('name', { address: title }),
    undefined,
  ],
  [
    'a list beside it',
    objectOf('id', { tags: listOf(whole), about: title }),
    objectOf({ tags: listOf(whole), about: title }),
    undefined,
  ],
  [
    'two objects',
    objectOf('id', { billing: title, shipping: title }),
    objectOf({ billing: title }),
    undefined,
  ],
  [
    'any values',
    objectOf('id', { config: { type: 'object' } }),
    objectOf({ config: { type: 'object' } }),
    undefined,
  ],
])('where items have their fields: %s', (_name, item, body, want) => {
  expect(innerOf(item, body)).toBe(want);
});

test.each<[parameter: string, want: object | undefined]>([
  ['filter[title]', { property: ['attributes', 'title'], test: 'equals' }],
  ['title', { property: ['attributes', 'title'], test: 'equals' }],
  ['min_rank', { property: ['attributes', 'rank'], test: 'at-least' }],
  ['filter[owner]', { property: ['relationships', 'owner', 'data', 'id'], test: 'equals' }],
  ['filter[tag]', { property: ['relationships', 'tags', 'data'], test: 'contains' }],
  ['filter[id]', { property: ['id'], test: 'equals' }],
  ['filter[colour]', undefined],
])('a filter of fields in an inner object: %s', (name, want) => {
  const tags = objectOf({ data: listOf(objectOf('type', 'id')) });
  const relationships = objectOf({ owner: objectOf({ data: objectOf('type', 'id') }), tags });
  const item = objectOf('id', { type: fixed, attributes: title, relationships });
  const schema = name.startsWith('min') ? whole : { type: 'string' };
  const get = { ...answers(200, listOf(item)), parameters: [{ name, in: 'query', schema }] };
  const { roles } = inferResources(modelOf({ openapi: '3.1.0', paths: { '/things': { get } } }));
  const [role] = roles.values();
  expect(role?.kind === 'list' && role.filters).toEqual(want ? [{ parameter: name, ...want }] : []);
});

const state = { type: 'string', enum: ['queued', 'running', 'done'] };
const named = objectOf('name', { state });

test.each<[string, sent: object, changed: object, want: { unique: string[]; lifecycle: string | undefined }]>(
  [
    ['nobody sets the state', objectOf('name'), objectOf('name'), { unique: ['name'], lifecycle: 'state' }],
    ['creates set the state', named, objectOf('name'), { unique: ['name'], lifecycle: undefined }],
    ['changes set the state', objectOf('name'), named, { unique: ['name'], lifecycle: undefined }],
  ],
)(
  'what is unique and what goes through states by itself is looked for inside: %s',
  (_, sent, changed, want) => {
    const item = objectOf('id', { type: fixed, attributes: named });
    const body = (attributes: object) => takes(objectOf({ type: fixed, attributes }));
    const post = { ...body(sent), responses: {} as object, ...answers(201, item) };
    const taken = { 409: { description: 'The name is already taken.' } };
    const paths = {
      '/things': {
        get: answers(200, listOf(item)),
        post: { ...post, responses: { ...post.responses, ...taken } },
      },
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true }],
        get: answers(200, item),
        patch: { ...body(changed), ...answers(200, item) },
      },
    };
    const { resources } = inferResources(modelOf({ openapi: '3.1.0', paths }));
    const { unique, lifecycle, innerFacts } = resources.get('things') ?? {};
    expect({ unique, lifecycle }).toEqual({ unique: [], lifecycle: undefined });
    expect({ unique: innerFacts?.unique, lifecycle: innerFacts?.lifecycle?.property }).toEqual(want);
  },
);
