import type { FindingDraft } from '../finding.ts';

/**
 * What is found twice: a list that others change meanwhile may look wrong once.
 *
 * @param look judges from the beginning, with new requests each time
 */
export async function confirmed(
  first: readonly FindingDraft[],
  look: () => Promise<readonly FindingDraft[]>,
): Promise<readonly FindingDraft[]> {
  if (first.length === 0) return [];
  const again = await look();
  return first.flatMap((draft) => again.find((other) => keyOf(other) === keyOf(draft)) ?? []);
}

function keyOf({ code, operation, detail, message }: FindingDraft): string {
  return [code, operation.name, detail ?? message].join('\n');
}
