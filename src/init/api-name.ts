/** Whether an API may be called so: the name becomes a folder, a file and a part of URLs. */
export function isApiName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name) && !name.endsWith('.');
}

/** The API's name that a folder's name suggests: `My Shop` becomes `my-shop`; `api` where nothing is left. */
export function apiNameFrom(text: string): string {
  const name = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .slice(0, 64)
    .replaceAll(/^[-._]+|[-._]+$/g, '');
  return isApiName(name) ? name : 'api';
}

/** `my-shop` to `My Shop`. */
export function titleOf(name: string): string {
  const words = name.split(/[-._]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
