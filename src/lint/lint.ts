import type { Model } from '../model/model.ts';
import type { Location, Problem } from '../problem.ts';
import { withOperation } from './operation-at.ts';
import { type RedoclyOptions, type RedoclyResult, runRedocly } from './redocly.ts';
import type { Finding, Rule } from './rule.ts';
import { ruleTable } from './rule-table.ts';
import { exampleValid } from './rules/example-valid.ts';
import { schemaCompiles } from './rules/schema-compiles.ts';

export type LintOptions = Omit<RedoclyOptions, 'rules'>;

/**
 * Checks a document: Redocly's rules, as redocly.yaml sets them, our own, and what was wrong with it when it was read.
 *
 * One defect is reported once: where two rules find it at one place, the one that is more severe stays.
 *
 * @throws ToolkitError E_CONFIG when the configuration of the rules cannot be used
 */
export async function lint(model: Model, options: LintOptions = {}): Promise<readonly Problem[]> {
  const redocly = await runRedocly(model, { ...options, rules: ruleTable });
  const own = ruleTable.flatMap((rule) => runRule(rule, model, redocly));
  const theirs = redocly.problems.filter((problem) => !isOwnFailure(problem, redocly));
  // Last: the rules have read every node by now.
  const all = [...theirs, ...own, ...model.problems];
  return withoutTwins(withoutRepeats(all)).map((problem) => withOperation(problem, model));
}

function runRule(rule: Rule, model: Model, redocly: RedoclyResult): readonly Problem[] {
  const severity = severityOf(rule, redocly);
  if (severity === 'off') return [];
  return rule
    .check(model)
    .filter(({ at }) => !redocly.isIgnored(rule.code, at))
    .map((finding) => problemOf(finding, rule, severity));
}

function severityOf({ code, severity }: Rule, redocly: RedoclyResult): Rule['severity'] {
  return redocly.severityOf(code) ?? severity;
}

function problemOf({ isNote, ...finding }: Finding, rule: Rule, severity: 'error' | 'warning'): Problem {
  return { code: rule.code, severity: isNote && severity === 'warning' ? 'note' : severity, ...finding };
}

/** Redocly visits what several operations share several times. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, at, message }) => {
    const key = at && JSON.stringify([code, at, message]);
    return key === undefined || (!seen.has(key) && seen.add(key));
  });
}

/** Redocly could not compile a schema that ours can, or whose defect our rule names. */
function isOwnFailure({ code, message }: Problem, redocly: RedoclyResult): boolean {
  const isOn = [exampleValid, schemaCompiles].every((rule) => severityOf(rule, redocly) !== 'off');
  return isOn && twins[0]?.includes(code) === true && message.startsWith('Example validation errored');
}

/** Codes that say the same of a place; where several of a row do, one is kept. */
const twins: readonly (readonly string[])[] = [
  [
    'concordat/example-valid',
    'no-invalid-media-type-examples',
    'no-invalid-parameter-examples',
    'no-invalid-schema-examples',
  ],
  ['no-unresolved-refs', 'ref-unresolved', 'concordat/schema-compiles'],
  ['struct', 'document-structure', 'parameter-unknown', 'concordat/schema-compiles'],
];

const weight = { error: 2, warning: 1, note: 0 } as const;

/** Keeps the more severe of two that say the same; of equals the one that comes first in its row. */
function withoutTwins(problems: readonly Problem[]): readonly Problem[] {
  const best = new Map<string, Problem>();
  for (const problem of problems) {
    for (const key of keysOf(problem)) {
      const rival = best.get(key);
      if (!rival || rank(problem, key) > rank(rival, key)) best.set(key, problem);
    }
  }
  return problems.filter((problem) =>
    keysOf(problem).every((key) => {
      const winner = best.get(key);
      return winner === undefined || winner === problem || winner.code === problem.code;
    }),
  );
}

function keysOf({ code, at }: Problem): readonly string[] {
  if (!at) return [];
  return twins.flatMap((row, index) => (row.includes(code) ? [`${index} ${keyOf(at)}`] : []));
}

function rank(problem: Problem, key: string): number {
  const row = twins[Number(key.split(' ', 1)[0])] ?? [];
  return weight[problem.severity] * 10 - row.indexOf(problem.code);
}

function keyOf({ source, pointer }: Location): string {
  return `${source}#${pointer}`;
}
