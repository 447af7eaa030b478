import { fileURLToPath } from 'node:url'
import { casesTexts } from '#shared/cases/texts.ts'
import { say } from '#shared/platform/say.ts'
import { type NoteReview, withWhom } from '#shared/records/review.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { clockText } from '#shared/sessions/rules.ts'
import type { Press } from '#server/platform/press/open-press.ts'

const template = fileURLToPath(new URL('notes.typ', import.meta.url))

type Signing = { byName: string; at: Date; missing: string | null }

/** Prints the notes as they were confirmed, for the recorder who signs them. The moment of signing is the PDF's own time. */
export const printNotes = (press: Press, review: NoteReview, signing: Signing): Promise<Buffer> =>
  press.print({ template, paper: paperOf(review, signing, press.fontNames()), atSeconds: Math.floor(signing.at.getTime() / 1000) })

/** Every word that will be printed, so that a character no font has is told before anybody signs. */
export const wordsOfNotes = ({ head, lines, corrections }: NoteReview): string =>
  [...head.sides.flatMap(({ names }) => names), head.host, ...lines.map(({ text }) => text), ...corrections.map(({ words: corrected }) => corrected ?? '')].join('\n')

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' })
const chineseMoment = (at: Date): string => clock.format(at)
const words = (key: Parameters<typeof say<keyof typeof recordsTexts.zh>>[2], values = {}): string => say(recordsTexts, 'zh', key, values)

function paperOf({ head, lines, corrections, confirmations, contentHash, version }: NoteReview, { byName, at, missing }: Signing, fonts: string[]) {
  const fact = (key: Parameters<typeof words>[0], value: string | null) => (value === null || value === '' ? [] : [{ name: words(key), value }])
  return {
    fonts, title: words(`kind.${head.kind}`), number: head.number, host: head.host,
    facts: [
      ...fact('head.number', head.number), ...fact('head.topic', say(casesTexts, 'zh', `topic.${head.topic}`)),
      ...fact('head.time', `${head.from === null ? '' : chineseMoment(new Date(head.from))} 至 ${chineseMoment(at)}`),
      ...head.sides.flatMap(({ side, place, names, along }) => fact(`speaker.${side}`, [names.join('、'), along && withWhom(along, words), place].filter(Boolean).join('　'))),
      ...fact('head.host', head.host), ...fact('head.recorder', head.recorder), ...fact('head.others', head.others.join('、')),
      ...fact('head.rights', head.rightsToldAt === null ? null : words('head.rightsTold', { at: chineseMoment(new Date(head.rightsToldAt)) })),
    ],
    lines: lines.map(({ id, atMs, speaker, text }) => ({
      when: clockText(atMs), who: words(`speaker.${speaker}`), text,
      corrections: corrections.flatMap((one) => (one.lineId === id && one.words !== null ? [{ who: words('correctionOf', { side: words(`speaker.${one.side}`) }), text: one.words }] : [])),
    })),
    closing: words('closing'),
    marks: [
      ...confirmations.map(({ side, label, at: when }) => ({ who: words(`speaker.${side}`), text: words('confirmedAt', { at: chineseMoment(new Date(when)), place: label }) })),
      ...(missing === null ? [] : [{ who: words('missing'), text: missing }]),
      { who: words('head.recorder'), text: words('signedBy', { who: byName, at: chineseMoment(at) }) },
    ],
    foot: words('foot', { number: head.number, version, hash: contentHash.slice(0, 16).toUpperCase() }),
  }
}
