import type { CalibrationOutcome, PlantOutcome } from '../benchmark/index.ts'

/** What was found, for people; one block a workload. */
export function calibrationText(outcomes: readonly CalibrationOutcome[]): string {
  return outcomes.map(oneText).join('\n')
}

function oneText(outcome: CalibrationOutcome): string {
  if (outcome.kind === 'failed') return `${outcome.workload}: failed. ${outcome.failure.text}\n`
  const { workload, noise, cost, plants } = outcome
  const [low, high] = noise.interval
  const found = plants.filter(({ verdict }) => verdict === 'regression').length
  return [
    `${workload}: leaks from ${round(outcome.smallestLeakBytesPerIteration)} bytes per iteration on are found, ` +
      `${found} of ${plants.length} planted ones were, in ${cost.seconds.toFixed(1)} s a comparison`,
    '',
    `  noise floor          ${round(noise.differenceBytesPerIteration)} bytes per iteration (${round(low)} to ${round(high)}), ${noise.verdict}`,
    `  threshold            ${round(noise.thresholdBytesPerIteration)} bytes per iteration`,
    `  false alarms         at most ${outcome.falseAlarmBound * 1000} in 1,000 pull requests`,
    `  cost                 ${cost.runs} runs of ${cost.iterationsPerRun} iterations`,
    '',
    ...plants.map(plantText),
    '',
  ].join('\n')
}

function plantText({ plant, verdict, differenceBytesPerIteration, seconds }: PlantOutcome): string {
  const rhythm = plant.every === 1 ? 'every iteration' : `one iteration in ${plant.every}`
  const word = verdict === 'regression' ? 'found' : `not found (${verdict})`
  const facts = [
    ...(differenceBytesPerIteration === null
      ? []
      : [`${round(differenceBytesPerIteration)} bytes per iteration`]),
    `${seconds.toFixed(1)} s`,
  ]
  return `  ${plant.kind.padEnd(9)} ${rhythm.padEnd(20)} ${word.padEnd(12)} ${facts.join(', ')}`
}

function round(value: number): string {
  return Number(value.toPrecision(4)).toLocaleString('en-US', { maximumFractionDigits: 4 })
}
