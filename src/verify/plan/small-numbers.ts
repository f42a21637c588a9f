import type { Model, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { validatorOf } from '../../schema/validate.ts';

/** The value with each number of its first two levels as small as its schema allows, since sums are seldom too small. */
export function withSmallNumbers(model: Model, schema: SchemaNode, value: unknown): unknown {
  const validator = validatorOf(model, schema, 'request');
  const isValid = (one: unknown) => validator.check(one).length === 0;
  return smaller(value, isValid, 2);
}

const small = [1, 0.01, 0.1, 0.5, 5, 10, 100];

function smaller(value: unknown, isValid: (one: unknown) => boolean, depth: number): unknown {
  if (!isObject(value)) return value;
  let result: Record<string, unknown> = value;
  for (const [name, old] of Object.entries(value)) {
    const put = (one: unknown) => ({ ...result, [name]: one });
    if (typeof old === 'number') {
      const less = small.find((one) => one < old && isValid(put(one)));
      if (less !== undefined) result = put(less);
    } else if (depth > 1 && isObject(old)) {
      const inner = smaller(old, (one) => isValid(put(one)), depth - 1);
      if (inner !== old) result = put(inner);
    }
  }
  return result;
}
