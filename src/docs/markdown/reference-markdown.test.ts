import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadModel } from '../../model/load.ts';
import type { Model } from '../../model/model.ts';
import { llmsText } from './llms-text.ts';
import { referenceMarkdown } from './reference-markdown.ts';

async function modelOf(document: unknown): Promise<Model> {
  const stdin = (async function* () {
    yield JSON.stringify(document);
  })();
  const loaded = await loadModel('-', { stdin });
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  return loaded.value;
}

const shop = {
  openapi: '3.1.0',
  info: { title: 'Shop *', version: '2.0', description: '# About\n\nText.' },
  servers: [{ url: 'https://shop.example/v1', description: 'Live' }],
  tags: [{ name: 'Orders', description: 'All of them.' }],
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    schemas: {
      Order: {
        type: 'object',
        description: 'What was bought.',
        required: ['id'],
        properties: {
          id: { type: 'integer', readOnly: true },
          state: { enum: ['new', 'a|b'] },
          parent: { $ref: '#/components/schemas/Order' },
          lines: {
            type: 'array',
            items: { type: 'object', properties: { price: { type: 'number', minimum: 0 } } },
          },
        },
      },
    },
  },
  paths: {
    '/orders/{id}': {
      get: {
        operationId: 'getOrder',
        summary: 'Read <one>',
        tags: ['Orders'],
        security: [{ key: [] }, {}],
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: { type: 'integer' },
            example: 7,
            description: 'Its | id',
          },
        ],
        responses: {
          200: {
            description: 'The order.',
            headers: { 'X-Left': { schema: { type: 'integer' }, description: 'Calls left' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Order' },
                examples: { one: { summary: 'An order', value: { id: 7, note: '```' } } },
              },
            },
          },
        },
      },
    },
  },
};

const want = `# Shop \\* 2.0

## About

Text.

The OpenAPI document: [openapi.json](openapi.json).

## Servers

- \`https://shop.example/v1\` Live

## Credentials

| Name | Kind | Description |
| --- | --- | --- |
| \`key\` | key in the header \`X-Key\` |  |

## Orders

All of them.

### \`GET /orders/{id}\` Read \\<one\\>

- Operation: \`getOrder\`
- Credentials: \`key\`, or none

#### Parameters

| Name | In | Type | Required | Description |
| --- | --- | --- | --- | --- |
| \`id\` | path | integer | yes | Its \\| id Example: \`7\`. |

#### Response \`200\`

The order.

| Header | Type | Required | Description |
| --- | --- | --- | --- |
| \`X-Left\` | integer |  | Calls left |

\`application/json\`

Type: [Order](#schema-order)

Example \`one\`: An order:

\`\`\`\`json
{
  "id": 7,
  "note": "\`\`\`"
}
\`\`\`\`

## Schemas

### Schema Order

What was bought.

Type: object

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| \`id\` | integer | yes | readOnly. |
| \`state\` | string |  | One of \`"new"\`, \`"a\\|b"\`. |
| \`parent\` | [Order](#schema-order) |  | What was bought. |
| \`lines\` | array of object |  |  |
| \`lines[].price\` | number |  | minimum: \`0\`. |
`;

test('the whole reference in Markdown, the same each time', async () => {
  expect(referenceMarkdown(await modelOf(shop))).toBe(want);
  expect(referenceMarkdown(await modelOf(shop))).toBe(want);
});

test('a schema without an end is written once', async () => {
  const loop = {
    type: 'object',
    properties: { next: { type: 'array', items: { $ref: '#/components/schemas/Loop' } } },
  };
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Loop' } } };
  const get = { responses: { 200: { description: 'ok', content } } };
  const text = referenceMarkdown(
    await modelOf({ ...shop, components: { schemas: { Loop: loop } }, paths: { '/a': { get } } }),
  );
  expect(text.match(/### Schema Loop/g)).toHaveLength(1);
  expect(text).toContain('| `next` | array of [Loop](#schema-loop) |');
});

test.each(['jobs', 'projects', 'studio'])(
  '%s: every operation, every schema that is linked to',
  async (name) => {
    const loaded = await loadModel(resolve(import.meta.dirname, `../../../spec/${name}/openapi.yaml`));
    if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
    const text = referenceMarkdown(loaded.value);
    for (const { method, path } of loaded.value.operations)
      expect(text).toContain(`\n### \`${method.toUpperCase()} ${path}\``);
    const links = new Set([...text.matchAll(/\]\(#(schema-[^)]+)\)/g)].map(([, anchor]) => anchor));
    const headings = [...text.matchAll(/^### Schema (.+)$/gm)].map(
      ([, title]) => `schema-${title?.toLowerCase()}`,
    );
    expect(links.size).toBeGreaterThan(3);
    expect([...links].filter((anchor) => !headings.includes(anchor ?? ''))).toEqual([]);
  },
);

test('llms.txt has the form of llmstxt.org', () => {
  const entry = {
    name: 'shop',
    title: 'Shop',
    version: '2.0',
    description: 'Sells *things*.',
    operations: 2,
    webhooks: 1,
  };
  expect(llmsText([entry])).toBe(`# API reference

> Reference of Shop.

## Shop 2.0

Sells \\*things\\*.

- [Reference](shop/index.md): 2 operations, 1 webhook with parameters, bodies, answers, examples and schemas, in one Markdown page
- [OpenAPI document](shop/openapi.json): the same as JSON, for tools
`);
});
