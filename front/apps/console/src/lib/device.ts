/* device.ts: the browser and the system that a signed-in device calls itself, in a word or two. */
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger\/(\d+)/, 'WeChat'],
  [/DingTalk\/(\d+)/, 'DingTalk'],
  [/HuaweiBrowser\/(\d+)/, 'Huawei'],
  [/Edg\w*\/(\d+)/, 'Edge'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrom(?:e|ium)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari/, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android ?([\d.]*)/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]
export function deviceOf(agent: string): string {
  const system = SYSTEMS.find(([re]) => re.test(agent))?.[1]
  for (const [re, name] of BROWSERS) {
    const m = re.exec(agent)
    if (m) return [`${name} ${m[1]}`, system].filter(Boolean).join(' · ')
  }
  return agent.slice(0, 60) // a machine says who it is
}
