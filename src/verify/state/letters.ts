import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { checkCreatedValues } from './created-values.ts';
import { type Fields, fieldOf } from './fields.ts';
import { findListed } from './find-listed.ts';
import { makeItem } from './make-item.ts';
import { canName, readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { withValid } from './with-valid.ts';
import { changeableProperties } from './writable-properties.ts';

/** Latin-1, the rest of the first plane, and beyond it: each is broken by servers of its own. */
const letters = 'Zoë – 名 😀';

/** What is written in other letters comes back so, in reads and lists. */
export function planLetters(subject: Subject): readonly Case[] {
  const { creates, reads, lists } = subject;
  if (reads.length + lists.length === 0) return [];
  return creates
    .filter(
      ({ operation, role }) => subject.isWanted(operation) && textsOf(subject, role.input.schema).length > 0,
    )
    .map((create) =>
      stateCase(create.operation, 'letters', 'other letters come back as they were sent', (world) =>
        runLetters(world, subject, create),
      ),
    );
}

/** Texts of which the schema says nothing but how long they may be. */
function textsOf(subject: Subject, schema: Acting<'create'>['role']['input']['schema']): readonly string[] {
  const { facts, resource } = subject;
  return changeableProperties(subject, schema)
    .filter(({ name, schema: node }) => {
      if (resource.unique.includes(name) || !facts.isOnly(node, 'string')) return false;
      return ['format', 'pattern', 'enum', 'const', 'contentEncoding'].every(
        (keyword) => facts.keyword(node, keyword) === undefined,
      );
    })
    .map(({ name }) => name);
}

async function runLetters(world: World, subject: Subject, create: Acting<'create'>): Promise<void> {
  const names = textsOf(subject, create.role.input.schema);
  const made = await makeItem(world, create, (fields) => written(world, create, fields, names));
  if (!made) return world.skip('such letters are refused');
  for (const reader of subject.reads.filter((one) => canName(world, one, made.item))) {
    const seen = await readItem(world, reader, made.item);
    if (seen && isSuccess(seen.exchange))
      await checkCreatedValues(world, subject, create, reader, { made, seen });
  }
  // Each list is held against the document as it is fetched.
  await findListed(world, subject, made.item);
}

function written(world: World, { role }: Acting<'create'>, fields: Fields, names: readonly string[]): Fields {
  const changes = names.map((name) => {
    const old = fieldOf(fields, name);
    return { name, value: typeof old === 'string' && old !== '' ? `${old} ${letters}` : letters };
  });
  return withValid(world.model, role.input.schema, fields, changes);
}
