import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as Switch } from 'react-aria-components/Tabs'
import './tabs.css'

/** Several sheets in one place; arrow keys go between their titles. Sheets keep their state while hidden. */
export function Tabs({ label, tabs, chosen, onChoose }: { label: string; tabs: readonly { key: string; title: ReactNode; content: ReactNode }[]; chosen?: string; onChoose?: (key: string) => void }) {
  return (
    <Switch className="tabs" {...(chosen === undefined ? {} : { selectedKey: chosen })} {...(onChoose ? { onSelectionChange: (key) => onChoose(String(key)) } : {})}>
      <TabList aria-label={label} className="tabs-list">
        {tabs.map((tab) => <Tab key={tab.key} id={tab.key} className="tabs-tab">{tab.title}</Tab>)}
      </TabList>
      {tabs.map((tab) => <TabPanel key={tab.key} id={tab.key} className="tabs-sheet" shouldForceMount>{tab.content}</TabPanel>)}
    </Switch>
  )
}
