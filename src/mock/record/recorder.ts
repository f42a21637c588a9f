import type { JournalApi } from '../journal/journal-entry.ts';
import { HarFile, type HarFileLimits, type RecordingSummary } from './har-file.ts';
import { harEntryText } from './har-text.ts';
import type { ExchangeListener } from './server-exchange.ts';

/** How exchanges are recorded. */
export interface RecorderOptions {
  readonly api: JournalApi;
  /** The server's URL: its origin stands before the targets. */
  readonly upstream: string;
  readonly limits?: Partial<HarFileLimits>;
  /** How often the file is given what is new, in milliseconds. Default: 2,000. */
  readonly saveEveryMs?: number;
  /** Told of an exchange that cannot be recorded, and once when nothing can be any more. Default: nobody. */
  readonly onFailure?: (error: Error) => void;
  /** In milliseconds, for how long saving takes. Default: `performance.now`. */
  readonly clock?: () => number;
  /** Calls a function at intervals, and returns how to stop that. Default: `setInterval`. */
  readonly repeat?: (task: () => void, ms: number) => () => void;
}

/** Records exchanges into a HAR file. */
export interface Recorder {
  readonly record: ExchangeListener;
  readonly summary: RecordingSummary;
  /** Ends the recording; the file has everything then. @throws ToolkitError E_OUTPUT */
  close(): Promise<RecordingSummary>;
}

/** A file is given what is new at intervals this many times as long as that took last. */
const restFactor = 10;

/**
 * Begins to record, secrets replaced.
 *
 * @throws ToolkitError E_OUTPUT where the file cannot be written
 */
export async function startRecorder(path: string, options: RecorderOptions): Promise<Recorder> {
  const { api, upstream, limits, saveEveryMs = 2_000, repeat = everySoOften } = options;
  const clock = options.clock ?? (() => performance.now());
  const { origin } = new URL(upstream);
  const file = await HarFile.open(path, limits);
  let isSaving = false;
  let rest = 0;
  let isTold = false;
  const tellFailure = () => {
    if (!file.failure || isTold) return;
    isTold = true;
    options.onFailure?.(file.failure);
  };
  const stop = repeat(() => {
    rest -= saveEveryMs;
    if (isSaving || rest > 0) return;
    isSaving = true;
    const start = clock();
    void file.save().then(() => {
      isSaving = false;
      rest = restFactor * (clock() - start);
      tellFailure();
    });
  }, saveEveryMs);
  return {
    record(exchange) {
      try {
        file.add(harEntryText(exchange, api, origin));
      } catch (error) {
        // What cannot be searched for secrets is not written.
        file.leaveOut();
        options.onFailure?.(error instanceof Error ? error : new Error(String(error)));
      }
    },
    get summary() {
      return file.summary;
    },
    close: () => {
      stop();
      return file.close();
    },
  };
}

function everySoOften(task: () => void, ms: number): () => void {
  const timer = setInterval(task, ms).unref();
  return () => clearInterval(timer);
}
