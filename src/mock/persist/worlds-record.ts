import type { Problem } from '../../problem.ts';
import type { StoreWatch } from '../state/store.ts';
import type { MockState } from '../stateful/mock-state.ts';
import type { KeptEntry, KeptWorlds, WorldTimes, WorldWatch } from '../world/kept-worlds.ts';
import type { World } from '../world/world.ts';
import { keptWorldsOf } from '../world/worlds.ts';
import { type CellChange, type Cells, cellKey } from './cell.ts';
import { documentHash } from './document-hash.ts';
import { renewKept } from './renew-kept.ts';
import { ChangedWorlds } from './world-changes.ts';
import { type Collected, type ServedDocuments, WorldRecord } from './world-record.ts';

/** What is to be written of one world. */
export interface CollectedWorld extends Collected {
  readonly session: string;
  /** That the change follows on. */
  readonly record: WorldRecord;
  readonly entry: KeptEntry;
}

type Tell = (api: string, problem: Problem) => void;

/** What this process knows of what is kept of the worlds of a mock. */
export class WorldsRecord {
  readonly worldWatch: WorldWatch;
  readonly #changes = new ChangedWorlds();
  #records = new Map<string, WorldRecord>();
  readonly #used = new Map<string, KeptEntry>();
  readonly #dropped = new Map<string, boolean>();
  #served: { readonly state: MockState; readonly kept: KeptWorlds; readonly tell: Tell } | undefined;
  #documents: ServedDocuments = new Map();

  constructor() {
    this.worldWatch = {
      used: (entry) => void this.#used.set(entry.world.session, entry),
      dropped: (session, isWanted) => {
        this.#records.delete(session);
        this.#used.delete(session);
        this.#dropped.set(session, isWanted);
      },
    };
  }

  storeWatch(api: string, world: World): StoreWatch {
    return this.#changes.watch(api, world);
  }

  /** @param previous whose worlds the mock has taken over */
  attach(state: MockState, tell: Tell, previous?: WorldsRecord): void {
    this.#served = { state, kept: keptWorldsOf(state.worlds), tell };
    this.#documents = new Map(state.apis.map((api) => [api.name, documentHash(api)]));
    if (previous) this.#records = previous.#records;
  }

  /** Whether it has been about just these APIs. */
  serves(apis: readonly string[]): boolean {
    return apis.length === this.#documents.size && apis.every((api) => this.#documents.has(api));
  }

  get kept(): KeptWorlds {
    if (!this.#served) throw new Error('no mock is attached to what keeps its state');
    return this.#served.kept;
  }

  /** The state of a world that this process knows; empty for none. */
  version(session: string): string {
    return this.kept.here(session) ? (this.#records.get(session)?.version ?? '') : '';
  }

  sessions(): readonly string[] {
    return this.kept.entries().map(({ world }) => world.session);
  }

  /** What is not kept yet: of one session, else of all. Worlds that were not asked for are not looked at. */
  collect(session?: string): readonly CollectedWorld[] {
    const entries = [...this.#used].filter(
      ([name, entry]) => (session === undefined || name === session) && this.kept.here(name) === entry,
    );
    return entries.flatMap(([name, entry]) => {
      const record = this.#records.get(name) ?? new WorldRecord();
      this.#records.set(name, record);
      const collected = record.collect(entry, this.#changes.of(entry.world), this.#documents);
      if (collected.change.size > 0) return [{ ...collected, session: name, record, entry }];
      collected.accept();
      this.#used.delete(name);
      return [];
    });
  }

  /** Notes that a world is kept as it is now. */
  accept({ session, record, accept }: CollectedWorld, version: string): void {
    accept();
    record.version = version;
    this.#used.delete(session);
  }

  /** Sessions that were dropped since this was last asked: whether somebody wanted so, or they were idle. */
  takeDropped(): ReadonlyMap<string, boolean> {
    const dropped = new Map(this.#dropped);
    this.#dropped.clear();
    return dropped;
  }

  /** Takes a change back that was not kept; a world that was begun anew is forgotten instead. */
  takeBack({ session, record, entry, change }: CollectedWorld): void {
    const changes = this.#changes.of(entry.world);
    if (!record.isOf(entry.world) || changes.isWhole) {
      this.forget(session);
      return;
    }
    this.#changes.quietly(() => record.apply(entry, record.inverse(change), this.#documents));
    changes.items.clear();
  }

  /** Lets go what is here of a world: it is read anew. */
  forget(session: string): void {
    this.kept.forget(session);
    this.#records.delete(session);
    this.#used.delete(session);
  }

  /** Puts a world here as it is kept, in place of what is here of it. */
  load(session: string, cells: Cells, version: string): void {
    this.forget(session);
    const record = new WorldRecord();
    record.version = version;
    const entry = this.kept.put(session, new Map(), timesOf(cells));
    this.#changes.quietly(() => record.apply(entry, cells, this.#documents));
    this.#records.set(session, record);
    this.#renew(entry, cells);
  }

  /** Changes a world as somebody else has. */
  follow(session: string, changes: readonly CellChange[], version: string): void {
    const entry = this.kept.here(session);
    const record = this.#records.get(session);
    if (!entry || !record) return;
    for (const change of changes) {
      this.#changes.quietly(() => record.apply(entry, change, this.#documents));
    }
    record.version = version;
  }

  /** Brings the items of a document that has changed in line with it. */
  #renew(entry: KeptEntry, cells: Cells): void {
    const { state, kept, tell } = this.#served ?? {};
    if (!state || !kept || !tell) return;
    const edited = [...this.#documents].flatMap(([api, hash]) => {
      const before = cells.get(cellKey(['document', api]));
      return before === hash ? [] : [{ api, isNew: before === undefined }];
    });
    if (edited.length > 0) renewKept({ state, kept, entry, tell }, edited);
  }
}

function timesOf(cells: Cells): WorldTimes | undefined {
  const times: unknown = JSON.parse(cells.get(cellKey(['times'])) ?? 'null');
  const [createdMs, lastUsedMs]: readonly unknown[] = Array.isArray(times) ? times : [];
  if (typeof createdMs !== 'number' || typeof lastUsedMs !== 'number') return undefined;
  return { createdAt: new Date(createdMs), lastUsedMs };
}
