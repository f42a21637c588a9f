import { modelOf } from '../items-server.fixture.ts';

const text = { type: 'string', minLength: 1, maxLength: 60 };
const day = { type: 'string', format: 'date' };
const time = { type: 'string', format: 'date-time' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: unknown, example?: unknown) => ({
  'application/json': { schema, ...(example !== undefined && { example }) },
});
const pageOf = (items: unknown) => ({
  type: 'object',
  required: ['items', 'next_cursor'],
  properties: {
    items: { type: 'array', items },
    has_more: { type: 'boolean' },
    next_cursor: {
      type: ['string', 'null'],
      description: 'Leads to the next page; null where there are no more items.',
    },
  },
});
const size = {
  name: 'limit',
  in: 'query',
  schema: { type: 'integer', minimum: 1, maximum: 50, default: 20 },
};
const paging = [size, { name: 'cursor', in: 'query', schema: text }];
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };
const failed = { description: 'No.', content: json({ type: 'object' }) };
const gauge = {
  name: text,
  tags: { type: 'array', items: text, maxItems: 5 },
  valid_from: day,
  valid_until: day,
};
const shown = Object.fromEntries(
  Object.entries(gauge).map(([name, schema]) => [name, { ...schema, type: [schema.type, 'null'] }]),
);
const reading = { time, value: { type: 'number' } };

/** Gauges with their readings, which have no ids: what lists of them are judged by. */
export const gaugesModel = modelOf({
  openapi: '3.1.0',
  info: { title: 'Gauges', version: '1' },
  paths: {
    '/gauges': {
      get: {
        operationId: 'listGauges',
        parameters: [
          ...paging,
          { name: 'tag', in: 'query', description: 'Only gauges with exactly this tag.', schema: text },
          {
            name: 'valid_on',
            in: 'query',
            description: 'Gauges that are valid on this day, first and last day included.',
            schema: day,
          },
          {
            name: 'fields',
            in: 'query',
            description: 'Only these fields, separated by commas; the id is always there.',
            style: 'form',
            explode: false,
            schema: {
              type: 'array',
              minItems: 1,
              items: { type: 'string', enum: ['name', 'tags', 'valid_from'] },
            },
          },
        ],
        responses: { 200: { description: 'Gauges.', content: json(pageOf(ref('Gauge'))) }, 400: failed },
      },
      post: {
        operationId: 'createGauge',
        requestBody: {
          required: true,
          content: json(
            { type: 'object', required: Object.keys(gauge), properties: gauge },
            { name: 'Weir', tags: ['river'], valid_from: '2024-03-01', valid_until: '2024-03-20' },
          ),
        },
        responses: { 201: { description: 'Made.', content: json(ref('Gauge')) }, 400: failed },
      },
    },
    '/gauges/{id}': {
      parameters: [id],
      get: {
        operationId: 'getGauge',
        responses: { 200: { description: 'One.', content: json(ref('Gauge')) }, 404: failed },
      },
      delete: { operationId: 'deleteGauge', responses: { 204: { description: 'Gone.' }, 404: failed } },
    },
    '/gauges/{id}/readings': {
      parameters: [id],
      get: {
        operationId: 'listReadings',
        parameters: [
          ...paging,
          { name: 'from', in: 'query', description: 'Only readings at this instant or later.', schema: time },
        ],
        responses: { 200: { description: 'Readings.', content: json(pageOf(ref('Reading'))) }, 404: failed },
      },
      post: {
        operationId: 'addReadings',
        requestBody: {
          required: true,
          content: json(
            {
              type: 'object',
              required: ['readings'],
              properties: { readings: { type: 'array', minItems: 1, maxItems: 50, items: ref('Reading') } },
            },
            { readings: [{ time: '2024-06-01T06:00:00Z', value: 14.5 }] },
          ),
        },
        responses: { 201: { description: 'Added.', content: json({ type: 'object' }) }, 404: failed },
      },
    },
    '/gauges/{id}/latest': {
      parameters: [id],
      get: {
        operationId: 'getLatest',
        responses: {
          200: { description: 'The reading with the latest time.', content: json(ref('Reading')) },
          404: failed,
        },
      },
    },
  },
  components: {
    schemas: {
      Gauge: { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, ...shown } },
      Reading: { type: 'object', required: ['time', 'value'], properties: reading },
    },
  },
});
