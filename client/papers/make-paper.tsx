import { Eye, Languages } from 'lucide-react'
import { useState } from 'react'
import type { CaseId } from '#shared/cases/words.ts'
import { type Field as PaperField, isAboutOne, kinds } from '#shared/papers/kind-rules.ts'
import { missingOfFields } from '#shared/papers/rules.ts'
import { papersTexts } from '#shared/papers/texts.ts'
import type { PaperFields, PaperOffer } from '#shared/papers/words.ts'
import type { Language } from '#shared/platform/say.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useKept } from '../platform/use-kept.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { LookedPdf } from './paper-pdf.tsx'

type Say = ReturnType<typeof useTexts<keyof typeof papersTexts.zh>>

/** Makes a paper: what the case knows comes by itself, the rest is typed here; what is missing is named before. What is typed survives a reload. */
export function MakePaper({ caseId, offer, onClose }: { caseId: CaseId; offer: PaperOffer; onClose: () => void }) {
  const { kind } = offer
  const { fields, about: chosen } = kinds[kind]
  const say = useTexts(papersTexts)
  const tell = useToast()
  const [kept, setFields, forget] = useKept<PaperFields>(`paper.${caseId}.${kind}`, offer.known)
  const [about, setAbout] = useState<string | null>(offer.about.length === 1 ? offer.about[0]!.id : null)
  const [looked, setLooked] = useState<string | null>(null)
  const typed: PaperFields = { ...Object.fromEntries(fields.map(({ key }) => [key, ''])), ...kept }
  const making = { caseId, kind, about, fields: Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '')) }
  const looking = useSave((language: Language) => api.papers.look({ ...making, language }), { then: ({ pdf }) => setLooked(pdf) })
  const saving = useSave(() => api.papers.make(making), { refresh: [query.papers.key(), query.records.key(), query.cases.key()], then: () => { forget(); tell(say('made')); onClose() } })
  const missing = [...offer.missing, ...missingOfFields(kind, typed)]
  const needsAbout = isAboutOne(chosen) && about === null
  const title = say(`kind.${kind}`)
  return (
    <Dialog title={title} open wide onClose={onClose} actions={(
      <div className="row">
        <Button icon={Languages} busy={looking.saving} isDisabled={needsAbout} onPress={() => looking.save('en')}>{say('lookEnglish')}</Button>
        <Button icon={Eye} busy={looking.saving} isDisabled={needsAbout} onPress={() => looking.save('zh')}>{say('look')}</Button>
        <Button tone="main" busy={saving.saving} isDisabled={needsAbout || missing.length > 0} onPress={() => saving.save(undefined)}>{say('makeIt')}</Button>
      </div>
    )}>
      <div className="stack">
        <p className="quiet-text">{say(fields.length === 0 ? 'nothingToType' : 'knownAlready')}</p>
        {isAboutOne(chosen) && <Select label={say(aboutWord[chosen])} required options={offer.about.map(({ id, name }) => ({ key: id, word: name }))} value={about} onChange={setAbout} />}
        {fields.map((field) => <OneField key={field.key} field={field} value={typed[field.key] ?? ''} onChange={(value) => setFields({ ...typed, [field.key]: value })} say={say} />)}
        {missing.length > 0 && <Notice tone="wait"><strong>{say('missing')}</strong><ul>{missing.map(({ need, place }) => <li key={need}>{say(wordOf(need))}：{say(`place.${place}`)}</li>)}</ul></Notice>}
        <ToldNotice told={saving.refused ?? looking.refused} />
      </div>
      {looked !== null && <LookedPdf pdf={looked} name={title} onClose={() => setLooked(null)} />}
    </Dialog>
  )
}

const aboutWord = { power: 'aboutPower', 'follow-up': 'aboutFollowUp', ended: 'aboutEnded' } as const
const wordOf = (need: string) => (need.startsWith('field.') ? need : `need.${need}`) as keyof typeof papersTexts.zh

function OneField({ field: { key, longest, required: needed, long, day, choices }, value, onChange, say }: { field: PaperField; value: string; onChange: (value: string) => void; say: Say }) {
  const required = needed === true
  const look = { label: say(`field.${key}` as keyof typeof papersTexts.zh), required, ...(required ? {} : { hint: say('optional') }) }
  if (day) return <DateField {...look} value={value === '' ? null : value} onChange={(on) => onChange(on ?? '')} />
  if (choices) return <Choice {...look} columns={choices.length > 3 ? 3 : choices.length as 2 | 3} options={choices.map((one) => ({ key: one, word: say(`${key}.${one}` as keyof typeof papersTexts.zh) }))} value={value === '' ? null : value} onChange={onChange} />
  return long ? <TextArea {...look} rows={3} maxLength={longest} value={value} onChange={onChange} name={key} /> : <Field {...look} maxLength={longest} value={value} onChange={onChange} name={key} />
}
