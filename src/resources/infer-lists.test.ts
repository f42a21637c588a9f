import { expect, test } from 'vitest';
import { modelOf } from '../mock/model.fixture.ts';
import { inferResources } from './infer-resources.ts';
import type { Role } from './resource.ts';
import { answers, listOf, objectOf } from './roles.fixture.ts';
import { SchemaFacts } from './schema-facts.ts';
import { switchesOf } from './switches.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };
const time = { type: 'string', format: 'date-time' };
const item = {
  type: 'object',
  properties: {
    id: whole,
    status: { type: 'string', enum: ['active', 'archived'] },
    name: text,
    owner_id: text,
    price: { type: 'number' },
    tags: listOf(text),
    author: objectOf('name'),
    cost: objectOf('currency'),
    created_at: time,
    updated_at: time,
  },
};

interface Listing {
  readonly query?: readonly Record<string, unknown>[];
  readonly body?: unknown;
  readonly headers?: Record<string, unknown>;
  readonly description?: string;
}

/** What is inferred of `GET /things`. */
function listOfThings({ query = [], body = listOf(item), headers, description }: Listing) {
  const [[status, response]] = Object.entries(
    (answers(200, body) as { responses: Record<string, object> }).responses,
  ) as [[string, object]];
  const parameters = query.map((one) => ({ in: 'query', schema: text, ...one }));
  const get = {
    parameters,
    description,
    responses: { [status]: { ...response, ...(headers && { headers }) } },
  };
  const [role] = inferResources(modelOf({ openapi: '3.1.0', paths: { '/things': { get } } })).roles.values();
  if (role?.kind !== 'list') throw new Error(`no list: ${JSON.stringify(role)}`);
  return role;
}

test('a list embedded as in HAL, and the links beside it', () => {
  const href = { type: 'object', required: ['href'], properties: { href: text } };
  const { answer, page } = listOfThings({
    query: [{ name: 'offset', schema: whole }],
    body: {
      type: 'object',
      properties: {
        _links: { type: 'object', properties: { self: href, next: href, prev: href } },
        _embedded: { type: 'object', properties: { thingModels: listOf(item) } },
        total: whole,
      },
    },
  });
  expect(answer.path).toEqual(['_embedded', 'thingModels']);
  expect(page?.told).toEqual({
    total: ['total'],
    next: ['_links', 'next', 'href'],
    previous: ['_links', 'prev', 'href'],
  });
});

const bothSides = [{ name: 'before' }, { name: 'after' }, { name: 'limit', schema: whole }];
const sided = objectOf({ items: listOf(item) }, 'next_before', 'next_after');

test.each<[string, Listing, Partial<Record<string, unknown>> | undefined]>([
  ['nothing', {}, undefined],
  [
    'pages',
    {
      query: [
        { name: 'page', schema: { ...whole, default: 1 } },
        { name: 'perPage', schema: { ...whole, default: 30, maximum: 100 } },
      ],
    },
    { kind: 'page', parameter: 'page', first: 1, size: { parameter: 'perPage', default: 30, max: 100 } },
  ],
  [
    'pages from 0',
    {
      query: [
        { name: 'page', schema: { ...whole, minimum: 0 } },
        { name: 'size', schema: whole },
      ],
    },
    { kind: 'page', parameter: 'page', first: 0, size: { parameter: 'size', default: 20, max: 100 } },
  ],
  [
    'a maximum that only the description says',
    {
      query: [
        { name: 'page', schema: whole },
        { name: 'per_page', schema: whole, description: 'Results per page (max 50).' },
      ],
    },
    { size: { parameter: 'per_page', default: 20, max: 50 } },
  ],
  [
    'an offset',
    {
      query: [
        { name: 'limit', schema: { ...whole, maximum: 10 } },
        { name: 'offset', schema: whole },
      ],
    },
    { kind: 'offset', parameter: 'offset', size: { parameter: 'limit', default: 10, max: 10 } },
  ],
  [
    'a cursor with a Link header',
    {
      query: [{ name: 'limit', schema: whole }, { name: 'starting_after' }],
      headers: { link: { schema: text } },
    },
    { kind: 'cursor', parameter: 'starting_after', hasLink: true },
  ],
  ['a page that is a token', { query: [{ name: 'page' }] }, { kind: 'cursor', parameter: 'page' }],
  ['a size alone', { query: [{ name: 'limit', schema: whole }] }, { kind: 'offset', parameter: '' }],
  [
    'an object',
    {
      query: [
        {
          name: 'page',
          style: 'deepObject',
          schema: { type: 'object', properties: { number: whole, size: { ...whole, maximum: 30 } } },
        },
      ],
    },
    { kind: 'page', parameter: 'page[number]', size: { parameter: 'page[size]', default: 20, max: 30 } },
  ],
  [
    'a cursor in a header',
    {
      query: [{ name: 'cursor' }],
      headers: {
        'X-Next-Cursor': { schema: text },
        'X-Total-Count': { schema: whole },
        'X-Count': { schema: whole },
      },
    },
    { kind: 'cursor', toldInHeaders: { nextCursor: 'X-Next-Cursor', total: 'X-Total-Count' } },
  ],
  [
    'two sides, read from the newest',
    { query: bothSides, body: sided, description: 'The newest first.' },
    { kind: 'cursor', parameter: 'before', back: 'after', told: { nextCursor: ['next_before'] } },
  ],
  [
    'two sides, read from the oldest',
    { query: bothSides, body: sided },
    { kind: 'cursor', parameter: 'after', back: 'before', told: { nextCursor: ['next_after'] } },
  ],
  [
    'one side that is told of',
    { query: bothSides, body: objectOf({ items: listOf(item) }, 'next_before') },
    { kind: 'cursor', parameter: 'before' },
  ],
  ['a date that is called as a cursor', { query: [{ name: 'after', schema: time }] }, undefined],
])('pagination by %s', (_name, listing, want) => {
  const { page } = listOfThings(listing);
  if (want === undefined) expect(page).toBeUndefined();
  else expect(page).toMatchObject(want);
});

const pages = [{ name: 'page', schema: whole }];
const flag = { type: 'boolean' };

test.each<[string, Record<string, unknown>, Record<string, readonly string[]>]>([
  ['beside the items', { total: whole, hasMore: flag }, { total: ['total'], hasMore: ['hasMore'] }],
  [
    'two levels down',
    { meta: objectOf({ pagination: objectOf({ total_pages: whole }, 'next_cursor') }) },
    { pages: ['meta', 'pagination', 'total_pages'], nextCursor: ['meta', 'pagination', 'next_cursor'] },
  ],
  ['with a count that is the total', { count: whole, next: text }, { total: ['count'], next: ['next'] }],
  ['with a count beside a total', { count: whole, total: whole }, { count: ['count'], total: ['total'] }],
  [
    'in links that may be null',
    { links: objectOf({ next: { type: ['string', 'null'] } }) },
    { next: ['links', 'next'] },
  ],
  [
    'by the number of the next page',
    { next_page: { type: ['integer', 'null'] } },
    { nextPage: ['next_page'] },
  ],
  ['nowhere', { total: text, next: flag }, {}],
])('what a body tells %s', (_name, more, want) => {
  const body = objectOf({ items: listOf(item), ...more });
  expect(listOfThings({ query: pages, body }).page?.told).toEqual(want);
});

test.each<[string, Record<string, unknown>, string | undefined]>([
  ['the property', { name: 'status' }, 'status equals'],
  ['another case', { name: 'ownerId' }, 'owner_id equals'],
  ['the one whose id it is', { name: 'owner' }, 'owner_id equals'],
  ['brackets', { name: 'filter[status]' }, 'status equals'],
  ['a path', { name: 'author.name' }, 'author.name equals'],
  ['a list', { name: 'status', schema: listOf(text) }, 'status one-of'],
  ['a plural', { name: 'ids', schema: listOf(whole) }, 'id one-of'],
  ['commas', { name: 'status', description: 'Comma-separated.' }, 'status one-of'],
  ['one of a list', { name: 'tags' }, 'tags contains'],
  ['a part', { name: 'name_contains' }, 'name contains'],
  ['one of a list, in the singular', { name: 'tag' }, 'tags contains'],
  ['a property within', { name: 'currency' }, 'cost.currency equals'],
  ['a property within, with whose it is', { name: 'author_name' }, 'author.name equals'],
  [
    'an object',
    { name: 'filter', style: 'deepObject', schema: { type: 'object', properties: { status: text } } },
    'status equals',
  ],
  [
    'a bound within an object',
    {
      name: 'filter',
      style: 'deepObject',
      schema: { type: 'object', properties: { price_min: { type: 'number' } } },
    },
    'price at-least',
  ],
  [
    'an object whose properties are parameters',
    { name: 'by', schema: { type: 'object', properties: { status: text } } },
    'status equals',
  ],
  ['any text', { name: 'q' }, ' contains'],
  ['changes since', { name: 'updated_since', schema: time }, 'updated_at at-least'],
  ['a word for the same', { name: 'modifiedBefore', schema: time }, 'updated_at before'],
  ['a bound without a name', { name: 'start_date', schema: time }, 'created_at at-least'],
  [
    'a bound that the description explains',
    { name: 'since', schema: time, description: 'Last updated after this time.' },
    'updated_at at-least',
  ],
  ['an end that counts itself', { name: 'to', schema: time }, 'created_at at-most'],
  [
    'an end that does not',
    { name: 'to', schema: time, description: 'Made before this time.' },
    'created_at before',
  ],
  ['a number', { name: 'min_price', schema: { type: 'number' } }, 'price at-least'],
  ['a number in brackets', { name: 'price[lt]', schema: { type: 'number' } }, 'price before'],
  ['another type', { name: 'price', schema: flag }, undefined],
  ['fields to show', { name: 'fields' }, undefined],
  ['nothing known', { name: 'shoe' }, undefined],
])('a filter by %s', (_name, parameter, want) => {
  const [filter] = listOfThings({ query: [parameter] }).filters;
  expect(filter && `${filter.property.join('.')} ${filter.test}`).toBe(want);
});

const readOnlyTime = { ...time, readOnly: true };
const visit = {
  type: 'object',
  properties: {
    id: whole,
    name: text,
    starts_at: time,
    ends_at: time,
    created_at: readOnlyTime,
    hidden: { type: 'boolean' },
    deleted_at: { type: ['string', 'null'], format: 'date-time' },
  },
};

test.each<[string, string | undefined, string | undefined]>([
  ['says nothing', undefined, undefined],
  ['speaks of the range alone', 'The start of the range.', undefined],
  ['calls the range so', 'Starting date of the range.', undefined],
  ['has the property as a verb', 'Visits that start at this time or later.', 'starts_at at-least'],
  ['has the other one as a verb', 'Visits that end at this time or later.', 'ends_at at-least'],
  ['has the property as a participle', 'Created at or after this time.', 'created_at at-least'],
  ['has the name of the property', 'A bound for `ends_at`.', 'ends_at at-least'],
  ['has two of them', 'Visits that start or that end later.', undefined],
])('which of several times a bound is for, where the description %s', (_name, description, want) => {
  const query = [{ name: 'from', schema: time, ...(description !== undefined && { description }) }];
  const [filter] = listOfThings({ body: listOf(visit), query }).filters;
  expect(filter && `${filter.property.join('.')} ${filter.test}`).toBe(want);
});

test.each<[string, Record<string, unknown>, string | undefined]>([
  ['of a flag', { name: 'include_hidden', schema: { type: 'boolean', default: false } }, 'hidden'],
  ['of a time', { name: 'withDeleted', schema: { type: 'boolean', default: false } }, 'deleted_at'],
  [
    'that the description explains',
    { name: 'show_hidden', schema: { type: 'boolean' }, description: 'Hidden ones as well.' },
    'hidden',
  ],
  ['that nothing explains', { name: 'show_hidden', schema: { type: 'boolean' } }, undefined],
  [
    'of what items do not have',
    { name: 'include_total', schema: { type: 'boolean', default: false } },
    undefined,
  ],
  ['that is on', { name: 'include_hidden', schema: { type: 'boolean', default: true } }, undefined],
  ['that is a text', { name: 'include_hidden', schema: text }, undefined],
])('a switch %s', (_name, parameter, want) => {
  const get = { parameters: [{ in: 'query', ...parameter }], ...answers(200, listOf(visit)) };
  const model = modelOf({ openapi: '3.1.0', paths: { '/things': { get } } });
  const item = listOfThings({ body: listOf(visit) }).answer.schema;
  const schemas = new SchemaFacts(model);
  const node = item && schemas.items(item);
  const [operation] = model.operations;
  expect(node && switchesOf(schemas, node, operation?.parameters ?? [])[0]?.property).toBe(want);
});

const ascending = { type: 'string', enum: ['asc', 'desc'] };

test.each<[string, readonly Record<string, unknown>[], Extract<Role, { kind: 'list' }>['sort']]>([
  ['nothing', [{ name: 'status' }], undefined],
  ['a minus', [{ name: 'sort' }], { parameter: 'sort', form: 'minus', direction: undefined }],
  [
    'a colon',
    [{ name: 'order_by', examples: { one: { value: 'name:desc' } } }],
    { parameter: 'order_by', form: 'colon', direction: undefined },
  ],
  [
    'a direction',
    [{ name: 'sort' }, { name: 'order', schema: ascending }],
    { parameter: 'sort', form: 'plain', direction: 'order' },
  ],
  [
    'an ending',
    [{ name: 'order_by', schema: { type: 'string', enum: ['price_asc', 'price_desc'] } }],
    { parameter: 'order_by', form: 'suffix', direction: undefined },
  ],
  [
    'an object',
    [{ name: 'sort', style: 'deepObject', schema: { type: 'object', properties: { name: ascending } } }],
    { parameter: 'sort', form: 'object', direction: undefined },
  ],
  ['an order', [{ name: 'order' }], { parameter: 'order', form: 'minus', direction: undefined }],
])('sorted by %s', (_name, query, want) => {
  expect(listOfThings({ query }).sort).toEqual(want);
});

test.each<[string, string | undefined]>([
  ['Things, the newest first.', 'created_at, last first'],
  ['Things, the oldest change first.', 'updated_at'],
  ['Things by `name`, then `id`.', 'name'],
  ['Things, the best first.', undefined],
])('the order of "%s"', (description, want) => {
  const { order } = listOfThings({ description });
  expect(order && `${order.property}${order.isDescending ? ', last first' : ''}`).toBe(want);
});

test.each<[string, Record<string, unknown>, readonly string[] | undefined]>([
  ['things, beside what was counted', { things: listOf(item), facets: objectOf('status') }, ['things']],
  [
    'items of pages, beside what was counted',
    { items: listOf(item), limit: whole, facets: objectOf('status') },
    ['items'],
  ],
])('the list is found among %s', (_name, properties, want) => {
  expect(listOfThings({ body: objectOf(properties) }).answer.path).toEqual(want);
});

test('what has items and says nothing of pages is one thing', () => {
  const cart = objectOf({ items: listOf(item), shipping: objectOf('address') });
  expect(() => listOfThings({ body: cart })).toThrow('no list');
});
