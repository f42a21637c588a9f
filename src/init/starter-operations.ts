import { camelCase, pascalCase, type ResourceName } from './resource-name.ts';
import { articled, type SchemaNames } from './starter-schemas.ts';

type Tree = Record<string, unknown>;

/** The path items of a resource: list and create, read, replace and delete. */
export function starterPaths(resource: ResourceName, names: SchemaNames): Tree {
  const collection = `/${resource.plural.join('-')}`;
  const id = `${camelCase(resource.singular)}Id`;
  const parameter = {
    name: id,
    in: 'path',
    required: true,
    description: `The id of ${articled(resource.singular.join(' '))}.`,
    schema: { type: 'string', format: 'uuid' },
    example: exampleId,
  };
  return {
    [collection]: { get: listOperation(resource, names), post: createOperation(resource, names) },
    [`${collection}/{${id}}`]: { parameters: [parameter], ...memberOperations(resource, names) },
  };
}

function listOperation(resource: ResourceName, names: SchemaNames): Tree {
  const nouns = resource.plural.join(' ');
  const limit = { type: 'integer', minimum: 1, maximum: 100, default: 20 };
  const page = { items: [exampleOf(resource)], next_cursor: null };
  return {
    ...headOf(resource, `list${pascalCase(resource.plural)}`, `List ${nouns}`),
    description: `The ${nouns} in pages, the newest first.`,
    parameters: [
      { name: 'limit', in: 'query', description: 'How many a page holds.', schema: limit, example: 20 },
      {
        name: 'cursor',
        in: 'query',
        description: 'Where the page starts: `next_cursor` of the page before.',
        schema: { type: 'string' },
      },
    ],
    responses: {
      '200': { description: `A page of ${nouns}.`, content: jsonOf(names.page, page) },
      ...errors('BadRequest', 'Unauthorized'),
    },
  };
}

function createOperation(resource: ResourceName, names: SchemaNames): Tree {
  const noun = resource.singular.join(' ');
  const location = `/${resource.plural.join('-')}/${exampleId}`;
  return {
    ...headOf(resource, `create${pascalCase(resource.singular)}`, `Create ${articled(noun)}`),
    description: 'The service gives it an id, and says in `Location` where it is.',
    requestBody: bodyOf(resource, names),
    responses: {
      '201': {
        description: `The ${noun}, created.`,
        headers: {
          Location: {
            description: `Where the ${noun} is.`,
            required: true,
            schema: { type: 'string', format: 'uri-reference' },
            example: location,
          },
        },
        content: jsonOf(names.whole, exampleOf(resource)),
      },
      ...errors('BadRequest', 'Unauthorized', 'UnsupportedMediaType'),
    },
  };
}

function memberOperations(resource: ResourceName, names: SchemaNames): Tree {
  const noun = resource.singular.join(' ');
  const type = pascalCase(resource.singular);
  const whole = jsonOf(names.whole, exampleOf(resource));
  return {
    get: {
      ...headOf(resource, `get${type}`, `Read ${articled(noun)}`),
      description: `One ${noun}, by its id.`,
      responses: {
        '200': { description: `The ${noun}.`, content: whole },
        ...errors('BadRequest', 'Unauthorized', 'NotFound'),
      },
    },
    put: {
      ...headOf(resource, `update${type}`, `Replace ${articled(noun)}`),
      description: 'What is left out is removed; the id and the time of creation stay.',
      requestBody: bodyOf(resource, names),
      responses: {
        '200': { description: `The ${noun} as it is now.`, content: whole },
        ...errors('BadRequest', 'Unauthorized', 'NotFound', 'UnsupportedMediaType'),
      },
    },
    delete: {
      ...headOf(resource, `delete${type}`, `Delete ${articled(noun)}`),
      description: 'It cannot be brought back.',
      responses: {
        '204': { description: `The ${noun} is gone.` },
        ...errors('BadRequest', 'Unauthorized', 'NotFound'),
      },
    },
  };
}

function headOf({ plural }: ResourceName, operationId: string, summary: string): Tree {
  return { operationId, summary, tags: [pascalCase(plural)] };
}

function bodyOf(resource: ResourceName, names: SchemaNames): Tree {
  const { name, note } = exampleOf(resource);
  const description = `The ${resource.singular.join(' ')}, but for what the service sets.`;
  return { required: true, description, content: jsonOf(names.input, { name, note }) };
}

function jsonOf(schema: string, example: unknown): Tree {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, example } };
}

function errors(...names: readonly (keyof typeof starterErrors)[]): Tree {
  const entries = names.map((name) => [starterErrors[name].status, name] as const);
  return Object.fromEntries(
    entries.map(([status, name]) => [String(status), { $ref: `#/components/responses/${name}` }]),
  );
}

/** The errors that the operations share, by their name under `components.responses`. */
export const starterErrors = {
  BadRequest: {
    status: 400,
    description: 'The request breaks the contract.',
    title: 'Bad Request',
    detail: 'limit must be at least 1',
  },
  Unauthorized: {
    status: 401,
    description: 'The token is missing, or not valid.',
    title: 'Unauthorized',
    detail: 'send a token as "Authorization: Bearer …"',
  },
  NotFound: {
    status: 404,
    description: 'There is nothing with this id.',
    title: 'Not Found',
    detail: 'nothing has this id',
  },
  UnsupportedMediaType: {
    status: 415,
    description: 'The body is not JSON.',
    title: 'Unsupported Media Type',
    detail: 'send application/json',
  },
} as const;

const exampleId = '3f2b8c1e-5d4a-4f6b-9c7d-1e2f3a4b5c6d';

function exampleOf({ singular }: ResourceName): { readonly name: string; readonly note: string } & Tree {
  return {
    id: exampleId,
    name: `First ${singular.join(' ')}`,
    note: 'Written by concordat init.',
    created_at: '2026-01-15T10:30:00Z',
    updated_at: '2026-01-15T10:30:00Z',
  };
}
