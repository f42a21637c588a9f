import { isObject } from '../../model/values.ts';
import { readPattern } from '../../schema/pattern.ts';
import { quoted, type WrittenValue } from '../mock-file/written-value.ts';
import { isAlike, isEqual } from './equal.ts';
import type { Test } from './rule.ts';

/** How the values of one place are compared. */
interface Comparison {
  readonly isEqual: (written: unknown, value: unknown) => boolean;
  /** Whether a value that is a list is looked at item by item. */
  readonly each: boolean;
}

/** A parameter that is sent twice, or is a list, has several values: one that fits is enough. */
const ofParameter: Comparison = { isEqual: isAlike, each: true };
const ofBody: Comparison = { isEqual, each: false };

const operators = ['equals', 'matches', 'exists', 'not'];

/**
 * Reads what a rule asks of a value: a literal, a list of conditions any of which is enough, or an object of `equals`,
 * `matches`, `exists` and `not`, all of which must be true. Undefined, and told, where it is none of these.
 */
export function readCondition(written: WrittenValue, isBody: boolean): Test | undefined {
  return readAny(written, isBody ? ofBody : ofParameter);
}

function readAny(written: WrittenValue, comparison: Comparison): Test | undefined {
  if (!Array.isArray(written.value)) return readOne(written, comparison);
  const items = written.items('a list', '') ?? [];
  if (items.length === 0) {
    return written.fail(
      'this list is empty, so that nothing matches it',
      'List the values that match, or write { exists: false }.',
    );
  }
  const tests = items.map((item) =>
    Array.isArray(item.value)
      ? item.fail('a list in a list is no condition', 'Write { equals: […] } for a value that is a list.')
      : readOne(item, comparison),
  );
  const known = tests.filter((test) => test !== undefined);
  return known.length < tests.length ? undefined : (value) => known.some((test) => test(value));
}

function readOne(written: WrittenValue, comparison: Comparison): Test | undefined {
  const { value } = written;
  if (isObject(value)) return readOperators(written, comparison);
  if (value === null && comparison === ofParameter) {
    return written.fail(
      'there is no value here, and a parameter is never nothing',
      "Write the value, '' for an empty one, or { exists: true } for any.",
    );
  }
  if (!isExact(written)) return undefined;
  const { isEqual: isSame, each } = comparison;
  if (!each) return (actual) => isSame(value, actual);
  return (actual) =>
    Array.isArray(actual) ? actual.some((item) => isSame(value, item)) : isSame(value, actual);
}

/** Whether a number was read as it was written: one with more digits than a number keeps is none that is meant. */
function isExact(written: WrittenValue): boolean {
  const { value } = written;
  if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) return true;
  written.fail(`this number has more digits than are kept: it is read as ${value}`, 'Write it in quotes.');
  return false;
}

function readOperators(written: WrittenValue, comparison: Comparison): Test | undefined {
  const fields = written.fields(operators);
  if (!fields) return undefined;
  if (fields.size === 0) {
    return written.fail(
      'this condition is empty',
      `Write ${operators.join(', ')} into it, or a value instead.`,
    );
  }
  const tests = [...fields].map(([operator, operand]) => readOperator(operator, operand, comparison));
  const known = tests.filter((test) => test !== undefined);
  return known.length < tests.length ? undefined : (value) => known.every((test) => test(value));
}

function readOperator(operator: string, operand: WrittenValue, comparison: Comparison): Test | undefined {
  switch (operator) {
    case 'equals':
      return isExact(operand) ? (value) => comparison.isEqual(operand.value, value) : undefined;
    case 'matches':
      return readMatches(operand, comparison);
    case 'exists':
      return readExists(operand);
    default: {
      const test = readAny(operand, comparison);
      return test && ((value) => !test(value));
    }
  }
}

function readExists(operand: WrittenValue): Test | undefined {
  const { value: wanted } = operand;
  if (typeof wanted !== 'boolean') return operand.mismatch('true or false', 'Write "exists: true".');
  return (value) => (value !== undefined) === wanted;
}

function readMatches(operand: WrittenValue, { each }: Comparison): Test | undefined {
  const { value: source } = operand;
  if (typeof source !== 'string') {
    return operand.mismatch('a regular expression in quotes', "Write matches: '^a'.");
  }
  const read = readPattern(source);
  if (!read.ok) {
    return operand.fail(
      `the pattern ${quoted(source)} cannot be used: it ${read.reason}`,
      'Correct the pattern.',
    );
  }
  const { pattern, note } = read;
  if (note !== undefined)
    operand.warn(
      `the pattern ${quoted(source)} ${note}`,
      'Write it as JavaScript has it, without slashes around it.',
    );
  const { maxLength = Number.POSITIVE_INFINITY } = pattern;
  // Beyond its length the pattern accepts anything without a look, which is no match.
  const isMatch = (value: unknown): boolean => {
    const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    return typeof text === 'string' && text.length <= maxLength && pattern.test(text);
  };
  return (value) => (each && Array.isArray(value) ? value.some(isMatch) : isMatch(value));
}
