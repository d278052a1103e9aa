/** The few words of TypeBox in which the contract is written, as plain JSON Schema. TypeBox itself takes longer to load than everything else that a
 *  command does; the program `poolhouse` therefore reads the contract through this, and a test holds that both say the same. */

type Schema = { readonly [keyword: string]: unknown };

const optional = new WeakSet<Schema>();

const withOptions = (schema: Schema, options: Schema): Schema => {
  const changed = { ...schema, ...options };
  if (optional.has(schema)) optional.add(changed);
  return changed;
};

const words = {
  String: (options: Schema = {}): Schema => ({ type: "string", ...options }),
  Integer: (options: Schema = {}): Schema => ({ type: "integer", ...options }),
  Number: (options: Schema = {}): Schema => ({ type: "number", ...options }),
  Boolean: (options: Schema = {}): Schema => ({ type: "boolean", ...options }),
  Enum: (values: readonly string[], options: Schema = {}): Schema => ({ enum: values, ...options }),
  Array: (items: Schema, options: Schema = {}): Schema => ({ type: "array", items, ...options }),
  Record: (_key: Schema, value: Schema, options: Schema = {}): Schema => ({
    type: "object",
    patternProperties: { "^.*$": value },
    ...options,
  }),
  Object: (properties: Readonly<Record<string, Schema>>, options: Schema = {}): Schema => {
    const required = Object.keys(properties).filter((member) => !optional.has(properties[member] ?? {}));
    return { type: "object", ...(required.length > 0 && { required }), properties, ...options };
  },
  Unsafe: (schema: Schema): Schema => schema,
  With: withOptions,
  Optional: (schema: Schema): Schema => {
    const marked = { ...schema };
    optional.add(marked);
    return marked;
  },
};

// biome-ignore lint/style/noDefaultExport: the contract imports TypeBox's default export
export default words;
