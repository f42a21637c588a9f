import type { MockState } from '../stateful/mock-state.ts';
import { openSqliteFile, type SqliteFile } from './sqlite-file.ts';
import type { KeptState, StateKeeper } from './state-keeper.ts';
import { UnkeptError } from './unkept-error.ts';
import { WorldsRecord } from './worlds-record.ts';

/**
 * Keeps worlds in a file of SQLite: they live in memory, and what a request changes is written before its answer leaves.
 *
 * @param file absolute
 * @param place for people: `sqlite:mock.db`
 * @throws ToolkitError E_STATE for a file that cannot be used
 */
export function openSqliteKeeper(file: string, place: string): StateKeeper {
  const opened = openSqliteFile(file);
  let isOpen = true;
  return {
    place,
    begin: () => new SqliteState(opened, place),
    async close() {
      if (isOpen) opened.close();
      isOpen = false;
    },
  };
}

class SqliteState implements KeptState {
  readonly #file: SqliteFile;
  readonly #place: string;
  readonly #worlds = new WorldsRecord();
  readonly worldWatch = this.#worlds.worldWatch;
  /** Sessions of which something could not be written: what is here of them is not what is kept. */
  readonly #stale = new Set<string>();
  #isReplaced = false;

  constructor(file: SqliteFile, place: string) {
    this.#file = file;
    this.#place = place;
  }

  storeWatch(...[api, world]: Parameters<KeptState['storeWatch']>): ReturnType<KeptState['storeWatch']> {
    return this.#worlds.storeWatch(api, world);
  }

  attach(state: MockState, tell: Parameters<KeptState['attach']>[1], previous?: KeptState): void {
    const before = previous instanceof SqliteState ? previous.#replaced() : undefined;
    // Of an API that was not served before, nothing is known of what is kept.
    if (before?.serves(state.apis.map(({ name }) => name))) {
      this.#worlds.attach(state, tell, before);
    } else {
      this.#worlds.attach(state, tell);
      for (const session of this.#file.sessions()) this.#load(session);
    }
    this.#write();
  }

  run<T>(_session: string | undefined, act: () => T): T {
    if (this.#isReplaced) throw new UnkeptError('Another mock has taken the place of this one');
    this.#readStale();
    const result = act();
    this.#write();
    return result;
  }

  async shared(name: string, make: () => Promise<string>): Promise<string> {
    const known = this.#sharedText(name);
    if (known !== undefined) return known;
    const made = await make();
    return this.#sharedText(name, made) ?? made;
  }

  #sharedText(name: string, value?: string): string | undefined {
    try {
      return this.#file.shared(name, value);
    } catch (error) {
      throw this.#unkept(value === undefined ? 'cannot be read' : 'cannot be written to', error);
    }
  }

  /** Keeps nothing any more; what it knows is for who takes its place. */
  #replaced(): WorldsRecord {
    this.#isReplaced = true;
    return this.#worlds;
  }

  #load(session: string): void {
    this.#worlds.load(session, this.#file.read(session), 'kept');
  }

  /** Writes all that was changed, in one transaction; what cannot be written is read anew before the next request. */
  #write(): void {
    const dropped = [...this.#worlds.takeDropped().keys()];
    const collected = this.#worlds.collect();
    if (collected.length === 0 && dropped.length === 0) return;
    const gone = dropped.map((session) => ({ session, isCleared: true, change: new Map() }));
    try {
      this.#file.write([...gone, ...collected]);
    } catch (error) {
      for (const session of [...dropped, ...collected.map((world) => world.session)])
        this.#stale.add(session);
      throw this.#unkept('cannot be written to', error);
    }
    for (const world of collected) this.#worlds.accept(world, 'kept');
  }

  #readStale(): void {
    if (this.#stale.size === 0) return;
    try {
      const kept = new Set(this.#file.sessions());
      for (const session of this.#stale) {
        if (kept.has(session)) this.#load(session);
        else this.#worlds.forget(session);
      }
    } catch (error) {
      throw this.#unkept('cannot be read', error);
    }
    this.#stale.clear();
  }

  #unkept(what: string, error: unknown): UnkeptError {
    const reason = error instanceof Error ? error.message : String(error);
    return new UnkeptError(`${this.#place} ${what}: ${reason}`, error);
  }
}
