import type { Operation } from '../model/model.ts';
import type { World } from './run/world.ts';

/** What kinds of cases there are; a run may leave some out. `limits` uses up the server's rate limits: only when named. */
export const phases = ['examples', 'sequences', 'auth', 'boundaries', 'fuzz', 'limits'] as const;
export type Phase = (typeof phases)[number];

/** What a run does unless it is told. */
export const defaultPhases: readonly Phase[] = ['examples', 'sequences', 'auth', 'boundaries', 'fuzz'];

/** One thing to try on a server: a request, or several that belong together. */
export interface Case {
  /** `createJob/body/validation`, `getJob/unknown-id`: unique in a plan, the same each time. */
  readonly id: string;
  readonly phase: Phase;
  /** Whose group it is in; findings may blame others. */
  readonly operation: Operation;
  /** For people, after the operation's name: `body example "validation"`. */
  readonly title: string;
  /** What it is about, for those who leave it out: `unknown-id`, `method`, `paging`. */
  readonly topic?: string;
  /** Whether it asks for what was created or changed before: not of a server that remembers nothing. */
  readonly needsState?: true;
  /** Whether it may end the session of who is calling: it comes last, and everything is deleted before. */
  readonly endsSession?: true;
  /**
   * Sends what there is to send, and reports what is wrong.
   *
   * @throws CaseSkipped where it does not apply to this server
   */
  run(world: World): Promise<void>;
}

/** Thrown by a case that does not apply, with the reason that reports print. */
export class CaseSkipped extends Error {}

/** Thrown where the budget of requests or time is used up. */
export class OverBudget extends Error {}
