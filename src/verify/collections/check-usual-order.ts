import type { FindingDraft } from '../finding.ts';
import { type Collection, readAgain } from './collection.ts';
import { confirmed } from './confirm.ts';
import { firstWrong } from './judge-order.ts';
import { queryPlace } from './query-place.ts';
import { sortTerms } from './sort-terms.ts';

/** The order of the list when none is asked for: as the sort parameter's default or the description says. */
export async function checkUsualOrder(collection: Collection): Promise<readonly FindingDraft[]> {
  const { listing, whole } = collection;
  const promised = usualOrder(collection);
  if (!promised || whole.items.size < 3) return [];
  const look = async (one: Collection): Promise<readonly FindingDraft[]> => {
    const items = [...one.whole.items.values()];
    const actual = firstWrong(one, { items }, promised.property, promised.isDescending);
    if (actual === undefined) return [];
    const message = 'the list is not in the order that the document promises';
    const expected = `sorted by ${promised.property.join('.')}${promised.isDescending ? ', descending' : ''}`;
    const steps = one.whole.pages.map(({ exchange }) => exchange);
    return [
      {
        code: 'sort-ignored',
        operation: listing.operation,
        message,
        expected,
        actual,
        steps,
        detail: 'usual',
      },
    ];
  };
  return confirmed(await look(collection), async () => look(await readAgain(collection)));
}

interface UsualOrder {
  readonly property: readonly string[];
  /** Undefined where it is not said. */
  readonly isDescending: boolean | undefined;
}

function usualOrder({ listing }: Collection): UsualOrder | undefined {
  const { role, world, operation, facts } = listing;
  const place = role.sort && queryPlace(world.model, operation, role.sort.parameter);
  const presets = place?.schema && facts.keyword(place.schema, 'default');
  const preset: unknown = Array.isArray(presets) && presets.length === 1 ? presets[0] : presets;
  if (typeof preset === 'string') {
    if (role.sort?.direction !== undefined) return undefined;
    const known = sortTerms(listing).find(({ label }) => label === preset);
    return known?.property === undefined
      ? undefined
      : { property: known.property, isDescending: known.isDescending };
  }
  if (!role.order || !isOwnTime(listing, role.order.property)) return undefined;
  const said = `${operation.summary} ${operation.description}`.slice(0, 5000);
  if (role.order.isDescending || /\bdesc/i.test(said))
    return { property: [role.order.property], isDescending: true };
  const isUp = /\basc|\b(?:oldest|earliest|lowest|smallest|alphabetical)/i.test(said);
  return { property: [role.order.property], isDescending: isUp ? false : undefined };
}

/** The newest are those that were made last, and not those that began, ended or expire last. */
function isOwnTime({ resource, operation }: Collection['listing'], property: string | undefined): boolean {
  if (property === undefined) return false;
  const isNamed = `${operation.summary} ${operation.description}`.includes(property);
  const isLater =
    (resource?.lifecycle && Object.hasOwn(resource.lifecycle.timestamps, property)) ||
    /expir|due|end|finish|complet|start|last|delet|next|until|deadline|schedul/i.test(property);
  return isNamed || !isLater;
}
