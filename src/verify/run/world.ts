import type { Exchange } from '../../contract/exchange.ts';
import { headerOf } from '../../contract/exchange.ts';
import type { Model, Operation } from '../../model/model.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import type { ResourceMap, Role } from '../../resources/resource.ts';
import { createRandom, type Random } from '../../schema/sample/random.ts';
import { type Case, CaseSkipped } from '../case.ts';
import type { Finding, FindingDraft } from '../finding.ts';
import { baseCandidates } from '../plan/base-request.ts';
import type { CaseRequest } from '../request.ts';
import { type Baseline, Baselines } from './baselines.ts';
import { bindValues } from './bind-values.ts';
import { buildRequest } from './build-request.ts';
import { Caller, type CallManner, type CallOptions } from './caller.ts';
import { type CredentialOptions, credentialsFor } from './credentials.ts';
import { findProducers } from './find-producers.ts';
import { Findings } from './findings.ts';
import { type Item, isSuccess, nothing, pathValues } from './item.ts';
import { Items } from './items.ts';
import { Ledger } from './ledger.ts';
import { prepareRequest } from './prepare-request.ts';

/** How a run goes about it. */
export interface WorldOptions extends Omit<CallOptions, 'reserve'>, CredentialOptions {
  /** What is tried follows from it alone. */
  readonly seed: number;
  /** Makes names different from those that are taken: another text for each run on the same server. */
  readonly salt: string;
  readonly isStateless: boolean;
}

/** A request to make of an operation. */
export interface Sending {
  readonly operation: Operation;
  readonly request: CaseRequest;
  /** What its path names. Default: nothing, so that the request's own values stand. */
  readonly item?: Item;
  readonly manner?: CallManner;
}

/** A server under test, and everything that cases share about it. */
export class World {
  readonly model: Model;
  readonly map: ResourceMap;
  readonly options: WorldOptions;
  readonly caller: Caller;
  readonly #findings = new Findings();
  readonly #items: Items;
  readonly #baselines: Baselines;
  readonly #ledger = new Ledger();
  /** What each answer made. */
  readonly #made = new WeakMap<Exchange, Item>();
  readonly #etags = new Map<string, string>();
  #case: Case | undefined;
  #fresh = 0;

  constructor(model: Model, options: WorldOptions) {
    this.model = model;
    this.map = inferResources(model);
    this.options = options;
    const callOptions = { ...options, reserve: () => this.#ledger.size };
    this.caller = new Caller(model, callOptions, (draft) => this.report(draft));
    this.#items = new Items(this);
    this.#baselines = new Baselines(this);
  }

  /** Each root cause once, in the order found. */
  get findings(): readonly Finding[] {
    return this.#findings.list();
  }

  /** What was reported since this was asked last, known before or not. */
  takeRecentFindings(): readonly Finding[] {
    return this.#findings.takeRecent();
  }

  get requests(): number {
    return this.caller.requests;
  }

  /** A source of random values for a case: the same for the same seed, case and key. */
  random(key: string): Random {
    return createRandom(`${this.options.seed} ${this.#case?.id ?? ''} ${key}`);
  }

  /** A source of values that nobody has used on this server. */
  fresh(): Random {
    this.#fresh += 1;
    return createRandom(`${this.options.salt} ${this.#fresh}`);
  }

  /** A version 4 UUID that was not used before. */
  uuid(): string {
    const random = this.fresh();
    const digits = Array.from({ length: 32 }, () => random.integer(0, 15).toString(16));
    digits[12] = '4';
    digits[16] = (8 + random.integer(0, 3)).toString(16);
    return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  /** The operations with a role on a resource, in the document's order. */
  operationsOf(resource: string, ...kinds: readonly Role['kind'][]): readonly Operation[] {
    return this.model.operations.filter((operation) => {
      const role = this.map.roles.get(operation);
      return role && role.kind !== 'none' && role.resource === resource && kinds.includes(role.kind);
    });
  }

  /** Says what is wrong; a root cause that is known is counted. */
  report(draft: FindingDraft): void {
    this.#findings.add(draft, this.#case?.id);
  }

  /** Ends a case that does not apply. @throws CaseSkipped */
  skip(reason: string): never {
    throw new CaseSkipped(reason);
  }

  /** A request of an operation that the server accepts; undefined where it accepts none. It may have made something. */
  baseline(operation: Operation): Promise<Baseline | undefined> {
    return this.#baselines.of(operation);
  }

  /** Why an operation has no request that works. */
  whyNoBaseline(operation: Operation): string {
    return this.#baselines.reasonOf(operation);
  }

  /** An item of a resource that cases share, made or found; with `own` one made for this case, to be changed. */
  item(resource: string, own = false): Promise<Item | undefined> {
    return this.#items.item(resource, own);
  }

  /** What the path of an operation needs; undefined where that could be neither made nor found. */
  itemFor(operation: Operation, own = false): Promise<Item | undefined> {
    return this.#items.itemFor(operation, own);
  }

  /**
   * Makes an item with a create operation; undefined where it is refused.
   *
   * @param change what to send instead of what usually works; it holds fixed what matters to it
   */
  async create(
    operation: Operation,
    change?: (request: CaseRequest) => CaseRequest,
  ): Promise<Item | undefined> {
    const known = await this.baseline(operation);
    if (!known) return undefined;
    const request = change ? change(known.request) : known.request;
    const exchange = await this.send({ operation, request, item: known.item });
    return exchange && this.#made.get(exchange);
  }

  /** What an answer says was made. */
  madeBy(exchange: Exchange): Item | undefined {
    return this.#made.get(exchange);
  }

  /**
   * Sends a request: with what its path names, with keys, names and references that work now, and with credentials.
   * The answer is checked against the document. Undefined where none came.
   *
   * @throws OverBudget
   */
  async send({ operation, request, item = nothing, manner = {} }: Sending): Promise<Exchange | undefined> {
    const prepared = await prepareRequest(this, operation, request, item);
    const credentials = credentialsFor(
      this.model.securitySchemes,
      operation,
      prepared.credentials,
      this.options,
    );
    const values = pathValues(this.map, operation, item);
    const target = { server: this.options.server, credentials };
    const wire = buildRequest(this.model, operation, prepared, values, target);
    const exchange = await this.caller.call(operation, wire, manner);
    if (exchange && prepared.method === operation.method.toUpperCase())
      this.#note(operation, prepared, item, exchange);
    return exchange;
  }

  /** The version of an item as `ETag` told it last, read where it is not known; `*` where none is told. */
  async etagOf(item: Item): Promise<string> {
    const known = this.#etags.get(keyOf(item));
    if (known !== undefined || item.resource === undefined) return known ?? '*';
    const [reader] = this.operationsOf(item.resource.name, 'read');
    const base = reader && baseCandidates(this.model, reader);
    if (reader && base?.ok && base.requests[0])
      await this.send({ operation: reader, request: base.requests[0], item });
    return this.#etags.get(keyOf(item)) ?? '*';
  }

  /** What links or producers say that a path needs, where no role does. */
  async linkedItem(operation: Operation): Promise<Item | undefined> {
    const producer = findProducers(this.model).get(operation);
    const known = producer && (await this.baseline(producer.operation));
    if (!producer || !known) return nothing;
    const values = pathValues(this.map, producer.operation, known.item);
    const bound = bindValues(operation, producer, known.request, known.exchange, values);
    return bound ? { ...nothing, others: bound } : nothing;
  }

  /**
   * Runs a case, and deletes what it made and does not share.
   *
   * @throws CaseSkipped, OverBudget
   */
  async run(one: Case): Promise<void> {
    this.#case = one;
    try {
      if (one.needsState && this.options.isStateless) this.skip('a server without state remembers nothing');
      await one.run(this);
    } finally {
      await this.#sweep((item) => !this.#items.isShared(item));
      this.#case = undefined;
    }
  }

  /** Deletes everything that the run has made, the last made first. */
  async close(): Promise<void> {
    await this.#sweep(() => true);
  }

  async #sweep(isDue: (item: Item) => boolean): Promise<void> {
    if (this.options.isStateless) return;
    for (const item of this.#ledger.reversed()) if (isDue(item)) await this.#delete(item);
  }

  async #delete(item: Item): Promise<void> {
    this.#ledger.drop(item);
    this.#items.forget(item);
    const { resource, creation } = item;
    if (!resource || !creation) return;
    const [deleter] = this.operationsOf(resource.name, 'delete');
    const base = deleter && baseCandidates(this.model, deleter);
    const request = base?.ok ? base.requests[0] : undefined;
    if (!deleter || !request) {
      const message = 'what was created is still there: the document has no DELETE for it';
      this.report({ code: 'cleanup-failed', operation: creation.operation, message });
      return;
    }
    const exchange = await this.send({ operation: deleter, request, item, manner: { isCleanup: true } });
    const status = exchange?.response.status ?? 0;
    if (isSuccess(exchange) || status === 404 || status === 410) return;
    const message = 'what was created is still there: it could not be deleted';
    this.report({
      code: 'cleanup-failed',
      operation: deleter,
      message,
      actual: String(status),
      steps: exchange ? [exchange] : [],
    });
  }

  #note(operation: Operation, request: CaseRequest, item: Item, exchange: Exchange): void {
    const role = this.map.roles.get(operation);
    if (!isSuccess(exchange) || !role || role.kind === 'none') return;
    if (role.kind === 'delete') {
      for (const gone of this.#ledger.dropById(role.resource, item.id)) this.#items.forget(gone);
      this.#etags.delete(keyOf(item));
      return;
    }
    const made = this.#items.madeBy(operation, request, item, exchange);
    if (made) {
      this.#made.set(exchange, made);
      this.#ledger.add(made);
    }
    const subject = made ?? item;
    if (role.kind === 'list' || subject.resource === undefined) return;
    const etag = headerOf(exchange.response.headers, 'etag');
    if (etag !== undefined) this.#etags.set(keyOf(subject), etag);
    else if (role.kind !== 'read') this.#etags.delete(keyOf(subject));
  }
}

function keyOf({ resource, id, parents }: Item): string {
  return JSON.stringify([resource?.name, String(id), [...parents.values()].map(String)]);
}
