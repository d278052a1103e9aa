/** Settings of the audit trail. docs/audit.md explains it. */
import { integer, oneOf, setting } from "./setting.ts";

export const auditSettings = {
  audit: setting(
    "POOLHOUSE_AUDIT",
    oneOf("auto", "on", "off"),
    "auto",
    "whether every signed operation and every security event is written into the audit trail; auto does in production",
  ),
  auditDays: setting("POOLHOUSE_AUDIT_DAYS", integer, 400, "days for which the audit trail is kept, at least; 0 keeps it for ever"),
} as const;
