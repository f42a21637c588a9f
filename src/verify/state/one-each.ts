import { singularNoun } from '../../resources/noun.ts';
import type { PropertyFacts } from '../../resources/schema-facts.ts';
import { wordsOfName } from '../../schema/sample/name-words.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { distinctEntries } from './distinct-entries.ts';
import { type Fields, fieldOf, fieldsUnder } from './fields.ts';
import { makeItem } from './make-item.ts';
import { canName, type Seen } from './read-item.ts';
import { readUntil } from './read-until.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** A list that is sent, and what is told of it: as many as it has. */
interface Entries {
  /** Of the body of the create: `entries`. */
  readonly sent: PropertyFacts;
  /** Lists of the item with one for each, and numbers of them: `asset_ids`, `total`. */
  readonly told: readonly PropertyFacts[];
}

/** So many are sent. */
const wanted = 3;

/**
 * Where the document says that there is one for each entry that was sent, or how many these are, there are as many. Costs as many
 * requests as it takes until it is done, and two more.
 */
export function planOneEach(subject: Subject): readonly Case[] {
  const [create] = subject.creates;
  const [reader] = subject.reads;
  if (!create || !reader || !subject.isWanted(create.operation)) return [];
  return entriesOf(subject, create, reader).map((entries) =>
    stateCase(
      create.operation,
      `one-each-${entries.sent.name}`,
      'there is one for each that was sent',
      (world) => runOneEach(world, subject, { create, reader, entries }),
    ),
  );
}

function entriesOf(
  { facts }: Subject,
  { role: { input } }: Acting<'create'>,
  { role: { answer } }: Acting<'read'>,
): readonly Entries[] {
  if (!input.schema || !answer.schema) return [];
  const outputs = [...facts.properties(answer.schema).values()];
  return [...facts.properties(input.schema).values()].flatMap((sent): readonly Entries[] => {
    const least = facts.keyword(sent.schema, 'maxItems');
    if (!facts.isArray(sent.schema) || (typeof least === 'number' && least < 2)) return [];
    const noun = singularNoun(sent.name);
    const told = outputs.filter(({ schema }) => {
      const said = facts.keyword(schema, 'description');
      if (typeof said !== 'string') return false;
      const words = said.slice(0, 1000);
      if (facts.isArray(schema)) return saysOneEach(words, noun);
      return facts.isOnly(schema, 'integer') && saysHowMany(words, noun);
    });
    return told.length === 0 ? [] : [{ sent, told }];
  });
}

/** Words of what need not be so for all. */
const someOnly =
  /\b(?:valid|accepted|failed|refused|rejected|invalid|good|new|changed|successful\w*|unless|except|only|distinct|unique|different|up to|at most|so far|yet|done|finished|processed|imported|left|remaining)\b/i;

/** `one for each entry`, `one per entry`. */
function saysOneEach(text: string, noun: string): boolean {
  const [said = ''] = /\bone (?:\w+ )?(?:for|per) (?:each|every)?[^.;]{0,60}/i.exec(text) ?? [];
  return nounIn(said, noun) && !someOnly.test(said);
}

/** `How many entries there are`, `the number of entries`. */
function saysHowMany(text: string, noun: string): boolean {
  const [said = ''] = /\b(?:how many|number of)\b[^.;]{0,60}/i.exec(text) ?? [];
  return (
    /^(?:how many|number of) (?:the )?\w+(?: (?:there are|there were|(?:were|was|are) (?:sent|given)|it has|in (?:it|all|total)|were in the request))?\s*$/i.test(
      said.replace(/,.*$/, ''),
    ) &&
    nounIn(said, noun) &&
    !someOnly.test(text)
  );
}

function nounIn(text: string, noun: string): boolean {
  return wordsOfName(text).some((word) => noun !== '' && singularNoun(word) === noun);
}

interface OneEach {
  readonly create: Acting<'create'>;
  readonly reader: Acting<'read'>;
  readonly entries: Entries;
}

async function runOneEach(
  world: World,
  subject: Subject,
  { create, reader, entries: { sent, told } }: OneEach,
): Promise<void> {
  const known = await world.baseline(create.operation);
  const usual = fieldsUnder(known?.request.body?.value, create.role.input.path);
  const list = listFor(subject, sent, fieldOf(usual, sent.name));
  if (!list) return world.skip(`no entries of "${sent.name}" are known that differ from one another`);
  const made = await makeItem(world, create, (fields) => ({ ...fields, [sent.name]: list }));
  if (!made || !canName(world, reader, made.item)) return world.skip('nothing could be created with several');
  const isRight = ({ value }: Seen) => told.every((one) => countIn(value, one) === list.length);
  const seen = await readUntil(world, reader, made.item, isRight);
  if (!seen?.value) return;
  for (const one of told) {
    const count = countIn(seen.value, one);
    if (count === undefined || count === list.length) continue;
    world.report({
      code: 'count-wrong',
      operation: create.operation,
      message: `"${one.name}" does not have as many as "${sent.name}" had`,
      at: one.schema.at,
      expected: String(list.length),
      actual: String(count),
      hint: 'Look for the last one, and for what is left out without a word.',
      steps: [made.exchange, seen.exchange],
      detail: one.name,
    });
  }
}

function listFor(
  { facts }: Subject,
  { schema }: PropertyFacts,
  value: unknown,
): readonly unknown[] | undefined {
  const item = facts.items(schema);
  const most = facts.keyword(schema, 'maxItems');
  const count = typeof most === 'number' ? Math.min(most, wanted) : wanted;
  return item && Array.isArray(value) && value.length > 0
    ? distinctEntries(facts, value, item, count)
    : undefined;
}

/** The length of a list, or a number; undefined where it is neither. */
function countIn(fields: Fields | undefined, { name }: PropertyFacts): number | undefined {
  const value = fieldOf(fields, name);
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? value : undefined;
}
