import { readFileSync } from 'node:fs'

/** Bicep cannot be compiled where the tests run, so its text is read, comments left out. */
export function readBicep(name: string): string {
  return readFileSync(`infra/${name}`, 'utf8').replace(/^\s*\/\/.*$/gm, '')
}

export interface BicepParameter {
  readonly name: string
  readonly hasDefault: boolean
}

export function parametersOf(bicep: string): BicepParameter[] {
  return Array.from(bicep.matchAll(/^param (\w+) \w+( =)?/gm), ([, name = '', assigned]) => ({
    name,
    hasDefault: assigned !== undefined,
  }))
}

/** The web app's settings, each with the Bicep expression that gives its value. */
export function appSettingsOf(bicep: string): Map<string, string> {
  const settings = bicep.matchAll(/\{ name: '(\w+)', value: (.+) \}$/gm)
  return new Map(Array.from(settings, ([, name = '', value = '']) => [name, value]))
}

export function resourcesOf(bicep: string): string[] {
  return Array.from(bicep.matchAll(/^resource \w+ '([^@']+)@/gm), ([, type = '']) => type)
}

export function outputsOf(bicep: string): string[] {
  return Array.from(bicep.matchAll(/^output (\w+) /gm), ([, name = '']) => name)
}
