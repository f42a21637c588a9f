import type {
  PlannedField,
  PlannedMedia,
  PlannedOperation,
  PlannedParameter,
  PlannedScheme,
} from './plan.ts';

/** What has been filled in. */
export interface Draft {
  readonly operation: Pick<PlannedOperation, 'method' | 'path'>;
  /** The base URL, absolute. */
  readonly server: string;
  /** Those that are to be sent. */
  readonly parameters: readonly { readonly parameter: PlannedParameter; readonly text: string }[];
  readonly body: DraftBody | undefined;
  readonly credentials: readonly Credential[];
  readonly accept: string;
  readonly prefer: string;
}

/** A body as text, as one file, or as the fields of a form. */
export interface DraftBody {
  readonly media: Pick<PlannedMedia, 'name' | 'format'>;
  readonly text: string;
  readonly file: File | undefined;
  readonly fields: readonly DraftField[];
}

export interface DraftField {
  readonly field: PlannedField;
  readonly text: string;
  readonly files: readonly File[];
}

/** What satisfies a security scheme; for `basic` both parts are in use. */
export interface Credential {
  readonly scheme: PlannedScheme;
  readonly user: string;
  readonly secret: string;
}

/** A request that can be sent, or shown. */
export interface ReadyRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** What a page may not send, and a command can: cookies, and headers that browsers keep to themselves. */
  readonly withheld: readonly (readonly [name: string, value: string])[];
  readonly body: ReadyBody | undefined;
}

export type ReadyBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'form'; readonly parts: readonly ReadyPart[] };

export interface ReadyPart {
  readonly name: string;
  readonly value: string | File;
  readonly contentType: string | undefined;
}

/** A request, or what keeps it from being made. */
export type Built =
  | { readonly ok: true; readonly request: ReadyRequest }
  | { readonly ok: false; readonly message: string };
