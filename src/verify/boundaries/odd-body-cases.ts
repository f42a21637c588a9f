import { bodyFormatOf, selectMediaType } from '../../http/media-type.ts';
import type { MediaType, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import type { CaseBody, CaseRequest } from '../request.ts';
import type { World } from '../run/world.ts';
import { judgeOddBody } from './judge-odd-body.ts';
import { judgeInvalid } from './judge-refusal.ts';
import type { RankedCase } from './ranked-case.ts';
import { itemForRefusals, renewItem } from './target-item.ts';
import { held, settledRequest, wireViolations } from './wire-check.ts';

/** A body that is not what it says it is. */
interface OddBody {
  readonly slug: string;
  readonly kind: 'malformed' | 'media-type' | 'missing';
  readonly what: string;
  readonly rank: number;
  /** As `judgeOddBody` has it. */
  readonly severity?: 'note';
  readonly takesAnyRefusal?: true;
  /** The request as it is sent; undefined where it cannot be made so. */
  readonly make: (request: CaseRequest) => CaseRequest | undefined;
}

/** The cases whose body is missing, cannot be parsed, or is of a type that the document does not have. */
export function oddBodyCases(operation: Operation): readonly RankedCase[] {
  const { requestBody } = operation;
  const first = requestBody?.content[0];
  if (!requestBody || !first || operation.method === 'get' || operation.method === 'head') return [];
  const isPromised = operation.responses.some(({ status }) => status === '415');
  const bodies = [
    ...(requestBody.required ? missingBodies : []),
    ...malformedBodies(first),
    // Where the body is optional, one that is not read may be ignored.
    ...(requestBody.required ? otherTypes(requestBody.content, isPromised) : []),
  ];
  return bodies.map((body) => ({ one: oddCase(operation, body), rank: body.rank }));
}

function oddCase(operation: Operation, body: OddBody): Case {
  return {
    id: `${operation.name}/${body.kind}/${body.slug}`,
    phase: 'boundaries',
    operation,
    title: `body: ${body.what}`,
    topic: body.kind === 'missing' ? 'invalid' : body.kind,
    run: (world) => runOdd(world, operation, body),
  };
}

async function runOdd(world: World, operation: Operation, body: OddBody): Promise<void> {
  const baseline = await world.baseline(operation);
  if (!baseline) return world.skip(world.whyNoBaseline(operation));
  const item = await itemForRefusals(world, operation);
  if (!item) return world.skip('what it works on could be neither made nor found');
  const settled = await settledRequest(world, operation, baseline.request, item);
  const isMeant = body.kind !== 'malformed' || settled.body?.mediaType === operation.requestBody?.content[0];
  const request = settled.body && isMeant ? body.make(settled) : undefined;
  if (!request) return world.skip(`no request with ${body.what} can be made`);
  const [violation] = wireViolations(world, operation, request, item);
  // One kind of JSON is read as another, but that is no reason to take it.
  if (!violation && body.kind !== 'media-type') return world.skip(`a request with ${body.what} is valid`);
  const exchange = await world.send({ operation, request: held(request), item, manner: { isOdd: true } });
  if (!exchange) return;
  const { kind, what } = body;
  const draft =
    kind === 'missing' && violation
      ? judgeInvalid({ operation, label: 'body', keyword: 'required', what, violation, exchange })
      : judgeOddBody({ ...body, operation, kind: kind === 'malformed' ? kind : 'media-type', exchange });
  if (draft) world.report(draft);
  if (draft && exchange.response.status < 400) await renewItem(world, operation);
}

const missingBodies: readonly OddBody[] = [
  {
    slug: 'none',
    kind: 'missing',
    what: 'no body',
    rank: 0,
    make: (request) => ({ ...request, body: undefined }),
  },
  {
    slug: 'empty',
    kind: 'missing',
    what: 'an empty body',
    rank: 2,
    make: (request) => withBytes(request, () => new Uint8Array()),
  },
];

function malformedBodies(mediaType: MediaType): readonly OddBody[] {
  const kind = 'malformed';
  const format = bodyFormatOf(mediaType.name);
  if (format === 'json')
    return [
      {
        slug: 'cut',
        kind,
        what: 'JSON that is cut short',
        rank: 0,
        make: (request) => withBytes(request, withoutEnd),
      },
      {
        slug: 'trailing',
        kind,
        what: 'JSON with more text behind it',
        rank: 3,
        make: (request) => withBytes(request, (bytes) => joined(bytes, ' trailing')),
      },
    ];
  if (/[/+]xml$/.test(mediaType.name))
    return [
      {
        slug: 'cut',
        kind,
        what: 'XML that is cut short',
        rank: 1,
        make: (request) => withBytes(request, withoutEnd),
      },
    ];
  if (format !== 'multipart') return [];
  return [
    {
      slug: 'boundary',
      kind,
      what: 'a multipart body whose boundary is not told',
      rank: 1,
      // It is the type that is wrong, if one likes.
      takesAnyRefusal: true,
      make: (request) => withType(request, mediaType.name.replace(/;.*$/s, '')),
    },
  ];
}

/**
 * Types that nobody takes for the documented ones.
 *
 * @param isPromised whether the operation has a status for such bodies
 */
function otherTypes(content: readonly MediaType[], isPromised: boolean): readonly OddBody[] {
  const isOther = (name: string) => selectMediaType(content, name) === undefined;
  const plain = ['text/plain', 'application/xml', 'application/octet-stream'].find(isOther);
  // Servers that go by the suffix take what is only a kind of JSON for JSON of any kind: only 415 says that they do not.
  const isKind = content.some(({ name }) => name.includes('+json')) && isOther('application/json');
  return [
    ...(plain === undefined ? [] : [otherType(plain)]),
    ...(isKind
      ? [{ ...otherType('application/json'), ...(!isPromised && { severity: 'note' as const }) }]
      : []),
  ];
}

function otherType(name: string): OddBody {
  return {
    slug: name.replace('/', '.'),
    kind: 'media-type',
    what: `the body as ${name}`,
    rank: 1,
    make: (request) => withType(request, name),
  };
}

function withBytes(request: CaseRequest, change: (bytes: Uint8Array) => Uint8Array): CaseRequest | undefined {
  return withBody(request, (body) => ({ contentType: body.contentType, bytes: change(body.bytes) }));
}

function withType(request: CaseRequest, contentType: string): CaseRequest | undefined {
  return withBody(request, ({ bytes }) => ({ contentType, bytes }));
}

function withBody(request: CaseRequest, change: (body: CaseBody) => CaseBody): CaseRequest | undefined {
  return request.body && { ...request, body: change(request.body) };
}

/** An object, a list or an element is open then; other values are left whole. */
function withoutEnd(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, -1);
}

function joined(bytes: Uint8Array, text: string): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes, Buffer.from(text)]));
}
