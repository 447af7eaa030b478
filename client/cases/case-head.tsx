import type { CaseFile } from '#shared/cases/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Facts } from '../ui/page.tsx'
import { CaseState } from './case-state.tsx'
import './cases.css'

/** A case's header: what it is about, how it stands, who answers for it. */
export function CaseHead({ file }: { file: CaseFile }) {
  const say = useTexts(casesTexts)
  const { day } = useDates()
  return (
    <>
      <div className="case-title">
        <h1>{say(`topic.${file.topic}`)}<span className="figures quiet-text">{file.number}</span></h1>
        <CaseState status={file.status} />
      </div>
      <p className="case-summary">{file.summary}</p>
      <Facts facts={[
        { name: say('owner'), value: file.ownerName },
        { name: say('track'), value: say(`track.${file.track}`) },
        { name: say('openedAt'), value: day(file.openedAt) },
      ]} />
    </>
  )
}
