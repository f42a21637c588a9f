import type { Model, Operation } from '../model/model.ts';
import { firstParagraph } from './first-paragraph.ts';
import { escapeHtml } from './html.ts';

/**
 * The title and the list of operations as HTML: what a page shows until its script has been read, and all that
 * it shows where scripts do not run.
 */
export function overview(model: Model): string {
  const groups = groupByTag(model);
  return `<div id="overview">
<nav aria-label="Tags"><ul>
${groups.map((group) => `<li>${escapeHtml(group.name)}</li>`).join('\n')}
</ul></nav>
<main>
<h1>${escapeHtml(model.info.title)} (${escapeHtml(model.info.version)})</h1>
<p>${escapeHtml(firstParagraph(model.info.description ?? '', 1000))}</p>
${groups.map(groupHtml).join('\n')}
</main>
</div>`;
}

interface Group {
  readonly name: string;
  readonly operations: readonly Operation[];
}

/** By their first tag, in the order of the document's tags and then of first use; untagged ones at the end. */
function groupByTag({ tags, operations, webhooks }: Model): readonly Group[] {
  const groups = new Map<string, Operation[]>(tags.map((tag) => [tag.name, []]));
  const untagged: Operation[] = [];
  for (const operation of operations) {
    const [tag] = operation.tags;
    const group = tag === undefined ? untagged : (groups.get(tag) ?? []);
    group.push(operation);
    if (tag !== undefined) groups.set(tag, group);
  }
  return [
    ...[...groups].map(([name, members]) => ({ name, operations: members })),
    { name: 'Other operations', operations: untagged },
    { name: 'Webhooks', operations: webhooks },
  ].filter((group) => group.operations.length > 0);
}

function groupHtml({ name, operations }: Group): string {
  return `<section><h2>${escapeHtml(name)}</h2><ul>
${operations.map(operationHtml).join('\n')}
</ul></section>`;
}

function operationHtml({ method, path, summary }: Operation): string {
  return `<li><code><b class="${method}">${method.toUpperCase()}</b> ${escapeHtml(path)}</code>${escapeHtml(summary ?? '')}</li>`;
}
