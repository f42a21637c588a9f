import { isObject } from '../../model/values.ts';
import type { KeptEntry } from '../world/kept-worlds.ts';
import type { ClockShift } from '../world/world-clock.ts';
import { type CellChange, type CellName, cellKey, cellName } from './cell.ts';
import { isKeptNote } from './kept-notes.ts';
import { NoteCells } from './note-cells.ts';
import { snapshotOfText, snapshotText } from './snapshot-text.ts';
import type { Collected, ServedDocuments } from './world-record.ts';

/** When a world was last asked for is kept to the minute: else each request would write. */
const usedStepMs = 60_000;

/** Cells that are kept and compared together. */
interface Group {
  /** While it is the same object, nothing has changed; undefined where that is not known. */
  readonly token: unknown;
  readonly cells: ReadonlyMap<string, string>;
}

/** What is kept of a world beside its items. */
export class OtherCells {
  readonly #groups = new Map<string, Group>();
  readonly #notes = new NoteCells();

  collect(entry: KeptEntry, documents: ServedDocuments): Collected {
    const next = new Map<string, Group>();
    next.set('world', { token: undefined, cells: worldCells(entry, documents) });
    for (const [name, note] of entry.world.notes) {
      if (!isKeptNote(name)) continue;
      const token = this.#notes.token(name, note);
      next.set(
        `note ${name}`,
        this.#sameOr(`note ${name}`, token, () => this.#notes.cellsOf(name, note)),
      );
    }
    for (const [name, state] of entry.snapshots) {
      const cells = () => new Map([[cellKey(['snapshot', name]), snapshotText(state)]]);
      next.set(`snapshot ${name}`, this.#sameOr(`snapshot ${name}`, state, cells));
    }
    return { change: this.#differences(next), accept: () => this.#accept(next) };
  }

  /** Puts what is kept into a world. */
  apply(entry: KeptEntry, change: CellChange, documents: ServedDocuments): void {
    const names = new Set<string>();
    for (const [key, text] of change) {
      const name = cellName(key);
      const group = groupOf(name);
      names.add(group);
      const cells = new Map(this.#groups.get(group)?.cells);
      if (text === undefined) cells.delete(key);
      else cells.set(key, text);
      this.#groups.set(group, { token: undefined, cells });
      if (isWorldCell(name)) applyWorldCell(entry, name, text, documents);
    }
    for (const group of names) this.#show(entry, group);
  }

  textOf(key: string): string | undefined {
    return this.#groups.get(groupOf(cellName(key)))?.cells.get(key);
  }

  #sameOr(group: string, token: unknown, make: () => ReadonlyMap<string, string>): Group {
    const known = this.#groups.get(group);
    return known && token !== undefined && known.token === token ? known : { token, cells: make() };
  }

  #differences(next: ReadonlyMap<string, Group>): CellChange {
    const change = new Map<string, string | undefined>();
    for (const [name, group] of next) {
      const before = this.#groups.get(name);
      if (before === group) continue;
      for (const [key, text] of group.cells) if (before?.cells.get(key) !== text) change.set(key, text);
      // Of an API that is not served nothing is said, and what is kept of it stays.
      for (const key of name === 'world' ? [] : (before?.cells.keys() ?? [])) {
        if (!group.cells.has(key)) change.set(key, undefined);
      }
    }
    for (const [name, { cells }] of this.#groups) {
      if (!next.has(name)) for (const key of cells.keys()) change.set(key, undefined);
    }
    return change;
  }

  #accept(next: ReadonlyMap<string, Group>): void {
    const world = this.#groups.get('world');
    this.#groups.clear();
    for (const [name, group] of next) this.#groups.set(name, group);
    const cells = new Map([...(world?.cells ?? []), ...(next.get('world')?.cells ?? [])]);
    this.#groups.set('world', { token: undefined, cells });
  }

  /** Makes a note or a snapshot what its cells say. */
  #show({ world, snapshots }: KeptEntry, group: string): void {
    const cells = this.#groups.get(group)?.cells ?? new Map<string, string>();
    const name = group.slice(group.indexOf(' ') + 1);
    if (cells.size === 0) this.#groups.delete(group);
    if (group.startsWith('note ')) {
      const note = this.#notes.noteOf(cells);
      if (cells.size === 0) world.notes.delete(name);
      else world.notes.set(name, note);
      if (cells.size > 0) this.#groups.set(group, { token: this.#notes.token(name, note), cells });
    }
    if (group.startsWith('snapshot ')) {
      const [text] = cells.values();
      if (text === undefined) snapshots.delete(name);
      else {
        const state = snapshotOfText(text);
        snapshots.set(name, state);
        this.#groups.set(group, { token: state, cells });
      }
    }
  }
}

function groupOf(name: CellName): string {
  return name[0] === 'note' || name[0] === 'snapshot' ? `${name[0]} ${name[1]}` : 'world';
}

function isWorldCell(name: CellName): boolean {
  return groupOf(name) === 'world';
}

function worldCells(
  { world, createdAt, lastUsedMs }: KeptEntry,
  documents: ServedDocuments,
): ReadonlyMap<string, string> {
  const used = Math.floor(lastUsedMs / usedStepMs) * usedStepMs;
  const cells = new Map([
    [cellKey(['clock']), JSON.stringify(world.clock.shift())],
    [cellKey(['random']), JSON.stringify(world.random.state())],
    [cellKey(['times']), JSON.stringify([createdAt.getTime(), used])],
  ]);
  for (const [api, hash] of documents) {
    cells.set(cellKey(['last', api]), String(world.store(api).lastNumber));
    cells.set(cellKey(['document', api]), hash);
  }
  return cells;
}

function applyWorldCell(
  { world }: KeptEntry,
  name: CellName,
  text: string | undefined,
  documents: ServedDocuments,
): void {
  if (text === undefined) return;
  if (name[0] === 'last') {
    if (documents.has(name[1])) world.store(name[1]).lastNumber = Number(text);
    return;
  }
  if (name[0] !== 'clock' && name[0] !== 'random') return;
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) return;
  if (name[0] === 'clock') world.clock.shiftTo(shiftOf(value));
  else world.random.restore({ seed: String(value.seed), count: Number(value.count) });
}

function shiftOf({ isStopped, nowMs, offsetMs }: Record<string, unknown>): ClockShift {
  return isStopped === true
    ? { isStopped: true, nowMs: Number(nowMs) }
    : { isStopped: false, offsetMs: Number(offsetMs) };
}
