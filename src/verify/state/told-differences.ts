import { shortJson } from '../../schema/validate.ts';
import type { Difference } from './differences.ts';

/** `"name", "tags"`. */
export function namesOf(differences: readonly Difference[]): string {
  return [...new Set(differences.map(({ name }) => `"${name}"`))].join(', ');
}

/** What was expected and what came, of the first difference. */
export function toldOf(differences: readonly Difference[]): { expected?: string; actual?: string } {
  const [first] = differences;
  return first ? { expected: shortJson(first.expected), actual: shortJson(first.actual) } : {};
}
