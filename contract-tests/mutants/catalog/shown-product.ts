import type { Call } from '../serve.ts';
import type { Product, Shelves } from './shelves.ts';

const known = ['en', 'de', 'fr'];

/** The languages that a request asks for, the dearest first: `['de', 'en']`. @see RFC 9110, section 12.5.4 */
export function languagesOf(call: Call): readonly string[] {
  const ranges = (call.headers['accept-language'] ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((text) => text.trim().toLowerCase());
    const quality = parameters.find((one) => /^q=(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(one))?.slice(2);
    return { language: tag.split('-')[0] ?? '', quality: Number(quality ?? 1) };
  });
  return ranges
    .filter(({ language, quality }) => quality > 0 && known.includes(language))
    .sort((one, other) => other.quality - one.quality)
    .map(({ language }) => language);
}

/** The language in which a product is named. */
export function languageFor({ names }: Product, languages: readonly string[]): string {
  return languages.find((one) => names[one] !== undefined) ?? 'en';
}

/** A product as it is shown. */
export function shownProduct(
  { on }: Shelves,
  product: Product,
  languages: readonly string[],
): Record<string, unknown> {
  const { own, names, description, ...rest } = product;
  const name = names[languageFor(product, languages)] ?? names.en ?? '';
  const all = { ...rest, name, names, description, ...own };
  const entries = Object.entries(all).filter(([, value]) => value !== null || !on('nulls-left-out'));
  return Object.fromEntries(on('fields-reversed') ? entries.reverse() : entries);
}
