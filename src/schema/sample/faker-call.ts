import { isObject } from '../../model/values.ts';
import { samplePattern } from '../pattern-sample.ts';
import { fakerOf } from './faker.ts';
import { fakerNameOf } from './faker-names.ts';
import type { Run } from './run.ts';

/** A call of a method of faker: `{ method: 'lorem.words', args: [3] }`. */
export interface FakerCall {
  readonly method: string;
  readonly args: readonly unknown[];
}

/** What calling faker came to. */
export type FakerResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

/** Methods whose numbers are values; all others count what is made. */
const anyNumbers: ReadonlySet<string> = new Set([
  'commerce.price',
  'finance.amount',
  'number.bigInt',
  'number.binary',
  'number.float',
  'number.hex',
  'number.int',
  'number.octal',
]);

/** Methods that take functions, or patterns that they run. */
const refused: ReadonlySet<string> = new Set(['helpers.maybe', 'helpers.multiple', 'helpers.mustache']);

const maxCount = 1000;
const maxText = 2000;
const maxNesting = 5;

/**
 * Calls a method of faker by its name, of today or of an earlier version.
 *
 * Only own functions of its modules are called. Arguments are copied, and cut down to what is made in no time:
 * they come from a document that need not be friendly.
 */
export function callFaker(run: Run, { method: given, args }: FakerCall): FakerResult {
  const { method, named, fixed } = fakerNameOf(given.replace(/^faker\./, ''));
  const bounded = args
    .slice(0, 3)
    .map((arg) => bound(arg, anyNumbers.has(method) || method.startsWith('date.')));
  if (method === 'helpers.fake') return fillTemplate(run, bounded[0]);
  if (method === 'helpers.fromRegExp') return fromPattern(run, bounded[0]);
  const call = methodOf(fakerOf(run), method);
  if (!call) return { ok: false, reason: `faker has no method ${JSON.stringify(given)}` };
  if (bounded.some((arg) => typeof arg === 'string' && /\{\d{4}/.test(arg)))
    return { ok: false, reason: 'an argument asks for more than 999 repetitions' };
  try {
    const value = call(...argumentsOf(method, bounded, named, fixed));
    return { ok: true, value: plainValue(value) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function methodOf(
  faker: ReturnType<typeof fakerOf>,
  method: string,
): ((...args: unknown[]) => unknown) | undefined {
  const [moduleName = '', name = '', ...rest] = method.split('.');
  if (rest.length > 0 || refused.has(method) || !Object.hasOwn(faker, moduleName)) return undefined;
  // Own properties only: no name leads to a prototype.
  const module = (faker as unknown as Record<string, unknown>)[moduleName];
  if (!isObject(module) || /definitions$/i.test(moduleName) || !Object.hasOwn(module, name)) return undefined;
  const call = module[name];
  return typeof call === 'function' && name !== 'constructor'
    ? (...args) => call.apply(module, args)
    : undefined;
}

function argumentsOf(
  method: string,
  args: readonly unknown[],
  named: readonly string[] | undefined,
  fixed: Readonly<Record<string, unknown>> | undefined,
): readonly unknown[] {
  const [first] = args;
  const isOptions = isObject(first);
  if (!named && !fixed) return method === 'internet.password' ? args.slice(0, 1) : args;
  const entries = isOptions
    ? Object.entries(first)
    : (named ?? []).flatMap((name, index) => (args[index] === undefined ? [] : [[name, args[index]]]));
  const options: Record<string, unknown> = { ...fixed, ...Object.fromEntries(entries) };
  return Object.keys(options).length === 0 ? [] : [withoutPrecision(method, options)];
}

/** `precision` was a step: 0.01. */
function withoutPrecision(method: string, options: Record<string, unknown>): Record<string, unknown> {
  if (!method.startsWith('number.') || typeof options.precision !== 'number') return options;
  const { precision, ...rest } = options;
  return { ...rest, multipleOf: method === 'number.int' ? Math.max(1, Math.round(precision)) : precision };
}

/** A copy whose numbers, texts and lists are of a bearable size. */
function bound(value: unknown, anyNumber: boolean, depth = 0): unknown {
  if (typeof value === 'number') return anyNumber ? value : Math.max(-maxCount, Math.min(maxCount, value));
  if (typeof value === 'string') return value.slice(0, maxText);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxNesting) return undefined;
  if (Array.isArray(value)) return value.slice(0, maxCount).map((item) => bound(item, anyNumber, depth + 1));
  const entries = Object.entries(value)
    // `pattern` would be run as a regular expression until it matches.
    .filter(([key]) => key !== 'pattern')
    .slice(0, maxCount)
    .map(([key, item]) => [key, bound(item, anyNumber && key !== 'count', depth + 1)]);
  return Object.fromEntries(entries);
}

/** Fills `{{person.firstName}}` and `{{string.alpha(5)}}` in a template. */
function fillTemplate(run: Run, template: unknown): FakerResult {
  if (typeof template !== 'string') return { ok: false, reason: 'helpers.fake takes a template' };
  let failure: FakerResult | undefined;
  const text = template.replace(/\{\{([^{}]{1,200})\}\}/g, (_, inner: string) => {
    const [, method = '', rest = ''] = /^\s*([\w.]+)\s*(.*)$/.exec(inner) ?? [];
    const call =
      method === 'helpers.fake' || method === 'fake' ? undefined : { method, args: templateArgs(rest) };
    const result: FakerResult = call
      ? callFaker(run, call)
      : { ok: false, reason: 'a template within a template' };
    if (result.ok) return String(result.value);
    failure ??= result;
    return '';
  });
  return failure ?? { ok: true, value: text };
}

/** `(5, "x")` to `[5, 'x']`. */
function templateArgs(text: string): readonly unknown[] {
  const inner = /^\((.*)\)\s*$/.exec(text)?.[1];
  if (inner === undefined || inner.trim() === '') return [];
  try {
    const parsed: unknown = JSON.parse(`[${inner}]`);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [inner];
  }
}

function fromPattern(run: Run, pattern: unknown): FakerResult {
  const text =
    typeof pattern === 'string'
      ? samplePattern(pattern, () => run.random.next(), { minLength: 0, maxLength: maxText })
      : undefined;
  return text === undefined
    ? { ok: false, reason: 'no text was found that fits the pattern' }
    : { ok: true, value: text };
}

/** What JSON can hold of a value. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return JSON.parse(JSON.stringify(value));
}
