import { sigmaOf } from '../faults/draw-latency.ts';
import { type Latency, maxDelayMs } from '../faults/fault.ts';
import { readNumber } from './read-number.ts';
import type { WrittenValue } from './written-value.ts';

const time = { min: 0, max: maxDelayMs, unit: 'milliseconds' };
const hint = 'Write 200, { min: 100, max: 400 }, { median: 100, p95: 400 } or { median: 100, sigma: 0.8 }.';

/** Reads a time in milliseconds, or the distribution of one. */
export function readLatency(written: WrittenValue): Latency | undefined {
  if (typeof written.value === 'number') {
    const ms = readNumber(written, time);
    return ms === undefined ? undefined : { kind: 'fixed', ms };
  }
  if (typeof written.value !== 'object')
    return written.mismatch('a number of milliseconds or an object', hint);
  const fields = written.fields(['min', 'max', 'median', 'p95', 'sigma']);
  switch (fields && [...fields.keys()].sort().join(' ')) {
    case undefined:
      return undefined;
    case 'max min':
      return readUniform(written, fields);
    case 'median p95':
      return readTail(written, fields);
    case 'median sigma':
      return readLogNormal(fields);
    default:
      return written.fail('these names do not make up a time', hint);
  }
}

type Fields = ReadonlyMap<string, WrittenValue> | undefined;

function numberOf(
  fields: Fields,
  name: string,
  bounds: Parameters<typeof readNumber>[1],
): number | undefined {
  const field = fields?.get(name);
  return field && readNumber(field, bounds);
}

function readUniform(written: WrittenValue, fields: Fields): Latency | undefined {
  const minMs = numberOf(fields, 'min', time);
  const maxMs = numberOf(fields, 'max', time);
  if (minMs === undefined || maxMs === undefined) return undefined;
  if (minMs > maxMs) return written.fail(`"min" is ${minMs}, more than "max", ${maxMs}`, 'Exchange the two.');
  return { kind: 'uniform', minMs, maxMs };
}

function readTail(written: WrittenValue, fields: Fields): Latency | undefined {
  const medianMs = numberOf(fields, 'median', { ...time, min: 0.01 });
  const p95Ms = numberOf(fields, 'p95', { ...time, min: 0.01 });
  if (medianMs === undefined || p95Ms === undefined) return undefined;
  if (p95Ms < medianMs) {
    const message = `"p95" is ${p95Ms}, less than "median", ${medianMs}`;
    return written.fail(
      message,
      'One of twenty answers takes longer than "p95", half of them longer than "median".',
    );
  }
  return { kind: 'log-normal', medianMs, sigma: sigmaOf(medianMs, p95Ms) };
}

function readLogNormal(fields: Fields): Latency | undefined {
  const medianMs = numberOf(fields, 'median', { ...time, min: 0.01 });
  const sigma = numberOf(fields, 'sigma', { min: 0, max: 10 });
  return medianMs === undefined || sigma === undefined ? undefined : { kind: 'log-normal', medianMs, sigma };
}
