import { expect, test } from 'vitest';
import { checkText, dedent } from './check-text.fixture.ts';
import { exampleValid } from './example-valid.ts';

const cases: [name: string, document: string, want: string[]][] = [
  [
    'valid examples of a parameter, a header and a body',
    dedent`
      openapi: 3.1.0
      paths:
        /a:
          get:
            parameters: [{ name: n, in: query, schema: { type: integer }, example: 1 }]
            responses:
              '200':
                headers: { X-A: { schema: { type: string, format: date }, example: '2024-01-01' } }
                content: { application/json: { schema: { type: array }, examples: { one: { value: [] } } } }
    `,
    [],
  ],
  [
    'a parameter, by its schema and by its content',
    dedent`
      openapi: 3.1.0
      paths:
        /a:
          get:
            parameters:
              - { name: n, in: query, schema: { type: integer }, example: x }
              - name: m
                in: query
                content: { application/json: { schema: { type: integer }, example: y } }
    `,
    ['6:60 the example must be integer', '9:69 the example must be integer'],
  ],
  [
    'a place deep in a named example',
    dedent`
      openapi: 3.1.0
      paths:
        /a:
          get:
            responses:
              '200':
                content:
                  application/json:
                    schema: { items: { properties: { id: { type: integer } } } }
                    examples:
                      two:
                        value:
                          - id: 1
                          - id: two
    `,
    [`14:23 the example's "1.id" must be integer`],
  ],
  [
    'a response header',
    dedent`
      openapi: 3.1.0
      paths:
        /a:
          get:
            responses:
              '200':
                headers:
                  X-Left: { schema: { type: integer }, example: many }
    `,
    ['8:50 the example must be integer'],
  ],
  [
    'formats count',
    dedent`
      openapi: 3.1.0
      paths: {}
      components:
        schemas:
          Id: { type: string, format: uuid, example: '12' }
    `,
    ['5:39 the example must match format "uuid"'],
  ],
  [
    'null is an example like any other',
    dedent`
      openapi: 3.1.0
      paths:
        /a:
          get:
            responses:
              '200':
                content:
                  application/json:
                    schema: { type: string }
                    examples: { none: { value: null } }
    `,
    ['10:35 the example must be string'],
  ],
  [
    'readOnly is not asked of a request, nor writeOnly of a response',
    dedent`
      openapi: 3.1.0
      paths:
        /a:
          post:
            requestBody:
              content:
                application/json: { schema: { $ref: '#/components/schemas/User' }, example: { password: p } }
            responses:
              '200':
                content:
                  application/json: { schema: { $ref: '#/components/schemas/User' }, example: { id: 1 } }
      components:
        schemas:
          User:
            required: [id, password]
            properties:
              id: { readOnly: true }
              password: { writeOnly: true }
    `,
    [],
  ],
  [
    'but the other way round',
    dedent`
      openapi: 3.1.0
      paths:
        /a:
          post:
            requestBody:
              content:
                application/json:
                  schema: { $ref: '#/components/schemas/User' }
                  example: { id: 1 }
      components:
        schemas:
          User:
            required: [id, password]
            properties:
              id: { readOnly: true }
              password: { writeOnly: true }
    `,
    ['9:13 the example must have the property "password"'],
  ],
  [
    'an example of a component may be of either direction, but not of none',
    dedent`
      openapi: 3.1.0
      paths: {}
      components:
        schemas:
          Fits:
            required: [id]
            properties: { id: { readOnly: true } }
            example: {}
          Fails:
            required: [name]
            properties: { id: { readOnly: true }, name: {} }
            example: { id: 1 }
    `,
    ['12:7 the example must have the property "name"'],
  ],
  [
    'components that nothing uses',
    dedent`
      openapi: 3.1.0
      paths: {}
      components:
        parameters: { P: { name: p, in: query, schema: { type: integer }, example: a } }
        headers: { H: { schema: { type: integer }, example: b } }
        requestBodies: { B: { content: { text/json: { schema: { type: integer }, example: c } } } }
        responses: { R: { description: r, content: { text/json: { schema: { type: integer }, example: d } } } }
    `,
    [
      '4:69 the example must be integer',
      '5:46 the example must be integer',
      '6:76 the example must be integer',
      '7:88 the example must be integer',
    ],
  ],
  [
    'an example that two operations share, once',
    dedent`
      openapi: 3.1.0
      paths:
        /a: { get: { parameters: [{ $ref: '#/components/parameters/P' }] } }
        /b: { get: { parameters: [{ $ref: '#/components/parameters/P' }] } }
      components:
        parameters: { P: { name: p, in: query, schema: { type: integer }, example: a } }
    `,
    ['6:69 the example must be integer'],
  ],
  [
    'webhooks and callbacks, callbacks that lead back to themselves included',
    dedent`
      openapi: 3.1.0
      paths:
        /a: { post: { callbacks: { done: { $ref: '#/components/callbacks/C' } } } }
      webhooks:
        w: { post: { requestBody: { content: { application/json: { schema: { type: integer }, example: a } } } } }
      components:
        callbacks:
          C:
            '{$request.body#/url}':
              post:
                callbacks: { again: { $ref: '#/components/callbacks/C' } }
                requestBody: { content: { application/json: { schema: { type: integer }, example: b } } }
    `,
    ['12:84 the example must be integer', '5:89 the example must be integer'],
  ],
  [
    'schemas: the list of 3.1',
    dedent`
      openapi: 3.1.0
      paths: {}
      components:
        schemas:
          A: { type: integer, examples: [1, x] }
          B: { properties: { example: { type: string, example: 2 } } }
    `,
    ['5:39 the example must be integer', '6:49 the example must be string'],
  ],
  [
    'schemas: 3.0 knows one example and ignores what stands beside a reference',
    dedent`
      openapi: 3.0.3
      paths: {}
      components:
        schemas:
          A: { type: integer, examples: [x] }
          B: { $ref: '#/components/schemas/A', example: x }
          C: { type: integer, nullable: true, example: null }
    `,
    [],
  ],
  [
    'JSON in a string',
    dedent`
      openapi: 3.1.0
      paths:
        /a:
          post:
            requestBody:
              content:
                application/merge-patch+json: { schema: { type: object }, example: '{"a":1}' }
    `,
    ['7:69 the example must be object'],
  ],
  [
    'what cannot be checked is said: text in another notation, a value kept elsewhere, a broken schema',
    dedent`
      openapi: 3.1.0
      paths:
        /a:
          post:
            requestBody:
              content:
                application/xml: { schema: { type: object }, example: <a/> }
                application/json:
                  schema: { type: object }
                  examples: { far: { externalValue: 'https://example.test/a.json' } }
                text/json: { schema: { minLength: x }, example: a }
    `,
    [
      '7:56 note: the example is application/xml text; it is not parsed and not checked',
      '10:25 note: the example is kept in https://example.test/a.json; it is not read and not checked',
      '11:50 note: the schema of the example cannot be compiled; the example is not checked',
    ],
  ],
  [
    'a schema that refers to itself, and one that is an alias of another',
    dedent`
      openapi: 3.1.0
      paths: {}
      components:
        schemas:
          Tree: { properties: { next: { $ref: '#/components/schemas/Tree' } }, example: { next: 1 } }
          Text: &text { type: string, example: 1 }
          Copy: *text
    `,
    ['6:33 the example must be string', '7:5 the example must be string'],
  ],
];

test.each(cases)('%s', (_name, document, want) => {
  expect(checkText(exampleValid, document)).toEqual(want);
});
