import type { Budget } from '../answers/model/ports.ts'

export function startBudget(milliseconds: number): Budget {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), milliseconds)
  return { signal: over.signal, [Symbol.dispose]: () => clearTimeout(timer) }
}
