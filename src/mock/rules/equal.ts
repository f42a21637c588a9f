import { isObject } from '../../model/values.ts';

/** Whether two values of JSON are the same, members of objects in any order. */
export function isEqual(left: unknown, right: unknown): boolean {
  return isEqualBy((one, other) => one === other, left, right);
}

/**
 * Whether a value that was written is the value of a parameter. Parameters are text on the wire, and become numbers
 * where the document says so: 7 and "7" are alike.
 */
export function isAlike(written: unknown, value: unknown): boolean {
  return isEqualBy(isAlikeScalar, written, value);
}

type IsSame = (left: unknown, right: unknown) => boolean;

/** Goes no deeper than both values do: one of them is what somebody wrote, whose depth is bounded. */
function isEqualBy(isSame: IsSame, left: unknown, right: unknown): boolean {
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => isEqualBy(isSame, item, right[index]))
    );
  }
  if (!isObject(left)) return isSame(left, right);
  if (!isObject(right) || ArrayBuffer.isView(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isEqualBy(isSame, left[key], right[key]))
  );
}

function isAlikeScalar(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isScalar(left) || !isScalar(right)) return false;
  return String(left) === String(right) || isNumberAsText(left, right) || isNumberAsText(right, left);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** `7` and `7.0`; a text like `007` is no number. */
function isNumberAsText(number: unknown, text: unknown): boolean {
  if (typeof number !== 'number' || typeof text !== 'string') return false;
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) && Number(text) === number;
}
