import {
  type DocumentResult,
  modes,
  type OutcomeGroup,
  type VerdictName,
  verdicts,
} from './corpus-result.ts';

/** The share of operations with a valid answer that is aimed at. */
const target = 99.5;

/**
 * Totals, shares by mode, and everything that went wrong by reason, the most frequent first.
 *
 * @param examples how many documents are named for each reason
 */
export function renderCorpus(results: readonly DocumentResult[], examples: number): string {
  const of = (outcome: DocumentResult['outcome']) => results.filter((result) => result.outcome === outcome);
  const operations = sum(results.map((result) => result.operations));
  const losses = results.flatMap(({ name, losses: lost }) =>
    lost.map((loss) => `  ${name} ${loss.operation}: ${loss.reason}`),
  );
  const lines = [
    `${results.length} documents: ${of('loaded').length} loaded, ${of('refused').length} refused with located problems, ${of('crashed').length} crashed`,
    `${operations.toLocaleString('en')} operations`,
    '',
    ...renderShares(results, operations),
    '',
    `processes lost: ${losses.length}`,
    ...losses.slice(0, 50),
    ...renderProblems(results),
    '',
    ...renderGroups(results, examples),
    '',
    ...renderSlowest(results),
  ];
  return `${lines.join('\n')}\n`;
}

function renderShares(results: readonly DocumentResult[], operations: number): readonly string[] {
  const head = ['', ...verdicts, 'answered %', 'valid %', `>= ${target} %`];
  const rows = modes.map((mode) => {
    const count = (verdict: VerdictName) => sum(results.map(({ counts }) => counts[mode][verdict]));
    const answered = count('valid') + count('unchecked') + count('invalid');
    const share = (part: number) => (operations === 0 ? 0 : (100 * part) / operations);
    const valid = share(count('valid') + count('unchecked'));
    const verdict = mode === 'static' ? '' : valid >= target ? 'PASS' : 'BELOW';
    return [
      mode,
      ...verdicts.map((one) => String(count(one))),
      share(answered).toFixed(2),
      valid.toFixed(2),
      verdict,
    ];
  });
  const table = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) =>
    row
      .map((cell, column) => cell.padStart(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Why documents were not loaded. */
function renderProblems(results: readonly DocumentResult[]): readonly string[] {
  const byProblem = new Map<string, string[]>();
  for (const { name, outcome, problems } of results) {
    for (const problem of problems) {
      const key = `${outcome}: ${problem}`;
      byProblem.set(key, [...(byProblem.get(key) ?? []), name]);
    }
  }
  const rows = [...byProblem].sort(([, a], [, b]) => b.length - a.length);
  return rows.map(([problem, names]) => `${String(names.length).padStart(5)}  ${problem}  (${names[0]})`);
}

function renderGroups(results: readonly DocumentResult[], examples: number): readonly string[] {
  const merged = new Map<string, OutcomeGroup[]>();
  for (const group of results.flatMap(({ groups }) => groups)) {
    const key = `${group.verdict}: ${group.reason}`;
    merged.set(key, [...(merged.get(key) ?? []), group]);
  }
  const rows = [...merged].map(([key, groups]) => ({
    key,
    groups,
    counts: modes.map((mode) => sum(groups.filter((one) => one.mode === mode).map(({ count }) => count))),
    silent: sum(groups.map(({ silent }) => silent)),
    documents: new Set(groups.map(({ example }) => example.document)),
  }));
  const head = `${[...modes, 'silent', 'documents'].map((name) => name.padStart(10)).join('')}  why`;
  return [
    head,
    ...rows
      .toSorted((a, b) => sum(b.counts) - sum(a.counts))
      .flatMap(({ key, groups, counts, silent, documents }) => [
        `${[...counts, silent, documents.size].map((count) => String(count).padStart(10)).join('')}  ${key}`,
        ...examplesOf(groups, examples),
      ]),
  ];
}

/** One of each document. */
function examplesOf(groups: readonly OutcomeGroup[], count: number): readonly string[] {
  const byDocument = new Map(groups.map(({ example }) => [example.document, example]));
  return [...byDocument.values()]
    .slice(0, count)
    .flatMap(({ document, operation, pointer, detail }) => [
      `            ${document} ${operation}`,
      `              ${pointer}`,
      ...(detail === '' ? [] : [`              ${detail.replaceAll('\n', ' ')}`]),
    ]);
}

function renderSlowest(results: readonly DocumentResult[]): readonly string[] {
  const slowest = results.toSorted((a, b) => b.totalMs - a.totalMs).slice(0, 5);
  return [
    'slowest:',
    ...slowest.map(
      ({ name, operations, loadMs, totalMs }) =>
        `  ${name}: ${(totalMs / 1000).toFixed(1)} s for ${operations} operations, loaded in ${Math.round(loadMs)} ms`,
    ),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
