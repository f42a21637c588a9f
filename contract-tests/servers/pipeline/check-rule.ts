import { type Checked, checkTable } from './check-table.ts';
import type { Table } from './dataset-tables.ts';
import type { PipelineStore } from './pipeline-store.ts';
import { readCheck } from './rule-parameters.ts';
import type { Rule } from './types.ts';

/** What a rule finds in one table. */
export interface RuleChecked extends Checked {
  readonly rule: Rule;
  readonly table: Table;
}

/** Checks the tables that a rule is about. @param tables those of its dataset */
export function checkRule(
  store: PipelineStore,
  rule: Rule,
  tables: readonly Table[],
): readonly RuleChecked[] {
  const read = readCheck(rule);
  // Rules are refused when they are written; one that cannot be read was changed behind the server's back.
  if (!read.ok) throw new Error(`the rule ${rule.rule_id} cannot be checked: ${read.reason}`);
  return tables
    .filter(({ table }) => rule.table === null || rule.table === table)
    .map((table) => {
      const rows = store.queries.time(
        queryOf(rule, table),
        () => store.tables.rows(table),
        (found) => Buffer.byteLength(JSON.stringify(found)),
      );
      const checked = checkTable(read.check, rule.column, { ...table, rows }, store.clock());
      return { ...checked, rule, table };
    });
}

/** The query that a rule stands for, as query performance lists it. */
function queryOf({ rule_type, column }: Rule, { dataset, table }: Table): string {
  const from = `FROM ${dataset}.${table}`;
  const name = column === null || !/^\w+$/.test(column) ? '*' : column;
  switch (rule_type) {
    case 'not_null':
      return `SELECT ${name} ${from}${name === '*' ? '' : ` WHERE ${name} IS NULL`}`;
    case 'unique':
      return name === '*'
        ? `SELECT DISTINCT * ${from}`
        : `SELECT ${name}, COUNT(*) ${from} GROUP BY ${name} HAVING COUNT(*) > 1`;
    case 'range':
      return `SELECT ${name} ${from} WHERE ${name} NOT BETWEEN @min AND @max`;
    case 'pattern':
      return `SELECT ${name} ${from} WHERE NOT REGEXP_CONTAINS(${name}, @pattern)`;
    case 'freshness':
      return `SELECT MAX(_loaded_at) ${from}`;
    case 'row_count':
      return `SELECT COUNT(*) ${from}`;
  }
}
