import { selectMediaType } from '../http/media-type.ts';
import { secretPlacesOf } from '../http/secrets.ts';
import type { Model, Operation } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import type { ExchangeContext } from './check.ts';
import { checkBody } from './checks/body.ts';
import { checkContentType } from './checks/content-type.ts';
import { checkEmptyBody } from './checks/empty-body.ts';
import { checkHeaders } from './checks/headers.ts';
import { checkStatus } from './checks/status.ts';
import { checkWriteOnly } from './checks/write-only.ts';
import { type Exchange, headerOf } from './exchange.ts';
import { findResponse } from './find-response.ts';

const checks = [checkStatus, checkEmptyBody, checkContentType, checkBody, checkWriteOnly, checkHeaders];

/**
 * Checks one answer against the operation that was called: status, content type, body, headers.
 *
 * Empty where it keeps to the document. What cannot be checked is a problem of its own. Secrets are left out of
 * what is quoted.
 */
export function checkExchange(model: Model, operation: Operation, exchange: Exchange): readonly Problem[] {
  const response = findResponse(operation, exchange.response.status);
  const contentType = headerOf(exchange.response.headers, 'content-type');
  const content = response?.content ?? [];
  const context: ExchangeContext = {
    model,
    operation,
    exchange,
    response,
    contentType,
    mediaType: contentType === undefined ? soleOf(content) : selectMediaType(content, contentType),
    secrets: secretPlacesOf(model),
  };
  return checks.flatMap((check) => check(context));
}

/** A body without a type can only be meant as the one type that there is. */
function soleOf<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
