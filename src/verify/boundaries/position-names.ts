import { wordsOfName } from '../../schema/sample/name-words.ts';

/** Names of where a list goes on: only the server makes their values, or few of them lead to something. */
const positions: ReadonlySet<string> = new Set(
  'page offset skip start cursor token after before marker continuation'.split(' '),
);

/** Whether a parameter says where in a list to go on. */
export function isPosition(name: string): boolean {
  const words = wordsOfName(name);
  return positions.has(words.at(-1) ?? '') || (positions.has(words[0] ?? '') && !words.includes('size'));
}

/** Whether a value says how far something has got: only some steps are allowed. */
export function isState(name: string): boolean {
  return /^(?:status|state|phase|stage)$/.test(wordsOfName(name).at(-1) ?? '');
}
