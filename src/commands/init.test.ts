import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../cli.ts';
import { petstoreSwagger } from '../document/petstore-swagger.fixture.ts';
import { dedent } from '../lint/rules/check-text.fixture.ts';
import { createMock } from '../mock/mock.ts';
import { loadModel } from '../model/load.ts';
import { captureIo } from './capture-io.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-init-command-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** Every file below a folder, sorted, links left alone. */
function list(below = '.'): string[] {
  const entries = readdirSync(join(folder, below), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}

async function concordat(line: string, options: { cwd?: string; typed?: string } = {}) {
  const io = captureIo({ cwd: join(folder, options.cwd ?? '.'), stdin: options.typed ?? '' });
  const argv = line.split(' ').filter((word) => word !== '');
  const code = await run(argv, { ...io, stdinIsTerminal: options.typed !== undefined });
  return { code, output: io.output(), errors: io.errors().replaceAll(folder, '…') };
}

const layout = (name: string, document = `spec/${name}/openapi.yaml`) =>
  [
    '.github/workflows/contract.yml',
    '.gitignore',
    'concordat.config.ts',
    `contract-tests/${name}.test.ts`,
    'docs/README.md',
    `generated/${name}/client.ts`,
    `generated/${name}/handlers.ts`,
    `generated/${name}/operations.ts`,
    `generated/${name}/types.ts`,
    'mocks/README.md',
    'package.json',
    'redocly.yaml',
    document,
    'tsconfig.json',
  ].sort();

describe('a new project', () => {
  test('is laid out, and every command is content with it', async () => {
    const { code, output, errors } = await concordat('init shop --resource order --yes');
    expect([code, errors]).toEqual([0, '']);
    expect(list('shop')).toEqual(layout('shop').map((path) => `shop/${path}`));
    expect(output).toContain(
      'Wrote 14 files for the API "shop":\n\n  spec/shop/openapi.yaml          the contract',
    );
    expect(output).toContain('\n  cd shop\n  npx concordat dev  ');
    expect(await concordat('lint', { cwd: 'shop' })).toEqual({
      code: 0,
      output: 'No problems in shop (5 operations).\n',
      errors: '',
    });
    expect((await concordat('generate --check', { cwd: 'shop' })).code).toBe(0);
    expect((await concordat('check', { cwd: 'shop' })).code).toBe(0);
  });

  test.each(['item', 'purchase-order', 'problem', 'null', 'true', 'sheep/sheep', 'constructor', 'class'])(
    'is clean for the resource %s',
    async (resource) => {
      await concordat(`init --name a.b-c --resource ${resource}`);
      expect(await concordat('lint')).toEqual({
        code: 0,
        output: 'No problems in a.b-c (5 operations).\n',
        errors: '',
      });
      expect((await concordat('generate --check')).code).toBe(0);
    },
  );

  test('has a mock that answers in less than ten seconds', async () => {
    const started = performance.now();
    await promisify(execFile)(
      process.execPath,
      [join(root, 'bin/concordat.js'), 'init', '--yes', '--name', 'shop'],
      {
        cwd: folder,
      },
    );
    const model = await loadModel(join(folder, 'spec/shop/openapi.yaml'));
    if (!model.ok) throw new Error('the document cannot be used');
    const { fetch } = createMock(model.value);
    const headers = { authorization: 'Bearer any' };
    const response = await fetch('/items', { headers });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ items: [{ name: 'First item' }], next_cursor: null });
    expect((await fetch('/items')).status).toBe(401);
    const created = await fetch('/items', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"name":"x"}',
    });
    expect([created.status, created.headers.get('location')]).toEqual([
      201,
      expect.stringMatching(/^\/items\/[\w-]{36}$/),
    ]);
  });

  describe('with the packages that it needs', () => {
    beforeEach(async () => {
      await concordat('init --name shop --resource order');
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    });

    test('type-checks, and so does an adopted one', { timeout: 180_000 }, async () => {
      await concordat('init old --from spec/shop/openapi.yaml --name old-shop');
      const { compilerOptions } = JSON.parse(read('tsconfig.json')) as { compilerOptions: { lib: string[] } };
      // The sources ask for more than their declarations would.
      const lib = [...compilerOptions.lib, 'esnext.iterator', 'esnext.collection'];
      const paths = Object.fromEntries(Object.entries(packages).map(([name, path]) => [name, [path]]));
      const project = { extends: './tsconfig.json', compilerOptions: { paths, lib } };
      write('tsconfig.test.json', JSON.stringify(project));
      const checked = await node('typescript/bin/tsc', '-p', 'tsconfig.test.json');
      expect(checked).toEqual({ code: 0, output: '', errors: '' });
    });

    test('passes its contract test', async () => {
      const alias = Object.entries(packages).map(
        ([name, path]) => `{ find: /^${name.replace('/', '\\/')}$/, replacement: ${JSON.stringify(path)} }`,
      );
      write('vitest.config.mjs', `export default { resolve: { alias: [${alias.join(', ')}] } };\n`);
      const tested = await node(
        'vitest/vitest.mjs',
        'run',
        '--reporter',
        'json',
        '--outputFile',
        'report.json',
      );
      const report = JSON.parse(read('report.json')) as Record<string, number>;
      expect([tested.code, report.numFailedTests], tested.errors).toEqual([0, 0]);
      expect(report.numPassedTests).toBeGreaterThan(10);
    });
  });
});

/** The packages as their sources, for programs that look for them installed. */
const packages: Readonly<Record<string, string>> = {
  concordat: join(root, 'src/index.ts'),
  'concordat/vitest': join(root, 'src/vitest.ts'),
  '@concordat/client': join(root, 'client/src/index.ts'),
};

/** Runs one of the repository's programs in the folder. */
async function node(program: string, ...args: readonly string[]) {
  const argv = [join(root, 'node_modules', program), ...args];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, argv, { cwd: folder });
    return { code: 0, output: stdout, errors: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout, errors: stderr };
  }
}

describe('what is asked', () => {
  test('two things, on a terminal', async () => {
    const { code, errors } = await concordat('init', { typed: 'the shop\nshop\n\n' });
    expect(code).toBe(0);
    expect(errors).toMatch(
      /^What is the API called\? \(concordat-init-command-\w+\) Use letters.*\nWhat is the API called\? \([\w-]+\) What does it manage first\? \(item\) $/i,
    );
    expect(read('spec/shop/openapi.yaml')).toContain('operationId: listItems');
  });

  test('only what no flag says', async () => {
    const { errors } = await concordat('init --name shop', { typed: 'orders\n' });
    expect(errors).toBe('What does it manage first? (item) ');
    expect(read('spec/shop/openapi.yaml')).toContain('operationId: createOrder\n');
  });

  test.each([
    ['nobody to ask', 'init', undefined, 'there is nobody to ask: standard input is not a terminal'],
    ['no answer', 'init', 'shop\n', 'the questions were not answered; nothing was written'],
    [
      'a name that leads elsewhere',
      'init --yes --name ../x',
      undefined,
      '"../x" cannot be the name of an API',
    ],
    [
      'a resource that is none',
      'init --yes --resource a/b/c',
      undefined,
      '"a/b/c" cannot be the name of a resource',
    ],
    [
      'a resource of an old document',
      'init --from a.yaml --resource x',
      undefined,
      '--resource is for a new document',
    ],
    [
      'a document that is not there',
      'init --from a.yaml',
      undefined,
      'a.yaml cannot be adopted; nothing was written',
    ],
  ])('%s: 2, and nothing is written', async (_name, line, typed, message) => {
    const { code, errors } = await concordat(line, typed === undefined ? {} : { typed });
    expect(code).toBe(2);
    expect(errors).toContain(message);
    expect(list()).toEqual([]);
  });
});

describe('a folder that is not empty', () => {
  test('every file in the way is named, and nothing is written', async () => {
    write('spec/shop/openapi.yaml', 'mine');
    write('.github/workflows/contract.yml', 'mine');
    const before = list();
    expect(await concordat('init --yes --name shop')).toEqual({
      code: 2,
      output: '',
      errors: dedent`
        concordat: 2 files are there already; nothing was written [E_OUTPUT]
          spec/shop/openapi.yaml: would be replaced
          .github/workflows/contract.yml: would be replaced
          Name another folder, or replace them with --force.
      `,
    });
    expect(list()).toEqual(before);
  });

  test('the second time is refused, and forced', async () => {
    await concordat('init --yes --name shop');
    write('spec/shop/openapi.yaml', 'mine');
    const { code, errors } = await concordat('init --yes --name shop');
    expect([code, errors.match(/: would be replaced$/gm)?.length]).toEqual([2, 8]);
    expect(read('spec/shop/openapi.yaml')).toBe('mine');
    const forced = await concordat('init --yes --name shop --force');
    expect(forced.code).toBe(0);
    expect(forced.output).toContain('replaced: the contract: change it first');
    expect((await concordat('lint')).code).toBe(0);
  });

  test('what is shared is extended, what is the user’s is kept', async () => {
    write('package.json', '{\n    "name": "site",\n    "scripts": {\n        "test": "jest"\n    }\n}\n');
    write('.gitignore', 'node_modules\n');
    write('tsconfig.json', '{}');
    write('redocly.yaml', 'extends: [minimal]\n');
    const { code, output } = await concordat('init --yes --name shop');
    expect(code).toBe(0);
    expect(output).toMatch(/\n {2}tsconfig\.json +kept as it is\n/);
    expect(output).toMatch(/\n {2}package\.json +extended: scripts: dev, lint, .*concordat:test, docs\n/);
    expect(read('package.json')).toMatch(/^\{\n {4}"name": "site",\n {4}"scripts": \{\n {8}"test": "jest",/);
    expect(Object.keys(JSON.parse(read('package.json')).devDependencies)).toEqual([
      'concordat',
      'msw',
      'vitest',
    ]);
    expect([read('.gitignore'), read('tsconfig.json'), read('redocly.yaml')]).toEqual([
      'node_modules\ndocs/site/\n',
      '{}',
      'extends: [minimal]\n',
    ]);
  });

  test('in a CommonJS package the configuration is a module by its ending', async () => {
    write('package.json', '{ "type": "commonjs" }');
    await concordat('init --yes --name shop');
    expect(list()).toEqual(expect.arrayContaining(['concordat.config.mts', 'contract-tests/shop.test.mts']));
    expect((await concordat('lint')).code).toBe(0);
  });

  test.each([
    [
      'a configuration in another form',
      'concordat.config.yaml',
      'apis: {}\n',
      'there is a configuration already',
    ],
    ['a package.json that is none', 'package.json', '{', 'package.json cannot be extended'],
    ['a file where a folder should be', 'spec', 'mine', 'a part of its path is a file, not a folder'],
  ])('%s is refused, even with --force', async (_name, file, text, message) => {
    write(file, text);
    const { code, errors } = await concordat('init --yes --name shop --force');
    expect(code).toBe(2);
    expect(errors).toContain(message);
    expect(list()).toEqual([file]);
  });

  test('a folder in a repository is told where GitHub looks', async () => {
    mkdirSync(join(folder, '.git'));
    const { output } = await concordat('init packages/shop --yes');
    expect(output).toContain('give its steps "working-directory: packages/shop"');
  });
});

const old = dedent`
  openapi: 3.0.0
  info: { title: Old Shop API, version: '1' }
  paths:
    /orders/{id}:
      get:
        parameters:
          - { name: id, in: path, required: true, schema: { type: integer } }
        responses:
          '200':
            description: ok
            content: { application/json: { schema: { type: integer }, example: no number } }
`;

describe('adopting a document', () => {
  test('with problems: lint accepts them, new ones count', async () => {
    write('old/openapi.yaml', old);
    const { code, output } = await concordat('init new --from old/openapi.yaml');
    expect(code).toBe(0);
    expect(output).toMatch(/lint-baseline\.json +\d+ lint problems accepted for now/);
    expect(output).toContain('is left as it is, and no longer read.');
    expect(list('new')).toEqual(
      [...layout('old-shop'), 'lint-baseline.json'].sort().map((path) => `new/${path}`),
    );
    expect(read('new/spec/old-shop/openapi.yaml')).toBe(old);
    const linted = await concordat('lint', { cwd: 'new' });
    expect(linted).toMatchObject({ code: 0, errors: '' });
    expect(linted.output).toMatch(/^No problems in old-shop \(1 operation, \d+ problems accepted\)\.\n$/);
    expect((await concordat('check', { cwd: 'new' })).code).toBe(0);
    write(
      'new/spec/old-shop/openapi.yaml',
      old.replace('type: integer }, example', 'type: nothing }, example'),
    );
    expect((await concordat('lint', { cwd: 'new' })).code).toBe(1);
  });

  test('in its place already', async () => {
    write('spec/shop/shop.yaml', old);
    expect((await concordat('init --from spec/shop/shop.yaml')).code).toBe(0);
    expect(read('spec/shop/shop.yaml')).toBe(old);
    expect((await concordat('lint')).code).toBe(0);
  });

  test('Swagger 2.0 stays what it is', async () => {
    write('petstore.yaml', petstoreSwagger);
    const { code, output } = await concordat('init new --from petstore.yaml');
    expect(code).toBe(0);
    expect(output).toContain('"concordat bundle petstore --upgrade 3.1" converts it');
    expect(read('new/spec/petstore/petstore.yaml')).toBe(petstoreSwagger);
    for (const line of ['lint', 'generate --check', 'check', 'docs --out site'])
      expect([line, (await concordat(line, { cwd: 'new' })).code]).toEqual([line, 0]);
    const model = await loadModel(join(folder, 'new/spec/petstore/petstore.yaml'));
    if (!model.ok) throw new Error('the document cannot be used');
    const response = await createMock(model.value).fetch('/v1/pets', { headers: { 'x-key': 'k' } });
    expect(response.status).toBe(200);
  });

  test('of several files: they keep their places', async () => {
    const jobs = join(root, 'spec/jobs');
    const { code } = await concordat(`init --from ${jobs}/openapi.yaml`);
    expect(code).toBe(0);
    const files = readdirSync(jobs, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(list('spec/jobs')).toHaveLength(files.length);
    expect(read('spec/jobs/components/schemas.yaml')).toBe(
      readFileSync(join(jobs, 'components/schemas.yaml'), 'utf8'),
    );
    expect((await concordat('lint')).code).toBe(0);
    expect((await concordat('generate --check')).code).toBe(0);
  });

  test('from a URL, the name from its title', async () => {
    const server = createServer((_request, response) => response.end(old));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { code } = await concordat(`init --from http://127.0.0.1:${port}/v2/openapi`);
    server.close();
    expect(code).toBe(0);
    expect(read('spec/old-shop/openapi.yaml')).toBe(old);
    expect((await concordat('lint')).code).toBe(0);
  });

  test.each([
    ['a host that was not named', `${old}x: { $ref: 'http://other.test/a.yaml' }\n`, 'E_REMOTE'],
    ['not an OpenAPI document', 'hello: world\n', 'E_INPUT'],
  ])('%s: nothing is written', async (_name, text, errorCode) => {
    write('api.yaml', text);
    const { code, errors } = await concordat('init new --from api.yaml');
    expect(code).toBe(2);
    expect(errors).toContain(`nothing was written [${errorCode}]`);
    expect(list()).toEqual(['api.yaml']);
  });
});
