/** Bundles src into dist for the npm package: `npm run build`. Node strips no types inside node_modules, and one file starts three times as fast as 800. */
import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { entryName, hereInDist } from "./build/here.ts";
import { bill, notices } from "./build/materials.ts";

/** What runs as a program of its own, or in a thread. */
const programs = ["src/index.ts", "src/main.ts", "src/admin/main.ts", "src/adapters/srp/worker.ts"];

/** The command line finds one operation's contract without the other 128, so each stays a file. */
const contracts = globSync("src/api/*.ts").filter((file) => !file.endsWith(".test.ts") && file !== "src/api/operations.ts");

const common: BuildOptions = {
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node24",
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: false,
  legalComments: "none",
  metafile: true,
  // pg asks for its native twin and goes on without it.
  external: ["pg-native"],
  plugins: [hereInDist],
  // CommonJS inside the bundle asks for Node's own modules by require.
  banner: { js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);' },
  logLevel: "warning",
};

const entries = (files: readonly string[]) => Object.fromEntries(files.map((file) => [entryName(file), file]));

/** The server, and the command line, which reads the contract without TypeBox. @see src/cli/contract/light.ts */
async function bundle(): Promise<readonly Metafile[]> {
  const server = await build({ ...common, metafile: true, entryPoints: entries(programs) });
  const light = { typebox: "./src/cli/contract/light-typebox.ts" };
  const cli = await build({ ...common, metafile: true, entryPoints: entries(["src/cli/main.ts", ...contracts]), alias: light });
  return [server.metafile, cli.metafile];
}

/** The list of operations is read as text, so it is written as text. @see src/cli/contract/operations.ts */
function writeContractIndex(): void {
  const text = readFileSync("src/api/operations.ts", "utf8");
  const imports = [...text.matchAll(/^import \{[^}]+\} from "\.\/[^"]+";$/gm)].map(([line]) => line);
  writeFileSync(
    `dist/${entryName("src/api/operations.ts")}.js`,
    `${imports.join("\n").replace(/"\.\/([^"]+)"/g, (_, file) => `"./${entryName(`src/api/${file}`)}.js"`)}\n`,
  );
}

/** Whatever src reads from beside itself and is no code. */
function copyPages(): void {
  for (const file of globSync("src/pages/**/*.{html,css,js,svg,json}")) {
    mkdirSync(`dist/${dirname(file)}`, { recursive: true });
    cpSync(file, `dist/${file}`);
  }
}

/** The types of the package's door stand alone. @throws Error where they have come to need another file */
function writeTypes(): void {
  const options = ["--ignoreConfig", "--noResolve", "--noCheck", "--declaration", "--emitDeclarationOnly", "--allowImportingTsExtensions"];
  const form = ["--module", "nodenext", "--target", "es2024", "--rootDir", "src", "--outDir", "dist"];
  execFileSync("node_modules/.bin/tsc", [...options, ...form, "src/index.ts"]);
  const types = readFileSync("dist/index.d.ts", "utf8");
  if (/from "\./.test(types)) throw new Error("src/index.ts exports types of another file: the package's types must stand alone.");
}

rmSync("dist", { recursive: true, force: true });
const metafiles = await bundle();
writeContractIndex();
copyPages();
writeTypes();
writeFileSync("dist/THIRD-PARTY-NOTICES.txt", notices(metafiles));
writeFileSync("dist/sbom.cdx.json", `${JSON.stringify(bill(metafiles), null, 1)}\n`);
