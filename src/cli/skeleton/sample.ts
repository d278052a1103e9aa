/** Sample data for a shape: what --generate-cli-skeleton prints. @see spec/platform.md §7.6 */
import type { Shape } from "../../api/shape.ts";
import { type Dict, SampleMoment, type Value } from "../values/value.ts";

/** A request to fill in: empty texts, zeros, true, the first value of an enumeration, one element in every list. */
export const sampleInput = (shape: Shape): Value => sample(shape, () => (text) => text.values?.[0] ?? "", "");

/** An answer as it could be: every text holds the name of its member. */
export const sampleOutput = (shape: Shape): Value => sample(shape, (name) => () => name, "");

type TextOf = (name: string) => (shape: Extract<Shape, { kind: "string" }>) => string;

function sample(shape: Shape, textOf: TextOf, name: string): Value {
  switch (shape.kind) {
    case "structure":
      return new Map([...shape.members].map(([member, each]) => [member, sample(each, textOf, member)]));
    case "list":
      return [sample(shape.item, textOf, shape.item.name)];
    case "map":
      return new Map([["KeyName", sample(shape.value, textOf, "")]]);
    case "string":
      return textOf(name)(shape);
    case "integer":
      return 0;
    case "boolean":
      return true;
    case "timestamp":
      return new SampleMoment();
    case "document":
      return new Map() satisfies Dict;
    case "blob":
      return null;
  }
}
