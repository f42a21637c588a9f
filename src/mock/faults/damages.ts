import type { Damage } from './fault.ts';

/** What happens to answers on their way, by name, in words that follow "the answer". */
export const damages: Readonly<Record<Damage, string>> = {
  reset: 'never comes: the connection is reset',
  'reset-in-body': 'breaks off in its body: the connection is reset',
  closed: 'never comes: the connection is closed',
  empty: 'has no body',
  truncated: 'ends in the middle of its body',
  'wrong-type': 'has the wrong content type',
};

/** Whether there is a damage of this name. */
export function isDamage(name: string): name is Damage {
  return Object.hasOwn(damages, name);
}
