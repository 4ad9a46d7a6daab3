// One line about one opening of one file: CPU and wall time from after the tool is loaded, peak memory of the process.
export async function measured(tool, work) {
  const cpuBefore = process.cpuUsage()
  const started = performance.now()
  const facts = await work()
  const { user, system } = process.cpuUsage(cpuBefore)
  const line = {
    tool,
    cpuMs: Math.round((user + system) / 1000),
    wallMs: Math.round(performance.now() - started),
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    ...facts,
  }
  process.stdout.write(`${JSON.stringify(line)}\n`, () => process.exit(0))
}
