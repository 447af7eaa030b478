import { FileCheck2, FileX2, FileQuestion, FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import { api } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { Facts } from '../ui/page.tsx'
import { ToldNotice } from '../ui/told.tsx'

type Checked = Awaited<ReturnType<typeof api.agreements.verifyFile>>
type Verdict = Checked['state'] | 'foreign' | 'stale'

const most = 1_000_000

/** Takes a PDF and says whether it is as it was sealed, by whom, and whether it is on record here. */
export function VerifyFile() {
  const say = useTexts(agreementsTexts)
  const picker = useRef<HTMLInputElement>(null)
  const [tooLarge, setTooLarge] = useState(false)
  const [checked, setChecked] = useState<Checked | null>(null)
  const checking = useSave(async (file: File) => api.agreements.verifyFile({ pdf: await asBase64(file) }), { then: setChecked })
  const pick = (file: File | undefined) => {
    setChecked(null)
    setTooLarge(file !== undefined && file.size > most)
    if (file && file.size <= most) checking.save(file)
  }
  return (
    <Card title={say('verifyFileHead')}>
      <p>{say('verifyFileMore')}</p>
      <input ref={picker} type="file" accept="application/pdf,.pdf" hidden data-testid="verify-file" onChange={(event) => { pick(event.target.files?.[0]); event.target.value = '' }} />
      <div><Button tone="main" icon={FileUp} busy={checking.saving} onPress={() => picker.current?.click()}>{say('verifyFilePick')}</Button></div>
      {tooLarge && <Notice tone="refused">{say('verifyFileTooLarge')}</Notice>}
      {checking.saving && <Waiting words={say('verifyFileBusy')} />}
      <ToldNotice told={checking.refused} onAgain={checking.again} />
      {checked && <Told checked={checked} />}
    </Card>
  )
}

function Told({ checked }: { checked: Checked }) {
  const say = useTexts(agreementsTexts)
  const { day, moment, time } = useDates()
  // NOTE: whoever verifies may print it, so today is named too.
  const when = (at: string) => `${day(at)} ${time(at)}`
  const verdict = verdictOn(checked)
  const { by, sealedAt, stampedAt, record, sha256 } = checked
  return (
    <div className={`verdict verdict-${verdict}`} role="status" data-testid="verdict">
      <Empty icon={verdict === 'intact' ? FileCheck2 : verdict === 'unsealed' ? FileQuestion : FileX2} title={say(`seal.${verdict}`)}>{say(`seal.${verdict}More`)}</Empty>
      <Facts facts={[
        { name: say('seal.record'), value: record ? say('seal.onRecord', { number: record.number }) : say('seal.notOnRecord') },
        ...(record ? [{ name: say('standingNow'), value: <strong>{say(`standingIs.${record.status}`, { at: record.endedAt === null ? '' : moment(record.endedAt), by: record.replacedBy ?? '' })}</strong> }] : []),
        ...(by ? [{ name: say('seal.by'), value: by.subject }] : []),
        ...(sealedAt ? [{ name: say('seal.at'), value: when(sealedAt) }] : []),
        ...(stampedAt ? [{ name: say('seal.stampedAt'), value: when(stampedAt) }] : []),
        { name: say('seal.fileIs'), value: <span className="figures verify-hash">{sha256}</span> },
        ...(by ? [{ name: say('seal.certificateIs'), value: <span className="figures verify-hash">{by.sha256}</span> }] : []),
      ]} />
    </div>
  )
}

// A file on record answers for itself: an older seal of the county's is good for what it sealed then.
function verdictOn({ state, ours, goodThen, record }: Checked): Verdict {
  if (state !== 'intact') return state
  if (!ours && !record) return 'foreign'
  return goodThen ? 'intact' : 'stale'
}

async function asBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  // In pieces: a call takes some ten thousand arguments at most.
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}
