import type { components, operations } from '../../../generated/jobs/types.ts';
import type { InputOf } from '../shared/operation-input.ts';
import type { Handler } from '../shared/register-operations.ts';

/** A job, as the document describes it. */
export type Job = components['schemas']['Job'];
/** Where a job stands: `queued` and `running` may still change. */
export type JobStatus = components['schemas']['JobStatus'];
/** The receipt for a submitted job. */
export type JobAccepted = components['schemas']['JobAccepted'];
/** How a console application is doing. */
export type AppStatus = components['schemas']['AppStatus'];

/** Who sends a request: all may do the same. */
export interface Caller {
  /** Says nothing of the key: `key:1f3a9c2e`. */
  readonly user: string;
}

/** One handler for each operation of the document. */
export type JobHandlers = {
  readonly [Id in keyof operations]: Handler<InputOf<operations[Id]>, Caller>;
};
