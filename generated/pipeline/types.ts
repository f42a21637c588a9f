// concordat 0.1.0 spec=48c1739d3aae01df body=291c12a38fca9c8a; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
export interface paths {
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
         * Log in
         * @description Exchanges the name and password of a user for tokens. 100 attempts a minute for each client address.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh the tokens
         * @description Exchanges a refresh token for new tokens; it is used up by that. Do so shortly before the access token expires. A refresh
         *     token that comes a second time ends the session, with all its tokens: somebody else has it.
         */
        post: operations["refreshTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description Ends the session: the access token that is sent, and the refresh token that came with it, are no longer valid. There
         *     is no body.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sources
         * @description Sources in pages, newest first. `metadata` says how many there are.
         */
        get: operations["listSources"];
        put?: never;
        /**
         * Create a source
         * @description Tells the pipeline of a system that data comes from. Creating the same twice makes two sources.
         */
        post: operations["createSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/sources/{source_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The source's id. Anything but a UUID is a 400. */
                source_id: components["parameters"]["SourceId"];
            };
            cookie?: never;
        };
        /**
         * Read a source
         * @description The source as it is now.
         */
        get: operations["getSource"];
        /**
         * Change a source
         * @description Replaces all that a client may set; `description` becomes null when left out. Not while a pipeline that reads it is
         *     being executed: 409.
         */
        put: operations["updateSource"];
        post?: never;
        /**
         * Delete a source
         * @description Deletes the source for good. Not while a pipeline reads it: 409.
         */
        delete: operations["deleteSource"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List pipelines
         * @description Pipelines in pages, newest first. `metadata` says how many there are.
         */
        get: operations["listPipelines"];
        put?: never;
        /**
         * Create a pipeline
         * @description Defines how data gets from a source into a table. Nothing is executed yet.
         */
        post: operations["createPipeline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines/{pipeline_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The pipeline's id. Anything but a UUID is a 400. */
                pipeline_id: components["parameters"]["PipelineId"];
            };
            cookie?: never;
        };
        /**
         * Read a pipeline
         * @description The pipeline as it is now.
         */
        get: operations["getPipeline"];
        /**
         * Change a pipeline
         * @description Replaces all that a client may set; `schedule` and `description` become null when left out, and `is_active` true. Not
         *     while it is being executed: 409.
         */
        put: operations["updatePipeline"];
        post?: never;
        /**
         * Delete a pipeline
         * @description Deletes the pipeline for good; its executions stay readable. Not while it is being executed: 409.
         */
        delete: operations["deletePipeline"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines/{pipeline_id}/execute": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The pipeline's id. Anything but a UUID is a 400. */
                pipeline_id: components["parameters"]["PipelineId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Execute a pipeline
         * @description Starts an execution and answers at once. Follow it at `status_url`, or name a `callback_url` and be told. One
         *     execution of a pipeline runs at a time: 409.
         */
        post: operations["executePipeline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/executions/{execution_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The execution's id. Anything but a UUID is a 400. */
                execution_id: components["parameters"]["ExecutionId"];
            };
            cookie?: never;
        };
        /**
         * Read an execution
         * @description The execution as it stands. Poll this until `status` is `completed` or `failed`, a few seconds apart.
         */
        get: operations["getExecution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quality/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List quality rules
         * @description Rules in pages, newest first. `metadata` says how many there are.
         */
        get: operations["listRules"];
        put?: never;
        /**
         * Create a quality rule
         * @description Says what data has to keep. It is checked from the next validation on.
         */
        post: operations["createRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quality/rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The rule's id. Anything but a UUID is a 400. */
                rule_id: components["parameters"]["RuleId"];
            };
            cookie?: never;
        };
        /**
         * Read a quality rule
         * @description The rule as it is now.
         */
        get: operations["getRule"];
        /**
         * Change a quality rule
         * @description Replaces all that a client may set; a field that is left out goes back to its default.
         */
        put: operations["updateRule"];
        post?: never;
        /**
         * Delete a quality rule
         * @description Deletes the rule for good; issues that it found stay.
         */
        delete: operations["deleteRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quality/validate/{dataset}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the dataset. Letters, digits and `_`, not starting with a digit. */
                dataset: components["parameters"]["Dataset"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Validate a dataset
         * @description Checks all enabled rules of the dataset, or of one table, and answers when it is done. There is no body.
         */
        post: operations["validateDataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quality/score/{dataset}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the dataset. Letters, digits and `_`, not starting with a digit. */
                dataset: components["parameters"]["Dataset"];
            };
            cookie?: never;
        };
        /**
         * Read a quality score
         * @description How good the dataset is, by its latest validation. A dataset that was never validated is a 404.
         */
        get: operations["getQualityScore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quality/issues/{dataset}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the dataset. Letters, digits and `_`, not starting with a digit. */
                dataset: components["parameters"]["Dataset"];
            };
            cookie?: never;
        };
        /**
         * List quality issues
         * @description What validations found wrong in the dataset, in pages, newest first.
         */
        get: operations["listIssues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healing/patterns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List healing patterns
         * @description The faults that the pipeline knows to recognise, in pages, by name.
         */
        get: operations["listHealingPatterns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healing/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List healing actions
         * @description What the pipeline can do against faults, in pages, by name.
         */
        get: operations["listHealingActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healing/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List healings
         * @description Actions that were taken against issues, in pages, newest first.
         */
        get: operations["listHealingExecutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healing/execute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Heal an issue
         * @description Takes an action against an issue now, and answers at once. Follow it in `GET /healing/executions`.
         */
        post: operations["executeHealing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/monitoring/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List metrics
         * @description What was measured, in pages, newest first.
         */
        get: operations["listMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/monitoring/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List alerts
         * @description What somebody should look at, in pages, newest first.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/monitoring/anomalies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List anomalies
         * @description Values that are not as they used to be, in pages, newest first.
         */
        get: operations["listAnomalies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/monitoring/dashboard/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the summary
         * @description How the pipeline is doing, in a few numbers.
         */
        get: operations["getDashboardSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/optimization/queries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List query performance
         * @description How queries do, in pages, the slowest first.
         */
        get: operations["listQueries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/optimization/queries/analyze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Analyze a query
         * @description Says what would make a query better. The query is read, not run.
         */
        post: operations["analyzeQuery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/optimization/schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List schema recommendations
         * @description Changes to tables that would make them cheaper or faster, in pages, the greatest savings first.
         */
        get: operations["listSchemaRecommendations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/optimization/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List resources
         * @description How much of each resource is used, in pages, the least used first.
         */
        get: operations["listResources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read this document
         * @description This document as JSON, in one piece. It needs no token.
         */
        get: operations["getOpenapiDocument"];
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
    executionEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An execution has ended
         * @description Sent to the `callback_url` when the execution has ended, well or not. The body is what
         *     `GET /ingestion/executions/{execution_id}` answers.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description The execution. */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExecutionEnvelope"];
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
                /** @description You do not accept it. Any 4xx, 5xx or silence of 15 seconds is tried again, three times in all. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description A user and their password. Strict, so that a misspelt field is found at once. */
        Login: {
            /**
             * @description The user.
             * @example ada
             */
            username: string;
            /**
             * Format: password
             * @description Their password.
             * @example correct horse battery staple
             */
            password: string;
        };
        /** @description An access token and the means to get the next. */
        Tokens: {
            /**
             * @description A JWT. Send it as `Authorization: Bearer <token>`.
             * @example eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEiLCJzY29wZSI6InJlYWQgd3JpdGUgZXhlY3V0ZSJ9.c2lnbmF0dXJl
             */
            access_token: string;
            /**
             * @description For the next access token. Good once.
             * @example rt_5dK8vQm2Zx7Lp4Wc
             */
            refresh_token: string;
            /**
             * @description How to send the token.
             * @example Bearer
             * @enum {string}
             */
            token_type: "Bearer";
            /**
             * @description Seconds until the access token expires.
             * @example 3600
             */
            expires_in: number;
        };
        TokensEnvelope: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            data: components["schemas"]["Tokens"];
        };
        /** @description What went wrong. */
        Error: {
            /**
             * @description Says that this is an error.
             * @example error
             * @enum {string}
             */
            status: "error";
            /**
             * @description The kind of fault, for programs. The introduction lists when each is sent.
             * @example VALIDATION_ERROR
             * @enum {string}
             */
            error: "AUTH_ERROR" | "VALIDATION_ERROR" | "RESOURCE_NOT_FOUND" | "METHOD_NOT_ALLOWED" | "RESOURCE_IN_USE" | "UNSUPPORTED_MEDIA_TYPE" | "EXECUTION_ERROR" | "RATE_LIMITED";
            /**
             * @description The fault, for people. May be reworded at any time.
             * @example Invalid request - Missing required field 'source_name'
             */
            message: string;
        };
        /** @description The refresh token to exchange. Strict. */
        Refresh: {
            /**
             * @description The refresh token that came with the last access token. Good once.
             * @example rt_5dK8vQm2Zx7Lp4Wc
             */
            refresh_token: string;
        };
        /** @description The end of the session. */
        LoggedOut: {
            /**
             * @description Always true.
             * @example true
             * @enum {boolean}
             */
            logged_out: true;
        };
        LoggedOutEnvelope: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            data: components["schemas"]["LoggedOut"];
        };
        /**
         * @description What kind of system the data comes from.
         * @example GCS
         * @enum {string}
         */
        SourceType: "GCS" | "CLOUD_SQL" | "API" | "BIGQUERY";
        /**
         * @description How to reach the data. Its fields depend on `source_type`; the introduction lists the usual ones. Name secrets here, do
         *     not write them.
         * @example {
         *       "bucket_name": "sales-data-bucket",
         *       "file_pattern": "*.csv"
         *     }
         */
        ConnectionDetails: {
            [key: string]: unknown;
        };
        /** @description A system that data comes from. */
        Source: {
            /**
             * Format: uuid
             * @description Identifies the source.
             * @example 7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6
             */
            source_id: string;
            /**
             * @description What people call it.
             * @example Sales Data Bucket
             */
            source_name: string;
            source_type: components["schemas"]["SourceType"];
            connection_details: components["schemas"]["ConnectionDetails"];
            /**
             * @description What the data is about; null when nobody said.
             * @example GCS bucket containing sales data CSV files
             */
            description: string | null;
            /**
             * Format: date-time
             * @description When it was created, in UTC.
             * @example 2025-05-02T08:00:00Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed, in UTC.
             * @example 2025-05-02T08:00:00Z
             */
            updated_at: string;
        };
        /** @description Where this page lies in the list. */
        PageMetadata: {
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
             * @example 1
             */
            total: number;
            /**
             * @description Pages that hold items; 0 when there are none.
             * @example 1
             */
            total_pages: number;
        };
        SourceList: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            /** @description The sources of this page, newest first. Empty past the last page. */
            data: components["schemas"]["Source"][];
            metadata: components["schemas"]["PageMetadata"];
        };
        /** @description What a client says of a source. Strict, so that a misspelt field is found at once. */
        SourceWrite: {
            /**
             * @description What people call it.
             * @example Sales Data Bucket
             */
            source_name: string;
            source_type: components["schemas"]["SourceType"];
            connection_details: components["schemas"]["ConnectionDetails"];
            /**
             * @description What the data is about.
             * @example GCS bucket containing sales data CSV files
             */
            description?: string | null;
        };
        SourceEnvelope: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            data: components["schemas"]["Source"];
        };
        /** @description What was deleted. */
        Deleted: {
            /**
             * Format: uuid
             * @description The id of what is gone.
             * @example 7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6
             */
            id: string;
            /**
             * @description Always true.
             * @example true
             * @enum {boolean}
             */
            deleted: true;
        };
        DeletedEnvelope: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            data: components["schemas"]["Deleted"];
        };
        /**
         * @description When it is to run: minute, hour, day of the month, month and day of the week (0 and 7 are Sunday), as cron has them, in
         *     UTC; null when it runs on demand only. Each is `*`, a number, a range or a list of them, with a step after a slash. Where
         *     both kinds of days are restricted, either will do. While an execution has not ended, the next is left out, and what fell
         *     while the service was away is made up for once.
         * @example 0 3 * * *
         */
        Schedule: string | null;
        /** @description A pipeline: from a source into a table. */
        Pipeline: {
            /**
             * Format: uuid
             * @description Identifies the pipeline.
             * @example 550e8400-e29b-41d4-a716-446655440000
             */
            pipeline_id: string;
            /**
             * @description What people call it.
             * @example Daily sales
             */
            pipeline_name: string;
            /**
             * Format: uuid
             * @description The source that it reads.
             * @example 7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6
             */
            source_id: string;
            /**
             * @description The dataset that it writes to.
             * @example sales_data
             */
            target_dataset: string;
            /**
             * @description The table that it writes to.
             * @example orders
             */
            target_table: string;
            schedule: components["schemas"]["Schedule"];
            /**
             * @description What it is for.
             * @example Loads the orders of the day before
             */
            description: string | null;
            /**
             * @description Whether it may be executed.
             * @example true
             */
            is_active: boolean;
            /**
             * Format: uuid
             * @description Its latest execution; null when there was none.
             * @example a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a
             */
            last_execution_id: string | null;
            /**
             * Format: date-time
             * @description When it was created, in UTC.
             * @example 2025-05-02T08:10:00Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed, in UTC.
             * @example 2025-05-02T08:10:00Z
             */
            updated_at: string;
        };
        PipelineList: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            /** @description The pipelines of this page, newest first. Empty past the last page. */
            data: components["schemas"]["Pipeline"][];
            metadata: components["schemas"]["PageMetadata"];
        };
        /** @description What a client says of a pipeline. Strict, so that a misspelt field is found at once. */
        PipelineWrite: {
            /**
             * @description What people call it.
             * @example Daily sales
             */
            pipeline_name: string;
            /**
             * Format: uuid
             * @description The source that it reads.
             * @example 7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6
             */
            source_id: string;
            /**
             * @description The dataset that it writes to.
             * @example sales_data
             */
            target_dataset: string;
            /**
             * @description The table that it writes to.
             * @example orders
             */
            target_table: string;
            schedule?: components["schemas"]["Schedule"];
            /**
             * @description What it is for.
             * @example Loads the orders of the day before
             */
            description?: string | null;
            /**
             * @description Whether it may be executed.
             * @default true
             * @example true
             */
            is_active?: boolean;
        };
        PipelineEnvelope: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            data: components["schemas"]["Pipeline"];
        };
        /**
         * @description How to execute. Further fields are handed to the pipeline as they are.
         * @example {
         *       "batch_size": 1000,
         *       "include_deleted": false
         *     }
         */
        ExecutionParams: {
            /**
             * @description Rows in a batch.
             * @default 1000
             * @example 1000
             */
            batch_size?: number;
            /**
             * @description Whether rows that the source marks as deleted are loaded too.
             * @default false
             * @example false
             */
            include_deleted?: boolean;
        } & {
            [key: string]: unknown;
        };
        /** @description How to execute, and whom to tell. Strict, so that a misspelt field is found at once. */
        ExecuteRequest: {
            execution_params?: components["schemas"]["ExecutionParams"];
            /**
             * Format: uri
             * @description Where to send the execution when it has ended. A deployment says which hosts it calls; an alert says what was not sent.
             * @example https://hooks.acme.dev/pipeline
             */
            callback_url?: string;
        };
        /** @description The receipt for an execution. */
        ExecutionAccepted: {
            /**
             * Format: uuid
             * @description Identifies the execution.
             * @example a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a
             */
            execution_id: string;
            /**
             * Format: uri-reference
             * @description Where to follow it, relative to the host.
             * @example /api/v1/ingestion/executions/a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a
             */
            status_url: string;
        };
        ExecutionAcceptedEnvelope: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            data: components["schemas"]["ExecutionAccepted"];
        };
        /**
         * @description Where the execution stands. `healing`: it met a fault and waits for its healing. `completed` and `failed` are final.
         * @example completed
         * @enum {string}
         */
        ExecutionStatus: "pending" | "running" | "healing" | "completed" | "failed";
        /** @description An execution of a pipeline. */
        Execution: {
            /**
             * Format: uuid
             * @description Identifies the execution.
             * @example a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a
             */
            execution_id: string;
            /**
             * Format: uuid
             * @description The pipeline.
             * @example 550e8400-e29b-41d4-a716-446655440000
             */
            pipeline_id: string;
            status: components["schemas"]["ExecutionStatus"];
            execution_params: components["schemas"]["ExecutionParams"];
            /**
             * @description Rows written so far.
             * @example 48210
             */
            records_processed: number;
            /**
             * @description Rows that could not be written.
             * @example 12
             */
            records_failed: number;
            /**
             * @description Why it failed, for people; null unless `status` is `failed`.
             * @example null
             */
            error: string | null;
            /**
             * Format: date-time
             * @description When it began, in UTC; null while it waits.
             * @example 2025-06-15T14:19:18Z
             */
            started_at: string | null;
            /**
             * Format: date-time
             * @description When it ended, in UTC; null before.
             * @example 2025-06-15T14:21:05Z
             */
            ended_at: string | null;
        };
        ExecutionEnvelope: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            data: components["schemas"]["Execution"];
        };
        /**
         * @description How bad it is.
         * @example high
         * @enum {string}
         */
        Severity: "low" | "medium" | "high" | "critical";
        /** @description A rule that data keeps. */
        Rule: {
            /**
             * Format: uuid
             * @description Identifies the rule.
             * @example c0ffee12-3456-4789-8abc-def012345678
             */
            rule_id: string;
            /**
             * @description What people call it.
             * @example Customers have an address
             */
            rule_name: string;
            /**
             * @description The dataset.
             * @example customer_data
             */
            dataset: string;
            /**
             * @description The table; null for all tables.
             * @example customers
             */
            table: string | null;
            /**
             * @description The column; null for rules about whole rows or tables. `range` and `pattern` need one.
             * @example email
             */
            column: string | null;
            /**
             * @description What is checked.
             * @example not_null
             * @enum {string}
             */
            rule_type: "not_null" | "unique" | "range" | "pattern" | "freshness" | "row_count";
            /**
             * @description What the type needs: `min`, `max` or both for `range` and `row_count`, `pattern` (in the syntax of RE2) for `pattern`,
             *     `max_age_hours` for `freshness`. Without it the rule cannot be checked: 422.
             * @example {
             *       "max_age_hours": 24
             *     }
             */
            parameters: {
                [key: string]: unknown;
            };
            severity: components["schemas"]["Severity"];
            /**
             * @description Whether it is checked.
             * @example true
             */
            is_enabled: boolean;
            /**
             * Format: date-time
             * @description When it was created, in UTC.
             * @example 2025-05-03T09:00:00Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed, in UTC.
             * @example 2025-05-03T09:00:00Z
             */
            updated_at: string;
        };
        RuleList: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            /** @description The rules of this page, newest first. Empty past the last page. */
            data: components["schemas"]["Rule"][];
            metadata: components["schemas"]["PageMetadata"];
        };
        /** @description What a client says of a rule. Strict, so that a misspelt field is found at once. */
        RuleWrite: {
            /**
             * @description What people call it.
             * @example Customers have an address
             */
            rule_name: string;
            /**
             * @description The dataset.
             * @example customer_data
             */
            dataset: string;
            /**
             * @description The table; null for all tables.
             * @example customers
             */
            table?: string | null;
            /**
             * @description The column; null for rules about whole rows or tables. `range` and `pattern` need one.
             * @example email
             */
            column?: string | null;
            /**
             * @description What is checked.
             * @example not_null
             * @enum {string}
             */
            rule_type: "not_null" | "unique" | "range" | "pattern" | "freshness" | "row_count";
            /**
             * @description What the type needs: `min`, `max` or both for `range` and `row_count`, `pattern` (in the syntax of RE2) for `pattern`,
             *     `max_age_hours` for `freshness`. Without it the rule cannot be checked: 422.
             * @example {
             *       "max_age_hours": 24
             *     }
             */
            parameters?: {
                [key: string]: unknown;
            };
            severity: components["schemas"]["Severity"];
            /**
             * @description Whether it is checked.
             * @default true
             * @example true
             */
            is_enabled?: boolean;
        };
        RuleEnvelope: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            data: components["schemas"]["Rule"];
        };
        /** @description The outcome of a validation. */
        Validation: {
            /**
             * @description The dataset.
             * @example customer_data
             */
            dataset: string;
            /**
             * @description The table; null when all were validated.
             * @example customers
             */
            table: string | null;
            /**
             * @description `passed`: all rules hold. `warning`: only rules of low or medium severity do not. `failed`: a rule of higher
             *     severity does not.
             * @example warning
             * @enum {string}
             */
            status: "passed" | "warning" | "failed";
            /**
             * @description The share of the values that keep to the rules, in percent; a rule counts once when its severity is low, twice when it is
             *     medium, three times when it is high and four times when it is critical.
             * @example 95.5
             */
            quality_score: number;
            /**
             * @description Rules that hold.
             * @example 19
             */
            rules_passed: number;
            /**
             * @description Rules that were checked.
             * @example 20
             */
            total_rules: number;
            /**
             * Format: date-time
             * @description When, in UTC.
             * @example 2025-06-15T14:19:18Z
             */
            validated_at: string;
        };
        ValidationEnvelope: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            data: components["schemas"]["Validation"];
        };
        /** @description How good a dataset is, by its latest validation. */
        QualityScore: {
            /**
             * @description The dataset.
             * @example customer_data
             */
            dataset: string;
            /**
             * @description All in all, in percent.
             * @example 95.5
             */
            quality_score: number;
            /** @description By aspect, in percent; 100 where nothing speaks of one. */
            dimensions: {
                /**
                 * @description Values that are there.
                 * @example 98.2
                 */
                completeness: number;
                /**
                 * @description Rows that occur once.
                 * @example 99.9
                 */
                uniqueness: number;
                /**
                 * @description Values of the right form and range.
                 * @example 93.1
                 */
                validity: number;
                /**
                 * @description Tables that are fresh.
                 * @example 90.8
                 */
                timeliness: number;
            };
            /**
             * Format: date-time
             * @description When it was validated, in UTC.
             * @example 2025-06-15T14:19:18Z
             */
            calculated_at: string;
        };
        QualityScoreEnvelope: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            data: components["schemas"]["QualityScore"];
        };
        /**
         * @description Where the issue stands. `resolved` is final.
         * @example open
         * @enum {string}
         */
        IssueStatus: "open" | "healing" | "resolved";
        /**
         * @description What is wrong.
         * @example missing_values
         * @enum {string}
         */
        IssueType: "missing_values" | "duplicates" | "out_of_range" | "format" | "stale" | "row_count" | "schema_drift" | "execution_failure";
        /** @description A fault in the data. */
        Issue: {
            /**
             * Format: uuid
             * @description Identifies the issue.
             * @example 5e4d3c2b-1a09-4f8e-9d7c-6b5a49382716
             */
            issue_id: string;
            /**
             * Format: uuid
             * @description The rule that the data breaks; null for an `execution_failure`.
             * @example c0ffee12-3456-4789-8abc-def012345678
             */
            rule_id: string | null;
            /**
             * @description The dataset.
             * @example customer_data
             */
            dataset: string;
            /**
             * @description The table.
             * @example customers
             */
            table: string;
            /**
             * @description The column; null when it is not about one.
             * @example email
             */
            column: string | null;
            issue_type: components["schemas"]["IssueType"];
            severity: components["schemas"]["Severity"];
            status: components["schemas"]["IssueStatus"];
            /**
             * @description What is wrong, for people.
             * @example 37 customers have no address
             */
            description: string;
            /**
             * @description Rows at fault.
             * @example 37
             */
            affected_rows: number;
            /**
             * Format: date-time
             * @description When it was found, in UTC.
             * @example 2025-06-15T14:19:18Z
             */
            detected_at: string;
            /**
             * Format: date-time
             * @description When it was resolved, in UTC; null before.
             * @example null
             */
            resolved_at: string | null;
        };
        IssueList: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            /** @description The issues of this page, newest first. Empty past the last page. */
            data: components["schemas"]["Issue"][];
            metadata: components["schemas"]["PageMetadata"];
        };
        /** @description A fault that the pipeline knows to recognise. */
        HealingPattern: {
            /**
             * Format: uuid
             * @description Identifies the pattern.
             * @example 2b3c4d5e-6f70-4182-93a4-b5c6d7e8f901
             */
            pattern_id: string;
            /**
             * @description What people call it.
             * @example Missing addresses
             */
            pattern_name: string;
            issue_type: components["schemas"]["IssueType"];
            /**
             * @description How it shows.
             * @example Addresses are missing after an import of the old CRM
             */
            description: string;
            /**
             * @description How sure the pipeline must be to heal by itself, from 0 to 1.
             * @example 0.85
             */
            confidence_threshold: number;
            /**
             * @description How often it was met.
             * @example 14
             */
            occurrences: number;
            /**
             * Format: date-time
             * @description When it was last met, in UTC; null when never.
             * @example 2025-06-15T14:19:18Z
             */
            last_seen_at: string | null;
        };
        HealingPatternList: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            /** @description The patterns of this page, by name. Empty past the last page. */
            data: components["schemas"]["HealingPattern"][];
            metadata: components["schemas"]["PageMetadata"];
        };
        /** @description Something that the pipeline can do against a fault. */
        HealingAction: {
            /**
             * Format: uuid
             * @description Identifies the action.
             * @example 8f7e6d5c-4b3a-4291-8076-f5e4d3c2b1a0
             */
            action_id: string;
            /**
             * Format: uuid
             * @description The pattern that it is for.
             * @example 2b3c4d5e-6f70-4182-93a4-b5c6d7e8f901
             */
            pattern_id: string;
            /**
             * @description What people call it.
             * @example Fill addresses from the CRM
             */
            action_name: string;
            /**
             * @description What it does.
             * @example impute_values
             * @enum {string}
             */
            action_type: "impute_values" | "drop_duplicates" | "correct_format" | "restore_partition" | "retry_execution";
            /**
             * @description What it does, for people.
             * @example Looks addresses up in the CRM by customer id
             */
            description: string;
            /**
             * @description Whether the pipeline takes it by itself.
             * @example true
             */
            is_automatic: boolean;
            /**
             * @description How often it helped, in percent; null when it was never taken.
             * @example 92.5
             */
            success_rate: number | null;
        };
        HealingActionList: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            /** @description The actions of this page, by name. Empty past the last page. */
            data: components["schemas"]["HealingAction"][];
            metadata: components["schemas"]["PageMetadata"];
        };
        /**
         * @description Where the work stands. `completed` and `failed` are final.
         * @example completed
         * @enum {string}
         */
        RunStatus: "pending" | "running" | "completed" | "failed";
        /** @description An action, taken against an issue. */
        HealingExecution: {
            /**
             * Format: uuid
             * @description Identifies the healing.
             * @example e1d2c3b4-a596-4877-8695-a4b3c2d1e0f9
             */
            healing_id: string;
            /**
             * Format: uuid
             * @description The action.
             * @example 8f7e6d5c-4b3a-4291-8076-f5e4d3c2b1a0
             */
            action_id: string;
            /**
             * Format: uuid
             * @description The issue.
             * @example 5e4d3c2b-1a09-4f8e-9d7c-6b5a49382716
             */
            issue_id: string;
            /**
             * @description Who began it.
             * @example manual
             * @enum {string}
             */
            trigger: "automatic" | "manual";
            /**
             * @description Whether nothing is changed.
             * @example false
             */
            dry_run: boolean;
            status: components["schemas"]["RunStatus"];
            /**
             * @description Rows that were put right; null before it has completed.
             * @example 37
             */
            rows_healed: number | null;
            /**
             * @description Why it failed, for people; null unless `status` is `failed`.
             * @example null
             */
            error: string | null;
            /**
             * Format: date-time
             * @description When it began, in UTC.
             * @example 2025-06-15T14:19:18Z
             */
            started_at: string;
            /**
             * Format: date-time
             * @description When it ended, in UTC; null before.
             * @example 2025-06-15T14:19:48Z
             */
            ended_at: string | null;
        };
        HealingExecutionList: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            /** @description The healings of this page, newest first. Empty past the last page. */
            data: components["schemas"]["HealingExecution"][];
            metadata: components["schemas"]["PageMetadata"];
        };
        /** @description What to do against which issue. Strict, so that a misspelt field is found at once. */
        HealingExecute: {
            /**
             * Format: uuid
             * @description The action to take.
             * @example 8f7e6d5c-4b3a-4291-8076-f5e4d3c2b1a0
             */
            action_id: string;
            /**
             * Format: uuid
             * @description The issue to heal.
             * @example 5e4d3c2b-1a09-4f8e-9d7c-6b5a49382716
             */
            issue_id: string;
            /**
             * @description What the action needs. `max_rows`, a whole number above 0, is how many rows it may change; all by default.
             * @example {
             *       "max_rows": 100
             *     }
             */
            parameters?: {
                [key: string]: unknown;
            };
            /**
             * @description Whether to find out only what would change.
             * @default false
             * @example false
             */
            dry_run?: boolean;
        };
        HealingExecutionEnvelope: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            data: components["schemas"]["HealingExecution"];
        };
        /**
         * @description A part of the pipeline.
         * @example ingestion
         * @enum {string}
         */
        Component: "ingestion" | "quality" | "healing" | "optimization";
        /** @description A measured value. */
        Metric: {
            /**
             * Format: uuid
             * @description Identifies the measurement.
             * @example 91a2b3c4-d5e6-4f70-8192-a3b4c5d6e7f0
             */
            metric_id: string;
            component: components["schemas"]["Component"];
            /**
             * @description What was measured.
             * @example records_per_second
             */
            metric_name: string;
            /**
             * @description The value.
             * @example 812.4
             */
            value: number;
            /**
             * @description Its unit.
             * @example 1/s
             */
            unit: string;
            /**
             * Format: date-time
             * @description When it was measured, in UTC.
             * @example 2025-06-15T14:19:18Z
             */
            recorded_at: string;
        };
        MetricList: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            /** @description The measurements of this page, newest first. Empty past the last page. */
            data: components["schemas"]["Metric"][];
            metadata: components["schemas"]["PageMetadata"];
        };
        /**
         * @description Where the alert stands. `resolved` is final.
         * @example active
         * @enum {string}
         */
        AlertStatus: "active" | "acknowledged" | "resolved";
        /** @description Something that somebody should look at. */
        Alert: {
            /**
             * Format: uuid
             * @description Identifies the alert.
             * @example b4c5d6e7-f809-4a1b-8c2d-3e4f5a6b7c8d
             */
            alert_id: string;
            component: components["schemas"]["Component"];
            severity: components["schemas"]["Severity"];
            status: components["schemas"]["AlertStatus"];
            /**
             * @description What it is about.
             * @example Daily sales failed twice in a row
             */
            title: string;
            /**
             * Format: date-time
             * @description When it was raised, in UTC.
             * @example 2025-06-15T14:19:18Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was resolved, in UTC; null before.
             * @example null
             */
            resolved_at: string | null;
        };
        AlertList: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            /** @description The alerts of this page, newest first. Empty past the last page. */
            data: components["schemas"]["Alert"][];
            metadata: components["schemas"]["PageMetadata"];
        };
        /** @description A value that is not as it used to be. */
        Anomaly: {
            /**
             * Format: uuid
             * @description Identifies the anomaly.
             * @example d6e7f809-1a2b-4c3d-8e4f-5a6b7c8d9e0f
             */
            anomaly_id: string;
            component: components["schemas"]["Component"];
            /**
             * @description What was measured.
             * @example records_per_second
             */
            metric_name: string;
            severity: components["schemas"]["Severity"];
            /**
             * @description What was expected.
             * @example 800
             */
            expected_value: number;
            /**
             * @description What was measured.
             * @example 112.5
             */
            actual_value: number;
            /**
             * @description How far off it is, in standard deviations.
             * @example -6.1
             */
            deviation: number;
            /**
             * Format: date-time
             * @description When it was found, in UTC.
             * @example 2025-06-15T14:19:18Z
             */
            detected_at: string;
        };
        AnomalyList: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            /** @description The anomalies of this page, newest first. Empty past the last page. */
            data: components["schemas"]["Anomaly"][];
            metadata: components["schemas"]["PageMetadata"];
        };
        /** @description How the pipeline is doing. */
        DashboardSummary: {
            /** @description Pipelines and their executions. */
            pipeline_health: {
                /**
                 * @description All in all, in percent: half the executions of the last 24 hours that ended well, three tenths the average quality
                 *     score, two tenths the alerts, of which each takes 10 from 100, and a critical one 25.
                 * @example 94.2
                 */
                health_score: number;
                /**
                 * @description Pipelines that may be executed.
                 * @example 12
                 */
                active_pipelines: number;
                /**
                 * @description Executions since midnight, UTC.
                 * @example 31
                 */
                executions_today: number;
                /**
                 * @description Those of them that failed.
                 * @example 1
                 */
                failed_executions_today: number;
            };
            /** @description Datasets and their faults. */
            data_quality: {
                /**
                 * @description The mean of the quality scores, in percent; 100 while there are none.
                 * @example 95.5
                 */
                average_score: number;
                /**
                 * @description Issues that are not resolved.
                 * @example 3
                 */
                open_issues: number;
            };
            /** @description Faults that the pipeline healed. */
            self_healing: {
                /**
                 * @description Healings of the last 30 days that helped, in percent; 100 while none has ended.
                 * @example 92.5
                 */
                success_rate: number;
                /**
                 * @description Healings that helped since midnight, UTC.
                 * @example 4
                 */
                healed_today: number;
                /**
                 * @description Healings that have not ended.
                 * @example 1
                 */
                pending: number;
            };
            /** @description Alerts that are not resolved. */
            alerts: {
                /**
                 * @description All of them.
                 * @example 2
                 */
                active: number;
                /**
                 * @description The critical ones.
                 * @example 1
                 */
                critical: number;
            };
            /**
             * Format: date-time
             * @description When this was put together, in UTC.
             * @example 2025-06-15T14:19:18Z
             */
            generated_at: string;
        };
        DashboardSummaryEnvelope: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            data: components["schemas"]["DashboardSummary"];
        };
        /** @description How a query does. */
        QueryPerformance: {
            /**
             * Format: uuid
             * @description Identifies the query.
             * @example 3a4b5c6d-7e8f-4901-a2b3-c4d5e6f70819
             */
            query_id: string;
            /**
             * @description The query.
             * @example SELECT * FROM sales_data.orders WHERE order_date > @since
             */
            query: string;
            /**
             * @description How often it ran in the last 30 days.
             * @example 412
             */
            executions: number;
            /**
             * @description The mean of its run times, in milliseconds.
             * @example 8420.5
             */
            average_duration_ms: number;
            /**
             * Format: int64
             * @description Bytes that it read in the last 30 days.
             * @example 912680550400
             */
            bytes_processed: number;
            /**
             * @description What would make it better; null when nothing is known.
             * @example Select only the columns that are used
             */
            recommendation: string | null;
            /**
             * Format: date-time
             * @description When it last ran, in UTC.
             * @example 2025-06-15T14:19:18Z
             */
            last_executed_at: string;
        };
        QueryPerformanceList: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            /** @description The queries of this page, the slowest first. Empty past the last page. */
            data: components["schemas"]["QueryPerformance"][];
            metadata: components["schemas"]["PageMetadata"];
        };
        /** @description The query to analyze. Strict. */
        AnalyzeRequest: {
            /**
             * @description A query in the SQL of BigQuery. It is not run.
             * @example SELECT * FROM sales_data.orders
             */
            query: string;
        };
        /** @description What would make a query better. */
        QueryAnalysis: {
            /**
             * @description The query as it came.
             * @example SELECT * FROM sales_data.orders
             */
            original_query: string;
            /**
             * @description A better query; null when none is known. In the place of `*` it has the columns that are used: those that queries name
             *     which ran in the last 30 days.
             * @example SELECT order_id, total FROM sales_data.orders WHERE order_date >= @since
             */
            optimized_query: string | null;
            /**
             * @description Bytes that it reads less, in percent.
             * @example 71
             */
            estimated_savings_percent: number;
            /** @description Why it is better. Empty when nothing is known. */
            recommendations: {
                /**
                 * @description What kind of change.
                 * @example projection
                 * @enum {string}
                 */
                type: "projection" | "filter" | "join" | "partition_pruning" | "materialization";
                /**
                 * @description The change, for people.
                 * @example Select only the columns that are used
                 */
                description: string;
            }[];
        };
        QueryAnalysisEnvelope: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            data: components["schemas"]["QueryAnalysis"];
        };
        /** @description A change to a table that would make it cheaper or faster. */
        SchemaRecommendation: {
            /**
             * Format: uuid
             * @description Identifies the recommendation.
             * @example 6f708192-a3b4-4c5d-9e6f-708192a3b4c5
             */
            recommendation_id: string;
            /**
             * @description The dataset.
             * @example sales_data
             */
            dataset: string;
            /**
             * @description The table.
             * @example orders
             */
            table: string;
            /**
             * @description What kind of change.
             * @example partition
             * @enum {string}
             */
            type: "partition" | "cluster" | "column_type" | "drop_column";
            /**
             * @description The change, for people.
             * @example Partition by order_date
             */
            description: string;
            /**
             * @description Bytes that queries read less, in percent.
             * @example 64
             */
            estimated_savings_percent: number;
        };
        SchemaRecommendationList: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            /** @description The recommendations of this page, the greatest savings first. Empty past the last page. */
            data: components["schemas"]["SchemaRecommendation"][];
            metadata: components["schemas"]["PageMetadata"];
        };
        /** @description How much of a resource is used. */
        Resource: {
            /**
             * Format: uuid
             * @description Identifies the resource.
             * @example a8b9cadb-ecfd-4e0f-9021-324354657687
             */
            resource_id: string;
            /**
             * @description What people call it.
             * @example ingestion-workers
             */
            name: string;
            /**
             * @description What kind of resource.
             * @example compute
             * @enum {string}
             */
            type: "compute" | "memory" | "storage" | "slots";
            /**
             * @description The mean of the last 24 hours, in percent.
             * @example 38.5
             */
            utilization_percent: number;
            /**
             * @description How much there is.
             * @example 16
             */
            allocated: number;
            /**
             * @description Its unit.
             * @example vCPU
             */
            unit: string;
            /**
             * @description What to change; null when it fits.
             * @example Go down to 10 vCPU
             */
            recommendation: string | null;
        };
        ResourceList: {
            /**
             * @description Says that `data` is there.
             * @example success
             * @enum {string}
             */
            status: "success";
            /** @description The resources of this page, the least used first. Empty past the last page. */
            data: components["schemas"]["Resource"][];
            metadata: components["schemas"]["PageMetadata"];
        };
        /** @description A document of OpenAPI 3.0. */
        OpenapiDocument: {
            /**
             * @description The version of OpenAPI.
             * @example 3.0.3
             */
            openapi: string;
            /** @description About the API. */
            info: {
                /**
                 * @description Its name.
                 * @example Self-Healing Data Pipeline API
                 */
                title: string;
                /**
                 * @description Its version.
                 * @example 1.0.0
                 */
                version: string;
            };
            /** @description The operations, by path. */
            paths: {
                [key: string]: Record<string, unknown>;
            };
        };
    };
    responses: {
        /** @description The body is empty or not JSON, or a field breaks its rule. */
        InvalidLogin: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The user is not known, or the password is wrong. The answer does not say which. */
        WrongPassword: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
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
        /** @description The body is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description More than 100 requests in a minute for this operation. */
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
        /** @description The body is empty or not JSON, or a field breaks its rule. */
        InvalidRefresh: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The refresh token is not known, has expired or was used before, or its session has ended. */
        WrongRefreshToken: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no access token, or none that is valid. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
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
        /** @description The access token lacks the scope `read`. */
        MissingReadScope: {
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
        /** @description The body is empty or not JSON, or a field breaks its rule. */
        InvalidSource: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The access token lacks the scope `write`. */
        MissingWriteScope: {
            headers: {
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
        /** @description There is no source with this id. */
        SourceNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description This path has `GET`, `PUT` and `DELETE` only. */
        MethodNotAllowedGetPutDelete: {
            headers: {
                /** @description The methods that this path has. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The id in the path is not a UUID, the body is empty or not JSON, or a field breaks its rule. */
        InvalidSourceUpdate: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A pipeline that reads this source is being executed. */
        SourceBusy: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A pipeline reads this source. */
        SourceInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is empty or not JSON, or a field breaks its rule. */
        InvalidPipeline: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no source with the id in the body. */
        PipelineSourceNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no pipeline with this id. */
        PipelineNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The id in the path is not a UUID, the body is empty or not JSON, or a field breaks its rule. */
        InvalidPipelineUpdate: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no pipeline with this id, or no source with the id in the body. */
        PipelineOrSourceNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The pipeline is being executed. */
        PipelineBusy: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The id in the path is not a UUID, the body is empty or not JSON, or a field breaks its rule. */
        InvalidExecute: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The access token lacks the scope `execute`. */
        MissingExecuteScope: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The pipeline is not active. */
        PipelineNotExecutable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no execution with this id. */
        ExecutionNotFound: {
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
        /** @description The body is empty or not JSON, or a field breaks its rule. */
        InvalidRule: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The rule lacks what its type needs, or has it wrong. */
        RuleNotCheckable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no rule with this id. */
        RuleNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The id in the path is not a UUID, the body is empty or not JSON, or a field breaks its rule. */
        InvalidRuleUpdate: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The dataset in the path, or a query parameter, breaks its rule. */
        InvalidDataset: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such dataset, or it has no such table. */
        DatasetNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No rule is enabled for the dataset or table. */
        NothingToValidate: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A query parameter breaks its rule. */
        InvalidFilter: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is empty or not JSON, or a field breaks its rule. */
        InvalidHealing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no action or no issue with the id in the body. */
        HealingTargetNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The issue is being healed, or is resolved. */
        IssueBusy: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The action cannot heal an issue of this type, or its parameters cannot be used. */
        ActionDoesNotFit: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A query parameter breaks its rule. */
        InvalidMetricsQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is empty or not JSON, or a field breaks its rule. */
        InvalidAnalysis: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The query cannot be read. */
        QueryNotAnalyzable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description The page to read, from 1. A page past the last one is empty. */
        Page: number;
        /** @description Items on a page. */
        PageSize: number;
        /** @description Only sources of this type. */
        SourceType: components["schemas"]["SourceType"];
        /** @description The source's id. Anything but a UUID is a 400. */
        SourceId: string;
        /** @description Only pipelines that read this source. */
        SourceFilter: string;
        /** @description The pipeline's id. Anything but a UUID is a 400. */
        PipelineId: string;
        /** @description The execution's id. Anything but a UUID is a 400. */
        ExecutionId: string;
        /** @description Only what concerns this dataset. */
        DatasetFilter: string;
        /** @description The rule's id. Anything but a UUID is a 400. */
        RuleId: string;
        /** @description The name of the dataset. Letters, digits and `_`, not starting with a digit. */
        Dataset: string;
        /** @description Only this table of the dataset. */
        Table: string;
        /** @description Only issues with this status. */
        IssueStatus: components["schemas"]["IssueStatus"];
        /** @description Only what is of this severity. */
        Severity: components["schemas"]["Severity"];
        /** @description Only healings with this status. */
        HealingStatus: components["schemas"]["RunStatus"];
        /** @description Only metrics of this component. */
        Component: components["schemas"]["Component"];
        /** @description Only alerts with this status. */
        AlertStatus: components["schemas"]["AlertStatus"];
    };
    requestBodies: never;
    headers: {
        /** @description Keeps tokens out of caches. */
        NoStore: string;
        /** @description Requests that the limit allows in its window. Absent where limits are off. */
        RateLimitLimit: number;
        /** @description Requests left in the window. Absent where limits are off. */
        RateLimitRemaining: number;
        /** @description When the window ends, in seconds since 1970-01-01T00:00:00Z. Absent where limits are off. */
        RateLimitReset: number;
        /** @description How to authenticate. */
        WWWAuthenticate: string;
        /** @description Seconds to wait before the next request. */
        RetryAfter: number;
        /** @description Requests that the limit allows in its window. */
        ExhaustedLimit: number;
        /** @description Requests left in the window; none. */
        ExhaustedRemaining: 0;
        /** @description When the window ends, in seconds since 1970-01-01T00:00:00Z. */
        ExhaustedReset: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The user and their password. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description The tokens. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokensEnvelope"];
                };
            };
            400: components["responses"]["InvalidLogin"];
            401: components["responses"]["WrongPassword"];
            405: components["responses"]["MethodNotAllowedPost"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    refreshTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The refresh token. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description The new tokens. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokensEnvelope"];
                };
            };
            400: components["responses"]["InvalidRefresh"];
            401: components["responses"]["WrongRefreshToken"];
            405: components["responses"]["MethodNotAllowedPost"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedOutEnvelope"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowedPost"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listSources: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Items on a page. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Only sources of this type. */
                source_type?: components["parameters"]["SourceType"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sources. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceList"];
                };
            };
            400: components["responses"]["InvalidListQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGetPost"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    createSource: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The source to create. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceWrite"];
            };
        };
        responses: {
            /** @description The source was created. */
            201: {
                headers: {
                    /** @description Where the source is. */
                    Location: string;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceEnvelope"];
                };
            };
            400: components["responses"]["InvalidSource"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingWriteScope"];
            405: components["responses"]["MethodNotAllowedGetPost"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The source's id. Anything but a UUID is a 400. */
                source_id: components["parameters"]["SourceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The source. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceEnvelope"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            404: components["responses"]["SourceNotFound"];
            405: components["responses"]["MethodNotAllowedGetPutDelete"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    updateSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The source's id. Anything but a UUID is a 400. */
                source_id: components["parameters"]["SourceId"];
            };
            cookie?: never;
        };
        /** @description The whole source, but for what the service sets. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceWrite"];
            };
        };
        responses: {
            /** @description The source as it is now. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceEnvelope"];
                };
            };
            400: components["responses"]["InvalidSourceUpdate"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingWriteScope"];
            404: components["responses"]["SourceNotFound"];
            405: components["responses"]["MethodNotAllowedGetPutDelete"];
            409: components["responses"]["SourceBusy"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The source's id. Anything but a UUID is a 400. */
                source_id: components["parameters"]["SourceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The source is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedEnvelope"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingWriteScope"];
            404: components["responses"]["SourceNotFound"];
            405: components["responses"]["MethodNotAllowedGetPutDelete"];
            409: components["responses"]["SourceInUse"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listPipelines: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Items on a page. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Only pipelines that read this source. */
                source_id?: components["parameters"]["SourceFilter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of pipelines. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelineList"];
                };
            };
            400: components["responses"]["InvalidListQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGetPost"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    createPipeline: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The pipeline to create. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PipelineWrite"];
            };
        };
        responses: {
            /** @description The pipeline was created. */
            201: {
                headers: {
                    /** @description Where the pipeline is. */
                    Location: string;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelineEnvelope"];
                };
            };
            400: components["responses"]["InvalidPipeline"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingWriteScope"];
            404: components["responses"]["PipelineSourceNotFound"];
            405: components["responses"]["MethodNotAllowedGetPost"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getPipeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The pipeline's id. Anything but a UUID is a 400. */
                pipeline_id: components["parameters"]["PipelineId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pipeline. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelineEnvelope"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            404: components["responses"]["PipelineNotFound"];
            405: components["responses"]["MethodNotAllowedGetPutDelete"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    updatePipeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The pipeline's id. Anything but a UUID is a 400. */
                pipeline_id: components["parameters"]["PipelineId"];
            };
            cookie?: never;
        };
        /** @description The whole pipeline, but for what the service sets. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PipelineWrite"];
            };
        };
        responses: {
            /** @description The pipeline as it is now. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelineEnvelope"];
                };
            };
            400: components["responses"]["InvalidPipelineUpdate"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingWriteScope"];
            404: components["responses"]["PipelineOrSourceNotFound"];
            405: components["responses"]["MethodNotAllowedGetPutDelete"];
            409: components["responses"]["PipelineBusy"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    deletePipeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The pipeline's id. Anything but a UUID is a 400. */
                pipeline_id: components["parameters"]["PipelineId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pipeline is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedEnvelope"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingWriteScope"];
            404: components["responses"]["PipelineNotFound"];
            405: components["responses"]["MethodNotAllowedGetPutDelete"];
            409: components["responses"]["PipelineBusy"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    executePipeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The pipeline's id. Anything but a UUID is a 400. */
                pipeline_id: components["parameters"]["PipelineId"];
            };
            cookie?: never;
        };
        /** @description How to execute, and whom to tell. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecuteRequest"];
            };
        };
        responses: {
            /** @description The execution was taken on. */
            202: {
                headers: {
                    /** @description Where to follow the execution; the same as `status_url`. */
                    Location: string;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionAcceptedEnvelope"];
                };
            };
            400: components["responses"]["InvalidExecute"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingExecuteScope"];
            404: components["responses"]["PipelineNotFound"];
            405: components["responses"]["MethodNotAllowedPost"];
            409: components["responses"]["PipelineBusy"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["PipelineNotExecutable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The execution's id. Anything but a UUID is a 400. */
                execution_id: components["parameters"]["ExecutionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The execution. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionEnvelope"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            404: components["responses"]["ExecutionNotFound"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listRules: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Items on a page. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Only what concerns this dataset. */
                dataset?: components["parameters"]["DatasetFilter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rules. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleList"];
                };
            };
            400: components["responses"]["InvalidListQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGetPost"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    createRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The rule to create. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleWrite"];
            };
        };
        responses: {
            /** @description The rule was created. */
            201: {
                headers: {
                    /** @description Where the rule is. */
                    Location: string;
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleEnvelope"];
                };
            };
            400: components["responses"]["InvalidRule"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingWriteScope"];
            405: components["responses"]["MethodNotAllowedGetPost"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleNotCheckable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The rule's id. Anything but a UUID is a 400. */
                rule_id: components["parameters"]["RuleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleEnvelope"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            404: components["responses"]["RuleNotFound"];
            405: components["responses"]["MethodNotAllowedGetPutDelete"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    updateRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The rule's id. Anything but a UUID is a 400. */
                rule_id: components["parameters"]["RuleId"];
            };
            cookie?: never;
        };
        /** @description The whole rule, but for what the service sets. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleWrite"];
            };
        };
        responses: {
            /** @description The rule as it is now. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleEnvelope"];
                };
            };
            400: components["responses"]["InvalidRuleUpdate"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingWriteScope"];
            404: components["responses"]["RuleNotFound"];
            405: components["responses"]["MethodNotAllowedGetPutDelete"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RuleNotCheckable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The rule's id. Anything but a UUID is a 400. */
                rule_id: components["parameters"]["RuleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedEnvelope"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingWriteScope"];
            404: components["responses"]["RuleNotFound"];
            405: components["responses"]["MethodNotAllowedGetPutDelete"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    validateDataset: {
        parameters: {
            query?: {
                /** @description Only this table of the dataset. */
                table?: components["parameters"]["Table"];
            };
            header?: never;
            path: {
                /** @description The name of the dataset. Letters, digits and `_`, not starting with a digit. */
                dataset: components["parameters"]["Dataset"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The outcome; also when rules do not hold. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationEnvelope"];
                };
            };
            400: components["responses"]["InvalidDataset"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingExecuteScope"];
            404: components["responses"]["DatasetNotFound"];
            405: components["responses"]["MethodNotAllowedPost"];
            422: components["responses"]["NothingToValidate"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getQualityScore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the dataset. Letters, digits and `_`, not starting with a digit. */
                dataset: components["parameters"]["Dataset"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The score. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityScoreEnvelope"];
                };
            };
            400: components["responses"]["InvalidDataset"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            404: components["responses"]["DatasetNotFound"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listIssues: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Items on a page. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Only issues with this status. */
                status?: components["parameters"]["IssueStatus"];
                /** @description Only what is of this severity. */
                severity?: components["parameters"]["Severity"];
            };
            header?: never;
            path: {
                /** @description The name of the dataset. Letters, digits and `_`, not starting with a digit. */
                dataset: components["parameters"]["Dataset"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of issues. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueList"];
                };
            };
            400: components["responses"]["InvalidFilter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            404: components["responses"]["DatasetNotFound"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listHealingPatterns: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Items on a page. */
                page_size?: components["parameters"]["PageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of patterns. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealingPatternList"];
                };
            };
            400: components["responses"]["InvalidListQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listHealingActions: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Items on a page. */
                page_size?: components["parameters"]["PageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of actions. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealingActionList"];
                };
            };
            400: components["responses"]["InvalidListQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listHealingExecutions: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Items on a page. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Only healings with this status. */
                status?: components["parameters"]["HealingStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of healings. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealingExecutionList"];
                };
            };
            400: components["responses"]["InvalidListQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    executeHealing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What to do against which issue. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["HealingExecute"];
            };
        };
        responses: {
            /** @description The healing was taken on. */
            202: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealingExecutionEnvelope"];
                };
            };
            400: components["responses"]["InvalidHealing"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingExecuteScope"];
            404: components["responses"]["HealingTargetNotFound"];
            405: components["responses"]["MethodNotAllowedPost"];
            409: components["responses"]["IssueBusy"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ActionDoesNotFit"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listMetrics: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Items on a page. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Only metrics of this component. */
                component?: components["parameters"]["Component"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of metrics. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricList"];
                };
            };
            400: components["responses"]["InvalidMetricsQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Items on a page. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Only alerts with this status. */
                status?: components["parameters"]["AlertStatus"];
                /** @description Only what is of this severity. */
                severity?: components["parameters"]["Severity"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of alerts. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertList"];
                };
            };
            400: components["responses"]["InvalidFilter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listAnomalies: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Items on a page. */
                page_size?: components["parameters"]["PageSize"];
                /** @description Only what is of this severity. */
                severity?: components["parameters"]["Severity"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of anomalies. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnomalyList"];
                };
            };
            400: components["responses"]["InvalidFilter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getDashboardSummary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The summary. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardSummaryEnvelope"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listQueries: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Items on a page. */
                page_size?: components["parameters"]["PageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of queries. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryPerformanceList"];
                };
            };
            400: components["responses"]["InvalidListQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    analyzeQuery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The query. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyzeRequest"];
            };
        };
        responses: {
            /** @description The analysis. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryAnalysisEnvelope"];
                };
            };
            400: components["responses"]["InvalidAnalysis"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingExecuteScope"];
            405: components["responses"]["MethodNotAllowedPost"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["QueryNotAnalyzable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listSchemaRecommendations: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Items on a page. */
                page_size?: components["parameters"]["PageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of recommendations. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemaRecommendationList"];
                };
            };
            400: components["responses"]["InvalidListQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    listResources: {
        parameters: {
            query?: {
                /** @description The page to read, from 1. A page past the last one is empty. */
                page?: components["parameters"]["Page"];
                /** @description Items on a page. */
                page_size?: components["parameters"]["PageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of resources. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceList"];
                };
            };
            400: components["responses"]["InvalidListQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["MissingReadScope"];
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getOpenapiDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenapiDocument"];
                };
            };
            405: components["responses"]["MethodNotAllowedGet"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
}
