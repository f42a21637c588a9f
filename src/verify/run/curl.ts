import type { WireRequest } from '../../contract/exchange.ts';
import { redactHeader, redactUrl, type SecretPlaces } from '../../http/secrets.ts';

/** Longer bodies are left to a file. */
const maxBodyLength = 2000;

/**
 * A request as a command for a POSIX shell, on one line: `curl -X POST 'http://…' -H 'content-type: …' --data-raw '…'`.
 *
 * Secrets are shell variables to be set by whoever runs it.
 */
export function toCurl({ method, url, headers, body }: WireRequest, secrets: SecretPlaces): string {
  // Encoded, so that no dollar sign but that of a secret's variable is left in it.
  const target = url.replaceAll('$', '%24');
  const parts = ['curl -i', ...methodFlags(method, body), quoted(target, redactUrl(target, secrets))];
  for (const [name, value] of headers) {
    parts.push('-H', quoted(`${name}: ${value}`, `${name}: ${redactHeader(name, value, secrets)}`));
  }
  if (body !== undefined) parts.push(...dataFlags(body));
  return parts.join(' ');
}

function methodFlags(method: string, body: Uint8Array | undefined): string[] {
  if (method === 'HEAD') return ['--head'];
  return method === 'GET' && body === undefined ? [] : ['-X', method];
}

function dataFlags(body: Uint8Array): string[] {
  const text = decoded(body);
  if (text !== undefined && text.length <= maxBodyLength) return ['--data-raw', singleQuoted(text)];
  return ['--data-binary', `@request-body.bin # the ${body.length} bytes that were sent are not shown`];
}

function decoded(body: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** What holds a variable goes in double quotes, with only the variables that redaction put there left alive. */
function quoted(original: string, redacted: string): string {
  if (original === redacted) return singleQuoted(original);
  const escaped = redacted.replace(/["\\`]/g, '\\$&');
  return `"${escaped.replace(/\$(?![A-Z])/g, '\\$')}"`;
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
