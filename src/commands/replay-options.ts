/** Flags of a mock that answers from a recording. */
export const replayFlags = {
  replay: {
    type: 'list',
    value: 'file',
    summary:
      'answer from a HAR file what is recorded there, and as usual what is not; repeatable, the first file counts first',
  },
  replayOnly: {
    type: 'boolean',
    summary: 'with --replay: refuse what is not recorded, with 404, or 501 for an operation without a record',
  },
} as const;

/** What the flags say. */
export interface ReplayFlags {
  readonly replay: readonly string[];
  readonly replayOnly: boolean | undefined;
  readonly strict: boolean | undefined;
}
