import type { PageDefinition } from './pages/page-definition.ts';
import type { JobDefinition } from './polling/job-definition.ts';

/** What a generated `client.ts` says of its document: the data that calls are made from. */
export interface ClientDefinition {
  /** The document's first server, where it is an absolute URL. */
  readonly baseUrl?: string;
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** The requirement of operations that say nothing else. */
  readonly security?: Security;
  readonly operations: Readonly<Record<string, OperationDefinition>>;
}

/** One operation. What is the default is left out. */
export interface OperationDefinition {
  /** In upper case. */
  readonly method: string;
  /** The path template: `/jobs/{id}`. */
  readonly path: string;
  /** The operation's own server, where it is not the document's. */
  readonly server?: string;
  /** How parameters are written that are not written in their place's default style. */
  readonly styles?: Readonly<Partial<Record<ParameterPlace, Readonly<Record<string, ParameterStyle>>>>>;
  /** Media types of the request body; the first is the default. */
  readonly body?: readonly string[];
  /** How properties of multipart and urlencoded bodies are written: media type, then property. */
  readonly encoding?: Readonly<Record<string, Readonly<Record<string, PropertyEncoding>>>>;
  /** Media types of the responses, sent as `Accept`. Default: JSON alone. */
  readonly accept?: readonly string[];
  /** The header parameter that makes a repeated request harmless: `Idempotency-Key`. */
  readonly idempotencyHeader?: string;
  readonly security?: Security;
  /** How a list is read on: see `pages`. */
  readonly page?: PageDefinition;
  /** How what is started is followed to its end: see `jobs`. */
  readonly job?: JobDefinition;
}

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

/** @see https://spec.openapis.org/oas/v3.1.0#style-values */
export interface ParameterStyle {
  readonly style?: 'label' | 'matrix' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** The value is written whole in a media type, as the parameter's `content` says. */
  readonly json?: true;
}

/** @see https://spec.openapis.org/oas/v3.1.0#encoding-object */
export interface PropertyEncoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
}

/** Alternatives, any one of which suffices: each the names of the schemes that it takes together. */
export type Security = readonly (readonly string[])[];

/** Where a credential goes. @see https://spec.openapis.org/oas/v3.1.0#security-scheme-object */
export type SecurityScheme =
  | { readonly type: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly name: string }
  | { readonly type: 'http'; readonly scheme: string }
  | { readonly type: 'oauth2' | 'openIdConnect' | 'mutualTLS' };
