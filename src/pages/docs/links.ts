/** Where the links of docs/reference lead when its files are served as pages. */

const root = "/docs/reference/";

/** The address of a page. @param file such as `operations/sign-up.md`, from docs/reference @returns such as `/docs/operations/sign-up` */
export const addressOf = (file: string): string =>
  `/docs/${file}`
    .replace(/\.md$/, "")
    .replace(/(^|\/)README$/, "$1")
    .replace(/\/$/, "");

/**
 * A link as it stands in a file, as the page has to spell it.
 * @param file in which it stands, from docs/reference    @param isServed whether a file of docs/reference is there
 * @returns undefined where it leads to what is not served, or is no link of a reference (a script; the address that Markdown sees in user:password@host)
 */
export function linkFrom(href: string, file: string, isServed: (file: string) => boolean): string | undefined {
  if (/^https?:/i.test(href) || href.startsWith("#")) return href;
  if (/^[a-z][a-z0-9+.-]*:|^\/|^\\/i.test(href) || !URL.canParse(href, `file://${root}${file}`)) return undefined;
  const { pathname, hash } = new URL(href, `file://${root}${file}`);
  const target = pathname.startsWith(root) ? pathname.slice(root.length) : undefined;
  return target !== undefined && isServed(target) ? addressOf(target) + hash : undefined;
}
