/** Things to store. */
import type { Message } from "../../../src/domain/message.ts";
import type { Session } from "../../../src/domain/sign-in/session.ts";
import type { TokenFamily } from "../../../src/domain/token/token.ts";
import { aDigest } from "../../support/user.ts";

/** A sign-in that waits for a TOTP code. */
export const aSession = (members: Partial<Session> = {}): Session => ({
  poolId: "us-east-1_aPool",
  sub: "a",
  id: aDigest("session"),
  clientId: "client",
  door: "public",
  proofs: ["password"],
  pending: { name: "SOFTWARE_TOKEN_MFA", wrongTries: 0 },
  openedAt: 0,
  expiresAt: 180,
  ...members,
});

/** A completed sign-in. */
export const aFamily = (members: Partial<TokenFamily> = {}): TokenFamily => ({
  poolId: "us-east-1_aPool",
  sub: "a",
  originJti: "origin",
  eventId: "event",
  clientId: "client",
  authTime: 0,
  scope: "aws.cognito.signin.user.admin",
  expiresAt: 3600,
  current: aDigest("refresh"),
  ...members,
});

let messages = 0;
/** A text message; every one has an id above the last one's. */
export const aMessage = (members: Partial<Message> = {}): Message => ({
  id: `0192-${String(++messages).padStart(6, "0")}`,
  poolId: "us-east-1_aPool",
  medium: "SMS",
  to: "+15550100",
  body: "Your code is 123456",
  code: "123456",
  sentAt: 1000.25,
  ...members,
});
