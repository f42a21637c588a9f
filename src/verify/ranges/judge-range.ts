import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { isNamedStatus } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import { type ContentRange, parseContentRange } from './content-range.ts';
import type { RangeProbe } from './range-probes.ts';

/** A range that was asked for, of what, and what came. */
export interface RangeAsked {
  readonly operation: Operation;
  /** All bytes, as they are read without `Range`. */
  readonly whole: Uint8Array;
  readonly probe: RangeProbe;
  readonly exchange: Exchange;
  /** Whether the server was seen to send parts. */
  readonly servesParts: boolean;
  /** Whether the document says that several ranges are answered with everything. */
  readonly oneOnly: boolean;
}

/** What the answer to a range shows. Failures, and statuses that are not documented, are told elsewhere. */
export function judgeRange(asked: RangeAsked): FindingDraft | undefined {
  const { status } = asked.exchange.response;
  if (status === 401 || status === 403 || status === 429 || status >= 500) return undefined;
  switch (asked.probe.want.kind) {
    case 'part':
      return judgePart(asked, asked.probe.want);
    case 'beyond':
      return judgeBeyond(asked);
    case 'invalid':
      return judgeInvalidRange(asked);
    case 'several':
      return judgeSeveral(asked);
  }
}

function judgePart(
  asked: RangeAsked,
  { first, last }: { readonly first: number; readonly last: number },
): FindingDraft | undefined {
  const { operation, whole, exchange } = asked;
  const { status, body } = exchange.response;
  if (status === 200) return judgeWhole(asked);
  if (status === 416)
    return draft(
      asked,
      'range-status',
      'a range of bytes that there are is refused',
      `206 with the bytes ${first}-${last}`,
    );
  if (status !== 206) {
    const isTold = !isNamedStatus(operation, status);
    return isTold || status < 400
      ? undefined
      : draft(asked, 'range-status', 'a range of bytes is refused', '206');
  }
  const isRight = isSame(body, whole.subarray(first, last + 1));
  const wanted = `bytes ${first}-${last}/${whole.length}`;
  if (!isRight)
    return draft(asked, 'range-differs', 'other bytes are sent than were asked for', wanted, told(asked));
  return judgeTold(asked, { first, last }, wanted);
}

/** The right bytes came: `Content-Range` tells the same. */
function judgeTold(
  asked: RangeAsked,
  { first, last }: { readonly first: number; readonly last: number },
  wanted: string,
): FindingDraft | undefined {
  const { operation, whole, exchange } = asked;
  const range = rangeOf(exchange);
  if (range === 'absent')
    return isRequired(operation, '206')
      ? undefined
      : draft(asked, 'content-range-wrong', 'a 206 does not tell which bytes it has', wanted);
  const isTrue =
    range?.kind === 'part' &&
    range.first === first &&
    range.last === last &&
    (range.size === undefined || range.size === whole.length);
  return isTrue
    ? undefined
    : draft(
        asked,
        'content-range-wrong',
        'Content-Range does not tell the bytes that are sent',
        wanted,
        told(asked),
      );
}

/** A range may be ignored: then everything is sent, and called so. */
function judgeWhole(asked: RangeAsked): FindingDraft | undefined {
  const { whole, exchange } = asked;
  const { body } = exchange.response;
  if (isSame(body, whole) && rangeOf(exchange) === 'absent') return undefined;
  return draft(
    asked,
    'range-status',
    'a part of the bytes is answered with 200, as if it were all of them',
    '206, or 200 with all bytes and without Content-Range',
    told(asked),
  );
}

function judgeBeyond(asked: RangeAsked): FindingDraft | undefined {
  const { operation, whole, exchange, servesParts } = asked;
  const { status } = exchange.response;
  const wanted = `bytes */${whole.length}`;
  if (status === 416) {
    const range = rangeOf(exchange);
    // It should be there, but need not be.
    if (range === 'absent' || (range?.kind === 'none' && range.size === whole.length)) return undefined;
    return draft(
      asked,
      'content-range-wrong',
      'the Content-Range of a 416 does not tell how many bytes there are',
      wanted,
      told(asked),
    );
  }
  if (status === 200 && !(servesParts && hasStatus(operation, '416'))) return judgeWhole(asked);
  const isRefused = status >= 400 && !(hasStatus(operation, '416') && isNamedStatus(operation, status));
  return isRefused || status === 304
    ? undefined
    : draft(asked, 'range-status', 'a range that begins behind the last byte is not refused with 416', '416');
}

/** It is ignored or refused, as the server likes: but there is no part to send. */
function judgeInvalidRange(asked: RangeAsked): FindingDraft | undefined {
  const { status } = asked.exchange.response;
  if (status === 200) return judgeWhole(asked);
  return status === 206
    ? draft(asked, 'range-status', 'what is no range is answered with a part', '200 with all bytes, or 416')
    : undefined;
}

function judgeSeveral(asked: RangeAsked): FindingDraft | undefined {
  const { whole, exchange, oneOnly } = asked;
  const { status, body } = exchange.response;
  if (status === 200) return judgeWhole(asked);
  if (oneOnly)
    return draft(
      asked,
      'range-status',
      'several ranges are not answered with all bytes, as the document says',
      '200',
    );
  const range = status === 206 ? rangeOf(exchange) : undefined;
  if (range === undefined || range === 'absent' || range.kind !== 'part') return undefined;
  return isSame(body, whole.subarray(range.first, range.last + 1))
    ? undefined
    : draft(
        asked,
        'range-differs',
        'other bytes are sent than Content-Range tells',
        told(asked),
        `${body.length} bytes`,
      );
}

function rangeOf({ response }: Exchange): ContentRange | 'absent' | undefined {
  const text = headerOf(response.headers, 'content-range');
  return text === undefined ? 'absent' : parseContentRange(text);
}

/** Whether another check says that the header is missing. */
function isRequired(operation: Operation, status: string): boolean {
  const response = operation.responses.find((one) => one.status === status);
  return (
    response?.headers.some(({ name, required }) => name.toLowerCase() === 'content-range' && required) ===
    true
  );
}

function hasStatus(operation: Operation, status: string): boolean {
  return operation.responses.some((one) => one.status === status);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(other);
}

function told({ exchange: { response } }: RangeAsked): string {
  const range = headerOf(response.headers, 'content-range');
  const count = `${response.body.length} bytes`;
  return range === undefined ? count : `${count} as ${range}`;
}

function draft(
  { operation, probe, exchange }: RangeAsked,
  code: 'range-status' | 'range-differs' | 'content-range-wrong',
  message: string,
  expected: string,
  actual?: string,
): FindingDraft {
  return {
    code,
    operation,
    message,
    expected,
    actual: `${exchange.response.status}${actual === undefined ? '' : ` with ${actual}`} for ${probe.header}`,
    hint: `${probe.what[0]?.toUpperCase()}${probe.what.slice(1)} was asked for: read Range as RFC 9110, section 14, has it.`,
    steps: [exchange],
    detail: 'range',
  };
}
