import { publicText } from './public-text.ts';

/** Told of what a listener or a sink threw; the call that it was told of goes on. */
export type OnFault = (error: unknown) => void;

/** Writes to the console what went wrong where nobody waits for it, without what it quotes of secrets. */
export function consoleFault(what: string): OnFault {
  return (error) => console.error(`${what} failed: ${publicText(String(error))}`);
}

/** Calls what may fail, at once or later. Never throws. */
export async function runGuarded(run: () => unknown, onFault: OnFault): Promise<void> {
  try {
    await run();
  } catch (error) {
    try {
      onFault(error);
    } catch {
      // Who is told of faults and fails at that has nobody left to tell.
    }
  }
}
