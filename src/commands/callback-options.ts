import { ToolkitError } from '../error.ts';
import type { DeliveryOptions } from '../mock/webhook/webhook-delivery.ts';
import type { CommandIo } from './command.ts';
import { type SigningFlags, signingOf } from './signing-of.ts';

/** What the flags of `callbackOptions` and `signingOptions` say. */
export interface CallbackFlags extends SigningFlags {
  readonly callbackDelay: number | undefined;
  readonly callbackAttempts: number | undefined;
}

/**
 * How a mock sends callbacks and webhooks.
 *
 * @throws ToolkitError E_USAGE for numbers that make no sense, or a secret that cannot be used
 */
export function deliveryOf(flags: CallbackFlags, env: CommandIo['env']): DeliveryOptions {
  const { callbackDelay: delayMs, callbackAttempts: attempts } = flags;
  // A timer can wait for no longer.
  if (delayMs !== undefined && !(delayMs >= 0 && delayMs < 2 ** 31)) {
    throw new ToolkitError('E_USAGE', `--callback-delay is ${delayMs}, not a number of milliseconds`);
  }
  if (attempts !== undefined && !(Number.isInteger(attempts) && attempts > 0)) {
    throw new ToolkitError('E_USAGE', `--callback-attempts is ${attempts}, not a whole number above 0`);
  }
  const signing = signingOf(flags, env);
  return {
    ...(delayMs !== undefined && { delayMs }),
    ...(attempts !== undefined && { attempts }),
    ...(signing && { signing }),
  };
}
