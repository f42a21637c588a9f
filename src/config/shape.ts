/** What a value of the configuration may be. */
export type Shape =
  | { readonly kind: 'string' | 'number' | 'boolean' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'list'; readonly of: Shape }
  /** `names` is for keys that become folders and paths. */
  | { readonly kind: 'map'; readonly of: Shape; readonly names?: true }
  | { readonly kind: 'either'; readonly shapes: readonly Shape[] }
  | {
      readonly kind: 'object';
      readonly keys: Readonly<Record<string, Shape>>;
      readonly required?: readonly string[];
    };

const string: Shape = { kind: 'string' };
const number: Shape = { kind: 'number' };
const boolean: Shape = { kind: 'boolean' };

const apiShape: Shape = { kind: 'object', keys: { document: string }, required: ['document'] };

/** The keys of `Config`, which a test holds equal to its type. */
export const configShape = {
  kind: 'object',
  keys: {
    apis: { kind: 'map', names: true, of: { kind: 'either', shapes: [string, apiShape] } },
    redocly: string,
    allowHosts: { kind: 'list', of: string },
    maxBytes: number,
    lint: { kind: 'object', keys: { baseline: string } },
    generate: { kind: 'object', keys: { out: string, validators: boolean } },
    mock: {
      kind: 'object',
      keys: {
        port: number,
        host: string,
        dynamic: boolean,
        seed: number,
        errors: boolean,
        cors: boolean,
        validate: { kind: 'choice', of: ['off', 'warn', 'error'] },
        examples: { kind: 'choice', of: ['as-written', 'repair'] },
        maxBodyBytes: number,
      },
    },
    docs: { kind: 'object', keys: { out: string } },
    verify: {
      kind: 'object',
      keys: { servers: { kind: 'map', of: string }, headers: { kind: 'map', of: string } },
    },
  },
} as const satisfies Shape;
