import assert from "node:assert/strict";
import test from "node:test";
import { isSameSecret, secretHash } from "./secret-hash.ts";

// openssl: printf '%s' 'aliceclient1' | openssl dgst -sha256 -hmac 'secret' -binary | base64
test("the hash is HMAC-SHA256 of user name and client id, in base64", () => {
  assert.equal(secretHash("secret", "alice", "client1"), "1f+jIZ5jrvd9T9LKNEBwDVXuGhIxTem62DTEPkKb29k=");
});

for (const [given, expected, same] of [
  ["abc", "abc", true],
  ["abc", "abd", false],
  ["", "abc", false],
  ["abcd", "abc", false],
] as const) {
  test(`"${given}" ${same ? "is" : "is not"} "${expected}"`, () => assert.equal(isSameSecret(given, expected), same));
}
