import { operationLabel } from '../../contract/finding.ts';
import type { Model, Operation } from '../../model/model.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import type { ResourceMap, Role } from '../../resources/resource.ts';
import { type Case, OverBudget } from '../case.ts';
import type { Finding } from '../finding.ts';
import { openWorld } from '../open-world.ts';
import type { World } from '../run/world.ts';
import { runCase } from '../run-case.ts';
import type { Break } from './break.ts';
import { breakKinds } from './break-kinds.ts';
import { breakingFetch } from './breaking-fetch.ts';
import type { CleanServer, Layer } from './broken-server.ts';
import { guardOf, usersOf } from './guard.ts';
import { callRouter } from './route-call.ts';

/** What runs of cases on servers that are broken share. */
export interface MutationSetting {
  readonly model: Model;
  readonly server: CleanServer;
  readonly seed: number;
  /** For each run. */
  readonly maxRequests: number;
  readonly signal: AbortSignal | undefined;
}

/** One run of some cases on a server with a layer before it. */
export interface MutationRun {
  readonly findings: readonly Finding[];
  readonly requests: number;
  /** Whether the layer has done anything. */
  readonly hasBroken: boolean;
}

/** Told of each case that was run. */
type OnCase = (
  one: Case,
  seen: { readonly world: World; readonly touched: ReadonlySet<Operation> },
) => boolean | undefined;

/** Runs cases on servers that are broken, each in a world of its own. */
export class MutationRunner {
  readonly #setting: MutationSetting;
  readonly #route;
  readonly #guard;
  readonly #map: ResourceMap;
  #runs = 0;

  constructor(setting: MutationSetting) {
    this.#setting = setting;
    this.#map = inferResources(setting.model);
    this.#route = callRouter(setting.model);
    this.#guard = guardOf(setting.model);
  }

  /**
   * Runs cases, as far as the budget goes; what they make is left to its world, which nobody looks at any more.
   *
   * @param onCase ends the run with false
   */
  async run(cases: readonly Case[], layer: Layer, maxRequests: number, onCase: OnCase): Promise<MutationRun> {
    this.#runs += 1;
    const { model, server } = this.#setting;
    const parts = { server, route: this.#route, guard: this.#guard, world: `mutation-${this.#runs}` };
    const breaking = breakingFetch(parts, layer);
    let touched = new Set<Operation>();
    let isEnded = false;
    const world = openWorld(model, this.#options(breaking.fetch, maxRequests), {
      onExchange: (operation) => void touched.add(operation),
    });
    try {
      for (const one of cases) {
        this.#setting.signal?.throwIfAborted();
        touched = new Set();
        await runCase(world, one, []);
        isEnded = onCase(one, { world, touched }) === false;
        if (isEnded) break;
      }
      // Some things are only told when everything was seen.
      if (!isEnded) await world.close();
    } catch (error) {
      if (!(error instanceof OverBudget)) throw error;
    }
    return { findings: world.findings, requests: world.requests, hasBroken: breaking.hasBroken() };
  }

  /** Whether a finding points to what is broken: the operation, or, in the same class, another of its resource. */
  isBlamedRightly({ operation, class: found }: Finding, { operation: own, kind }: Break): boolean {
    if (operation === operationLabel(own)) return true;
    if (found !== breakKinds[kind].class) return false;
    if (found === 'methods-routes') return operation?.endsWith(` ${own.path}`) ?? false;
    const { roles } = this.#map;
    const resourceOf = (role: Role | undefined) => (role?.kind === 'none' ? undefined : role?.resource);
    const resource = resourceOf(roles.get(own));
    const other = [...roles].find(([one]) => operationLabel(one) === operation)?.[1];
    return resource !== undefined && resourceOf(other) === resource;
  }

  #options(fetch: typeof globalThis.fetch, maxRequests: number) {
    const { model, server, seed, signal } = this.#setting;
    const users = usersOf(model);
    return {
      server: `http://mutation.invalid${model.servers[0]?.basePath ?? ''}`,
      fetch,
      auth: users.first,
      ...(users.second && { secondUser: users.second }),
      seed,
      // The same names in each run: no two of them share a world.
      salt: 'mutation',
      maxRequests,
      ...(signal && { signal }),
      sleep: async (ms: number) => server.passTime(ms),
    };
  }
}
