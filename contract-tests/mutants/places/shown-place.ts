import type { Call } from '../serve.ts';
import { type GeoMap, type Language, type Place, photosOf } from './map.ts';

/** The language in which a client gets the name of a place: the first of its own that the place has, else English. */
export function languageOf(call: Call, { names }: Place): Language {
  const ranges = (call.headers['accept-language'] ?? '').split(',').map((range, index) => {
    const [tag = '', ...parameters] = range.split(';').map((text) => text.trim().toLowerCase());
    const weight = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
    return { language: tag.split('-')[0] ?? '', weight: Number.isNaN(weight) ? 1 : weight, index };
  });
  const wanted = ranges
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight || one.index - other.index);
  const has = (language: string): language is Language => Object.hasOwn(names, language);
  return wanted.map(({ language }) => language).find(has) ?? 'en';
}

/** A place as it is shown. */
export function shownPlace(map: GeoMap, place: Place, language: Language): Record<string, unknown> {
  const { version: _, ...shown } = place;
  const name = place.names[language] ?? place.names.en;
  return { ...shown, name, photo_count: photosOf(map, place).length };
}

/** The ETag of a place in a language. */
export function etagOf(map: GeoMap, place: Place, language: Language): string {
  // The number of photos is a part of what is shown.
  const changes = map.on('etag-frozen') ? 1 : place.version * 1000 + photosOf(map, place).length;
  const etag = `"${place.id}-${changes}-${language}"`;
  return map.on('weak-etags') ? `W/${etag}` : etag;
}
