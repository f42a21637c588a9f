import { type Contract, loadContract } from '../contract.ts';

/** A job as it is kept; its status follows from the time. */
export interface Job {
  readonly id: string;
  readonly owner: string;
  readonly target: string;
  readonly title: string | null;
  readonly pageSize: string;
  readonly source: string;
  /** Milliseconds since 1970, as all times. */
  readonly createdAt: number;
  readonly cancelledAt: number | undefined;
}

/** All that one running server knows. */
export interface Works {
  /** Whether a violation or a variant is switched on. */
  readonly on: (id: string) => boolean;
  readonly now: () => number;
  readonly contract: Contract;
  readonly jobs: Map<string, Job>;
  /** A new id: `job_0005`. */
  readonly nextId: () => string;
}

/** The keys that the server knows, each with its owner. */
export const owners: ReadonlyMap<string, string> = new Map([
  ['ck-anna-41f0', 'anna'],
  ['ck-bert-9d27', 'bert'],
]);

/** Makes works with four jobs that have ended, of which the last is the other key's. */
export function createWorks(switched: string | undefined, document: string, now: () => number): Works {
  let made = 0;
  const nextId = () => {
    made += 1;
    return `job_${String(made).padStart(4, '0')}`;
  };
  const works: Works = {
    on: (id) => id === switched,
    now,
    contract: loadContract(document),
    jobs: new Map(),
    nextId,
  };
  const seeds = [
    ['anna', 'html', 'Minutes', '# Minutes\n\nAll agreed.\n'],
    ['anna', 'txt', null, ''],
    ['anna', 'txt', 'Notes', '# Notes\n\nBuy *ink*.\n'],
    ['bert', 'html', 'Offer', '# Offer\n\nSecret.\n'],
  ] as const;
  for (const [owner, target, title, source] of seeds) {
    const id = nextId();
    const times = { createdAt: Date.UTC(2025, 2, made, 9), cancelledAt: undefined };
    works.jobs.set(id, { id, owner, target, title, pageSize: 'a4', source, ...times });
  }
  return works;
}
