import { refOf } from '../document/document.ts';
import { isObject } from '../model/values.ts';
import { requiredOf, saysType } from './types-mend.ts';
import type { Tree } from './types-tree.ts';
import { declarationsOf, eachSchema } from './types-walk.ts';

/**
 * Makes properties required that one member of an `allOf` requires and another one declares, behind references too. The
 * tree is changed.
 *
 * The emitter looks one reference deep, and its own helper type does not compile where that may be null.
 *
 * @see https://github.com/openapi-ts/openapi-typescript/issues/657
 */
export function requireDeclared(tree: Tree): void {
  eachSchema(tree, (schema) => {
    if (!Array.isArray(schema.allOf)) return;
    const members: readonly unknown[] = schema.allOf;
    const inline = members.filter((member) => refOf(member) === undefined);
    const wanted = [...new Set(members.flatMap(requiredOf))].filter((name) =>
      inline.every((member) => declarationsOf(tree, member, name).length === 0),
    );
    const found = wanted.flatMap((name) => {
      const declared = members.flatMap((member) => declarationsOf(tree, member, name));
      const first = declared[0];
      return first === undefined || declared.some(({ required }) => required)
        ? []
        : [[name, first.schema] as const];
    });
    const kept = members.filter(saysType);
    const added = { type: 'object', required: found.map(([name]) => name), properties: propertiesOf(found) };
    if (found.length > 0) kept.push(added);
    schema.allOf = kept.length > 0 ? kept : members;
  });
}

/** Written out where that is short; otherwise as something that is there, whose type the reference knows. */
function propertiesOf(found: readonly (readonly [string, unknown])[]): Tree {
  const properties: Tree = Object.create(null);
  for (const [name, schema] of found) {
    const isShort = isObject(schema) && JSON.stringify(schema).length <= 300;
    properties[name] = isShort ? structuredClone(schema) : { type: 'present' };
  }
  return properties;
}
