/** Where a bundled file is. In src a file finds its neighbours by `import.meta.url`; in dist all code lies in one folder. */
import { readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import type { Plugin } from "esbuild";

/** The name of a file's bundle in dist, without `.js`: `src/admin/main.ts` is `admin.main`. */
export const entryName = (file: string): string =>
  posix
    .normalize(file)
    .replace(/^src\//, "")
    .replace(/\.ts$/, "")
    .replaceAll("/", ".");

/** Rewrites `new URL("…", import.meta.url)`: code to its bundle, pages to their copy below dist, all else to the package's own folder. */
export const hereInDist: Plugin = {
  name: "here-in-dist",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes("import.meta.url") || path.includes("node_modules")) return undefined;
      const contents = text.replace(
        /new URL\((["`])([^"`$]*)([^,]*, import\.meta\.url\))/g,
        (_, quote, target, rest) => `new URL(${quote}${inDist(path, target)}${rest}`,
      );
      return { contents, loader: "ts" };
    });
  },
};

function inDist(path: string, target: string): string {
  const file = join(dirname(relative(process.cwd(), path)), target);
  if (file.endsWith(".ts")) return `./${entryName(file)}.js`;
  return file.startsWith("src/") ? `./${file}` : `../${file}`;
}
