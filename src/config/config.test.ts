import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { ToolkitError } from '../error.ts';
import { checkConfig } from './check.ts';
import type { Config } from './config.ts';
import { loadConfig } from './load.ts';
import { nameOfDocument, selectApis } from './select-apis.ts';
import { configShape } from './shape.ts';

test('the shape has the keys of the type', () => {
  type KeysOfShape<K extends keyof Config> = keyof (typeof configShape)['keys'][K &
    keyof (typeof configShape)['keys']];
  expectTypeOf<keyof (typeof configShape)['keys']>().toEqualTypeOf<keyof Config>();
  expectTypeOf<keyof Extract<(typeof configShape)['keys']['mock'], { keys: object }>['keys']>().toEqualTypeOf<
    keyof NonNullable<Config['mock']>
  >();
  expectTypeOf<KeysOfShape<'docs'>>().toExtend<string>();
});

describe('values that are not right', () => {
  test.each([
    [{ apis: { a: 'a.yaml' }, mock: { port: 1 } }, []],
    [{ apis: { a: { document: 'a.yaml' } } }, []],
    [{ mokc: {} }, ['mokc: unknown key "mokc" Did you mean "mock"?']],
    [{ mock: { prot: 1 } }, ['mock.prot: unknown key "prot" Did you mean "port"?']],
    [{ docs: { zzz: 1 } }, ['docs.zzz: unknown key "zzz" Known: out.']],
    [{ mock: { port: '1' } }, ['mock.port: "mock.port" must be a number, not string Correct the value.']],
    [
      { apis: { a: { doc: 'x' } } },
      [
        'apis.a.document: "document" is missing Add "document".',
        'apis.a.doc: unknown key "doc" Known: document.',
      ],
    ],
    [{ apis: { a: 1 } }, ['apis.a: "apis.a" must be a string or an object, not number Correct the value.']],
    [
      { allowHosts: 'x' },
      ['allowHosts: "allowHosts" must be a list of strings, not string Correct the value.'],
    ],
    [
      JSON.parse('{"__proto__": 1}'),
      [
        '__proto__: unknown key "__proto__" Known: apis, redocly, allowHosts, maxBytes, lint, generate, mock, docs, verify.',
      ],
    ],
    [[], [': the configuration must be an object, not a list Correct the value.']],
  ])('%j', (value, want) => {
    expect(
      checkConfig(value, configShape).map(
        ({ path, message, hint }) => `${path.join('.')}: ${message} ${hint}`,
      ),
    ).toEqual(want);
  });
});

describe('loading', () => {
  async function folder(files: Record<string, string>): Promise<string> {
    const dir = await mkdtemp(join(tmpdir(), 'concordat-config-'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
    return dir;
  }
  const forms: [file: string, text: string][] = [
    ['concordat.config.ts', "const docs: { out: string } = { out: 'x' };\nexport default { docs };\n"],
    ['concordat.config.mjs', "export default { docs: { out: 'x' } };\n"],
    ['concordat.config.yaml', 'docs: {out: x}\n'],
    ['concordat.config.json', '{"docs": {"out": "x"}}'],
  ];
  test.each(forms)('%s', async (file, text) => {
    const dir = await folder({ [file]: text });
    expect(await loadConfig(dir)).toEqual({ config: { docs: { out: 'x' } }, dir, file: join(dir, file) });
  });

  test('the nearest one above', async () => {
    const dir = await folder({ 'concordat.config.yaml': 'docs: {out: x}\n' });
    expect((await loadConfig(join(dir, 'a/b'))).dir).toBe(dir);
  });

  test('no file is an empty configuration', async () => {
    const dir = await folder({});
    expect(await loadConfig(dir)).toEqual({ config: {}, dir, file: undefined });
  });

  const broken: [name: string, file: string, text: string, where: string][] = [
    [
      'an unknown key of a module',
      'concordat.config.ts',
      "import { x } from './x.ts';\nexport default {\n  mock: {\n    prot: 1,\n  },\n};\n".replace(
        /import.*\n/,
        '// first\n',
      ),
      '4:5 unknown key "prot"',
    ],
    [
      'an unknown key behind a function',
      'concordat.config.ts',
      'const define = (value: object) => value;\nexport default define({ mokc: {} });\n',
      '2:25 unknown key "mokc"',
    ],
    ['an unknown key of YAML', 'concordat.config.yaml', 'mock:\n  prot: 1\n', '2:3 unknown key "prot"'],
    [
      'a syntax error of YAML',
      'concordat.config.yaml',
      'mock: [\n',
      '2:1 not valid YAML: deficient indentation',
    ],
  ];
  test.each(broken)('%s is located', async (_name, file, text, where) => {
    const dir = await folder({ [file]: text });
    const error = await loadConfig(dir).catch((caught: unknown) => caught);
    if (!(error instanceof ToolkitError)) throw error;
    expect(error.code).toBe('E_CONFIG');
    expect(
      error.problems.map(({ at, message }) => `${at?.position?.line}:${at?.position?.column} ${message}`),
    ).toEqual([where]);
  });

  test.each([
    ['concordat.config.ts', 'export const x = 1;\n', 'has no default export'],
    ['concordat.config.ts', 'export default = 1;\n', 'cannot be loaded'],
  ])('%s: %s', async (file, text, message) => {
    const dir = await folder({ [file]: text });
    await expect(loadConfig(dir)).rejects.toThrow(message);
  });

  test('a named file that is not there', async () => {
    await expect(loadConfig('/nowhere', 'x.ts')).rejects.toThrow(
      'there is no configuration file /nowhere/x.ts',
    );
  });
});

describe('APIs', () => {
  const loaded = {
    config: { apis: { jobs: 'spec/jobs/openapi.yaml', shop: 'https://h.test/shop.json' } },
    dir: '/p',
    file: '/p/c.ts',
  };
  test.each([
    [[], ['jobs /p/spec/jobs/openapi.yaml', 'shop https://h.test/shop.json']],
    [['shop'], ['shop https://h.test/shop.json']],
    [['./spec/jobs/openapi.yaml'], ['jobs /p/spec/jobs/openapi.yaml']],
    [
      ['../pets.yaml', '-'],
      ['pets /pets.yaml', 'api -'],
    ],
    [['https://h.test/x/openapi.yaml?v=1'], ['x https://h.test/x/openapi.yaml?v=1']],
  ])('%j', (args, want) => {
    expect(selectApis(args, loaded, '/p').map(({ name, reference }) => `${name} ${reference}`)).toEqual(want);
  });

  test.each([
    [['jbos'], loaded, 'E_UNKNOWN_API', 'Did you mean "jobs"?'],
    [
      [],
      { config: {}, dir: '/p', file: undefined },
      'E_USAGE',
      'Name an OpenAPI document, or list your APIs in concordat.config.ts.',
    ],
  ])('%j is refused', (args, config, code, hint) => {
    expect(() => selectApis(args, config, '/p')).toThrow(expect.objectContaining({ code, hint }));
  });

  test.each([
    ['/x/petstore.yaml', 'petstore'],
    ['/x/jobs/openapi.yaml', 'jobs'],
    ['https://h.test/api.github.com.json', 'api.github.com'],
    ['/x/../..evil name!.yaml', 'evil-name'],
    ['/openapi.yaml', 'api'],
  ])('%s is named %s', (reference, name) => expect(nameOfDocument(reference)).toBe(name));
});
