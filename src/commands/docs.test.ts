import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../cli.ts';
import { captureIo } from './capture-io.ts';

const shop = {
  openapi: '3.0.3',
  info: { title: 'Shop', version: '1' },
  paths: { '/orders': { get: { responses: { 200: { description: 'ok' } } } } },
};

let folder: string;
let configs = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-docs-'));
  await writeFile(join(folder, 'shop.json'), JSON.stringify(shop));
  const config = { apis: { shop: 'shop.json' }, docs: { out: 'pages' } };
  await writeFile(join(folder, 'concordat.config.json'), JSON.stringify(config));
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ['where the configuration says', ['docs'], 'pages', 'shop'],
  ['where --out says', ['docs', '--out', 'else'], 'else', 'shop'],
  ['one document of standard input', ['docs', '-', '--out', 'piped'], 'piped', 'api'],
])('writes the pages %s', async (_name, argv, out, name) => {
  const io = captureIo({ cwd: folder, stdin: JSON.stringify(shop) });
  expect(await run(argv, io)).toBe(0);
  const lines = io.output().split('\n');
  expect(lines[0]).toBe('Wrote 5 files:');
  expect(lines.slice(1, 6).map((line) => line.trim().replaceAll(/ +\d+\.\d/g, ' #'))).toEqual([
    `${out}/index.html # kB`,
    `${out}/llms.txt # kB`,
    `${out}/${name}/index.html # MB`,
    `${out}/${name}/index.md # kB`,
    `${out}/${name}/openapi.json # kB`,
  ]);
  expect(new Set(lines.slice(1, 6).map((line) => line.length)).size).toBe(1);
  expect(lines[6]).toBe(`Open ${out}/index.html in a browser.`);
  expect(io.errors()).toBe('');
  expect(JSON.parse(await readFile(join(folder, out, name, 'openapi.json'), 'utf8'))).toEqual(shop);
  expect(await readFile(join(folder, out, 'index.html'), 'utf8')).toContain(`href="${name}/index.html"`);
});

test('writes nothing where a document cannot be used', async () => {
  const io = captureIo({ cwd: folder, stdin: '{}' });
  expect(await run(['docs', '-', 'shop', '--out', 'none'], io)).toBe(2);
  expect(io.output()).toBe('');
  await expect(readFile(join(folder, 'none', 'index.html'))).rejects.toThrow('ENOENT');
});

test.each([
  ['alone at the root', { apis: { shop: 'shop.json' } }, [], 'http://127.0.0.1:4010'],
  [
    'one of several below its name, even when it is built alone',
    { apis: { shop: 'shop.json', other: 'shop.json' } },
    ['shop'],
    'http://127.0.0.1:4010/shop',
  ],
  [
    'where the configuration says',
    { apis: { shop: 'shop.json' }, mock: { host: '0.0.0.0', port: 5000 } },
    [],
    'http://127.0.0.1:5000',
  ],
  [
    'a file that is not configured',
    { apis: { a: 'other.json', b: 'other.json' } },
    ['./shop.json'],
    'http://127.0.0.1:4010',
  ],
])('"Try it" asks the mock: %s', async (_name, config, args, want) => {
  configs += 1;
  const name = `mock-${configs}.json`;
  await writeFile(join(folder, name), JSON.stringify(config));
  const io = captureIo({ cwd: folder });
  expect(await run(['docs', ...args, '--config', name, '--out', 'tried'], io), io.errors()).toBe(0);
  const page = await readFile(join(folder, 'tried/shop/index.html'), 'utf8');
  const [, plan = ''] = /id="try-it-plan">(.*?)<\/script>/s.exec(page) ?? [];
  expect(JSON.parse(plan).mock).toBe(want);
});
