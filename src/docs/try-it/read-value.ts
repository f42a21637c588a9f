import type { InputKind } from './plan.ts';

/** The value that a text stands for, or why it stands for none. */
export type ReadValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/**
 * Reads the text of an input.
 *
 * @example readValue('a,b', 'list') // { ok: true, value: ['a', 'b'] }
 */
export function readValue(text: string, kind: InputKind): ReadValue {
  if (kind === 'text') return { ok: true, value: text };
  if (kind === 'list' && !text.trim().startsWith('[')) {
    const items = text === '' ? [] : text.split(',').map((item) => item.trim());
    return { ok: true, value: items };
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const form = kind === 'list' ? 'a JSON array, or items separated by commas' : 'a JSON value';
    return { ok: false, message: `is to be ${form}: ${reason}` };
  }
}
