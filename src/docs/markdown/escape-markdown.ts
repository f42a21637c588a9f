/** Text that is to be read as it is, on one line. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&')
    .replace(/&(?=[a-z0-9#]+;)/gi, '\\&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Code within a line. @see https://spec.commonmark.org/0.31.2/#code-spans */
export function codeSpan(text: string): string {
  const code = oneLine(text);
  if (code === '') return '``';
  const runs = (code.match(/`+/g) ?? []).map((run) => run.length);
  let length = 1;
  while (runs.includes(length)) length += 1;
  const space = /^`|`$|^ .* $/.test(code) ? ' ' : '';
  const marks = '`'.repeat(length);
  return `${marks}${space}${code}${space}${marks}`;
}

/** A block of code. @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
export function fence(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text}\n${marks}`;
}

/** A table; cells are Markdown. @see https://github.github.com/gfm/#tables-extension- */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A pipe ends a cell even within code, and a backslash before it must not take that back. */
function cell(markdown: string): string {
  return oneLine(markdown).replace(/(\\*)\|/g, (_whole, slashes: string) =>
    slashes.length % 2 === 1 ? `${slashes}|` : `${slashes}\\|`,
  );
}

/**
 * An author's Markdown below a heading of ours: its own headings become deeper ones, and what it leaves open, a
 * block of code, is closed.
 *
 * @param level of the heading that it stands below
 */
export function nestMarkdown(markdown: string, level: number): string {
  let open: string | undefined;
  const lines = markdown
    .replaceAll('\r\n', '\n')
    .trim()
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      if (open === undefined) {
        open = mark;
        return line.replace(/^ {0,3}(#{1,6})(?=\s|$)/, (_whole, marks: string) =>
          '#'.repeat(Math.min(6, marks.length + level)),
        );
      }
      if (mark?.startsWith(open) && line.trim() === mark) open = undefined;
      return line;
    });
  return [...lines, ...(open === undefined ? [] : [open])].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
