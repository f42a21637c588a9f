import type { Operation } from '../model/model.ts';

/** A kind of JSON that is not documented, where a 415 is: Prism takes it for the documented one, and the mock does not. */
export function isOtherKind({ requestBody, responses }: Operation, contentType: unknown): boolean {
  const names = requestBody?.content.map(({ name }) => name) ?? [];
  const type = String(contentType);
  const isKind = type.endsWith('json') && names.some((name) => name.endsWith('+json'));
  return isKind && !names.includes(type) && responses.some(({ status }) => status === '415');
}
