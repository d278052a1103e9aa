import type { Case } from "../conformance.ts";

/** A command line of the group, with the recorder as its endpoint. @param text words without blanks in them @param more further words as they are */
export const line = (text: string, ...more: readonly string[]): Case => ({
  words: ["--endpoint-url", "URL", "cognito-idp", ...text.split(" ").filter(Boolean), ...more],
});

/** A command line as it is. */
export const words = (...all: readonly string[]): Case => ({ words: all });
