import type { Operation } from '../../model/model.ts';
import type { Call, Directed } from '../behaviour.ts';
import type { PickedAnswer } from '../rules/rule.ts';

/**
 * The answer that a rule asks for; undefined without a rule, and for a request that asks for one itself.
 *
 * @param because for the explanation
 */
export function directPicked(
  { preferences, operation }: Call,
  picked: PickedAnswer | undefined,
  because: string,
): Directed | undefined {
  if (!picked || preferences.code !== undefined || preferences.example !== undefined) return undefined;
  const { code, example } = picked;
  // Generated values, which a request may ask for, are those of the status that was picked.
  const dynamic = preferences.dynamic ?? picked.dynamic;
  return {
    status: code ?? usualStatus(operation),
    ...(example !== undefined && preferences.dynamic !== true && { example }),
    ...(dynamic !== undefined && { dynamic }),
    because,
  };
}

/** The status that a request gets which asks for none: the lowest success, else the first that is documented. */
function usualStatus({ responses }: Operation): number {
  const codes = responses
    .map(({ status }) => status.replace('XX', '00'))
    .filter((code) => /^\d+$/.test(code));
  const [lowest] = codes.filter((code) => code.startsWith('2')).toSorted();
  if (lowest !== undefined) return Number(lowest);
  const hasDefault = responses.some(({ status }) => status === 'default');
  return hasDefault ? 200 : Number(codes[0] ?? 200);
}
