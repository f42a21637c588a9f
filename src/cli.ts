import { parseCommandLine } from './command-line.ts';
import type { CommandIo, Output } from './commands/command.ts';
import { commands } from './commands/commands.ts';
import { ToolkitError } from './error.ts';
import { shortPath } from './report/report.ts';
import { version } from './version.ts';

/** How a run ends: nothing found, something found, used wrongly, our bug, interrupted. */
export const exitCodes = { clean: 0, findings: 1, usage: 2, bug: 3, interrupted: 130 } as const;

/** Runs a command line and returns its exit code; writes only to what it is given. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  try {
    const parsed = parseCommandLine(argv, commands, version);
    if (parsed.kind === 'print') {
      io.stdout.write(parsed.text);
      return exitCodes.clean;
    }
    const code = await parsed.command.run(parsed.input, io);
    return io.signal.aborted && parsed.input.passthrough.length === 0 ? exitCodes.interrupted : code;
  } catch (error) {
    if (io.signal.aborted) return exitCodes.interrupted;
    if (error instanceof ToolkitError) {
      io.stderr.write(describeError(error, io.cwd));
      return exitCodes.usage;
    }
    io.stderr.write(describeBug(error));
    return exitCodes.bug;
  }
}

/** Runs the process's own command line and ends it: the only place that does. */
export async function main(argv: readonly string[]): Promise<void> {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      // A second signal does not wait for a graceful stop.
      if (controller.signal.aborted) process.exit(exitCodes.interrupted);
      controller.abort();
    });
  }
  // A reader that closes early (`| head`) is no error.
  process.stdout.on('error', () => process.exit(exitCodes.clean));
  const code = await run(argv, {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    stdin: process.stdin,
    stdinIsTerminal: process.stdin.isTTY === true,
    signal: controller.signal,
  });
  process.stdout.write('', () => process.exit(code));
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true && process.env.NO_COLOR === undefined,
    columns: stream.columns ?? 80,
  };
}

function describeError(error: ToolkitError, cwd: string): string {
  const problems = error.problems.map((problem) => {
    const at = problem.at;
    const place = at
      ? `${shortPath(at.source, cwd)}${at.position ? `:${at.position.line}:${at.position.column}` : ''}`
      : '';
    const expected = problem.expected
      ? ` (expected ${problem.expected}, got ${problem.actual ?? 'nothing'})`
      : '';
    return `  ${place}${place ? ': ' : ''}${problem.message}${expected}${problem.hint ? `\n    ${problem.hint}` : ''}\n`;
  });
  return `concordat: ${error.message} [${error.code}]\n${problems.join('')}${error.hint ? `  ${error.hint}\n` : ''}`;
}

function describeBug(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `concordat: this is a fault of Concordat itself; please report it with the lines below.\nconcordat ${version}, Node ${process.versions.node}\n${stack}\n`;
}
