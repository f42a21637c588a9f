// concordat 0.1.0 spec=48c1739d3aae01df body=4e29708ba2c95920; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import { createWebhookHandler as createHandler } from '@concordat/client/webhooks';
import type { EventBody, WebhookChecks, WebhookHandler, WebhookOptions } from '@concordat/client/webhooks';
import { type Check, dateTime, expression, limits, oneOfValues, properties, required, schema, type } from '@concordat/client/validate';
import type { webhooks } from './types.ts';

/** What Self-Healing Data Pipeline API 1.0.0 sends: bodies by event. */
export interface PipelineEvents {
  /**
   * An execution has ended
   *
   * Sent to the `callback_url` when the execution has ended, well or not. The body is what
   * `GET /ingestion/executions/{execution_id}` answers.
   *
   * Callback `executionEnded` of `executePipeline`
   */
  readonly executionEnded: EventBody<webhooks['executionEnded']['post']>;
}

/**
 * Receives what Self-Healing Data Pipeline API sends: `(request: Request) => Promise<Response>`.
 *
 * @example
 * const receive = createWebhookHandler({
 *   unsigned: true, event: 'executionEnded',
 *   handlers: { executionEnded: async (event, { id }) => { … } },
 * });
 */
export function createWebhookHandler(options: WebhookOptions<PipelineEvents>): WebhookHandler {
  return createHandler(options, checks);
}

const isUuid: Check = expression('uuid', '^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$', 'i');

const checkExecutionStatusSent: Check = schema(
  'components/schemas.yaml#/ExecutionStatus',
  type('string'),
  oneOfValues(['pending', 'running', 'healing', 'completed', 'failed']),
);

const checkExecutionParamsSent: Check = schema(
  'components/schemas.yaml#/ExecutionParams',
  type('object'),
  limits({ maxProperties: 50 }),
  properties({
    batch_size: [type('integer'), limits({ minimum: 1, maximum: 100000 })],
    include_deleted: [type('boolean')],
  }),
);

const checkExecutionSent: Check = schema(
  'components/schemas.yaml#/Execution',
  type('object'),
  required('execution_id', 'pipeline_id', 'status', 'execution_params', 'records_processed', 'records_failed', 'error', 'started_at', 'ended_at'),
  properties({
    execution_id: [type('string'), isUuid],
    pipeline_id: [type('string'), isUuid],
    status: [checkExecutionStatusSent],
    execution_params: [checkExecutionParamsSent],
    records_processed: [type('integer'), limits({ minimum: 0 })],
    records_failed: [type('integer'), limits({ minimum: 0 })],
    error: [type('string', 'null')],
    started_at: [type('string', 'null'), dateTime],
    ended_at: [type('string', 'null'), dateTime],
  }),
);

const checkExecutionEnvelopeSent: Check = schema(
  'components/schemas.yaml#/ExecutionEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkExecutionSent] }),
);

const checks: WebhookChecks = {executionEnded: schema(
  'callbacks/execution-ended.yaml#/post/requestBody/content/application~1json/schema',
  checkExecutionEnvelopeSent,
)};
