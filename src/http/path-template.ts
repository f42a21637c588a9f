/** A segment of a path template that holds parameters: `{id}.json` has the literals `''` and `'.json'`. */
export interface SegmentPattern {
  /** One more than there are names: what stands before, between and behind them. */
  readonly literals: readonly string[];
  readonly names: readonly string[];
}

/**
 * Reads one segment of a path template; undefined for one without parameters.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#path-templating
 */
export function parseSegment(segment: string): SegmentPattern | undefined {
  const literals: string[] = [];
  const names: string[] = [];
  let rest = segment;
  for (let open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{')) {
    const close = rest.indexOf('}', open + 2);
    if (close < 0) break;
    literals.push(decodeSegment(rest.slice(0, open)));
    names.push(rest.slice(open + 1, close));
    rest = rest.slice(close + 1);
  }
  return names.length === 0 ? undefined : { literals: [...literals, decodeSegment(rest)], names };
}

/**
 * The values of a pattern's parameters in a decoded segment; undefined where it does not match.
 *
 * Each value ends at the first place where the next literal stands, so the time is linear in the segment. A value may
 * be empty, as in Prism.
 */
export function matchSegment(pattern: SegmentPattern, segment: string): readonly string[] | undefined {
  const { literals } = pattern;
  // `{id}` alone, as nearly all are.
  if (literals.length === 2 && literals[0] === '' && literals[1] === '') return [segment];
  const last = literals.length - 1;
  const prefix = literals[0] ?? '';
  const suffix = literals[last] ?? '';
  const end = segment.length - suffix.length;
  if (prefix.length > end || !segment.startsWith(prefix) || !segment.endsWith(suffix)) return undefined;
  let start = prefix.length;
  const values: string[] = [];
  for (const literal of literals.slice(1, last)) {
    const stop = literal === '' ? adjacentEnd(segment, start, end) : segment.indexOf(literal, start);
    if (stop < 0 || stop + literal.length > end) return undefined;
    values.push(segment.slice(start, stop));
    start = stop + literal.length;
  }
  return [...values, segment.slice(start, end)];
}

/** Where the value of a parameter ends that another follows at once: before an extension, else at the end. */
function adjacentEnd(segment: string, start: number, end: number): number {
  const dot = segment.indexOf('.', start + 1);
  return dot < 0 || dot > end ? end : dot;
}

/** Percent-decodes; text that is no valid encoding stays as it is. */
export function decodeSegment(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
