/** Kinds of shapes as the command line tells them apart. */
import type { Shape } from "../../api/shape.ts";

/** Whether a shape has no parts. A document is a structure without declared members, so it counts as one with parts. */
export const isScalar = ({ kind }: Shape): boolean => kind !== "structure" && kind !== "list" && kind !== "map" && kind !== "document";
