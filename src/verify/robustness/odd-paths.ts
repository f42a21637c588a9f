import type { Model, Operation, Parameter } from '../../model/model.ts';
import { typesOf } from '../../schema/resolve-schema.ts';
import { withParameter } from '../request.ts';
import { pathNames } from '../run/item.ts';
import { isSafeMethod } from '../run/safe-method.ts';
import type { OddInput } from './odd-input.ts';

/** As they go over the wire; what means another path to some servers is only read. */
const ids: readonly { readonly text: string; readonly isReadOnly?: true; readonly isNumber?: true }[] = [
  // More than 32 bits, and no id of a clock in milliseconds either.
  { text: '8796093022207', isNumber: true },
  { text: '2147483648', isReadOnly: true, isNumber: true },
  { text: '9007199254740993', isReadOnly: true, isNumber: true },
  { text: '9223372036854775807', isReadOnly: true, isNumber: true },
  { text: '%00' },
  { text: '%FF' },
  { text: '99999999999999999999' },
  { text: '__proto__' },
  { text: "it's%22%5C" },
  { text: '%E2%82%AC%F0%9F%92%A9', isReadOnly: true },
  { text: '..%2F..%2Fetc%2Fpasswd', isReadOnly: true },
  { text: '%25zz', isReadOnly: true },
  { text: '-1', isReadOnly: true },
  { text: 'constructor', isReadOnly: true },
  { text: 'x'.repeat(3000), isReadOnly: true },
];

/** The last parameter of an operation's path; undefined where it has none. */
export function lastPathParameter(operation: Operation): Parameter | undefined {
  const name = pathNames(operation).at(-1);
  return operation.parameters.find((one) => one.in === 'path' && one.name === name);
}

/** Ids that nothing has, and that not every server can read. */
export function oddPaths(model: Model, operation: Operation, parameter: Parameter): readonly OddInput[] {
  const isNumber = parameter.schema !== undefined && !typesOf(model, parameter.schema).has('string');
  return ids
    .filter(({ isReadOnly }) => !isReadOnly || isSafeMethod(operation.method))
    .filter(({ text, isNumber: isForNumbers }) => (isNumber ? text.length < 30 : !isForNumbers))
    .map(({ text }) => ({
      make: (request) => withParameter(request, { parameter, value: text, text }),
      // Whatever it leads to may be another operation, or none.
      manner: { isElsewhere: true },
    }));
}
