// concordat 0.1.0 spec=a27529cf75629cbd body=be84f26e572139e0; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import { createWebhookHandler as createHandler } from '@concordat/client/webhooks';
import type { EventBody, WebhookChecks, WebhookHandler, WebhookOptions } from '@concordat/client/webhooks';
import { type Check, constant, dateTime, expression, limits, oneOfValues, properties, required, schema, type } from '@concordat/client/validate';
import type { webhooks } from './types.ts';

/** What Synthetic Data Studio API 1.0.0 sends: bodies by event. */
export interface StudioEvents {
  /**
   * A generation has ended
   *
   * Sent when a generation has ended, well or not: `data.status` is `completed` or `failed`.
   *
   * Webhook `generation.completed`
   */
  readonly 'generation.completed': EventBody<webhooks['generation.completed']['post']>;

  /**
   * An evaluation has ended
   *
   * Sent when an evaluation has ended, well or not: `data.status` is `completed` or `failed`.
   *
   * Webhook `evaluation.completed`
   */
  readonly 'evaluation.completed': EventBody<webhooks['evaluation.completed']['post']>;
}

/**
 * Receives what Synthetic Data Studio API sends: `(request: Request) => Promise<Response>`.
 *
 * @example
 * const receive = createWebhookHandler({
 *   secret: process.env.WEBHOOK_SECRET,
 *   handlers: { 'generation.completed': async (event, { id }) => { … } },
 * });
 */
export function createWebhookHandler(options: WebhookOptions<StudioEvents>): WebhookHandler {
  return createHandler(options, checks);
}

const isUuid: Check = expression('uuid', '^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$', 'i');

const checkEventTimeSent: Check = schema('components/schemas.yaml#/EventTime', type('string'), dateTime);

const checkJobStatusSent: Check = schema(
  'components/schemas.yaml#/JobStatus',
  type('string'),
  oneOfValues(['pending', 'running', 'completed', 'failed']),
);

const checkProgressSent: Check = schema('components/schemas.yaml#/Progress', type('number'), limits({ minimum: 0, maximum: 100 }));

const checkJobErrorSent: Check = schema('components/schemas.yaml#/JobError', type('string'), limits({ minLength: 1 }));

const checkGeneratorSent: Check = schema(
  'components/schemas.yaml#/Generator',
  type('object'),
  required('id', 'dataset_id', 'status', 'progress'),
  properties({
    id: [type('string'), isUuid],
    dataset_id: [type('string'), isUuid],
    status: [checkJobStatusSent],
    progress: [checkProgressSent],
    output_dataset_id: [type('string'), isUuid],
    error: [checkJobErrorSent],
  }),
);

const checkGenerationEventSent: Check = schema(
  'components/schemas.yaml#/GenerationEvent',
  type('object'),
  required('type', 'timestamp', 'data'),
  properties({
    type: [type('string'), constant('generation.completed')],
    timestamp: [checkEventTimeSent],
    data: [checkGeneratorSent],
  }),
);

const checkScoreSent: Check = schema('components/schemas.yaml#/Score', type('number'), limits({ minimum: 0, maximum: 1 }));

const checkScoresSent: Check = schema(
  'components/schemas.yaml#/Scores',
  type('object'),
  required('overall', 'fidelity', 'utility', 'privacy'),
  properties({
    overall: [checkScoreSent],
    fidelity: [checkScoreSent],
    utility: [checkScoreSent],
    privacy: [checkScoreSent],
  }),
);

const checkEvaluationSent: Check = schema(
  'components/schemas.yaml#/Evaluation',
  type('object'),
  required('id', 'generator_id', 'dataset_id', 'status'),
  properties({
    id: [type('string'), isUuid],
    generator_id: [type('string'), isUuid],
    dataset_id: [type('string'), isUuid],
    status: [checkJobStatusSent],
    scores: [checkScoresSent],
    error: [checkJobErrorSent],
  }),
);

const checkEvaluationEventSent: Check = schema(
  'components/schemas.yaml#/EvaluationEvent',
  type('object'),
  required('type', 'timestamp', 'data'),
  properties({
    type: [type('string'), constant('evaluation.completed')],
    timestamp: [checkEventTimeSent],
    data: [checkEvaluationSent],
  }),
);

const checks: WebhookChecks = {
  'generation.completed': schema(
    'webhooks/generation-completed.yaml#/post/requestBody/content/application~1json/schema',
    checkGenerationEventSent,
  ),
  'evaluation.completed': schema(
    'webhooks/evaluation-completed.yaml#/post/requestBody/content/application~1json/schema',
    checkEvaluationEventSent,
  ),
};
