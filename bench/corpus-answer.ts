import { resolve } from '../src/document/document.ts';
import { joinPointer } from '../src/document/pointer.ts';
import { headerValue, type MockResponse } from '../src/mock/exchange.ts';
import type { Model, Operation } from '../src/model/model.ts';
import type { Location } from '../src/problem.ts';
import { type AnswerOutcome, generic } from './corpus-result.ts';
import type { PlaceOfSchema } from './plain-schema.ts';
import type { PlainValidator, Verdict } from './plain-validator.ts';
import { readPlainXml } from './plain-xml.ts';

interface Place {
  readonly value: Record<string, unknown>;
  readonly at: Location;
}

/** Judges an answer by the document as it is written, without the toolkit's own reading of responses and schemas. */
export function judgeAnswer(
  model: Model,
  operation: Operation,
  { status, headers, body }: MockResponse,
  validator: PlainValidator,
): AnswerOutcome {
  const responses = childOf(model, { value: operation.raw, at: operation.at }, 'responses');
  const documented = responses && responseOf(model, responses, status);
  const pointer = documented?.at.pointer ?? responses?.at.pointer ?? operation.at.pointer;
  if (!documented) return undocumented(status, textOf(body), Object.keys(responses?.value ?? {}), pointer);
  const contentType = headerValue(headers, 'content-type');
  const content = childOf(model, documented, 'content');
  if (!content || Object.keys(content.value).length === 0) return { verdict: 'valid' };
  const isEmpty = body === undefined || body.length === 0;
  if (isEmpty) return judgeEmpty(model, operation, status, content);
  const mediaType = contentType === undefined ? undefined : mediaTypeOf(model, content, contentType);
  if (!mediaType) {
    const detail = `${contentType ?? 'no Content-Type'} is not in ${Object.keys(content.value).join(', ')}`;
    return { verdict: 'invalid', reason: 'a content type that is not documented', detail, pointer };
  }
  if (mediaType.value.schema === undefined) return { verdict: 'valid' };
  const schema = {
    value: mediaType.value.schema,
    at: { source: mediaType.at.source, pointer: joinPointer(mediaType.at.pointer, 'schema') },
  };
  return judgeBody(schema, contentType ?? '', textOf(body), validator);
}

/** Nothing was sent although the response describes a body. */
function judgeEmpty(model: Model, operation: Operation, status: number, content: Place): AnswerOutcome {
  const hasNoBody = operation.method === 'head' || status < 200 || [204, 205, 304].includes(status);
  const asks = Object.keys(content.value).some(
    (name) => childOf(model, content, name)?.value.schema !== undefined,
  );
  if (hasNoBody || !asks) return { verdict: 'valid' };
  return {
    verdict: 'invalid',
    reason: 'an empty body',
    detail: Object.keys(content.value).join(', '),
    pointer: content.at.pointer,
  };
}

function undocumented(
  status: number,
  text: string,
  documented: readonly string[],
  pointer: string,
): AnswerOutcome {
  const detail = `${status}, documented are ${documented.join(', ') || 'none'}: ${text.slice(0, 300)}`;
  const title = /"(?:title|detail|message)":\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? '';
  const reason = `${status} ${generic(title)}`;
  if (status >= 500) return { verdict: 'failed', reason, detail, pointer, told: true };
  if (status >= 400) return { verdict: 'refused', reason, detail, pointer };
  return { verdict: 'invalid', reason: `${status} is not documented`, detail, pointer };
}

function judgeBody(
  schema: PlaceOfSchema,
  contentType: string,
  text: string,
  validator: PlainValidator,
): AnswerOutcome {
  const { pointer } = schema.at;
  const isJson = /^[^;]*[/+]json\s*(?:;|$)/i.test(contentType);
  const parsed = parse(text);
  if (isJson && !parsed) {
    return { verdict: 'invalid', reason: 'the body is not JSON', detail: text.slice(0, 200), pointer };
  }
  if (/^[^;]*[/+]xml\s*(?:;|$)/i.test(contentType)) return judgeXml(schema, text, validator);
  if (!isJson && !/^\s*text\//i.test(contentType)) {
    return { verdict: 'unchecked', reason: `a ${contentType.split(';', 1)[0]} body`, pointer };
  }
  // Text may stand for what it says: `12` for a number.
  const readings = isJson ? [] : [text];
  if (parsed) readings.push(parsed.value as string);
  const judged = readings.map((value) => validator.check(schema, value));
  const best = judged.find(({ kind }) => kind !== 'invalid') ?? judged[0];
  return best ? outcomeOf(best, text, pointer) : { verdict: 'valid' };
}

function outcomeOf(verdict: Verdict, text: string, pointer: string): AnswerOutcome {
  if (verdict.kind === 'valid') return { verdict: 'valid' };
  if (verdict.kind === 'unchecked') {
    const reason = `the schema does not compile: ${generic(verdict.reason)}`;
    return { verdict: 'unchecked', reason, detail: verdict.reason, pointer };
  }
  const detail = `${verdict.pointer || 'the body'} ${verdict.message}: ${text.slice(0, 200)}`;
  return { verdict: 'invalid', reason: `breaks ${verdict.keyword}`, detail, pointer };
}

/** XML tells neither types nor empty lists: what it may mean is compared, and where it breaks is not told. */
function judgeXml(schema: PlaceOfSchema, text: string, validator: PlainValidator): AnswerOutcome {
  const { pointer } = schema.at;
  const read = readPlainXml(text);
  if (!read.ok) {
    const detail = `${read.reason}: ${text.slice(0, 200)}`;
    return { verdict: 'invalid', reason: 'the body is not XML', detail, pointer };
  }
  const { verdict, reason, detail = '' } = outcomeOf(validator.checkXml(schema, read.value), text, pointer);
  if (verdict === 'valid') return { verdict };
  // An example that is XML already may have names and attributes of its own, which only the schema's `xml` explains.
  return { verdict: 'unchecked', reason: `XML, perhaps ${reason}`, detail, pointer };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** @see https://spec.openapis.org/oas/v3.0.3#patterned-fields-0 */
function responseOf(model: Model, responses: Place, status: number): Place | undefined {
  const names = Object.keys(responses.value);
  const wanted = [String(status), `${String(status)[0]}XX`, 'DEFAULT'];
  const name = wanted
    .map((one) => names.find((candidate) => candidate.toUpperCase() === one))
    .find((one) => one !== undefined);
  return name === undefined ? undefined : childOf(model, responses, name);
}

function mediaTypeOf(model: Model, content: Place, contentType: string): Place | undefined {
  const essence = (text: string) => text.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const actual = essence(contentType);
  const names = Object.keys(content.value);
  const name =
    names.find((one) => one.toLowerCase() === contentType.toLowerCase()) ??
    names.find((one) => essence(one) === actual) ??
    names.find((one) => essence(one) === `${actual.split('/')[0]}/*`) ??
    names.find((one) => essence(one) === '*/*');
  return name === undefined ? undefined : childOf(model, content, name);
}

/** A member that is an object, after its references. */
function childOf(model: Model, { value, at }: Place, name: string): Place | undefined {
  if (!Object.hasOwn(value, name)) return undefined;
  const place = { source: at.source, pointer: joinPointer(at.pointer, name) };
  const found = resolve(model.document, value[name], place);
  if (!found.ok) return undefined;
  const { resolved } = found;
  if (typeof resolved.value !== 'object' || resolved.value === null) return undefined;
  return { value: resolved.value as Record<string, unknown>, at: resolved.at };
}

function textOf(body: MockResponse['body']): string {
  return typeof body === 'string' || body === undefined ? (body ?? '') : Buffer.from(body).toString('utf8');
}
