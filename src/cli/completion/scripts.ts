/** `poolhouse completion <shell>`: a script that asks `poolhouse complete` what may come next. */
import { invalid } from "../failure.ts";
import { writeStdout } from "../output/terminal.ts";

const bash = `# Completion of poolhouse for bash: eval "$(poolhouse completion bash)"
_poolhouse() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(poolhouse complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _poolhouse poolhouse
`;

const zsh = `#compdef poolhouse
# Completion of poolhouse for zsh: source <(poolhouse completion zsh)
_poolhouse() {
  local -a candidates
  candidates=("\${(@f)$(poolhouse complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -a candidates
}
compdef _poolhouse poolhouse
`;

const fish = `# Completion of poolhouse for fish: poolhouse completion fish | source
function __poolhouse_candidates
  set -l words (commandline -opc) (commandline -ct)
  poolhouse complete -- $words[2..-1] 2>/dev/null
end
complete -c poolhouse -f -a '(__poolhouse_candidates)'
`;

const scripts: ReadonlyMap<string, string> = new Map([
  ["bash", bash],
  ["zsh", zsh],
  ["fish", fish],
]);

/** Prints the script for a shell. @throws Failure 252 a shell that there is none for */
export async function printScript(shell: string): Promise<void> {
  const script = scripts.get(shell);
  if (script === undefined) throw invalid(`There is no completion for ${shell}; choose ${[...scripts.keys()].join(", ")}.`);
  await writeStdout(script);
}
