/** Checked by the compiler: each line that must not compile says so. */
import { expectTypeOf } from 'vitest';
import type { Call, OptionalCall } from './call.ts';
import type { CallResult } from './call-result.ts';
import type { WithoutReadOnly } from './writable.ts';

interface Job {
  readonly id: number;
  type: string;
  note?: string;
  nested: { readonly at: string; value: number }[];
}
interface Problem {
  code: string;
}

/** As openapi-typescript writes it. */
interface Operation {
  parameters: { query?: { page?: number }; header?: never; path: { id: number }; cookie?: never };
  requestBody: {
    content: { 'application/json': Job; 'text/csv': string; 'multipart/form-data': { file: Blob } };
  };
  responses: {
    200: { headers: object; content: { 'application/json': Job } };
    202: { headers: object; content?: never };
    404: { headers: object; content: { 'application/problem+json': Problem } };
    '5XX': { headers: object; content: { 'text/plain': string } };
    default: { headers: object; content: { 'image/png': string } };
  };
}
interface Plain {
  parameters: { query?: { page?: number }; header?: never; path?: never; cookie?: never };
  requestBody?: never;
  responses: { default: { headers: object; content: { 'application/json': Job } } };
}
interface OptionalBody {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  requestBody?: { content: { 'application/merge-patch+json': { a?: string } } };
  responses: never;
}

declare const call: Call<Operation>;
declare const plain: OptionalCall<Plain>;
declare const optionalBody: OptionalCall<OptionalBody, 'application/merge-patch+json'>;
declare const writable: Call<WithoutReadOnly<Operation>>;

const job: Job = { id: 1, type: 'x', nested: [] };
const maybe = undefined as number | undefined;

// What is taken.
void call({ path: { id: 7 }, query: { page: maybe }, body: job, signal: AbortSignal.timeout(1) });
void call({ path: { id: 7 }, body: job, contentType: 'application/json' });
void call({ path: { id: 7 }, body: 'a,b', contentType: 'text/csv' });
void call({ path: { id: 7 }, body: { file: new Blob() }, contentType: 'multipart/form-data' });
void call({ path: { id: 7 }, body: new FormData(), contentType: 'multipart/form-data' });
void plain();
void plain({});
void plain({ query: { page: 1 } });
void optionalBody();
void optionalBody({ body: { a: 'x' } });
void writable({ path: { id: 7 }, body: { type: 'x', nested: [{ value: 1 }] } });
void writable({ path: { id: 7 }, body: job });

// @ts-expect-error the path parameter is required
void call({ body: job });
// @ts-expect-error the body is required
void call({ path: { id: 7 } });
// @ts-expect-error an argument is required
void call();
// @ts-expect-error a wrong type
void call({ path: { id: '7' }, body: job });
// @ts-expect-error an unknown parameter
void call({ path: { id: 7 }, query: { pages: 1 }, body: job });
// @ts-expect-error the body is not of the content type
void call({ path: { id: 7 }, body: job, contentType: 'text/csv' });
// @ts-expect-error without a content type the body is JSON
void call({ path: { id: 7 }, body: 'a,b' });
// @ts-expect-error a content type that is not documented
void call({ path: { id: 7 }, body: 'x', contentType: 'text/plain' });
// @ts-expect-error no body is documented
void plain({ body: {} });
// @ts-expect-error no header parameter is documented
void plain({ header: { a: 'x' } });
// @ts-expect-error the server sets it
void writable({ path: { id: 7 }, body: { id: 1, type: 'x', nested: [] } });
// @ts-expect-error optional properties are no other properties
void optionalBody({ body: { b: 'x' } });

// What comes back.
const result = await call({ path: { id: 7 }, body: job });
if (result.ok) {
  expectTypeOf(result.status).toEqualTypeOf<200 | 202>();
  expectTypeOf(result.data).toEqualTypeOf<Job | undefined>();
  expectTypeOf(result.error).toEqualTypeOf<undefined>();
  if (result.status === 200) expectTypeOf(result.data).toEqualTypeOf<Job>();
} else {
  expectTypeOf(result.data).toEqualTypeOf<undefined>();
  expectTypeOf(result.error).toEqualTypeOf<Problem | string | Blob>();
}
const { data, error } = await call({ path: { id: 7 }, body: job });
if (error !== undefined) expectTypeOf(data).toEqualTypeOf<undefined>();

const text = await call({ path: { id: 7 }, body: job, parseAs: 'text' });
if (text.ok) expectTypeOf(text.data).toEqualTypeOf<string>();
const stream = await plain({ parseAs: 'stream' });
if (stream.ok) expectTypeOf(stream.data).toEqualTypeOf<ReadableStream<Uint8Array> | null>();

// `default` alone is success and failure alike; without responses nothing is known.
const only = await plain();
if (only.ok) expectTypeOf(only.data).toEqualTypeOf<Job>();
else expectTypeOf(only.error).toEqualTypeOf<Job>();
expectTypeOf<CallResult<OptionalBody>['data']>().toEqualTypeOf<unknown>();
