import { catalogAnswer } from './graph-answers.ts'
import type { GraphApi } from './graph-api.ts'

/** The app's id in the organisation's catalogue, which is not the manifest's. Kept, since everybody's is the same. */
export class AppCatalog {
  readonly manifestId: string
  readonly #api: GraphApi
  #appId: Promise<string | undefined> | undefined

  constructor(api: GraphApi, manifestId: string) {
    this.#api = api
    this.manifestId = manifestId
  }

  async findAppId(): Promise<string | undefined> {
    this.#appId ??= this.#lookUp()
    try {
      const appId = await this.#appId
      if (appId === undefined) this.#appId = undefined
      return appId
    } catch (cause) {
      this.#appId = undefined
      throw cause
    }
  }

  async refresh(): Promise<string | undefined> {
    this.#appId = undefined
    return this.findAppId()
  }

  async #lookUp(): Promise<string | undefined> {
    const answer = await this.#api.get(
      `/appCatalogs/teamsApps?$filter=externalId eq '${this.manifestId}'`,
      catalogAnswer,
    )
    return answer.value[0]?.id
  }
}
