import { CommanderError, InvalidArgumentError, Option, Command as Parser } from 'commander';
import { type Command, type CommandInput, flagOf, type OptionSpec } from './commands/command.ts';
import { ToolkitError } from './error.ts';

/** What a command line asks for. */
export type ParsedLine =
  | { readonly kind: 'run'; readonly command: Command; readonly input: CommandInput }
  /** `--help` or `--version`: text for stdout. */
  | { readonly kind: 'print'; readonly text: string };

/**
 * Parses a command line by the table of commands.
 *
 * The only file that knows the parser (commander).
 *
 * @param argv what follows the program's name
 * @throws ToolkitError E_USAGE, with a suggestion where a name is nearly right
 */
export function parseCommandLine(
  argv: readonly string[],
  commands: readonly Command[],
  version: string,
): ParsedLine {
  let text = '';
  let parsed: ParsedLine | undefined;
  const output = {
    writeOut: (chunk: string) => {
      text += chunk;
    },
    writeErr: () => {},
  };
  const program = new Parser('concordat')
    .usage('<command> [options]')
    .description(
      'One OpenAPI document in; lint, types, client, mock server, reference docs and contract tests out.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('--help', 'show this help, or that of a command')
    .helpCommand('help [command]', 'show the help of a command')
    .configureOutput(output)
    .exitOverride();
  for (const command of commands) {
    const accept = (input: CommandInput) => {
      parsed = { kind: 'run', command, input };
    };
    const sub = parserOf(command, accept, argv);
    program.addCommand(sub.configureOutput(output).exitOverride());
  }
  try {
    program.parse(withoutValues(beforeDashes(argv), commands), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0 || error.code === 'commander.help') return { kind: 'print', text };
    throw usageError(error, argv, commands);
  }
  return parsed ?? { kind: 'print', text: program.helpInformation() };
}

function parserOf(command: Command, accept: (input: CommandInput) => void, argv: readonly string[]): Parser {
  const parser = new Parser(command.name).summary(command.summary).description(command.description);
  parser.helpOption('--help', 'show this help');
  for (const { name, summary, required, variadic } of command.arguments) {
    const inner = `${name}${variadic ? '...' : ''}`;
    parser.argument(required ? `<${inner}>` : `[${inner}]`, summary);
  }
  for (const [key, spec] of Object.entries(command.options)) {
    for (const option of parserOptions(key, spec)) parser.addOption(option);
  }
  if (command.passthrough) parser.usage(`${parser.usage()} [-- command …]`);
  parser.addHelpText('after', helpExamples(command));
  parser.action(() => {
    const passthrough = afterDashes(argv);
    if (passthrough.length > 0 && !command.passthrough) {
      throw new ToolkitError('E_USAGE', `"concordat ${command.name}" takes no command after "--"`);
    }
    accept({ args: parser.args, options: readOptions(parser, command), passthrough });
  });
  return parser;
}

function parserOptions(key: string, spec: OptionSpec): Option[] {
  const flag = flagOf(key, spec);
  const short = spec.short ? `-${spec.short}, ` : '';
  if (spec.type === 'boolean') {
    const yes = new Option(`${short}--${flag}`, spec.summary);
    const no = new Option(`--no-${flag}`, spec.summary);
    return spec.default === true ? [yes.hideHelp(), no] : [yes, no.hideHelp()];
  }
  const value = spec.value ?? spec.type;
  const option = new Option(`${short}--${flag} <${value}>`, describeDefault(spec));
  if (spec.choices) option.choices(spec.choices);
  else if (spec.type === 'number') option.argParser(parseNumber);
  else if (spec.type === 'list')
    option.argParser((item: string, items: string[] | undefined) => [...(items ?? []), item]);
  return [option];
}

function describeDefault(spec: OptionSpec): string {
  return spec.default === undefined ? spec.summary : `${spec.summary} (default: ${String(spec.default)})`;
}

function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It must be a number.');
  return value;
}

function readOptions(parser: Parser, command: Command): CommandInput['options'] {
  const values: Record<string, boolean | string | number | readonly string[] | undefined> = {};
  for (const [key, spec] of Object.entries(command.options)) {
    const option = parser.options.find((candidate) => candidate.long === `--${flagOf(key, spec)}`);
    const given = option && parser.getOptionValue(option.attributeName());
    const otherwise = spec.configurable ? undefined : spec.default;
    values[key] = given ?? otherwise ?? (spec.type === 'list' ? [] : undefined);
  }
  // Every key was filled by its own spec.
  return values as CommandInput['options'];
}

/** `--cors=false` becomes `--no-cors`, so that a boolean flag never takes the next argument for its value. */
function withoutValues(argv: readonly string[], commands: readonly Command[]): string[] {
  const command = commands.find(({ name }) => name === argv[0]);
  const booleans = new Set(
    Object.entries(command?.options ?? {})
      .filter(([, spec]) => spec.type === 'boolean')
      .map(([key, spec]) => flagOf(key, spec)),
  );
  return argv.map((word) => {
    const match = /^--(.+)=(true|false)$/.exec(word);
    if (!match?.[1] || !booleans.has(match[1])) return word;
    return match[2] === 'true' ? `--${match[1]}` : `--no-${match[1]}`;
  });
}

function beforeDashes(argv: readonly string[]): readonly string[] {
  const at = argv.indexOf('--');
  return at < 0 ? argv : argv.slice(0, at);
}

function afterDashes(argv: readonly string[]): readonly string[] {
  const at = argv.indexOf('--');
  return at < 0 ? [] : argv.slice(at + 1);
}

function helpExamples(command: Command): string {
  const width = Math.max(...command.examples.map((example) => example.command.length));
  const lines = command.examples.map(({ command: line, text }) => `  ${line.padEnd(width)}  ${text}`);
  return `\nExamples:\n${lines.join('\n')}`;
}

/** Commander's `error: unknown option '--prot'\n(Did you mean --port?)` in our words. */
function usageError(
  error: CommanderError,
  argv: readonly string[],
  commands: readonly Command[],
): ToolkitError {
  const [message = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const command = commands.find(({ name }) => name === argv[0]);
  const help = `Run "concordat ${command ? `${command.name} ` : ''}--help" for what there is.`;
  const hint = suggestion ? suggestion.replace(/^\((.*)\)$/, '$1') : help;
  return new ToolkitError('E_USAGE', message.replaceAll("'", '"'), { hint });
}
