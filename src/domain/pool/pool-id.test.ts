import assert from "node:assert/strict";
import test from "node:test";
import { chosenPoolId, poolArn, poolIdOfArn, regionFor, regionOf } from "./pool-id.ts";

const tagged = (id: string) => ({ PoolName: "p", UserPoolTags: { _custom_id_: id } });

for (const [input, expected] of [
  [{ PoolName: "p" }, undefined],
  [{ PoolName: "p", UserPoolTags: { team: "a" } }, undefined],
  [tagged("us-east-1_myPool"), "us-east-1_myPool"],
  [tagged("local_1"), "local_1"],
  [tagged(`us-east-1_${"x".repeat(45)}`), `us-east-1_${"x".repeat(45)}`],
  [{ PoolName: "_custom_id_:eu-west-1_x9" }, "eu-west-1_x9"],
  [{ PoolName: "_custom_id_=eu-west-1_x9" }, "eu-west-1_x9"],
] as const)
  test(`${JSON.stringify(input)} chooses ${expected}`, () => assert.equal(chosenPoolId(input), expected));

for (const id of ["myid123", "us-east-1_", "_x", "us_east_1", "us-east-1_my-pool", `us-east-1_${"x".repeat(46)}`, ""])
  test(`the id ${id} is refused`, () =>
    assert.throws(() => chosenPoolId(tagged(id)), { name: "InvalidParameterException", message: /^Invalid custom user pool id / }));

for (const [signedFor, expected] of [
  ["eu-central-1", "eu-central-1"],
  ["us-gov-west-1", "us-gov-west-1"],
  ["local", "us-east-1"],
  ["", "us-east-1"],
] as const)
  test(`a request signed for "${signedFor}" makes pools in ${expected}`, () => assert.equal(regionFor(signedFor, "us-east-1"), expected));

test("an ARN names its pool and nothing else", () => {
  const arn = poolArn("eu-west-1_aB3", "123456789012");
  assert.equal(arn, "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_aB3");
  assert.equal(poolIdOfArn(arn), "eu-west-1_aB3");
  assert.equal(regionOf("eu-west-1_aB3"), "eu-west-1");
  assert.throws(() => poolIdOfArn("arn:aws:lambda:eu-west-1:123456789012:function:f"), { name: "InvalidParameterException" });
});
