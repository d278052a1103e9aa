/** Values inside messages, as the service shows them: quoted, lists in brackets, secrets not at all. @see spec/auth.md §1.5; spec/platform.md §2.3 */
import type { Shape } from "../api/shape.ts";

/** Whether a value of this shape must not be shown. A client id is marked sensitive in the model and yet shown by the service. */
export function isSecret(shape: Shape): boolean {
  if (shape.name === "ClientIdType") return false;
  if (shape.sensitive) return true;
  if (shape.kind === "list") return shape.item.kind !== "structure" && isSecret(shape.item);
  return shape.kind === "map" && isSecret(shape.value);
}

/** `'value'`, or `null` for an absent one. @param shape one that is not secret itself; secret members inside are left out */
export const shown = (shape: Shape, value: unknown): string => (value === undefined ? "null" : `'${plain(shape, value)}'`);

function plain(shape: Shape, value: unknown): string {
  switch (shape.kind) {
    case "list":
      return `[${(Array.isArray(value) ? value : []).map((item) => plain(shape.item, item)).join(", ")}]`;
    case "map":
      return `{${Object.entries(Object(value))
        .map(([key, entry]) => `${key}=${plain(shape.value, entry)}`)
        .join(", ")}}`;
    case "structure":
      return `{${[...shape.members].flatMap(([name, each]) => membersText(name, each, Object(value)[name])).join(", ")}}`;
    default:
      return String(value);
  }
}

const membersText = (name: string, shape: Shape, value: unknown): string[] =>
  value === undefined || isSecret(shape) ? [] : [`${spelled(name)}=${plain(shape, value)}`];

/** A member's name as messages spell it: the first letter in lower case. @see spec/auth.md §1.5 */
export const spelled = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
