import { TagResource } from "../../api/tag.ts";
import { poolIdOfArn } from "../../domain/pool/pool-id.ts";
import { withTags } from "../../domain/pool/tags.ts";
import { operation } from "../operation.ts";

export const tagResource = operation(TagResource, async ({ ResourceArn, Tags }, { store }) => {
  await store.pools.update(poolIdOfArn(ResourceArn), (pool) => withTags(pool, Tags));
  return {};
});
