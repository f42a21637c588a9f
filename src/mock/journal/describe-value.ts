import { redactEchoes } from '../../http/redact-echoes.ts';
import { type Redaction, redacted } from '../../http/redact-text.ts';
import { redactTree } from '../../http/redact-tree.ts';
import { isObject } from '../../model/values.ts';
import { isMatcher } from './first-difference.ts';

const maxLength = 200;

/**
 * A value in a message: as JSON without its secrets, cut where it is long; `not there` for undefined.
 *
 * @param path the names that lead to it, one of which may be that of a secret
 */
export function describeValue(value: unknown, path: readonly string[], redaction: Redaction): string {
  if (value === undefined) return 'not there';
  if (path.some(redaction.isSensitive)) return redacted;
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  const tree = redactEchoes(redactTree(plainOf(value, 0), redaction).value, redaction.secrets);
  const text = JSON.stringify(tree) ?? String(tree);
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

/** Matchers as JSON: `{ "ObjectContaining": { … } }`. */
function plainOf(value: unknown, depth: number): unknown {
  if (depth > 100) return '…';
  if (Array.isArray(value)) return value.map((item) => plainOf(item, depth + 1));
  if (value instanceof RegExp || typeof value === 'function') return nameOf(value);
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  if (value instanceof Date) return value.toJSON();
  if (!isObject(value)) return value;
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (isMatcher(value)) {
    const { sample, inverse } = value as { readonly sample?: unknown; readonly inverse?: unknown };
    const { name: own } = value.constructor;
    const name = `${inverse === true ? 'not ' : ''}${own === 'Object' ? 'a matcher' : own}`;
    return sample === undefined ? name : { [name]: plainOf(sample, depth + 1) };
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plainOf(item, depth + 1)]));
}

function nameOf(value: RegExp | object): string {
  return value instanceof RegExp
    ? String(value)
    : ((value as { readonly name?: string }).name ?? 'a function');
}
