/** The contract of the store port, run on every engine. */

import { onBothEngines } from "./store/place.ts";
import { userStoreContract } from "./store/users.ts";

onBothEngines([userStoreContract]);
