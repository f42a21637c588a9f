import { type Exchange, headerOf } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Resource, Role } from '../../resources/resource.ts';
import { baseCandidates } from '../plan/base-request.ts';
import { parameterValue } from '../plan/parameter-values.ts';
import type { CaseRequest } from '../request.ts';
import { documentedItem } from './documented-item.ts';
import { inferId } from './infer-id.ts';
import {
  type Item,
  isSuccess,
  jsonOf,
  nothing,
  ownerOf,
  ownParameter,
  pathNames,
  valueUnder,
} from './item.ts';
import { giveBack, isLent, returnOf } from './lent-items.ts';
import { linkedItem } from './linked-item.ts';
import { listedId } from './listed-id.ts';
import { namedItem } from './named-item.ts';
import { partIds } from './part-ids.ts';
import { madeByPut, newPlace } from './put-item.ts';
import { sideItem, sideReads } from './side-reads.ts';
import type { Sending, World } from './world.ts';

/** How to make an item that is in the state which an operation needs. */
export interface Preparation {
  readonly make: () => Promise<Item | undefined>;
  /** Whether cases that change nothing may share one. */
  readonly isShared: boolean;
}

type CreateRole = Extract<Role, { kind: 'create' }>;
type ListRole = Extract<Role, { kind: 'list' }>;

/** Finds or makes the things that requests need. */
export class Items {
  readonly #world: World;
  /** Those that several cases share, by the name of their resource. */
  readonly #shared = new Map<string, Item>();
  /** Resources that are being made: what refers to itself is not made for ever. */
  readonly #underway = new Set<string>();
  /** Of which none could be made or found. */
  readonly #hopeless = new Set<string>();
  /** How to get an item that an operation works on, where any will not do. */
  readonly #preparations = new Map<Operation, Preparation>();
  /** Those that cases of one kind use one after the other. */
  readonly #kept = new Set<Item>();
  /** What the server lends, and how it is given back as it was first read. */
  readonly #lent = new Map<Item, Sending>();

  constructor(world: World) {
    this.#world = world;
  }

  /**
   * An item of a resource: made, or, where nothing makes one, the first that is listed, or the one that the document names.
   *
   * @param own one that no other case uses, and that may be changed and deleted
   */
  async item(name: string, own: boolean): Promise<Item | undefined> {
    const shared = this.#shared.get(name);
    if (!own && shared) return shared;
    if (this.#underway.has(name) || this.#hopeless.has(name)) return own ? undefined : shared;
    this.#underway.add(name);
    try {
      const made = (await this.#make(name)) ?? (own ? undefined : await this.#found(name));
      if (made && !own) this.#shared.set(name, made);
      if (!made && !own) this.#hopeless.add(name);
      return made;
    } finally {
      this.#underway.delete(name);
    }
  }

  /** What an operation's path needs; undefined where what it works on could be neither made nor found. */
  async itemFor(operation: Operation, own: boolean): Promise<Item | undefined> {
    const { map } = this.#world;
    if (pathNames(operation).length === 0) return nothing;
    const known = await this.#knownItem(operation);
    if (known) return known;
    const role = map.roles.get(operation);
    const owner = ownerOf(map, operation);
    if (!role || (role.kind === 'none' && !owner))
      return (await this.#besideItem(operation)) ?? this.#unkeptItem(operation, role);
    if (ownParameter(map, operation) === undefined) return this.parentOf(operation, role);
    const resource = role.kind === 'none' ? (owner?.resource ?? '') : role.resource;
    const preparation = this.#preparations.get(operation);
    if (preparation)
      return preparation.isShared && !own ? this.#prepared(operation, preparation) : preparation.make();
    const isChange = own && (role.kind === 'replace' || role.kind === 'patch');
    return isChange && isLent(this.#world, resource) ? this.#lend(resource) : this.item(resource, own);
  }

  /** One that the document names, to be given back as it was; undefined where it could not be. */
  async #lend(resource: string): Promise<Item | undefined> {
    const item = await this.item(resource, false);
    if (!item || item.creation || this.#lent.has(item)) return item;
    const back = returnOf(this.#world, item);
    if (back) this.#lent.set(item, back);
    return back && item;
  }

  /** How many requests giving back takes. */
  get lent(): number {
    return this.#lent.size;
  }

  /** Gives back what was lent, as it was. */
  async giveBack(): Promise<void> {
    for (const [item, back] of this.#lent) {
      this.#lent.delete(item);
      await giveBack(this.#world, back);
    }
  }

  /** What links lead to, or what the path names of what is kept. */
  async #unkeptItem(operation: Operation, role: Role | undefined): Promise<Item> {
    const linked = await linkedItem(this.#world, operation);
    if (linked !== nothing) return linked;
    return namedItem(this.#world, operation, role, (...asked) => this.parentOf(...asked));
  }

  /** What an item is found by elsewhere than where it is kept. */
  async #besideItem(operation: Operation): Promise<Item | undefined> {
    const side = sideReads(this.#world.model, this.#world.map).get(operation);
    const item = side && (await this.item(side.resource, false));
    return side && item && sideItem(side, item);
  }

  /** What the user says is there. */
  async #knownItem(operation: Operation): Promise<Item | undefined> {
    const { map, options } = this.#world;
    const values = await options.hooks?.ids(operation);
    if (!values) return undefined;
    const role = map.roles.get(operation);
    const own = ownParameter(map, operation);
    const resource =
      role && role.kind !== 'none' && own !== undefined ? map.resources.get(role.resource) : undefined;
    const parents = (role?.scope ?? []).flatMap(({ parameter, resource: name }) =>
      name !== undefined && values.has(parameter) ? [[name, values.get(parameter)] as const] : [],
    );
    const id = own === undefined ? undefined : values.get(own);
    return {
      ...nothing,
      resource: id === undefined ? undefined : resource,
      id,
      parents: new Map(parents),
      others: values,
    };
  }

  /**
   * The item under whose path a list or a create works.
   *
   * @param own one that nothing else uses, where the shared one takes no more
   */
  async parentOf(operation: Operation, role: Role, own = false): Promise<Item | undefined> {
    const parents = new Map<string, unknown>();
    const others = new Map<string, unknown>();
    for (const { parameter, resource } of role.scope ?? []) {
      const parent =
        resource === undefined
          ? undefined
          : ((own ? await this.item(resource, true) : undefined) ?? (await this.item(resource, false)));
      if (resource !== undefined && parent) {
        parents.set(resource, parent.id);
        for (const [name, id] of parent.parents) parents.set(name, id);
        for (const [name, value] of parent.others) others.set(name, value);
      } else if (!others.has(parameter)) {
        const listed = await listedId(this.#world, operation, parameter);
        const described = operation.parameters.find((one) => one.in === 'path' && one.name === parameter);
        const value = described && parameterValue(this.#world.model, described);
        const under = { ...nothing, parents, others };
        const part = (await partIds(this.#world, under, { [parameter]: value ?? '' })).get(parameter);
        const id = part ?? listed ?? value;
        if (id !== undefined) others.set(parameter, id);
      }
    }
    return { ...nothing, parents, others };
  }

  isShared(item: Item): boolean {
    return this.#kept.has(item) || [...this.#shared.values()].includes(item);
  }

  /** Keeps an item for later cases. */
  keep(item: Item): void {
    this.#kept.add(item);
  }

  /** Remembers what an operation needs. */
  prepare(operation: Operation, preparation: Preparation): void {
    this.#preparations.set(operation, preparation);
  }

  async #prepared(operation: Operation, preparation: Preparation): Promise<Item | undefined> {
    const key = `for ${operation.name}`;
    const known = this.#shared.get(key);
    if (known) return known;
    const made = await preparation.make();
    if (made) this.#shared.set(key, made);
    return made;
  }

  /** A shared item that is there no more. */
  forget(item: Item): void {
    this.#kept.delete(item);
    for (const [name, shared] of this.#shared) if (shared === item) this.#shared.delete(name);
  }

  /** What an answer says was made. */
  madeBy(operation: Operation, request: CaseRequest, under: Item, exchange: Exchange): Item | undefined {
    const { map } = this.#world;
    const role = map.roles.get(operation);
    if (role?.kind === 'replace') return madeByPut(map, operation, request, under, exchange);
    if (role?.kind !== 'create' || !isSuccess(exchange)) return undefined;
    const resource = map.resources.get(role.resource);
    if (!resource) return undefined;
    const sent = request.body?.value;
    const body = jsonOf(exchange);
    const value = role.answer ? valueUnder(body, role.answer.path) : undefined;
    const id = this.#idOf(resource, role, { body, value, sent }, exchange);
    if (id === undefined) return undefined;
    const creation = { operation, exchange };
    return { resource, id, parents: under.parents, others: under.others, value, sent, creation };
  }

  async #make(name: string): Promise<Item | undefined> {
    for (const creator of this.#world.operationsOf(name, 'create')) {
      const made = await this.#world.create(creator);
      if (made) return made;
    }
    for (const operation of this.#world.operationsOf(name, 'replace')) {
      const made = await this.#put(operation);
      if (made) return made;
    }
    return undefined;
  }

  /** PUT of an id that nothing has, where that makes it. */
  async #put(operation: Operation): Promise<Item | undefined> {
    const { map, model } = this.#world;
    const role = map.roles.get(operation);
    const makes = operation.responses.some(({ status }) => status === '201');
    if (role?.kind !== 'replace' || !(role.creates || makes)) return undefined;
    const under = await this.parentOf(operation, role);
    const item = under && newPlace(this.#world, operation, under);
    if (!item) return undefined;
    const candidates = baseCandidates(model, operation);
    for (const request of candidates.ok ? candidates.requests.slice(0, 3) : []) {
      const exchange = await this.#world.send({ operation, request, item });
      const made = exchange && this.#world.madeBy(exchange);
      if (made) return made;
    }
    return undefined;
  }

  async #found(name: string): Promise<Item | undefined> {
    return (
      (await this.#find(name)) ?? documentedItem(this.#world, name, (...asked) => this.parentOf(...asked))
    );
  }

  async #find(name: string): Promise<Item | undefined> {
    const { map } = this.#world;
    const resource = map.resources.get(name);
    for (const operation of this.#world.operationsOf(name, 'list')) {
      const role = map.roles.get(operation) as ListRole;
      const under = await this.parentOf(operation, role);
      const baseline = under && (await this.#world.baseline(operation));
      const list = baseline && valueUnder(jsonOf(baseline.exchange), role.answer.path);
      const [first] = Array.isArray(list) ? list : [];
      const id = isObject(first) && resource?.id ? valueUnder(first, [resource.id.property]) : undefined;
      if (under && resource && id !== undefined)
        return { ...under, resource, id, value: first, sent: undefined, creation: undefined };
    }
    return undefined;
  }

  #idOf(
    resource: Resource,
    role: CreateRole,
    told: { readonly body: unknown; readonly value: unknown; readonly sent: unknown },
    { response }: Exchange,
  ): unknown {
    const property = resource.id?.property;
    const candidates = [
      role.idPath ? valueUnder(told.body, role.idPath) : undefined,
      property === undefined ? undefined : valueUnder(told.value, [property]),
      resource.id && !resource.id.isAssigned && property !== undefined
        ? valueUnder(told.sent, [property])
        : undefined,
    ];
    const found = candidates.find((value) => typeof value === 'string' || typeof value === 'number');
    if (found !== undefined) return found;
    const [reader] = this.#world.operationsOf(resource.name, 'read', 'delete', 'patch', 'replace');
    const parameter = reader && ownParameter(this.#world.map, reader);
    if (!reader || parameter === undefined) return undefined;
    const location = headerOf(response.headers, 'location');
    return inferId({ location, body: told.body, requestBody: told.sent }, reader.path, parameter);
  }
}
