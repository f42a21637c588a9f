import type { CallbackRequest } from './callbacks.ts';
import type { HeaderValues } from './exchange.ts';
import type { PrismOutput } from './prism-result.ts';

// How Prism makes the requests of a document's callbacks. Part of the adapter in `prism.ts`.

/** A callback as Prism holds it; `path` is the runtime expression. */
export interface PrismCallback {
  readonly key: string;
  readonly path: string;
  readonly method: string;
  readonly request?: {
    readonly headers?: readonly PrismParameter[];
    readonly body?: { readonly contents?: readonly (PrismContent & { readonly mediaType: string })[] };
  };
}

/** Something with examples and a schema that a value can be made for. */
export interface PrismContent {
  readonly examples?: readonly { readonly value?: unknown }[];
}

interface PrismParameter extends PrismContent {
  readonly name: string;
}

/** A request as Prism takes it. */
export interface PrismInput {
  readonly method: string;
  readonly url: {
    readonly path: string;
    readonly baseUrl: string | undefined;
    readonly query: HeaderValues;
  };
  readonly headers: HeaderValues;
  readonly body: unknown;
}

/** The functions of Prism that callbacks need. */
export interface PrismCallbackMaker {
  resolveExpressions(text: string, input: PrismInput, output: PrismOutput): string;
  /** A value generated from a schema; undefined where there is none. */
  generate(content: PrismContent): unknown;
}

/** The requests that an operation's callbacks ask for after an exchange: examples first, else generated values. */
export function callbackRequests(
  maker: PrismCallbackMaker,
  callbacks: readonly PrismCallback[],
  input: PrismInput,
  output: PrismOutput,
): readonly CallbackRequest[] {
  const isForm = /^application\/x-www-form-urlencoded/i.test(String(input.headers['content-type']));
  const body = isForm ? Object.fromEntries(new URLSearchParams(String(input.body))) : input.body;
  const valueFor = (content: PrismContent) => content.examples?.[0]?.value ?? maker.generate(content);
  return callbacks.map(({ key, path, method, request }) => {
    const content = request?.body?.contents?.[0];
    const value = content && valueFor(content);
    const headers = (request?.headers ?? []).flatMap((header): [string, string][] => {
      const made = valueFor(header);
      return made === undefined ? [] : [[header.name, String(made)]];
    });
    if (content) headers.push(['content-type', content.mediaType]);
    return {
      name: key,
      method,
      url: maker.resolveExpressions(path, { ...input, body }, output),
      headers: Object.fromEntries(headers),
      body: value === undefined ? undefined : JSON.stringify(value),
    };
  });
}
