/** What is refused because there are as many as may be. */
import { refuseQuota } from "../../domain/quota/refusals.ts";
import { documentedResources } from "../../domain/quota/resources.ts";
import { type CausesOf, cause } from "./cause.ts";

const { UserPools, UserPoolClients, Users, CustomAttributes, Devices } = documentedResources;

export const quotaCauses: CausesOf<typeof refuseQuota> = {
  pools: cause(refuseQuota.pools(UserPools), "quotas are on and there are as many user pools as may be"),
  clients: cause(refuseQuota.clients(UserPoolClients), "quotas are on and the pool has as many app clients as it may have"),
  users: cause(refuseQuota.users(Users), "quotas are on and the pool has as many users as it may have"),
  customAttributes: cause(refuseQuota.customAttributes(CustomAttributes), "the pool would have too many custom attributes"),
  devices: cause(refuseQuota.devices(Devices), "quotas are on and the user has as many devices as a user may have"),
};
