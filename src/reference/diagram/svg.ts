/** A diagram of boxes and arrows as SVG, readable on light and dark ground, without scripts. */

/** A box with its lines of text. `challenge`: the client is asked something; `fact`: a state of the sign-in. */
export type Box = {
  readonly id: string;
  readonly kind: "challenge" | "fact" | "end";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
};

/** An arrow along points; its last one has the head. `label` stands beside `at`. */
export type Arrow = {
  readonly points: readonly (readonly [number, number])[];
  readonly label?: { readonly text: string; readonly at: readonly [number, number] };
};

export type Diagram = {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
};

const style = `
  text { font: 12.5px system-ui, sans-serif; fill: #1b1f24; text-anchor: middle; }
  .note { font-size: 12px; font-style: italic; text-anchor: start; }
  .challenge { fill: #e8f0fe; stroke: #1a56b0; }
  .fact { fill: #f3f4f6; stroke: #6b7280; }
  .end { fill: #e3f6e8; stroke: #1a7f37; }
  .arrow { fill: none; stroke: #4b5563; stroke-width: 1.5; }
  .head { fill: #4b5563; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6e8eb; }
    .challenge { fill: #17263f; stroke: #7aa7f0; }
    .fact { fill: #24282e; stroke: #9aa1ab; }
    .end { fill: #12301c; stroke: #5dbb75; }
    .arrow { stroke: #aab1bb; }
    .head { fill: #aab1bb; }
  }`;

/** The diagram as a file of its own. @param diagram whose title is what a screen reader says */
export function svg({ width, height, title, boxes, arrows }: Diagram): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${text(title)}</title>`,
    `<style>${style}\n</style>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>',
    ...arrows.map(arrowOf),
    ...boxes.map(boxOf),
    "</svg>",
    "",
  ].join("\n");
}

const text = (plain: string) => plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const lineHeight = 17;

function boxOf({ kind, x, y, width, height, lines }: Box): string {
  const first = y + height / 2 - ((lines.length - 1) * lineHeight) / 2 + 4.5;
  const words = lines.map((line, at) => `<text x="${x + width / 2}" y="${first + at * lineHeight}">${text(line)}</text>`);
  return `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>${words.join("")}`;
}

function arrowOf({ points, label }: Arrow): string {
  const path = points.map(([x, y], at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join(" ");
  const words = label ? `<text class="note" x="${label.at[0]}" y="${label.at[1]}">${text(label.text)}</text>` : "";
  return `<path class="arrow" d="${path}" marker-end="url(#head)"/>${words}`;
}
