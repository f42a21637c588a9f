import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import type { LoadedConfig } from '../config/load.ts';
import { selectApis } from '../config/select-apis.ts';
import { ToolkitError } from '../error.ts';
import { visible } from '../report/text-layout.ts';
import { openWorld } from '../verify/open-world.ts';
import type { Verdict } from '../verify/replay/judge-replay.ts';
import { type RecordedFinding, readRecorded } from '../verify/replay/recorded-finding.ts';
import { recordedServer } from '../verify/replay/recorded-server.ts';
import { replayFinding } from '../verify/replay/replay-finding.ts';
import type { CommandIo } from './command.ts';
import { type LoadedApi, loadApi, loadConfigOf } from './context.ts';
import { checkedUrl, parseAuth, parseHeaders } from './verify-inputs.ts';

interface ReplayCommandOptions {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly server: string | undefined;
  readonly finding: readonly string[];
  readonly header: readonly string[];
  readonly auth: readonly string[];
  readonly secondUser: readonly string[];
  readonly timeout: number | undefined;
  readonly format: string;
}

/** A finding and what became of it. */
interface Replayed {
  readonly finding: RecordedFinding;
  readonly verdict: Verdict;
}

/** Larger files are no reports. */
const maxReportBytes = 100 * 1024 * 1024;

/** Replays the findings of a report and prints what became of each; resolves to the exit code. */
export async function runReplay(
  args: readonly string[],
  options: ReplayCommandOptions,
  io: CommandIo,
): Promise<number> {
  const [file = '-', api] = args;
  const chosen = chosenFindings(await readReport(file, io), options.finding, file);
  const loaded = await loadConfigOf(options, io);
  const apis = new Map<string, LoadedApi>();
  const replayed: Replayed[] = [];
  for (const finding of chosen) {
    const reference = api ?? documentOf(finding, loaded);
    const known = apis.get(reference) ?? (await load(reference, loaded, options, io));
    apis.set(reference, known);
    replayed.push({ finding, verdict: await replay(finding, known, options, io) });
  }
  io.stdout.write(options.format === 'json' ? jsonOf(replayed) : replayed.map(lineOf).join(''));
  return replayed.some(({ verdict }) => verdict.kind === 'still-there') ? 1 : 0;
}

async function readReport(file: string, io: CommandIo): Promise<readonly RecordedFinding[]> {
  const read = readRecorded(
    parsed(file === '-' ? await textOf(io.stdin) : await readText(file, io.cwd), file),
  );
  if (read.ok) return read.findings;
  throw new ToolkitError('E_INPUT', `${file} cannot be replayed: ${read.reason}`, { hint: reportHint });
}

const reportHint = 'Write a report with: concordat verify … --format json --output report.json';

async function readText(file: string, cwd: string): Promise<string> {
  const path = resolve(cwd, file);
  try {
    const { size } = await stat(path);
    if (size <= maxReportBytes) return await readFile(path, 'utf8');
  } catch (cause) {
    throw new ToolkitError('E_INPUT', `${file} cannot be read`, { hint: reportHint, cause });
  }
  throw tooLarge(file);
}

async function textOf(stdin: CommandIo['stdin']): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > maxReportBytes) throw tooLarge('standard input');
  }
  return Buffer.concat(chunks).toString();
}

function tooLarge(name: string): ToolkitError {
  return new ToolkitError('E_INPUT', `${name} is larger than ${maxReportBytes} bytes`, { hint: reportHint });
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ToolkitError('E_INPUT', `${file} is not JSON`, { hint: reportHint, cause });
  }
}

function chosenFindings(
  findings: readonly RecordedFinding[],
  wanted: readonly string[],
  file: string,
): readonly RecordedFinding[] {
  // Notes are no faults: they are replayed where they are named.
  if (wanted.length === 0) return findings.filter(({ isNote }) => !isNote);
  const isWanted = ({ number, code }: RecordedFinding, one: string) => one === code || one === String(number);
  const missing = wanted.find((one) => !findings.some((finding) => isWanted(finding, one)));
  if (missing !== undefined) {
    throw new ToolkitError('E_USAGE', `${file} has no finding ${missing}`, {
      hint: `It has ${findings.length}, of the codes: ${[...new Set(findings.map(({ code }) => code))].join(', ')}.`,
    });
  }
  return findings.filter((finding) => wanted.some((one) => isWanted(finding, one)));
}

/** The API that a report names where the configuration has it, else its file, which must lie below the working directory. */
function documentOf({ api, file }: RecordedFinding, { config }: LoadedConfig): string {
  if (api !== undefined && Object.hasOwn(config.apis ?? {}, api)) return api;
  const isBelow = file !== undefined && !isAbsolute(file) && !/(?:^|[/\\])\.\.(?:[/\\]|$)|:/.test(file);
  if (isBelow && /\.(?:ya?ml|json)$/i.test(file)) return file;
  throw new ToolkitError('E_USAGE', 'the report does not say which document it is about', {
    hint: 'Name the document after the report: concordat replay report.json openapi.yaml.',
  });
}

async function load(
  reference: string,
  loaded: LoadedConfig,
  options: ReplayCommandOptions,
  io: CommandIo,
): Promise<LoadedApi> {
  const [selected] = selectApis([reference], loaded, io.cwd);
  // One argument selects one API.
  if (!selected) throw new Error('no API was selected');
  return loadApi(selected, loaded, options, io);
}

async function replay(
  finding: RecordedFinding,
  { model }: LoadedApi,
  options: ReplayCommandOptions,
  io: CommandIo,
): Promise<Verdict> {
  const recorded = recordedServer(model, finding);
  if (recorded === undefined)
    return { kind: 'unknown', reason: 'the report has no requests for it, or to several servers' };
  const server = options.server === undefined ? recorded : checkedUrl(options.server);
  const headers = parseHeaders(options.header);
  const secondUser = parseHeaders(options.secondUser, '--second-user');
  const hasSecrets = options.header.length + options.auth.length + options.secondUser.length > 0;
  if (options.server === undefined && hasSecrets && !isLocal(server)) {
    throw new ToolkitError(
      'E_USAGE',
      `the report, which anyone can write, would have credentials sent to ${server}`,
      {
        hint: `Say that this is meant: --server ${server}`,
      },
    );
  }
  const world = openWorld(model, {
    server,
    headers,
    auth: parseAuth(options.auth),
    signal: io.signal,
    ...(options.secondUser.length > 0 && { secondUser }),
    ...(options.timeout !== undefined && { timeoutMs: options.timeout }),
  });
  return replayFinding(world, finding);
}

function isLocal(server: string): boolean {
  const host = URL.parse(server)?.hostname ?? '';
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

const words: Readonly<Record<Verdict['kind'], string>> = {
  'still-there': 'still there',
  gone: 'gone',
  unknown: 'cannot be told',
};

function lineOf({ finding, verdict }: Replayed): string {
  const { number, code, method, path, message } = finding;
  const head = `${words[verdict.kind].padEnd(14)}  ${number}  ${code}  ${method} ${path}`;
  return `${clean(head)}\n${' '.repeat(16)}${clean(message)}\n${' '.repeat(16)}${clean(verdict.reason)}\n`;
}

/** What comes from a file must not steer a terminal. */
function clean(text: string): string {
  return visible(text.slice(0, 500));
}

function jsonOf(replayed: readonly Replayed[]): string {
  const findings = replayed.map(({ finding, verdict }) => {
    const { number, code, method, path, message } = finding;
    return { number, code, method, path, message, verdict: verdict.kind, reason: verdict.reason };
  });
  return `${JSON.stringify({ version: 1, command: 'replay', findings }, undefined, 2)}\n`;
}
