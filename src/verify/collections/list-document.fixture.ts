import type { Model } from '../../model/model.ts';
import { modelOf } from '../items-server.fixture.ts';

/** How the list of the tests is taken in parts. */
export const styles = [
  'page',
  'page-from-0',
  'json-api',
  'offset',
  'cursor',
  'link',
  'next-url',
  'starting-after',
  'headers',
  'whole',
] as const;
export type Style = (typeof styles)[number];

const text = { type: 'string' };
const whole = { type: 'integer', minimum: 0 };
const maybe = { type: ['string', 'null'] };
const size = { type: 'integer', minimum: 1, maximum: 50, default: 10 };

interface Described {
  readonly parameters: readonly Record<string, unknown>[];
  /** Beside the items; undefined where the body is the list. */
  readonly beside?: Record<string, unknown>;
  readonly headers?: Record<string, unknown>;
  readonly list: string;
}

const link = {
  Link: { description: '`rel="next"` leads on; absent on the last page.', schema: text },
};

const described: Readonly<Record<Style, Described>> = {
  page: {
    parameters: [
      { name: 'page', schema: { type: 'integer', minimum: 1, default: 1 } },
      { name: 'page_size', schema: size },
    ],
    beside: {
      page: whole,
      page_size: whole,
      total: whole,
      total_pages: whole,
      has_more: { type: 'boolean' },
    },
    list: 'data',
  },
  'page-from-0': {
    parameters: [
      { name: 'page', schema: { type: 'integer' } },
      { name: 'size', schema: size },
    ],
    beside: { number: whole, totalElements: whole },
    list: 'content',
  },
  'json-api': {
    parameters: [
      {
        name: 'page',
        style: 'deepObject',
        schema: { type: 'object', properties: { number: { type: 'integer', minimum: 1, default: 1 }, size } },
      },
    ],
    beside: { meta: { type: 'object', properties: { total: whole } } },
    list: 'data',
  },
  offset: {
    parameters: [
      { name: 'offset', schema: { type: 'integer', minimum: 0, default: 0 } },
      { name: 'limit', schema: size },
    ],
    beside: { offset: whole, limit: whole, total: whole },
    list: 'items',
  },
  cursor: {
    parameters: [
      { name: 'cursor', schema: text },
      { name: 'limit', schema: size },
    ],
    beside: { next_cursor: maybe },
    list: 'items',
  },
  link: {
    parameters: [
      { name: 'page', schema: { type: 'integer', minimum: 1, default: 1 } },
      { name: 'per_page', schema: size },
    ],
    headers: { ...link, 'X-Total-Count': { schema: whole } },
    list: '',
  },
  'next-url': {
    parameters: [
      { name: 'offset', schema: { type: 'integer', minimum: 0, default: 0 } },
      { name: 'limit', schema: size },
    ],
    beside: { count: whole, next: maybe, previous: maybe },
    list: 'results',
  },
  'starting-after': {
    parameters: [
      { name: 'starting_after', schema: text },
      { name: 'limit', schema: size },
    ],
    beside: { has_more: { type: 'boolean' } },
    list: 'data',
  },
  headers: {
    parameters: [
      { name: 'cursor', schema: text },
      { name: 'limit', schema: size },
    ],
    headers: { 'X-Next-Cursor': { schema: text }, 'X-Total-Count': { schema: whole } },
    list: '',
  },
  whole: { parameters: [], beside: { total: whole }, list: 'data' },
};

const colour = { type: 'string', enum: ['red', 'green', 'blue'] };
const thing = {
  type: 'object',
  required: ['id', 'name', 'color', 'price', 'tags', 'created_at'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string', maxLength: 60 },
    color: colour,
    price: { type: 'number', minimum: 0, maximum: 1000 },
    tags: { type: 'array', items: { type: 'string', maxLength: 20 } },
    created_at: { type: 'string', format: 'date-time', readOnly: true },
  },
};
const filters = [
  { name: 'color', schema: colour },
  { name: 'min_price', schema: { type: 'number' } },
  { name: 'max_price', schema: { type: 'number' } },
  { name: 'tag', schema: text },
  { name: 'q', description: 'Things whose name contains this, whatever the case.', schema: text },
  { name: 'sort', schema: { type: 'string', enum: ['name', '-name', 'price', '-price'] } },
];
const failed = { description: 'No.', content: { 'application/json': { schema: { type: 'object' } } } };

/** Where the items stand in the body: empty for the body itself. */
export function listName(style: Style): string {
  return described[style].list;
}

/** The document of a list of things in a style. @param says what else the list's description says */
export function listModel(style: Style, says = ''): Model {
  const { parameters, beside, headers, list } = described[style];
  const things = { type: 'array', items: { $ref: '#/components/schemas/Thing' } };
  const schema =
    list === '' ? things : { type: 'object', required: [list], properties: { [list]: things, ...beside } };
  const json = (value: unknown) => ({ 'application/json': { schema: value } });
  const one = { description: 'A thing.', content: json({ $ref: '#/components/schemas/Thing' }) };
  const query = [...parameters, ...filters].map((parameter) => ({ in: 'query', ...parameter }));
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };
  return modelOf({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        get: {
          operationId: 'listThings',
          description: says,
          parameters: query,
          responses: {
            200: { description: 'Things.', ...(headers && { headers }), content: json(schema) },
            400: failed,
            404: failed,
          },
        },
        post: {
          operationId: 'createThing',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Thing' },
                example: { name: 'Lamp', color: 'red', price: 12.5, tags: ['home'] },
              },
            },
          },
          responses: { 201: one, 400: failed },
        },
      },
      '/things/{id}': {
        parameters: [id],
        get: { operationId: 'getThing', responses: { 200: one, 404: failed } },
        delete: { operationId: 'deleteThing', responses: { 204: { description: 'Gone.' }, 404: failed } },
      },
    },
    components: { schemas: { Thing: thing } },
  });
}
