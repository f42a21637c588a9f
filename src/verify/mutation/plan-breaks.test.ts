import { describe, expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { breakId } from './break.ts';
import { notesModel } from './notes-document.fixture.ts';
import { planBreaks } from './plan-breaks.ts';

const notes = notesModel();
const idsOf = (label: string) =>
  planBreaks(notes, notes.operations)
    .map(breakId)
    .filter((id) => id.startsWith(`${label} `) && !id.startsWith(`${label}/`))
    .map((id) => id.slice(label.length + 1));

test('a read is broken in its answers, for whom it answers, and in what it finds', () => {
  expect(idsOf('GET /notes/{id}')).toEqual([
    'wrong-type 200',
    'wrong-type 200 id',
    'wrong-type 200 kind',
    'missing-property 200 id',
    'missing-property 200 title',
    'missing-property 200 kind',
    'null-property 200 id',
    'null-property 200 kind',
    'wrong-enum 200 kind',
    'wrong-format 200 created_at',
    'extra-property 200',
    'wrong-success 200',
    'wrong-refusal',
    'wrong-content-type 200',
    'malformed-answer 200',
    'wrong-error-body 401',
    'wrong-error-body 404',
    'fails-on-valid',
    'unknown-id-found 404',
    'ignores-auth',
    'any-credentials',
    'foreign-access',
    'answers-method PUT',
    'head-differs HEAD',
  ]);
});

test('a create and a list are broken in what they are for', () => {
  const bodies = /^(?:wrong|missing|null|extra|malformed|fails)/;
  expect(idsOf('POST /notes').filter((id) => !bodies.test(id))).toEqual([
    'accepts-invalid whole body required',
    'accepts-invalid body required',
    'accepts-invalid body type',
    'accepts-invalid body kind type',
    'accepts-invalid body additionalProperties',
    'accepts-invalid body title minLength',
    'accepts-invalid body title maxLength',
    'accepts-invalid body text maxLength',
    'accepts-invalid body kind enum',
    'accepts-malformed body',
    'ignores-auth',
    'any-credentials',
    'forgets-create',
    'changes-created title',
    'keeps-refused',
  ]);
  expect(idsOf('GET /notes').filter((id) => /page|filter|total|differs/.test(id))).toEqual([
    'head-differs HEAD',
    'ignores-page-size query limit',
    'ignores-page-size query limit one more',
    'pages-overlap',
    'pages-lose',
    'wrong-total total',
    'ignores-filter query kind',
    'list-differs title',
  ]);
});

test('each break has an id of its own', () => {
  const ids = planBreaks(notes, notes.operations).map(breakId);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('what a document lacks is said', () => {
  const document = (operation: object, path = '/x') => ({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { [path]: operation },
  });
  const json = (schema?: unknown) => ({
    description: '',
    content: { 'application/json': schema === undefined ? {} : { schema } },
  });
  const cases: [name: string, item: object, lacks: string[]][] = [
    ['a schema', { get: { responses: { 200: json() } } }, ['a schema for the 200 answer']],
    [
      'types, required properties and an end of them',
      { get: { responses: { 200: json({ type: 'object', properties: { a: {}, b: { type: 'string' } } }) } } },
      ['a type for a', 'a, b in "required"', '"additionalProperties: false" on the body'],
    ],
    [
      'statuses',
      { get: { responses: { 200: { description: '' }, default: { description: '' } } } },
      ['statuses of its own in place of "default" or a range'],
    ],
    [
      'headers that must be there',
      {
        get: { responses: { 200: { description: '', headers: { 'X-A': { schema: { type: 'string' } } } } } },
      },
      ['"required: true" on X-A'],
    ],
    [
      'properties of an error',
      { get: { responses: { 204: { description: '' }, 400: json({}) } } },
      ['required properties in the body of 400'],
    ],
  ];
  test.each(cases)('%s', (_name, item, lacks) => {
    const model = modelOf(document(item));
    expect(planBreaks(model, model.operations).flatMap((one) => one.lacks ?? [])).toEqual(lacks);
  });

  test('a read operation, and a 404', () => {
    const thing = json({
      type: 'object',
      required: ['id'],
      additionalProperties: false,
      properties: { id: { type: 'string' } },
    });
    const list = json({ type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } });
    const model = modelOf({
      ...document({}),
      paths: {
        '/things': { get: { responses: { 200: list } } },
        '/things/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          delete: { responses: { 204: { description: '' } } },
          put: { requestBody: { content: thing.content }, responses: { 200: thing } },
        },
      },
    });
    const lacks = planBreaks(model, model.operations).map(({ kind, lacks: what }) => `${kind}: ${what}`);
    expect(lacks).toContain('delete-without-effect: undefined');
    expect(lacks).toContain('put-without-effect: a read operation that would show it');
    expect(lacks).toContain('unknown-id-found: a 404');
  });
});
