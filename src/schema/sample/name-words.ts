/** The words of a property's name in lower case: `['avatar', 'url']` for `avatarUrl`, `avatar_url` and `AVATAR-URL`. */
export function wordsOfName(name: string): readonly string[] {
  return name
    .slice(0, 100)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** The name of one item of a list: `tag` for `tags`, `category` for `categories`. */
export function singularName(name: string): string {
  if (/ies$/i.test(name) && name.length > 4) return `${name.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/i.test(name)) return name.slice(0, -2);
  return /[^s]s$/i.test(name) && !/(?:status|address|us|is)$/i.test(name) ? name.slice(0, -1) : name;
}
