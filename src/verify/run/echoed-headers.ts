import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { findResponse } from '../../contract/find-response.ts';
import type { Header, Model, Operation, Parameter } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { FindingDraft } from '../finding.ts';
import { type CaseRequest, type ParameterValue, parameterKey } from '../request.ts';
import { jsonOf, valueUnder } from './item.ts';
import type { World } from './world.ts';

/** A header of requests of which the document says that it comes back. */
interface Echoed {
  readonly parameter: Parameter;
  /** Where it comes back in the body as well; empty where that is not said. */
  readonly path: readonly string[];
}

/** What of a request has to come back in its answer, as the document says in plain words, and does not. */
export function echoDrafts(model: Model, operation: Operation, exchange: Exchange): readonly FindingDraft[] {
  const { request, response } = exchange;
  const headers = findResponse(operation, response.status)?.headers ?? [];
  return echoedBy(model, operation).flatMap(({ parameter, path }): readonly FindingDraft[] => {
    const { name, schema } = parameter;
    const header = headers.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const sent = headerOf(request.headers, name);
    // What is not allowed is not taken over.
    if (!header || sent === undefined || sent.trim() === '') return [];
    if (schema && validatorOf(model, schema, 'request').check(sent).length > 0) return [];
    const draft = (where: string, actual: string, at: Header['at']): FindingDraft => ({
      code: 'header-not-echoed',
      operation,
      at,
      message: `the request's ${name} does not come back ${where}`,
      expected: sent,
      actual,
      steps: [exchange],
      detail: `${name} ${where}`,
    });
    const came = headerOf(response.headers, name);
    const body = path.length > 0 ? valueUnder(jsonOf(exchange), path) : undefined;
    return [
      // One that is missing though it is required is told as such.
      ...(came !== undefined || !header.required
        ? same(came, sent)
          ? []
          : [draft('in the answer', came ?? 'none', header.at)]
        : []),
      ...(typeof body === 'string' && !same(body, sent) ? [draft('in the body', body, header.at)] : []),
    ];
  });
}

/** So many requests of an operation are sent with what has to come back. */
const maxSent = 3;
const sent = new WeakMap<World, Map<Operation, number>>();

/** The request with an id of its own, where the document says that such a header comes back and the request has none. */
export function withEchoed(world: World, operation: Operation, request: CaseRequest): CaseRequest {
  const counts = sent.get(world) ?? new Map<Operation, number>();
  sent.set(world, counts);
  const count = counts.get(operation) ?? 0;
  if (count >= maxSent || request.path !== undefined) return request;
  counts.set(operation, count + 1);
  const more = echoedBy(world.model, operation).flatMap(({ parameter }): readonly ParameterValue[] => {
    const isId = /(?:request|correlation|trace|transaction|client)(?:id|ref|reference)$/.test(
      plainName(parameter.name),
    );
    const isSet = request.parameters.some((one) => one.parameter === parameter);
    if (!isId || isSet || request.fixed.has(parameterKey(parameter))) return [];
    const value = idFor(world, parameter);
    return value === undefined ? [] : [{ parameter, value }];
  });
  return more.length === 0 ? request : { ...request, parameters: [...request.parameters, ...more] };
}

/** A value that nobody has sent, as far as the schema allows it. */
function idFor(world: World, { schema }: Parameter): string | undefined {
  const validator = schema && validatorOf(world.model, schema, 'request');
  const own = world.uuid();
  return [own, own.replaceAll('-', ''), own.replaceAll(/\D/g, '').slice(0, 8)].find(
    (value) => !validator || validator.check(value).length === 0,
  );
}

function same(came: string | undefined, sent: string): boolean {
  return came?.trim() === sent.trim();
}

const known = new WeakMap<Operation, readonly Echoed[]>();

function echoedBy(model: Model, operation: Operation): readonly Echoed[] {
  const before = known.get(operation);
  if (before) return before;
  const found = operation.parameters.flatMap((parameter): readonly Echoed[] => {
    if (parameter.in !== 'header') return [];
    const said = sentencesOn(model, operation, parameter).find(saysEcho);
    if (said === undefined) return [];
    const [, path] = /`([a-z_]\w{0,40}(?:\.[a-z_]\w{0,40}){1,4})`/i.exec(said) ?? [];
    return [{ parameter, path: path?.split('.') ?? [] }];
  });
  known.set(operation, found);
  return found;
}

/** What is said of a header: where it is described in requests and answers, and where it is named. */
function sentencesOn(
  { info }: Model,
  operation: Operation,
  { name, description = '' }: Parameter,
): readonly string[] {
  const answered = operation.responses
    .flatMap(({ headers }) => headers)
    .filter((header) => header.name.toLowerCase() === name.toLowerCase());
  const own = [description, ...new Set(answered.map((header) => header.description ?? ''))];
  const named = [info.description ?? '', operation.description ?? '']
    .flatMap((text) => sentences(text))
    .filter((sentence) => sentence.toLowerCase().includes(name.toLowerCase()));
  return [...own.flatMap(sentences), ...named];
}

function sentences(text: string): readonly string[] {
  return text.slice(0, 50_000).split(/(?<=[.;!?])\s+|\n\s*\n|\n\s*[-*] /);
}

function saysEcho(sentence: string): boolean {
  return (
    /\becho(?:e[ds]|ing)?\b|\b(?:comes?|sent|given|handed|passed|returned) back\b|\breturned (?:unchanged|as (?:it is|is|sent|given)|in the (?:answer|response))\b|\b(?:repeated|copied|mirrored) in the (?:answer|response)\b|^(?:that|the (?:one|value|id)) (?:of|from|in) the request\b/i.test(
      sentence.trim(),
    ) && !/\b(?:not|never|may be|might|can be|another|different)\b/i.test(sentence)
  );
}
