import { closest, distance } from 'fastest-levenshtein';

/** Longer words are not compared: they may come from anyone, and are no typing mistakes. */
const maxLength = 200;
/** More names than this are counted, not listed. */
const maxListed = 20;

/** `Did you mean "port"?`, or the list of what there is. */
export function suggestion(word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known);
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  const rest = known.length - maxListed;
  const listed = known.slice(0, maxListed).join(', ');
  return rest > 0 ? `Known: ${listed} and ${rest} more.` : `Known: ${listed}.`;
}

/** The known word that was probably meant; undefined where none is near. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word.length > maxLength) return undefined;
  const nearest = closest(word, known);
  const isNear = distance(word, nearest) <= Math.max(2, Math.floor(nearest.length / 3));
  return isNear && nearest !== '' ? nearest : undefined;
}
