import { ListTagsForResource } from "../../api/tag.ts";
import { poolIdOfArn } from "../../domain/pool/pool-id.ts";
import { getPool } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

export const listTagsForResource = operation(ListTagsForResource, async ({ ResourceArn }, { store }) => {
  const { description } = await getPool({ store }, poolIdOfArn(ResourceArn));
  return { Tags: description.UserPoolTags ?? {} };
});
