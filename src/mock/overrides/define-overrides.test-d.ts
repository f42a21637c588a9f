/** Checked by the compiler: each line that must not compile says so. */
import { expectTypeOf } from 'vitest';
import type { components, paths } from '../../../generated/jobs/types.ts';
import type { OperationKey } from '../../contract/typed-paths.ts';
import { defineOverrides } from './define-overrides.ts';

type Schemas = components['schemas'];
declare const job: Schemas['JobEnvelope'];
declare const error: Schemas['ErrorEnvelope'];

expectTypeOf<OperationKey<paths>>().toEqualTypeOf<
  'GET /jobs' | 'POST /jobs' | 'GET /jobs/{id}' | 'POST /jobs/{id}/cancel' | 'GET /apps/{app}/status'
>();

defineOverrides<paths>({
  'GET /jobs/{id}': ({ parameters, body, headers, world, clock, random, next }) => {
    expectTypeOf(parameters.path.id).toEqualTypeOf<number>();
    // @ts-expect-error the path has no such parameter
    parameters.path.di;
    expectTypeOf(body).toEqualTypeOf<undefined>();
    expectTypeOf(headers['x-tenant']).toEqualTypeOf<string | undefined>();
    expectTypeOf(world.get('jobs', 7)).toEqualTypeOf<Record<string, unknown> | undefined>();
    expectTypeOf(clock.now()).toEqualTypeOf<Date>();
    expectTypeOf(random.next()).toEqualTypeOf<number>();
    const answer = next();
    expectTypeOf(answer.status).toEqualTypeOf<200 | 401 | 404 | 405 | 422 | 429 | 500>();
    if (answer.status === 200) expectTypeOf(answer.body).toEqualTypeOf<Schemas['JobEnvelope']>();
    if (answer.status !== 404) return answer;
    return Math.random() > 2 ? undefined : { status: 200, body: job };
  },
  'GET /jobs': ({ parameters }) => {
    expectTypeOf(parameters.query.page).toEqualTypeOf<number | undefined>();
    return { status: 401, body: error, headers: { 'x-a': 'b' } };
  },
  'POST /jobs': ({ body }) => {
    expectTypeOf(body.config).toEqualTypeOf<Schemas['JobConfig']>();
    return { status: 202, example: 'accepted' };
  },
});
defineOverrides<paths>({});

// @ts-expect-error there is no such operation
defineOverrides<paths>({ 'PUT /jobs': () => undefined });
// @ts-expect-error there is no such path
defineOverrides<paths>({ 'GET /job': () => undefined });
// @ts-expect-error the status is not documented
defineOverrides<paths>({ 'GET /jobs/{id}': () => ({ status: 418 }) });
// @ts-expect-error the body is that of another status
defineOverrides<paths>({ 'GET /jobs/{id}': () => ({ status: 200, body: error }) });
defineOverrides<paths>({ 'GET /jobs/{id}': async () => ({ status: 200 }) });
// @ts-expect-error the status that is promised is not documented
defineOverrides<paths>({ 'GET /jobs/{id}': async () => ({ status: 418 }) });

/** As openapi-typescript writes it. */
interface OddPaths {
  '/a': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put: {
      parameters: {
        query?: { q?: string };
        header: { 'X-Tenant': string };
        path?: never;
        cookie?: { theme?: string };
      };
      requestBody?: { content: { 'application/json': { a: number } } };
      responses: {
        200: { headers: object; content: { 'application/json': { b: 1 }; 'text/plain': string } };
        204: { headers: object; content?: never };
        '4XX': { headers: object; content: { 'application/json': { c: string } } };
      };
    };
  };
}

defineOverrides<OddPaths>({
  'PUT /a': ({ parameters, body }) => {
    expectTypeOf(parameters.header).toEqualTypeOf<{ readonly 'x-tenant': string }>();
    expectTypeOf(parameters.cookie.theme).toEqualTypeOf<string | undefined>();
    expectTypeOf(body).toEqualTypeOf<{ a: number } | undefined>();
    if (body?.a === 1) return { status: 204 };
    if (body?.a === 2) return { status: 422, body: { c: 'x' } };
    return { status: 200, body: Math.random() > 2 ? 'text' : { b: 1 } };
  },
});
// @ts-expect-error 204 has no body
defineOverrides<OddPaths>({ 'PUT /a': () => ({ status: 204, body: {} }) });
