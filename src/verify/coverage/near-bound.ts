import { isObject } from '../../model/values.ts';

/** What a valid value must be like to show a rule: there, and at its bound or next to it where there is one. */
export function isNearBound(
  keyword: string,
  keywords: Readonly<Record<string, unknown>>,
): (value: unknown) => boolean {
  const bound = keywords[keyword];
  switch (keyword) {
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return (value) => typeof value === 'number' && Math.abs(value - Number(bound)) <= stepOf(keywords);
    case 'minLength':
    case 'maxLength':
      return (value) => typeof value === 'string' && Math.abs([...value].length - Number(bound)) <= 1;
    case 'minItems':
    case 'maxItems':
      return (value) => Array.isArray(value) && Math.abs(value.length - Number(bound)) <= 1;
    case 'minProperties':
    case 'maxProperties':
      return (value) => isObject(value) && Math.abs(Object.keys(value).length - Number(bound)) <= 1;
    case 'uniqueItems':
      return (value) => Array.isArray(value) && value.length > 1;
    case 'pattern':
    case 'format':
      return (value) => typeof value === 'string';
    case 'multipleOf':
      return (value) => typeof value === 'number' && value !== 0;
    case 'required':
    case 'additionalProperties':
      return isObject;
    default:
      return () => true;
  }
}

/** The least that numbers of a schema can differ by, as far as it says. */
function stepOf({ multipleOf }: Readonly<Record<string, unknown>>): number {
  return typeof multipleOf === 'number' && multipleOf > 0 ? multipleOf : 1;
}
