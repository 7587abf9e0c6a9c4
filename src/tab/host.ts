import { app, authentication } from '@microsoft/teams-js'
import { type HostTheme, toHostTheme } from './host-theme.ts'

/** Teams around us. The only file that knows its client library. */
export interface TeamsHost {
  readonly theme: HostTheme
  onThemeChange(listener: (theme: HostTheme) => void): void
  /** Asked before every request: Teams keeps the token fresh, so we keep none. */
  getToken(): Promise<string>
}

// teams-js itself waits a minute for a frame around us that never answers.
const longestWaitMs = 5_000

/** @returns `undefined` where no Teams answers, as in an ordinary browser window. */
export async function connectToTeams(): Promise<TeamsHost | undefined> {
  try {
    await within(longestWaitMs, app.initialize())
    const context = await within(longestWaitMs, app.getContext())
    return {
      theme: toHostTheme(context.app.theme),
      onThemeChange: (listener) => app.registerOnThemeChangeHandler((name) => listener(toHostTheme(name))),
      getToken: () => authentication.getAuthToken(),
    }
  } catch {
    return undefined
  }
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('Teams did not answer.')), ms)
  return Promise.race([promise, tooLate]).finally(() => clearTimeout(timer))
}
