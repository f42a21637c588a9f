import type { Violation } from './contract.ts';
import type { Call } from './serve.ts';

/**
 * What mutants let pass that the document does not: by the id of the mutant, told the operation (`POST /items`; a HEAD
 * that is answered like a GET counts as one) and what is wrong with the request.
 */
export type Lenience = Readonly<Record<string, (operation: string, violation: Violation) => boolean>>;

/** Does the mutant that is switched on look away? */
export function isForgiven(
  lenience: Lenience,
  on: (id: string) => boolean,
  call: Call,
  violation: Violation,
): boolean {
  const operation = `${call.method === 'HEAD' ? 'GET' : call.method} ${call.template}`;
  return Object.entries(lenience).some(([id, forgives]) => on(id) && forgives(operation, violation));
}
