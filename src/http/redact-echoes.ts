import { redacted } from './redact-text.ts';
import { setOwn } from './set-own.ts';

/**
 * A value with secrets replaced wherever its texts have them, also written for a URL or within JSON: an answer may
 * give back what a request said.
 *
 * @param value plain objects and lists, no deeper than a redacted body
 */
export function redactEchoes<T>(value: T, secrets: ReadonlySet<string>): T {
  if (secrets.size === 0) return value;
  const forms = [...new Set([...secrets].flatMap(formsOf))].toSorted(
    (one, other) => other.length - one.length,
  );
  const hide = (text: string) => forms.reduce((left, form) => left.replaceAll(form, redacted), text);
  const visit = (node: unknown): unknown => {
    if (typeof node === 'string') return hide(node);
    if (typeof node === 'number') return secrets.has(String(node)) ? redacted : node;
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    const shown: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(node)) {
      setOwn(shown, secrets.has(name) ? redacted : name, visit(member));
    }
    return shown;
  };
  // Texts stay texts, and what holds them keeps its members.
  return visit(value) as T;
}

/** As it is, percent-encoded, and within the quotes of JSON. */
function formsOf(secret: string): readonly string[] {
  const quoted = JSON.stringify(secret).slice(1, -1);
  if (!secret.isWellFormed()) return [secret, quoted];
  const encoded = encodeURIComponent(secret);
  return [secret, quoted, encoded, encoded.replaceAll('%20', '+')];
}
