import type { CaseFile } from '#shared/cases/words.ts'
import { sides } from '#shared/cases/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Card } from '../ui/card.tsx'
import { Tag } from '../ui/page.tsx'
import { needTexts } from '#shared/people/need-texts.ts'
import './cases.css'

/** Both sides of a case: who they are, masked, and what they need. */
export function CaseParties({ parties }: { parties: CaseFile['parties'] }) {
  const say = useTexts(casesTexts)
  const need = useTexts(needTexts)
  return (
    <Card title={say('parties')}>
      {sides.filter((side) => parties.some((party) => party.side === side)).map((side) => (
        <section key={side} className="case-side">
          <h3>{say(`side.${side}`)}</h3>
          {parties.filter((party) => party.side === side).map((party) => (
            <div key={party.partyId} className="case-party">
              <strong>{party.name}</strong>
              <span>{say('years', { age: party.age })}</span>
              <span className="figures quiet-text">{party.idNumberMasked}</span>
              {party.phoneMasked !== null && <span className="figures quiet-text">{party.phoneMasked}</span>}
              {party.guardian && <span>{say('guardianIs', { name: party.guardian.name })}</span>}
              {party.needs.map((each) => <Tag key={each} tone="wait">{need(each)}</Tag>)}
            </div>
          ))}
        </section>
      ))}
    </Card>
  )
}
