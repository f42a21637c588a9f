import { dirname, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type {
  BaseResolver,
  Config,
  Document,
  NormalizedProblem,
  Plugin,
  SpecVersion,
} from '@redocly/openapi-core';
import { absoluteUri } from '../document/document.ts';
import { joinPointer } from '../document/pointer.ts';
import { ToolkitError } from '../error.ts';
import type { Model } from '../model/model.ts';
import type { Location, Problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/** Redocly's engine; loaded when a document is linted, because it takes a noticeable part of a second. */
type Core = typeof import('@redocly/openapi-core');

export interface RedoclyOptions {
  /** What the API is called in the configuration; an `apis` entry of redocly.yaml applies by its root, or by this. */
  readonly api?: string | undefined;
  /** Absolute path of redocly.yaml; without one, Redocly's `recommended` rules apply. */
  readonly configFile?: string | undefined;
  /** Hosts that the configuration's `extends` may lead to. */
  readonly allowHosts?: readonly string[] | undefined;
  /** Our rules, whose severities redocly.yaml may set. */
  readonly rules: readonly Rule[];
}

/** What Redocly found, and what its configuration says about our own rules. */
export interface RedoclyResult {
  readonly problems: readonly Problem[];
  /** As redocly.yaml sets it; undefined where it does not. */
  severityOf(code: string): 'error' | 'warning' | 'off' | undefined;
  /** Whether `.redocly.lint-ignore.yaml` lists a problem. */
  isIgnored(code: string, at: Location): boolean;
}

/**
 * Runs Redocly's engine on a document that was read already: it reads nothing itself but its configuration.
 *
 * The only file that knows `@redocly/openapi-core`.
 *
 * @throws ToolkitError E_CONFIG when redocly.yaml, or what it extends, cannot be read or is not understood
 */
export async function runRedocly(model: Model, options: RedoclyOptions): Promise<RedoclyResult> {
  const core = await import('@redocly/openapi-core');
  const { config: shared, problems: ofConfig } = await loadRedoclyConfig(core, options);
  const config = shared.forAlias(aliasOf(shared, model.document.root.uri, options.api));
  const { found, failures } = await runRules(core, model, config);
  const version: SpecVersion = `oas${model.version === '3.0' ? '3_0' : model.version === '3.1' ? '3_1' : '3_2'}`;
  return {
    problems: [
      ...ofConfig,
      ...unknownRules(core, config, version, options),
      ...failures,
      ...found.filter((problem) => !problem.ignored).map((problem) => problemOf(core, problem, model)),
    ],
    severityOf: (code) => severityIn(config, version, code),
    isIgnored: (code, at) => config.ignore[at.source]?.[code]?.has(`#${at.pointer || '/'}`) ?? false,
  };
}

/** A rule that fails on a document is left out, and said to be; the others are run again without it. */
async function runRules(
  core: Core,
  model: Model,
  config: Config,
): Promise<{ found: readonly NormalizedProblem[]; failures: readonly Problem[] }> {
  const failures: Problem[] = [];
  for (;;) {
    const { root, resolver } = primeResolver(core, model, config);
    try {
      const found = await core.lintDocument({ document: root, config, externalRefResolver: resolver });
      return { found, failures };
    } catch (error) {
      const rule = failedRule(error);
      failures.push(failureOf(error, rule, model));
      const isNew =
        rule !== undefined && Object.values(config.rules).some((set) => (set[rule] ?? 'off') !== 'off');
      if (!isNew) return { found: [], failures };
      config.skipRules([rule]);
    }
  }
}

/** Redocly's files are named after their rules. */
function failedRule(error: unknown): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return /@redocly\/openapi-core\/lib\/rules\/\w+\/([\w.-]+)\.js/.exec(stack)?.[1];
}

function failureOf(error: unknown, rule: string | undefined, model: Model): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'redocly-failed',
    severity: rule === undefined ? 'error' : 'warning',
    message: rule
      ? `Redocly's rule "${rule}" fails on this document and is not run: ${reason}`
      : `Redocly's rules fail on this document and are not run: ${reason}`,
    at: { source: model.document.root.uri, pointer: '' },
    hint: 'Mend the other problems of the document first; if it stays, the rule or plugin has a fault.',
  };
}

async function loadRedoclyConfig(
  core: Core,
  { configFile, allowHosts = [], rules }: RedoclyOptions,
): Promise<{ config: Config; problems: readonly Problem[] }> {
  const plugins = [pluginOf(rules)];
  const externalRefResolver = configResolver(core, allowHosts);
  try {
    if (configFile === undefined) {
      const config = await core.createConfig({ extends: ['recommended'] }, { plugins });
      return { config, problems: [] };
    }
    const config = await core.loadConfig({ configPath: configFile, externalRefResolver, plugins });
    const problems = await core.lintConfig({ config, externalRefResolver, severity: 'warn' });
    const unread = problems.find((problem) => problem.ruleId.includes('no-unresolved-refs'));
    if (unread) throw new UnreadConfig(problemOf(core, unread));
    return { config, problems: problems.map((problem) => problemOf(core, problem)) };
  } catch (error) {
    throw configError(core, error, configFile);
  }
}

function configError(core: Core, error: unknown, configFile: string | undefined): ToolkitError {
  const what = `${configFile ?? 'the lint configuration'} cannot be used`;
  const options = {
    cause: error,
    hint: 'Correct it; https://redocly.com/docs/cli/configuration describes what it may hold.',
  };
  const problem = locatedIn(core, error);
  if (problem) return new ToolkitError('E_CONFIG', what, { ...options, problems: [problem] });
  const text = error instanceof Error ? error.message : String(error);
  // Of a plugin's failure the stack would follow.
  return new ToolkitError('E_CONFIG', `${what}: ${stripVTControlCharacters(text).split('\n\n')[0]}`, options);
}

function locatedIn(core: Core, error: unknown): Problem | undefined {
  if (error instanceof UnreadConfig) return error.problem;
  if (!(error instanceof core.YamlParseError)) return undefined;
  const position = { line: error.line, column: error.col };
  const at = { source: error.source.absoluteRef, pointer: '', position };
  const [message = ''] = error.message.split(' in "');
  return { code: 'redocly-config', severity: 'error', message: `not valid YAML: ${message}`, at };
}

/** What the configuration extends cannot be read; Redocly would go on without it. */
class UnreadConfig extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = {
      ...problem,
      message: problem.message.replace("Can't resolve $ref: ", 'it cannot be read: '),
    };
  }
}

/** So that `extends: [concordat/strict]` works and the names of our rules are known. */
function pluginOf(rules: readonly Rule[]): Plugin {
  const all = (severity: (rule: Rule) => 'error' | 'warn' | 'off') => ({
    rules: Object.fromEntries(rules.map((rule) => [rule.code, severity(rule)])),
  });
  return {
    id: 'concordat',
    configs: {
      recommended: all(({ severity }) => (severity === 'warning' ? 'warn' : severity)),
      strict: all(() => 'error'),
    },
  };
}

/** Reads the configuration's own files; of other hosts only those that the user named. */
function configResolver(core: Core, allowHosts: readonly string[]): BaseResolver {
  return new (class extends core.BaseResolver {
    override async loadExternalRef(absoluteRef: string) {
      const url = /^[a-z][a-z0-9+.-]+:/i.test(absoluteRef) ? new URL(absoluteRef) : undefined;
      if (url && !(/^https?:$/.test(url.protocol) && allowHosts.includes(url.host))) {
        throw new core.ResolveError(
          new Error(
            `${absoluteRef} leads to a host that was not named; allow it with --allow-host ${url.host}`,
          ),
        );
      }
      return super.loadExternalRef(absoluteRef);
    }
  })();
}

/** The entry of redocly.yaml's `apis` for a document. */
function aliasOf(config: Config, uri: string, api: string | undefined): string | undefined {
  const apis = config.resolvedConfig.apis ?? {};
  const dir = dirname(config.configPath ?? '');
  const byRoot = Object.keys(apis).find((name) => {
    const root = apis[name]?.root;
    return typeof root === 'string' && (root === uri || resolve(dir, root) === uri);
  });
  return byRoot ?? (api !== undefined && Object.hasOwn(apis, api) ? api : undefined);
}

/** Hands the texts that we have read and parsed to Redocly, and nothing else. */
function primeResolver(core: Core, model: Model, config: Config): { root: Document; resolver: BaseResolver } {
  const documents = new Map<string, Document>();
  const preprocessors = Object.values(config.preprocessors).some((set) => Object.keys(set).length > 0);
  for (const [uri, { text, value }] of model.document.sources) {
    // Preprocessors change the tree, which is also ours.
    const parsed = preprocessors ? structuredClone(value) : value;
    documents.set(uri, { source: new core.Source(uri, text), parsed });
  }
  const { uri, text } = model.document.root;
  const primed = documents.get(uri) ?? {
    source: new core.Source(uri, text),
    parsed: model.document.root.value,
  };
  // Redocly wants the patch number that the model does without.
  const isFull = /^3\.[012]\./.test(String((primed.parsed as { openapi: unknown }).openapi));
  const root = isFull
    ? primed
    : { ...primed, parsed: { ...(primed.parsed as object), openapi: `${model.version}.0` } };
  documents.set(uri, root);
  const resolver = new (class extends core.BaseResolver {
    override cache = new Map([...documents].map(([key, document]) => [key, Promise.resolve(document)]));
    override resolveExternalRef(base: string | null, ref: string): string {
      return absoluteUri(ref, base ?? uri);
    }
    override async loadExternalRef(absoluteRef: string): Promise<never> {
      throw new core.ResolveError(
        new Error(`${absoluteRef} was not read, because a $ref inside an example is data`),
      );
    }
  })();
  return { root, resolver };
}

/** @param model absent for problems of the configuration, whose texts are looked up here */
function problemOf(core: Core, problem: NormalizedProblem, model?: Model): Problem {
  const [place] = problem.location;
  const { suggest, from, severity, message } = problem;
  const hints = [
    suggest.length > 0 ? `Did you mean ${suggest.join(', ')}?` : '',
    from?.pointer && !place?.pointer?.startsWith(from.pointer)
      ? `It is used in ${from.pointer.slice(1)}.`
      : '',
  ].filter((hint) => hint !== '');
  return {
    code: model ? problem.ruleId : 'redocly-config',
    severity: severity === 'warn' ? 'warning' : 'error',
    message: stripVTControlCharacters(message),
    ...(place && { at: locationOf(core, place, model === undefined) }),
    ...(hints.length > 0 && { hint: hints.join(' ') }),
  };
}

function locationOf(core: Core, place: NormalizedProblem['location'][number], isConfig: boolean): Location {
  const source = place.source.absoluteRef;
  const pointer = place.pointer === undefined || place.pointer.length <= 2 ? '' : place.pointer.slice(1);
  if (place.pointer !== undefined && !isConfig) return { source, pointer };
  const { start } = core.getLineColLocation(place);
  return { source, pointer, position: { line: start.line, column: start.col } };
}

/** Rules of plugins that redocly.yaml sets and no plugin has; Redocly itself says so of rules without a prefix. */
function unknownRules(
  core: Core,
  config: Config,
  version: SpecVersion,
  { rules, configFile }: RedoclyOptions,
): readonly Problem[] {
  const known = new Set([
    ...rules.map(({ code }): string => code),
    ...config.plugins.flatMap((plugin) => Object.keys(plugin.rules?.oas3 ?? {})),
  ]);
  // `rule/…` are those that are written in the configuration itself.
  const unknown = Object.keys(config.rules[version]).filter(
    (name) => /^(?!rule\/).+\//.test(name) && !known.has(name),
  );
  if (!config.document || configFile === undefined) return [];
  const { source, parsed } = config.document;
  return unknown.map((name) => {
    const isHere = Object.hasOwn((parsed as { rules?: object }).rules ?? {}, name);
    const pointer = `#${joinPointer('', ...(isHere ? ['rules', name] : []))}`;
    return {
      code: 'redocly-config',
      severity: 'warning',
      message: `the rule "${name}" is set, but no plugin has it; it is not run`,
      at: locationOf(core, { source, pointer, reportOnKey: true }, true),
      hint: 'Correct its name, or add the plugin that it comes from.',
    };
  });
}

function severityIn(
  config: Config,
  version: SpecVersion,
  code: string,
): 'error' | 'warning' | 'off' | undefined {
  const setting: unknown = config.rules[version][code];
  if (setting === undefined) return undefined;
  const isObject = typeof setting === 'object' && setting !== null && 'severity' in setting;
  const severity = isObject ? setting.severity : setting;
  if (severity === 'off') return 'off';
  return severity === 'warn' ? 'warning' : 'error';
}
