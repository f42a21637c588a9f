import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { type Command, flagOf, type OptionSpec } from '../src/commands/command.ts';
import { commands } from '../src/commands/commands.ts';
import { contractCodes } from '../src/contract/codes.ts';
import { errorCodes } from '../src/error.ts';
import { ruleTable } from '../src/lint/rule-table.ts';

// Renders docs/reference/ from the tables that the code itself works by.
// Usage: node docs/render-reference.ts [--check]

/** The reference pages by file name. */
export async function renderReference(): Promise<ReadonlyMap<string, string>> {
  const config = await readFile(new URL('../src/config/config.ts', import.meta.url), 'utf8');
  const pages: [string, string][] = [
    ['commands.md', `# Commands\n\n${commands.map(renderCommand).join('\n')}`],
    ['configuration.md', renderConfiguration(config)],
    ['errors.md', renderErrors()],
    ['lint-rules.md', renderRules()],
    ['findings.md', renderFindings()],
  ];
  const notice = '<!-- Rendered from the code by `npm run reference`; do not edit. -->\n\n';
  return new Map(pages.map(([name, text]) => [name, `${notice}${text.trimEnd()}\n`]));
}

function renderCommand(command: Command): string {
  const args = command.arguments.map(({ name, required, variadic }) => {
    const inner = `${name}${variadic ? '…' : ''}`;
    return required ? `<${inner}>` : `[${inner}]`;
  });
  const usage = [
    'concordat',
    command.name,
    ...args,
    '[options]',
    ...(command.passthrough ? ['[-- command …]'] : []),
  ].join(' ');
  const options = Object.entries(command.options).map(([key, spec]) => [
    `\`${spelling(key, spec)}\``,
    cell(describe(spec)),
  ]);
  const argumentRows = command.arguments.map(({ name, summary }) => [`\`${name}\``, cell(summary)]);
  const examples = command.examples.map((example) => `${example.command}  # ${example.text}`).join('\n');
  return [
    `## concordat ${command.name}`,
    prose(command.description),
    `    ${usage}`,
    table(['argument or flag', 'meaning'], [...argumentRows, ...options]),
    `\`\`\`sh\n${examples}\n\`\`\`\n`,
  ].join('\n\n');
}

function spelling(key: string, spec: OptionSpec): string {
  const flag =
    spec.type === 'boolean' && spec.default === true ? `no-${flagOf(key, spec)}` : flagOf(key, spec);
  const value = spec.type === 'boolean' ? '' : ` <${spec.value ?? spec.type}>`;
  return `${spec.short ? `-${spec.short}, ` : ''}--${flag}${value}`;
}

function describe(spec: OptionSpec): string {
  const choices = spec.choices ? ` One of ${spec.choices.join(', ')}.` : '';
  const byDefault =
    spec.default === undefined || spec.type === 'boolean' ? '' : ` Default: ${String(spec.default)}.`;
  return `${spec.summary}.${choices}${byDefault}`;
}

/** The keys of `Config` with their doc comments, nested ones with dots. */
function renderConfiguration(text: string): string {
  const file = ts.createSourceFile('config.ts', text, ts.ScriptTarget.Latest, true);
  const rows: string[][] = [];
  const visit = (members: ts.NodeArray<ts.TypeElement>, prefix: string): void => {
    for (const member of members) {
      if (!ts.isPropertySignature(member) || !member.type) continue;
      const name = `${prefix}${member.name.getText()}`;
      if (ts.isTypeLiteralNode(member.type)) visit(member.type.members, `${name}.`);
      else rows.push([`\`${name}\``, code(member.type.getText()), cell(docOf(member))]);
    }
  };
  let intro = '';
  for (const statement of file.statements) {
    if (!ts.isInterfaceDeclaration(statement)) continue;
    if (statement.name.text === 'Config') {
      intro = docOf(statement);
      visit(statement.members, '');
    } else visit(statement.members, 'apis.<name>.');
  }
  return ['# Configuration', intro, table(['key', 'type', 'meaning'], rows)].join('\n\n');
}

function docOf(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node);
  const comment = doc && ts.isJSDoc(doc) ? doc.comment : undefined;
  return ts.getTextOfJSDocComment(comment) ?? '';
}

function renderErrors(): string {
  const exits = [
    ['0', 'clean'],
    ['1', 'findings: a rule is broken, a generated file is stale, a server leaves its contract'],
    ['2', 'wrong use, configuration or unreadable input; one of the codes below'],
    ['3', 'a fault of Concordat itself'],
    ['130', 'interrupted'],
  ];
  const codes = Object.entries(errorCodes).map(([code, meaning]) => [`\`${code}\``, cell(meaning)]);
  return [
    '# Exit codes and errors',
    table(['exit code', 'meaning'], exits),
    table(['code', 'meaning'], codes),
  ].join('\n\n');
}

function renderRules(): string {
  const intro =
    "Concordat's own rules. Redocly's are described in its documentation. Both are set in `redocly.yaml`: `concordat/example-valid: error`, or `warn`, or `off`.";
  const rules = ruleTable.map(
    ({ code, severity, summary, why }) => `## ${code}\n\n${summary} By default: ${severity}.\n\n${why}`,
  );
  return ['# Lint rules', intro, ...rules].join('\n\n');
}

function renderFindings(): string {
  const rows = Object.entries(contractCodes).map(([name, { severity, summary, why }]) => [
    code(name),
    severity,
    cell(summary),
    cell(why),
  ]);
  return [
    '# Findings of verify',
    table(['code', 'level', 'what a server that keeps to its document does', 'why'], rows),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return prose(text).replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|').replace(/\s+/g, ' ')}\``;
}

/** What looks like a tag is none; inside backticks it is safe already. */
function prose(text: string): string {
  return text.replace(/`[^`]*`|</g, (part) => (part === '<' ? '&lt;' : part));
}

async function main(check: boolean): Promise<void> {
  const folder = new URL('reference/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const stale: string[] = [];
  for (const [name, text] of await renderReference()) {
    const file = new URL(name, folder);
    const current = await readFile(file, 'utf8').catch(() => undefined);
    if (current === text) continue;
    stale.push(name);
    if (!check) await writeFile(file, text);
  }
  if (check && stale.length > 0) {
    process.stderr.write(`docs/reference is stale (${stale.join(', ')}): run "npm run reference".\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes('--check'));
