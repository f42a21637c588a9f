import { firstText, type Properties, propertiesOf } from './body-values.ts';

/**
 * The kind of failure that a body names, for programs; undefined where it names none.
 *
 * @param inner the body's `error`, or the body itself
 */
export function readCode(body: Properties, inner: Properties, status: number): string | undefined {
  const nested = inner === body ? undefined : inner.status;
  const codes = [
    ...[inner.code, propertiesOf(inner.extensions).code, body.code, nested],
    ...[body.error, inner.error, inner.type, body.type, body.__type],
  ];
  for (const code of codes) {
    const text = typeof code === 'number' ? String(code) : firstText(code);
    const name = text === undefined ? undefined : codeIn(text);
    // Some repeat the status there.
    if (name !== undefined && name !== String(status)) return name;
  }
  return undefined;
}

/** Of a problem type's address its last segment; no sentence is a code, and no chapter of a standard. */
function codeIn(text: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(text)) {
    if (text === 'about:blank' || text.includes('#')) return undefined;
    return /([^/:?]+)\/?(?:\?.*)?$/.exec(text)?.[1];
  }
  return /^[\w.:/-]+$/.test(text) ? text : undefined;
}
