/** The frame of every page: where it stands, what else there is, the search. */
import { html, type Markup } from "../markup.ts";
import type { Heading } from "./render.ts";

/** A link in the navigation. */
export type Place = { readonly title: string; readonly address: string };

/** A page without its frame. `crumbs` are the pages above it. */
export type Content = {
  readonly title: string;
  readonly address: string;
  readonly crumbs: readonly Place[];
  readonly headings: readonly Heading[];
  readonly body: Markup;
  /** Of the frame's own scripts, the ones that this page needs beside the search. */
  readonly scripts?: readonly string[];
};

/** What the navigation lists. */
export type Places = { readonly guides: readonly Place[]; readonly operations: readonly Place[] };

/** The document. */
export const documentOf = (content: Content, places: Places): string => `<!doctype html>\n${frame(content, places).markup}\n`;

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%2300688b'/%3E%3Cpath d='M4 4h8M4 8h8M4 12h5' stroke='white' stroke-width='1.5' stroke-linecap='round'/%3E%3C/svg%3E";

const frame = (content: Content, places: Places): Markup => html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${content.title} · Poolhouse</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="/docs/assets/docs.css">
${["docs.js", ...(content.scripts ?? [])].map((script) => html`<script type="module" src="/docs/assets/${script}"></script>\n`)}</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header>
<p class="brand"><a href="/docs">Poolhouse <span>reference</span></a></p>
<search class="search">
<form action="/docs/search" id="search-form" role="none">
<label class="unseen" for="search">Search operations, members, settings, errors</label>
<input id="search" name="q" type="search" placeholder="Search" autocomplete="off" autocapitalize="off" spellcheck="false">
</form>
<div id="search-results" hidden><p id="search-count" role="status"></p><ol></ol></div>
</search>
<a class="to-contents" href="#contents">Contents</a>
</header>
<div class="columns${content.headings.length > 1 && " has-sections"}">
<main id="content" tabindex="-1">
${content.headings.some(({ anchor }) => anchor === "try-it") && html`<p class="jump"><a href="#try-it">Try it</a></p>`}
${breadcrumb(content)}
${content.body}
</main>
${content.headings.length > 1 && sections(content.headings)}
${contents(content, places)}
</div>
</body>
</html>`;

const breadcrumb = ({ crumbs, title }: Content) =>
  crumbs.length > 0 &&
  html`<nav class="crumbs" aria-label="Breadcrumb"><ol>${crumbs.map((each) => html`<li><a href="${each.address}">${each.title}</a></li>`)}<li aria-current="page">${title}</li></ol></nav>`;

const sections = (headings: readonly Heading[]) =>
  html`<nav class="sections" aria-labelledby="sections"><h2 id="sections">On this page</h2><ul>${headings.map(({ text, anchor }) => html`<li><a href="#${anchor}">${text}</a></li>`)}</ul></nav>`;

const contents = (content: Content, { guides, operations }: Places) => html`<nav class="contents" aria-labelledby="contents">
<h2 id="contents">Contents</h2>
${linksOf(guides, content)}
${operations.length > 0 && html`<h3 id="contents-operations">Operations</h3>${linksOf(operations, content)}`}
</nav>`;

const linksOf = (places: readonly Place[], { address: here }: Content) =>
  html`<ul>${places.map(({ title, address }) => html`<li><a href="${address}"${address === here && html` aria-current="page"`}>${breakable(title)}</a></li>`)}</ul>`;

// A long name may break where a new word begins, and nowhere else.
const breakable = (title: string) => title.split(/(?<=[a-z])(?=[A-Z])/).map((word, at) => (at === 0 ? html`${word}` : html`<wbr>${word}`));
