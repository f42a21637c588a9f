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
  const text = `${summary}.\n${description.slice(0, 4000)}`.toLowerCase().replaceAll(/[`'"*]/g, '');
  const refusesOthers = text.split(/[.;\n]+/).some((one) => othersRefused.test(one));
  if (!refusesOthers && !/\b(?:state|status)\b/i.test(conflict.description.slice(0, 1000))) return undefined;
  const sentences = text.split(/[.;\n]+/);
  const only = new Set<string>();
  const never = new Set<string>();
  for (const sentence of sentences) {
    if (/\b(?:unless|except|also|too|or not)\b/.test(sentence)) continue;
    for (const state of states) {
      const word = state.toLowerCase().replaceAll(/[^a-z0-9]+/g, '[ _-]?');
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
  if (only.size === 0 && never.size === 0) return undefined;
  return { only: only.size > 0 ? only : undefined, never };
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
