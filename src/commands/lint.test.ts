import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../cli.ts';
import { dedent } from '../lint/rules/check-text.fixture.ts';
import { captureIo } from './capture-io.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-lint-command-'));
  write('redocly.yaml', 'extends: [minimal]\nrules:\n  operation-summary: error\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

async function lint(
  line: string,
  options: { env?: Record<string, string>; stdin?: string; isTerminal?: boolean } = {},
) {
  const io = captureIo({ cwd: folder, ...options });
  const code = await run(['lint', ...line.split(' ').filter((word) => word !== '')], {
    ...io,
    env: options.env ?? {},
  });
  return { code, output: io.output(), errors: io.errors().replaceAll(folder, '…') };
}

const clean = dedent`
  openapi: 3.1.0
  info: { title: Clean, version: '1' }
  servers: [{ url: https://api.test }]
  security: []
  paths:
    /a:
      get:
        summary: A
        operationId: getA
        responses: { '200': { description: ok }, '404': { description: missing } }
`;
const faulty = clean.replace('      summary: A\n', '');
const doubtful = clean.replace(
  'description: ok }',
  'description: ok, headers: { X: { schema: { type: integer }, example: x } } }',
);

describe('exit codes', () => {
  test.each([
    ['clean', clean, 0, 'No problems in a (1 operation).\n'],
    [
      'an error',
      faulty,
      1,
      'a.yaml:7:5  error    Operation object should contain `summary` field.  operation-summary\n    7 │ get:\n    in GET /a\n\n1 error in a (1 operation).\n',
    ],
    [
      'a warning only',
      doubtful,
      0,
      "a.yaml:10:89  warning  the example must be integer  concordat/example-valid\n    10 │ responses: { '200': { description: ok, headers: { X: { schema: { type: integer }, example: x } } }, '404': { description: missing } }\n    in GET /a\n    expected integer, came \"x\"\n    Correct the example, or its schema.\n\n1 warning in a (1 operation).\n",
    ],
  ])('%s', async (_name, document, code, output) => {
    write('a.yaml', document);
    expect(await lint('a.yaml')).toEqual({ code, output, errors: '' });
  });

  test('standard input', async () => {
    expect(await lint('-', { stdin: faulty })).toMatchObject({
      code: 1,
      output: expect.stringContaining('<stdin>:7:5  error'),
    });
  });

  test('a document that cannot be read', async () => {
    write('a.yaml', 'openapi: 3.1.0\n\tpaths: {}\n');
    const { code, output, errors } = await lint('a.yaml');
    expect([code, output]).toEqual([2, '']);
    expect(errors).toContain('concordat: the document of "a" cannot be used [E_INPUT]\n  a.yaml:2:1: ');
  });

  test('of several documents the others are still looked at', async () => {
    write('a.yaml', 'openapi: 4.0.0\n');
    write('b.yaml', faulty);
    const { code, output, errors } = await lint('a.yaml b.yaml none.yaml');
    expect([code, output]).toEqual([2, expect.stringContaining('1 error in b (1 operation).\n')]);
    expect(errors).toContain(
      'concordat: 2 documents cannot be used [E_INPUT]\n  a.yaml:1:1: the "openapi" version',
    );
    expect(errors).toContain('none.yaml: there is no file');
  });
});

describe('configuration', () => {
  test('all APIs of the configuration in one report, and the file that it names for the rules', async () => {
    write('a.yaml', clean);
    write('b.yaml', faulty);
    write('rules.yaml', 'rules:\n  operation-summry: error\n  operation-summary: warn\n');
    write('concordat.config.yaml', 'apis: { first: a.yaml, second: b.yaml }\nredocly: rules.yaml\n');
    expect(await lint('--format json')).toMatchObject({ code: 0, output: expect.any(String) });
    const { apis, problems } = JSON.parse((await lint('--format json')).output);
    expect([apis, problems.map(({ code, api, file }: Record<string, string>) => [code, api, file])]).toEqual([
      ['first', 'second'],
      [
        ['redocly-config', 'first', 'rules.yaml'],
        ['operation-summary', 'second', 'b.yaml'],
      ],
    ]);
  });

  test('a file for the rules that is not there', async () => {
    write('a.yaml', clean);
    write('concordat.config.yaml', 'apis: { first: a.yaml }\nredocly: none.yaml\n');
    expect(await lint('')).toEqual({
      code: 2,
      output: '',
      errors:
        'concordat: there is no file …/none.yaml, which "redocly" in …/concordat.config.yaml names [E_CONFIG]\n  Correct the path, or leave it out for the rules that Redocly recommends.\n',
    });
  });

  test('a file for the rules that cannot be used ends the run', async () => {
    write('a.yaml', clean);
    write('redocly.yaml', 'extends: [./none.yaml]\n');
    const { code, errors } = await lint('a.yaml');
    expect([code, errors]).toEqual([2, expect.stringContaining('redocly.yaml:1:11: it cannot be read: ')]);
  });
});

describe('the report', () => {
  test.each(['text', 'json', 'sarif', 'junit', 'github', 'markdown'])('as %s', async (format) => {
    write('a.yaml', faulty);
    const { code, output } = await lint(`a.yaml --format ${format}`);
    expect([code, output.includes('Operation object should contain `summary` field.')]).toEqual([1, true]);
  });

  test('in a file, with its summary on stderr', async () => {
    write('a.yaml', faulty);
    expect(await lint('a.yaml --format sarif -o out/lint.sarif')).toEqual({
      code: 1,
      output: '',
      errors: '1 error in a (1 operation). The report is in out/lint.sarif.\n',
    });
    expect(JSON.parse(readFileSync(join(folder, 'out/lint.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
  });

  test('says what rules of ours mean, in SARIF', async () => {
    write('a.yaml', doubtful);
    const { output } = await lint('a.yaml --format sarif');
    expect(JSON.parse(output).runs[0].tool.driver.rules[0].shortDescription.text).toBe(
      'Every example is valid against its schema.',
    );
  });
});

describe('a baseline', () => {
  test('is written, then leaves out what it lists, wherever it moves to', async () => {
    write('a.yaml', faulty);
    expect(await lint('a.yaml --baseline accepted.json')).toEqual({
      code: 0,
      output: 'No problems in a (1 operation, 1 problem accepted).\n',
      errors: 'Accepted 1 problem: accepted.json is written.\n',
    });
    write('a.yaml', `# moved\n${faulty}`);
    expect(await lint('a.yaml --baseline accepted.json')).toEqual({
      code: 0,
      output: 'No problems in a (1 operation, 1 problem accepted).\n',
      errors: '',
    });
    write(
      'a.yaml',
      `${faulty}  /b:\n    get: { operationId: b, responses: { '200': { description: ok }, 4XX: { description: no } } }\n`,
    );
    expect(await lint('a.yaml --baseline accepted.json')).toMatchObject({
      code: 1,
      output: expect.stringMatching(
        /^a\.yaml:11:5 {2}error {4}Operation object should contain `summary` field/,
      ),
    });
    write('a.yaml', clean);
    expect(await lint('a.yaml --baseline accepted.json')).toEqual({
      code: 0,
      output: 'No problems in a (1 operation).\n',
      errors: 'Gone: 1 problem that accepted.json accepts. Remove the file and run again to write it anew.\n',
    });
  });

  test('of the configuration, relative to it', async () => {
    write('a.yaml', faulty);
    write('concordat.config.yaml', 'apis: { first: a.yaml }\nlint: { baseline: accepted.json }\n');
    expect(await lint('')).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'accepted.json'))).toBe(true);
  });

  test('is not written in CI', async () => {
    write('a.yaml', faulty);
    expect(await lint('a.yaml --baseline accepted.json', { env: { CI: 'true' } })).toEqual({
      code: 2,
      output: '',
      errors:
        'concordat: there is no baseline …/accepted.json, and none is written in CI [E_USAGE]\n  Run "concordat lint --baseline accepted.json" on your machine and commit the file.\n',
    });
    expect(existsSync(join(folder, 'accepted.json'))).toBe(false);
  });

  test('that is none', async () => {
    write('a.yaml', faulty);
    write('accepted.json', '{}');
    expect(await lint('a.yaml --baseline accepted.json')).toMatchObject({ code: 2, output: '' });
  });
});

test('a line of progress for a large document, on a terminal only, and gone afterwards', async () => {
  write('a.yaml', `${clean}x-large: ${'x'.repeat(2_000_001)}\n`);
  expect((await lint('a.yaml', { isTerminal: true })).errors).toBe('Checking a (1 operation) …\r\u001b[K');
  expect((await lint('a.yaml')).errors).toBe('');
});
