import { resolve } from 'node:path';
import { coverageLcov } from '../contract/coverage-lcov.ts';
import { coverageBelow } from '../contract/coverage-report.ts';
import { coverageText } from '../contract/coverage-text.ts';
import { TrafficCoverage } from '../contract/coverage-traffic.ts';
import { writeFileSafely } from '../document/write.ts';
import { coverageRecorder } from '../mock/journal/journal-coverage.ts';
import type { MockOptions } from '../mock/mock.ts';
import type { CommandIo } from './command.ts';
import type { LoadedApi } from './context.ts';

/** What the flags say of coverage. */
export interface CoverageFlags {
  readonly coverage: string | undefined;
  readonly coverageMin: number | undefined;
}

/** Counts what of the documents is used while a mock runs. */
export interface MockCoverage {
  readonly onRecord: NonNullable<MockOptions['onRecord']>;
  /** Writes the report; false where less than the minimum was used. @throws ToolkitError E_OUTPUT */
  finish(io: CommandIo): Promise<boolean>;
}

/** Undefined where nobody asks for it. */
export function coverageOf(
  { coverage: file, coverageMin: least }: CoverageFlags,
  models: readonly LoadedApi[],
): MockCoverage | undefined {
  if (file === undefined && least === undefined) return undefined;
  const apis = () => models;
  const traffic = new TrafficCoverage(apis);
  return {
    onRecord: coverageRecorder(traffic, apis),
    async finish(io) {
      const report = traffic.report();
      const documents = new Map(models.map(({ name, model }) => [name, model.document]));
      if (file === undefined || file === '-') io.stdout.write(coverageText(report));
      else {
        const text = file.endsWith('.json')
          ? `${JSON.stringify(report, null, 2)}\n`
          : /\.(?:lcov|info)$/.test(file)
            ? coverageLcov(report, documents)
            : coverageText(report);
        await writeFileSafely(resolve(io.cwd, file), text);
      }
      if (least === undefined || !coverageBelow(report, least)) return true;
      io.stderr.write(
        `contract coverage is ${report.percent.toFixed(1)} %, below the ${least} % of --coverage-min\n`,
      );
      return false;
    },
  };
}
