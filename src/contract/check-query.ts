import { bodyFormatOf } from '../http/media-type.ts';
import { formReader } from '../http/read-form.ts';
import { contentReader, fieldsParameterReader } from '../http/read-parameter.ts';
import { decodePart, maxQueryFields, parseQuery, type QueryField } from '../http/read-query.ts';
import type { Model, Parameter } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { allowsEmptyValue, type CheckedParameter, locationCheck } from './check-request-parameters.ts';
import { undocumentedCheck } from './check-undocumented.ts';
import type { RequestViolation } from './request-violation.ts';

/** The check of a whole query. */
export interface QueryCheck {
  check(query: string, violations: RequestViolation[]): Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

/** Makes the check of a query out of the parameters that stand in it; 3.2's `querystring` takes it whole. */
export function queryCheck(model: Model, parameters: readonly Parameter[]): QueryCheck {
  const whole = parameters.find((parameter) => parameter.in === 'querystring');
  if (whole) return wholeQueryCheck(model, whole);
  const own = parameters.filter((parameter) => parameter.in === 'query');
  const names = new Set(own.map(({ name }) => name));
  const readers = own.map((parameter) => fieldsParameterReader(model, parameter, names));
  const checked = own.map((parameter, index): CheckedParameter<readonly QueryField[]> => {
    const { name } = parameter;
    const isEmpty = (fields: readonly QueryField[]) =>
      fields.every((field) => field.name !== name || field.raw === '');
    return {
      parameter,
      name,
      read: (fields) => readers[index]?.read(fields),
      ...(allowsEmptyValue(model, parameter) && { isEmpty }),
    };
  });
  const location = locationCheck(model, 'query', checked);
  const claims = (name: string) => names.has(name) || readers.some((reader) => reader.claims(name));
  const tellUndocumented = undocumentedCheck(model, claims, [...names]);
  return {
    check(query, violations) {
      const fields = query === '' ? noFields : parseQuery(query);
      if (!fields) return tooMany(violations);
      const values = location ? location.check(fields, violations) : noValues;
      if (fields.length > 0) tellUndocumented(fields, violations);
      return values;
    },
    get problems() {
      return location?.problems ?? [];
    },
  };
}

const noFields: readonly QueryField[] = [];
const noValues: Readonly<Record<string, unknown>> = Object.freeze({});

function tooMany(violations: RequestViolation[]): Readonly<Record<string, unknown>> {
  const message = `Request query must NOT have more than ${maxQueryFields} fields`;
  violations.push({ in: 'query', path: ['query'], code: 'too-many-fields', severity: 'Error', message });
  return noValues;
}

/** @see https://spec.openapis.org/oas/v3.2.0#fixed-fields-for-use-with-content in: querystring */
function wholeQueryCheck(model: Model, parameter: Parameter): QueryCheck {
  const read = wholeReader(model, parameter);
  const location = locationCheck(model, 'query', [
    { parameter, name: parameter.name, read: (query: string) => (query === '' ? undefined : read(query)) },
  ]);
  return {
    check: (query, violations) => location?.check(query, violations) ?? noValues,
    get problems() {
      return location?.problems ?? [];
    },
  };
}

function wholeReader(model: Model, { content }: Parameter): (query: string) => unknown {
  const [mediaType] = content;
  if (mediaType && bodyFormatOf(mediaType.name) === 'form') {
    const readForm = formReader(model, mediaType);
    return (query) => {
      const reading = readForm(query);
      return reading.ok ? reading.value : query;
    };
  }
  const read = contentReader(
    { model, direction: 'request' },
    mediaType?.name ?? 'text/plain',
    mediaType?.schema,
  );
  return (query) => read(decodePart(query));
}
