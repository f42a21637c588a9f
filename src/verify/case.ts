import type { Operation, Parameter } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import type { Producer } from './find-producers.ts';

/** What kind of requests a case belongs to; a run may leave phases out. */
export const phases = ['examples', 'probes'] as const;
export type Phase = (typeof phases)[number];

/** Requests that a server must refuse, and the status that it documents for them. */
export const probeStatuses = {
  'no-credentials': 401,
  'unknown-id': 404,
  'malformed-json': 400,
  'media-type': 415,
  method: 405,
} as const;
export type ProbeKind = keyof typeof probeStatuses;

/** One request to make of a server, and what must come of it. */
export interface Case {
  /** `createJob/body/validation`, `getJob/probe/unknown-id`: unique in a plan, the same each time. */
  readonly id: string;
  readonly phase: Phase;
  readonly operation: Operation;
  /** For people, after the operation's name: `body example "validation"`. */
  readonly title: string;
  readonly request: CaseRequest;
  /** Set for a probe, whose answer must have the probe's status. */
  readonly probe: ProbeKind | undefined;
}

/** A request before its resource is known and its server chosen. */
export interface CaseRequest {
  /** In upper case. */
  readonly method: string;
  readonly parameters: readonly ParameterValue[];
  readonly body: CaseBody | undefined;
  /** False for the probe without credentials. */
  readonly sendsCredentials: boolean;
  /** Path parameters that keep their value whatever resource is there: the unknown id. */
  readonly fixed: ReadonlySet<string>;
}

export interface ParameterValue {
  readonly parameter: Parameter;
  readonly value: unknown;
}

export interface CaseBody {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Everything that there is to try on a server. */
export interface Plan {
  readonly cases: readonly Case[];
  /** The simplest request of each operation that one can be built for: how resources are created and deleted. */
  readonly base: ReadonlyMap<Operation, CaseRequest>;
  /** Which other operation's answer names the resource that an operation needs. */
  readonly producers: ReadonlyMap<Operation, Producer>;
  /** Operations and bodies that are not exercised, and why. */
  readonly problems: readonly Problem[];
}
