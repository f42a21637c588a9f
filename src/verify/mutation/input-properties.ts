import type { SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { schemaParts, schemaProperty, typesOf } from '../../schema/resolve-schema.ts';
import type { BreakSubject } from './break-subject.ts';
import { hasEnum } from './broken-values.ts';

/** A property that a request sets, and that its item shows. */
export interface InputProperty {
  readonly name: string;
  /** As the item shows it. */
  readonly schema: SchemaNode;
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
  /** Whether it is a text or a number that can have many values. */
  readonly isFree: boolean;
}

/** What a create, PUT or PATCH sets of an item, and can be seen of it afterwards. */
export function inputProperties({ model, role, resource }: BreakSubject): readonly InputProperty[] {
  if (role?.kind !== 'create' && role?.kind !== 'replace' && role?.kind !== 'patch') return [];
  const input = role.input.schema;
  const item = resource?.schema;
  if (!input || !item) return [];
  const required = new Set(
    schemaParts(model, input).flatMap(({ value }) =>
      isObject(value) && Array.isArray(value.required) ? value.required : [],
    ),
  );
  return schemaParts(model, input).flatMap(({ value }): InputProperty[] => {
    const properties = isObject(value) && isObject(value.properties) ? value.properties : {};
    return Object.entries(properties).flatMap(([name, property]): InputProperty[] => {
      const schema = schemaProperty(model, item, name);
      if (!schema || (isObject(property) && property.readOnly === true)) return [];
      const sent = schemaProperty(model, input, name);
      const types = typesOf(model, schema);
      const isScalar = types.has('string') || types.has('integer');
      return [
        {
          name,
          schema,
          isRequired: required.has(name),
          hasDefault: sent !== undefined && isObject(sent.value) && Object.hasOwn(sent.value, 'default'),
          isFree: isScalar && !types.has('object') && !types.has('array') && !hasEnum(model, schema),
        },
      ];
    });
  });
}
