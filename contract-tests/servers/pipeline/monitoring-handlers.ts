import { filledQuery, pageInfo } from '../shared/page.ts';
import { summarize } from './dashboard-summary.ts';
import type { PipelineStore } from './pipeline-store.ts';
import type { PipelineHandlers } from './types.ts';

/** What was measured, and what somebody should look at. */
export function createMonitoringHandlers(
  store: PipelineStore,
): Pick<PipelineHandlers, 'listMetrics' | 'listAlerts' | 'listAnomalies' | 'getDashboardSummary'> {
  return {
    listMetrics: (input) => {
      const query = filledQuery(input.query);
      const { items, total } = store.metrics.page(query, { component: input.query.component });
      return { status: 200, body: { data: items.map(withoutSubject), metadata: pageInfo(query, total) } };
    },
    listAlerts: (input) => {
      const query = filledQuery(input.query);
      const { status, severity } = input.query;
      const { items, total } = store.alerts.page(query, { status, severity });
      return { status: 200, body: { data: items.map(withoutSubject), metadata: pageInfo(query, total) } };
    },
    listAnomalies: (input) => {
      const query = filledQuery(input.query);
      const { items, total } = store.anomalies.page(query, { severity: input.query.severity });
      return { status: 200, body: { data: items, metadata: pageInfo(query, total) } };
    },
    getDashboardSummary: () => ({ status: 200, body: { data: summarize(store) } }),
  };
}

/** What is internal to measurements and alerts is not shown. */
function withoutSubject<T extends { readonly subject: string }>({ subject: _subject, ...shown }: T) {
  return shown;
}
