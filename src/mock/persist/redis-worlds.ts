import { ToolkitError } from '../../error.ts';
import type { CellChange, Cells } from './cell.ts';
import type { RedisConnection } from './redis-client.ts';
import { listScript, openScript, readScript, sharedScript, writeScript } from './redis-scripts.ts';

/** Before every key, so that a database can hold other things too. */
const prefix = 'concordat:';
/** Of what is kept; another one when it changes. */
const format = '1';
/** Longer changes are not noted one by one: who needs them reads the whole world. */
const maxLogged = 64 * 1024;

/** What a world is, as far as it is not known yet. */
export type ReadWorld =
  | { readonly kind: 'none' | 'same' }
  | { readonly kind: 'changes'; readonly version: string; readonly changes: readonly CellChange[] }
  | { readonly kind: 'all'; readonly version: string; readonly cells: Cells };

/** A change of a world that is still in a version. */
export interface WorldChange {
  readonly session: string;
  /** Empty for one that is not there. */
  readonly from: string;
  readonly change: CellChange;
}

/** How long worlds are kept, and how many beside that of those who name none. */
export interface KeepLimits {
  readonly idleMs: number;
  readonly maxWorlds: number;
}

/** The worlds that are kept in a database of Redis. */
export interface RedisWorlds {
  read(session: string, known: string, limits: KeepLimits): Promise<ReadWorld>;
  /** @returns undefined where somebody else has changed one of them: nothing is written; else the new version of all */
  write(
    worlds: readonly WorldChange[],
    removed: readonly string[],
    limits: KeepLimits,
  ): Promise<string | undefined>;
  /** Their versions by session, the one idle longest first. */
  list(limits: KeepLimits): Promise<ReadonlyMap<string, string>>;
  /** A text of no world; empty where there is none. @param value kept where there is none yet */
  shared(name: string, value?: string): Promise<string>;
  close(): Promise<void>;
}

/** @throws ToolkitError E_STATE for a database whose keys are not ours to read */
export async function openRedisWorlds(connection: RedisConnection, place: string): Promise<RedisWorlds> {
  const [found] = await connection.run(openScript, [prefix], [format]);
  if (found !== format) {
    await connection.close();
    throw new ToolkitError(
      'E_STATE',
      `the keys "${prefix}…" in ${place} are not what Concordat keeps there`,
      {
        hint: `They were written by ${found === 'other' ? 'something else' : `another version of it (format ${found})`}: name another database, such as …/1.`,
      },
    );
  }
  return {
    read: async (session, known, { idleMs }) =>
      readOf(await connection.run(readScript, [prefix], [session, known, String(idleMs)])),
    async write(worlds, removed, { idleMs, maxWorlds }) {
      const limits = { idleMs: String(idleMs), maxWorlds: String(maxWorlds) };
      const order = { worlds: worlds.map(orderOf), removed, format, ...limits };
      const [word, version] = await connection.run(writeScript, [prefix], [JSON.stringify(order)]);
      return word === 'written' ? version : undefined;
    },
    async list({ idleMs }) {
      const reply = await connection.run(listScript, [prefix], [String(idleMs)]);
      return new Map(pairsOf(reply));
    },
    async shared(name, value = '') {
      const [text = ''] = await connection.run(sharedScript, [prefix], [name, value]);
      return text;
    },
    close: () => connection.close(),
  };
}

function orderOf({ session, from, change }: WorldChange) {
  const set = [...change].flatMap(([key, text]) => (text === undefined ? [] : [key, text]));
  const gone = [...change].flatMap(([key, text]) => (text === undefined ? [key] : []));
  const log = JSON.stringify([...change].map(([key, text]) => [key, text ?? null]));
  return { session, from, set, gone, log: log.length > maxLogged ? '' : log };
}

function readOf([kind, version = '', ...rest]: readonly string[]): ReadWorld {
  if (kind === 'changes') return { kind, version, changes: rest.map(changeOf) };
  if (kind !== 'all') return { kind: kind === 'same' ? 'same' : 'none' };
  const cells = new Map(pairsOf(rest));
  cells.delete('version');
  return { kind, version, cells };
}

/** The change in a line of the log. */
function changeOf(line: string): CellChange {
  const change: unknown = JSON.parse(line.slice(line.indexOf('\n') + 1));
  const entries: readonly unknown[] = Array.isArray(change) ? change : [];
  return new Map(
    entries.flatMap((entry) =>
      Array.isArray(entry) ? [[String(entry[0]), entry[1] === null ? undefined : String(entry[1])]] : [],
    ),
  );
}

function pairsOf(texts: readonly string[]): [string, string][] {
  return texts.flatMap((text, index): [string, string][] =>
    index % 2 === 0 ? [[text, texts[index + 1] ?? '']] : [],
  );
}
