import assert from "node:assert/strict";
import test from "node:test";
import type { AccountTakeoverEventActionType } from "../../api/risk.ts";
import type { RiskSections } from "./configuration.ts";
import { blocksLeaked, exceptionFor, looksForLeaks, responseTo } from "./response.ts";

const action = (EventAction: AccountTakeoverEventActionType, Notify = false) => ({ EventAction, Notify });
const takeover = {
  AccountTakeoverRiskConfiguration: {
    Actions: { LowAction: action("NO_ACTION", true), MediumAction: action("MFA_IF_CONFIGURED"), HighAction: action("BLOCK", true) },
  },
};
const onlyHigh = { AccountTakeoverRiskConfiguration: { Actions: { HighAction: action("MFA_REQUIRED") } } };

for (const [mode, sections, level, expected] of [
  ["ENFORCED", takeover, undefined, { notify: false }],
  ["ENFORCED", takeover, "Low", { notify: true }],
  ["ENFORCED", takeover, "Medium", { demand: "MFA_IF_CONFIGURED", notify: false }],
  ["ENFORCED", takeover, "High", { demand: "BLOCK", notify: true }],
  ["ENFORCED", onlyHigh, "High", { demand: "MFA_REQUIRED", notify: false }],
  ["ENFORCED", onlyHigh, "Medium", { notify: false }],
  ["ENFORCED", {}, "High", { notify: false }],
  ["AUDIT", takeover, "High", { notify: false }],
  ["AUDIT", takeover, "Low", { notify: false }],
] as const)
  test(`${mode}, ${sections === takeover ? "all actions" : sections === onlyHigh ? "one action" : "no action"}, ${level ?? "no risk"}`, () =>
    assert.deepEqual(responseTo(mode, sections, { score: 0, signals: [], ...(level && { level }) }), expected));

const leaks = (EventAction: "BLOCK" | "NO_ACTION", EventFilter?: ("SIGN_IN" | "SIGN_UP")[]): RiskSections => ({
  CompromisedCredentialsRiskConfiguration: { Actions: { EventAction }, ...(EventFilter && { EventFilter }) },
});
for (const [name, mode, sections, looks, blocks] of [
  ["nothing is set", "ENFORCED", {}, true, false],
  ["every event blocks", "ENFORCED", leaks("BLOCK"), true, true],
  ["an empty filter means every event", "ENFORCED", leaks("BLOCK", []), true, true],
  ["sign-ins block", "ENFORCED", leaks("BLOCK", ["SIGN_UP", "SIGN_IN"]), true, true],
  ["sign-ups block", "ENFORCED", leaks("BLOCK", ["SIGN_UP"]), false, false],
  ["nothing blocks", "ENFORCED", leaks("NO_ACTION"), true, false],
  ["only watched", "AUDIT", leaks("BLOCK"), true, false],
] as const)
  test(`leaked passwords at sign-in, ${name}`, () => {
    assert.equal(looksForLeaks(sections, "SIGN_IN"), looks);
    assert.equal(blocksLeaked(mode, sections, "SIGN_IN"), blocks);
  });

const exceptions = {
  RiskExceptionConfiguration: {
    BlockedIPRangeList: ["192.0.2.0/24", "2001:db8::/32"],
    SkippedIPRangeList: ["192.0.2.7/32", "203.0.113.0/24"],
  },
};
for (const [address, expected] of [
  ["192.0.2.1", "blocked"],
  ["::ffff:192.0.2.1", "blocked"],
  ["2001:db8::1", "blocked"],
  ["192.0.2.7", "blocked"],
  ["203.0.113.1", "skipped"],
  ["198.51.100.1", undefined],
  [undefined, undefined],
] as const)
  test(`${address} is ${expected ?? "assessed"}`, () => assert.equal(exceptionFor(exceptions, address), expected));

test("without lists nobody is an exception", () => assert.equal(exceptionFor({}, "192.0.2.1"), undefined));
