import { isObject } from '../../model/values.ts';

/** Deeper values are taken for the same: nobody is blamed for what was not looked at. */
const maxDepth = 20;
/** Longer texts are compared as they are. */
const maxNormalised = 10_000;

/**
 * Whether a server may have written one value as the other: dates in another form or less exactly, texts trimmed, in lower case
 * or without separators, numbers rounded to cents, lists in another order. Objects are the same where the second has all that the
 * first has.
 */
export function sameValue(sent: unknown, seen: unknown, depth = 0): boolean {
  if (sent === seen || depth > maxDepth) return true;
  if (typeof sent === 'number' && typeof seen === 'number') return sameNumber(sent, seen);
  if (typeof sent === 'string' && typeof seen === 'string') return sameText(sent, seen);
  if (Array.isArray(sent) && Array.isArray(seen)) return sameList(sent, seen, depth);
  if (isObject(sent) && isObject(seen) && !Array.isArray(sent) && !Array.isArray(seen)) {
    return Object.entries(sent).every(([name, value]) =>
      Object.hasOwn(seen, name) ? sameValue(value, seen[name], depth + 1) : isNothing(value),
    );
  }
  return isKeptWithin(sent, seen) || (isNothing(sent) && isNothing(seen));
}

/** What is sent as a text or a number may be kept with an id and more: `"Tea"` as `{ id: 1, text: "Tea" }`. */
function isKeptWithin(sent: unknown, seen: unknown): boolean {
  if ((typeof sent !== 'string' && typeof sent !== 'number') || !isObject(seen)) return false;
  return Object.values(seen).some(
    (value) => typeof value === typeof sent && sameValue(sent, value, maxDepth),
  );
}

/** Whether a value says nothing: left out, null, or an empty text, list or object. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

function sameNumber(sent: number, seen: number): boolean {
  if (Math.abs(sent - seen) <= Math.abs(sent) * 1e-9) return true;
  // Cents, and whatever is finer than that, may be all that is kept.
  return [2, 3, 4, 6].some((digits) => Math.abs(Number(sent.toFixed(digits)) - seen) < 1e-9);
}

function sameText(sent: string, seen: string): boolean {
  if (sent.length > maxNormalised) return false;
  const [one, other] = [plain(sent), plain(seen)];
  if (one === other || one.toLowerCase() === other) return true;
  if (!/\s/.test(one) && one.toUpperCase() === other) return true;
  return sameTime(one, other) || sameDigits(one, other) || sameAddress(one, other);
}

function plain(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ');
}

const time = /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:[Zz]|[+-]\d\d:?\d\d)?)?$/;

/** The same instant, as exactly as the less exact of the two tells it. */
function sameTime(one: string, other: string): boolean {
  if (!time.test(one) || !time.test(other)) return false;
  const [first, second] = [Date.parse(one), Date.parse(other)];
  if (Number.isNaN(first) || Number.isNaN(second)) return false;
  const unitMs = [one, other].some((text) => text.length > 10 && !/[.,]\d/.test(text)) ? 1000 : 1;
  return Math.abs(first - second) < unitMs || Math.floor(first / unitMs) === Math.floor(second / unitMs);
}

/** Numbers of phones, books and cards are kept without their separators. */
function sameDigits(one: string, other: string): boolean {
  const isCode = /^[+\d][\d\s().x-]*$/i;
  if (!isCode.test(one) || !isCode.test(other) || time.test(one)) return false;
  const bare = (text: string) => text.replace(/[\s().-]/g, '').toLowerCase();
  return bare(one) === bare(other);
}

function sameAddress(one: string, other: string): boolean {
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(one) || !URL.canParse(one) || !URL.canParse(other)) return false;
  return new URL(one).href === new URL(other).href;
}

/** In any order; what came twice may be kept once. */
function sameList(sent: readonly unknown[], seen: readonly unknown[], depth: number): boolean {
  if (sent.length > 500 || seen.length > 500) return sent.length === seen.length;
  if (seen.length > sent.length) return false;
  const isIn = (value: unknown, list: readonly unknown[]) =>
    list.some((one) => sameValue(value, one, depth + 1));
  const distinct = sent.filter((value, index) => !isIn(value, sent.slice(0, index)));
  if (seen.length < distinct.length) return false;
  return sent.every((value) => isIn(value, seen)) && seen.length <= sent.length;
}
