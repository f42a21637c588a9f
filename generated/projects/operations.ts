// concordat 0.1.0 spec=649cc3d78c6f89fd body=ef4e74cf5ca53cff; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import type * as types from './types.ts';

/** The path of the document's first server, which comes before every path. */
export const basePath = '/v1';

/** Every operation of Projects API 1.0.0, in the order of the document. */
export const operations = {
  /** List projects: `GET /projects` */
  listProjects: {
    operationId: 'listProjects',
    method: 'GET',
    path: '/projects',
    tags: ['Projects'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
      { in: 'query', name: 'status', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/problem+json'] },
      { status: 403, mediaTypes: ['application/problem+json'] },
      { status: 405, mediaTypes: ['application/problem+json'] },
      { status: 422, mediaTypes: ['application/problem+json'] },
      { status: 429, mediaTypes: ['application/problem+json'] },
      { status: 500, mediaTypes: ['application/problem+json'] },
      { status: 503, mediaTypes: ['application/problem+json'] },
    ],
    security: [
      [{ scheme: 'apiKeyHeader', scopes: [] }],
      [{ scheme: 'apiKeyQuery', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'basic', scopes: [] }],
      [{ scheme: 'oauth2', scopes: ['projects:read'] }],
      [{ scheme: 'authToken', scopes: [] }],
    ],
  },

  /** Create a project: `POST /projects` */
  createProject: {
    operationId: 'createProject',
    method: 'POST',
    path: '/projects',
    tags: ['Projects'],
    parameters: [{ in: 'header', name: 'Idempotency-Key', required: false }],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 201, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/problem+json'] },
      { status: 401, mediaTypes: ['application/problem+json'] },
      { status: 403, mediaTypes: ['application/problem+json'] },
      { status: 405, mediaTypes: ['application/problem+json'] },
      { status: 409, mediaTypes: ['application/problem+json'] },
      { status: 415, mediaTypes: ['application/problem+json'] },
      { status: 422, mediaTypes: ['application/problem+json'] },
      { status: 429, mediaTypes: ['application/problem+json'] },
      { status: 500, mediaTypes: ['application/problem+json'] },
      { status: 503, mediaTypes: ['application/problem+json'] },
    ],
    security: [
      [{ scheme: 'apiKeyHeader', scopes: [] }],
      [{ scheme: 'apiKeyQuery', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'basic', scopes: [] }],
      [{ scheme: 'oauth2', scopes: ['projects:write'] }],
      [{ scheme: 'authToken', scopes: [] }],
    ],
  },

  /** Read a project: `GET /projects/{id}` */
  getProject: {
    operationId: 'getProject',
    method: 'GET',
    path: '/projects/{id}',
    tags: ['Projects'],
    parameters: [
      { in: 'path', name: 'id', required: true },
      { in: 'header', name: 'If-None-Match', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 304, mediaTypes: [] },
      { status: 401, mediaTypes: ['application/problem+json'] },
      { status: 403, mediaTypes: ['application/problem+json'] },
      { status: 404, mediaTypes: ['application/problem+json'] },
      { status: 405, mediaTypes: ['application/problem+json'] },
      { status: 422, mediaTypes: ['application/problem+json'] },
      { status: 429, mediaTypes: ['application/problem+json'] },
      { status: 500, mediaTypes: ['application/problem+json'] },
      { status: 503, mediaTypes: ['application/problem+json'] },
    ],
    security: [
      [{ scheme: 'apiKeyHeader', scopes: [] }],
      [{ scheme: 'apiKeyQuery', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'basic', scopes: [] }],
      [{ scheme: 'oauth2', scopes: ['projects:read'] }],
      [{ scheme: 'authToken', scopes: [] }],
    ],
  },

  /** Replace a project: `PUT /projects/{id}` */
  replaceProject: {
    operationId: 'replaceProject',
    method: 'PUT',
    path: '/projects/{id}',
    tags: ['Projects'],
    parameters: [
      { in: 'path', name: 'id', required: true },
      { in: 'header', name: 'If-Match', required: false },
    ],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/problem+json'] },
      { status: 401, mediaTypes: ['application/problem+json'] },
      { status: 403, mediaTypes: ['application/problem+json'] },
      { status: 404, mediaTypes: ['application/problem+json'] },
      { status: 405, mediaTypes: ['application/problem+json'] },
      { status: 409, mediaTypes: ['application/problem+json'] },
      { status: 412, mediaTypes: ['application/problem+json'] },
      { status: 415, mediaTypes: ['application/problem+json'] },
      { status: 422, mediaTypes: ['application/problem+json'] },
      { status: 429, mediaTypes: ['application/problem+json'] },
      { status: 500, mediaTypes: ['application/problem+json'] },
      { status: 503, mediaTypes: ['application/problem+json'] },
    ],
    security: [
      [{ scheme: 'apiKeyHeader', scopes: [] }],
      [{ scheme: 'apiKeyQuery', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'basic', scopes: [] }],
      [{ scheme: 'oauth2', scopes: ['projects:write'] }],
      [{ scheme: 'authToken', scopes: [] }],
    ],
  },

  /** Delete a project: `DELETE /projects/{id}` */
  deleteProject: {
    operationId: 'deleteProject',
    method: 'DELETE',
    path: '/projects/{id}',
    tags: ['Projects'],
    parameters: [
      { in: 'path', name: 'id', required: true },
      { in: 'header', name: 'If-Match', required: false },
    ],
    responses: [
      { status: 204, mediaTypes: [] },
      { status: 401, mediaTypes: ['application/problem+json'] },
      { status: 403, mediaTypes: ['application/problem+json'] },
      { status: 404, mediaTypes: ['application/problem+json'] },
      { status: 405, mediaTypes: ['application/problem+json'] },
      { status: 412, mediaTypes: ['application/problem+json'] },
      { status: 422, mediaTypes: ['application/problem+json'] },
      { status: 429, mediaTypes: ['application/problem+json'] },
      { status: 500, mediaTypes: ['application/problem+json'] },
      { status: 503, mediaTypes: ['application/problem+json'] },
    ],
    security: [
      [{ scheme: 'apiKeyHeader', scopes: [] }],
      [{ scheme: 'apiKeyQuery', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'basic', scopes: [] }],
      [{ scheme: 'oauth2', scopes: ['projects:delete'] }],
      [{ scheme: 'authToken', scopes: [] }],
    ],
  },

  /** Change parts of a project: `PATCH /projects/{id}` */
  updateProject: {
    operationId: 'updateProject',
    method: 'PATCH',
    path: '/projects/{id}',
    tags: ['Projects'],
    parameters: [
      { in: 'path', name: 'id', required: true },
      { in: 'header', name: 'If-Match', required: false },
    ],
    requestBody: { required: true, mediaTypes: ['application/merge-patch+json'] },
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/problem+json'] },
      { status: 401, mediaTypes: ['application/problem+json'] },
      { status: 403, mediaTypes: ['application/problem+json'] },
      { status: 404, mediaTypes: ['application/problem+json'] },
      { status: 405, mediaTypes: ['application/problem+json'] },
      { status: 409, mediaTypes: ['application/problem+json'] },
      { status: 412, mediaTypes: ['application/problem+json'] },
      { status: 415, mediaTypes: ['application/problem+json'] },
      { status: 422, mediaTypes: ['application/problem+json'] },
      { status: 429, mediaTypes: ['application/problem+json'] },
      { status: 500, mediaTypes: ['application/problem+json'] },
      { status: 503, mediaTypes: ['application/problem+json'] },
    ],
    security: [
      [{ scheme: 'apiKeyHeader', scopes: [] }],
      [{ scheme: 'apiKeyQuery', scopes: [] }],
      [{ scheme: 'bearerToken', scopes: [] }],
      [{ scheme: 'basic', scopes: [] }],
      [{ scheme: 'oauth2', scopes: ['projects:write'] }],
      [{ scheme: 'authToken', scopes: [] }],
    ],
  },

  /** Issue an access token: `POST /oauth/token` */
  issueToken: {
    operationId: 'issueToken',
    method: 'POST',
    path: '/oauth/token',
    tags: ['OAuth'],
    parameters: [],
    requestBody: { required: true, mediaTypes: ['application/x-www-form-urlencoded'] },
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
      { status: 503, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauthClient', scopes: [] }], []],
  },

  /** Ask a person for access: `GET /oauth/authorize` */
  authorize: {
    operationId: 'authorize',
    method: 'GET',
    path: '/oauth/authorize',
    tags: ['OAuth'],
    parameters: [
      { in: 'query', name: 'response_type', required: true },
      { in: 'query', name: 'client_id', required: true },
      { in: 'query', name: 'redirect_uri', required: true },
      { in: 'query', name: 'scope', required: false },
      { in: 'query', name: 'state', required: false },
      { in: 'query', name: 'code_challenge', required: true },
      { in: 'query', name: 'code_challenge_method', required: true },
    ],
    responses: [
      { status: 302, mediaTypes: [] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
      { status: 503, mediaTypes: ['application/json'] },
    ],
    security: [],
  },
} as const satisfies Readonly<Record<string, OperationRow>>;

/** The names of the operations. */
export type OperationName = keyof typeof operations;

/** The types of what each operation exchanges. */
export interface OperationTypes {
  readonly listProjects: types.operations['listProjects'];
  readonly createProject: types.operations['createProject'];
  readonly getProject: types.operations['getProject'];
  readonly replaceProject: types.operations['replaceProject'];
  readonly deleteProject: types.operations['deleteProject'];
  readonly updateProject: types.operations['updateProject'];
  readonly issueToken: types.operations['issueToken'];
  readonly authorize: types.operations['authorize'];
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
