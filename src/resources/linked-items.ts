import type { Operation } from '../model/model.ts';
import { linkTarget } from './creation-lead.ts';
import type { Draft } from './draft.ts';
import type { Survey } from './operation-facts.ts';

/**
 * Whose ids path parameters take, as the links of what makes items say: those that pass on what the link to the item itself does.
 */
export function linkedItems(
  survey: Survey,
  drafts: readonly Draft[],
): ReadonlyMap<Operation, ReadonlyMap<string, Draft>> {
  const found = new Map<Operation, Map<string, Draft>>();
  for (const draft of drafts) {
    const own = draft.item?.shape.segments.at(-1);
    if (own?.kind !== 'parameter') continue;
    for (const { facts } of draft.creates) {
      const links = facts.success?.links.map((link) => ({ link, target: linkTarget(survey, link) })) ?? [];
      const self = links.find(({ target }) => target?.shape.key === draft.item?.shape.key);
      const id = self && givenTo(self.link.parameters, own.name);
      if (id === undefined) continue;
      for (const { link, target } of links) {
        for (const segment of target?.shape.segments ?? []) {
          if (segment.kind !== 'parameter' || givenTo(link.parameters, segment.name) !== id || !target)
            continue;
          const known = found.get(target.operation) ?? new Map<string, Draft>();
          found.set(target.operation, known.set(segment.name, draft));
        }
      }
    }
  }
  return found;
}

function givenTo(parameters: Readonly<Record<string, unknown>>, name: string): unknown {
  const key = [name, `path.${name}`].find((one) => Object.hasOwn(parameters, one));
  return key === undefined ? undefined : parameters[key];
}
