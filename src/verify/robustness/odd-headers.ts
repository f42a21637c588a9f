import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import { needsCredentials } from '../auth/held-secrets.ts';
import type { CaseRequest } from '../request.ts';
import { isSafeMethod } from '../run/safe-method.ts';
import { looksAtVersion } from '../state/etags.ts';
import type { OddInput } from './odd-input.ts';

/** Headers that make no sense: all at once, and those that must be read before anything else one by one. */
export function oddHeaders(operation: Operation): readonly OddInput[] {
  const inputs: OddInput[] = [
    sentWith({ accept: 'application/x-concordat-nothing' }),
    sentWith({ accept: ';;;q=x, */', 'accept-encoding': ';;q=x', 'accept-language': '-;q=,' }),
  ];
  if (isSafeMethod(operation.method))
    inputs.push(sentWith({ 'if-none-match': 'no-quotes', 'if-modified-since': 'yesterday' }));
  else inputs.push(...oddConditions(operation));
  if (needsCredentials(operation)) inputs.push(...badAuthorizations);
  return inputs;
}

/** Conditions that no ETag and no time can meet, where the document knows such: well-formed headers, and what they hold is odd. */
function oddConditions(operation: Operation): readonly OddInput[] {
  const takes = (name: string) =>
    operation.parameters.some((one) => one.in === 'header' && plainName(one.name) === name);
  const etags = ['no-quotes', '"', 'W/"none", "other", ,"third"'];
  return [
    ...(looksAtVersion(operation) ? etags.map((value) => sentWith({ 'if-match': value })) : []),
    ...(takes('ifnonematch') ? [sentWith({ 'if-none-match': 'no-quotes' })] : []),
    ...(takes('ifunmodifiedsince') ? [sentWith({ 'if-unmodified-since': 'yesterday' })] : []),
  ];
}

/** They say who is calling, in ways that cannot be read. */
const badAuthorizations: readonly OddInput[] = ['Basic !!!', 'Bearer a.b.c', 'Bearer'].map((value) => ({
  make: (request: CaseRequest) => ({ ...request, credentials: { headers: { Authorization: value } } }),
}));

function sentWith(headers: Readonly<Record<string, string>>): OddInput {
  return { make: (request) => ({ ...request, headers: { ...request.headers, ...headers } }) };
}
