import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { type Command, flagOf, type OptionSpec } from '../src/commands/command.ts';
import { commands } from '../src/commands/commands.ts';
import { type CodeInfo, contractCodes, type FindingClass, findingClasses } from '../src/contract/codes.ts';
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

const findingsIntro = `What \`concordat verify\` can find, by class. A finding is one root cause, however often it shows.

An **error** fails a run, a **warning** does with \`--fail-on warning\`, and a **note** is worth knowing and no fault.
What is known and accepted goes into a file for \`--suppress\`, each with its reason; reports list it apart:

\`\`\`yaml
suppressions:
  - code: response-body # which findings
    operation: getJob # an operationId, 'METHOD /path', /path or tag:NAME, with * for any text; left out: any
    property: created_at # a property, parameter or header; or pointer: a place in the document, with * for any text
    reason: the old service writes no time zone # printed wherever the finding is missed
    until: 2027-01-31 # left out: for ever
\`\`\`

Where a fault of the [Web Fuzzing Commons](https://github.com/WebFuzzing/Commons) is near, its code is named, as the list
with F100 to F104 and F200 to F210 has it.`;

const classIntros: Readonly<Record<FindingClass, string>> = {
  'response-shape': 'Bodies of answers.',
  status: 'Statuses of answers.',
  'headers-media': 'Headers and media types of answers.',
  'input-acceptance': 'What is accepted and what is refused.',
  state: 'What is kept, changed and deleted.',
  auth: 'Who may do what.',
  'methods-routes': 'Methods and paths that the document does not have.',
  collection: 'Lists: pages, totals, filters, order.',
  robustness: 'Failures, and what a run could not do.',
};

function renderFindings(): string {
  const codes: readonly (readonly [string, CodeInfo])[] = Object.entries(contractCodes);
  const sections = findingClasses.map((name) => {
    const own = codes.filter(([, info]) => info.class === name);
    const list = own.map(([one]) => `[\`${one}\`](#${one})`).join(', ');
    return [`## ${name}`, `${classIntros[name]} ${list}`, ...own.map(renderCode)].join('\n\n');
  });
  return ['# Findings of verify', findingsIntro, ...sections].join('\n\n');
}

function renderCode([name, { severity, summary, why, fix, wfc }]: readonly [string, CodeInfo]): string {
  const near = wfc === undefined ? '' : ` Web Fuzzing Commons: ${wfc}.`;
  const text = [`${prose(summary)} **${capital(severity)}.**${near}`, prose(why)];
  if (fix !== undefined) text.push(`What to do: ${prose(fix)}`);
  text.push(`To accept it: \`- { code: ${name}, operation: …, reason: … }\``);
  return `### ${name}\n\n${text.join('\n\n')}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
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
