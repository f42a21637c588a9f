/** One flag of a command. The key in the command's table is its name in camelCase: `allowHost` is `--allow-host`. */
export interface OptionSpec {
  readonly type: 'boolean' | 'string' | 'number' | 'list';
  /** One phrase for `--help` and the reference; of a boolean that is true by default, what its `--no-` form does. */
  readonly summary: string;
  /** A one-letter spelling, without the dash. */
  readonly short?: string;
  /** What the value is called in `--help`: `--port <port>`. Default: the option's type. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly default?: boolean | string | number;
  /** Whether the configuration can say it too: without the flag the value is undefined, the default is the command's. */
  readonly configurable?: true;
  /** The flag's name, where it is not the key in kebab-case. */
  readonly flag?: string;
}

export type OptionTable = Readonly<Record<string, OptionSpec>>;

interface ValueOf {
  boolean: boolean;
  string: string;
  number: number;
  list: readonly string[];
}

/** What a table of options parses to: `undefined` where a flag without a default was not given, `[]` for lists. */
export type OptionValues<T extends OptionTable> = {
  readonly [K in keyof T]:
    | ValueOf[T[K]['type']]
    | (T[K] extends { readonly configurable: true }
        ? undefined
        : T[K] extends { readonly default: unknown } | { readonly type: 'list' }
          ? never
          : undefined);
};

export interface ArgumentSpec {
  readonly name: string;
  readonly summary: string;
  readonly required?: boolean;
  readonly variadic?: boolean;
}

/** What a command reads and writes; a test hands in its own. */
export interface CommandIo {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  readonly stdout: Output;
  /** Progress and logs. */
  readonly stderr: Output;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Whether somebody sits at stdin who can be asked. Default: false. */
  readonly stdinIsTerminal?: boolean;
  /** Aborts when the user interrupts; a command that runs on stops then. */
  readonly signal: AbortSignal;
}

export interface Output {
  write(text: string): void;
  /** Whether colour and progress may be shown. */
  readonly isTerminal: boolean;
  /** Width in characters; 80 where there is no terminal. */
  readonly columns: number;
}

export interface CommandInput<T extends OptionTable = OptionTable> {
  readonly args: readonly string[];
  readonly options: OptionValues<T>;
  /** What followed `--`. */
  readonly passthrough: readonly string[];
}

/** A command as data: the command line, `--help` and the reference are made from it. */
export interface Command<T extends OptionTable = OptionTable> {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** A paragraph for the command's own help: what it does and, where so, what it does not do yet. */
  readonly description: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: T;
  /** Whether `-- command …` may follow. */
  readonly passthrough?: boolean;
  readonly examples: readonly { readonly command: string; readonly text: string }[];
  /** Runs it; resolves to the exit code: 0 clean, 1 findings. Imports its stages when it is called. */
  run(input: CommandInput<T>, io: CommandIo): Promise<number>;
}

/** Keeps the types of a command's options for its `run`. */
export function defineCommand<const T extends OptionTable>(command: Command<T>): Command<T> {
  return command;
}

/** `allowHost` to `allow-host`. */
export function flagOf(key: string, spec: OptionSpec): string {
  return spec.flag ?? key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
