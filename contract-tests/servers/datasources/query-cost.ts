import type { DocumentNode, FieldNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';

/** What a query asks for. */
export interface PricedQuery {
  /** How many fields its answer may have. */
  readonly cost: number;
  /** How many fields are in one another. */
  readonly depth: number;
}

/** How long the lists of introspection are, about; one that is not named here is no list, or counted above it. */
const listLengths: Readonly<Record<string, number>> = {
  types: 15,
  fields: 8,
  args: 3,
  inputFields: 3,
  interfaces: 2,
  possibleTypes: 2,
  enumValues: 10,
  directives: 5,
};
/** The page size when `first` is left out, and the largest. */
const [defaultFirst, maxFirst] = [100, 1000];

/**
 * Estimates what an operation of a validated document asks for, without running it.
 *
 * Each fragment is priced once, however often it is spread, so that this takes no longer than the document is. What
 * `@skip` and `@include` leave out is counted.
 *
 * @param variables coerced
 */
export function queryCost(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): PricedQuery {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === 'FragmentDefinition') fragments.set(definition.name.value, definition);
  }
  const priced = new Map<string, PricedQuery>();
  const priceOf = ({ selections }: OperationDefinitionNode['selectionSet']): PricedQuery => {
    let [cost, depth] = [0, 0];
    for (const selection of selections) {
      const one = priceOfSelection(selection);
      cost += one.cost;
      depth = Math.max(depth, one.depth);
    }
    return { cost, depth };
  };
  const priceOfSelection = (selection: (typeof operation.selectionSet.selections)[number]): PricedQuery => {
    if (selection.kind === 'InlineFragment') return priceOf(selection.selectionSet);
    if (selection.kind === 'FragmentSpread') return priceOfFragment(selection.name.value);
    const below = selection.selectionSet ? priceOf(selection.selectionSet) : nothing;
    return { cost: 1 + lengthOf(selection, variables) * below.cost, depth: 1 + below.depth };
  };
  const priceOfFragment = (name: string): PricedQuery => {
    const fragment = fragments.get(name);
    const price = priced.get(name) ?? (fragment ? priceOf(fragment.selectionSet) : nothing);
    priced.set(name, price);
    return price;
  };
  return priceOf(operation.selectionSet);
}

const nothing: PricedQuery = { cost: 0, depth: 0 };

/** How often the fields below a field are answered. */
function lengthOf(
  { name, arguments: given = [] }: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  if (name.value !== 'products')
    return Object.hasOwn(listLengths, name.value) ? (listLengths[name.value] ?? 1) : 1;
  const value = given.find((argument) => argument.name.value === 'first')?.value;
  const first =
    value?.kind === 'Variable'
      ? variables[value.name.value]
      : Number(value?.kind === 'IntValue' ? value.value : Number.NaN);
  // A number out of range is refused when the query is run.
  return typeof first === 'number' && Number.isFinite(first)
    ? Math.min(Math.max(first, 1), maxFirst)
    : defaultFirst;
}
