import type { IndexEntry } from '../index-page.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** `llms.txt`: what there is to read, for programs that read Markdown. @see https://llmstxt.org */
export function llmsText(entries: readonly IndexEntry[]): string {
  const titles = entries.map(({ title }) => escapeMarkdown(title)).join(', ');
  const sections = entries.map(({ name, title, version, description, operations, webhooks }) => {
    const counts = [
      count(operations, 'operation'),
      ...(webhooks > 0 ? [count(webhooks, 'webhook')] : []),
    ].join(', ');
    return [
      `## ${escapeMarkdown(`${title} ${version}`)}`,
      ...(description === '' ? [] : ['', escapeMarkdown(description)]),
      '',
      `- [Reference](${name}/index.md): ${counts} with parameters, bodies, answers, examples and schemas, in one Markdown page`,
      `- [OpenAPI document](${name}/openapi.json): the same as JSON, for tools`,
    ].join('\n');
  });
  return `# API reference\n\n> Reference of ${titles}.\n\n${sections.join('\n\n')}\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
