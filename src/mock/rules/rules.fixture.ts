import { requestCheckOf } from '../../contract/check-request.ts';
import type { MockFile } from '../mock-file/mock-file.ts';
import { modelOf } from '../model.fixture.ts';
import { type AnswerPicker, answerPickerOf } from './pick-answer.ts';
import type { PickedAnswer } from './rule.ts';

const json = (examples: object) => ({ content: { 'application/json': { examples } } });
const parameter = (place: string, name: string, schema: object, more: object = {}) => ({
  in: place,
  name,
  schema,
  ...more,
});

/** One operation, `PUT /jobs/{id}.{kind}`, with parameters in every place. */
export function jobsModel(rules: unknown) {
  return modelOf({
    openapi: '3.1.0',
    paths: {
      '/jobs/{id}.{kind}': {
        put: {
          operationId: 'putJob',
          parameters: [
            parameter('path', 'id', { type: 'integer' }, { required: true }),
            parameter('query', 'status', { type: 'array', items: { type: 'string' } }),
            parameter('query', 'limit', { type: 'integer' }),
            parameter('query', 'filter', { type: 'object' }, { style: 'deepObject' }),
            parameter('header', 'X-Tenant', { type: 'string' }),
            parameter('cookie', 'theme', { type: 'string' }),
          ],
          requestBody: { content: { 'application/json': {}, 'application/x-www-form-urlencoded': {} } },
          responses: {
            200: { description: 'ok', ...json({ done: { value: 1 }, failed: { value: 2 } }) },
            404: { description: 'no', ...json({ notFound: { value: 3 } }) },
            '5XX': { description: 'down', ...json({ down: { value: 4 } }) },
          },
          'x-mock': rules,
        },
      },
    },
  });
}

/** A request to it; by default one that says as little as it can. */
export interface SentRequest {
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Sent as JSON, unless a content type is given. */
  readonly body?: string;
}

/** What rules in the document pick for a request, those of a file before them. */
export function pickFor(sent: SentRequest, rules: unknown, file?: MockFile): PickedAnswer | undefined {
  const model = jobsModel(rules);
  const [operation] = model.operations;
  if (!operation) throw new Error('the fixture has no operation');
  const { path = '/jobs/7.json', query = '', headers = {}, body } = sent;
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const request = {
    path,
    query,
    headers: { ...type, ...headers },
    body: body === undefined ? undefined : new TextEncoder().encode(body),
  };
  const content = requestCheckOf(model, operation).check(request);
  return answerPickerOf(model, operation, file)?.pick(request, content);
}

/** The picker of the operation with these rules in the document. */
export function pickerOf(rules: unknown): AnswerPicker | undefined {
  const model = jobsModel(rules);
  const [operation] = model.operations;
  return operation && answerPickerOf(model, operation, undefined);
}
