import type { Fetch, OperationInfo, Policy } from '../policy.ts';
import type { Clock } from './clock.ts';

/** Time that passes when a test says so. It starts at Thu, 01 Jan 2026 00:00:00 GMT. */
export class FakeClock implements Clock {
  readonly start = Date.UTC(2026, 0, 1);
  #now = this.start;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#now + delayMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Milliseconds since the start. */
  get passedMs(): number {
    return this.#now - this.start;
  }

  get pendingTimers(): number {
    return this.#timers.length;
  }

  /** Lets time pass, running what becomes due, in order. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settled();
    while (this.#next() <= until) await this.#fire();
    this.#now = Math.max(this.#now, until);
    await settled();
  }

  /** Lets time pass until some work is done: its result, or what it threw. */
  async run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const finish = () => {
      done = true;
    };
    work.then(finish, finish);
    for (await settled(); !done; ) {
      if (this.#timers.length === 0) throw new Error('the work waits for something other than time');
      await this.#fire();
    }
    return work;
  }

  #next(): number {
    return Math.min(...this.#timers.map(({ at }) => at));
  }

  async #fire(): Promise<void> {
    const at = this.#next();
    const timer = this.#timers.find((other) => other.at === at);
    if (!timer) return;
    this.#timers = this.#timers.filter((other) => other !== timer);
    this.#now = Math.max(this.#now, at);
    timer.run();
    await settled();
  }
}

/** Everything that waits for nothing but its turn has run; bodies are read in several. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((done) => setImmediate(done));
}

/** What a policy is called with: an answer, an error to throw, or a function of the request. */
export type Step = Response | Error | ((request: Request) => Response | Promise<Response>);

/**
 * Calls a policy as a client would: `send(request)`, with `seen` listing the requests that came through. Steps are
 * answered in order, the last one for ever.
 */
export function withSteps(policies: readonly Policy[], steps: readonly Step[]) {
  const seen: { readonly request: Request; readonly operation: OperationInfo }[] = [];
  const next: Fetch = async (request, operation) => {
    const step = steps[Math.min(seen.length, steps.length - 1)];
    seen.push({ request, operation });
    if (step instanceof Error) throw step;
    return typeof step === 'function' ? step(request) : (step as Response).clone();
  };
  const chain = policies.reduceRight((inner, policy) => policy(inner), next);
  const send = (init: RequestInit & { url?: string } = {}, info: Partial<OperationInfo> = {}) => {
    const { url = 'http://a.example/things', ...rest } = init;
    const method = init.method ?? 'GET';
    return chain(new Request(url, rest), { name: 'call', method, path: '/things', ...info });
  };
  return { seen, send };
}
