import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import fc from "fast-check";
import { AclProblem } from "./document.ts";
import { transformationOf, transformationsOf } from "./transformation.ts";

for (const [type, text, expected] of [
  ["NONE", " %41 ", " %41 "],
  ["LOWERCASE", "SignUp\xc0", "signup\xc0"],
  ["UPPERCASE", "SignUp\xe0", "SIGNUP\xe0"],
  ["TRIM", " a b\t", "a b"],
  ["TRIM_LEFT", " a ", "a "],
  ["TRIM_RIGHT", " a ", " a"],
  ["COMPRESS_WHITE_SPACE", "a \t\u00a0 b", "a b"],
  ["REMOVE_WHITESPACE", " a\tb\n", "ab"],
  ["URL_DECODE", "%53ign+Up%2B%zz", "Sign Up+%zz"],
  ["URL_DECODE", "%2553", "%53"],
  ["URL_DECODE_UNI", "%u0053ign%uFF35p+%41", "SignUp A"],
  ["HTML_ENTITY_DECODE", "&#x53;&#105;gn&AMP;&lt", "Sign&<"],
  ["HTML_ENTITY_DECODE", "&#38;lt;", "&lt;"],
  ["HTML_ENTITY_DECODE", "&#9999;&constructor;", "&#9999;&constructor;"],
  ["CMD_LINE", 'C^:\\"Win , (x;;y', "c:win(x y"],
  ["BASE64_DECODE", "U2lnblVw", "SignUp"],
  ["BASE64_DECODE", "U2ln blVw", "U2ln blVw"],
  ["BASE64_DECODE_EXT", "U2ln.blVw", "SignUp"],
  ["HEX_DECODE", "5369", "Si"],
  ["HEX_DECODE", "536", "536"],
  ["SQL_HEX_DECODE", "a0x5369b", "aSib"],
  ["REPLACE_COMMENTS", "a/*x*/b/*y", "a b "],
  ["REMOVE_COMMENTS_CHAR", "a/*b*/c--d#e", "abcde"],
  ["ESCAPE_SEQ_DECODE", "\\x53\\151\\n\\q\\\\x41", "Si\n\\q\\x41"],
  ["JS_DECODE", "\\x53\\u0069\\uFF47n\\Up\\\\x41", "SignUp\\x41"],
  ["CSS_DECODE", "\\53 i\\gn\\\n\\FF35p", "SignUp"],
  ["UTF8_TO_UNICODE", "a\xc3\xa9\xff", "a%u00e9\xff"],
  ["NORMALIZE_PATH", "/a/./b/../c//d", "/a/c/d"],
  ["NORMALIZE_PATH_WIN", "\\a\\..\\b", "/b"],
  ["REMOVE_NULLS", "S\0ign", "Sign"],
  ["REPLACE_NULLS", "S\0ign", "S ign"],
] as const)
  test(`${type} makes ${JSON.stringify(text)} ${JSON.stringify(expected)}`, () => assert.equal(transformationOf(type, "")(text), expected));

test("digests are bytes", () => {
  for (const [type, algorithm] of [
    ["MD5", "md5"],
    ["SHA256", "sha256"],
  ] as const)
    assert.equal(transformationOf(type, "")("abc"), createHash(algorithm).update("abc").digest().toString("latin1"));
});

test("they are applied by ascending priority", () => {
  const steps = [
    { Priority: 2, Type: "LOWERCASE" },
    { Priority: 0, Type: "URL_DECODE" },
    { Priority: 1, Type: "BASE64_DECODE" },
  ];
  assert.equal(transformationsOf(steps, "")("%55%32lnblVw"), "signup");
});

for (const [what, given] of [
  ["no step", []],
  ["an unknown member", [{ Priority: 0, Type: "NONE", Mode: 1 }]],
  ["no priority", [{ Type: "NONE" }]],
] as const)
  test(`${what} is refused`, () => assert.throws(() => transformationsOf(given, "x"), AclProblem));

test("bytes come in, bytes come out, and no text takes long", () => {
  const bytes = fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each).toString("latin1"));
  const types = fc.constantFrom(
    "URL_DECODE_UNI",
    "HTML_ENTITY_DECODE",
    "ESCAPE_SEQ_DECODE",
    "JS_DECODE",
    "CSS_DECODE",
    "UTF8_TO_UNICODE",
    "CMD_LINE",
  );
  fc.assert(
    fc.property(types, bytes, (type, text) => {
      for (const letter of transformationOf(type, "")(text)) assert.ok(letter.charCodeAt(0) <= 0xff);
    }),
  );
});
