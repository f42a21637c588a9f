import type { Answer } from '../shared/answer.ts';
import { filledQuery, pageInfo } from '../shared/page.ts';
import { summarize } from './dashboard-summary.ts';
import type { PipelineStore } from './pipeline-store.ts';
import type { PipelineHandlers } from './types.ts';

/** What was measured, and what somebody should look at. */
export function createMonitoringHandlers(
  store: PipelineStore,
): Pick<PipelineHandlers, 'listMetrics' | 'listAlerts' | 'listAnomalies' | 'getDashboardSummary'> {
  return {
    listMetrics: ({ query }) => {
      const found = store.metrics.page(filledQuery(query), { component: query.component });
      return listed(query, found.total, found.items.map(withoutSubject));
    },
    listAlerts: (input) => {
      const { status, severity } = input.query;
      const found = store.alerts.page(filledQuery(input.query), { status, severity });
      return listed(input.query, found.total, found.items.map(withoutSubject));
    },
    listAnomalies: ({ query }) => {
      const found = store.anomalies.page(filledQuery(query), { severity: query.severity });
      return listed(query, found.total, found.items);
    },
    getDashboardSummary: () => ({ status: 200, body: { data: summarize(store) } }),
  };
}

function listed(
  { page, page_size }: { readonly page?: number; readonly page_size?: number },
  total: number,
  data: readonly unknown[],
): Answer {
  const query = filledQuery({ ...(page && { page }), ...(page_size && { page_size }) });
  return { status: 200, body: { data, metadata: pageInfo(query, total) } };
}

/** What is internal to measurements and alerts is not shown. */
function withoutSubject<T extends { readonly subject: string }>({ subject: _subject, ...shown }: T) {
  return shown;
}
