import type { components, operations } from '../../../generated/datasources/types.ts';
import type { InputOf } from '../shared/operation-input.ts';
import type { Handler } from '../shared/register-operations.ts';
import type { Caller } from './caller.ts';

/** A customer, as the document describes it. */
export type Customer = components['schemas']['Customer'];
/** What of a customer a client may change. */
export type CustomerUpdate = components['schemas']['CustomerUpdate'];
/** The query of `GET /customers`; its defaults are filled in before a handler reads it. */
export type CustomerQuery = NonNullable<operations['listCustomers']['parameters']['query']>;

/** A product, with every field that a query may select. */
export type Product = Required<components['schemas']['Product']>;
/** What `POST /graphql` takes. */
export type GraphqlRequest = components['schemas']['GraphqlRequest'];
/** What `POST /graphql` answers, whatever went wrong inside the query. */
export type GraphqlResponse = components['schemas']['GraphqlResponse'];
/** The kinds of fault of the product API. */
export type GraphqlErrorCode = components['schemas']['GraphqlErrorCode'];

/** What `POST /oauth/token` takes. */
export type TokenRequest = components['schemas']['TokenRequest'];
/** What `POST /oauth/token` answers. */
export type Token = components['schemas']['Token'];

/** What an access token may do. */
export type Scope = 'customers:read' | 'customers:write' | 'products:read';

/** One handler for each operation of the document. */
export type DatasourcesHandlers = {
  readonly [Id in keyof operations]: Handler<InputOf<operations[Id]>, Caller>;
};
