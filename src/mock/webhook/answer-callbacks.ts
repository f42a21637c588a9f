import type { SchemaNode } from '../../model/model.ts';
import type { MockLog } from '../events.ts';
import { headerValue } from '../exchange.ts';
import type { AnsweredExchange } from '../request/mock-context.ts';
import type { CallbackPolicy } from './callbacks.ts';

/** Sends the callbacks that an exchange asks for, after its answer, and tells what came of each. */
export async function answerCallbacks(
  { mount, operation, request, answer }: AnsweredExchange,
  policy: CallbackPolicy,
  log: MockLog,
): Promise<void> {
  // Most documents have no callbacks: what sends them is loaded with the first.
  const [{ callbackRequestsOf }, { sendCallback }, { sampleValue }, { passedOnTrace }] = await Promise.all([
    import('./callback-requests.ts'),
    import('./callbacks.ts'),
    import('../../schema/sample.ts'),
    import('../operations/request-trace.ts'),
  ]);
  const mark = request.target.indexOf('?');
  const host = headerValue(request.headers, 'host') ?? 'localhost';
  const requests = callbackRequestsOf(
    mount.model,
    operation,
    {
      url: request.target.startsWith('/') ? `http://${host}${request.target}` : request.target,
      request: {
        path: mark < 0 ? request.target : request.target.slice(0, mark),
        query: new URLSearchParams(mark < 0 ? '' : request.target.slice(mark + 1)),
        headers: request.headers,
        body: request.body,
      },
      response: answer,
    },
    (schema: SchemaNode) => sampleValue(mount.model, schema),
  );
  const passedOn = request.trace?.passedOn ?? passedOnTrace(request.headers);
  await Promise.all(
    requests.map(async (callback) => {
      const headers = { ...callback.headers, ...passedOn };
      log(await sendCallback({ ...callback, headers }, policy));
    }),
  );
}
