import { bodyFormatOf, selectMediaType } from '../../http/media-type.ts';
import type { MediaType, Model, Operation } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import type { Location } from '../../problem.ts';
import { type KeywordNode, type KeywordPoint, keywordNode } from './keyword-points.ts';

/** The rules of an operation's requests. */
export interface OperationKeywords {
  /** In the order of the document. */
  readonly points: readonly KeywordPoint[];
  /** The points by their keyword's place; several places of a request may share one. */
  readonly byPlace: ReadonlyMap<string, readonly KeywordPoint[]>;
  readonly parameters: readonly {
    readonly place: 'path' | 'query' | 'header' | 'cookie';
    /** As values are found by: headers in lower case. */
    readonly name: string;
    readonly node: KeywordNode | undefined;
    /** That it must be there; undefined where it need not. */
    readonly required: KeywordPoint | undefined;
  }[];
  readonly bodies: readonly { readonly mediaType: MediaType; readonly node: KeywordNode }[];
  /** That there must be a body. */
  readonly bodyRequired: KeywordPoint | undefined;
}

/** Works out the rules of an operation's requests; none are counted yet. */
export function operationKeywords(model: Model, operation: Operation): OperationKeywords {
  const points: KeywordPoint[] = [];
  const parameters = operation.parameters.flatMap((parameter): OperationKeywords['parameters'][number][] => {
    const { in: where, name } = parameter;
    // The whole query as one value has no name that it could be found by.
    if (where === 'querystring') return [];
    const label = `${where} ${name}`;
    const required =
      parameter.required && where !== 'path' ? requiredPoint(label, parameter.at, points) : undefined;
    const content = parameter.content[0];
    const schema = parameter.schema ?? content?.schema;
    const isText = content === undefined || bodyFormatOf(content.name) !== 'json';
    const node = schema && keywordNode(model, schema, { label, isText }, points);
    return [{ place: where, name: where === 'header' ? name.toLowerCase() : name, node, required }];
  });
  const { requestBody } = operation;
  const bodyRequired = requestBody?.required ? requiredPoint('body', requestBody.at, points) : undefined;
  const bodies = (requestBody?.content ?? []).flatMap((mediaType) => {
    if (!mediaType.schema) return [];
    const isText = bodyFormatOf(mediaType.name) !== 'json';
    const label = (requestBody?.content.length ?? 0) > 1 ? `body ${mediaType.name}` : 'body';
    return [{ mediaType, node: keywordNode(model, mediaType.schema, { label, isText }, points) }];
  });
  const byPlace = Map.groupBy(points, ({ at }) => placeKey(at));
  // What is missing is told at the parameter or the body itself.
  for (const point of points.filter(({ keyword }) => keyword === missingKeyword))
    byPlace.set(placeKey({ ...point.at, pointer: point.at.pointer.replace(/\/required$/, '') }), [point]);
  return { points, byPlace, parameters, bodies, bodyRequired };
}

const missingKeyword = 'present';

function requiredPoint(label: string, at: Location, points: KeywordPoint[]): KeywordPoint {
  const point = {
    label: `${label} present`,
    keyword: missingKeyword,
    at: childOf(at, 'required'),
    canBreak: true,
    valid: 0,
    invalid: 0,
  };
  points.push(point);
  return point;
}

/** How a place in the document is looked up. */
export function placeKey({ source, pointer }: Location): string {
  return `${source}#${pointer}`;
}

/** The rules of the body that a request has. */
export function bodyNode(
  { bodies }: OperationKeywords,
  contentType: string | undefined,
): KeywordNode | undefined {
  if (bodies.length < 2 || contentType === undefined) return bodies[0]?.node;
  const selected = selectMediaType(
    bodies.map(({ mediaType }) => mediaType),
    contentType,
  );
  return bodies.find(({ mediaType }) => mediaType === selected)?.node;
}
