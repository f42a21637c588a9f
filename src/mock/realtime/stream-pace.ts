import type { Model, Operation } from '../../model/model.ts';
import { selectedOperations } from '../mock-file/operation-selector.ts';
import type { StreamsSection } from '../mock-file/streams-section.ts';
import type { Preferences } from '../request/preferences.ts';

/** How many events come, and when. */
export interface StreamPace {
  /** Undefined: all that there are, or five where they are made up. */
  readonly events: number | undefined;
  /** Undefined: a tenth of a second, less where all would take more than two seconds. */
  readonly intervalMs: number | undefined;
  readonly heartbeatMs: number;
  /** Undefined: clients are told nothing. */
  readonly retryMs: number | undefined;
}

const defaultIntervalMs = 100;
/** What nobody asked for does not take longer. */
const longestDefaultMs = 2000;
const defaultHeartbeatMs = 15_000;

/** The pace of an operation: what the request prefers, else what the mock file says, else the default. */
export function streamPace(
  { model, operation }: { readonly model: Model; readonly operation: Operation },
  streams: StreamsSection,
  { events, interval }: Pick<Preferences, 'events' | 'interval'>,
): StreamPace {
  const written = streams.find(({ on }) => selectedOperations(model, on).includes(operation));
  return {
    events: events ?? written?.events,
    intervalMs: interval ?? written?.intervalMs,
    heartbeatMs: written?.heartbeatMs ?? defaultHeartbeatMs,
    retryMs: written?.retryMs,
  };
}

/** The time between two of so many events, in milliseconds. */
export function intervalOf({ intervalMs }: StreamPace, count: number): number {
  return intervalMs ?? Math.min(defaultIntervalMs, longestDefaultMs / Math.max(1, count));
}
