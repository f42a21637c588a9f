import type { Model, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { type CountedBy, type Limit, periodMs, periods, type Rate, rateText } from './limit.ts';
import { headerExamples, limitHeaderOf } from './limit-header.ts';
import { limitSentences, refusalOf, textsIn, textsOf } from './limit-texts.ts';
import { readExtension } from './read-extension.ts';
import { readRates, type StatedRate } from './read-rates.ts';

/** A limit as an operation documents it. */
export interface DocumentedLimit extends Limit {
  /** The name of the example of the 429 that speaks of this limit. */
  readonly example?: string;
}

/** Where the number is from, when the document says none. */
const assumed: Rate = { requests: 100, windowMs: periodMs.minute };

/**
 * The limits that a document puts on an operation: those that have a documented 429, or an extension `x-rate-limit`.
 *
 * Numbers are taken from, in this order: the extension; what the 429 says in words; RateLimit-Policy; the header with the
 * limit; what the operation's description says of a limit; the only rate in the document's description. Where none of
 * them has one, it is 100 requests a minute.
 */
export function documentedLimits(model: Model, operation: Operation): readonly DocumentedLimit[] {
  const refusal = refusalOf(operation);
  const extension = readExtension(operation.raw) ?? rootExtension(model);
  const isLimited = refusal?.status === '429' || (refusal !== undefined && rateHeaders(operation).length > 0);
  if (!extension && !isLimited) return [];
  const { rates, origin } = ratesOf(model, operation, extension);
  const about = [refusal?.description ?? '', ...limitSentences(operation.description ?? '')].join(' ');
  const by = countedByOf(operation, about);
  const each = /\b(?:this|each|every|per) (?:operation|endpoint)\b/i.test(about) ? 'operation' : 'api';
  return rates.map((rate): DocumentedLimit => {
    const { requests, windowMs, counted = 'requests' } = rate;
    const id = `${requests}/${windowMs}/${counted}/${by}/${each === 'api' ? '' : operation.name}`;
    const example = exampleOf(operation, rate);
    return {
      id,
      requests,
      windowMs,
      by,
      each,
      window: 'fixed',
      origin,
      ...(example !== undefined && { example }),
    };
  });
}

interface FoundRates {
  readonly rates: readonly (Rate & Partial<StatedRate>)[];
  readonly origin: string;
}

function ratesOf(model: Model, operation: Operation, extension: readonly Rate[] | undefined): FoundRates {
  if (extension) return { rates: extension, origin: 'its extension x-rate-limit' };
  const refusal = refusalOf(operation);
  const stated = refusal ? distinct(textsOf(refusal).flatMap(readRates)) : [];
  if (stated.length > 0) return { rates: stated, origin: `what its ${refusal?.status} says` };
  const policies = rateHeaders(operation).flatMap((one) =>
    one.told === 'policy' ? policiesOf(model, one.header) : [],
  );
  if (policies.length > 0)
    return { rates: distinct(policies), origin: 'the example of its RateLimit-Policy' };
  const headers = headerRates(model, operation);
  if (headers.length > 0) return { rates: headers, origin: 'the example of its header with the limit' };
  const described = distinct(limitSentences(operation.description ?? '').flatMap(readRates));
  if (described.length > 0) return { rates: described, origin: 'its description' };
  const general = distinct(readRates(model.info.description ?? '')).filter(
    ({ counted }) => counted === 'requests',
  );
  if (general.length === 1) return { rates: general, origin: "the document's description" };
  return { rates: [assumed], origin: 'no number in the document: this is assumed' };
}

/** A rate that is stated twice counts once: as that of what has a name, `10 submissions` rather than `10 requests`. */
function distinct<R extends Rate & Partial<StatedRate>>(rates: readonly R[]): readonly R[] {
  const found = new Map<string, R>();
  for (const rate of rates) {
    const key = rateText(rate);
    const known = found.get(key);
    if (!known || known.counted === 'requests') found.set(key, rate);
  }
  return [...found.values()];
}

function rootExtension({ document }: Model): readonly Rate[] | undefined {
  const { value } = document.root;
  return isObject(value) ? readExtension(value) : undefined;
}

/** The headers with which the successes and the 429 of an operation tell of a limit. */
function rateHeaders(operation: Operation) {
  const refusal = refusalOf(operation);
  const responses = operation.responses.filter((one) => one.status.startsWith('2') || one === refusal);
  return responses.flatMap(({ headers }) =>
    headers.flatMap((header) => {
      const found = limitHeaderOf(header.name);
      return found && found.told !== 'retry-after' ? [{ ...found, header }] : [];
    }),
  );
}

type RateHeader = ReturnType<typeof rateHeaders>[number]['header'];

/** `100;w=60`, or `"default";q=100;w=60`; a window is in seconds. */
function policiesOf(model: Model, header: RateHeader): readonly Rate[] {
  const texts = headerExamples(model, header).filter((value) => typeof value === 'string');
  return texts.flatMap((text) =>
    text.split(',', 10).flatMap((policy): Rate[] => {
      const requests = Number(/(?:^\s*|;\s*q=)(\d{1,9})(?=;|\s|$)/.exec(policy)?.[1]);
      const seconds = Number(/;\s*w=(\d{1,8})/.exec(policy)?.[1]);
      return requests >= 1 && seconds >= 1 ? [{ requests, windowMs: seconds * 1000 }] : [];
    }),
  );
}

/** The numbers of X-RateLimit-Limit, for the time that its name or its description says, else a minute. */
function headerRates(model: Model, operation: Operation): readonly Rate[] {
  const rates = rateHeaders(operation).flatMap(({ told, period, header }): Rate[] => {
    const requests = headerExamples(model, header)
      .map(Number)
      .find((count) => Number.isInteger(count) && count >= 1);
    if (told !== 'limit' || requests === undefined) return [];
    const said = periods.find((one) =>
      new RegExp(`\\b(?:per|an?|each|every) ${one}\\b`, 'i').test(header.description ?? ''),
    );
    return [{ requests, windowMs: periodMs[period ?? said ?? 'minute'] }];
  });
  return distinct(rates);
}

/** Whom a text names, else those with one credential; the address where no credential is asked for. */
function countedByOf({ security }: Operation, text: string): CountedBy {
  if (security.length === 0 || /\b(?:IP|addresses|address)\b/i.test(text)) return 'ip';
  return 'credential';
}

/** The name of the example of the 429 that states a rate. */
function exampleOf(operation: Operation, { requests, windowMs }: Rate): string | undefined {
  const examples = refusalOf(operation)?.content.flatMap((media) => media.examples) ?? [];
  return examples.find(({ value }) =>
    textsIn(value).some((text) =>
      readRates(text).some((rate) => rate.requests === requests && rate.windowMs === windowMs),
    ),
  )?.name;
}
