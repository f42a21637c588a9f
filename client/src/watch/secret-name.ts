/** Stands where a secret was. */
export const redacted = 'REDACTED';

/** Says of a parameter or field whether its value is a secret. */
export type IsSecret = (name: string) => boolean;

const secretWords =
  /(?:^|_)(?:passwords?|passwd|pwd|passphrase|passcode|pin|secrets?|credentials?|tokens?|private_?key|access_?key|api_?keys?|jwt|otp|cvv|cvc|ssn|iban|authorization|cookies?|session(?:_?id)?|signature|assertion)(?:_|$)/;

/** Whether a name is that of a secret in any API: `apiKey`, `new_password`, `X-Auth-Token`. */
export const isSecretName: IsSecret = (name) =>
  secretWords.test(
    name
      .slice(0, 200)
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .toLowerCase(),
  );
