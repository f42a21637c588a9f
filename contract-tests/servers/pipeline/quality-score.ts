import type { RuleChecked } from './check-rule.ts';
import { keyOf } from './check-table.ts';
import type { StoredRow, Table } from './dataset-tables.ts';
import { rounded } from './metrics.ts';
import type { QualityScore, Rule, Severity } from './types.ts';

/** How much a rule counts. */
const weights: Readonly<Record<Severity, number>> = { low: 1, medium: 2, high: 3, critical: 4 };

/** The share of what was checked that keeps to the rules, in percent; a severe rule counts more than a slight one. */
export function scoreOf(
  rules: readonly { readonly rule: Rule; readonly results: readonly RuleChecked[] }[],
): number {
  const sum = rules.reduce((total, { rule }) => total + weights[rule.severity], 0);
  const kept = rules.reduce(
    (total, { rule, results }) => total + weights[rule.severity] * shareKept(results, 0),
    0,
  );
  return rounded((100 * kept) / sum);
}

/** The aspects of a dataset, in percent; 100 where nothing speaks of one. */
export function dimensionsOf(
  tables: readonly { readonly table: Table; readonly rows: readonly StoredRow[] }[],
  results: readonly RuleChecked[],
): QualityScore['dimensions'] {
  const ofTypes = (...types: readonly Rule['rule_type'][]) =>
    results.filter(({ rule }) => types.includes(rule.rule_type));
  const values = tables.flatMap(({ rows }) => rows.flatMap(({ value }) => Object.values(value)));
  const rows = tables.flatMap((one) =>
    one.rows.map(({ value }) => `${one.table.table} ${keyOf(value, null)}`),
  );
  const stale = new Set(
    ofTypes('freshness')
      .filter(({ faulty }) => faulty > 0)
      .map(({ table }) => table.table),
  );
  return {
    completeness: percent(values.filter((value) => value !== null).length, values.length),
    uniqueness: percent(new Set(rows).size, rows.length),
    validity: rounded(100 * shareKept(ofTypes('range', 'pattern'), 1)),
    timeliness: percent(tables.length - stale.size, tables.length),
  };
}

/** @param otherwise where nothing was looked at: nothing to say is not nothing there */
function shareKept(results: readonly RuleChecked[], otherwise: 0 | 1): number {
  if (results.length === 0) return otherwise;
  const checked = results.reduce((sum, one) => sum + one.checked, 0);
  const faulty = results.reduce((sum, one) => sum + one.faulty, 0);
  return checked === 0 ? 1 : 1 - faulty / checked;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : rounded((100 * part) / whole);
}
