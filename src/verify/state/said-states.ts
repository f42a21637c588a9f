import type { Operation } from '../../model/model.ts';

/** In which states an operation can be called, as its words say. */
export interface SaidStates {
  /** The only ones; undefined where no words name them. */
  readonly only: ReadonlySet<string> | undefined;
  readonly never: ReadonlySet<string>;
}

/**
 * Reads "Reopen a closed ticket", "Close a ticket that is not closed" and "Cancel an order that is still `placed`; any other is a
 * 409", where a 409 is said to be about states, or for all others. Undefined where nothing is said of them.
 *
 * @param states the values of the item's state, as the schema has them: `in_review`
 * @param noun what the item is called, in the singular: `ticket`
 */
export function saidStates(
  { summary = '', description = '', responses }: Operation,
  states: readonly string[],
  noun: string,
): SaidStates | undefined {
  const conflict = responses.find(({ status }) => status === '409');
  if (!conflict) return undefined;
  const told = statesOfConflict(conflict.description, states, noun);
  const only = new Set<string>(told.only);
  const never = new Set<string>(told.never);
  const text = plainText(`${summary}.\n${description.slice(0, 4000)}`);
  const sentences = text.split(/[.;\n]+/);
  for (const state of sentences.flatMap((one) => statesUnless(one, states, noun))) only.add(state);
  const refusesOthers = sentences.some((one) => othersRefused.test(one));
  const isOfStates = refusesOthers || /\b(?:state|status)\b/i.test(conflict.description.slice(0, 1000));
  if (!isOfStates) return saidIn(only, never);
  for (const sentence of sentences) {
    if (/\b(?:unless|except|also|too|or not)\b/.test(sentence)) continue;
    for (const state of states) {
      const word = wordOf(state);
      const is = (pattern: string) => new RegExp(pattern).test(sentence);
      if (is(`\\b${noun}s? (?:that|which) (?:is|are|was|were) (?:not|no longer) (?:yet )?${word}\\b`))
        never.add(state);
      else if (
        (is(`\\b(?:an?|only) (?:[a-z]+ or )?${word}(?: or [a-z]+)? ${noun}s?\\b`) ||
          conditions(noun, refusesOthers).some((start) =>
            is(`${start} (?:[a-z_-]+ or )?${word}(?![a-z])(?! by\\b)`),
          )) &&
        !/\b(?:not|no|cannot|never)\b/.test(sentence)
      )
        only.add(state);
    }
  }
  return saidIn(only, never);
}

function saidIn(only: ReadonlySet<string>, never: ReadonlySet<string>): SaidStates | undefined {
  if (only.size === 0 && never.size === 0) return undefined;
  return { only: only.size > 0 ? only : undefined, never };
}

function plainText(text: string): string {
  return text.toLowerCase().replaceAll(/[`'"*]/g, '');
}

function wordOf(state: string): string {
  return state.toLowerCase().replaceAll(/[^a-z0-9]+/g, '[ _-]?');
}

/** The states of a list of words: `queued, running or failed`. Undefined where it has another word. */
function statesNamed(list: string, states: readonly string[]): readonly string[] | undefined {
  const words = list
    .split(/,| or /)
    .map((one) => one.replace(/^\s*(?:(?:an?|still|already)\s+)*/, '').trim())
    .filter((one) => one !== '');
  const named = words.map((one) =>
    states.find((state) => new RegExp(`^(?:in )?${wordOf(state)}$`).test(one)),
  );
  return named.length > 0 && named.every((one) => one !== undefined) ? named : undefined;
}

/** "409 unless it is a `draft`". */
function statesUnless(sentence: string, states: readonly string[], noun: string): readonly string[] {
  const [, list] =
    new RegExp(
      `\\b(?:409|conflict|refused)\\b,? (?:unless|except (?:when|where|while|if)) (?:it|(?:an?|the|its) ${noun}) is ([a-z_, -]{2,80})$`,
    ).exec(sentence.trim()) ?? [];
  return (list !== undefined && statesNamed(list, states)) || [];
}

/** What the words of a 409 say: "The render is done or failed", "The render is not queued any more". */
export function statesOfConflict(
  description: string,
  states: readonly string[],
  noun: string,
): { readonly only: readonly string[]; readonly never: readonly string[] } {
  const only: string[] = [];
  const never: string[] = [];
  const start = new RegExp(
    `^(?:(?:an?|the|this) )?(?:${noun}|it) (is|has been|was) ((?:not|no longer) )?(.{2,80})$`,
  );
  for (const sentence of plainText(description.slice(0, 1000)).split(/[.;\n]+/)) {
    // What comes after a comma may be another reason.
    const [reason = ''] = sentence.trim().split(/,? or (?=(?:the|an?|it|this|another) )/);
    const [, , isNot, list = ''] = start.exec(reason) ?? [];
    const named = statesNamed(list.replace(/ (?:any ?more|any longer|yet|already)$/, ''), states);
    if (named) (isNot ? only : never).push(...named);
  }
  return { only, never };
}

/** "Any other is a 409"; "409 otherwise". */
const othersRefused =
  /\b(?:any|every|all) others?\b[^,]{0,40}\b(?:409|conflicts?|refused)\b|\b(?:otherwise|else|if not)\b[^,]{0,30}\b(?:409|conflict|refused)\b|\b409\b[^,]{0,30}\b(?:otherwise|in (?:any|every) other|for (?:any|every) other)\b/;

/** How sentences begin that name the one state: "an order that is still", "only while it is", "the order must be". */
function conditions(noun: string, refusesOthers: boolean): readonly string[] {
  const it = `(?:it|they|(?:an?|the|its) ${noun}|${noun}s)`;
  const inState = '(?: in (?:the )?(?:state|status))?(?: of)?';
  return [
    `\\b${noun}s? (?:that|which) (?:is|are)${refusesOthers ? '(?: still)?' : ' still'}${inState}`,
    `\\bonly (?:while|if|when|where|as long as) ${it} (?:is|are)(?: still)?${inState}`,
    `\\b(?:while|if|when|where|as long as) ${it} (?:is|are) still${inState}`,
    `\\b${it} (?:must|has to|have to|needs? to) (?:still )?be${inState}`,
  ];
}

/** Whether an operation has to be refused in a state. */
export function isForbidden({ only, never }: SaidStates, state: unknown): boolean {
  if (typeof state !== 'string') return false;
  return never.has(state) || (only !== undefined && !only.has(state));
}
