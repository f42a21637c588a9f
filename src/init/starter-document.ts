import { renderDocument } from '../document/render.ts';
import { titleOf } from './api-name.ts';
import { pascalCase, type ResourceName } from './resource-name.ts';
import { starterErrors, starterPaths } from './starter-operations.ts';
import { schemaNames, starterSchemas } from './starter-schemas.ts';

/**
 * The document that a project starts with, as YAML: OpenAPI 3.1, one resource with list, create, read, replace and
 * delete, an example for every body and every error.
 */
export function starterDocument(name: string, resource: ResourceName): string {
  const title = `${titleOf(name)} API`;
  const nouns = resource.plural.join(' ');
  const names = schemaNames(resource);
  const tree = {
    openapi: '3.1.0',
    info: { title, version: '0.1.0', description: `Manages ${nouns}.` },
    servers: [
      {
        url: 'http://127.0.0.1:4010',
        description: 'The mock on this machine, which "concordat dev" starts.',
      },
    ],
    tags: [{ name: pascalCase(resource.plural), description: `Keep and change ${nouns}.` }],
    security: [{ token: [] }],
    paths: starterPaths(resource, names),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'Send the token as `Authorization: Bearer <token>`; the mock takes any.',
        },
      },
      schemas: starterSchemas(resource, names),
      responses: errorResponses(names.problem),
    },
  };
  const head = `# The contract of the ${title}: change it first, all else is made from it.\n`;
  return `${head}${renderDocument(tree, 'yaml')}`;
}

function errorResponses(problem: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(starterErrors).map(([name, { status, description, title, detail }]) => {
      const schema = { $ref: `#/components/schemas/${problem}` };
      const example = { type: 'about:blank', title, status, detail };
      return [name, { description, content: { 'application/problem+json': { schema, example } } }];
    }),
  );
}
