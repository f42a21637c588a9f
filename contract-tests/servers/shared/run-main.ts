import { parseArgs } from 'node:util';
import type { RunningServer, ServerOptions } from './listen.ts';

/**
 * Starts a server by the process's command line, until the process is told to end.
 *
 * `--port 4101 --host 127.0.0.1 --limits documented --database jobs.db`; exit code 2 where that cannot be done.
 * The environment's `MUTANT` breaks it on purpose. The first SIGINT or SIGTERM lets it finish what is under way.
 */
export async function runMain(
  name: string,
  startServer: (options: ServerOptions) => Promise<RunningServer>,
): Promise<void> {
  try {
    const server = await startServer(readOptions(process.argv.slice(2)));
    console.log(`${name} listens on ${server.url}`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
}

function readOptions(args: string[]): ServerOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      limits: { type: 'string', default: 'off' },
      database: { type: 'string', default: ':memory:' },
    },
  });
  const { host, limits, database } = values;
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535)
    throw new Error(`--port is a number from 0 to 65535, not "${values.port}"`);
  if (limits !== 'off' && limits !== 'documented')
    throw new Error(`--limits is "off" or "documented", not "${limits}"`);
  const mutant = process.env.MUTANT;
  return { port, host, limits, database, ...(mutant && { mutant }) };
}
