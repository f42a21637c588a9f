import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../cli.ts';
import { petstoreSwagger } from '../document/petstore-swagger.fixture.ts';
import { captureIo } from './capture-io.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-bundle-'));
  write('shop.yaml', shop);
  write('parts.yaml', "Item: { type: object, properties: { next: { $ref: '#/Item' } } }\n");
  write('petstore.yaml', petstoreSwagger);
  write('concordat.config.yaml', 'apis: { shop: shop.yaml, petstore: petstore.yaml }\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

async function bundle(line: string) {
  const io = captureIo({ cwd: folder });
  const code = await run(['bundle', ...line.split(' ').filter((word) => word !== '')], io);
  return { code, output: io.output(), errors: io.errors() };
}

const shop = `openapi: 3.0.3
x-owner: shop
info: { title: Shop, version: 1.0.0 }
paths:
  /items:
    get:
      responses:
        '200':
          description: items
          content: { application/json: { schema: { $ref: 'parts.yaml#/Item' } } }
`;

const bundled = `openapi: 3.0.3
x-owner: shop
info:
  title: Shop
  version: 1.0.0
paths:
  /items:
    get:
      responses:
        '200':
          description: items
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Item'
components:
  schemas:
    Item:
      type: object
      properties:
        next:
          $ref: '#/components/schemas/Item'
`;

test('several files become one, in the order of the document', async () => {
  expect(await bundle('shop.yaml')).toEqual({ code: 0, output: bundled, errors: '' });
  expect((await bundle('shop')).output).toBe(bundled);
});

test('a reference that stays is said', async () => {
  write('shop.yaml', `${shop}more: { $ref: 'parts.yaml#/Item' }\n`);
  expect(await bundle('shop')).toMatchObject({
    code: 0,
    errors:
      'concordat: the bundle of "shop" still refers to parts.yaml#/Item, at /more: no $ref is known there.\n',
  });
});

describe('the format', () => {
  test.each([
    ['shop -o out/shop.json', 'out/shop.json', '{\n  "openapi": "3.0.3",\n  "x-owner"'],
    ['shop -o shop.yml', 'shop.yml', 'openapi: 3.0.3\nx-owner'],
    ['shop -o shop.txt', 'shop.txt', 'openapi: 3.0.3\n'],
    ['shop -o shop.json --format yaml', 'shop.json', 'openapi: 3.0.3\n'],
  ])('%s', async (line, name, start) => {
    expect(await bundle(line)).toEqual({ code: 0, output: '', errors: `Wrote ${name}.\n` });
    expect(read(name).startsWith(start)).toBe(true);
  });

  test('of a JSON document is JSON', async () => {
    write('a.json', '{"openapi":"3.1.0"}');
    expect((await bundle('a.json')).output).toBe('{\n  "openapi": "3.1.0"\n}\n');
  });
});

test('several APIs, each in a file', async () => {
  expect(await bundle('--out dist')).toMatchObject({
    code: 0,
    errors: 'Wrote dist/shop.yaml.\nWrote dist/petstore.yaml.\n',
  });
  expect(readdirSync(join(folder, 'dist'))).toEqual(['petstore.yaml', 'shop.yaml']);
  expect(read('dist/petstore.yaml').startsWith("swagger: '2.0'\n")).toBe(true);
});

describe('--upgrade', () => {
  test.each([
    ['shop --upgrade 3.1', 'openapi: 3.1.1\nx-owner: shop\n'],
    ['shop --upgrade 3.2', 'openapi: 3.2.0\nx-owner: shop\n'],
    ['petstore --upgrade 3.0', 'openapi: 3.0.4\ninfo:\n  title: Petstore\n'],
    ['petstore --upgrade 3.1', 'openapi: 3.1.1\ninfo:\n  title: Petstore\n'],
  ])('%s', async (line, start) => {
    const { code, output } = await bundle(line);
    expect([code, output.slice(0, start.length)]).toEqual([0, start]);
    write('upgraded.yaml', output);
    const io = captureIo({ cwd: folder });
    await run(['lint', 'upgraded.yaml', '--format', 'json'], io);
    const broken = JSON.parse(io.output()).problems.filter(({ code: rule }: { code: string }) =>
      ['struct', 'no-unresolved-refs'].includes(rule),
    );
    expect(broken).toEqual([]);
  });

  test('gives the same bytes again', async () => {
    const line = 'petstore --upgrade 3.1 --format json';
    expect((await bundle(line)).output).toBe((await bundle(line)).output);
  });
});

describe('wrong use', () => {
  test.each([
    ['', /there are several APIs \(shop, petstore\), and one output \[E_USAGE\]/],
    ['-o all.yaml', /there are several APIs/],
    ['shop -o a.yaml --out b', /--output names a file and --out a folder: give one of them/],
    ['shop.yaml ./shop.yaml --out dist', /two documents are both called "shop"/],
    ['none.yaml', /there is no file/],
    ['shop --upgrade 4.0', /--upgrade/],
  ])('%s', async (line, message) => {
    const { code, output, errors } = await bundle(line);
    expect([code, output]).toEqual([2, '']);
    expect(errors).toMatch(message);
  });
});
