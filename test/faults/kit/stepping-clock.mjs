// Loaded into a server before its program: SIGUSR2 sets its clock back by an hour, and the next one forward again.
const real = Date.now;
let behindMs = 0;
Date.now = () => real() - behindMs;
process.on("SIGUSR2", () => {
  behindMs = 3_600_000 - behindMs;
});
