import type { MediaType, Model, Operation, Parameter, Response } from '../model/model.ts';
import type { Location } from '../problem.ts';
import { type EnumPlace, enumPlaces } from './coverage-enums.ts';

/** What of an operation can be seen in its traffic. */
const coverageKinds = [
  'operation',
  'request-type',
  'parameter',
  'parameter-left-out',
  'parameter-value',
  'request-value',
  'response',
  'response-type',
  'response-value',
] as const;
export type CoverageKind = (typeof coverageKinds)[number];

/** One thing that a document says and an exchange shows, or not. */
export interface CoveragePoint {
  readonly kind: CoverageKind;
  /** Unique in its operation, but for values of answers: `response 404`, `query status = failed`. */
  readonly label: string;
  readonly at: Location;
}

/** What a point is counted under: of values of answers their place, of all others what is unique in an operation. */
export function coverageKey({ kind, label, at }: CoveragePoint): string {
  return kind === 'response-value' ? `${at.source}#${at.pointer}` : label;
}

/** The values of one enum, as points. */
export interface CountedEnum {
  readonly path: readonly string[];
  readonly points: readonly { readonly value: unknown; readonly point: CoveragePoint }[];
}

/** A documented body and what is counted of it. */
export interface CountedBody {
  readonly mediaType: MediaType;
  /** Undefined for the only type of an answer, which its status shows already. */
  readonly point: CoveragePoint | undefined;
  readonly enums: readonly CountedEnum[];
}

/** All that is counted of an operation. */
export interface CoveragePlan {
  readonly called: CoveragePoint;
  readonly parameters: readonly {
    readonly parameter: Parameter;
    /** Undefined for what comes with every call. */
    readonly sent: CoveragePoint | undefined;
    readonly leftOut: CoveragePoint | undefined;
    readonly enums: readonly CountedEnum[];
  }[];
  readonly bodies: readonly CountedBody[];
  readonly responses: readonly {
    readonly response: Response;
    readonly point: CoveragePoint;
    readonly bodies: readonly CountedBody[];
  }[];
}

const plans = new WeakMap<Operation, CoveragePlan>();

/** What is counted of an operation; made once. */
export function coveragePlanOf(model: Model, operation: Operation): CoveragePlan {
  let plan = plans.get(operation);
  if (!plan) {
    plan = makePlan(model, operation);
    plans.set(operation, plan);
  }
  return plan;
}

function makePlan(model: Model, operation: Operation): CoveragePlan {
  return {
    called: { kind: 'operation', label: 'called', at: operation.at },
    parameters: operation.parameters.map((parameter) => parameterPlan(model, parameter)),
    bodies: (operation.requestBody?.content ?? []).map((mediaType) => ({
      mediaType,
      point: { kind: 'request-type', label: `request ${mediaType.name}`, at: mediaType.at },
      enums: countedEnums(
        bodyEnums(model, mediaType, 'request'),
        'request-value',
        `request ${mediaType.name}`,
      ),
    })),
    responses: operation.responses.map((response) => responsePlan(model, response)),
  };
}

function parameterPlan(model: Model, parameter: Parameter): CoveragePlan['parameters'][number] {
  const { at, in: place, name, required, schema } = parameter;
  const label = `${place} ${name}`;
  const isAlways = place === 'path';
  return {
    parameter,
    sent: isAlways ? undefined : { kind: 'parameter', label, at },
    leftOut:
      isAlways || required ? undefined : { kind: 'parameter-left-out', label: `${label} left out`, at },
    // Of an object that is sent in a parameter its properties count too.
    enums: countedEnums(schema ? enumPlaces(model, schema, 'request') : [], 'parameter-value', label),
  };
}

function responsePlan(model: Model, response: Response): CoveragePlan['responses'][number] {
  const label = `response ${response.status}`;
  return {
    response,
    point: { kind: 'response', label, at: response.at },
    bodies: response.content.map((mediaType) => ({
      mediaType,
      point:
        response.content.length < 2
          ? undefined
          : { kind: 'response-type', label: `${label} ${mediaType.name}`, at: mediaType.at },
      enums: countedEnums(bodyEnums(model, mediaType, 'response'), 'response-value', ''),
    })),
  };
}

function bodyEnums(
  model: Model,
  { schema }: MediaType,
  direction: 'request' | 'response',
): readonly EnumPlace[] {
  return schema ? enumPlaces(model, schema, direction) : [];
}

function countedEnums(
  places: readonly EnumPlace[],
  kind: CoverageKind,
  where: string,
): readonly CountedEnum[] {
  return places.map(({ path, values }) => ({
    path,
    points: values.map(({ value, at }) => ({
      value,
      point: {
        kind,
        label: `${[where, path.join('.')].filter(Boolean).join(' ') || 'body'} = ${textOf(value)}`,
        at,
      },
    })),
  }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}

/** All points of an operation, in the order of the document, but for the values of its answers. */
export function pointsOf(plan: CoveragePlan): readonly CoveragePoint[] {
  const all = [
    plan.called,
    ...plan.parameters.flatMap(({ sent, leftOut, enums }) => [sent, leftOut, ...enumPoints(enums)]),
    ...plan.bodies.flatMap(({ point, enums }) => [point, ...enumPoints(enums)]),
    ...plan.responses.flatMap(({ point, bodies }) => [point, ...bodies.map((body) => body.point)]),
  ].filter((point) => point !== undefined);
  // Two branches of a schema may have the same value of a property.
  return [...new Map(all.map((point) => [point.label, point])).values()];
}

/**
 * The values that the answers of an operation may have.
 *
 * They are counted in the whole document, each by its place: many answers share a schema, and not each of them can have
 * each of its values.
 */
export function answerValuesOf({ responses }: CoveragePlan): readonly CoveragePoint[] {
  return responses.flatMap(({ bodies }) => bodies.flatMap(({ enums }) => enumPoints(enums)));
}

function enumPoints(enums: readonly CountedEnum[]): readonly CoveragePoint[] {
  return enums.flatMap(({ points }) => points.map(({ point }) => point));
}
