import type { CheckedRequest } from '../../contract/check-request.ts';
import { pathTextReader } from '../../contract/path-values.ts';
import { headerText, type IncomingRequest } from '../../contract/request-violation.ts';
import { parsePointer } from '../../document/pointer.ts';
import { Malformed } from '../../http/malformed.ts';
import { parseCookies } from '../../http/read-cookies.ts';
import { decodeField, decodePart, parseQuery, type QueryField } from '../../http/read-query.ts';
import type { Operation } from '../../model/model.ts';
import type { ConditionPlace } from './rule.ts';

/** A request, and what was read of it. */
export interface ReadRequest {
  readonly request: Omit<IncomingRequest, 'body'>;
  readonly content: RequestContent;
  /** Those of the query and of the header `Cookie`, taken apart when they are first asked for. */
  fields: readonly QueryField[] | undefined;
  cookies: readonly QueryField[] | undefined;
}

/** The values of a request, as its check reads them. */
export type RequestContent = Pick<CheckedRequest, 'parameters' | 'body'>;

/** Reads one value of a request; undefined where it was not sent. */
export type ReadValue = (read: ReadRequest) => unknown;

/** What of an operation its requests are read by. */
type ReadOperation = Pick<Operation, 'path' | 'parameters'>;

/**
 * How a value of requests to an operation is read: a documented parameter as its schema says, any other as text, or as
 * a list of texts where it was sent several times.
 */
export function requestReader(operation: ReadOperation, place: ConditionPlace, name: string): ReadValue {
  if (place === 'body') return bodyReader(name);
  const readText = textReader(operation, place, name);
  if (!isDocumented(operation, place, name)) return readText;
  return (read) => {
    const values = read.content.parameters[place];
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value instanceof Malformed ? readText(read) : value;
  };
}

/** Whether the operation has the parameter; headers by their names in lower case. */
export function isDocumented(
  { parameters }: Pick<Operation, 'parameters'>,
  place: Exclude<ConditionPlace, 'body'>,
  name: string,
): boolean {
  return parameters.some((parameter) => {
    if (place === 'header') return parameter.in === 'header' && parameter.name.toLowerCase() === name;
    const isPlace = parameter.in === place || (place === 'query' && parameter.in === 'querystring');
    return isPlace && parameter.name === name;
  });
}

function bodyReader(pointer: string): ReadValue {
  const segments = parsePointer(pointer);
  return ({ content }) => {
    let value = content.body;
    for (const segment of segments) {
      if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
      // A list has a length, which is none of its items.
      if (Array.isArray(value) && !/^\d+$/.test(segment)) return undefined;
      if (!Object.hasOwn(value, segment)) return undefined;
      value = (value as Record<string, unknown>)[segment];
    }
    return value;
  };
}

function textReader(
  { path }: Pick<Operation, 'path'>,
  place: Exclude<ConditionPlace, 'body'>,
  name: string,
): ReadValue {
  switch (place) {
    case 'header':
      return ({ request }) => headerText(request.headers, name);
    case 'query':
      return (read) => {
        read.fields ??= parseQuery(read.request.query) ?? [];
        return textOf(read.fields, name, decodeField);
      };
    case 'cookie':
      return (read) => {
        read.cookies ??= parseCookies(headerText(read.request.headers, 'cookie'));
        return textOf(read.cookies, name, decodePart);
      };
    case 'path': {
      const textIn = pathTextReader(path, name);
      return ({ request }) => {
        const text = textIn?.(request.path.split('/'));
        return text === undefined || text === '' ? undefined : decodePart(text);
      };
    }
  }
}

function textOf(
  fields: readonly QueryField[],
  name: string,
  decode: (raw: string) => string,
): string | readonly string[] | undefined {
  const texts = fields.filter((field) => field.name === name).map(({ raw }) => decode(raw));
  return texts.length > 1 ? texts : texts[0];
}
