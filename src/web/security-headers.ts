import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'

/** Where Microsoft shows tabs, and ourselves for local mode's stand-in. @see Microsoft Teams: Tab requirements */
const frameAncestors = [
  "'self'",
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
]

/** teams-js reads its list of trusted Microsoft hosts from here when it starts. */
const teamsClientHost = 'https://res.cdn.office.net'

const nonces = new WeakMap<Response, string>()

/** Put on the style elements of the page that this response carries. */
export function nonceOf(response: Response): string {
  const nonce = nonces.get(response) ?? randomBytes(16).toString('base64')
  nonces.set(response, nonce)
  return nonce
}

export function securityHeaders({ publicUrl }: { readonly publicUrl: URL }): RequestHandler {
  return helmet({
    // X-Frame-Options knows no list of hosts; frame-ancestors below is the rule.
    frameguard: false,
    // The sign-in window that Teams may open has to find its opener.
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response as Response)}'`],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", teamsClientHost],
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors,
        ...(publicUrl.protocol === 'https:' ? { upgradeInsecureRequests: [] } : {}),
      },
    },
  })
}
