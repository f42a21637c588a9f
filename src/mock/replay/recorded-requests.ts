import { redacted } from '../../http/redact-text.ts';
import type { AskedRequest } from './asked-request.ts';
import { differences, matchRequest } from './match-request.ts';
import type { ReplayedExchange } from './recorded-exchange.ts';

/** One request that was recorded, once or several times. */
export interface RecordedRequest {
  /** Counted from 0 within its operation. */
  readonly index: number;
  readonly asked: AskedRequest;
  /** In the order of the recording. */
  readonly exchanges: readonly ReplayedExchange[];
}

/** The requests to one operation that were recorded. */
export class RecordedRequests {
  readonly #byKey = new Map<string, RecordedRequest & { readonly exchanges: ReplayedExchange[] }>();
  /** By their path; where a part of it stands for anything, under nothing. */
  readonly #byPath = new Map<string | undefined, RecordedRequest[]>();

  add(asked: AskedRequest, exchange: ReplayedExchange): void {
    const key = keyOf(asked);
    const known = this.#byKey.get(key);
    if (known) {
      known.exchanges.push(exchange);
      return;
    }
    const request = { index: this.#byKey.size, asked, exchanges: [exchange] };
    this.#byKey.set(key, request);
    const path = asked.path.some((segment) => segment.includes(redacted)) ? undefined : pathKey(asked);
    const alike = this.#byPath.get(path) ?? [];
    this.#byPath.set(path, alike);
    alike.push(request);
  }

  /** The recorded request that says most of what is asked; of several the first one. */
  find(asked: AskedRequest): RecordedRequest | undefined {
    let best: { readonly score: number; readonly request: RecordedRequest } | undefined;
    for (const path of [pathKey(asked), undefined]) {
      for (const request of this.#byPath.get(path) ?? []) {
        const score = matchRequest(request.asked, asked);
        if (score !== undefined && (!best || score > best.score)) best = { score, request };
      }
    }
    return best?.request;
  }

  /** The recorded request that differs least, and in what. */
  nearest(
    asked: AskedRequest,
  ): { readonly request: RecordedRequest; readonly differs: readonly string[] } | undefined {
    let best: { readonly request: RecordedRequest; readonly differs: readonly string[] } | undefined;
    let count = 0;
    for (const request of this.#byKey.values()) {
      const differs = differences(request.asked, asked);
      if (!best || differs.length < best.differs.length) best = { request, differs };
      count += 1;
      if (count >= maxCompared) break;
    }
    return best;
  }
}

/** More are not compared to say which one is near. */
const maxCompared = 2_000;

function pathKey({ path }: AskedRequest): string {
  return JSON.stringify(path);
}

function keyOf({ body, ...asked }: AskedRequest): string {
  return JSON.stringify({ ...asked, body: body.kind === 'value' ? body.key : body.kind });
}
