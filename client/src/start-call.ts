import type { OperationDefinition } from './definition.ts';
import type { OperationInfo } from './policy.ts';

/** One call of a client's method: what its policies are told, and its end. */
export interface StartedCall {
  readonly info: OperationInfo;
  /** Runs what the policies left to run at the end: timers are stopped. */
  end(): void;
}

/** Begins a call: what is known of the operation, and of this one request to it. */
export function startCall(
  name: string,
  { method, path, idempotencyHeader }: OperationDefinition,
  body: unknown,
  parseAs: string | undefined,
): StartedCall {
  const ends: (() => void)[] = [];
  const info: OperationInfo = {
    name,
    method,
    path,
    ...(idempotencyHeader !== undefined && { idempotencyHeader }),
    ...(body instanceof ReadableStream && { oneShot: true }),
    ...(parseAs === 'stream' && { streamed: true }),
    onEnd: (run) => void ends.push(run),
  };
  return {
    info,
    end() {
      for (const run of ends) run();
    },
  };
}
