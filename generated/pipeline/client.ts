// concordat 0.1.0 spec=48c1739d3aae01df body=be55aebb36c662ce; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import { createOperations, jobs, pages } from '@concordat/client';
import type { Call, ClientDefinition, ClientOptions, Job, OptionalCall, Paged, Secret } from '@concordat/client';
import type { operations } from './types.ts';

/** The operations of Self-Healing Data Pipeline API 1.0.0. */
export interface PipelineClient {
  /**
   * Log in
   *
   * Exchanges the name and password of a user for tokens. 100 attempts a minute for each client address.
   *
   * `POST /auth/login`
   *
   * @see Authentication: Log in, refresh the tokens and log out.
   */
  readonly login: Call<operations['login']>;

  /**
   * Refresh the tokens
   *
   * Exchanges a refresh token for new tokens; it is used up by that. Do so shortly before the access token expires. A refresh
   * token that comes a second time ends the session, with all its tokens: somebody else has it.
   *
   * `POST /auth/refresh`
   *
   * @see Authentication: Log in, refresh the tokens and log out.
   */
  readonly refreshTokens: Call<operations['refreshTokens']>;

  /**
   * Log out
   *
   * Ends the session: the access token that is sent, and the refresh token that came with it, are no longer valid. There
   * is no body.
   *
   * `POST /auth/logout`
   *
   * @see Authentication: Log in, refresh the tokens and log out.
   */
  readonly logout: OptionalCall<operations['logout']>;

  /**
   * List sources
   *
   * Sources in pages, newest first. `metadata` says how many there are.
   *
   * `GET /ingestion/sources`
   *
   * @see Ingestion: Sources, pipelines and their executions.
   */
  readonly listSources: OptionalCall<operations['listSources']> & Paged<operations['listSources'], ['data']>;

  /**
   * Create a source
   *
   * Tells the pipeline of a system that data comes from. Creating the same twice makes two sources.
   *
   * `POST /ingestion/sources`
   *
   * @see Ingestion: Sources, pipelines and their executions.
   */
  readonly createSource: Call<operations['createSource']>;

  /**
   * Read a source
   *
   * The source as it is now.
   *
   * `GET /ingestion/sources/{source_id}`
   *
   * @see Ingestion: Sources, pipelines and their executions.
   */
  readonly getSource: Call<operations['getSource']>;

  /**
   * Change a source
   *
   * Replaces all that a client may set; `description` becomes null when left out. Not while a pipeline that reads it is
   * being executed: 409.
   *
   * `PUT /ingestion/sources/{source_id}`
   *
   * @see Ingestion: Sources, pipelines and their executions.
   */
  readonly updateSource: Call<operations['updateSource']>;

  /**
   * Delete a source
   *
   * Deletes the source for good. Not while a pipeline reads it: 409.
   *
   * `DELETE /ingestion/sources/{source_id}`
   *
   * @see Ingestion: Sources, pipelines and their executions.
   */
  readonly deleteSource: Call<operations['deleteSource']>;

  /**
   * List pipelines
   *
   * Pipelines in pages, newest first. `metadata` says how many there are.
   *
   * `GET /ingestion/pipelines`
   *
   * @see Ingestion: Sources, pipelines and their executions.
   */
  readonly listPipelines: OptionalCall<operations['listPipelines']> & Paged<operations['listPipelines'], ['data']>;

  /**
   * Create a pipeline
   *
   * Defines how data gets from a source into a table. Nothing is executed yet.
   *
   * `POST /ingestion/pipelines`
   *
   * @see Ingestion: Sources, pipelines and their executions.
   */
  readonly createPipeline: Call<operations['createPipeline']>;

  /**
   * Read a pipeline
   *
   * The pipeline as it is now.
   *
   * `GET /ingestion/pipelines/{pipeline_id}`
   *
   * @see Ingestion: Sources, pipelines and their executions.
   */
  readonly getPipeline: Call<operations['getPipeline']>;

  /**
   * Change a pipeline
   *
   * Replaces all that a client may set; `schedule` and `description` become null when left out, and `is_active` true. Not
   * while it is being executed: 409.
   *
   * `PUT /ingestion/pipelines/{pipeline_id}`
   *
   * @see Ingestion: Sources, pipelines and their executions.
   */
  readonly updatePipeline: Call<operations['updatePipeline']>;

  /**
   * Delete a pipeline
   *
   * Deletes the pipeline for good; its executions stay readable. Not while it is being executed: 409.
   *
   * `DELETE /ingestion/pipelines/{pipeline_id}`
   *
   * @see Ingestion: Sources, pipelines and their executions.
   */
  readonly deletePipeline: Call<operations['deletePipeline']>;

  /**
   * Execute a pipeline
   *
   * Starts an execution and answers at once. Follow it at `status_url`, or name a `callback_url` and be told. One
   * execution of a pipeline runs at a time: 409.
   *
   * `POST /ingestion/pipelines/{pipeline_id}/execute`
   *
   * @see Ingestion: Sources, pipelines and their executions.
   */
  readonly executePipeline: Call<operations['executePipeline'], 'application/json', Job<operations['executePipeline'], operations['getExecution'], ['data'], 'completed', 'failed'>>;

  /**
   * Read an execution
   *
   * The execution as it stands. Poll this until `status` is `completed` or `failed`, a few seconds apart.
   *
   * `GET /ingestion/executions/{execution_id}`
   *
   * @see Ingestion: Sources, pipelines and their executions.
   */
  readonly getExecution: Call<operations['getExecution']>;

  /**
   * List quality rules
   *
   * Rules in pages, newest first. `metadata` says how many there are.
   *
   * `GET /quality/rules`
   *
   * @see Quality: Rules, validations, scores and issues.
   */
  readonly listRules: OptionalCall<operations['listRules']> & Paged<operations['listRules'], ['data']>;

  /**
   * Create a quality rule
   *
   * Says what data has to keep. It is checked from the next validation on.
   *
   * `POST /quality/rules`
   *
   * @see Quality: Rules, validations, scores and issues.
   */
  readonly createRule: Call<operations['createRule']>;

  /**
   * Read a quality rule
   *
   * The rule as it is now.
   *
   * `GET /quality/rules/{rule_id}`
   *
   * @see Quality: Rules, validations, scores and issues.
   */
  readonly getRule: Call<operations['getRule']>;

  /**
   * Change a quality rule
   *
   * Replaces all that a client may set; a field that is left out goes back to its default.
   *
   * `PUT /quality/rules/{rule_id}`
   *
   * @see Quality: Rules, validations, scores and issues.
   */
  readonly updateRule: Call<operations['updateRule']>;

  /**
   * Delete a quality rule
   *
   * Deletes the rule for good; issues that it found stay.
   *
   * `DELETE /quality/rules/{rule_id}`
   *
   * @see Quality: Rules, validations, scores and issues.
   */
  readonly deleteRule: Call<operations['deleteRule']>;

  /**
   * Validate a dataset
   *
   * Checks all enabled rules of the dataset, or of one table, and answers when it is done. There is no body.
   *
   * `POST /quality/validate/{dataset}`
   *
   * @see Quality: Rules, validations, scores and issues.
   */
  readonly validateDataset: Call<operations['validateDataset']>;

  /**
   * Read a quality score
   *
   * How good the dataset is, by its latest validation. A dataset that was never validated is a 404.
   *
   * `GET /quality/score/{dataset}`
   *
   * @see Quality: Rules, validations, scores and issues.
   */
  readonly getQualityScore: Call<operations['getQualityScore']>;

  /**
   * List quality issues
   *
   * What validations found wrong in the dataset, in pages, newest first.
   *
   * `GET /quality/issues/{dataset}`
   *
   * @see Quality: Rules, validations, scores and issues.
   */
  readonly listIssues: Call<operations['listIssues']> & Paged<operations['listIssues'], ['data']>;

  /**
   * List healing patterns
   *
   * The faults that the pipeline knows to recognise, in pages, by name.
   *
   * `GET /healing/patterns`
   *
   * @see Healing: Patterns of faults, actions against them, and what was done.
   */
  readonly listHealingPatterns: OptionalCall<operations['listHealingPatterns']> & Paged<operations['listHealingPatterns'], ['data']>;

  /**
   * List healing actions
   *
   * What the pipeline can do against faults, in pages, by name.
   *
   * `GET /healing/actions`
   *
   * @see Healing: Patterns of faults, actions against them, and what was done.
   */
  readonly listHealingActions: OptionalCall<operations['listHealingActions']> & Paged<operations['listHealingActions'], ['data']>;

  /**
   * List healings
   *
   * Actions that were taken against issues, in pages, newest first.
   *
   * `GET /healing/executions`
   *
   * @see Healing: Patterns of faults, actions against them, and what was done.
   */
  readonly listHealingExecutions: OptionalCall<operations['listHealingExecutions']> & Paged<operations['listHealingExecutions'], ['data']>;

  /**
   * Heal an issue
   *
   * Takes an action against an issue now, and answers at once. Follow it in `GET /healing/executions`.
   *
   * `POST /healing/execute`
   *
   * @see Healing: Patterns of faults, actions against them, and what was done.
   */
  readonly executeHealing: Call<operations['executeHealing']>;

  /**
   * List metrics
   *
   * What was measured, in pages, newest first.
   *
   * `GET /monitoring/metrics`
   *
   * @see Monitoring: Metrics, alerts, anomalies and a summary.
   */
  readonly listMetrics: OptionalCall<operations['listMetrics']> & Paged<operations['listMetrics'], ['data']>;

  /**
   * List alerts
   *
   * What somebody should look at, in pages, newest first.
   *
   * `GET /monitoring/alerts`
   *
   * @see Monitoring: Metrics, alerts, anomalies and a summary.
   */
  readonly listAlerts: OptionalCall<operations['listAlerts']> & Paged<operations['listAlerts'], ['data']>;

  /**
   * List anomalies
   *
   * Values that are not as they used to be, in pages, newest first.
   *
   * `GET /monitoring/anomalies`
   *
   * @see Monitoring: Metrics, alerts, anomalies and a summary.
   */
  readonly listAnomalies: OptionalCall<operations['listAnomalies']> & Paged<operations['listAnomalies'], ['data']>;

  /**
   * Read the summary
   *
   * How the pipeline is doing, in a few numbers.
   *
   * `GET /monitoring/dashboard/summary`
   *
   * @see Monitoring: Metrics, alerts, anomalies and a summary.
   */
  readonly getDashboardSummary: OptionalCall<operations['getDashboardSummary']>;

  /**
   * List query performance
   *
   * How queries do, in pages, the slowest first.
   *
   * `GET /optimization/queries`
   *
   * @see Optimization: Better queries, tables and resources.
   */
  readonly listQueries: OptionalCall<operations['listQueries']> & Paged<operations['listQueries'], ['data']>;

  /**
   * Analyze a query
   *
   * Says what would make a query better. The query is read, not run.
   *
   * `POST /optimization/queries/analyze`
   *
   * @see Optimization: Better queries, tables and resources.
   */
  readonly analyzeQuery: Call<operations['analyzeQuery']>;

  /**
   * List schema recommendations
   *
   * Changes to tables that would make them cheaper or faster, in pages, the greatest savings first.
   *
   * `GET /optimization/schemas`
   *
   * @see Optimization: Better queries, tables and resources.
   */
  readonly listSchemaRecommendations: OptionalCall<operations['listSchemaRecommendations']> & Paged<operations['listSchemaRecommendations'], ['data']>;

  /**
   * List resources
   *
   * How much of each resource is used, in pages, the least used first.
   *
   * `GET /optimization/resources`
   *
   * @see Optimization: Better queries, tables and resources.
   */
  readonly listResources: OptionalCall<operations['listResources']> & Paged<operations['listResources'], ['data']>;

  /**
   * Read this document
   *
   * This document as JSON, in one piece. It needs no token.
   *
   * `GET /openapi.json`
   *
   * @see Service: The service itself.
   */
  readonly getOpenapiDocument: OptionalCall<operations['getOpenapiDocument']>;
}

/** Credentials, each sent only to operations that ask for it. */
export interface PipelineAuth {
  /**
   * OAuth 2.0 access token.
   *
   * The access token of `POST /auth/login`, sent as a bearer token.
   */
  readonly oauth2?: Secret | undefined;
  /**
   * Bearer token.
   *
   * The same token, as `Authorization: Bearer <token>`. Its scopes count.
   */
  readonly bearerToken?: Secret | undefined;
}

/** Options of the client. */
export type PipelineClientOptions = ClientOptions<PipelineAuth>;

/**
 * Creates a client of Self-Healing Data Pipeline API.
 *
 * @example
 * const client = createClient({ auth: { … } });
 * const { data, error } = await client.login(…);
 */
export function createClient(options: PipelineClientOptions = {}): PipelineClient {
  return createOperations<PipelineClient>(definition, options, [jobs, pages]);
}

const definition: ClientDefinition = {
  baseUrl: 'https://pipeline.concordat.dev/api/v1',
  securitySchemes: { oauth2: { type: 'oauth2' }, bearerToken: { type: 'http', scheme: 'bearer' } },
  security: [['oauth2'], ['bearerToken']],
  operations: {
    login: { method: 'POST', path: '/auth/login', body: ['application/json'], security: [] },
    refreshTokens: { method: 'POST', path: '/auth/refresh', body: ['application/json'], security: [] },
    logout: { method: 'POST', path: '/auth/logout' },
    listSources: {
      method: 'GET',
      path: '/ingestion/sources',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['metadata', 'total_pages'] },
      },
    },
    createSource: { method: 'POST', path: '/ingestion/sources', body: ['application/json'] },
    getSource: { method: 'GET', path: '/ingestion/sources/{source_id}' },
    updateSource: { method: 'PUT', path: '/ingestion/sources/{source_id}', body: ['application/json'] },
    deleteSource: { method: 'DELETE', path: '/ingestion/sources/{source_id}' },
    listPipelines: {
      method: 'GET',
      path: '/ingestion/pipelines',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['metadata', 'total_pages'] },
      },
    },
    createPipeline: { method: 'POST', path: '/ingestion/pipelines', body: ['application/json'] },
    getPipeline: { method: 'GET', path: '/ingestion/pipelines/{pipeline_id}' },
    updatePipeline: { method: 'PUT', path: '/ingestion/pipelines/{pipeline_id}', body: ['application/json'] },
    deletePipeline: { method: 'DELETE', path: '/ingestion/pipelines/{pipeline_id}' },
    executePipeline: {
      method: 'POST',
      path: '/ingestion/pipelines/{pipeline_id}/execute',
      body: ['application/json'],
      job: {
        read: 'getExecution',
        url: ['data', 'status_url'],
        id: { at: ['data', 'execution_id'], parameter: 'execution_id' },
        item: ['data'],
        state: { property: 'status', done: ['completed'], failed: ['failed'] },
      },
    },
    getExecution: { method: 'GET', path: '/ingestion/executions/{execution_id}' },
    listRules: {
      method: 'GET',
      path: '/quality/rules',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['metadata', 'total_pages'] },
      },
    },
    createRule: { method: 'POST', path: '/quality/rules', body: ['application/json'] },
    getRule: { method: 'GET', path: '/quality/rules/{rule_id}' },
    updateRule: { method: 'PUT', path: '/quality/rules/{rule_id}', body: ['application/json'] },
    deleteRule: { method: 'DELETE', path: '/quality/rules/{rule_id}' },
    validateDataset: { method: 'POST', path: '/quality/validate/{dataset}' },
    getQualityScore: { method: 'GET', path: '/quality/score/{dataset}' },
    listIssues: {
      method: 'GET',
      path: '/quality/issues/{dataset}',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['metadata', 'total_pages'] },
      },
    },
    listHealingPatterns: {
      method: 'GET',
      path: '/healing/patterns',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['metadata', 'total_pages'] },
      },
    },
    listHealingActions: {
      method: 'GET',
      path: '/healing/actions',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['metadata', 'total_pages'] },
      },
    },
    listHealingExecutions: {
      method: 'GET',
      path: '/healing/executions',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['metadata', 'total_pages'] },
      },
    },
    executeHealing: { method: 'POST', path: '/healing/execute', body: ['application/json'] },
    listMetrics: {
      method: 'GET',
      path: '/monitoring/metrics',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['metadata', 'total_pages'] },
      },
    },
    listAlerts: {
      method: 'GET',
      path: '/monitoring/alerts',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['metadata', 'total_pages'] },
      },
    },
    listAnomalies: {
      method: 'GET',
      path: '/monitoring/anomalies',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['metadata', 'total_pages'] },
      },
    },
    getDashboardSummary: { method: 'GET', path: '/monitoring/dashboard/summary' },
    listQueries: {
      method: 'GET',
      path: '/optimization/queries',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['metadata', 'total_pages'] },
      },
    },
    analyzeQuery: { method: 'POST', path: '/optimization/queries/analyze', body: ['application/json'] },
    listSchemaRecommendations: {
      method: 'GET',
      path: '/optimization/schemas',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['metadata', 'total_pages'] },
      },
    },
    listResources: {
      method: 'GET',
      path: '/optimization/resources',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['metadata', 'total_pages'] },
      },
    },
    getOpenapiDocument: { method: 'GET', path: '/openapi.json', security: [] },
  },
};
