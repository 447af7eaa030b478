import { UserRound } from 'lucide-react'
import './portrait.css'

/** A person's face where people would rather see a face than read a name; a quiet figure where there is no picture. */
export function Portrait({ name, picture, size = '3rem' }: { name: string; picture?: string | null; size?: string }) {
  return (
    <span className="portrait" style={{ width: size, height: size }} role="img" aria-label={name}>
      {picture ? <img src={picture} alt="" /> : <UserRound aria-hidden size="55%" strokeWidth={1.4} />}
    </span>
  )
}
