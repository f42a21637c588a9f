import { expect, test } from 'vitest';
import { type Signing, signatureHeaders, signingKey } from './webhook-signature.ts';

const text = (value: string) => new TextEncoder().encode(value);

test('signs as the example of Standard Webhooks', () => {
  // The vector of the specification's own libraries.
  const signing: Signing = {
    form: 'standard',
    key: signingKey('standard', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'),
  };
  const message = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestampMs: 1_614_265_330_999,
    body: text('{"test": 2432232314}'),
  };
  expect(signatureHeaders(signing, message)).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test("signs as the example of GitHub's documentation", () => {
  const signing: Signing = {
    form: 'hex',
    key: signingKey('hex', "It's a Secret to Everybody"),
    header: 'X-Hub-Signature-256',
    prefix: 'sha256=',
  };
  expect(signatureHeaders(signing, { id: 'x', timestampMs: 0, body: text('Hello, World!') })).toEqual({
    'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  });
});

test.each(['', 'whsec_', 'not base64!', 'whsec_a', 'a=b'])('refuses the standard secret "%s"', (secret) => {
  expect(() => signingKey('standard', secret)).toThrow('the secret is not one of Standard Webhooks');
});
