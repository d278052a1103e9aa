/** docs/reference says what the code says. `npm run docs` writes it anew. */
import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import test from "node:test";
import { pages } from "../scripts/docs.ts";
import { kebab } from "../src/api/names.ts";
import { operations } from "../src/api/operations.ts";
import { factors } from "../src/domain/mfa/factor.ts";
import { secondFactorRows } from "../src/domain/mfa/second-factor.ts";
import { firstChallenges } from "../src/domain/sign-in/session.ts";
import { boxes } from "../src/reference/diagram/sign-in.ts";

for (const [path, content] of Object.entries(pages))
  test(`${path} has not drifted from the code`, () => assert.equal(readFileSync(path, "utf8"), content(), "run `npm run docs`"));

test("no page is left of an operation that is gone", () => {
  const left = globSync("docs/reference/operations/*").filter((path) => !(path.replaceAll("\\", "/") in pages));
  assert.deepEqual(left, []);
});

test("what is written by hand is shown on a page", () => {
  const files = globSync("docs/behaviour/*.md");
  const included = files.flatMap((path) => [...readFileSync(path, "utf8").matchAll(/<!-- include ([\w-]+) -->/g)].map(([, name]) => name));
  const names = ["sign-in", ...Object.values(operations).map(({ name }) => kebab(name)), ...included];
  assert.deepEqual(
    files.filter((path) => !names.includes(path.replaceAll(/^.*[/\\]|\.md$/g, ""))),
    [],
  );
});

test("every link of the pages leads somewhere", () => {
  const markdown = Object.entries(pages).filter(([path]) => path.endsWith(".md"));
  const broken = markdown.flatMap(([path, content]) =>
    linksIn(content()).flatMap((link) => (leadsSomewhere(path, link) ? [] : [`${path}: ${link}`])),
  );
  assert.deepEqual(broken, []);
});

// Links inside code are samples.
const linksIn = (markdown: string) =>
  [...markdown.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, "").matchAll(/\]\(([^)]+)\)/g)].map(([, link = ""]) => link);

function leadsSomewhere(from: string, link: string): boolean {
  if (link.startsWith("http")) return true;
  const [file = "", heading] = link.split("#");
  const target = file === "" ? from : normalize(join(dirname(from), file)).replaceAll("\\", "/");
  const text = pages[target]?.() ?? (existsSync(target) ? readFileSync(target, "utf8") : undefined);
  return text !== undefined && (heading === undefined || anchorsIn(text).includes(heading));
}

const anchorsIn = (markdown: string) =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );

test("the table of the second factor has the rows of the rule", () => {
  const table = /## Which second factor[\s\S]*?\n## /.exec(readFileSync("docs/reference/sign-in.md", "utf8"))?.[0] ?? "";
  const rows = [...table.matchAll(/^\| (\d+) \|/gm)].map(([, row]) => row);
  assert.deepEqual(rows, Object.keys(secondFactorRows));
});

test("every challenge that the sign-in asks is drawn", () => {
  const drawn = boxes.filter(({ kind }) => kind === "challenge").flatMap(({ lines }) => lines);
  const asked = [
    ...firstChallenges,
    "SELECT_CHALLENGE",
    "PASSWORD_VERIFIER",
    "NEW_PASSWORD_REQUIRED",
    ...factors,
    "SELECT_MFA_TYPE",
    "MFA_SETUP",
  ];
  assert.deepEqual(new Set(drawn), new Set([...asked, "DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER"]));
});
