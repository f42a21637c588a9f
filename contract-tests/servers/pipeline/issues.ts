import { issueTypeOf, knownActions, knownPatterns } from './healing-catalogue.ts';
import { type PipelineStore, type StoredHealing, type StoredIssue, timeOf } from './pipeline-store.ts';

/** What is known of a fault when it is found. */
export type Found = Omit<StoredIssue, 'issue_id' | 'status' | 'detected_at' | 'resolved_at'>;

/** Keeps a fault: the issue of the same rule and table that is not resolved is renewed. */
export function openIssue(store: PipelineStore, found: Found): StoredIssue {
  const { rule_id, execution_id, dataset, table } = found;
  const [known] = store.issues.newest({ rule_id, execution_id, dataset, table, resolved_at: null });
  if (known) return store.issues.replace({ ...known, ...found });
  return store.issues.insert({
    issue_id: store.createId(),
    ...found,
    status: 'open',
    detected_at: timeOf(store),
    resolved_at: null,
  });
}

/** Notes that a fault is gone. */
export function resolveIssue(store: PipelineStore, issue: StoredIssue): void {
  store.issues.replace({ ...issue, status: 'resolved', resolved_at: timeOf(store) });
}

/** Takes on a healing, which the worker carries out; the issue is closed to others meanwhile, unless nothing is changed. */
export function takeOnHealing(
  store: PipelineStore,
  issue: StoredIssue,
  asked: Pick<StoredHealing, 'action_id' | 'trigger' | 'dry_run' | 'max_rows'>,
): StoredHealing {
  if (!asked.dry_run) store.issues.replace({ ...issue, status: 'healing' });
  return store.healings.insert({
    healing_id: store.createId(),
    issue_id: issue.issue_id,
    ...asked,
    status: 'pending',
    rows_healed: null,
    error: null,
    started_at: timeOf(store),
    ended_at: null,
  });
}

/**
 * Takes on the healing that the pipeline does by itself against this kind of fault, where there is one.
 *
 * @param confidence how sure it is that the fault is what it looks like, from 0 to 1: the pattern says how sure it must be
 */
export function healByItself(store: PipelineStore, issue: StoredIssue, confidence: number): void {
  const pattern = knownPatterns.find(({ issue_type }) => issue_type === issue.issue_type);
  const action = knownActions.find((one) => one.is_automatic && issueTypeOf(one) === issue.issue_type);
  if (issue.status !== 'open' || !pattern || !action || confidence < pattern.confidence_threshold) return;
  takeOnHealing(store, issue, {
    action_id: action.action_id,
    trigger: 'automatic',
    dry_run: false,
    max_rows: null,
  });
}
