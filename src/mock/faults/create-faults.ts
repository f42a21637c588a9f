import { findResponse } from '../../contract/find-response.ts';
import { operationLabel } from '../../contract/finding.ts';
import type { Model, Operation } from '../../model/model.ts';
import { createRandom, type Random } from '../../schema/sample/random.ts';
import type { Call, Delivery, Directed } from '../behaviour.ts';
import { selectedOperations } from '../mock-file/operation-selector.ts';
import type { World } from '../world/world.ts';
import { describeEffect, describeFault } from './describe-fault.ts';
import { drawLatency } from './draw-latency.ts';
import type { Fault, FaultEffect } from './fault.ts';
import { readFaultWord } from './read-fault-word.ts';
import { wishedFault } from './wished-fault.ts';

/** What of a call faults are decided by. */
export type FaultCall = Pick<Call, 'api' | 'operation' | 'request' | 'world'>;

/** What troubles a request. */
export type FaultDecision =
  | {
      readonly ok: true;
      /** How the answer travels; absent where that is as ever. */
      readonly delivery?: Delivery;
      /** The documented error that is answered, in place of everything else. */
      readonly directed?: Directed;
      /** For the explanation: `fault flaky: answers 503`. */
      readonly because: string;
    }
  /** The request asks for a fault that there is not: one clause. */
  | { readonly ok: false; readonly detail: string };

/** The troubles of one API. */
export interface Faults {
  /** What troubles this request; undefined where nothing does. It is counted. */
  decide(call: FaultCall): FaultDecision | undefined;
  /** A line for each fault that an operation can meet. */
  explain(operation: Operation): readonly string[];
}

/** A fault and its place among all, by which it is counted. */
interface Armed {
  readonly fault: Fault;
  readonly index: number;
}

/**
 * Makes the troubles of an API.
 *
 * Of several faults that strike at once, the first decides on each part of the answer: on its status or what is damaged, on
 * its time, on its pace. What strikes follows from the world's seed and from how many requests there were, so that the
 * same requests meet the same faults.
 *
 * @param faults those of the file, or of `faultsOfWords`; also with none, requests can ask for some
 * @example
 * createFaults(model, file.faults).decide({ api, operation, request, world })
 */
export function createFaults(model: Model, faults: readonly Fault[]): Faults {
  const byOperation = new Map<Operation, Armed[]>();
  for (const [index, fault] of faults.entries()) {
    for (const operation of selectedOperations(model, fault.on)) {
      const { status } = fault.effect;
      // Of all operations, or of those with a tag, it is for those that document it.
      if (status !== undefined && !findResponse(operation, status)) continue;
      byOperation.set(operation, [...(byOperation.get(operation) ?? []), { fault, index }]);
    }
  }
  return {
    decide(call) {
      const wish = wishedFault(call.request);
      if (wish !== undefined) return grantWish(faults, call, wish);
      const armed = byOperation.get(call.operation);
      return armed && decisionOf(armed, call);
    },
    explain: (operation) => (byOperation.get(operation) ?? []).map(({ fault }) => describeFault(fault)),
  };
}

/** Only what was asked for, so that a test meets one trouble at a time. */
function grantWish(faults: readonly Fault[], call: FaultCall, wish: string): FaultDecision {
  const named = faults.find(({ name }) => name === wish);
  const names = faults.flatMap(({ name }) => name ?? []);
  const read = named ? { ok: true as const, effect: named.effect } : readFaultWord(wish, names);
  if (!read.ok) return { ok: false, detail: read.reason };
  const { status } = read.effect;
  if (status !== undefined && !findResponse(call.operation, status)) {
    const documented = call.operation.responses.map((response) => response.status).join(', ');
    const label = operationLabel(call.operation);
    return { ok: false, detail: `${label} has no response ${status}. Documented: ${documented}.` };
  }
  const because = `fault ${named?.label ?? wish}, as asked for: ${describeEffect(read.effect)}`;
  return combine([{ effect: read.effect, because, random: randomOf(call, 'wish', countOf(call, 'wish')) }]);
}

/** A fault that strikes. */
interface Strike {
  readonly effect: FaultEffect;
  readonly because: string;
  readonly random: Random;
}

function decisionOf(armed: readonly Armed[], call: FaultCall): FaultDecision | undefined {
  const strikes = armed.flatMap(({ fault, index }): Strike[] => {
    if (fault.rate === 0) return [];
    const count = countOf(call, String(index));
    if (fault.first !== undefined && count > fault.first) return [];
    if (fault.every !== undefined && count % fault.every !== 0) return [];
    const random = randomOf(call, String(index), count);
    if (fault.rate < 1 && !random.chance(fault.rate)) return [];
    const { effect, label } = fault;
    return [{ effect, because: `fault ${label}: ${describeEffect(effect)}`, random }];
  });
  return strikes.length === 0 ? undefined : combine(strikes);
}

function combine(strikes: readonly Strike[]): FaultDecision {
  const latency = strikes.find(({ effect }) => effect.latency);
  const bytesPerSecond = strikes.find(({ effect }) => effect.bytesPerSecond !== undefined)?.effect
    .bytesPerSecond;
  const dribble = strikes.find(({ effect }) => effect.dribble)?.effect.dribble;
  const ending = strikes.find(({ effect }) => effect.damage !== undefined || effect.status !== undefined);
  const { status, damage } = ending?.effect ?? {};
  const delivery: Delivery = {
    ...(latency?.effect.latency && { delayMs: drawLatency(latency.effect.latency, latency.random) }),
    ...(bytesPerSecond !== undefined && { bytesPerSecond }),
    ...(dribble && { dribble }),
    ...(damage && { fault: damage }),
  };
  const because = strikes.map((strike) => strike.because).join('; ');
  return {
    ok: true,
    ...(Object.keys(delivery).length > 0 && { delivery }),
    ...(status !== undefined && { directed: { status, because: ending?.because ?? because } }),
    because,
  };
}

/** Plain values, so that a copy of a world has the same faults before it. */
interface FaultNote {
  readonly seed: string;
  readonly counts: Map<string, number>;
}

function noteOf({ api, world }: FaultCall): FaultNote {
  const key = `faults/${api}`;
  // Only this file writes under the key.
  const known = world.notes.get(key) as FaultNote | undefined;
  if (known) return known;
  const note = { seed: seedOf(world), counts: new Map<string, number>() };
  world.notes.set(key, note);
  return note;
}

function seedOf({ random }: World): string {
  return String(random.next());
}

/** How many requests a fault has seen, this one included. */
function countOf(call: FaultCall, fault: string): number {
  const { counts } = noteOf(call);
  const count = (counts.get(fault) ?? 0) + 1;
  counts.set(fault, count);
  return count;
}

function randomOf(call: FaultCall, fault: string, count: number): Random {
  return createRandom(`${noteOf(call).seed} ${fault} ${count}`);
}
