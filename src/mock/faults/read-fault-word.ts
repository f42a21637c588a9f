import { suggestion } from '../../suggestion.ts';
import { damages, isDamage } from './damages.ts';
import { type FaultEffect, maxDelayMs } from './fault.ts';

/** A fault in one word, of a command line or a request. */
export type ReadFaultWord =
  | { readonly ok: true; readonly effect: FaultEffect; readonly rate: number }
  /** One clause: what is wrong, and what there is. */
  | { readonly ok: false; readonly reason: string };

/** Words with a number behind a colon, its bounds, and what it makes. */
const measured: Readonly<
  Record<string, { readonly min: number; readonly max: number; make(value: number): FaultEffect }>
> = {
  latency: { min: 0, max: maxDelayMs, make: (ms) => ({ latency: { kind: 'fixed', ms } }) },
  bandwidth: { min: 1, max: 1e12, make: (bytesPerSecond) => ({ bytesPerSecond }) },
  dribble: { min: 1, max: maxDelayMs, make: (overMs) => ({ dribble: { parts: 10, overMs } }) },
  status: { min: 400, max: 599, make: (status) => ({ status }) },
};

/** All words: `reset`, `latency`, … */
const faultWords: readonly string[] = [...Object.keys(damages), ...Object.keys(measured)];

/** Whether a name is one of these words, or a status, so that it can mean nothing else. */
export function isFaultWord(name: string): boolean {
  return faultWords.includes(name) || /^\d+$/.test(name);
}

/**
 * Reads a fault in one word: `reset`, `503`, `latency:500`, and with its rate behind it: `reset@0.1`.
 *
 * @param others names that the caller knows beside these, for what was probably meant
 */
export function readFaultWord(text: string, others: readonly string[] = []): ReadFaultWord {
  const { word: bare, rate } = splitRate(text);
  const [, name = '', number] = /^([^:]*)(?::(.*))?$/s.exec(bare) ?? [];
  if (rate === undefined) return wrong(`the rate behind "@" must be from 0 to 1: "${bare}@0.1"`);
  if (isDamage(name)) {
    if (number !== undefined) return wrong(`"${name}" has no number behind it`);
    return { ok: true, effect: { damage: name }, rate };
  }
  const isStatus = /^\d{3}$/.test(name) && number === undefined;
  const word = isStatus ? 'status' : name;
  const measure = Object.hasOwn(measured, word) ? measured[word] : undefined;
  if (!measure)
    return wrong(`there is no fault ${quoted(name)}. ${suggestion(name, [...others, ...faultWords])}`);
  const { min, max, make } = measure;
  const value = numberOf(isStatus ? name : (number ?? ''));
  const isWhole = word !== 'status' || Number.isInteger(value);
  if (value >= min && value <= max && isWhole) return { ok: true, effect: make(value), rate };
  return wrong(`"${word}" needs a number from ${min} to ${max} behind it: "${word}:${Math.max(min, 500)}"`);
}

/** `reset@0.1` to its word and its rate, 1 where none is written; a rate that is none is undefined. */
export function splitRate(text: string): { readonly word: string; readonly rate: number | undefined } {
  const [word = '', ...shares] = text.split('@', 3);
  const rate = shares.length === 0 ? 1 : shares.length === 1 ? numberOf(shares[0] ?? '') : Number.NaN;
  return { word, rate: rate >= 0 && rate <= 1 ? rate : undefined };
}

/** Decimal digits only: `Number` takes an empty text for 0. */
function numberOf(text: string): number {
  return /^\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN;
}

function quoted(name: string): string {
  return JSON.stringify(name.slice(0, 80));
}

function wrong(reason: string): ReadFaultWord {
  return { ok: false, reason };
}
