import { valueAt } from '../document/pointer.ts';
import { type ParsedMediaType, parseMediaType, selectMediaType } from '../http/media-type.ts';
import { type BodyReader, bodyReaderOf } from '../http/read-body.ts';
import type { MediaType, Model, SchemaNode } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import { isObject, lazy } from '../model/values.ts';
import type { Problem } from '../problem.ts';
import { type Validator, validatorOf } from '../schema/validate.ts';
import { reservedCheckOf } from './reserved-characters.ts';

/** How the bodies of one content type are read and checked. */
export interface BodyPlan {
  readonly reader: BodyReader;
  /** Undefined where nothing is checked. */
  readonly validator: () => Validator | undefined;
  /** Finds characters that the encoding forbids; undefined where it forbids none. */
  readonly findReserved: ReturnType<typeof reservedCheckOf>;
}

/** Content types come from requests: more spellings than this are not remembered. */
const maxPlans = 50;

/**
 * Finds how a content type is read; undefined for one that is not documented.
 *
 * @param isStrict whether a documented kind of JSON or XML takes no other kind, since a 415 is documented
 */
export function bodyPlanner(
  model: Model,
  content: readonly MediaType[],
  { isStrict }: { readonly isStrict: boolean },
): (contentType: string) => BodyPlan | 'unreadable' | undefined {
  const plans = new Map<string, BodyPlan | undefined>();
  return (contentType) => {
    const known = plans.get(contentType);
    if (known || plans.has(contentType)) return known;
    const parsed = contentType === '' ? undefined : parseMediaType(contentType);
    if (contentType !== '' && !parsed) return 'unreadable';
    const mediaType = parsed ? documentedType(content, contentType, parsed, isStrict) : content[0];
    const plan = mediaType && compile(model, mediaType, parsed);
    // Boundaries vary with each body.
    if (plans.size < maxPlans && parsed?.type !== 'multipart') plans.set(contentType, plan);
    return plan;
  };
}

/** The documented type of a body: the most specific, else as Prism has it one whose last suffix is the same. */
function documentedType(
  content: readonly MediaType[],
  contentType: string,
  actual: ParsedMediaType,
  isStrict: boolean,
): MediaType | undefined {
  const suffix = (subtype: string) => subtype.slice(subtype.lastIndexOf('+') + 1);
  return (
    selectMediaType(content, contentType) ??
    content.find(({ name }) => {
      const documented = parseMediaType(name);
      if (isStrict && documented?.subtype.includes('+')) return false;
      return documented?.type === actual.type && suffix(documented.subtype) === suffix(actual.subtype);
    })
  );
}

function compile(model: Model, mediaType: MediaType, parsed: ParsedMediaType | undefined): BodyPlan {
  const reader = bodyReaderOf(model, mediaType, parsed);
  // 3.2's `itemSchema` speaks of each item of what comes as a sequence.
  const schema = (reader.checks === 'each' ? itemSchemaOf(model, mediaType) : undefined) ?? mediaType.schema;
  const isChecked = schema !== undefined && reader.checks !== 'nothing';
  return {
    reader,
    validator: lazy(() => (isChecked ? validatorOf(model, schema, 'request') : undefined)),
    findReserved: reservedCheckOf(mediaType, parsed),
  };
}

function rawOf({ document }: Model, { at }: MediaType): Readonly<Record<string, unknown>> {
  const raw = valueAt(document.sources.get(at.source)?.value, at.pointer);
  return isObject(raw) ? raw : {};
}

/** What OpenAPI 3.2's `itemSchema` says of each item of a sequence. */
export function itemSchemaOf(model: Model, mediaType: MediaType): SchemaNode | undefined {
  const { itemSchema: value } = rawOf(model, mediaType);
  return value === undefined ? undefined : { value, at: childOf(mediaType.at, 'itemSchema') };
}

/** What of a media type's bodies cannot be checked. */
export function bodyProblems(model: Model, mediaType: MediaType): readonly Problem[] {
  const { reader, validator } = compile(model, mediaType, parseMediaType(mediaType.name));
  const { unchecked } = reader;
  const own =
    unchecked === undefined ? (validator()?.problems ?? []) : [uncheckedProblem(mediaType, unchecked)];
  return [...own, ...uncheckedFields(model, mediaType, reader)];
}

/** Fields of a media type that say more than is checked. */
function uncheckedFields(model: Model, mediaType: MediaType, { checks }: BodyReader): readonly Problem[] {
  const isSequence = checks === 'each';
  const fields = isSequence
    ? ['itemEncoding', 'prefixEncoding']
    : ['itemSchema', 'itemEncoding', 'prefixEncoding'];
  const raw = rawOf(model, mediaType);
  const ignored = fields
    .filter((field) => raw[field] !== undefined)
    .map((field) => ({ at: childOf(mediaType.at, field), what: `"${field}"` }));
  const headers = Object.entries(mediaType.encoding)
    .filter(([, encoding]) => isObject(encoding) && encoding.headers !== undefined)
    .map(([name]) => ({
      at: childOf(mediaType.at, 'encoding', name, 'headers'),
      what: `what "headers" says of the parts named "${name}"`,
    }));
  return [...ignored, ...headers].map(({ at, what }) => ({
    code: 'request-body-unchecked',
    severity: 'warning',
    message: `${what} is not checked`,
    at,
  }));
}

function uncheckedProblem({ at, name }: MediaType, reason: string): Problem {
  const message = `bodies of ${name} are not checked against their schema: ${reason}`;
  return { code: 'request-body-unchecked', severity: 'warning', message, at };
}
