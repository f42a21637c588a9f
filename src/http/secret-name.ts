/** The last word or two of names that hold a secret in any API: `client_secret`, `X-API-Key`, `accessToken`. */
const secretWords = /(?:^|_)(?:authorization|cookie|token|secret|password|passwd|api_?key)$/;

/** Whether a property, header or parameter of this name holds a secret, whatever the document says. */
export function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  return secretWords.test(words.toLowerCase());
}
