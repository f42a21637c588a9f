/** Candidates that are looked at, whether or not they are asked about. */
const maxLooked = 1000;

/**
 * Looks for the smallest that still shows something: goes on from each that does.
 *
 * @param smaller the smallest first
 * @param goesOn asked before each: whether more may be tried
 * @returns the smallest that was found, `start` itself where none is smaller
 */
export async function shrink<T>(
  start: T,
  smaller: (one: T) => Iterable<T>,
  shows: (one: T) => Promise<boolean>,
  goesOn: () => boolean,
): Promise<T> {
  let best = start;
  let looked = 0;
  for (;;) {
    let found: T | undefined;
    for (const one of smaller(best)) {
      looked += 1;
      if (looked > maxLooked || !goesOn()) return best;
      if (await shows(one)) {
        found = one;
        break;
      }
    }
    if (found === undefined) return best;
    best = found;
  }
}
