import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'

const rulesFile = './.dependency-cruiser.cjs'

export interface Violation {
  readonly rule: string
  readonly from: string
  readonly to: string
}

/** The names of every rule in force. */
export async function ruleNames(): Promise<string[]> {
  const { ruleSet } = await extractDepcruiseOptions(rulesFile)
  return (ruleSet?.forbidden ?? []).map(({ name }) => name ?? 'unnamed')
}

/** Runs the repository's own import rules over the `src` of a folder. */
export async function cruiseSource(root: string): Promise<{ violations: Violation[]; modules: string[] }> {
  const options = await extractDepcruiseOptions(rulesFile)
  const { output } = await cruise(['src'], { ...options, baseDir: root, validate: true })
  const { summary, modules } = output as ICruiseResult // a string only where an output type is asked for
  return {
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    modules: modules.map((module) => module.source),
  }
}
