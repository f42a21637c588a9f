import type { ServerOptions } from '../shared/listen.ts';
import type { AccountSetting, ApiKeySetting } from './accounts.ts';
import type { StudioLimits } from './limits.ts';
import type { RunTask } from './task.ts';

/** What the studio server takes. */
export interface StudioSettings extends Omit<ServerOptions, 'limits'> {
  /** Default: `off`. */
  readonly limits?: 'off' | 'documented' | Partial<StudioLimits>;
  /** Default: those of `demo.ts`. */
  readonly accounts?: readonly AccountSetting[];
  /** Default: those of `demo.ts`. */
  readonly apiKeys?: readonly ApiKeySetting[];
  /**
   * Addresses and networks of the proxies whose `X-Forwarded-User` and `X-Forwarded-For` are believed: `10.0.0.0/8`.
   * Default: none.
   */
  readonly trustedProxies?: readonly string[];
  /** Where files are kept. Default: beside the database; a temporary folder where that is in memory. */
  readonly folder?: string;
  /** The largest file that can be uploaded, in bytes. Default: 100 MB (104,857,600). */
  readonly maxUploadBytes?: number;
  /** A file that the audit log is written to as JSON lines, beside its table. Default: none. */
  readonly auditFile?: string;
  /** Where webhooks may lead. Default: `public`, which is no address of a private network. */
  readonly webhookTargets?: 'public' | 'any';
  /** How often messages are sent that are due, in milliseconds; 0 leaves it to `deliverWebhooks`. Default: 1000. */
  readonly webhookIntervalMs?: number;
  /** Sends the messages, wherever they go. Default: one that keeps to `webhookTargets`, checking what it connects to. */
  readonly fetch?: typeof globalThis.fetch;
  /** How many generations and evaluations run at a time, of all accounts together; the others wait. Default: 2. */
  readonly tasksAtOnce?: number;
  /** Default: in a thread of its own. */
  readonly runTask?: RunTask;
  /** Gives the seed of a generation, a whole number from 0 below 2^31. Default: random. */
  readonly createSeed?: () => number;
}
