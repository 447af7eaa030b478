import { formWords } from '#shared/agreements/form-rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import { signerKey } from '#shared/agreements/rules.ts'
import { wayOf } from '#shared/agreements/signing-rules.ts'
import type { Agreement, Ink } from '#shared/agreements/words.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Tag } from '../ui/page.tsx'
import './agreements.css'
import { AssentLine } from './assent-line.tsx'
import { InkView } from './ink-view.tsx'

/** Who has signed, who is signing now, and who has not. */
export function Signers({ agreement, wet = new Map() }: { agreement: Agreement; wet?: ReadonlyMap<string, Ink> }) {
  const say = useTexts(agreementsTexts)
  const { language } = useLanguage()
  const { moment } = useDates()
  return (
    <>
      <ul className="signers" aria-label={say('signers')}>
        {agreement.signers.map((signer) => {
          const key = signerKey(signer)
          const mark = agreement.signatures.find((signature) => signature.signerKey === key)
          const growing = wet.get(key)
          return (
            <li key={key}>
              <span className="signers-who"><Tag>{signer.kind === 'mediator' ? formWords[agreement.form].leads[language] : say(`side.${signer.side}`)}</Tag> {signer.name}</span>
              {mark?.ink && <InkView ink={mark.ink} words={signer.name} />}
              {mark?.witness && <><span className="quiet-text">{say('witnessIs', { name: mark.witness.name, who: say(`witness.${mark.witness.who}`) })}</span><InkView ink={mark.witness.ink} words={mark.witness.name} /></>}
              {!mark && growing && <InkView ink={growing} words={say('otherSigning', { name: signer.name })} />}
              <Lamp state={mark ? 'good' : growing ? 'wait' : 'off'} word={mark ? say(mark.where ? signedWords[mark.way] : 'signedWhen', { time: moment(mark.signedAt), where: mark.where }) : growing ? say('signingNow') : say('notSigned')} />
              <AssentLine agreement={agreement} signer={signer} />
              {!mark && signer.kind === 'party' && agreement.status === 'signing' && <Tag>{say(`wayIs.${wayOf(agreement, signer.partyId) ?? 'none'}`)}</Tag>}
            </li>
          )
        })}
      </ul>
      {agreement.assentsCancelled > 0 && <p className="quiet-text">{say('assentsCancelled', { count: agreement.assentsCancelled })}</p>}
    </>
  )
}

const signedWords = { finger: 'signedAt', mark: 'markSigned', paper: 'paperSigned' } as const
