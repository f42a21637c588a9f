import { type HeaderValues, headerValue } from '../exchange.ts';
import { Lru } from '../lru.ts';

/** How strictly requests are checked: not at all, told in the answer, or refused. */
export const validateModes = ['off', 'warn', 'error'] as const;
export type ValidateMode = (typeof validateModes)[number];

/** What a request asks of its answer, with the header `Prefer` or with query parameters (`?__code=404`). */
export interface Preferences {
  readonly code?: number;
  /** The name of an example. */
  readonly example?: string;
  readonly dynamic?: boolean;
  readonly seed?: string;
  readonly validate?: ValidateMode;
  /** Answer with how the answer was found. */
  readonly explain?: boolean;
  /** Of an event stream or a WebSocket: how many events, 0 to 1,000. */
  readonly events?: number;
  /** The time between two of them in milliseconds, at most ten minutes. */
  readonly interval?: number;
}

export type ReadPreferences =
  | { readonly ok: true; readonly value: Preferences }
  /** One line for each preference that cannot be read. */
  | { readonly ok: false; readonly detail: string };

/** What a request asks that prefers nothing. */
export const noPreferences: Preferences = {};
const nothing: ReadPreferences = { ok: true, value: noPreferences };
/** By the text that they were read from, which is the same in most requests. */
const known = new Lru<string, ReadPreferences>(200);

/**
 * Reads what a request prefers. With a header `Prefer`, query parameters are not looked at.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7240
 */
export function readPreferences(headers: HeaderValues, query: string): ReadPreferences {
  const header = headers.prefer === undefined ? undefined : headerValue(headers, 'prefer');
  if (header) return remembered(`h${header}`, () => fromEntries(parsePrefer(header)));
  if (!query.includes('__')) return nothing;
  return remembered(`q${query}`, () => fromEntries(fromQuery(query)));
}

function remembered(key: string, read: () => ReadPreferences): ReadPreferences {
  const before = known.get(key);
  if (before) return before;
  const preferences = read();
  if (key.length < 500) known.set(key, preferences);
  return preferences;
}

/** `code=404, example="a, b"` to its parts, names in lower case; a preference without a value is `true`. */
export function parsePrefer(header: string): Map<string, string> {
  const entries = new Map<string, string>();
  for (const preference of header.match(/(?:[^,"]|"[^"]*"?)+/g) ?? []) {
    const [token = ''] = preference.match(/(?:[^;"]|"[^"]*"?)+/) ?? [];
    const equals = token.indexOf('=');
    const name = (equals < 0 ? token : token.slice(0, equals)).trim().toLowerCase();
    const value = equals < 0 ? 'true' : token.slice(equals + 1).trim();
    if (!entries.has(name)) entries.set(name, /^".*"$/.test(value) ? value.slice(1, -1) : value);
  }
  return entries;
}

function fromQuery(query: string): Map<string, string> {
  const entries = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (name.startsWith('__') && !entries.has(name.slice(2))) entries.set(name.slice(2), value);
  }
  return entries;
}

/** What each may be; others are left to whoever knows them. The words are Prism's. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  code: (text) => (/^\d{3}$/.test(text) ? Number(text) : new Error('a number')),
  example: (text) => text,
  dynamic: booleanOf,
  seed: (text) => text,
  validate: (text) => (isValidateMode(text) ? text : new Error(validateModes.join(', '))),
  explain: booleanOf,
  events: (text) => numberOf(text, 1000),
  interval: (text) => numberOf(text, 600_000),
};

/** Whether a query parameter is a preference: `__code`. `__server` is Prism's, and without effect. */
export function isPreference(name: string): boolean {
  if (name === '__server' || name === '__fault') return true;
  return name.startsWith('__') && Object.hasOwn(readers, name.slice(2));
}

function booleanOf(text: string): boolean | Error {
  return text === 'true' || text === 'false' ? text === 'true' : new Error('a boolean');
}

function numberOf(text: string, most: number): number | Error {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value <= most ? value : new Error(`a whole number from 0 to ${most}`);
}

function isValidateMode(text: string): text is ValidateMode {
  return validateModes.some((mode) => mode === text);
}

function fromEntries(entries: ReadonlyMap<string, string>): ReadPreferences {
  const value: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const [name, read] of Object.entries(readers)) {
    const text = entries.get(name);
    const result = text === undefined ? undefined : read(text);
    if (result instanceof Error) {
      wrong.push(
        `optional property "${name}"\n└─ cannot decode ${JSON.stringify(text)}, should be ${result.message}`,
      );
    } else if (result !== undefined) value[name] = result;
  }
  if (wrong.length > 0) return { ok: false, detail: wrong.join('\n') };
  // Each reader returns what `Preferences` says of its name.
  return { ok: true, value: value as Preferences };
}
