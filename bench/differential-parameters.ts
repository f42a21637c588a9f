import type { MockRequest } from '../src/mock/exchange.ts';
import type { Model, Operation, Parameter } from '../src/model/model.ts';
import { isObject } from '../src/model/values.ts';
import { schemaParts } from '../src/schema/resolve-schema.ts';
import type { NamedRequest } from './differential-requests.ts';

/** Requests with a value of the wrong type, and with none where one is required, for the first six parameters. */
export function wrongParameters(
  model: Model,
  operation: Operation,
  request: MockRequest,
): readonly NamedRequest[] {
  return operation.parameters
    .filter(({ in: place }) => place !== 'querystring')
    .slice(0, 6)
    .flatMap((parameter): NamedRequest[] => {
      const { in: place, required } = parameter;
      const parts = parameter.schema ? schemaParts(model, parameter.schema) : [];
      const wrong = parts.map(({ value }) => wrongText(value)).find((text) => text !== undefined);
      const requests: NamedRequest[] = [];
      if (wrong !== undefined && place !== 'cookie') {
        const changed = withParameter(operation, parameter, request, wrong);
        if (changed) requests.push({ name: `wrong ${place} parameter`, request: changed });
      }
      const without = required ? withParameter(operation, parameter, request, undefined) : undefined;
      if (without) requests.push({ name: `no ${place} parameter`, request: without });
      return requests;
    });
}

/** A text that a parameter with this schema cannot have; undefined where any will do. */
function wrongText(schema: unknown): string | undefined {
  if (!isObject(schema)) return undefined;
  if (Array.isArray(schema.enum) || schema.format !== undefined || schema.pattern !== undefined) return '!';
  if (['integer', 'number', 'boolean', 'array', 'object'].includes(String(schema.type))) return 'x';
  if (typeof schema.maxLength === 'number' && schema.maxLength < 200) return 'x'.repeat(schema.maxLength + 1);
  return undefined;
}

function withParameter(
  operation: Operation,
  parameter: Parameter,
  request: MockRequest,
  text: string | undefined,
): MockRequest | undefined {
  const { name, in: place } = parameter;
  // Of cookies all are left out.
  if (place === 'header' || place === 'cookie') {
    const header = place === 'cookie' ? 'cookie' : name.toLowerCase();
    const { [header]: _, ...headers } = request.headers;
    return { ...request, headers: text === undefined ? headers : { ...headers, [header]: text } };
  }
  const [path = '', query = ''] = request.target.split('?', 2);
  if (place === 'query') {
    const others = query.split('&').filter((part) => part !== '' && !isNamed(part, name));
    const parts = text === undefined ? others : [...others, `${encodeURIComponent(name)}=${text}`];
    return { ...request, target: parts.length > 0 ? `${path}?${parts.join('&')}` : path };
  }
  const template = operation.path.split('/');
  const index = template.indexOf(`{${name}}`);
  const segments = path.split('/');
  if (text === undefined || index < 0 || segments.length !== template.length) return undefined;
  segments[index] = text;
  return { ...request, target: [segments.join('/'), ...(query === '' ? [] : [query])].join('?') };
}

/** Whether a part of the query belongs to a parameter: `a=1`, `a[b]=1`. */
function isNamed(part: string, name: string): boolean {
  const [key = ''] = part.split('=', 1);
  const decoded = decodeURIComponent(key);
  return decoded === name || decoded.startsWith(`${name}[`);
}
