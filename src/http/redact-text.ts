import type { IsSensitive } from './redact-names.ts';

/** What stands in place of a secret: fit for a header, a URL and a body. */
export const redacted = 'REDACTED';

/** What a redaction goes by, and the secrets that it met: they are hidden wherever else the exchange has them. */
export interface Redaction {
  readonly isSensitive: IsSensitive;
  readonly secrets: Set<string>;
}

/** Shorter ones are words that stand anywhere. */
const minSecretLength = 6;

/** More are not looked for: each costs a search of the whole exchange. */
const maxSecrets = 200;

/** Notes a secret that was met under its name. */
export function noteSecret({ secrets }: Redaction, value: unknown): void {
  if ((typeof value !== 'string' && typeof value !== 'number') || secrets.size >= maxSecrets) return;
  const text = String(value).trim();
  if (text.length >= minSecretLength && text !== redacted) secrets.add(text);
}

/** `name="value"`, `name='value'` and `name=value`, also in JSON within a string; a colon where the value is quoted. */
const assignment =
  /(?<![\w-])([A-Za-z_][\w-]{0,99})(\\?["']?\s{0,9}(?:(?::\s{0,9}|=\s{0,9})(?=\\?["'])|=))("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|\\["'][^"']*["']?|[^\s,;&"'<>}\])]+)/g;
/** In text that is no prose: `name: value` too. */
const line = /(?<![\w-])([A-Za-z_][\w-]{0,99})(\s{0,9}:\s{0,9})([^\s"',;][^\r\n]*)/g;
const userInfo = /(\/\/)([^/?#\s@"'<>]{1,500})@/g;
const credentials = /\b(Bearer|Basic|Digest|Token)(\s+)([\w.~+/=-]{16,})/gi;

/**
 * A text of no known form, with the values of sensitive names, credentials and the user info of URLs replaced.
 *
 * @param isLines whether `name: value` is a value too, as in a text of lines; in prose it is an explanation
 */
export function redactText(text: string, redaction: Redaction, isLines = false): string {
  if (!/[=:@]|bearer|basic|digest|token/i.test(text)) return text;
  const replace = (whole: string, name: string, between: string, value: string) => {
    if (!redaction.isSensitive(name)) return whole;
    noteSecret(redaction, value.replace(/^\\?["']|\\?["']$/g, ''));
    const quote = /^\\?["']/.exec(value)?.[0] ?? '';
    return `${name}${between}${quote}${redacted}${quote}`;
  };
  const withoutAssigned = text.replace(assignment, replace);
  return (isLines ? withoutAssigned.replace(line, replace) : withoutAssigned)
    .replace(userInfo, (_whole, slashes: string, info: string) => {
      noteSecret(redaction, info.slice(info.indexOf(':') + 1));
      return `${slashes}${redacted}@`;
    })
    .replace(credentials, (_whole, scheme: string, blank: string, value: string) => {
      noteSecret(redaction, value);
      return `${scheme}${blank}${redacted}`;
    });
}

/** A value of a parameter or header: a text, or a list in which names and values take turns (`role,admin`). */
export function redactValue(text: string, redaction: Redaction): string {
  const words = text.split(/[,|\s]/, 1000);
  if (words.length > 1 && words.some((word) => /^[\w-]+$/.test(word) && redaction.isSensitive(word))) {
    for (const word of words) noteSecret(redaction, word);
    return redacted;
  }
  return redactText(text, redaction);
}
