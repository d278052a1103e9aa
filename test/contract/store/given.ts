/** Things to store. */
import type { Message } from "../../../src/domain/message.ts";
import type { AuthEvent } from "../../../src/domain/risk/event.ts";
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

/** A sign-in in a user's history. */
export const anEvent = (members: Partial<AuthEvent> = {}): AuthEvent => ({
  id: "event",
  clientId: "client",
  type: "SignIn",
  at: 1000.25,
  response: "Pass",
  risk: { decision: "NoRisk", score: 0, signals: [], leaked: false },
  challenges: [{ name: "Password", response: "Success" }],
  context: { address: "192.0.2.1" },
  sighting: { at: 1000.25, network: "192.0.2.0/24" },
  ...members,
});
