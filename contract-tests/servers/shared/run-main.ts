import { parseArgs } from 'node:util';
import type { RunningServer, ServerOptions } from './listen.ts';

/** Starts a server by its command line, `--port 4101 --limits documented`, until the process is told to end. */
export async function runMain(
  name: string,
  startServer: (options: ServerOptions) => Promise<RunningServer>,
): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      limits: { type: 'string', default: 'off' },
      database: { type: 'string', default: ':memory:' },
    },
  });
  const { host, limits, database } = values;
  if (limits !== 'off' && limits !== 'documented') throw new Error('--limits is off or documented');
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('--port is a number from 0 to 65535');
  const server = await startServer({ port, host, limits, database });
  console.log(`${name} listens on ${server.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
}
