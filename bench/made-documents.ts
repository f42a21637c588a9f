type Tree = Record<string, unknown>;

/** A document with so many GET operations: `/things-0/{id}` and so on, the last answering like the first. */
export function documentOfOperations(count: number): Tree {
  const paths = Array.from({ length: count }, (_, index): [string, Tree] => [
    `/things-${index}/{id}`,
    { get: operation(`getThing${index}`, { id: 7, name: 'Rex' }) },
  ]);
  return documentOf(Object.fromEntries(paths));
}

/** A document with one operation at a path, which answers with a value. */
export function documentOfAnswer(path: string, value: unknown): Tree {
  const parameters = [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return documentOf({ [path]: { parameters, get: operation('getThing', value) } });
}

function documentOf(paths: Tree): Tree {
  return { openapi: '3.0.3', info: { title: 'Made for measuring', version: '1.0.0' }, paths };
}

function operation(operationId: string, example: unknown): Tree {
  const content = { 'application/json': { schema: { type: 'object' }, example } };
  return { operationId, responses: { 200: { description: 'The thing.', content } } };
}
