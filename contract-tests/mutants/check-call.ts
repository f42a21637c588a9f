import type { Contract, Violation } from './contract.ts';
import { isForgiven, type Lenience } from './lenience.ts';
import { readJson } from './read-json.ts';
import type { Call } from './serve.ts';

/** What a subject checks requests with. */
export interface Checks {
  readonly contract: Contract;
  readonly lenience: Lenience;
  readonly on: (id: string) => boolean;
}

/** A body that was read, or why it is refused; `violations` only where it is `invalid`. */
export type CheckedBody =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false;
      readonly kind: 'media-type' | 'malformed' | 'invalid';
      readonly violations: readonly Violation[];
    };

/** The parameters of a request by its document, and what is wrong with them once the switched mutant looked away. */
export function checkParameters(
  { contract, lenience, on }: Checks,
  call: Call,
): { readonly values: Readonly<Record<string, unknown>>; readonly violations: readonly Violation[] } {
  const { values, violations } = contract.readParameters(call);
  return { values, violations: violations.filter((one) => !isForgiven(lenience, on, call, one)) };
}

/**
 * The JSON body of a request by its document, whose schema must ask for an object.
 *
 * @param accepted media types that are let pass beside `mediaType`, in lower case; none where it is left out
 */
export function checkJsonBody(
  { contract, lenience, on }: Checks,
  call: Call,
  mediaType = 'application/json',
  accepted: readonly string[] = [],
): CheckedBody {
  const read = readJson(call, [mediaType, ...accepted]);
  if (!read.ok) {
    return { ok: false, kind: read.reason === 'media-type' ? 'media-type' : 'malformed', violations: [] };
  }
  const violations = contract
    .checkBody(call, mediaType, read.value)
    .filter((one) => !isForgiven(lenience, on, call, one));
  if (violations.length > 0) return { ok: false, kind: 'invalid', violations };
  // The schema has just said that it is an object.
  return { ok: true, body: read.value as Readonly<Record<string, unknown>> };
}
