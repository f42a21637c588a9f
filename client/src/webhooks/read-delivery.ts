import { isJsonMedia } from '../media-type.ts';
import type { Check } from '../validate/check.ts';
import { readBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { type Verified, verifySignature } from './verify-signature.ts';
import type {
  HandleEvent,
  WebhookChecks,
  WebhookDelivery,
  WebhookSettings,
  WebhookTrust,
} from './webhook-options.ts';
import { listOf } from './webhook-secret.ts';

/** A delivery that may be handled. */
export interface ReadDelivery {
  readonly body: unknown;
  readonly delivery: WebhookDelivery;
  readonly handle: HandleEvent<unknown>;
}

type Options = WebhookTrust & WebhookSettings & { readonly event?: string | undefined };
type Handlers = Readonly<Record<string, HandleEvent<unknown> | undefined>>;
type Trusted = Extract<Verified, { readonly ok: true }>;

/**
 * Reads a request of a sender: the signature first, over the bytes as they came.
 *
 * @returns undefined for an event that nobody handles, where that is fine
 * @throws Refusal
 */
export async function readDelivery(
  request: Request,
  options: Options,
  handlers: Handlers,
  checks: WebhookChecks,
): Promise<ReadDelivery | undefined> {
  const bytes = await takeBody(request, options.maxBodyBytes ?? 1_048_576);
  const trusted = await trust(request, bytes, options);
  const body = parse(bytes);
  const { headers, signal } = request;
  const event = options.event ?? (options.eventOf ?? eventIn(checks, handlers))(body, headers);
  const handle = event !== undefined && Object.hasOwn(handlers, event) ? handlers[event] : undefined;
  if (event === undefined || !handle) {
    if (options.unknown !== 404) return undefined;
    throw new Refusal('event', 'Nobody here handles this event.', event?.slice(0, 100));
  }
  checkShape(body, event, Object.hasOwn(checks, event) ? checks[event] : undefined, options);
  const id = trusted ? trusted.id : options.idOf?.(body, headers);
  return { body, handle, delivery: { event, id, sentAt: trusted?.sentAt, headers, signal } };
}

async function takeBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (request.method !== 'POST') throw new Refusal('method', 'Only POST brings events.');
  if (!isJsonMedia(request.headers.get('content-type') ?? ''))
    throw new Refusal('media-type', 'The body must be application/json.');
  const bytes = await readBody(request, maxBytes);
  if (bytes) return bytes;
  throw new Refusal('size', `The body has more than ${maxBytes} bytes.`);
}

const reasons: Readonly<Record<Extract<Verified, { readonly ok: false }>['reason'], string>> = {
  missing: 'One of the headers webhook-id, webhook-timestamp and webhook-signature is missing.',
  malformed:
    'The headers webhook-id, webhook-timestamp and webhook-signature are not as Standard Webhooks says.',
  old: 'It was signed too long ago.',
  early: 'It was signed in the future: one of the clocks is wrong.',
  mismatch: 'The signature fits neither body nor secret.',
};

/** @returns undefined where signatures are not asked for */
async function trust(request: Request, body: Uint8Array, options: Options): Promise<Trusted | undefined> {
  if (options.unsigned) return undefined;
  const { secret, now = Date.now, toleranceMs = 300_000 } = options;
  const found = typeof secret === 'function' ? await secret(request.signal) : secret;
  if (found === undefined) throw new Error('there is no secret to verify webhooks with');
  const secrets = listOf(found);
  const verified = await verifySignature({
    headers: request.headers,
    body,
    secrets,
    nowMs: now(),
    toleranceMs,
  });
  if (verified.ok) return verified;
  throw new Refusal('signature', reasons[verified.reason]);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The platform's own error repeats a part of the body.
    throw new Refusal('json', 'The body is not JSON.');
  }
}

/** The `type` of a body; where it has none, the only event that there is. */
function eventIn(checks: WebhookChecks, handlers: Handlers): (body: unknown) => string | undefined {
  const known = [...new Set([...Object.keys(checks), ...Object.keys(handlers)])];
  const only = known.length === 1 ? known[0] : undefined;
  return (body) => {
    const type: unknown = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
    return typeof type === 'string' ? type : only;
  };
}

function checkShape(
  body: unknown,
  event: string,
  check: Check | null | undefined,
  { shape = 'refuse', onProblem }: Options,
): void {
  if (!check || shape === 'off') return;
  const [flaw, ...more] = flawsOf(body, check);
  if (!flaw) return;
  const where = flaw.pointer === '' ? '' : ` ${JSON.stringify(flaw.pointer.slice(0, 200))}`;
  const others = more.length > 0 ? `, and ${more.length} more` : '';
  const refusal = new Refusal('shape', `The body${where} ${flaw.message}${others}.`, event);
  if (shape === 'refuse') throw refusal;
  onProblem?.(refusal.problem);
}

function flawsOf(body: unknown, check: Check): readonly { pointer: string; message: string }[] {
  try {
    return check(body) ?? [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ pointer: '', message: 'is nested too deep to be checked' }];
  }
}
