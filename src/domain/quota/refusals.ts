/** What is refused because there are as many as may be. The marks behind the lines: see domain/refusal.ts. @see spec/auth.md §8 */
import { Refusal } from "../refusal.ts";

const limit = (message: string) => new Refusal("LimitExceededException", message);

export const refuseQuota = {
  pools: (most: number) => limit(`An account cannot have more than ${most} user pools.`), // I
  clients: (most: number) => limit(`A user pool cannot have more than ${most} app clients.`), // I
  users: (most: number) => limit(`A user pool cannot have more than ${most} users.`), // I
  customAttributes: (most: number) => limit(`A user pool cannot have more than ${most} custom attributes.`), // I
  devices: (most: number) => limit(`A user cannot have more than ${most} devices.`), // I
};
