import { noteSecret, type Redaction, redacted, redactText } from './redact-text.ts';
import { setOwn } from './set-own.ts';

/** Deeper values are not shown: to walk and to write them would take more stack than there is. */
const maxDepth = 100;

/** A value of JSON with the members of sensitive names replaced, at any depth, and secrets within its texts. */
export function redactTree(
  value: unknown,
  redaction: Redaction,
): { readonly value: unknown; readonly isChanged: boolean } {
  let isChanged = false;
  const change = <T>(shown: T): T => {
    isChanged = true;
    return shown;
  };
  const visit = (node: unknown, depth: number): unknown => {
    if (typeof node === 'string') {
      const text = redactText(node, redaction);
      return text === node ? node : change(text);
    }
    if (typeof node !== 'object' || node === null) return node;
    if (depth > maxDepth) return change('nested too deep to be shown');
    if (Array.isArray(node)) return node.map((item) => visit(item, depth + 1));
    const shown: Record<string, unknown> = {};
    const isNamed = hasSensitiveName(node, redaction);
    for (const [name, member] of Object.entries(node)) {
      const isHidden = (redaction.isSensitive(name) || (isNamed && name === 'value')) && isSecret(member);
      if (isHidden) noteSecrets(member, redaction, depth);
      setOwn(shown, name, isHidden ? change(redacted) : visit(member, depth + 1));
    }
    return shown;
  };
  return { value: visit(value, 0), isChanged };
}

/** `{ "name": "password", "value": "…" }` */
function hasSensitiveName(node: object, { isSensitive }: Redaction): boolean {
  return Object.entries(node).some(
    ([key, name]) =>
      /^(?:name|key|field|header|parameter)$/.test(key) && typeof name === 'string' && isSensitive(name),
  );
}

/** What says nothing stays: that a token is null is worth to be seen. */
function isSecret(value: unknown): boolean {
  return value !== null && typeof value !== 'boolean' && value !== '';
}

function noteSecrets(value: unknown, redaction: Redaction, depth: number): void {
  noteSecret(redaction, value);
  if (typeof value !== 'object' || value === null || depth > maxDepth) return;
  for (const member of Object.values(value)) noteSecrets(member, redaction, depth + 1);
}
