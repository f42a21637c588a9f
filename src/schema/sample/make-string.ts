import { samplePattern } from '../pattern-sample.ts';
import type { Facts } from './facts.ts';
import { formatMaker, type TextMake } from './format-values.ts';
import { defaultSampleOptions } from './options.ts';
import { createRandom } from './random.ts';
import { deadEnd, type Make, type Run, startRun } from './run.ts';
import { fitted, words } from './text.ts';
import { textHint } from './text-hints.ts';
import { type TextRules, textRules } from './text-rules.ts';

/** Longer texts are not made, whatever a document asks for. */
const maxTextLength = 100_000;
const maxTries = 30;

/**
 * Makes texts that fit lengths, patterns and formats together.
 *
 * @param isFormat checks a text against a format
 * @param hint the property's name, which says what text is likely
 */
export function stringMaker(
  facts: Facts,
  isFormat: (format: string, text: string) => boolean,
  hint: string | undefined,
): Make {
  const rules = textRules(facts, isFormat, true);
  const makers = makersOf(facts, hint, rules);
  const isEmpty = rules.fewest > Math.min(rules.most, maxTextLength);
  const ranked = rules.isFree || isEmpty ? makers.slice(0, 1) : rank(makers, rules);
  const failure = {
    at: rules.at ?? { source: '', pointer: '' },
    message: isEmpty
      ? 'no length is allowed, or more characters are asked for than are made'
      : 'no text was found that fits the lengths, patterns and formats together',
  };
  if (isEmpty) return (run) => deadEnd(run, failure);
  return (run) => {
    const { fewest, most } = rules.isFree ? ownLengths(run) : rules;
    let text: string | undefined;
    for (const make of ranked) {
      for (let tries = 0; tries < maxTries; tries += 1) {
        const made = make(run, fewest, most);
        if (made === undefined) break;
        text = made;
        if (rules.isFree || rules.fits(made)) return made;
      }
    }
    return run.lenient && text !== undefined ? text : deadEnd(run, failure);
  };
}

/** The lengths of a text of which the schema says nothing. */
function ownLengths({ options }: Run): { fewest: number; most: number } {
  const fewest = options.minLength ?? 0;
  return { fewest, most: Math.max(fewest, options.maxLength ?? Number.POSITIVE_INFINITY) };
}

type MaybeMake = (run: Run, fewest: number, most: number) => string | undefined;

/** What may make a fitting text, the most realistic first. */
function makersOf(facts: Facts, hint: string | undefined, { fewest, most }: TextRules): MaybeMake[] {
  const named = textHint(hint, facts.formats);
  const formatted = facts.formats.map(formatMaker).filter((make) => make !== undefined);
  const patterned = facts.patterns.map(
    (pattern): MaybeMake =>
      ({ random }) =>
        samplePattern(pattern, () => random.next(), {
          minLength: Math.min(fewest, maxTextLength),
          maxLength: Math.min(most, maxTextLength),
        }),
  );
  const plain: TextMake = ({ random }, least, longest) =>
    fitted(words(random, 1, 3), Math.min(least, maxTextLength), longest, () => words(random, 1, 3));
  const bounded =
    (make: TextMake): TextMake =>
    (run, least, longest) =>
      make(run, Math.min(least, maxTextLength), longest);
  return [...(named ? [bounded(named)] : []), ...formatted.map(bounded), ...patterned, plain];
}

/**
 * Puts what fits often before what fits seldom, and leaves out what never does.
 *
 * Tried once, with random values of its own: which one is used never depends on what was sampled before.
 */
function rank(makers: readonly MaybeMake[], rules: TextRules): MaybeMake[] {
  const trials = 16;
  const rates = makers.map((make, index) => {
    const run = startRun(createRandom(`trial ${index}`), defaultSampleOptions, {
      plain: false,
      lenient: false,
      least: false,
    });
    let hits = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const text = make(run, rules.fewest, rules.most);
      if (text === undefined) break;
      if (rules.fits(text)) hits += 1;
    }
    return { make, hits };
  });
  const good = rates.filter(({ hits }) => hits * 2 >= trials);
  const poor = rates.filter(({ hits }) => hits > 0 && hits * 2 < trials).sort((a, b) => b.hits - a.hits);
  const ranked = [...good, ...poor].map(({ make }) => make);
  return ranked.length > 0 ? ranked : makers.slice(-2);
}
