import { type Exchange, headerOf } from '../../contract/exchange.ts';
import type { Model, Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { refusesForms, unacceptableCase } from './unacceptable-case.ts';

/** More forms of one answer are not asked for. */
const maxForms = 4;

/** What is read in each of its media types, such as JSON and CSV: each is checked against the document, and asked for by `Accept`. */
export function planForms(_model: Model, operations: readonly Operation[]): readonly Case[] {
  const reads = operations.filter(({ method }) => method === 'get');
  const chosen = reads
    .filter((operation) => otherForms(operation).length > 0)
    .map(
      (operation): Case => ({
        id: `${operation.name}/other-forms`,
        phase: 'sequences',
        operation,
        title: 'other media types',
        topic: 'media-types',
        run: (world) => runForms(world, operation),
      }),
    );
  return [...chosen, ...reads.filter(refusesForms).map(unacceptableCase)];
}

/**
 * The media types of an answer beside the one that came, or where that is not known beside JSON, or the first where none is JSON.
 *
 * @param came the Content-Type of what is answered where all are asked for
 */
function otherForms({ responses }: Operation, came = ''): readonly string[] {
  const success = responses.find(({ status }) => status === '200');
  const names = (success?.content ?? []).map(({ name }) => name).filter((name) => !name.includes('*'));
  const usual =
    names.find((name) => essence(name) === essence(came)) ??
    names.find((name) => /[/+]json\b/i.test(name)) ??
    names[0];
  return names.filter((name) => name !== usual).slice(0, maxForms);
}

function essence(name: string): string | undefined {
  return name.split(';')[0]?.trim().toLowerCase();
}

async function runForms(world: World, operation: Operation): Promise<void> {
  const baseline = await world.baseline(operation);
  if (!baseline) return world.skip(world.whyNoBaseline(operation));
  const item = (await world.itemFor(operation)) ?? baseline.item;
  const came = headerOf(baseline.exchange.response.headers, 'content-type');
  for (const accept of otherForms(operation, came)) {
    const headers = { ...baseline.request.headers, accept };
    const request = { ...baseline.request, headers };
    const exchange = await world.send({ operation, request, item });
    if (exchange && isSuccess(exchange) && choosesByAccept(operation))
      judge(world, operation, accept, exchange);
  }
}

/** Whether the document says that `Accept` decides: others go by a parameter, or by the end of the path. */
function choosesByAccept({ description, responses, parameters }: Operation): boolean {
  const isByParameter = parameters.some(
    ({ in: place, name }) =>
      place === 'query' && /^(?:format|as|type|output|mediatype|filetype)$/.test(plainName(name)),
  );
  const isSaid =
    /`Accept`|\bAccept (?:header|asks|says|decides)\b|\b(?:by|in|of|the|with|through|via) Accept\b/.test(
      (description ?? '').slice(0, 5000),
    );
  return !isByParameter && (isSaid || responses.some(({ status }) => status === '406'));
}

function judge(world: World, operation: Operation, accept: string, exchange: Exchange): void {
  const type = headerOf(exchange.response.headers, 'content-type') ?? '';
  if (type === '' || essence(type) === essence(accept)) return;
  world.report({
    code: 'response-content-type',
    operation,
    message: 'what is asked for in one documented media type alone comes in another',
    expected: accept,
    actual: type,
    hint: 'Look at Accept, or refuse with 406 what cannot be had.',
    steps: [exchange],
    detail: 'accept',
  });
}
