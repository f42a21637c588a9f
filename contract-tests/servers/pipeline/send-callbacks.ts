import { raiseAlert } from './alerts.ts';
import type { Callback, PipelineStore } from './pipeline-store.ts';
import { shownExecution } from './take-on-execution.ts';

/** How long is waited for an answer, in milliseconds. */
const timeoutMs = 15_000;
/** How long is waited before each further try, in milliseconds: a callback is tried three times in all. */
const pausesMs = [1_000, 10_000];

/** How callbacks leave. */
export interface CallbackOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Names of hosts that may be called: `['127.0.0.1', 'hooks.acme.dev']`. */
  readonly hosts: readonly string[];
}

/** Makes the calls that are due: what is not answered with a 2xx is tried again, three times in all. */
export async function sendCallbacks(store: PipelineStore, options: CallbackOptions): Promise<void> {
  const now = store.clock().getTime();
  const due = store.callbacks.newest().filter(({ due_ms }) => due_ms <= now);
  await Promise.all(due.map((callback) => sendCallback(store, options, callback)));
}

async function sendCallback(
  store: PipelineStore,
  options: CallbackOptions,
  callback: Callback,
): Promise<void> {
  const { execution_id, url, attempts } = callback;
  const refusal = refusalOf(url, options.hosts);
  if (refusal) return giveUp(store, callback, refusal);
  const pauseMs = pausesMs[attempts];
  // Noted before it is sent: who stops in between must not send it for ever.
  store.callbacks.replace({
    ...callback,
    attempts: attempts + 1,
    due_ms: store.clock().getTime() + timeoutMs + (pauseMs ?? 0),
  });
  const problem = await post(store, options.fetch, callback);
  if (problem === undefined) return store.callbacks.delete(execution_id);
  if (pauseMs === undefined) return giveUp(store, callback, problem);
  store.callbacks.replace({
    ...callback,
    attempts: attempts + 1,
    due_ms: store.clock().getTime() + pauseMs,
  });
}

/** @returns what went wrong; undefined where it was taken */
async function post(
  store: PipelineStore,
  fetch: typeof globalThis.fetch,
  { execution_id, url }: Callback,
): Promise<string | undefined> {
  const execution = store.executions.find(execution_id);
  if (!execution) return undefined;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ status: 'success', data: shownExecution(execution) }),
      // Elsewhere may be where nobody is to be called.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `it answered ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function refusalOf(url: string, hosts: readonly string[]): string | undefined {
  const { protocol, hostname } = URL.parse(url) ?? {};
  if (protocol !== 'http:' && protocol !== 'https:') return 'it is not an http or https address';
  return hosts.includes(hostname ?? '') ? undefined : 'this deployment does not call that host';
}

function giveUp(store: PipelineStore, { execution_id, url }: Callback, reason: string): void {
  store.callbacks.delete(execution_id);
  raiseAlert(store, {
    component: 'ingestion',
    severity: 'low',
    title: `Nobody was told of execution ${execution_id} at ${URL.parse(url)?.host ?? 'its callback'}: ${reason}`,
    subject: `callback:${execution_id}`,
  });
}
