/** A flame graph as one HTML page: no script from elsewhere, a click makes a frame as wide as the page, a search marks frames. */
import type { Frame } from "./stacks.ts";

/** Frames narrower than this share of all are not drawn. */
const leastShare = 0.0005;

/** @param title a line above the graph */
export function page(title: string, root: Frame): string {
  return `<!doctype html><meta charset="utf-8"><title>${escaped(title)}</title><style>${look}</style>
<h1>${escaped(title)}</h1><p><input placeholder="Search"> A frame's width is its share of the CPU time of the main thread; what it calls stands below it. Click to look closer; click the top to return.</p>
<main>${drawn(root, root, 0, 0).join("")}</main><script>${behaviour}</script>`;
}

function drawn(frame: Frame, root: Frame, from: number, depth: number): string[] {
  const share = frame.total / root.total;
  if (!(share >= leastShare)) return [];
  const label = `${frame.name} (${(share * 100).toFixed(1)} %, ${(frame.total / 1000).toFixed(0)} ms) ${frame.place}`;
  const box = `<b data-x="${from.toFixed(6)}" data-w="${share.toFixed(6)}" data-d="${depth}" data-p="${kindOf(frame)}" title="${escaped(label)}">${escaped(frame.name)}</b>`;
  let next = from;
  const children = frame.children.flatMap((child) => {
    const boxes = drawn(child, root, next, depth + 1);
    next += child.total / root.total;
    return boxes;
  });
  return [box, ...children];
}

/** Colours tell ours from packages and from Node. */
const kindOf = ({ place }: Frame): string =>
  place.startsWith("src/") || place.startsWith("dist/") ? "ours" : place.startsWith("node:") || place === "" ? "node" : "package";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const look = `body{font:13px system-ui;margin:1em}h1{font-size:16px}main{position:relative}
b{position:absolute;box-sizing:border-box;height:18px;padding:0 3px;font-weight:400;line-height:17px;overflow:hidden;white-space:nowrap;border:1px solid #fff;cursor:pointer}
[data-p=ours]{background:#f4b860}[data-p=package]{background:#9cc5e8}[data-p=node]{background:#ddd}.found{background:#c86bd6!important}`;

const behaviour = `const boxes=[...document.querySelectorAll("b")].map(e=>({e,x:+e.dataset.x,w:+e.dataset.w,d:+e.dataset.d}));
const show=({x,w})=>{for(const b of boxes){const left=Math.max(0,(b.x-x)/w),right=Math.min(1,(b.x+b.w-x)/w);
b.e.hidden=right-left<0.0002;b.e.style.cssText="top:"+b.d*18+"px;left:"+left*100+"%;width:"+(right-left)*100+"%"}};
for(const b of boxes)b.e.onclick=()=>show(b);
document.querySelector("input").oninput=({target})=>{for(const{e}of boxes)e.className=target.value&&e.title.includes(target.value)?"found":""};
document.querySelector("main").style.height=18*(2+Math.max(...boxes.map(b=>b.d)))+"px";show(boxes[0]);`;
