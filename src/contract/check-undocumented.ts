import type { QueryField } from '../http/read-query.ts';
import type { Model } from '../model/model.ts';
import type { RequestViolation } from './request-violation.ts';

/** More names than this are not told of one request. */
const maxTold = 20;

/**
 * Tells of query parameters that the operation does not document. They are no errors: a server may ignore them; but a
 * misspelt name looks the same.
 *
 * @param claims whether a documented parameter takes a field of this name
 * @param documented the names to choose from
 */
export function undocumentedCheck(
  model: Model,
  claims: (name: string) => boolean,
  documented: readonly string[],
): (fields: readonly QueryField[], violations: RequestViolation[]) => void {
  const keys = [...model.securitySchemes.values()].flatMap(({ in: place, parameterName }) =>
    place === 'query' && parameterName !== undefined ? [parameterName] : [],
  );
  const choice =
    documented.length === 0 ? 'the operation documents none' : `documented: ${documented.join(', ')}`;
  return (fields, violations) => {
    const told = new Set<string>();
    for (const { name } of fields) {
      if (claims(name) || keys.includes(name) || told.has(name) || told.size === maxTold) continue;
      told.add(name);
      violations.push({
        in: 'query',
        path: ['query', name],
        code: 'undocumented',
        severity: 'Information',
        message: `Request query parameter ${name} is not documented; ${choice}`,
      });
    }
  };
}
