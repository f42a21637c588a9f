/**
 * The configuration of a project: `concordat.config.ts`, `.js`, `.mjs`, `.yaml` or `.json`.
 *
 * Paths are relative to the file. Flags on the command line beat what is written here.
 */
export interface Config {
  /** The APIs by name: the path or URL of each OpenAPI document. */
  readonly apis?: Readonly<Record<string, string | ApiConfig>>;
  /** Redocly's configuration, which holds the lint rules. Default: `redocly.yaml` beside this file, if there is one. */
  readonly redocly?: string;
  /** Hosts that `$ref`s may lead to. Default: none. */
  readonly allowHosts?: readonly string[];
  /** The largest text that is read as a document, in bytes. Default: 104857600 (100 MB). */
  readonly maxBytes?: number;
  readonly lint?: {
    /** Problems accepted when an old document was adopted, as `lint --baseline` wrote them. */
    readonly baseline?: string;
  };
  readonly generate?: {
    /** Folder of the generated code, one folder an API below it. Default: `generated`. */
    readonly out?: string;
    /** Write `validators.ts` too, with which clients check what they send and get. Default: false. */
    readonly validators?: boolean;
  };
  readonly mock?: {
    /** Default: 4010. */
    readonly port?: number;
    /** Default: `127.0.0.1`. */
    readonly host?: string;
    /** Generate answers from schemas instead of examples. Default: false. */
    readonly dynamic?: boolean;
    /** Makes generated answers reproducible. Default: random. */
    readonly seed?: number;
    /** Answer with an error where request or answer breaks the document. Default: false. */
    readonly errors?: boolean;
    /** Send CORS headers. Default: true. */
    readonly cors?: boolean;
    /** What happens to requests that break the document. Default: `error`. */
    readonly validate?: 'off' | 'warn' | 'error';
    /** Whether examples that break their own schema are repaired. Default: `as-written`. */
    readonly examples?: 'as-written' | 'repair';
    /** The largest request body that is read, in bytes. Default: 10 MB. */
    readonly maxBodyBytes?: number;
  };
  readonly docs?: {
    /** Folder of the built pages. Default: `docs/site`. */
    readonly out?: string;
  };
  readonly verify?: {
    /** The base URL of each API's server, with its base path, by the API's name: `{ jobs: 'http://localhost:8080/api/v1' }`. */
    readonly servers?: Readonly<Record<string, string>>;
    /** Sent with every request: `{ Authorization: 'Bearer …' }`. */
    readonly headers?: Readonly<Record<string, string>>;
  };
}

export interface ApiConfig {
  /** The path or URL of the OpenAPI document. */
  readonly document: string;
}

/** Types the configuration for the editor; returns it unchanged. */
export function defineConfig(config: Config): Config {
  return config;
}
