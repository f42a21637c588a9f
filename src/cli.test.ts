import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { exitCodes, run } from './cli.ts';
import { parseCommandLine } from './command-line.ts';
import { captureIo } from './commands/capture-io.ts';
import { type Command, defineCommand, flagOf } from './commands/command.ts';
import { commands } from './commands/commands.ts';
import { version } from './version.ts';

const sample = defineCommand({
  name: 'sample',
  summary: 'a sample',
  description: 'A sample.',
  arguments: [{ name: 'api', summary: 'an API', variadic: true }],
  options: {
    port: { type: 'number', short: 'p', summary: 'a port' },
    cors: { type: 'boolean', default: true, summary: 'no CORS' },
    errors: { type: 'boolean', summary: 'errors' },
    header: { type: 'list', summary: 'headers' },
    format: { type: 'string', choices: ['text', 'json'], default: 'text', summary: 'a format' },
    fill: { type: 'boolean', default: true, flag: 'fill-Odd', summary: 'a flag with a name of its own' },
  },
  passthrough: true,
  examples: [{ command: 'concordat sample', text: 'runs it' }],
  run: async () => 0,
}) as Command;

const defaults = { port: undefined, cors: true, errors: undefined, header: [], format: 'text', fill: true };

describe('command lines', () => {
  test.each([
    ['sample', { args: [], options: defaults, passthrough: [] }],
    ['sample a b', { args: ['a', 'b'], options: defaults, passthrough: [] }],
    ['sample --port 1 a', { args: ['a'], options: { ...defaults, port: 1 }, passthrough: [] }],
    ['sample -p 0', { args: [], options: { ...defaults, port: 0 }, passthrough: [] }],
    ['sample --no-cors', { args: [], options: { ...defaults, cors: false }, passthrough: [] }],
    [
      'sample --cors=false --errors=true',
      { args: [], options: { ...defaults, cors: false, errors: true }, passthrough: [] },
    ],
    ['sample --errors a', { args: ['a'], options: { ...defaults, errors: true }, passthrough: [] }],
    ['sample --fill-Odd=false', { args: [], options: { ...defaults, fill: false }, passthrough: [] }],
    [
      'sample --header a:1 --header b:2',
      { args: [], options: { ...defaults, header: ['a:1', 'b:2'] }, passthrough: [] },
    ],
    [
      'sample a -- npm test --port 3',
      { args: ['a'], options: defaults, passthrough: ['npm', 'test', '--port', '3'] },
    ],
  ])('%s', (line, want) => {
    const parsed = parseCommandLine(line.split(' '), [sample], '1.0.0');
    expect(parsed.kind === 'run' && parsed.input).toEqual(want);
  });

  test.each([
    ['smaple', 'unknown command "smaple"', 'Did you mean sample?'],
    ['sample --prot 1', 'unknown option "--prot"', 'Did you mean --port?'],
    [
      'sample --port',
      'option "-p, --port <number>" argument missing',
      'Run "concordat sample --help" for what there is.',
    ],
    [
      'sample --port x',
      'option "-p, --port <number>" argument "x" is invalid. It must be a number.',
      'Run "concordat sample --help" for what there is.',
    ],
    [
      'sample --format xml',
      'option "--format <string>" argument "xml" is invalid. Allowed choices are text, json.',
      'Run "concordat sample --help" for what there is.',
    ],
  ])('%s is refused', (line, message, hint) => {
    expect(() => parseCommandLine(line.split(' '), [sample], '1')).toThrow(
      expect.objectContaining({ code: 'E_USAGE', message, hint }),
    );
  });

  test.each([['--version'], ['-V']])('%s prints the version', (flag) => {
    expect(parseCommandLine([flag], commands, version)).toEqual({ kind: 'print', text: `${version}\n` });
  });
});

describe('every command', () => {
  test.each(commands.map((command) => [command.name, command] as const))(
    '%s: help with examples that parse',
    (name, command) => {
      const help = parseCommandLine([name, '--help'], commands, version);
      const text = help.kind === 'print' ? help.text : '';
      for (const [key, spec] of Object.entries(command.options)) expect(text).toContain(flagOf(key, spec));
      expect(command.examples.length).toBeGreaterThan(0);
      for (const example of command.examples) {
        expect(text).toContain(example.command);
        const words = [...example.command.matchAll(/'([^']*)'|(\S+)/g)].map(
          (match) => match[1] ?? match[2] ?? '',
        );
        expect(parseCommandLine(words.slice(1), commands, version).kind).toBe('run');
      }
    },
  );
});

describe('exit codes', () => {
  test('wrong use is 2 and says what was meant', async () => {
    const io = captureIo();
    expect(await run(['lnt'], io)).toBe(exitCodes.usage);
    expect(io.errors()).toBe('concordat: unknown command "lnt" [E_USAGE]\n  Did you mean lint?\n');
    expect(io.output()).toBe('');
  });

  test('help is 0', async () => {
    const io = captureIo();
    expect(await run(['--help'], io)).toBe(exitCodes.clean);
    expect(io.output()).toContain('Usage: concordat <command> [options]');
  });

  test('a document that cannot be used is 2, with its place', async () => {
    const io = captureIo({ stdin: 'openapi: 3.1.0\npaths: []\n' });
    expect(await run(['lint', '-'], io)).toBe(exitCodes.usage);
    expect(io.errors()).toContain('<stdin>:2:1: "paths" is not an object');
  });
});

test('the program refuses what it does not know', () => {
  const bin = new URL('../bin/concordat.js', import.meta.url).pathname;
  const { status, stderr } = spawnSync(process.execPath, [bin, 'lint', '--formt', 'json'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'concordat: unknown option "--formt" [E_USAGE]\n  Did you mean --format?\n',
  });
});
