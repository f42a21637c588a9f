import type { Location } from '../../problem.ts';
import { compilePattern } from '../pattern.ts';
import { type Facts, isAmong, numbersOf, placeOfKeyword } from './facts.ts';

/** What a text must be like. */
export interface TextRules {
  /** Fewest and most characters. */
  readonly fewest: number;
  readonly most: number;
  readonly fits: (text: string) => boolean;
  /** Whether nothing is asked for, so that nothing needs to be checked. */
  readonly isFree: boolean;
  readonly at: Location | undefined;
}

/**
 * What facts say of texts, compiled.
 *
 * @param isFormat checks a text against a format
 * @param trustsFormats whether a text is known to be of a lone format that goes with no other rule
 */
export function textRules(
  facts: Facts,
  isFormat: (format: string, text: string) => boolean,
  trustsFormats = false,
): TextRules {
  const fewest = Math.max(0, ...numbersOf(facts.parts, 'minLength'));
  const most = Math.min(Number.POSITIVE_INFINITY, ...numbersOf(facts.parts, 'maxLength'));
  const patterns = facts.patterns.flatMap((pattern) => compilePattern(pattern) ?? []);
  const broken = facts.brokenPatterns.flatMap((pattern) => compilePattern(pattern) ?? []);
  const isLone = facts.formats.length === 1 && patterns.length === 0 && fewest === 0 && most > 200;
  const formats = trustsFormats && isLone ? [] : facts.formats;
  const rules = patterns.length + broken.length + formats.length;
  const bans = facts.brokenFormats.length + facts.excluded.length;
  return {
    fewest,
    most,
    isFree: fewest === 0 && most === Number.POSITIVE_INFINITY && rules + bans === 0,
    at: placeOfKeyword(facts.parts, 'pattern', 'format', 'minLength', 'maxLength'),
    fits: (text) =>
      isLong(text, fewest, most) &&
      patterns.every((pattern) => pattern.test(text)) &&
      !broken.some((pattern) => pattern.test(text)) &&
      formats.every((format) => isFormat(format, text)) &&
      !facts.brokenFormats.some((format) => isFormat(format, text)) &&
      !isAmong(text, facts.excluded),
  };
}

/** Whether a text has the right number of characters, which is at most that of its UTF-16 units. */
function isLong(text: string, fewest: number, most: number): boolean {
  if (text.length < fewest) return false;
  if (text.length <= most && text.length >= fewest * 2) return true;
  const { length } = [...text];
  return length >= fewest && length <= most;
}
