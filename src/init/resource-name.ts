/** What an API manages, in lower-case words: `{ singular: ['purchase', 'order'], plural: ['purchase', 'orders'] }`. */
export interface ResourceName {
  readonly singular: readonly string[];
  readonly plural: readonly string[];
}

/** Plurals that no rule of spelling gives. */
const irregular: Readonly<Record<string, string>> = {
  child: 'children',
  foot: 'feet',
  man: 'men',
  mouse: 'mice',
  person: 'people',
  tooth: 'teeth',
  woman: 'women',
};

/**
 * Reads what a user calls a resource: one of its forms, or `singular/plural` where the rules of English do not help.
 *
 * `orders`, `order` and `Order` are the same; `medium/media` says both. Undefined for what cannot be a name in paths
 * and types.
 */
export function parseResource(text: string): ResourceName | undefined {
  const [first = '', second, ...others] = text.trim().split('/');
  const words = wordsOf(first);
  if (words === undefined || others.length > 0) return undefined;
  if (second !== undefined) {
    const plural = wordsOf(second);
    return plural && { singular: words, plural };
  }
  const before = words.slice(0, -1);
  const singular = singularOf(words.at(-1) ?? '');
  return { singular: [...before, singular], plural: [...before, pluralOf(singular)] };
}

/** Letters and digits in words that a dash, an underscore, a space or a capital sets apart. */
function wordsOf(text: string): readonly string[] | undefined {
  const words = text
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_ ]+/);
  const isName = words.every((word) => /^[a-z0-9]+$/.test(word)) && /^[a-z]/.test(words[0] ?? '');
  return isName && text.length <= 60 ? words : undefined;
}

function pluralOf(word: string): string {
  const known = Object.entries(irregular).find(([singular]) => singular === word)?.[1];
  if (known !== undefined) return known;
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies');
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function singularOf(word: string): string {
  const known = Object.entries(irregular).find(([, plural]) => plural === word)?.[0];
  if (known !== undefined) return known;
  if (/[^aeiou]ies$/.test(word)) return word.replace(/ies$/, 'y');
  if (/(?:ss|x|zz|ch|sh|[bnprt]us)es$/.test(word)) return word.replace(/es$/, '');
  // "status", "address" and "analysis" are one already.
  return /[^sui]s$/.test(word) ? word.replace(/s$/, '') : word;
}

/** `purchaseOrder`: names of operations and parameters. */
export function camelCase(words: readonly string[]): string {
  const name = pascalCase(words);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `PurchaseOrder`: names of schemas and tags. */
export function pascalCase(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
