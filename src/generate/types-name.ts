/** A character of no language that stands for a percent sign. */
const standIn = '\uE025';

/** A name without percent signs: the types emitter takes them for URL encoding, and fails on `discount%`. */
export function safeName(name: string): string {
  return name.includes('%') ? name.replaceAll('%', standIn) : name;
}

/** Puts the percent signs back into what the emitter has printed, where the character can be written escaped. */
export function restoreNames(text: string): string {
  return text.replaceAll(standIn, '%').replaceAll('\\uE025', '%');
}
