import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { SecretError, type SecretProvider } from '../settings/secret-provider.ts';
import { SecretValue } from '../settings/secret-value.ts';

/** Options of `fileSecrets`. */
export interface FileSecretsOptions {
  /** Told once of each file that others than its owner may read. Default: `process.emitWarning`. */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/** Larger files are no secrets. */
const mostBytes = 65_536;

/**
 * Secrets that are files of a folder, as Docker and Kubernetes put them: the name of a secret is the name of its file.
 *
 * A line end behind the secret is no part of it. On Windows permissions are not looked at.
 */
export function fileSecrets(folder: string, options: FileSecretsOptions = {}): SecretProvider {
  const { onWarning = (message) => process.emitWarning(message) } = options;
  const warned = new Set<string>();
  return {
    async get(name, signal) {
      signal.throwIfAborted();
      if (!/^[\w-][\w.-]{0,127}$/.test(name))
        throw new SecretError(
          'malformed',
          name.slice(0, 128),
          'cannot be the name of a file: letters, digits, _, - and . can',
        );
      const path = join(folder, name);
      const { text, mode } = await read(name, path);
      if (process.platform !== 'win32' && (mode & 0o077) !== 0 && !warned.has(path)) {
        warned.add(path);
        onWarning(`the secret ${path} can be read by others than its owner: chmod 600 it`);
      }
      const secret = text.replace(/\r?\n$/, '');
      if (secret === '') throw new SecretError('missing', name, `is missing: the file ${path} is empty`);
      return new SecretValue(secret);
    },
  };
}

async function read(name: string, path: string): Promise<{ readonly text: string; readonly mode: number }> {
  try {
    // Not waiting where somebody put a pipe there.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const status = await file.stat();
      if (!status.isFile()) throw new SecretError('malformed', name, `is no file: ${path}`);
      if (status.size > mostBytes)
        throw new SecretError('malformed', name, `is larger than ${mostBytes} bytes: ${path}`);
      return { text: await file.readFile('utf8'), mode: status.mode };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof SecretError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
    if (code === 'ENOENT') throw new SecretError('missing', name, `is missing: there is no file ${path}`);
    const kind = code === 'EACCES' ? 'denied' : 'unavailable';
    throw new SecretError(kind, name, `cannot be read from ${path}: ${code}`);
  }
}
