/** Markdown to HTML: headings with anchors, tables that can be read on a small screen, links to pages. Loaded when the first page is asked for. */
import { Marked, type RendererObject, type Tokens } from "marked";
import { escaped } from "../../domain/message/fill.ts";
import { anchors } from "./anchors.ts";
import { linkFrom } from "./links.ts";

/** A page as it was written. */
export type Rendered = { readonly title: string; readonly html: string; readonly headings: readonly Heading[] };

/** A heading below the title. */
export type Heading = { readonly text: string; readonly anchor: string };

/** @param file from docs/reference, for its links    @param isServed whether a file of docs/reference is there */
export function rendered(markdown: string, file: string, isServed: (file: string) => boolean): Rendered {
  const headings: Heading[] = [];
  let title = "";
  const seen = (depth: number, heading: Heading) => {
    if (depth === 1 && title === "") title = heading.text;
    if (depth === 2) headings.push(heading);
  };
  // An address that merely stands in a sentence is an example.
  const marked = new Marked({
    gfm: true,
    tokenizer: { url: () => undefined },
    renderer: { ...blocks(anchors(), seen), ...spans(file, isServed) },
  });
  const html = marked.parse(markdown, { async: false });
  return { title, html, headings };
}

type Name = ReturnType<typeof anchors>;

const blocks = (nameOf: Name, seen: (depth: number, heading: Heading) => void): RendererObject => ({
  heading({ tokens, depth }) {
    const text = plain(tokens);
    const anchor = nameOf(text);
    seen(depth, { text, anchor });
    const content = this.parser.parseInline(tokens);
    if (depth === 1) return `<h1 id="${anchor}">${content}</h1>\n`;
    return `<h${depth} id="${anchor}"><a class="anchor" href="#${anchor}">${content}</a></h${depth}>\n`;
  },
  table(token) {
    const heads = token.header.map(({ tokens }) => plain(tokens));
    const head = token.header.map(({ tokens }) => `<th role="columnheader" scope="col">${this.parser.parseInline(tokens)}</th>`).join("");
    const rows = token.rows.map((row) => {
      const cells = row.map(({ tokens }, at) => cellOf(this.parser.parseInline(tokens), heads[at] ?? ""));
      return `<tr role="row"${nameAttribute(nameOf, row[0]?.tokens)}>${cells.join("")}</tr>`;
    });
    return `<table role="table"><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${rows.join("\n")}</tbody></table>\n`;
  },
  listitem(item) {
    return `<li${nameAttribute(nameOf, leading(item))}>${this.parser.parse(item.tokens)}</li>\n`;
  },
  code({ text, lang }) {
    const language = /^[\w-]+/.exec(lang ?? "")?.[0];
    return `<pre tabindex="0" role="group" aria-label="Code${language ? `, ${language}` : ""}"><code>${escaped(text)}</code></pre>\n`;
  },
});

const spans = (file: string, isServed: (file: string) => boolean): RendererObject => ({
  link({ href, tokens }) {
    const content = this.parser.parseInline(tokens);
    const target = linkFrom(href, file, isServed);
    return target === undefined ? content : `<a href="${escaped(target)}">${content}</a>`;
  },
  image({ href, text }) {
    const target = linkFrom(href, file, isServed);
    return target === undefined ? escaped(text) : `<img src="${escaped(target)}" alt="${escaped(text)}" loading="lazy">`;
  },
  // A sentence may speak of <poolId> without meaning a tag, so only the few that Markdown lacks are tags.
  html: ({ text }) => (isComment(text) ? "" : text.replaceAll(/<[^>]*>?|[^<]+/g, (part) => (harmless.test(part) ? part : literal(part)))),
});

const harmless = /^<\/?(br|details|summary|kbd|sub|sup) ?\/?>$/;
const isComment = (text: string) => /^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/.test(text);
// Entities stay what they are.
const literal = (text: string) =>
  text
    .replaceAll(/&(?!#?\w+;)/g, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

// On a small screen each cell stands below its column's name, so it carries it.
const cellOf = (content: string, head: string) => `<td role="cell" data-head="${escaped(head)}">${breakable(content)}</td>`;

// A column is narrow: a long name may break where one of its words ends.
const breakable = (content: string) =>
  content.replaceAll(/<[^>]*>|[^<]+/g, (part) =>
    part.startsWith("<") ? part : part.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z0-9/][_,/])(?=[A-Za-z0-9*$])/g, "<wbr>"),
  );

/** What a row or an item is about, if it begins with a name: `**\`AccessToken\`**`, [SignUp](…), `PORT`. Then it can be linked to. */
function nameAttribute(nameOf: Name, tokens: readonly Tokens.Generic[] | undefined): string {
  const [first] = tokens ?? [];
  if (!first || !["codespan", "strong", "link"].includes(first.type)) return "";
  const name = plain([first]);
  return /^[A-Za-z][\w-]*$/.test(name) ? ` id="${escaped(nameOf(name))}"` : "";
}

const leading = ({ tokens }: Tokens.ListItem) => (tokens[0] && "tokens" in tokens[0] ? tokens[0].tokens : undefined);

const plain = (tokens: readonly Tokens.Generic[]): string =>
  tokens.map((token) => (token.tokens ? plain(token.tokens) : unescaped(String(token.text ?? "")))).join("");

const unescaped = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
