/** A fenced block of a guide page that a test can do something with. */
export type GuideBlock =
  /** ```` ```yaml spec/shop.yaml ````: written to that file. */
  | { readonly kind: 'file'; readonly line: number; readonly name: string; readonly text: string }
  /** ```` ```ts ````: run; a ```` ```text ```` block behind it is what it prints. */
  | {
      readonly kind: 'module';
      readonly line: number;
      readonly name: undefined;
      readonly text: string;
      readonly output: string | undefined;
    }
  /** ```` ```sh ````: the lines that start with `npx concordat`; others are for the reader alone. */
  | {
      readonly kind: 'commands';
      readonly line: number;
      readonly name: undefined;
      readonly commands: readonly { readonly argv: readonly string[]; readonly exitCode: number }[];
      readonly output: string | undefined;
    };

interface Fence {
  readonly line: number;
  readonly language: string;
  readonly name: string | undefined;
  readonly text: string;
}

/** The runnable blocks of a page, in order. Blocks marked `no-run` are left out. */
export function parseGuide(markdown: string): readonly GuideBlock[] {
  const fences = [...markdown.matchAll(/^```(\w+)(?: +([^\n]*))?\n(.*?)^```$/gms)].map(
    (match): Fence => ({
      line: markdown.slice(0, match.index).split('\n').length,
      language: match[1] ?? '',
      name: match[2]?.trim() || undefined,
      text: match[3] ?? '',
    }),
  );
  return fences.flatMap((fence, index) => blockOf(fence, fences[index + 1]));
}

function blockOf(fence: Fence, next: Fence | undefined): GuideBlock[] {
  if (fence.name === 'no-run' || fence.language === 'text') return [];
  const output = next?.language === 'text' && next.name === undefined ? next.text.trimEnd() : undefined;
  if (fence.language === 'sh') {
    const commands = fence.text.split('\n').flatMap(parseCommand);
    return commands.length === 0
      ? []
      : [{ kind: 'commands', line: fence.line, name: undefined, commands, output }];
  }
  if (fence.name !== undefined)
    return [{ kind: 'file', line: fence.line, name: fence.name, text: fence.text }];
  if (fence.language !== 'ts') return [];
  return [{ kind: 'module', line: fence.line, name: undefined, text: fence.text, output }];
}

/** `npx concordat lint jobs  # exit 1` to its words and the exit code that it should end with. */
function parseCommand(line: string): { argv: readonly string[]; exitCode: number }[] {
  const match = /^npx concordat (.*?)\s*(?:#(.*))?$/.exec(line);
  if (!match) return [];
  const argv = [...(match[1] ?? '').matchAll(/'([^']*)'|(\S+)/g)].map((word) => word[1] ?? word[2] ?? '');
  return [{ argv, exitCode: Number(/exit (\d+)/.exec(match[2] ?? '')?.[1] ?? 0) }];
}
