import { expect, test } from 'vitest';
import type { Operation } from '../../model/model.ts';
import { endsSession } from './ends-session.ts';

test.each([
  ['DELETE', '/session', 'signOut', '', true],
  ['POST', '/logout', undefined, '', true],
  ['POST', '/auth/log-out', undefined, '', true],
  ['DELETE', '/me', 'removeMe', '', true],
  ['POST', '/tokens/revoke', undefined, '', true],
  ['POST', '/revoke', undefined, '', true],
  ['DELETE', '/api-keys/{id}', 'revokeApiKey', 'Revoke a key', true],
  ['POST', '/users/{id}/deactivate', 'deactivateUser', '', true],
  // Nothing that calls are made with.
  ['DELETE', '/albums/{albumId}/shares/{token}', 'revokeShare', 'Revoke a share', false],
  ['POST', '/coupons/{code}/deactivate', 'deactivateCoupon', 'Deactivate a coupon', false],
  ['POST', '/certificates/{id}/revoke', 'revoke_certificate', '', false],
  ['GET', '/logout', undefined, '', false],
  ['DELETE', '/jobs/{id}', 'deleteJob', 'Delete a job', false],
])('%s %s (%s, %s): %s', (method, path, operationId, summary, ends) => {
  const operation = { method: method.toLowerCase(), path, operationId, summary };
  // The rest of an operation is not looked at.
  expect(endsSession(operation as Operation)).toBe(ends);
});
