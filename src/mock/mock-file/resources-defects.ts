import type { Model } from '../../model/model.ts';
import type { ResourceCorrection, ResourcesSection, Written } from '../../resources/corrections.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import { pathShape } from '../../resources/path-shape.ts';
import type { Resource, ResourceMap, Role } from '../../resources/resource.ts';
import { SchemaFacts } from '../../resources/schema-facts.ts';
import { suggestion } from '../../suggestion.ts';
import { type CorrectionFacts, operationCorrectionDefects } from './operation-correction-defects.ts';
import { type Defect, quoted } from './written-value.ts';

/** What the section names that the document does not have, and what of it cannot be done. */
export function resourcesSectionDefects(section: ResourcesSection, model: Model): readonly Defect[] {
  if (section.resources.length === 0 && section.operations.length === 0) return [];
  const facts: CorrectionFacts = {
    model,
    inferred: inferResources(model),
    corrected: inferResources(model, section),
    schemas: new SchemaFacts(model),
  };
  return [
    ...section.resources.flatMap((correction) => resourceDefects(facts, correction)),
    ...repeatedDefects(facts, section.resources),
    ...section.operations.flatMap((correction) => operationCorrectionDefects(facts, correction)),
  ];
}

function resourceDefects(facts: CorrectionFacts, correction: ResourceCorrection): readonly Defect[] {
  const { key, at, isOff, collection, item } = correction;
  const paths = [collection, item].flatMap((path) => (path ? pathDefects(facts, path) : []));
  if (key.startsWith('/')) paths.push(...pathDefects(facts, { value: key, at }));
  if (paths.length > 0) return paths;
  const known = [...facts.inferred.resources.keys()];
  const isNew = collection !== undefined || item !== undefined || key.startsWith('/');
  if (!isNew && !known.includes(key)) {
    const hint =
      known.length > 0 ? suggestion(key, known) : 'None was found: write "collection" or "item" with a path.';
    return [{ message: `the document has no resource ${quoted(key)}`, hint, at }];
  }
  if (isOff) return [];
  const resource = resourceOf(facts.corrected, correction);
  if (!resource) {
    const hint =
      'Write "id" with the property that tells its items apart, and "collection" or "item" with a path.';
    return [{ message: `no resource comes of ${quoted(key)}`, hint, at }];
  }
  return [
    ...propertyDefects(facts, resource, correction),
    ...lifecycleDefects(facts, resource, correction),
    ...parentDefects(facts, resource, correction),
    ...listDefects(facts, resource, correction),
  ];
}

/** Of two that are about one resource, only one would count. */
function repeatedDefects(
  { inferred }: CorrectionFacts,
  corrections: readonly ResourceCorrection[],
): readonly Defect[] {
  const seen = new Set<string>();
  return corrections.flatMap((correction) => {
    const name = resourceOf(inferred, correction)?.name ?? correction.key;
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `${quoted(correction.key)} is ${quoted(name)}, of which something is said already`;
    return [{ message, hint: 'Put both into one.', at: correction.at }];
  });
}

/** The resource that a correction is about. */
function resourceOf(map: ResourceMap, { key, item, collection }: ResourceCorrection): Resource | undefined {
  const named = map.resources.get(key);
  if (named) return named;
  const paths = [key, item?.value, collection?.value].flatMap((path) =>
    path?.startsWith('/') === true ? [pathShape(path).key] : [],
  );
  for (const [operation, role] of map.roles) {
    if (role.kind !== 'none' && paths.includes(pathShape(operation.path).key)) {
      return map.resources.get(role.resource);
    }
  }
  return undefined;
}

function pathDefects({ model }: CorrectionFacts, { value, at }: Written<string>): Defect[] {
  const key = pathShape(value).key;
  const paths = [...new Set(model.operations.map(({ path }) => path))];
  if (paths.some((path) => pathShape(path).key === key)) return [];
  return [{ message: `the document has no path ${quoted(value)}`, hint: suggestion(value, paths), at }];
}

function propertyDefects(
  { schemas }: CorrectionFacts,
  { schema }: Resource,
  { id, unique = [], lifecycle, filters }: ResourceCorrection,
): readonly Defect[] {
  const names = schema ? [...schemas.properties(schema).keys()] : [];
  // Where nothing is known of the items, they may have any property.
  if (names.length === 0) return [];
  const written = [
    ...(id ? [id] : []),
    ...unique,
    ...(lifecycle?.value?.property ? [lifecycle.value.property] : []),
    ...[...(filters?.values() ?? [])].flatMap(({ value, at }) => {
      const [first] = value?.property ?? [];
      return first === undefined ? [] : [{ value: first, at }];
    }),
  ];
  return written.flatMap(({ value, at }) => {
    if (names.includes(value)) return [];
    return [{ message: `the items have no property ${quoted(value)}`, hint: suggestion(value, names), at }];
  });
}

/** States are values of the property's enum, where it has one. */
function lifecycleDefects(
  { schemas }: CorrectionFacts,
  { schema, lifecycle }: Resource,
  correction: ResourceCorrection,
): readonly Defect[] {
  const said = correction.lifecycle;
  if (!said?.value) return [];
  if (!lifecycle) {
    const hint = 'Write "property" and "states" into it.';
    return [{ message: 'no lifecycle is known that this could change', hint, at: said.at }];
  }
  const property = schema && schemas.properties(schema).get(lifecycle.property);
  const values = property ? schemas.texts(property.schema) : [];
  const states = [...(said.value.states ?? []), ...(said.value.otherEnds ?? [])];
  if (values.length === 0) return [];
  return states.flatMap(({ value, at }) => {
    if (values.includes(value)) return [];
    const message = `${quoted(lifecycle.property)} cannot be ${quoted(value)}`;
    return [{ message, hint: suggestion(value, values), at }];
  });
}

function parentDefects(
  { corrected }: CorrectionFacts,
  resource: Resource,
  { parent }: ResourceCorrection,
): readonly Defect[] {
  const name = parent?.value;
  if (!parent || name === undefined || resource.parent?.resource === name) return [];
  const { at } = parent;
  const known = [...corrected.resources.keys()];
  if (!known.includes(name)) {
    return [{ message: `there is no resource ${quoted(name)}`, hint: suggestion(name, known), at }];
  }
  const message = `the paths of ${quoted(resource.name)} have no parameter that could name one of ${quoted(name)}`;
  return [{ message, hint: 'Only what stands in the path can be a parent: take "parent" out.', at }];
}

/** What is said of lists and their parameters, and of where answers have their items. */
function listDefects(
  { corrected }: CorrectionFacts,
  { name }: Resource,
  { filters, envelope, pagination }: ResourceCorrection,
): readonly Defect[] {
  const roles = [...corrected.roles].filter(([, role]) => role.kind !== 'none' && role.resource === name);
  const lists = roles.filter(([, { kind }]) => kind === 'list').map(([operation]) => operation);
  const parameters = lists
    .flatMap((one) => one.parameters.filter((other) => other.in === 'query'))
    .map((one) => one.name);
  const defects = [...(filters ?? [])].flatMap(([parameter, { at }]): Defect[] => {
    if (parameters.includes(parameter)) return [];
    const hint = parameters.length > 0 ? suggestion(parameter, parameters) : 'Take "filters" out.';
    return [{ message: `no list of ${quoted(name)} has a query parameter ${quoted(parameter)}`, hint, at }];
  });
  if (pagination && lists.length === 0) {
    const hint = 'Take "pagination" out.';
    defects.push({ message: `nothing lists ${quoted(name)}`, hint, at: pagination.at });
  }
  if (envelope && !roles.some(([, role]) => hasEnvelope(role, envelope.value))) {
    const message = `no answer of ${quoted(name)} has ${quoted(envelope.value.join('.'))}`;
    defects.push({
      message,
      hint: 'Write the path to the item in a body that is answered.',
      at: envelope.at,
    });
  }
  return defects;
}

function hasEnvelope(role: Role, path: readonly string[]): boolean {
  const answer = 'answer' in role ? role.answer : undefined;
  return answer !== undefined && answer.path.join('\n') === path.join('\n');
}
