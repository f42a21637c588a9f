import { type Exchange, headerOf } from '../contract/exchange.ts';
import { findResponse } from '../contract/find-response.ts';
import { finding } from '../contract/finding.ts';
import type { Model } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import type { Problem } from '../problem.ts';
import { type Case, type ProbeKind, probeStatuses } from './case.ts';

/** What is wrong with an answer as the answer to this case, beyond leaving the document. */
export function judge(model: Model, one: Case, exchange: Exchange): readonly Problem[] {
  return one.probe === undefined ? judgeExample(one, exchange) : judgeProbe(model, one, one.probe, exchange);
}

function judgeExample(one: Case, { response }: Exchange): readonly Problem[] {
  const { operation } = one;
  const { status } = response;
  const at = findResponse(operation, status)?.at;
  const more = { actual: String(status), ...(at && { at }) };
  if (status >= 500) {
    const message = `the server failed on a request that the document allows (${one.title})`;
    return [finding('server-error', operation, message, more)];
  }
  if (status === 429) {
    const message = 'the server refused the request because there were too many';
    return [finding('rate-limited', operation, message, more)];
  }
  // Without credentials every example is refused; that no success was seen says it once.
  if (status < 400 || status === 401 || status === 403) return [];
  return [
    finding(
      'example-refused',
      operation,
      `the server refused the document's own request (${one.title})`,
      more,
    ),
  ];
}

function judgeProbe(model: Model, one: Case, probe: ProbeKind, exchange: Exchange): readonly Problem[] {
  const expected = probeStatuses[probe];
  const { status } = exchange.response;
  if (status === 429)
    return [
      finding('rate-limited', one.operation, 'the server refused the request because there were too many'),
    ];
  if (status !== expected && probe !== 'no-credentials' && (status === 401 || status === 403)) {
    const message = `how the server answers a request ${one.title} is not known: its credentials were refused`;
    return [finding('probe-blocked', one.operation, message, { actual: String(status) })];
  }
  if (status !== expected) {
    const message = `a request ${one.title} must be answered with ${expected}`;
    return [
      finding(`probe-${probe}`, one.operation, message, {
        at: findResponse(one.operation, expected)?.at ?? childOf(one.operation.at, 'responses'),
        expected: String(expected),
        actual: String(status),
      }),
    ];
  }
  return probe === 'method' ? judgeAllow(model, one, exchange) : [];
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6 */
function judgeAllow(model: Model, one: Case, exchange: Exchange): readonly Problem[] {
  const { operation } = one;
  const documented = findResponse(operation, exchange.response.status);
  const header = documented?.headers.find(({ name }) => name.toLowerCase() === 'allow');
  const allow = headerOf(exchange.response.headers, 'allow');
  // A missing header that the document requires has been told already.
  if (allow === undefined && header?.required) return [];
  const named = new Set((allow ?? '').split(',').map((method) => method.trim().toUpperCase()));
  const methods = model.operations
    .filter(({ path }) => path === operation.path)
    .map((each) => each.method.toUpperCase());
  const missing = methods.filter((method) => !named.has(method));
  if (missing.length === 0) return [];
  return [
    finding('allow-incomplete', operation, `Allow does not name ${missing.join(', ')}, which the path has`, {
      at: header?.at ?? documented?.at ?? operation.at,
      expected: methods.join(', '),
      actual: allow ?? 'no Allow header',
    }),
  ];
}
