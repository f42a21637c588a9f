import type { Operation, Parameter } from '../../model/model.ts';
import { type CaseRequest, type ParameterValue, withParameter } from '../request.ts';
import type { OddInput } from './odd-input.ts';

const cursorNames = /(?:cursor|token|continuation|^after$|^before$|starting_?after|ending_?before)$/i;

/** Queries that are no good: repeated, unknown, with the names of JavaScript's own, with cursors that nobody gave. */
export function oddQueries({ parameters }: Operation): readonly OddInput[] {
  const query = parameters.filter((one) => one.in === 'query');
  const cursor = query.find(({ name }) => cursorNames.test(name));
  const cursors = cursor ? ['none', 'eyJpZCI6Im5vbmUifQ', '%00', '!!!'] : [];
  const [first] = query.filter(({ schema, style }) => schema !== undefined && style === 'form');
  const deep = query.find(({ style }) => style === 'deepObject');
  return [
    ...cursors.map((text) => sent(cursor as Parameter, `${(cursor as Parameter).name}=${text}`)),
    ...(first ? [{ make: (request: CaseRequest) => repeated(request, first) }] : []),
    ...(deep ? deepQueries(deep) : []),
    raw('__proto__%5Bconcordat%5D=1&constructor%5Bprototype%5D%5Bconcordat%5D=1'),
    raw('concordat%5Ba%5D%5Bb%5D%5Bc%5D=1&concordat%5B%5D=%FF&=&&%00=1'),
  ];
}

/** Deeper than any filter is, with names that every object has, and text where an object is. */
function deepQueries(parameter: Parameter): readonly OddInput[] {
  const { name } = parameter;
  return [
    `${name}[a][b][c][d]=1`,
    `${name}[__proto__][concordat]=1&${name}[constructor]=1`,
    `${name}=1`,
    `${name}[]=1`,
  ].map((text) => sent(parameter, text));
}

function sent(parameter: Parameter, text: string): OddInput {
  return { make: (request) => withParameter(request, { parameter, value: text, text }) };
}

/** `limit=5&limit=5` */
function repeated(request: CaseRequest, parameter: Parameter): CaseRequest {
  const known = request.parameters.find((one) => one.parameter === parameter);
  const value = known?.value ?? 1;
  const text = `${parameter.name}=${encodeURIComponent(String(value))}`;
  return withParameter(request, { parameter, value, text: `${text}&${text}` });
}

/** What no parameter of the document describes. */
function raw(text: string): OddInput {
  return {
    make: (request) => {
      const added: ParameterValue = { parameter: undescribed, value: text, text };
      return { ...request, parameters: [...request.parameters, added] };
    },
  };
}

const undescribed: Parameter = {
  at: { source: '', pointer: '' },
  name: 'concordat',
  in: 'query',
  description: undefined,
  required: false,
  deprecated: false,
  style: 'form',
  explode: true,
  allowReserved: false,
  schema: undefined,
  content: [],
  examples: [],
};
