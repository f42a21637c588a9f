import type { Model, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Problem } from '../../problem.ts';
import { strangerReason } from '../admin/guard.ts';
import type { MockRequest, MockResponse } from '../exchange.ts';
import { problemResponse } from '../prism/problem-json.ts';
import type { DeliveryOptions } from './webhook-delivery.ts';
import { findWebhook, type SentWebhook, sendWebhook } from './webhook-send.ts';
import { webhookCallPath, webhookTarget } from './webhook-target.ts';

/** A call of the mock's own interface: `POST /_concordat/webhooks/studio/generation.completed`. */
export interface WebhookCall extends MockRequest {
  /** The caller's address, as the socket has it. */
  readonly remoteAddress: string | undefined;
}

/** What calls can send, and where to. */
export interface WebhookCallContext {
  readonly apis: readonly { readonly name: string; readonly model: Model }[];
  /** Hosts beside this machine that webhooks may be sent to, as they stand in a URL: `hooks.example.com:8080`. */
  readonly allowHosts: readonly string[];
  readonly delivery?: DeliveryOptions;
}

/**
 * Sends a webhook of the document because a test asks for it, and answers with what the receiver said.
 *
 * The body says where to, and may name an example or give the data: `{ "url": "http://localhost:3000/hook",
 * "example": "failed" }`. Only programs on this machine may ask: not a page of another site, whose requests a
 * browser would send here. Undefined where the path is another's.
 *
 * @param call with header names in lower case
 */
export async function handleWebhookCall(
  context: WebhookCallContext,
  call: WebhookCall,
): Promise<MockResponse | undefined> {
  const [path = ''] = call.target.split('?', 1);
  if (!path.startsWith(webhookCallPath)) return undefined;
  const stranger = strangerReason(call, 'send webhooks');
  if (stranger !== undefined) return refused(403, 'The call comes from elsewhere', stranger);
  if (call.method.toUpperCase() !== 'POST') {
    return refused(405, 'Webhooks are sent with POST', `It was ${call.method}.`, { allow: 'POST' });
  }
  const found = webhookAt(context, path.slice(webhookCallPath.length));
  if (!found.ok) return refused(404, 'There is no such webhook', found.detail);
  const order = readOrder(call.body);
  if (!order.ok) return refused(400, 'The call cannot be understood', order.detail);
  const { url: text, example, data } = order.value;
  const target = webhookTarget(text, context.allowHosts);
  if (!target.ok) return refused(400, 'The webhook may not be sent there', `${text}: ${target.error}.`);
  const { model, webhook } = found;
  const sent = await sendWebhook(model, webhook, target.url, { example, data }, context.delivery);
  return answerOf(text, sent);
}

type FoundWebhook =
  | { readonly ok: true; readonly model: Model; readonly webhook: Operation }
  | { readonly ok: false; readonly detail: string };

/** @param rest `studio/generation.completed`, percent-encoded */
function webhookAt({ apis }: WebhookCallContext, rest: string): FoundWebhook {
  const slash = rest.indexOf('/');
  const [name, webhookName] = [decoded(rest.slice(0, slash)), decoded(rest.slice(slash + 1))];
  const api = slash < 0 ? undefined : apis.find((one) => one.name === name);
  const webhook = api && findWebhook(api.model, webhookName);
  if (api && webhook) return { ok: true, model: api.model, webhook };
  const paths = apis.flatMap((one) =>
    one.model.webhooks.map(
      ({ path }) => `${webhookCallPath}${encodeURIComponent(one.name)}/${encodeURIComponent(path)}`,
    ),
  );
  const detail =
    paths.length > 0 ? `There are: ${[...new Set(paths)].join(', ')}.` : 'No document has webhooks.';
  return { ok: false, detail };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface Order {
  readonly url: string;
  readonly example: string | undefined;
  readonly data: { readonly value: unknown } | undefined;
}

function readOrder(
  body: Uint8Array | undefined,
): { readonly ok: true; readonly value: Order } | { readonly ok: false; readonly detail: string } {
  const sample = 'Send JSON: {"url": "http://localhost:3000/hook"}, with "example" or "data" where you like.';
  let order: unknown;
  try {
    order = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body ?? new Uint8Array()));
  } catch {
    return { ok: false, detail: `The body is not JSON. ${sample}` };
  }
  if (!isObject(order) || typeof order.url !== 'string') {
    return { ok: false, detail: `The body has no "url". ${sample}` };
  }
  const unknown = Object.keys(order).find((key) => !['url', 'example', 'data'].includes(key));
  if (unknown !== undefined) return { ok: false, detail: `"${unknown}" is not known. ${sample}` };
  const { url, example } = order;
  if (example !== undefined && typeof example !== 'string') {
    return { ok: false, detail: `"example" is not the name of one. ${sample}` };
  }
  const data = Object.hasOwn(order, 'data') ? { value: order.data } : undefined;
  return { ok: true, value: { url, example, data } };
}

function answerOf(url: string, sent: SentWebhook): MockResponse {
  switch (sent.kind) {
    case 'refused':
      return refused(422, 'The webhook cannot be made', sent.problems.map(sentenceOf).join(' '));
    case 'unanswered':
      return refused(502, 'The receiver does not answer', `${url}: ${sent.reason}.`);
    case 'answered': {
      const { exchange, from, attempts, problems } = sent;
      const answer = {
        method: exchange.request.method,
        url,
        from,
        attempts,
        status: exchange.response.status,
        problems: problems.map(({ code, severity, message }) => ({ code, severity, message })),
      };
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: `${JSON.stringify(answer, null, 2)}\n`,
      };
    }
  }
}

function sentenceOf({ message, hint }: Problem): string {
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.${hint === undefined ? '' : ` ${hint}`}`;
}

function refused(
  status: number,
  title: string,
  detail: string,
  headers: Record<string, string> = {},
): MockResponse {
  return problemResponse({ type: 'urn:concordat:webhook', title, status, detail }, headers);
}
