import type { SchemaNode } from '../model/model.ts';
import { type TypeName, typesOf } from '../schema/resolve-schema.ts';
import type { ReadContext } from './first-valid.ts';
import { isUntyped, type SchemaView, typesOfView, viewsOf } from './schema-views.ts';

/** What a schema's values may look like where they are written. */
export interface Shapes {
  readonly arrays: readonly SchemaView[];
  readonly objects: readonly SchemaView[];
  /** `null` where nothing but null is left beside arrays and objects. */
  readonly scalars: 'none' | 'null' | 'some';
  readonly onlyScalar: boolean;
}

const scalarTypes: readonly TypeName[] = ['boolean', 'integer', 'number', 'string'];

/** What a schema's values may look like; a schema that says nothing of the type is met by text. */
export function shapesOf({ model }: ReadContext, schema: SchemaNode): Shapes {
  const types = typesOf(model, schema);
  const isComposed = !isUntyped(types) && (types.has('array') || types.has('object'));
  if (!isComposed) return { arrays: [], objects: [], scalars: 'some', onlyScalar: true };
  const views = viewsOf(model, schema);
  const having = (type: TypeName) => views.filter((view) => typesOfView(model, view).has(type));
  const hasScalars = scalarTypes.some((type) => types.has(type));
  return {
    arrays: having('array'),
    objects: having('object'),
    scalars: hasScalars ? 'some' : types.has('null') ? 'null' : 'none',
    onlyScalar: false,
  };
}
