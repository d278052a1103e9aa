/** Settings of the keys: the one that seals all secrets, and those that sign tokens. */
import { integer, type Kind, secretSetting, setting, text } from "./setting.ts";

const isKey = (given: string) => /^[A-Za-z0-9+/]{43}=$/.test(given);
const key: Kind<string> = {
  type: "32 bytes in base64",
  parse: (given) => {
    if (!isKey(given)) throw new Error("32 bytes in base64 are needed, as `openssl rand -base64 32` makes them");
    return given;
  },
};
const keys: Kind<string> = {
  type: "keys of 32 bytes in base64, separated by commas",
  parse: (given) => {
    if (!given.split(",").every((each) => isKey(each.trim())))
      throw new Error("keys of 32 bytes in base64, separated by commas, are needed");
    return given;
  },
};

export const keySettings = {
  masterKey: secretSetting(
    "POOLHOUSE_MASTER_KEY",
    key,
    "key that seals all secrets at rest; development makes one beside the database where none is given",
  ),
  masterKeyFile: setting("POOLHOUSE_MASTER_KEY_FILE", text, "", "file with the master key, and on further lines old ones"),
  masterKeyCommand: setting(
    "POOLHOUSE_MASTER_KEY_COMMAND",
    text,
    "",
    "command that prints the master key, and on further lines old ones: for a key that a vault keeps",
  ),
  oldMasterKeys: secretSetting(
    "POOLHOUSE_OLD_MASTER_KEYS",
    keys,
    "keys that open what they sealed and seal nothing: former ones, and on several nodes the next one before it is put in force",
  ),
  passphrase: secretSetting("POOLHOUSE_PASSPHRASE", text, "passphrase of `poolhouse export` and `import`, where no file with it is named"),
  signingKeyMaxAgeDays: setting(
    "POOLHOUSE_SIGNING_KEY_MAX_AGE_DAYS",
    integer,
    0,
    "days after which a pool gets new signing keys by itself; 0: never",
  ),
} as const;
