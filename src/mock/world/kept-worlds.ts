import { suggestion } from '../../suggestion.ts';
import { createStoreBudget, type StoreBudget } from '../state/store-budget.ts';
import {
  bytesOfState,
  createKeptWorld,
  type KeptWorld,
  type WorldOptions,
  type WorldState,
} from './kept-world.ts';
import type { Outcome } from './outcome.ts';
import type { World } from './world.ts';

/** How many worlds are kept, and how long. */
export interface WorldLimits {
  /** Beside the one of those who say nothing; beyond it, the one idle longest goes. Default: 1,000. */
  readonly maxWorlds: number;
  /** A world that nobody used for so long is forgotten. Default: 3,600,000 ms. */
  readonly idleMs: number;
  /** Of each world. Default: 20. */
  readonly maxSnapshots: number;
}

/** What is used where nothing else is set. */
const defaultWorldLimits: WorldLimits = { maxWorlds: 1000, idleMs: 3_600_000, maxSnapshots: 20 };

export interface WorldsOptions extends WorldOptions {
  readonly limits?: Partial<WorldLimits>;
  /** What the stores count their items by, and snapshots too. Default: as much as there is. */
  readonly budget?: StoreBudget;
  /** Told of each new world, and of each that is reset: puts into it what is there from the start. */
  readonly onCreate?: (world: World) => void;
  /** Told of what worlds are asked for, and which go. Default: nobody. */
  readonly watch?: WorldWatch;
}

/** Told of the worlds of a mock as they come and go. */
export interface WorldWatch {
  /** One was asked for, or is new: what is done to it comes after. */
  used(entry: KeptEntry): void;
  /** One is no more: somebody said so, or it was idle, or there were too many. */
  dropped(session: string, isWanted: boolean): void;
}

/** One world of a list. */
export interface WorldSummary {
  /** Empty for the world of those who say nothing. */
  readonly session: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  /** Their names, the oldest first. */
  readonly snapshots: readonly string[];
}

/** The session of those who say nothing. */
export const nobody = '';

/** A world and what is known of it. */
export interface KeptEntry {
  readonly world: KeptWorld;
  readonly createdAt: Date;
  readonly snapshots: Map<string, WorldState>;
  lastUsedMs: number;
}

/** When a world was made, and last asked for. */
export type WorldTimes = Pick<KeptEntry, 'createdAt' | 'lastUsedMs'>;

function newTimes(createdAt: Date): WorldTimes {
  return { createdAt, lastUsedMs: createdAt.getTime() };
}

/** The worlds that there are, the one used last at the end. */
export class KeptWorlds {
  readonly limits: WorldLimits;
  readonly budget: StoreBudget;
  readonly #options: WorldsOptions;
  readonly #entries = new Map<string, KeptEntry>();
  #nobody: KeptEntry | undefined;

  constructor(options: WorldsOptions) {
    this.#options = options;
    this.limits = { ...defaultWorldLimits, ...options.limits };
    this.budget = options.budget ?? createStoreBudget(Number.POSITIVE_INFINITY);
  }

  /** The world of a session; made where there is none. */
  use(session: string): KeptEntry {
    return this.known(session) ?? this.begin(session);
  }

  /** The world of a session, if there is one; the one of those who say nothing always is. It counts as used. */
  known(session: string): KeptEntry | undefined {
    const nowMs = this.#forgetIdle();
    if (session === nobody) this.#nobody ??= this.begin(nobody);
    const entry = this.here(session);
    if (!entry) return undefined;
    entry.lastUsedMs = nowMs;
    this.#options.watch?.used(entry);
    if (session !== nobody) {
      this.#entries.delete(session);
      this.#entries.set(session, entry);
    }
    return entry;
  }

  /** A new world, in place of one that was there, with what is there from the start. */
  begin(session: string, snapshots?: Map<string, WorldState>): KeptEntry {
    const entry = this.put(session, snapshots);
    this.#options.onCreate?.(entry.world);
    return entry;
  }

  /** A new world with nothing in it. */
  put(
    session: string,
    snapshots = new Map<string, WorldState>(),
    { createdAt, lastUsedMs }: WorldTimes = newTimes(this.#options.clock()),
  ): KeptEntry {
    const world = createKeptWorld(session, this.#options);
    const entry: KeptEntry = { world, createdAt, snapshots, lastUsedMs };
    this.#options.watch?.used(entry);
    const before = this.here(session);
    if (before) this.#giveBack(before, snapshots);
    if (session === nobody) {
      this.#nobody = entry;
      return entry;
    }
    this.#entries.delete(session);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size >= this.limits.maxWorlds && !oldest.done) this.#drop(oldest.value);
    this.#entries.set(session, entry);
    return entry;
  }

  /** Keeps what a world holds under a name. */
  keep({ snapshots }: KeptEntry, name: string, state: WorldState): void {
    const before = snapshots.get(name);
    this.budget.take(bytesOfState(state) - (before ? bytesOfState(before) : 0));
    snapshots.set(name, state);
  }

  /** Those that there are, in the order of their last use; nobody's is left out where nobody has asked yet. */
  entries(): readonly KeptEntry[] {
    return [...(this.#nobody ? [this.#nobody] : []), ...this.#entries.values()];
  }

  /** Another world of a session, which is in no list. */
  scratch(session: string): KeptWorld {
    const world = createKeptWorld(session, this.#options);
    this.#options.onCreate?.(world);
    return world;
  }

  #drop(session: string, isWanted = false): boolean {
    const entry = this.#entries.get(session);
    if (!entry) return false;
    this.#giveBack(entry);
    this.#options.watch?.dropped(session, isWanted);
    return this.#entries.delete(session);
  }

  /** Lets a world go, here alone: it is read again from where it is kept, or begun anew, when it is next asked for. */
  forget(session: string): void {
    const entry = this.here(session);
    if (!entry) return;
    this.#giveBack(entry);
    if (session === nobody) this.#nobody = undefined;
    this.#entries.delete(session);
  }

  /** The world of a session, if it is here; it does not count as used. */
  here(session: string): KeptEntry | undefined {
    return session === nobody ? this.#nobody : this.#entries.get(session);
  }

  /** Gives back what a world took that goes, and its snapshots unless they stay. */
  #giveBack({ world, snapshots }: KeptEntry, staying?: KeptEntry['snapshots']): void {
    world.forget();
    if (snapshots === staying) return;
    for (const state of snapshots.values()) this.budget.take(-bytesOfState(state));
  }

  remove(session: string): Outcome {
    if (session === nobody) {
      this.begin(nobody);
      return { ok: true };
    }
    return this.#drop(session, true) ? { ok: true } : this.unknown(session);
  }

  unknown(session: string): Outcome {
    const names = [...this.#entries.keys()];
    const hint = names.length === 0 ? 'No session has sent a request.' : suggestion(session, names);
    return { ok: false, reason: `there is no world ${JSON.stringify(session)}`, hint };
  }

  list(): readonly WorldSummary[] {
    this.#forgetIdle();
    this.#nobody ??= this.begin(nobody);
    return [this.#nobody, ...this.#entries.values()].map((entry) => ({
      session: entry.world.session,
      createdAt: entry.createdAt,
      lastUsedAt: new Date(entry.lastUsedMs),
      snapshots: [...entry.snapshots.keys()],
    }));
  }

  /** They are in the order of their last use, so that the first one that is not idle ends the search. */
  #forgetIdle(): number {
    const nowMs = this.#options.clock().getTime();
    for (const [session, { lastUsedMs }] of this.#entries) {
      if (nowMs - lastUsedMs <= this.limits.idleMs) break;
      this.#drop(session);
    }
    return nowMs;
  }
}
