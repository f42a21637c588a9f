import { samplePattern } from '../../schema/pattern-sample.ts';
import { type Break, ranks } from './break.ts';
import { brokenTexts } from './broken-formats.ts';
import type { Constraints } from './constraints.ts';
import { textOfLength } from './text-of-length.ts';

/** Longer texts are no boundary any more, but a load. */
const maxText = 20_000;

/** The ways to break what a schema says of texts. */
export function textBreaks(constraints: Constraints): readonly Break[] {
  if (!constraints.types.has('string') || constraints.values) return [];
  return [...lengthBreaks(constraints), ...patternBreaks(constraints), ...formatBreaks(constraints)];
}

function lengthBreaks({ bounds: { minLength, maxLength }, patterns, format }: Constraints): readonly Break[] {
  const breaks: Break[] = [];
  const sized = (keyword: 'minLength' | 'maxLength', length: number): Break => ({
    keyword,
    slug: keyword,
    what: length === 0 ? 'an empty text' : `a text of ${length} characters`,
    rank: ranks.early,
    make: (base, { random }) => [
      ...patterns.flatMap(
        (pattern) =>
          samplePattern(pattern, () => random.next(), { minLength: length, maxLength: length }) ?? [],
      ),
      ...(format === undefined ? [] : resizedFormat(format, base, length)),
      textOfLength(length, random),
      resized(base, length),
    ],
  });
  if (minLength !== undefined && minLength > 0 && minLength <= maxText)
    breaks.push(sized('minLength', minLength - 1));
  if (maxLength !== undefined && maxLength < maxText) breaks.push(sized('maxLength', maxLength + 1));
  return breaks;
}

/** An address or a URL that is as long as it must be, so that only its length is wrong. */
function resizedFormat(format: string, base: unknown, length: number): readonly string[] {
  if (typeof base !== 'string') return [];
  const missing = length - base.length;
  if (missing < 1) return [];
  const more = 'x'.repeat(missing);
  if (format === 'email') return [`${base}${more}`, base.replace('@', `${more}@`)];
  return /^ur[il]/.test(format) ? [missing > 1 ? `${base}/${more.slice(1)}` : `${base}x`] : [];
}

function resized(base: unknown, length: number): string {
  const text = typeof base === 'string' && base !== '' ? base : 'a';
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

function patternBreaks({ patterns }: Constraints): readonly Break[] {
  if (patterns.length === 0) return [];
  const one = (
    slug: string,
    what: string,
    rank: Break['rank'],
    texts: (base: string) => readonly string[],
  ): Break => ({
    keyword: 'pattern',
    slug,
    what,
    rank,
    make: (base) => (typeof base === 'string' ? texts(base) : []),
  });
  return [
    // What lacks the end of the pattern takes these too.
    one('pattern', 'a text with a forbidden end', ranks.early, (base) => [
      ...endings.map((end) => base.slice(0, Math.max(0, base.length - 1)) + end),
      ...endings.map((end) => base + end),
      ...junk,
    ]),
    one('pattern-start', 'a text with a forbidden start', ranks.late, (base) => [
      ...endings.map((start) => start + base.slice(1)),
      ...endings.map((start) => start + base),
    ]),
    one('pattern-case', 'a text in other letters', ranks.late, (base) => [
      base.toUpperCase(),
      base.toLowerCase(),
      base.replace(/[a-z]/i, (letter) =>
        letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
      ),
    ]),
    one('pattern-long', 'a longer text', ranks.late, (base) => [
      base + base.slice(-1),
      ...[64, 300].map((length) => base + base.slice(-1).repeat(Math.max(0, length - base.length))),
    ]),
    one('pattern-junk', 'a text of other characters', ranks.late, (base) => [
      ...junk.map((text) => resized(text, Math.max(1, base.length))),
      ...junk,
    ]),
  ];
}

const endings: readonly string[] = ['!', '#', 'ß', '_', 'a', '0', 'A', ' '];
const junk: readonly string[] = ['!?#', 'ÄÖÜ', 'not valid', '0', 'a', 'A', '___'];

function formatBreaks({
  format,
  bounds: { minLength = 0, maxLength = Infinity },
}: Constraints): readonly Break[] {
  const texts = format === undefined ? [] : brokenTexts(format);
  const plain = texts.filter(({ isSubtle }) => !isSubtle).map(({ text }) => text);
  const subtle = texts.filter(({ isSubtle }) => isSubtle).map(({ text }) => text);
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength;
  const make = (list: readonly string[]) => () => [
    ...list.filter(fits),
    ...list.flatMap((text) => (minLength > text.length ? [text.padEnd(minLength, 'x')] : [])),
    ...list,
  ];
  const breaks: Break[] = [];
  if (plain.length > 0)
    breaks.push({
      keyword: 'format',
      slug: 'format',
      what: `what is no ${format}`,
      rank: ranks.early,
      make: make(plain),
    });
  if (subtle.length > 0)
    breaks.push({
      keyword: 'format',
      slug: 'format-subtle',
      what: `what is hardly a ${format}`,
      rank: ranks.last,
      severity: 'note',
      make: make(subtle),
    });
  return breaks;
}
