/** One text of a document, read and parsed: the root file, or one that a `$ref` leads to. */
export interface Source {
  /** Absolute file path or URL, or `<stdin>`. */
  readonly uri: string;
  readonly text: string;
  readonly format: 'json' | 'yaml';
  /** The parsed tree: plain objects, arrays and scalars. Never changed after parsing. */
  readonly value: unknown;
  /** Of a tree that was upgraded: where a node of it stood in the text, by JSON pointer. */
  readonly originOf?: (pointer: string) => string;
}
