import type { Random } from '../../schema/sample/random.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A text of letters that nobody has used before, with a capital first. */
export function textOfLength(length: number, random: Random): string {
  let text = '';
  // Where it is long its start alone has to be new.
  for (let index = 0; index < Math.min(length, 12); index += 1) text += letters.charAt(random.integer(0, 25));
  return text.padEnd(length, letters).replace(/^[a-z]/, (first) => first.toUpperCase());
}
