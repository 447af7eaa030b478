import { useQuery } from '@tanstack/react-query'
import { followupsTexts } from '#shared/followups/texts.ts'
import { grades } from '#shared/followups/words.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Facts } from '../ui/page.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** What people think of the service, never without how many answered. */
export function SatisfactionCard() {
  const say = useTexts(followupsTexts)
  const asked = useQuery(query.followups.satisfaction.queryOptions())
  return (
    <Card title={say('satisfaction')}>
      {asked.isPending && <Waiting words={say('loading')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {asked.data && (
        <>
          <p>{say('satisfactionOf', { answered: asked.data.answered, cases: asked.data.cases })}</p>
          <Facts facts={grades.map((grade) => ({ name: say(`grade.${grade}`), value: <span className="figures">{asked.data[grade]}</span> }))} />
        </>
      )}
    </Card>
  )
}
