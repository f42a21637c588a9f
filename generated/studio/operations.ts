// concordat 0.1.0 spec=a27529cf75629cbd body=0654f0cb6d3b4a11; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import type * as types from './types.ts';

/** The path of the document's first server, which comes before every path. */
export const basePath = '';

/** Every operation of Synthetic Data Studio API 1.0.0, in the order of the document. */
export const operations = {
  /** Upload a dataset: `POST /datasets/upload` */
  uploadDataset: {
    operationId: 'uploadDataset',
    method: 'POST',
    path: '/datasets/upload',
    tags: ['Datasets'],
    parameters: [],
    requestBody: { required: true, mediaTypes: ['multipart/form-data'] },
    responses: [
      { status: 201, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 413, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'sessionCookie', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'apiKey', scopes: [] }],
    ],
  },

  /** List datasets: `GET /datasets/` */
  listDatasets: {
    operationId: 'listDatasets',
    method: 'GET',
    path: '/datasets/',
    tags: ['Datasets'],
    parameters: [
      { in: 'query', name: 'modified_after', required: false },
      { in: 'query', name: 'limit', required: false },
      { in: 'query', name: 'cursor', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'sessionCookie', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'apiKey', scopes: [] }],
    ],
  },

  /** Read a dataset: `GET /datasets/{id}` */
  getDataset: {
    operationId: 'getDataset',
    method: 'GET',
    path: '/datasets/{id}',
    tags: ['Datasets'],
    parameters: [{ in: 'path', name: 'id', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'sessionCookie', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'apiKey', scopes: [] }],
    ],
  },

  /** Delete a dataset: `DELETE /datasets/{id}` */
  deleteDataset: {
    operationId: 'deleteDataset',
    method: 'DELETE',
    path: '/datasets/{id}',
    tags: ['Datasets'],
    parameters: [{ in: 'path', name: 'id', required: true }],
    responses: [
      { status: 204, mediaTypes: [] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'sessionCookie', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'apiKey', scopes: [] }],
    ],
  },

  /** Download a dataset: `GET /datasets/{id}/download` */
  downloadDataset: {
    operationId: 'downloadDataset',
    method: 'GET',
    path: '/datasets/{id}/download',
    tags: ['Datasets'],
    parameters: [
      { in: 'path', name: 'id', required: true },
      { in: 'header', name: 'Range', required: false },
      { in: 'header', name: 'If-Range', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['text/csv'] },
      { status: 206, mediaTypes: ['text/csv'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 416, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'sessionCookie', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'apiKey', scopes: [] }],
    ],
  },

  /** Generate synthetic data: `POST /generators/dataset/{dataset_id}/generate` */
  generateData: {
    operationId: 'generateData',
    method: 'POST',
    path: '/generators/dataset/{dataset_id}/generate',
    tags: ['Generators'],
    parameters: [{ in: 'path', name: 'dataset_id', required: true }],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 202, mediaTypes: ['application/json'] },
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
    security: [
      [{ scheme: 'sessionCookie', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'apiKey', scopes: [] }],
    ],
  },

  /** Read a generator: `GET /generators/{id}` */
  getGenerator: {
    operationId: 'getGenerator',
    method: 'GET',
    path: '/generators/{id}',
    tags: ['Generators'],
    parameters: [{ in: 'path', name: 'id', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'sessionCookie', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'apiKey', scopes: [] }],
    ],
  },

  /** Watch a generation: `GET /ws/generation/{id}` */
  watchGeneration: {
    operationId: 'watchGeneration',
    method: 'GET',
    path: '/ws/generation/{id}',
    tags: ['Generators'],
    parameters: [{ in: 'path', name: 'id', required: true }],
    responses: [
      { status: 101, mediaTypes: [] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 426, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'sessionCookie', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'apiKey', scopes: [] }],
    ],
  },

  /** Evaluate a generator: `POST /evaluations/run` */
  runEvaluation: {
    operationId: 'runEvaluation',
    method: 'POST',
    path: '/evaluations/run',
    tags: ['Evaluations'],
    parameters: [],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 202, mediaTypes: ['application/json'] },
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
    security: [
      [{ scheme: 'sessionCookie', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'apiKey', scopes: [] }],
    ],
  },

  /** Read an evaluation: `GET /evaluations/{id}` */
  getEvaluation: {
    operationId: 'getEvaluation',
    method: 'GET',
    path: '/evaluations/{id}',
    tags: ['Evaluations'],
    parameters: [{ in: 'path', name: 'id', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'sessionCookie', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'apiKey', scopes: [] }],
    ],
  },

  /** Register a webhook: `POST /webhooks/register` */
  registerWebhook: {
    operationId: 'registerWebhook',
    method: 'POST',
    path: '/webhooks/register',
    tags: ['Webhooks'],
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
    security: [
      [{ scheme: 'sessionCookie', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'apiKey', scopes: [] }],
    ],
  },

  /**
   * Sign in with address and password: `POST /auth/login`
   *
   * @deprecated
   */
  login: {
    operationId: 'login',
    method: 'POST',
    path: '/auth/login',
    tags: ['Sign-in'],
    deprecated: true,
    parameters: [],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [],
  },

  /** Check the service: `GET /health` */
  getHealth: {
    operationId: 'getHealth',
    method: 'GET',
    path: '/health',
    tags: ['Service'],
    parameters: [],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [],
  },

  /** Read the reference: `GET /docs` */
  getDocs: {
    operationId: 'getDocs',
    method: 'GET',
    path: '/docs',
    tags: ['Service'],
    parameters: [],
    responses: [
      { status: 200, mediaTypes: ['text/html'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [],
  },

  /** Download a Postman collection: `GET /docs/postman-collection.json` */
  getPostmanCollection: {
    operationId: 'getPostmanCollection',
    method: 'GET',
    path: '/docs/postman-collection.json',
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
  readonly uploadDataset: types.operations['uploadDataset'];
  readonly listDatasets: types.operations['listDatasets'];
  readonly getDataset: types.operations['getDataset'];
  readonly deleteDataset: types.operations['deleteDataset'];
  readonly downloadDataset: types.operations['downloadDataset'];
  readonly generateData: types.operations['generateData'];
  readonly getGenerator: types.operations['getGenerator'];
  readonly watchGeneration: types.operations['watchGeneration'];
  readonly runEvaluation: types.operations['runEvaluation'];
  readonly getEvaluation: types.operations['getEvaluation'];
  readonly registerWebhook: types.operations['registerWebhook'];
  readonly login: types.operations['login'];
  readonly getHealth: types.operations['getHealth'];
  readonly getDocs: types.operations['getDocs'];
  readonly getPostmanCollection: types.operations['getPostmanCollection'];
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
