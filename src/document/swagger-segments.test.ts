import { describe, expect, test } from 'vitest';
import { locate } from './locate.ts';
import { parseSource } from './parse.ts';
import { petstoreSwagger } from './petstore-swagger.fixture.ts';
import { upgradeSwagger } from './upgrade.ts';

async function petstore() {
  const source = parseSource('/petstore.yaml', petstoreSwagger);
  if (!source.ok) throw new Error('unreadable');
  const sources = new Map([[source.value.uri, source.value]]);
  const upgraded = await upgradeSwagger({ root: source.value, sources });
  if (!upgraded.ok) throw new Error('not upgraded');
  return upgraded.value;
}

describe('what is found in the upgraded tree stands in the Swagger text', () => {
  test.each([
    ['', 1, 1],
    ['/openapi', 1, 1],
    ['/servers/0/url', 3, 1],
    ['/info/version', 2, 26],
    ['/paths/~1pets/get/parameters/0/schema/maximum', 25, 52],
    ['/paths/~1pets/parameters/0', 21, 9],
    ['/paths/~1pets/get/responses/200/content/application~1json/schema/items', 32, 34],
    ['/paths/~1pets/get/responses/200/content/application~1json/example/0/name', 36, 41],
    ['/paths/~1pets/get/responses/200/headers/X-Total/schema/type', 34, 24],
    ['/paths/~1pets/post/parameters/0/schema', 43, 11],
    ['/paths/~1pets/post/requestBody/content/application~1json/schema', 44, 11],
    ['/paths/~1pets~1{id}~1photo/post/parameters/0/schema/type', 53, 49],
    ['/paths/~1pets~1{id}~1photo/post/requestBody', 52, 11],
    [
      '/paths/~1pets~1{id}~1photo/post/requestBody/content/multipart~1form-data/schema/properties/file/type',
      54,
      39,
    ],
    ['/components/schemas/Pet/properties/id/format', 69, 28],
    ['/components/responses/Failed/content/application~1json/schema', 63, 34],
    ['/components/parameters/Trace/schema/type', 60, 39],
    ['/components/requestBodies/Pet/content/application~1json/schema/$ref', 61, 57],
    ['/components/securitySchemes/oauth/flows', 11, 3],
    ['/components', 1, 1],
    ['/paths/~1pets/get/responses/default', 37, 9],
    ['/paths/~1none/get', 18, 1],
  ])('%s', async (pointer, line, column) => {
    const document = await petstore();
    expect(locate(document, { source: document.root.uri, pointer })).toEqual({ line, column });
  });
});
