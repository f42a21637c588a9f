import { publicText } from './public-text.ts';
import { type IsSecret, isSecretName, redacted } from './secret-name.ts';

/** What is deeper is left out. */
const maxDepth = 8;
/** So many entries of a list or an object are kept, and so many characters of a text. */
const maxEntries = 100;
const maxCharacters = 2000;

/** A copy of a value that may be written to a log: secrets replaced, and cut where it is too deep or too long. */
export function redact(value: unknown, isSecret: IsSecret = isSecretName, depth = 0): unknown {
  if (typeof value === 'string') {
    const text = publicText(value);
    return text.length > maxCharacters ? `${text.slice(0, maxCharacters)}…` : text;
  }
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (value instanceof Error) return publicText(`${value.name}: ${value.message}`);
  if (depth >= maxDepth) return '…';
  if (Array.isArray(value)) {
    return value.slice(0, maxEntries).map((entry) => redact(entry, isSecret, depth + 1));
  }
  const entries = Object.entries(value).slice(0, maxEntries);
  // Defines properties of its own, whatever their names.
  return Object.fromEntries(
    entries.map(([name, entry]) => [name, isSecret(name) ? redacted : redact(entry, isSecret, depth + 1)]),
  );
}
