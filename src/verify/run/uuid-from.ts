import type { Random } from '../../schema/sample/random.ts';

/** A version 4 UUID. @see https://www.rfc-editor.org/rfc/rfc9562#section-5.4 */
export function uuidFrom(random: Random): string {
  const digits = Array.from({ length: 32 }, () => random.integer(0, 15).toString(16));
  digits[12] = '4';
  digits[16] = (8 + random.integer(0, 3)).toString(16);
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
