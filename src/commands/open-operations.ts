import type { IncomingMessage, ServerResponse } from 'node:http';
import { ToolkitError } from '../error.ts';
import type { AdminControl } from '../mock/admin/control.ts';
import type { MockLog } from '../mock/events.ts';
import type { MockRequest, MockResponse } from '../mock/exchange.ts';
import { interceptOperations, type OperationsAnswers } from '../mock/operations/intercept-operations.ts';
import type { JsonLog } from '../mock/operations/json-log.ts';
import type { Spans } from '../mock/operations/otel-spans.ts';
import type { RequestCounts } from '../mock/operations/request-counts.ts';
import type { TraceRequest } from '../mock/operations/request-trace.ts';
import { defaultGraceMs } from '../mock/server/graceful-stop.ts';
import type { RunningServer } from '../mock/server/server.ts';
import { plural } from '../report/summary.ts';
import type { CommandIo } from './command.ts';
import type { VerboseLevel } from './mock-log.ts';
import type { OperationsFlags } from './operations-options.ts';
import { spansEndpoint } from './spans-endpoint.ts';

type Handle = (request: MockRequest) => MockResponse | Promise<MockResponse>;
type Intercept = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

/** What those who run a server see of it, and how it ends. */
export interface Operations {
  /** Its stderr writes as the log is written. */
  readonly io: CommandIo;
  /** Begins to trace a request; undefined where none is traced. */
  readonly trace: TraceRequest | undefined;
  /** Who is told of what happens; undefined where nobody is. @param text tells it as text */
  log(text: MockLog | undefined): MockLog | undefined;
  /** A function from request to answer whose requests are traced, where they are to be. */
  traced(handle: Handle): Handle;
  /** Answers those who ask after the server, before `own` does. @param control what the mock keeps */
  intercept(own: Intercept, control?: () => AdminControl): Intercept;
  /** Ends the server: with what is under way where the user has interrupted, else at once. May be called twice. */
  end(server: RunningServer): Promise<void>;
}

/** What is served, as far as those who run it see it. */
interface Served {
  readonly level: VerboseLevel;
  readonly isHttps: boolean;
}

/**
 * Sets up what the flags ask for; what they do not ask for is not loaded.
 *
 * @throws ToolkitError E_USAGE for flags that cannot be used, E_MISSING_PEER where spans need packages that are missing
 */
export async function openOperations(
  flags: OperationsFlags,
  io: CommandIo,
  { level, isHttps }: Served,
): Promise<Operations> {
  const graceMs = flags.stopTimeout ?? defaultGraceMs;
  if (!(graceMs >= 0 && graceMs < 2 ** 31)) {
    throw new ToolkitError('E_USAGE', `--stop-timeout is a time in milliseconds, not ${graceMs}`, {
      hint: `Write --stop-timeout ${defaultGraceMs} for ${defaultGraceMs / 1000} seconds.`,
    });
  }
  const json = flags.log === 'json' ? await openJsonLog(io, level) : undefined;
  const said = json ? { ...io, stderr: { ...io.stderr, write: json.say } } : io;
  const metrics = await openMetrics(flags);
  const spans = await openSpans(flags, said, isHttps);
  const trace = spans?.trace ?? (json && (await traceAlone()));
  const traced = trace && (await import('../mock/operations/traced-handle.ts')).tracedHandle;
  let ended: Promise<void> | undefined;
  return {
    io: said,
    trace,
    log: (text) => join([json ? text && json.log : text, metrics?.counts.count, spans && endSpan]),
    traced: (handle) => (traced && trace ? traced(handle, trace) : handle),
    intercept(own, control) {
      const isReady = () => !io.signal.aborted;
      const answers = interceptOperations({ isReady, ...(metrics && { metrics: metrics.answers(control) }) });
      return (incoming, outgoing) => answers(incoming, outgoing) || own(incoming, outgoing);
    },
    end(server) {
      ended ??= endServer(server, graceMs, said).then(() => spans?.close());
      return ended;
    },
  };
}

const endSpan: MockLog = (event) => {
  if (event.kind === 'request') event.trace?.end?.(event);
};

/** One that tells all of them. */
function join(logs: readonly (MockLog | undefined)[]): MockLog | undefined {
  const [first, ...others] = logs.filter((log) => log !== undefined);
  if (!first || others.length === 0) return first;
  return (event) => {
    first(event);
    for (const log of others) log(event);
  };
}

async function endServer(server: RunningServer, graceMs: number, io: CommandIo): Promise<void> {
  if (!io.signal.aborted) return server.close();
  const cut = await server.stop(graceMs);
  if (cut === 0) return;
  io.stderr.write(`${plural(cut, 'connection')} cut off after ${graceMs} ms; --stop-timeout allows more\n`);
}

async function openJsonLog({ stderr }: CommandIo, level: VerboseLevel): Promise<JsonLog> {
  const { createJsonLog } = await import('../mock/operations/json-log.ts');
  return createJsonLog({ write: (line) => stderr.write(line), level, now: () => new Date() });
}

/** What is counted, and who may read it. */
interface OpenMetrics {
  readonly counts: RequestCounts;
  answers(control: (() => AdminControl) | undefined): NonNullable<OperationsAnswers['metrics']>;
}

async function openMetrics({ metrics, metricsFrom }: OperationsFlags): Promise<OpenMetrics | undefined> {
  if (!metrics && metricsFrom.length === 0) return undefined;
  const [{ createRequestCounts }, { createScrapeGuard }] = await Promise.all([
    import('../mock/operations/request-counts.ts'),
    import('../mock/operations/may-scrape.ts'),
  ]);
  const counts = createRequestCounts();
  const guard = createScrapeGuard(metricsFrom);
  // Nobody may ever ask.
  const load = async () => {
    const [{ createPrometheusText }, { metricFamilies }] = await Promise.all([
      import('../mock/operations/prometheus-text.ts'),
      import('../mock/operations/metric-families.ts'),
    ]);
    return { text: createPrometheusText(), metricFamilies };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return {
    counts,
    answers: (control) => ({
      guard,
      async render() {
        loaded ??= load();
        const { text, metricFamilies } = await loaded;
        return {
          text: await text.render(metricFamilies(counts, control?.())),
          contentType: text.contentType,
        };
      },
    }),
  };
}

async function openSpans(
  { otel }: OperationsFlags,
  io: CommandIo,
  isHttps: boolean,
): Promise<Spans | undefined> {
  const endpoint = spansEndpoint(otel, io.env);
  if (!endpoint) return undefined;
  const { openSpans } = await import('../mock/operations/otel-spans.ts');
  return openSpans({
    ...endpoint,
    scheme: isHttps ? 'https' : 'http',
    makeId: crypto.randomUUID.bind(crypto),
    onFailure: (reason) =>
      io.stderr.write(`spans cannot be sent to ${new URL(endpoint.url).origin}: ${reason}\n`),
  });
}

async function traceAlone(): Promise<TraceRequest> {
  const { traceWithoutSpans } = await import('../mock/operations/request-trace.ts');
  return traceWithoutSpans(crypto.randomUUID.bind(crypto));
}
