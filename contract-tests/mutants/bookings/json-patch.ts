import { isDeepStrictEqual } from 'node:util';
import { dateTime, instantOf } from '../rules/formats.ts';
import { anything, type Fault, list, oneOf, type Rule, record, text } from '../rules/rule.ts';
import type { House } from './house.ts';

/** One step of a JSON patch. */
interface Step {
  readonly op: 'add' | 'replace' | 'remove' | 'test';
  /** `/name`, `/guests/0`, `/guests/-`. */
  readonly path: string;
  readonly value?: unknown;
}

/** What a patch came to. `isHalf` has what was done before the step that failed. */
export type Patched =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false;
      readonly why: 'test' | 'nowhere';
      readonly field: string;
      readonly half: Readonly<Record<string, unknown>>;
    };

const pointer = /^\/(?:name|starts_at|ends_at|attendees|status|notes|cost_center|guests(?:\/(?:[0-9]|-))?)$/;

/** What a JSON patch of a booking must be. */
export function patchRule({ on }: House): Rule {
  const path = text({ pattern: on('owner-patchable') ? /^\/owner$|^\/[a-z_]+(?:\/.)?$/ : pointer });
  const sets = record({ op: oneOf(['add', 'replace', 'test']), path, value: anything });
  const removes = record({ op: oneOf(['remove']), path });
  const step: Rule = (value, field) => {
    const isRemoval = (value as { readonly op?: unknown } | null)?.op === 'remove';
    return isRemoval ? removes(value, field) : sets(value, field);
  };
  return list(step, { min: 1, max: 20 });
}

/** Does a patch, step by step, on a copy. @param patch fits the rule @param skipsTests a violation */
export function applyPatch(
  fields: Readonly<Record<string, unknown>>,
  patch: unknown,
  skipsTests: boolean,
): Patched {
  const value = structuredClone(fields) as Record<string, unknown>;
  // The rule has made sure of the types.
  for (const step of patch as readonly Step[]) {
    const [, name = '', index] = step.path.split('/');
    const why = index === undefined ? onField(value, name, step) : onItem(value[name], index, step);
    if (why && !(skipsTests && why === 'test')) return { ok: false, why, field: step.path, half: value };
  }
  return { ok: true, value };
}

function onField(value: Record<string, unknown>, name: string, step: Step): 'test' | 'nowhere' | undefined {
  if (step.op !== 'add' && !Object.hasOwn(value, name)) return 'nowhere';
  if (step.op === 'test') return isSame(value[name], step.value) ? undefined : 'test';
  if (step.op === 'remove') delete value[name];
  else value[name] = step.value;
  return undefined;
}

function onItem(items: unknown, index: string, step: Step): 'test' | 'nowhere' | undefined {
  if (!Array.isArray(items)) return 'nowhere';
  const place = index === '-' ? items.length : Number(index);
  const last = step.op === 'add' ? items.length : items.length - 1;
  if (place > last) return 'nowhere';
  if (step.op === 'test') return isDeepStrictEqual(items[place], step.value) ? undefined : 'test';
  if (step.op === 'remove') items.splice(place, 1);
  else items.splice(place, step.op === 'add' ? 0 : 1, step.value);
  return undefined;
}

/** Times are the same where their instants are. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string' || !dateTime(one) || !dateTime(other)) {
    return isDeepStrictEqual(one, other);
  }
  return instantOf(one) === instantOf(other);
}

/** A fault for a step that leads nowhere. */
export function nowhere(field: string): Fault {
  return { field, reason: 'leads nowhere' };
}
