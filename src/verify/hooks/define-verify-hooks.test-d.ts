/** Checked by the compiler: each line that must not compile says so. */
import { expectTypeOf } from 'vitest';
import type { paths } from '../../../generated/jobs/types.ts';
import { defineVerifyHooks } from './define-verify-hooks.ts';

defineVerifyHooks<paths>({
  beforeRun: ({ server, fetch }) => {
    expectTypeOf(server).toEqualTypeOf<string>();
    expectTypeOf(fetch).toEqualTypeOf<typeof globalThis.fetch>();
  },
  beforeOperation: async ({ operation }) => {
    expectTypeOf(operation).toEqualTypeOf<
      'GET /jobs' | 'POST /jobs' | 'GET /jobs/{id}' | 'POST /jobs/{id}/cancel' | 'GET /apps/{app}/status'
    >();
  },
  credentials: ({ user, isRenewal }) => {
    expectTypeOf(user).toEqualTypeOf<'first' | 'second'>();
    expectTypeOf(isRenewal).toEqualTypeOf<boolean>();
    return user === 'first' ? { auth: { apiKey: 'x' } } : undefined;
  },
  ids: { 'GET /jobs/{id}': { id: 7 }, 'GET /apps/{app}/status': async () => ({ app: 'validator' }) },
  headers: { 'X-Tenant': 'acme' },
  ignore: ({ code }) => (code === 'slow-answer' ? 'a slow machine' : undefined),
});
defineVerifyHooks<paths>({ headers: async ({ operation }) => ({ 'X-Of': operation }) });
defineVerifyHooks<paths>({});

// @ts-expect-error the path has no such parameter
defineVerifyHooks<paths>({ ids: { 'GET /jobs/{id}': { job: 7 } } });
// @ts-expect-error an id of jobs is a number
defineVerifyHooks<paths>({ ids: { 'GET /jobs/{id}': { id: 'seven' } } });
// @ts-expect-error there is no such operation
defineVerifyHooks<paths>({ ids: { 'PUT /jobs/{id}': { id: 7 } } });
// @ts-expect-error a reason is a text
defineVerifyHooks<paths>({ ignore: () => true });
