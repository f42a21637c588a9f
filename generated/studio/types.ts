// concordat 0.1.0 spec=a27529cf75629cbd body=c8cd5e643b375311; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
export interface paths {
    "/datasets/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a dataset
         * @description Takes a CSV file of at most 100 MB, finds the types of its columns and keeps it. Uploading the same file twice makes two datasets.
         *     At most 20 uploads a minute.
         */
        post: operations["uploadDataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/datasets/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List datasets
         * @description Your datasets, uploaded and generated, the oldest change first (by `updated_at`, then `id`). A `Link` header leads to the next
         *     page; the last page has none.
         *
         *     To keep a copy in step, remember the `updated_at` of the last dataset that you read, and send it as `modified_after` the next time.
         */
        get: operations["listDatasets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/datasets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dataset's id. Anything but a UUID is a 422. */
                id: components["parameters"]["DatasetId"];
            };
            cookie?: never;
        };
        /**
         * Read a dataset
         * @description What is known of the dataset; its rows are at `/datasets/{id}/download`.
         */
        get: operations["getDataset"];
        put?: never;
        post?: never;
        /**
         * Delete a dataset
         * @description Deletes the dataset and its file for good. What was generated from it stays, and so do generators and evaluations that name it.
         *     Deleting it again is a 404.
         */
        delete: operations["deleteDataset"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/datasets/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dataset's id. Anything but a UUID is a 422. */
                id: components["parameters"]["DatasetId"];
            };
            cookie?: never;
        };
        /**
         * Download a dataset
         * @description Streams the file as it was uploaded or generated. Ask for parts with `Range`, to read a large file in pieces or to read on
         *     after a break: a dataset never changes, so parts that were read at different times fit together.
         */
        get: operations["downloadDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generators/dataset/{dataset_id}/generate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dataset to learn from. Anything but a UUID is a 422. */
                dataset_id: components["parameters"]["SourceDatasetId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate synthetic data
         * @description Starts to learn from the dataset and to generate rows like its own. Follow it at `GET /generators/{id}`, over the WebSocket
         *     `/ws/generation/{id}`, or have a webhook tell you. At most 6 of your generations run at once.
         */
        post: operations["generateData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generators/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The generator's id. Anything but a UUID is a 422. */
                id: components["parameters"]["GeneratorId"];
            };
            cookie?: never;
        };
        /**
         * Read a generator
         * @description The generation as it stands. Poll this until `status` is `completed` or `failed`, a few seconds apart.
         */
        get: operations["getGenerator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ws/generation/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The generator's id. Anything but a UUID is a 422. */
                id: components["parameters"]["GeneratorId"];
            };
            cookie?: never;
        };
        /**
         * Watch a generation
         * @description A WebSocket (RFC 6455). The service sends a message at once and at every change, and closes the connection with code 1000 after
         *     the one with `completed` or `failed`. It takes no messages. Where no WebSocket gets through, poll `GET /generators/{id}`.
         *
         *     The request asks for the upgrade with `Upgrade: websocket`; a browser sends the session cookie along. What is wrong with the
         *     request is answered before the upgrade.
         */
        get: operations["watchGeneration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evaluations/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Evaluate a generator
         * @description Starts to compare the output of a generator that has completed with a dataset. Follow it at `GET /evaluations/{id}`, or have a
         *     webhook tell you.
         */
        post: operations["runEvaluation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evaluations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The evaluation's id. Anything but a UUID is a 422. */
                id: components["parameters"]["EvaluationId"];
            };
            cookie?: never;
        };
        /**
         * Read an evaluation
         * @description The evaluation as it stands. Poll this until `status` is `completed` or `failed`, a few seconds apart.
         */
        get: operations["getEvaluation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a webhook
         * @description Has events sent to an address of yours, signed with your secret; see the webhooks of this document. Registering the same address
         *     again makes a second webhook.
         */
        post: operations["registerWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with address and password
         * @deprecated
         * @description Exchanges an account's address and password for a bearer token, and sets the session cookie to the same session. Kept for old
         *     clients: browsers have the session cookie of the front end, programs an API key.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check the service
         * @description Whether the service works. For monitors: it needs no credential, and no limit applies to it.
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
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the reference
         * @description This document as a page for people. It needs no credential.
         */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/postman-collection.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a Postman collection
         * @description The operations of this document as a collection to import into Postman. It needs no credential.
         */
        get: operations["getPostmanCollection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "generation.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A generation has ended
         * @description Sent when a generation has ended, well or not: `data.status` is `completed` or `failed`.
         */
        post: operations["onGenerationCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "evaluation.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An evaluation has ended
         * @description Sent when an evaluation has ended, well or not: `data.status` is `completed` or `failed`.
         */
        post: operations["onEvaluationCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description A form with one file. */
        Upload: {
            /**
             * @description The CSV file (RFC 4180) in UTF-8, at most 100 MB: a header with the names of the columns, then at least one row. The part's
             *     file name becomes the dataset's `filename`.
             */
            file: string;
        };
        /** @description A column of a dataset. */
        Column: {
            /**
             * @description The name in the header.
             * @example age
             */
            name: string;
            /**
             * @description The narrowest type that fits all values; empty values do not count.
             * @example integer
             * @enum {string}
             */
            type: "integer" | "number" | "boolean" | "date" | "datetime" | "string";
        };
        /** @description A table, uploaded or generated. It never changes; to change it, upload it again. */
        Dataset: {
            /**
             * Format: uuid
             * @description Identifies the dataset.
             * @example d290f1ee-6c54-4b01-90e6-d701748f0851
             */
            id: string;
            /**
             * @description The name of the file, without folders.
             * @example customers.csv
             */
            filename: string;
            /**
             * @description Rows, without the header.
             * @example 5000
             */
            rows: number;
            /** @description The columns, in the order of the file. */
            columns: components["schemas"]["Column"][];
            /**
             * Format: int64
             * @description The size of the file, in bytes.
             * @example 184320
             */
            size_bytes: number;
            /**
             * Format: date-time
             * @description When the dataset came to be, in UTC.
             * @example 2025-11-27T10:00:00Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the dataset last changed, in UTC.
             * @example 2025-11-27T10:00:00Z
             */
            updated_at: string;
        };
        FieldError: {
            /**
             * @description The parameter's name, or the path to a field of the body with dots.
             * @example num_rows
             */
            field: string;
            /**
             * @description What is wrong with it, for people.
             * @example Must be between 100 and 100000
             */
            message: string;
            /**
             * @description What is wrong with it, for programs. Further codes may come.
             * @example range_error
             */
            code: string;
        };
        /** @description What went wrong. */
        Error: {
            /**
             * @description The fault, for people. May be reworded at any time.
             * @example Dataset not found
             */
            detail: string;
            /**
             * @description The kind of fault, for programs. The introduction lists when each is sent.
             * @example resource_not_found
             * @enum {string}
             */
            type: "malformed_body" | "unauthorized" | "permission_denied" | "resource_not_found" | "method_not_allowed" | "file_too_large" | "unsupported_media_type" | "range_not_satisfiable" | "validation_error" | "upgrade_required" | "rate_limited" | "too_many_jobs" | "internal_error";
            /**
             * @description The status of the answer.
             * @example 404
             */
            status_code: number;
            /**
             * Format: date-time
             * @description When it happened, in UTC.
             * @example 2025-11-27T10:34:00Z
             */
            timestamp: string;
            /** @description One entry for each field or parameter at fault. Always present with `validation_error`. */
            errors?: components["schemas"]["FieldError"][];
        };
        /** @description Datasets, the oldest change first. Empty when nothing changed. */
        DatasetList: components["schemas"]["Dataset"][];
        /** @description A header with the names of the columns, then a line for each row; commas between values, CRLF after lines (RFC 4180), UTF-8. */
        Csv: string;
        /**
         * @description Rows to generate.
         * @default 1000
         * @example 1000
         */
        RowCount: number;
        /** @description Without a guarantee of privacy. */
        PlainGeneration: {
            /**
             * @description The method to learn and generate with.
             * @example ctgan
             * @enum {string}
             */
            generator_type: "ctgan" | "tvae" | "gaussian-copula";
            num_rows?: components["schemas"]["RowCount"];
        };
        /** @description With differential privacy. */
        PrivateGeneration: {
            /**
             * @description CTGAN with differential privacy.
             * @example dp-ctgan
             * @constant
             */
            generator_type: "dp-ctgan";
            num_rows?: components["schemas"]["RowCount"];
            /**
             * @description The privacy budget; the smaller, the more private and the less faithful.
             * @default 1
             * @example 2.5
             */
            epsilon?: number;
        };
        /** @description What to generate. Strict, so that a misspelt field is found at once. */
        GenerationRequest: components["schemas"]["PlainGeneration"] | components["schemas"]["PrivateGeneration"];
        /**
         * @description Where the work stands. `completed` and `failed` are final.
         * @example completed
         * @enum {string}
         */
        JobStatus: "pending" | "running" | "completed" | "failed";
        /** @description The receipt for a generation. */
        GenerationAccepted: {
            /**
             * Format: uuid
             * @description The generator; the `id` that `GET /generators/{id}` shows.
             * @example 5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f
             */
            generator_id: string;
            status: components["schemas"]["JobStatus"];
        };
        /**
         * @description How much is done, in percent; 100 when completed.
         * @example 100
         */
        Progress: number;
        /**
         * @description Why the work failed, for people. Present only when `status` is `failed`.
         * @example The dataset has too few rows to learn from
         */
        JobError: string;
        /** @description A generation and how far it is. */
        Generator: {
            /**
             * Format: uuid
             * @description Identifies the generator; the `generator_id` of the answer that started it.
             * @example 5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f
             */
            id: string;
            /**
             * Format: uuid
             * @description The dataset that it learns from.
             * @example d290f1ee-6c54-4b01-90e6-d701748f0851
             */
            dataset_id: string;
            status: components["schemas"]["JobStatus"];
            progress: components["schemas"]["Progress"];
            /**
             * Format: uuid
             * @description The generated dataset. Present only when `status` is `completed`.
             * @example 8c7d1f0a-3b2e-4f5c-9a6d-0e1b2c3d4f5a
             */
            output_dataset_id?: string;
            error?: components["schemas"]["JobError"];
        };
        /** @description What to compare. Strict, so that a misspelt field is found at once. */
        EvaluationRequest: {
            /**
             * Format: uuid
             * @description A generator that has completed; its output is judged.
             * @example 5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f
             */
            generator_id: string;
            /**
             * Format: uuid
             * @description The dataset to compare with, as a rule the one that the generator learned from.
             * @example d290f1ee-6c54-4b01-90e6-d701748f0851
             */
            dataset_id: string;
        };
        /** @description The receipt for an evaluation. */
        EvaluationAccepted: {
            /**
             * Format: uuid
             * @description The evaluation; the `id` that `GET /evaluations/{id}` shows.
             * @example e4a1c2d3-5b6f-4789-a0b1-c2d3e4f5a6b7
             */
            evaluation_id: string;
            status: components["schemas"]["JobStatus"];
        };
        /** @example 0.87 */
        Score: number;
        /** @description How good the synthetic data is, each from 0 (worst) to 1 (best). Present only when `status` is `completed`. */
        Scores: {
            /** @description The mean of the three others. */
            overall: components["schemas"]["Score"];
            /** @description How much its columns and their correlations look like the original's. */
            fidelity: components["schemas"]["Score"];
            /** @description How well models do that learned from it, on the original. */
            utility: components["schemas"]["Score"];
            /** @description How far its rows keep from rows of the original. */
            privacy: components["schemas"]["Score"];
        };
        /** @description An evaluation and, in the end, its scores. */
        Evaluation: {
            /**
             * Format: uuid
             * @description Identifies the evaluation; the `evaluation_id` of the answer that started it.
             * @example e4a1c2d3-5b6f-4789-a0b1-c2d3e4f5a6b7
             */
            id: string;
            /**
             * Format: uuid
             * @description The generator whose output is judged.
             * @example 5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f
             */
            generator_id: string;
            /**
             * Format: uuid
             * @description The dataset that it is compared with.
             * @example d290f1ee-6c54-4b01-90e6-d701748f0851
             */
            dataset_id: string;
            status: components["schemas"]["JobStatus"];
            scores?: components["schemas"]["Scores"];
            error?: components["schemas"]["JobError"];
        };
        /**
         * @description What happened.
         * @example generation.completed
         * @enum {string}
         */
        EventName: "generation.completed" | "evaluation.completed";
        /**
         * @description The events to send, each at most once.
         * @example [
         *       "generation.completed",
         *       "evaluation.completed"
         *     ]
         */
        EventNames: components["schemas"]["EventName"][];
        /** @description Where to send which events. Strict, so that a misspelt field is found at once. */
        WebhookCreate: {
            /**
             * Format: uri
             * @description Where to send them, with `https` or `http`. A deployment may take public addresses only.
             * @example https://hooks.acme.dev/studio
             */
            url: string;
            events: components["schemas"]["EventNames"];
            /**
             * Format: password
             * @description The key of the signatures. After `whsec_` it is the base64 of the key's bytes (Standard Webhooks); without that prefix, its own
             *     bytes are the key. It is never shown again.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret: string;
        };
        /** @description A registered webhook, without its secret. */
        Webhook: {
            /**
             * Format: uuid
             * @description Identifies the webhook.
             * @example 1f2e3d4c-5b6a-4798-8a7b-9c0d1e2f3a4b
             */
            id: string;
            /**
             * Format: uri
             * @description Where the events go.
             * @example https://hooks.acme.dev/studio
             */
            url: string;
            events: components["schemas"]["EventNames"];
            /**
             * Format: date-time
             * @description When it was registered, in UTC.
             * @example 2025-11-27T10:34:00Z
             */
            created_at: string;
        };
        /** @description An account's address and password. Strict, so that a misspelt field is found at once. */
        Login: {
            /**
             * Format: email
             * @description The account's address.
             * @example ada@acme.dev
             */
            email: string;
            /**
             * Format: password
             * @description The account's password.
             * @example correct horse battery staple
             */
            password: string;
        };
        /** @description A token for the account. */
        Token: {
            /**
             * @description Send it as `Authorization: Bearer <token>`.
             * @example stu_3mJr7AoUXx2Wqd1kPz9c
             */
            access_token: string;
            /**
             * @description How to send the token.
             * @example bearer
             * @constant
             */
            token_type: "bearer";
            /**
             * @description Seconds until it expires.
             * @example 3600
             */
            expires_in: number;
        };
        /** @description How the service is doing. */
        Health: {
            /**
             * @description `healthy`: all is well. `degraded`: it answers, but new generations and evaluations wait.
             * @example healthy
             * @enum {string}
             */
            status: "healthy" | "degraded";
        };
        /** @description A request, or a folder with items of its own. */
        PostmanItem: {
            /**
             * @description Its name.
             * @example Datasets
             */
            name: string;
            /** @description Of a folder, what is in it. */
            item?: components["schemas"]["PostmanItem"][];
            /** @description Of a request, what is sent. */
            request?: {
                /**
                 * @description The method.
                 * @example GET
                 */
                method: string;
                /**
                 * @description The address, or its parts; `{{baseUrl}}` stands for the server.
                 * @example {{baseUrl}}/health
                 */
                url: string | Record<string, unknown>;
            };
        };
        /** @description A collection of Postman, format 2.1. */
        PostmanCollection: {
            /** @description About the collection. */
            info: {
                /**
                 * @description Its name.
                 * @example Synthetic Data Studio API
                 */
                name: string;
                /**
                 * Format: uri
                 * @description The format.
                 * @constant
                 */
                schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
            };
            /** @description Requests, and folders of them. */
            item: components["schemas"]["PostmanItem"][];
        };
        /**
         * Format: date-time
         * @description When it happened, in UTC.
         * @example 2025-11-27T10:34:00Z
         */
        EventTime: string;
        /** @description A generation has ended. */
        GenerationEvent: {
            /**
             * @description What happened.
             * @example generation.completed
             * @constant
             */
            type: "generation.completed";
            timestamp: components["schemas"]["EventTime"];
            data: components["schemas"]["Generator"];
        };
        /** @description An evaluation has ended. */
        EvaluationEvent: {
            /**
             * @description What happened.
             * @example evaluation.completed
             * @constant
             */
            type: "evaluation.completed";
            timestamp: components["schemas"]["EventTime"];
            data: components["schemas"]["Evaluation"];
        };
    };
    responses: {
        /** @description The body is not a form with parts, as its Content-Type says it is. */
        MalformedForm: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no credential, or none that is valid. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The API key may only read. */
        PermissionDenied: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description This path has `POST` only. */
        MethodNotAllowedPost: {
            headers: {
                /** @description The methods that this path has. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The file has more than 100 MB (104,857,600 bytes). */
        FileTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is not `multipart/form-data`, or its file is not CSV. */
        UnsupportedUploadType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no file, or it cannot be read as CSV. */
        InvalidUpload: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description More than 20 uploads in a minute, or the general limit is used up. */
        UploadRateLimited: {
            headers: {
                "Retry-After": components["headers"]["ExhaustedUploadRetryAfter"];
                "X-RateLimit-Retry-After": components["headers"]["ExhaustedUploadRetryAfter"];
                "X-RateLimit-Limit": components["headers"]["ExhaustedUploadLimit"];
                "X-RateLimit-Remaining": components["headers"]["ExhaustedRemaining"];
                "X-RateLimit-Reset": components["headers"]["ExhaustedUploadReset"];
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
        /** @description A query parameter breaks its rule. */
        InvalidListQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description More than 1000 requests in a minute, or 5000 in an hour. */
        RateLimited: {
            headers: {
                "Retry-After": components["headers"]["ExhaustedRetryAfter"];
                "X-RateLimit-Retry-After": components["headers"]["ExhaustedRetryAfter"];
                "X-RateLimit-Limit": components["headers"]["ExhaustedLimit"];
                "X-RateLimit-Remaining": components["headers"]["ExhaustedRemaining"];
                "X-RateLimit-Reset": components["headers"]["ExhaustedReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description You have no dataset with this id. */
        DatasetNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description This path has `GET` and `DELETE` only. */
        MethodNotAllowedGetDelete: {
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
        /** @description The range begins after the end of the file. */
        RangeNotSatisfiable: {
            headers: {
                /** @description How many bytes the file has. */
                "Content-Range": string;
                "Accept-Ranges": components["headers"]["AcceptRanges"];
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
        InvalidGeneration: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Six of your generations are running, or the general limit is used up. `X-RateLimit-*` describe the limit that refused. */
        GenerationLimited: {
            headers: {
                "Retry-After": components["headers"]["ExhaustedGenerationRetryAfter"];
                "X-RateLimit-Retry-After": components["headers"]["ExhaustedGenerationRetryAfter"];
                "X-RateLimit-Limit": components["headers"]["ExhaustedGenerationLimit"];
                "X-RateLimit-Remaining": components["headers"]["ExhaustedRemaining"];
                "X-RateLimit-Reset": components["headers"]["ExhaustedGenerationReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description You have no generator with this id. */
        GeneratorNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request does not ask for a WebSocket. */
        UpgradeRequired: {
            headers: {
                /** @description The protocol to ask for. */
                Upgrade: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description You have no generator or no dataset with the id in the body. */
        EvaluatedNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A field of the body breaks its rule, or the generator has not completed. */
        InvalidEvaluation: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description You have no evaluation with this id. */
        EvaluationNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A field of the body breaks its rule. */
        InvalidWebhook: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The address is not known, or the password is wrong. The answer does not say which. */
        WrongPassword: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A field of the body breaks its rule. */
        InvalidLogin: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description Only datasets that changed after this time. Send the `updated_at` of the last dataset that you have read. */
        ModifiedAfter: string;
        /** @description Datasets in one answer. */
        Limit: number;
        /** @description Where to read on. Take it from the `Link` header; what it holds may change at any time. */
        Cursor: string;
        /** @description The dataset's id. Anything but a UUID is a 422. */
        DatasetId: string;
        /**
         * @description The part of the file to send: `bytes=0-1023`, `bytes=1024-` or `bytes=-500`. A header of another form, or with several ranges,
         *     is ignored: the answer is then the whole file.
         */
        Range: string;
        /**
         * @description The `ETag` of the file that you have a part of. `Range` counts only where the file is still that one; otherwise the answer is
         *     the whole file.
         */
        IfRange: string;
        /** @description The dataset to learn from. Anything but a UUID is a 422. */
        SourceDatasetId: string;
        /** @description The generator's id. Anything but a UUID is a 422. */
        GeneratorId: string;
        /** @description The evaluation's id. Anything but a UUID is a 422. */
        EvaluationId: string;
        /** @description Identifies the message. The same on every attempt to deliver it, so that you can tell a repetition. */
        WebhookId: string;
        /** @description When this attempt was made, in seconds since 1970-01-01T00:00:00Z. Refuse what is more than five minutes off. */
        WebhookTimestamp: number;
        /**
         * @description `v1,` and the base64 of HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}` with your secret. There may be several,
         *     with a space between them; one that fits is enough.
         */
        WebhookSignature: string;
    };
    requestBodies: never;
    headers: {
        /** @description Requests that the limit allows in its window. Absent where limits are off. */
        UploadLimit: number;
        /** @description Requests left in the window. Absent where limits are off. */
        UploadRemaining: number;
        /** @description When the window ends, in seconds since 1970-01-01T00:00:00Z. Absent where limits are off. */
        UploadReset: number;
        /** @description How to authenticate. */
        WWWAuthenticate: string;
        /** @description Seconds to wait before the next request. Sent as `Retry-After` and, the same, as `X-RateLimit-Retry-After`. */
        ExhaustedUploadRetryAfter: number;
        /** @description Requests that the limit allows in its window. */
        ExhaustedUploadLimit: number;
        /** @description Requests left in the window; none. */
        ExhaustedRemaining: 0;
        /** @description When the window ends, in seconds since 1970-01-01T00:00:00Z. */
        ExhaustedUploadReset: number;
        /** @description Requests that the limit allows in its window. Absent where limits are off. */
        RateLimitLimit: number;
        /** @description Requests left in the window. Absent where limits are off. */
        RateLimitRemaining: number;
        /** @description When the window ends, in seconds since 1970-01-01T00:00:00Z. Absent where limits are off. */
        RateLimitReset: number;
        /** @description Seconds to wait before the next request. Sent as `Retry-After` and, the same, as `X-RateLimit-Retry-After`. */
        ExhaustedRetryAfter: number;
        /** @description Requests that the limit allows in its window. */
        ExhaustedLimit: number;
        /** @description When the window ends, in seconds since 1970-01-01T00:00:00Z. */
        ExhaustedReset: number;
        /** @description Says that parts of the file can be asked for with `Range`. */
        AcceptRanges: "bytes";
        /** @description The file's name, to save it under. */
        ContentDisposition: string;
        /** @description Names the file's content; send it as `If-Range`. */
        FileETag: string;
        /** @description The SHA-256 digest of the whole file, of a part's answer too (RFC 9530). */
        ReprDigest: string;
        /** @description Seconds to wait before the next request. Sent as `Retry-After` and, the same, as `X-RateLimit-Retry-After`. */
        ExhaustedGenerationRetryAfter: number;
        /** @description Requests that the limit allows in its window, or generations that it allows at once. */
        ExhaustedGenerationLimit: number;
        /** @description When to try again, in seconds since 1970-01-01T00:00:00Z. */
        ExhaustedGenerationReset: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    uploadDataset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A form with the file. */
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Upload"];
            };
        };
        responses: {
            /** @description The dataset was created. */
            201: {
                headers: {
                    /** @description Where the dataset is. */
                    Location: string;
                    "X-RateLimit-Limit": components["headers"]["UploadLimit"];
                    "X-RateLimit-Remaining": components["headers"]["UploadRemaining"];
                    "X-RateLimit-Reset": components["headers"]["UploadReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            400: components["responses"]["MalformedForm"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["PermissionDenied"];
            405: components["responses"]["MethodNotAllowedPost"];
            413: components["responses"]["FileTooLarge"];
            415: components["responses"]["UnsupportedUploadType"];
            422: components["responses"]["InvalidUpload"];
            429: components["responses"]["UploadRateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listDatasets: {
        parameters: {
            query?: {
                /** @description Only datasets that changed after this time. Send the `updated_at` of the last dataset that you have read. */
                modified_after?: components["parameters"]["ModifiedAfter"];
                /** @description Datasets in one answer. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to read on. Take it from the `Link` header; what it holds may change at any time. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of datasets. */
            200: {
                headers: {
                    /** @description The next page, with `rel="next"` (RFC 8288). Absent on the last page. */
                    Link?: string;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowedGet"];
            422: components["responses"]["InvalidListQuery"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getDataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dataset's id. Anything but a UUID is a 422. */
                id: components["parameters"]["DatasetId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dataset. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["DatasetNotFound"];
            405: components["responses"]["MethodNotAllowedGetDelete"];
            422: components["responses"]["InvalidId"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteDataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dataset's id. Anything but a UUID is a 422. */
                id: components["parameters"]["DatasetId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dataset is gone. There is no body. */
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
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["DatasetNotFound"];
            405: components["responses"]["MethodNotAllowedGetDelete"];
            422: components["responses"]["InvalidId"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    downloadDataset: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The part of the file to send: `bytes=0-1023`, `bytes=1024-` or `bytes=-500`. A header of another form, or with several ranges,
                 *     is ignored: the answer is then the whole file.
                 */
                Range?: components["parameters"]["Range"];
                /**
                 * @description The `ETag` of the file that you have a part of. `Range` counts only where the file is still that one; otherwise the answer is
                 *     the whole file.
                 */
                "If-Range"?: components["parameters"]["IfRange"];
            };
            path: {
                /** @description The dataset's id. Anything but a UUID is a 422. */
                id: components["parameters"]["DatasetId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole file. */
            200: {
                headers: {
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["FileETag"];
                    "Repr-Digest": components["headers"]["ReprDigest"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["Csv"];
                };
            };
            /** @description The part of the file that `Range` asks for. */
            206: {
                headers: {
                    /** @description Which bytes these are, and how many the file has. */
                    "Content-Range": string;
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["FileETag"];
                    "Repr-Digest": components["headers"]["ReprDigest"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["DatasetNotFound"];
            405: components["responses"]["MethodNotAllowedGet"];
            416: components["responses"]["RangeNotSatisfiable"];
            422: components["responses"]["InvalidId"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    generateData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dataset to learn from. Anything but a UUID is a 422. */
                dataset_id: components["parameters"]["SourceDatasetId"];
            };
            cookie?: never;
        };
        /** @description The method, and how many rows. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerationRequest"];
            };
        };
        responses: {
            /** @description The generation was taken on. */
            202: {
                headers: {
                    /** @description Where to follow the generation. */
                    Location: string;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationAccepted"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["DatasetNotFound"];
            405: components["responses"]["MethodNotAllowedPost"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidGeneration"];
            429: components["responses"]["GenerationLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getGenerator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The generator's id. Anything but a UUID is a 422. */
                id: components["parameters"]["GeneratorId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The generator. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Generator"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["GeneratorNotFound"];
            405: components["responses"]["MethodNotAllowedGet"];
            422: components["responses"]["InvalidId"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    watchGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The generator's id. Anything but a UUID is a 422. */
                id: components["parameters"]["GeneratorId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection is a WebSocket from here on. */
            101: {
                headers: {
                    /** @description The protocol that begins. */
                    Upgrade: string;
                    /** @description The proof that the request was understood (RFC 6455, 4.2.2). */
                    "Sec-WebSocket-Accept": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["GeneratorNotFound"];
            405: components["responses"]["MethodNotAllowedGet"];
            422: components["responses"]["InvalidId"];
            426: components["responses"]["UpgradeRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    runEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What to compare. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationRequest"];
            };
        };
        responses: {
            /** @description The evaluation was taken on. */
            202: {
                headers: {
                    /** @description Where to follow the evaluation. */
                    Location: string;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationAccepted"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["EvaluatedNotFound"];
            405: components["responses"]["MethodNotAllowedPost"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidEvaluation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The evaluation's id. Anything but a UUID is a 422. */
                id: components["parameters"]["EvaluationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The evaluation. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["EvaluationNotFound"];
            405: components["responses"]["MethodNotAllowedGet"];
            422: components["responses"]["InvalidId"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    registerWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Where to send which events. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookCreate"];
            };
        };
        responses: {
            /** @description The webhook was registered. */
            201: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["PermissionDenied"];
            405: components["responses"]["MethodNotAllowedPost"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidWebhook"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The account's address and password. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    /** @description Keeps the token out of caches. */
                    "Cache-Control": string;
                    /** @description The session cookie, for browsers. Scripts cannot read it. */
                    "Set-Cookie": string;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["WrongPassword"];
            405: components["responses"]["MethodNotAllowedPost"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidLogin"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            405: components["responses"]["MethodNotAllowedGet"];
            500: components["responses"]["InternalError"];
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getPostmanCollection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The collection. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostmanCollection"];
                };
            };
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    onGenerationCompleted: {
        parameters: {
            query?: never;
            header: {
                /** @description Identifies the message. The same on every attempt to deliver it, so that you can tell a repetition. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this attempt was made, in seconds since 1970-01-01T00:00:00Z. Refuse what is more than five minutes off. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description `v1,` and the base64 of HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}` with your secret. There may be several,
                 *     with a space between them; one that fits is enough.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event, and what it is about as `GET` would show it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerationEvent"];
            };
        };
        responses: {
            /** @description You have it. Any 2xx counts, and a body is ignored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You do not accept it, because the signature does not fit, say. Any 4xx, 5xx or silence of 15 seconds is tried again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You want no more. The webhook is removed. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onEvaluationCompleted: {
        parameters: {
            query?: never;
            header: {
                /** @description Identifies the message. The same on every attempt to deliver it, so that you can tell a repetition. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description When this attempt was made, in seconds since 1970-01-01T00:00:00Z. Refuse what is more than five minutes off. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description `v1,` and the base64 of HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}` with your secret. There may be several,
                 *     with a space between them; one that fits is enough.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event, and what it is about as `GET` would show it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationEvent"];
            };
        };
        responses: {
            /** @description You have it. Any 2xx counts, and a body is ignored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You do not accept it, because the signature does not fit, say. Any 4xx, 5xx or silence of 15 seconds is tried again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You want no more. The webhook is removed. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
