import { parseCookies } from '../http/read-cookies.ts';
import { fieldsParameterReader, textParameterReader } from '../http/read-parameter.ts';
import type { Model, Operation, Parameter } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { type CheckedParameter, type LocationCheck, locationCheck } from './check-request-parameters.ts';
import { pathTextReader } from './path-values.ts';
import { headerText, type IncomingRequest } from './request-violation.ts';

/** The check of header parameters; their names are in lower case. */
export function headerCheck(
  model: Model,
  parameters: readonly Parameter[],
): LocationCheck<IncomingRequest['headers']> | undefined {
  const own = parameters.filter((parameter) => parameter.in === 'header');
  return locationCheck(
    model,
    'header',
    own.map((parameter): CheckedParameter<IncomingRequest['headers']> => {
      const name = parameter.name.toLowerCase();
      const read = textParameterReader(model, parameter);
      return {
        parameter,
        name,
        read(headers) {
          const text = headerText(headers, name);
          return text === undefined ? undefined : read(text);
        },
      };
    }),
  );
}

/**
 * The check of path parameters, out of the segments of a path.
 *
 * @param problems told of parameters that the path template does not have
 */
export function pathCheck(
  model: Model,
  operation: Operation,
  parameters: readonly Parameter[],
  problems: Problem[],
): LocationCheck<readonly string[]> | undefined {
  const own = parameters.filter((parameter) => parameter.in === 'path');
  const checked = own.flatMap((parameter): CheckedParameter<readonly string[]>[] => {
    const { name, at } = parameter;
    const textOf = pathTextReader(operation.path, name);
    if (!textOf) {
      const message = `the path ${operation.path} has no {${name}}; the parameter is not checked`;
      problems.push({ code: 'parameter-not-in-path', severity: 'warning', message, at });
      return [];
    }
    const read = textParameterReader(model, parameter);
    return [
      {
        parameter,
        name,
        // An empty segment is a parameter without a value.
        read: (segments) => {
          const text = textOf(segments);
          return text === undefined || text === '' ? undefined : read(text);
        },
      },
    ];
  });
  return locationCheck(model, 'path', checked);
}

/** The check of cookie parameters. */
export function cookieCheck(
  model: Model,
  parameters: readonly Parameter[],
): LocationCheck<IncomingRequest['headers']> | undefined {
  const own = parameters.filter((parameter) => parameter.in === 'cookie');
  const names = new Set(own.map(({ name }) => name));
  const location = locationCheck(
    model,
    'cookie',
    own.map((parameter) => ({
      parameter,
      name: parameter.name,
      read: fieldsParameterReader(model, parameter, names).read,
    })),
  );
  return (
    location && {
      check: (headers, violations) => location.check(parseCookies(headerText(headers, 'cookie')), violations),
      get problems() {
        return location.problems;
      },
    }
  );
}
