import type { OperationInfo, Policy } from '../policy.ts';
import { isUnanswered } from '../transient.ts';
import { Circuit } from './circuit.ts';
import { type Clock, systemClock } from './clock.ts';

/** Options of `circuitBreaker`. */
export interface CircuitBreakerOptions {
  /** What shares a circuit: all requests to a host, or those of one operation. Default: `host`. */
  readonly per?: 'host' | 'operation' | undefined;
  /** How many failures in a row open it. Default: 5. */
  readonly failures?: number | undefined;
  /** How long it stays open before one request is let through as a trial, in milliseconds. Default: 30,000. */
  readonly openMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

/** The request was not sent: the ones before it failed, and the server is left alone for a while. */
export class CircuitOpenError extends Error {
  override readonly name = 'CircuitOpenError';
  readonly operation: OperationInfo;
  /** When a request will be tried again, in milliseconds from now; 0 while one is being tried. */
  readonly retryAfterMs: number;

  constructor({ name, method, path }: OperationInfo, host: string, retryAfterMs: number) {
    const next = retryAfterMs > 0 ? `the next try is in ${Math.ceil(retryAfterMs)} ms` : 'one is being tried';
    super(`${method} ${path} was not sent: requests to ${host} failed, and ${next}`);
    this.operation = { name, method, path };
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Stops sending to what keeps failing: no answer, no answer in time, or a status of the 500s but 501.
 *
 * After `failures` in a row the circuit opens and requests are refused; after `openMs` one is sent as a trial
 * (half-open): its answer closes the circuit, its failure opens it again. Requests that the caller aborts count for
 * nothing (those that a timeout ends do), and so do late answers to requests of before. `retry` does not repeat a refusal.
 *
 * @throws CircuitOpenError
 */
export function circuitBreaker(options: CircuitBreakerOptions = {}): Policy {
  const { per = 'host', failures = 5, openMs = 30_000, clock = systemClock } = options;
  const circuits = new Map<string, Circuit>();
  return (next) => async (request, operation) => {
    const { host } = new URL(request.url);
    const key = per === 'host' ? host : `${host} ${operation.name}`;
    const circuit = circuits.get(key) ?? new Circuit(failures, openMs);
    circuits.set(key, circuit);
    const pass = circuit.enter(clock.now());
    if (typeof pass === 'number') throw new CircuitOpenError(operation, host, pass);
    try {
      const response = await next(request, operation);
      const { status } = response;
      circuit.leave(pass, status >= 500 && status !== 501 ? 'failed' : 'answered', clock.now());
      return response;
    } catch (error) {
      circuit.leave(pass, isUnanswered(error) ? 'failed' : 'ignored', clock.now());
      throw error;
    }
  };
}
