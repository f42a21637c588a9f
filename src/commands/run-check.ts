import { existsSync } from 'node:fs';
import type { FailOn } from '../diff/change-problems.ts';
import type { Report, ReportFormat } from '../report/report.ts';
import { hasErrors } from '../report/summary.ts';
import { version } from '../version.ts';
import type { CommandIo } from './command.ts';
import { compareWithBase } from './compare-with-base.ts';
import { loadConfigOf } from './context.ts';
import { printReport } from './print-report.ts';
import { checkGenerated, outputFolder } from './run-generate.ts';
import { lintApis } from './run-lint.ts';

/** The flags of `check`. */
export interface CheckOptions {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly format: ReportFormat;
  readonly output: string | undefined;
  readonly base: string | undefined;
  readonly failOn: FailOn;
  readonly baseline: string | undefined;
  readonly generated: string | undefined;
  readonly server: string | undefined;
  readonly header: readonly string[];
  readonly stateless: boolean | undefined;
}

/** Runs every part that applies and prints one report; resolves to the exit code. */
export async function runCheck(
  args: readonly string[],
  options: CheckOptions,
  io: CommandIo,
): Promise<number> {
  const { report: linted, failure } = await lintApis(args, options, io);
  const parts: Report[] = [linted];
  // Of a document that cannot be read the other parts could only say so again.
  parts.push(...(failure ? [said('check', 'only lint was run')] : await otherParts(args, options, io)));
  const report = merged(parts);
  await printReport(report, options, io);
  if (failure) throw failure;
  return hasErrors(report.problems) ? 1 : 0;
}

async function otherParts(
  args: readonly string[],
  options: CheckOptions,
  io: CommandIo,
): Promise<readonly Report[]> {
  const parts: Report[] = [];
  parts.push(await generatedPart(args, options, io));
  if (options.base === undefined) parts.push(said('diff', 'no base compared with'));
  else parts.push(await compareWithBase(args, { ...options, base: options.base }, io));
  if (options.server === undefined) return [...parts, said('verify', 'no server verified')];
  const { verifyApis } = await import('./run-verify.ts');
  const limits = {
    phases: undefined,
    maxRequests: undefined,
    maxSeconds: undefined,
    timeout: undefined,
    seed: undefined,
    auth: [],
    secondUser: [],
  };
  const { report } = await verifyApis(args, { ...options, ...limits }, io);
  return [...parts, { ...report, checked: `server: ${report.checked}` }];
}

async function generatedPart(args: readonly string[], options: CheckOptions, io: CommandIo): Promise<Report> {
  const loaded = await loadConfigOf(options, io);
  const isWanted = options.generated !== undefined || loaded.config.generate !== undefined;
  if (!isWanted && !existsSync(outputFolder(loaded, undefined, io.cwd))) {
    return said('generate', 'no generated code');
  }
  const report = await checkGenerated(args, { ...options, out: options.generated }, io);
  const isCurrent = !hasErrors(report.problems);
  return { ...report, checked: isCurrent ? 'generated code up to date' : 'generated code not up to date' };
}

/** A part that was not looked at, for the summary. */
function said(command: string, checked: string): Report {
  return { command, tool: { name: 'concordat', version }, apis: [], problems: [], checked };
}

function merged(parts: readonly Report[]): Report {
  const rules = new Map(parts.flatMap((part) => part.rules ?? []).map((rule) => [rule.code, rule]));
  return {
    command: 'check',
    tool: { name: 'concordat', version },
    apis: parts[0]?.apis ?? [],
    problems: parts.flatMap(({ problems }) => problems),
    checked: parts.flatMap(({ checked }) => (checked === undefined ? [] : [checked])).join('; '),
    rules: [...rules.values()],
  };
}
