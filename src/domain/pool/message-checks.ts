/** Whether a pool can send what its settings make it send. @see spec/platform.md §2.3 */
import type { Pool } from "./pool.ts";
import { isRegion, regionOf } from "./pool-id.ts";
import { refusePool } from "./refusals.ts";

// Regions whose pools may, or must, send through another region's SNS. @see the service's page on SMS message settings
const snsElsewhere: Readonly<Record<string, readonly string[]>> = {
  "us-east-2": ["us-east-2", "us-east-1"],
  "ap-south-1": ["ap-south-1", "ap-southeast-1"],
  "ap-northeast-2": ["ap-northeast-1"],
  "ca-central-1": ["ca-central-1", "us-east-1"],
  "eu-central-1": ["eu-central-1", "eu-west-1"],
  "eu-west-2": ["eu-west-2", "eu-west-1"],
};

// A pool whose chosen id names no region (`local_1`) has none to keep to.

/** Refuses SMS settings that name no sender, two, or one in a region the pool cannot use. */
export function checkSms({ id, description }: Pool): void {
  const sms = description.SmsConfiguration;
  if (!sms) return;
  if (!sms.SnsCallerArn && !sms.EumsSms) throw refusePool.smsCallerMissing();
  if (sms.SnsCallerArn && sms.EumsSms) throw refusePool.smsCallerTwice();
  const region = regionOf(id);
  const allowed = snsElsewhere[region] ?? [region];
  if (sms.SnsRegion !== undefined && isRegion(region) && !allowed.includes(sms.SnsRegion))
    throw refusePool.snsRegion(region, allowed.join(", "));
}

/** Refuses mail settings without the identity they need, or with one they cannot use. */
export function checkEmail({ id, description }: Pool): void {
  const { EmailSendingAccount, SourceArn, From } = description.EmailConfiguration ?? {};
  if (EmailSendingAccount === "DEVELOPER" && !SourceArn) throw refusePool.sourceArnMissing();
  if (EmailSendingAccount !== "DEVELOPER" && SourceArn) throw refusePool.sourceArnOnDefaultSender();
  if (From !== undefined && !isSender(From)) throw refusePool.fromInvalid();
  const allowed = [...new Set(["eu-west-1", "us-east-1", "us-west-2", regionOf(id)])].sort();
  if (SourceArn && isRegion(regionOf(id)) && !allowed.includes(SourceArn.split(":")[3] ?? "")) throw refusePool.sesRegion(allowed);
}

// `jane@example.com`, or `Jane Doe <jane@example.com>`.
function isSender(from: string): boolean {
  const address = /^[^<>]*<([^<>]*)>$/.exec(from)?.[1] ?? from;
  return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(address);
}
