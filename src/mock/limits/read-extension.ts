import { isObject } from '../../model/values.ts';
import { type Period, periodMs, periods, type Rate } from './limit.ts';
import { readRates } from './read-rates.ts';

const names = ['x-rate-limit', 'x-ratelimit', 'x-rate-limits'];
const counts = ['requests', 'limit', 'rate', 'max', 'quota'];
const windows = ['per', 'period', 'window', 'interval', 'unit'];

/**
 * The rates of an extension `x-rate-limit`: `100/minute`, or an object with `requests` (or `limit`, `max`) and `per` (or
 * `period`, `window`: a word, or a number of seconds), or a list of these. Undefined where there is none that can be read.
 */
export function readExtension(node: Readonly<Record<string, unknown>>): readonly Rate[] | undefined {
  const name = names.find((one) => Object.hasOwn(node, one));
  if (name === undefined) return undefined;
  const value = node[name];
  const rates = (Array.isArray(value) ? value.slice(0, 20) : [value]).flatMap(readOne);
  return rates.length > 0 ? rates : undefined;
}

function readOne(value: unknown): readonly Rate[] {
  if (typeof value === 'string') return readRates(value);
  if (!isObject(value)) return [];
  const requests = counts.map((key) => value[key]).find((one) => typeof one === 'number');
  const window = windows.map((key) => value[key]).find((one) => one !== undefined);
  if (requests === undefined || !(requests >= 1) || !Number.isInteger(requests)) return [];
  const windowMs = windowOf(window);
  return windowMs === undefined ? [] : [{ requests, windowMs }];
}

/** A minute where nothing is said. */
function windowOf(window: unknown): number | undefined {
  if (window === undefined) return periodMs.minute;
  if (typeof window === 'number') return window > 0 && window <= 1e7 ? window * 1000 : undefined;
  if (typeof window !== 'string') return undefined;
  const period = periods.find((one) => new RegExp(`^(?:${one}s?|${one.charAt(0)})$`, 'i').test(window));
  if (period) return periodMs[period];
  const [, count, letter = ''] = /^(\d{1,6}) ?([smhd])\w*$/i.exec(window) ?? [];
  const unit = periods.find((one: Period) => one.startsWith(letter.toLowerCase()));
  return count === undefined || !unit ? undefined : Number(count) * periodMs[unit] || undefined;
}
