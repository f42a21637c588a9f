import { type ApiProxy, createProxy, type ProxyOptions } from '../mock/proxy/proxy.ts';
import { plural } from '../report/summary.ts';
import type { CommandIo } from './command.ts';
import { type LoadedApi, loadApi, selectFromConfig } from './context.ts';
import { problemLines } from './mock-banner.ts';
import { formatEvent, type VerboseLevel, verboseLevels } from './mock-log.ts';
import { interruption, listenOptions } from './mock-session.ts';
import { runBeside } from './run-beside.ts';
import { type HttpsFlags, httpsListenOptions } from './serve-https.ts';

/** What the flags of `proxy` say; undefined where the configuration or the default counts. */
export interface ProxyFlags extends HttpsFlags {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly port: number | undefined;
  readonly host: string | undefined;
  readonly errors: boolean | undefined;
  readonly validateRequest: boolean;
  readonly cors: boolean | undefined;
  readonly upstreamTimeout: number | undefined;
  readonly maxBody: number | undefined;
  readonly verboseLevel: string;
}

/** Serves until the user interrupts, or until the command beside it ends; resolves to the exit code. */
export async function runProxy(
  [api = '', url = '']: readonly string[],
  flags: ProxyFlags,
  passthrough: readonly string[],
  io: CommandIo,
): Promise<number> {
  const { loaded, apis } = await selectFromConfig([api], flags, io);
  const [selected] = apis;
  if (!selected) throw new Error('one API was named');
  const level = verboseLevels.find((name) => name === flags.verboseLevel) ?? 'info';
  const settings = loaded.config.mock ?? {};
  const options: ProxyOptions = {
    errors: flags.errors ?? settings.errors ?? false,
    validateRequest: flags.validateRequest,
    cors: flags.cors ?? settings.cors ?? true,
    ...(flags.upstreamTimeout !== undefined && { upstreamTimeoutMs: flags.upstreamTimeout }),
    ...(flags.maxBody !== undefined && { maxBodyBytes: flags.maxBody }),
    log: (event) => {
      const text = formatEvent(event, level, io.cwd);
      if (text !== '') io.stderr.write(text);
    },
  };
  const named = await loadApi(selected, loaded, flags, io);
  const proxy = createProxy(named, url, options);
  const listen = listenOptions(flags, loaded.config);
  const server = await proxy.listen({ ...listen, ...(await httpsListenOptions(flags, listen.host, io)) });
  try {
    tell(named, proxy, server.url, level, io);
    if (passthrough.length === 0) {
      await interruption(io);
      return 0;
    }
    return await runBeside(passthrough, { ...io.env, CONCORDAT_PROXY_URL: server.url }, io);
  } finally {
    await server.close();
  }
}

/** What is in front of what, and the defects of the document. */
function tell(
  { name, model }: LoadedApi,
  { upstream }: ApiProxy,
  url: string,
  level: VerboseLevel,
  io: CommandIo,
): void {
  const rank = verboseLevels.indexOf(level);
  if (rank >= verboseLevels.indexOf('info')) {
    const count = plural(model.operations.length, 'operation');
    io.stderr.write(`Proxy on ${url} for ${upstream}\n  ${name}  ${count}\n`);
  }
  if (rank >= verboseLevels.indexOf('warn')) {
    io.stderr.write(problemLines(model.problems, model.document, io.cwd));
  }
}
