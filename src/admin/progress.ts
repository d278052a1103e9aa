/** A progress bar: redrawn in place on a terminal, a line now and then elsewhere. */

/** Where it is drawn. */
export type Canvas = { readonly isTTY?: boolean; write(text: string): unknown };

export type ProgressBar = { readonly show: (what: string, done: number, total: number) => void; readonly end: () => void };

const width = 30;
/** Without a terminal: one line for every tenth of the way. */
const stepPercent = 10;

/** @param canvas stderr, in practice */
export function progressBar(canvas: Canvas): ProgressBar {
  let last = "";
  return {
    show(what, done, total) {
      const percent = total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));
      const filled = Math.round((percent / 100) * width);
      const counts = `${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}`;
      if (canvas.isTTY) {
        canvas.write(
          `\r${what.padEnd(12)} [${"#".repeat(filled)}${"-".repeat(width - filled)}] ${String(percent).padStart(3)} %  ${counts} `,
        );
        last = what;
        return;
      }
      const step = `${what} ${Math.floor(percent / stepPercent)}`;
      if (step !== last) canvas.write(`${what}: ${percent} % (${counts})\n`);
      last = step;
    },
    end() {
      if (canvas.isTTY && last !== "") canvas.write("\n");
    },
  };
}
