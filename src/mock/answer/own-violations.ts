import { findResponse } from '../../contract/find-response.ts';
import { selectMediaType } from '../../http/media-type.ts';
import { readHeaderValue } from '../../http/parse-header-value.ts';
import type { Header, MediaType, Model, Operation, Response, SchemaNode } from '../../model/model.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { Violation } from '../exchange.ts';

/** An answer before it is written: what its checks look at. */
export interface OwnAnswer {
  readonly status: number;
  /** Undefined where the answer has no body on purpose. */
  readonly mediaType: string | undefined;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: unknown;
  /** A schema that the body was found to be valid for: it is not checked again. */
  readonly validFor?: SchemaNode | undefined;
  /** Answers to HEAD have no body, whatever is documented. */
  readonly isHead: boolean;
}

/**
 * In what an answer of the mock breaks the document, in Prism's words.
 *
 * @param changed the names, in lower case, of the only headers that are looked at. Default: all
 */
export function ownViolations(
  model: Model,
  operation: Operation,
  answer: OwnAnswer,
  changed?: Readonly<Record<string, unknown>>,
): readonly Violation[] {
  const { status } = answer;
  const response = findResponse(operation, status);
  if (!response) {
    const codes = operation.responses.map((one) => one.status).join(',');
    const message = `Unable to match the returned status code with those defined in the document: ${codes}`;
    const severity = status >= 200 && status < 300 ? 'Error' : 'Warning';
    return [{ location: ['response'], severity, message }];
  }
  let violations = answer.isHead ? none : bodyViolations(model, response, answer);
  for (const { lower, header } of namedHeaders(response)) {
    if (changed && !Object.hasOwn(changed, lower)) continue;
    const own = headerViolations(model, lower, header, answer);
    if (own.length > 0) violations = [...violations, ...own];
  }
  return violations;
}

interface NamedHeader {
  readonly lower: string;
  readonly header: Header;
}

function namedHeaders(response: Response): readonly NamedHeader[] {
  let known = named.get(response);
  if (!known) {
    known = response.headers.map((header) => ({ lower: header.name.toLowerCase(), header }));
    named.set(response, known);
  }
  return known;
}

/** Names in lower case are made once: made for each answer, each would have to be looked up anew. */
const named = new WeakMap<Response, readonly NamedHeader[]>();

const none: readonly never[] = [];

function bodyViolations(model: Model, response: Response, answer: OwnAnswer): readonly Violation[] {
  const { content } = response;
  const [first] = content;
  if (first === undefined) return none;
  const { mediaType, body } = answer;
  const media = mediaType === undefined ? undefined : documentedAs(response, mediaType);
  const own = media ? none : [mediaTypeViolation(content, mediaType)];
  const { schema } = media ?? first;
  if (!schema || schema === answer.validFor || isForm(media?.name)) return own;
  const violations = validatorOf(model, schema, 'response').checkPlainly(body);
  return [
    ...own,
    ...violations.map(({ path, keyword, message }): Violation => {
      const subject = path.length === 0 ? '' : `property ${path.join('.')} `;
      return {
        location: ['response', 'body', ...path],
        severity: 'Error',
        code: keyword,
        message: `Response body ${subject}${message}`,
      };
    }),
  ];
}

/** What a media type is documented as; an answer of the mock has one of a few. */
function documentedAs(response: Response, mediaType: string): MediaType | undefined {
  const known = selected.get(response) ?? new Map<string, MediaType | undefined>();
  selected.set(response, known);
  if (known.has(mediaType)) return known.get(mediaType);
  const media = selectMediaType(response.content, mediaType);
  if (known.size < maxMediaTypes) known.set(mediaType, media);
  return media;
}

const selected = new WeakMap<Response, Map<string, MediaType | undefined>>();
/** A server behind the proxy may send ever other ones. */
const maxMediaTypes = 50;

/** The value of a form is checked where forms are read. */
function isForm(name: string | undefined): boolean {
  return name !== undefined && /^(?:multipart\/|application\/x-www-form-urlencoded)/i.test(name);
}

function mediaTypeViolation(content: readonly MediaType[], mediaType = ''): Violation {
  const documented = content.map(({ name }) => name).join(', ');
  const message = `The received media type "${mediaType}" does not match the one${content.length > 1 ? 's' : ''} specified in the current response: ${documented}`;
  return { location: ['response'], severity: 'Error', message };
}

function headerViolations(
  model: Model,
  lower: string,
  { required, schema, explode }: Header,
  { headers }: OwnAnswer,
): readonly Violation[] {
  const lines = Object.hasOwn(headers, lower) ? headers[lower] : undefined;
  if (lines === undefined) {
    if (!required || lower === 'content-type') return none;
    const message = `Response header must have required property '${lower}'`;
    return [{ location: ['response', 'header'], severity: 'Error', code: 'required', message }];
  }
  if (!schema) return none;
  const text = String(lines);
  let known = checked.get(schema);
  if (!known) {
    known = new Map();
    checked.set(schema, known);
  }
  let violations = known.get(text);
  if (!violations) {
    violations = textViolations(model, { schema, explode }, lower, text);
    if (known.size < maxCheckedTexts) known.set(text, violations);
  }
  return violations;
}

/** What was said of the first texts of a header: most of them are examples, the same each time; others never come back. */
const checked = new WeakMap<SchemaNode, Map<string, readonly Violation[]>>();
const maxCheckedTexts = 20;

function textViolations(
  model: Model,
  { schema, explode }: { readonly schema: SchemaNode; readonly explode: boolean },
  lower: string,
  text: string,
): readonly Violation[] {
  const validator = validatorOf(model, schema, 'response');
  const results = readHeaderValue(model, schema, text, explode).map((value) => validator.checkPlainly(value));
  if (results.some((violations) => violations.length === 0)) return [];
  return (results[0] ?? []).map(({ path, keyword, message }): Violation => {
    const place = [lower, ...path];
    return {
      location: ['response', 'header', ...place],
      severity: 'Error',
      code: keyword,
      message: `Response header parameter ${place.join('.')} ${message}`,
    };
  });
}
