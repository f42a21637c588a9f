/** A file that a project is laid out with. */
export interface ProjectFile {
  /** Relative to the project's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** One phrase: what it is for. */
  readonly purpose: string;
  /**
   * What becomes of a file that is there already. `refuse`: it is replaced only when the user forces it. `keep`: it is
   * the user's and stays. `merge`: `text` has all of it already.
   */
  readonly existing: 'refuse' | 'keep' | 'merge';
}

/** What the files of a project are made from. */
export interface Project {
  /** The API's name. */
  readonly name: string;
  /** The document, relative to the project's folder. */
  readonly document: string;
  /** Whether the document was there before, with lint problems that are accepted. */
  readonly isAdopted: boolean;
  /** Hosts that its `$ref`s lead to. */
  readonly allowHosts: readonly string[];
  /** `ts`, or `mts` in a package whose `.ts` files are CommonJS. */
  readonly extension: 'ts' | 'mts';
  /** The toolkit's own version. */
  readonly version: string;
}
