import type { Exchange, WireRequest } from '../../contract/exchange.ts';
import { headerOf } from '../../contract/exchange.ts';
import { operationLabel } from '../../contract/finding.ts';
import type { Model, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import type { ResourceMap, Role } from '../../resources/resource.ts';
import { createRandom, type Random } from '../../schema/sample/random.ts';
import { type Case, CaseSkipped } from '../case.ts';
import type { Finding, FindingDraft } from '../finding.ts';
import type { HookRunner } from '../hooks/hook-runner.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import type { CaseRequest } from '../request.ts';
import { type StrictLevel, strictly } from '../strict.ts';
import { type Baseline, Baselines } from './baselines.ts';
import { buildRequest } from './build-request.ts';
import { Caller, type CallManner, type CallOptions } from './caller.ts';
import { type CredentialOptions, credentialsFor } from './credentials.ts';
import { deleteMade } from './delete-made.ts';
import { Findings } from './findings.ts';
import { type Item, isSuccess, nothing, pathValues } from './item.ts';
import { Items, type Preparation } from './items.ts';
import { Ledger } from './ledger.ts';
import { isTime } from './moved-time.ts';
import { prepareRequest } from './prepare-request.ts';
import { isRestoring } from './restoring.ts';
import { sweep } from './sweep.ts';
import { uuidFrom } from './uuid-from.ts';

/** How a run goes about it. */
export interface WorldOptions extends Omit<CallOptions, 'reserve'>, CredentialOptions {
  /** What is tried follows from it alone. */
  readonly seed: number;
  /** Makes names different from those that are taken: another text for each run on the same server. */
  readonly salt: string;
  readonly isStateless: boolean;
  /** What is worse than its code's table says. Default: nothing. */
  readonly strict?: StrictLevel | undefined;
  /** The user's own code. Default: none. */
  readonly hooks?: HookRunner | undefined;
}

/** A request to make. */
export interface Sending {
  readonly operation: Operation;
  readonly request: CaseRequest;
  /** What its path names. Default: nothing, so that the request's own values stand. */
  readonly item?: Item;
  readonly manner?: CallManner;
}

/** What was reported, and whether its root cause was not known before. */
export type Watched = { readonly draft: FindingDraft; readonly isNew: boolean };

/** A server under test, and everything that cases share about it. */
export class World {
  readonly model: Model;
  readonly map: ResourceMap;
  /** With the credentials for the operation that a case is about. */
  options: Readonly<WorldOptions>;
  readonly caller: Caller;
  /** By resource: an item that has come to its end, where something needs that; undefined where none would. */
  readonly settled = new Map<string, Item | undefined>();
  readonly #findings = new Findings();
  /** Who is calling, as the run was told. */
  readonly #told: CredentialOptions;
  readonly #items: Items;
  readonly #baselines: Baselines;
  readonly #ledger = new Ledger();
  readonly #endings: (() => void)[] = [];
  /** What each answer made. */
  readonly #made = new WeakMap<Exchange, Item>();
  readonly #etags = new Map<string, string>();
  /** Creates of what takes place once at a time, so that each is put to another one. */
  readonly #timed = new Set<Operation>();
  #byResource: ReadonlyMap<string | undefined, readonly Operation[]> | undefined;
  #case: Case | undefined;
  #isClosing = false;
  #watched: Watched[] | undefined;
  #fresh = 0;

  constructor(model: Model, options: WorldOptions) {
    this.model = model;
    this.map = inferResources(model);
    this.options = options;
    this.#told = options;
    const callOptions = { ...options, reserve: () => this.#ledger.cost + this.#items.lent };
    this.caller = new Caller(model, callOptions, (draft) => this.report(draft));
    this.#items = new Items(this);
    this.#baselines = new Baselines(this);
  }

  /** Each root cause once, in the order found. */
  get findings(): readonly Finding[] {
    return this.#findings.list();
  }

  /** What was reported since it was last asked for. */
  takeRecentFindings(): readonly Finding[] {
    return this.#findings.takeRecent();
  }

  get requests(): number {
    return this.caller.requests;
  }

  /** Whether it deletes for the last time. */
  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** What the run has made and not deleted yet. */
  get remaining(): readonly Item[] {
    return this.#ledger.reversed();
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
    return uuidFrom(this.fresh());
  }

  /** The operations with a role on a resource, in the document's order. */
  operationsOf(resource: string, ...kinds: readonly Role['kind'][]): readonly Operation[] {
    this.#byResource ??= Map.groupBy(this.model.operations, (operation) => {
      const role = this.map.roles.get(operation);
      return role && role.kind !== 'none' ? role.resource : undefined;
    });
    return (this.#byResource.get(resource) ?? []).filter((operation) => {
      const kind = this.map.roles.get(operation)?.kind;
      return kind !== undefined && kinds.includes(kind) && !this.options.excluded?.(operation);
    });
  }

  /** Says what is wrong; a root cause that is known is counted. */
  report(draft: FindingDraft): void {
    const told = this.options.strict ? strictly(draft, this.options.strict) : draft;
    const after = this.caller.requests + (this.options.others?.sent ?? 0);
    const isNew = this.#findings.add(told, this.#case?.id, after);
    this.#watched?.push({ draft: told, isNew });
  }

  /** Shows a finding that is known with the simpler steps of this draft. */
  improve(draft: FindingDraft): void {
    this.#findings.improve(draft);
  }

  /** Runs something, and tells what was reported meanwhile. */
  async watch(run: () => Promise<unknown>): Promise<readonly Watched[]> {
    const outer = this.#watched;
    const watched: Watched[] = [];
    this.#watched = watched;
    try {
      await run();
      return watched;
    } finally {
      this.#watched = outer;
      outer?.push(...watched);
    }
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

  /** Keeps an item that was made for a case for later ones: it is deleted at the end of the run. */
  keep(item: Item): void {
    this.#items.keep(item);
  }

  /** Whether an item that the run has made is there still, as far as is known. */
  holds(item: Item): boolean {
    return this.#ledger.has(item);
  }

  /** Deletes an item that the run has made, now. */
  async discard(item: Item): Promise<void> {
    await this.#delete(item, false);
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
    const usual: CaseRequest = this.#timed.has(operation) ? { ...known.request, isNew: true } : known.request;
    const request = change ? change(known.request) : usual;
    const exchange = await this.send({ operation, request, item: known.item });
    if (exchange?.response.status === 409 && !change) {
      // What it refers to, what it is called, when it is, or what it belongs to is taken.
      const another: CaseRequest = { ...request, isNew: true };
      const isTimed = isObject(request.body?.value) && Object.values(request.body.value).some(isTime);
      const later = isTimed ? await this.send({ operation, request: another, item: known.item }) : undefined;
      const made = later && this.#made.get(later);
      if (made) this.#timed.add(operation);
      if (made) return made;
      const item = (await this.newParent(operation)) ?? known.item;
      const again = await this.send({ operation, request: another, item });
      return again && this.#made.get(again);
    }
    return exchange && this.#made.get(exchange);
  }

  /** A new item for a create to work under; undefined where it works under none. */
  async newParent(operation: Operation): Promise<Item | undefined> {
    const role = this.map.roles.get(operation);
    const isUnderOthers = role?.scope?.some(({ resource }) => resource !== undefined);
    return role?.kind === 'create' && isUnderOthers ? this.#items.parentOf(operation, role, true) : undefined;
  }

  /** Remembers what was made, so that it is deleted. */
  note(item: Item): Item {
    this.#ledger.add(item);
    return item;
  }

  /** Remembers how to make what an operation works on, where not any item will do. */
  prepare(operation: Operation, preparation: Preparation): void {
    this.#items.prepare(operation, preparation);
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
  async send({ operation, request, item = nothing, manner }: Sending): Promise<Exchange | undefined> {
    if (this.options.excluded?.(operation))
      this.skip(`it would call ${operationLabel(operation)}, which is excluded`);
    const { hooks } = this.options;
    await hooks?.before(operation);
    const prepared = await prepareRequest(this, operation, request, item);
    const makesOne = this.map.roles.get(operation)?.kind === 'create' && !this.options.isStateless;
    const call = async () =>
      this.caller.call(
        operation,
        await this.#wireOf(operation, prepared, item),
        makesOne ? { ...manner, makesOne } : manner,
      );
    const first = await call();
    // The run's own credentials may have expired: that is no answer to what was asked.
    const isExpired = first?.response.status === 401 && prepared.credentials === undefined;
    const exchange = isExpired && (await hooks?.renew(operation)) ? await call() : first;
    if (exchange && prepared.path === undefined && prepared.method === operation.method.toUpperCase())
      this.#note(operation, prepared, item, exchange);
    return exchange;
  }

  async #wireOf(operation: Operation, request: CaseRequest, item: Item): Promise<WireRequest> {
    const { hooks, server } = this.options;
    const who = hooks ? await hooks.credentialsFor(operation, this.#told) : this.options;
    const credentials = credentialsFor(this.model.securitySchemes, operation, request.credentials, who);
    const values = pathValues(this.map, operation, item);
    return buildRequest(this.model, operation, request, values, { server, credentials });
  }

  /** The version of an item as `ETag` told it last, read where it is not known; `*` where none is told. */
  async etagOf(item: Item): Promise<string> {
    const known = this.#etags.get(keyOf(item));
    if (known !== undefined || item.resource === undefined) return known ?? '*';
    const [reader] = this.operationsOf(item.resource.name, 'read');
    const request = reader && likeliestRequest(this.model, reader);
    if (request) await this.send({ operation: reader, request, item });
    return this.#etags.get(keyOf(item)) ?? '*';
  }

  /**
   * Runs a case, and deletes what it made and does not share.
   *
   * @throws CaseSkipped, OverBudget
   */
  async run(one: Case): Promise<void> {
    this.#case = one;
    try {
      // What was made can only be deleted while the session lasts.
      if (one.endsSession) await this.close();
      const { hooks } = this.options;
      if (hooks)
        this.options = { ...this.options, ...(await hooks.credentialsFor(one.operation, this.#told)) };
      if (one.needsState && this.options.isStateless) this.skip('a server without state remembers nothing');
      await one.run(this);
    } finally {
      await this.#sweep((item) => !this.#items.isShared(item));
      this.#case = undefined;
    }
  }

  /** Has something said when everything was tried. */
  atClose(say: () => void): void {
    this.#endings.push(say);
  }

  /** Deletes everything that the run has made, the last made first. */
  async close(): Promise<void> {
    for (const say of this.#endings) say();
    this.#isClosing = true;
    try {
      await this.#items.giveBack();
    } finally {
      await this.#sweep(() => true);
      this.#isClosing = false;
    }
  }

  async #sweep(isDue: (item: Item) => boolean): Promise<void> {
    if (this.options.isStateless) return;
    const { sleep } = this.options;
    const keep = this.#isClosing ? undefined : (item: Item) => this.#ledger.hold(item);
    const isTried = (item: Item) => !keep || !this.#ledger.isHeld(item);
    const remove = (item: Item, isLast: boolean) => this.#delete(item, isLast);
    const mayRetry = () => (this.#isClosing ? this.caller.unsent : this.caller.left) > 0;
    await sweep(this.#ledger.reversed().filter(isDue).filter(isTried), { remove, mayRetry, sleep, keep });
  }

  async #delete(item: Item, isLast: boolean): Promise<'held' | undefined> {
    if (!this.#ledger.has(item)) return undefined;
    this.#ledger.drop(item);
    this.#items.forget(item);
    try {
      const left = await this.caller.cleanUp(() => deleteMade(this, item, isLast));
      if (left) this.#ledger.add(item);
      return left;
    } catch (error) {
      // It is still there, and is told to be.
      this.#ledger.add(item);
      throw error;
    }
  }

  #note(operation: Operation, request: CaseRequest, item: Item, exchange: Exchange): void {
    const role = this.map.roles.get(operation);
    if (!isSuccess(exchange) || !role || role.kind === 'none') return;
    if (role.kind === 'delete') {
      for (const gone of this.#ledger.dropById(role.resource, item.id)) this.#items.forget(gone);
      this.#etags.delete(keyOf(item));
      return;
    }
    // What was deleted and is given back has to be deleted again.
    if (role.kind === 'action' && isRestoring(operation) && item.creation && !this.#ledger.has(item))
      this.#ledger.add(item);
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
