import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDocument } from '../document/read.ts';
import { upgradeSwagger } from '../document/upgrade.ts';
import type { Comparison } from './change.ts';
import { compareDocuments } from './redocly-diff.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-compare-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function compare(
  before: string,
  after: string,
  others: Record<string, string> = {},
): Promise<Comparison> {
  for (const [name, text] of Object.entries({ 'old.yaml': before, 'new.yaml': after, ...others })) {
    writeFileSync(join(folder, name), text);
  }
  const documents = await Promise.all(
    ['old.yaml', 'new.yaml'].map(async (name) => {
      const read = await readDocument(name, { cwd: folder });
      const document = read.ok ? await upgradeSwagger(read.value) : read;
      if (!document.ok) throw new Error(JSON.stringify(document.problems));
      return document.value;
    }),
  );
  const [first, second] = documents;
  if (!first || !second) throw new Error('no documents');
  return compareDocuments(first, second);
}

/** `severity code operation old-pointer new-pointer`, the files by their names where it is not the root. */
const brief = ({ changes }: Comparison) =>
  changes.map(({ severity, code, operation, old, new: now }) => {
    const place = (at: typeof old) =>
      at ? at.source.replace(`${folder}/`, '').replace(/^(?:old|new)\.yaml$/, '') + at.pointer : '-';
    return [severity, code, operation ?? '', place(old), place(now)].join(' ');
  });

const base = `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /items/{id}:
    get:
      operationId: readItem
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: lang, in: query, schema: { type: string } }
      responses:
        '200':
          description: the item
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Item' }
              example: { $ref: https://nowhere.test/item.json }
        '404': { description: no such item }
components:
  schemas:
    Item: { type: object, required: [id], properties: { id: { type: string }, 50%: { type: integer } } }
`;

test.each<[name: string, from: string, to: string, want: string[]]>([
  ['nothing', '', '', []],
  [
    'a description',
    'the item',
    'an item',
    [
      'editorial diff/response-changed GET /items/{id} /paths/~1items~1{id}/get/responses/200/description /paths/~1items~1{id}/get/responses/200/description',
    ],
  ],
  [
    'a parameter that becomes required',
    'name: lang, in: query,',
    'name: lang, in: query, required: true,',
    [
      'breaking diff/parameter-became-required GET /items/{id} /paths/~1items~1{id}/get/parameters/1 /paths/~1items~1{id}/get/parameters/1/required',
    ],
  ],
  [
    'a response that is removed',
    "        '404': { description: no such item }\n",
    '',
    ['breaking diff/response-removed GET /items/{id} /paths/~1items~1{id}/get/responses/404 -'],
  ],
  [
    'a property with a percent sign',
    '50%: { type: integer }',
    '50%: { type: string }',
    [
      'breaking diff/schema-type-changed GET /items/{id} /components/schemas/Item/properties/50%25/type /components/schemas/Item/properties/50%25/type',
    ],
  ],
  [
    'an operation more',
    '  /items/{id}:\n',
    "  /items:\n    get: { operationId: list, responses: { '200': { description: items } } }\n  /items/{id}:\n",
    ['non-breaking diff/path-item-added  - /paths/~1items'],
  ],
])('%s', async (_name, from, to, want) => {
  const result = await compare(base, base.replace(from, to));
  expect([brief(result), result.problems]).toEqual([want, []]);
});

test('a schema that moves to another file is the same, and is located there when it changes', async () => {
  const moved = base
    .replace("'#/components/schemas/Item'", "'parts.yaml#/Item'")
    .replace(/components:[\s\S]*$/, '');
  const part =
    'Item: { type: object, required: [id], properties: { id: { type: string }, 50%: { type: integer } } }\n';
  expect(brief(await compare(base, moved, { 'parts.yaml': part }))).toEqual([]);
  const changed = part.replace('id: { type: string }', 'id: { type: integer }');
  expect(brief(await compare(base, moved, { 'parts.yaml': changed }))).toEqual([
    'breaking diff/schema-type-changed GET /items/{id} /components/schemas/Item/properties/id/type parts.yaml/Item/properties/id/type',
  ]);
});

test('Swagger 2.0 with what it was upgraded to by hand', async () => {
  const swagger = `swagger: '2.0'
info: { title: Shop, version: 1.0.0 }
paths:
  /items:
    get:
      operationId: list
      produces: [application/json]
      responses: { '200': { description: items, schema: { type: array, items: { type: string } } } }
`;
  const openapi = `openapi: 3.0.4
info: { title: Shop, version: 1.0.0 }
paths:
  /items:
    get:
      operationId: list
      responses:
        '200': { description: items, content: { application/json: { schema: { type: array, items: { type: integer } } } } }
`;
  expect(brief(await compare(swagger, openapi))).toEqual([
    expect.stringMatching(
      /^breaking diff\/schema-type-changed GET \/items \/paths\/~1items\/get\/responses\/200/,
    ),
  ]);
});

test('what cannot be compared is said', async () => {
  const { problems } = await compare(base, base.replace('schemas/Item', 'schemas/Gone'));
  expect(problems).toMatchObject([
    { code: 'diff/incomplete', severity: 'warning', at: { source: join(folder, 'new.yaml') } },
  ]);
});

test('no file stays behind', async () => {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    await compare(base, base);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  expect(readdirSync(folder).filter((name) => name.startsWith('concordat-'))).toEqual([]);
});
