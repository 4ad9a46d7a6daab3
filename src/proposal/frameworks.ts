import type { Manifest } from './manifest.ts'

export interface Framework {
  readonly title: string
  /** Where its own command listens, if nobody says otherwise; null where the program says it. */
  readonly port: number | null
  /** The environment variable that its own command takes the port from. */
  readonly portVariable?: string
}

/** Packages by which a server is known. Those built on others come first: Nest brings express along. */
const FRAMEWORKS: Readonly<Record<string, Framework>> = {
  next: { title: 'Next.js', port: 3000, portVariable: 'PORT' },
  '@nestjs/core': { title: 'NestJS', port: 3000 },
  '@hono/node-server': { title: 'Hono', port: 3000 },
  'fastify-cli': { title: 'Fastify', port: 3000, portVariable: 'PORT' },
  fastify: { title: 'Fastify', port: null },
  '@hapi/hapi': { title: 'hapi', port: null },
  koa: { title: 'Koa', port: null },
  express: { title: 'Express', port: null },
  restify: { title: 'restify', port: null },
  polka: { title: 'Polka', port: null },
  h3: { title: 'h3', port: 3000, portVariable: 'PORT' },
  ws: { title: 'ws', port: null },
}

/** The framework among what a package needs when it runs; null for none. */
export function frameworkOf({ dependencies }: Manifest): Framework | null {
  const name = Object.keys(FRAMEWORKS).find((known) => dependencies.has(known))
  return name === undefined ? null : FRAMEWORKS[name]!
}
