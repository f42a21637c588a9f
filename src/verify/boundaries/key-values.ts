import { plainName } from '../../resources/noun.ts';
import type { Random } from '../../schema/sample/random.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { Place } from './place.ts';
import { textOfLength } from './text-of-length.ts';
import type { ValidValue } from './valid-value.ts';

/** Longer ones are refused by what stands before a server. */
const maxKey = 1000;
/** Shorter ones may have been used before. */
const minKey = 6;

/** Whether a header is a key that the client makes up: any that its schema allows is as good as another. */
export function isClientKey({ root, constraints, path }: Place): boolean {
  const { types, values, format } = constraints;
  return (
    root.kind === 'parameter' &&
    root.parameter.in === 'header' &&
    path.length === 0 &&
    /^(?:x?idempotencykey|x?requestid|x?correlationid)$/.test(plainName(root.parameter.name)) &&
    types.has('string') &&
    !values &&
    format === undefined
  );
}

/** The longest and the shortest key that are allowed. */
export function keyValues({ constraints, node }: Place): readonly ValidValue[] {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = constraints.bounds;
  const sized = (keyword: string, length: number): ValidValue => ({
    keyword,
    slug: keyword,
    what: `a key of ${length} characters`,
    make: (_base, { model, random }) => {
      const validator = validatorOf(model, node, 'request');
      const candidates = [1, 2].flatMap(() => keysOf(length, random));
      return candidates.filter((key) => validator.check(key).length === 0);
    },
  });
  return [
    ...(maxLength <= maxKey && maxLength >= minKey ? [sized('maxLength', maxLength)] : []),
    ...(minLength >= minKey && minLength < maxLength ? [sized('minLength', minLength)] : []),
  ];
}

/** Letters, digits, and both, new each time. */
function keysOf(length: number, random: Random): readonly string[] {
  const text = textOfLength(length, random);
  const digits = [...text].map((one) => String(one.toLowerCase().charCodeAt(0) % 10)).join('');
  return [text, text.toLowerCase(), text.toUpperCase(), digits];
}
