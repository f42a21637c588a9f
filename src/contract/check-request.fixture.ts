import { modelOf } from '../verify/items-server.fixture.ts';
import { type IncomingRequest, type RequestCheck, requestCheckOf } from './check-request.ts';

/** The check of an operation that stands alone in its document. */
export function checkOf(
  operation: object,
  { path = '/a', method = 'post', version = '3.1.0', root = {} } = {},
): RequestCheck {
  const model = modelOf({
    openapi: version,
    info: { title: 'T', version: '1' },
    paths: { [path]: { [method]: { responses: {}, ...operation } } },
    ...root,
  });
  const [first] = model.operations;
  if (!first) throw new Error('there is no operation');
  return requestCheckOf(model, first);
}

/** A request to `/a`, with what is given. */
export function requestWith(given: Partial<IncomingRequest> = {}): IncomingRequest {
  return { path: '/a', query: '', headers: {}, body: undefined, ...given };
}

/** What is wrong with a request: where, code and message. */
export function brief(check: RequestCheck, request: IncomingRequest): readonly unknown[] {
  return check.check(request).violations.map(({ path, code, message }) => [path.join(' '), code, message]);
}
