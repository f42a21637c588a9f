import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type SignedDelivery, verifySignature } from './verify-signature.ts';

/** The example of the specification. */
const vector = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: '1614265330',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  body: '{"test": 2432232314}',
};
const signedMs = 1_614_265_330_000;

afterEach(() => vi.useRealTimers());

function verify(change: Partial<typeof vector> & { nowMs?: number; secrets?: SignedDelivery['secrets'] }) {
  const { id, timestamp, signature, body, secret, nowMs = signedMs, secrets } = { ...vector, ...change };
  const given = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  const headers = new Headers(Object.entries(given).filter(([, value]) => value !== ''));
  const bytes = new TextEncoder().encode(body);
  return verifySignature({ headers, body: bytes, secrets: secrets ?? [secret], nowMs, toleranceMs: 300_000 });
}

describe('signatures', () => {
  const other = 'v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=';
  const newer = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
  const cases: [name: string, change: Parameters<typeof verify>[0], verdict: string][] = [
    ["the specification's example", {}, 'ok'],
    ['five minutes later', { nowMs: signedMs + 300_000 }, 'ok'],
    ['later than that', { nowMs: signedMs + 300_001 }, 'old'],
    ['five minutes early', { nowMs: signedMs - 300_000 }, 'ok'],
    ['earlier than that', { nowMs: signedMs - 300_001 }, 'early'],
    ['another body', { body: '{"test":2432232314}' }, 'mismatch'],
    ['another id', { id: 'msg_p5jXN8AQM9LWM0D4loKWxJeL' }, 'mismatch'],
    ['another time', { timestamp: '1614265331' }, 'mismatch'],
    ['another secret', { secret: newer }, 'mismatch'],
    ['an old and a new secret', { secrets: [newer, vector.secret] }, 'ok'],
    ['several signatures', { signature: `v1a,abc= ${other} ${vector.signature}` }, 'ok'],
    ['signatures of others alone', { signature: other }, 'mismatch'],
    ['another version alone', { signature: vector.signature.replace('v1', 'v2') }, 'malformed'],
    ['the 21st signature', { signature: `${`${other} `.repeat(20)}${vector.signature}` }, 'mismatch'],
    // The last letter but one has two bits that mean nothing.
    [
      'another spelling of the same bytes',
      { signature: vector.signature.replace('OE=', 'OF=') },
      'malformed',
    ],
    ['half a signature', { signature: vector.signature.slice(0, 20) }, 'malformed'],
    ['no signature', { signature: '' }, 'missing'],
    ['no id', { id: '' }, 'missing'],
    ['no time', { timestamp: '' }, 'missing'],
    ['a time with more behind it', { timestamp: '1614265330abc' }, 'malformed'],
    ['a time with a dot', { timestamp: '1614265330.5' }, 'malformed'],
    ['an id without end', { id: 'm'.repeat(257) }, 'malformed'],
  ];
  test.each(cases)('%s', async (_name, change, verdict) => {
    const verified = await verify(change);
    expect(verified.ok ? 'ok' : verified.reason).toBe(verdict);
  });
});

test('what is known of a delivery', async () => {
  expect(await verify({})).toEqual({ ok: true, id: vector.id, sentAt: new Date('2021-02-25T15:02:10Z') });
});

const badSecrets: [name: string, secret: string | Uint8Array, message: string][] = [
  ['a plain text', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'is not "whsec_" and base64'],
  ['no base64', 'whsec_Mf KQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'is not "whsec_" and base64'],
  ['base64 of a wrong length', 'whsec_AAAAA', 'is not "whsec_" and base64'],
  ['a short one', 'whsec_AAAA', 'has 3 bytes'],
  ['nothing', '', 'is not "whsec_" and base64'],
  ['no bytes', new Uint8Array(), 'has 0 bytes'],
];
test.each(badSecrets)('a secret that is %s is refused, and not repeated', async (_name, secret, message) => {
  const error: unknown = await verify({ secrets: [secret] }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).toContain(message);
  if (secret.length > 0) expect(String(error)).not.toContain(String(secret).slice(6));
});

test('what the library standardwebhooks signs is taken', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 8, maxLength: 64 }),
      fc.string({ minLength: 1, maxLength: 40 }).filter((id) => /^[\x21-\x7e]+$/.test(id)),
      fc.integer({ min: 0, max: 99_999_999_999 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      async (key, id, seconds, body) => {
        const secret = `whsec_${Buffer.from(key).toString('base64')}`;
        const signature = new Webhook(secret).sign(id, new Date(seconds * 1000), body);
        const signed = { id, timestamp: String(seconds), signature, body, nowMs: seconds * 1000 };
        expect(await verify({ ...signed, secret })).toMatchObject({ ok: true, id });
        expect(await verify({ ...signed, secrets: [key] })).toMatchObject({ ok: true, id });
      },
    ),
    { seed: 3, numRuns: 300 },
  );
});

test('of what was changed on the way, it takes what the library takes', async () => {
  vi.useFakeTimers({ now: signedMs, toFake: ['Date'] });
  const oracle = new Webhook(vector.secret);
  const verdicts = { taken: 0, refused: 0 };
  const letters = fc.record({
    part: fc.constantFrom('id' as const, 'timestamp' as const, 'signature' as const, 'body' as const),
    at: fc.nat(60),
    letter: fc.constantFrom(...'v1,AZaz09+/=.{}" '),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(letters, { maxLength: 2 }), async (changes) => {
      const changed = { ...vector };
      for (const { part, at, letter } of changes) {
        const text = changed[part];
        changed[part] = `${text.slice(0, at % text.length)}${letter}${text.slice((at % text.length) + 1)}`;
      }
      // The library reads a number as far as it goes, and trims nothing: neither is a time as it is specified.
      fc.pre(/^\d+$/.test(changed.timestamp) && [changed.id, changed.signature].every((t) => t.trim() === t));
      const headers = {
        'webhook-id': changed.id,
        'webhook-timestamp': changed.timestamp,
        'webhook-signature': changed.signature,
      };
      let expected = true;
      try {
        oracle.verify(changed.body, headers, { jsonParse: false });
      } catch {
        expected = false;
      }
      verdicts[expected ? 'taken' : 'refused'] += 1;
      expect((await verify(changed)).ok).toBe(expected);
    }),
    { seed: 11, numRuns: 600 },
  );
  // Else it would show little.
  expect(verdicts.taken).toBeGreaterThan(50);
  expect(verdicts.refused).toBeGreaterThan(200);
});
