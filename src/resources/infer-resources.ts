import type { Model } from '../model/model.ts';
import { contextOf, type Known } from './context.ts';
import { correctDrafts, forcedPaths, saidEnvelopes } from './correct-drafts.ts';
import { correctRoles } from './correct-roles.ts';
import { noCorrections, type ResourcesSection } from './corrections.ts';
import type { Draft } from './draft.ts';
import { findDrafts } from './find-drafts.ts';
import { nameDrafts } from './name-drafts.ts';
import { type Survey, surveyOf } from './operation-facts.ts';
import type { ResourceMap } from './resource.ts';
import { resourceOf, withParent } from './resource-of.ts';
import { rolesOf } from './roles.ts';
import { rowsOf } from './rows.ts';
import { searchesOf } from './searches.ts';

const known = new WeakMap<Model, WeakMap<ResourcesSection, ResourceMap>>();

/**
 * Finds out from a document what its API keeps, and what each operation does to it. Made once for a document and its
 * corrections, and kept.
 *
 * @param corrections what a mock file says is different; what it names that the document does not have is left alone, and
 * told by `resourcesSectionDefects`
 * @example
 * inferResources(model).resources.get('jobs')?.lifecycle?.states // ['queued', 'running', 'completed']
 */
export function inferResources(model: Model, corrections: ResourcesSection = noCorrections): ResourceMap {
  const ofModel = known.get(model) ?? new WeakMap<ResourcesSection, ResourceMap>();
  known.set(model, ofModel);
  const map = ofModel.get(corrections) ?? infer(model, corrections);
  ofModel.set(corrections, map);
  return map;
}

function infer(model: Model, corrections: ResourcesSection): ResourceMap {
  const survey = surveyWith(model, corrections);
  const drafts = findDrafts(survey, forcedPaths(corrections));
  const names = nameDrafts(drafts.values());
  const { byDraft, parents } = correctDrafts(survey, drafts, names, corrections);
  const bases = [...drafts.values()].flatMap((draft): Known[] => {
    const resource = resourceOf(survey.schemas, draft, names.get(draft) ?? draft.key, byDraft.get(draft));
    return resource ? [{ draft, resource }] : [];
  });
  const kept = new Set(bases.map(({ draft }) => draft));

  const nameless = namelessPaths([...drafts.values()].filter((draft) => !kept.has(draft)));
  const context = contextOf(survey, [...kept], { names, parents, nameless });
  const found = new Map<Draft, Known>(
    bases.map(({ draft, resource }) => [
      draft,
      { draft, resource: withParent(context, { draft, resource }) },
    ]),
  );
  const resources = new Map([...found.values()].map(({ resource }) => [resource.name, resource]));
  const roles = correctRoles(context, found, rolesOf(context, found), corrections, byDraft);
  return { resources, roles, searches: searchesOf(context, found), rows: rowsOf(survey, roles) };
}

/** Envelopes that are named by resources are known when the resources are. */
function surveyWith(model: Model, corrections: ResourcesSection): Survey {
  const survey = surveyOf(model);
  if (!corrections.resources.some(({ envelope }) => envelope)) return survey;
  const names = nameDrafts(findDrafts(survey, forcedPaths(corrections)).values());
  return surveyOf(model, saidEnvelopes(corrections, names));
}

/** The paths of collections and items that did not become resources, with the parameter that would name an item. */
function namelessPaths(drafts: readonly Draft[]): ReadonlyMap<string, string | undefined> {
  return new Map(
    drafts.flatMap(({ key, item }) => {
      const last = item?.shape.segments.at(-1);
      const parameter = last?.kind === 'parameter' ? last.name : undefined;
      return [[key, parameter] as const, ...(item ? [[item.shape.key, parameter] as const] : [])];
    }),
  );
}
