import type { Operation } from '../../model/model.ts';
import { needsCredentials } from './held-secrets.ts';
import { beginsSession } from './session-operations.ts';

/** What the document says of the passwords in an operation's body. */
export interface PasswordWords {
  /** The status that a wrong one is answered with; undefined where the document speaks of none. */
  readonly status: string | undefined;
  /** Whether a user that is not there is answered so too. */
  readonly namesUser: boolean;
}

const wrong =
  '(?:wrong|incorrect|invalid|bad|mismatch\\w*|not (?:correct|right|known|valid|match\\w*)|unknown)';
const secret = '(?:passwords?|passphrases?|passcodes?|PIN|credentials|secret)';
const wrongSecret = new RegExp(
  `\\b${wrong}\\b[^.;]{0,60}\\b${secret}\\b|\\b${secret}\\b[^.;]{0,60}\\b${wrong}\\b`,
  'i',
);
const users = /\b(?:user|user ?name|email|e-mail|account|login|credentials)\b/i;

/** What makes a password, in place of looking whether it is the right one. */
const makes =
  /\b(?:sign[ _-]?up|register|registration|reset|forgot\w*|change|create|new|invite|users?|accounts?)\b/i;

/**
 * Whether an operation that needs no other credentials refuses a wrong password in its body: its document says so in words, or names
 * 401 for a sign-in. What makes a password instead, as a registration does, takes any.
 */
export function takesPasswords(operation: Operation): PasswordWords {
  const { method, responses } = operation;
  const none = { status: undefined, namesUser: false };
  if (method !== 'post' || needsCredentials(operation) || makesPassword(operation)) return none;
  const refusals = responses.filter(({ status }) => /^4\d\d$/.test(status));
  const said = refusals.find(({ description }) => wrongSecret.test((description ?? '').slice(0, 500)));
  const named = beginsSession(operation) ? refusals.find(({ status }) => status === '401') : undefined;
  const found = said ?? named;
  return found
    ? { status: found.status, namesUser: users.test((found.description ?? '').slice(0, 500)) }
    : none;
}

function makesPassword(operation: Operation): boolean {
  if (beginsSession(operation)) return false;
  const last = operation.path.split('/').at(-1) ?? '';
  const id = (operation.operationId ?? '').replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return makes.test(`${last} ${id} ${operation.summary ?? ''}`.slice(0, 1000));
}
