// concordat 0.1.0 spec=649cc3d78c6f89fd body=2222513b1732444a; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
export interface paths {
    "/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List projects
         * @description Projects in pages, the newest first. `pagination` says how many there are; read on with `page` until it reaches `total_pages`.
         */
        get: operations["listProjects"];
        put?: never;
        /**
         * Create a project
         * @description Creates a project. Send an `Idempotency-Key`, so that you can repeat the request without making a second project.
         */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project's id. Anything but a UUID is a 422. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * Read a project
         * @description The project with its `ETag`. With `If-None-Match`, an unchanged project is a 304 without a body.
         */
        get: operations["getProject"];
        /**
         * Replace a project
         * @description Replaces all that the client may set. `description` and `owner` are removed when left out; `id` and `created_at` stay.
         */
        put: operations["replaceProject"];
        post?: never;
        /**
         * Delete a project
         * @description Deletes the project for good and frees its name. Deleting it again is a 404. To keep it for the record, archive it instead.
         */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        /**
         * Change parts of a project
         * @description Applies a JSON merge patch (RFC 7396). A field that is left out stays; `null` removes `description` or `owner`.
         */
        patch: operations["updateProject"];
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
         * @description Exchanges client credentials, an authorization code or a refresh token for an access token (RFC 6749).
         *     A client authenticates with Basic or with `client_id` and `client_secret` in the body.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask a person for access
         * @description The start of the authorization code flow: open this in the person's browser. The answer sends the browser back to `redirect_uri`
         *     with `code` and `state`, or with `error=access_denied` and `state` when the person refuses. PKCE is required.
         *
         *     How the person signs in is not part of this contract. A request that breaks a rule is a 400, never a redirect.
         */
        get: operations["authorize"];
        put?: never;
        post?: never;
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
        /**
         * @description `active`: work goes on. `archived`: kept for the record.
         * @example active
         * @enum {string}
         */
        ProjectStatus: "active" | "archived";
        /**
         * @description Labels, each at most once.
         * @example [
         *       "web",
         *       "marketing"
         *     ]
         */
        Tags: string[];
        /** @description A project. `description` and `owner` are absent when they are not set. */
        Project: {
            /**
             * Format: uuid
             * @description Identifies the project. Given by the service.
             * @example 3f2b8c1e-5d4a-4f6b-9c7d-1e2f3a4b5c6d
             */
            readonly id: string;
            /**
             * @description Unique among all projects, archived ones too; compared exactly, capitals and all.
             * @example Website relaunch
             */
            name: string;
            /**
             * @description What the project is about.
             * @example New public website with a shop.
             */
            description?: string;
            /**
             * @description The person or team that answers for it, by a name that the calling system understands.
             * @example ada.lindqvist
             */
            owner?: string;
            status: components["schemas"]["ProjectStatus"];
            tags: components["schemas"]["Tags"];
            /**
             * Format: date-time
             * @description When the project was created, in UTC.
             * @example 2025-11-24T10:30:00Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When the project last changed, in UTC.
             * @example 2025-11-24T10:30:00Z
             */
            readonly updated_at: string;
        };
        /** @description Where this page lies in the list. */
        Pagination: {
            /**
             * @description The page, from 1.
             * @example 1
             */
            page: number;
            /**
             * @description The most projects a page can hold.
             * @example 20
             */
            page_size: number;
            /**
             * @description Projects on all pages.
             * @example 3
             */
            total: number;
            /**
             * @description Pages that hold projects; 0 when there are none.
             * @example 1
             */
            total_pages: number;
        };
        /** @description A page of projects. */
        ProjectList: {
            /** @description The projects of this page, newest first. Empty past the last page. */
            data: components["schemas"]["Project"][];
            pagination: components["schemas"]["Pagination"];
        };
        FieldError: {
            /**
             * @description The name of the parameter, or the path to a field of the body with dots.
             * @example name
             */
            field: string;
            /**
             * @description What is wrong with it.
             * @example is required
             */
            message: string;
        };
        /** @description What went wrong, as problem details (RFC 9457). */
        Problem: {
            /**
             * Format: uri
             * @description Identifies the kind of problem.
             * @example https://projects.concordat.dev/problems/validation-failed
             */
            type: string;
            /**
             * @description The kind of problem, for people; the same each time.
             * @example Validation failed
             */
            title: string;
            /**
             * @description The status of the answer.
             * @example 422
             */
            status: number;
            /**
             * @description This occurrence of it, for people. May be reworded at any time.
             * @example 1 field is not valid.
             */
            detail: string;
            /**
             * @description The kind of problem, for programs. The introduction lists when each is sent.
             * @example validation_failed
             * @enum {string}
             */
            code: "malformed_body" | "unauthorized" | "insufficient_scope" | "not_found" | "method_not_allowed" | "name_taken" | "idempotency_in_progress" | "precondition_failed" | "unsupported_media_type" | "validation_failed" | "idempotency_key_reused" | "rate_limited" | "internal_error" | "service_unavailable";
            /** @description One entry for each field or parameter at fault. Always present with `validation_failed`. */
            errors?: components["schemas"]["FieldError"][];
        };
        /** @description A new project. Strict, so that a misspelt field is found at once. */
        ProjectCreate: {
            /**
             * @description Unique among all projects.
             * @example Website relaunch
             */
            name: string;
            /**
             * @description What the project is about.
             * @example New public website with a shop.
             */
            description?: string;
            /**
             * @description The person or team that answers for it.
             * @example ada.lindqvist
             */
            owner?: string;
            /**
             * @description The status to start with.
             * @default active
             * @example active
             * @enum {string}
             */
            status?: "active" | "archived";
            /**
             * @description Labels, each at most once.
             * @default []
             * @example [
             *       "web",
             *       "marketing"
             *     ]
             */
            tags?: string[];
        };
        /**
         * @description The whole project, but for what the service sets. `description` and `owner` are removed when left out. Strict: an unknown
         *     field, `id`, `created_at` and `updated_at` are refused.
         */
        ProjectReplace: {
            /**
             * @description Unique among all projects.
             * @example Website relaunch 2026
             */
            name: string;
            /**
             * @description What the project is about.
             * @example New public website
             * @example without the shop.
             */
            description?: string;
            /**
             * @description The person or team that answers for it.
             * @example grace.okafor
             */
            owner?: string;
            status: components["schemas"]["ProjectStatus"];
            tags: components["schemas"]["Tags"];
        };
        /**
         * @description The fields to change (JSON merge patch, RFC 7396). `null` removes `description` or `owner`; the others cannot be removed.
         *     `tags` is replaced as a whole. An empty object changes nothing. Strict: an unknown field is refused.
         */
        ProjectPatch: {
            /**
             * @description Unique among all projects.
             * @example Website relaunch 2026
             */
            name?: string;
            /**
             * @description What the project is about; `null` removes it.
             * @example New public website
             * @example without the shop.
             */
            description?: string | null;
            /**
             * @description The person or team that answers for it; `null` removes it.
             * @example grace.okafor
             */
            owner?: string | null;
            status?: components["schemas"]["ProjectStatus"];
            tags?: components["schemas"]["Tags"];
        };
        /**
         * @description Scopes, with a space between them.
         * @example projects:read projects:write
         */
        Scope: string;
        /** @description A token for the client itself. */
        ClientCredentialsGrant: {
            /** @constant */
            grant_type: "client_credentials";
            /**
             * @description The client, when it does not use Basic.
             * @example acme-sync
             */
            client_id?: string;
            /**
             * Format: password
             * @description The client's secret, when it does not use Basic.
             * @example s3cr3t-of-acme-sync
             */
            client_secret?: string;
            scope?: components["schemas"]["Scope"];
        };
        /** @description A token for the person who approved the request at `/oauth/authorize`. */
        AuthorizationCodeGrant: {
            /** @constant */
            grant_type: "authorization_code";
            /**
             * @description The code that the redirect brought. Good once, for one minute.
             * @example SplxlOBeZQQYbYS6WxSbIA
             */
            code: string;
            /**
             * Format: uri
             * @description The same as at `/oauth/authorize`.
             * @example https://portal.acme.dev/callback
             */
            redirect_uri: string;
            /**
             * @description The secret whose SHA-256 was the `code_challenge`.
             * @example dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
             */
            code_verifier: string;
            /**
             * @description The client, when it does not use Basic.
             * @example acme-portal
             */
            client_id?: string;
            /**
             * Format: password
             * @description The client's secret, when it has one and does not use Basic.
             * @example s3cr3t-of-acme-portal
             */
            client_secret?: string;
        };
        /** @description A new token for an expired one. */
        RefreshTokenGrant: {
            /** @constant */
            grant_type: "refresh_token";
            /**
             * @description The refresh token that came with the last access token. Good once.
             * @example tGzv3JOkF0XG5Qx2TlKWIA
             */
            refresh_token: string;
            /**
             * @description The client, when it does not use Basic.
             * @example acme-portal
             */
            client_id?: string;
            /**
             * Format: password
             * @description The client's secret, when it has one and does not use Basic.
             * @example s3cr3t-of-acme-portal
             */
            client_secret?: string;
            scope?: components["schemas"]["Scope"];
        };
        /**
         * @description What to exchange for a token, by `grant_type`. A client that does not use Basic puts `client_id` and `client_secret` here; a
         *     public client (no secret, PKCE only) puts `client_id`.
         */
        TokenRequest: components["schemas"]["ClientCredentialsGrant"] | components["schemas"]["AuthorizationCodeGrant"] | components["schemas"]["RefreshTokenGrant"];
        /** @description An access token. */
        Token: {
            /**
             * @description Send it as `Authorization: Bearer <token>`.
             * @example mF_9.B5f-4.1JqM
             */
            access_token: string;
            /** @constant */
            token_type: "Bearer";
            /**
             * @description Seconds until it expires.
             * @example 3600
             */
            expires_in: number;
            /**
             * @description For the next token. Absent with `client_credentials`.
             * @example tGzv3JOkF0XG5Qx2TlKWIA
             */
            refresh_token?: string;
            /**
             * @description The scopes that were granted, with a space between them.
             * @example projects:read projects:write
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
            error: "invalid_request" | "invalid_client" | "invalid_grant" | "invalid_scope" | "unauthorized_client" | "unsupported_grant_type" | "server_error" | "temporarily_unavailable";
            /**
             * @description This occurrence of it, for people.
             * @example grant_type is required
             */
            error_description: string;
        };
    };
    responses: {
        /** @description There is no credential, or none that is valid. */
        Unauthorized: {
            headers: {
                /** @description How to authenticate. */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The credential lacks the scope `projects:read`. */
        MissingReadScope: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This path has `GET` and `POST` only. */
        ProjectsMethodNotAllowed: {
            headers: {
                /** @description The methods that this path has. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A query parameter breaks its rule. */
        InvalidListQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description More than 100 requests in a minute with this credential. */
        RateLimited: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-RateLimit-Limit": components["headers"]["ExhaustedLimit"];
                "X-RateLimit-Remaining": components["headers"]["ExhaustedRemaining"];
                "X-RateLimit-Reset": components["headers"]["ExhaustedReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A fault of the service. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is empty or not JSON. */
        MalformedBody: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The credential lacks the scope `projects:write`. */
        MissingWriteScope: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another project has the name, or the first request with this `Idempotency-Key` is not finished. */
        CreateConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body or a header breaks its rule, or the `Idempotency-Key` was used with another body. */
        InvalidCreate: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no project with this id. */
        ProjectNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This path has `GET`, `PUT`, `PATCH` and `DELETE` only. */
        ProjectMethodNotAllowed: {
            headers: {
                /** @description The methods that this path has. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The id is not a UUID, or a header breaks its rule. */
        InvalidId: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another project has the name. */
        NameTaken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The project is not at the version in `If-Match`, so nothing was done. */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The id, the body or a header breaks its rule. */
        InvalidReplace: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The credential lacks the scope `projects:delete`. */
        MissingDeleteScope: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not `application/merge-patch+json`. */
        UnsupportedPatchType: {
            headers: {
                /** @description The patch formats that are taken (RFC 5789). */
                "Accept-Patch": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The id, the body or a header breaks its rule. */
        InvalidPatch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request breaks a rule, or what it brings is not good for a token. */
        OAuthInvalidTokenRequest: {
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
        OAuthTokenMethodNotAllowed: {
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
        /** @description More than 100 requests in a minute from this address. */
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
        /** @description A parameter is missing or breaks its rule, or the client or its redirect address is not known. There is no redirect. */
        OAuthInvalidAuthorizationRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description This path has `GET` only. */
        OAuthAuthorizeMethodNotAllowed: {
            headers: {
                /** @description The methods that this path has. */
                Allow: string;
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
        /** @description Projects on a page. */
        PageSize: number;
        /** @description Only projects with this status. */
        Status: components["schemas"]["ProjectStatus"];
        /**
         * @description A key of your own choice that makes this request safe to repeat; a UUID is a good one. Printable ASCII without spaces.
         *     The introduction says what happens when a key is used again.
         */
        IdempotencyKey: string;
        /** @description The project's id. Anything but a UUID is a 422. */
        ProjectId: string;
        /** @description The `ETag` of the version that you have. If the project is still at it, the answer is 304 without a body. */
        IfNoneMatch: string;
        /**
         * @description The `ETag` of the version to change. If the project is at another version by now, it stays as it is: 412.
         *     `*` stands for any version, and without the header there is no check.
         */
        IfMatch: string;
        /** @description Only the authorization code flow is offered. */
        ResponseType: "code";
        /** @description The client that asks. */
        ClientId: string;
        /** @description Where to send the person back to. One of those that the client has registered, exactly. */
        RedirectUri: string;
        /** @description The scopes to ask for, with a space between them. Without it, all that the client may have. */
        Scope: components["schemas"]["Scope"];
        /** @description Comes back unchanged in the redirect. Compare it there, against forged requests. */
        State: string;
        /** @description The SHA-256 of the `code_verifier`, in base64url without padding (RFC 7636). */
        CodeChallenge: string;
        /** @description How the challenge was made. Only `S256`. */
        CodeChallengeMethod: "S256";
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
        /** @description The version of the project. Changes with every change of it. */
        ETag: string;
        /** @description Keeps tokens and codes out of caches. */
        NoStore: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listProjects: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Projects on a page. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Only projects with this status. */
                status?: components["parameters"]["Status"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of projects. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["ProjectsMethodNotAllowed"];
            422: components["responses"]["InvalidListQuery"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own choice that makes this request safe to repeat; a UUID is a good one. Printable ASCII without spaces.
                 *     The introduction says what happens when a key is used again.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The project to create. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectCreate"];
            };
        };
        responses: {
            /** @description The project was created, now or by an earlier request with the same `Idempotency-Key`. */
            201: {
                headers: {
                    /** @description Where the project is. */
                    Location: string;
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description `true` when this is the answer to an earlier request with the same `Idempotency-Key`, sent again.
                     *     `false` or absent when the project is new.
                     */
                    "Idempotency-Replayed"?: boolean;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingWriteScope"];
            405: components["responses"]["ProjectsMethodNotAllowed"];
            409: components["responses"]["CreateConflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidCreate"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that you have. If the project is still at it, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description The project's id. Anything but a UUID is a 422. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description The project is still at the version in `If-None-Match`. There is no body. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            404: components["responses"]["ProjectNotFound"];
            405: components["responses"]["ProjectMethodNotAllowed"];
            422: components["responses"]["InvalidId"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    replaceProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the version to change. If the project is at another version by now, it stays as it is: 412.
                 *     `*` stands for any version, and without the header there is no check.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The project's id. Anything but a UUID is a 422. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** @description The whole project, but for what the service sets. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectReplace"];
            };
        };
        responses: {
            /** @description The project as it is now. */
            200: {
                headers: {
                    /** @description The new version of the project. */
                    ETag: string;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingWriteScope"];
            404: components["responses"]["ProjectNotFound"];
            405: components["responses"]["ProjectMethodNotAllowed"];
            409: components["responses"]["NameTaken"];
            412: components["responses"]["PreconditionFailed"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidReplace"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the version to change. If the project is at another version by now, it stays as it is: 412.
                 *     `*` stands for any version, and without the header there is no check.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The project's id. Anything but a UUID is a 422. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project is gone. There is no body. */
            204: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingDeleteScope"];
            404: components["responses"]["ProjectNotFound"];
            405: components["responses"]["ProjectMethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["InvalidId"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the version to change. If the project is at another version by now, it stays as it is: 412.
                 *     `*` stands for any version, and without the header there is no check.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The project's id. Anything but a UUID is a 422. */
                id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ProjectPatch"];
            };
        };
        responses: {
            /** @description The project as it is now. */
            200: {
                headers: {
                    /** @description The new version of the project. */
                    ETag: string;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingWriteScope"];
            404: components["responses"]["ProjectNotFound"];
            405: components["responses"]["ProjectMethodNotAllowed"];
            409: components["responses"]["NameTaken"];
            412: components["responses"]["PreconditionFailed"];
            415: components["responses"]["UnsupportedPatchType"];
            422: components["responses"]["InvalidPatch"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    issueToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What to exchange, by `grant_type`. */
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
            400: components["responses"]["OAuthInvalidTokenRequest"];
            401: components["responses"]["OAuthInvalidClient"];
            405: components["responses"]["OAuthTokenMethodNotAllowed"];
            415: components["responses"]["OAuthUnsupportedMediaType"];
            429: components["responses"]["OAuthRateLimited"];
            500: components["responses"]["OAuthServerError"];
            503: components["responses"]["OAuthUnavailable"];
        };
    };
    authorize: {
        parameters: {
            query: {
                /** @description Only the authorization code flow is offered. */
                response_type: components["parameters"]["ResponseType"];
                /** @description The client that asks. */
                client_id: components["parameters"]["ClientId"];
                /** @description Where to send the person back to. One of those that the client has registered, exactly. */
                redirect_uri: components["parameters"]["RedirectUri"];
                /** @description The scopes to ask for, with a space between them. Without it, all that the client may have. */
                scope?: components["parameters"]["Scope"];
                /** @description Comes back unchanged in the redirect. Compare it there, against forged requests. */
                state?: components["parameters"]["State"];
                /** @description The SHA-256 of the `code_verifier`, in base64url without padding (RFC 7636). */
                code_challenge: components["parameters"]["CodeChallenge"];
                /** @description How the challenge was made. Only `S256`. */
                code_challenge_method: components["parameters"]["CodeChallengeMethod"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Back to the client, with a code or with an error. There is no body. */
            302: {
                headers: {
                    /** @description The `redirect_uri` with `code` and `state`, or with `error` and `state`. The code is good once, for one minute. */
                    Location: string;
                    "Cache-Control": components["headers"]["NoStore"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["OAuthInvalidAuthorizationRequest"];
            405: components["responses"]["OAuthAuthorizeMethodNotAllowed"];
            429: components["responses"]["OAuthRateLimited"];
            500: components["responses"]["OAuthServerError"];
            503: components["responses"]["OAuthUnavailable"];
        };
    };
}
