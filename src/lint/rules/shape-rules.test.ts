import { expect, test } from 'vitest';
import type { Rule } from '../rule.ts';
import { checkText, dedent } from './check-text.fixture.ts';
import { errorDocumented } from './error-documented.ts';
import { listPaginated } from './list-paginated.ts';
import { operationExamples } from './operation-examples.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';

const cases: [name: string, rule: Rule, document: string, want: string[]][] = [
  [
    'errors that the shape of an operation makes possible',
    errorDocumented,
    dedent`
      openapi: 3.1.0
      security: [{ key: [] }]
      paths:
        /a/{id}:
          put:
            parameters: [{ name: id, in: path, required: true, schema: {} }]
            requestBody: { content: {} }
            responses:
              '200': { description: ok }
      components:
        securitySchemes: { key: { type: http, scheme: bearer } }
    `,
    [
      '8:7 credentials can be wrong, but no response 401 or 403 is documented',
      '8:7 what the path names can be missing, but no response 404 or 410 is documented',
      '8:7 the request body can be wrong, but no response 400 or 422 is documented',
    ],
  ],
  [
    'errors that are documented: one by one, as a range, by default; none where none is likely',
    errorDocumented,
    dedent`
      openapi: 3.1.0
      security: [{ key: [] }]
      paths:
        /a/{id}:
          parameters: [{ name: id, in: path, required: true, schema: {} }]
          get: { responses: { '200': {}, '403': {}, '404': {} } }
          put: { requestBody: { content: {} }, responses: { 4xx: {} } }
          delete: { responses: { default: {} } }
        /b:
          get: { security: [], responses: { '200': {} } }
          post: { security: [{}, { key: [] }], responses: { '200': {} } }
        /c:
          get: { security: [{ tls: [] }], responses: { '200': {} } }
      components:
        securitySchemes: { key: { type: http, scheme: bearer }, tls: { type: mutualTLS } }
    `,
    [],
  ],
  [
    '429 without Retry-After, of a component once',
    rateLimitHeaders,
    dedent`
      openapi: 3.1.0
      paths:
        /a: { get: { responses: { '429': { $ref: '#/components/responses/Slow' } } } }
        /b: { get: { responses: { '429': { $ref: '#/components/responses/Slow' } } } }
        /c: { get: { responses: { '429': { headers: { retry-after: { schema: {} } } }, '503': {} } } }
      components:
        responses:
          Slow: { description: slow, headers: { X-RateLimit-Limit: { schema: {} } } }
    `,
    ['8:5 the 429 response does not document the header Retry-After'],
  ],
  [
    'lists without pages: an array, and an array in an object',
    listPaginated,
    dedent`
      openapi: 3.1.0
      paths:
        /a:
          get: { responses: { '200': { content: { application/json: { schema: { type: array } } } } } }
        /b:
          get: { responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/B' } } } } } }
      components:
        schemas:
          B: { allOf: [{ properties: { data: { type: array } } }] }
    `,
    [
      '4:5 the answer is a list, but nothing asks for a part of it',
      '6:5 the answer is a list, but nothing asks for a part of it',
    ],
  ],
  [
    'lists with pages, and what is no list',
    listPaginated,
    dedent`
      openapi: 3.1.0
      paths:
        /page:
          get:
            parameters: [{ name: page_size, in: query, schema: {} }]
            responses: { '200': { content: { application/json: { schema: { type: array } } } } }
        /link:
          get:
            responses:
              '200':
                headers: { link: { schema: {} } }
                content: { application/json: { schema: { type: array } } }
        /post:
          post: { responses: { '200': { content: { application/json: { schema: { type: array } } } } } }
        /pair:
          get: { responses: { '200': { content: { application/json: { schema: { type: array, maxItems: 2 } } } } } }
        /object:
          get: { responses: { '200': { content: { application/json: { schema: { type: object } } } } } }
        /error:
          get: { responses: { '400': { content: { application/json: { schema: { type: array } } } } } }
    `,
    [],
  ],
  [
    'bodies without an example',
    operationExamples,
    dedent`
      openapi: 3.1.0
      paths:
        /a:
          post:
            requestBody: { content: { application/json: { schema: {} } } }
            responses:
              '200': { content: { application/vnd.a+json: { schema: {}, example: 1 } } }
              '400': { content: { application/problem+json: { schema: { properties: {} } } } }
    `,
    [
      '5:33 the request body has no example for application/json',
      '8:29 the response 400 has no example for application/problem+json',
    ],
  ],
  [
    'bodies with an example, in their schema too, and bodies that need none',
    operationExamples,
    dedent`
      openapi: 3.1.0
      paths:
        /a:
          post:
            requestBody: { content: { image/png: {}, text/csv: {} } }
            responses:
              '200': { content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }
              '204': { description: none }
      components:
        schemas:
          A: { example: 1 }
    `,
    [],
  ],
];

test.each(cases)('%s', (_name, rule, document, want) => {
  expect(checkText(rule, document)).toEqual(want);
});
