import { Ambulance, Baby, Banknote, Briefcase, Car, CircleHelp, Factory, FileBadge, Handshake, HeartPulse, House, IdCard, type LucideIcon, MapPinned, Search, ShieldAlert, ShoppingBasket, Store, Trees, Users } from 'lucide-react'
import type { Topic } from '#shared/cases/words.ts'

/** A picture for each topic, so that a card is found without reading. */
export const topicIcons: Record<Topic, LucideIcon> = {
  family: Baby, neighbor: Users, homestead: House, contract: Handshake, business: Store, damages: Ambulance, forest_land: Trees, expropriation: MapPinned, pollution: Factory, labor: Banknote, consumer: ShoppingBasket, medical: HeartPulse, traffic: Car, property_mgmt: Briefcase, other: CircleHelp,
  public_security_minor: ShieldAlert, household_registration: IdCard, admin_approval: FileBadge, help_request: Search,
}

/** The cards in the order of how often they are needed in a mountain county. */
export const topicOrder: readonly Topic[] = ['household_registration', 'neighbor', 'family', 'forest_land', 'damages', 'homestead', 'traffic', 'labor', 'contract', 'public_security_minor', 'admin_approval', 'consumer', 'medical', 'property_mgmt', 'pollution', 'expropriation', 'business', 'help_request', 'other']
