/** Changing attributes, by the user or by an administrator: new addresses get their codes in the same commit. @see spec/auth.md §7.2 to §7.4 */
import type { AttributeType } from "../api/attribute.ts";
import type { CodeDeliveryDetailsType } from "../api/delivery.ts";
import { withAttributes } from "../domain/attribute/change.ts";
import type { UserPoolClient } from "../domain/client/client.ts";
import type { Pool } from "../domain/pool/pool.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import type { Changed } from "../ports/store.ts";
import { sendCode } from "./codes.ts";

/**
 * The change that writes attributes and sends a code to every new address that the pool verifies.
 * @param by the client through which a user writes; without it an administrator writes
 * @returns a change for `update` that answers with the deliveries    @throws (the change) Refusal of `withAttributes`
 */
export const attributeChange =
  (house: House, pool: Pool, list: readonly AttributeType[], by?: UserPoolClient) =>
  (user: User): Changed<CodeDeliveryDetailsType[]> => {
    const { user: changed, toVerify } = withAttributes(user, list, { pool, ...(by && { by }), now: house.clock.now() });
    return toVerify.reduce<Changed<CodeDeliveryDetailsType[]>>(
      ({ user, writes = [], answer }, attribute) => {
        const sent = sendCode(house, pool, user, `verify-${attribute}`, attribute);
        return { user: sent.user, writes: [...writes, sent.write], answer: [...answer, sent.delivery] };
      },
      { user: changed, answer: [] },
    );
  };
