import type { LoadedConfig } from '../config/load.ts';
import type { ApiSelection } from '../config/select-apis.ts';
import { ToolkitError } from '../error.ts';
import { createMock, type Mock, type MockOptions } from '../mock/mock.ts';
import { type ListenOptions, type RunningServer, serve } from '../mock/server.ts';
import { watchFiles } from '../mock/watch-files.ts';
import type { Problem } from '../problem.ts';
import type { CommandIo } from './command.ts';
import { type LoadedApi, loadApi, selectFromConfig } from './context.ts';
import { mockBanner, problemLines } from './mock-banner.ts';
import { formatEvent, type VerboseLevel, verboseLevels } from './mock-log.ts';
import { runBeside } from './run-beside.ts';

/** What the flags of `mock` say; undefined where the configuration or the default counts. */
export interface MockFlags {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly port: number | undefined;
  readonly host: string | undefined;
  readonly dynamic: boolean | undefined;
  readonly seed: number | undefined;
  readonly errors: boolean | undefined;
  readonly cors: boolean | undefined;
  readonly fillProperties: boolean;
  readonly ignoreExamples: boolean | undefined;
  readonly verboseLevel: string;
  readonly watch: boolean | undefined;
}

/** Serves until the user interrupts, or until the command beside it ends; resolves to the exit code. */
export async function runMock(
  args: readonly string[],
  flags: MockFlags,
  passthrough: readonly string[],
  io: CommandIo,
): Promise<number> {
  const { loaded, apis } = await selectFromConfig(args, flags, io);
  const reload = (api: ApiSelection) => loadApi(api, loaded, flags, io);
  const models = await Promise.all(apis.map(reload));
  const level = levelOf(flags.verboseLevel);
  const options = mockOptions(flags, loaded.config, (text) => io.stderr.write(text), level);
  const service = await startService(models, { options, listen: listenOptions(flags, loaded.config) });
  const watch = flags.watch ? watchModels(service, reload, io, level) : undefined;
  try {
    if (verboseLevels.indexOf(level) >= verboseLevels.indexOf('info')) {
      io.stderr.write(mockBanner(service.mock(), service.server.url, options));
    }
    for (const { model } of models) tell(model.problems, model.document, io, level);
    if (passthrough.length > 0) return await runBeside(passthrough, environment(service, io), io);
    // The first request does not wait for what can be loaded while nobody asks.
    await Promise.race([service.mock().warm(), interruption(io)]);
    await interruption(io);
    return 0;
  } finally {
    watch?.close();
    await service.server.close();
  }
}

/** A server whose mock can be replaced while it runs. */
interface Service {
  readonly server: RunningServer;
  mock(): Mock;
  models(): readonly LoadedApi[];
  replace(models: readonly LoadedApi[]): void;
}

async function startService(
  initial: readonly LoadedApi[],
  { options, listen }: { readonly options: MockOptions; readonly listen: ListenOptions },
): Promise<Service> {
  let models = initial;
  let mock = createMock(models, options);
  // Looked up at each request: one that is under way ends with the mock that it began with.
  const server = await serve((request) => mock.handle(request), listen);
  return {
    server,
    mock: () => mock,
    models: () => models,
    replace(next) {
      models = next;
      mock = createMock(next, options);
    },
  };
}

/** Replaces the models whose files change; one that cannot be read any more is served on as it was. */
function watchModels(
  service: Service,
  reload: (api: ApiSelection) => Promise<LoadedApi>,
  io: CommandIo,
  level: VerboseLevel,
): { close(): void } {
  let queue = Promise.resolve();
  const onChange = async (changed: ReadonlySet<string>) => {
    const renewed = await Promise.all(
      service.models().map(async (api) => {
        if (!filesOf([api]).some((file) => changed.has(file))) return { api, isNew: false };
        try {
          return { api: await reload(api), isNew: true };
        } catch (error) {
          if (!(error instanceof ToolkitError)) throw error;
          io.stderr.write(`${api.name}: ${error.message}; it is served as it was before\n`);
          tell(error.problems, { sources: new Map() }, io, level);
          return { api, isNew: false };
        }
      }),
    );
    const names = renewed.filter(({ isNew }) => isNew).map(({ api }) => api.name);
    if (names.length === 0) return;
    service.replace(renewed.map(({ api }) => api));
    watch.update(filesOf(service.models()));
    io.stderr.write(`${names.join(', ')}: read again after a change\n`);
    for (const { api, isNew } of renewed) if (isNew) tell(api.model.problems, api.model.document, io, level);
  };
  const watch = watchFiles(filesOf(service.models()), (changed) => {
    queue = queue.then(() => onChange(changed));
  });
  return watch;
}

/** The local files of documents. */
export function filesOf(models: readonly LoadedApi[]): readonly string[] {
  const uris = models.flatMap(({ model }) => [...model.document.sources.keys()]);
  return uris.filter((uri) => uri.startsWith('/'));
}

function tell(
  problems: readonly Problem[],
  document: Parameters<typeof problemLines>[1],
  io: CommandIo,
  level: VerboseLevel,
): void {
  if (verboseLevels.indexOf(level) < verboseLevels.indexOf('warn')) return;
  io.stderr.write(problemLines(problems, document, io.cwd));
}

/** Flags beat the configuration, which beats the defaults. */
export function listenOptions(
  flags: Pick<MockFlags, 'port' | 'host'>,
  { mock = {} }: LoadedConfig['config'],
): ListenOptions {
  return { port: flags.port ?? mock.port ?? 4010, host: flags.host ?? mock.host ?? '127.0.0.1' };
}

/** Flags beat the configuration, which beats the defaults. */
export function mockOptions(
  flags: MockFlags,
  config: LoadedConfig['config'],
  write: (text: string) => void,
  level: VerboseLevel,
): MockOptions {
  const mock = config.mock ?? {};
  const seed = flags.seed ?? mock.seed;
  return {
    dynamic: flags.dynamic ?? mock.dynamic ?? false,
    ...(seed !== undefined && { seed }),
    errors: flags.errors ?? mock.errors ?? false,
    cors: flags.cors ?? mock.cors ?? true,
    fillProperties: flags.fillProperties,
    ignoreExamples: flags.ignoreExamples ?? false,
    allowHosts: [...(config.allowHosts ?? []), ...flags.allowHost],
    log: (event) => {
      const text = formatEvent(event, level);
      if (text !== '') write(text);
    },
  };
}

function levelOf(name: string): VerboseLevel {
  return verboseLevels.find((level) => level === name) ?? 'info';
}

/** `CONCORDAT_MOCK_URL`, and with several APIs one more for each: `CONCORDAT_MOCK_URL_MY_API`. */
function environment(service: Service, io: CommandIo): Record<string, string | undefined> {
  const { url } = service.server;
  const { mounts } = service.mock();
  const each = mounts.map(({ name }) => [
    `CONCORDAT_MOCK_URL_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`,
    `${url}/${encodeURIComponent(name)}`,
  ]);
  return { ...io.env, CONCORDAT_MOCK_URL: url, ...(mounts.length > 1 && Object.fromEntries(each)) };
}

/** Resolves when the user interrupts. */
export function interruption({ signal }: CommandIo): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
