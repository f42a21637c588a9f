import { pathTextReader } from '../../contract/path-values.ts';
import { Malformed } from '../../http/malformed.ts';
import { decodeSegment } from '../../http/path-template.ts';
import type { Call } from '../behaviour.ts';

/** The value of a path parameter, read as its schema says where the document has one; undefined where it is not sent. */
export function pathValue({ checked, operation, request }: Call, name: string): unknown {
  const { path } = checked.parameters;
  const value = Object.hasOwn(path, name) ? path[name] : undefined;
  if (value !== undefined && !(value instanceof Malformed)) return value;
  const text = pathTextReader(operation.path, name)?.(request.path.split('/'));
  return text === undefined ? undefined : decodeSegment(text);
}

/** What a value is in a path: items are found by it, whatever its type. */
export function idText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
