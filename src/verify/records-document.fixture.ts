/** Where an item has its fields: `{ data: { type, id, attributes } }` as JSON:API, or `{ item: { id, fields } }`. */
export interface Shape {
  readonly envelope: string;
  readonly list: string;
  readonly holder: string;
  /** Whether items say what they are, and what they are related to. */
  readonly isTyped: boolean;
  /** A change has all that items must have: the object with the fields may be replaced as a whole. */
  readonly isWhole: boolean;
}

export const shapes = {
  'json-api': { envelope: 'data', list: 'data', holder: 'attributes', isTyped: true, isWhole: false },
  fields: { envelope: 'item', list: 'items', holder: 'fields', isTyped: false, isWhole: false },
  replaced: { envelope: 'item', list: 'items', holder: 'fields', isTyped: false, isWhole: true },
} as const satisfies Record<string, Shape>;
export type ShapeName = keyof typeof shapes;

const json = (schema: unknown) => ({ 'application/json': { schema } });
const answer = (schema: unknown, headers: object = {}) => ({
  description: 'Done.',
  headers,
  content: json(schema),
});
const refused = answer({ type: 'object' });
const id = { type: 'string', pattern: '^[1-9][0-9]{0,8}$' };
const path = (name: string) => ({ name, in: 'path', required: true, schema: id });
const closed = (properties: object, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  required,
  properties,
});
const listOf = (items: object) => ({ type: 'array', items });
const state = { type: 'string', enum: ['open', 'closed'] };
const colour = { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' };
const fields = {
  title: { type: 'string', minLength: 1, maxLength: 60 },
  note: { type: ['string', 'null'], maxLength: 200 },
  rank: { type: 'integer', minimum: 1, maximum: 5, default: 3 },
};
const shown = { ...fields, state, madeAt: { type: 'string', format: 'date-time', readOnly: true } };
const reference = closed({ type: { const: 'labels' }, id });
const keys = ['title', '-title', 'rank', '-rank'];

/** A document of records whose fields stand in an object within, and of labels for them. */
export function recordsDocument(name: ShapeName): object {
  const shape = shapes[name];
  const { envelope, list, holder, isTyped, isWhole } = shape;
  const type = (value: string) => (isTyped ? { type: { const: value } } : {});
  const related = isTyped ? { relationships: closed({ labels: closed({ data: listOf(reference) }) }) } : {};
  const record = closed({
    ...type('records'),
    id,
    [holder]: closed(shown, isWhole ? [] : Object.keys(shown)),
    ...related,
  });
  const newFields = { ...closed(fields, isWhole ? [] : ['title']), additionalProperties: false };
  const changed = { ...closed({ ...fields, state }, []), minProperties: 1 };
  const body = (inner: object) => ({
    requestBody: { required: true, content: json(closed({ [envelope]: inner })) },
  });
  const one = answer(closed({ [envelope]: record }), { ETag: { schema: { type: 'string' } } });
  const label = closed({ ...type('labels'), id, [holder]: closed({ colour }) });
  const oneLabel = closed({ [envelope]: label });
  return {
    openapi: '3.1.0',
    info: { title: 'Records', version: '1' },
    paths: {
      '/records': {
        get: {
          operationId: 'listRecords',
          parameters: [
            { name: 'page[number]', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } },
            {
              name: 'page[size]',
              in: 'query',
              schema: { type: 'integer', minimum: 1, maximum: 50, default: 10 },
            },
            {
              name: 'sort',
              in: 'query',
              style: 'form',
              explode: false,
              schema: { type: 'array', minItems: 1, maxItems: 2, items: { enum: keys } },
            },
            { name: 'filter[state]', in: 'query', schema: state },
            ...(isTyped ? [{ name: 'filter[label]', in: 'query', schema: id }] : []),
          ],
          responses: {
            200: answer(closed({ [list]: listOf(record), meta: closed({ total: { type: 'integer' } }) })),
            400: refused,
          },
        },
        post: {
          operationId: 'createRecord',
          ...body(closed({ ...type('records'), [holder]: newFields })),
          responses: { 201: one, 400: refused },
        },
      },
      '/records/{id}': {
        parameters: [path('id')],
        get: { operationId: 'readRecord', responses: { 200: one, 404: refused } },
        patch: {
          operationId: 'changeRecord',
          parameters: [{ name: 'If-Match', in: 'header', schema: { type: 'string' } }],
          ...body(closed({ ...type('records'), id, [holder]: changed })),
          responses: { 200: one, 400: refused, 404: refused, 409: refused, 412: refused },
        },
        delete: { operationId: 'deleteRecord', responses: { 204: { description: 'Done.' }, 404: refused } },
      },
      '/records/{id}/labels': {
        parameters: [path('id')],
        post: {
          operationId: 'putLabels',
          ...(isTyped && {
            requestBody: { required: true, content: json(closed({ data: listOf(reference) })) },
          }),
          responses: { 200: answer({ type: 'object' }), 400: refused, 404: refused },
        },
      },
      '/labels': {
        get: {
          operationId: 'listLabels',
          responses: { 200: answer(closed({ [list]: listOf(label) })) },
        },
        post: {
          operationId: 'createLabel',
          ...body(closed({ ...type('labels'), [holder]: closed({ colour }) })),
          responses: { 201: answer(oneLabel), 400: refused },
        },
        delete: {
          operationId: 'deleteLabels',
          parameters: [
            {
              name: 'ids',
              in: 'query',
              required: true,
              explode: false,
              schema: { ...listOf(id), minItems: 1, maxItems: 20 },
            },
          ],
          responses: { 204: { description: 'Done.' }, 400: refused, 404: refused },
        },
      },
      '/labels/{id}': {
        parameters: [path('id')],
        get: { operationId: 'readLabel', responses: { 200: answer(oneLabel), 404: refused } },
      },
    },
  };
}
