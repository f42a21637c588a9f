import { raiseAlert, resolveAlerts } from './alerts.ts';
import { checkRule, type RuleChecked } from './check-rule.ts';
import type { Table } from './dataset-tables.ts';
import { healByItself, openIssue, resolveIssue } from './issues.ts';
import { recordMetric } from './metrics.ts';
import { type PipelineStore, timeOf } from './pipeline-store.ts';
import { dimensionsOf, scoreOf } from './quality-score.ts';
import type { Rule, Severity, Validation } from './types.ts';

/** From the least to the worst. */
const severities: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

/**
 * Checks the enabled rules of a dataset: keeps the score, opens and resolves issues, raises and resolves alerts.
 *
 * @param table one of its tables, or null for all
 * @returns undefined where no rule is enabled
 */
export function validateDataset(
  store: PipelineStore,
  dataset: string,
  table: string | null,
): Validation | undefined {
  const tables = store.tables.tables(dataset).filter((one) => table === null || one.table === table);
  const rules = store.rules
    .newest({ dataset, is_enabled: true })
    .filter((rule) => table === null || rule.table === null || rule.table === table)
    .map((rule) => ({ rule, results: checkRule(store, rule, tables) }));
  if (rules.length === 0) return undefined;
  const results = rules.flatMap((one) => one.results);
  for (const result of results) noteResult(store, result);
  const broken = rules.filter((one) => !holds(one.results)).map(({ rule }) => rule);
  const quality_score = scoreOf(rules);
  const validated_at = timeOf(store);
  noteScore(store, dataset, quality_score, tables, results);
  noteAlert(store, dataset, broken);
  return {
    dataset,
    table,
    status: isBad(broken) ? 'failed' : broken.length > 0 ? 'warning' : 'passed',
    quality_score,
    rules_passed: rules.length - broken.length,
    total_rules: rules.length,
    validated_at,
  };
}

/** A rule about a table that there is not does not hold. */
function holds(results: readonly RuleChecked[]): boolean {
  return results.length > 0 && results.every(({ faulty }) => faulty === 0);
}

function noteResult(store: PipelineStore, result: RuleChecked): void {
  const { rule, table: where, faulty, issueType, description, positions } = result;
  const { rule_id, column, severity } = rule;
  const { dataset, table } = where;
  if (faulty === 0) {
    for (const issue of store.issues.newest({ rule_id, table, resolved_at: null }))
      if (issue.status === 'open') resolveIssue(store, issue);
    return;
  }
  const issue = openIssue(store, {
    rule_id,
    execution_id: null,
    dataset,
    table,
    column,
    issue_type: issueType,
    severity,
    description,
    affected_rows: positions.length,
  });
  // Few rows at fault are a fault of the rows; many, of the rule.
  healByItself(store, issue, 1 - faulty / result.checked);
}

function noteScore(
  store: PipelineStore,
  dataset: string,
  quality_score: number,
  tables: readonly Table[],
  results: readonly RuleChecked[],
): void {
  const dimensions = dimensionsOf(
    tables.map((table) => ({ rows: store.tables.rows(table), table })),
    results,
  );
  const score = { dataset, quality_score, dimensions, calculated_at: timeOf(store) };
  if (store.scores.count({ dataset }) > 0) store.scores.replace(score);
  else store.scores.insert(score);
  recordMetric(store, {
    component: 'quality',
    metric_name: 'quality_score',
    value: quality_score,
    unit: '%',
    subject: `dataset:${dataset}`,
  });
}

function noteAlert(store: PipelineStore, dataset: string, broken: readonly Rule[]): void {
  const subject = `dataset:${dataset}`;
  if (!isBad(broken)) {
    resolveAlerts(store, subject);
    return;
  }
  const severity = severities.findLast((one) => broken.some((rule) => rule.severity === one)) ?? 'high';
  // The worst is named first.
  const names = severities
    .toReversed()
    .flatMap((one) => broken.filter((rule) => rule.severity === one))
    .map(({ rule_name }) => rule_name);
  const others = names.length > 1 ? ` and ${names.length - 1} more` : '';
  raiseAlert(store, {
    component: 'quality',
    severity,
    title: `${dataset} breaks '${names[0]}'${others}`,
    subject,
  });
}

function isBad(broken: readonly Rule[]): boolean {
  return broken.some(({ severity }) => severity === 'high' || severity === 'critical');
}
