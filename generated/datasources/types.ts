// concordat 0.1.0 spec=04204d9e44adf605 body=ff92c65d80d340ca; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check the connection
         * @description Whether the service works and the key is good: with a wrong key the answer is a 401.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schema/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the schema of customers
         * @description A JSON Schema that every customer of this API fits. Check with it what you read before you load it.
         */
        get: operations["getCustomerSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description Customers in pages, by `updated_at`, then `customer_id`. Read on with `page` while `pagination.has_next` is true.
         *
         *     The pages after the first show the customers as they were when the first one was read, for 15 minutes after the last page that was
         *     read: none is lost or comes twice where customers change in between. Those changes come the next time. Such a reading belongs to
         *     the key or token and to the parameters but `page`: readers side by side use a token each.
         *
         *     To load only what changed, remember the highest `updated_at` and send it as `updated_since` the next time.
         */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id. Anything but a UUID is a 422. */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        /**
         * Read a customer
         * @description The customer as it is now.
         */
        get: operations["getCustomer"];
        put?: never;
        /**
         * Update a customer
         * @description Changes the fields that the body has. `updated_at` becomes the highest of all customers. The same request again changes nothing more but `updated_at`, so it is safe to repeat.
         *     It creates nothing: a customer that does not exist is a 404.
         */
        post: operations["updateCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/graphql": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Query products
         * @description Runs a GraphQL query over the catalogue:
         *
         *     ```graphql
         *     type Query {
         *       "Products by id. first: 1 to 1000. after: the cursor of the last product that you have."
         *       products(category: String, first: Int = 100, after: String): ProductConnection!
         *     }
         *
         *     type ProductConnection {
         *       edges: [ProductEdge!]!
         *       pageInfo: PageInfo!
         *     }
         *
         *     type ProductEdge {
         *       cursor: String!
         *       node: Product!
         *     }
         *
         *     type Product {
         *       id: ID!
         *       name: String!
         *       price: Float!
         *       category: String!
         *       createdAt: String!
         *       updatedAt: String!
         *     }
         *
         *     type PageInfo {
         *       hasNextPage: Boolean!
         *       endCursor: String
         *     }
         *     ```
         *
         *     Introspection (`__schema`, `__type`) works. A query may have 1,000 tokens, 20 fields in one another, and 30,000 fields in its
         *     answer: `first` times those of a product, for each `products`. What is wrong inside a query comes in `errors` with status **200**.
         */
        post: operations["queryProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue an access token
         * @description Exchanges the credentials of a client for an access token, good for both APIs (RFC 6749, 4.4). A client authenticates with Basic, or
         *     with `client_id` and `client_secret` in the body. There are no refresh tokens: ask again, some minutes before the token expires.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description How the service is doing. */
        Health: {
            /**
             * @description `healthy`: all is well. `degraded`: it answers, but slowly or with old data.
             * @example healthy
             * @enum {string}
             */
            status: "healthy" | "degraded";
        };
        FieldError: {
            /**
             * @description The parameter's name, or the path to a field of the body with dots.
             * @example email
             */
            field: string;
            /**
             * @description What is wrong with it.
             * @example must be an e-mail address
             */
            issue: string;
        };
        Error: {
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of fault, for programs. The introduction lists when each is sent.
                 * @example not_found
                 * @enum {string}
                 */
                code: "malformed_body" | "unauthorized" | "forbidden" | "not_found" | "method_not_allowed" | "unsupported_media_type" | "validation_failed" | "rate_limited" | "internal_error" | "service_unavailable";
                /**
                 * @description The fault, for people. May be reworded at any time.
                 * @example There is no customer 9b2f6c1a-7d3e-4a58-b0c4-1f2e3d4c5b6a
                 */
                message: string;
                /** @description One entry for each field or parameter at fault. Always present with `validation_failed`. */
                details?: components["schemas"]["FieldError"][];
            };
        };
        /** @description A JSON Schema (2020-12) that every customer fits, for checking what comes back. */
        CustomerSchema: {
            /**
             * @description The dialect.
             * @constant
             */
            $schema: "https://json-schema.org/draft/2020-12/schema";
            /**
             * Format: uri
             * @description Identifies the schema.
             * @example https://data.concordat.dev/customers-api/schema/customers
             */
            $id: string;
            /**
             * @description What it describes.
             * @example Customer
             */
            title?: string;
            /**
             * @description The type of a customer.
             * @constant
             */
            type: "object";
            /** @description A schema for each field. */
            properties: {
                [key: string]: Record<string, unknown>;
            };
            /** @description The fields that are always there. */
            required: string[];
        };
        /**
         * @description The kind of customer.
         * @example enterprise
         * @enum {string}
         */
        Segment: "consumer" | "small_business" | "enterprise";
        /** @description A customer. */
        Customer: {
            /**
             * Format: uuid
             * @description Identifies the customer.
             * @example 9b2f6c1a-7d3e-4a58-b0c4-1f2e3d4c5b6a
             */
            customer_id: string;
            /**
             * @description The name.
             * @example Ada Lindqvist
             */
            name: string;
            /**
             * Format: email
             * @description The e-mail address.
             * @example ada.lindqvist@acme.dev
             */
            email: string;
            segment: components["schemas"]["Segment"];
            /**
             * Format: date-time
             * @description When the customer was created, in UTC.
             * @example 2024-01-15T09:30:00Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the customer last changed, in UTC.
             * @example 2025-01-18T16:20:00Z
             */
            updated_at: string;
        };
        /** @description Where this page lies in the list. */
        Pagination: {
            /**
             * @description The page, from 1.
             * @example 1
             */
            page: number;
            /**
             * @description The most customers a page can hold.
             * @example 1000
             */
            page_size: number;
            /**
             * @description Customers on all pages.
             * @example 2
             */
            total: number;
            /**
             * @description Whether there is a page after this one.
             * @example false
             */
            has_next: boolean;
        };
        /** @description A page of customers. */
        CustomerList: {
            /** @description The customers of this page, by `updated_at`, then `customer_id`. Empty past the last page. */
            data: components["schemas"]["Customer"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description The fields to change; what is left out stays. Strict, so that a misspelt field is found at once. */
        CustomerUpdate: {
            /**
             * @description The name.
             * @example Ada Lindqvist-Holm
             */
            name?: string;
            /**
             * Format: email
             * @description The e-mail address.
             * @example ada.holm@acme.dev
             */
            email?: string;
            segment?: components["schemas"]["Segment"];
        };
        /** @description A GraphQL request. Strict, so that a misspelt field is found at once. */
        GraphqlRequest: {
            /**
             * @description The GraphQL document; one with several operations needs `operationName`.
             * @example { products(first: 1) { edges { node { id name } } } }
             */
            query: string;
            /**
             * @description Values for the variables of the operation, by name.
             * @example {
             *       "category": "furniture",
             *       "first": 2
             *     }
             */
            variables?: Record<string, unknown> | null;
            /**
             * @description The operation to run, of several.
             * @example GetProducts
             */
            operationName?: string | null;
        };
        /** @description A product of the catalogue. */
        Product: {
            /**
             * Format: uuid
             * @description Identifies the product.
             * @example 6a1f0e2d-3c4b-4d5e-8f90-a1b2c3d4e5f6
             */
            id?: string;
            /**
             * @description The name.
             * @example Walnut desk
             */
            name?: string;
            /**
             * @description The price, in euros.
             * @example 649
             */
            price?: number;
            /**
             * @description The category.
             * @example furniture
             */
            category?: string;
            /**
             * Format: date-time
             * @description When the product was created, in UTC.
             * @example 2024-03-01T08:00:00Z
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description When the product last changed, in UTC.
             * @example 2025-01-10T12:00:00Z
             */
            updatedAt?: string;
        };
        /** @description A product and its place in the list. */
        ProductEdge: {
            /**
             * @description The place, for `after`.
             * @example NmExZjBlMmQ
             */
            cursor?: string;
            node?: components["schemas"]["Product"];
        };
        /** @description Where this page lies in the list. */
        PageInfo: {
            /**
             * @description Whether there are products after this page.
             * @example true
             */
            hasNextPage?: boolean;
            /**
             * @description The last product's cursor, for `after`; null on an empty page.
             * @example ZTdkNmM1YjQ
             */
            endCursor?: string | null;
        };
        /** @description A page of products, by `id`. */
        ProductConnection: {
            /** @description The products of this page. */
            edges?: components["schemas"]["ProductEdge"][];
            pageInfo?: components["schemas"]["PageInfo"];
        };
        /** @description The selected fields of `__Type`. */
        IntrospectedType: {
            /**
             * @description The kind of type.
             * @example OBJECT
             * @enum {string}
             */
            kind?: "SCALAR" | "OBJECT" | "INTERFACE" | "UNION" | "ENUM" | "INPUT_OBJECT" | "LIST" | "NON_NULL";
            /**
             * @description Its name; null for lists and for types that cannot be null.
             * @example Product
             */
            name?: string | null;
            /** @description Its fields; null for types without. */
            fields?: components["schemas"]["IntrospectedField"][] | null;
            ofType?: components["schemas"]["IntrospectedType"] | null;
        };
        /** @description The selected fields of `__Field`. */
        IntrospectedField: {
            /**
             * @description Its name.
             * @example price
             */
            name?: string;
            type?: components["schemas"]["IntrospectedType"];
        };
        /** @description The selected fields of `__Schema`, as the GraphQL specification has them. */
        IntrospectedSchema: {
            queryType?: components["schemas"]["IntrospectedType"];
            /** @description All types. */
            types?: components["schemas"]["IntrospectedType"][];
        };
        /** @description The selected fields of `Query`, and of introspection. */
        QueryResult: {
            products?: components["schemas"]["ProductConnection"];
            /**
             * @description The name of the root type.
             * @example Query
             */
            __typename?: string;
            __schema?: components["schemas"]["IntrospectedSchema"];
            __type?: components["schemas"]["IntrospectedType"] | null;
        };
        /**
         * @description The kind of fault, for programs. The introduction lists when each is sent.
         * @example GRAPHQL_VALIDATION_FAILED
         * @enum {string}
         */
        GraphqlErrorCode: "GRAPHQL_PARSE_FAILED" | "GRAPHQL_VALIDATION_FAILED" | "BAD_USER_INPUT" | "BAD_REQUEST" | "UNAUTHENTICATED" | "FORBIDDEN" | "METHOD_NOT_ALLOWED" | "UNSUPPORTED_MEDIA_TYPE" | "RATE_LIMITED" | "INTERNAL_SERVER_ERROR" | "SERVICE_UNAVAILABLE";
        /** @description An error of the GraphQL specification. */
        GraphqlError: {
            /**
             * @description The fault, for people. May be reworded at any time.
             * @example Cannot query field "prize" on type "Product".
             */
            message: string;
            /** @description Where in the query. */
            locations?: {
                /**
                 * @description The line, from 1.
                 * @example 1
                 */
                line: number;
                /**
                 * @description The column, from 1.
                 * @example 29
                 */
                column: number;
            }[];
            /** @description Where in `data`, as names and indices. */
            path?: (string | number)[];
            /** @description More about it. */
            extensions?: {
                code?: components["schemas"]["GraphqlErrorCode"];
            };
        };
        /**
         * @description The outcome of a query. `data` has just what the query selects, under its aliases where it gives some; so nothing
         *     in it is there always. Look at `errors` before `data`.
         */
        GraphqlResponse: {
            /** @description What the query selects; null, or absent, when the query could not be run. */
            data?: components["schemas"]["QueryResult"] | null;
            /** @description What went wrong. Absent when all went well. */
            errors?: components["schemas"]["GraphqlError"][];
        };
        /** @description A request that was not run, in the shape that GraphQL clients read. */
        GraphqlRefusal: {
            /** @description What went wrong. */
            errors: components["schemas"]["GraphqlError"][];
        };
        /**
         * @description A request for a token for the client itself (RFC 6749, 4.4). A client that does not use Basic puts `client_id` and
         *     `client_secret` here.
         */
        TokenRequest: {
            /**
             * @description The only grant that is offered.
             * @constant
             */
            grant_type: "client_credentials";
            /**
             * @description The client, when it does not use Basic.
             * @example analytics-pipeline
             */
            client_id?: string;
            /**
             * Format: password
             * @description The client's secret, when it does not use Basic.
             * @example s3cr3t-of-analytics-pipeline
             */
            client_secret?: string;
            /**
             * @description The scopes to grant, with a space between them; all that the client may have when left out.
             * @example customers:read products:read
             */
            scope?: string;
        };
        /** @description An access token. */
        Token: {
            /**
             * @description Send it as `Authorization: Bearer <token>`.
             * @example dst_9fK2mXw4Qz7Lr1Vb
             */
            access_token: string;
            /**
             * @description How to send the token.
             * @example Bearer
             * @constant
             */
            token_type: "Bearer";
            /**
             * @description Seconds until it expires.
             * @example 3600
             */
            expires_in: number;
            /**
             * @description The scopes that were granted, with a space between them.
             * @example customers:read products:read
             */
            scope: string;
        };
        /** @description An error of RFC 6749. */
        OAuthError: {
            /**
             * @description The kind of error, for programs.
             * @example invalid_request
             * @enum {string}
             */
            error: "invalid_request" | "invalid_client" | "invalid_scope" | "unauthorized_client" | "unsupported_grant_type" | "server_error" | "temporarily_unavailable";
            /**
             * @description This occurrence of it, for people.
             * @example grant_type is required
             */
            error_description: string;
        };
    };
    responses: {
        /** @description There is no key or token, or none that is valid. */
        Unauthorized: {
            headers: {
                /** @description How to authenticate. */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The access token lacks the scope `customers:read`. */
        MissingReadScope: {
            headers: {
                /** @description How to authenticate. */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description This path has `GET` only. */
        MethodNotAllowedGet: {
            headers: {
                /** @description The methods that this path has. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description More than 10 requests in a second with this key or token. */
        RateLimited: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-RateLimit-Limit": components["headers"]["ExhaustedLimit"];
                "X-RateLimit-Remaining": components["headers"]["ExhaustedRemaining"];
                "X-RateLimit-Reset": components["headers"]["ExhaustedReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A fault of the service. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The service is down for a short time. */
        ServiceUnavailable: {
            headers: {
                /** @description Seconds to wait before the next request. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A query parameter breaks its rule. */
        InvalidListQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no customer with this id. */
        CustomerNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description This path has `GET` and `POST` only. */
        MethodNotAllowedGetPost: {
            headers: {
                /** @description The methods that this path has. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The id in the path is not a UUID. */
        InvalidId: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is empty or not JSON. */
        MalformedBody: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The access token lacks the scope `customers:write`. */
        MissingWriteScope: {
            headers: {
                /** @description How to authenticate. */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The id in the path is not a UUID, or a field of the body breaks its rule. */
        InvalidUpdate: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is empty or not JSON. */
        GraphqlMalformedBody: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GraphqlRefusal"];
            };
        };
        /** @description There is no key or token, or none that is valid. */
        GraphqlUnauthorized: {
            headers: {
                /** @description How to authenticate. */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GraphqlRefusal"];
            };
        };
        /** @description The access token lacks the scope `products:read`. */
        GraphqlForbidden: {
            headers: {
                /** @description How to authenticate. */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GraphqlRefusal"];
            };
        };
        /** @description This path has `POST` only. */
        GraphqlMethodNotAllowed: {
            headers: {
                /** @description The methods that this path has. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GraphqlRefusal"];
            };
        };
        /** @description The body is not `application/json`. */
        GraphqlUnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GraphqlRefusal"];
            };
        };
        /** @description The body is JSON, but not a GraphQL request. */
        GraphqlInvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GraphqlRefusal"];
            };
        };
        /** @description More than 10 requests in a second with this key or token. */
        GraphqlRateLimited: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-RateLimit-Limit": components["headers"]["ExhaustedLimit"];
                "X-RateLimit-Remaining": components["headers"]["ExhaustedRemaining"];
                "X-RateLimit-Reset": components["headers"]["ExhaustedReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GraphqlRefusal"];
            };
        };
        /** @description A fault of the service, outside of the query. */
        GraphqlInternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GraphqlRefusal"];
            };
        };
        /** @description The service is down for a short time. */
        GraphqlUnavailable: {
            headers: {
                /** @description Seconds to wait before the next request. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GraphqlRefusal"];
            };
        };
        /** @description The request breaks a rule, or the client may not have what it asks for. */
        OAuthInvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The client did not authenticate. */
        OAuthInvalidClient: {
            headers: {
                /** @description How to authenticate. */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description This path has `POST` only. */
        OAuthMethodNotAllowed: {
            headers: {
                /** @description The methods that this path has. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The body is not `application/x-www-form-urlencoded`. */
        OAuthUnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description More than 10 requests in a second from this address. */
        OAuthRateLimited: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-RateLimit-Limit": components["headers"]["ExhaustedLimit"];
                "X-RateLimit-Remaining": components["headers"]["ExhaustedRemaining"];
                "X-RateLimit-Reset": components["headers"]["ExhaustedReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description A fault of the service. */
        OAuthServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The service is down for a short time. */
        OAuthUnavailable: {
            headers: {
                /** @description Seconds to wait before the next request. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
    };
    parameters: {
        /** @description The page to read, from 1. A page past the last one is empty. */
        Page: number;
        /** @description Customers on a page. */
        PageSize: number;
        /** @description Only customers that were created at this time or later. */
        StartDate: string;
        /** @description Only customers that were created before this time. */
        EndDate: string;
        /**
         * @description Only customers that changed at this time or later. Send the highest `updated_at` that you have; the customers with just that
         *     time come again, so that none is missed.
         */
        UpdatedSince: string;
        /** @description The customer's id. Anything but a UUID is a 422. */
        CustomerId: string;
    };
    requestBodies: never;
    headers: {
        /** @description Requests that the limit allows in its window. Absent where limits are off. */
        RateLimitLimit: number;
        /** @description Requests left in the window. Absent where limits are off. */
        RateLimitRemaining: number;
        /** @description When the window ends, in seconds since 1970-01-01T00:00:00Z. Absent where limits are off. */
        RateLimitReset: number;
        /** @description Seconds to wait before the next request. */
        RetryAfter: number;
        /** @description Requests that the limit allows in its window. */
        ExhaustedLimit: number;
        /** @description Requests left in the window; none. */
        ExhaustedRemaining: 0;
        /** @description When the window ends, in seconds since 1970-01-01T00:00:00Z. */
        ExhaustedReset: number;
        /** @description Keeps tokens out of caches. */
        NoStore: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service answers. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCustomerSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schema. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["CustomerSchema"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Customers on a page. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Only customers that were created at this time or later. */
                start_date?: components["parameters"]["StartDate"];
                /** @description Only customers that were created before this time. */
                end_date?: components["parameters"]["EndDate"];
                /**
                 * @description Only customers that changed at this time or later. Send the highest `updated_at` that you have; the customers with just that
                 *     time come again, so that none is missed.
                 */
                updated_since?: components["parameters"]["UpdatedSince"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of customers. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGet"];
            422: components["responses"]["InvalidListQuery"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id. Anything but a UUID is a 422. */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            404: components["responses"]["CustomerNotFound"];
            405: components["responses"]["MethodNotAllowedGetPost"];
            422: components["responses"]["InvalidId"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id. Anything but a UUID is a 422. */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerUpdate"];
            };
        };
        responses: {
            /** @description The customer as it is now. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingWriteScope"];
            404: components["responses"]["CustomerNotFound"];
            405: components["responses"]["MethodNotAllowedGetPost"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidUpdate"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    queryProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The query and its variables. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["GraphqlRequest"];
            };
        };
        responses: {
            /** @description The query was read, and run if it was right; `errors` says what went wrong. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphqlResponse"];
                };
            };
            400: components["responses"]["GraphqlMalformedBody"];
            401: components["responses"]["GraphqlUnauthorized"];
            403: components["responses"]["GraphqlForbidden"];
            405: components["responses"]["GraphqlMethodNotAllowed"];
            415: components["responses"]["GraphqlUnsupportedMediaType"];
            422: components["responses"]["GraphqlInvalidRequest"];
            429: components["responses"]["GraphqlRateLimited"];
            500: components["responses"]["GraphqlInternalError"];
            503: components["responses"]["GraphqlUnavailable"];
        };
    };
    issueToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The grant and, without Basic, the client's credentials. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The access token. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["OAuthInvalidRequest"];
            401: components["responses"]["OAuthInvalidClient"];
            405: components["responses"]["OAuthMethodNotAllowed"];
            415: components["responses"]["OAuthUnsupportedMediaType"];
            429: components["responses"]["OAuthRateLimited"];
            500: components["responses"]["OAuthServerError"];
            503: components["responses"]["OAuthUnavailable"];
        };
    };
}
