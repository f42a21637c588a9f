import { singularName, wordsOfName } from '../schema/sample/name-words.ts';

const irregular: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['children', 'child'],
  ['indices', 'index'],
  ['statuses', 'status'],
  ['analyses', 'analysis'],
  ['aliases', 'alias'],
  ['news', 'news'],
  ['series', 'series'],
]);

/** What one of a collection is called, as words run together: `generationjob` for `generation-jobs`. */
export function singularNoun(collection: string): string {
  const words = wordsOfName(collection);
  const last = words.at(-1) ?? '';
  return [...words.slice(0, -1), irregular.get(last) ?? singularName(last)].join('');
}

/** Whether a name is that of several. */
export function isPlural(name: string): boolean {
  const last = wordsOfName(name).at(-1) ?? '';
  return irregular.has(last) || singularName(last) !== last;
}

/** A name without regard to case and separators: `sourceid` for `source_id`, `sourceId` and `Source-ID`. */
export function plainName(name: string): string {
  return /^[a-z0-9]*$/.test(name)
    ? name
    : name
        .slice(0, 200)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '');
}
