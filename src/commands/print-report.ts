import { resolve } from 'node:path';
import { writeFileSafely } from '../document/write.ts';
import { renderReport } from '../report/render.ts';
import type { Report, ReportFormat } from '../report/report.ts';
import { summarize } from '../report/summary.ts';
import type { CommandIo } from './command.ts';

/** Lines of a log or a file are not cut to a terminal's width. */
const fileColumns = 120;

/**
 * Prints a report to stdout, or writes it to a file and prints only its summary, to stderr.
 *
 * @throws ToolkitError E_OUTPUT when the file cannot be written
 */
export async function printReport(
  report: Report,
  options: { readonly format: ReportFormat; readonly output: string | undefined },
  io: Pick<CommandIo, 'cwd' | 'stdout' | 'stderr'>,
): Promise<void> {
  if (options.output === undefined) {
    const { isTerminal, columns } = io.stdout;
    const style = { color: isTerminal, columns: isTerminal ? columns : fileColumns };
    io.stdout.write(await renderReport(report, options.format, style));
    return;
  }
  const text = await renderReport(report, options.format, { color: false, columns: fileColumns });
  await writeFileSafely(resolve(io.cwd, options.output), text);
  io.stderr.write(`${summarize(report)} The report is in ${options.output}.\n`);
}
