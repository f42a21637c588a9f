/** A file that a stage has made and a command writes: `{ path: 'jobs/types.ts', text: '…' }`. */
export interface GeneratedFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}
