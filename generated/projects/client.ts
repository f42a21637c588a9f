// concordat 0.1.0 spec=649cc3d78c6f89fd body=b2ebbd2230ad4096; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import { createOperations, pages } from '@concordat/client';
import type { BasicCredentials, Call, ClientDefinition, ClientOptions, OptionalCall, Paged, Secret } from '@concordat/client';
import type { operations } from './types.ts';

/** The operations of Projects API 1.0.0. */
export interface ProjectsClient {
  /**
   * List projects
   *
   * Projects in pages, the newest first. `pagination` says how many there are; read on with `page` until it reaches `total_pages`.
   *
   * `GET /projects`
   *
   * @see Projects: Create, read, change and delete projects.
   */
  readonly listProjects: OptionalCall<operations['listProjects']> & Paged<operations['listProjects'], ['data']>;

  /**
   * Create a project
   *
   * Creates a project. Send an `Idempotency-Key`, so that you can repeat the request without making a second project.
   *
   * `POST /projects`
   *
   * @see Projects: Create, read, change and delete projects.
   */
  readonly createProject: Call<operations['createProject']>;

  /**
   * Read a project
   *
   * The project with its `ETag`. With `If-None-Match`, an unchanged project is a 304 without a body.
   *
   * `GET /projects/{id}`
   *
   * @see Projects: Create, read, change and delete projects.
   */
  readonly getProject: Call<operations['getProject']>;

  /**
   * Replace a project
   *
   * Replaces all that the client may set. `description` and `owner` are removed when left out; `id` and `created_at` stay.
   *
   * `PUT /projects/{id}`
   *
   * @see Projects: Create, read, change and delete projects.
   */
  readonly replaceProject: Call<operations['replaceProject']>;

  /**
   * Delete a project
   *
   * Deletes the project for good and frees its name. Deleting it again is a 404. To keep it for the record, archive it instead.
   *
   * `DELETE /projects/{id}`
   *
   * @see Projects: Create, read, change and delete projects.
   */
  readonly deleteProject: Call<operations['deleteProject']>;

  /**
   * Change parts of a project
   *
   * Applies a JSON merge patch (RFC 7396). A field that is left out stays; `null` removes `description` or `owner`.
   *
   * `PATCH /projects/{id}`
   *
   * @see Projects: Create, read, change and delete projects.
   */
  readonly updateProject: Call<operations['updateProject'], 'application/merge-patch+json'>;

  /**
   * Issue an access token
   *
   * Exchanges client credentials, an authorization code or a refresh token for an access token (RFC 6749).
   * A client authenticates with Basic or with `client_id` and `client_secret` in the body.
   *
   * `POST /oauth/token`
   *
   * @see OAuth: Obtain access tokens (RFC 6749, with PKCE of RFC 7636).
   */
  readonly issueToken: Call<operations['issueToken'], 'application/x-www-form-urlencoded'>;

  /**
   * Ask a person for access
   *
   * The start of the authorization code flow: open this in the person's browser. The answer sends the browser back to `redirect_uri`
   * with `code` and `state`, or with `error=access_denied` and `state` when the person refuses. PKCE is required.
   *
   * How the person signs in is not part of this contract. A request that breaks a rule is a 400, never a redirect.
   *
   * `GET /oauth/authorize`
   *
   * @see OAuth: Obtain access tokens (RFC 6749, with PKCE of RFC 7636).
   */
  readonly authorize: Call<operations['authorize']>;
}

/** Credentials, each sent only to operations that ask for it. */
export interface ProjectsAuth {
  /**
   * API key, sent in the header `X-API-Key`.
   *
   * An API key.
   */
  readonly apiKeyHeader?: Secret | undefined;
  /**
   * API key, sent in the query `api_key`.
   *
   * An API key, for clients that cannot set headers. It may end up in logs, so prefer the header.
   */
  readonly apiKeyQuery?: Secret | undefined;
  /**
   * Bearer token.
   *
   * A bearer token that was issued by hand.
   */
  readonly bearerToken?: Secret | undefined;
  /**
   * User name and password.
   *
   * The name and password of an account.
   */
  readonly basic?: BasicCredentials | undefined;
  /**
   * OAuth 2.0 access token.
   *
   * An access token of `POST /oauth/token`, sent as a bearer token.
   */
  readonly oauth2?: Secret | undefined;
  /**
   * API key, sent in the header `X-Auth-Token`.
   *
   * A custom token.
   */
  readonly authToken?: Secret | undefined;
  /**
   * User name and password.
   *
   * The id and secret of an OAuth client. Only for `POST /oauth/token`.
   */
  readonly oauthClient?: BasicCredentials | undefined;
}

/** Options of the client. */
export type ProjectsClientOptions = ClientOptions<ProjectsAuth>;

/**
 * Creates a client of Projects API.
 *
 * @example
 * const client = createClient({ auth: { … } });
 * const { data, error } = await client.listProjects(…);
 */
export function createClient(options: ProjectsClientOptions = {}): ProjectsClient {
  return createOperations<ProjectsClient>(definition, options, [pages]);
}

const definition: ClientDefinition = {
  baseUrl: 'https://projects.concordat.dev/v1',
  securitySchemes: {
    apiKeyHeader: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
    apiKeyQuery: { type: 'apiKey', in: 'query', name: 'api_key' },
    bearerToken: { type: 'http', scheme: 'bearer' },
    basic: { type: 'http', scheme: 'basic' },
    oauth2: { type: 'oauth2' },
    authToken: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' },
    oauthClient: { type: 'http', scheme: 'basic' },
  },
  security: [['apiKeyHeader'], ['apiKeyQuery'], ['bearerToken'], ['basic'], ['oauth2'], ['authToken']],
  operations: {
    listProjects: {
      method: 'GET',
      path: '/projects',
      accept: ['application/json', 'application/problem+json'],
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { pages: ['pagination', 'total_pages'] },
      },
    },
    createProject: {
      method: 'POST',
      path: '/projects',
      body: ['application/json'],
      accept: ['application/json', 'application/problem+json'],
      idempotencyHeader: 'Idempotency-Key',
    },
    getProject: {
      method: 'GET',
      path: '/projects/{id}',
      accept: ['application/json', 'application/problem+json'],
    },
    replaceProject: {
      method: 'PUT',
      path: '/projects/{id}',
      body: ['application/json'],
      accept: ['application/json', 'application/problem+json'],
    },
    deleteProject: { method: 'DELETE', path: '/projects/{id}', accept: ['application/problem+json'] },
    updateProject: {
      method: 'PATCH',
      path: '/projects/{id}',
      body: ['application/merge-patch+json'],
      accept: ['application/json', 'application/problem+json'],
    },
    issueToken: {
      method: 'POST',
      path: '/oauth/token',
      body: ['application/x-www-form-urlencoded'],
      security: [['oauthClient'], []],
    },
    authorize: { method: 'GET', path: '/oauth/authorize', security: [] },
  },
};
