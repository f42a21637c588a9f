import { selectMediaType } from '../src/http/media-type.ts';
import { headerValue, type MockRequest } from '../src/mock/exchange.ts';
import type { Model, Operation, Parameter, SchemaNode } from '../src/model/model.ts';
import { typesOf } from '../src/schema/resolve-schema.ts';
import { judgeAnswer } from './corpus-answer.ts';
import type { SentAnswer } from './differential-send.ts';
import { createPlainValidator, type PlainValidator } from './plain-validator.ts';

/** A second opinion on what two servers disagree about, by a validator that neither of them uses. */
export interface Judge {
  /** Makes requests whose values are valid. */
  readonly requests: PlainValidator;
  /** Whether a body of JSON breaks its schema; false for other bodies. */
  isBrokenBody(operation: Operation, request: MockRequest): boolean;
  /** Whether a parameter was sent that breaks its schema, however its text is read. */
  isBrokenParameter(operation: Operation, request: MockRequest, place: string, name: string): boolean;
  /** Whether a parameter was not sent. */
  isMissing(operation: Operation, request: MockRequest, place: string, name: string): boolean;
  /** Whether a parameter's properties are parameters of their own. */
  isExplodedObject(operation: Operation, place: string, name: string): boolean;
  /** Whether a parameter may be a list or an object, which can be read in several ways. */
  isComposed(operation: Operation, place: string, name: string): boolean;
  /** Whether a parameter is written property by property: `filter[name]=x`. */
  isDeepObject(operation: Operation, place: string, name: string): boolean;
  /** Whether the JSON of an answer breaks its schema; false for other bodies. */
  isBrokenAnswer(operation: Operation, answer: SentAnswer): boolean;
  /** Whether a header of an answer breaks its schema, however it is read. */
  isBrokenHeader(operation: Operation, answer: SentAnswer, name: string): boolean;
}

export function createJudge(model: Model): Judge {
  const isOas30 = model.version === '3.0';
  const requests = createPlainValidator(model.document, { isOas30, direction: 'request' });
  const responses = createPlainValidator(model.document, { isOas30, direction: 'response' });
  return {
    requests,
    isBrokenBody({ requestBody }, { headers, body }) {
      const type = headerValue(headers, 'content-type') ?? '';
      const schema = requestBody && selectMediaType(requestBody.content, type)?.schema;
      if (!schema || !/[/+]json\b/i.test(type) || body === undefined) return false;
      const text = Buffer.from(body).toString('utf8');
      return text !== '' && requests.check(schema, JSON.parse(text)).kind === 'invalid';
    },
    isBrokenParameter(operation, request, place, name) {
      const parameter = parameterOf(operation, place, name);
      if (!parameter?.schema) return false;
      const texts = sentTexts(operation, request, place, name);
      return texts.length > 0 && isBroken(requests, parameter.schema, texts);
    },
    isMissing: (operation, request, place, name) =>
      parameterOf(operation, place, name) !== undefined &&
      sentTexts(operation, request, place, name).length === 0,
    isExplodedObject(operation, place, name) {
      const parameter = parameterOf(operation, place, name);
      if (!parameter?.schema || parameter.style !== 'form' || !parameter.explode) return false;
      return typesOf(model, parameter.schema).has('object');
    },
    isComposed(operation, place, name) {
      const schema = parameterOf(operation, place, name)?.schema;
      const types = schema && typesOf(model, schema);
      // An enum of texts on a list leaves no type at all.
      return types !== undefined && (types.size === 0 || types.has('array') || types.has('object'));
    },
    isDeepObject: (operation, place, name) => parameterOf(operation, place, name)?.style === 'deepObject',
    isBrokenAnswer(operation, answer) {
      if (!/[/+]json\b/i.test(answer.headers['content-type'] ?? '')) return false;
      const { verdict, reason = '' } = judgeAnswer(model, operation, answer, responses);
      return verdict === 'invalid' && reason.startsWith('breaks');
    },
    isBrokenHeader(operation, { headers }, name) {
      // That of any status: an answer that fails says no more which one it was made for.
      const header = operation.responses
        .flatMap((response) => response.headers)
        .find((one) => one.name.toLowerCase() === name);
      const text = headers[name];
      if (!header?.schema || text === undefined) return false;
      return isBroken(responses, header.schema, [text]);
    },
  };
}

function parameterOf({ parameters }: Operation, place: string, name: string): Parameter | undefined {
  return parameters.find((one) => one.in === place && one.name.toLowerCase() === name.toLowerCase());
}

/** What was sent for a parameter, decoded. */
function sentTexts(
  { path }: Operation,
  { target, headers }: MockRequest,
  place: string,
  name: string,
): readonly string[] {
  if (place === 'header') return [headerValue(headers, name.toLowerCase()) ?? []].flat();
  const [sent = '', query = ''] = target.split('?', 2);
  if (place === 'query') {
    return [...new URLSearchParams(query)]
      .filter(([key]) => key.toLowerCase() === name.toLowerCase())
      .map(([, value]) => value);
  }
  const index = path.split('/').findIndex((segment) => segment.toLowerCase() === `{${name.toLowerCase()}}`);
  const segment = index < 0 ? undefined : sent.split('/')[index];
  return segment === undefined ? [] : [decodeURIComponent(segment)];
}

/** Whether no way to read what was sent has a valid value. */
function isBroken(validator: PlainValidator, schema: SchemaNode, texts: readonly string[]): boolean {
  const lists = [texts, texts.flatMap((text) => text.split(',')), texts.flatMap((text) => text.split('|'))];
  const readings = [
    ...(texts.length === 1 ? [texts[0], parsed(texts[0] ?? '')] : []),
    ...lists,
    ...lists.map((list) => list.map(parsed)),
  ];
  return readings.every((reading) => validator.check(schema, reading).kind === 'invalid');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
