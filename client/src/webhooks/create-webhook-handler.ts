import { type DeliveryStore, memoryDeliveryStore } from './delivery-store.ts';
import { readDelivery } from './read-delivery.ts';
import { Refusal, refusalAnswer } from './refusal.ts';
import type {
  HandleEvent,
  WebhookChecks,
  WebhookDelivery,
  WebhookHandler,
  WebhookOptions,
} from './webhook-options.ts';
import { keyBytes, listOf } from './webhook-secret.ts';

/**
 * Receives webhooks and callbacks: what is signed rightly, in time, and as documented reaches its handler, once.
 *
 * Answers: 204 when it is done, or was done before; 400 for a signature that does not fit and for a body that breaks
 * the document; 409 while the same delivery is in hand; 500 when a handler throws, so that the sender tries again.
 *
 * @param checks what the document says of each event; generated code gives them. Default: bodies are any JSON
 * @throws TypeError for a secret that is none
 * @example
 * const receive = createWebhookHandler({
 *   secret: process.env.HOOK_SECRET,
 *   handlers: { 'generation.completed': async (event) => console.log(event.data.status) },
 * });
 * Deno.serve(receive);
 */
export function createWebhookHandler<Events extends object = Record<string, unknown>>(
  options: WebhookOptions<Events>,
  checks: WebhookChecks = {},
): WebhookHandler {
  const { secret, onProblem, onError = printError, store = memoryDeliveryStore() } = options;
  if (!options.unsigned && typeof secret !== 'function')
    for (const one of listOf(secret ?? '')) keyBytes(one);
  // Names come from outside: what is asked for is looked at with `hasOwn` first.
  const handlers = options.handlers as Readonly<Record<string, HandleEvent<unknown> | undefined>>;
  return async (request) => {
    let delivery: WebhookDelivery | undefined;
    try {
      const read = await readDelivery(request, options, handlers, checks);
      if (read === undefined) return new Response(null, { status: options.unknown ?? 202 });
      delivery = read.delivery;
      return await handleOnce(read.delivery, () => read.handle(read.body, read.delivery), store);
    } catch (error) {
      if (error instanceof Refusal) {
        onProblem?.(error.problem);
        return refusalAnswer(error.problem);
      }
      // Who hangs up before all is said is nobody's failure, and gets no answer.
      if (!delivery && request.signal.aborted) return new Response(null, { status: 400 });
      onError(error, {
        ...(delivery && { event: delivery.event }),
        ...(delivery?.id !== undefined && { id: delivery.id }),
      });
      return Response.json({ error: 'failed', message: 'It could not be handled now.' }, { status: 500 });
    }
  };
}

async function handleOnce(
  { id, event }: WebhookDelivery,
  handle: () => ReturnType<HandleEvent<unknown>>,
  store: DeliveryStore,
): Promise<Response> {
  const claim = id === undefined ? 'claimed' : await store.claim(id);
  if (claim === 'done') return new Response(null, { status: 204 });
  if (claim === 'running') throw new Refusal('running', 'This delivery is being handled.', event);
  let answer: Response | undefined;
  try {
    answer = (await handle()) ?? undefined;
  } catch (error) {
    if (id !== undefined) await store.release(id);
    throw error;
  }
  // An answer that asks for another attempt gets one.
  const again = answer !== undefined && !answer.ok && answer.status !== 410;
  if (id !== undefined) await (again ? store.release(id) : store.finish(id));
  return answer ?? new Response(null, { status: 204 });
}

function printError(error: unknown, { event, id }: { readonly event?: string; readonly id?: string }): void {
  console.error(`the webhook ${event ?? ''} ${id ?? ''} could not be handled:`, error);
}
