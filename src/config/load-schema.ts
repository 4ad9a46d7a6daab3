import * as v from 'valibot'
import { duration, environment, text } from './scalar-schema.ts'

const isWebUrl = (value: string) => /^https?:\/\//i.test(value) && URL.canParse(value)
const webUrl = (sentence = 'must be a URL with http:// or https://') =>
  v.pipe(v.string(sentence), v.check(isWebUrl, sentence))

const PORT = 'must be a port from 1 to 65535'
const port = v.pipe(v.number(PORT), v.integer(PORT), v.minValue(1, PORT), v.maxValue(65_535, PORT))

const wholeNumber = (sentence: string, least: number, most: number) =>
  v.pipe(v.number(sentence), v.integer(sentence), v.minValue(least, sentence), v.maxValue(most, sentence))

const isOne = (...values: readonly unknown[]) => values.filter((value) => value !== undefined).length === 1

const READY = 'must be a URL that answers, a port, or one of url, port, output, with timeout'

/** `ready` of a server. */
export const readiness = v.union(
  [
    webUrl(READY),
    port,
    v.pipe(
      v.strictObject({
        url: v.optional(webUrl()),
        port: v.optional(port),
        output: v.optional(text),
        timeout: v.optional(duration),
      }),
      v.check(({ url, port, output }) => isOne(url, port, output), 'must have one of url, port, output'),
    ),
  ],
  READY,
)

const SHARE = 'must be a share of the requests such as 1%'
const share = v.pipe(
  v.string(SHARE),
  v.regex(/^\d+(\.\d+)?%$/, SHARE),
  v.transform((percent) => Number.parseFloat(percent) / 100),
  v.maxValue(1, SHARE),
)

const CONNECTIONS = 'must be a number of connections from 1 to 1000'
const REQUESTS = 'must be a whole number of requests for each sample'

const LOAD = 'must be a URL with http:// or https://, or keys with url or command'

/** `load` of a server. */
export const load = v.union(
  [
    webUrl(LOAD),
    v.pipe(
      v.strictObject({
        url: v.optional(
          v.union(
            [
              webUrl(),
              v.pipe(
                v.array(webUrl()),
                v.minLength(1),
                v.check(
                  (urls) => new Set(urls.map((url) => new URL(url).origin)).size === 1,
                  'must all lead to one server',
                ),
              ),
            ],
            'must be a URL with http:// or https://, or a list of them that lead to one server',
          ),
        ),
        method: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z]+$/, 'must be a method such as POST'))),
        headers: v.optional(environment),
        body: v.optional(v.string('must be text')),
        connections: v.optional(wholeNumber(CONNECTIONS, 1, 1_000)),
        'keep-alive': v.optional(v.boolean('must be true or false')),
        requests: v.optional(wholeNumber(REQUESTS, 1, 1_000_000)),
        'max-failures': v.optional(share),
        command: v.optional(text),
      }),
      v.check(({ url, command }) => isOne(url, command), 'must have one of url, command'),
    ),
  ],
  LOAD,
)
