import { checkExchange } from '../../contract/check-exchange.ts';
import type { Exchange } from '../../contract/exchange.ts';
import { findResponse } from '../../contract/find-response.ts';
import type { Model, Operation, SchemaNode } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import { sampleValue } from '../../schema/sample.ts';
import { type DeliveryOptions, deliver } from './webhook-delivery.ts';
import { type RequestValues, webhookRequest } from './webhook-request.ts';

/** What became of a webhook. Problems are those of the request and of the receiver's answer. */
export type SentWebhook =
  | {
      readonly kind: 'answered';
      readonly exchange: Exchange;
      /** What the body was made from: `example "completed"`. */
      readonly from: string;
      readonly attempts: number;
      readonly problems: readonly Problem[];
    }
  /** Nobody was there, or no HTTP came back. */
  | { readonly kind: 'unanswered'; readonly reason: string; readonly attempts: number }
  /** It could not be made. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** The webhook of a name: the key below `webhooks`, or an operationId; of several methods the first one. */
export function findWebhook({ webhooks }: Model, name: string): Operation | undefined {
  return (
    webhooks.find(({ path }) => path === name) ?? webhooks.find(({ operationId }) => operationId === name)
  );
}

/** What is sent; by default the first example, or a small value that fits the schema. */
export type WebhookValues = Omit<RequestValues, 'sample'> & Partial<Pick<RequestValues, 'sample'>>;

/**
 * Sends a webhook of the document to an address, and checks the answer against the responses that it documents.
 *
 * @example
 * const webhook = findWebhook(model, 'generation.completed');
 * const sent = await sendWebhook(model, webhook, new URL('http://localhost:3000/hooks'), { example: 'failed' });
 */
export async function sendWebhook(
  model: Model,
  webhook: Operation,
  url: URL,
  values: WebhookValues = {},
  options: DeliveryOptions = {},
): Promise<SentWebhook> {
  const sample = values.sample ?? ((schema: SchemaNode) => sampleValue(model, schema));
  const made = webhookRequest(model, webhook, { ...values, sample });
  if (!made.ok) return { kind: 'refused', problems: made.problems };
  const { query, from, ...request } = made.value;
  const target = new URL(url);
  target.hash = '';
  if (query !== '') target.search = target.search === '' ? query : `${target.search}&${query}`;
  const delivery = await deliver({ ...request, url: target.href }, options);
  const { attempts } = delivery;
  if (!delivery.ok) return { kind: 'unanswered', reason: delivery.reason, attempts };
  const { exchange } = delivery;
  const problems = [
    ...made.problems,
    ...unsigned(webhook, options),
    ...checkExchange(model, webhook, exchange),
    ...refusal(webhook, exchange),
  ];
  return { kind: 'answered', exchange, from, attempts, problems };
}

/** The example of a signature is that of another message. */
function unsigned({ parameters }: Operation, { signing }: DeliveryOptions): readonly Problem[] {
  const signature = parameters.find(
    (one) => one.in === 'header' && /(?:^|-)signature(?:-|$)/i.test(one.name),
  );
  if (!signature || signing) return [];
  return [
    {
      code: 'webhook-unsigned',
      severity: 'warning',
      message: `the header ${signature.name} was sent as the document's example has it, not as the signature of the body`,
      at: signature.at,
      hint: 'Name the secret to sign with; a receiver that looks at signatures refuses this one.',
    },
  ];
}

/** A documented refusal keeps to the document, but hardly to the sender's hopes. */
function refusal(webhook: Operation, { response: { status } }: Exchange): readonly Problem[] {
  if (status < 400 || !findResponse(webhook, status)) return [];
  return [
    {
      code: 'webhook-refused',
      severity: 'warning',
      message: `the receiver refused the webhook with ${status}, as it may`,
      at: webhook.at,
      expected: 'an answer that accepts it',
      actual: String(status),
    },
  ];
}
