/** Checked by the compiler: each line that must not compile says so. */
import { expectTypeOf } from 'vitest';
import type { Graphql, GraphqlDocument } from './graphql.ts';

declare const api: Graphql;
declare const typed: GraphqlDocument<{ product: { name: string } }, { id: string; first?: number }>;

expectTypeOf(await api.query('{ x }')).toEqualTypeOf<unknown>();
expectTypeOf(await api.query<{ x: number }>('{ x }', { any: 'thing' })).toEqualTypeOf<{ x: number }>();
expectTypeOf(await api.query(typed, { id: '7' })).toEqualTypeOf<{ product: { name: string } }>();
for await (const node of api.nodes<{ id: string }>('{ x }', ['x']))
  expectTypeOf(node.id).toEqualTypeOf<string>();

// @ts-expect-error the variables are required
void api.query(typed);
// @ts-expect-error a variable is missing
void api.query(typed, { first: 3 });
// @ts-expect-error a wrong type
void api.query(typed, { id: 7 });
// @ts-expect-error where the connection stands is needed
api.nodes('{ x }');
