import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { parseMediaType } from '../../http/media-type.ts';
import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import type { World } from '../run/world.ts';
import { judgeRange } from './judge-range.ts';
import { type RangeProbe, rangeProbes } from './range-probes.ts';
import { documentOn } from './range-words.ts';

/** Asks for the same bytes in several ways. */
type Ask = (headers: Readonly<Record<string, string>>, probe?: RangeProbe) => Promise<Exchange | undefined>;

/** Asks for parts of one thing and holds each against the whole; about twenty requests. */
export async function runRanges(world: World, operation: Operation): Promise<void> {
  const baseline = await world.baseline(operation);
  if (!baseline) return world.skip(world.whyNoBaseline(operation));
  const item = (await world.itemFor(operation)) ?? baseline.item;
  const ask: Ask = (headers, probe) =>
    world.send({
      operation,
      request: {
        ...baseline.request,
        headers: { ...baseline.request.headers, 'accept-encoding': 'identity', ...headers },
      },
      item,
      manner: {
        isOdd: probe !== undefined && probe.want.kind !== 'part',
        // Several ranges come in a media type of their own, of which documents seldom speak.
        isElsewhere: probe?.want.kind === 'several',
      },
    });
  const first = await ask({});
  if (first?.response.status !== 200) return world.skip('nothing could be downloaded');
  if (first.response.truncated || headerOf(first.response.headers, 'content-encoding') !== undefined)
    return world.skip('what is downloaded is too long, or compressed');
  if (first.response.body.length === 0) return world.skip('what is downloaded is empty');
  const drafts = await probe(operation, first, ask);
  const last = drafts.length === 0 ? undefined : await ask({});
  // Where it is another thing by now, nothing is known of its parts.
  const isStable = last?.response.status === 200 && isSame(first, last);
  if (isStable) for (const draft of drafts) world.report(draft);
}

async function probe(operation: Operation, first: Exchange, ask: Ask): Promise<readonly FindingDraft[]> {
  const said = documentOn(operation);
  const whole = first.response.body;
  const drafts: FindingDraft[] = [];
  const ignored: { readonly probe: RangeProbe; readonly exchange: Exchange }[] = [];
  let part: Exchange | undefined;
  for (const one of rangeProbes(whole.length)) {
    const exchange = await ask({ range: one.header }, one);
    if (!exchange) continue;
    const asked = { operation, whole, probe: one, exchange, servesParts: part !== undefined };
    const draft = judgeRange({ ...asked, oneOnly: said.oneOnly });
    // What is no range shows the same fault once more.
    const isKnown = drafts.length > 0 && one.want.kind === 'invalid';
    if (draft && !isKnown) drafts.push(draft);
    else if (!draft && exchange.response.status === 200 && !isAll(one, whole.length)) ignored.push(asked);
    if (!draft && exchange.response.status === 206 && one.want.kind === 'part') part ??= exchange;
  }
  const broken = ignored.find(
    ({ probe: { want } }) => want.kind === 'part' && said.isPromised(want.form, first, part !== undefined),
  );
  if (broken) drafts.push(ignoredDraft(operation, first, broken));
  return part
    ? [...drafts, ...differences(operation, first, part), ...(await ifRange(operation, first, ask))]
    : drafts;
}

/** Who asks for everything may be sent it as such. */
function isAll({ want }: RangeProbe, size: number): boolean {
  return want.kind !== 'part' || (want.first === 0 && want.last === size - 1);
}

function ignoredDraft(
  operation: Operation,
  first: Exchange,
  { probe: { header, what }, exchange }: { readonly probe: RangeProbe; readonly exchange: Exchange },
): FindingDraft {
  return {
    code: 'range-status',
    operation,
    message: 'a range that the document promises is answered with everything',
    expected: '206',
    actual: `200 with all bytes for ${header}`,
    hint: `${what[0]?.toUpperCase()}${what.slice(1)} was asked for: send the part, or take 206 out of the document.`,
    steps: [first, exchange],
    detail: 'ignored',
  };
}

/** A part is of the same version and of the same type as the whole. */
function differences(operation: Operation, whole: Exchange, part: Exchange): readonly FindingDraft[] {
  const drafts: FindingDraft[] = [];
  const tell = (code: 'etag-unstable' | 'response-content-type', message: string, name: string): void => {
    const [expected = '', actual = ''] = [whole, part].map(({ response }) =>
      headerOf(response.headers, name),
    );
    drafts.push({ code, operation, message, expected, actual, steps: [whole, part], detail: 'range' });
  };
  const [tag, other] = [whole, part].map(({ response }) => headerOf(response.headers, 'etag'));
  if (tag !== undefined && other !== undefined && tag !== other)
    tell('etag-unstable', 'a part has another ETag than the whole', 'etag');
  const [type, partType] = [whole, part].map(typeOf);
  if (type !== undefined && partType !== undefined && type !== partType && !/^multipart\//.test(partType))
    tell('response-content-type', 'a part has another media type than the whole', 'content-type');
  return drafts;
}

/**
 * With a version that never was, `If-Range` asks for everything.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.5
 */
async function ifRange(operation: Operation, whole: Exchange, ask: Ask): Promise<readonly FindingDraft[]> {
  const tag = headerOf(whole.response.headers, 'etag');
  if (tag === undefined) return [];
  const said = documentOn(operation);
  const range = 'bytes=0-0';
  const exchange = await ask({ range, 'if-range': '"no-such-version"' });
  const isIgnored = exchange?.response.status === 206 && whole.response.body.length > 1;
  const drafts: FindingDraft[] = [];
  const draft = (message: string, expected: string, shown: Exchange, severity?: 'note') => ({
    code: 'if-range-ignored' as const,
    operation,
    message,
    expected,
    actual: String(shown.response.status),
    hint: 'Send a part only where If-Range is the present ETag, else everything.',
    steps: [whole, shown],
    detail: message,
    ...(severity && { severity }),
  });
  if (exchange && isIgnored)
    drafts.push(
      draft(
        'a part is sent though If-Range has a version that never was',
        '200 with all bytes',
        exchange,
        // Where the document does not speak of it, a client will hardly rely on it.
        said.hasIfRange ? undefined : 'note',
      ),
    );
  const same = said.hasIfRange && !/^W\//.test(tag) ? await ask({ range, 'if-range': tag }) : undefined;
  if (same?.response.status === 200 && whole.response.body.length > 1 && isSame(whole, same))
    drafts.push(draft('everything is sent though If-Range has the present ETag', '206', same));
  return drafts;
}

function isSame(one: Exchange, other: Exchange): boolean {
  return Buffer.from(one.response.body).equals(other.response.body);
}

function typeOf({ response }: Exchange): string | undefined {
  const parsed = parseMediaType(headerOf(response.headers, 'content-type') ?? '');
  return parsed && `${parsed.type}/${parsed.subtype}`;
}
