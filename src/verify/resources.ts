import type { Exchange } from '../contract/exchange.ts';
import { finding, operationLabel } from '../contract/finding.ts';
import type { Operation } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { bindValues } from './bind-values.ts';
import type { Call, Caller } from './caller.ts';
import type { CaseRequest, Plan } from './case.ts';
import type { Producer } from './find-producers.ts';
import { isSafeMethod } from './safe-method.ts';
import { varyBody } from './vary-body.ts';

/** A resource to work on: what to put into the path, and what was made for it. */
export interface Acquired {
  /** Path parameters by name; empty where the examples have to do. */
  readonly values: ReadonlyMap<string, unknown>;
  /** In the order of creation, for deleting in reverse. */
  readonly created: readonly Created[];
  /** What was found on the way. */
  readonly problems: readonly Problem[];
}

/** Something that a request of the run created. */
export interface Created {
  readonly by: Operation;
  readonly exchange: Exchange;
  /** The path parameters of the request that created it. */
  readonly values: ReadonlyMap<string, unknown>;
}

const nothing: Acquired = { values: new Map(), created: [], problems: [] };

/** Deeper nesting of resources falls back on the examples. */
const maxDepth = 5;

/** Creates what requests need, and deletes it again. */
export class Resources {
  readonly #plan: Plan;
  readonly #caller: Caller;
  readonly #suffix: () => string;
  readonly #deleters = new Map<Operation, Operation>();
  readonly #creators = new Set<Operation>();

  /**
   * @param options.suffix makes names different from those that are taken
   * @param options.stateless whether the server keeps nothing, so that there is nothing to delete
   */
  constructor(
    plan: Plan,
    caller: Caller,
    options: { readonly suffix: () => string; readonly stateless: boolean },
  ) {
    this.#plan = plan;
    this.#caller = caller;
    this.#suffix = options.suffix;
    for (const [consumer, producer] of plan.producers) {
      if (producer.kind !== 'create') continue;
      if (!options.stateless) this.#creators.add(producer.operation);
      if (consumer.method === 'delete' && consumer.path.endsWith('}'))
        this.#deleters.set(producer.operation, consumer);
    }
  }

  /** Makes the resource that an operation works on. Operations that change it never get one that was there before. */
  async acquire(operation: Operation, depth = 0): Promise<Acquired> {
    const producer = this.#plan.producers.get(operation);
    const request = producer && this.#plan.base.get(producer.operation);
    if (!producer || !request || depth >= maxDepth) return nothing;
    if (producer.kind === 'list' && !isSafeMethod(operation.method)) return nothing;
    const parent = await this.acquire(producer.operation, depth + 1);
    const call = await this.#callProducer(producer, request, parent.values);
    const { exchange } = call;
    const problems = [...parent.problems, ...call.problems];
    const created = exchange
      ? [...parent.created, ...this.createdBy(producer.operation, exchange, parent.values)]
      : parent.created;
    const values = exchange && bindValues(operation, producer, request, exchange, parent.values);
    if (values) return { values, created, problems };
    return { values: new Map(), created, problems: [...problems, unavailable(operation, producer, call)] };
  }

  /** What an answer created, where the document has operations on such things. */
  createdBy(
    operation: Operation,
    exchange: Exchange,
    values: ReadonlyMap<string, unknown>,
  ): readonly Created[] {
    const isSuccess = exchange.response.status >= 200 && exchange.response.status < 300;
    return isSuccess && this.#creators.has(operation) ? [{ by: operation, exchange, values }] : [];
  }

  /** Whether a request with this operation deletes what the resource is. */
  isDeleter(operation: Operation, created: Created): boolean {
    return this.#deleters.get(created.by) === operation;
  }

  /** Deletes in reverse order what was created. What the document has no DELETE for stays, and is told. */
  async release(created: readonly Created[]): Promise<readonly Problem[]> {
    const problems: Problem[] = [];
    for (const one of created.toReversed()) problems.push(...(await this.#delete(one)));
    return problems;
  }

  async #delete({ by, exchange, values }: Created): Promise<readonly Problem[]> {
    const deleter = this.#deleters.get(by);
    const producer = deleter && this.#plan.producers.get(deleter);
    const request = deleter && this.#plan.base.get(deleter);
    const creation = this.#plan.base.get(by);
    if (!deleter || !producer || !request || !creation) {
      const message = `what ${operationLabel(by)} created is still there: the document has no DELETE for it`;
      return [finding('cleanup-failed', by, message)];
    }
    const bound = bindValues(deleter, producer, creation, exchange, values);
    if (!bound) {
      const message = `what ${operationLabel(by)} created is still there: its answer does not tell the id`;
      return [finding('cleanup-failed', by, message)];
    }
    const call = await this.#caller.call(deleter, request, bound);
    const status = call.exchange?.response.status;
    const isGone = status !== undefined && (status < 300 || status === 404 || status === 410);
    if (isGone) return call.problems;
    const message = `what ${operationLabel(by)} created is still there: deleting it gave ${status ?? 'no answer'}`;
    return [...call.problems, finding('cleanup-failed', deleter, message)];
  }

  /** A conflict is most often a name that is taken: once more with another. */
  async #callProducer(
    producer: Producer,
    request: CaseRequest,
    values: ReadonlyMap<string, unknown>,
  ): Promise<Call> {
    const call = await this.#caller.call(producer.operation, request, values);
    if (call.exchange?.response.status !== 409) return call;
    const varied = this.vary(producer.operation, request);
    if (!varied) return call;
    const second = await this.#caller.call(producer.operation, varied, values);
    return { ...second, problems: [...call.problems, ...second.problems] };
  }

  /** The request with other names in its body; undefined where it has none to change. */
  vary(operation: Operation, request: CaseRequest): CaseRequest | undefined {
    return varyBody(this.#caller.model, operation, request, this.#suffix());
  }
}

function unavailable(operation: Operation, { operation: by, kind }: Producer, { exchange }: Call): Problem {
  const verb = kind === 'create' ? 'created' : 'found';
  const label = operationLabel(by);
  const reason = exchange ? `answered ${exchange.response.status}` : 'gave no answer';
  const isSuccess = exchange !== undefined && exchange.response.status < 300;
  const why = isSuccess ? `${label} answered, but its answer does not tell the id` : `${label} ${reason}`;
  return finding('resource-unavailable', operation, `no resource could be ${verb} for the request: ${why}`);
}
