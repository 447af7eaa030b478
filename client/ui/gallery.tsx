import { Phone, Plus, Save } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { LanguageSwitch } from './frame.tsx'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { Choice, Choices, Tick } from './choice.tsx'
import { DateField } from './date-field.tsx'
import { Confirm } from './confirm.tsx'
import { Empty, Waiting } from './empty.tsx'
import { Field, TextArea } from './field.tsx'
import { Lamp } from './lamp.tsx'
import { Notice } from './notice.tsx'
import { Locale } from './locale.tsx'
import { NumberField } from './number-field.tsx'
import { Facts, Page, Tag } from './page.tsx'
import { QrCode } from './qr-code.tsx'
import { ComboBox, Select } from './select.tsx'
import { SignatureField } from './signature-field.tsx'
import { Steps } from './steps.tsx'
import { Table } from './table.tsx'
import { Tabs } from './tabs.tsx'
import { TimeLeft } from './time-left.tsx'
import { useToast } from './toast.tsx'
import { type ShellName, useShell, useTheme } from './use-shell.ts'
import { useLanguage } from '../platform/language.tsx'

const hours = (from: number) => new Date(Date.now() + from * 3_600_000).toISOString()

/** Every part of the look on one page, to be looked at. `?shell=kiosk` shows the terminal's sizes. */
export function Gallery() {
  const shell = (new URLSearchParams(location.search).get('shell') ?? 'desk') as ShellName
  useShell(shell)
  const { dark, setDark } = useTheme()
  const { language } = useLanguage()
  const pick = (zh: string, en: string) => (language === 'zh' ? zh : en)
  return (
    <Locale><Page title={pick('样式一览', 'The look')} more={pick('每个部件都在这里', 'every part is here')} actions={<><Button onPress={() => setDark(!dark)}>{pick('深浅', 'Theme')}</Button><LanguageSwitch /></>}
      aside={<><Small pick={pick} /><Card title={pick('空的时候', 'Empty')}><Empty icon={Phone} title={pick('没有要打的电话', 'Nobody to phone')}>{pick('约好了会出现在这里。', 'Bookings will appear here.')}</Empty></Card><Waiting words={pick('正在找最早的时间，请稍等。', 'Looking for the earliest time.')} /></>}>
      <Buttons pick={pick} />
      <Fields pick={pick} />
      <Lists pick={pick} />
      <Card title={pick('签名', 'Signature')}><SignatureField name={pick('王 · 某', 'Wang')} onSigned={() => {}} /></Card>
    </Page></Locale>
  )
}

type Pick = (zh: string, en: string) => string

function Buttons({ pick }: { pick: Pick }) {
  const [asked, setAsked] = useState(false)
  const tell = useToast()
  return (
    <Card title={pick('按钮', 'Buttons')} aside={<Tag tone="heard">{pick('甲方', 'Side A')}</Tag>}>
      <div className="row">
        <Button tone="main" size="large" icon={Plus}>{pick('登记', 'Register')}</Button>
        <Button tone="main" icon={Save} onPress={() => tell(pick('已保存', 'Saved'))}>{pick('保存', 'Save')}</Button>
        <Button>{pick('换个时间', 'Another time')}</Button>
        <Button tone="danger" onPress={() => setAsked(true)}>{pick('取消约访', 'Cancel')}</Button>
        <Button tone="bare">{pick('看全部', 'See all')}</Button>
        <Button isDisabled>{pick('不能用', 'Disabled')}</Button>
        <Button tone="main" busy>{pick('正在保存', 'Saving')}</Button>
      </div>
      <Confirm title={pick('取消这次约访？', 'Cancel this appointment?')} open={asked} yes={pick('取消约访', 'Cancel it')} danger onNo={() => setAsked(false)} onYes={() => setAsked(false)}>
        <p>{pick('双方都会收到通知。以后还能再约。', 'Both sides will be told. It can be booked again.')}</p>
      </Confirm>
    </Card>
  )
}

function Fields({ pick }: { pick: Pick }) {
  const [name, setName] = useState('')
  const [day, setDay] = useState<string | null>('2026-09-18')
  const [sum, setSum] = useState<number | null>(1200)
  const [topic, setTopic] = useState<'neighbor' | 'traffic' | 'labor' | null>('neighbor')
  const [needs, setNeeds] = useState<('hearing' | 'reading')[]>(['reading'])
  const [sms, setSms] = useState(true)
  const topics = [{ key: 'neighbor', word: pick('邻里', 'Neighbours'), more: pick('地界、采光、噪声', 'boundary, light, noise') }, { key: 'traffic', word: pick('道路交通', 'Traffic') }, { key: 'labor', word: pick('劳动欠薪', 'Labour') }] as const
  return (
    <Card title={pick('填写', 'Typing')}>
      <div className="stack">
        <Steps steps={[pick('谁', 'Who'), pick('什么事', 'What'), pick('对方', 'Other side'), pick('需要', 'Needs'), pick('时间', 'Time')]} at={1} onGo={() => {}} />
        <Field label={pick('姓名', 'Name')} required value={name} onChange={setName} hint={pick('和身份证上一样', 'as on the ID card')} />
        <Field label={pick('身份证号', 'ID number')} value="51072619800101001X" onChange={() => {}} refused={pick('最后一位不对，请再看一眼身份证。', 'The last digit does not fit. Please look at the card again.')} />
        <Choice label={pick('什么事', 'What is it about')} options={topics} value={topic} onChange={setTopic} />
        <Choices label={pick('需要什么帮助', 'What help is needed')} options={[{ key: 'hearing', word: pick('听不清', 'Hearing') }, { key: 'reading', word: pick('不识字', 'Reading') }]} value={needs} onChange={setNeeds} />
        <Select label={pick('派出所', 'Station')} options={topics} value={topic} onChange={setTopic} />
        <ComboBox label={pick('找', 'Find')} options={topics} value={topic} onChange={setTopic} none={pick('没有找到', 'Nothing found')} />
        <div className="row"><DateField label={pick('哪一天', 'Day')} value={day} onChange={setDay} /><NumberField label={pick('金额（元）', 'Sum (yuan)')} value={sum} onChange={setSum} min={0} /></div>
        <TextArea label={pick('说说经过', 'What happened')} value="" onChange={() => {}} />
        <Tick label={pick('发短信', 'Send an SMS')} more={pick('短信里不写事由', 'without the reason')} value={sms} onChange={setSms} />
      </div>
    </Card>
  )
}

function Lists({ pick }: { pick: Pick }): ReactNode {
  const rows = [{ at: '09:00', number: 'A011', who: pick('李某某', 'Li'), left: 20, state: 'good' as const, word: pick('已签到', 'Checked in') }, { at: '10:20', number: 'A012', who: pick('王某某', 'Wang'), left: 3, state: 'wait' as const, word: pick('等电话', 'To phone') }, { at: '14:00', number: 'A013', who: pick('尔玛·木初', 'Erma'), left: -1, state: 'bad' as const, word: pick('终端离线', 'Terminal offline') }]
  return (
    <Card title={pick('今天', 'Today')}>
      <Tabs label={pick('看哪些', 'Which')} tabs={[
        { key: 'all', title: pick('全部', 'All'), content: <Table label={pick('今天', 'Today')} rows={rows} rowKey={(row) => row.number} onOpen={() => {}} columns={[
          { key: 'at', title: pick('时间', 'Time'), cell: (row) => <time>{row.at}</time>, narrow: true },
          { key: 'number', title: pick('号', 'No.'), cell: (row) => row.number, narrow: true },
          { key: 'who', title: pick('谁', 'Who'), cell: (row) => row.who },
          { key: 'state', title: pick('怎么样', 'State'), cell: (row) => <Lamp state={row.state} word={row.word} /> },
          { key: 'left', title: pick('期限', 'Due'), cell: (row) => <TimeLeft from={hours(row.left - 24)} until={hours(row.left)} bar />, align: 'end', narrow: true },
          { key: 'do', title: '', cell: () => <Button size="small">{pick('签到', 'Check in')}</Button>, narrow: true },
        ]} /> },
        { key: 'done', title: pick('谈完的', 'Done'), content: <p>{pick('还没有', 'None yet')}</p> },
      ]} />
    </Card>
  )
}

function Small({ pick }: { pick: Pick }) {
  return (
    <div className="stack">
      <Notice>{pick('县里的民警十点到岗。', 'The officer comes at ten.')}</Notice>
      <Notice tone="wait">{pick('还差一个人没到。', 'One person is not here yet.')}</Notice>
      <Notice tone="refused">{pick('这个时间刚被别人约走了，请选下一个。', 'This time was just taken. Please choose the next.')}</Notice>
      <Notice tone="lost" action={<Button>{pick('再试', 'Again')}</Button>}>{pick('和服务器的连接断了。', 'The connection is down.')}</Notice>
      <Card title={pick('编号', 'Number')} tone="heard"><Facts facts={[{ name: pick('案号', 'Case'), value: '青禾调〔2026〕0001号' }, { name: pick('电话', 'Phone'), value: '138****5678' }]} /></Card>
      <Card tone="wait" title={pick('单独谈', 'Caucus')}>{pick('只有甲方听得到。', 'Only side A hears this.')}</Card>
      <QrCode text="https://localhost/verify/abc" words={pick('验证码', 'Verify')} />
    </div>
  )
}
