import { suggestion } from '../../suggestion.ts';
import { bytesOfState, type KeptWorld } from './kept-world.ts';
import { KeptWorlds, nobody, type WorldSummary, type WorldsOptions } from './kept-worlds.ts';
import type { Outcome } from './outcome.ts';
import type { World } from './world.ts';

export type { Outcome } from './outcome.ts';

/** The worlds of a mock, by session. */
export interface Worlds {
  /** The world of a session, made when it is first asked for. */
  of(session: string): World;
  /** The world of those who say nothing first, then the one idle longest. */
  list(): readonly WorldSummary[];
  /** Begins a world anew, its time too; its snapshots stay. */
  reset(session: string): World;
  /** Keeps what a world holds under a name; another of that name is replaced. */
  snapshot(session: string, name: string): Outcome;
  /** Puts back what was kept; the world's time too, as if none had passed. */
  restore(session: string, name: string): Outcome;
  /** Makes a world that holds what another does, in place of one that was there. */
  fork(from: string, to: string): Outcome;
  /** Forgets a world; the one of those who say nothing cannot go, and begins anew. */
  remove(session: string): Outcome;
  /** A world of a session with what is there from the start, which is in no list. */
  scratch(session: string): KeptWorld;
  /** Goes on with the worlds of another mock and their snapshots, each begun anew and renewed from what it was. */
  adopt(before: Worlds, renew: RenewWorld): void;
}

/** Takes over into a new world what another one had. */
export type RenewWorld = (before: KeptWorld, world: KeptWorld) => void;

/**
 * Makes the worlds of a mock: none sees what happens in another.
 *
 * What is idle too long is forgotten when a world is next asked for; there are no timers.
 */
export function createWorlds(options: WorldsOptions): Worlds {
  const kept = new KeptWorlds(options);
  const worlds: Worlds = {
    of: (session) => kept.use(session).world,
    list: () => kept.list(),
    reset: (session) => kept.begin(session, kept.use(session).snapshots).world,
    snapshot: (session, name) => takeSnapshot(kept, session, name),
    restore: (session, name) => putBack(kept, session, name),
    fork(from, to) {
      const source = kept.known(from);
      if (!source) return kept.unknown(from);
      if (from === to) return { ok: true };
      if (!kept.budget.hasRoom(source.world.bytes)) return noRoom(kept, `a copy of ${nameOf(from)}`);
      const state = source.world.state();
      kept.put(to).world.restore(state);
      return { ok: true };
    },
    remove: (session) => kept.remove(session),
    scratch: (session) => kept.scratch(session),
    adopt: (before, renew) => adopt(kept, keptOf.get(before), renew),
  };
  keptOf.set(worlds, kept);
  return worlds;
}

/** What is behind worlds that another mock goes on with. */
const keptOf = new WeakMap<Worlds, KeptWorlds>();

/** The worlds themselves, for what keeps them beside this process. */
export function keptWorldsOf(worlds: Worlds): KeptWorlds {
  const kept = keptOf.get(worlds);
  if (kept) return kept;
  throw new Error('these worlds were made elsewhere');
}

function adopt(kept: KeptWorlds, before: KeptWorlds | undefined, renew: RenewWorld): void {
  for (const { world, snapshots } of before?.entries() ?? []) {
    const { session } = world;
    const entry = kept.begin(session);
    renew(world, entry.world);
    for (const [name, state] of snapshots) {
      const [old, fresh] = [before?.scratch(session), kept.scratch(session)];
      old?.restore(state);
      if (old) renew(old, fresh);
      kept.keep(entry, name, fresh.state());
      old?.forget();
      fresh.forget();
    }
  }
}

function noRoom({ budget }: KeptWorlds, what: string): Outcome {
  const reason = `there is no room for ${what}: all sessions and snapshots together keep at most ${budget.maxBytes / 1024 ** 2} MB of items`;
  return {
    ok: false,
    reason,
    hint: 'Remove sessions, or raise "maxMegabytes" under "sessions" in the mock file.',
  };
}

function takeSnapshot(kept: KeptWorlds, session: string, name: string): Outcome {
  const entry = kept.known(session);
  if (!entry) return kept.unknown(session);
  const { snapshots, world } = entry;
  const { maxSnapshots } = kept.limits;
  if (snapshots.size >= maxSnapshots && !snapshots.has(name)) {
    const reason = `${nameOf(session)} has ${snapshots.size} snapshots, and ${maxSnapshots} are kept at most`;
    return { ok: false, reason, hint: 'Take one of its names again, or remove the world.' };
  }
  const before = snapshots.get(name);
  if (!kept.budget.hasRoom(world.bytes - (before ? bytesOfState(before) : 0))) {
    return noRoom(kept, `a snapshot of ${nameOf(session)}`);
  }
  kept.keep(entry, name, world.state());
  return { ok: true };
}

function putBack(kept: KeptWorlds, session: string, name: string): Outcome {
  const entry = kept.known(session);
  if (!entry) return kept.unknown(session);
  const { snapshots, world } = entry;
  const state = snapshots.get(name);
  if (!state) {
    const names = [...snapshots.keys()];
    const hint = names.length === 0 ? 'Take one first.' : suggestion(name, names);
    return { ok: false, reason: `${nameOf(session)} has no snapshot ${JSON.stringify(name)}`, hint };
  }
  if (!kept.budget.hasRoom(bytesOfState(state) - world.bytes)) {
    return noRoom(kept, `the snapshot ${JSON.stringify(name)}`);
  }
  world.restore(state);
  return { ok: true };
}

/** `the world "checkout"`. */
function nameOf(session: string): string {
  return session === nobody
    ? 'the world of requests without a session'
    : `the world ${JSON.stringify(session)}`;
}
