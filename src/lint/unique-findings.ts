import type { Finding } from './rule.ts';

/** What several operations share is wrong once: the first finding of each place and message. */
export function uniqueFindings(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ at, message }) => {
    const key = `${at.source}#${at.pointer} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
