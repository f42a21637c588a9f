import type { TrialOutcome } from './verify-trial.ts';

/** What Concordat has to reach. */
const bars = { detected: 0.95, falsePositives: 0 };

/** A table of all tools by class, then what Concordat missed and what it told wrongly. */
export function renderScores(outcomes: readonly TrialOutcome[]): {
  readonly text: string;
  readonly isMet: boolean;
} {
  const lines: string[] = [];
  let isMet = true;
  for (const [tool, all] of Map.groupBy(outcomes, (one) => one.tool)) {
    const mutants = all.filter(({ kind }) => kind === 'mutant');
    const others = all.filter(({ kind }) => kind !== 'mutant');
    const detected = mutants.filter(({ isDetected }) => isDetected);
    const wrong = others.filter(({ isSuspected, result }) => isSuspected || result.failure !== undefined);
    lines.push(
      `${tool}: ${share(detected.length, mutants.length)} found at the right place and of the right kind, ${wrong.length} of ${others.length} servers that are right suspected`,
    );
    for (const [kind, list] of [...Map.groupBy(mutants, (one) => one.class ?? '')].toSorted()) {
      lines.push(
        `  ${kind.padEnd(18)} ${share(list.filter(({ isDetected }) => isDetected).length, list.length)}`,
      );
    }
    const somewhere = mutants.filter(({ isSuspected }) => isSuspected).length;
    lines.push(`  anything told      ${share(somewhere, mutants.length)}`);
    lines.push(
      `  requests           ${median(mutants.map(({ result }) => result.requests))} a server, ${median(detected.flatMap(({ after }) => after ?? []))} to the first detection (medians); ${Math.round(median(all.map(({ result }) => result.elapsedMs)))} ms`,
    );
    if (tool !== 'concordat') continue;
    isMet &&= detected.length >= mutants.length * bars.detected && wrong.length <= bars.falsePositives;
    for (const one of mutants.filter(({ isDetected }) => !isDetected))
      lines.push(`  missed ${nameOf(one)} (${one.class})${told(one)}`);
    for (const one of wrong) lines.push(`  WRONG  ${nameOf(one)}${told(one)}`);
  }
  return { text: lines.map((line) => `${line}\n`).join(''), isMet };
}

function nameOf({ subject, switched, kind, seed }: TrialOutcome): string {
  return `${subject}/${switched ?? 'clean'}${kind === 'variant' ? ' (variant)' : ''}, seed ${seed}`;
}

function told({ result }: TrialOutcome): string {
  if (result.failure !== undefined) return `: ${result.failure.slice(0, 300)}`;
  return result.findings
    .slice(0, 4)
    .map(
      ({ class: kind, operation, code, message }) =>
        `\n      ${kind} ${code} ${operation}: ${message.slice(0, 160)}`,
    )
    .join('');
}

function share(count: number, all: number): string {
  return `${all === 0 ? '-' : `${((100 * count) / all).toFixed(1)} %`} (${count} of ${all})`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
