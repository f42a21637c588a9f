import { defineVerifyHooks } from 'concordat';
import type { paths } from '../generated/jobs/types.ts';

export default defineVerifyHooks<paths>({
  // Asked once for each operation and user, and again after a 401.
  credentials: async ({ user }) => (user === 'first' ? { auth: { apiKey: 'key-of-the-tests' } } : undefined),
  ids: { 'GET /apps/{app}/status': { app: 'validator' } },
  headers: { 'X-Test-Run': 'contract' },
  ignore: ({ code, path }) =>
    code === 'flow-failed' && path === '/jobs/{id}/cancel' ? 'cancelling is not built yet' : undefined,
});
