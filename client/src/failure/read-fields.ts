import type { FieldFailure } from './api-failure.ts';
import { firstText, type Properties, propertiesOf } from './body-values.ts';

/** Where lists of faults are found, in the body or in its `error`. */
const listNames = [
  'errors',
  'details',
  'detail',
  'violations',
  'fieldViolations',
  'invalid-params',
  'fields',
];

/**
 * What a body says of single fields, wherever it says so: a list of objects (`errors`, `details`, FastAPI's `detail`,
 * Google's `fieldViolations`), or texts by field name.
 *
 * @param inner the body's `error`, or the body itself
 */
export function readFields(body: Properties, inner: Properties): readonly FieldFailure[] {
  for (const source of [inner, body]) {
    for (const name of listNames) {
      const fields = fieldsIn(source[name]);
      if (fields.length > 0) return fields;
    }
  }
  if (typeof inner.param === 'string') return fieldsIn([inner]);
  return Object.values(body).every(isTexts) ? fieldsIn(body) : [];
}

function fieldsIn(value: unknown): readonly FieldFailure[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsOfItem(propertiesOf(item)));
  return Object.entries(propertiesOf(value)).flatMap(([field, about]) => {
    const texts = isTexts(about) ? about : [about];
    return texts.flatMap((text) =>
      typeof text === 'string' ? [{ field: dotted(field), message: text, code: undefined }] : [],
    );
  });
}

function fieldsOfItem(item: Properties): readonly FieldFailure[] {
  if (Array.isArray(item.fieldViolations)) return fieldsIn(item.fieldViolations);
  // Of GraphQL, whose paths lead into the answer.
  if ('locations' in item || 'extensions' in item) return [];
  const source = propertiesOf(item.source);
  const names = [item.field, item.pointer, item.loc, item.path, item.param, item.name, item.property];
  const place = [...names, source.pointer, source.parameter, item.instancePath].find(isPlace);
  if (place === undefined) return [];
  const code = firstText(item.code, item.type, item.keyword);
  const texts = [item.message, item.issue, item.detail, item.msg, item.reason, item.description, item.title];
  return [{ field: dotted(place), message: firstText(...texts, code) ?? 'is not valid', code }];
}

function isPlace(value: unknown): value is string | readonly unknown[] {
  return (typeof value === 'string' && value !== '') || (Array.isArray(value) && value.length > 0);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === 'string');
}

/** `/tags/2`, `#/tags/2`, `tags[2]` and `['body', 'tags', 2]` to `tags.2`. */
function dotted(place: string | readonly unknown[]): string {
  if (typeof place !== 'string') {
    // FastAPI tells first where in the request it is.
    const inRequest = place.length > 1 && /^(?:body|query|path|header|cookie)$/.test(String(place[0]));
    return place.slice(inRequest ? 1 : 0).join('.');
  }
  if (!/^#?\//.test(place)) return place.replace(/\[(\w+)\]/g, '.$1');
  const segments = place.replace(/^#?\//, '').split('/');
  return segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
}
