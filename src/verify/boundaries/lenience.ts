import type { Place } from './place.ts';

const lenientWords =
  /\b(?:clamp(?:s|ed|ing)?|capped|truncated|cut off|rounded|ignored|lenient(?:ly)?|coerced|silently|reduced to|lowered to|treated as|taken as|taken for|read as|falls? back|trimmed to|converted)\b/i;

/** Whether the document says itself that the server takes more at a place than its schema allows. */
export function saysLenient(place: Place): boolean {
  const { root, constraints } = place;
  const own = root.kind === 'parameter' && place.path.length === 0 ? (root.parameter.description ?? '') : '';
  return lenientWords.test(`${own} ${constraints.description}`.slice(0, 4000));
}
