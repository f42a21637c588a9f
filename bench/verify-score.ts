import { findingClasses } from '../src/contract/codes.ts';
import { nameOfFinding, type TrialOutcome } from './verify-trial.ts';

/** What Concordat has to reach. */
const bars = { detected: 0.95, falsePositives: 0 };

/** A table of all tools by class, then what Concordat missed, what it told wrongly, and what it finds with some seeds only. */
export function renderScores(outcomes: readonly TrialOutcome[]): {
  readonly text: string;
  readonly isMet: boolean;
} {
  const tools = [...Map.groupBy(outcomes, ({ tool }) => tool)];
  const columns = tools.map(([tool, all]) => [tool, ...columnOf(all)]);
  const lines = [...renderTable(['', ...rowNames], columns)];
  let isMet = true;
  for (const [tool, all] of tools) {
    for (const [failure, list] of Map.groupBy(all.filter(hasFailed), ({ result }) =>
      firstLine(result.failure),
    )) {
      lines.push(`${tool} came to no result ${list.length} times: ${failure}`);
    }
    if (tool !== 'concordat') continue;
    const mutants = all.filter(isMutant);
    const missed = mutants.filter(({ isDetected }) => !isDetected);
    const wrong = all.filter((one) => !isMutant(one) && (one.isSuspected || hasFailed(one)));
    const share = mutants.length === 0 ? 1 : 1 - missed.length / mutants.length;
    isMet = share >= bars.detected && wrong.length <= bars.falsePositives;
    for (const one of missed) lines.push(`missed ${nameOf(one)} (${one.class})${told(one)}`);
    for (const one of wrong) lines.push(`WRONG  ${nameOf(one)}${told(one)}`);
    lines.push(...unsteady(mutants));
  }
  return { text: lines.map((line) => `${line}\n`).join(''), isMet };
}

/** Mutants that some seeds find and others do not: `unsteady shop/no-etag: found with 2 of 3 seeds`. */
function unsteady(mutants: readonly TrialOutcome[]): readonly string[] {
  const byServer = Map.groupBy(mutants, ({ subject, switched }) => `${subject}/${switched}`);
  return [...byServer].flatMap(([name, all]) => {
    const found = all.filter(({ isDetected }) => isDetected).length;
    const isSteady = found === 0 || found === all.length;
    return isSteady ? [] : [`unsteady ${name}: found with ${found} of ${all.length} seeds`];
  });
}

const rowNames = [
  ...findingClasses,
  'all, strictly',
  'of these not told of the clean server',
  'anything told of a mutant',
  'clean servers suspected',
  'variants suspected',
  'requests a server, median',
  'requests to the right finding, median',
  'ended at the budget or the time limit',
  'seconds a server, median',
];

function columnOf(all: readonly TrialOutcome[]): string[] {
  const mutants = all.filter(isMutant);
  const detected = mutants.filter(({ isDetected }) => isDetected);
  // What a tool tells of the clean server as well says nothing of the mutant.
  const ofClean = new Set(
    all
      .filter(({ kind }) => kind === 'clean')
      .flatMap(({ subject, seed, result }) =>
        result.findings.map((finding) => `${subject} ${seed} ${nameOfFinding(finding)}`),
      ),
  );
  const really = detected.filter(({ subject, seed, right }) =>
    right.some((finding) => !ofClean.has(`${subject} ${seed} ${finding}`)),
  );
  const suspected = (kind: TrialOutcome['kind']) => {
    const list = all.filter((one) => one.kind === kind && !hasFailed(one));
    return share(list.filter(({ isSuspected }) => isSuspected).length, list.length);
  };
  return [
    ...findingClasses.map((kind) => {
      const list = mutants.filter((one) => one.class === kind);
      return share(list.filter(({ isDetected }) => isDetected).length, list.length);
    }),
    percent(detected.length, mutants.length),
    percent(really.length, mutants.length),
    percent(mutants.filter(({ isSuspected }) => isSuspected).length, mutants.length),
    suspected('clean'),
    suspected('variant'),
    median(all.filter((one) => !hasFailed(one)).map(({ result }) => result.requests)),
    median(detected.flatMap(({ after }) => after ?? [])),
    share(all.filter(({ result }) => result.isCutOff).length, all.length),
    median(
      all.filter((one) => !hasFailed(one)).map(({ result }) => result.elapsedMs / 1000),
      1,
    ),
  ];
}

function isMutant({ kind }: TrialOutcome): boolean {
  return kind === 'mutant';
}

function hasFailed({ result }: TrialOutcome): boolean {
  return result.failure !== undefined;
}

/** A table of Markdown; the columns have their heads first. */
function renderTable(names: readonly string[], columns: readonly (readonly string[])[]): string[] {
  const all = [names, ...columns];
  const widths = all.map((column) => Math.max(...column.map(({ length }) => length), 3));
  const rows = names.map(
    (_name, row) => `| ${all.map((column, at) => column[row]?.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [...rows.slice(0, 1), rule, ...rows.slice(1), ''];
}

function nameOf({ subject, switched, kind, seed }: TrialOutcome): string {
  return `${subject}/${switched ?? 'clean'}${kind === 'variant' ? ' (variant)' : ''}, seed ${seed}`;
}

function told({ result }: TrialOutcome): string {
  if (result.failure !== undefined) return `: ${result.failure.slice(0, 300)}`;
  return result.findings
    .slice(0, 4)
    .map(
      ({ classes, operations, code, message }) =>
        `\n      ${classes.join(', ')} ${code} ${operations.join(', ')}: ${message.slice(0, 160)}`,
    )
    .join('');
}

function firstLine(text: string | undefined): string {
  return (text ?? '').split('\n', 1)[0]?.slice(0, 200) ?? '';
}

function share(count: number, all: number): string {
  return all === 0 ? '-' : `${count} of ${all}`;
}

function percent(count: number, all: number): string {
  return all === 0 ? '-' : `${share(count, all)} (${((100 * count) / all).toFixed(1)} %)`;
}

function median(values: readonly number[], digits = 0): string {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)]?.toFixed(digits) ?? '-';
}
