import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { signingKeyOf, signMessage } from './sign-message.ts';

const body = '{"type":"generation.completed","data":{"name":"Zoë"}}';

test('signs as another implementation of the standard verifies', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const headers = signMessage(signingKeyOf(secret) ?? new Uint8Array(), 'msg_1', Date.now(), body);
  expect(new Webhook(secret).verify(body, { ...headers })).toEqual(JSON.parse(body));
  expect(() => new Webhook(secret).verify(`${body} `, { ...headers })).toThrow('No matching signature');
});

describe('the key of a secret', () => {
  test.each([
    ['whsec_AAEC', [0, 1, 2]],
    ['whsec_AAE=', [0, 1]],
    ['a-key', [97, 45, 107, 101, 121]],
    ['whsec_', undefined],
    ['whsec_?', undefined],
    ['whsec_AAECA', undefined],
  ])('%s', (secret, want) => {
    const key = signingKeyOf(secret);
    expect(key && [...key]).toEqual(want);
  });
});
