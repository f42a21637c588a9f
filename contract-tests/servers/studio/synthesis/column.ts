import type { components } from '../../../../generated/studio/types.ts';

/** The types that the document knows: `integer`, `number`, `boolean`, `date`, `datetime`, `string`. */
export type ColumnType = components['schemas']['Column']['type'];

/** Numbers, or times in milliseconds since 1970 in UTC. A missing value is `NaN`. */
export interface NumericColumn {
  readonly kind: 'numeric';
  readonly name: string;
  readonly type: Exclude<ColumnType, 'boolean' | 'string'>;
  readonly values: Float64Array;
}

/** Texts as they stand in the file. A missing value is `undefined`. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  readonly type: 'boolean' | 'string';
  readonly values: readonly (string | undefined)[];
}

/** One column with its values, which every other column has as many of. */
export type Column = NumericColumn | CategoryColumn;
