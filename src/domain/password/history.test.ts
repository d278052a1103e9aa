import assert from "node:assert/strict";
import test from "node:test";
import { aUser } from "../../../test/support/user.ts";
import type { Sealed } from "../sealed.ts";
import { forbiddenPasswords, withPassword } from "./history.ts";
import type { Password } from "./password.ts";

const password = (setAt: number): Password => ({ salt: "00", verifier: "v" as Sealed, setAt });
const user = aUser();
const after = (count: number, size: number) =>
  Array.from({ length: count }, (_, index) => index + 1).reduce((changed, setAt) => withPassword(changed, password(setAt), size), user);
const times = (passwords: readonly Password[]) => passwords.map(({ setAt }) => setAt);

for (const [changes, size, expected] of [
  // passwords set   history size   a new one must differ from
  [0, 3, []],
  [1, 0, []],
  [1, 3, [1]],
  [2, 1, [2]],
  [3, 3, [3, 2, 1]],
  [5, 3, [5, 4, 3]],
] as const)
  test(`after ${changes} passwords and with a history of ${size}`, () =>
    assert.deepEqual(times(forbiddenPasswords(after(changes, size), size)), expected));

test("no more is remembered than the pool asks for", () => {
  assert.equal(after(30, 3).passwordHistory?.length, 3);
  assert.equal(after(30, 0).passwordHistory, undefined);
  assert.equal(withPassword(after(30, 3), password(31), 0).passwordHistory, undefined);
});
