import { spawn } from 'node:child_process';

/** How a program ended. */
export interface ProgramEnd {
  /** Null where it was ended by a signal. */
  readonly code: number | null;
  /** The last million characters and more of what it wrote, errors included. */
  readonly output: string;
}

/** What a program is started with. */
export interface ProgramOptions {
  readonly cwd: string;
  /** Ends the program. */
  readonly signal: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
  /** Told of every piece of its output, in order. */
  readonly onOutput?: (text: string) => void;
}

/** The longest tail of the output that is kept, in characters. */
const kept = 1_000_000;

/** Runs a peer's program to its end. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramEnd> {
  const { cwd, signal, env, onOutput } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const hear = (piece: string) => {
      output = (output + piece).slice(-kept);
      onOutput?.(piece);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
    // It has nothing to save: what it told until now is read from what it wrote.
    const end = () => child.kill('SIGKILL');
    signal.addEventListener('abort', end);
    // A worker that is ended must not leave a program behind.
    process.once('exit', end);
    child.on('error', reject);
    child.on('close', (code) => {
      signal.removeEventListener('abort', end);
      process.off('exit', end);
      resolve({ code, output });
    });
  });
}
