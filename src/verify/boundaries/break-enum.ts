import { type Break, ranks } from './break.ts';
import type { Constraints } from './constraints.ts';

/** A word that no enumeration has. */
const unknownWord = 'concordat-unknown';

/** The ways to send what an enumeration does not have. */
export function enumBreaks({ values, types }: Constraints): readonly Break[] {
  if (!values || values.length === 0) return [];
  const keyword = 'enum';
  const texts = values.filter((value) => typeof value === 'string');
  const numbers = values.filter((value) => typeof value === 'number');
  const breaks: Break[] = [];
  const add = (slug: string, what: string, rank: Break['rank'], list: readonly unknown[]) =>
    breaks.push({ keyword, slug, what, rank, make: () => list.filter((value) => !values.includes(value)) });
  if (texts.length > 0) {
    add('enum', 'a value that the enumeration does not have', ranks.early, [unknownWord]);
    add('enum-alike', 'a value of the same shape', ranks.usual, texts.slice(0, 3).map(shifted));
    add('enum-case', 'a value in other letters', ranks.late, texts.slice(0, 3).flatMap(otherCase));
  } else if (numbers.length > 0) {
    add('enum', 'a value that the enumeration does not have', ranks.early, [Math.max(...numbers) + 1]);
  } else if (types.has('boolean')) {
    add('enum', 'the other boolean', ranks.early, [true, false]);
  }
  return breaks;
}

function otherCase(text: string): readonly string[] {
  return [text.toUpperCase(), text.toLowerCase()].filter((other) => other !== text);
}

/** Other letters and digits in the same places: `EUR` to `FVS`. */
function shifted(text: string): string {
  const next = (character: string, first: string, size: number) =>
    String.fromCharCode(first.charCodeAt(0) + ((character.charCodeAt(0) - first.charCodeAt(0) + 1) % size));
  return text.replace(/[a-z]|[A-Z]|\d/g, (one) =>
    /[a-z]/.test(one) ? next(one, 'a', 26) : /[A-Z]/.test(one) ? next(one, 'A', 26) : next(one, '0', 10),
  );
}
