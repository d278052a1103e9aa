import { kebab } from "../api/names.ts";

/** Where an operation's page lies, from the folder of the reference. */
export const operationPath = (name: string): string => `operations/${kebab(name)}.md`;
