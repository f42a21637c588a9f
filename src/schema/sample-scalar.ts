import { compilePattern } from './pattern.ts';

type Schemas = readonly Record<string, unknown>[];

/** A value of each format, in the spelling that every server should accept. */
const byFormat: Readonly<Record<string, string>> = {
  byte: 'c2FtcGxl',
  date: '2025-01-15',
  'date-time': '2025-01-15T10:30:00Z',
  duration: 'PT1H',
  email: 'sample@example.com',
  hostname: 'example.com',
  'idn-email': 'sample@example.com',
  'idn-hostname': 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  iri: 'https://example.com/',
  'iri-reference': '/sample',
  'json-pointer': '/sample',
  regex: '^sample$',
  time: '10:30:00Z',
  uri: 'https://example.com/',
  'uri-reference': '/sample',
  'uri-template': '/sample/{id}',
  url: 'https://example.com/',
  uuid: '6f1e2d3c-4b5a-4978-8a6b-5c4d3e2f1a0b',
};

/**
 * What many patterns of identifiers, codes and versions accept.
 *
 * All are short: a pattern that backtracks without end is the document's, and must not hold up the run.
 */
const guesses: readonly string[] = [
  'sample',
  'Sample',
  'SAMPLE',
  'a',
  'A',
  'ab',
  'AB',
  'abc',
  'ABC',
  '1',
  '10',
  '123',
  '1234',
  '123456',
  'a1',
  'sample-1',
  'sample_1',
  '1.0.0',
  'v1.0.0',
  '0.5',
  '#a1b2c3',
  '2025-01-15',
  '10:30',
  '+14155550100',
  '/sample',
  'https://example.com/',
  'sample@example.com',
];

/** Hashes and the like, tried only on patterns that name their length. */
const longGuesses: readonly (readonly [named: string, guess: string])[] = [
  ['{12}', '6f1e2d3c-4b5a-4978-8a6b-5c4d3e2f1a0b'],
  ['{32}', 'a'.repeat(32)],
  ['{40}', 'a'.repeat(40)],
  ['{43}', 'a'.repeat(43)],
  ['{64}', 'a'.repeat(64)],
];

/** A string that fits format, pattern and lengths of all schemas; undefined where no guess does. */
export function sampleString(schemas: Schemas): string | undefined {
  const fewest = Math.max(0, ...numbersOf(schemas, 'minLength'));
  const most = Math.min(Number.POSITIVE_INFINITY, ...numbersOf(schemas, 'maxLength'));
  const format = schemas.map((schema) => schema.format).find((name) => typeof name === 'string');
  const patterns = schemas
    .flatMap(({ pattern }) => (typeof pattern === 'string' ? [compilePattern(pattern)] : []))
    .filter((pattern) => pattern !== undefined);
  const formatted = format !== undefined && Object.hasOwn(byFormat, format) ? byFormat[format] : undefined;
  if (formatted !== undefined && patterns.length === 0) return formatted;
  const named = longGuesses.filter(([part]) => patterns.some(({ source }) => source.includes(part)));
  const candidates = [
    ...(formatted === undefined ? [] : [formatted]),
    ...guesses,
    ...named.map(([, guess]) => guess),
  ];
  const fitting = candidates.flatMap((text) => [text, fitted(text, fewest, most)]);
  return fitting.find(
    (text) => text.length >= fewest && text.length <= most && patterns.every((pattern) => pattern.test(text)),
  );
}

function fitted(text: string, fewest: number, most: number): string {
  const longest = Math.min(fewest, 10_000);
  return text.padEnd(longest, text).slice(0, Math.max(longest, Math.min(text.length, most)));
}

/** A number within the bounds of all schemas, near 1; undefined where there is none. */
export function sampleNumber(schemas: Schemas, isInteger: boolean): number | undefined {
  const lows = [...numbersOf(schemas, 'minimum'), ...numbersOf(schemas, 'exclusiveMinimum')];
  const highs = [...numbersOf(schemas, 'maximum'), ...numbersOf(schemas, 'exclusiveMaximum')];
  const low = Math.max(Number.NEGATIVE_INFINITY, ...lows);
  const high = Math.min(Number.POSITIVE_INFINITY, ...highs);
  const [step = isInteger ? 1 : undefined] = numbersOf(schemas, 'multipleOf');
  const candidates = [1, low, low + 1, high, high - 1, low + (high - low) / 2, 0]
    .filter(Number.isFinite)
    .flatMap((value) =>
      step === undefined ? [value] : [Math.ceil(value / step) * step, Math.floor(value / step) * step],
    );
  return candidates.find((value) => fits(value, schemas) && (!isInteger || Number.isInteger(value)));
}

/** Bounds of 3.0, where `exclusiveMinimum` is a boolean, and of 3.1, where it is a number. */
function fits(value: number, schemas: Schemas): boolean {
  return schemas.every(({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }) => {
    if (typeof minimum === 'number' && (exclusiveMinimum === true ? value <= minimum : value < minimum))
      return false;
    if (typeof maximum === 'number' && (exclusiveMaximum === true ? value >= maximum : value > maximum))
      return false;
    if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum) return false;
    return !(typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum);
  });
}

function numbersOf(schemas: Schemas, keyword: string): number[] {
  return schemas.map((schema) => schema[keyword]).filter((value) => typeof value === 'number');
}
