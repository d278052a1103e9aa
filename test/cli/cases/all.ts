/** All command lines that are run through both programs. */
import type { Case } from "../conformance.ts";
import { inputs } from "./inputs.ts";
import { outputs } from "./outputs.ts";
import { pages } from "./pages.ts";
import { settings } from "./settings.ts";
import { usage } from "./usage.ts";
import { values } from "./values.ts";

export const cases: readonly Case[] = [...usage, ...values, ...inputs, ...outputs, ...pages, ...settings];
