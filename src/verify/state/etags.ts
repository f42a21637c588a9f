import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type ChangedOne, changeOne } from './change-one.ts';
import { disagreements } from './differences.ts';
import { deleteItem } from './gone.ts';
import { type Held, holdItem } from './hold-item.ts';
import { readItem, type Seen } from './read-item.ts';
import { stateCase } from './state-case.ts';
import { type Acting, narrowed, type Subject } from './subject.ts';

/** The ETag changes with the content, and changes and deletes look at `If-Match` where the document says so. */
export function planEtags(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0) return [];
  const changers = [...subject.patches, ...subject.replaces];
  const removers =
    changers.length > 0 ? subject.deletes.filter(({ operation }) => looksAtVersion(operation)) : [];
  return [...changers, ...removers]
    .filter(({ operation }) => subject.isWanted(operation))
    .map((acting) =>
      stateCase(acting.operation, 'etag', 'the ETag tells versions apart', (world) =>
        runEtags(world, subject, acting),
      ),
    );
}

/** Whether `If-Match`, or its refusal, is documented. */
export function looksAtVersion({ parameters, responses }: Operation): boolean {
  const takes = (name: string) =>
    parameters.some((one) => one.in === 'header' && plainName(one.name) === name);
  // Beside another condition, 412 is about that one.
  const isForOther = takes('ifnonematch') || takes('ifunmodifiedsince');
  return takes('ifmatch') || (!isForOther && responses.some(({ status }) => status === '412'));
}

/** Whether the document knows the ETag of what an operation reads. */
function speaksOfVersions({ patches, replaces, deletes }: Subject, reader: Operation): boolean {
  const isKnown = reader.responses.some(({ headers }) =>
    headers.some(({ name }) => plainName(name) === 'etag'),
  );
  const isAsked = reader.parameters.some(({ name }) => plainName(name) === 'ifnonematch');
  return (
    isKnown || isAsked || [...patches, ...replaces, ...deletes].some((one) => looksAtVersion(one.operation))
  );
}

/** An item in its second version, whose first version's ETag is known. */
interface Versions extends Held {
  readonly changed: ChangedOne;
  readonly after: Held['before'];
  readonly old: string;
}

async function runEtags(
  world: World,
  subject: Subject,
  acting: Acting<'patch' | 'replace' | 'delete'>,
): Promise<void> {
  const changing = narrowed(acting, 'patch', 'replace');
  const changer = changing ?? subject.patches[0] ?? subject.replaces[0];
  const held = changer && (await holdItem(world, subject, changer));
  if (!held) return world.skip('there is nothing to change that can be read');
  try {
    const versions = await twoVersions(world, subject, changer, held);
    if (!versions) return world.skip('no ETag is sent, or no change is accepted');
    if (versions.after.etag === versions.old) {
      if (changing) tellUnchanged(world, subject, changing, versions);
      return;
    }
    if (looksAtVersion(acting.operation)) await tryStale(world, subject, acting, versions);
  } finally {
    await held.restore();
  }
}

async function twoVersions(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
  held: Held,
): Promise<Versions | undefined> {
  const old = held.before.etag;
  if (old === undefined) return undefined;
  const changed = await changeOne(world, subject, changer, held);
  const seen = changed?.isAccepted ? await readItem(world, held.reader, held.item) : undefined;
  if (!changed || !seen?.value || seen.etag === undefined) return undefined;
  if (disagreements(subject, held.before.value, seen.value).length === 0) return undefined;
  return { ...held, changed, after: { ...seen, value: seen.value }, old };
}

/** Where the change itself tells a new ETag, or every change shows the same, it is the read that is wrong. */
function tellUnchanged(
  world: World,
  subject: Subject,
  { operation }: Acting,
  { steps, before, changed, after, reader, old }: Versions,
): void {
  // A weak one is the server's opinion of what is as good, unless the document gives it a meaning.
  if (old.startsWith('W/') && !speaksOfVersions(subject, reader.operation)) return;
  const told = changed.exchange.response.headers.find(([name]) => name.toLowerCase() === 'etag')?.[1];
  const isReads = told !== undefined && told !== old && subject.isWanted(reader.operation);
  world.report({
    code: 'etag-unchanged',
    operation: isReads ? reader.operation : operation,
    message: 'the content has changed, and the ETag has not',
    expected: `another ETag than ${old}`,
    actual: after.etag ?? '',
    hint: 'Make the ETag from the content or its version.',
    steps: [...steps, before.exchange, changed.exchange, after.exchange],
    detail: 'changed',
  });
}

/** With the first version's ETag, a change of the second is refused. */
async function tryStale(
  world: World,
  subject: Subject,
  acting: Acting<'patch' | 'replace' | 'delete'>,
  versions: Versions,
): Promise<void> {
  const { item, reader, after, old } = versions;
  const headers = { 'If-Match': old };
  const changing = narrowed(acting, 'patch', 'replace');
  const removing = narrowed(acting, 'delete');
  const held = { ...versions, before: after };
  const exchange = changing
    ? (await changeOne(world, subject, changing, held, { headers, isOnce: true }))?.exchange
    : removing && (await deleteItem(world, removing, item, headers));
  if (!exchange || exchange.response.status >= 500) return;
  const { status } = exchange.response;
  if (isOddRefusal(acting.operation, status) || deniesWhatIsThere(acting.operation, status)) {
    // What is refused with the current version as well has another reason.
    const again = changing
      ? (await changeOne(world, subject, changing, held, { isOnce: true }))?.exchange
      : removing && (await deleteItem(world, removing, item));
    if (again && isSuccess(again)) tellStatus(world, acting.operation, [...versions.steps, exchange]);
    return;
  }
  const seen = await readItem(world, reader, item, { isOdd: true });
  if (!seen || !hasHappened(subject, after, seen)) return;
  const steps = [
    ...versions.steps,
    versions.before.exchange,
    versions.changed.exchange,
    after.exchange,
    exchange,
    seen.exchange,
  ];
  tellStale(world, acting.operation, exchange, steps);
}

/** What has just been read is not missing. */
function deniesWhatIsThere({ responses }: Operation, status: number): boolean {
  return (status === 404 || status === 410) && responses.some((response) => response.status === '412');
}

/** A refusal that can be for the version only, while the document has 412 for that. */
export function isOddRefusal({ responses }: Operation, status: number): boolean {
  const isNamed = responses.some((response) => response.status === '412');
  return isNamed && status >= 400 && ![401, 403, 404, 410, 412, 428, 429].includes(status);
}

function tellStatus(world: World, operation: Operation, steps: readonly Seen['exchange'][]): void {
  world.report({
    code: 'refusal-status',
    operation,
    message: 'If-Match with an older version is refused with another status than the documented 412',
    expected: '412',
    actual: String(steps.at(-1)?.response.status ?? ''),
    steps,
    detail: 'stale',
  });
}

function tellStale(
  world: World,
  operation: Operation,
  exchange: Seen['exchange'],
  steps: readonly Seen['exchange'][],
): void {
  const isRefused = !isSuccess(exchange);
  world.report({
    code: isRefused ? 'refused-change-kept' : 'precondition-ignored',
    operation,
    message: isRefused
      ? 'a change was refused for its If-Match, and was done all the same'
      : 'If-Match with the ETag of an older version is accepted',
    expected: isRefused ? 'the item as it was' : '412',
    actual: String(exchange.response.status),
    hint: 'Compare If-Match with the current ETag before anything is changed.',
    steps,
    detail: 'stale',
  });
}

function hasHappened(subject: Subject, before: Held['before'], { status, value }: Seen): boolean {
  if (!value) return status === 404 || status === 410;
  return disagreements(subject, before.value, value).length > 0;
}
