// What is kept of a world, in small parts: each under a key, a text of JSON as its value. Types and keys only.

/** All cells of a world, by their keys. */
export type Cells = ReadonlyMap<string, string>;

/** Cells that are to be written, and, without a value, taken away. */
export type CellChange = ReadonlyMap<string, string | undefined>;

/** What a cell holds. */
export type CellName =
  | readonly ['item', api: string, resource: string, number: number]
  /** The number of the last item of an API. */
  | readonly ['last', api: string]
  /** What document and mock file the items of an API were made by. */
  | readonly ['document', api: string]
  | readonly ['note', name: string]
  /** One entry of a note that is a map. */
  | readonly ['note', name: string, entry: string]
  | readonly ['snapshot', name: string]
  | readonly ['clock']
  | readonly ['random']
  /** When the world was made, and about when it was last asked for. */
  | readonly ['times'];

/** The key of a cell: `["item","jobs","jobs",7]`. */
export function cellKey(name: CellName): string {
  return JSON.stringify(name);
}

/** The parts of a key. @throws SyntaxError for one that is not JSON */
export function cellName(key: string): CellName {
  // Keys are written by `cellKey` alone; what is none of them is left alone by who reads it.
  return JSON.parse(key) as CellName;
}
