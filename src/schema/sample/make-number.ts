import type { Facts } from './facts.ts';
import { isAmong } from './facts.ts';
import { type NumberHint, numberHint } from './number-hints.ts';
import { deadEnd, type Make } from './run.ts';

/** Tries before a number is given up. */
const maxTries = 40;

/**
 * Makes numbers within the bounds that are multiples of all steps.
 *
 * @param isWhole whether whole numbers are asked for; else those with a fraction are made where they fit
 * @param hint the property's name, which says what range is likely
 */
export function numberMaker(facts: Facts, isWhole: boolean, hint: string | undefined): Make {
  const range = rangeOf(facts, isWhole, numberHint(hint, facts.formats, isWhole));
  const fits = (value: number) => isWithin(facts, value) && !isAmong(value, facts.excluded);
  const isAllowed = (value: number) =>
    Number.isInteger(value) ? facts.types.has('integer') : facts.types.has('number');
  const isMultiple = (value: number) => facts.multiples.every((step) => isMultipleOf(value, step));
  const corners = range ? [range.low, range.high, 0, ...neighbours(facts, isWhole)] : [];
  return (run) => {
    for (let tries = 0; range && tries < maxTries; tries += 1) {
      const drawn = range.draw(run.random.next());
      const value = drawn === 0 ? 0 : drawn;
      if (fits(value) && isAllowed(value) && isMultiple(value)) return value;
    }
    const corner = corners.find((value) => fits(value) && isAllowed(value) && isMultiple(value));
    if (corner !== undefined) return corner;
    if (run.lenient) return facts.low?.value ?? facts.high?.value ?? 0;
    const at = facts.high?.at ?? facts.low?.at ?? facts.parts[0]?.at ?? { source: '', pointer: '' };
    return deadEnd(run, {
      at,
      message: `there is no ${isWhole ? 'whole number' : 'number'} within these bounds`,
    });
  };
}

/** Whether a number is within the bounds. */
export function isWithin({ low, high }: Pick<Facts, 'low' | 'high'>, value: number): boolean {
  if (low && (low.exclusive ? value <= low.value : value < low.value)) return false;
  return !(high && (high.exclusive ? value >= high.value : value > high.value));
}

/** As validators have it: the quotient, in floating point, is whole. */
export function isMultipleOf(value: number, step: number): boolean {
  const quotient = value / step;
  return Number.isInteger(quotient);
}

interface Range {
  readonly low: number;
  readonly high: number;
  /** @param fraction from 0 up to 1 */
  draw(fraction: number): number;
}

const whole32 = 2 ** 31;

function rangeOf(facts: Facts, isWhole: boolean, hint: NumberHint): Range | undefined {
  const [step] = facts.multiples.toSorted((one, other) => other - one);
  const is32 = facts.formats.includes('int32');
  const isNatural = facts.formats.some((format) => /^uint/.test(format));
  const floor = is32 ? -whole32 : isNatural ? 0 : isWhole ? Number.MIN_SAFE_INTEGER : -Number.MAX_VALUE;
  const ceiling = is32 ? whole32 - 1 : isWhole ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE;
  const least = Math.max(
    facts.low?.value ?? floor,
    isNatural ? 0 : -Number.MAX_VALUE,
    is32 ? floor : -Number.MAX_VALUE,
  );
  const most = Math.min(facts.high?.value ?? ceiling, is32 ? ceiling : Number.MAX_VALUE);
  if (least > most) return undefined;
  const [low, high] = likely(least, most, hint, step ?? 0);
  if (step !== undefined) return steppedRange(low, high, step);
  if (isWhole) return wholeRange(facts, low, high);
  return fractionRange(low, high, hint.decimals);
}

/** What is likely of what is allowed. */
function likely(least: number, most: number, hint: NumberHint, step: number): [number, number] {
  const low = Math.max(least, hint.low);
  const high = Math.min(most, Math.max(hint.high, hint.low + step * 10));
  if (low <= high) return [low, high];
  const span = Math.max(hint.high - hint.low, step * 10, 100);
  // The bounds are elsewhere than the name lets expect: near the one that is nearer to it.
  return least > hint.high ? [least, Math.min(most, least + span)] : [Math.max(least, most - span), most];
}

function wholeRange(facts: Facts, low: number, high: number): Range | undefined {
  const first = Math.ceil(low) + (facts.low?.exclusive && facts.low.value === Math.ceil(low) ? 1 : 0);
  const last = Math.floor(high) - (facts.high?.exclusive && facts.high.value === Math.floor(high) ? 1 : 0);
  if (first > last) return undefined;
  const count = last - first + 1;
  return { low: first, high: last, draw: (fraction) => Math.min(last, first + Math.floor(fraction * count)) };
}

function steppedRange(low: number, high: number, step: number): Range | undefined {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  if (first > last) return undefined;
  const at = (index: number) => tidy(index * step, step);
  const draw = (fraction: number) => at(first + Math.floor(fraction * (last - first + 1)));
  return { low: at(first), high: at(last), draw };
}

/** `3 * 0.1` is 0.30000000000000004; the nearest number with as many digits as the step has is meant. */
function tidy(value: number, step: number): number {
  const digits = decimalsOf(step);
  return digits > 0 && digits <= 15 ? Number(value.toFixed(digits)) : value;
}

function decimalsOf(step: number): number {
  const [mantissa = '', exponent = '0'] = String(step).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}

function fractionRange(low: number, high: number, decimals: number): Range {
  const span = high - low;
  const scale = 10 ** decimals;
  // Few digits look like real values; where they do not fit between the bounds, all of them are used.
  const rounds = span * scale > 20 && Math.abs(low) < 1e12 && Math.abs(high) < 1e12;
  const draw = (fraction: number) => {
    const value = Number.isFinite(span) ? low + fraction * span : low * (1 - fraction) + high * fraction;
    return rounds ? Math.round(value * scale) / scale : value;
  };
  return { low, high, draw };
}

/** Numbers right beside the bounds, for the narrowest of ranges. */
function neighbours({ low, high }: Facts, isWhole: boolean): number[] {
  const middle = low && high ? [low.value / 2 + high.value / 2] : [];
  const bounds = [low?.value, high?.value].filter((value) => value !== undefined);
  const near = bounds.flatMap((value) => [value, value + 1, value - 1]);
  return isWhole ? near.flatMap((value) => [Math.floor(value), Math.ceil(value)]) : [...middle, ...near];
}
