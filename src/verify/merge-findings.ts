import type { Case } from './case.ts';
import type { Finding } from './finding.ts';

/** Findings of several worlds as if one had found them: each root cause once, in the order of the cases that showed it. */
export function mergeFindings(
  lists: readonly (readonly Finding[])[],
  cases: readonly Case[],
): readonly Finding[] {
  if (lists.length === 1) return lists[0] ?? [];
  const byCause = new Map<string, Finding>();
  for (const finding of lists.flat()) {
    const key = causeOf(finding);
    const known = byCause.get(key);
    const first = known && known.after <= finding.after ? known : finding;
    byCause.set(key, known ? { ...first, count: known.count + finding.count } : finding);
  }
  const order = new Map(cases.map(({ id }, index) => [id, index]));
  const placeOf = (finding: Finding) => order.get(finding.case ?? '') ?? cases.length;
  return [...byCause.values()].toSorted((one, other) => placeOf(one) - placeOf(other));
}

function causeOf({ code, operation, at, detail, message }: Finding): string {
  return [code, operation, at?.source, at?.pointer, detail ?? message].join('\n');
}
