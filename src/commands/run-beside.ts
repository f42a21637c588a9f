import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ToolkitError } from '../error.ts';
import type { CommandIo } from './command.ts';

/**
 * Runs a command with the terminal of this one, and resolves to its exit code: 128 + n when signal n ended it.
 *
 * An interruption is passed on.
 *
 * @throws ToolkitError E_COMMAND when it cannot be started
 */
export function runBeside(
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  io: Pick<CommandIo, 'cwd' | 'signal'>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: io.cwd, env: { ...env }, stdio: 'inherit' });
    const stop = () => void child.kill('SIGTERM');
    if (io.signal.aborted) stop();
    io.signal.addEventListener('abort', stop, { once: true });
    child.once('error', (cause: NodeJS.ErrnoException) => {
      io.signal.removeEventListener('abort', stop);
      reject(startError(program, cause));
    });
    child.once('exit', (code, signal) => {
      io.signal.removeEventListener('abort', stop);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

function startError(program: string, cause: NodeJS.ErrnoException): ToolkitError {
  const reason =
    cause.code === 'ENOENT'
      ? 'there is no such program'
      : cause.code === 'EACCES'
        ? 'it may not be run'
        : cause.message;
  return new ToolkitError('E_COMMAND', `"${program}" cannot be started: ${reason}`, {
    hint: 'Check the command after "--".',
    cause,
  });
}
