import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withPositions } from '../document/locate.ts';
import { ToolkitError } from '../error.ts';
import { loadModel } from '../model/load.ts';
import { type LintOptions, lint } from './lint.ts';
import { dedent } from './rules/check-text.fixture.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-lint-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** `file:line:column severity code`, in the order of the result. */
async function lintFile(name: string, options: LintOptions = {}): Promise<readonly string[]> {
  const model = await loadModel(join(folder, name));
  if (!model.ok) throw new Error(model.problems[0]?.message);
  const configFile = options.configFile && join(folder, options.configFile);
  const problems = await lint(model.value, { ...options, configFile });
  return withPositions(problems, model.value.document).map(({ at, severity, code }) => {
    const file = at?.source.replace(`${folder}/`, '');
    return `${file}:${at?.position?.line}:${at?.position?.column} ${severity} ${code}`;
  });
}

const document = dedent`
  openapi: 3.1.0
  info: { title: T, version: '1', license: { name: MIT, identifier: MIT } }
  servers: [{ url: https://api.test }]
  security: []
  paths:
    /a:
      get:
        operationId: getA
        responses:
          '200': { description: ok, content: { application/json: { schema: { type: integer }, example: x } } }
          '404': { description: missing }
`;

describe("Redocly's rules and ours", () => {
  const cases: [name: string, files: Record<string, string>, config: string | undefined, want: string[]][] = [
    [
      'without redocly.yaml, its recommended rules and our defaults',
      {},
      undefined,
      ['api.yaml:7:5 error operation-summary', 'api.yaml:10:93 warning concordat/example-valid'],
    ],
    [
      'redocly.yaml sets both',
      {
        'redocly.yaml':
          'extends: [minimal]\nrules:\n  operation-summary: off\n  concordat/example-valid: error\n',
      },
      'redocly.yaml',
      ['api.yaml:10:93 error concordat/example-valid'],
    ],
    [
      'a rule of ours as an object, and one turned on that is off by default',
      {
        'redocly.yaml':
          'rules:\n  concordat/example-valid: { severity: off }\n  concordat/operation-examples: warn\n  concordat/list-paginated: error\n',
      },
      'redocly.yaml',
      [],
    ],
    [
      'our presets',
      { 'redocly.yaml': 'extends: [concordat/strict]\n' },
      'redocly.yaml',
      ['api.yaml:10:93 error concordat/example-valid'],
    ],
    [
      'an entry of apis, by its root',
      {
        'redocly.yaml':
          'apis:\n  other:\n    root: ./api.yaml\n    rules:\n      concordat/example-valid: error\n      no-unresolved-refs: off\n',
      },
      'redocly.yaml',
      ['api.yaml:10:93 error concordat/example-valid'],
    ],
    [
      'the ignore file, for a rule of Redocly and one of ours',
      {
        'redocly.yaml': 'extends: [recommended]\n',
        '.redocly.lint-ignore.yaml':
          "api.yaml:\n  operation-summary: ['#/paths/~1a/get']\n  concordat/example-valid: ['#/paths/~1a/get/responses/200/content/application~1json/example']\n  no-invalid-media-type-examples: ['#/paths/~1a/get/responses/200/content/application~1json/example']\n",
      },
      'redocly.yaml',
      ['api.yaml:7:5 error operation-summary'],
    ],
    [
      'a plugin of the user, and a file that is extended',
      {
        'redocly.yaml': 'extends: [./shared.yaml]\nplugins: [./plugin.mjs]\n',
        'shared.yaml': 'rules:\n  local/title-long: error\n  concordat/example-valid: off\n',
        'plugin.mjs':
          "export default () => ({ id: 'local', rules: { oas3: { 'title-long': () => ({ Info(info, ctx) { if (info.title.length < 3) ctx.report({ message: 'too short', location: ctx.location.child('title') }); } }) } } });\n",
      },
      'redocly.yaml',
      ['api.yaml:2:9 error local/title-long'],
    ],
    [
      'what is wrong in redocly.yaml is said, and does not stop the rest',
      {
        'redocly.yaml':
          'rules:\n  operation-sumary: error\n  concordat/exmple-valid: error\n  rule/own: off\n  operation-summary: error\n  concordat/example-valid: off\n',
      },
      'redocly.yaml',
      [
        'redocly.yaml:2:3 warning redocly-config',
        'redocly.yaml:3:3 warning redocly-config',
        'api.yaml:7:5 error operation-summary',
      ],
    ],
  ];
  test.each(cases)('%s', async (_name, files, configFile, want) => {
    write({ 'api.yaml': document, ...files });
    expect(await lintFile('api.yaml', { configFile })).toEqual(want);
  });
});

describe('an entry of apis by name', () => {
  test.each([
    ['jobs', ['api.yaml:10:93 error concordat/example-valid']],
    ['toString', ['api.yaml:10:93 warning concordat/example-valid']],
  ])('%s', async (api, want) => {
    write({
      'api.yaml': document,
      'redocly.yaml':
        'apis:\n  jobs:\n    root: elsewhere.yaml\n    rules:\n      concordat/example-valid: error\n',
    });
    expect(await lintFile('api.yaml', { api, configFile: 'redocly.yaml' })).toEqual(want);
  });
});

describe('one defect is reported once', () => {
  const cases: [name: string, tail: string, want: string[]][] = [
    [
      'a reference to nothing',
      "components: { responses: { R: { $ref: '#/components/responses/Nowhere' } } }\n",
      ['api.yaml:6:28 error no-unresolved-refs'],
    ],
    [
      'a schema reference to nothing',
      "components: { schemas: { S: { properties: { a: { $ref: '#/components/schemas/Nowhere' } } } } }\n",
      ['api.yaml:6:45 error no-unresolved-refs'],
    ],
    [
      'a type that is none',
      'components: { schemas: { S: { type: file } } }\n',
      ['api.yaml:6:31 error struct'],
    ],
    [
      'an example whose schema Redocly cannot compile and we can',
      "components: { schemas: { S: { type: string, pattern: '^[\\w\\-]+$', example: a } } }\n",
      [],
    ],
  ];
  test.each(cases)('%s', async (_name, tail, want) => {
    const head = document.split('\n').slice(0, 4).join('\n');
    write({
      'api.yaml': `${head}\npaths: {}\n${tail}`,
      'redocly.yaml': 'extends: [recommended]\nrules: { no-unused-components: off }\n',
    });
    expect(await lintFile('api.yaml', { configFile: 'redocly.yaml' })).toEqual(want);
  });
});

test('what two operations share is wrong once', async () => {
  const operation = (id: string) =>
    `{ get: { summary: A, operationId: ${id}, responses: { '200': { $ref: '#/components/responses/R' } } } }`;
  const head = document.split('\n').slice(0, 4).join('\n');
  write({
    'api.yaml': `${head}\npaths:\n  /a: ${operation('a')}\n  /b: ${operation('b')}\ncomponents: { responses: { R: { description: R, headers: { A: {} } } } }\n`,
    'redocly.yaml': "rules: { response-contains-header: { severity: error, names: { '2xx': [X-Id] } } }\n",
  });
  expect(await lintFile('api.yaml', { configFile: 'redocly.yaml' })).toEqual([
    'api.yaml:8:49 error response-contains-header',
  ]);
});

test('files that the document refers to are linted as they were read', async () => {
  write({
    'api.yaml': `${document.split('\n').slice(0, 4).join('\n')}\npaths:\n  /a: { $ref: 'paths/my a.yaml#/item' }\n`,
    'paths/my a.yaml':
      "item:\n  get:\n    summary: A\n    operationId: getA\n    responses: { '200': {}, '404': { description: d } }\n",
  });
  const model = await loadModel(join(folder, 'api.yaml'));
  if (!model.ok) throw new Error('unreadable');
  rmSync(join(folder, 'paths'), { recursive: true });
  const problems = await lint(model.value);
  expect(problems.map(({ code, at }) => [code, at?.source.replace(folder, ''), at?.pointer])).toEqual([
    ['struct', '/paths/my a.yaml', '/item/get/responses/200'],
  ]);
});

describe('a rule that fails is said to be left out', () => {
  test.each([
    [
      "Redocly's own: the others are run",
      'servers: [{ url: https://api.test, variables: { v: } }]',
      'rules: { struct: error, no-server-variables-empty-enum: error }\n',
      [
        'api.yaml:1:1 warning redocly-failed',
        'api.yaml:3:49 error struct',
        'api.yaml:10:93 warning concordat/example-valid',
      ],
    ],
    [
      'of a plugin: only ours are run',
      'servers: [{ url: https://api.test }]',
      'plugins: [./plugin.mjs]\nrules: { local/broken: error, struct: error }\n',
      ['api.yaml:1:1 error redocly-failed', 'api.yaml:10:93 warning concordat/example-valid'],
    ],
  ])('%s', async (_name, servers, config, want) => {
    write({
      'api.yaml': document.replace('servers: [{ url: https://api.test }]', servers),
      'redocly.yaml': config,
      'plugin.mjs':
        "export default () => ({ id: 'local', rules: { oas3: { broken: () => ({ Info() { throw new Error('no'); } }) } } });\n",
    });
    expect(await lintFile('api.yaml', { configFile: 'redocly.yaml' })).toEqual(want);
  });
});

test('a version without its patch number', async () => {
  write({ 'api.yaml': document.replace('3.1.0', "'3.1'") });
  expect(await lintFile('api.yaml')).toContain('api.yaml:7:5 error operation-summary');
});

test('problems carry their operation, expected and came', async () => {
  write({ 'api.yaml': document });
  const model = await loadModel(join(folder, 'api.yaml'));
  if (!model.ok) throw new Error('unreadable');
  expect((await lint(model.value)).map(({ at: _, ...problem }) => problem)).toEqual([
    {
      code: 'operation-summary',
      severity: 'error',
      message: 'Operation object should contain `summary` field.',
      operation: 'GET /a',
    },
    {
      code: 'concordat/example-valid',
      severity: 'warning',
      message: 'the example must be integer',
      operation: 'GET /a',
      expected: 'integer',
      actual: '"x"',
      hint: 'Correct the example, or its schema.',
    },
  ]);
});

describe('a configuration that cannot be used', () => {
  const cases: [name: string, text: string, want: RegExp][] = [
    ['no YAML', 'rules: [\n', /2:1 not valid YAML: deficient indentation/],
    ['extends a file that is not there', 'extends: [./none.yaml]\n', /1:11 it cannot be read: .*none\.yaml/],
    ['extends a preset that is not there', 'extends: [concordat/none]\n', /config with name none/],
    ['a plugin that is not there', 'plugins: [./none.js]\n', /"\.\/none\.js" not found/],
    ['a plugin that fails', 'plugins: [./bad.mjs]\n', /Failed to load plugin .*bad\.mjs": broken/],
    [
      'extends another host',
      'extends: [https://rules.test/r.yaml]\n',
      /1:11 it cannot be read: .*rules\.test.*was not named; allow it with --allow-host rules\.test/,
    ],
  ];
  test.each(cases)('%s', async (_name, text, want) => {
    write({ 'api.yaml': document, 'redocly.yaml': text, 'bad.mjs': "throw new Error('broken');\n" });
    const error = await lintFile('api.yaml', { configFile: 'redocly.yaml' }).catch(
      (caught: unknown) => caught,
    );
    if (!(error instanceof ToolkitError)) throw new Error('no ToolkitError', { cause: error });
    const located = error.problems.map(({ at, message }) => {
      const { line, column } = at?.position ?? {};
      return `${line}:${column} ${message}`;
    });
    expect([error.code, [error.message, ...located].join('\n')]).toEqual([
      'E_CONFIG',
      expect.stringMatching(want),
    ]);
  });
});
