import type { Operation } from '../../model/model.ts';
import { singularNoun } from '../../resources/noun.ts';
import { singularName, wordsOfName } from '../../schema/sample/name-words.ts';
import { conflictClauses, wordsOfClause } from './conflict-clauses.ts';
import type { Acting, Subject } from './subject.ts';

/** What a document says of the same sent twice. */
export interface SaidOfTwice {
  /** The words it says it with: `there is an active permit for this plate in the zone`. */
  readonly clause: string;
  /** Whether it is in the way only as long as it is there, and not for ever: `the user has voted before`. */
  readonly isWhileThere: boolean;
  /** Values that what is there has to have, for all the document says: `['active']`. */
  readonly states: readonly string[];
}

/** What is in nobody's way when it is sent a second time, or only sometimes. */
const exceptions =
  /\b(?:unless|except|overlap\w*|limit|many|most|full|capacity|stock|enough|balance|version|changed|modified|idempoten\w*|keys?|default|primary|main|running|progress|under ?way|processing|queued|somebody|someone|not)\b|\b(?:by|to|with|of) another (?:user|customer|account|owner|tenant|client)\b/;
/** That something is there: as long as it is. */
const exists =
  /\bthere (?:is|are) (?:already )?(?:an?|another|one)\b.*\b(?:for|with|of|at|in|on) (?:this|that|the same|the given)\b|\b(?:already exists?|exists? already)\b|\banother (?:[a-z]+ ){1,4}(?:has|have|uses|with)\b/;
const isAlready = /\b(?:is|are) (?:.*\b)?already\b/;
/** Somebody has done it: that does not go away. */
const didBefore =
  /\b(?:users?|you|callers?|persons?|members?|customers?|readers?|accounts?|clients?|buyers?)\b.*\b(?:have|has|had)\b.*\b(?:already|before|once)\b|\b(?:users?|you|callers?|persons?|members?|customers?|readers?) (?:have|has|had|can) .*\bonly (?:once|one)\b/;

/** What the document says of the same sent twice to an operation that makes something; undefined where it says nothing clear. */
export function saidOfTwice(
  subject: Subject,
  { operation, role }: Acting<'create'>,
): SaidOfTwice | undefined {
  const clauses = conflictClauses(operation).filter((one) => !exceptions.test(one));
  for (const clause of clauses) {
    const named = nounsIn(clause, subject, role.input.schema);
    const isThere = exists.test(clause) && (named > 0 || namesItself(clause, subject));
    const isLinked = isAlready.test(clause) && named + parentsIn(clause, operation) > 1;
    if (!isThere && !isLinked && !didBefore.test(clause) && !namesUnique(clause, subject)) continue;
    return {
      clause,
      isWhileThere: isThere || isLinked || /\bexists?\b|\banother [a-z]+s? (?:has|have)\b/.test(clause),
      states: statesIn(clause, subject),
    };
  }
  return undefined;
}

/** How many of the fields that are sent a clause speaks of: `person` for `personId`. */
function nounsIn(
  clause: string,
  { facts }: Subject,
  schema: Acting<'create'>['role']['input']['schema'],
): number {
  const words = singularWords(clause);
  const names = schema ? [...facts.properties(schema).keys()] : [];
  return names.filter((name) => {
    const own = wordsOfName(name).filter((word) => !/^(?:ids?|key|code|number)$/.test(word));
    return own.length > 0 && own.every((word) => words.has(word) || words.has(singularName(word)));
  }).length;
}

function parentsIn(clause: string, { path }: Operation): number {
  const words = singularWords(clause);
  const parents = path.split('/').filter((_, index, all) => all[index + 1]?.startsWith('{'));
  return parents.filter((one) => words.has(singularNoun(one))).length;
}

/** A value that no two have: a clause that names it speaks of its being taken. */
function namesUnique(clause: string, { resource }: Subject): boolean {
  const words = wordsOfClause(clause);
  return resource.unique.some((name) => wordsOfName(name).every((word) => words.has(word)));
}

function namesItself(clause: string, { resource }: Subject): boolean {
  return singularWords(clause).has(singularNoun(resource.name.split('/').at(-1) ?? resource.name));
}

function singularWords(clause: string): ReadonlySet<string> {
  return new Set([...wordsOfClause(clause)].flatMap((word) => [word, singularName(word)]));
}

/** The values of enums of what is read that a clause names: only what has them is in the way. */
function statesIn(clause: string, { facts, resource }: Subject): readonly string[] {
  const words = wordsOfClause(clause);
  const all = resource.schema ? [...facts.properties(resource.schema).values()] : [];
  return [...new Set(all.flatMap(({ schema }) => facts.texts(schema)))].filter((value) =>
    words.has(value.toLowerCase()),
  );
}
