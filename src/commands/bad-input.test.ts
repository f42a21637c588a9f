import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli.ts';
import { captureIo } from './capture-io.ts';

let folder: string;
const files: Readonly<Record<string, string | Buffer>> = {
  'empty.yaml': '',
  'tab.yaml': 'openapi: 3.1.0\ninfo:\n\ttitle: T\n',
  'twice.yaml': 'openapi: 3.1.0\ninfo: {}\ninfo: {}\n',
  'comma.json': '{\n  "openapi": "3.1.0",\n}',
  'binary.yaml': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]),
  'version.yaml': 'info: {}\nopenapi: 5.0.0\n',
  'number.yaml': 'openapi: 3.1\n',
  'nothing.yaml': "openapi: 3.1.0\npaths:\n  /a: {$ref: '#/components/pathItems/A'}\n",
  'lost.yaml': 'openapi: 3.1.0\npaths:\n  /a: {$ref: lost-part.yaml}\n',
  'cycle.yaml': "openapi: 3.1.0\npaths:\n  /a: {$ref: 'cycle-part.yaml#/a'}\n",
  'cycle-part.yaml': "a: {$ref: 'cycle.yaml#/paths/~1a'}\n",
  'remote.yaml': "openapi: 3.1.0\npaths:\n  /a: {$ref: 'https://elsewhere.test/a.yaml'}\n",
  'large.yaml': `openapi: 3.1.0\n# ${'x'.repeat(2000)}\n`,
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-bad-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'folder.yaml'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Each: what is handed over, what is said, and what to do. */
const cases: [argument: string, said: string, hint: string, ...flags: string[]][] = [
  ['missing.yaml', 'missing.yaml: there is no file', 'Check the path, or name an API of the configuration.'],
  ['folder.yaml', 'folder.yaml is a folder, not a document', 'Name the OpenAPI file in it.'],
  ['empty.yaml', 'empty.yaml:1:1: the file is empty', 'Write an OpenAPI document into it.'],
  ['tab.yaml', 'tab.yaml:3:1: not valid YAML: tab characters', 'Indent with spaces.'],
  [
    'twice.yaml',
    'twice.yaml:3:1: not valid YAML: duplicated mapping key',
    'Remove or rename one of the two keys.',
  ],
  ['comma.json', 'comma.json:3:1: not valid JSON', 'JSON has no comments and no trailing commas.'],
  ['binary.yaml', 'binary.yaml:1:1: this is a binary file', ''],
  [
    'version.yaml',
    'version.yaml:2:1: the "openapi" version is not one that is known',
    'Correct the version.',
  ],
  [
    'number.yaml',
    'number.yaml:1:1: the "openapi" version is not one that is known',
    'Put the version in quotes.',
  ],
  [
    'nothing.yaml',
    'nothing.yaml:3:3: "$ref: #/components/pathItems/A" leads to nothing',
    'Correct the reference',
  ],
  ['lost.yaml', 'lost.yaml:3:3: "$ref: lost-part.yaml" leads to a file that cannot be read', 'add the file'],
  ['cycle.yaml', 'cycle.yaml:3:3: "$ref: cycle-part.yaml#/a" leads back to itself', 'Correct the reference'],
  [
    'remote.yaml',
    'remote.yaml:3:3: "$ref: https://elsewhere.test/a.yaml" leads to the host',
    '--allow-host elsewhere.test',
  ],
  [
    'large.yaml',
    'the document is larger than 0.0 MB',
    'Raise the limit with --max-bytes.',
    '--max-bytes',
    '1000',
  ],
  [
    'shop',
    '"shop" is neither an API of the configuration, nor a file, nor a URL',
    'Name an OpenAPI document',
  ],
  ['http://127.0.0.1:1/openapi.json', 'http://127.0.0.1:1/openapi.json', 'Check the address and try again.'],
];

describe.each(['lint', 'generate', 'docs', 'mock'])('%s', (command) => {
  test.each(cases)('%s', async (argument, said, hint, ...flags) => {
    const before = readdirSync(folder);
    const io = captureIo({ cwd: folder });
    expect(await run([command, argument, ...flags], io)).toBe(2);
    expect(io.errors()).toContain(said);
    expect(io.errors()).toContain(hint);
    expect(io.errors()).not.toMatch(/\n\s+at /);
    expect(io.output()).toBe('');
    expect(readdirSync(folder)).toEqual(before);
  });
});

test('a URL that answers with an error', async () => {
  const server = createServer((_request, response) => response.writeHead(503).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const io = captureIo({ cwd: folder });
  expect(await run(['lint', `http://127.0.0.1:${port}/openapi.yaml`], io)).toBe(2);
  server.close();
  expect(io.errors()).toContain('the server answered 503 Service Unavailable');
});
