import type { LoadedConfig } from '../config/load.ts';
import type { ApiSelection } from '../config/select-apis.ts';
import type { OperationCoverage } from '../contract/coverage.ts';
import { ToolkitError } from '../error.ts';
import type { Problem, Severity } from '../problem.ts';
import type { Report, ReportFormat } from '../report/report.ts';
import { reaches } from '../report/summary.ts';
import type { Finding } from '../verify/finding.ts';
import { hideSentSecrets } from '../verify/redact/hide-sent-secrets.ts';
import type { StrictLevel } from '../verify/strict.ts';
import { today } from '../verify/suppress/today.ts';
import { type VerifyResult, verify } from '../verify/verify.ts';
import type { VerifyOptions } from '../verify/verify-options.ts';
import type { CommandIo } from './command.ts';
import { type LoadedApi, loadApi, selectFromConfig } from './context.ts';
import { printReport } from './print-report.ts';
import { type ApiCoverage, coverageRecorder, finishCoverage } from './verify-coverage.ts';
import { checkPatterns, filterOptions } from './verify-filter.ts';
import {
  checkedUrl,
  checkHeaders,
  parseAuth,
  parseHeaders,
  parsePhases,
  parseShardFlag,
} from './verify-inputs.ts';
import { progressLine } from './verify-progress.ts';
import { verifyReport } from './verify-report.ts';
import { suppressionsOf } from './verify-suppressions.ts';
import { userFilesFor } from './verify-user-files.ts';

/** The flags of `verify` that say what is done; those that are left out have their defaults. */
export interface VerifyRunOptions {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly server: string | undefined;
  readonly header: readonly string[];
  readonly auth?: readonly string[] | undefined;
  readonly secondUser?: readonly string[] | undefined;
  readonly stateless?: boolean | undefined;
  readonly phases?: string | undefined;
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly shard?: string | undefined;
  readonly workers?: number | undefined;
  readonly seed?: number | undefined;
  readonly maxSeconds?: number | undefined;
  readonly maxRequests?: number | undefined;
  readonly timeout?: number | undefined;
  readonly maxLatency?: number | undefined;
  readonly strict?: StrictLevel | undefined;
  readonly suppress?: string | undefined;
  readonly traffic?: string | undefined;
  readonly coverage?: string | undefined;
  readonly coverageMin?: number | undefined;
  readonly hooks?: string | undefined;
  readonly flow?: readonly string[] | undefined;
}

interface VerifyCommandOptions extends VerifyRunOptions {
  readonly format: ReportFormat;
  readonly output: string | undefined;
  readonly failOn: Severity | 'never';
}

/** An API, and what its server or its traffic showed. */
export interface VerifiedApi {
  readonly api: LoadedApi;
  /** Notes among them. */
  readonly findings: readonly Finding[];
  /** What else is wrong: with the document, with the run. */
  readonly others: readonly Problem[];
  readonly answers: readonly OperationCoverage[];
  readonly cases: number;
  readonly requests: number;
  readonly skipped: VerifyResult['skipped'];
  readonly ignored?: VerifyResult['ignored'];
  readonly isInterrupted: boolean;
  /** Undefined where nobody asked for it. */
  readonly coverage: ApiCoverage | undefined;
}

/** Verifies the servers of the APIs and prints one report; resolves to the exit code. */
export async function runVerify(
  args: readonly string[],
  options: VerifyCommandOptions,
  io: CommandIo,
): Promise<number> {
  const { report, verified } = await verifyApis(args, options, io);
  await printReport(report, options, io);
  const coverage = verified.flatMap((one) => (one.coverage ? [one.coverage] : []));
  const isCovered = await finishCoverage(coverage, options, io);
  const { failOn } = options;
  const fails = failOn !== 'never' && report.problems.some(({ severity }) => reaches(severity, failOn));
  return fails || !isCovered ? 1 : 0;
}

/** Verifies the servers of the APIs; the report, and what each answered. */
export async function verifyApis(
  args: readonly string[],
  options: VerifyRunOptions,
  io: CommandIo,
): Promise<{ readonly report: Report; readonly verified: readonly VerifiedApi[] }> {
  const { loaded, apis } = await selectFromConfig(args, options, io);
  const servers = options.traffic === undefined ? serversOf(apis, options.server, loaded) : [];
  const run = runOptions(options, loaded);
  const suppressions = await suppressionsOf(options.suppress, io);
  const shard = parseShardFlag(options.shard);
  const filter = { include: options.include ?? [], exclude: options.exclude ?? [], shard };
  const documents: LoadedApi[] = [];
  for (const selected of apis) documents.push(await loadApi(selected, loaded, options, io));
  checkPatterns(filter, documents);
  const own = { ...run, ...filterOptions(filter) };
  const traffic = options.traffic === undefined ? undefined : await trafficChecker(options.traffic, io);
  const verified: VerifiedApi[] = [];
  for (const [index, api] of documents.entries()) {
    if (io.signal.aborted) break;
    if (traffic) verified.push(await traffic(api, own, options));
    else
      verified.push(
        await verifyServer(
          api,
          { ...own, ...(await userFilesFor(api, options, loaded, io)), server: servers[index] ?? '' },
          options,
          io,
        ),
      );
  }
  const report = verifyReport(verified, { ...options, filter, suppressions, cwd: io.cwd, today: today() });
  return { report, verified };
}

/** Checks each API against a file that is read once. */
async function trafficChecker(file: string, io: CommandIo) {
  const { readTraffic, verifyTraffic } = await import('./verify-traffic.ts');
  const exchanges = await readTraffic(file, io);
  return (api: LoadedApi, options: Omit<VerifyOptions, 'server'>, flags: VerifyRunOptions) =>
    verifyTraffic(api, exchanges, options, flags);
}

function runOptions(options: VerifyRunOptions, { config }: LoadedConfig): Omit<VerifyOptions, 'server'> {
  const headers = { ...config.verify?.headers, ...parseHeaders(options.header) };
  checkHeaders(headers);
  const phases = parsePhases(options.phases);
  const secondUser = options.secondUser ?? [];
  const { seed, maxSeconds, maxRequests, timeout, workers, strict, maxLatency } = options;
  atLeast('--workers', workers, 1);
  atLeast('--timeout', timeout, 1);
  atLeast('--max-latency', maxLatency, 1);
  return {
    headers,
    auth: parseAuth(options.auth ?? []),
    stateless: options.stateless ?? false,
    ...(secondUser.length > 0 && { secondUser: parseHeaders(secondUser, '--second-user') }),
    ...(phases && { phases }),
    ...(seed !== undefined && { seed }),
    ...(maxSeconds !== undefined && { maxMs: maxSeconds * 1000 }),
    ...(maxRequests !== undefined && { maxRequests }),
    ...(timeout !== undefined && { timeoutMs: timeout }),
    ...(workers !== undefined && { workers: Math.floor(workers) }),
    ...(strict !== undefined && { strict }),
    ...(maxLatency !== undefined && { maxLatencyMs: maxLatency }),
  };
}

function atLeast(flag: string, value: number | undefined, least: number): void {
  if (value === undefined || value >= least) return;
  throw new ToolkitError('E_USAGE', `${flag} is ${value}: it must be ${least} or more`);
}

async function verifyServer(
  api: LoadedApi,
  options: VerifyOptions,
  flags: VerifyRunOptions,
  io: CommandIo,
): Promise<VerifiedApi> {
  const recorder = await coverageRecorder(flags, api.name, api.model);
  const progress = progressLine(io.stderr, api.name);
  const onAbort = () => {
    progress.clear();
    io.stderr.write('Interrupted: deleting what was created. Interrupt again to stop at once.\n');
  };
  io.signal.addEventListener('abort', onAbort, { once: true });
  try {
    const { findings, notes, problems, coverage, ...result } = await verify(api.model, {
      ...options,
      signal: io.signal,
      onCase: progress.show,
      ...(recorder && { onExchange: recorder.onExchange }),
    });
    // What verify makes up is no secret; what hooks and workflows send may be one.
    const isOwn = options.hooks === undefined && options.flows === undefined;
    const hidden = (list: readonly Finding[]) =>
      isOwn ? list : list.map((finding) => hideSentSecrets(api.model, finding));
    const found = new Set<Problem>([...findings, ...notes]);
    const others = problems.filter((problem) => !found.has(problem));
    return {
      api,
      ...result,
      findings: hidden([...findings, ...notes]),
      others,
      answers: coverage,
      coverage: recorder?.result(),
    };
  } finally {
    progress.clear();
    io.signal.removeEventListener('abort', onAbort);
  }
}

/** One server for each API: the one that was named, or those of the configuration. */
function serversOf(
  apis: readonly ApiSelection[],
  server: string | undefined,
  { config }: LoadedConfig,
): readonly string[] {
  if (server !== undefined && apis.length > 1) {
    const names = apis.map(({ name }) => name).join(', ');
    throw new ToolkitError('E_USAGE', `--server names one server, but there are several APIs: ${names}`, {
      hint: `Name one API ("concordat verify ${apis[0]?.name} --server …"), or list a server for each under verify.servers in the configuration. A mock of several APIs has each below its name: http://127.0.0.1:4010/${apis[0]?.name} and the base path.`,
    });
  }
  const known = config.verify?.servers ?? {};
  return apis.map(({ name }) => {
    const url = server ?? (Object.hasOwn(known, name) ? known[name] : undefined);
    if (url !== undefined) return checkedUrl(url);
    throw new ToolkitError('E_USAGE', `there is no server to verify "${name}" on`, {
      hint: `Name it with --server, or in the configuration: verify: { servers: { ${JSON.stringify(name)}: 'http://…' } }.`,
    });
  });
}
