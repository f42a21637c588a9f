import type { Header, MediaType, Model, Operation, Response } from '../model/model.ts';
import { sampleValue } from '../schema/sample.ts';
import { validatorOf } from '../schema/validate.ts';
import { isJsonMedia, preferredFirst } from './media-type.ts';
import { isPlainTree } from './plain-tree.ts';

/** More than any example has; a value beyond it is left out, as is one without end. */
const maxNodes = 500_000;

/** What a mock answers in one status and media type. */
export interface Answer {
  /** `200`, or as the document writes it: `4XX`, `default`. */
  readonly status: number | string;
  /** Absent for a response without a body. */
  readonly type: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** The document's examples; else one value made from the schema; empty where none could be made. */
  readonly bodies: readonly { readonly name: string | undefined; readonly body: unknown }[];
}

/** The answers that a document has for each operation. */
export function answersOfAll(model: Model): ReadonlyMap<Operation, readonly Answer[]> {
  return new Map(model.operations.map((operation) => [operation, answersOf(model, operation)]));
}

/** The answers that a document has for an operation, in its order, JSON before other media types. */
function answersOf(model: Model, operation: Operation): readonly Answer[] {
  return operation.responses.flatMap((response): readonly Answer[] => {
    const status = /^\d{3}$/.test(response.status) ? Number(response.status) : response.status;
    // Answers of the 100s are not for an application to give.
    if (typeof status === 'number' ? status < 200 : !/^(?:[2-5]XX|default)$/.test(status)) return [];
    const headers = headersOf(model, response);
    const media = mediaInOrder(response);
    if (media.length === 0) return [{ status, type: undefined, headers, bodies: [] }];
    return media.map((content) => ({
      status,
      type: concreteType(content.name),
      headers,
      bodies: bodiesOf(model, content),
    }));
  });
}

function mediaInOrder({ content }: Response): readonly MediaType[] {
  const order = preferredFirst(content.map((media) => media.name));
  return order.flatMap((name) => content.find((media) => media.name === name) ?? []);
}

function concreteType(media: string): string {
  if (!media.includes('*')) return media;
  if (/^text\//i.test(media)) return 'text/plain';
  return /^(?:\*|application)\//.test(media) ? 'application/json' : 'application/octet-stream';
}

function bodiesOf(model: Model, media: MediaType): Answer['bodies'] {
  const fits = (value: unknown) =>
    isPlainTree(value, maxNodes) && (isJsonMedia(concreteType(media.name)) || typeof value === 'string');
  const authored = media.examples
    .filter(({ value }) => value !== undefined && fits(value))
    .map(({ name, value }) => ({ name, body: value }));
  if (authored.length > 0) return authored;
  const sample = sampleOf(model, media);
  return sample !== undefined && fits(sample) ? [{ name: undefined, body: sample }] : [];
}

/** Only values that are valid: a mock that breaks its own document would teach the wrong thing. */
function sampleOf(model: Model, { schema, name }: MediaType): unknown {
  if (schema === undefined) return isJsonMedia(name) ? {} : '';
  const value = sampleValue(model, schema, 'response');
  if (value === undefined || !isPlainTree(value, maxNodes)) return undefined;
  return validatorOf(model, schema, 'response').check(value).length === 0 ? value : undefined;
}

/** Headers that the body or the platform decides on. */
const ownHeaders = /^(?:content-type|content-length|content-encoding|transfer-encoding)$/i;

function headersOf(model: Model, response: Response): Readonly<Record<string, string>> {
  const entries = response.headers.flatMap((header): [string, string][] => {
    if (ownHeaders.test(header.name) || !/^[!#$%&'*+.^_`|~\w-]+$/.test(header.name)) return [];
    const text = headerText(headerValue(model, header));
    return text === undefined ? [] : [[header.name, text]];
  });
  return Object.fromEntries(entries);
}

function headerValue(model: Model, header: Header): unknown {
  const example = header.examples.find(({ value }) => value !== undefined);
  if (example) return example.value;
  return header.schema && sampleValue(model, header.schema, 'response');
}

/** Only what can be sent: no line ends, nothing beyond Latin-1. */
function headerText(value: unknown): string | undefined {
  const text = Array.isArray(value)
    ? value.map(String).join(',')
    : typeof value === 'object'
      ? undefined
      : String(value);
  return value !== undefined && text !== undefined && /^[\t\x20-\x7e\xa0-\xff]*$/.test(text)
    ? text
    : undefined;
}
