/** Filling a template in: one pass, so that a value that looks like a placeholder stays a value. */
import type { Medium, Template } from "./templates.ts";

/** What stands in for the placeholders. */
export type Values = { readonly code: string; readonly username: string };

// {####}, {username}, and {##link text##}, in that order. A link text holds no second opening, so that a search stays linear in the length.
const placeholder = /\{####\}|\{username\}|\{##((?:(?!\{##).)*?)##\}/gs;

/**
 * The text as it goes out. Mail is HTML, so values are escaped there: a user name cannot bring markup into another person's mailbox.
 * A link placeholder becomes its text with the code behind it, which confirms the same user.
 * @returns body, and the subject where the template has one. Throws nothing
 * @see spec/auth.md §5; API model, VerificationMessageTemplateType
 */
export function filled(template: Template, medium: Medium, values: Values): Template {
  const shown = medium === "EMAIL" ? escaped : (value: string) => value;
  const body = template.body.replace(placeholder, (found, link: string | undefined) => {
    if (found === "{username}") return shown(values.username);
    return link === undefined ? shown(values.code) : `${link} (${shown(values.code)})`;
  });
  return { ...template, body };
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** A value as it may stand in HTML, text or attribute. */
export const escaped = (value: string) => value.replace(/[&<>"']/g, (character) => entities[character] ?? character);
