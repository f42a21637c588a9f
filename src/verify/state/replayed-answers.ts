import { type Exchange, headerOf } from '../../contract/exchange.ts';
import type { Header, Operation, Parameter } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import type { Case } from '../case.ts';
import { type CaseRequest, withParameter } from '../request.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { freshKey, keyOf } from './idempotency-keys.ts';
import { stateCase } from './state-case.ts';
import type { Subject } from './subject.ts';

/** What the document says of a request that is sent again with its idempotency key. */
interface Replay {
  readonly operation: Operation;
  readonly key: Parameter;
  /** Sent where an answer is a repeated one; undefined where none is documented. */
  readonly header: Header | undefined;
  /** The first answer comes again. */
  readonly isSaidSame: boolean;
}

/**
 * A request that is sent again with its idempotency key gets the first answer, with the header that tells so, where the document says
 * it. Costs two requests and what the operation needs, twice where something is told.
 */
export function planReplayedAnswers(subject: Subject): readonly Case[] {
  return [...subject.creates, ...subject.actions]
    .filter(({ operation }) => subject.isWanted(operation))
    .flatMap(({ operation, role }) => {
      const key = keyOf({ operation });
      const header = replayHeader(operation);
      const isSaidSame = role.kind === 'action' && saysSame(subject, operation, key);
      if (!key || !(header || isSaidSame)) return [];
      return [
        stateCase(operation, 'replayed', 'a repeated request gets the first answer', (world) =>
          runReplayed(world, { operation, key, header, isSaidSame }),
        ),
      ];
    });
}

/** `Idempotent-Replayed: true`, of successes: its name or its words say that it tells repeated answers. */
function replayHeader({ responses }: Operation): Header | undefined {
  return responses
    .filter(({ status }) => status.startsWith('2'))
    .flatMap(({ headers }) => headers)
    .find(({ name, description = '', required }) => {
      const isNamed = /replay/.test(plainName(name));
      const isSaid = /\b(?:repeats?|repeated|replay\w*)\b/i.test(description.slice(0, 1000));
      return !required && (isNamed || (isSaid && /idempoten/.test(plainName(name))));
    });
}

/** "Gets the first answer again." */
function saysSame({ model }: Subject, { description = '' }: Operation, key: Parameter | undefined): boolean {
  const general = (model.info.description ?? '').slice(0, 20_000).split(/\n\s*\n|\n\s*-\s/);
  const texts = [description, key?.description ?? '', ...general.filter((one) => /idempoten/i.test(one))];
  return texts.some((text) =>
    /\b(?:first|same|original|earlier|stored) (?:answer|response|result|reply)\b/i.test(
      text.slice(0, 4000).replaceAll(/\s+/g, ' '),
    ),
  );
}

type Fault = 'header missing' | 'header always' | 'refused';

interface Twice {
  readonly fault: Fault | undefined;
  readonly steps: readonly Exchange[];
}

async function runReplayed(world: World, replay: Replay): Promise<void> {
  const first = await sendTwice(world, replay);
  if (!first) return world.skip('no request with a new key was accepted');
  if (!first.fault) return;
  const second = await sendTwice(world, replay);
  if (second?.fault === first.fault) tell(world, replay, first.fault, second.steps);
}

async function sendTwice(
  world: World,
  { operation, key, header, isSaidSame }: Replay,
): Promise<Twice | undefined> {
  const known = await world.baseline(operation);
  const item = known && (await world.itemFor(operation, true));
  const value = freshKey(world, key);
  if (!known || !item || value === undefined) return undefined;
  const keyed = withParameter(known.request, { parameter: key, value });
  const send = (request: CaseRequest) => world.send({ operation, request, item, manner: { isOdd: true } });
  const first = await send({ ...keyed, ...(keyed.body && { isNew: true }) });
  if (!first || !isSuccess(first)) return undefined;
  const second = await send(asSent(keyed, first));
  if (!second) return undefined;
  const steps = [first, second];
  if (!isSuccess(second)) {
    const isOfState = second.response.status === 409 || second.response.status === 422;
    return { fault: isSaidSame && isOfState ? 'refused' : undefined, steps };
  }
  const [early, late] = steps.map(({ response }) => header && headerOf(response.headers, header.name));
  const isSame = textOf(first) === textOf(second);
  if (header && late === undefined && isSame) return { fault: 'header missing', steps };
  const isOnly = /\bonly\b/i.test((header?.description ?? '').slice(0, 1000));
  return { fault: isOnly && early !== undefined && early === late ? 'header always' : undefined, steps };
}

/** The very same request, with the body as it went over the wire. */
function asSent(request: CaseRequest, { request: { body } }: Exchange): CaseRequest {
  if (!request.body || !body) return request;
  const { contentType } = request.body;
  return { ...request, body: { contentType, bytes: body }, fixed: new Set([...request.fixed, 'body']) };
}

function tell(world: World, { operation, header }: Replay, fault: Fault, steps: readonly Exchange[]): void {
  const name = header?.name ?? '';
  const said = {
    'header missing': ['response-header-missing', `the answer to a repeated request lacks ${name}`, name],
    'header always': ['response-header-invalid', `${name} is sent where nothing is repeated`, `no ${name}`],
    refused: [
      'idempotency-ignored',
      'a request that is repeated with its key is refused',
      'the first answer again',
    ],
  } as const;
  const [code, message, expected] = said[fault];
  world.report({
    code,
    operation,
    message,
    expected,
    actual: fault === 'refused' ? String(steps.at(-1)?.response.status ?? '') : 'it was not so',
    hint: 'Keep the answer with the key, and tell when it is given again.',
    steps,
    detail: 'replayed',
  });
}

function textOf({ response }: Exchange): string {
  return new TextDecoder().decode(response.body);
}
