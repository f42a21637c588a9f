import { Refusal } from '../shared/answer.ts';
import { analyzeQuery } from './analyze-query.ts';
import { idOf } from './id-of.ts';
import { measureResources } from './measure-resources.ts';
import { recordMetric, rounded } from './metrics.ts';
import { pageOf } from './page-of.ts';
import type { PipelineStore } from './pipeline-store.ts';
import { recommendSchemas } from './recommend-schemas.ts';
import { notExecutable } from './refusals.ts';
import type { PipelineHandlers, QueryPerformance } from './types.ts';

/** Better queries, tables and resources. */
export function createOptimizationHandlers(
  store: PipelineStore,
): Pick<PipelineHandlers, 'listQueries' | 'analyzeQuery' | 'listSchemaRecommendations' | 'listResources'> {
  return {
    listQueries: ({ query }) => pageOf(query, queryPerformance(store)),
    analyzeQuery: ({ body: { query } }) => {
      const known = { tables: store.tables, statistics: store.queries.statistics() };
      const analyzed = analyzeQuery(query, known);
      if (!analyzed.ok) throw new Refusal(notExecutable(analyzed.reason));
      const { analysis } = analyzed;
      recordMetric(store, {
        component: 'optimization',
        metric_name: 'estimated_savings_percent',
        value: analysis.estimated_savings_percent,
        unit: '%',
        subject: 'queries',
      });
      return { status: 200, body: { data: analysis } };
    },
    listSchemaRecommendations: ({ query }) => pageOf(query, recommendSchemas(store)),
    listResources: ({ query }) => pageOf(query, measureResources(store)),
  };
}

function queryPerformance({ tables, queries }: PipelineStore): readonly QueryPerformance[] {
  const statistics = queries.statistics();
  return statistics.map(({ query, executions, averageDurationMs, bytes, lastRanAt }) => {
    const analyzed = analyzeQuery(query, { tables, statistics });
    return {
      query_id: idOf(query),
      query,
      executions,
      average_duration_ms: rounded(averageDurationMs * 100) / 100,
      bytes_processed: bytes,
      recommendation: (analyzed.ok && analyzed.analysis.recommendations[0]?.description) || null,
      last_executed_at: lastRanAt,
    };
  });
}
