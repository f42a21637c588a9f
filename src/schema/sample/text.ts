import type { Random } from './random.ts';
import { wordLists } from './word-lists.ts';

// How texts are put together from words.

/** `swift`. */
export function word(random: Random): string {
  return random.pick(wordLists.words);
}

/** `swift harbor`. */
export function words(random: Random, fewest: number, most: number): string {
  let text = word(random);
  for (let left = random.integer(fewest, most) - 1; left > 0; left -= 1) text += ` ${word(random)}`;
  return text;
}

/** `Swift harbor`. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `Swift harbor meets the early comet.`, several of them with blanks between. */
export function sentences(random: Random, fewest: number, most: number): string {
  const all: string[] = [];
  for (let left = random.integer(fewest, most); left > 0; left -= 1)
    all.push(`${capitalised(words(random, 4, 9))}.`);
  return all.join(' ');
}

/** `swift-harbor`. */
export function slug(random: Random): string {
  return `${word(random)}-${word(random)}`;
}

const hexDigits = '0123456789abcdef';

/** Hexadecimal digits in lower case. */
export function hex(random: Random, length: number): string {
  let text = '';
  while (text.length + 7 <= length)
    text += Math.floor(random.next() * 0x1000_0000)
      .toString(16)
      .padStart(7, '0');
  while (text.length < length) text += hexDigits.charAt(Math.floor(random.next() * 16));
  return text;
}

/** Decimal digits, the first of them not zero. */
export function digits(random: Random, length: number): string {
  let text = length > 0 ? String(random.integer(1, 9)) : '';
  while (text.length < length) text += String(random.integer(0, 9));
  return text;
}

/** A version 4 UUID. */
export function uuid(random: Random): string {
  const all = hex(random, 31);
  const variant = random.pick(['8', '9', 'a', 'b']);
  return `${all.slice(0, 8)}-${all.slice(8, 12)}-4${all.slice(12, 15)}-${variant}${all.slice(15, 18)}-${all.slice(18, 30)}`;
}

/** Latin letters and digits. */
export function token(random: Random, length: number): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
  let text = '';
  while (text.length < length) text += letters.charAt(Math.floor(random.next() * letters.length));
  return text;
}

const dayMs = 86_400_000;

/** A whole second within the days before or, negative, after a moment: `2025-11-03T09:12:44Z`. */
export function moment(random: Random, now: Date, daysBefore: number): string {
  const ms = now.getTime() - Math.floor(random.next() * daysBefore * dayMs);
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Text of a length within bounds, by repeating or cutting it; what has no length to give is left as it is. */
export function fitted(text: string, fewest: number, most: number, more: () => string): string {
  let long = text;
  while (long.length < fewest) long += `${long === '' ? '' : ' '}${more()}`;
  if (long.length <= most) return long;
  const cut = long.slice(0, most);
  // A text does not end with a blank, unless nothing else is long enough.
  return cut.endsWith(' ') ? `${cut.slice(0, -1)}s` : cut;
}
