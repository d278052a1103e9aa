/** What of other people's work is inside the bundle: their notices, and a bill of materials in CycloneDX. */
import { globSync, readFileSync } from "node:fs";
import type { Metafile } from "esbuild";

type Package = { readonly folder: string; readonly name: string; readonly version: string; readonly license: string };

/** Every package of which a line is in the bundle, by name. */
function packagesIn(metafiles: readonly Metafile[]): readonly Package[] {
  const files = metafiles.flatMap(({ outputs }) => Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs)));
  const folders = new Set(files.flatMap((file) => file.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []));
  return [...folders].map(packageAt).toSorted((one, other) => (purlOf(one) < purlOf(other) ? -1 : 1));
}

function packageAt(folder: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  return { folder, name, version, license: typeof license === "string" ? license : (license?.type ?? "see the package") };
}

const purlOf = ({ name, version }: Package) => `pkg:npm/${name.replace("@", "%40")}@${version}`;

/** The licences that ask to be carried along: each text once, below the packages that are under it. */
export function notices(metafiles: readonly Metafile[]): string {
  const byText = Map.groupBy(packagesIn(metafiles), licenceOf);
  const parts = [...byText].map(
    ([text, packages]) => `${packages.map(({ name, version, license }) => `${name} ${version} (${license})`).join("\n")}\n\n${text}`,
  );
  return `${parts.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

function licenceOf({ folder }: Package): string {
  const [file] = globSync(`${folder}/{LICEN[CS]E,licen[cs]e,LICEN[CS]E-MIT}{,.md,.txt}`).toSorted();
  return file ? readFileSync(file, "utf8").trim() : "The package brings no text of its licence.";
}

/** A bill of materials. @returns CycloneDX 1.6 @see https://cyclonedx.org/docs/1.6/json/ */
export function bill(metafiles: readonly Metafile[]): object {
  const { name, version, license } = packageAt(".");
  const components = packagesIn(metafiles).map((each) => ({
    type: "library",
    "bom-ref": purlOf(each),
    name: each.name,
    version: each.version,
    purl: purlOf(each),
    licenses: [{ license: { name: each.license } }],
  }));
  const component = {
    type: "application",
    "bom-ref": `pkg:npm/${name}@${version}`,
    name,
    version,
    licenses: [{ license: { name: license } }],
  };
  return { bomFormat: "CycloneDX", specVersion: "1.6", version: 1, metadata: { component }, components };
}
