import { resolve } from 'node:path';
import type { LoadedConfig } from '../config/load.ts';
import { type ApiProxy, createProxy, type ProxyOptions } from '../mock/proxy/proxy.ts';
import type { Recorder } from '../mock/record/recorder.ts';
import type { ExchangeListener } from '../mock/record/server-exchange.ts';
import { plural } from '../report/summary.ts';
import type { CommandIo } from './command.ts';
import { type LoadedApi, loadApi, selectFromConfig } from './context.ts';
import { problemLines } from './mock-banner.ts';
import { formatEvent, type VerboseLevel, verboseLevels } from './mock-log.ts';
import { interruption, listenOptions } from './mock-session.ts';
import { type Operations, openOperations } from './open-operations.ts';
import type { OperationsFlags } from './operations-options.ts';
import { runBeside } from './run-beside.ts';
import { type HttpsFlags, httpsListenOptions, isHttps } from './serve-https.ts';

/** What the flags of `proxy` say; undefined where the configuration or the default counts. */
export interface ProxyFlags extends HttpsFlags, OperationsFlags {
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
  readonly record: string | undefined;
  readonly verboseLevel: string;
}

/** Serves until the user interrupts, or until the command beside it ends; resolves to the exit code. */
export async function runProxy(
  [api = '', url = '']: readonly string[],
  flags: ProxyFlags,
  passthrough: readonly string[],
  terminal: CommandIo,
): Promise<number> {
  const level = verboseLevels.find((name) => name === flags.verboseLevel) ?? 'info';
  const operations = await openOperations(flags, terminal, { level, isHttps: isHttps(flags) });
  const { io } = operations;
  const { loaded, apis } = await selectFromConfig([api], flags, io);
  const [selected] = apis;
  if (!selected) throw new Error('one API was named');
  const named = await loadApi(selected, loaded, flags, io);
  // The file is opened when all else is known to be right.
  let recorder: Recorder | undefined;
  const record: ExchangeListener = (exchange) => recorder?.record(exchange);
  const options = proxyOptions(flags, loaded.config, level, operations);
  const proxy = createProxy(named, url, { ...options, ...(flags.record !== undefined && { record }) });
  const listen = listenOptions(flags, loaded.config);
  const server = await proxy.listen({
    ...listen,
    ...(await httpsListenOptions(flags, listen.host, io)),
    intercept: operations.intercept(() => false),
  });
  try {
    recorder = await startRecording(flags.record, named, proxy.upstream, io);
    tell(named, proxy, server.url, level, io);
    if (passthrough.length === 0) {
      await interruption(io);
      return 0;
    }
    return await runBeside(passthrough, { ...io.env, CONCORDAT_PROXY_URL: server.url }, io);
  } finally {
    await operations.end(server);
    if (recorder) await endRecording(recorder, flags.record ?? '', io);
  }
}

function proxyOptions(
  flags: ProxyFlags,
  { mock: settings = {} }: LoadedConfig['config'],
  level: VerboseLevel,
  { io, log, trace }: Operations,
): ProxyOptions {
  const told = log((event) => {
    const text = formatEvent(event, level, io.cwd);
    if (text !== '') io.stderr.write(text);
  });
  return {
    errors: flags.errors ?? settings.errors ?? false,
    validateRequest: flags.validateRequest,
    cors: flags.cors ?? settings.cors ?? true,
    ...(flags.upstreamTimeout !== undefined && { upstreamTimeoutMs: flags.upstreamTimeout }),
    ...(flags.maxBody !== undefined && { maxBodyBytes: flags.maxBody }),
    ...(told && { log: told }),
    ...(trace && { trace }),
  };
}

async function startRecording(
  file: string | undefined,
  api: LoadedApi,
  upstream: string,
  io: CommandIo,
): Promise<Recorder | undefined> {
  if (file === undefined) return undefined;
  const { startRecorder } = await import('../mock/record/recorder.ts');
  return startRecorder(resolve(io.cwd, file), {
    api,
    upstream,
    onFailure: ({ message }) => io.stderr.write(`not recorded: ${message}\n`),
  });
}

/** What became of the recording. @throws ToolkitError E_OUTPUT when the file could not be written */
async function endRecording(recorder: Recorder, file: string, io: CommandIo): Promise<void> {
  const { entries, dropped } = await recorder.close();
  const left = dropped > 0 ? `; ${plural(dropped, 'exchange')} left out, for which there was no room` : '';
  io.stderr.write(
    entries === 0
      ? `Nothing was recorded: ${file} is as it was${left}\n`
      : `Recorded ${plural(entries, 'exchange')} in ${file}${left}\n`,
  );
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
