import { operationLabel } from '../../contract/finding.ts';
import { breakKinds } from './break-kinds.ts';
import type { BreakOutcome, MutationScore } from './mutation-score.ts';
import { summarizeScore } from './summarize-score.ts';

/** How many of what was missed for one reason are named. */
const maxNamed = 4;

/**
 * The score for people: a table of operations, and below each what was missed and what would make it catchable.
 *
 * @param columns how wide a line may be
 */
export function renderScore(name: string, score: MutationScore, columns: number): string {
  const { tried, caught, score: part, operations, classes } = summarizeScore(score);
  const labels = operations.map(({ operation }) => operationLabel(operation));
  const width = Math.min(48, Math.max(0, ...labels.map(({ length }) => length)));
  const lines = [
    `${name}: ${caught} of ${tried} breaks would be caught, ${percent(part)} (${score.requests.toLocaleString('en-US')} requests)`,
    '',
    ...operations.flatMap((one, index) => [
      `  ${(labels[index] ?? '').padEnd(width)}  ${`${one.caught}/${one.tried}`.padStart(7)}`,
      ...one.missed.flatMap(({ advice, outcomes }) => missedLines(advice, outcomes, columns)),
    ]),
    '',
    `  by class: ${classes.map((one) => `${one.class} ${one.caught}/${one.tried}`).join(', ')}`,
    ...(score.left > 0 ? ['', `  The run was ended: ${score.left} breaks were not tried.`] : []),
    ...cleanLines(score),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function missedLines(advice: string, outcomes: readonly BreakOutcome[], columns: number): readonly string[] {
  const named = outcomes
    .slice(0, maxNamed)
    .map(
      ({ broken }) => `${breakKinds[broken.kind].title}${broken.where === '' ? '' : ` (${broken.where})`}`,
    );
  const rest = outcomes.length - named.length;
  const what = `missed: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return [...wrapped(what, columns, 6), ...wrapped(advice, columns, 8)];
}

function wrapped(text: string, columns: number, indent: number): readonly string[] {
  const width = Math.max(30, columns - indent);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => ' '.repeat(indent) + one);
}

function cleanLines({ cleanFindings }: MutationScore): readonly string[] {
  if (cleanFindings.length === 0) return [];
  return [
    '',
    '  The mock of the document was found to break it, unbroken, so that the score says less:',
    ...cleanFindings
      .slice(0, 10)
      .map(({ code, operation, message }) => `    ${operation ?? ''} ${code}: ${message}`),
  ];
}

/** Rounded down: 100 % is all of them. */
function percent(part: number): string {
  return `${Math.floor(part * 100)} %`;
}
