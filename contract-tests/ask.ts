import { checkExchange } from '../src/contract/check-exchange.ts';
import { findingText } from '../src/contract/finding-text.ts';
import { loadModel } from '../src/model/load.ts';
import type { Model } from '../src/model/model.ts';
import { sendRequest } from '../src/verify/run/send.ts';

/** A request to an operation, with anything in it that the document may not allow. */
export interface Asked {
  readonly operation: string;
  /** Below the server's URL, as it is to be sent: `/jobs/abc/cancel`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless a header says otherwise. */
  readonly body?: unknown;
}

/** What came: the status, the parsed body, the headers, and in which ways it leaves the document. */
export interface Told {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
  readonly findings: readonly string[];
}

/** The model of one of the documents under `spec/`. */
export async function loadSpecModel(api: string): Promise<Model> {
  const loaded = await loadModel(new URL(`../spec/${api}/openapi.yaml`, import.meta.url).pathname);
  if (loaded.ok) return loaded.value;
  throw new Error(`spec/${api} cannot be used: ${loaded.problems.map(({ message }) => message).join(', ')}`);
}

/** Sends a request to a server and checks its answer against the operation, whatever the status. */
export async function ask(model: Model, server: string, asked: Asked): Promise<Told> {
  const operation = model.operations.find(({ name }) => name === asked.operation);
  if (!operation) throw new Error(`there is no operation ${asked.operation}`);
  const headers = {
    ...(asked.body !== undefined && { 'content-type': 'application/json' }),
    ...asked.headers,
  };
  const sent = await sendRequest(
    {
      method: operation.method.toUpperCase(),
      url: `${server}${asked.path}`,
      headers: Object.entries(headers),
      body: asked.body === undefined ? undefined : new TextEncoder().encode(JSON.stringify(asked.body)),
    },
    { fetch, timeoutMs: 10_000, maxBodyBytes: 1_000_000, signal: undefined },
  );
  if (!sent.ok) throw new Error(`no answer: ${sent.reason}`);
  const { status, headers: received, body } = sent.exchange.response;
  const text = new TextDecoder().decode(body);
  return {
    status,
    body: text.startsWith('{') ? JSON.parse(text) : text,
    headers: new Headers(received.map(([name, value]): [string, string] => [name, value])),
    findings: checkExchange(model, operation, sent.exchange).map((problem) => findingText(model, problem)),
  };
}
