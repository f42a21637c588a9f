// concordat 0.1.0 spec=de35be94a529dd46 body=5dec781a3f8dd1f9; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
export interface paths {
    "/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List jobs
         * @description Jobs in pages, the newest first. `meta` says how many there are; read on with `page` until it reaches `total_pages`.
         */
        get: operations["listJobs"];
        put?: never;
        /**
         * Submit a job
         * @description Queues a job and answers at once. Follow it at `status_url` until it has ended.
         *
         *     Submitting the same body twice makes two jobs. At most 10 submissions a minute are taken from one address.
         */
        post: operations["createJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id. Anything but a positive integer is a 422. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Read a job
         * @description The job as it stands. Poll this until `data.status` is `completed`, `failed` or `cancelled`.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id. Anything but a positive integer is a 422. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a job
         * @description Ends a job that is `queued` or `running`. It is `cancelled` as soon as this answers, and produces no result.
         *     A job that has already ended stays as it is: 409. The request has no body.
         */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The application's name. Lower-case letters, digits and `-`, starting with a letter. */
                app: components["parameters"]["App"];
            };
            cookie?: never;
        };
        /**
         * Read an application's status
         * @description Whether the application takes jobs, and how many of its jobs have not ended.
         */
        get: operations["getAppStatus"];
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
         * @description Where the job stands. `queued` and `running` may still change; `completed`, `failed` and `cancelled` are final.
         * @example completed
         * @enum {string}
         */
        JobStatus: "queued" | "running" | "completed" | "failed" | "cancelled";
        /**
         * @description What the job works on. Its fields depend on the job's `type`; any JSON object is accepted.
         * @example {
         *       "source": "s3://acme-exports/orders-2025-11-23.csv",
         *       "rules": [
         *         "not_null",
         *         "unique_id"
         *       ]
         *     }
         */
        JobConfig: {
            [key: string]: unknown;
        };
        /** @description A background job. Every field but `type` and `config` is set by the service. */
        Job: {
            /**
             * Format: int64
             * @description Identifies the job; the `job_id` of the answer to its submission.
             * @example 123
             */
            readonly id: number;
            /**
             * @description The kind of work.
             * @example validation
             */
            type: string;
            status: components["schemas"]["JobStatus"];
            config: components["schemas"]["JobConfig"];
            /**
             * @description What the job produced. Present only when `status` is `completed`; its fields depend on the `type`.
             * @example {
             *       "rows_checked": 48210,
             *       "rows_rejected": 12
             *     }
             */
            readonly result?: {
                [key: string]: unknown;
            };
            /** @description Why the job failed. Present only when `status` is `failed`. */
            readonly error?: {
                /**
                 * @description A name for the cause, for programs.
                 * @example SOURCE_UNREADABLE
                 */
                code: string;
                /**
                 * @description The cause, for people.
                 * @example s3://acme-exports/orders-2025-11-22.csv: access denied
                 */
                message: string;
            };
            /**
             * Format: date-time
             * @description When the job was submitted, in UTC.
             * @example 2025-11-24T10:30:00Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When the job last changed, in UTC.
             * @example 2025-11-24T10:32:07Z
             */
            readonly updated_at: string;
        };
        /** @description About the answer itself. */
        Meta: {
            /**
             * Format: date-time
             * @description When the answer was made, in UTC.
             * @example 2025-11-24T10:30:00Z
             */
            timestamp: string;
            /**
             * @description Identifies the request; the same value as in `X-Request-Id`.
             * @example req_7d41c2a9
             */
            request_id: string;
        };
        /** @description About the answer itself and the page of the list that it holds. */
        ListMeta: components["schemas"]["Meta"] & {
            /**
             * @description The page, from 1.
             * @example 1
             */
            page: number;
            /**
             * @description The most items a page can hold.
             * @example 20
             */
            page_size: number;
            /**
             * @description Items on all pages.
             * @example 3
             */
            total: number;
            /**
             * @description Pages that hold items; 0 when there are none.
             * @example 1
             */
            total_pages: number;
        };
        JobListEnvelope: {
            /** @constant */
            status: "success";
            /** @description The jobs of this page, newest first. Empty past the last page. */
            data: components["schemas"]["Job"][];
            meta: components["schemas"]["ListMeta"];
        };
        ErrorDetail: {
            /**
             * @description The parameter's name, or the path to a field of the body with dots.
             * @example config
             */
            field: string;
            /**
             * @description What is wrong with it.
             * @example must be an object
             */
            issue: string;
        };
        /** @description What went wrong. */
        Error: {
            /**
             * @description A name for the fault, for programs. The introduction lists when each is sent.
             * @example VALIDATION_ERROR
             * @enum {string}
             */
            code: "INVALID_REQUEST" | "UNAUTHORIZED" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "CONFLICT" | "UNSUPPORTED_MEDIA_TYPE" | "VALIDATION_ERROR" | "RATE_LIMITED" | "INTERNAL_ERROR";
            /**
             * @description The fault, for people. May be reworded at any time.
             * @example Invalid input parameters
             */
            message: string;
            /** @description One entry for each field or parameter at fault. Always present with `VALIDATION_ERROR`. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        ErrorEnvelope: {
            /** @constant */
            status: "error";
            error: components["schemas"]["Error"];
            meta: components["schemas"]["Meta"];
        };
        /** @description A job to run. Strict, so that a misspelt field is found at once. */
        JobCreate: {
            /**
             * @description The kind of work. Lower-case letters, digits, `-` and `_`, starting with a letter.
             * @default generic
             * @example validation
             */
            type?: string;
            config: components["schemas"]["JobConfig"];
        };
        /** @description The receipt for a submitted job. */
        JobAccepted: {
            /**
             * Format: int64
             * @description Identifies the job; the `id` that `GET /jobs/{id}` shows.
             * @example 123
             */
            job_id: number;
            status: components["schemas"]["JobStatus"];
            /**
             * Format: uri-reference
             * @description Where to follow the job, relative to the host.
             * @example /api/v1/jobs/123
             */
            status_url: string;
        };
        JobAcceptedEnvelope: {
            /** @constant */
            status: "success";
            data: components["schemas"]["JobAccepted"];
            meta: components["schemas"]["Meta"];
        };
        JobEnvelope: {
            /** @constant */
            status: "success";
            data: components["schemas"]["Job"];
            meta: components["schemas"]["Meta"];
        };
        /** @description How an application is doing. */
        AppStatus: {
            /**
             * @description The application's name.
             * @example validator
             */
            app: string;
            /**
             * @description `up` takes jobs, `degraded` takes jobs but works slowly or with faults, `down` takes none.
             * @example up
             * @enum {string}
             */
            status: "up" | "degraded" | "down";
            /**
             * @description The version that is deployed.
             * @example 2.4.1
             */
            version: string;
            /**
             * @description Seconds since the application started; 0 when it is down.
             * @example 86400
             */
            uptime_seconds: number;
            /** @description Its jobs that have not ended, counted by status. */
            jobs: {
                /**
                 * @description Jobs that wait.
                 * @example 3
                 */
                queued: number;
                /**
                 * @description Jobs in progress.
                 * @example 1
                 */
                running: number;
            };
        };
        AppStatusEnvelope: {
            /** @constant */
            status: "success";
            data: components["schemas"]["AppStatus"];
            meta: components["schemas"]["Meta"];
        };
    };
    responses: {
        /** @description The API key is missing or unknown. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description This path has `GET` and `POST` only. */
        MethodNotAllowedGetPost: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                /** @description The methods that this path has. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description A query parameter breaks its rule. */
        InvalidListQuery: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description More than 100 requests in an hour from this address. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                /** @description Seconds to wait before the next request. */
                "Retry-After": number;
                /** @description Requests that the limit allows in its window. */
                "X-RateLimit-Limit": number;
                /** @description Requests left in the window; none. */
                "X-RateLimit-Remaining": 0;
                /** @description When the window ends, in seconds since 1970-01-01T00:00:00Z. */
                "X-RateLimit-Reset": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description A fault of the service. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The body is not JSON, or has no `config`. No body, or one that is not an object, counts as having none. */
        InvalidRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The body is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description A field of the body breaks its rule. */
        InvalidJob: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description More than 10 submissions in a minute, or 100 requests in an hour, from this address. */
        SubmissionRateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                /** @description Seconds to wait before the next request. */
                "Retry-After": number;
                /** @description Requests that the limit allows in its window. */
                "X-RateLimit-Limit": number;
                /** @description Requests left in the window; none. */
                "X-RateLimit-Remaining": 0;
                /** @description When the window ends, in seconds since 1970-01-01T00:00:00Z. */
                "X-RateLimit-Reset": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description There is no job with this id. */
        JobNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description This path has `GET` only. */
        MethodNotAllowedGet: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                /** @description The methods that this path has. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The id is not a positive integer. */
        InvalidJobId: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description This path has `POST` only. */
        MethodNotAllowedPost: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                /** @description The methods that this path has. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The job has already ended, so there is nothing to cancel. */
        JobEnded: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description There is no application with this name. */
        AppNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The application's name breaks its rule. */
        InvalidAppName: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
    };
    parameters: {
        /** @description The page to read, from 1. A page past the last one is empty. */
        Page: number;
        /** @description Jobs on a page. */
        PageSize: number;
        /** @description Only jobs with this status. */
        Status: components["schemas"]["JobStatus"];
        /** @description The job's id. Anything but a positive integer is a 422. */
        JobId: number;
        /** @description The application's name. Lower-case letters, digits and `-`, starting with a letter. */
        App: string;
    };
    requestBodies: never;
    headers: {
        /** @description Identifies the request; the same value as `meta.request_id`. */
        RequestId: string;
        /** @description Requests that the limit allows in its window. Absent where limits are off. */
        RateLimitLimit: number;
        /** @description Requests left in the window. Absent where limits are off. */
        RateLimitRemaining: number;
        /** @description When the window ends, in seconds since 1970-01-01T00:00:00Z. Absent where limits are off. */
        RateLimitReset: number;
        /** @description How to authenticate. */
        WWWAuthenticate: string;
        /** @description Requests that the limit allows in its window. Absent where limits are off. */
        SubmissionLimit: number;
        /** @description Requests left in the window. Absent where limits are off. */
        SubmissionRemaining: number;
        /** @description When the window ends, in seconds since 1970-01-01T00:00:00Z. Absent where limits are off. */
        SubmissionReset: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listJobs: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Jobs on a page. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Only jobs with this status. */
                status?: components["parameters"]["Status"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of jobs. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobListEnvelope"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowedGetPost"];
            422: components["responses"]["InvalidListQuery"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    createJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The job to run. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobCreate"];
            };
        };
        responses: {
            /** @description The job is queued. */
            202: {
                headers: {
                    /** @description Where to follow the job; the same as `status_url`. */
                    Location: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["SubmissionLimit"];
                    "X-RateLimit-Remaining": components["headers"]["SubmissionRemaining"];
                    "X-RateLimit-Reset": components["headers"]["SubmissionReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAcceptedEnvelope"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowedGetPost"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidJob"];
            429: components["responses"]["SubmissionRateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id. Anything but a positive integer is a 422. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobEnvelope"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["JobNotFound"];
            405: components["responses"]["MethodNotAllowedGet"];
            422: components["responses"]["InvalidJobId"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id. Anything but a positive integer is a 422. */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job, cancelled. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobEnvelope"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["JobNotFound"];
            405: components["responses"]["MethodNotAllowedPost"];
            409: components["responses"]["JobEnded"];
            422: components["responses"]["InvalidJobId"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getAppStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The application's name. Lower-case letters, digits and `-`, starting with a letter. */
                app: components["parameters"]["App"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application's status. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppStatusEnvelope"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["AppNotFound"];
            405: components["responses"]["MethodNotAllowedGet"];
            422: components["responses"]["InvalidAppName"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
}
