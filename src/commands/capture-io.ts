import type { CommandIo } from './command.ts';

/** A command's surroundings that keep what is written; for tests and for programs that run commands themselves. */
export interface CapturedIo extends CommandIo {
  output(): string;
  errors(): string;
}

/** @param options.stdin what standard input holds */
export function captureIo(
  options: { cwd?: string; stdin?: string; signal?: AbortSignal; isTerminal?: boolean } = {},
): CapturedIo {
  const written = { stdout: '', stderr: '' };
  const outputOf = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTerminal: options.isTerminal ?? false,
    columns: 80,
  });
  return {
    cwd: options.cwd ?? process.cwd(),
    env: {},
    stdout: outputOf('stdout'),
    stderr: outputOf('stderr'),
    stdin: (async function* () {
      yield options.stdin ?? '';
    })(),
    signal: options.signal ?? new AbortController().signal,
    output: () => written.stdout,
    errors: () => written.stderr,
  };
}
