import type { Call } from './serve.ts';

/** A parameter object of a document, as far as the subjects use it. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema?: Schema;
}

interface Schema {
  readonly type?: string;
  readonly items?: Schema;
  readonly default?: unknown;
}

/** A parameter of a request: its value by type, nothing, or why it cannot be read. */
export type ReadParameter =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Reads a parameter whose schema stands in place, not behind a reference. Scalars and arrays of scalars in the styles form,
 * simple, pipeDelimited and spaceDelimited; deepObject and content are the subject's own to read.
 */
export function readParameter(parameter: Parameter, call: Call): ReadParameter {
  const texts = textsOf(parameter, call);
  if (texts.length === 0) return { kind: 'missing' };
  const { schema = {} } = parameter;
  if (schema.type !== 'array') {
    if (texts.length > 1) return { kind: 'unreadable', reason: 'is given more than once' };
    return read(texts[0] ?? '', schema);
  }
  const items: unknown[] = [];
  for (const text of split(parameter, texts)) {
    const item = read(text, schema.items ?? {});
    if (item.kind !== 'value') return item;
    items.push(item.value);
  }
  return { kind: 'value', value: items };
}

function textsOf({ name, in: where }: Parameter, call: Call): readonly string[] {
  if (where === 'query') return call.query.getAll(name);
  if (where === 'path') return Object.hasOwn(call.params, name) ? [call.params[name] ?? ''] : [];
  if (where === 'header') {
    const value = call.headers[name.toLowerCase()];
    return value === undefined ? [] : [value].flat();
  }
  const pairs = (call.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.filter(([key]) => key === name).map(([, ...value]) => value.join('='));
}

function split({ in: where, style, explode = true }: Parameter, texts: readonly string[]): readonly string[] {
  const isExploded = where === 'query' && explode && (style ?? 'form') === 'form';
  if (isExploded) return texts;
  const separator = style === 'pipeDelimited' ? '|' : style === 'spaceDelimited' ? ' ' : ',';
  return texts.flatMap((text) => text.split(separator)).map((text) => text.trim());
}

function read(text: string, { type }: Schema): ReadParameter {
  if (type === 'integer' || type === 'number') {
    const isNumber = type === 'integer' ? /^-?\d{1,15}$/ : /^-?\d{1,15}(?:\.\d{1,15})?$/;
    return isNumber.test(text)
      ? { kind: 'value', value: Number(text) }
      : { kind: 'unreadable', reason: `is not of type ${type}` };
  }
  if (type === 'boolean') {
    if (text === 'true' || text === 'false') return { kind: 'value', value: text === 'true' };
    return { kind: 'unreadable', reason: 'is neither true nor false' };
  }
  return { kind: 'value', value: text };
}
