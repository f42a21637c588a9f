import type { Operation, SchemaNode } from '../../model/model.ts';
import { queryParameters } from '../../resources/query-parameters.ts';
import type { SchemaFacts } from '../../resources/schema-facts.ts';
import { wordsOfName } from '../../schema/sample/name-words.ts';

/** A filter by a day that lies in a span of an item: `valid_on` with `valid_from` and `valid_until`. */
export interface Span {
  /** The parameter: `filter[valid_on]`. */
  readonly name: string;
  /** Properties of an item. */
  readonly from: string;
  readonly until: string;
  /** Whether the document says that the first and the last day count. */
  readonly isInclusive: boolean;
}

const starts = new Set('from start starts started starting begin begins since'.split(' '));
const ends = new Set('until till to end ends ended ending'.split(' '));
/** Words of names that say nothing about which span. */
const filler = new Set(
  'filter on at date day time is active valid current effective in force as of'.split(' '),
);
const states =
  /\b(?:valid|active|in force|effective|in effect|running|under way|current|on loan|open|booked|occupied|covers?|includes?|contains?|falls?)\b[^.]{0,40}\b(?:this|that|the|the given|a) (?:day|date)\b/i;
const both =
  /\b(?:first and (?:the )?last|last and (?:the )?first|both|start and end)\b[^.;]{0,30}\b(?:included|inclusive|count)|\binclusive\b|\bincluding (?:both|the|its) (?:first and )?(?:the )?(?:last|ends?|days)/i;

/** Finds the filters of a list by a day within a span, where an item has one span of days that is meant. */
export function findSpans(
  facts: SchemaFacts,
  operation: Operation,
  item: SchemaNode,
  taken: ReadonlySet<string>,
): readonly Span[] {
  const days = [...facts.properties(item).values()]
    .filter(({ schema }) => facts.keyword(schema, 'format') === 'date')
    .map(({ name }) => name);
  const pairs = days.flatMap((from) =>
    days.flatMap((until) => (isPair(from, until) ? [{ from, until }] : [])),
  );
  const [pair, other] = pairs;
  if (!pair || other) return [];
  return queryParameters(facts, operation).flatMap(({ name, schema, description = '' }) => {
    const said = description.slice(0, 2000);
    if (taken.has(name) || !schema || facts.keyword(schema, 'format') !== 'date' || !states.test(said))
      return [];
    const words = wordsOfName(name);
    const about = words.filter((word) => !filler.has(word));
    const isOther = about.some((word) => !stemOf(pair.from).includes(word));
    if (isOther || words.some((word) => starts.has(word) || ends.has(word))) return [];
    return [{ name, ...pair, isInclusive: both.test(said) }];
  });
}

function isPair(from: string, until: string): boolean {
  const [first, second] = [wordsOfName(from), wordsOfName(until)];
  return (
    first.some((word) => starts.has(word)) &&
    second.some((word) => ends.has(word)) &&
    stemOf(from).join(' ') === stemOf(until).join(' ')
  );
}

/** `valid` of `valid_from`. */
function stemOf(name: string): readonly string[] {
  return wordsOfName(name).filter((word) => !starts.has(word) && !ends.has(word));
}
