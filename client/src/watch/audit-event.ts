import type { CallFailure } from './call-failure.ts';

/** Who did what to what, when, and how it ended: one for each call. Plain data, without secrets. */
export interface AuditEvent {
  /** When it began: RFC 3339, in UTC. */
  readonly time: string;
  /** undefined where `user` knows of none. */
  readonly user: string | undefined;
  /** The operation: `deleteDataset`. */
  readonly action: string;
  readonly method: string;
  /** Origin and path that it was done to, without query: `https://data.acme.dev/datasets/7`. */
  readonly resource: string;
  readonly outcome: 'success' | 'failure';
  /** Why it failed. */
  readonly failure?: CallFailure;
  /** undefined where no answer came. */
  readonly status?: number;
  /** Until the head of the answer was there, or the failure, in milliseconds. */
  readonly durationMs: number;
  /** What the server's logs know the call by: `X-Request-Id`. */
  readonly requestId?: string;
  /** What `details` gave, redacted. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Takes events. It is waited for, so that what it has written is written when the call goes on. */
export type AuditSink = (event: AuditEvent) => unknown;
