/** What generated validators say of values is what the schemas' own validator says, which is Ajv. */
import { describe, expect, test } from 'vitest';
import { loadModel } from '../model/load.ts';
import type { Model, Operation } from '../model/model.ts';
import { validatorOf } from '../schema/validate.ts';
import { isJsonMedia } from './media-type.ts';
import { renderValidators } from './render-validators.ts';
import { importValidators, modelOf, problemsOfAnswer, problemsOfRequest } from './validators.fixture.ts';
import { formats, numbers, schemas, texts } from './validators-cases.fixture.ts';

/** A document with an operation for each schema, which answers with it and takes it. */
function documentOf(schemas: Readonly<Record<string, unknown>>, openapi = '3.1.0', more: object = {}) {
  const paths = Object.keys(schemas).map((name) => {
    const content = { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
    const post = {
      operationId: name,
      requestBody: { content },
      responses: { 200: { description: 'ok', content } },
    };
    return [`/${name}`, { post }];
  });
  const info = { title: 'T', version: '1' };
  return {
    openapi,
    info,
    paths: Object.fromEntries(paths),
    components: { schemas: { ...schemas, ...more } },
  };
}

const brief = (list: readonly { pointer: string; keyword: string }[]) =>
  [...new Set(list.map(({ pointer, keyword }) => `${pointer} ${keyword}`))].sort();

/** Said in another way: the conditions that properties beside others are, and the number of items. */
const reworded = new Set([
  'besideNames',
  'unevaluatedItems',
  'anyOf',
  'byPattern',
  'names',
  'nothing',
  'forbidden',
]);

const shown = (value: unknown) => JSON.stringify(value);
const componentOf = (model: Model, name: string, value: unknown, direction: 'request' | 'response') =>
  validatorOf(model, { at: { source: '/t.json', pointer: `/components/schemas/${name}` }, value }, direction);

describe('every keyword, as Ajv has it', async () => {
  const model = modelOf(
    documentOf(Object.fromEntries(Object.entries(schemas).map(([name, { schema }]) => [name, schema]))),
  );
  const validate = await importValidators(model);
  const cases = Object.entries(schemas).flatMap(([name, { schema, values }]) =>
    values.map((value) => [name, shown(value), schema, value] as const),
  );
  test.each(cases)('%s: %s', async (name, _shown, schema, value) => {
    for (const direction of ['request', 'response'] as const) {
      const ajv = componentOf(model, name, schema, direction).check(value);
      const ours =
        direction === 'request'
          ? await problemsOfRequest(validate, name, { body: value })
          : await problemsOfAnswer(validate, name, 200, value);
      expect(ours.length > 0, `${direction} ${shown(ours)} ${shown(ajv)}`).toBe(ajv.length > 0);
      if (!reworded.has(name)) expect(brief(ours)).toEqual(brief(ajv));
      const places = new Set(ajv.map(({ schemaAt }) => `#${schemaAt?.pointer}`));
      if (!reworded.has(name)) for (const { schemaAt } of ours) expect([...places]).toContain(schemaAt);
    }
  });
});

test('every format, as Ajv has it', async () => {
  const model = modelOf(documentOf(Object.fromEntries(formats.map((format) => [format, { format }]))));
  const validate = await importValidators(model);
  expect(renderValidators(model).problems).toEqual([]);
  const differing: string[] = [];
  for (const format of formats) {
    for (const value of [...texts, ...numbers]) {
      const ajv = componentOf(model, format, { format }, 'response').check(value).length;
      const operation = model.operations.find(({ operationId }) => operationId === format)?.name ?? '';
      const ours = await problemsOfAnswer(validate, operation, 200, value);
      if (ours.length !== ajv) differing.push(`${format} ${value}`);
    }
  }
  expect(differing).toEqual([]);
});

test('names that objects inherit are names like others', async () => {
  const schema = { properties: { constructor: { type: 'string' } }, required: ['toString', '__proto__'] };
  const validate = await importValidators(modelOf(documentOf({ S: schema })));
  expect(brief(await problemsOfAnswer(validate, 'S', 200, {}))).toEqual([' required']);
  const whole = JSON.parse('{ "toString": 1, "__proto__": 2, "constructor": 3 }');
  expect(brief(await problemsOfAnswer(validate, 'S', 200, whole))).toEqual(['/constructor type']);
});

/** Values like a given one, each with one thing changed. */
function mutations(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const changed = value.flatMap((item, index) => mutations(item).map((one) => value.with(index, one)));
    return [...changed, [...value, ...value], 'x'];
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return [
      ...entries.map(([name]) => Object.fromEntries(entries.filter(([other]) => other !== name))),
      ...entries.flatMap(([name, item]) => mutations(item).map((one) => ({ ...value, [name]: one }))),
      { ...value, 'another one': 1 },
      [],
    ];
  }
  return [
    null,
    typeof value === 'string' ? 7 : 'x',
    typeof value === 'number' ? value - 1e9 + 0.5 : `${String(value)}!`,
  ];
}

/** JSON bodies of the answers of an operation, with their schema and the examples that are documented. */
function answersOf({ responses }: Operation) {
  return responses.flatMap(({ status, content }) =>
    content.flatMap(({ name, schema, examples }) =>
      schema && isJsonMedia(name) && /^\d{3}$/.test(status)
        ? [{ status: Number(status), schema, media: name, values: examples.map(({ value }) => value) }]
        : [],
    ),
  );
}

describe.each(['studio', 'datasources', 'projects', 'pipeline', 'jobs'])('%s', async (name) => {
  const file = new URL(`../../spec/${name}/openapi.yaml`, import.meta.url).pathname;
  const loaded = await loadModel(file);
  if (!loaded.ok) throw new Error('the document cannot be used');
  const model = loaded.value;
  const validate = await importValidators(model);

  test('its examples pass, and what is changed in them is told as Ajv tells it', async () => {
    let [examples, told] = [0, 0];
    for (const operation of model.operations) {
      for (const { status, schema, media, values } of answersOf(operation)) {
        for (const value of values) {
          const check = (one: unknown) =>
            problemsOfAnswer(validate, operation.name, status, one, { 'content-type': media });
          expect(await check(value), `${operation.name} ${status}`).toEqual([]);
          examples += 1;
          for (const one of mutations(value)) {
            const ajv = validatorOf(model, schema, 'response').check(one);
            const ours = await check(one);
            told += ours.length > 0 ? 1 : 0;
            const context = `${operation.name} ${status} ${shown(one)} ${shown(ajv)} ${shown(ours)}`;
            expect(ours.length > 0, context).toBe(ajv.length > 0);
            const isPlain = ajv.every(({ keyword }) => !/Of$|^pattern$/.test(keyword));
            if (isPlain && ajv.length < 50) expect(brief(ours), context).toEqual(brief(ajv));
          }
        }
      }
    }
    expect([examples > 10, told > 50]).toEqual([true, true]);
  });

  test('bodies of its requests', async () => {
    for (const { name: operation, requestBody } of model.operations) {
      for (const { name: media, schema, examples } of requestBody?.content ?? []) {
        if (!schema || !isJsonMedia(media)) continue;
        const ajv = validatorOf(model, schema, 'request');
        for (const { value } of examples) {
          for (const body of [value, ...mutations(value)]) {
            const ours = await problemsOfRequest(validate, operation, { body, contentType: media });
            const own = ours.filter(({ part }) => part === 'body');
            expect(own.length > 0, `${operation} ${shown(body)} ${shown(own)}`).toBe(
              ajv.check(body).length > 0,
            );
          }
        }
      }
    }
  });
});
