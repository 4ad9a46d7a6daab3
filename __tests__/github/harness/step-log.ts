export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly properties: Readonly<Record<string, string>>
}

const PER_LEVEL = 10
const MESSAGE_CHARACTERS = 4096

/** What the runner makes of the lines of a step, from both of its streams: commands carried out, secrets masked. */
export class StepLog {
  readonly lines: string[] = []
  readonly annotations: Annotation[] = []
  /** Annotations past the ten of a level, which the runner leaves out. */
  dropped = 0
  readonly #masks: Set<string>
  #stopToken: string | null = null

  constructor(secrets: readonly string[]) {
    this.#masks = new Set(secrets.filter((secret) => secret !== ''))
  }

  mask(text: string): string {
    return [...this.#masks].reduce((masked, secret) => masked.replaceAll(secret, '***'), text)
  }

  take(line: string): void {
    if (this.#stopToken !== null) {
      if (line.trim() === `::${this.#stopToken}::`) this.#stopToken = null
      this.lines.push(this.mask(line))
      return
    }
    const command = /^\s*::([a-z-]+)(?: (.*?))?::(.*)$/i.exec(line)
    if (command !== null && this.#carryOut(command[1], command[2] ?? '', command[3])) return
    this.lines.push(this.mask(line))
  }

  /** Whether the line is swallowed. */
  #carryOut(name: string, properties: string, data: string): boolean {
    switch (name) {
      case 'add-mask':
        for (const secret of [unescapeData(data), ...unescapeData(data).split(/\r?\n/)])
          if (secret.trim() !== '') this.#masks.add(secret)
        return true
      case 'stop-commands':
        this.#stopToken = data
        return false
      case 'debug':
        return true
      case 'error':
      case 'warning':
      case 'notice':
        this.annotate(name, unescapeData(data), propertiesOf(properties))
        return false
      default:
        return false
    }
  }

  annotate(level: Annotation['level'], message: string, properties: Annotation['properties'] = {}): void {
    if (this.annotations.filter((one) => one.level === level).length === PER_LEVEL) this.dropped += 1
    else
      this.annotations.push({ level, message: this.mask(message).slice(0, MESSAGE_CHARACTERS), properties })
  }
}

function propertiesOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').filter((part) => part.includes('='))
  return Object.fromEntries(
    pairs.map((pair) => {
      const equals = pair.indexOf('=')
      return [pair.slice(0, equals).trim(), unescapeProperty(pair.slice(equals + 1))]
    }),
  )
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
}
