/** What sign-ins have given out, and what the issuer keeps of them. */
const ofSignIns = ['identity/issued', 'identity/issuer'];

/**
 * Whether a note of a world is kept beside the process: what was noted of items, scenarios, faults that were turned on,
 * tokens of sign-ins (their digests), the issuer's sessions and the memory of overrides. Counters of limits and faults are
 * not: they would be written with each request.
 */
export function isKeptNote(name: string): boolean {
  return name === 'scenario' || name === 'faults' || hasKeptEntries(name) || name.startsWith('overrides ');
}

/** Whether a note that is a map is kept entry by entry: what an entry says is never changed in place. */
export function hasKeptEntries(name: string): boolean {
  return ofSignIns.includes(name) || isReplaced(name);
}

/** Whether a note gives way to another object with each change, so that the same object says the same. */
export function isReplaced(name: string): boolean {
  return name.startsWith('state/');
}
