/** Users for tests of rules. */
import type { Password } from "../../src/domain/password/password.ts";
import type { Digest, Sealed } from "../../src/domain/sealed.ts";
import type { User } from "../../src/domain/user/user.ts";

/** A confirmed user named bob, born at 0, without attributes, names and password. @param members what is different about this one */
export const aUser = (members: Partial<User> = {}): User => ({
  poolId: "us-east-1_aPool",
  sub: "01926d3c-0000-7000-8000-000000000001",
  username: "bob",
  names: [],
  status: "CONFIRMED",
  enabled: true,
  createdAt: 0,
  modifiedAt: 0,
  attributes: {},
  mfa: { enabled: [] },
  ...members,
});

/** A password as kept; rules look at its salt and times only. @param salt tells one from another */
export const aPassword = (salt: string, setAt = 0): Password => ({ salt, verifier: "sealed" as Sealed, setAt });

/** A text taken for a digest; rules only compare it. */
export const aDigest = (text: string): Digest => text as Digest;
