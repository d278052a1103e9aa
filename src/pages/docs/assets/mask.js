// What is hidden until someone asks to see it.

const dots = "••••••••";
const tokenLike = /^eyJ[\w-]+\.[\w-]*\.[\w.-]*$/;

/**
 * A copy of a JSON value in which whatever stands under one of the names, at any depth, and whatever looks like a token, is dots.
 * @param {unknown} value
 * @param {ReadonlySet<string>} names
 * @returns {unknown}
 */
export function masked(value, names) {
  if (typeof value === "string") return tokenLike.test(value) ? dots : value;
  if (Array.isArray(value)) return value.map((each) => masked(each, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, names.has(name) ? hidden(each) : masked(each, names)]));
}

// Which parts a secret has may be seen, what they say may not.
function hidden(value) {
  if (Array.isArray(value)) return value.map(hidden);
  if (typeof value !== "object" || value === null) return value === null || typeof value === "boolean" ? value : dots;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, hidden(each)]));
}
