/** What listing users must do, on either engine. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { User } from "../../../src/domain/user/user.ts";
import type { UserCondition } from "../../../src/ports/store.ts";
import { aUser } from "../../support/user.ts";
import { type EngineUnderTest, shared } from "./place.ts";

const poolId = "us-east-1_Lists";
/** Sorts as text, so that pages and indexes are tried on more than one digit. */
const subOf = (index: number) => `sub-${String(index).padStart(3, "0")}`;

const users: readonly User[] = Array.from({ length: 25 }, (_, index) =>
  aUser({
    poolId,
    sub: subOf(index),
    username: `user${index % 7}-${index}`,
    status: index % 5 === 0 ? "UNCONFIRMED" : "CONFIRMED",
    enabled: index % 4 !== 0,
    attributes: {
      email: `mail${index % 3}@example.com`,
      family_name: ["Ångström", "Zoë", "zoë", "😀 smile", "\u{ffff}"][index % 5] ?? "",
      ...(index < 2 && { name: `${"long ".repeat(80)}${index}` }),
    },
  }),
);
const matching = (is: (user: User) => boolean) => users.filter(is).map(({ sub }) => sub);

const conditions: readonly [UserCondition | undefined, readonly string[]][] = [
  [undefined, matching(() => true)],
  [
    { attribute: "email", comparison: "equals", value: "mail1@example.com" },
    matching(({ attributes }) => attributes.email === "mail1@example.com"),
  ],
  [{ attribute: "email", comparison: "equals", value: "MAIL1@example.com" }, []],
  [{ attribute: "email", comparison: "starts-with", value: "mail" }, matching(() => true)],
  [{ attribute: "email", comparison: "starts-with", value: "mail%" }, []],
  [{ attribute: "family_name", comparison: "starts-with", value: "" }, matching(() => true)],
  [{ attribute: "family_name", comparison: "starts-with", value: "Zo" }, matching(({ attributes }) => attributes.family_name === "Zoë")],
  [
    { attribute: "family_name", comparison: "starts-with", value: "😀" },
    matching(({ attributes }) => attributes.family_name === "😀 smile"),
  ],
  [
    { attribute: "family_name", comparison: "starts-with", value: "\u{ffff}" },
    matching(({ attributes }) => attributes.family_name === "\u{ffff}"),
  ],
  [{ attribute: "given_name", comparison: "starts-with", value: "" }, []],
  [{ attribute: "name", comparison: "starts-with", value: "long " }, [subOf(0), subOf(1)]],
  [{ attribute: "name", comparison: "equals", value: `${"long ".repeat(80)}1` }, [subOf(1)]],
  [{ attribute: "name", comparison: "equals", value: "\0" }, []],
  [{ attribute: "username", comparison: "equals", value: "user3-3" }, [subOf(3)]],
  [{ attribute: "username", comparison: "starts-with", value: "user3-" }, matching(({ username }) => username.startsWith("user3-"))],
  [{ attribute: "sub", comparison: "equals", value: subOf(7) }, [subOf(7)]],
  [{ attribute: "sub", comparison: "starts-with", value: "sub-01" }, matching(({ sub }) => sub.startsWith("sub-01"))],
  [{ attribute: "status", comparison: "equals", value: "UNCONFIRMED" }, matching(({ status }) => status === "UNCONFIRMED")],
  [{ attribute: "status", comparison: "starts-with", value: "CON" }, matching(({ status }) => status === "CONFIRMED")],
  [{ attribute: "enabled", comparison: "equals", value: "Disabled" }, matching(({ enabled }) => !enabled)],
  [{ attribute: "enabled", comparison: "starts-with", value: "" }, matching(() => true)],
];

export function userListContract(engine: EngineUnderTest): void {
  describe("lists of users", () => {
    const { store } = shared(engine);
    before(async () => {
      const others = users.slice(0, 3).map((user) => ({ ...user, poolId: "us-east-1_Other" }));
      await Promise.all([...users, ...others].map((user) => store().users.create(user)));
    });

    for (const [condition, expected] of conditions)
      for (const limit of [2, 60])
        test(`${condition ? `${condition.attribute} ${condition.comparison} ${JSON.stringify(condition.value.slice(0, 12))}` : "all"}, ${limit} a page`, async () => {
          const found: User[] = [];
          let after: string | undefined;
          let pages = 0;
          do {
            const page = await store().users.list(poolId, {
              limit,
              ...(condition && { condition }),
              ...(after !== undefined && { after }),
            });
            assert.ok(page.items.length <= limit);
            found.push(...page.items);
            after = page.next;
            pages++;
          } while (after !== undefined);
          assert.deepEqual(found.map(({ sub }) => sub).sort(), expected);
          if (limit === 60) assert.equal(pages, 1);
        });

    test("without a condition and on equality the order is that of sub", async () => {
      const all = await store().users.list(poolId, { limit: 60 });
      assert.deepEqual(all.items, users);
      const status = { attribute: "status", comparison: "equals", value: "CONFIRMED" } as const;
      const some = await store().users.list(poolId, { limit: 60, condition: status });
      assert.deepEqual(
        some.items.map(({ sub }) => sub),
        matching((user) => user.status === "CONFIRMED"),
      );
    });

    test("a mark that is none begins at the beginning", async () => {
      for (const after of ["", "?", "bm9uc2Vuc2U", Buffer.from('["a",1]').toString("base64url")]) {
        const page = await store().users.list(poolId, { limit: 1, after });
        assert.deepEqual(page.items, users.slice(0, 1));
      }
    });

    test("changed attributes, status and user names are found anew", async () => {
      const moved = aUser({ poolId: "us-east-1_Moved", sub: "m", attributes: { email: "old@example.com", given_name: "Old" } });
      await store().users.create(moved);
      const found = async (attribute: UserCondition["attribute"], value: string) => {
        const { items } = await store().users.list(moved.poolId, { limit: 9, condition: { attribute, comparison: "equals", value } });
        return items.length;
      };
      for (const [attribute, gone, here, change] of [
        ["email", "old@example.com", "new@example.com", { attributes: { email: "new@example.com" } }],
        ["username", "bob", "new", { username: "new" }],
        ["status", "CONFIRMED", "RESET_REQUIRED", { status: "RESET_REQUIRED" }],
        ["enabled", "Enabled", "Disabled", { enabled: false }],
      ] as const) {
        await store().users.update(moved.poolId, "m", (user) => ({ user: { ...user, ...change }, answer: undefined }));
        assert.equal(await found(attribute, gone), 0, attribute);
        assert.equal(await found(attribute, here), 1, attribute);
      }
      assert.equal(await found("given_name", "Old"), 0);
    });
  });
}
