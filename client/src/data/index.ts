/**
 * `@concordat/client/data`: what changed since the last time, long lists read and written in parts, and runs that go on
 * behind a crash.
 */
export type { BatchOptions, BatchProgress, SendContext } from './batch-options.ts';
export type { FailedItem, FailureKind, Outcome, SendResult, SucceededItem } from './batch-outcome.ts';
export { canonicalJson } from './canonical-json.ts';
export type { Cursor } from './cursor.ts';
export { type Change, type DetectChangesOptions, detectChanges } from './detect-changes.ts';
export { type Fingerprint, fingerprint } from './fingerprint.ts';
export { incremental } from './incremental.ts';
export type { HandleContext, IncrementalOptions, IncrementalResult } from './incremental-options.ts';
export { type NumberedPage, type ReadPagesOptions, readPages, UnreadPageError } from './read-pages.ts';
export { type BatchResult, runBatch } from './run-batch.ts';
export { StateError, type StateFault } from './state-error.ts';
export { memoryStateStore, type StateStore, type WriteStateOptions } from './state-store.ts';
export { BatchChangedError, type RunEnd, writeInChunks } from './write-in-chunks.ts';
