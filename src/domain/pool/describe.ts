/** How a pool is shown. */

import type { UserPoolDescriptionType } from "../../api/pool.ts";
import { UserPoolType } from "../../api/pool.ts";
import { present } from "../present.ts";
import type { Pool } from "./pool.ts";

const members = Object.keys(UserPoolType.properties);

/** What DescribeUserPool answers, members in the order of the recordings. @param users about how many users the pool has */
export function describedPool({ description }: Pool, users: number): UserPoolType {
  const shown: Readonly<Record<string, unknown>> = { ...description, EstimatedNumberOfUsers: users };
  return Object.fromEntries(members.flatMap((member) => (member in shown ? [[member, shown[member]]] : [])));
}

/** What ListUserPools shows of a pool. */
export function listedPool({ description }: Pool): UserPoolDescriptionType {
  const { Id, Name, LambdaConfig, LastModifiedDate, CreationDate } = description;
  return present({ Id, Name, LambdaConfig, LastModifiedDate, CreationDate });
}
