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
  expect(lines[0]).toBe('Wrote 3 files:');
  expect(lines[1]).toMatch(new RegExp(`^ {2}${out}/index\\.html +\\d\\.\\d kB$`));
  expect(lines[2]).toMatch(new RegExp(`^ {2}${out}/${name}/index\\.html +\\d\\.\\d MB$`));
  expect(lines[3]).toMatch(new RegExp(`^ {2}${out}/${name}/openapi\\.json +0\\.\\d kB$`));
  expect(new Set(lines.slice(1, 4).map((line) => line.length)).size).toBe(1);
  expect(lines[4]).toBe(`Open ${out}/index.html in a browser.`);
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
