import { findRunning } from '../local/running.ts'
import type { CommandContext } from './command-context.ts'
import { NoSchool } from './no-school.ts'

const storageSettings = [
  'ASSENT_STORAGE_CONNECTION_STRING',
  'ASSENT_TABLES_URL',
  'ASSENT_QUEUES_URL',
  'ASSENT_BLOBS_URL',
] as const

/**
 * The school a command acts on: the deployment that the settings name, else the local mode of this checkout.
 * The Azure and Graph clients are loaded only here, so that commands without them start at once.
 *
 * @throws NoSchool when there is neither; ConfigError where settings are missing or wrong.
 */
export async function commandContext(): Promise<CommandContext> {
  const { openServices } = await import('../app.ts')
  if (storageSettings.some((name) => process.env[name])) {
    const { deploymentServices } = await import('../deployment.ts')
    const { readConfig } = await import('../config.ts')
    return openServices(deploymentServices(readConfig(process.env)))
  }
  const running = findRunning()
  if (running === undefined) {
    throw new NoSchool(
      'There is no school to act on. Start the local one in another terminal with npm start, or set the ASSENT_… settings of your deployment (README, "Settings").',
    )
  }
  const { localServices } = await import('../local/local-settings.ts')
  return openServices(localServices(running))
}
