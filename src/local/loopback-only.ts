/**
 * Preloaded into Microsoft's Agents Playground, which listens on every network address of the machine:
 * here only this machine may press its buttons.
 */
import { Server } from 'node:net'

const listen = Server.prototype.listen

Server.prototype.listen = function loopbackOnly(this: Server, ...args: unknown[]) {
  const [port, ...rest] = args
  const isPortAlone = typeof port === 'number' && typeof rest[0] !== 'string'
  return Reflect.apply(listen, this, isPortAlone ? [port, '127.0.0.1', ...rest] : args)
} as typeof listen
