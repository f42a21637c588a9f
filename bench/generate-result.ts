/** What came of one document. */
export interface GenerateResult {
  readonly name: string;
  /** `swagger-2` is counted apart: the model does not read it. */
  readonly outcome: 'passed' | 'failed' | 'refused' | 'swagger-2';
  /** Why it did not pass: one line each, alike for alike causes. */
  readonly causes: readonly string[];
  readonly operations: number;
  readonly documentBytes: number;
  readonly generatedBytes: number;
  /** Reading the document and generating from it. */
  readonly generateMs: number;
  readonly checkMs: number;
}

/** A result without figures. */
export function resultWithout(
  name: string,
  outcome: GenerateResult['outcome'],
  causes: readonly string[],
): GenerateResult {
  return {
    name,
    outcome,
    causes,
    operations: 0,
    documentBytes: 0,
    generatedBytes: 0,
    generateMs: 0,
    checkMs: 0,
  };
}

/** What a compiler printed, as causes: names and numbers left out, so that alike errors are counted together. */
export function causesOf(compiler: string, output: string): readonly string[] {
  const errors = output.split('\n').filter((line) => /error TS\d+|the compiler|memory|panic/i.test(line));
  const lines = errors.length > 0 || output.trim() === '' ? errors : [output.split('\n', 1)[0] ?? ''];
  const causes = lines.map((line) => {
    const file = /([a-z]+\.ts)[(:]/.exec(line)?.[1] ?? '';
    const message = (/error (TS\d+: .*)$/.exec(line)?.[1] ?? line).replace(/'[^']*'/g, "'…'").slice(0, 150);
    return `TypeScript ${compiler} ${file} ${message}`.replace(/ {2,}/g, ' ');
  });
  return [...new Set(causes)];
}

/** Totals, the causes of failures by number of documents, and the figures of those that passed. */
export function renderResultsOf(results: readonly GenerateResult[]): string {
  const of = (outcome: GenerateResult['outcome']) => results.filter((result) => result.outcome === outcome);
  const passed = of('passed');
  const judged = passed.length + of('failed').length;
  const share = judged === 0 ? 'none' : `${((100 * passed.length) / judged).toFixed(1)} %`;
  const lines = [
    `${results.length} documents: ${passed.length} of ${judged} type-check (${share}); ${of('refused').length} refused with located problems, ${of('swagger-2').length} Swagger 2.0`,
    ...renderCauses(results),
    ...renderFigures(passed),
  ];
  return `${lines.join('\n')}\n`;
}

function renderCauses(results: readonly GenerateResult[]): readonly string[] {
  const byCause = new Map<string, string[]>();
  for (const { name, causes, outcome } of results) {
    for (const cause of causes) {
      const key = `${outcome}: ${cause}`;
      byCause.set(key, [...(byCause.get(key) ?? []), name]);
    }
  }
  const rows = [...byCause].sort(([, a], [, b]) => b.length - a.length);
  return rows.map(
    ([cause, names]) =>
      `${String(names.length).padStart(5)}  ${cause}\n         ${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''}`,
  );
}

function renderFigures(passed: readonly GenerateResult[]): readonly string[] {
  if (passed.length === 0) return [];
  const figure = (label: string, unit: string, value: (result: GenerateResult) => number) => {
    const sorted = passed.map(value).sort((a, b) => a - b);
    const at = (part: number) => Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0);
    return `${label.padEnd(28)} median ${at(0.5)} ${unit}, 90 % below ${at(0.9)} ${unit}, most ${at(1)} ${unit}`;
  };
  return [
    figure('reading and generating', 'ms', (result) => result.generateMs),
    figure('type checks, 5.9 and 7', 'ms', (result) => result.checkMs),
    figure('generated code', 'kB', (result) => result.generatedBytes / 1000),
    figure('generated code an operation', 'B', (result) => result.generatedBytes / (result.operations || 1)),
    figure('generated : document', '%', (result) => (100 * result.generatedBytes) / result.documentBytes),
  ];
}
