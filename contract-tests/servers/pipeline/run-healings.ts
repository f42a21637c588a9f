import { raiseAlert } from './alerts.ts';
import { checkRule, type RuleChecked } from './check-rule.ts';
import { knownActions } from './healing-catalogue.ts';
import { openIssue, resolveIssue } from './issues.ts';
import { recordMetric } from './metrics.ts';
import { type PipelineStore, type StoredHealing, type StoredIssue, timeOf } from './pipeline-store.ts';
import { type Faulty, planRepair, type Repair, rowsOf } from './repair-rows.ts';
import { retryExecution } from './retry-execution.ts';
import { readCheck } from './rule-parameters.ts';
import { systemAt } from './source-systems.ts';

/** How a healing ended. */
export type Healed =
  | { readonly ok: true; readonly rows: number }
  | { readonly ok: false; readonly reason: string };

/** Takes every healing one step on: what runs ends, then those that wait start. */
export function advanceHealings(store: PipelineStore): void {
  for (const healing of store.healings.newest({ status: 'running' }).toReversed()) carryOut(store, healing);
  for (const healing of store.healings.newest({ status: 'pending' }).toReversed())
    store.healings.replace({ ...healing, status: 'running' });
}

function carryOut(store: PipelineStore, healing: StoredHealing): void {
  const issue = store.issues.find(healing.issue_id);
  const healed: Healed = issue ? heal(store, healing, issue) : { ok: false, reason: 'The issue is gone' };
  const ended_at = timeOf(store);
  if (healed.ok) {
    store.healings.replace({ ...healing, status: 'completed', rows_healed: healed.rows, ended_at });
    if (!healing.dry_run)
      recordMetric(store, {
        component: 'healing',
        metric_name: 'rows_healed',
        value: healed.rows,
        unit: 'rows',
        subject: `action:${healing.action_id}`,
      });
    return;
  }
  store.healings.replace({ ...healing, status: 'failed', error: healed.reason, ended_at });
  if (!issue || healing.dry_run) return;
  const current = store.issues.find(issue.issue_id) ?? issue;
  if (current.status === 'healing') store.issues.replace({ ...current, status: 'open' });
  const { severity } = issue;
  const title = `A healing failed: ${healed.reason}`;
  raiseAlert(store, { component: 'healing', severity, title, subject: `issue:${issue.issue_id}` });
}

function heal(store: PipelineStore, healing: StoredHealing, issue: StoredIssue): Healed {
  const action = knownActions.find(({ action_id }) => action_id === healing.action_id);
  if (!action) return { ok: false, reason: 'The action is not known any more' };
  if (action.action_type === 'retry_execution') return retryExecution(store, healing, issue);
  const checked = checkAgain(store, issue);
  if (!checked) return { ok: false, reason: 'The rule that found it, or its table, was deleted' };
  const faulty = faultyOf(store, checked, healing.max_rows);
  const repair = planRepair(action.action_type, faulty);
  const rows = rowsOf(repair, faulty);
  if (healing.dry_run) return { ok: true, rows };
  if (rows > 0) apply(store, checked, repair, faulty);
  return settle(store, issue, rows);
}

/** What the rule of an issue finds now in its table. */
function checkAgain(store: PipelineStore, { rule_id, dataset, table }: StoredIssue): RuleChecked | undefined {
  const rule = rule_id === null ? undefined : store.rules.find(rule_id);
  const where = store.tables.find({ dataset, table });
  return rule && where && checkRule(store, { ...rule, table }, [where])[0];
}

function faultyOf(
  store: PipelineStore,
  { rule, table, positions }: RuleChecked,
  maxRows: number | null,
): Faulty {
  const read = readCheck(rule);
  if (!read.ok) throw new Error(`the rule ${rule.rule_id} cannot be checked: ${read.reason}`);
  return {
    rows: store.tables.rows(table),
    positions: maxRows === null ? positions : positions.slice(0, maxRows),
    column: rule.column,
    check: read.check,
    system: systemAt(table.origin),
  };
}

function apply(store: PipelineStore, { table }: RuleChecked, repair: Repair, { rows, system }: Faulty): void {
  for (const row of repair.updates) store.tables.update(row);
  for (const position of repair.removals) store.tables.remove(position);
  if (!repair.isReloaded || !system) return;
  for (const { position } of rows) store.tables.remove(position);
  store.tables.create(table, system.address, timeOf(store));
  const isWritten = (value: unknown) => value !== null && value !== undefined;
  store.tables.append(
    table,
    system.rows.filter((row) => isWritten(row[system.key]) && row.is_deleted !== true),
  );
}

/** Looks whether the fault is gone: what is left of it stays open. */
function settle(store: PipelineStore, issue: StoredIssue, rows: number): Healed {
  const left = checkAgain(store, issue);
  if (!left || left.faulty === 0) {
    resolveIssue(store, issue);
    return { ok: true, rows };
  }
  const { description, positions } = left;
  openIssue(store, { ...issue, description, affected_rows: positions.length });
  const current = store.issues.find(issue.issue_id) ?? issue;
  store.issues.replace({ ...current, status: 'open' });
  if (rows > 0) return { ok: true, rows };
  return { ok: false, reason: `Nothing could be put right: ${description}` };
}
