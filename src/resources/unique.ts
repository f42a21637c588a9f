import { wordsOfName } from '../schema/sample/name-words.ts';
import type { Draft } from './draft.ts';
import { sentProperties } from './lifecycle.ts';
import { plainName } from './noun.ts';
import type { OperationFacts } from './operation-facts.ts';
import type { SchemaFacts } from './schema-facts.ts';

/** Properties that people tell things apart by, the usual ones first. */
const natural = [
  'name',
  'email',
  'slug',
  'username',
  'login',
  'handle',
  'code',
  'key',
  'title',
  'sku',
  'domain',
  'phone',
  'isbn',
  'barcode',
  'ean',
  'serialnumber',
  'vin',
  'iban',
];
/** That another item has the same value already, and not that something is under way. */
const clash =
  /\b(?:already (?:exists?|taken|used|in use|registered)|exists already|is taken|taken|duplicate[ds]?|unique|not unique|same \w+|another \w+ (?:has|uses|with)|in use by another|(?:exists?|used) (?:only )?once)\b/i;

/**
 * Properties of which no two items have the same value: only where a 409 is documented for what makes or changes items, its
 * description or a sentence of the operation's speaks of a clash, and a property that it names, or one that such clashes are
 * usually about, is sent.
 *
 * @param sent the properties that clients send. Default: those of the bodies that make items
 */
export function uniqueOf(
  schemas: SchemaFacts,
  draft: Draft,
  sent: ReadonlySet<string> = sentProperties(schemas, draft),
): readonly string[] {
  const changes = (['put', 'patch'] as const).flatMap((method) => draft.item?.byMethod.get(method) ?? []);
  const texts = [...draft.creates.map(({ facts }) => facts), ...changes].flatMap(conflictText);
  const properties = draft.schema ? [...schemas.properties(draft.schema).values()] : [];
  const known = properties
    .filter(({ name, schema }) => sent.has(name) && schemas.types(schema).has('string'))
    .map(({ name }) => name);
  const found = texts.flatMap((text) => {
    if (!clash.test(text)) return [];
    const words = wordsOf(text);
    const named = known.filter((name) => isNamed(words, name, draft.noun));
    return named.length > 0 ? named : usualOf(known, draft.noun, text);
  });
  return [...new Set(found)];
}

function conflictText({ operation }: OperationFacts): readonly string[] {
  const conflict = operation.responses.find(({ status }) => status === '409');
  if (!conflict) return [];
  const sentences = (operation.description ?? '').slice(0, 4000).split(/(?<=[.;!?])\s+/);
  return [conflict.description, ...sentences];
}

/** `name` and `e-mail` are named by themselves, other properties as they are written. */
function isNamed(words: readonly string[], name: string, noun: string): boolean {
  const bare = withoutNoun(name, noun);
  return natural.includes(bare) && words.includes(bare);
}

/** `already exists` says what clashes only where there is one thing that can. */
function usualOf(known: readonly string[], noun: string, text: string): readonly string[] {
  if (!/\balready (?:exists?|registered|taken)|\bduplicate|exists already/i.test(text)) return [];
  const keys = known.filter(
    (name) => natural.includes(withoutNoun(name, noun)) && withoutNoun(name, noun) !== 'title',
  );
  return keys.length === 1 ? keys : [];
}

function withoutNoun(name: string, noun: string): string {
  const plain = plainName(name);
  return plain !== noun && plain.startsWith(noun) ? plain.slice(noun.length) : plain;
}

function wordsOf(text: string): readonly string[] {
  const words = text.slice(0, 2000).match(/[\w-]+/g) ?? [];
  return words.flatMap((word) => [plainName(word), ...wordsOfName(word)]);
}
