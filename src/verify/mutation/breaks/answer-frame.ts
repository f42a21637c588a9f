import { findResponse } from '../../../contract/find-response.ts';
import type { Header, Operation } from '../../../model/model.ts';
import { isObject } from '../../../model/values.ts';
import { typesOf } from '../../../schema/resolve-schema.ts';
import type { Break } from '../break.ts';
import { type BreakSubject, isCovered, jsonContent, mainSuccess } from '../break-subject.ts';
import type { Layer, Reply } from '../broken-server.ts';
import { isValid } from '../broken-values.ts';
import { isGood, replyHeader, withReplyHeader, withReplyJson } from '../reply.ts';
import { spread } from '../schema-places.ts';

/** Status, content type and headers that are not as documented, bodies that are cut, and failures. */
export function breakAnswerFrame(subject: BreakSubject): readonly Break[] {
  return [
    ...successStatus(subject),
    ...refusalStatus(subject),
    ...contentType(subject),
    ...headers(subject),
    ...errorBodies(subject),
    ...failures(subject),
  ];
}

/** A layer that changes the answers of an operation. */
function changing(operation: Operation, change: (reply: Reply) => Reply): () => Layer {
  return () => async (call, next) => {
    const reply = await next(call);
    return call.operation === operation ? change(reply) : reply;
  };
}

function successStatus({ operation }: BreakSubject): readonly Break[] {
  const response = mainSuccess(operation);
  if (!response) return [];
  const own = Number(response.status.replace('XX', '00'));
  const others = own === 200 ? [202, 201, 203] : [200, 201, 202];
  const free = others.find((status) => status !== own && !isCovered(operation, status));
  const status = free ?? others[0] ?? 200;
  const change = (reply: Reply) =>
    findResponse(operation, reply.status) === response ? { ...reply, status } : reply;
  const what = `answers ${status} in place of ${response.status}`;
  const lacks = free === undefined ? `statuses of its own in place of "default" or a range` : undefined;
  return [
    {
      kind: 'wrong-success',
      operation,
      where: response.status,
      what,
      make: changing(operation, change),
      ...(lacks !== undefined && { lacks }),
    },
  ];
}

function refusalStatus({ operation }: BreakSubject): readonly Break[] {
  if (!operation.responses.some(({ status }) => provoked.includes(status))) return [];
  const status = 418;
  const isFree = !isCovered(operation, status);
  const change = (reply: Reply) => (reply.status >= 400 && reply.status < 500 ? { ...reply, status } : reply);
  const what = `answers ${status} where it refuses`;
  const lacks = 'statuses of its own in place of "default" or "4XX"';
  const one: Break = { kind: 'wrong-refusal', operation, where: '', what, make: changing(operation, change) };
  return [isFree ? one : { ...one, lacks }];
}

function contentType({ operation }: BreakSubject): readonly Break[] {
  const response = mainSuccess(operation);
  if (!response) return [];
  const content = jsonContent(response);
  const where = response.status;
  const change = (reply: Reply) =>
    isGood(reply) && replyHeader(reply, 'content-type') !== undefined
      ? withReplyHeader(reply, 'content-type', 'text/html; charset=utf-8')
      : reply;
  const cut = (reply: Reply) =>
    isGood(reply) && reply.body.byteLength > 1
      ? withReplyHeader({ ...reply, body: reply.body.slice(0, -1) }, 'content-length', undefined)
      : reply;
  return [
    ...(response.content.length > 0
      ? [
          {
            kind: 'wrong-content-type' as const,
            operation,
            where,
            what: 'answers as text/html',
            make: changing(operation, change),
            ...(response.content.some(
              ({ name }) => name === '*/*' || name === 'text/*' || name === 'text/html',
            ) && {
              lacks: 'a media type of its own in place of a range',
            }),
          },
        ]
      : []),
    ...(content
      ? [
          {
            kind: 'malformed-answer' as const,
            operation,
            where,
            what: 'sends a body that is cut',
            make: changing(operation, cut),
          },
        ]
      : []),
  ];
}

function headers({ model, operation }: BreakSubject): readonly Break[] {
  const response = mainSuccess(operation);
  if (!response) return [];
  const missing = (header: Header): Break => ({
    kind: 'missing-header',
    operation,
    where: `${response.status} ${header.name}`,
    what: `leaves the header ${header.name} out`,
    make: changing(operation, (reply) =>
      isGood(reply) && replyHeader(reply, header.name) !== undefined
        ? withReplyHeader(reply, header.name, undefined)
        : reply,
    ),
  });
  const wrong = 'no-such-value';
  const typed = response.headers.filter(({ schema }) => {
    const types = schema && typesOf(model, schema);
    return schema && !types?.has('string') && !isValid(model, schema, wrong);
  });
  const required = response.headers.filter((header) => header.required);
  const optional = response.headers.filter((header) => !header.required);
  return [
    ...spread(required, 2).map(missing),
    ...optional.slice(0, 1).map((header) => ({
      ...missing(header),
      lacks: `"required: true" on ${optional
        .map(({ name }) => name)
        .slice(0, 4)
        .join(', ')}`,
    })),
    ...spread(typed, 1).map(
      ({ name }): Break => ({
        kind: 'wrong-header',
        operation,
        where: `${response.status} ${name}`,
        what: `sends the header ${name} with another type`,
        make: changing(operation, (reply) =>
          isGood(reply) && replyHeader(reply, name) !== undefined
            ? withReplyHeader(reply, name, wrong)
            : reply,
        ),
      }),
    ),
  ];
}

/** Refusals that come of what a request says, and not of rules, limits or sizes. */
const provoked = ['400', '401', '404', '409', '410', '412', '415', '422', '4XX'];

function errorBodies({ model, operation }: BreakSubject): readonly Break[] {
  const refusals = operation.responses.filter(({ status }) => /^4(?:\d\d|XX)$/.test(status));
  return refusals.flatMap((response): Break[] => {
    if (!provoked.includes(response.status)) return [];
    const schema = jsonContent(response)?.schema;
    if (!schema) return [];
    const wrong = [{}, 'text', [{ unexpected: true }]].find((value) => !isValid(model, schema, value));
    const what = `answers ${response.status} with another body`;
    const change = (reply: Reply) =>
      findResponse(operation, reply.status) === response
        ? withReplyJson(reply, (body) => (isObject(body) ? (wrong ?? {}) : wrong))
        : reply;
    const one: Break = {
      kind: 'wrong-error-body',
      operation,
      where: response.status,
      what,
      make: changing(operation, change),
    };
    return [
      wrong === undefined || (isObject(wrong) && isValid(model, schema, wrong))
        ? { ...one, lacks: `required properties in the body of ${response.status}` }
        : one,
    ];
  });
}

function failures({ operation }: BreakSubject): readonly Break[] {
  const failed: Reply = { status: 500, headers: [['content-type', 'text/plain']], body: new Uint8Array() };
  const where = '';
  return [
    {
      kind: 'fails-on-valid',
      operation,
      where,
      what: 'fails with 500 where it should succeed',
      make: changing(operation, (reply) => (isGood(reply) ? failed : reply)),
    },
    ...(operation.responses.some(({ status }) => ['400', '415', '422', '4XX'].includes(status))
      ? [
          {
            kind: 'fails-on-invalid' as const,
            operation,
            where,
            what: 'fails with 500 where it should refuse with 400, 415 or 422',
            make: changing(operation, (reply) => ([400, 415, 422].includes(reply.status) ? failed : reply)),
          },
        ]
      : []),
  ];
}
