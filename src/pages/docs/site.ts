/** The reference as a site: finds what an address stands for, makes it once, keeps it. Loaded when the first page is asked for. */
import { readFile } from "node:fs/promises";
import type { OperationContract } from "../../api/contract.ts";
import { exceptions } from "../../api/exceptions.ts";
import { operations as contracts } from "../../api/operations.ts";
import { styleSheet } from "../look.ts";
import { html, trusted } from "../markup.ts";
import { type Page, pageFrom } from "./answers.ts";
import { type Content, documentOf, type Place, type Places } from "./layout.ts";
import { type Library, openLibrary } from "./library.ts";
import { addressOf } from "./links.ts";
import { rendered } from "./render.ts";
import { type Entry, operationFile, type Subjects, searchIndex } from "./search-index.ts";
import { type TryIt, tryItForm } from "./try-it.ts";

/** What the site is made of. `tryIt` is absent where the form is turned off. */
export type SiteOptions = {
  readonly folder: URL;
  readonly settings: Subjects["settings"];
  readonly tryIt?: TryIt;
};

/** The page at an address below /docs, without slashes around it; `{ moved }` where it lies elsewhere; undefined where there is none. */
export type Site = { readonly at: (path: string) => Promise<Page | { readonly moved: string } | undefined>; readonly missing: () => Page };

const assets = ["docs.css", "docs.js", "search.js", "try-it.js", "request.js", "mask.js", "sign.js"] as const;
const operations: readonly OperationContract[] = Object.values(contracts);

/** Looks at the folder and makes nothing yet. */
export async function openSite({ folder, settings, tryIt }: SiteOptions): Promise<Site> {
  const library = await openLibrary(folder);
  const places = await placesIn(library);
  const page = (content: Content) => pageFrom("html", documentOf(content, places));
  const index = () => searchIndex({ operations, settings, errors: exceptions, pages: places.guides }, library.has);
  const made = new Map<string, Promise<Page>>();

  const makers = new Map<string, () => Promise<Page>>([
    ...library.files.map((file) => [pathOf(file), () => make(file)] as const),
    ...assets.map((name) => [`assets/${name}`, () => asset(name)] as const),
    ["search", async () => page(searchPage)],
    ["search.json", async () => pageFrom("json", JSON.stringify(index().map(compact)))],
  ]);
  if (!makers.has("")) makers.set("", async () => page(bareIndex(places)));

  async function make(file: string): Promise<Page> {
    const text = await library.text(file);
    if (file.endsWith(".md")) return page(contentOf(file, text, library, tryIt));
    return pageFrom(file.endsWith(".svg") ? "svg" : "json", text);
  }

  return {
    at: async (path) => {
      const maker = makers.get(path);
      if (!maker) return elsewhere(path, makers);
      const known = made.get(path) ?? maker();
      made.set(path, known);
      known.catch(() => made.delete(path));
      return known;
    },
    missing: () => ({ ...pageFrom("html", documentOf(missingPage, places), 404) }),
  };
}

const pathOf = (file: string) => addressOf(file).replace(/^\/docs\/?/, "");

/** An operation is also found under the name that the wire has for it, and a page under its file's. */
function elsewhere(path: string, makers: ReadonlyMap<string, unknown>): { readonly moved: string } | undefined {
  const name = path.replace(/^operations\//, "");
  const file = Object.hasOwn(contracts, name) ? operationFile(name) : path.endsWith(".md") ? path : undefined;
  return file !== undefined && makers.has(pathOf(file)) ? { moved: addressOf(file) } : undefined;
}

async function asset(name: (typeof assets)[number]): Promise<Page> {
  const file = new URL(`assets/${name}`, import.meta.url);
  return name.endsWith(".css") ? pageFrom("css", styleSheet(file)) : pageFrom("js", await readFile(file, "utf8"));
}

const start: Place = { title: "Reference", address: "/docs" };
const guideOrder = ["", "sign-in", "operations", "errors", "settings", "openapi"];

async function placesIn(library: Library): Promise<Places> {
  const files = library.files.filter((file) => /^[^/]+\.md$/.test(file) && file !== "README.md");
  const guides = await Promise.all(
    files.map(async (file) => ({ title: titleIn(await library.text(file), file), address: addressOf(file) })),
  );
  const rank = ({ address }: Place) =>
    (guideOrder.indexOf(address.replace("/docs/", "")) + guideOrder.length + 1) % (guideOrder.length + 1);
  return {
    guides: [start, ...guides.toSorted((one, other) => rank(one) - rank(other))],
    operations: operations
      .filter(({ name }) => library.has(operationFile(name)))
      .map(({ name }) => ({ title: name, address: addressOf(operationFile(name)) })),
  };
}

const titleIn = (text: string, file: string) => /^# (.+)$/m.exec(text)?.[1]?.replaceAll("`", "") ?? file;

function contentOf(file: string, text: string, library: Library, tryIt: TryIt | undefined): Content {
  const { title, html: body, headings } = rendered(text, file, library.has);
  const operation = operations.find(({ name }) => operationFile(name) === file);
  const form = operation && tryIt && tryItForm(operation, tryIt);
  return {
    title,
    address: addressOf(file),
    crumbs: crumbsOf(file, library),
    headings: [...headings, ...(form ? [{ text: "Try it", anchor: "try-it" }] : [])],
    body: html`<article>${trusted(body)}</article>${form}`,
    ...(form && { scripts: ["try-it.js"] }),
  };
}

function crumbsOf(file: string, library: Library): readonly Place[] {
  if (file === "README.md") return [];
  const folder = file.includes("/") ? `${file.split("/")[0]}.md` : undefined;
  return [start, ...(folder && library.has(folder) ? [{ title: "Operations", address: addressOf(folder) }] : [])];
}

const searchPage: Content = {
  title: "Search",
  address: "/docs/search",
  crumbs: [start],
  headings: [],
  body: html`<h1>Search</h1>
<noscript><p class="note">The search needs JavaScript. Everything it finds is also listed: see the contents of this page.</p></noscript>
<p id="found-count" role="status"></p>
<ol id="found" class="found"></ol>`,
};

const missingPage: Content = {
  title: "No such page",
  address: "",
  crumbs: [start],
  headings: [],
  body: html`<h1>No such page</h1><p>There is nothing at this address. The search finds operations, members, settings and errors; <a href="/docs">the reference</a> lists them.</p>`,
};

const bareIndex = ({ guides }: Places): Content => ({
  title: "Reference",
  address: "/docs",
  crumbs: [],
  headings: [],
  body: html`<h1>Poolhouse reference</h1><ul>${guides.slice(1).map(({ title, address }) => html`<li><a href="${address}">${title}</a></li>`)}</ul>`,
});

const compact = ({ name, kind, address, text, also }: Entry) => [name, kind, address, text, ...(also ? [also] : [])];
