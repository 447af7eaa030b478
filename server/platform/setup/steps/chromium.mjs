import { missingPackages, needDebianPackages } from './debian-packages.mjs'
import { step } from './tell.mjs'

/** The browser of the journeys, fonts to see Chinese in it, poppler and qpdf to read a PDF's text, fonts and seal, ffmpeg to make films of recordings. */
const PACKAGES = ['chromium', 'fonts-noto-cjk', 'poppler-utils', 'qpdf', 'ffmpeg']

/** A token in software (SoftHSM) with OpenSC to seal with it. NOTE: without them one test file is skipped and says so; nobody is kept from the rest. */
const TOKEN = ['softhsm2', 'opensc']

/** Sees to it that Chromium and what the journeys need beside it are there. */
export function needChromium() {
  return step({
    zh: '准备浏览器',
    en: 'Chromium',
    takes: '首次约 1–2 分钟, about 1–2 min the first time',
    isDone: async () => (await missingPackages([...PACKAGES, ...(isRoot ? TOKEN : [])])).length === 0,
    work: async () => {
      await needDebianPackages(PACKAGES, { zh: '在真实浏览器中测试', en: 'Testing in a real browser' })
      if (isRoot) await needDebianPackages(TOKEN, { zh: '测试密码器上的印章', en: 'Testing the seal on a token' }).catch((error) => console.log(`  ${error.message}`))
    },
  })
}

const isRoot = process.getuid?.() === 0
