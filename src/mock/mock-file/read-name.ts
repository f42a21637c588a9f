import type { Written } from '../../resources/corrections.ts';
import type { WrittenValue } from './written-value.ts';

/** Whether something is switched off: `none`, `off` or `false`. */
export function isNone({ value }: WrittenValue): boolean {
  return value === 'none' || value === 'off' || value === false;
}

/** Reads a text that is not empty. */
export function readName(written: WrittenValue, expected: string, hint: string): Written<string> | undefined {
  const { value, at } = written;
  return typeof value === 'string' && value !== '' ? { value, at } : written.mismatch(expected, hint);
}

/** Reads a list of texts; undefined where one of them is none. */
export function readNames(
  written: WrittenValue,
  expected: string,
  hint: string,
): readonly Written<string>[] | undefined {
  const names = written.items(expected, hint)?.map((item) => readName(item, 'a text', hint));
  return names?.every((name) => name !== undefined) ? names : undefined;
}
