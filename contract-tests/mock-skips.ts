import type { Skip } from '../src/verify/session.ts';

/** What the static mock answers as Prism does, and not as a document says. */
export const mockSkips: readonly Skip[] = [
  {
    probe: 'method',
    reason: 'Prism answers a method that the path does not have with problem details of its own',
  },
  {
    probe: 'malformed-json',
    reason: 'the mock answers what it cannot parse with problem details of its own',
  },
];
