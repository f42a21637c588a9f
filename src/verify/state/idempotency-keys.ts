import type { Exchange } from '../../contract/exchange.ts';
import type { Operation, Parameter } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import { defaultSampleOptions } from '../../schema/sample/options.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import { type CaseRequest, withParameter } from '../request.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { fieldsUnder } from './fields.ts';
import { withInput } from './input-body.ts';
import { sendCreate } from './make-item.ts';
import { otherValue } from './other-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { changeableProperties } from './writable-properties.ts';

/** The same idempotency key makes one thing once, and is refused with another body where that is documented. */
export function planIdempotencyKeys(subject: Subject): readonly Case[] {
  return subject.creates.flatMap((create) => {
    const parameter = keyOf(create);
    if (!parameter || !subject.isWanted(create.operation)) return [];
    return [
      stateCase(create.operation, 'idempotency', 'the same key makes one thing once', (world) =>
        runIdempotency(world, subject, create, parameter),
      ),
    ];
  });
}

/** The header with the key that makes a repeated request one; undefined where an operation has none. */
export function keyOf({ operation }: Pick<Acting, 'operation'>): Parameter | undefined {
  return operation.parameters.find(
    (one) => one.in === 'header' && /idempotencykey$/.test(plainName(one.name)),
  );
}

async function runIdempotency(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  parameter: Parameter,
): Promise<void> {
  const { operation } = create;
  const known = await world.baseline(operation);
  const value = freshKey(world, parameter);
  if (!known || value === undefined) return world.skip('nothing could be created');
  const keyed = withParameter(known.request, { parameter, value });
  const sent = await sendCreate(world, create, keyed, known.item);
  const first = sent?.exchange;
  const made = first && world.madeBy(first);
  if (!first || !made) return world.skip('nothing could be created');
  const under = sent.under;
  const same = sentAgain(world, create, keyed, first);
  if (!same) return world.skip('the body cannot be sent a second time');
  const second = await world.send({ operation, request: same, item: under });
  const remade = second && isSuccess(second) ? world.madeBy(second) : undefined;
  if (second && remade && String(remade.id) !== String(made.id))
    return tell(world, operation, 'same body', [first, second]);
  if (!refusesReuse(world, create, parameter)) return;
  const other = withOtherBody(world, subject, create, same);
  const third =
    other && (await world.send({ operation, request: other, item: under, manner: { isOdd: true } }));
  if (third && isSuccess(third)) tell(world, operation, 'other body', [first, third]);
}

function tell(
  world: World,
  operation: Operation,
  detail: 'same body' | 'other body',
  steps: readonly Exchange[],
): void {
  const isSame = detail === 'same body';
  world.report({
    code: 'idempotency-ignored',
    operation,
    message: isSame
      ? 'the same key and body make a second thing'
      : 'a key that was used is accepted with another body',
    expected: isSame ? 'the first answer again' : '409 or 422',
    actual: String(steps.at(-1)?.response.status ?? ''),
    hint: 'Keep body and answer with the key: give the answer again, and refuse another body.',
    steps,
    detail,
  });
}

/** A UUID, or what the schema wants; undefined where nothing fits it. */
export function freshKey(world: World, { schema }: Parameter): unknown {
  const uuid = world.uuid();
  if (!schema || validatorOf(world.model, schema, 'request').check(uuid).length === 0) return uuid;
  const { value, valid } = samplerOf(world.model, schema, 'request').sample(
    world.fresh(),
    defaultSampleOptions,
  );
  return valid ? value : undefined;
}

/** The same request with the body as it was sent, names and references included. */
function sentAgain(
  world: World,
  { role }: Acting<'create'>,
  request: CaseRequest,
  first: { readonly request: { readonly body: Uint8Array | undefined } },
): CaseRequest | undefined {
  const { body } = first.request;
  if (body === undefined) return request;
  const value = parsed(body);
  if (value === undefined && request.body)
    return { ...request, body: { ...request.body, bytes: body }, fixed: new Set([...request.fixed, 'body']) };
  const fields = fieldsUnder(value, role.input.path);
  return fields && withInput(world, request, role.input, fields, 'all');
}

function parsed(body: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the document says that a key is not to be used again for something else. */
function refusesReuse({ model }: World, { operation }: Acting, parameter: Parameter): boolean {
  const conflicts = operation.responses.filter(({ status }) => status === '409' || status === '422');
  // What the document says of keys at its beginning holds for all of them.
  const general = (model.info.description ?? '')
    .slice(0, 20_000)
    .split(/\n\s*\n/)
    .filter((text) => /idempoten/i.test(text));
  const texts = [
    parameter.description ?? '',
    operation.description ?? '',
    ...general,
    ...conflicts.map(({ description }) => description),
  ];
  return conflicts.length > 0 && texts.some((text) => reuse.test(text.slice(0, 4000)));
}

const reuse =
  /\b(?:another|different|other|differing|changed) (?:body|request|payload|content|parameters)|(?:reus|re-us|already used|used (?:before|already|twice))\w*|(?:key|body|payload|request)[^.]{0,60}\b(?:mismatch|differs?|does not match)|idempotency[- ]?key[^.]{0,40}conflict/i;

function withOtherBody(
  world: World,
  subject: Subject,
  { role, operation }: Acting<'create'>,
  request: CaseRequest,
): CaseRequest | undefined {
  const fields = fieldsUnder(request.body?.value, role.input.path);
  if (!fields) return undefined;
  for (const { name, schema } of changeableProperties(subject, role.input.schema)) {
    const value = otherValue(world, schema, fields[name], `${operation.name} key ${name}`);
    if (value !== undefined)
      return withInput(world, request, role.input, { ...fields, [name]: value }, 'all');
  }
  return undefined;
}
