import { expect, test } from 'vitest';
import { authorizationCode } from './authorization-code.ts';
import { codeChallenge, randomSecret } from './pkce.ts';

// RFC 7636, appendix B: the bytes, the verifier and the challenge.
const bytes = [
  116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191,
  240, 91, 88, 5, 88, 83, 132, 141, 121,
];
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

test('the example of RFC 7636', async () => {
  expect(randomSecret((target) => target.set(bytes))).toBe(verifier);
  expect(await codeChallenge(verifier)).toBe(challenge);
});

test('secrets are long and differ', () => {
  const secrets = Array.from({ length: 100 }, () => randomSecret());
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
});

const flow = authorizationCode({
  authorizationUrl: 'https://a.example/authorize?tenant=7',
  tokenUrl: 'https://a.example/token',
  clientId: 's6BhdRkqt3',
  redirectUri: 'https://client.example/cb?tab=1',
  scope: 'a b',
  parameters: { prompt: 'consent', state: 'not this' },
  issuer: 'https://a.example',
  random: (target) => target.set(bytes),
});

test('the address of a sign-in', async () => {
  const { url, pending } = await flow.start();
  expect(pending).toEqual({ state: verifier, codeVerifier: verifier });
  expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
    tenant: '7',
    prompt: 'consent',
    state: verifier,
    response_type: 'code',
    client_id: 's6BhdRkqt3',
    redirect_uri: 'https://client.example/cb?tab=1',
    scope: 'a b',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
});

const iss = 'iss=https%3A%2F%2Fa.example';
const refused: [callback: string, code: string][] = [
  [`/cb?code=c&${iss}`, 'state_mismatch'],
  [`/cb?code=c&${iss}&state=other`, 'state_mismatch'],
  [`/cb?code=c&${iss}&state=s&state=s`, 'state_mismatch'],
  ['/cb?error=access_denied', 'state_mismatch'],
  ['/cb#state=s&code=c', 'state_mismatch'],
  ['http://[?state=s&code=c#x', 'issuer_mismatch'],
  ['/cb?state=s&code=c', 'issuer_mismatch'],
  ['/cb?state=s&code=c&iss=https%3A%2F%2Fevil.example', 'issuer_mismatch'],
  [`/cb?state=s&${iss}&error=access_denied&code=c`, 'access_denied'],
  [`/cb?state=s&${iss}`, 'invalid_response'],
  [`/cb?state=s&${iss}&code=c&code=d`, 'invalid_response'],
];
test.each(refused)('refused: %s', async (callback, code) => {
  await expect(flow.finish(callback, { state: 's', codeVerifier: verifier })).rejects.toMatchObject({ code });
});

test('a sign-in that was not kept has no state to agree with', async () => {
  const empty = flow.finish(`/cb?state=&code=c&${iss}`, { state: '', codeVerifier: '' });
  await expect(empty).rejects.toMatchObject({ code: 'state_mismatch' });
});
