// concordat 0.1.0 spec=48c1739d3aae01df body=905b67e4c274f77d; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import type * as types from './types.ts';

/** The path of the document's first server, which comes before every path. */
export const basePath = '/api/v1';

/** Every operation of Self-Healing Data Pipeline API 1.0.0, in the order of the document. */
export const operations = {
  /** Log in: `POST /auth/login` */
  login: {
    operationId: 'login',
    method: 'POST',
    path: '/auth/login',
    tags: ['Authentication'],
    parameters: [],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [],
  },

  /** Refresh the tokens: `POST /auth/refresh` */
  refreshTokens: {
    operationId: 'refreshTokens',
    method: 'POST',
    path: '/auth/refresh',
    tags: ['Authentication'],
    parameters: [],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [],
  },

  /** Log out: `POST /auth/logout` */
  logout: {
    operationId: 'logout',
    method: 'POST',
    path: '/auth/logout',
    tags: ['Authentication'],
    parameters: [],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: [] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** List sources: `GET /ingestion/sources` */
  listSources: {
    operationId: 'listSources',
    method: 'GET',
    path: '/ingestion/sources',
    tags: ['Ingestion'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
      { in: 'query', name: 'source_type', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Create a source: `POST /ingestion/sources` */
  createSource: {
    operationId: 'createSource',
    method: 'POST',
    path: '/ingestion/sources',
    tags: ['Ingestion'],
    parameters: [],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 201, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['write'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Read a source: `GET /ingestion/sources/{source_id}` */
  getSource: {
    operationId: 'getSource',
    method: 'GET',
    path: '/ingestion/sources/{source_id}',
    tags: ['Ingestion'],
    parameters: [{ in: 'path', name: 'source_id', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Change a source: `PUT /ingestion/sources/{source_id}` */
  updateSource: {
    operationId: 'updateSource',
    method: 'PUT',
    path: '/ingestion/sources/{source_id}',
    tags: ['Ingestion'],
    parameters: [{ in: 'path', name: 'source_id', required: true }],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 409, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['write'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Delete a source: `DELETE /ingestion/sources/{source_id}` */
  deleteSource: {
    operationId: 'deleteSource',
    method: 'DELETE',
    path: '/ingestion/sources/{source_id}',
    tags: ['Ingestion'],
    parameters: [{ in: 'path', name: 'source_id', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 409, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['write'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** List pipelines: `GET /ingestion/pipelines` */
  listPipelines: {
    operationId: 'listPipelines',
    method: 'GET',
    path: '/ingestion/pipelines',
    tags: ['Ingestion'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
      { in: 'query', name: 'source_id', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Create a pipeline: `POST /ingestion/pipelines` */
  createPipeline: {
    operationId: 'createPipeline',
    method: 'POST',
    path: '/ingestion/pipelines',
    tags: ['Ingestion'],
    parameters: [],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 201, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['write'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Read a pipeline: `GET /ingestion/pipelines/{pipeline_id}` */
  getPipeline: {
    operationId: 'getPipeline',
    method: 'GET',
    path: '/ingestion/pipelines/{pipeline_id}',
    tags: ['Ingestion'],
    parameters: [{ in: 'path', name: 'pipeline_id', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Change a pipeline: `PUT /ingestion/pipelines/{pipeline_id}` */
  updatePipeline: {
    operationId: 'updatePipeline',
    method: 'PUT',
    path: '/ingestion/pipelines/{pipeline_id}',
    tags: ['Ingestion'],
    parameters: [{ in: 'path', name: 'pipeline_id', required: true }],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 409, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['write'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Delete a pipeline: `DELETE /ingestion/pipelines/{pipeline_id}` */
  deletePipeline: {
    operationId: 'deletePipeline',
    method: 'DELETE',
    path: '/ingestion/pipelines/{pipeline_id}',
    tags: ['Ingestion'],
    parameters: [{ in: 'path', name: 'pipeline_id', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 409, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['write'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Execute a pipeline: `POST /ingestion/pipelines/{pipeline_id}/execute` */
  executePipeline: {
    operationId: 'executePipeline',
    method: 'POST',
    path: '/ingestion/pipelines/{pipeline_id}/execute',
    tags: ['Ingestion'],
    parameters: [{ in: 'path', name: 'pipeline_id', required: true }],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 202, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 409, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['execute'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Read an execution: `GET /ingestion/executions/{execution_id}` */
  getExecution: {
    operationId: 'getExecution',
    method: 'GET',
    path: '/ingestion/executions/{execution_id}',
    tags: ['Ingestion'],
    parameters: [{ in: 'path', name: 'execution_id', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** List quality rules: `GET /quality/rules` */
  listRules: {
    operationId: 'listRules',
    method: 'GET',
    path: '/quality/rules',
    tags: ['Quality'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
      { in: 'query', name: 'dataset', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Create a quality rule: `POST /quality/rules` */
  createRule: {
    operationId: 'createRule',
    method: 'POST',
    path: '/quality/rules',
    tags: ['Quality'],
    parameters: [],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 201, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['write'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Read a quality rule: `GET /quality/rules/{rule_id}` */
  getRule: {
    operationId: 'getRule',
    method: 'GET',
    path: '/quality/rules/{rule_id}',
    tags: ['Quality'],
    parameters: [{ in: 'path', name: 'rule_id', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Change a quality rule: `PUT /quality/rules/{rule_id}` */
  updateRule: {
    operationId: 'updateRule',
    method: 'PUT',
    path: '/quality/rules/{rule_id}',
    tags: ['Quality'],
    parameters: [{ in: 'path', name: 'rule_id', required: true }],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['write'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Delete a quality rule: `DELETE /quality/rules/{rule_id}` */
  deleteRule: {
    operationId: 'deleteRule',
    method: 'DELETE',
    path: '/quality/rules/{rule_id}',
    tags: ['Quality'],
    parameters: [{ in: 'path', name: 'rule_id', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['write'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Validate a dataset: `POST /quality/validate/{dataset}` */
  validateDataset: {
    operationId: 'validateDataset',
    method: 'POST',
    path: '/quality/validate/{dataset}',
    tags: ['Quality'],
    parameters: [
      { in: 'path', name: 'dataset', required: true },
      { in: 'query', name: 'table', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['execute'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Read a quality score: `GET /quality/score/{dataset}` */
  getQualityScore: {
    operationId: 'getQualityScore',
    method: 'GET',
    path: '/quality/score/{dataset}',
    tags: ['Quality'],
    parameters: [{ in: 'path', name: 'dataset', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** List quality issues: `GET /quality/issues/{dataset}` */
  listIssues: {
    operationId: 'listIssues',
    method: 'GET',
    path: '/quality/issues/{dataset}',
    tags: ['Quality'],
    parameters: [
      { in: 'path', name: 'dataset', required: true },
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
      { in: 'query', name: 'status', required: false },
      { in: 'query', name: 'severity', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** List healing patterns: `GET /healing/patterns` */
  listHealingPatterns: {
    operationId: 'listHealingPatterns',
    method: 'GET',
    path: '/healing/patterns',
    tags: ['Healing'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** List healing actions: `GET /healing/actions` */
  listHealingActions: {
    operationId: 'listHealingActions',
    method: 'GET',
    path: '/healing/actions',
    tags: ['Healing'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** List healings: `GET /healing/executions` */
  listHealingExecutions: {
    operationId: 'listHealingExecutions',
    method: 'GET',
    path: '/healing/executions',
    tags: ['Healing'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
      { in: 'query', name: 'status', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Heal an issue: `POST /healing/execute` */
  executeHealing: {
    operationId: 'executeHealing',
    method: 'POST',
    path: '/healing/execute',
    tags: ['Healing'],
    parameters: [],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 202, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 409, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['execute'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** List metrics: `GET /monitoring/metrics` */
  listMetrics: {
    operationId: 'listMetrics',
    method: 'GET',
    path: '/monitoring/metrics',
    tags: ['Monitoring'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
      { in: 'query', name: 'component', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** List alerts: `GET /monitoring/alerts` */
  listAlerts: {
    operationId: 'listAlerts',
    method: 'GET',
    path: '/monitoring/alerts',
    tags: ['Monitoring'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
      { in: 'query', name: 'status', required: false },
      { in: 'query', name: 'severity', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** List anomalies: `GET /monitoring/anomalies` */
  listAnomalies: {
    operationId: 'listAnomalies',
    method: 'GET',
    path: '/monitoring/anomalies',
    tags: ['Monitoring'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
      { in: 'query', name: 'severity', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Read the summary: `GET /monitoring/dashboard/summary` */
  getDashboardSummary: {
    operationId: 'getDashboardSummary',
    method: 'GET',
    path: '/monitoring/dashboard/summary',
    tags: ['Monitoring'],
    parameters: [],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** List query performance: `GET /optimization/queries` */
  listQueries: {
    operationId: 'listQueries',
    method: 'GET',
    path: '/optimization/queries',
    tags: ['Optimization'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Analyze a query: `POST /optimization/queries/analyze` */
  analyzeQuery: {
    operationId: 'analyzeQuery',
    method: 'POST',
    path: '/optimization/queries/analyze',
    tags: ['Optimization'],
    parameters: [],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['execute'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** List schema recommendations: `GET /optimization/schemas` */
  listSchemaRecommendations: {
    operationId: 'listSchemaRecommendations',
    method: 'GET',
    path: '/optimization/schemas',
    tags: ['Optimization'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** List resources: `GET /optimization/resources` */
  listResources: {
    operationId: 'listResources',
    method: 'GET',
    path: '/optimization/resources',
    tags: ['Optimization'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauth2', scopes: ['read'] }], [{ scheme: 'bearerToken', scopes: [] }]],
  },

  /** Read this document: `GET /openapi.json` */
  getOpenapiDocument: {
    operationId: 'getOpenapiDocument',
    method: 'GET',
    path: '/openapi.json',
    tags: ['Service'],
    parameters: [],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [],
  },
} as const satisfies Readonly<Record<string, OperationRow>>;

/** The names of the operations. */
export type OperationName = keyof typeof operations;

/** The types of what each operation exchanges. */
export interface OperationTypes {
  readonly login: types.operations['login'];
  readonly refreshTokens: types.operations['refreshTokens'];
  readonly logout: types.operations['logout'];
  readonly listSources: types.operations['listSources'];
  readonly createSource: types.operations['createSource'];
  readonly getSource: types.operations['getSource'];
  readonly updateSource: types.operations['updateSource'];
  readonly deleteSource: types.operations['deleteSource'];
  readonly listPipelines: types.operations['listPipelines'];
  readonly createPipeline: types.operations['createPipeline'];
  readonly getPipeline: types.operations['getPipeline'];
  readonly updatePipeline: types.operations['updatePipeline'];
  readonly deletePipeline: types.operations['deletePipeline'];
  readonly executePipeline: types.operations['executePipeline'];
  readonly getExecution: types.operations['getExecution'];
  readonly listRules: types.operations['listRules'];
  readonly createRule: types.operations['createRule'];
  readonly getRule: types.operations['getRule'];
  readonly updateRule: types.operations['updateRule'];
  readonly deleteRule: types.operations['deleteRule'];
  readonly validateDataset: types.operations['validateDataset'];
  readonly getQualityScore: types.operations['getQualityScore'];
  readonly listIssues: types.operations['listIssues'];
  readonly listHealingPatterns: types.operations['listHealingPatterns'];
  readonly listHealingActions: types.operations['listHealingActions'];
  readonly listHealingExecutions: types.operations['listHealingExecutions'];
  readonly executeHealing: types.operations['executeHealing'];
  readonly listMetrics: types.operations['listMetrics'];
  readonly listAlerts: types.operations['listAlerts'];
  readonly listAnomalies: types.operations['listAnomalies'];
  readonly getDashboardSummary: types.operations['getDashboardSummary'];
  readonly listQueries: types.operations['listQueries'];
  readonly analyzeQuery: types.operations['analyzeQuery'];
  readonly listSchemaRecommendations: types.operations['listSchemaRecommendations'];
  readonly listResources: types.operations['listResources'];
  readonly getOpenapiDocument: types.operations['getOpenapiDocument'];
}

/** One operation as data. */
export interface OperationRow {
  /** Absent where the document gives none. */
  readonly operationId?: string;
  /** In upper case. */
  readonly method: string;
  /** The path template, without `basePath`: `/jobs/{id}`. */
  readonly path: string;
  /** Instead of the document's, where the operation has a server of its own. */
  readonly basePath?: string;
  readonly tags: readonly string[];
  readonly deprecated?: true;
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly required: boolean }[];
  readonly requestBody?: { readonly required: boolean; readonly mediaTypes: readonly string[] };
  /** In the order of the document; a range is written `4XX`. */
  readonly responses: readonly { readonly status: number | string; readonly mediaTypes: readonly string[] }[];
  /** Alternatives, each the schemes that it takes together; none when no credentials are needed. */
  readonly security: readonly (readonly { readonly scheme: string; readonly scopes: readonly string[] }[])[];
}

/** The parameters of an operation in one place. */
export type ParametersOf<Name extends OperationName, Place extends 'path' | 'query' | 'header' | 'cookie'> =
  OperationTypes[Name] extends { parameters: infer P } ? (Place extends keyof P ? NonNullable<P[Place]> : never) : never;

/** The body of an operation's request; of several media types the one named. */
export type RequestBody<Name extends OperationName, Media extends string = string> =
  OperationTypes[Name] extends { requestBody?: infer B } ? (B extends { content: infer C } ? C[keyof C & Media] : never) : never;

/** The statuses that an operation documents: numbers, and `'4XX'` or `'default'`. */
export type ResponseStatus<Name extends OperationName> =
  OperationTypes[Name] extends { responses: infer R } ? keyof R : never;

/** The body of an operation's response; undefined where it has none. */
export type ResponseBody<Name extends OperationName, Status extends ResponseStatus<Name>, Media extends string = string> =
  OperationTypes[Name] extends { responses: infer R }
    ? Status extends keyof R ? (R[Status] extends { content: infer C } ? C[keyof C & Media] : undefined) : never
    : never;
