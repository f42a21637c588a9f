import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import type { Random } from '../../schema/sample/random.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import { type CaseRequest, withBodyValue } from '../request.ts';
import type { Baseline } from '../run/baselines.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { authEvidenceOf } from './auth-evidence.ts';
import { isRefusal } from './auth-subject.ts';
import { takesPasswords } from './password-words.ts';

/**
 * A sign-in takes the right secret alone: its body with another password, or with a user that is not there, is refused. Costs one
 * request each, at most four; more could lock the user out.
 */
export function passwordCase(operation: Operation): Case {
  return {
    id: `${operation.name}/auth/password`,
    phase: 'auth',
    operation,
    title: 'with a wrong password',
    topic: 'bad-credentials',
    run: async (world) => {
      const baseline = await world.baseline(operation);
      if (!baseline) return world.skip(world.whyNoBaseline(operation));
      const wrong = wrongBodies(world, operation, baseline);
      if (wrong.length === 0) return world.skip('its body has no password that could be another one');
      let isOpen = false;
      // That a user is refused shows that the server does look at who comes.
      for (const one of wrong)
        if (!isOpen || one.isUser)
          isOpen = (await isTaken(world, operation, baseline, one, isOpen)) || isOpen;
    },
  };
}

interface WrongBody {
  /** `a wrong password`. */
  readonly what: string;
  readonly isUser: boolean;
  readonly request: CaseRequest;
}

const secretNames =
  /(?:^|user|client|account|login|current)(?:password|passwd|passphrase|passcode|pin|secret)$/;
const userNames = /^(?:user|username|userid|login|loginname|email|emailaddress|account|clientid)$/;

function wrongBodies(world: World, operation: Operation, { request }: Baseline): readonly WrongBody[] {
  const { body } = request;
  const fields = body?.value;
  if (!body?.mediaType || !isObject(fields)) return [];
  const { mediaType } = body;
  const texts = Object.entries(fields).filter(
    (one): one is [string, string] => typeof one[1] === 'string' && one[1] !== '',
  );
  const secret = texts.find(([name]) => secretNames.test(plainName(name)));
  if (!secret) return [];
  const random = world.random('password');
  const [name, password] = secret;
  const noun = plainName(name).endsWith('pin') ? 'PIN' : 'password';
  const user = takesPasswords(operation).namesUser
    ? texts.find(([one]) => userNames.test(plainName(one)))
    : undefined;
  const changes: readonly (readonly [what: string, name: string, value: string])[] = [
    [`a wrong ${noun}`, name, reshaped(password, random)],
    [`a ${noun} with one character more`, name, `${password}1`],
    [`a ${noun} that lacks its last character`, name, password.slice(0, -1)],
    ...(user ? [['a user that is not there', user[0], reshaped(user[1], random)] as const] : []),
  ];
  const { schema } = mediaType;
  return changes.flatMap(([what, changed, value]): readonly WrongBody[] => {
    const other = { ...fields, [changed]: value };
    const isValid = !schema || validatorOf(world.model, schema, 'request').check(other).length === 0;
    const made =
      isValid && value !== fields[changed]
        ? withBodyValue(world.model, request, mediaType, other)
        : undefined;
    return made
      ? [{ what, isUser: changed !== name, request: { ...made, fixed: new Set([...made.fixed, 'body']) } }]
      : [];
  });
}

/**
 * Whether it is accepted: one such explains the others.
 *
 * @param isTold whether another was accepted before
 */
async function isTaken(
  world: World,
  operation: Operation,
  { item }: Baseline,
  { what, request }: WrongBody,
  isTold: boolean,
): Promise<boolean> {
  const exchange = await world.send({ operation, request, item });
  if (isRefusal(exchange)) authEvidenceOf(world).sawDifference();
  if (!exchange || !isSuccess(exchange)) return false;
  if (!isTold) tell(world, operation, what, exchange);
  return true;
}

function tell(world: World, operation: Operation, what: string, exchange: Exchange): void {
  authEvidenceOf(world).suspect(world, {
    code: 'bad-credentials-accepted',
    operation,
    message: `${what} is accepted`,
    expected: takesPasswords(operation).status ?? 'a refusal',
    actual: String(exchange.response.status),
    steps: [exchange],
    detail: 'password',
  });
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Another text with letters where there are letters, and digits where there are digits. */
function reshaped(text: string, random: Random): string {
  const changed = [...text].map((character) => {
    if (/\d/.test(character)) return String((Number(character) + random.integer(1, 9)) % 10);
    if (!/[a-z]/i.test(character)) return character;
    const place = letters.indexOf(character.toLowerCase());
    const letter = letters.charAt((place + random.integer(1, 25)) % 26);
    return character === character.toUpperCase() ? letter.toUpperCase() : letter;
  });
  return changed.join('');
}
