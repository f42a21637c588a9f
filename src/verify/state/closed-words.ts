import { isStateName } from '../../resources/lifecycle.ts';
import { singularNoun } from '../../resources/noun.ts';
import { wordsOfName } from '../../schema/sample/name-words.ts';
import type { Subject } from './subject.ts';

/** A value that closes something for what its documented 409 is about: `state` is `closed`, `active` is false. */
export interface Closing {
  readonly property: string;
  readonly value: string | boolean;
}

/** Reasons that hold only with something else, or for somebody. */
const exceptions = /\b(?:unless|except|while|until|only|when|where|by|than|else|other|another)\b/;

/**
 * The values in which an item is closed for an operation, as the clauses about its 409 say: "The poll is closed.", "The person is
 * not active." Empty where none does.
 *
 * @param clauses as `conflictClauses` has them
 * @param isOwn whether the operation is about the item itself, so that it may be called "it"
 */
export function closingsOf(
  { facts, resource }: Subject,
  clauses: readonly string[],
  isOwn: boolean,
): readonly Closing[] {
  const own = singularNoun(resource.name.split('/').at(-1) ?? resource.name);
  const noun = isOwn ? `(?:(?:the|an?|this|that) ${own}|it)` : `(?:the|an?|this|that) ${own}`;
  const said = clauses.filter((one) => !exceptions.test(one));
  const all = resource.schema ? [...facts.properties(resource.schema).values()] : [];
  return all.flatMap(({ name, schema }): readonly Closing[] => {
    if (facts.isOnly(schema, 'boolean')) {
      const word = wordsOfName(name)
        .filter((one) => one !== 'is')
        .join('[ _-]?');
      return [
        ...(said.some((one) => saysIs(one, noun, word)) ? [{ property: name, value: true }] : []),
        ...(said.some((one) => saysIsNot(one, noun, word)) ? [{ property: name, value: false }] : []),
      ];
    }
    const values = isStateName(name) ? facts.texts(schema) : [];
    const isClosed = (value: string) => {
      const others = values.filter((one) => one !== value).map(patternOf);
      return said.some(
        (one) => saysIs(one, noun, patternOf(value)) || others.some((other) => saysIsNot(one, noun, other)),
      );
    };
    return values.filter(isClosed).map((value) => ({ property: name, value }));
  });
}

function patternOf(value: string): string {
  return wordsOfName(value).join('[ _-]?');
}

/** @param noun a pattern for what is spoken of, with its article */
function saysIs(clause: string, noun: string, word: string): boolean {
  return new RegExp(
    `^${noun} (?:is|was|has been) (?:already )?(?:[a-z]+ or |[a-z]+, )*${word}(?: or [a-z]+)?(?: already)?(?:$|,| and )`,
  ).test(clause);
}

function saysIsNot(clause: string, noun: string, word: string): boolean {
  return new RegExp(
    `^${noun} (?:is|was) (?:not|no longer)(?: in state)? ${word}(?: any ?more)?(?:$|,| and )`,
  ).test(clause);
}
