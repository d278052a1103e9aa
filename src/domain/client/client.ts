import type { UserPoolClientType } from "../../api/pool-client.ts";
import type { Sealed } from "../sealed.ts";

/** An app client as it is kept. */
export type UserPoolClient = {
  readonly poolId: string;
  readonly id: string;
  /** Grows with every change. */
  readonly version: number;
  /** As DescribeUserPoolClient answers it, without ClientSecret. */
  readonly description: UserPoolClientType;
  /** Secrets in force, oldest first; a public client has none. */
  readonly secrets: readonly { readonly id: string; readonly secret: Sealed; readonly createdAt: number }[];
};
