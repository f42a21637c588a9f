import { randomInt } from 'node:crypto';
import type { LoadedConfig } from '../config/load.ts';
import type { ApiSelection } from '../config/select-apis.ts';
import { ToolkitError } from '../error.ts';
import { exampleModes } from '../mock/engine.ts';
import type { MockEvent, MockLog } from '../mock/events.ts';
import { createMock, type Mock, type MockOptions } from '../mock/mock.ts';
import { validateModes } from '../mock/request/preferences.ts';
import { type ListenOptions, type RunningServer, serve } from '../mock/server/server.ts';
import { watchSources } from '../mock/watch/watch-sources.ts';
import type { Problem } from '../problem.ts';
import { explainResources } from '../resources/explain-resources.ts';
import { inferResources } from '../resources/infer-resources.ts';
import { type CallbackFlags, deliveryOf } from './callback-options.ts';
import { checkStateOptions } from './check-state-options.ts';
import type { CommandIo } from './command.ts';
import { selectFromConfig } from './context.ts';
import type { LoadedReplay } from './load-replay.ts';
import { loadServedApi, type ServedApi, textsOf } from './load-served-api.ts';
import { mockBanner, problemLines } from './mock-banner.ts';
import { type CoverageFlags, coverageOf } from './mock-coverage.ts';
import { formatEvent, type VerboseLevel, verboseLevels } from './mock-log.ts';
import { type Operations, openOperations } from './open-operations.ts';
import type { OperationsFlags } from './operations-options.ts';
import type { ReplayFlags } from './replay-options.ts';
import { runBeside } from './run-beside.ts';
import { type HttpsFlags, httpsListenOptions, isHttps } from './serve-https.ts';
import { interceptOwnCalls } from './serve-mock.ts';
import { identityOptionOf, openStateOf, type StateFlags, stateOptionsOf } from './state-options.ts';

/** What the flags of `mock` say; undefined where the configuration or the default counts. */
export interface MockFlags extends StateFlags, CoverageFlags, ReplayFlags, OperationsFlags {
  readonly journal: boolean | undefined;
  readonly explain: boolean | undefined;
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly port: number | undefined;
  readonly host: string | undefined;
  readonly dynamic: boolean | undefined;
  readonly seed: number | undefined;
  readonly errors: boolean | undefined;
  readonly cors: boolean | undefined;
  readonly validate: string | undefined;
  readonly examples: string | undefined;
  readonly strict: boolean | undefined;
  readonly maxBody: number | undefined;
  readonly fillProperties: boolean;
  readonly ignoreExamples: boolean | undefined;
  readonly verboseLevel: string;
  readonly watch: boolean | undefined;
}

/** Serves until the user interrupts, or until the command beside it ends; resolves to the exit code. */
export async function runMock(
  args: readonly string[],
  flags: MockFlags & HttpsFlags & CallbackFlags,
  passthrough: readonly string[],
  terminal: CommandIo,
): Promise<number> {
  const level = levelOf(flags.verboseLevel);
  const operations = await openOperations(flags, terminal, { level, isHttps: isHttps(flags) });
  const { io } = operations;
  const { loaded, apis } = await selectFromConfig(args, flags, io);
  const reload = (api: ApiSelection, onRead?: (uri: string) => void) =>
    loadServedApi(api, loaded, flags, io, onRead);
  const models = await Promise.all(apis.map((api) => reload(api)));
  const replay = await replayOf(flags, models, io);
  const asked = mockOptions(flags, loaded.config, (text) => io.stderr.write(text), { level, cwd: io.cwd });
  const log = operations.log(asked.log);
  const options: MockOptions = {
    ...asked,
    ...(log && { log }),
    callbacks: deliveryOf(flags, io.env),
    ...stateOptionsOf(flags),
    ...(await identityOptionOf(flags)),
    ...(flags.journal !== undefined && { journal: flags.journal }),
    ...(replay && { replay: replay.replay }),
  };
  if (flags.explain) return explain(models, io);
  const coverage = coverageOf(flags, models);
  if (coverage) Object.assign(options, { onRecord: coverage.onRecord });
  checkStateOptions(createMock(models, options), models, options);
  if (flags.strict) refuseUnenforceable(createMock(models, options), models, io);
  const listen = listenOptions(flags, loaded.config);
  const tls = await httpsListenOptions(flags, listen.host, io);
  const keep = await openStateOf(flags, io.cwd);
  const serving = { options: { ...options, keep }, listen: { ...listen, ...tls }, operations };
  const service = await startService(models, serving).catch(async (error: unknown) => {
    await keep?.close();
    throw error;
  });
  const watch = flags.watch ? watchModels(service, reload, io, level) : undefined;
  try {
    if (verboseLevels.indexOf(level) >= verboseLevels.indexOf('info')) {
      io.stderr.write(mockBanner(service.mock(), service.server.url, options));
    }
    for (const api of models) tellProblems(api, io, level);
    if (replay) for (const api of models) tellReplay(replay, api, io, level);
    if (passthrough.length > 0) {
      const code = await runBeside(passthrough, environment(service, io), io);
      return (await coverage?.finish(io)) === false && code === 0 ? 1 : code;
    }
    // The first request does not wait for what can be loaded while nobody asks.
    service.mock().warm();
    await interruption(io);
    // What is under way counts too.
    await operations.end(service.server);
    return (await coverage?.finish(io)) === false ? 1 : 0;
  } finally {
    watch?.close();
    await operations.end(service.server);
    await keep?.close();
  }
}

/** @throws ToolkitError E_INPUT with --strict, where what is recorded breaks a document */
async function replayOf(
  flags: MockFlags,
  models: readonly ServedApi[],
  io: CommandIo,
): Promise<LoadedReplay | undefined> {
  if (flags.replay.length === 0 && !flags.replayOnly) return undefined;
  // Most mocks replay nothing.
  const { loadReplay, refuseBroken } = await import('./load-replay.ts');
  const replay = await loadReplay(flags, io);
  if (flags.strict && replay) refuseBroken(replay, models, io);
  return replay;
}

function tellReplay(replay: LoadedReplay, api: ServedApi, io: CommandIo, level: VerboseLevel): void {
  const rank = verboseLevels.indexOf(level);
  const { summary, warnings } = replay.check(api, io.cwd);
  if (rank >= verboseLevels.indexOf('info')) io.stderr.write(summary);
  if (rank >= verboseLevels.indexOf('warn')) io.stderr.write(warnings);
}

/** Tells what is inferred of each document. */
function explain(models: readonly ServedApi[], io: CommandIo): number {
  for (const { name, model, file } of models) {
    const map = inferResources(model, file?.resources);
    io.stdout.write(`${name}\n\n${explainResources(map, model, `mocks/${name}.yaml`)}\n`);
  }
  return 0;
}

/** @throws ToolkitError E_UNENFORCEABLE when a document has a part that cannot be enforced */
function refuseUnenforceable(mock: Mock, models: readonly ServedApi[], io: CommandIo): void {
  const found = [...mock.unenforceable()].filter(([, problems]) => problems.length > 0);
  if (found.length === 0) return;
  for (const [name, problems] of found) {
    const document = models.find((api) => api.name === name)?.model.document;
    io.stderr.write(problemLines(problems, document ?? { sources: new Map() }, io.cwd));
  }
  const names = found.map(([name]) => name).join(', ');
  throw new ToolkitError('E_UNENFORCEABLE', `not everything in ${names} can be enforced`, {
    hint: 'Correct the lines above, or leave out --strict.',
  });
}

/** A server whose mock can be replaced while it runs. */
interface Service {
  readonly server: RunningServer;
  mock(): Mock;
  models(): readonly ServedApi[];
  replace(models: readonly ServedApi[]): void;
}

async function startService(
  initial: readonly ServedApi[],
  {
    options,
    listen,
    operations,
  }: { readonly options: MockOptions; readonly listen: ListenOptions; readonly operations: Operations },
): Promise<Service> {
  let models = initial;
  let mock = createMock(models, options);
  // Looked up at each request: one that is under way ends with the mock that it began with.
  const answer = operations.traced((request) => mock.handle(request));
  const server = await serve(answer, {
    ...listen,
    intercept: operations.intercept(
      interceptOwnCalls(() => mock, options),
      () => mock.control,
    ),
    upgrades: (target) => mock.upgrades(target),
  });
  return {
    server,
    mock: () => mock,
    models: () => models,
    replace(next) {
      models = next;
      // What clients made stays, where it fits the documents as they are now.
      const before = mock;
      mock = createMock(next, { ...options, previous: before.state });
      before.giveWay(mock);
    },
  };
}

/** The texts that each API was last read from, or would have been had they been there; by the API's name. */
type ReadTexts = ReadonlyMap<string, ReadonlySet<string>>;

/** Replaces the models whose texts change; one that cannot be read any more is served on as it was. */
function watchModels(
  service: Service,
  reload: (api: ApiSelection, onRead: (uri: string) => void) => Promise<ServedApi>,
  io: CommandIo,
  level: VerboseLevel,
): { close(): void } {
  let queue = Promise.resolve();
  let texts: ReadTexts = new Map(service.models().map((api) => [api.name, textsOf(api)]));
  const onChange = async (changed: ReadonlySet<string>) => {
    const renewed = await Promise.all(
      service.models().map(async (api) => {
        const known = texts.get(api.name) ?? new Set();
        if (known.isDisjointFrom(changed)) return { api, isNew: false };
        const read = new Set<string>();
        try {
          return { api: await reload(api, (uri) => read.add(uri)), isNew: true };
        } catch (error) {
          tellFailure(api, error, io, level);
          return { api, isNew: false };
        } finally {
          // What a broken edit refers to may be there soon.
          texts = new Map([...texts, [api.name, read.size > 0 ? read : known]]);
        }
      }),
    );
    watch.update(allOf(texts));
    const names = renewed.filter(({ isNew }) => isNew).map(({ api }) => api.name);
    if (names.length === 0) return;
    service.replace(renewed.map(({ api }) => api));
    io.stderr.write(`${names.join(', ')}: read again after a change\n`);
    for (const { api, isNew } of renewed) if (isNew) tellProblems(api, io, level);
  };
  const watch = watchSources(allOf(texts), (changed) => {
    queue = queue.then(() => onChange(changed));
  });
  return watch;
}

function allOf(texts: ReadTexts): ReadonlySet<string> {
  return new Set([...texts.values()].flatMap((read) => [...read]));
}

/** Also of a fault of our own: the mock serves on. */
function tellFailure({ name }: ServedApi, error: unknown, io: CommandIo, level: VerboseLevel): void {
  const reason = error instanceof Error ? error.message : String(error);
  const isOurs = !(error instanceof ToolkitError);
  const fault = isOurs ? ' (a fault of Concordat itself; please report it)' : '';
  io.stderr.write(`${name}: ${reason}${fault}; it is served as it was before\n`);
  if (!isOurs) tell(error.problems, { sources: new Map() }, io, level);
}

function tellProblems({ model, file, fileProblems }: ServedApi, io: CommandIo, level: VerboseLevel): void {
  tell(model.problems, model.document, io, level);
  if (file) tell(fileProblems, { sources: new Map([[file.source.uri, file.source]]) }, io, level);
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
  flags: Pick<MockFlags, 'port' | 'host'> & Partial<Pick<MockFlags, 'maxBody'>>,
  { mock = {} }: LoadedConfig['config'],
): ListenOptions {
  const maxBodyBytes = flags.maxBody ?? mock.maxBodyBytes;
  return {
    port: flags.port ?? mock.port ?? 4010,
    host: flags.host ?? mock.host ?? '127.0.0.1',
    ...(maxBodyBytes !== undefined && { limits: { maxBodyBytes } }),
  };
}

/** The parser of the command line knows the choices, its types do not. */
function choiceOf<T extends string>(choices: readonly T[], name: string | undefined): T | undefined {
  return choices.find((choice) => choice === name);
}

/** Flags beat the configuration, which beats the defaults. */
export function mockOptions(
  flags: MockFlags,
  config: LoadedConfig['config'],
  write: (text: string) => void,
  { level, cwd }: { readonly level: VerboseLevel; readonly cwd: string },
): MockOptions {
  const mock = config.mock ?? {};
  const seed = flags.seed ?? mock.seed;
  const maxBodyBytes = flags.maxBody ?? mock.maxBodyBytes;
  return {
    dynamic: flags.dynamic ?? mock.dynamic ?? false,
    ...(seed === undefined ? { randomSeed: String(randomInt(1_000_000)) } : { seed }),
    validate: choiceOf(validateModes, flags.validate ?? mock.validate) ?? 'error',
    examples: choiceOf(exampleModes, flags.examples ?? mock.examples) ?? 'as-written',
    errors: flags.errors ?? mock.errors ?? false,
    cors: flags.cors ?? mock.cors ?? true,
    ...(maxBodyBytes !== undefined && { maxBodyBytes }),
    fillProperties: flags.fillProperties,
    ignoreExamples: flags.ignoreExamples ?? false,
    allowHosts: [...(config.allowHosts ?? []), ...flags.allowHost],
    ...(level !== 'silent' && { log: logTo(write, level, cwd) }),
  };
}

function logTo(write: (text: string) => void, level: VerboseLevel, cwd: string): MockLog {
  const tell = (event: MockEvent) => {
    const text = formatEvent(event, level, cwd);
    if (text !== '') write(text);
  };
  // To find the line of a defect takes a second in a large document: its answer does not wait.
  return (event) => (event.kind === 'warning' ? void setImmediate(tell, event) : tell(event));
}

function levelOf(name: string): VerboseLevel {
  return choiceOf(verboseLevels, name) ?? 'info';
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
