import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import type { CaseRequest } from '../request.ts';
import type { Baseline } from '../run/baselines.ts';
import { type Item, isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { valueAtPath } from './change-value.ts';
import { rootValue, withChange, withPlace } from './fill-place.ts';
import { findPlaces } from './find-places.ts';
import { placeLabel, placeName } from './place.ts';
import { speaksOfOthers } from './refusal-text.ts';
import { isRefusalOfContent } from './refusals-seen.ts';
import { isShown, noteShown } from './shown.ts';
import { itemForChange, renewItem } from './target-item.ts';
import type { Contribution } from './valid-cases.ts';
import { held, settledRequest, wireViolations } from './wire-check.ts';

/** Of a round that was refused, more values are not tried one by one. */
const maxSingles = 16;

/** Sends the values of a round together, and one by one where they are refused. */
export async function runRound(
  world: World,
  operation: Operation,
  contributions: readonly Contribution[],
): Promise<void> {
  const baseline = await world.baseline(operation);
  if (!baseline) return world.skip(world.whyNoBaseline(operation));
  const all = await sendValid(world, operation, baseline, contributions);
  if (!all) return world.skip('none of its values could be put into a valid request');
  if (!isRefusedForContent(world, operation, all)) return;
  const sent = all.used.slice(0, maxSingles);
  for (const one of sent) await runSingle(world, operation, baseline, one);
}

async function runSingle(
  world: World,
  operation: Operation,
  baseline: Baseline,
  one: Contribution,
): Promise<void> {
  const { place, value } = one;
  const label = placeLabel(place);
  const fault = `${label} ${value.slug}`;
  if (isShown(world, operation, fault)) return;
  const first = await sendValid(world, operation, baseline, [one]);
  if (!first || !isRefusal(world, operation, first)) return;
  // What the server refuses now it may have accepted before for what it kept.
  const again = await sendAgain(world, operation, baseline.request, first.item);
  if (!again || !isSuccess(again)) return;
  const second = await sendValid(world, operation, baseline, [one], 1);
  if (!second || !isRefusal(world, operation, second)) return;
  noteShown(world, operation, fault);
  world.report({
    code: 'valid-refused',
    operation,
    message: `a request with ${value.what} at ${label} was refused, which the document allows`,
    at:
      value.slug === 'present' || value.slug === 'unicode'
        ? place.node.at
        : childOf(place.node.at, value.keyword),
    expected: 'a success',
    actual: String(second.exchange?.response.status),
    steps: [again, ...(second.exchange ? [second.exchange] : [])],
    detail: fault,
    ...(value.severity && { severity: value.severity }),
  });
}

/** What works: with other names and at another time where those are taken by now. */
async function sendAgain(
  world: World,
  operation: Operation,
  request: CaseRequest,
  item: Item,
): Promise<Exchange | undefined> {
  const again = await world.send({ operation, request, item });
  return again?.response.status === 409 && request.body
    ? world.send({ operation, request: { ...request, isNew: true }, item })
    : again;
}

function isRefusal(world: World, operation: Operation, sent: SentValid): boolean {
  const [one] = sent.used;
  if (!one || !sent.exchange || !isRefusedForContent(world, operation, sent)) return false;
  const names = findPlaces(world.model, operation).map(placeName);
  return !speaksOfOthers(sent.exchange, placeName(one.place), [...new Set(names)]);
}

/** Whether any of what was sent may be the reason of a refusal. */
function isRefusedForContent(world: World, operation: Operation, { used, exchange }: SentValid): boolean {
  if (!exchange) return false;
  const kinds = [...new Set(used.map(({ place }) => place.root.kind))];
  return kinds.some((kind) => isRefusalOfContent(world, { operation, kind, exchange }));
}

interface SentValid {
  readonly item: Item;
  readonly exchange: Exchange | undefined;
  /** What the request has of what was asked for. */
  readonly used: readonly Contribution[];
}

/** What was refused for what it worked on is sent once more with something new. */
async function sendValid(
  world: World,
  operation: Operation,
  baseline: Baseline,
  contributions: readonly Contribution[],
  which = 0,
): Promise<SentValid | undefined> {
  const sent = await sendOnce(world, operation, baseline, contributions, which);
  const isUsedUp = [404, 409, 410].includes(sent?.exchange?.response.status ?? 0);
  if (!isUsedUp || !(await renewItem(world, operation))) return sent;
  return sendOnce(world, operation, baseline, contributions, which);
}

/** @param which of the values of each kind; the last one where there are not as many */
async function sendOnce(
  world: World,
  operation: Operation,
  { request }: Baseline,
  contributions: readonly Contribution[],
  which: number,
): Promise<SentValid | undefined> {
  const item = await itemForChange(world, operation);
  if (!item) return world.skip('what it works on could be neither made nor found');
  let built = await settledRequest(world, operation, request, item);
  if (wireViolations(world, operation, built, item).length > 0) return undefined;
  const used: Contribution[] = [];
  for (const one of contributions) {
    const next = withContribution(world, built, one, which);
    if (!next || wireViolations(world, operation, next, item).length > 0) continue;
    if (next !== built) used.push(one);
    built = next;
  }
  if (used.length === 0) return undefined;
  const exchange = await world.send({ operation, request: held(built), item });
  return { item, exchange, used };
}

/** Undefined where nothing comes of it. */
function withContribution(
  world: World,
  request: CaseRequest,
  { place, value, isInPlace }: Contribution,
  which: number,
): CaseRequest | undefined {
  if (place.root.kind === 'body' && request.body?.mediaType !== place.root.mediaType) return undefined;
  const there = valueAtPath(rootValue(request, place.root), place.path);
  if (isInPlace && typeof there !== 'string') return undefined;
  // What may be left out and is, or is there already, shows nothing.
  if (value.slug === 'absent' ? there === undefined : value.slug === 'present' && there !== undefined)
    return undefined;
  const filled = value.slug === 'absent' ? request : withPlace(world.model, request, place);
  if (!filled) return undefined;
  const base = valueAtPath(rootValue(filled, place.root), place.path);
  const made = value.make(base, { model: world.model, random: world.fresh() });
  const change = made[Math.min(which, made.length - 1)];
  return change === undefined ? undefined : withChange(world.model, filled, place, change);
}
