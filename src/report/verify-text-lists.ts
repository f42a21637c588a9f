import type { Report, ReportedAnswers, ReportedSkip } from './report.ts';
import { visible } from './text-layout.ts';

/** Longer lists are cut. */
const maxAnswers = 40;
const maxReasons = 12;

/** A text on one line of a width. */
export function cutLine(text: string, width: number): string {
  const line = visible(text);
  return line.length <= width ? line : `${line.slice(0, Math.max(1, width - 1))}…`;
}

/**
 * Which answers of each operation were seen; of many operations those of which most is missing.
 *
 * @example
 * POST /jobs  202 400 401 415  not seen 405 422 429 500
 */
export function answerLines({ answers = [], apis }: Report, columns: number): readonly string[] {
  const named = (one: ReportedAnswers) =>
    visible(apis.length > 1 ? `${one.api}  ${one.operation}` : one.operation);
  const shown = answers.length <= maxAnswers ? answers : mostMissing(answers);
  const labelWidth = Math.max(0, ...shown.map((one) => named(one).length));
  const statusWidth = Math.min(30, Math.max(0, ...shown.map((one) => statusesOf(one).length)));
  const lines = shown.map((one) => {
    const missed = one.missed.length === 0 ? '' : `  not seen ${one.missed.join(' ')}`;
    const line = `${named(one).padEnd(labelWidth)}  ${statusesOf(one).padEnd(statusWidth)}${missed}`;
    return cutLine(line.trimEnd(), columns - 2);
  });
  const left = answers.length - shown.length;
  return left > 0
    ? [...lines, `… and ${left.toLocaleString('en-US')} more operations: --format json shows all`]
    : lines;
}

function statusesOf({ seen }: ReportedAnswers): string {
  return seen.length === 0 ? 'not called' : seen.map(([status]) => status).join(' ');
}

function mostMissing(answers: readonly ReportedAnswers[]): readonly ReportedAnswers[] {
  const chosen = new Set(
    answers.toSorted((one, other) => one.seen.length - other.seen.length).slice(0, maxAnswers),
  );
  return answers.filter((one) => chosen.has(one));
}

/** What was not tried, a line a reason. */
export function skipLines({ skipped = [] }: Report, columns: number): readonly string[] {
  const byReason = Map.groupBy(skipped, ({ reason }) => reason);
  const lines = [...byReason]
    .slice(0, maxReasons)
    .map(([reason, list]) => reasonLine(reason, list, columns - 2));
  const left = byReason.size - lines.length;
  return left > 0 ? [...lines, `… for ${left} more reasons: --format json shows all`] : lines;
}

/** As many as there is room for. */
function reasonLine(reason: string, list: readonly ReportedSkip[], width: number): string {
  const names = list.map((one) => one.case ?? one.operation);
  const more = (shown: number) => (shown < names.length ? ` and ${names.length - shown} more` : '');
  let line = `${reason}: ${names[0]}`;
  let shown = 1;
  for (; shown < names.length; shown += 1) {
    const longer = `${line}, ${names[shown]}`;
    if (longer.length + more(shown + 1).length > width) break;
    line = longer;
  }
  return cutLine(`${line}${more(shown)}`, width);
}
