export interface Figure {
  readonly metric: string
  readonly value: number
  readonly unit: string
  /** The same measured on something to compare with, in the same run. */
  readonly peer?: number
  readonly samples: number
}

/** One line a figure, as contracts.md says. */
export function print({ metric, value, unit, peer, samples }: Figure): void {
  const ratio = peer === undefined || peer === 0 ? null : rounded(value / peer)
  const line = { metric, value: rounded(value), unit, peer: peer === undefined ? null : rounded(peer), ratio, samples }
  console.log(JSON.stringify(line))
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
