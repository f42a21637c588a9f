import type { Document } from '../document/document.ts';
import type { Location, Problem } from '../problem.ts';

/**
 * What an OpenAPI document says, normalised: the one thing that every stage reads.
 *
 * Types only; `build.ts` makes it. Every node knows its place (`at`). Lists are in the order of the document.
 * Nodes below an operation are resolved when they are first read, so a document of any size costs an index of
 * its paths.
 */
export interface Model {
  readonly document: Document;
  /** The document's own version. Schemas follow its dialect: draft 4's descendant in 3.0, 2020-12 from 3.1 on. */
  readonly version: '3.0' | '3.1' | '3.2';
  readonly info: Info;
  readonly servers: readonly Server[];
  readonly tags: readonly Tag[];
  /** Whether `/jobs/` means `/jobs`: the document says so with `x-trailing-slash: ignore` at its root. */
  readonly ignoresTrailingSlash: boolean;
  readonly operations: readonly Operation[];
  /** OpenAPI 3.1: requests that the API's provider sends. `path` is the webhook's name. */
  readonly webhooks: readonly Operation[];
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** Defects met so far; grows while lazily read nodes are resolved. */
  readonly problems: readonly Problem[];
}

export interface Info {
  readonly title: string;
  readonly version: string;
  readonly description: string | undefined;
}

export interface Tag {
  readonly name: string;
  readonly description: string | undefined;
}

export interface Server {
  readonly at: Location;
  /** With its variables' defaults filled in: `https://api.example.com/v1`, or relative: `/v1`. */
  readonly url: string;
  /** The path part of `url` without a trailing slash: `/v1`; empty for the root. */
  readonly basePath: string;
  readonly description: string | undefined;
}

/** The methods that a path item has a field for, in lower case as the document writes them. */
export const methods = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
] as const;
/** `query` is OpenAPI 3.2's. */
export type Method = (typeof methods)[number];

export interface Operation {
  readonly at: Location;
  /** The document's operationId, where it has one. */
  readonly operationId: string | undefined;
  /** A name that is unique in the document and a valid identifier: the operationId, or made from method and path. */
  readonly name: string;
  readonly method: Method;
  /** The path template as the document writes it: `/jobs/{id}`. */
  readonly path: string;
  readonly pathItemAt: Location;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  /** The path item's and the operation's own, merged: unique by location and name. */
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  readonly responses: readonly Response[];
  /** Alternatives, any one of which suffices; empty when no credentials are needed. */
  readonly security: readonly SecurityRequirement[];
  /** The nearest of the operation's, the path item's and the document's. */
  readonly servers: readonly Server[];
  readonly callbacks: readonly Callback[];
  /** The operation object itself, for extensions (`x-…`). */
  readonly raw: Readonly<Record<string, unknown>>;
}

export interface Parameter {
  readonly at: Location;
  readonly name: string;
  /** `querystring` is OpenAPI 3.2's. */
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'querystring';
  readonly description: string | undefined;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly style:
    | 'simple'
    | 'label'
    | 'matrix'
    | 'form'
    | 'spaceDelimited'
    | 'pipeDelimited'
    | 'deepObject'
    | 'cookie';
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Absent when `content` describes the value. */
  readonly schema: SchemaNode | undefined;
  readonly content: readonly MediaType[];
  readonly examples: readonly Example[];
}

export interface RequestBody {
  readonly at: Location;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly content: readonly MediaType[];
}

export interface Response {
  readonly at: Location;
  /** As written, ranges in upper case: `200`, `4XX`, `default`. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
  readonly links: readonly Link[];
}

export interface Header {
  readonly at: Location;
  /** As written; compare without regard to case. */
  readonly name: string;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly schema: SchemaNode | undefined;
  readonly content: readonly MediaType[];
  readonly explode: boolean;
  readonly examples: readonly Example[];
}

export interface MediaType {
  readonly at: Location;
  /** As written: `application/json; charset=utf-8`, or a range: `text/*`. */
  readonly name: string;
  readonly schema: SchemaNode | undefined;
  readonly examples: readonly Example[];
  /** By property, for multipart and urlencoded bodies; as the document writes it. */
  readonly encoding: Readonly<Record<string, unknown>>;
}

export interface Example {
  readonly at: Location;
  /** The key under `examples`; undefined for a lone `example`. */
  readonly name: string | undefined;
  readonly summary: string | undefined;
  /** Absent (undefined) when only `externalValue` is given. */
  readonly value: unknown;
  readonly externalValue: string | undefined;
}

export interface Link {
  readonly at: Location;
  readonly name: string;
  readonly operationId: string | undefined;
  readonly operationRef: string | undefined;
  /** Parameter name (with an optional `path.` and so on) to runtime expression or constant. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly requestBody: unknown;
  /** The address that it leads to instead of those of the document; undefined where it has none of its own. */
  readonly serverUrl?: string | undefined;
  readonly description: string | undefined;
}

export interface Callback {
  readonly at: Location;
  readonly name: string;
  /** `path` of each is the runtime expression: `{$request.body#/callback_url}`. */
  readonly operations: readonly Operation[];
}

/** One alternative: every scheme named must be satisfied. No scheme at all means that anonymous calls are allowed. */
export interface SecurityRequirement {
  readonly at: Location;
  /** Scheme name to required scopes. */
  readonly schemes: ReadonlyMap<string, readonly string[]>;
}

export interface SecurityScheme {
  readonly at: Location;
  readonly name: string;
  readonly type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS';
  readonly description: string | undefined;
  /** For `apiKey`: where the key goes, and under which name. */
  readonly in: 'header' | 'query' | 'cookie' | undefined;
  readonly parameterName: string | undefined;
  /** For `http`, in lower case: `basic`, `bearer`. */
  readonly scheme: string | undefined;
  /** For `oauth2`, as the document writes it. */
  readonly flows: Readonly<Record<string, unknown>>;
}

/** A schema and its place: a boolean, or an object whose `$ref`s are not followed yet. */
export interface SchemaNode {
  readonly at: Location;
  readonly value: unknown;
}
