import { casesTexts } from '#shared/cases/texts.ts'
import { sides } from '#shared/cases/words.ts'
import { gapsOf, orders, sectionOfFile } from '#shared/papers/dossier-rules.ts'
import type { Purpose, Section } from '#shared/papers/words.ts'
import { say } from '#shared/platform/say.ts'
import { dayOf } from '#shared/platform/time.ts'
import type { Attachment, SessionNotes } from '#shared/records/words.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import type { Context } from '#server/people/index.ts'
import { findAttachment, isIntact, loadAttachments, loadCaseNotes } from '#server/records/index.ts'
import type { CaseAtHand } from '../facts.ts'
import type { House } from '../house.ts'
import { pressPage } from '../press.ts'
import { dayWords } from '../sheet.ts'
import { loadPapers } from '../store.ts'
import type { Leaf } from './worker.ts'

/** One piece of a dossier: where it belongs, what it is called, and how its bytes are had. `leaf` is null for what stays an electronic file. */
export type Piece = { section: Section; name: string; on: string; sha256: string; leaf: (() => Promise<Leaf | null>) | null }

/** D1, D3 Everything that is bound, in order. Closed notes and what was answered in private are no part of any dossier: nothing here can read them. */
export async function piecesOf(ctx: Pick<Context, 'db' | 'now'>, house: House, hand: CaseAtHand, purpose: Purpose): Promise<{ pieces: Piece[]; gaps: Section[] }> {
  const { id: caseId } = hand.file
  const [files, papers, notes] = await Promise.all([loadAttachments(ctx.db, caseId), loadPapers(ctx.db, caseId), loadCaseNotes(ctx.db, caseId)])
  const receipts = new Set(hand.followUps.map(({ receiptId }) => receiptId))
  const scans = hand.agreements.flatMap(({ signatures }) => signatures.flatMap(({ scan }) => (scan ? [scan.sha256] : [])))
  const filed = files.toReversed().flatMap((file): Piece[] => {
    const section = sectionOfFile(file, { paper: papers.find(({ attachmentId }) => attachmentId === file.id)?.kind ?? null, receipt: receipts.has(file.id), scans })
    return section === null ? [] : [{ section, name: file.name, on: dayOf(new Date(file.addedAt)), sha256: file.sha256, leaf: isBound(file) ? () => leafOf(ctx, house, file) : null }]
  })
  const all = [registrationOf(house, hand, ctx.now), ...identityOf(house, hand, ctx.now), ...notes.map((one, nth) => notesOf(house, one, nth, ctx.now)), ...filed]
  const pieces = orders[purpose].flatMap((section) => all.filter((piece) => piece.section === section))
  return { pieces, gaps: gapsOf(purpose, hand.file.track, new Set(pieces.map(({ section }) => section))) }
}

const isBound = ({ type }: Attachment): boolean => type === 'application/pdf' || type === 'image/jpeg' || type === 'image/png'

// NOTE: a file that was changed on the disk is not bound as if it were the one that was filed.
async function leafOf({ db }: Pick<Context, 'db'>, { files }: House, { id, type }: Attachment): Promise<Leaf | null> {
  const found = await findAttachment(db, id)
  const bytes = found && (await isIntact(files, found)) ? await files.bytesOf(found.path) : null
  return bytes && { type: type as Leaf['type'], bytes }
}

type Sheet = { title: string; facts: [string, string][]; lines: [string, string][] }
const sheet = (house: House, section: Section, name: string, on: string, at: Date, { title, facts, lines }: Sheet): Piece => ({
  section, name, on, sha256: '', leaf: async () => ({ type: 'application/pdf', bytes: await pressPage(house, 'dossier_sheet', { title, organ: '', facts, lines }, at) }),
})

function registrationOf(house: House, { facts }: CaseAtHand, at: Date): Piece {
  const people = facts.parties.map(({ side, name, sex, age, idNumberMasked, address, phoneMasked }): [string, string] => [say(casesTexts, 'zh', `side.${side}`), [name, sex === 'female' ? '女' : '男', `${age} 岁`, idNumberMasked, address ?? '', phoneMasked ?? ''].filter(Boolean).join('，')])
  return sheet(house, 'registration', '登记表', facts.openedOn, at, { title: '登记表', lines: [], facts: [
    ['案件编号', facts.number], ['登记日期', dayWords(facts.openedOn, 'zh')], ['登记站点', facts.station.name], ['事项类型', say(casesTexts, 'zh', `topic.${facts.topic}`)], ['办理方式', say(casesTexts, 'zh', `track.${facts.track}`)], ...people, ['简要情况', facts.summary], ['承办人', facts.owner],
  ] })
}

// Who looked at whose card, and when; the card itself is not kept.
function identityOf(house: House, { sessions }: CaseAtHand, at: Date): Piece[] {
  const lines = sessions.toReversed().flatMap(({ ticks }) => ticks.filter(({ tick, answer }) => tick === 'identity-seen' && answer === 'yes').map(({ side, by, at: when }): [string, string] => [`${when.slice(0, 10)}`, `${sides.includes(side!) ? say(casesTexts, 'zh', `side.${side!}`) : ''}的身份证件已由${by}核对，相符。`]))
  return lines.length === 0 ? [] : [sheet(house, 'identity', '身份核对记录', lines[0]![0], at, { title: '身份核对记录', facts: [], lines })]
}

function notesOf(house: House, { startedAt, lines }: SessionNotes, nth: number, at: Date): Piece {
  const on = startedAt === null ? '' : dayOf(new Date(startedAt))
  return sheet(house, 'notes', `调解记录（第 ${nth + 1} 次）`, on, at, { title: '调解记录', facts: on === '' ? [] : [['调解日期', dayWords(on, 'zh')], ['记录人', [...new Set(lines.map(({ authorName }) => authorName))].join('、')]], lines: lines.map(({ speaker, text, atMs }): [string, string] => [`${clockOf(atMs)} ${say(recordsTexts, 'zh', `speaker.${speaker}`)}：`, text]) })
}

const clockOf = (ms: number): string => `${String(Math.floor(ms / 60_000)).padStart(2, '0')}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`
