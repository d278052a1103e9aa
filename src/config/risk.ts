/** Settings of threat protection. docs/risk.md explains them. */
import { figures, written } from "./figures.ts";
import { setting, text } from "./setting.ts";

/** The default figures by name, which also say which names there are. */
export const riskDefaults = {
  weights: {
    "new-device": 25,
    "new-network": 20,
    "new-country": 25,
    "impossible-travel": 40,
    "agent-changed": 10,
    "account-failures": 15,
    "network-failures": 30,
    "listed-address": 40,
  },
  levels: { Low: 20, Medium: 45, High: 70 },
} as const;

export const riskSettings = {
  riskWeights: setting(
    "POOLHOUSE_RISK_WEIGHTS",
    figures(Object.keys(riskDefaults.weights)),
    written(riskDefaults.weights),
    "what each signal of a risky sign-in weighs; 0 silences it, what is left out keeps its default",
  ),
  riskLevels: setting(
    "POOLHOUSE_RISK_LEVELS",
    figures(Object.keys(riskDefaults.levels)),
    written(riskDefaults.levels),
    "from which sum of weights on a sign-in is at a level of risk",
  ),
  riskAddresses: setting(
    "POOLHOUSE_RISK_ADDRESSES",
    text,
    "",
    "file with addresses and ranges that speak against a sign-in, one a line, # begins a remark; it is read again when it changes",
  ),
  leakedPasswords: setting(
    "POOLHOUSE_LEAKED_PASSWORDS",
    text,
    "",
    "where leaked passwords are looked up beside the common ones that ship along: a file of SHA-1 hashes in the sorted format of Have I Been Pwned, or the URL of its range API (https://api.pwnedpasswords.com/range/)",
  ),
  publicUrl: setting(
    "POOLHOUSE_PUBLIC_URL",
    text,
    "",
    "URL by which browsers reach this server, for links in messages; default is this server's own URL",
  ),
} as const;
