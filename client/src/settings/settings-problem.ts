/** What is wrong with a setting. It never holds a secret. */
export interface SettingsProblem {
  /** The variable, or the line of the file: `STUDIO_TIMEOUT_MS`, `settings.json:4`. */
  readonly where: string;
  /** What was expected, and what came. */
  readonly message: string;
}

/** Settings that cannot be used: every problem, one a line. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly SettingsProblem[];

  constructor(problems: readonly SettingsProblem[]) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    const lines = problems.map(({ where, message }) => `\n- ${where}: ${message}`);
    super(`the settings have ${count}:${lines.join('')}`);
    this.problems = problems;
  }
}
