import type { VerifyHooks } from './verify-hooks.ts';

/**
 * Hooks of one API, for `contract-tests/<api>.hooks.ts`, typed by what `concordat generate` writes.
 *
 * @example
 * import type { paths } from '../generated/jobs/types.ts';
 *
 * export default defineVerifyHooks<paths>({
 *   credentials: async () => ({ auth: { apiKey: await newKey() } }),
 *   ids: { 'GET /apps/{app}/status': { app: 'validator' } },
 *   ignore: ({ code }) => (code === 'slow-answer' ? 'the test machine is slow' : undefined),
 * });
 */
export function defineVerifyHooks<Paths>(hooks: VerifyHooks<Paths>): VerifyHooks<Paths> {
  return hooks;
}
