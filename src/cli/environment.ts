/** The only file of the command line that reads the environment: the variables are those of AWS's own tools, so they are no settings of the server. */

/** A variable of the environment; undefined where it is not set. */
export const environment = (name: string): string | undefined => process.env[name];

/** The whole environment, for a program that is started. */
export const wholeEnvironment = (): NodeJS.ProcessEnv => process.env;
