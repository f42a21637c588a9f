/**
 * The adapter of openapi-fetch 0.17, the last version: the only file that imports it.
 *
 * Its parts that write parameters are used. Its client is not: that has one style for all
 * parameters of a request, reads a body before its content type is known, and guesses at error bodies.
 */
import { serializeArrayParam, serializeObjectParam, serializePrimitiveParam } from 'openapi-fetch';

/** A style of OpenAPI, with its defaults filled in. */
export interface WrittenStyle {
  readonly style: 'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';
  readonly explode: boolean;
  readonly allowReserved: boolean;
}

type ArrayStyle = WrittenStyle & { readonly style: 'simple' };

/**
 * A parameter's value in its style, with its name where the style has it: `ids=1,2`, `;id=7`, `R=100,G=200`.
 *
 * @param name as it is to be written: percent-encoded already, where it has to be
 */
export function writeParameter(name: string, value: unknown, written: WrittenStyle): string {
  const { style } = written;
  // The library's types leave out styles that its code takes: an array in deepObject is written as in form.
  if (Array.isArray(value)) return serializeArrayParam(name, value, written as ArrayStyle);
  if (typeof value === 'object' && value !== null) {
    // Delimited objects are written without explode.
    const objectStyle = style === 'spaceDelimited' || style === 'pipeDelimited' ? 'form' : style;
    return serializeObjectParam(name, { ...value }, { ...written, style: objectStyle });
  }
  const text = serializePrimitiveParam(name, String(value), written);
  const bare = text.slice(name.length + 1);
  if (style === 'matrix') return `;${text}`;
  if (style === 'label') return `.${bare}`;
  return style === 'simple' ? bare : text;
}
