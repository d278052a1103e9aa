/** The contract of the store port, run on every engine. */
import { accessKeyContract } from "./store/access-keys.ts";
import { auditContract } from "./store/audit.ts";
import { deviceContract } from "./store/devices.ts";
import { userListContract } from "./store/lists.ts";
import { openingContract } from "./store/opening.ts";
import { onBothEngines } from "./store/place.ts";
import { planContract } from "./store/plans.ts";
import { poolContract } from "./store/pools.ts";
import { queueContract } from "./store/queue.ts";
import { riskContract } from "./store/risk.ts";
import { signInContract } from "./store/sign-ins.ts";
import { strangerContract } from "./store/strangers.ts";
import { transferContract } from "./store/transfer.ts";
import { userStoreContract } from "./store/users.ts";
import { vaultContract } from "./store/vault.ts";

onBothEngines([
  userStoreContract,
  userListContract,
  signInContract,
  strangerContract,
  deviceContract,
  riskContract,
  poolContract,
  queueContract,
  accessKeyContract,
  auditContract,
  vaultContract,
  transferContract,
  openingContract,
  planContract,
]);
