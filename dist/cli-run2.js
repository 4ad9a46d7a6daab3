import { n as run, t as onTerminal } from "./cli-run.js";

export { run };