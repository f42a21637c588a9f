import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import type { TypeName } from '../resolve-schema.ts';
import { typeNameOf } from '../resolve-schema.ts';
import { type Facts, isAmong } from './facts.ts';
import { callFaker, type FakerCall } from './faker-call.ts';
import { isMultipleOf, isWithin } from './make-number.ts';
import type { PlanSource } from './plan.ts';
import { type Make, none, type Run } from './run.ts';
import { textRules } from './text-rules.ts';

const maxTries = 10;

/**
 * Makes values by what a schema says under `x-faker`; undefined where it says nothing.
 *
 * What faker does not have, or makes and the schema does not allow, is told once and made as if it was not asked for.
 *
 * @see https://docs.stoplight.io/docs/prism/9528b5a8272c0-dynamic-response-generation-with-faker
 */
export function xFakerMaker(facts: Facts, { isFormat, warn }: PlanSource): Make | undefined {
  const part = facts.parts.find(({ schema }) => schema['x-faker'] !== undefined);
  if (!part) return undefined;
  const at = childOf(part.at, 'x-faker');
  const call = callOf(part.schema['x-faker']);
  if (!call) {
    const hint = 'Write "person.firstName", or { "number.int": { "max": 10 } }.';
    warn('x-faker-unknown', 'x-faker must name a method of faker; it is not used', at, hint);
    return undefined;
  }
  const { fits } = textRules(facts, isFormat);
  return (run: Run) => {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const result = callFaker(run, call);
      if (!result.ok) {
        const hint = 'See https://fakerjs.dev/api for the methods and their arguments.';
        warn('x-faker-unknown', `x-faker "${call.method}" is not used: ${result.reason}`, at, hint);
        return none;
      }
      const value = coerced(result.value, facts);
      if (value !== none && isFitting(value, facts, fits)) return value;
    }
    const message = `x-faker "${call.method}" makes values that the schema does not allow; it is not used`;
    warn('x-faker-unfit', message, at);
    return none;
  };
}

/** `'person.firstName'` or `{ 'number.int': { max: 10 } }`, whose value may be a list of arguments. */
function callOf(value: unknown): FakerCall | undefined {
  if (typeof value === 'string') return { method: value.replace(/\(\s*\)\s*$/, ''), args: [] };
  if (!isObject(value)) return undefined;
  const [entry] = Object.entries(value);
  if (!entry) return undefined;
  const [method, args] = entry;
  return { method, args: Array.isArray(args) ? args : args === null ? [] : [args] };
}

/** The value as one of the types allowed, where it can be read as one. */
function coerced(value: unknown, { types, formats }: Facts): unknown {
  if (value === undefined) return none;
  if (value instanceof Date) return fromDate(value, types, formats);
  const type = typeNameOf(value);
  if (types.has(type)) return value;
  if (typeof value === 'number') {
    if (types.has('integer')) return Math.round(value);
    return types.has('string') ? String(value) : none;
  }
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) {
    if (types.has('number')) return Number(value);
    if (types.has('integer')) return Math.round(Number(value));
  }
  return typeof value === 'boolean' && types.has('string') ? String(value) : none;
}

function fromDate(date: Date, types: ReadonlySet<TypeName>, formats: readonly string[]): unknown {
  if (Number.isNaN(date.getTime())) return none;
  if (!types.has('string')) return types.has('integer') ? date.getTime() : none;
  const text = date.toISOString();
  if (formats.includes('date')) return text.slice(0, 10);
  return formats.includes('time') ? text.slice(11) : text;
}

function isFitting(value: unknown, facts: Facts, fitsText: (text: string) => boolean): boolean {
  if (facts.values && !isAmong(value, facts.values)) return false;
  if (typeof value === 'string') return fitsText(value);
  if (typeof value !== 'number') return true;
  return isWithin(facts, value) && facts.multiples.every((step) => isMultipleOf(value, step));
}
