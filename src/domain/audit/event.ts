/** What the audit trail keeps of one request: who, what, from where, with which result. Names, ids and addresses; never a secret, never a user name. */
import type { OperationName } from "../../api/operations.ts";

/** One event. Moments are epoch seconds. What stands here by name is what a query looks for; the rest is in `details`. */
export type AuditEvent = {
  readonly at: number;
  /** An operation of the API, or one of `ownEvents`. */
  readonly operation: string;
  /** `ok`, or the name of the exception. */
  readonly result: string;
  readonly poolId?: string | undefined;
  /** The user who acts or is acted on; for a name that nobody holds, the `sub` made up from it. */
  readonly sub?: string | undefined;
  /** The access key that signed, or is claimed to have: the result says whether it did. Of temporary credentials, the key that they were made of. */
  readonly accessKeyId?: string | undefined;
  /** The client's address. */
  readonly address?: string | undefined;
  readonly details?: AuditDetails;
};

/** What else is known. */
export type AuditDetails = {
  readonly requestId?: string | undefined;
  readonly clientId?: string | undefined;
  /** The temporary credentials that signed. */
  readonly temporaryKeyId?: string | undefined;
  /** Whose access key it is. */
  readonly keyName?: string | undefined;
  /** Who did it on the machine itself: the name of the account. */
  readonly operator?: string | undefined;
  /** The device it is about. */
  readonly deviceKey?: string | undefined;
  /** `sub` is made up: nobody holds the name. */
  readonly stranger?: true | undefined;
  /** The flow begun or the challenge answered, and what followed. */
  readonly step?: string | undefined;
  readonly outcome?: string | undefined;
  /** The switches of the input. @see asked.ts */
  readonly asked?: unknown;
  /** `Start`: the node, and where the latest other chains stood. */
  readonly node?: string | undefined;
  readonly seen?: readonly SeenChain[] | undefined;
  /** `Lost`: how many events found no place while the store was away. */
  readonly lost?: number | undefined;
};

/** Where another chain stood. */
export type SeenChain = { readonly chain: string; readonly number: number; readonly mac: string };

/** What is done on the machine, with `poolhouse keys`; the key or pool that it was done to stands in the line. */
export const machineEvents = [
  "CreateAccessKey",
  "RotateAccessKey",
  "EnableAccessKey",
  "DisableAccessKey",
  "DeleteAccessKey",
  "GetSessionToken",
  "RotateMasterKey",
  "RotateSigningKeys",
] as const;

/** Events of the trail itself: a chain begins, ends in good order, or lost events. */
export const ownEvents = { start: "Start", stop: "Stop", lost: "Lost" } as const;

/** The result of what was done. */
export const succeeded = "ok";

/** What signed-in users read of themselves. */
const ownReadings: readonly string[] = [
  "GetUser",
  "GetDevice",
  "ListDevices",
  "GetUserAuthFactors",
  "ListWebAuthnCredentials",
] satisfies OperationName[];

/** Whether a finished request belongs into the trail: all but users reading what is their own, unless that was refused. Throws nothing. */
export const isRecorded = (operation: string, result: string): boolean => result !== succeeded || !ownReadings.includes(operation);

/** Operations that are called a reading and are none: they give tokens, send a code. */
const noReadings: readonly string[] = ["GetTokensFromRefreshToken", "GetUserAttributeVerificationCode"] satisfies OperationName[];

/** Whether an answer may leave before its line is written: what was read changed nothing. Throws nothing. */
export const isReading = (operation: string, result: string): boolean =>
  result === succeeded && /^(Admin)?(Describe|Get|List)/.test(operation) && !noReadings.includes(operation);
