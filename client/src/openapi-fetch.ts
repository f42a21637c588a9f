/**
 * The adapter of openapi-fetch 0.17, the last version: the only file that imports it.
 *
 * Its parts that write parameters and merge headers are used. Its client is not: that has one style for all
 * parameters of a request, reads a body before its content type is known, and guesses at error bodies.
 */
import {
  mergeHeaders,
  serializeArrayParam,
  serializeObjectParam,
  serializePrimitiveParam,
} from 'openapi-fetch';
import type { HeaderValues } from './call.ts';

/** A style of OpenAPI, with its defaults filled in. */
export interface WrittenStyle {
  readonly style: 'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';
  readonly explode: boolean;
  readonly allowReserved: boolean;
}

/**
 * A parameter's value in its style, with its name where the style has it: `ids=1,2`, `;id=7`, `R=100,G=200`.
 *
 * @param name as it is to be written: percent-encoded already, where it has to be
 */
export function writeParameter(name: string, value: unknown, written: WrittenStyle): string {
  const { style, explode, allowReserved } = written;
  if (Array.isArray(value)) {
    // The library knows deepObject for objects only; its types leave out what its code takes.
    const arrayStyle = style === 'deepObject' ? 'form' : style;
    return serializeArrayParam(name, value, { style: arrayStyle, explode, allowReserved });
  }
  if (typeof value === 'object' && value !== null) {
    // Delimited objects are written without explode; the library's types leave these styles out, its code does not.
    const objectStyle = style === 'spaceDelimited' || style === 'pipeDelimited' ? 'form' : style;
    return serializeObjectParam(name, { ...value }, { style: objectStyle, explode, allowReserved });
  }
  const text = serializePrimitiveParam(name, String(value), { allowReserved });
  const bare = text.slice(name.length + 1);
  if (style === 'matrix') return `;${text}`;
  if (style === 'label') return `.${bare}`;
  return style === 'simple' ? bare : text;
}

/** Headers merged, later ones winning; what is undefined is left out. */
export function joinHeaders(...lists: readonly (HeaderValues | undefined)[]): Headers {
  return mergeHeaders(...lists.map((list) => list && { ...list }));
}
