import { maxQueryFields, type QueryField } from './read-query.ts';

/**
 * The cookies of a `Cookie` header, in their order, their values as they came; what has no name is left out.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-4.2.1
 */
export function parseCookies(header: string | undefined): readonly QueryField[] {
  if (header === undefined || header === '') return [];
  return header
    .split(';', maxQueryFields)
    .map((pair) => pair.trim())
    .filter((pair) => pair.indexOf('=') > 0)
    .map((pair) => {
      const equals = pair.indexOf('=');
      return { name: pair.slice(0, equals).trim(), raw: pair.slice(equals + 1).trim() };
    });
}
