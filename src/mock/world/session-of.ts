import { parseCookies } from '../../http/read-cookies.ts';
import { decodePart } from '../../http/read-query.ts';
import { type HeaderValues, headerValue } from '../exchange.ts';

/** Where a request says whose world it is about. */
export interface SessionNames {
  /** In lower case. Default: `x-mock-session`. */
  readonly header: string;
  /** Default: `mock_session`. */
  readonly cookie: string;
}

/** What is used where no other names are set. */
export const defaultSessionNames: SessionNames = { header: 'x-mock-session', cookie: 'mock_session' };

export type ReadSession =
  /** Empty for the world of those who say nothing. */
  | { readonly ok: true; readonly session: string }
  /** One sentence on what is wrong with the id. */
  | { readonly ok: false; readonly reason: string };

/** The most characters of an id. */
const maxSessionLength = 200;
const noSession: ReadSession = { ok: true, session: '' };

/**
 * The session that a request belongs to: the header's, or the cookie's where there is none.
 *
 * @param headers names in lower case
 */
export function sessionOf(headers: HeaderValues, names: SessionNames = defaultSessionNames): ReadSession {
  const header = headerValue(headers, names.header);
  if (header !== undefined) return readSession(header, `the header "${names.header}"`);
  const cookies = headers.cookie === undefined ? undefined : headerValue(headers, 'cookie');
  if (cookies === undefined) return noSession;
  const cookie = parseCookies(cookies).find(({ name }) => name === names.cookie);
  return cookie ? readSession(decodePart(cookie.raw), `the cookie "${names.cookie}"`) : noSession;
}

/**
 * Whether a text can be the id of a session: at most 200 printable characters of ASCII, blanks around them left out.
 *
 * @param where `the header "x-mock-session"`
 */
export function readSession(text: string, where: string): ReadSession {
  const session = text.trim();
  const { length } = session;
  if (length > maxSessionLength) {
    return refused(`${where} has ${length} characters, and a session's id at most ${maxSessionLength}`);
  }
  // What cannot be printed cannot be seen in a list, nor told from something else.
  if (!/^[ -~]*$/.test(session)) {
    return refused(
      `${where} has characters that a session's id must not have: letters, digits and signs of ASCII may be in it`,
    );
  }
  return length === 0 ? noSession : { ok: true, session };
}

function refused(reason: string): ReadSession {
  return { ok: false, reason };
}
