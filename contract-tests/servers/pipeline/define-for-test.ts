import { valueAt } from '../../../src/document/pointer.ts';
import type { CheckedAnswer, CheckedFetch } from '../shared/checked-fetch.ts';

/** A text of an answer's `data`: `textAt(answer, '/source_id')`. */
export function textAt({ body }: CheckedAnswer, pointer: string): string {
  return String(valueAt(body, `/data${pointer}`));
}

/** A pipeline from a source into `shop.orders`: its path. @param details of a bucket, or of an API where it has `base_url` */
export async function definePipeline(
  call: CheckedFetch,
  details: object = { bucket_name: 'sales-data-bucket' },
): Promise<{ readonly source: string; readonly pipeline: string }> {
  const source_type = 'base_url' in details ? 'API' : 'GCS';
  const made = await call('POST /ingestion/sources', {
    json: { source_name: 'Orders', source_type, connection_details: details },
  });
  const source_id = textAt(made, '/source_id');
  const defined = await call('POST /ingestion/pipelines', {
    json: { pipeline_name: 'Orders', source_id, target_dataset: 'shop', target_table: 'orders' },
  });
  return {
    source: `/ingestion/sources/${source_id}`,
    pipeline: `/ingestion/pipelines/${textAt(defined, '/pipeline_id')}`,
  };
}

/** Executes a pipeline: the path of the execution. */
export async function execute(call: CheckedFetch, pipeline: string, body: object = {}): Promise<string> {
  const answer = await call(`POST ${pipeline}/execute`, { json: body });
  return `/ingestion/executions/${textAt(answer, '/execution_id')}`;
}

/** A rule about `shop.orders`: its id. */
export async function createRule(call: CheckedFetch, rule: object): Promise<string> {
  const common = { rule_name: 'x', dataset: 'shop', table: 'orders', severity: 'high' };
  return textAt(await call('POST /quality/rules', { json: { ...common, ...rule } }), '/rule_id');
}
