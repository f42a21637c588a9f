/** A signal that follows another one and can be aborted on its own. */
export interface LinkedSignal {
  readonly signal: AbortSignal;
  abort(reason: unknown): void;
  /** Stops following: the other signal may live much longer. */
  unlink(): void;
}

/** `AbortSignal.any` that can be aborted and let go; runtimes keep what it makes as long as its sources. */
export function linkSignal(source: AbortSignal): LinkedSignal {
  const controller = new AbortController();
  const follow = () => controller.abort(source.reason);
  if (source.aborted) follow();
  else source.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    unlink: () => source.removeEventListener('abort', follow),
  };
}
