import { run } from '../cli.ts';
import { type CapturedIo, captureIo } from './capture-io.ts';
import type { CommandIo } from './command.ts';

/** A command that runs until it is stopped, and what it says. */
export interface RunningCommand {
  readonly code: Promise<number>;
  readonly io: CapturedIo;
  /** Resolves when stderr holds a text, to all of stderr. */
  said(text: string): Promise<string>;
  /** The address in the banner. */
  url(): Promise<string>;
  /** Interrupts it; resolves to its exit code. */
  stop(): Promise<number>;
}

/** Starts a command that serves something, in a folder. */
export function startCommand(cwd: string, ...argv: readonly string[]): RunningCommand {
  const controller = new AbortController();
  const io = captureIo({ cwd, signal: controller.signal });
  const waiting = new Set<() => void>();
  const stderr: CommandIo['stderr'] = {
    ...io.stderr,
    write(text) {
      io.stderr.write(text);
      for (const check of waiting) check();
    },
  };
  const code = run(argv, { ...io, stderr });
  const said = (text: string) =>
    new Promise<string>((resolve) => {
      const check = () => {
        if (!io.errors().includes(text)) return;
        waiting.delete(check);
        resolve(io.errors());
      };
      waiting.add(check);
      check();
    });
  return {
    code,
    io,
    said,
    url: async () => /http:\/\/[\d.]+:\d+/.exec(await said('Mock server on '))?.[0] ?? '',
    stop: async () => {
      controller.abort();
      return code;
    },
  };
}
