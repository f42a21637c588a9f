import type { Location } from '../problem.ts';
import type { SecurityRequirement, SecurityScheme } from './model.ts';
import { childOf, type Reader } from './reader.ts';
import { isObject, stringOr } from './values.ts';

/** Reads a list of alternatives. @see https://spec.openapis.org/oas/v3.1.0#security-requirement-object */
export function readSecurityRequirements(security: unknown, at: Location): readonly SecurityRequirement[] {
  if (!Array.isArray(security)) return [];
  return security.filter(isObject).map((requirement, index) => ({
    at: childOf(at, index),
    schemes: new Map(
      Object.entries(requirement).map(([name, scopes]) => [
        name,
        Array.isArray(scopes) ? scopes.map(String) : [],
      ]),
    ),
  }));
}

const schemeTypes: readonly string[] = ['apiKey', 'http', 'oauth2', 'openIdConnect', 'mutualTLS'];

/** Reads `components.securitySchemes`. @see https://spec.openapis.org/oas/v3.1.0#security-scheme-object */
export function readSecuritySchemes(
  reader: Reader,
  root: Record<string, unknown>,
  rootAt: Location,
): ReadonlyMap<string, SecurityScheme> {
  const components = isObject(root.components) ? root.components : {};
  const schemes = new Map<string, SecurityScheme>();
  for (const [name, node] of reader.entries(
    components.securitySchemes,
    childOf(rootAt, 'components', 'securitySchemes'),
  )) {
    const type = node.value.type;
    if (typeof type !== 'string' || !schemeTypes.includes(type)) {
      reader.report(
        'security-scheme-unknown',
        'warning',
        `the security scheme "${name}" has no known type`,
        node.at,
      );
      continue;
    }
    const place = node.value.in;
    schemes.set(name, {
      at: node.at,
      name,
      // Checked against the list above.
      type: type as SecurityScheme['type'],
      description: stringOr(node.value.description, undefined),
      in: place === 'header' || place === 'query' || place === 'cookie' ? place : undefined,
      parameterName: stringOr(node.value.name, undefined),
      scheme: stringOr(node.value.scheme, undefined)?.toLowerCase(),
      flows: isObject(node.value.flows) ? node.value.flows : {},
    });
  }
  return schemes;
}
