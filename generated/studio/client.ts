// concordat 0.1.0 spec=a27529cf75629cbd body=edf250066f8a1ae6; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import { createOperations, pages } from '@concordat/client';
import type { Call, ClientDefinition, ClientOptions, Job, OptionalCall, Paged, Secret } from '@concordat/client';
import { socketJobs } from '@concordat/client/websocket';
import type { operations } from './types.ts';

/** The operations of Synthetic Data Studio API 1.0.0. */
export interface StudioClient {
  /**
   * Upload a dataset
   *
   * Takes a CSV file of at most 100 MB, finds the types of its columns and keeps it. Uploading the same file twice makes two datasets.
   * At most 20 uploads a minute.
   *
   * `POST /datasets/upload`
   *
   * @see Datasets: Upload, list, download and delete tables.
   */
  readonly uploadDataset: Call<operations['uploadDataset'], 'multipart/form-data'>;

  /**
   * List datasets
   *
   * Your datasets, uploaded and generated, the oldest change first (by `updated_at`, then `id`). A `Link` header leads to the next
   * page; the last page has none.
   *
   * To keep a copy in step, remember the `updated_at` of the last dataset that you read, and send it as `modified_after` the next time.
   *
   * `GET /datasets/`
   *
   * @see Datasets: Upload, list, download and delete tables.
   */
  readonly listDatasets: OptionalCall<operations['listDatasets']> & Paged<operations['listDatasets']>;

  /**
   * Read a dataset
   *
   * What is known of the dataset; its rows are at `/datasets/{id}/download`.
   *
   * `GET /datasets/{id}`
   *
   * @see Datasets: Upload, list, download and delete tables.
   */
  readonly getDataset: Call<operations['getDataset']>;

  /**
   * Delete a dataset
   *
   * Deletes the dataset and its file for good. What was generated from it stays, and so do generators and evaluations that name it.
   * Deleting it again is a 404.
   *
   * `DELETE /datasets/{id}`
   *
   * @see Datasets: Upload, list, download and delete tables.
   */
  readonly deleteDataset: Call<operations['deleteDataset']>;

  /**
   * Download a dataset
   *
   * Streams the file as it was uploaded or generated. Ask for parts with `Range`, to read a large file in pieces or to read on
   * after a break: a dataset never changes, so parts that were read at different times fit together.
   *
   * `GET /datasets/{id}/download`
   *
   * @see Datasets: Upload, list, download and delete tables.
   */
  readonly downloadDataset: Call<operations['downloadDataset']>;

  /**
   * Generate synthetic data
   *
   * Starts to learn from the dataset and to generate rows like its own. Follow it at `GET /generators/{id}`, over the WebSocket
   * `/ws/generation/{id}`, or have a webhook tell you. At most 6 of your generations run at once.
   *
   * `POST /generators/dataset/{dataset_id}/generate`
   *
   * @see Generators: Generate synthetic data from a dataset, and follow it.
   */
  readonly generateData: Call<operations['generateData'], 'application/json', Job<operations['generateData'], operations['getGenerator'], [], 'completed', 'failed'>>;

  /**
   * Read a generator
   *
   * The generation as it stands. Poll this until `status` is `completed` or `failed`, a few seconds apart.
   *
   * `GET /generators/{id}`
   *
   * @see Generators: Generate synthetic data from a dataset, and follow it.
   */
  readonly getGenerator: Call<operations['getGenerator']>;

  /**
   * Watch a generation
   *
   * A WebSocket (RFC 6455). The service sends a message at once and at every change, and closes the connection with code 1000 after
   * the one with `completed` or `failed`. It takes no messages. Where no WebSocket gets through, poll `GET /generators/{id}`.
   *
   * The request asks for the upgrade with `Upgrade: websocket`; a browser sends the session cookie along. What is wrong with the
   * request is answered before the upgrade.
   *
   * `GET /ws/generation/{id}`
   *
   * @see Generators: Generate synthetic data from a dataset, and follow it.
   */
  readonly watchGeneration: Call<operations['watchGeneration']>;

  /**
   * Evaluate a generator
   *
   * Starts to compare the output of a generator that has completed with a dataset. Follow it at `GET /evaluations/{id}`, or have a
   * webhook tell you.
   *
   * `POST /evaluations/run`
   *
   * @see Evaluations: Measure how good synthetic data is.
   */
  readonly runEvaluation: Call<operations['runEvaluation'], 'application/json', Job<operations['runEvaluation'], operations['getEvaluation'], [], 'completed', 'failed'>>;

  /**
   * Read an evaluation
   *
   * The evaluation as it stands. Poll this until `status` is `completed` or `failed`, a few seconds apart.
   *
   * `GET /evaluations/{id}`
   *
   * @see Evaluations: Measure how good synthetic data is.
   */
  readonly getEvaluation: Call<operations['getEvaluation']>;

  /**
   * Register a webhook
   *
   * Has events sent to an address of yours, signed with your secret; see the webhooks of this document. Registering the same address
   * again makes a second webhook.
   *
   * `POST /webhooks/register`
   *
   * @see Webhooks: Have events sent to you.
   */
  readonly registerWebhook: Call<operations['registerWebhook']>;

  /**
   * Sign in with address and password
   *
   * Exchanges an account's address and password for a bearer token, and sets the session cookie to the same session. Kept for old
   * clients: browsers have the session cookie of the front end, programs an API key.
   *
   * `POST /auth/login`
   *
   * @deprecated
   * @see Sign-in: Obtain a token.
   */
  readonly login: Call<operations['login']>;

  /**
   * Check the service
   *
   * Whether the service works. For monitors: it needs no credential, and no limit applies to it.
   *
   * `GET /health`
   *
   * @see Service: The service itself and its documentation.
   */
  readonly getHealth: OptionalCall<operations['getHealth']>;

  /**
   * Read the reference
   *
   * This document as a page for people. It needs no credential.
   *
   * `GET /docs`
   *
   * @see Service: The service itself and its documentation.
   */
  readonly getDocs: OptionalCall<operations['getDocs']>;

  /**
   * Download a Postman collection
   *
   * The operations of this document as a collection to import into Postman. It needs no credential.
   *
   * `GET /docs/postman-collection.json`
   *
   * @see Service: The service itself and its documentation.
   */
  readonly getPostmanCollection: OptionalCall<operations['getPostmanCollection']>;
}

/** Credentials, each sent only to operations that ask for it. */
export interface StudioAuth {
  /**
   * API key, sent in the cookie `better-auth.session_token`.
   *
   * The session of the front end. HTTP-only, so that scripts cannot read it.
   */
  readonly sessionCookie?: Secret | undefined;
  /**
   * Bearer token.
   *
   * A token of `POST /auth/login`.
   */
  readonly bearerToken?: Secret | undefined;
  /**
   * API key, sent in the header `X-API-Key`.
   *
   * An API key. It may be for reading only.
   */
  readonly apiKey?: Secret | undefined;
}

/** Options of the client. */
export type StudioClientOptions = ClientOptions<StudioAuth>;

/**
 * Creates a client of Synthetic Data Studio API.
 *
 * @example
 * const client = createClient({ auth: { … } });
 * const { data, error } = await client.uploadDataset(…);
 */
export function createClient(options: StudioClientOptions = {}): StudioClient {
  return createOperations<StudioClient>(definition, options, [socketJobs, pages]);
}

const definition: ClientDefinition = {
  baseUrl: 'https://studio.concordat.dev',
  securitySchemes: {
    sessionCookie: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' },
    bearerToken: { type: 'http', scheme: 'bearer' },
    apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
  },
  security: [['sessionCookie'], ['bearerToken'], ['apiKey']],
  operations: {
    uploadDataset: {
      method: 'POST',
      path: '/datasets/upload',
      body: ['multipart/form-data'],
      encoding: {
        'multipart/form-data': { file: { contentType: 'text/csv, application/vnd.ms-excel, application/octet-stream' } },
      },
    },
    listDatasets: { method: 'GET', path: '/datasets/', page: { kind: 'cursor', parameter: 'cursor', link: true } },
    getDataset: { method: 'GET', path: '/datasets/{id}' },
    deleteDataset: { method: 'DELETE', path: '/datasets/{id}' },
    downloadDataset: { method: 'GET', path: '/datasets/{id}/download', accept: ['text/csv', 'application/json'] },
    generateData: {
      method: 'POST',
      path: '/generators/dataset/{dataset_id}/generate',
      body: ['application/json'],
      job: {
        read: 'getGenerator',
        id: { at: ['generator_id'], parameter: 'id' },
        socket: { operation: 'watchGeneration', id: ['generator_id'], parameter: 'id' },
        state: { property: 'status', done: ['completed'], failed: ['failed'] },
      },
    },
    getGenerator: { method: 'GET', path: '/generators/{id}' },
    watchGeneration: { method: 'GET', path: '/ws/generation/{id}' },
    runEvaluation: {
      method: 'POST',
      path: '/evaluations/run',
      body: ['application/json'],
      job: {
        read: 'getEvaluation',
        id: { at: ['evaluation_id'], parameter: 'id' },
        state: { property: 'status', done: ['completed'], failed: ['failed'] },
      },
    },
    getEvaluation: { method: 'GET', path: '/evaluations/{id}' },
    registerWebhook: { method: 'POST', path: '/webhooks/register', body: ['application/json'] },
    login: { method: 'POST', path: '/auth/login', body: ['application/json'], security: [] },
    getHealth: { method: 'GET', path: '/health', security: [] },
    getDocs: { method: 'GET', path: '/docs', accept: ['text/html', 'application/json'], security: [] },
    getPostmanCollection: { method: 'GET', path: '/docs/postman-collection.json', security: [] },
  },
};
