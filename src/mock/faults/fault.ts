import type { Location } from '../../problem.ts';
import type { Delivery } from '../behaviour.ts';
import type { OperationSelector } from '../mock-file/operation-selector.ts';

/** A trouble that answers meet, and when they meet it. */
export interface Fault {
  /** By which a request can ask for it: `Prefer: fault=flaky`. */
  readonly name: string | undefined;
  /** How it is spoken of: its name, or its place among the others: `faults/0`. */
  readonly label: string;
  readonly on: OperationSelector;
  /** How likely it is, from 0 to 1. */
  readonly rate: number;
  /** Only so many requests, the first ones. */
  readonly first: number | undefined;
  /** Only each so-manieth request: 3 for the third, sixth and ninth. */
  readonly every: number | undefined;
  readonly effect: FaultEffect;
  readonly at: Location;
}

/** What happens; at least one of these. */
export interface FaultEffect {
  readonly latency?: Latency;
  readonly bytesPerSecond?: number;
  readonly dribble?: { readonly parts: number; readonly overMs: number };
  /** A documented status that is answered, 400 to 599. */
  readonly status?: number;
  readonly damage?: Damage;
}

/** What can happen to an answer on its way. */
export type Damage = NonNullable<Delivery['fault']>;

/** How long an answer takes, in milliseconds. */
export type Latency =
  | { readonly kind: 'fixed'; readonly ms: number }
  /** Any time between the two is as likely as any other. */
  | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number }
  /** A long tail: half of the answers take less than the median. */
  | { readonly kind: 'log-normal'; readonly medianMs: number; readonly sigma: number };

/** No answer waits longer, ten minutes: what is drawn beyond is cut, what is written beyond is refused. */
export const maxDelayMs = 600_000;
