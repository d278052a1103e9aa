/** Lets this process read the contract without TypeBox. Only the program does so; tests load the real one. */
import { registerHooks } from "node:module";

const stand = new URL("./light-typebox.ts", import.meta.url).href;

/** From now on `import … from "typebox"` in this process means the words of ./light-typebox.ts. */
export function readContractLightly(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === "typebox" ? { url: stand, format: "module-typescript", shortCircuit: true } : next(specifier, context),
  });
}
