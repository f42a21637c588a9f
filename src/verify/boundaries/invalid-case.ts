import type { RequestViolation } from '../../contract/check-request.ts';
import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import type { CaseRequest } from '../request.ts';
import { type Item, isSuccess, pathValues } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { baseOfPlace } from './base-of-place.ts';
import type { Break } from './break.ts';
import { calendarEvidenceOf } from './calendar-evidence.ts';
import { valueAtPath } from './change-value.ts';
import { rootValue, withChange } from './fill-place.ts';
import { judgeInvalid, namesValidation } from './judge-refusal.ts';
import { saysLenient } from './lenience.ts';
import { type Place, placeLabel } from './place.ts';
import { noteRefusal } from './refusals-seen.ts';
import { isShown, noteShown } from './shown.ts';
import { itemForRefusals, renewItem } from './target-item.ts';
import { held, wireViolations } from './wire-check.ts';

/** The case that breaks one keyword at one place. */
export function invalidCase(operation: Operation, place: Place, broken: Break): Case {
  const label = placeLabel(place);
  return {
    id: `${operation.name}/invalid/${label.replaceAll(' ', '')}/${broken.slug.replaceAll(' ', '-')}`,
    phase: 'boundaries',
    operation,
    title: `${label}: ${broken.what}`,
    topic: 'invalid',
    run: (world) => runInvalid(world, operation, place, broken),
  };
}

async function runInvalid(world: World, operation: Operation, place: Place, broken: Break): Promise<void> {
  const label = placeLabel(place);
  const fault = `${label} ${broken.keyword}`;
  if (isShown(world, operation, fault)) return world.skip('another case has shown it');
  const first = await sendInvalid(world, operation, place, broken);
  const isPath = place.root.kind === 'parameter' && place.root.parameter.in === 'path';
  const isUsedUp = !isPath && [404, 409, 410].includes(first?.exchange.response.status ?? 0);
  // What is not as it was tells nothing of the request.
  const again = isUsedUp && (await renewItem(world, operation));
  const sent = again ? await sendInvalid(world, operation, place, broken) : first;
  if (!sent) return;
  const { exchange, violation } = sent;
  noteRefusal(world, { operation, kind: place.root.kind, exchange });
  const { keyword, what } = broken;
  const severity = broken.severity ?? (saysLenient(place) ? 'note' : undefined);
  const draft = judgeInvalid({ operation, label, keyword, what, violation, exchange, severity });
  const isOfCalendar = broken.slug === 'format-subtle' && /^date/.test(place.constraints.format ?? '');
  if (!draft) {
    if (isOfCalendar) await noteCalendar(world, operation, place, exchange);
    return;
  }
  noteShown(world, operation, fault);
  if (isOfCalendar && !saysLenient(place)) calendarEvidenceOf(world).sawAcceptance(world, draft);
  else world.report(draft);
  await renewItem(world, operation);
}

/** A day that no month has was refused: was that for the day? */
async function noteCalendar(
  world: World,
  operation: Operation,
  place: Place,
  { response: { status } }: Exchange,
): Promise<void> {
  const item = status === 400 || status === 422 ? await itemForRefusals(world, operation) : undefined;
  if (!item) return;
  const base = await baseOfPlace(world, operation, place, item);
  const day = place.constraints.format === 'date' ? '2024-02-28' : '2024-02-28T10:00:00Z';
  const request = withChange(world.model, base, place, day);
  if (!request || wireViolations(world, operation, request, item).length > 0) return;
  const accepted = await world.send({ operation, request: held(request), item, manner: { isOdd: true } });
  if (isSuccess(accepted)) calendarEvidenceOf(world).sawRefusal();
}

async function sendInvalid(
  world: World,
  operation: Operation,
  place: Place,
  broken: Break,
): Promise<{ readonly exchange: Exchange; readonly violation: RequestViolation } | undefined> {
  const item = await itemForRefusals(world, operation);
  if (!item) return world.skip('what it works on could be neither made nor found');
  const base = await baseOfPlace(world, operation, place, item);
  const chosen = choose(world, operation, { place, broken, base, item });
  if (!chosen)
    return world.skip(`no request was found that breaks "${broken.keyword}" at ${placeLabel(place)} alone`);
  // Where the document has no status for such a refusal, any is as good.
  const manner = { isOdd: !namesValidation(operation) };
  const exchange = await world.send({ operation, request: held(chosen.request), item, manner });
  return exchange && { exchange, violation: chosen.violation };
}

interface Chosen {
  readonly request: CaseRequest;
  readonly violation: RequestViolation;
}

/** The first request that breaks the keyword and nothing else, as a server reads it; else one that breaks more there. */
function choose(
  world: World,
  operation: Operation,
  asked: { readonly place: Place; readonly broken: Break; readonly base: CaseRequest; readonly item: Item },
): Chosen | undefined {
  const { place, broken, base, item } = asked;
  const value = valueThere(world, operation, asked);
  const tools = { model: world.model, random: world.fresh() };
  let second: Chosen | undefined;
  for (const change of broken.make(value, tools)) {
    if (isNoSegment(place, change)) continue;
    const request = withChange(world.model, base, place, change);
    if (!request) continue;
    const violations = wireViolations(world, operation, request, item);
    const violation = violations.find(({ code }) => isKeyword(code, broken.keyword));
    if (!violation) continue;
    const isPure = violations.every(({ code }) => isKeyword(code, broken.keyword));
    if (isPure) return { request, violation };
    second ??= { request, violation };
  }
  return second;
}

function valueThere(
  world: World,
  operation: Operation,
  { place, base, item }: { readonly place: Place; readonly base: CaseRequest; readonly item: Item },
): unknown {
  const { root, path } = place;
  // What the path really has is put in when it is sent.
  if (root.kind === 'parameter' && root.parameter.in === 'path' && path.length === 0) {
    const value = pathValues(world.map, operation, item).get(root.parameter.name);
    if (value !== undefined) return value;
  }
  return valueAtPath(rootValue(base, root), path);
}

/** Nothing, and what leads elsewhere, makes another path. */
function isNoSegment({ root, path }: Place, change: unknown): boolean {
  return (
    root.kind === 'parameter' &&
    root.parameter.in === 'path' &&
    path.length === 0 &&
    (typeof change === 'symbol' || ['', '.', '..'].includes(String(change)))
  );
}

const sameAs: Readonly<Record<string, readonly string[]>> = {
  enum: ['const'],
  additionalProperties: ['unevaluatedProperties'],
  type: ['nullable'],
};

function isKeyword(code: string | number | undefined, keyword: string): boolean {
  return code === keyword || (sameAs[keyword] ?? []).includes(String(code));
}
