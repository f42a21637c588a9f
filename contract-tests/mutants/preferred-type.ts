/** The media type with the greatest weight in an `Accept`, the first of ours where they tie; undefined where none will do. */
export function preferredType<Type extends string>(
  accept: string,
  mediaTypes: readonly Type[],
): Type | undefined {
  const weights = mediaTypes.map((mediaType) => weightOf(accept, mediaType));
  const best = Math.max(...weights);
  return best > 0 ? mediaTypes[weights.indexOf(best)] : undefined;
}

/** The weight of the most specific range that fits (RFC 9110, section 12.5.1). */
function weightOf(accept: string, mediaType: string): number {
  const ranges = new Map<string, number>();
  for (const part of accept.toLowerCase().split(',')) {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((one) => one.startsWith('q='))?.slice(2) ?? '1';
    ranges.set(range, Number.isNaN(Number(weight)) ? 1 : Number(weight));
  }
  const [type] = mediaType.split('/');
  return ranges.get(mediaType) ?? ranges.get(`${type}/*`) ?? ranges.get('*/*') ?? 0;
}
