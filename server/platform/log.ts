import { pino, type Logger } from 'pino'

export type Log = Logger

/** The program's log. NOTE: never a name, number or text of a person: ids only. */
export function openLog(level: string): Log {
  return process.stdout.isTTY ? pino({ level, transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname' } } }) : pino({ level })
}
