import type { ParameterStyle } from '../../http/serialize-parameter.ts';

/** What the form of a page is made from: the operations of its document, as its data element holds them. */
export interface TryItPlan {
  /** The address under which the mock has this API, without base path; tried first. */
  readonly mock: string | undefined;
  /** Addresses that the page's policy lets it ask, beside its own and those of this machine. */
  readonly origins: readonly string[];
  /** Each once; operations name them by their place in the list. */
  readonly servers: readonly PlannedServer[];
  readonly parameters: readonly PlannedParameter[];
  readonly schemes: readonly PlannedScheme[];
  readonly groups: readonly { readonly name: string; readonly operations: readonly number[] }[];
  readonly operations: readonly PlannedOperation[];
}

export interface PlannedServer {
  readonly url: string;
  readonly basePath: string;
  readonly description: string;
}

/** How the text of an input becomes a value: as it is, as the items of a list, or as JSON. */
export type InputKind = 'text' | 'list' | 'json';

export interface PlannedParameter extends Pick<ParameterStyle, 'name' | 'in' | 'style'> {
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** The media type of a parameter that `content` describes. */
  readonly mediaType: string | undefined;
  readonly required: boolean;
  readonly kind: InputKind;
  /** `integer`, `array of string`: for the reader. */
  readonly type: string;
  readonly description: string;
  /** Texts to start from, the first one first. */
  readonly values: readonly string[];
}

export interface PlannedScheme {
  readonly name: string;
  readonly kind: 'bearer' | 'basic' | 'apiKey' | 'other';
  /** Where an `apiKey` goes; `header` for the rest. */
  readonly in: 'header' | 'query' | 'cookie';
  /** The header, query parameter or cookie. */
  readonly key: string;
  readonly note: string;
}

export interface PlannedOperation {
  /** What the address of its section ends with: `getjob`, `paths/~1jobs/get`. */
  readonly anchor: string;
  /** `GET`. */
  readonly method: string;
  /** The path template. */
  readonly path: string;
  readonly summary: string;
  readonly servers: readonly number[];
  readonly parameters: readonly number[];
  readonly body: PlannedBody | undefined;
  /** Alternatives, any one of which suffices: schemes by their place in the list. */
  readonly security: readonly (readonly number[])[];
  /** Values of `Prefer` that ask a mock for a certain answer. */
  readonly answers: readonly { readonly label: string; readonly prefer: string }[];
  /** The media types of its answers. */
  readonly accepts: readonly string[];
}

export interface PlannedBody {
  readonly required: boolean;
  readonly media: readonly PlannedMedia[];
}

export interface PlannedMedia {
  readonly name: string;
  readonly format: 'text' | 'json' | 'form' | 'multipart' | 'binary';
  readonly examples: readonly { readonly name: string; readonly value: unknown }[];
  /** Of `form` and `multipart`. */
  readonly fields: readonly PlannedField[];
}

export interface PlannedField {
  readonly name: string;
  readonly kind: InputKind | 'file' | 'files';
  readonly type: string;
  readonly required: boolean;
  /** The type of its part, where the document names one. */
  readonly contentType: string | undefined;
  /** How an urlencoded field is written, where the document says so. */
  readonly style: Pick<PlannedParameter, 'style' | 'explode' | 'allowReserved'> | undefined;
}
