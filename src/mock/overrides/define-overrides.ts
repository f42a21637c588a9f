import type { Overrides } from './override.ts';

/**
 * Overrides of one API, for `mocks/<api>.ts`, typed by what `concordat generate` writes.
 *
 * @example
 * import type { paths } from '../generated/jobs/types.ts';
 *
 * export default defineOverrides<paths>({
 *   'GET /jobs/{id}': ({ parameters }) => (parameters.path.id === 13 ? { status: 404 } : undefined),
 * });
 */
export function defineOverrides<Paths>(overrides: Overrides<Paths>): Overrides<Paths> {
  return overrides;
}
