import type { Check } from '../check.ts';
import { finding } from '../finding.ts';
import { reasonForNoBody } from './empty-body.ts';

/** The body's type is one that the response documents. */
export const checkContentType: Check = (context) => {
  const { operation, exchange, response, contentType, mediaType } = context;
  if (!response || response.content.length === 0 || reasonForNoBody(exchange) !== undefined) return [];
  if (exchange.response.body.length === 0) return [];
  const place = { at: response.at, expected: response.content.map(({ name }) => name).join(', ') };
  if (contentType === undefined) {
    const message = `the ${exchange.response.status} answer has a body but no Content-Type`;
    return [finding('response-content-type-missing', operation, message, place)];
  }
  if (mediaType) return [];
  const message = `the ${exchange.response.status} answer has a Content-Type that is not documented`;
  return [finding('response-content-type', operation, message, { ...place, actual: contentType })];
};
