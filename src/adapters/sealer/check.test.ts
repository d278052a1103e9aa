import assert from "node:assert/strict";
import test from "node:test";
import type { Pool } from "../../domain/pool/pool.ts";
import { context } from "../../ports/sealer.ts";
import type { PoolStore, StoredKey } from "../../ports/store.ts";
import { checkMasterKey } from "./check.ts";
import { masterKeyOf } from "./master-key.ts";
import { createSealer } from "./sealer.ts";

const sealerOf = (fill: number) => createSealer(masterKeyOf(Buffer.alloc(32, fill).toString("base64")));
const pool: Pool = { id: "us-east-1_A", version: 1, description: {}, mfa: {} };
const storedKey = (fill: number): StoredKey => ({
  kid: "k",
  use: "id",
  privateKey: sealerOf(fill).seal("pem", context.signingKey(pool.id, "k")),
  createdAt: 0,
});
const poolsWith = (pools: readonly Pool[], keys: readonly StoredKey[]) =>
  ({ list: async () => ({ items: pools }), keys: async () => keys }) as unknown as PoolStore;

test("an empty store takes any key", () => checkMasterKey(poolsWith([], []), sealerOf(1)));

test("the right key passes", () => checkMasterKey(poolsWith([pool], [storedKey(1)]), sealerOf(1)));

test("a wrong key stops the start with one sentence", async () => {
  await assert.rejects(
    checkMasterKey(poolsWith([pool], [storedKey(1)]), sealerOf(2)),
    /^Error: The data was sealed under another master key: set POOLHOUSE_MASTER_KEY to that key, or put its file back beside the database\.$/,
  );
});
