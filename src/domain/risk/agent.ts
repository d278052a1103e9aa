/** What a User-Agent header tells of the software behind it. @see RFC 9110 §10.1.5 */

type Program = readonly [name: string, pattern: RegExp];

// In this order: most browsers also claim to be the ones below them.
const browsers: readonly Program[] = [
  ["Edge", /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ["Opera", /\b(?:OPR|Opera)\/(\d+)/],
  ["Samsung Internet", /\bSamsungBrowser\/(\d+)/],
  ["Firefox", /\b(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /\b(?:Chrome|CriOS)\/(\d+)/],
  ["Safari", /\bVersion\/(\d+)\S* (?:Mobile\/\S+ )?Safari\//],
];

const systems: readonly Program[] = [
  ["iOS", /\b(?:iPhone|iPad|iPod)\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b|\bos\/windows/i],
  ["macOS", /\bMacintosh\b|\bMac OS X\b|\bDarwin\b|\bos\/macos/i],
  ["Linux", /\bLinux\b|\bos\/linux/i],
];

/** A name that people recognise their device by, in the service's form: `Chrome 135, Windows`; undefined without a header. Throws nothing. */
export function deviceName(userAgent: string): string | undefined {
  if (userAgent === "") return undefined;
  return `${browserName(userAgent) ?? productName(userAgent)}, ${systems.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? "Other"}`;
}

function browserName(userAgent: string): string | undefined {
  for (const [name, pattern] of browsers) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return `${name} ${version}`;
  }
  return undefined;
}

// What is no browser begins with its name: `aws-cli/2.9.19 Python/3.11`.
const productName = (userAgent: string) => /^([\w.-]{1,40})(?:\/(\d+))?/.exec(userAgent)?.slice(1).filter(Boolean).join(" ") || "Other";

/** The header without its numbers, so that an update of the browser does not look like another one. Throws nothing. */
export const withoutVersions = (userAgent: string): string => userAgent.replace(/\d[\d._]*/g, "").toLowerCase();

const longestName = 64;

/**
 * A name as it may stand in a mail to somebody else: whoever signs in writes it, and it must not become a sentence with a link. Throws nothing.
 * @returns letters, digits, blanks and `,()_-`; a dot between digits only
 */
export const plainName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N} .,()_-]+|(?<!\p{N})\.|\.(?!\p{N})/gu, " ")
    .replace(/ +/g, " ")
    .trim()
    .slice(0, longestName);
