import { type PipelineStore, type StoredAlert, timeOf } from './pipeline-store.ts';

/** Raises an alert, or renews the one about the same subject that is not resolved. */
export function raiseAlert(
  store: PipelineStore,
  raised: Pick<StoredAlert, 'component' | 'severity' | 'title' | 'subject'>,
): void {
  const [open] = openAlerts(store, raised.subject);
  if (open) store.alerts.replace({ ...open, ...raised });
  else {
    store.alerts.insert({
      alert_id: store.createId(),
      ...raised,
      status: 'active',
      created_at: timeOf(store),
      resolved_at: null,
    });
  }
}

/** Resolves what was raised about a subject. */
export function resolveAlerts(store: PipelineStore, subject: string): void {
  for (const alert of openAlerts(store, subject))
    store.alerts.replace({ ...alert, status: 'resolved', resolved_at: timeOf(store) });
}

function openAlerts({ alerts }: PipelineStore, subject: string): readonly StoredAlert[] {
  return alerts.newest({ subject, resolved_at: null });
}
