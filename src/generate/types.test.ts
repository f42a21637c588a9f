import { describe, expect, test } from 'vitest';
import { buildModel } from '../model/build.ts';
import { filesOf, type Json, json, modelOf, operation, schemas } from './documents.fixture.ts';
import { generate } from './generate.ts';

describe('types.ts', () => {
  const cases: [string, Json, string][] = [
    ['an operation by its id', operation({ operationId: 'a/b' }), 'get: operations["a/b"];'],
    [
      'a default does not make a property required',
      schemas({ A: { type: 'object', properties: { a: { type: 'string', default: 'x' } } } }),
      'a?: string;',
    ],
    ['an object of anything', schemas({ A: { type: 'object' } }), 'A: Record<string, unknown>;'],
    ['numbers of an enum', schemas({ A: { enum: [1, -2, null] } }), 'A: 1 | -2 | null;'],
    [
      'null of 3.0',
      { openapi: '3.0.3', ...schemas({ A: { type: 'string', nullable: true } }) },
      'A: string | null;',
    ],
    ['null of 3.1', schemas({ A: { type: ['string', 'null'] } }), 'A: string | null;'],
    ['a null constant', schemas({ A: { const: null } }), 'A: null;'],
    ['a file', schemas({ A: { type: 'string', format: 'binary' } }), 'A: Blob;'],
    [
      'encoded content is text',
      schemas({ A: { type: 'string', contentMediaType: 'image/png', contentEncoding: 'base64' } }),
      'A: string;',
    ],
    [
      'recursion through a property',
      schemas({ A: { type: 'object', properties: { a: { $ref: '#/components/schemas/A' } } } }),
      'a?: components["schemas"]["A"];',
    ],
    [
      'recursion through arrays alone',
      schemas({ A: { type: 'array', items: { $ref: '#/components/schemas/A' } } }),
      'type RecursiveA = RecursiveA[];',
    ],
    [
      'recursion that TypeScript refuses',
      schemas({ A: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/A' }] } }),
      'A: string | unknown;',
    ],
    ['an alias of itself', schemas({ A: { $ref: '#/components/schemas/A' } }), 'A: unknown;'],
    [
      'a reference to nothing',
      schemas({ A: { type: 'object', properties: { a: { $ref: '#/nothing' } } } }),
      'a?: unknown;',
    ],
    [
      'a reference into a schema',
      schemas({
        A: { type: 'object', properties: { a: { $ref: '#/components/schemas/B/items' } } },
        B: { type: 'array', items: { type: 'integer' } },
      }),
      'a?: components["schemas"]["B_items"];',
    ],
    [
      'definitions within a schema',
      schemas({
        A: {
          type: 'object',
          properties: { a: { $ref: '#/components/schemas/A/$defs/D' } },
          $defs: { D: { type: 'boolean' } },
        },
      }),
      'A_D: boolean;',
    ],
    [
      '"required" where it is none',
      schemas({
        A: { type: 'object', required: true, properties: { a: { type: 'string', required: true } } },
      }),
      'a?: string;',
    ],
    [
      'a percent sign',
      schemas({
        A: {
          type: 'object',
          properties: { '50%': { type: 'object', properties: { b: { type: 'string' } } } },
        },
      }),
      '"50%"?: {',
    ],
    [
      'a parameter with content',
      operation({
        parameters: [
          { name: 'q', in: 'query', content: { 'application/json': { schema: { type: 'integer' } } } },
        ],
      }),
      'q?: number;',
    ],
    [
      'a webhook',
      { webhooks: { ended: { post: { operationId: 'ended', responses: {} } } } },
      'post: operations["ended"];',
    ],
    [
      'a comment cannot be ended',
      schemas({ A: { description: '*/ evil', type: 'string' } }),
      '@description *\\/ evil',
    ],
    [
      'QUERY of 3.2',
      { openapi: '3.2.0', ...operation({ responses: { 200: json({ type: 'integer' }) } }, 'query') },
      '"query /x": {',
    ],
  ];
  test.each(cases)('%s', async (_name, document, want) => {
    expect((await filesOf(document))['types.ts']).toContain(want);
  });

  test('a header that other parts of the document say is left out', async () => {
    const parameters = [{ name: 'Authorization', in: 'header', required: true, schema: { type: 'string' } }];
    expect((await filesOf(operation({ parameters })))['types.ts']).not.toContain('Authorization');
  });

  test('a long example is not repeated in a comment', async () => {
    const text = (await filesOf(schemas({ A: { type: 'string', example: 'x'.repeat(200_000) } })))[
      'types.ts'
    ];
    expect(text?.length).toBeLessThan(2_000);
  });

  test('a document that holds itself is refused', async () => {
    const loop: Json = { type: 'object', properties: {} };
    loop.properties = { loop };
    const model = modelOf({ openapi: '3.1.0', info: {}, paths: {} });
    const value = { ...(model.document.root.value as Json), ...schemas({ A: loop }) };
    const root = { ...model.document.root, value };
    const document = { root, sources: new Map([[root.uri, root]]) };
    await expect(generate('api', { ...model, document }, { version: '0.0.0' })).rejects.toMatchObject({
      code: 'E_INPUT',
      message: 'types cannot be made from this document: a part of it holds itself',
    });
  });

  test('aliases that multiply beyond memory', async () => {
    const multiply = (leaf: Json): Json =>
      Array.from({ length: 30 }).reduce<Json>((inner) => ({ properties: { a: inner, b: inner } }), leaf);
    const example = Array.from({ length: 30 }).reduce<unknown>((inner) => [inner, inner], 'x');
    const document = operation({
      responses: { 200: { description: '', content: { 'application/json': { example } } } },
    });
    const value = { openapi: '3.1.0', info: {}, ...document };
    const root = { uri: '/t.json', text: '', format: 'json' as const, value };
    const model = buildModel({ root, sources: new Map([[root.uri, root]]) });
    if (!model.ok) throw new Error('the model is built');
    const files = await generate('api', model.value, { version: '0.0.0' });
    expect(files[2]?.text).toContain('bodies: [');
    const bomb = { ...root, value: { ...value, ...schemas({ A: multiply({ type: 'string' }) }) } };
    const bombed = { ...model.value, document: { root: bomb, sources: new Map([[bomb.uri, bomb]]) } };
    await expect(generate('api', bombed, { version: '0.0.0' })).rejects.toMatchObject({
      message: 'types cannot be made from this document: it has more nodes than memory should hold',
    });
  });

  test('the document is not changed', async () => {
    const document = {
      openapi: '3.1.0',
      info: {},
      paths: { '/x': { get: { operationId: 'a' }, put: { operationId: 'a' } } },
    };
    const before = structuredClone(document);
    await generate('api', modelOf(document), { version: '0.0.0' });
    expect(document).toEqual(before);
  });
});
