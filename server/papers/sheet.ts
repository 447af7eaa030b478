import { toString as drawQr } from 'qrcode'
import { chineseDay } from '#shared/agreements/clauses.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { followupsTexts } from '#shared/followups/texts.ts'
import { needTexts } from '#shared/people/need-texts.ts'
import type { PaperFacts, PaperParty } from '#shared/papers/facts.ts'
import { kinds } from '#shared/papers/kind-rules.ts'
import { waysFrom } from '#shared/papers/rules.ts'
import { papersTexts } from '#shared/papers/texts.ts'
import type { PaperFields, PaperKind } from '#shared/papers/words.ts'
import { type Language, say } from '#shared/platform/say.ts'
import { type Day, dayOf } from '#shared/platform/time.ts'
import { type House, organOf } from './house.ts'

/** A paper to be pressed: what was known and typed, its number, and when it is made. Without a hash it is only looked at. */
export type Sheet = { kind: PaperKind; number: string | null; facts: PaperFacts; fields: PaperFields; contentHash: string | null; at: Date; language: Language }

/** The template's input: every word that is not the template's own, said in the paper's language; what somebody typed stays as it was typed. */
export async function sheetOf(house: House, { kind, number, facts, fields, contentHash, at, language }: Sheet) {
  const on = (day: Day | null) => (day === null ? '' : dayWords(day, language))
  const own = (key: keyof typeof papersTexts.zh) => say(papersTexts, language, key)
  const verify = contentHash === null ? house.publicUrl : `${house.publicUrl}/paper/${contentHash.slice(0, 32)}`
  const names = (side: PaperParty['side']) => facts.parties.filter((party) => party.side === side).map(({ name }) => name).join('、')
  const { power, followUp, ended } = facts
  return {
    language, fonts: house.press.fontNames(), kind, title: own(`kind.${kind}`), organ: organOf(house, kind, facts.track), numbered: kinds[kind].mark !== null, number: number ?? '',
    mark: language === 'en' ? own('readingMark') : contentHash === null ? own('draftMark') : '', day: on(dayOf(at)),
    verify, qr: await drawQr(verify, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }), hash: (contentHash ?? '').slice(0, 16).toUpperCase().replace(/(.{4})(?=.)/g, '$1 '),
    case: { number: facts.number, topic: say(casesTexts, language, `topic.${facts.topic}`), opened: on(facts.openedOn), summary: facts.summary, owner: facts.owner, due: on(facts.dueOn) },
    station: { ...facts.station, name: language === 'zh' ? facts.station.name : facts.station.nameEn },
    parties: facts.parties.map((party) => partyOf(party, kind, language)), names: { applicant: names('applicant'), respondent: names('respondent') }, host: facts.host ?? '',
    f: Object.fromEntries(kinds[kind].fields.map(({ key, day, choices }) => [key, saidField(key, fields[key] ?? '', { day, choices }, language)])),
    'by-law': facts.track === 'police_mediation', ways: waysFrom(facts.topic).map((way) => own(`elsewhere.${way}`)),
    agreement: { number: facts.agreement?.number ?? '', day: on(facts.agreement?.effectiveOn ?? null) },
    ended: { number: ended?.number ?? '', effective: on(ended?.effectiveOn ?? null), on: on(ended?.endedOn ?? null), word: ended ? say(agreementsTexts, language, `ending.${ended.ending}`) : '', 'by-court': ended ? ended.ending !== 'consent' : false, reason: ended?.reason ?? '' },
    power: { principal: power?.principal ?? '', agent: power?.agent ?? '', relation: power?.relation ?? '', powers: (power?.powers ?? []).map((one, at) => `${at + 1}. ${say(casesTexts, language, `power.${one}`)}`), from: on(power?.fromDay ?? null), until: on(power?.untilDay ?? null) },
    'follow-up': followUp && { names: followUp.names, agreement: followUp.agreementNumber, promise: followUp.promise, promised: on(followUp.promisedOn), mode: say(followupsTexts, language, `mode.${followUp.mode}`), result: say(followupsTexts, language, `status.${followUp.status}`), remark: followUp.remark ?? '', by: followUp.doneByName ?? '', on: on(followUp.doneOn) },
  }
}

/** 2026年9月18日, or 18 September 2026. */
export const dayWords = (day: Day, language: Language): string => (language === 'zh' ? chineseDay(day) : new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' }).format(new Date(`${day}T00:00:00Z`)))

function saidField(key: string, value: string, { day, choices }: { day: true | undefined; choices: readonly string[] | undefined }, language: Language): string {
  if (value === '') return ''
  if (day) return dayWords(value, language)
  return choices ? say(papersTexts, language, `${key}.${value}` as keyof typeof papersTexts.zh) : value
}

function partyOf({ side, name, sex, age, idNumberMasked, phoneMasked, address, guardian, agent, needs, language: speaks }: PaperParty, kind: PaperKind, language: Language) {
  const zh = language === 'zh'
  const label = kind === 'confirmation_application' ? (zh ? '申请人' : 'Applicant') : say(casesTexts, language, `side.${side}`)
  return {
    side, label, name, sex: zh ? (sex === 'female' ? '女' : '男') : sex, age: String(age), id: `${zh ? '居民身份证 ' : 'ID card '}${idNumberMasked}`, phone: phoneMasked ?? '', address: address ?? '', guardian: guardian ?? '', agent: agent ?? '',
    needs: [...(speaks ? [speaks] : []), ...needs.map((need) => needTexts[language][need])].join('、'),
  }
}
