/** Checked by the compiler: each line that must not compile says so. */
import { expectTypeOf } from 'vitest';
import type { Call, OptionalCall } from '../call.ts';
import type { Job } from '../polling/job.ts';
import type { Paged } from './paged.ts';

interface Thing {
  id: number;
}
interface Problem {
  code: string;
}
type Json<Body> = { headers: object; content: { 'application/json': Body } };

/** As openapi-typescript writes them. */
interface List {
  parameters: { query?: { page?: number; q?: string }; header?: never; path?: never; cookie?: never };
  requestBody?: never;
  responses: { 200: Json<{ data?: { rows: Thing[] } | null; total: number }>; 401: Json<Problem> };
}
interface ListOfOne {
  parameters: { query?: never; header?: never; path: { id: number }; cookie?: never };
  requestBody?: never;
  responses: { 200: Json<Thing[]> };
}
interface Start {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  requestBody: { content: { 'application/json': { source: string } } };
  responses: { 202: Json<{ id: number }>; 422: Json<Problem> };
}
interface Read {
  parameters: { query?: never; header?: never; path: { id: number }; cookie?: never };
  requestBody?: never;
  responses: { 200: Json<{ data: Thing }>; 404: Json<{ detail: string }> };
}

declare const list: OptionalCall<List> & Paged<List, ['data', 'rows']>;
declare const listOfOne: Call<ListOfOne> & Paged<ListOfOne>;
declare const unknownPlace: Paged<List, ['elsewhere']>;
declare const start: Call<
  Start,
  'application/json',
  Job<Start, Read, ['data'], 'completed', 'failed' | 'cancelled'>
>;
declare const startOnly: Call<Start, 'application/json', Job<Start>>;

// Lists: what is taken, and what an item is.
for await (const item of list.pages()) expectTypeOf(item).toEqualTypeOf<Thing>();
for await (const item of list.pages({ query: { q: 'x' } }, { maxPages: 3 }))
  expectTypeOf(item.id).toEqualTypeOf<number>();
for await (const page of list.pages().byPage()) {
  expectTypeOf(page.items).toEqualTypeOf<readonly Thing[]>();
  expectTypeOf(page.data.total).toEqualTypeOf<number>();
}
for await (const item of listOfOne.pages({ path: { id: 7 } })) expectTypeOf(item).toEqualTypeOf<Thing>();
for await (const item of unknownPlace.pages()) expectTypeOf(item).toEqualTypeOf<unknown>();

// @ts-expect-error the path parameter is required
listOfOne.pages();
// @ts-expect-error an unknown parameter
list.pages({ query: { size: 3 } });
// @ts-expect-error a wrong type
list.pages({ query: { page: '3' } });
// @ts-expect-error an unknown option
list.pages({}, { pages: 3 });
// @ts-expect-error the call itself is no list
for await (const item of list()) void item;

// Long jobs: the promise is what it was, and knows how it ends.
const call = start({ body: { source: 'x' } });
const answer = await call;
if (answer.ok) expectTypeOf(answer.data).toEqualTypeOf<{ id: number }>();
const ended = await call.completed({
  timeoutMs: 5,
  onProgress: (job) => expectTypeOf(job).toEqualTypeOf<Thing>(),
});
if (ended.ok) {
  expectTypeOf(ended.state).toEqualTypeOf<'completed'>();
  expectTypeOf(ended.job).toEqualTypeOf<Thing>();
} else if (ended.state !== undefined) {
  expectTypeOf(ended.state).toEqualTypeOf<'failed' | 'cancelled'>();
  expectTypeOf(ended.job).toEqualTypeOf<Thing>();
} else {
  expectTypeOf(ended.error).toEqualTypeOf<Problem | { detail: string }>();
}
const plain = await startOnly({ body: { source: 'x' } }).completed();
if (plain.ok) expectTypeOf(plain.job).toEqualTypeOf<unknown>();

// @ts-expect-error the body is required, followed or not
void start().completed();
// @ts-expect-error an unknown option
void call.completed({ timeout: 5 });
// @ts-expect-error what ended otherwise may be an error without a job
void ended.job.id;
// @ts-expect-error a call that starts nothing long cannot be followed
void list().completed();
