/**
 * Starts all servers with something in them, until Ctrl-C.
 *
 * Usage: node contract-tests/servers/all.ts [--port 4101] [--limits documented] [--data folder]
 * Exit code 130 after Ctrl-C, 143 after SIGTERM, 2 where they cannot be started. A second signal does not wait.
 */
import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import type { AllOptions, AllServers } from './start-all.ts';

try {
  const options = readOptions(process.argv.slice(2));
  // Only now: who has misspelt an option need not wait for five servers to load.
  const { startAll } = await import('./start-all.ts');
  const all = await startAll(options);
  console.log(`${renderTable(all)}\n\nCtrl-C ends them.`);
  endBySignal(all);
} catch (error) {
  console.error(`servers: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

function readOptions(args: string[]): AllOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      limits: { type: 'string', default: 'off' },
      data: { type: 'string' },
    },
  });
  const { port, limits, data } = values;
  if (port !== undefined && !/^[1-9]\d{0,4}$/.test(port)) {
    throw new Error(`--port is the first server's port, from 1 to 65531, not "${port}"`);
  }
  if (limits !== 'off' && limits !== 'documented') {
    throw new Error(`--limits is "off" or "documented", not "${limits}"`);
  }
  return { limits, ...(port !== undefined && { port: Number(port) }), ...(data !== undefined && { data }) };
}

/** The signal's own exit code, so that whoever started this knows that it was told to end. */
function endBySignal(all: AllServers): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const exitCode = 128 + constants.signals[signal];
    process.once(signal, () => {
      process.once(signal, () => process.exit(exitCode));
      process.exitCode = exitCode;
      all.close().catch((error: unknown) => {
        console.error(error);
        process.exit(exitCode);
      });
    });
  }
}

/** Names, addresses and credentials below each other. */
function renderTable({ servers }: AllServers): string {
  const rows = [
    ['server', 'address', 'sign in with'],
    ...servers.flatMap(({ api, url, signIn }) =>
      signIn.map((line, index) => [index === 0 ? api : '', index === 0 ? url : '', line]),
    ),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
