import { UntagResource } from "../../api/tag.ts";
import { poolIdOfArn } from "../../domain/pool/pool-id.ts";
import { withoutTags } from "../../domain/pool/tags.ts";
import { operation } from "../operation.ts";

export const untagResource = operation(UntagResource, async ({ ResourceArn, TagKeys }, { store }) => {
  await store.pools.update(poolIdOfArn(ResourceArn), (pool) => withoutTags(pool, TagKeys));
  return {};
});
