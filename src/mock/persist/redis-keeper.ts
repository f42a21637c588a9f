import type { MockState } from '../stateful/mock-state.ts';
import { connectRedis } from './redis-client.ts';
import { openRedisWorlds, type RedisWorlds } from './redis-worlds.ts';
import type { KeptState, StateKeeper } from './state-keeper.ts';
import { Turns } from './turns.ts';
import { UnkeptError } from './unkept-error.ts';
import { WorldsRecord } from './worlds-record.ts';

/** So often what somebody else was quicker at is done again: one of those who try always gets through. */
const maxAttempts = 200;

/**
 * Keeps worlds in Redis or Valkey, where several mocks share them: a request begins with what the others have done, and
 * its answer leaves when what it changed is written.
 *
 * @param url `redis://…`
 * @param place the same without secrets
 * @throws ToolkitError E_STATE where no server answers, or the database is none of ours
 */
export async function openRedisKeeper(url: string, place: string): Promise<StateKeeper> {
  const worlds = await openRedisWorlds(await connectRedis(url, place), place);
  return { place, begin: () => new RedisState(worlds, place), close: () => worlds.close() };
}

class RedisState implements KeptState {
  readonly #kept: RedisWorlds;
  readonly #place: string;
  readonly #worlds = new WorldsRecord();
  readonly worldWatch = this.#worlds.worldWatch;
  readonly #turns = new Turns();

  constructor(kept: RedisWorlds, place: string) {
    this.#kept = kept;
    this.#place = place;
  }

  storeWatch(...[api, world]: Parameters<KeptState['storeWatch']>): ReturnType<KeptState['storeWatch']> {
    return this.#worlds.storeWatch(api, world);
  }

  /** What is kept is read when it is asked for: what a mock before this one held in memory is kept already. */
  attach(state: MockState, tell: Parameters<KeptState['attach']>[1]): void {
    this.#worlds.attach(state, tell);
  }

  run<T>(session: string | undefined, act: () => T): Promise<Awaited<T>> {
    return this.#turns.take(session, () => this.#attempt(session, act));
  }

  async shared(name: string, make: () => Promise<string>): Promise<string> {
    const known = await this.#reached(() => this.#kept.shared(name));
    if (known !== '') return known;
    const made = await make();
    return this.#reached(() => this.#kept.shared(name, made));
  }

  async #reached<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw this.#outOfReach(error);
    }
  }

  #outOfReach(error: unknown): UnkeptError {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    return new UnkeptError(`${this.#place} is out of reach: ${reason}`, error);
  }

  async #attempt<T>(session: string | undefined, act: () => T): Promise<Awaited<T>> {
    try {
      for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
        await (session === undefined ? this.#readAll() : this.#read(session));
        // From here to what is collected, nobody else has a turn in this process.
        const result = outcomeOf(act);
        if (await this.#write(session)) return await result();
      }
    } catch (error) {
      if (error instanceof ActError) throw error.cause;
      if (session === undefined) for (const one of this.#worlds.sessions()) this.#worlds.forget(one);
      else this.#worlds.forget(session);
      throw this.#outOfReach(error);
    }
    throw new UnkeptError(`Others changed the same world ${maxAttempts} times meanwhile`);
  }

  async #read(session: string): Promise<void> {
    const known = this.#worlds.version(session);
    const read = await this.#kept.read(session, known, this.#worlds.kept.limits);
    if (read.kind === 'none') this.#worlds.forget(session);
    if (read.kind === 'changes') this.#worlds.follow(session, read.changes, read.version);
    if (read.kind === 'all') this.#worlds.load(session, read.cells, read.version);
  }

  async #readAll(): Promise<void> {
    const versions = await this.#kept.list(this.#worlds.kept.limits);
    for (const session of this.#worlds.sessions()) {
      if (!versions.has(session)) this.#worlds.forget(session);
    }
    for (const [session, version] of versions) {
      if (this.#worlds.version(session) !== version) await this.#read(session);
    }
  }

  /** Whether what was done counts: false where somebody else was quicker, and it is taken back. */
  async #write(session: string | undefined): Promise<boolean> {
    const removed = [...this.#worlds.takeDropped()].flatMap(([name, isWanted]) => (isWanted ? [name] : []));
    const collected = this.#worlds.collect(session);
    if (collected.length === 0 && removed.length === 0) return true;
    const worlds = collected.map(({ session: name, record, change }) => ({
      session: name,
      from: record.version,
      change,
    }));
    const version = await this.#kept.write(worlds, removed, this.#worlds.kept.limits);
    for (const world of collected) {
      if (version === undefined) this.#worlds.takeBack(world);
      else this.#worlds.accept(world, version);
    }
    return version !== undefined;
  }
}

/** What was done failed by itself. */
class ActError extends Error {}

/** Gives the result, or throws what was thrown, once what was done is written. */
function outcomeOf<T>(act: () => T): () => T {
  try {
    const value = act();
    return () => value;
  } catch (error) {
    return () => {
      throw new ActError('', { cause: error });
    };
  }
}
