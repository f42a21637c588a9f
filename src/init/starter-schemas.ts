import { pascalCase, type ResourceName } from './resource-name.ts';

/** The names under `components.schemas` of the document that a project starts with. */
export interface SchemaNames {
  readonly whole: string;
  readonly input: string;
  readonly page: string;
  readonly problem: string;
}

/** Names that do not meet, whatever the resource is called. */
export function schemaNames({ singular }: ResourceName): SchemaNames {
  const whole = pascalCase(singular);
  return {
    whole,
    input: `${whole}Input`,
    page: `${whole}Page`,
    problem: whole === 'Problem' ? 'ErrorBody' : 'Problem',
  };
}

const text = { type: 'string', minLength: 1, maxLength: 100 };
const time = { type: 'string', format: 'date-time' };

/** The schemas of a resource: what a client sends, what the service keeps, a page of it, an error. */
export function starterSchemas({ singular }: ResourceName, names: SchemaNames): Record<string, unknown> {
  const noun = singular.join(' ');
  const fields = {
    name: { ...text, description: 'What people call it.' },
    note: { type: 'string', maxLength: 1000, description: 'Anything worth remembering.' },
  };
  return {
    [names.input]: {
      description: `What a client says of ${articled(noun)}.`,
      type: 'object',
      required: ['name'],
      additionalProperties: false,
      properties: fields,
    },
    [names.whole]: {
      description: `${articled(noun, true)} as the service keeps it.`,
      type: 'object',
      required: ['id', 'name', 'created_at', 'updated_at'],
      properties: {
        id: { type: 'string', format: 'uuid', description: 'Given by the service.' },
        ...fields,
        created_at: { ...time, description: 'When it was created, in UTC.' },
        updated_at: { ...time, description: 'When it was last changed, in UTC.' },
      },
    },
    [names.page]: {
      description: 'A part of the list, and where the next one starts.',
      type: 'object',
      required: ['items', 'next_cursor'],
      properties: {
        items: { type: 'array', items: { $ref: `#/components/schemas/${names.whole}` } },
        next_cursor: {
          type: ['string', 'null'],
          description: 'For the parameter `cursor`; null on the last page.',
        },
      },
    },
    [names.problem]: problemDetails,
  };
}

const problemDetails = {
  description: 'An error, as RFC 9457 describes it.',
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'Names the kind of error.' },
    title: { type: 'string', description: 'The kind of error in words.' },
    status: { type: 'integer', minimum: 400, maximum: 599, description: 'The status of the answer.' },
    detail: { type: 'string', description: 'What is wrong this time.' },
  },
};

/** `an order`, `A shop`. */
export function articled(noun: string, isFirst = false): string {
  const article = /^[aeiou]/.test(noun) ? 'an' : 'a';
  return `${isFirst ? article.charAt(0).toUpperCase() + article.slice(1) : article} ${noun}`;
}
