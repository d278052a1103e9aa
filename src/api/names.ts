/** Names as the AWS CLI and the Python SDK spell them. @see spec/platform.md §7.1 */

/**
 * The kebab-case name of an operation or member: a run of capitals is one word, a plural acronym at the end stays whole.
 * @param name such as `SetUserMFAPreference` or `CallbackURLs` @returns such as `set-user-mfa-preference` or `callback-urls`
 */
export function kebab(name: string): string {
  return name
    .replace(/[A-Z]{2,}s$/, (plural) => `-${plural.toLowerCase()}`)
    .replace(/(.)([A-Z][a-z]+)/g, "$1-$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
}
