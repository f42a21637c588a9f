import { redacted } from './redact-text.ts';

/** What stands beside an authorization code. A `code` alone is left as it is: most are of errors, countries and vouchers. */
const grantField = /^(?:state|iss|session_state|redirect_uri|grant_type|code_verifier)=/;
/** Shorter ones could be guessed; no issuer gives them. */
const codeField = /^code=.{16}/s;

/**
 * The field of a query or form that holds an authorization code, which opens an account to whoever exchanges it first.
 *
 * @param fields as they are sent: `['code=SplxlOBeZQQYbYS6', 'state=xyz']`
 * @returns the field itself; undefined where there is none
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2
 */
export function findAuthorizationCode(fields: readonly string[]): string | undefined {
  const found = fields.find((field) => codeField.test(field));
  return found !== undefined && fields.some((field) => grantField.test(field)) ? found : undefined;
}

/** A target with its authorization code replaced: `/callback?code=REDACTED&state=xyz`. */
export function hideAuthorizationCode(target: string): string {
  const mark = target.indexOf('?');
  if (mark < 0) return target;
  const fields = target.slice(mark + 1).split('&');
  const code = findAuthorizationCode(fields);
  if (code === undefined) return target;
  const shown = fields.map((field) => (field === code ? `code=${redacted}` : field));
  return `${target.slice(0, mark)}?${shown.join('&')}`;
}
