import { type DifferenceGroup, type DifferentialResult, mergeGroups } from './differential-result.ts';

/** Totals, what is not explained with an example of each, and how often each intended difference shows. */
export function renderDifferential(results: readonly DifferentialResult[]): string {
  const compared = results.filter(({ skipped }) => skipped === undefined);
  const sum = (of: (result: DifferentialResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  const requests = sum((result) => result.requests);
  const equal = sum(({ equal: count }) => count);
  const explained = sum(({ explained: count }) => count);
  const groups = mergeGroups(results);
  const unanswered = results.flatMap(({ document, unanswered: list }) =>
    list.map(({ by, request }) => `  ${by}: ${document} ${request.slice(0, 200)}`),
  );
  const lines = [
    `${compared.length} documents compared, ${results.length - compared.length} not`,
    ...results.flatMap(({ document, skipped }) =>
      skipped === undefined ? [] : [`  ${skipped.by}: ${document}: ${skipped.reason.slice(0, 200)}`],
    ),
    `${requests} requests: ${equal} answered alike, ${explained} with intended differences, ${requests - equal - explained} with others`,
    `${unanswered.length} not answered`,
    ...unanswered.slice(0, 40),
    '',
    ...groups
      .filter(({ id }) => id !== undefined)
      .map(({ id, count }) => `${String(count).padStart(7)}  ${id}`),
    '',
    ...groups.filter(({ id }) => id === undefined).flatMap(renderExample),
  ];
  return `${lines.join('\n')}\n`;
}

function renderExample({ what, count, example }: DifferenceGroup): readonly string[] {
  const { document, name, request, difference, mock, prism } = example;
  return [
    `NOT EXPLAINED, ${count} times: ${what}`,
    `  ${document}, ${name}: ${request}`,
    `  difference: ${JSON.stringify(difference).slice(0, 800)}`,
    `  mock:  ${JSON.stringify(mock).slice(0, 800)}`,
    `  prism: ${JSON.stringify(prism).slice(0, 800)}`,
    '',
  ];
}
