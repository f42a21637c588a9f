import { readFile, stat } from 'node:fs/promises';
import { withPositions } from '../../document/locate.ts';
import { parseSource } from '../../document/parse.ts';
import type { Source } from '../../document/source.ts';
import type { Model } from '../../model/model.ts';
import type { Problem, Result } from '../../problem.ts';
import { noCorrections } from '../../resources/corrections.ts';
import type { IdentityOptions } from '../identity/identity-settings.ts';
import { loadSeedFiles } from '../scenario/load-seed-files.ts';
import { seedDefects } from '../scenario/seed-items.ts';
import { credentialsSectionDefects, readCredentialsSection } from './credentials-section.ts';
import { faultsSectionDefects, readFaultsSection } from './faults-section.ts';
import { identitySectionDefects, readIdentitySection } from './identity-section.ts';
import { limitsSectionDefects, readLimitsSection } from './limits-section.ts';
import type { MockFile } from './mock-file.ts';
import { resourcesSectionDefects } from './resources-defects.ts';
import { readResourcesSection } from './resources-section.ts';
import { readRulesSection, rulesSectionDefects } from './rules-section.ts';
import { readScenariosSection, scenariosSectionDefects } from './scenarios-section.ts';
import { readSeedSection } from './seed-section.ts';
import { defaultSessions, readSessionsSection } from './sessions-section.ts';
import { readStreamsSection, streamsSectionDefects } from './streams-section.ts';
import { type Defect, WrittenValue } from './written-value.ts';

const maxBytes = 10 * 1024 * 1024;
const start = 'A mock file starts with "rules:".';

/**
 * Reads a mock file, YAML or JSON; whatever is wrong with it is an error at its line and column. A file without
 * anything in it is one without rules.
 *
 * @param path absolute
 */
export async function readMockFile(path: string): Promise<Result<MockFile>> {
  const text = await readText(path);
  if (!text.ok) return text;
  const parsed = isBlank(text.value) ? blank(path, text.value) : parseSource(path, text.value, start);
  if (!parsed.ok) return parsed;
  const source = parsed.value;
  const defects: Defect[] = [];
  const root = new WrittenValue(source.value, { source: path, pointer: '' }, 'the mock file', (defect) => {
    defects.push(defect);
  });
  const sections = readSections(root);
  const loaded = await loadSeedFiles(sections);
  const problems = [...problemsOf(defects, [source]), ...withPlaces(loaded.problems, [source])];
  const isUsable = problems.every(({ severity }) => severity !== 'error');
  const identity = await loadIdentity(sections.identity);
  const value = { source, ...sections, identity, seedFiles: loaded.files };
  return isUsable ? { ok: true, value, problems } : { ok: false, problems };
}

/** What a mock file names that the document does not have, and what of it is odd. */
export function checkMockFile(file: MockFile, model: Model): readonly Problem[] {
  const trees = [...file.seedFiles.values()].flatMap((one) => (one.kind === 'tree' ? [one.source] : []));
  const defects = [
    ...rulesSectionDefects(file.rules, model),
    ...resourcesSectionDefects(file.resources, model),
    ...faultsSectionDefects(file.faults, model),
    ...limitsSectionDefects(file.limits ?? 'off', model),
    ...credentialsSectionDefects(file.credentials, model),
    ...streamsSectionDefects(file.streams ?? [], model),
    ...identitySectionDefects(file.identity?.options, model, file.source),
    ...scenariosSectionDefects(file.scenarios, model),
    ...seedDefects({ model, file }),
  ];
  return problemsOf(defects, [file.source, ...trees]);
}

/** Few mocks know who may call: the others do not load what that takes. */
async function loadIdentity(options: IdentityOptions | undefined): Promise<MockFile['identity']> {
  if (!options) return undefined;
  const { createIdentity } = await import('../identity/create-identity.ts');
  return createIdentity(options);
}

/** What is read of the text itself. */
interface ReadSections extends Omit<MockFile, 'source' | 'seedFiles' | 'identity'> {
  readonly identity: IdentityOptions | undefined;
}

/** Each section has a file of its own, which reads it and checks it. */
function readSections(root: WrittenValue): ReadSections {
  const fields = root.fields(sectionNames);
  const [rules, seed, scenarios, sessions, faults, limits, credentials, resources, streams, identity] =
    sectionNames.map((name) => fields?.get(name));
  return {
    rules: rules ? readRulesSection(rules) : [],
    resources: resources ? readResourcesSection(resources) : noCorrections,
    seed: seed ? readSeedSection(seed) : [],
    scenarios: scenarios ? readScenariosSection(scenarios) : [],
    sessions: sessions ? readSessionsSection(sessions) : defaultSessions,
    faults: faults ? readFaultsSection(faults) : [],
    limits: limits && readLimitsSection(limits),
    credentials: credentials ? readCredentialsSection(credentials) : [],
    streams: streams && readStreamsSection(streams),
    identity: identity && readIdentitySection(identity),
  };
}

const sectionNames = [
  'rules',
  'seed',
  'scenarios',
  'sessions',
  'faults',
  'limits',
  'credentials',
  'resources',
  'streams',
  'identity',
];

function problemsOf(defects: readonly Defect[], sources: readonly Source[]): readonly Problem[] {
  const problems = defects.map(({ message, hint, at, isHarmless }): Problem => {
    return { code: 'mock-file', severity: isHarmless === true ? 'warning' : 'error', message, hint, at };
  });
  return withPlaces(problems, sources);
}

function withPlaces(problems: readonly Problem[], sources: readonly Source[]): readonly Problem[] {
  return withPositions(problems, { sources: new Map(sources.map((source) => [source.uri, source])) });
}

async function readText(path: string): Promise<Result<string>> {
  try {
    const about = await stat(path);
    if (!about.isFile()) return unreadable(path, 'this is no file', 'Name a file of YAML or JSON.');
    if (about.size > maxBytes) {
      const message = `the file has ${about.size} bytes, more than ${maxBytes} are not read`;
      return unreadable(path, message, 'Leave out what the mock does not need.');
    }
    return { ok: true, value: await readFile(path, 'utf8'), problems: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return unreadable(path, `the file cannot be read: ${reason}`, 'Check its path and who may read it.');
  }
}

function unreadable(path: string, message: string, hint: string): Result<never> {
  return {
    ok: false,
    problems: [{ code: 'mock-file', severity: 'error', message, hint, at: { source: path, pointer: '' } }],
  };
}

/** Nothing but comments. */
function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:#|$)/.test(line));
}

function blank(uri: string, text: string): Result<Source> {
  return { ok: true, value: { uri, text, format: 'yaml', value: {} }, problems: [] };
}
