import { resolve } from 'node:path';
import { type CoverageCount, countCoverage, coverageBelow } from '../contract/coverage-report.ts';
import type { Exchange } from '../contract/exchange.ts';
import { writeFileSafely } from '../document/write.ts';
import type { Model, Operation } from '../model/model.ts';
import type { ReportFormat } from '../report/report.ts';
import type { VerifyCoverageReport } from '../verify/coverage/verify-coverage.ts';
import type { CommandIo } from './command.ts';

/** What of an API's document was exercised. */
export interface ApiCoverage {
  readonly name: string;
  readonly report: VerifyCoverageReport;
}

/** What the flags say of coverage. */
export interface CoverageFlags {
  readonly coverage?: string | undefined;
  readonly coverageMin?: number | undefined;
}

interface PrintOptions {
  readonly format: ReportFormat;
  readonly output: string | undefined;
}

/** Counts while a run goes on. */
export interface CoverageRecorder {
  readonly onExchange: (operation: Operation, exchange: Exchange) => void;
  result(): ApiCoverage;
}

/** Undefined where nobody asks for it. */
export async function coverageRecorder(
  { coverage, coverageMin }: CoverageFlags,
  name: string,
  model: Model,
): Promise<CoverageRecorder | undefined> {
  if (coverage === undefined && coverageMin === undefined) return undefined;
  const { VerifyCoverage } = await import('../verify/coverage/verify-coverage.ts');
  const counted = new VerifyCoverage(model, name);
  return {
    onExchange: (operation, exchange) => counted.add(operation, exchange),
    result: () => ({ name, report: counted.report() }),
  };
}

/**
 * Writes what was exercised where the flag says; false where that is less than must be.
 *
 * @throws ToolkitError E_OUTPUT
 */
export async function finishCoverage(
  apis: readonly ApiCoverage[],
  { coverage: file, coverageMin: least, format, output }: CoverageFlags & PrintOptions,
  io: CommandIo,
): Promise<boolean> {
  const sum = countCoverage(apis.map(({ report }) => report));
  if (file !== undefined) {
    const text = await coverageFor(file, apis, sum);
    // Behind a report for people; beside one for programs, which it would break.
    if (file === '-') (format === 'text' || output !== undefined ? io.stdout : io.stderr).write(`\n${text}`);
    else await writeFileSafely(resolve(io.cwd, file), text);
  }
  if (least === undefined || !coverageBelow(sum, least)) return true;
  io.stderr.write(`coverage is ${sum.percent.toFixed(1)} %, below the ${least} % of --coverage-min\n`);
  return false;
}

/** By the name of the file: HTML, JSON, or text for people. */
async function coverageFor(file: string, apis: readonly ApiCoverage[], sum: CoverageCount): Promise<string> {
  if (/\.json$/i.test(file)) {
    const shape = { version: 1, ...sum, apis: apis.map(({ name, report }) => ({ name, ...report })) };
    return `${JSON.stringify(shape, null, 2)}\n`;
  }
  if (/\.html?$/i.test(file)) {
    const { coveragePage } = await import('../report/coverage-page.ts');
    return coveragePage(apis, sum);
  }
  const { verifyCoverageText } = await import('../verify/coverage/verify-coverage-text.ts');
  return apis.map(({ report }) => verifyCoverageText(report)).join('\n');
}
