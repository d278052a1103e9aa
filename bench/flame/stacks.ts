/** A profile of V8 as a tree of functions. */

/** What `node --cpu-prof` writes, as far as it is used. @see https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
export type CpuProfile = {
  readonly nodes: readonly ProfileNode[];
  /** Microseconds of the machine's monotonic clock. */
  readonly startTime: number;
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
};

type ProfileNode = {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
};

/** A function as called from where it stands in the tree. Times in microseconds; `total` has what it called in it. */
export type Frame = { readonly name: string; readonly place: string; readonly total: number; readonly children: readonly Frame[] };

/** The tree of a profile, the costly first, without the time in which nothing ran. @param since leaves out what was before, on the same clock */
export function stacksOf({ nodes, startTime, samples, timeDeltas }: CpuProfile, since = 0): Frame {
  const own = new Map<number, number>();
  let now = startTime;
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0;
    now += delta;
    if (now >= since) own.set(id, (own.get(id) ?? 0) + delta);
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const frameOf = (node: ProfileNode): Frame => {
    const children = (node.children ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child && !isIdle(child) ? [frameOf(child)] : [];
    });
    const total = children.reduce((sum, child) => sum + child.total, own.get(node.id) ?? 0);
    return { ...namesOf(node), total, children: children.toSorted((one, other) => other.total - one.total) };
  };
  const [root] = nodes;
  if (!root) throw new Error("The profile is empty.");
  return frameOf(root);
}

const isIdle = ({ callFrame }: ProfileNode) => callFrame.functionName === "(idle)" || callFrame.functionName === "(program)";

// A path is shown from its package or from src on.
function namesOf({ callFrame: { functionName, url, lineNumber } }: ProfileNode): Pick<Frame, "name" | "place"> {
  const file = url.replace(/^.*\/node_modules\//, "").replace(/^.*\/(?=(src|dist)\/)/, "");
  return { name: functionName || "(anonymous)", place: file && `${file}:${lineNumber + 1}` };
}
