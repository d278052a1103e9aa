/** Paths without detours: `//`, `./` and `../` folded. @see spec/platform.md §10, NORMALIZE_PATH */
export function normalized(path: string): string {
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "." || (part === "" && kept.length > 0)) continue;
    if (part === ".." && kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else kept.push(part);
  }
  const open = /\/\.{0,2}$/.test(path) && kept.at(-1) !== "";
  const result = kept.join("/") + (open ? "/" : "");
  return path.startsWith("/") && !result.startsWith("/") ? `/${result}` : result;
}
