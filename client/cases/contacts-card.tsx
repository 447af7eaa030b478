import { useState } from 'react'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseFile } from '#shared/cases/words.ts'
import { type Channel, channels, type Contact } from '#shared/cases/work.ts'
import { api } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Tag } from '../ui/page.tsx'
import { WorkCard, WorkDialog } from './work-card.tsx'

/** Every talk with a party outside a session, the latest first. */
export function ContactsCard({ file }: { file: CaseFile }) {
  const say = useTexts(casesTexts)
  const { moment } = useDates()
  const [adding, setAdding] = useState(false)
  const line = (talk: Contact) => (
    <>
      <span><Tag>{say(`channel.${talk.channel}`)}</Tag> <strong>{talk.withWhom}</strong> <span className="quiet-text">{moment(talk.at)} · {say('minutesLong', { minutes: talk.minutes })} · {talk.byName} · {say(`incoming.${talk.incoming ? 'yes' : 'no'}`)}</span></span>
      <span>{talk.summary}</span>
    </>
  )
  return (
    <WorkCard caseId={file.id} title={say('contacts')} none={say('noContacts')} of={({ contacts }) => contacts} line={line} aside={<Button onPress={() => setAdding(true)}>{say('logContact')}</Button>}>
      {() => adding && <LogContact file={file} onClose={() => setAdding(false)} />}
    </WorkCard>
  )
}

function LogContact({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const say = useTexts(casesTexts)
  const [channel, setChannel] = useState<Channel>('phone')
  const [way, setWay] = useState<'yes' | 'no'>('no')
  const [minutes, setMinutes] = useState('5')
  const [withWhom, setWithWhom] = useState(file.parties[0]?.name ?? '')
  const [summary, setSummary] = useState('')
  const count = Number(minutes)
  const ready = Number.isInteger(count) && count >= 0 && count <= 600 && withWhom.trim() !== '' && summary.trim().length > 1
  return (
    <WorkDialog title={say('logContact')} ready={ready} act={() => api.cases.logContact({ caseId: file.id, channel, incoming: way === 'yes', minutes: count, withWhom, summary })} onClose={onClose}>
      <Choice label={say('channel')} columns={5} options={channels.map((key) => ({ key, word: say(`channel.${key}`) }))} value={channel} onChange={setChannel} />
      <Choice label={say('direction')} columns={2} options={(['no', 'yes'] as const).map((key) => ({ key, word: say(`incoming.${key}`) }))} value={way} onChange={setWay} />
      <Field label={say('withWhom')} required value={withWhom} onChange={setWithWhom} maxLength={50} />
      <Field label={say('minutesTalked')} inputMode="numeric" required value={minutes} onChange={setMinutes} maxLength={3} />
      <TextArea label={say('talk')} required value={summary} onChange={setSummary} maxLength={1000} rows={3} />
    </WorkDialog>
  )
}
