import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { fieldOf, withField } from './fields.ts';
import { type Held, holdItem } from './hold-item.ts';
import { otherValue } from './other-value.ts';
import { unchangedFields } from './put-body.ts';
import { readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { changeableProperties, writableProperties } from './writable-properties.ts';

/** A version in the body is looked at: the same one does not fit a second time. */
export function planVersions(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0) return [];
  return [...subject.patches, ...subject.replaces].flatMap((changer) => {
    const name = versionIn(subject, changer);
    if (name === undefined || !subject.isWanted(changer.operation)) return [];
    return [
      stateCase(changer.operation, 'version', 'an old version is refused', (world) =>
        runVersion(world, subject, changer, name),
      ),
    ];
  });
}

function versionIn(subject: Subject, { operation, role }: Acting<'patch' | 'replace'>): string | undefined {
  const isRefused = operation.responses.some(
    ({ status, description }) =>
      status === '409' && /\b(?:version|stale|outdated|changed|modified|concurrent)/i.test(description),
  );
  // Where a header tells the version, nobody looks at the body's.
  if (!isRefused || hasIfMatch(operation)) return undefined;
  return [...writableProperties(subject, role.input.schema).keys()].find((name) =>
    /^(?:lock)?(?:version|revision|rev)(?:number|id)?$/.test(plainName(name)),
  );
}

async function runVersion(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
  name: string,
): Promise<void> {
  const held = await holdItem(world, subject, changer);
  const version = held && fieldOf(held.before.value, name);
  if (!held || version === undefined) return world.skip('there is nothing with a version that can be read');
  try {
    const first = await changeWith(world, subject, changer, held, name, version);
    const seen = first?.isAccepted ? await readItem(world, held.reader, held.item) : undefined;
    if (!first || !seen?.value || fieldOf(seen.value, name) === version)
      return world.skip('the version does not change');
    const after = { ...held, before: { ...seen, value: seen.value } };
    const second = await changeWith(world, subject, changer, after, name, version);
    if (!second?.isAccepted) return;
    world.report({
      code: 'precondition-ignored',
      operation: changer.operation,
      message: `an older "${name}" is accepted`,
      expected: '409 or 412',
      actual: String(second.status),
      hint: 'Compare the version of the request with the current one before anything is changed.',
      steps: [...held.steps, held.before.exchange, first.exchange, seen.exchange, second.exchange],
      detail: 'stale',
    });
  } finally {
    await held.restore();
  }
}

async function changeWith(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
  { item, before, sent }: Held,
  name: string,
  version: unknown,
) {
  const rest = unchangedFields(world, subject, changer, { before, sent });
  for (const { name: other, schema } of changeableProperties(subject, changer.role.input.schema)) {
    const value = otherValue(world, schema, fieldOf(before.value, other), `version ${other}`);
    if (value === undefined) continue;
    return changeItem(world, changer, item, withField(withField(rest, other, value), name, version));
  }
  return undefined;
}

function hasIfMatch({ parameters }: Operation): boolean {
  return parameters.some((one) => one.in === 'header' && plainName(one.name) === 'ifmatch');
}
