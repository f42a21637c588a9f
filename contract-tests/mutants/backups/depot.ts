import { fileURLToPath } from 'node:url';
import type { Checks } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import { lenience } from './lenience.ts';

/** A backup as it is kept; its status follows from the time. */
export interface Backup {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly note: string | null;
  /** Milliseconds since 1970, as all times. */
  readonly createdAt: number;
  readonly cancelledAt: number | undefined;
  readonly error: string | null;
}

/** A schedule as it is kept. */
export interface Schedule {
  readonly name: string;
  readonly source: string;
  readonly kind: string;
  readonly cron: string;
  readonly timeZone: string;
  readonly keepDays: number;
  readonly enabled: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** All that one running server knows. */
export interface Depot extends Checks {
  readonly now: () => number;
  /** In the order in which they were started. */
  readonly backups: Map<string, Backup>;
  readonly schedules: Map<string, Schedule>;
  /** Those that were deleted. */
  readonly deleted: Map<string, Schedule>;
  /** What each idempotency key was used for: the content of the request and the backup. */
  readonly keys: Map<string, { readonly content: string; readonly id: string }>;
  /** A new id: `bk-0007`. */
  readonly nextId: () => string;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

const backupSeeds = [
  ['database', 'full', 'Before the upgrade', null, false],
  ['files', 'incremental', null, null, false],
  ['mail', 'full', null, 'The mail server did not answer', false],
  ['database', 'incremental', null, null, true],
  ['files', 'full', 'Year end', null, false],
] as const;

const scheduleSeeds = [
  ['hourly-mail', 'mail', 'incremental', '0 * * * *', 'UTC', 7, true],
  ['monthly-archive', 'files', 'full', '0 4 1 * *', 'Europe/London', 365, false],
  ['nightly-database', 'database', 'full', '15 1 * * *', 'Europe/Berlin', 30, true],
  ['weekly-files', 'files', 'incremental', '30 2 * * 1', 'Europe/Berlin', 90, true],
] as const;

/** Makes a depot with five backups that have ended and four schedules. */
export function createDepot(switched: string | undefined, now: () => number): Depot {
  let made = 0;
  const on = (id: string) => id === switched;
  const nextId = () => {
    made += 1;
    const number = String(made).padStart(4, '0');
    return on('odd-ids') ? `bk:${number}.~(x)` : `bk-${number}`;
  };
  const depot: Depot = {
    on,
    contract: loadContract(document),
    lenience,
    now,
    backups: new Map(),
    schedules: new Map(),
    deleted: new Map(),
    keys: new Map(),
    nextId,
  };
  for (const [source, kind, note, error, isCancelled] of backupSeeds) {
    const id = nextId();
    const createdAt = Date.UTC(2025, 4, made, 1);
    const cancelledAt = isCancelled ? createdAt + 400 : undefined;
    depot.backups.set(id, { id, source, kind, note, error, createdAt, cancelledAt });
  }
  for (const [name, source, kind, cron, timeZone, keepDays, enabled] of scheduleSeeds) {
    const times = { createdAt: '2025-04-01T08:00:00.000Z', updatedAt: '2025-04-20T16:30:00.000Z' };
    depot.schedules.set(name, { name, source, kind, cron, timeZone, keepDays, enabled, ...times });
  }
  return depot;
}
