import type { Model, Operation } from '../../model/model.ts';
import { lazy } from '../../model/values.ts';
import type { Call, Directed } from '../behaviour.ts';
import type { LimitsSection, WrittenLimit } from '../mock-file/limits-section.ts';
import { selectedOperations } from '../mock-file/operation-selector.ts';
import { countedKey } from './counted-key.ts';
import { type Counter, moveOn, newCounter, type Standing, standingOf } from './counters.ts';
import { type DocumentedLimit, documentedLimits } from './documented-limits.ts';
import { type CountedBy, rateText } from './limit.ts';
import { type LimitStanding, limitHeaders } from './limit-headers.ts';

/** What of a call limits are counted by. */
export type LimitCall = Pick<Call, 'api' | 'operation' | 'request' | 'world'>;

/** The limits of one API. */
export interface Limits {
  /** Counts a request; what it is answered where a limit refuses it, which is then not counted. */
  decide(call: LimitCall): Directed | undefined;
  /** The headers that tell of limits in an answer of this status, names in lower case; none where there is no limit. */
  headers(call: LimitCall, status: number): Readonly<Record<string, string>>;
  /** A line for each limit of an operation, and where it is from. */
  explain(operation: Operation): readonly string[];
}

/** More clients than this are not told apart: those that were quiet the longest are forgotten. */
const maxCounters = 2000;

/**
 * Makes the limits of an API; undefined where there are none. They are counted in the world of the request, by its clock.
 *
 * @example
 * createLimits(model, 'documented')?.decide({ api, operation, request, world })?.status // 429, or undefined
 */
export function createLimits(model: Model, section: LimitsSection): Limits | undefined {
  if (section === 'off') return undefined;
  const limitsOf = section === 'documented' ? documentedBy(model) : writtenBy(model, section);
  return {
    decide(call) {
      const standings = standingsOf(model, call, limitsOf(call.operation));
      const [nearest] = standings;
      if (!nearest) return undefined;
      if (nearest.standing.remaining < 1) return refusalOf(model, call, standings, nearest);
      for (const { counter } of standings) counter.count += 1;
      return undefined;
    },
    headers(call, status) {
      const limits = limitsOf(call.operation);
      if (limits.length === 0) return {};
      return limitHeaders(model, call.operation, status, standingsOf(model, call, limits));
    },
    explain: (operation) =>
      limitsOf(operation).map(({ by, each, origin, ...rate }) => {
        const whose = { credential: 'credential', ip: 'address', session: 'session' }[by];
        const scope = each === 'operation' ? ' and operation' : '';
        return `${rateText(rate)} for each ${whose}${scope} (${origin})`;
      }),
  };
}

type LimitsOf = (operation: Operation) => readonly DocumentedLimit[];

/** Read when an operation is first asked: documents are large. */
function documentedBy(model: Model): LimitsOf {
  const known = new Map<Operation, readonly DocumentedLimit[]>();
  return (operation) => {
    let limits = known.get(operation);
    if (!limits) {
      limits = documentedLimits(model, operation);
      known.set(operation, limits);
    }
    return limits;
  };
}

function writtenBy(model: Model, section: readonly WrittenLimit[]): LimitsOf {
  const byOperation = lazy(() => {
    const map = new Map<Operation, DocumentedLimit[]>();
    for (const written of section) {
      for (const operation of selectedOperations(model, written.on)) {
        map.set(operation, [...(map.get(operation) ?? []), limitOf(written, operation)]);
      }
    }
    return map;
  });
  return (operation) => byOperation().get(operation) ?? [];
}

function limitOf({ label, on: _, by, ...limit }: WrittenLimit, operation: Operation): DocumentedLimit {
  const id = limit.each === 'operation' ? `${label} ${operation.name}` : label;
  return { ...limit, id, by: by ?? (operation.security.length > 0 ? 'credential' : 'ip'), origin: label };
}

interface Counted extends LimitStanding {
  readonly counter: Counter;
}

/** Where the limits of a call stand, the one first that is nearest to running out, or that lasts longest when used up. */
function standingsOf(model: Model, call: LimitCall, limits: readonly DocumentedLimit[]): readonly Counted[] {
  if (limits.length === 0) return [];
  const { api, operation, request, world } = call;
  const nowMs = world.clock.now().getTime();
  const counters = countersOf(world.notes, `limits/${api}`);
  const keys: Partial<Record<CountedBy, string>> = {};
  const counted = limits.map((limit): Counted => {
    keys[limit.by] ??= countedKey(model, operation, request, limit.by);
    const counter = counterAt(counters, `${limit.id} ${keys[limit.by]}`, nowMs);
    moveOn(counter, limit, nowMs);
    return { limit, counter, nowMs, standing: standingOf(counter, limit, nowMs) };
  });
  return counted.length === 1 ? counted : counted.sort((one, other) => order(one.standing, other.standing));
}

function order(one: Standing, other: Standing): number {
  return one.remaining - other.remaining || other.resetMs - one.resetMs;
}

function countersOf(notes: Map<string, unknown>, key: string): Map<string, Counter> {
  // Only this file writes under the key.
  const known = notes.get(key) as Map<string, Counter> | undefined;
  if (known) return known;
  const counters = new Map<string, Counter>();
  notes.set(key, counters);
  return counters;
}

function counterAt(counters: Map<string, Counter>, key: string, nowMs: number): Counter {
  const counter = counters.get(key) ?? newCounter(nowMs);
  counters.delete(key);
  counters.set(key, counter);
  const oldest = counters.keys().next();
  if (counters.size > maxCounters && !oldest.done) counters.delete(oldest.value);
  return counter;
}

function refusalOf(
  model: Model,
  call: LimitCall,
  standings: readonly LimitStanding[],
  { limit, standing }: LimitStanding,
): Directed {
  const rate = rateText(limit);
  const because = `limit ${rate} (${limit.origin}) is used up for ${Math.ceil(standing.resetMs / 1000)} s`;
  const headers = limitHeaders(model, call.operation, 429, standings);
  return { status: 429, ...(limit.example !== undefined && { example: limit.example }), headers, because };
}
