import { findAuthorizationCode } from './authorization-code.ts';
import { decodeField, decodePart } from './read-query.ts';
import { noteSecret, type Redaction, redacted, redactText, redactValue } from './redact-text.ts';

/**
 * The target of a request with its secrets replaced: `/projects?api_key=REDACTED`.
 *
 * @param template the path of its operation, whose parameters may be sensitive too: `/resets/{token}`
 */
export function redactTarget(target: string, redaction: Redaction, template?: string): string {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const shown = redactPath(path, redaction, template);
  return mark < 0 ? shown : `${shown}?${redactFields(target.slice(mark + 1), redaction)}`;
}

/** A query, or the body of a form. */
export function redactFields(text: string, redaction: Redaction): string {
  const fields = text.split('&');
  const code = findAuthorizationCode(fields);
  return fields
    .map((field) => {
      const equals = field.indexOf('=');
      if (equals < 0) return encodedIfChanged(field, decodeField(field), redaction);
      const key = field.slice(0, equals);
      const raw = field.slice(equals + 1);
      const value = decodeField(raw);
      if (field !== code && !redaction.isSensitive(decodeField(key)))
        return `${key}=${encodedIfChanged(raw, value, redaction)}`;
      noteSecret(redaction, value);
      noteSecret(redaction, raw);
      return `${key}=${redacted}`;
    })
    .join('&');
}

function encodedIfChanged(raw: string, value: string, redaction: Redaction): string {
  const shown = redactValue(value, redaction);
  return shown === value ? raw : encodeURIComponent(shown);
}

/**
 * A path with the sensitive parameters of its template replaced, which is held against its end: it may begin with the
 * API's name and base path.
 */
export function redactPath(path: string, redaction: Redaction, template = ''): string {
  const segments = path.split('/');
  const names = template.split('/');
  const isLonger = path.endsWith('/') && !template.endsWith('/') ? 1 : 0;
  for (const [index, part] of names.entries()) {
    const at = segments.length - isLonger - names.length + index;
    const isHidden = [...part.matchAll(/\{([^{}]*)\}/g)].some(([, name = '']) => redaction.isSensitive(name));
    if (!isHidden || segments[at] === undefined) continue;
    noteSecret(redaction, segments[at]);
    noteSecret(redaction, decodePart(segments[at]));
    segments[at] = redacted;
  }
  return redactText(segments.join('/'), redaction);
}
