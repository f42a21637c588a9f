import { performance } from 'node:perf_hooks';
import type { LoadedConfig } from '../config/load.ts';
import type { ApiSelection } from '../config/select-apis.ts';
import { ToolkitError } from '../error.ts';
import type { MockEvent } from '../mock/events.ts';
import { createMock, type Mock } from '../mock/mock.ts';
import type { StateKeeper } from '../mock/persist/state-keeper.ts';
import { serve } from '../mock/server/server.ts';
import { watchSources } from '../mock/watch/watch-sources.ts';
import { renderReport } from '../report/render.ts';
import type { ReportedProblem } from '../report/report.ts';
import { version } from '../version.ts';
import type { CommandIo } from './command.ts';
import { selectFromConfig } from './context.ts';
import { type DevWork, failureProblems, workOn } from './dev-api.ts';
import { createDevPages, type DevPages } from './dev-pages.ts';
import { loadServedApi, type ServedApi } from './load-served-api.ts';
import { mockBanner } from './mock-banner.ts';
import { formatEvent } from './mock-log.ts';
import { interruption, listenOptions, type MockFlags, mockOptions } from './mock-session.ts';
import { type Operations, openOperations } from './open-operations.ts';
import type { OperationsFlags } from './operations-options.ts';
import { outputFolder } from './run-generate.ts';
import { redoclyFile } from './run-lint.ts';
import { type HttpsFlags, httpsListenOptions, isHttps } from './serve-https.ts';
import { interceptOwnCalls } from './serve-mock.ts';
import { identityOptionOf, openStateOf, type StateFlags, stateOptionsOf } from './state-options.ts';

/** The flags of `dev`. */
export interface DevFlags
  extends HttpsFlags,
    StateFlags,
    OperationsFlags,
    Pick<
      MockFlags,
      | 'config'
      | 'allowHost'
      | 'maxBytes'
      | 'port'
      | 'host'
      | 'dynamic'
      | 'seed'
      | 'errors'
      | 'cors'
      | 'validate'
    > {
  readonly lint: boolean;
  readonly generate: boolean;
}

/** An API as it stands: its last good version, and what is wrong with it now. */
interface DevApi {
  readonly selection: ApiSelection;
  readonly good: ServedApi | undefined;
  /** The texts that it was last read from, or would have been had they been there. */
  readonly read: ReadonlySet<string>;
  readonly problems: readonly ReportedProblem[];
}

/** Runs the daily loop until the user interrupts; resolves to the exit code. */
export async function runDev(args: readonly string[], flags: DevFlags, terminal: CommandIo): Promise<number> {
  const operations = await openOperations(flags, terminal, { level: 'info', isHttps: isHttps(flags) });
  const { loaded, apis } = await selectFromConfig(args, flags, operations.io);
  const loop = new DevLoop(loaded, flags, operations);
  return loop.run(apis);
}

/** The running loop: what is served, and the queue of changes. */
class DevLoop {
  readonly #loaded: LoadedConfig;
  readonly #flags: DevFlags;
  readonly #operations: Operations;
  readonly #io: CommandIo;
  readonly #work: DevWork;
  readonly #pages: DevPages = createDevPages(() => this.#good());
  #apis: readonly DevApi[] = [];
  #mock: Mock = createMock([]);
  #keep: StateKeeper | undefined;
  /** Who may call, where that is asked for. */
  #identity: Awaited<ReturnType<typeof identityOptionOf>> = {};

  constructor(loaded: LoadedConfig, flags: DevFlags, operations: Operations) {
    const { io } = operations;
    this.#loaded = loaded;
    this.#flags = flags;
    this.#operations = operations;
    this.#io = io;
    const allowHosts = [...(loaded.config.allowHosts ?? []), ...flags.allowHost];
    this.#work = {
      lint: flags.lint ? { configFile: redoclyFile(loaded, io.cwd), allowHosts } : undefined,
      out: flags.generate ? outputFolder(loaded, undefined, io.cwd) : undefined,
    };
  }

  async run(selections: readonly ApiSelection[]): Promise<number> {
    this.#apis = await Promise.all(
      selections.map((selection) =>
        this.#load({ selection, good: undefined, read: new Set(), problems: [] }),
      ),
    );
    this.#identity = await identityOptionOf(this.#flags);
    this.#keep = await openStateOf(this.#flags, this.#io.cwd);
    try {
      return await this.#serve();
    } finally {
      await this.#keep?.close();
    }
  }

  async #serve(): Promise<number> {
    this.#serveGood();
    const listen = listenOptions(this.#flags, this.#loaded.config);
    const allowHosts = [...(this.#loaded.config.allowHosts ?? []), ...this.#flags.allowHost];
    const own = interceptOwnCalls(() => this.#mock, { allowHosts });
    const operations = this.#operations.intercept(own, () => this.#mock.control);
    const answer = this.#operations.traced((request) => this.#mock.handle(request));
    const server = await serve(answer, {
      ...listen,
      ...(await httpsListenOptions(this.#flags, listen.host, this.#io)),
      upgrades: (target) => this.#mock.upgrades(target),
      intercept: (incoming, outgoing) =>
        this.#pages.handle(incoming, outgoing) || operations(incoming, outgoing),
    });
    let queue = Promise.resolve();
    const watch = watchSources(this.#files(), (changed) => {
      queue = queue.then(() => this.#change(changed)).then(() => watch.update(this.#files()));
    });
    try {
      this.#io.stderr.write(
        `${mockBanner(this.#mock, server.url, {})}Reference pages on ${server.url}/_docs/\n`,
      );
      await Promise.race([this.#workOn(this.#apis), interruption(this.#io)]);
      this.#mock.warm();
      await interruption(this.#io);
      await queue;
      return 0;
    } finally {
      watch.close();
      this.#pages.close();
      await this.#operations.end(server);
    }
  }

  /** Reads a document; one that cannot be used leaves the last good version in place. */
  async #load(api: DevApi): Promise<DevApi> {
    const input = {
      config: this.#flags.config,
      allowHost: this.#flags.allowHost,
      maxBytes: this.#flags.maxBytes,
    };
    const read = new Set<string>();
    try {
      const good = await loadServedApi(api.selection, this.#loaded, input, this.#io, (uri) => read.add(uri));
      return { ...api, good, read, problems: [] };
    } catch (error) {
      if (!(error instanceof ToolkitError)) throw error;
      return { ...api, read, problems: failureProblems(api.selection.name, error, this.#io.cwd) };
    }
  }

  /** Does again what the changed files touch: serve first, then lint and generate. */
  async #change(changed: ReadonlySet<string>): Promise<void> {
    const started = performance.now();
    const rules = this.#work.lint?.configFile;
    const rulesChanged = rules !== undefined && changed.has(rules);
    const touched = this.#apis.filter((api) => rulesChanged || !api.read.isDisjointFrom(changed));
    if (this.#loaded.file !== undefined && changed.has(this.#loaded.file)) {
      this.#io.stderr.write('The configuration has changed: restart to use it.\n');
    }
    if (touched.length === 0) return;
    const renewed = new Map(
      await Promise.all(touched.map(async (api) => [api, await this.#load(api)] as const)),
    );
    this.#apis = this.#apis.map((api) => renewed.get(api) ?? api);
    const fresh = [...renewed.values()].filter(({ problems }) => problems.length === 0);
    if (fresh.length > 0) {
      this.#serveGood();
      this.#pages.reload();
      const names = fresh.map(({ selection }) => selection.name).join(', ');
      this.#io.stderr.write(`${names}: served anew after ${Math.round(performance.now() - started)} ms\n`);
    }
    for (const { selection, good, problems } of renewed.values()) {
      if (problems.length === 0) continue;
      const kept = good ? 'it is served as it was before' : 'it is not served';
      this.#io.stderr.write(`${selection.name}: the document cannot be used; ${kept}\n`);
    }
    await this.#workOn([...renewed.values()]);
  }

  /** Lints, generates and tells what came of it. */
  async #workOn(apis: readonly DevApi[]): Promise<void> {
    const started = performance.now();
    const written: string[] = [];
    for (const api of apis) {
      // A document that cannot be read has its problems already.
      if (api.problems.length > 0 || !api.good) continue;
      const outcome = await workOn(api.good, this.#work, this.#io);
      if (outcome.written > 0) written.push(api.selection.name);
      this.#apis = this.#apis.map((other) =>
        other.selection === api.selection && other.good === api.good
          ? { ...other, problems: outcome.problems }
          : other,
      );
    }
    const names = apis.map(({ selection }) => selection.name);
    const problems = this.#apis
      .filter(({ selection }) => names.includes(selection.name))
      .flatMap((api) => api.problems);
    this.#pages.show(this.#apis.flatMap((api) => api.problems).filter(({ severity }) => severity !== 'note'));
    const ms = Math.round(performance.now() - started);
    if (written.length > 0) this.#io.stderr.write(`${written.join(', ')}: code generated\n`);
    if (problems.length === 0) {
      this.#io.stderr.write(`${names.join(', ')}: no problems (${ms} ms)\n`);
      return;
    }
    const report = { command: 'dev', tool: { name: 'concordat', version }, apis: names, problems };
    const style = { color: this.#io.stderr.isTerminal, columns: this.#io.stderr.columns };
    this.#io.stderr.write(await renderReport(report, 'text', style));
  }

  #good(): readonly ServedApi[] {
    return this.#apis.flatMap(({ good }) => (good ? [good] : []));
  }

  #serveGood(): void {
    const options = mockOptions(
      {
        ...this.#flags,
        journal: true,
        explain: false,
        coverage: undefined,
        coverageMin: undefined,
        examples: undefined,
        replay: [],
        replayOnly: undefined,
        strict: false,
        maxBody: undefined,
        fillProperties: true,
        ignoreExamples: false,
        verboseLevel: 'info',
        watch: true,
      },
      this.#loaded.config,
      () => {},
      { level: 'info', cwd: this.#io.cwd },
    );
    const text = (event: MockEvent) => this.#io.stderr.write(formatEvent(event, 'info', this.#io.cwd));
    const log = this.#operations.log(text);
    const before = this.#mock;
    this.#mock = createMock(this.#good(), {
      ...options,
      ...stateOptionsOf(this.#flags),
      ...this.#identity,
      // What clients made stays, where it fits the documents as they are now.
      previous: before.state,
      keep: this.#keep,
      ...(log && { log }),
    });
    before.giveWay(this.#mock);
  }

  #files(): readonly string[] {
    const own = [this.#loaded.file, this.#work.lint?.configFile].filter((file) => file !== undefined);
    return [...new Set([...own, ...this.#apis.flatMap(({ read }) => [...read])])];
  }
}
