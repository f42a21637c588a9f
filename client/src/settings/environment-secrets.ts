import { SecretError, type SecretProvider } from './secret-provider.ts';
import { SecretValue } from './secret-value.ts';

/**
 * Secrets of environment variables: the name of a secret is the name of its variable.
 *
 * @param variables `process.env`, `Deno.env.toObject()`, the `env` of a worker
 */
export function environmentSecrets(variables: Readonly<Record<string, string | undefined>>): SecretProvider {
  return {
    async get(name, signal) {
      signal.throwIfAborted();
      const text = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (text) return new SecretValue(text);
      const found = text === '' ? 'is empty' : 'is not set';
      throw new SecretError('missing', name, `is missing: the environment variable ${name} ${found}`);
    },
  };
}
