import { readFile } from 'node:fs/promises';

/**
 * Joins a module for the browser and all that it imports into one text for a `<script type="module">`.
 *
 * The modules are ours and few: they import each other by relative names, and what they declare at the top has
 * different names, or else the browser refuses the script. From source, the compiler takes the types out; in the
 * package the files are JavaScript already, and the text is the same.
 *
 * @param entry path of the module relative to this file, without extension: `try-it/main`
 */
export async function browserScript(entry: string): Promise<string> {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const texts = new Map<string, string>();
  const visit = async (url: URL): Promise<void> => {
    if (texts.has(url.href)) return;
    texts.set(url.href, '');
    const text = await javaScriptOf(url);
    for (const [, specifier = ''] of text.matchAll(importPattern)) await visit(new URL(specifier, url));
    // Moved to the end: what is imported stands before what imports it.
    texts.delete(url.href);
    texts.set(url.href, text);
  };
  await visit(new URL(`./${entry}${extension}`, import.meta.url));
  const script = [...texts.values()].map(withoutModuleSyntax).join('');
  return script.replaceAll('</script', '<\\/script').replaceAll('<!--', '\\x3C!--');
}

/** The compiler writes other quotes where it rewrites a name. */
const importPattern = /^import \{[^}]*\} from ['"](\.[^'"]+)['"];\n/gm;

async function javaScriptOf(url: URL): Promise<string> {
  const text = await readFile(url, 'utf8');
  if (url.pathname.endsWith('.js')) return text;
  // Only a checkout needs it.
  const { default: typescript } = await import('typescript');
  return typescript.transpileModule(text, {
    compilerOptions: {
      target: typescript.ScriptTarget.ES2024,
      module: typescript.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  }).outputText;
}

/** Comments are for readers of the source; a line that starts with one holds nothing else. */
function withoutModuleSyntax(text: string): string {
  const joined = text
    .replace(importPattern, '')
    .replace(/^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*\n/gm, '')
    .replace(/^[ \t]*\/\/.*\n/gm, '')
    .replace(/^export \{\};\n/gm, '')
    .replace(/^export (?=(?:async )?function|const|class)/gm, '')
    // No text of several lines stands in these modules, so that indentation is nothing but weight.
    .replace(/^ +/gm, '');
  if (/^(?:import|export)\b/m.test(joined))
    throw new Error('a module for the browser has an import or export that cannot be joined');
  return joined;
}
