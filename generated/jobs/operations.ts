// concordat 0.1.0 spec=de35be94a529dd46 body=c934c5583b17107f; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import type * as types from './types.ts';

/** The path of the document's first server, which comes before every path. */
export const basePath = '/api/v1';

/** Every operation of Jobs API 1.0.0, in the order of the document. */
export const operations = {
  /** List jobs: `GET /jobs` */
  listJobs: {
    operationId: 'listJobs',
    method: 'GET',
    path: '/jobs',
    tags: ['Jobs'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
      { in: 'query', name: 'status', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'apiKey', scopes: [] }]],
  },

  /** Submit a job: `POST /jobs` */
  createJob: {
    operationId: 'createJob',
    method: 'POST',
    path: '/jobs',
    tags: ['Jobs'],
    parameters: [],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 202, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'apiKey', scopes: [] }]],
  },

  /** Read a job: `GET /jobs/{id}` */
  getJob: {
    operationId: 'getJob',
    method: 'GET',
    path: '/jobs/{id}',
    tags: ['Jobs'],
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
    security: [[{ scheme: 'apiKey', scopes: [] }]],
  },

  /** Cancel a job: `POST /jobs/{id}/cancel` */
  cancelJob: {
    operationId: 'cancelJob',
    method: 'POST',
    path: '/jobs/{id}/cancel',
    tags: ['Jobs'],
    parameters: [{ in: 'path', name: 'id', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 409, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'apiKey', scopes: [] }]],
  },

  /** Read an application's status: `GET /apps/{app}/status` */
  getAppStatus: {
    operationId: 'getAppStatus',
    method: 'GET',
    path: '/apps/{app}/status',
    tags: ['Apps'],
    parameters: [{ in: 'path', name: 'app', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'apiKey', scopes: [] }]],
  },
} as const satisfies Readonly<Record<string, OperationRow>>;

/** The names of the operations. */
export type OperationName = keyof typeof operations;

/** The types of what each operation exchanges. */
export interface OperationTypes {
  readonly listJobs: types.operations['listJobs'];
  readonly createJob: types.operations['createJob'];
  readonly getJob: types.operations['getJob'];
  readonly cancelJob: types.operations['cancelJob'];
  readonly getAppStatus: types.operations['getAppStatus'];
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
