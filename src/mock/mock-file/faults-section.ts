import { findResponse } from '../../contract/find-response.ts';
import { operationLabel } from '../../contract/finding.ts';
import type { Model } from '../../model/model.ts';
import { damages, isDamage } from '../faults/damages.ts';
import { type Fault, type FaultEffect, maxDelayMs } from '../faults/fault.ts';
import { isFaultWord } from '../faults/read-fault-word.ts';
import {
  everyOperation,
  isExact,
  readOperationSelector,
  selectedOperations,
  selectorDefects,
} from './operation-selector.ts';
import { readLatency } from './read-latency.ts';
import { readNumber } from './read-number.ts';
import { type Defect, quoted, type WrittenValue } from './written-value.ts';

/** The section `faults` of a mock file, in its order. */
export type FaultsSection = readonly Fault[];

const maxFaults = 1000;
const hint = 'Begin each with a dash: "- { on: getJob, rate: 0.1, status: 503 }".';
const keys = ['name', 'on', 'rate', 'first', 'every', 'latency', 'bandwidth', 'dribble', 'status', 'fault'];

/** Reads the section; what is wrong is told. */
export function readFaultsSection(written: WrittenValue): FaultsSection {
  const items = written.items('a list of faults', hint) ?? [];
  if (items.length > maxFaults) {
    written.fail(`there are ${items.length} faults, more than ${maxFaults}`, 'Write fewer of them.');
    return [];
  }
  const faults = items.flatMap((item, index) => readFault(item, `faults/${index}`) ?? []);
  const names = faults.map(({ name }) => name);
  for (const [index, { name }] of faults.entries()) {
    if (name === undefined || names.indexOf(name) === index) continue;
    written.fail(`two faults are called ${quoted(name)}`, 'Give each a name of its own.');
  }
  return faults;
}

type Fields = ReadonlyMap<string, WrittenValue>;

function readFault(written: WrittenValue, place: string): Fault | undefined {
  const fields = written.fields(keys);
  if (!fields) return undefined;
  const name = fields.get('name');
  if (name && !isName(name)) return undefined;
  const on = fields.get('on');
  const selector = on ? readOperationSelector(on) : everyOperation(written.at);
  const effect = readEffect(written, fields);
  if (!selector || !effect) return undefined;
  const label = name ? String(name.value) : undefined;
  return {
    name: label,
    label: label ?? place,
    on: selector,
    rate: numberAt(fields, 'rate', { min: 0, max: 1 }) ?? 1,
    first: numberAt(fields, 'first', { min: 1, max: 1e9, isWhole: true }),
    every: numberAt(fields, 'every', { min: 1, max: 1e9, isWhole: true }),
    effect,
    at: written.at,
  };
}

function isName(written: WrittenValue): boolean {
  const { value } = written;
  const example = 'Letters, digits, "-" and "_" make up a name: "flaky".';
  if (typeof value !== 'string' || !/^[A-Za-z][\w-]{0,63}$/.test(value)) {
    written.mismatch('a name', example);
    return false;
  }
  if (!isFaultWord(value)) return true;
  written.fail(`${quoted(value)} is the name of a fault that every mock has`, 'Choose another name.');
  return false;
}

function numberAt(fields: Fields, key: string, bounds: Parameters<typeof readNumber>[1]): number | undefined {
  const field = fields.get(key);
  return field && readNumber(field, bounds);
}

function readEffect(written: WrittenValue, fields: Fields): FaultEffect | undefined {
  const [latency, dribble, status, fault] = ['latency', 'dribble', 'status', 'fault'].map((key) =>
    fields.get(key),
  );
  if (status && fault) {
    return written.fail('a fault is either a "status" or something on the way', 'Write two faults.');
  }
  const effect: Record<string, unknown> = {
    latency: latency && readLatency(latency),
    bytesPerSecond: numberAt(fields, 'bandwidth', { min: 1, max: 1e12, unit: 'bytes per second' }),
    dribble: dribble && readDribble(dribble),
    status: status && readStatus(status),
    damage: fault && readDamage(fault),
  };
  const known = Object.entries(effect).filter(([, value]) => value !== undefined);
  const asked = ['latency', 'bandwidth', 'dribble', 'status', 'fault'].filter((key) => fields.has(key));
  if (asked.length === 0) {
    return written.fail(
      'this fault does nothing',
      'Add "latency", "bandwidth", "dribble", "status" or "fault".',
    );
  }
  // Each reader returns what `FaultEffect` says of its name.
  return known.length === asked.length ? (Object.fromEntries(known) as FaultEffect) : undefined;
}

function readDribble(written: WrittenValue): FaultEffect['dribble'] {
  const time = { min: 1, max: maxDelayMs, unit: 'milliseconds' };
  if (typeof written.value === 'number') {
    const overMs = readNumber(written, time);
    return overMs === undefined ? undefined : { parts: 10, overMs };
  }
  const fields = written.fields(['over', 'parts']);
  if (!fields) return undefined;
  if (!fields.has('over')) return written.fail('"over" is missing', 'Write { over: 2000, parts: 10 }.');
  const overMs = numberAt(fields, 'over', time);
  const parts = numberAt(fields, 'parts', { min: 2, max: 10_000, isWhole: true }) ?? 10;
  return overMs === undefined ? undefined : { parts, overMs };
}

function readStatus(written: WrittenValue): number | undefined {
  const { value } = written;
  if (typeof value === 'string' && isDamage(value)) {
    return written.fail(`"${value}" is no status`, `Write "fault: ${value}".`);
  }
  return readNumber(written, { min: 400, max: 599, isWhole: true });
}

function readDamage(written: WrittenValue): FaultEffect['damage'] {
  const { value } = written;
  if (typeof value === 'string' && isDamage(value)) return value;
  if (typeof value === 'number') return written.fail(`${value} is a status`, `Write "status: ${value}".`);
  return written.mismatch('the name of a fault', `There are ${Object.keys(damages).join(', ')}.`);
}

/** What the section names that the document does not have: operations, tags, statuses. */
export function faultsSectionDefects(section: FaultsSection, model: Model): readonly Defect[] {
  return section.flatMap((fault) => [...selectorDefects(model, fault.on), ...statusDefects(model, fault)]);
}

/** Of operations that are named, each must have the status; of those with a tag, or of all, one of them. */
function statusDefects(model: Model, { on, effect: { status }, at }: Fault): readonly Defect[] {
  const operations = selectedOperations(model, on);
  if (status === undefined || operations.length === 0) return [];
  const without = operations.filter((operation) => !findResponse(operation, status));
  if (without.length === 0) return [];
  if (!isExact(on)) {
    if (without.length < operations.length) return [];
    return [{ message: `none of these operations documents ${status}`, hint: addHint(status), at }];
  }
  return without.map((operation): Defect => {
    const documented = operation.responses.map((response) => response.status).join(', ');
    const message = `${operationLabel(operation)} has no response ${status}`;
    return { message, hint: documented === '' ? addHint(status) : `Documented: ${documented}.`, at };
  });
}

function addHint(status: number): string {
  return `Add the response ${status} to the document, or choose one that is there.`;
}
