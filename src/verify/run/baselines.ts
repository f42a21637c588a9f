import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { Resource } from '../../resources/resource.ts';
import { baseCandidates, likeliestRequest } from '../plan/base-request.ts';
import type { CaseRequest } from '../request.ts';
import { type Item, isSuccess, ownParameter } from './item.ts';
import { prepareMembership } from './membership.ts';
import { otherOptions } from './other-options.ts';
import { isRestoring } from './restoring.ts';
import { isSafeMethod } from './safe-method.ts';
import { settleItem } from './settle-item.ts';
import { settleReferences } from './settle-references.ts';
import type { World } from './world.ts';

/** A request of an operation that the server has accepted: what other cases change one thing of. */
export interface Baseline {
  readonly request: CaseRequest;
  readonly exchange: Exchange;
  /** What it worked on. */
  readonly item: Item;
}

/** What has to be done before may be one of so many actions: closed, before it is opened again. */
const maxActions = 3;

/** What may have to be sent before something can be read is one of so many. */
const maxFillers = 3;

/** More ways to ask for the same are not tried. */
const maxTries = 6;

/** Finds for each operation, once, a request that works. */
export class Baselines {
  readonly #world: World;
  readonly #known = new Map<Operation, Baseline | undefined>();
  readonly #reasons = new Map<Operation, string>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Undefined where no request is accepted. */
  async of(operation: Operation): Promise<Baseline | undefined> {
    if (this.#known.has(operation)) return this.#known.get(operation);
    // A creation that needs itself, by way of what it refers to, has none meanwhile.
    this.#known.set(operation, undefined);
    const found = await this.#find(operation);
    this.#known.set(operation, found);
    return found;
  }

  /** Why an operation has none. */
  reasonOf(operation: Operation): string {
    return this.#reasons.get(operation) ?? 'no request of it was accepted';
  }

  async #find(operation: Operation): Promise<Baseline | undefined> {
    const { model, map } = this.#world;
    const candidates = baseCandidates(model, operation);
    if (!candidates.ok) return this.#none(operation, candidates.reason);
    prepareMembership(this.#world, operation);
    const changes = !isSafeMethod(operation.method) && ownParameter(map, operation) !== undefined;
    const came: number[] = [];
    const queue = candidates.requests.slice(0, maxTries);
    for (const request of queue) {
      const fresh = request.isNew ? await this.#world.newParent(operation) : undefined;
      const item = fresh ?? (await this.#world.itemFor(operation, changes));
      if (!item) return this.#none(operation, 'what it works on could be neither made nor found');
      const exchange = await this.#world.send({ operation, request, item });
      const status = exchange?.response.status ?? 0;
      if (exchange && isSuccess(exchange)) return { request, exchange, item };
      came.push(status);
      // A conflict is most often a name that is taken: once more with another.
      if (status === 409 && !request.isNew && request.body) queue.push({ ...request, isNew: true });
      if ([0, 401, 403, 405, 429].includes(status) || status >= 500) break;
      if (status !== 409 && status !== 422 && status !== 400) continue;
      const inState = await this.#inState(operation, request, item);
      if (inState) return inState;
      if (await settleReferences(this.#world, request)) queue.push(request);
    }
    const [first] = queue;
    const filled = first && came.includes(404) ? await this.#afterFilling(operation, first) : undefined;
    if (filled) return filled;
    return this.#none(operation, `it was answered with ${[...new Set(came)].join(', ')}`);
  }

  /** What is read below an item may only be there once something was sent beside it: a position, when events were reported. */
  async #afterFilling(operation: Operation, request: CaseRequest): Promise<Baseline | undefined> {
    const { model } = this.#world;
    const base = operation.path.replace(/\/[^/{}]+$/, '');
    if (operation.method !== 'get' || base === operation.path || !base.endsWith('}')) return undefined;
    const isBeside = (path: string) => path.startsWith(`${base}/`) && !path.slice(base.length).includes('{');
    const fillers = model.operations.filter(
      (one) => one.method === 'post' && isBeside(one.path) && this.#leavesNothing(one),
    );
    for (const filler of fillers.slice(0, maxFillers)) {
      const sent = await this.of(filler);
      const item = sent && (await this.#world.itemFor(operation));
      if (!item || !isSuccess(await this.#world.send({ operation: filler, request: sent.request, item })))
        continue;
      const exchange = await this.#world.send({ operation, request, item });
      if (exchange && isSuccess(exchange)) return { request, exchange, item };
    }
    return undefined;
  }

  /** Whether what a POST makes goes with what it belongs to, or can be deleted. */
  #leavesNothing(operation: Operation): boolean {
    const role = this.#world.map.roles.get(operation);
    if (role?.kind === 'create') return this.#world.operationsOf(role.resource, 'delete').length > 0;
    return role?.kind === 'none';
  }

  /** What an operation works on may have to be in another state: finished, or made with other options. */
  async #inState(operation: Operation, request: CaseRequest, item: Item): Promise<Baseline | undefined> {
    const { resource, creation } = item;
    if (!resource || !creation || ownParameter(this.#world.map, operation) === undefined) return undefined;
    for (const make of this.#waysToMake(operation, resource, creation.operation)) {
      const made = await make();
      const exchange = made && (await this.#world.send({ operation, request, item: made }));
      if (!made || !exchange || !isSuccess(exchange)) continue;
      this.#world.prepare(operation, { make, isShared: isSafeMethod(operation.method) });
      return { request, exchange, item: made };
    }
    return undefined;
  }

  *#waysToMake(
    operation: Operation,
    resource: Resource,
    creator: Operation,
  ): Generator<() => Promise<Item | undefined>> {
    const world = this.#world;
    if (resource.lifecycle ?? resource.innerFacts?.lifecycle) {
      yield async () => {
        const made = await world.item(resource.name, true);
        return made && settleItem(world, made);
      };
    }
    for (const action of world.operationsOf(resource.name, 'action').slice(0, maxActions)) {
      const request = action === operation ? undefined : likeliestRequest(world.model, action);
      if (!request) continue;
      yield async () => {
        const made = await world.item(resource.name, true);
        const acted = made && (await world.send({ operation: action, request, item: made }));
        return isSuccess(acted) ? made : undefined;
      };
    }
    if (isRestoring(operation)) yield () => deletedItem(world, resource.name);
    const known = this.#known.get(creator);
    for (const request of known ? otherOptions(world.model, known.request) : [])
      yield () => world.create(creator, () => request);
  }

  #none(operation: Operation, reason: string): undefined {
    this.#reasons.set(operation, reason);
    return undefined;
  }
}

/** What was made and deleted, for what gives it back. */
async function deletedItem(world: World, resource: string): Promise<Item | undefined> {
  const [remove] = world.operationsOf(resource, 'delete');
  const request = remove && likeliestRequest(world.model, remove);
  const made = request && (await world.item(resource, true));
  const removed = made && (await world.send({ operation: remove, request, item: made }));
  return isSuccess(removed) ? made : undefined;
}
