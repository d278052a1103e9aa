/** Names of places in a page, as GitHub makes them, so that a link works there and here. */

/** Names of places in the frame around every page. @see layout.ts, try-it.ts, site.ts */
const ofTheFrame = ["content", "contents", "contents-operations", "sections", "search", "try-it", "found"];

/** A maker of names for one page: the second place of one name gets `-1`, the third `-2`. */
export function anchors(): (text: string) => string {
  const used = new Map(ofTheFrame.map((name) => [name, 1]));
  return (text) => {
    const name = anchorOf(text);
    const times = used.get(name) ?? 0;
    used.set(name, times + 1);
    return times === 0 ? name : `${name}-${times}`;
  };
}

/** @returns such as `who-may-call` for "Who may call?" */
export const anchorOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");
