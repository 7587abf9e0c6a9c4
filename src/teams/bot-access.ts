import type { AppRegistration } from '../config.ts'
import { isLoopbackHost } from '../loopback.ts'

/**
 * Who may post to the bot. `entra` is every deployment. `local` takes unsigned requests, so it answers this
 * machine only and sends to this machine only.
 */
export type BotAccess =
  | {
      readonly kind: 'entra'
      readonly bot: AppRegistration
      /** Where the bot service publishes its signing keys. */
      readonly metadataUrl: URL
      readonly issuer: string
      /** Exact host names the bot's own token may be sent to. */
      readonly serviceHosts: readonly string[]
    }
  | { readonly kind: 'local'; readonly botId: string }

/**
 * Microsoft's worldwide cloud, which UK schools are on. The host is exact: anybody can register
 * another name under trafficmanager.net.
 */
export function entraAccess(bot: AppRegistration): BotAccess {
  return {
    kind: 'entra',
    bot,
    metadataUrl: new URL('https://login.botframework.com/v1/.well-known/openidconfiguration'),
    issuer: 'https://api.botframework.com',
    serviceHosts: ['smba.trafficmanager.net'],
  }
}

export const worldwideServiceUrl = 'https://smba.trafficmanager.net/teams/'

export function botIdOf(access: BotAccess): string {
  return access.kind === 'entra' ? access.bot.clientId : access.botId
}

/** Whether the bot may call this address, with its token where it has one. */
export function isServiceUrlAllowed(access: BotAccess, serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl)
  if (url === null || `${url.username}${url.password}` !== '') return false
  if (access.kind === 'local') return /^https?:$/.test(url.protocol) && isLoopbackHost(url.hostname)
  return url.protocol === 'https:' && url.port === '' && access.serviceHosts.includes(url.hostname)
}

export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false
  return address === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(address)
}
