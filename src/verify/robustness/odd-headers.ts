import type { Operation } from '../../model/model.ts';
import { needsCredentials } from '../auth/held-secrets.ts';
import type { CaseRequest } from '../request.ts';
import { isSafeMethod } from '../run/safe-method.ts';
import type { OddInput } from './odd-input.ts';

/** Headers that make no sense: all at once, and those that must be read before anything else one by one. */
export function oddHeaders(operation: Operation): readonly OddInput[] {
  const inputs: OddInput[] = [
    sentWith({ accept: 'application/x-concordat-nothing' }),
    sentWith({ accept: ';;;q=x, */', 'accept-encoding': ';;q=x', 'accept-language': '-;q=,' }),
  ];
  if (isSafeMethod(operation.method))
    inputs.push(sentWith({ 'if-none-match': 'no-quotes', 'if-modified-since': 'yesterday' }));
  if (needsCredentials(operation)) inputs.push(...badAuthorizations);
  return inputs;
}

/** They say who is calling, in ways that cannot be read. */
const badAuthorizations: readonly OddInput[] = ['Basic !!!', 'Bearer a.b.c', 'Bearer'].map((value) => ({
  make: (request: CaseRequest) => ({ ...request, credentials: { headers: { Authorization: value } } }),
}));

function sentWith(headers: Readonly<Record<string, string>>): OddInput {
  return { make: (request) => ({ ...request, headers: { ...request.headers, ...headers } }) };
}
