import type { Model, Operation } from '../model/model.ts';
import type { Exchange } from './exchange.ts';
import { findResponse } from './find-response.ts';

/** Which of an operation's answers were seen. */
export interface OperationCoverage {
  readonly operation: Operation;
  /** How often each status came, documented or not. */
  readonly statuses: ReadonlyMap<number, number>;
  /** The documented statuses, and whether an answer of each came. */
  readonly documented: readonly { readonly status: string; readonly seen: boolean }[];
  /** Whether a documented answer below 400 came. */
  readonly successSeen: boolean;
}

/** Counts answers by operation and status. */
export class Coverage {
  readonly #model: Model;
  readonly #statuses = new Map<Operation, Map<number, number>>();

  constructor(model: Model) {
    this.#model = model;
  }

  add(operation: Operation, exchange: Exchange): void {
    const statuses = this.#statuses.get(operation) ?? new Map<number, number>();
    const { status } = exchange.response;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    this.#statuses.set(operation, statuses);
  }

  /** Every operation of the document, in its order, called or not. */
  operations(): readonly OperationCoverage[] {
    return this.#model.operations.map((operation) => this.of(operation));
  }

  of(operation: Operation): OperationCoverage {
    const statuses = this.#statuses.get(operation) ?? new Map<number, number>();
    const seen = [...statuses.keys()].map((status) => ({
      status,
      response: findResponse(operation, status),
    }));
    return {
      operation,
      statuses,
      documented: operation.responses.map((response) => ({
        status: response.status,
        seen: seen.some((one) => one.response === response),
      })),
      successSeen: seen.some(({ status, response }) => status < 400 && response !== undefined),
    };
  }
}
