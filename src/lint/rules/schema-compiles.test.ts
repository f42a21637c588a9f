import { expect, test } from 'vitest';
import { checkText, dedent } from './check-text.fixture.ts';
import { schemaCompiles } from './schema-compiles.ts';

const cases: [name: string, document: string, want: string[]][] = [
  [
    'schemas that can be checked, also those that refer to themselves',
    dedent`
      openapi: 3.1.0
      paths: {}
      components:
        schemas:
          A: { type: string, pattern: '^[\\w\\-]+$', format: uuid, maxLength: 3 }
          B: { properties: { next: { $ref: '#/components/schemas/B' } } }
    `,
    [],
  ],
  [
    'a pattern that JavaScript does not know, in an operation',
    dedent`
      openapi: 3.1.0
      paths:
        /a:
          get:
            parameters:
              - { name: n, in: query, schema: { type: string, pattern: '(?(1)x)' } }
    `,
    ['6:57 the pattern "(?(1)x)" has a conditional group, such as (?(1)a); it is not checked'],
  ],
  [
    'exclusive bounds of 3.0 are booleans',
    dedent`
      openapi: 3.0.3
      paths: {}
      components:
        schemas:
          A: { type: number, minimum: 0, exclusiveMinimum: true }
          B: { type: number, minimum: 0, exclusiveMinimum: 'yes' }
    `,
    ['6:36 "exclusiveMinimum" must be number; it is not checked'],
  ],
  [
    'an unknown format is a note',
    dedent`
      openapi: 3.1.0
      paths: {}
      components:
        schemas:
          A: { items: { type: string, format: colour } }
    `,
    ['5:33 note: the format "colour" is not known; it is not checked'],
  ],
  [
    'a reference to nothing, a type that is none',
    dedent`
      openapi: 3.1.0
      paths: {}
      components:
        schemas:
          A: { properties: { a: { $ref: '#/components/schemas/Nowhere' } } }
          B: { type: file }
    `,
    [
      '5:24 "$ref: #/components/schemas/Nowhere" leads to nothing; what it stands for is not checked',
      '6:10 "file" is not a type; it is not checked',
    ],
  ],
  [
    'keywords with values of the wrong type, deep inside',
    dedent`
      openapi: 3.1.0
      paths: {}
      components:
        schemas:
          A:
            allOf:
              - properties: { a: { minLength: x } }
          B: { items: { multipleOf: 0 } }
    `,
    [
      '7:30 "minLength" must be integer; it is not checked',
      '8:19 "multipleOf" must be > 0; it is not checked',
    ],
  ],
  [
    'a schema that two operations refer to, once',
    dedent`
      openapi: 3.1.0
      paths:
        /a: { get: { parameters: [{ name: n, in: query, schema: { $ref: '#/components/schemas/A' } }] } }
        /b: { get: { parameters: [{ name: n, in: query, schema: { $ref: '#/components/schemas/A' } }] } }
      components:
        schemas:
          A: { pattern: '(' }
    `,
    ['7:10 the pattern "(" has a "(" that is not closed; it is not checked'],
  ],
];

test.each(cases)('%s', (_name, document, want) => {
  expect(checkText(schemaCompiles, document)).toEqual(want);
});
