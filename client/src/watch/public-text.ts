import { publicUrl } from '../errors.ts';
import { type IsSecret, isSecretName, redacted } from './secret-name.ts';

/**
 * A sentence without what it may quote of secrets: the queries of addresses and the names in them, and what follows
 * `Bearer` or `token=`.
 */
export function publicText(text: string): string {
  return text
    .slice(0, 10_000)
    .replace(/\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+/gi, publicUrl)
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, `$1 ${redacted}`)
    .replace(
      /\b([\w-]{0,40}(?:password|secret|token|key|signature))(["']?\s{0,3}[=:]\s{0,3}["']?)[^\s"'&,;]+/gi,
      `$1$2${redacted}`,
    );
}

/**
 * The path of a request, without its query and with the path parameters replaced that hold secrets.
 *
 * @param template the operation's path: `/invitations/{token}`; it is the end of the path
 */
export function publicPath(url: string, template: string, isSecret: IsSecret = isSecretName): string {
  const { pathname } = new URL(url);
  const wanted = template.split('/');
  const parts = pathname.split('/');
  const start = parts.length - wanted.length;
  return parts
    .map((part, index) => {
      const names = [...(wanted[index - start] ?? '').matchAll(/\{([^{}]*)\}/g)];
      return names.some(([, name = '']) => isSecret(name)) ? redacted : part;
    })
    .join('/');
}
