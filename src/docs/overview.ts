import type { Model, Operation } from '../model/model.ts';
import { firstParagraph } from './first-paragraph.ts';
import { groupByTag, type OperationGroup } from './group-by-tag.ts';
import { escapeHtml } from './html.ts';

/**
 * The title and the list of operations as HTML: what a page shows until its script has been read, and all that
 * it shows where scripts do not run.
 */
export function overview(model: Model): string {
  const groups = groupByTag(model);
  const numbers = new Map(model.operations.map((operation, index) => [operation, index]));
  return `<div id="overview">
<nav aria-label="Tags"><ul>
${groups.map((group) => `<li>${escapeHtml(group.name)}</li>`).join('\n')}
</ul></nav>
<main>
<h1>${escapeHtml(model.info.title)} (${escapeHtml(model.info.version)})</h1>
<p>${escapeHtml(firstParagraph(model.info.description ?? '', 1000))}</p>
${groups.map((group) => groupHtml(group, numbers)).join('\n')}
</main>
</div>`;
}

type Numbers = ReadonlyMap<Operation, number>;

function groupHtml({ name, operations }: OperationGroup, numbers: Numbers): string {
  return `<section><h2>${escapeHtml(name)}</h2><ul>
${operations.map((operation) => operationHtml(operation, numbers.get(operation))).join('\n')}
</ul></section>`;
}

/** @param number of the operation in the document; a webhook has none, and cannot be tried */
function operationHtml({ method, path, summary }: Operation, number: number | undefined): string {
  const code = `<code><b class="${method}">${method.toUpperCase()}</b> ${escapeHtml(path)}</code>`;
  const label = escapeHtml(`Try ${method.toUpperCase()} ${path}`);
  const button =
    number === undefined
      ? ''
      : `<button type="button" data-try="${number}" aria-label="${label}">Try it</button>`;
  return `<li>${code}${escapeHtml(summary ?? '')}${button}</li>`;
}
