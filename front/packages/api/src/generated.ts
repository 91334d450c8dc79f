/* Made from the route tables of the server (net_client.c). Do not edit. */
/* eslint-disable */

export interface CallOptions {
  /** Revision that was seen: sent as If-Match */
  ifMatch?: number | undefined;
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
}

export interface Call {
  op: string;
  method: string;
  path: string;
  query?: object;
  /** JSON value, FormData (upload), or bytes */
  body?: unknown;
  /** takes an Idempotency-Key */
  idempotent: boolean;
  options: CallOptions;
}

export type Send = <T>(call: Call) => Promise<T>;

export interface Page<T> {
  items: T[];
  next: string | null;
  /** only with count */
  total?: number;
}

/** RFC 7807 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  /** JSON pointer or parameter at fault */
  field?: string;
  request_id?: string;
}

/** Not the built-in name: a schema may be called that. */
export type TableOf<T> = { readonly [key: string]: T };

export interface ShapeField {
  name: string;
  type: string;
  req: boolean;
  ro: boolean;
  secret: boolean;
  min?: number;
  max?: number;
  zh: string;
  en: string;
  /** name of the shape of an object or of a list's elements */
  sub?: string;
  values: readonly string[];
}

export interface ListColumn {
  name: string;
  type: "i64" | "bool" | "text" | "dec" | "time" | "date" | "uuid" | "enum" | "json" | "obj" | "list" | "texts";
  sort: boolean;
  filter: boolean;
  search: boolean;
  /** filter or sort only */
  hidden: boolean;
  zh: string;
  en: string;
  values: readonly string[];
}

export interface SignInInput {
  /** 登录名 / Sign-in name */
  login: string;
  /** 密码 / Password */
  password: string;
}

export interface Me {
  /** 账号或密钥 / Account or key */
  kind: string | null;
  /** 编号 / Id */
  uuid: string;
  /** 登录名 / Sign-in name */
  login: string | null;
  /** 姓名 / Name */
  name: string | null;
  /** 须先修改密码 / The password must be changed first */
  must_change: boolean;
  /** 本次登录 / This session */
  session: string | null;
  /** 授权 / Grants */
  grants: PeopleGrant[];
  /** 权限 / Permissions */
  permissions: string[];
  /** 本县 / County */
  county: County | null;
}

export interface PeopleGrant {
  /** 角色 / Role */
  role: "admin" | "office" | "lab" | "agri" | "market" | "owner" | "worker" | "point" | "machine" | "buyer";
  /** 层级 / Level */
  level: string | null;
  /** 层级名称 / Name of the level */
  level_name: string | null;
  /** 经营主体 / Producer */
  operator: string | null;
  /** 经营主体名称 / Name of the producer */
  operator_name: string | null;
}

export interface County {
  /** 区划代码 / Division code */
  code: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 层级 / Level */
  level: string | null;
  /** 追溯码域名 / Domain of trace codes */
  domain: string | null;
  /** 演示数据 / Demonstration */
  demo: boolean;
  /** 版本 / Revision */
  rev: number | null;
}

export interface PasswordChangeInput {
  /** 原密码 / Present password */
  old_password: string;
  /** 新密码 / New password */
  new_password: string;
}

export interface Session {
  /** 编号 / Id */
  uuid: string;
  /** 网络地址 / Address */
  remote: string | null;
  /** 浏览器 / Browser */
  agent: string | null;
  /** 登录时间 / Signed in */
  created_at: string;
  /** 最近使用 / Last used */
  seen_at: string | null;
  /** 最晚到期 / Ends at the latest */
  expires_at: string | null;
  /** 当前 / This one */
  current: boolean;
}

export interface Role {
  /** 角色 / Role */
  role: string | null;
  /** 中文名称 / Chinese name */
  zh: string | null;
  /** 英文名称 / English name */
  en: string | null;
  /** 权限 / Permissions */
  permissions: string[];
  /** 可授予的角色 / Roles it may hand out */
  grants: string[];
}

export interface CountyBodyInput {
  /** 本县层级 / Level of the county */
  level?: string | null | undefined;
  /** 追溯码域名 / Domain of trace codes */
  domain?: string | null | undefined;
  /** 演示数据 / Demonstration */
  demo?: boolean | null | undefined;
}

export interface Level {
  /** 编号 / Id */
  uuid: string;
  /** 上级 / Parent */
  parent: string | null;
  /** 区划代码 / Code */
  code: string | null;
  /** 类别 / Kind */
  kind: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 县代码 / County code */
  county: string | null;
  /** 状态 / State */
  state: string | null;
  /** 层数 / Depth */
  depth: number | null;
  /** 版本 / Revision */
  rev: number | null;
}

export interface LevelBodyInput {
  /** 上级 / Parent */
  parent?: string | null | undefined;
  /** 区划代码 / Code */
  code?: string | null | undefined;
  /** 类别 / Kind */
  kind: string;
  /** 名称 / Name */
  name: string;
  /** 英文名称 / English name */
  name_en?: string | null | undefined;
}

export interface LevelPatchInput {
  /** 区划代码 / Code */
  code?: string | null | undefined;
  /** 类别 / Kind */
  kind?: string | null | undefined;
  /** 名称 / Name */
  name?: string | null | undefined;
  /** 英文名称 / English name */
  name_en?: string | null | undefined;
}

export interface LevelMoveInput {
  /** 新的上级 / New parent */
  parent: string;
}

export interface LevelReasonInput {
  /** 原因 / Reason */
  reason: string;
}

export interface Operator {
  /** 编号 / Id */
  uuid: string;
  /** 类型 / Kind */
  kind: "household" | "coop" | "family_farm" | "enterprise";
  /** 名称 / Name */
  name: string | null;
  /** 公开名称 / Public name */
  public_name: string | null;
  /** 统一社会信用代码 / Social credit code */
  uscc: string | null;
  /** 农户编号 / Number of the household */
  number: string | null;
  /** 状态 / State */
  state: "applied" | "examined" | "active" | "suspended" | "closed" | "refused";
  /** 所在层级 / Level */
  level: string | null;
  /** 层级名称 / Name of the level */
  level_name: string | null;
  /** 所在地 / Place */
  place: string | null;
  /** 县代码 / County code */
  county: string | null;
  /** 联系人 / Contact */
  contact: string | null;
  /** 电话 / Phone */
  phone: string | null;
  /** 地址 / Address */
  address: string | null;
  /** 明白人 / Trained person */
  trained_person: string | null;
  /** 帮扶户 / Helped household */
  poor: boolean;
  /** 全球位置码 / GLN */
  gln: string | null;
  /** 位置标识 / Location URI */
  location: string | null;
  /** 登记时间 / Registered */
  created_at: string;
  /** 更新时间 / Changed */
  updated_at: string;
  /** 可转入的状态 / States the caller may set */
  next_states: string[];
  /** 版本 / Revision */
  rev: number | null;
}

export interface OperatorBodyInput {
  /** 类型 / Kind */
  kind: "household" | "coop" | "family_farm" | "enterprise";
  /** 名称 / Name */
  name: string;
  /** 公开名称 / Public name */
  public_name?: string | null | undefined;
  /** 统一社会信用代码 / Social credit code */
  uscc?: string | null | undefined;
  /** 所在层级 / Level */
  level: string;
  /** 联系人 / Contact */
  contact?: string | null | undefined;
  /** 电话 / Phone */
  phone?: string | null | undefined;
  /** 地址 / Address */
  address?: string | null | undefined;
  /** 明白人 / Trained person */
  trained_person?: string | null | undefined;
  /** 帮扶户 / Helped household */
  poor?: boolean | null | undefined;
  /** 全球位置码 / GLN */
  gln?: string | null | undefined;
}

export interface OperatorPatchInput {
  /** 名称 / Name */
  name?: string | null | undefined;
  /** 公开名称 / Public name */
  public_name?: string | null | undefined;
  /** 统一社会信用代码 / Social credit code */
  uscc?: string | null | undefined;
  /** 所在层级 / Level */
  level?: string | null | undefined;
  /** 联系人 / Contact */
  contact?: string | null | undefined;
  /** 电话 / Phone */
  phone?: string | null | undefined;
  /** 地址 / Address */
  address?: string | null | undefined;
  /** 明白人 / Trained person */
  trained_person?: string | null | undefined;
  /** 帮扶户 / Helped household */
  poor?: boolean | null | undefined;
  /** 全球位置码 / GLN */
  gln?: string | null | undefined;
}

export interface ExaminationInput {
  /** 是否通过 / Passed */
  passed: boolean;
  /** 审核意见 / Opinion */
  opinion: string;
}

export interface OperatorStateBodyInput {
  /** 新状态 / New state */
  state: "applied" | "examined" | "active" | "suspended" | "closed" | "refused";
  /** 原因 / Reason */
  reason: string;
}

export interface OperatorStep {
  /** 原状态 / From */
  from_state: string | null;
  /** 新状态 / To */
  to_state: string | null;
  /** 意见或原因 / Opinion or reason */
  reason: string | null;
  /** 经办人 / By */
  by_name: string | null;
  /** 时间 / Time */
  at: string | null;
  /** 审核结论 / Outcome of an examination */
  examination: boolean;
}

export interface ApplyPlace {
  /** 编号 / Id */
  uuid: string;
  /** 村 / Village */
  name: string | null;
  /** 乡镇 / Township */
  above: string | null;
}

export interface ApplicationInput {
  /** 类型 / Kind */
  kind: "household" | "coop" | "family_farm" | "enterprise";
  /** 名称 / Name */
  name: string;
  /** 统一社会信用代码 / Social credit code */
  uscc?: string | null | undefined;
  /** 所在村 / Village */
  level: string;
  /** 联系人 / Contact */
  contact: string;
  /** 电话 / Phone */
  phone: string;
  /** 地址 / Address */
  address?: string | null | undefined;
  /** 明白人 / Trained person */
  trained_person?: string | null | undefined;
}

export interface NewBuyerInput {
  /** 手机号 / Mobile number */
  phone: string;
  /** 密码 / Password */
  password: string;
  /** 称呼 / Name */
  name: string;
}

export interface Buyer {
  /** 编号 / Id */
  uuid: string;
  /** 称呼 / Name */
  name: string | null;
  /** 别人看到的称呼 / Name as others see it */
  masked: string | null;
  /** 手机号 / Mobile number */
  phone: string | null;
  /** 别人看到的手机号 / Number as others see it */
  phone_masked: string | null;
  /** 注册时间 / Registered */
  registered_at: string | null;
}

export interface BuyerLeaveInput {
  /** 密码 / Password */
  password: string;
}

export interface Account {
  /** 编号 / Id */
  uuid: string;
  /** 登录名 / Sign-in name */
  login: string | null;
  /** 姓名 / Name */
  name: string | null;
  /** 状态 / State */
  state: string | null;
  /** 须修改密码 / Password must be changed */
  must_change: boolean;
  /** 最近登录 / Last sign-in */
  signed_in_at: string | null;
  /** 创建时间 / Created */
  created_at: string;
  /** 授权 / Grants */
  grants: PeopleGrant[];
  /** 版本 / Revision */
  rev: number | null;
}

export interface AccountBodyInput {
  /** 登录名 / Sign-in name */
  login: string;
  /** 姓名 / Name */
  name: string;
  /** 密码 / Password */
  password: string;
  /** 首次登录须修改密码 / Must be changed at the next sign-in */
  must_change?: boolean | null | undefined;
  /** 授权 / Grants */
  grants: PeopleGrantBodyInput[];
}

export interface PeopleGrantBodyInput {
  /** 角色 / Role */
  role: "admin" | "office" | "lab" | "agri" | "market" | "owner" | "worker" | "point" | "machine" | "buyer";
  /** 层级 / Level */
  level?: string | null | undefined;
  /** 经营主体 / Producer */
  operator?: string | null | undefined;
}

export interface AccountPatchInput {
  /** 姓名 / Name */
  name?: string | null | undefined;
  /** 状态 / State */
  state?: "active" | "disabled" | null | undefined;
}

export interface GrantsBodyInput {
  /** 授权 / Grants */
  grants: PeopleGrantBodyInput[];
}

export interface PasswordResetInput {
  /** 新密码 / New password */
  password: string;
  /** 首次登录须修改密码 / Must be changed at the next sign-in */
  must_change?: boolean | null | undefined;
}

export interface KeyBodyInput {
  /** 用途 / What it is for */
  name: string;
  /** 角色 / Role */
  role: "admin" | "office" | "lab" | "agri" | "market" | "owner" | "worker" | "point" | "machine" | "buyer";
  /** 层级 / Level */
  level?: string | null | undefined;
  /** 经营主体 / Producer */
  operator?: string | null | undefined;
  /** 到期 / Expires */
  expires_at?: string | null | undefined;
}

export interface Key {
  /** 编号 / Id */
  uuid: string;
  /** 用途 / What it is for */
  name: string | null;
  /** 开头 / Begins with */
  prefix: string | null;
  /** 密钥（只显示一次） / The key, shown once */
  secret: string | null;
}

export interface Statement {
  /** 账户 / Account */
  account: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 开始日期 / From */
  from_day: string | null;
  /** 结束日期（含） / Until, included */
  until_day: string | null;
  /** 期初余额（分），负数为应付 / Opening balance, fen; negative: owed to the account's owner */
  opening: number | null;
  /** 期末余额（分） / Closing balance, fen */
  closing: number | null;
  /** 借方合计（分） / Debits, fen */
  debits: number | null;
  /** 贷方合计（分） / Credits, fen */
  credits: number | null;
  /** 明细 / Lines */
  lines: StatementLine[];
}

export interface StatementLine {
  /** 时间 / At */
  at: string | null;
  /** 类别 / Kind */
  kind: string | null;
  /** 编号 / Number */
  key: string | null;
  /** 摘要 / What */
  memo: string | null;
  /** 金额（分） / Amount, fen */
  fen: number | null;
  /** 余额（分） / Balance, fen */
  balance: number | null;
}

export interface SettlementDrawInput {
  /** 截止日期（含） / Due until, included */
  until_day: string;
  /** 只结算这类收款人 / Only payees of this kind */
  kind?: "all" | "operator" | "buyer" | "promoter" | null | undefined;
  /** 只结算这个收款人 / Only this payee */
  payee?: string | null | undefined;
}

export interface SettlementsDrawn {
  /** 结算单数 / Settlements */
  settlements: number | null;
  /** 合计（分） / Sum, fen */
  fen: number | null;
}

export interface Settlement {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 结算单号 / Number */
  number: string | null;
  /** 收款人类别 / Kind of payee */
  kind: "operator" | "buyer" | "promoter";
  /** 收款人编号 / Payee's id */
  payee: string | null;
  /** 收款人 / Payee */
  payee_name: string | null;
  /** 账户 / Account */
  account: string | null;
  /** 金额（分） / Amount, fen */
  fen: number | null;
  /** 笔数 / Lines */
  lines_n: number | null;
  /** 截止日期（含） / Due until, included */
  until_day: string | null;
  /** 状态 / State */
  state: "drawn" | "approved" | "paid" | "failed" | "cancelled";
  /** 生成人 / Drawn by */
  drawn_name: string | null;
  /** 生成时间 / Drawn at */
  drawn_at: string | null;
  /** 批准人 / Approved by */
  approved_name: string | null;
  /** 批准时间 / Approved at */
  approved_at: string | null;
  /** 列入银行付款文件的时间 / Given out in a file for the bank at */
  filed_at: string | null;
  /** 付款时间 / Paid out at */
  paid_at: string | null;
  /** 银行流水号 / Bank's reference */
  reference: string | null;
  /** 原因 / Reason */
  reason: string | null;
  /** 户名 / Account holder */
  holder: string | null;
  /** 开户行 / Bank */
  bank: string | null;
  /** 账号（隐去大部分） / Account number, masked */
  bank_number: string | null;
  /** 批准后收款账户已变更 / The payee was changed since the approval */
  payee_changed: boolean;
  /** 构成 / What it is made of */
  parts: SettlementPart[];
  /** 经过 / History */
  steps: SettlementStep[];
}

export interface SettlementPart {
  /** 类别 / Kind */
  kind: string | null;
  /** 摘要 / What */
  memo: string | null;
  /** 笔数 / Lines */
  lines: number | null;
  /** 金额（分） / Amount, fen */
  fen: number | null;
}

export interface SettlementStep {
  /** 原状态 / From */
  from_state: string | null;
  /** 新状态 / To */
  to_state: string | null;
  /** 说明 / Text */
  text: string | null;
  /** 经办人 / By */
  by_name: string | null;
  /** 时间 / At */
  at: string | null;
}

export interface SettlementMoveInput {
  /** 新状态 / State */
  state: "drawn" | "approved" | "paid" | "failed" | "cancelled";
  /** 银行流水号（付款时）或原因 / The bank's reference, or the reason */
  text?: string | null | undefined;
}

export interface Payee {
  /** 户名 / Account holder */
  holder: string | null;
  /** 开户行 / Bank */
  bank: string | null;
  /** 账号（隐去大部分） / Account number, masked */
  number: string | null;
  /** 修改人 / Changed by */
  changed_name: string | null;
  /** 修改时间 / Changed at */
  changed_at: string | null;
  /** 版本 / Revision */
  rev: number | null;
}

export interface PayeeBodyInput {
  /** 户名 / Account holder */
  holder: string;
  /** 开户行 / Bank */
  bank: string;
  /** 账号 / Account number */
  number: string;
}

export interface Wallets {
  /** 我的账户 / My accounts */
  items: Wallet[];
}

export interface Wallet {
  /** 类别 / Kind */
  kind: "operator" | "buyer" | "promoter";
  /** 收款人编号 / Payee's id */
  payee: string | null;
  /** 收款人 / Payee */
  name: string | null;
  /** 账户 / Account */
  account: string | null;
  /** 应付、尚未结算（分），负数为欠平台 / Owed and not drawn yet, fen; negative: owes the house */
  owed_fen: number | null;
  /** 结算中（分） / Drawn, on its way, fen */
  way_fen: number | null;
  /** 已付出（分） / Paid out, fen */
  paid_fen: number | null;
  /** 户名 / Account holder */
  holder: string | null;
  /** 开户行 / Bank */
  bank: string | null;
  /** 账号（隐去大部分） / Account number, masked */
  number: string | null;
}

export interface Payment {
  /** 编号 / Id */
  uuid: string;
  /** 为什么付款 / What is paid */
  subject: string | null;
  /** 金额（分） / Amount, fen */
  fen: number | null;
  /** 标题 / Title */
  title: string | null;
  /** 状态 / State */
  state: "open" | "paid" | "given_up";
  /** 创建时间 / Made at */
  created_at: string;
  /** 付款期限 / To be paid until */
  expires_at: string | null;
  /** 付款时间 / Paid at */
  paid_at: string | null;
  /** 可用的支付方式（待付款时） / Ways to pay, while it is open */
  channels: PayOffer[];
  /** 支付尝试 / Tries */
  tries: PayTry[];
  /** 退款 / Refunds */
  refunds: PayRefund[];
}

export interface PayOffer {
  /** 支付方式 / Channel */
  channel: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 可用场景 / Scenes */
  scenes: string[];
  /** 微信内支付前先打开的本站地址（已确认付款人时没有） / Page of ours to open before paying inside WeChat; absent once the payer is known */
  authorize: string | null;
}

export interface PayTry {
  /** 编号 / Id */
  uuid: string;
  /** 支付单号 / Number at the channel */
  number: string | null;
  /** 支付方式 / Channel */
  channel: string | null;
  /** 支付方式名称 / Name of the channel */
  channel_name: string | null;
  /** 场景 / Scene */
  scene: string | null;
  /** 金额（分） / Amount, fen */
  fen: number | null;
  /** 状态 / State */
  state: "started" | "open" | "uncertain" | "checking" | "paid" | "closed" | "disputed";
  /** 发起时间 / Made at */
  made_at: string | null;
  /** 有效期至 / Expires */
  expires_at: string | null;
  /** 付款时间 / Paid at */
  paid_at: string | null;
  /** 下一步（待支付时） / What the browser does next, while it waits */
  go: PayGo | null;
}

export interface PayGo {
  /** 下一步：无、跳转、二维码、微信内支付、提交表单 / What the browser does next */
  kind: "none" | "redirect" | "qr" | "jsapi" | "form";
  /** 地址 / Address */
  url: string | null;
  /** 二维码内容、支付参数或说明 / Content of the QR code, parameters, or words */
  text: string | null;
  /** 表单内容 / Fields of the form */
  fields: PayPair[];
}

export interface PayPair {
  /** 名称 / Name */
  name: string | null;
  /** 值 / Value */
  value: string | null;
}

export interface PayRefund {
  /** 编号 / Id */
  uuid: string;
  /** 退款单号 / Number at the channel */
  number: string | null;
  /** 金额（分） / Amount, fen */
  fen: number | null;
  /** 原因 / Reason */
  reason: string | null;
  /** 状态 / State */
  state: "queued" | "sent" | "uncertain" | "hand" | "done" | "failed";
  /** 申请时间 / Asked for at */
  created_at: string;
  /** 完成时间 / Done at */
  done_at: string | null;
}

export interface PayTryBodyInput {
  /** 支付方式 / Channel */
  channel: string;
  /** 场景 / Scene */
  scene: "jsapi" | "h5" | "native" | "wap" | "page" | "hand";
  /** 付款后回到的站内路径（缺省：商城的付款页） / Path of our own pages to come back to (the mall's page of the payment if left out) */
  return_url?: string | null | undefined;
}

export interface PayStep {
  /** 原状态 / From */
  from_state: string | null;
  /** 新状态 / To */
  to_state: string | null;
  /** 说明 / Detail */
  detail: string | null;
  /** 经办人 / By */
  by_name: string | null;
  /** 时间 / At */
  at: string | null;
}

export interface PayConfirmInput {
  /** 银行流水号（转账必填） / The bank's reference (needed for a transfer) */
  reference?: string | null | undefined;
}

export interface PayDisputeInput {
  /** 结果：退还、未收到款 / Outcome: give it back, nothing came */
  outcome: "refund" | "nothing";
  /** 依据 / What this rests on */
  reason: string;
}

export interface PayRefundActInput {
  /** 重试或已人工退款 / Try again, or done by hand */
  act: "again" | "by_hand";
  /** 凭据（人工退款必填） / Reference (needed when done by hand) */
  reference?: string | null | undefined;
}

export interface PayBillSettleInput {
  /** 怎样处理的 / How it was settled */
  note: string;
}

export interface PlotBodyInput {
  /** 经营主体 / Producer */
  operator?: string | null | undefined;
  /** 所在村 / Village */
  level?: string | null | undefined;
  /** 名称 / Name */
  name: string;
  /** 基地名称 / Name of the base */
  base_name?: string | null | undefined;
  /** 类型 / Kind */
  kind: "field" | "greenhouse" | "orchard" | "tea_garden" | "pond" | "pen" | "forest" | "other";
  /** 边界（GeoJSON） / Boundary, GeoJSON */
  boundary: unknown;
  /** 原因 / Reason */
  reason?: string | null | undefined;
}

export interface Plot {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string | null;
  /** 所在村 / Village */
  level: string | null;
  /** 村名 / Village name */
  level_name: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 基地名称 / Name of the base */
  base_name: string | null;
  /** 状态 / State */
  state: string | null;
  /** 县代码 / County */
  county: string | null;
  /** 类型 / Kind */
  kind: "field" | "greenhouse" | "orchard" | "tea_garden" | "pond" | "pen" | "forest" | "other";
  /** 边界 / Boundary */
  boundary: unknown;
  /** 面积（平方米） / Area, square metres */
  area_m2: number | null;
  /** 中心经度（百万分之一度） / Longitude of the centre, micro-degrees */
  lon_udeg: number | null;
  /** 中心纬度（百万分之一度） / Latitude of the centre, micro-degrees */
  lat_udeg: number | null;
  /** 登记时间 / Registered */
  created_at: string;
}

export interface OpenBodyInput {
  /** 状态 / State */
  state: "open" | "closed";
  /** 原因 / Reason */
  reason: string;
}

export interface CropBodyInput {
  /** 代码 / Code */
  code: string;
  /** 名称 / Name */
  name: string;
  /** 英文名称 / English name */
  name_en?: string | null | undefined;
  /** 类别 / Category */
  category: "grain" | "tuber" | "oil" | "sugar" | "vegetable" | "melon" | "fruit" | "tea" | "fungus" | "herb" | "flower" | "livestock" | "poultry" | "aquatic" | "other";
  /** 养殖 / Animal */
  animal?: boolean | null | undefined;
  /** 原因 / Reason */
  reason?: string | null | undefined;
}

export interface Crop {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 代码 / Code */
  code: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 类别 / Category */
  category: "grain" | "tuber" | "oil" | "sugar" | "vegetable" | "melon" | "fruit" | "tea" | "fungus" | "herb" | "flower" | "livestock" | "poultry" | "aquatic" | "other";
  /** 养殖 / Animal */
  animal: boolean;
}

export interface VarietyBodyInput {
  /** 作物 / Crop */
  crop: string;
  /** 品种名称 / Variety */
  name: string;
  /** 英文名称 / English name */
  name_en?: string | null | undefined;
  /** 原因 / Reason */
  reason?: string | null | undefined;
}

export interface Variety {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 作物 / Crop */
  crop: string | null;
  /** 品种名称 / Variety */
  name: string | null;
  /** 英文名称 / English name */
  name_en: string | null;
}

export interface InputBodyInput {
  /** 名称 / Name */
  name: string;
  /** 英文名称 / English name */
  name_en?: string | null | undefined;
  /** 登记证号 / Registration number */
  reg_no?: string | null | undefined;
  /** 生产企业 / Maker */
  maker?: string | null | undefined;
  /** 有效成分（用；分隔） / Active ingredients, separated by ; */
  ingredients?: string | null | undefined;
  /** 类别 / Kind */
  kind: "pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other";
  /** 各作物使用规定 / Rules per crop */
  rules?: InputRuleInput[] | null | undefined;
  /** 原因 / Reason */
  reason?: string | null | undefined;
}

export interface InputRule {
  /** 作物（空为所有） / Crop, any when empty */
  crop: string | null;
  /** 作物名称 / Crop name */
  crop_name: string | null;
  /** 每亩最低用量 / Lowest dose per mu */
  dose_min: string | null;
  /** 每亩最高用量 / Highest dose per mu */
  dose_max: string | null;
  /** 单位 / Unit */
  unit: string | null;
  /** 每季最多使用次数 / Most uses in a season */
  uses_max: number | null;
  /** 安全间隔期或休药期（天） / Pre-harvest interval or withdrawal period, days */
  interval_days: number | null;
  /** 依据 / Source */
  source: string | null;
}

export interface InputRuleInput {
  /** 作物（空为所有） / Crop, any when empty */
  crop?: string | null | undefined;
  /** 每亩最低用量 / Lowest dose per mu */
  dose_min?: string | null | undefined;
  /** 每亩最高用量 / Highest dose per mu */
  dose_max?: string | null | undefined;
  /** 单位 / Unit */
  unit?: string | null | undefined;
  /** 每季最多使用次数 / Most uses in a season */
  uses_max?: number | null | undefined;
  /** 安全间隔期或休药期（天） / Pre-harvest interval or withdrawal period, days */
  interval_days?: number | null | undefined;
  /** 依据 / Source */
  source?: string | null | undefined;
}

export interface Input {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 名称 / Name */
  name: string | null;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 登记证号 / Registration number */
  reg_no: string | null;
  /** 生产企业 / Maker */
  maker: string | null;
  /** 有效成分 / Active ingredients */
  ingredients: string | null;
  /** 类别 / Kind */
  kind: "pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other";
  /** 状态 / State */
  state: string | null;
  /** 各作物使用规定 / Rules per crop */
  rules: InputRule[];
}

export interface SubstanceEdition {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 条数 / Rows */
  substances: number | null;
  /** 导入时间 / Imported */
  created_at: string;
  /** 说明 / Note */
  note: string | null;
}

export interface TemplateBodyInput {
  /** 作物 / Crop */
  crop: string;
  /** 规程名称 / Procedure */
  name: string;
  /** 英文名称 / English name */
  name_en?: string | null | undefined;
  /** 说明 / Note */
  note?: string | null | undefined;
  /** 步骤 / Steps */
  steps: TemplateStepInput[];
  /** 原因 / Reason */
  reason?: string | null | undefined;
}

export interface TemplateStep {
  /** 编号（保留原步骤） / Id, to keep a step */
  uuid: string;
  /** 农事类型 / Kind of work */
  kind: "sow" | "transplant" | "fertilise" | "pesticide" | "irrigate" | "weed" | "scout" | "prune" | "feed" | "vet_drug" | "stock" | "harvest" | "other";
  /** 距开始的天数 / Days from the start */
  offset_days: number;
  /** 步骤名称 / Step */
  name: string;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 投入品 / Input */
  input: string | null;
  /** 投入品名称（目录外） / Input's name, when not in the catalogue */
  input_name: string | null;
  /** 每亩用量（养殖为每次用量） / Amount per mu; for animals per time */
  amount: string | null;
  /** 单位 / Unit */
  unit: string | null;
  /** 要点 / What to mind */
  note: string | null;
}

export interface TemplateStepInput {
  /** 编号（保留原步骤） / Id, to keep a step */
  uuid?: string | null | undefined;
  /** 农事类型 / Kind of work */
  kind: "sow" | "transplant" | "fertilise" | "pesticide" | "irrigate" | "weed" | "scout" | "prune" | "feed" | "vet_drug" | "stock" | "harvest" | "other";
  /** 距开始的天数 / Days from the start */
  offset_days: number;
  /** 步骤名称 / Step */
  name: string;
  /** 英文名称 / English name */
  name_en?: string | null | undefined;
  /** 投入品 / Input */
  input?: string | null | undefined;
  /** 投入品名称（目录外） / Input's name, when not in the catalogue */
  input_name?: string | null | undefined;
  /** 每亩用量（养殖为每次用量） / Amount per mu; for animals per time */
  amount?: string | null | undefined;
  /** 单位 / Unit */
  unit?: string | null | undefined;
  /** 要点 / What to mind */
  note?: string | null | undefined;
}

export interface Template {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 作物 / Crop */
  crop: string | null;
  /** 作物名称 / Crop name */
  crop_name: string | null;
  /** 规程名称 / Procedure */
  name: string | null;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 说明 / Note */
  note: string | null;
  /** 状态 / State */
  state: string | null;
  /** 步骤 / Steps */
  steps: TemplateStep[];
}

export interface ProductBodyInput {
  /** 经营主体 / Producer */
  operator?: string | null | undefined;
  /** 作物 / Crop */
  crop: string;
  /** 品种 / Variety */
  variety?: string | null | undefined;
  /** 产品名称 / Product name */
  name: string;
  /** 英文名称 / English name */
  name_en?: string | null | undefined;
  /** 规格 / Specification */
  spec?: string | null | undefined;
  /** 品牌 / Brand */
  brand?: string | null | undefined;
  /** 等级（用|分隔） / Grades, separated by | */
  grades?: string | null | undefined;
  /** 照片 / Photo */
  photo_sha?: string | null | undefined;
  /** 商品条码（空则自动分配） / GTIN, allocated when empty */
  gtin?: string | null | undefined;
  /** 原因 / Reason */
  reason?: string | null | undefined;
}

export interface Product {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string | null;
  /** 作物 / Crop */
  crop: string | null;
  /** 作物名称 / Crop name */
  crop_name: string | null;
  /** 品种 / Variety */
  variety: string | null;
  /** 产品名称 / Product name */
  name: string | null;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 规格 / Specification */
  spec: string | null;
  /** 品牌 / Brand */
  brand: string | null;
  /** 等级 / Grades */
  grades: string | null;
  /** 照片 / Photo */
  photo_sha: string | null;
  /** 商品条码 / GTIN */
  gtin: string | null;
  /** 县代码 / County */
  county: string | null;
  /** 登记时间 / Registered */
  created_at: string;
}

export interface SeasonBodyInput {
  /** 地块 / Plot */
  plot: string;
  /** 作物 / Crop */
  crop: string;
  /** 品种 / Variety */
  variety?: string | null | undefined;
  /** 操作规程 / Operating procedure */
  template?: string | null | undefined;
  /** 年份 / Year */
  year: number;
  /** 开始日期 / First day */
  start_day: string;
  /** 结束日期 / Last day */
  end_day?: string | null | undefined;
  /** 预计产量（克） / Expected yield, grams */
  expected_g?: number | null | undefined;
  /** 按有机方式生产（自述） / Grown organically, as declared */
  organic_claim?: boolean | null | undefined;
  /** 备注 / Note */
  note?: string | null | undefined;
  /** 原因 / Reason */
  reason?: string | null | undefined;
}

export interface Season {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 地块 / Plot */
  plot: string | null;
  /** 地块名称 / Plot name */
  plot_name: string | null;
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string | null;
  /** 作物 / Crop */
  crop: string | null;
  /** 作物代码 / Crop code */
  crop_code: string | null;
  /** 作物名称 / Crop name */
  crop_name: string | null;
  /** 类别 / Category */
  category: string | null;
  /** 养殖 / Animal */
  animal: boolean;
  /** 品种 / Variety */
  variety: string | null;
  /** 品种名称 / Variety name */
  variety_name: string | null;
  /** 操作规程 / Operating procedure */
  template: string | null;
  /** 备注 / Note */
  note: string | null;
  /** 提示 / Flag, in Chinese */
  flag: string | null;
  /** 提示（英文） / Flag */
  flag_en: string | null;
  /** 县代码 / County */
  county: string | null;
  /** 年份 / Year */
  year: number | null;
  /** 开始日期 / First day */
  start_day: string | null;
  /** 结束日期 / Last day */
  end_day: string | null;
  /** 预计产量（克） / Expected yield, grams */
  expected_g: number | null;
  /** 状态 / State */
  state: "planned" | "growing" | "harvesting" | "closed";
  /** 公开状态 / Publication */
  pub_state: "draft" | "submitted" | "published" | "returned";
  /** 审核意见 / Reviewer's reason */
  pub_reason: string | null;
  /** 面积（平方米） / Area, square metres */
  area_m2: number | null;
  /** 按有机方式生产（自述） / Grown organically, as declared */
  organic_claim: boolean;
  /** 登记时间 / Registered */
  created_at: string;
}

export interface SeasonMoveInput {
  /** 状态 / State */
  state: "planned" | "growing" | "harvesting" | "closed";
  /** 原因 / Reason */
  reason?: string | null | undefined;
}

export interface SeasonReviewInput {
  /** 审核结论 / Decision */
  decision: "publish" | "return" | "withdraw";
  /** 原因 / Reason */
  reason?: string | null | undefined;
}

export interface Diary {
  /** 地块 / Plot */
  plot: string | null;
  /** 面积（平方米） / Area, square metres */
  area_m2: number | null;
  /** 已公开 / Published */
  published: boolean;
  /** 记录 / Lines */
  lines: DiaryLine[];
}

export interface DiaryLine {
  /** 日期 / Day */
  day: string | null;
  /** 类别 / Kind */
  kind: string | null;
  /** 做了什么 / What was done */
  name: string | null;
  /** 说明 / Note */
  note: string | null;
  /** 谁做的（姓） / By, the surname */
  by_name: string | null;
  /** 照片 / Photos */
  photos: string[];
}

export interface RecordBodyInput {
  /** 生产季 / Season */
  season: string;
  /** 规程步骤 / Step of the procedure */
  step?: string | null | undefined;
  /** 农事类型 / Kind of work */
  kind: "sow" | "transplant" | "fertilise" | "pesticide" | "irrigate" | "weed" | "scout" | "prune" | "feed" | "vet_drug" | "stock" | "harvest" | "other";
  /** 计划或完成 / Planned or done */
  state?: "done" | "planned" | "void" | null | undefined;
  /** 日期 / Day */
  day?: string | null | undefined;
  /** 时间 / Time of day */
  time?: string | null | undefined;
  /** 作业人 / Who did it */
  person?: string | null | undefined;
  /** 备注 / Note */
  note?: string | null | undefined;
  /** 投入品使用 / Inputs used */
  uses?: UseBodyInput[] | null | undefined;
  /** 照片 / Photos */
  photos?: string[] | null | undefined;
  /** 原因 / Reason */
  reason?: string | null | undefined;
}

export interface UseBodyInput {
  /** 投入品 / Input */
  input?: string | null | undefined;
  /** 投入品名称（目录外） / Name, when not in the catalogue */
  name?: string | null | undefined;
  /** 投入品类别（目录外） / Kind, when not in the catalogue */
  kind?: "pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other" | null | undefined;
  /** 用量 / Amount */
  amount: string;
  /** 单位 / Unit */
  unit: string;
  /** 稀释倍数 / Dilution */
  dilution?: string | null | undefined;
  /** 施用面积（平方米） / Area treated, square metres */
  area_m2?: number | null | undefined;
}

export interface FieldRecord {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 生产季 / Season */
  season: string | null;
  /** 地块 / Plot */
  plot: string | null;
  /** 地块名称 / Plot name */
  plot_name: string | null;
  /** 经营主体 / Producer */
  operator: string | null;
  /** 作物名称 / Crop name */
  crop_name: string | null;
  /** 规程步骤 / Step */
  step: string | null;
  /** 农事类型 / Kind of work */
  kind: "sow" | "transplant" | "fertilise" | "pesticide" | "irrigate" | "weed" | "scout" | "prune" | "feed" | "vet_drug" | "stock" | "harvest" | "other";
  /** 状态 / State */
  state: "done" | "planned" | "void";
  /** 日期 / Day */
  day: string | null;
  /** 时间 / Time of day */
  time: string | null;
  /** 作业人 / Who did it */
  person: string | null;
  /** 备注 / Note */
  note: string | null;
  /** 记录人 / Recorded by */
  by_name: string | null;
  /** 提示 / Flag, in Chinese */
  flag: string | null;
  /** 提示（英文） / Flag */
  flag_en: string | null;
  /** 更正原因 / Reason of the correction */
  reason: string | null;
  /** 首次记录时间 / First recorded */
  created_at: string;
  /** 本版时间 / This revision */
  changed_at: string | null;
  /** 投入品使用 / Inputs used */
  uses: InputUse[];
  /** 照片 / Photos */
  photos: string[];
}

export interface InputUse {
  /** 投入品 / Input */
  input: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 登记证号 / Registration number */
  reg_no: string | null;
  /** 有效成分 / Active ingredients */
  ingredients: string | null;
  /** 类别 / Kind */
  kind: "pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other";
  /** 用量 / Amount */
  amount: string | null;
  /** 单位 / Unit */
  unit: string | null;
  /** 稀释倍数 / Dilution */
  dilution: string | null;
  /** 施用面积（平方米） / Area treated, square metres */
  area_m2: number | null;
  /** 间隔期（天） / Interval, days */
  interval_days: number | null;
  /** 可采收日期 / Harvest allowed from */
  safe_day: string | null;
  /** 提示 / Flag, in Chinese */
  flag: string | null;
  /** 提示（英文） / Flag */
  flag_en: string | null;
}

export interface VoidReasonInput {
  /** 原因 / Reason */
  reason: string;
}

export interface DueDoneInput {
  /** 生产季 / Season */
  season?: string | null | undefined;
  /** 规程步骤 / Step */
  step?: string | null | undefined;
  /** 计划中的农事 / Planned record */
  record?: string | null | undefined;
  /** 日期（空为今天） / Day, today when empty */
  day?: string | null | undefined;
  /** 用量（空为规程用量） / Amount, the procedure's when empty */
  amount?: string | null | undefined;
  /** 备注 / Note */
  note?: string | null | undefined;
  /** 作业人 / Who did it */
  person?: string | null | undefined;
  /** 照片 / Photos */
  photos?: string[] | null | undefined;
}

export interface Shelf {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string | null;
  /** 投入品 / Input */
  input: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 类别 / Kind */
  kind: "pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other";
  /** 登记证号 / Registration number */
  reg_no: string | null;
  /** 仍在目录中 / Still in the catalogue */
  open: boolean;
  /** 单位 / Unit */
  unit: string | null;
  /** 还剩（千分之一单位） / Left, thousandths of the unit */
  left_m: number | null;
  /** 入库（千分之一单位） / Came in, thousandths of the unit */
  in_m: number | null;
  /** 已用（千分之一单位） / Used, thousandths of the unit */
  used_m: number | null;
  /** 首次入库 / First came in */
  first_day: string | null;
  /** 最近入库 / Last came in */
  last_day: string | null;
  /** 出入库 / What came and went */
  moves: StoreMove[];
}

export interface StoreMove {
  /** 编号 / Id */
  uuid: string;
  /** 怎么来的 / How it came */
  kind: "bought" | "got" | "counted" | "returned";
  /** 数量（千分之一单位） / Amount, thousandths of the unit */
  amount_m: number | null;
  /** 原话 / As it was said */
  given: string | null;
  /** 日期 / Day */
  day: string | null;
  /** 说明 / Note */
  note: string | null;
  /** 经办人 / By */
  by_name: string | null;
  /** 时间 / At */
  at: string | null;
}

export interface StoreBodyInput {
  /** 经营主体（空为自己） / Producer; one's own when empty */
  operator?: string | null | undefined;
  /** 投入品 / Input */
  input: string;
  /** got 别处得来，counted 盘点：现在有这么多 / got: from elsewhere; counted: there is so much now */
  kind: "bought" | "got" | "counted" | "returned";
  /** 数量 / Amount */
  amount: string;
  /** 单位 / Unit */
  unit: string;
  /** 日期（空为今天） / Day, today when empty */
  day?: string | null | undefined;
  /** 说明 / Note */
  note?: string | null | undefined;
}

export interface HarvestBodyInput {
  /** 生产季 / Season */
  season: string;
  /** 同批的其他生产季 / Further seasons of the lot */
  more_seasons?: string[] | null | undefined;
  /** 产品 / Product */
  product: string;
  /** 等级 / Grade */
  grade?: string | null | undefined;
  /** 批次号（空则自动编号） / Lot number, made when empty */
  lot_no?: string | null | undefined;
  /** 采收人 / Who harvested */
  person?: string | null | undefined;
  /** 备注 / Note */
  note?: string | null | undefined;
  /** 数量（克） / Quantity, grams */
  quantity_g: number;
  /** 采收日期 / Day */
  day?: string | null | undefined;
  /** 照片 / Photos */
  photos?: string[] | null | undefined;
}

export interface Lot {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string | null;
  /** 产品 / Product */
  product: string | null;
  /** 产品名称 / Product name */
  product_name: string | null;
  /** 作物 / Crop */
  crop_name: string | null;
  /** 商品条码 / GTIN */
  gtin: string | null;
  /** 等级 / Grade */
  grade: string | null;
  /** 批次标识（URI） / EPC class URI */
  epc: string | null;
  /** 数量（克） / Quantity, grams */
  quantity_g: number | null;
  /** 剩余（克） / Left, grams */
  left_g: number | null;
  /** 采收日期 / Harvested */
  harvest_day: string | null;
  /** 状态 / State */
  state: "active" | "locked" | "recalled" | "consumed" | "closed";
  /** 状态原因 / Reason of the state */
  state_reason: string | null;
  /** 退货办法 / How to return it */
  return_how: string | null;
  /** 状态时间 / State since */
  state_at: string | null;
  /** 来历 / Made by */
  origin: string | null;
  /** 溯源事件 / EPCIS event */
  event_id: string | null;
  /** 生产季 / Season */
  season: string | null;
  /** 县代码 / County */
  county: string | null;
  /** 建立时间 / Created */
  created_at: string;
  /** 来源批次 / Made from */
  parents: LotPart[];
  /** 去向批次 / Made into */
  children: LotPart[];
  /** 状态变化 / Changes of state */
  moves: LotMove[];
}

export interface LotPart {
  /** 批次 / Lot */
  uuid: string;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 产品 / Product */
  product_name: string | null;
  /** 数量（克） / Quantity, grams */
  quantity_g: number | null;
  /** 状态 / State */
  state: "active" | "locked" | "recalled" | "consumed" | "closed";
}

export interface LotMove {
  /** 原状态 / From */
  from_state: string | null;
  /** 新状态 / To */
  to_state: string | null;
  /** 原因 / Reason */
  reason: string | null;
  /** 经手人 / By */
  by_name: string | null;
  /** 时间 / At */
  at: string | null;
}

export interface LotOrderInput {
  /** 状态 / State */
  state: "active" | "locked" | "recalled" | "consumed" | "closed";
  /** 原因 / Reason */
  reason: string;
  /** 退货办法 / How to return it */
  return_how?: string | null | undefined;
}

export interface LotChangeBodyInput {
  /** 拆分、合并或加工 / Split, merge or process */
  kind: "split" | "merge" | "process";
  /** 工艺 / Process */
  process?: "repack" | "sort" | "wash" | "dry" | "mill" | "press" | "slaughter" | "freeze" | "other" | null | undefined;
  /** 损耗（克） / Loss, grams */
  loss_g: number;
  /** 投入批次 / Lots put in */
  inputs: ChangeInputInput[];
  /** 产出批次 / Lots made */
  outputs: ChangeOutputInput[];
  /** 备注 / Note */
  note?: string | null | undefined;
  /** 日期 / Day */
  day?: string | null | undefined;
}

export interface ChangeInputInput {
  /** 批次 / Lot */
  lot: string;
  /** 数量（克） / Quantity, grams */
  quantity_g: number;
}

export interface ChangeOutputInput {
  /** 产品（空为原产品） / Product; empty: that of the inputs */
  product?: string | null | undefined;
  /** 等级 / Grade */
  grade?: string | null | undefined;
  /** 数量（克） / Quantity, grams */
  quantity_g: number;
}

export interface LotChange {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 拆分、合并或加工 / Split, merge or process */
  kind: "split" | "merge" | "process";
  /** 工艺 / Process */
  process: "repack" | "sort" | "wash" | "dry" | "mill" | "press" | "slaughter" | "freeze" | "other";
  /** 损耗（克） / Loss, grams */
  loss_g: number | null;
  /** 溯源事件 / EPCIS event */
  event_id: string | null;
  /** 备注 / Note */
  note: string | null;
  /** 时间 / At */
  created_at: string;
  /** 投入批次 / Lots put in */
  inputs: LotPart[];
  /** 产出批次 / Lots made */
  outputs: LotPart[];
}

export interface StoredFile {
  /** 内容摘要 / Content hash */
  sha: string | null;
  /** 类型 / Type */
  type: string | null;
  /** 字节数 / Bytes */
  size: number | null;
  /** 宽 / Width */
  width: number | null;
  /** 高 / Height */
  height: number | null;
}

export interface LabBodyInput {
  /** 检测机构名称 / Laboratory */
  name: string;
  /** 英文名称 / English name */
  name_en?: string | null | undefined;
  /** 资质证书号 / Qualification number */
  qualification?: string | null | undefined;
}

export interface Lab {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 检测机构名称 / Laboratory */
  name: string | null;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 资质证书号 / Qualification number */
  qualification: string | null;
  /** 状态 / State */
  state: string | null;
}

export interface LabMember {
  /** 账号 / Account */
  account: string | null;
  /** 登录名 / Sign-in name */
  login: string | null;
  /** 姓名 / Name */
  name: string | null;
  /** 起始时间 / Since */
  since_at: string | null;
  /** 经办人 / By */
  by_name: string | null;
}

export interface LimitBodyInput {
  /** 作物名称（空：任何作物） / Crop (empty: any) */
  crop?: string | null | undefined;
  /** 检测项目 / Item */
  item: string;
  /** 项目英文名 / Item in English */
  item_en?: string | null | undefined;
  /** 限量方式 / Kind of limit */
  kind: "auto" | "max" | "nd" | "none";
  /** 限量 / Limit */
  value?: string | null | undefined;
  /** 单位 / Unit */
  unit: string;
  /** 依据标准 / Standard */
  basis: string;
  /** 施行日期 / In force from */
  from_day: string;
  /** 废止日期 / In force before */
  until_day?: string | null | undefined;
}

export interface Limit {
  /** 编号 / Id */
  uuid: string;
  /** 作物名称 / Crop */
  crop: string | null;
  /** 检测项目 / Item */
  item: string | null;
  /** 项目英文名 / Item in English */
  item_en: string | null;
  /** 限量方式 / Kind of limit */
  kind: "auto" | "max" | "nd" | "none";
  /** 限量 / Limit */
  value: string | null;
  /** 单位 / Unit */
  unit: string | null;
  /** 依据标准 / Standard */
  basis: string | null;
  /** 施行日期 / In force from */
  from_day: string | null;
  /** 废止日期 / In force before */
  until_day: string | null;
}

export interface TestRequestInput {
  /** 批次 / Lot */
  lot: string;
  /** 检测机构（空：自行检测） / Laboratory (empty: own test) */
  lab?: string | null | undefined;
  /** 检测项目 / Items */
  items: string[];
}

export interface Test {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 检测单号 / Test number */
  test_no: string | null;
  /** 批次 / Lot */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 产品 / Product */
  product_name: string | null;
  /** 经营主体 / Producer */
  operator_name: string | null;
  /** 检测机构 / Laboratory */
  lab: string | null;
  /** 检测机构名称 / Laboratory name */
  lab_name: string | null;
  /** 资质证书号 / Qualification */
  lab_qualification: string | null;
  /** 检测方 / Tested by */
  by_kind: "lab" | "self";
  /** 状态 / State */
  state: "requested" | "sampled" | "judged" | "cancelled";
  /** 结论 / Verdict */
  verdict: "pass" | "fail" | "pending";
  /** 检测项目 / Items */
  items: string[];
  /** 样品编号 / Sample number */
  sample_no: string | null;
  /** 抽样人 / Sampler */
  sampler: string | null;
  /** 判定意见 / Opinion */
  opinion: string | null;
  /** 判定人 / Judged by */
  judged_by: string | null;
  /** 报告文件 / Report file */
  report_sha: string | null;
  /** 抽样日期 / Sampled on */
  sampled_day: string | null;
  /** 委托时间 / Requested at */
  requested_at: string | null;
  /** 判定时间 / Judged at */
  judged_at: string | null;
  /** 结果版本数 / Editions of the results */
  editions: number | null;
  /** 检测结果 / Results */
  results: TestResult[];
}

export interface TestResult {
  /** 检测项目 / Item */
  item: string | null;
  /** 检测方法 / Method */
  method: string | null;
  /** 检测值 / Value */
  value: string | null;
  /** 单位 / Unit */
  unit: string | null;
  /** 限量方式 / Kind of limit */
  limit_kind: "auto" | "max" | "nd" | "none";
  /** 限量 / Limit */
  limit_value: string | null;
  /** 检出限 / Detection limit */
  detection_limit: string | null;
  /** 判定依据 / Standard */
  basis: string | null;
  /** 单项判定 / Verdict */
  verdict: "pass" | "fail" | "pending";
}

export interface TestSampleInput {
  /** 样品编号 / Sample number */
  sample_no: string;
  /** 抽样人 / Sampler */
  sampler: string;
  /** 抽样日期 / Sampling day */
  day?: string | null | undefined;
}

export interface TestResultsInput {
  /** 检测结果 / Results */
  results: TestResultBodyInput[];
  /** 更正理由 / Reason of the correction */
  reason?: string | null | undefined;
}

export interface TestResultBodyInput {
  /** 检测项目 / Item */
  item: string;
  /** 检测方法 / Method */
  method?: string | null | undefined;
  /** 检测值（未检出填 ND） / Value (ND: not detected) */
  value: string;
  /** 单位 / Unit */
  unit?: string | null | undefined;
  /** 限量方式（auto：按限量目录） / Kind of limit (auto: from the catalogue) */
  limit_kind?: "auto" | "max" | "nd" | "none" | null | undefined;
  /** 限量 / Limit */
  limit_value?: string | null | undefined;
  /** 检出限 / Detection limit */
  detection_limit?: string | null | undefined;
  /** 判定依据 / Standard */
  basis?: string | null | undefined;
}

export interface TestJudgementInput {
  /** 判定 / Verdict */
  verdict: "pass" | "fail" | "pending";
  /** 判定意见 / Opinion */
  opinion: string;
}

export interface CertifyReasonInput {
  /** 理由 / Reason */
  reason: string;
}

export interface CertificateIssueInput {
  /** 批次 / Lot */
  lot: string;
  /** 开具方式 / Kind of party */
  kind: "producer" | "buyer";
  /** 重量（克） / Weight, grams */
  weight_g: number;
  /** 承诺依据 / Bases */
  bases: string[];
  /** 上游合格证编号 / Certificates it stands on */
  parents?: string[] | null | undefined;
  /** 发货批号 / Shipment */
  shipment_no?: string | null | undefined;
  /** 联系方式 / Contact */
  contact?: string | null | undefined;
}

export interface Certificate {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 合格证编号 / Certificate number */
  cert_no: string | null;
  /** 开具方式 / Kind of party */
  kind: "producer" | "buyer";
  /** 批次 / Lot */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 经营主体 / Producer */
  operator_name: string | null;
  /** 发货批号 / Shipment */
  shipment_no: string | null;
  /** 食用农产品名称 / Product */
  product: string | null;
  /** 产地 / Origin */
  origin: string | null;
  /** 承诺方 / Party */
  party_name: string | null;
  /** 联系方式 / Contact */
  contact: string | null;
  /** 标题 / Title */
  title: string | null;
  /** 承诺 / Declaration */
  declaration: string | null;
  /** 承诺内容 / Statement */
  statement: string | null;
  /** 承诺依据 / Bases */
  bases: string[];
  /** 上游合格证编号 / Certificates it stands on */
  parents: string[];
  /** 溯源事件 / Event */
  event_id: string | null;
  /** 开具人 / Issued by */
  issued_by: string | null;
  /** 重量（克） / Weight, grams */
  weight_g: number | null;
  /** 开具日期 / Date of issue */
  issued_day: string | null;
  /** 开具时间 / Issued at */
  issued_at: string | null;
  /** 状态 / State */
  state: "valid" | "revoked";
  /** 作废理由 / Reason of revocation */
  revoke_reason: string | null;
  /** 作废人 / Revoked by */
  revoked_by: string | null;
  /** 作废时间 / Revoked at */
  revoked_at: string | null;
}

export interface CertificateTemplateBodyInput {
  /** 开具方式 / Kind of party */
  kind: "producer" | "buyer";
  /** 施行日期 / In force from */
  from_day: string;
  /** 标题 / Title */
  title: string;
  /** 承诺 / Declaration */
  declaration: string;
  /** 承诺内容 / Statement */
  statement: string;
  /** 可选依据 / Bases */
  bases: string[];
  /** 出处 / Source */
  source: string;
}

export interface CertificateTemplate {
  /** 编号 / Id */
  uuid: string;
  /** 开具方式 / Kind of party */
  kind: "producer" | "buyer";
  /** 施行日期 / In force from */
  from_day: string | null;
  /** 标题 / Title */
  title: string | null;
  /** 承诺 / Declaration */
  declaration: string | null;
  /** 承诺内容 / Statement */
  statement: string | null;
  /** 可选依据 / Bases */
  bases: string[];
  /** 出处 / Source */
  source: string | null;
}

export interface ReleaseBodyInput {
  /** 合格证 / Certificate */
  certificate: string;
}

export interface Release {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 准出编号 / Release number */
  release_no: string | null;
  /** 批次 / Lot */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 合格证编号 / Certificate number */
  cert_no: string | null;
  /** 产品 / Product */
  product_name: string | null;
  /** 经营主体 / Producer */
  operator_name: string | null;
  /** 状态 / State */
  state: "granted" | "withdrawn";
  /** 准出时间 / Granted at */
  granted_at: string | null;
  /** 准出人 / Granted by */
  granted_by: string | null;
  /** 撤回时间 / Withdrawn at */
  withdrawn_at: string | null;
  /** 撤回理由 / Reason of withdrawal */
  withdraw_reason: string | null;
  /** 撤回人 / Withdrawn by */
  withdrawn_by: string | null;
  /** 溯源事件 / Event */
  event_id: string | null;
}

export interface MarketEntry {
  /** 可以入市 / Admitted */
  admitted: boolean;
  /** 商品条码 / GTIN */
  gtin: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 产品 / Product */
  product_name: string | null;
  /** 说明 / What it means */
  sentence: string | null;
  /** 合格证编号 / Certificate number */
  cert_no: string | null;
  /** 准出编号 / Release number */
  release_no: string | null;
  /** 准出时间 / Released at */
  released_at: string | null;
}

export interface Trace {
  /** 所查标识 / What was asked for, canonical */
  epc: string | null;
  /** 方向 / Direction */
  direction: "both" | "back" | "forward";
  /** 事件数 / Events */
  deeds: number | null;
  /** 没有查完：标为 open 的节点可继续查 / A bound was reached: nodes marked open go on */
  truncated: boolean;
  /** 节点 / Nodes */
  nodes: TraceNode[];
  /** 关系 / Edges */
  edges: TraceEdge[];
  /** 谁在什么时候持有 / Who had it when */
  custody: TraceStay[];
  /** 不合理之处 / What cannot be */
  remarks: TraceRemark[];
}

export interface TraceNode {
  /** 图内编号 / Number within this answer */
  id: number;
  /** 是什么：批次、品类、包装、容器、其他、地点、加工 / What it is */
  kind: "lot" | "class" | "pack" | "container" | "thing" | "place" | "act";
  /** 标识（加工为事件编号） / Identifier; of an act its event's */
  uri: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 怎样找到的：所查、来源、去向、承载、关联 / How it was reached */
  reach: "asked" | "source" | "result" | "carrier" | "beside";
  /** 离所查物品的步数 / Steps from what was asked for */
  depth: number | null;
  /** 本县批次编号 / Lot's id, of ours */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 批次状态 / Lot's state */
  state: "active" | "locked" | "recalled" | "consumed" | "closed";
  /** 产品 / Product */
  product_name: string | null;
  /** 经营主体编号（在您范围内时） / Producer's id, when within your reach */
  operator: string | null;
  /** 经营主体 / Producer */
  operator_name: string | null;
  /** 地点类型：operator 为本县主体 / Kind of place; operator: a producer of the county */
  place_kind: string | null;
  /** 加工的业务步骤 / Business step of an act */
  step: string | null;
  /** 最早记录 / First event */
  first_at: string | null;
  /** 最近记录 / Last event */
  last_at: string | null;
  /** 就是所查的 / Asked for */
  asked: boolean;
  /** 还没有查完，可从这里继续查 / It goes on: ask for this one */
  open: boolean;
}

export interface TraceEdge {
  /** 从哪个节点 / From node */
  from: number | null;
  /** 到哪个节点 / To node */
  to: number | null;
  /** 关系：投入、产出、装入、关联、出现在 / Relation */
  kind: "input" | "output" | "packed" | "attached" | "seen";
  /** 事件编号 / eventID */
  event: string | null;
  /** 事件类型 / Event's type */
  type: string | null;
  /** 动作 / Action */
  action: string | null;
  /** 业务步骤 / Business step */
  step: string | null;
  /** 状态 / Disposition */
  disposition: string | null;
  /** 时间 / Time */
  at: string | null;
  /** 取出时间；空为仍在里面 / Taken out at; null: still in */
  until: string | null;
  /** 数量 / Quantity */
  quantity: string | null;
  /** 单位（UN/ECE Rec 20） / Unit (UN/ECE Rec 20) */
  unit: string | null;
  /** 由谁报送；空为本系统记录 / Sent by; null: an act in this program */
  sender: string | null;
  /** 后来被声明有误 / Declared erroneous later */
  erroneous: boolean;
}

export interface TraceStay {
  /** 物品节点 / Node of the thing */
  thing: number | null;
  /** 地点节点 / Node of the place */
  place: number | null;
  /** 持有者 / Holder */
  holder: string | null;
  /** 从 / From */
  from: string | null;
  /** 到；空为至今 / Until; null: to this day */
  until: string | null;
  /** 第一件事的业务步骤 / Business step of its first event */
  step: string | null;
  /** 第一件事的编号 / Its first event */
  event: string | null;
}

export interface TraceRemark {
  /** 种类 / Kind */
  kind: "inside_itself" | "two_containers" | "two_places" | "shipped_twice" | "early" | "more_out" | "overused" | "suspended" | "late_certificate" | "tampered" | "gap";
  /** 轻重 / Severity */
  severity: string | null;
  /** 标题 / Title */
  title: string | null;
  /** 说明 / What is wrong */
  text: string | null;
  /** 节点 / Node */
  node: number | null;
  /** 标识 / Identifier */
  subject: string | null;
  /** 证据：事件编号 / Evidence: eventIDs */
  events: string[];
}

export interface TracePlaceBodyInput {
  /** 地点或单位的标识（GLN 或网址形式） / Identifier of the place or party, as in events */
  uri: string;
  /** 类型 / Kind */
  kind: "market" | "shop" | "canteen" | "hub" | "carrier" | "factory" | "other";
  /** 名称 / Name */
  name: string;
  /** 英文名称 / English name */
  name_en?: string | null | undefined;
  /** 联系人 / Contact */
  contact?: string | null | undefined;
  /** 电话 / Telephone */
  phone?: string | null | undefined;
}

export interface TracePlace {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 标识 / Identifier */
  uri: string | null;
  /** 类型 / Kind */
  kind: "market" | "shop" | "canteen" | "hub" | "carrier" | "factory" | "other";
  /** 名称 / Name */
  name: string | null;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 联系人 / Contact */
  contact: string | null;
  /** 电话 / Telephone */
  phone: string | null;
}

export interface Finding {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 种类 / Kind */
  kind: string | null;
  /** 轻重 / Severity */
  severity: string | null;
  /** 物品标识 / EPC or class */
  subject: string | null;
  /** 批次编号 / Lot's id */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 产品 / Product */
  product_name: string | null;
  /** 经营主体编号 / Producer's id */
  operator: string | null;
  /** 经营主体 / Producer */
  operator_name: string | null;
  /** 状态 / State */
  state: "new" | "examining" | "confirmed" | "dismissed" | "resolved";
  /** 理由 / Reason */
  reason: string | null;
  /** 经办人 / By */
  by_name: string | null;
  /** 最近事件 / Newest event */
  event_at: string | null;
  /** 发现时间 / Found at */
  found_at: string | null;
  /** 处理时间 / Changed at */
  changed_at: string | null;
  /** 标题 / Title */
  title: string | null;
  /** 说明 / What cannot be */
  text: string | null;
  /** 物品 / Thing */
  subject_name: string | null;
  /** 证据：事件编号 / Evidence: eventIDs */
  events: string[];
  /** 经过 / History */
  steps: FindingStep[];
}

export interface FindingStep {
  /** 原状态 / From */
  from_state: string | null;
  /** 新状态 / To */
  to_state: string | null;
  /** 理由 / Reason */
  reason: string | null;
  /** 经办人 / By */
  by_name: string | null;
  /** 时间 / At */
  at: string | null;
}

export interface FindingMoveInput {
  /** 新状态 / State */
  state: "new" | "examining" | "confirmed" | "dismissed" | "resolved";
  /** 理由（核查中可不填） / Reason (not needed to begin examining) */
  reason?: string | null | undefined;
}

export interface FindingSearch {
  /** 新发现 / Newly found */
  found: number | null;
}

export interface FindingKind {
  /** 种类 / Kind */
  kind: string | null;
  /** 标题 / Title */
  title: string | null;
  /** 轻重 / Severity */
  severity: string | null;
  /** 规则：不查、提示、拒收 / Rule: off, warn, refuse at capture */
  rule: "off" | "warn" | "refuse";
  /** 发现 / Found */
  found: number | null;
  /** 未了结 / Not settled */
  open: number | null;
}

export interface FindingRuleInput {
  /** 规则：不查、提示、拒收 / Rule: off, warn, refuse at capture */
  rule: "off" | "warn" | "refuse";
}

export interface LogProofBodyInput {
  /** 事件编号（eventID） / The event's eventID */
  event?: string | null | undefined;
  /** 或日志里的序号 / Or the index of the leaf in the log */
  leaf?: number | null | undefined;
}

export interface RecallBodyInput {
  /** 从什么开始：批次、地块、生产季、农事记录、投入品、检测、EPC、设备报警 / Where it begins */
  subject_kind: "lot" | "plot" | "season" | "record" | "input" | "test" | "epc" | "alarm";
  /** 其编号；EPC 时为标识或包装上的网址；设备报警时为事件编号（eventID） / Its id; for an EPC the EPC or the address on the pack; for an alarm the eventID */
  subject: string;
  /** 原因 / Reason */
  reason: string;
  /** 怎样退货（演练可不填） / How to return the goods (not needed for a drill) */
  return_how?: string | null | undefined;
  /** 演练：什么都不改变 / A drill: nothing is changed */
  mock?: boolean | null | undefined;
  /** 采收日期从；设备报警时为放置日期从 / Harvested from; of an alarm: stood there from */
  from_day?: string | null | undefined;
  /** 采收日期到；设备报警时为放置日期到 / Harvested until; of an alarm: stood there until */
  until_day?: string | null | undefined;
}

export interface Recall {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 召回编号 / Number */
  recall_no: string | null;
  /** 演练 / Drill */
  mock: boolean;
  /** 状态 / State */
  state: "draft" | "drilled" | "open" | "closed" | "withdrawn";
  /** 从什么开始 / Begins at */
  subject_kind: "lot" | "plot" | "season" | "record" | "input" | "test" | "epc" | "alarm";
  /** 其编号 / Its id */
  subject: string | null;
  /** 名称 / Its name */
  subject_name: string | null;
  /** 原因 / Reason */
  reason: string | null;
  /** 怎样退货 / How to return */
  return_how: string | null;
  /** 采收日期从 / Harvested from */
  from_day: string | null;
  /** 采收日期到 / Harvested until */
  until_day: string | null;
  /** 涉及批次 / Lots */
  lots_n: number | null;
  /** 涉及包装 / Packs */
  packs: number | null;
  /** 承载容器 / Containers */
  containers: number | null;
  /** 持有者和收货方 / Holders and receivers */
  holders: number | null;
  /** 已回复 / Answered */
  answered: number | null;
  /** 批次数量（克） / Quantity of the lots, g */
  quantity_g: number | null;
  /** 找到持有者的比例（千分之） / With a known holder, per thousand */
  located_permille: number | null;
  /** 查全了（没有到达上限） / Complete: no bound was reached */
  complete: boolean;
  /** 查找用时（毫秒） / Time it took to find, ms */
  took_ms: number | null;
  /** 查找时间 / Looked at */
  looked_at: string | null;
  /** 召回事件 / Event of the recall */
  event_id: string | null;
  /** 撤回事件 / Event of the withdrawal */
  end_event_id: string | null;
  /** 发起人 / Made by */
  created_by: string | null;
  /** 发起时间 / Made at */
  created_at: string;
  /** 召回开始 / Opened at */
  opened_at: string | null;
  /** 结束时间 / Ended at */
  ended_at: string | null;
  /** 结果或理由 / Outcome or reason */
  end_reason: string | null;
  /** 批次（最多 500 个） / Lots (at most 500) */
  lots: RecallLot[];
  /** 经过 / History */
  steps: RecallStep[];
}

export interface RecallLot {
  /** 批次编号 / Lot's id */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 产品 / Product */
  product_name: string | null;
  /** 经营主体编号 / Producer's id */
  operator: string | null;
  /** 经营主体 / Producer */
  operator_name: string | null;
  /** 数量（克） / Quantity, g */
  quantity_g: number | null;
  /** 剩余（克） / Left, g */
  left_g: number | null;
  /** 现在的状态 / State now */
  state: "active" | "locked" | "recalled" | "consumed" | "closed";
  /** 由这次召回标记 / Marked by this recall */
  marked: boolean;
}

export interface RecallStep {
  /** 原状态 / From */
  from_state: string | null;
  /** 新状态 / To */
  to_state: string | null;
  /** 说明 / Reason */
  reason: string | null;
  /** 经办人 / By */
  by_name: string | null;
  /** 时间 / At */
  at: string | null;
}

export interface RecallMoveInput {
  /** 新状态 / State */
  state: "draft" | "drilled" | "open" | "closed" | "withdrawn";
  /** 结果或理由（办结和撤回时必填） / Outcome or reason (needed to close or withdraw) */
  reason?: string | null | undefined;
}

export interface RecallAnswerInput {
  /** 已下架封存的数量（克） / Taken off sale, g */
  secured_g?: number | null | undefined;
  /** 已下架封存的包装数 / Taken off sale, packs */
  secured_packs?: number | null | undefined;
  /** 说明 / Note */
  note?: string | null | undefined;
}

export interface RecallHolder {
  /** 编号 / Id */
  uuid: string;
  /** 标识 / Identifier */
  uri: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 角色：产地、持有、收货 / Part */
  part: "origin" | "holder" | "receiver";
  /** 经手物品数 / Things that were there */
  touched: number | null;
  /** 现在可能还在的 / Last seen there */
  here: number | null;
  /** 最早 / First */
  first_at: string | null;
  /** 最近 / Last */
  last_at: string | null;
  /** 回复时间 / Answered at */
  answered_at: string | null;
  /** 回复人 / Answered by */
  answered_by: string | null;
  /** 已封存（克） / Secured, g */
  secured_g: number | null;
  /** 已封存（包） / Secured, packs */
  secured_packs: number | null;
  /** 说明 / Note */
  note: string | null;
}

export interface RecallContact {
  /** 持有者编号 / Holder's id */
  holder: string | null;
  /** 标识 / Identifier */
  uri: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 角色 / Part */
  part: "origin" | "holder" | "receiver";
  /** 联系人（有权限时） / Contact, where you may see it */
  contact: string | null;
  /** 电话（有权限时） / Telephone, where you may see it */
  phone: string | null;
  /** 现在可能还在的 / Last seen there */
  here: number | null;
  /** 经手物品数 / Things that were there */
  touched: number | null;
  /** 回复时间 / Answered at */
  answered_at: string | null;
  /** 回复人 / Answered by */
  answered_by: string | null;
}

export interface ShopBodyInput {
  /** 店铺类型 / Kind of shop */
  kind: "enterprise" | "coop" | "household" | "hall" | "input";
  /** 店名 / Name */
  name: string;
  /** 英文名 / English name */
  name_en?: string | null | undefined;
  /** 简介 / About the shop */
  intro?: string | null | undefined;
  /** 店标 / Picture */
  logo_sha?: string | null | undefined;
  /** 货主 / Whose goods */
  operator?: string | null | undefined;
  /** 服务方 / Who serves */
  serve?: string | null | undefined;
  /** 收款方 / Who is paid */
  paid?: string | null | undefined;
  /** 各方如何同意 / How they agreed */
  consent?: string | null | undefined;
  /** 修改原因 / Reason of the change */
  reason?: string | null | undefined;
}

export interface Shop {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 店铺类型 / Kind of shop */
  kind: "enterprise" | "coop" | "household" | "hall" | "input";
  /** 状态 / State */
  state: "applied" | "examined" | "refused" | "open" | "suspended" | "closed";
  /** 正在营业 / Open now */
  open: boolean;
  /** 店名 / Name */
  name: string | null;
  /** 英文名 / English name */
  name_en: string | null;
  /** 简介 / About the shop */
  intro: string | null;
  /** 店标 / Picture */
  logo_sha: string | null;
  /** 各方如何同意 / How they agreed */
  consent: string | null;
  /** 货主 / Whose goods */
  operator: string | null;
  /** 货主名称 / Name of the producer */
  operator_name: string | null;
  /** 服务方 / Who serves */
  serve: string | null;
  /** 服务方名称 / Name of who serves */
  serve_name: string | null;
  /** 收款方 / Who is paid */
  paid: string | null;
  /** 收款方名称 / Name of who is paid */
  paid_name: string | null;
  /** 县代码 / County code */
  county: string | null;
  /** 状态时间 / In this state since */
  state_at: string | null;
  /** 申请时间 / Applied at */
  created_at: string;
  /** 经过 / History */
  steps: SellStep[];
}

export interface SellStep {
  /** 原状态 / From */
  from_state: string | null;
  /** 新状态 / To */
  to_state: string | null;
  /** 理由 / Reason */
  reason: string | null;
  /** 经办人 / By */
  by_name: string | null;
  /** 时间 / At */
  at: string | null;
}

export interface ShopMoveInput {
  /** 新状态 / State */
  state: "applied" | "examined" | "refused" | "open" | "suspended" | "closed";
  /** 理由 / Reason */
  reason?: string | null | undefined;
}

export interface ShopAgent {
  /** 编号 / Id */
  uuid: string;
  /** 货主 / Whose goods */
  operator: string | null;
  /** 货主名称 / Name of the producer */
  operator_name: string | null;
  /** 如何同意 / How the consent was given */
  consent: string | null;
  /** 货款直接付给货主 / The producer is paid itself */
  pay_owner: boolean;
  /** 代卖佣金（万分之） / Commission, parts of 10,000 */
  commission_bp: number | null;
  /** 经办人 / Recorded by */
  by_name: string | null;
  /** 起始时间 / Since */
  since_at: string | null;
  /** 终止时间 / Ended */
  ended_at: string | null;
}

export interface AgentBodyInput {
  /** 货主 / Whose goods */
  operator: string;
  /** 如何同意 / How the consent was given */
  consent: string;
  /** 货款直接付给货主 / The producer is paid itself */
  pay_owner?: boolean | null | undefined;
  /** 代卖佣金（万分之） / Commission, parts of 10,000 */
  commission_bp?: number | null | undefined;
}

export interface GoodsBodyInput {
  /** 店铺 / Shop */
  shop?: string | null | undefined;
  /** 产品 / Product */
  product?: string | null | undefined;
  /** 标题 / Title */
  title: string;
  /** 英文标题 / English title */
  title_en?: string | null | undefined;
  /** 介绍 / Text */
  text?: string | null | undefined;
  /** 类目 / Category */
  category: "vegetable" | "fruit" | "grain" | "oil" | "tea" | "meat" | "aquatic" | "fungus" | "herb" | "made" | "gift" | "other";
  /** 储存 / Storage */
  storage?: "ambient" | "cool" | "frozen" | null | undefined;
  /** 采收后可售天数 / Days it keeps after the harvest */
  shelf_days?: number | null | undefined;
  /** 每单限购件数 / Pieces in one order at most */
  order_max?: number | null | undefined;
  /** 价格所含增值税的税率（万分之；不写：0，免税） / Value added tax in the prices, parts of 10,000; absent: 0, exempt */
  tax_bp?: number | null | undefined;
  /** 图片 / Pictures */
  pictures?: string[] | null | undefined;
  /** 规格 / Sizes */
  skus?: SkuBodyInput[] | null | undefined;
  /** 修改原因 / Reason of the change */
  reason?: string | null | undefined;
}

export interface SkuBodyInput {
  /** 规格 / Size */
  spec: string;
  /** 计价方式 / Priced by */
  unit?: "piece" | "weight" | null | undefined;
  /** 每件重量（克） / Grams a piece */
  weight_g: number;
  /** 价格（分；按重量的为每公斤） / Price in fen, by the kilogram when priced by weight */
  price_fen: number;
  /** 是否在售 / On sale */
  state?: "on" | "off" | null | undefined;
}

export interface Goods {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 状态 / State */
  state: "draft" | "submitted" | "on" | "returned" | "off" | "barred";
  /** 店铺 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 产品 / Product */
  product: string | null;
  /** 产品名称 / Product's name */
  product_name: string | null;
  /** 商品条码 / GTIN */
  gtin: string | null;
  /** 货主 / Whose goods */
  owner: string | null;
  /** 货主名称 / Name of the producer */
  owner_name: string | null;
  /** 标题 / Title */
  title: string | null;
  /** 英文标题 / English title */
  title_en: string | null;
  /** 介绍 / Text */
  text: string | null;
  /** 类目 / Category */
  category: "vegetable" | "fruit" | "grain" | "oil" | "tea" | "meat" | "aquatic" | "fungus" | "herb" | "made" | "gift" | "other";
  /** 储存 / Storage */
  storage: "ambient" | "cool" | "frozen";
  /** 采收后可售天数 / Days it keeps after the harvest */
  shelf_days: number | null;
  /** 每单限购件数 / Pieces in one order at most */
  order_max: number | null;
  /** 增值税税率（万分之） / Value added tax, parts of 10,000 */
  tax_bp: number | null;
  /** 封面 / Cover */
  cover_sha: string | null;
  /** 最低价（分） / From, fen */
  price_fen: number | null;
  /** 已售件数 / Pieces sold */
  sold: number | null;
  /** 状态时间 / In this state since */
  state_at: string | null;
  /** 上货时间 / Made at */
  created_at: string;
  /** 图片 / Pictures */
  pictures: string[];
  /** 规格 / Sizes */
  skus: Sku[];
  /** 经过 / History */
  steps: SellStep[];
}

export interface Sku {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 规格 / Size */
  spec: string | null;
  /** 计价方式 / Priced by */
  unit: "piece" | "weight";
  /** 每件重量（克） / Grams a piece */
  weight_g: number | null;
  /** 价格（分） / Price in fen */
  price_fen: number | null;
  /** 是否在售 / On sale */
  state: "on" | "off";
  /** 每件（分） / A piece, fen */
  piece_fen: number | null;
  /** 可售件数 / Pieces free */
  free_pieces: number | null;
  /** 批次 / Lots */
  listings: Listing[];
  /** 礼盒里有什么 / What is in the box */
  parts: BoxPart[];
}

export interface Listing {
  /** 编号 / Id */
  uuid: string;
  /** 批次 / Lot */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 停售日 / Not sold from */
  expires_day: string | null;
  /** 上架（克） / Offered, grams */
  offered_g: number | null;
  /** 预留（克） / Held, grams */
  held_g: number | null;
  /** 已售（克） / Sold, grams */
  sold_g: number | null;
  /** 批次余量（克） / Left of the lot, grams */
  left_g: number | null;
  /** 可售（克） / Free, grams */
  free_g: number | null;
  /** 已上架 / Listed */
  listed: boolean;
  /** 证明有效、未锁定 / Certified, released, not locked */
  clear: boolean;
}

export interface BoxPart {
  /** 规格 / Size */
  sku: string;
  /** 每盒几件 / Pieces in a box */
  pieces: number;
  /** 货品 / Goods */
  goods: string | null;
  /** 品名 / Title */
  title: string | null;
  /** 英文品名 / English title */
  title_en: string | null;
  /** 规格 / Size */
  spec: string | null;
}

export interface BoxPartInput {
  /** 规格 / Size */
  sku: string;
  /** 每盒几件 / Pieces in a box */
  pieces: number;
}

export interface GoodsMoveInput {
  /** 新状态 / State */
  state: "draft" | "submitted" | "on" | "returned" | "off" | "barred";
  /** 理由 / Reason */
  reason?: string | null | undefined;
}

export interface Wishes {
  /** 选项 / Choices */
  choices: Choice[];
  /** 刻字或印字叫什么；不写：没有 / What the text is called; none: no text */
  label: string | null;
  /** 英文 / In English */
  label_en: string | null;
  /** 最多几个字 / Characters at most */
  chars_max: number | null;
  /** 能用哪些字：han 汉字，latin 字母数字，mixed 都可以 / Which characters: han, latin, mixed */
  allow: "han" | "latin" | "mixed";
  /** 每件加价（分） / On top of a piece, fen */
  text_fen: number | null;
}

export interface Choice {
  /** 编号 / Id */
  uuid: string;
  /** 选什么 / Group */
  kind: string | null;
  /** 英文 / Group in English */
  kind_en: string | null;
  /** 选项 / Choice */
  name: string | null;
  /** 选项英文 / Choice in English */
  name_en: string | null;
  /** 每件加价（分） / On top of a piece, fen */
  extra_fen: number | null;
}

export interface WishesBodyInput {
  /** 选项：每组第一个不加价 / Choices; the first of a group costs nothing more */
  choices?: ChoiceBodyInput[] | null | undefined;
  /** 刻字或印字叫什么；不写：没有 / What the text is called; none: no text */
  label?: string | null | undefined;
  /** 英文 / In English */
  label_en?: string | null | undefined;
  /** 最多几个字 / Characters at most */
  chars_max?: number | null | undefined;
  /** 能用哪些字：han 汉字，latin 字母数字，mixed 都可以 / Which characters: han, latin, mixed */
  allow?: "han" | "latin" | "mixed" | null | undefined;
  /** 每件加价（分） / On top of a piece, fen */
  text_fen?: number | null | undefined;
}

export interface ChoiceBodyInput {
  /** 选什么 / Group */
  kind: string;
  /** 英文 / Group in English */
  kind_en?: string | null | undefined;
  /** 选项 / Choice */
  name: string;
  /** 选项英文 / Choice in English */
  name_en?: string | null | undefined;
  /** 每件加价（分） / On top of a piece, fen */
  extra_fen: number;
}

export interface BoxPartsInput {
  /** 一盒里有什么；空：不再是礼盒 / What is in a box; none: no box any more */
  parts: BoxPartInput[];
}

export interface ListLotBodyInput {
  /** 批次 / Lot */
  lot: string;
  /** 该批次上架总量（克） / Grams of the lot on sale in all */
  offered_g?: number | null | undefined;
}

export interface LotChoice {
  /** 批次 / Lot */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 等级 / Grade */
  grade: string | null;
  /** 采收日期 / Harvested */
  harvest_day: string | null;
  /** 批次余量（克） / Left of the lot, grams */
  left_g: number | null;
  /** 已准出（克） / Released, grams */
  released_g: number | null;
  /** 已上架（克） / Offered, grams */
  offered_g: number | null;
  /** 预留（克） / Held, grams */
  held_g: number | null;
  /** 已售（克） / Sold, grams */
  sold_g: number | null;
  /** 可以上架 / May be listed */
  ok: boolean;
  /** 为什么不能 / Why not */
  why: string | null;
}

export interface MallHome {
  /** 类目 / Categories */
  categories: MallCategory[];
  /** 热销 / Most sold */
  sold: MallItem[];
  /** 新上架 / Newest */
  fresh: MallItem[];
  /** 店铺 / Shops */
  shops: MallShop[];
  /** 正在进行的活动 / Campaigns that run now */
  campaigns: MallCampaign[];
}

export interface MallCategory {
  /** 代码 / Code */
  code: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 商品数 / Goods */
  goods: number | null;
}

export interface MallItem {
  /** 编号 / Id */
  uuid: string;
  /** 标题 / Title */
  title: string | null;
  /** 英文标题 / English title */
  title_en: string | null;
  /** 封面 / Cover */
  cover_sha: string | null;
  /** 类目 / Category */
  category: string | null;
  /** 最低价（分） / From, fen */
  price_fen: number | null;
  /** 已售件数 / Pieces sold */
  sold: number | null;
  /** 店铺 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 店铺英文名 / Shop's English name */
  shop_name_en: string | null;
  /** 产地 / From */
  place: string | null;
  /** 可买件数 / Pieces to be had */
  free_pieces: number | null;
  /** 可在采收前预订 / May be ordered before the harvest */
  ahead: boolean;
  /** 追溯页 / Trace page */
  trace: string | null;
}

export interface MallShop {
  /** 编号 / Id */
  uuid: string;
  /** 店铺类型 / Kind of shop */
  kind: "enterprise" | "coop" | "household" | "hall" | "input";
  /** 店名 / Name */
  name: string | null;
  /** 英文名 / English name */
  name_en: string | null;
  /** 简介 / About the shop */
  intro: string | null;
  /** 店标 / Picture */
  logo_sha: string | null;
  /** 货主 / Whose goods */
  owner_name: string | null;
  /** 服务方 / Who serves */
  serve_name: string | null;
  /** 所在地 / Place */
  place: string | null;
  /** 在售商品数 / Goods on sale */
  goods: number | null;
  /** 开店时间 / Since */
  created_at: string;
}

export interface MallCampaign {
  /** 活动 / Campaign */
  campaign: string | null;
  /** 活动名称 / Name of the campaign */
  name: string | null;
  /** 活动英文名称 / Its English name */
  name_en: string | null;
  /** 规格 / Size */
  sku: string | null;
  /** 规格名 / Name of the size */
  spec: string | null;
  /** 货品 / Goods */
  goods: string | null;
  /** 品名 / Title */
  title: string | null;
  /** 英文品名 / English title */
  title_en: string | null;
  /** 图片 / Picture */
  cover_sha: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 计价 / Priced by */
  unit: "piece" | "weight";
  /** 活动价（分；按重量的为每公斤） / Price in fen, by the kilogram when priced by weight */
  price_fen: number | null;
  /** 还有几件 / Pieces left */
  left: number | null;
  /** 每个地址几件；0：不限 / Pieces for one address; 0: no limit */
  per_address: number | null;
  /** 开始 / From */
  from_at: string | null;
  /** 结束 / Until */
  until_at: string | null;
  /** 每件活动价（分） / A piece in the campaign, fen */
  piece_fen: number | null;
  /** 每件平时价（分） / A piece otherwise, fen */
  was_fen: number | null;
}

export interface MallPage {
  /** 商品 / Goods */
  items: MallItem[];
  /** 续页码 / Cursor of the next page */
  next: string | null;
}

export interface MallSuggestion {
  /** 标题 / Title */
  title: string | null;
}

export interface MallGoods {
  /** 编号 / Id */
  uuid: string;
  /** 标题 / Title */
  title: string | null;
  /** 英文标题 / English title */
  title_en: string | null;
  /** 介绍 / Text */
  text: string | null;
  /** 类目 / Category */
  category: "vegetable" | "fruit" | "grain" | "oil" | "tea" | "meat" | "aquatic" | "fungus" | "herb" | "made" | "gift" | "other";
  /** 储存 / Storage */
  storage: "ambient" | "cool" | "frozen";
  /** 采收后可售天数 / Days it keeps after the harvest */
  shelf_days: number | null;
  /** 每单限购件数 / Pieces in one order at most */
  order_max: number | null;
  /** 封面 / Cover */
  cover_sha: string | null;
  /** 最低价（分） / From, fen */
  price_fen: number | null;
  /** 已售件数 / Pieces sold */
  sold: number | null;
  /** 店铺 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 店铺英文名 / Shop's English name */
  shop_name_en: string | null;
  /** 货主 / Whose goods */
  owner_name: string | null;
  /** 服务方 / Who serves */
  serve_name: string | null;
  /** 收款方 / Who is paid */
  paid_name: string | null;
  /** 产地 / From */
  place: string | null;
  /** 产品 / Product */
  product_name: string | null;
  /** 作物 / Crop */
  crop_name: string | null;
  /** 商品条码 / GTIN */
  gtin: string | null;
  /** 现在可买 / Can be bought now */
  on_sale: boolean;
  /** 图片 / Pictures */
  pictures: string[];
  /** 规格 / Sizes */
  skus: MallSku[];
  /** 批次 / Lots */
  lots: MallLot[];
  /** 活动价：正在进行的和快开始的 / Campaign prices: running, and of the next days */
  campaigns: MallCampaign[];
  /** 可以领的优惠券 / Coupons to be taken */
  coupons: MallCoupon[];
  /** 选项和刻字；没有的不写 / Choices and text, where there are any */
  wishes: Wishes | null;
}

export interface MallSku {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 规格 / Size */
  spec: string | null;
  /** 计价方式 / Priced by */
  unit: "piece" | "weight";
  /** 每件重量（克） / Grams a piece */
  weight_g: number | null;
  /** 价格（分；按重量的为每公斤） / Price in fen, by the kilogram when priced by weight */
  price_fen: number | null;
  /** 每件（分） / A piece, fen */
  piece_fen: number | null;
  /** 可买件数 / Pieces to be had */
  free_pieces: number | null;
  /** 采收前预订 / Ordered before the harvest */
  ahead: boolean;
  /** 预计采收日 / Expected harvest */
  harvest_day: string | null;
  /** 礼盒里有什么 / What is in the box */
  parts: BoxPart[];
}

export interface MallLot {
  /** 批次 / Lot */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 商品条码 / GTIN */
  gtin: string | null;
  /** 等级 / Grade */
  grade: string | null;
  /** 采收日期 / Harvested */
  harvest_day: string | null;
  /** 已公开的生产季 / Published season */
  season: string | null;
  /** 追溯页 / Trace page */
  path: string | null;
  /** 结论代码 / Verdict's code */
  verdict: string | null;
  /** 结论 / Verdict */
  sentence: string | null;
  /** 产地 / Where it grew */
  place: string | null;
  /** 谁种的 / Who grew it */
  grower: string | null;
  /** 用药次数 / Uses of pesticides and drugs */
  uses: number | null;
  /** 施肥次数 / Uses of fertilisers */
  fertilisers: number | null;
  /** 检测 / Test */
  test: string | null;
}

export interface MallCoupon {
  /** 编号 / Id */
  uuid: string;
  /** 名称 / Name */
  name: string | null;
  /** 店 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 减（分） / Off, fen */
  off_fen: number | null;
  /** 满（分） / From, fen */
  from_fen: number | null;
  /** 还有几张 / How many are left */
  left: number | null;
  /** 开始 / From */
  from_at: string | null;
  /** 结束 / Until */
  until_at: string | null;
}

export interface Prices {
  /** 价格 / Prices */
  items: PriceLine[];
}

export interface PricesInput {
  /** 价格 / Prices */
  items: PriceLineInput[];
}

export interface PriceLine {
  /** 规格 / SKU */
  sku: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 价格（分） / Price, fen */
  price_fen: number;
}

export interface PriceLineInput {
  /** 规格 / SKU */
  sku: string;
  /** 版本 / Revision */
  rev?: number | null | undefined;
  /** 价格（分） / Price, fen */
  price_fen: number;
}

export interface Window {
  /** 编号 / Id */
  uuid: string;
  /** 规格 / SKU */
  sku: string | null;
  /** 生产季 / Season */
  season: string | null;
  /** 状态 / State */
  state: string | null;
  /** 可预订总量（克） / Grams that may be ordered */
  capacity_g: number | null;
  /** 待付款（克） / Held, grams */
  held_g: number | null;
  /** 已付款待采收（克） / Paid, no lot yet, grams */
  sold_g: number | null;
  /** 已绑定批次（克） / Bound to lots, grams */
  bound_g: number | null;
  /** 预计采收日 / Expected harvest */
  harvest_day: string | null;
  /** 预订截止 / Orders close */
  closes_at: string | null;
  /** 经办人 / By */
  by_name: string | null;
  /** 建立时间 / Made at */
  created_at: string;
}

export interface WindowBodyInput {
  /** 生产季 / Season */
  season: string;
  /** 可预订总量（克） / Grams that may be ordered */
  capacity_g: number;
  /** 预计采收日 / Expected harvest */
  harvest_day: string;
  /** 预订截止 / Orders close */
  closes_at: string;
}

export interface BindBodyInput {
  /** 批次 / Lot */
  lot: string;
}

export interface WindowBound {
  /** 预订 / Window */
  window: string | null;
  /** 批次 / Lot */
  lot: string | null;
  /** 绑定笔数 / Lines bound */
  orders: number | null;
  /** 绑定重量（克） / Grams bound */
  grams: number | null;
  /** 仍待批次（克） / Still without a lot, grams */
  waiting_g: number | null;
}

export interface Address {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 打码的地址 / Masked */
  shown: string | null;
  /** 区划代码 / Division code */
  division: string | null;
  /** 默认地址 / Default */
  is_default: boolean;
  /** 收货人（只给本人） / Name, to the buyer himself */
  name: string | null;
  /** 手机号（只给本人） / Number, to the buyer himself */
  phone: string | null;
  /** 省市区 / Province, city, district */
  region: string | null;
  /** 详细地址（只给本人） / Street and house, to the buyer himself */
  detail: string | null;
}

export interface AddressBodyInput {
  /** 收货人 / Name */
  name: string;
  /** 手机号 / Mobile number */
  phone: string;
  /** 区划代码（6 位） / Division code, 6 digits */
  division: string;
  /** 省市区 / Province, city, district */
  region: string;
  /** 详细地址 / Street and house */
  detail: string;
  /** 默认地址 / Default */
  is_default?: boolean | null | undefined;
}

export interface ShopTerms {
  /** 首重运费（分） / Freight of the first weight, fen */
  freight_fen: number;
  /** 首重（克） / First weight, grams */
  freight_g: number;
  /** 续重每公斤（分） / Each further kilogram, fen */
  more_fen: number;
  /** 满多少包邮（分） / No freight from, fen */
  free_from_fen: number | null;
  /** 包装费（分） / Packing, fen */
  packing_fen: number | null;
  /** 冷链费（分） / Cold chain, fen */
  cold_fen: number | null;
  /** 推客分成（万分之） / Promoter's share, parts of 10,000 */
  promoter_bp: number | null;
  /** 可以自提 / May be collected */
  pickup: boolean;
  /** 自提地点 / Where */
  pickup_place: string | null;
  /** 版本 / Revision */
  rev: number | null;
}

export interface ShopTermsBodyInput {
  /** 首重运费（分） / Freight of the first weight, fen */
  freight_fen: number;
  /** 首重（克） / First weight, grams */
  freight_g: number;
  /** 续重每公斤（分） / Each further kilogram, fen */
  more_fen: number;
  /** 满多少包邮（分） / No freight from, fen */
  free_from_fen?: number | null | undefined;
  /** 包装费（分） / Packing, fen */
  packing_fen?: number | null | undefined;
  /** 冷链费（分） / Cold chain, fen */
  cold_fen?: number | null | undefined;
  /** 推客分成（万分之） / Promoter's share, parts of 10,000 */
  promoter_bp?: number | null | undefined;
  /** 可以自提 / May be collected */
  pickup?: boolean | null | undefined;
  /** 自提地点 / Where */
  pickup_place?: string | null | undefined;
}

export interface Cart {
  /** 货品，按店 / Goods, by shop */
  lines: CartLine[];
  /** 能买的合计（分） / Sum of what can be bought, fen */
  fen: number | null;
  /** 都能买 / All of it can be bought */
  ok: boolean;
}

export interface CartLine {
  /** 规格 / Size */
  sku: string | null;
  /** 货品 / Goods */
  goods: string | null;
  /** 店 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 品名 / Title */
  title: string | null;
  /** 英文品名 / English title */
  title_en: string | null;
  /** 规格 / Size */
  spec: string | null;
  /** 图片 / Picture */
  cover_sha: string | null;
  /** 计价 / Priced by */
  unit: "piece" | "weight";
  /** 单价（分） / Price, fen */
  price_fen: number | null;
  /** 一件（分） / A piece, fen */
  piece_fen: number | null;
  /** 放入时一件（分） / A piece when it was put in, fen */
  seen_fen: number | null;
  /** 每件重量（克） / Grams a piece */
  weight_g: number | null;
  /** 件数 / Pieces */
  pieces: number | null;
  /** 小计（分） / Sum, fen */
  fen: number | null;
  /** 还有几件 / Left */
  free_pieces: number | null;
  /** 在售 / On sale */
  live: boolean;
  /** 价格变了 / Its price changed */
  changed: boolean;
  /** 预订的，预计采收日 / Ordered before the harvest: its expected day */
  harvest_day: string | null;
  /** 正在进行的活动 / Campaign that runs now */
  campaign: string | null;
  /** 活动名称 / Its name */
  campaign_name: string | null;
  /** 一件活动价（分） / A piece in the campaign, fen */
  campaign_fen: number | null;
  /** 活动还有几件 / Left in the campaign */
  campaign_left: number | null;
  /** 活动每个地址几件；0：不限 / In the campaign for one address; 0: no limit */
  per_address: number | null;
  /** 活动到 / The campaign ends */
  until_at: string | null;
  /** 其中选项和刻字每件（分） / Of it for choices and text, a piece, fen */
  extra_fen: number | null;
  /** 选项 / Choices */
  made: string | null;
  /** 选项英文 / Choices in English */
  made_en: string | null;
  /** 选了哪些 / Choices chosen */
  choices: string[];
  /** 刻什么字 / Text to be engraved */
  text: string | null;
  /** 为什么现在不能买 / Why it cannot be bought now */
  why: string | null;
}

export interface BuyItemInput {
  /** 规格 / Size */
  sku: string;
  /** 件数 / Pieces */
  pieces: number;
  /** 活动 / Campaign */
  campaign?: string | null | undefined;
  /** 选项：每组最多一个，不选的得到第一个 / Choices: one a group at most, else the first is taken */
  choices?: string[] | null | undefined;
  /** 刻什么字 / Text to be engraved */
  text?: string | null | undefined;
}

export interface BuyBodyInput {
  /** 货品 / Goods */
  items: BuyItemInput[];
  /** 收货地址 / Address */
  address?: string | null | undefined;
  /** 寄送或自提 / Sent or collected */
  delivery?: "ship" | "pickup" | null | undefined;
  /** 怎样付 / How it is paid */
  pay_way?: "online" | "cash" | "transfer" | null | undefined;
  /** 从哪里来 / Where the buyer came from */
  channel?: "mall" | "scan" | "point" | "promoter" | null | undefined;
  /** 券码 / Coupons */
  coupons?: string[] | null | undefined;
  /** 推客码 / Promoter's code */
  promoter?: string | null | undefined;
  /** 代买给哪一户 / Bought for this household */
  household?: string | null | undefined;
  /** 怎样同意的 / How it agreed */
  consent?: string | null | undefined;
  /** 给卖家的话 / Word to the seller */
  note?: string | null | undefined;
  /** 知道刻了字的货没有质量问题不能退 / Knows that what bears his text is not taken back without a fault */
  final_ok?: boolean | null | undefined;
  /** 看到的合计（分），下单时必填 / The total that was seen, fen; needed to buy */
  total_fen?: number | null | undefined;
}

export interface Quote {
  /** 按店 / By shop */
  shops: QuoteShop[];
  /** 货款（分） / Goods, fen */
  goods_fen: number | null;
  /** 优惠（分） / Discount, fen */
  discount_fen: number | null;
  /** 费用（分） / Fees, fen */
  fees_fen: number | null;
  /** 应付（分） / To pay, fen */
  total_fen: number | null;
  /** 可以下单 / It can be ordered */
  ok: boolean;
  /** 有刻字的货：没有质量问题不能退，下单前要确认 / Some of it is not taken back without a fault: to be confirmed */
  final: boolean;
  /** 为什么不能下单 / Why it cannot be ordered */
  why: string | null;
}

export interface QuoteShop {
  /** 店 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 为什么不能买 / Why it cannot be bought */
  why: string | null;
  /** 货品 / Goods */
  lines: QuoteLine[];
  /** 费用 / Fees */
  fees: OrderFee[];
  /** 货款（分） / Goods, fen */
  goods_fen: number | null;
  /** 优惠（分） / Discount, fen */
  discount_fen: number | null;
  /** 费用（分） / Fees, fen */
  fees_fen: number | null;
  /** 合计（分） / Total, fen */
  total_fen: number | null;
  /** 券码 / Coupon */
  coupon: string | null;
  /** 自提地点 / Where it may be collected */
  pickup_place: string | null;
}

export interface QuoteLine {
  /** 规格 / Size */
  sku: string | null;
  /** 货品 / Goods */
  goods: string | null;
  /** 品名 / Title */
  title: string | null;
  /** 英文品名 / English title */
  title_en: string | null;
  /** 规格 / Size */
  spec: string | null;
  /** 图片 / Picture */
  cover_sha: string | null;
  /** 活动 / Campaign */
  campaign: string | null;
  /** 计价 / Priced by */
  unit: "piece" | "weight";
  /** 件数 / Pieces */
  pieces: number | null;
  /** 单价（分） / Price, fen */
  price_fen: number | null;
  /** 一件（分） / A piece, fen */
  piece_fen: number | null;
  /** 优惠前（分） / Before discount, fen */
  gross_fen: number | null;
  /** 优惠（分） / Discount, fen */
  discount_fen: number | null;
  /** 小计（分） / Sum, fen */
  fen: number | null;
  /** 还有几件 / Left */
  free_pieces: number | null;
  /** 预订的，预计采收日 / Ordered before the harvest: its expected day */
  harvest_day: string | null;
  /** 其中选项和刻字每件（分） / Of it for choices and text, a piece, fen */
  extra_fen: number | null;
  /** 选项 / Choices */
  made: string | null;
  /** 选项英文 / Choices in English */
  made_en: string | null;
  /** 刻什么字 / Text to be engraved */
  text: string | null;
  /** 没有质量问题不能退 / Not taken back without a fault */
  final: boolean;
  /** 为什么不能买 / Why it cannot be bought */
  why: string | null;
}

export interface OrderFee {
  /** 种类 / Kind */
  kind: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 归谁 / Whose it is */
  owner: string | null;
  /** 金额（分） / Fen */
  fen: number | null;
}

export interface Purchase {
  /** 编号 / Id */
  uuid: string;
  /** 状态：open paid given_up / State: open paid given_up */
  state: string | null;
  /** 付款 / Payment */
  payment: string | null;
  /** 应付（分） / To pay, fen */
  total_fen: number | null;
  /** 寄送或自提 / Sent or collected */
  delivery: "ship" | "pickup";
  /** 从哪里来 / Where the buyer came from */
  channel: "mall" | "scan" | "point" | "promoter";
  /** 打码的地址 / Masked address */
  shown: string | null;
  /** 代买给 / Bought for */
  household_name: string | null;
  /** 给卖家的话 / Word to the seller */
  note: string | null;
  /** 下单时间 / Made */
  created_at: string;
  /** 付款截止 / To be paid until */
  expires_at: string | null;
  /** 订单 / Orders */
  orders: OrderRef[];
  /** 现在能做什么 / What may be done now */
  acts: string[];
}

export interface OrderRef {
  /** 订单 / Order */
  uuid: string;
  /** 订单号 / Order number */
  order_no: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 金额（分） / Fen */
  total_fen: number | null;
  /** 状态 / State */
  state: "placed" | "paid" | "packed" | "shipped" | "received" | "completed" | "cancelled" | "refund_asked" | "refunding" | "refunded";
}

export interface Order {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 订单号 / Order number */
  order_no: string | null;
  /** 购买 / Purchase */
  purchase: string | null;
  /** 付款 / Payment */
  payment: string | null;
  /** 状态 / State */
  state: "placed" | "paid" | "packed" | "shipped" | "received" | "completed" | "cancelled" | "refund_asked" | "refunding" | "refunded";
  /** 何时 / Since */
  state_at: string | null;
  /** 何时自动进行 / When it moves on by itself */
  due_at: string | null;
  /** 店 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 买家（打码） / Buyer, masked */
  buyer: string | null;
  /** 代买给 / Bought for */
  household_name: string | null;
  /** 打码的地址 / Masked address */
  shown: string | null;
  /** 寄送或自提 / Sent or collected */
  delivery: "ship" | "pickup";
  /** 自提地点 / Where it is collected */
  pickup_place: string | null;
  /** 买家的话 / Word of the buyer */
  note: string | null;
  /** 从哪里来 / Where the buyer came from */
  channel: string | null;
  /** 销售地区划代码 / Place of sale, division code */
  sale_place: string | null;
  /** 收货地区划代码 / Where it goes, division code */
  to_place: string | null;
  /** 货款（分） / Goods, fen */
  goods_fen: number | null;
  /** 费用（分） / Fees, fen */
  fees_fen: number | null;
  /** 合计（分） / Total, fen */
  total_fen: number | null;
  /** 退款（分） / Given back, fen */
  back_fen: number | null;
  /** 货款中的增值税，已减退款（分） / Value added tax in the goods' price, less refunds, fen */
  tax_fen: number | null;
  /** 承运 / Carrier */
  carrier: string | null;
  /** 运单号 / Waybill */
  waybill_no: string | null;
  /** 发货事件 / Event of the dispatch */
  event_id: string | null;
  /** 付款时间 / Paid */
  paid_at: string | null;
  /** 发货时间 / Sent */
  shipped_at: string | null;
  /** 收货时间 / Received */
  received_at: string | null;
  /** 完成时间 / Completed */
  completed_at: string | null;
  /** 下单时间 / Made */
  created_at: string;
  /** 货品 / Goods */
  lines: OrderLine[];
  /** 批次 / Lots */
  lots: OrderLot[];
  /** 费用 / Fees */
  fees: OrderFee[];
  /** 经过 / History */
  steps: SellStep[];
  /** 退款 / Refunds */
  refunds: Refund[];
  /** 现在能做什么 / What may be done now */
  acts: string[];
}

export interface OrderLine {
  /** 编号 / Id */
  uuid: string;
  /** 规格 / Size */
  sku: string | null;
  /** 货品 / Goods */
  goods: string | null;
  /** 品名 / Title */
  title: string | null;
  /** 英文品名 / English title */
  title_en: string | null;
  /** 规格 / Size */
  spec: string | null;
  /** 图片 / Picture */
  cover_sha: string | null;
  /** 计价 / Priced by */
  unit: "piece" | "weight";
  /** 单价（分） / Price, fen */
  price_fen: number | null;
  /** 每件重量（克） / Grams a piece */
  weight_g: number | null;
  /** 件数 / Pieces */
  pieces: number | null;
  /** 优惠前（分） / Before discount, fen */
  gross_fen: number | null;
  /** 已付（分） / Charged, fen */
  paid_fen: number | null;
  /** 按重量结算后（分） / After weighing, fen */
  due_fen: number | null;
  /** 退款（分） / Given back, fen */
  back_fen: number | null;
  /** 增值税税率（万分之） / Value added tax, parts of 10,000 */
  tax_bp: number | null;
  /** 其中增值税（分） / Of it value added tax, fen */
  tax_fen: number | null;
  /** 退的件数 / Pieces given back */
  back_pieces: number | null;
  /** 称得（克） / Weighed, grams */
  weighed_g: number | null;
  /** 谁的货 / Whose goods */
  owner_name: string | null;
  /** 预订的，还没有批次：预计采收日 / Ordered before the harvest, no lot yet: its expected day */
  harvest_day: string | null;
  /** 评价 / Review */
  review: string | null;
  /** 其中选项和刻字每件（分） / Of it for choices and text, a piece, fen */
  extra_fen: number | null;
  /** 选项 / Choices */
  made: string | null;
  /** 选项英文 / Choices in English */
  made_en: string | null;
  /** 刻的字（只给买卖双方） / Text to engrave, to buyer and seller */
  engraved: string | null;
  /** 没有质量问题不能退 / Not taken back without a fault */
  final: boolean;
  /** 一盒里有什么 / What is in a box */
  parts: BoxPart[];
}

export interface OrderLot {
  /** 规格 / Size */
  sku: string | null;
  /** 批次 / Lot */
  lot: string | null;
  /** 批号 / Lot number */
  lot_no: string | null;
  /** 追溯页 / Where its history is shown */
  path: string | null;
  /** 件数 / Pieces */
  pieces: number | null;
  /** 重量（克） / Grams */
  grams: number | null;
}

export interface Refund {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 订单 / Order */
  order_uuid: string | null;
  /** 种类 / Kind */
  kind: "asked" | "cancelled" | "weighed" | "recall";
  /** 状态 / State */
  state: "asked" | "offered" | "refused" | "escalated" | "refunding" | "done" | "failed" | "denied" | "withdrawn";
  /** 原因 / Cause */
  cause: "changed_mind" | "late" | "damaged" | "quality" | "wrong" | "recall" | "other";
  /** 说明 / In the buyer's words */
  text: string | null;
  /** 答复 / Answer */
  answer: string | null;
  /** 货款（分） / Goods, fen */
  goods_fen: number | null;
  /** 费用（分） / Fees, fen */
  fees_fen: number | null;
  /** 合计（分） / Total, fen */
  fen: number | null;
  /** 答复截止 / To be answered until */
  due_at: string | null;
  /** 申请时间 / Asked */
  created_at: string;
  /** 结束时间 / Ended */
  ended_at: string | null;
  /** 现在能做什么 / What may be done now */
  acts: string[];
}

export interface Recipient {
  /** 收货人 / Name */
  name: string | null;
  /** 手机号 / Mobile number */
  phone: string | null;
  /** 省市区 / Province, city, district */
  region: string | null;
  /** 详细地址 / Street and house */
  detail: string | null;
}

export interface OrderPackInput {
  /** 按重量卖的各称得多少 / What the lines sold by weight weighed */
  weighed?: OrderWeighedInput[] | null | undefined;
}

export interface OrderWeighedInput {
  /** 哪一行 / Line */
  line: string;
  /** 称得（克） / Weighed, grams */
  weighed_g: number;
}

export interface OrderShipInput {
  /** 承运 / Carrier */
  carrier: string;
  /** 运单号 / Waybill */
  waybill_no: string;
}

export interface OrderReasonInput {
  /** 理由 / Reason */
  reason?: string | null | undefined;
}

export interface OrdersToday {
  /** 待付款 / To be paid */
  to_pay: number | null;
  /** 待打包 / To pack */
  to_pack: number | null;
  /** 待发货 / To send */
  to_ship: number | null;
  /** 在途 / On the way */
  on_way: number | null;
  /** 待处理的退款 / Refunds to see to */
  refunds: number | null;
  /** 未读消息 / Messages not read */
  messages: number | null;
  /** 未读通知（自己的） / Notices not read, one's own */
  notices: number | null;
}

export interface RefundBodyInput {
  /** 退哪些；不写：全部 / What is given back; none: all of it */
  items?: RefundItemInput[] | null | undefined;
  /** 原因 / Cause */
  cause: "changed_mind" | "late" | "damaged" | "quality" | "wrong" | "recall" | "other";
  /** 说明 / In one's words */
  text?: string | null | undefined;
  /** 只退这么多钱，不退货（分） / So much money only, keeping the goods, fen */
  fen?: number | null | undefined;
}

export interface RefundItemInput {
  /** 哪一行 / Line */
  line: string;
  /** 件数 / Pieces */
  pieces: number;
}

export interface RefundAnswerInput {
  /** 同意 / Agreed */
  agree: boolean;
  /** 答复 / Answer */
  answer?: string | null | undefined;
}

export interface CampaignBodyInput {
  /** 店（新建时） / Shop, of a new one */
  shop?: string | null | undefined;
  /** 名称 / Name */
  name: string;
  /** 英文名称 / English name */
  name_en?: string | null | undefined;
  /** 开始 / From */
  from_at: string;
  /** 结束 / Until */
  until_at: string;
  /** 状态 / State */
  state?: "draft" | "on" | "off" | null | undefined;
  /** 货品 / Goods */
  skus: CampaignSkuInput[];
}

export interface CampaignSku {
  /** 规格 / Size */
  sku: string;
  /** 活动价（分） / Price, fen */
  price_fen: number;
  /** 共几件 / Pieces in all */
  stock: number;
  /** 每个地址几件；0：不限 / Pieces for one address; 0: no limit */
  per_address: number;
  /** 已订几件 / Ordered */
  taken: number | null;
  /** 品名 / Title */
  title: string | null;
  /** 规格 / Size */
  spec: string | null;
}

export interface CampaignSkuInput {
  /** 规格 / Size */
  sku: string;
  /** 活动价（分） / Price, fen */
  price_fen: number;
  /** 共几件 / Pieces in all */
  stock: number;
  /** 每个地址几件；0：不限 / Pieces for one address; 0: no limit */
  per_address: number;
}

export interface Campaign {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 状态 / State */
  state: "draft" | "on" | "off" | "stopped";
  /** 开始 / From */
  from_at: string | null;
  /** 结束 / Until */
  until_at: string | null;
  /** 店 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 县里停止的原因 / Why the county stopped it */
  stop_reason: string | null;
  /** 货品 / Goods */
  skus: CampaignSku[];
}

export interface CampaignMoveInput {
  /** 状态 / State */
  state: "on" | "off" | "stopped";
  /** 原因 / Reason */
  reason?: string | null | undefined;
}

export interface Coupon {
  /** 编号 / Id */
  uuid: string;
  /** 状态 / State */
  state: string | null;
  /** 县里停止的原因 / Why the county stopped it */
  stop_reason: string | null;
  /** 用了几张 / Used */
  used: number | null;
  /** 券码 / Code */
  code: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 减（分） / Off, fen */
  off_fen: number | null;
  /** 满（分） / From, fen */
  from_fen: number | null;
  /** 共几张 / How many */
  stock: number | null;
  /** 开始 / From */
  from_at: string | null;
  /** 结束 / Until */
  until_at: string | null;
  /** 公开领取 / Anyone may take it at the shop */
  shown: boolean;
}

export interface CouponBodyInput {
  /** 店 / Shop */
  shop: string;
  /** 券码 / Code */
  code: string;
  /** 名称 / Name */
  name: string;
  /** 减（分） / Off, fen */
  off_fen: number;
  /** 满（分） / From, fen */
  from_fen: number;
  /** 共几张 / How many */
  stock: number;
  /** 开始 / From */
  from_at: string;
  /** 结束 / Until */
  until_at: string;
  /** 公开领取 / Anyone may take it at the shop */
  shown?: boolean | null | undefined;
}

export interface MyCoupon {
  /** 编号 / Id */
  uuid: string;
  /** 名称 / Name */
  name: string | null;
  /** 店 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 减（分） / Off, fen */
  off_fen: number | null;
  /** 满（分） / From, fen */
  from_fen: number | null;
  /** 还有几张 / How many are left */
  left: number | null;
  /** 开始 / From */
  from_at: string | null;
  /** 结束 / Until */
  until_at: string | null;
  /** 券码 / Code */
  code: string | null;
  /** 用过了 / Used */
  used: boolean;
  /** 现在能用 / May be used now */
  ok: boolean;
}

export interface Promoter {
  /** 编号 / Id */
  uuid: string;
  /** 推客码 / Code */
  code: string | null;
  /** 称呼（打码） / Name, masked */
  name: string | null;
  /** 状态 / State */
  state: string | null;
  /** 成交几单 / Orders completed */
  orders: number | null;
  /** 所得（分） / Earned, fen */
  earned_fen: number | null;
}

export interface Reviews {
  /** 评价，新的在前 / Reviews, newest first */
  items: Review[];
  /** 共几条 / How many */
  n: number | null;
  /** 星的总数 / Sum of the stars */
  stars_sum: number | null;
  /** 下一页从这里起；没有：完了 / Where the next page begins; absent: that was all */
  next: number | null;
}

export interface Review {
  /** 编号 / Id */
  uuid: string;
  /** 货品 / Goods */
  goods: string | null;
  /** 几颗星 / Stars */
  stars: number | null;
  /** 评价 / Text */
  text: string | null;
  /** 买家（打码） / Buyer, masked */
  by_shown: string | null;
  /** 批号 / Lot number */
  lot_no: string | null;
  /** 追溯页 / Where its history is shown */
  path: string | null;
  /** 改过几次 / Times changed */
  edited: number | null;
  /** 时间 / When */
  at: string | null;
  /** 店家回复 / Answer of the shop */
  answer: string | null;
  /** 回复时间 / Answered */
  answer_at: string | null;
  /** 已隐藏 / Hidden */
  hidden: boolean;
}

export interface ReviewBodyInput {
  /** 订单的哪一行 / Line of the order */
  line: string;
  /** 几颗星 / Stars */
  stars: number;
  /** 评价 / Text */
  text?: string | null | undefined;
}

export interface ReviewTextInput {
  /** 内容或理由 / Text or reason */
  text: string;
}

export interface Favourite {
  /** 货品 / Goods */
  goods: string | null;
  /** 品名 / Title */
  title: string | null;
  /** 图片 / Picture */
  cover_sha: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 最低价（分） / Price from, fen */
  price_fen: number | null;
  /** 在售 / On sale */
  on_sale: boolean;
}

export interface Talk {
  /** 编号 / Id */
  uuid: string;
  /** 店 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 订单 / Order */
  order_uuid: string | null;
  /** 货品 / Goods */
  goods: string | null;
  /** 谈什么 / What it is over */
  title: string | null;
  /** 买家（打码） / Buyer, masked */
  buyer_shown: string | null;
  /** 最后一句 / Last said */
  last_text: string | null;
  /** 最后时间 / Last */
  last_at: string | null;
  /** 买家未读 / Not read by the buyer */
  buyer_unread: number | null;
  /** 店家未读 / Not read by the shop */
  shop_unread: number | null;
  /** 消息 / Messages */
  messages: TalkMessage[];
}

export interface TalkMessage {
  /** 店家说的 / By the shop */
  by_shop: boolean;
  /** 内容；空：写的人已注销 / Text; empty: its writer deleted his account */
  text: string | null;
  /** 时间 / When */
  at: string | null;
}

export interface TalkSayInput {
  /** 对话 / Talk */
  talk?: string | null | undefined;
  /** 订单 / Order */
  order?: string | null | undefined;
  /** 货品 / Goods */
  goods?: string | null | undefined;
  /** 内容 / Text */
  text: string;
}

export interface Notice {
  /** 编号 / Id */
  uuid: string;
  /** 种类 / Kind */
  kind: string | null;
  /** 订单 / Order */
  order_uuid: string | null;
  /** 内容 / Text */
  text: string | null;
  /** 时间 / When */
  at: string | null;
  /** 已读 / Read */
  read: boolean;
}

export interface SellStats {
  /** 营业的店铺 / Open shops */
  shops: number | null;
  /** 有订单的村站 / Village points with orders */
  points: number | null;
  /** 付款的订单 / Orders paid */
  orders: number | null;
  /** 上一段同样长时间的订单 / Orders in the time of the same length before */
  before_orders: number | null;
  /** 成交额，已减退款（分） / Turnover less refunds, fen */
  turnover_fen: number | null;
  /** 上一段同样长的时间（分） / In the time of the same length before, fen */
  before_fen: number | null;
  /** 退款（分） / Refunds, fen */
  refund_fen: number | null;
  /** 在册主体 / Active producers */
  operators: number | null;
  /** 有货在网上卖的主体 / Producers with goods on sale */
  operators_online: number | null;
  /** 有收入的帮扶户 / Helped households with income */
  poor_households: number | null;
  /** 帮扶户收入（分） / Their income, fen */
  poor_income_fen: number | null;
  /** 分项 / Cut */
  rows: SellStatsRow[];
}

export interface SellStatsRow {
  /** 代码 / Key */
  key: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 订单数 / Orders */
  orders: number | null;
  /** 件数 / Pieces */
  pieces: number | null;
  /** 成交额，已减退款（分） / Turnover less refunds, fen */
  turnover_fen: number | null;
  /** 上一段同样长的时间（分） / In the time of the same length before, fen */
  before_fen: number | null;
  /** 增长（千分之）；没有：之前为零 / Growth, per mille; absent: there was none before */
  growth_permille: number | null;
}

export interface Licence {
  /** 经营许可证号 / Business licence */
  no: string;
  /** 有效期至 / Valid until */
  until_day: string;
  /** 登记人 / Entered by */
  by_name: string | null;
  /** 登记时间 / Entered at */
  at: string | null;
}

export interface LicenceInput {
  /** 经营许可证号 / Business licence */
  no: string;
  /** 有效期至 / Valid until */
  until_day: string;
}

export interface ShopInputBodyInput {
  /** 投入品 / Input of the catalogue */
  input: string;
  /** 包装规格 / Pack */
  spec: string;
  /** 每件含量 / Amount in a pack */
  amount: string;
  /** 含量单位 / Its unit */
  unit: string;
  /** 每件价（分） / A pack, fen */
  price_fen: number;
  /** 现有几件 / Packs there are */
  stock: number;
  /** 上架 / On sale */
  state?: "on" | "off" | null | undefined;
}

export interface ShopInput {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 店铺 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 投入品 / Input */
  input: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 类别 / Kind */
  kind: "pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other";
  /** 登记证号 / Registration */
  reg_no: string | null;
  /** 生产企业 / Maker */
  maker: string | null;
  /** 包装规格 / Pack */
  spec: string | null;
  /** 每件含量 / Amount in a pack */
  amount: string | null;
  /** 含量单位 / Its unit */
  unit: string | null;
  /** 每件价（分） / A pack, fen */
  price_fen: number | null;
  /** 现有几件 / Packs there are */
  stock: number | null;
  /** 上架 / On sale */
  state: "on" | "off";
  /** 现在可以卖 / May be sold now */
  live: boolean;
  /** 为什么不能卖 / Why it may not be sold */
  why: string | null;
}

export interface InputBuyInput {
  /** 买什么（同一家店） / What is bought, of one shop */
  items: InputSaleItemInput[];
  /** 给哪个主体买；不写：自己 / For which producer; one's own when empty */
  buyer?: string | null | undefined;
  /** 代买时：本人怎样同意的 / When bought for another: how it agreed */
  consent?: string | null | undefined;
  /** online 线上付，counter 领取时付给店家 / online, or counter: paid to the shop when collected */
  pay_way: "online" | "counter";
  /** 看到的合计（分） / The total that was seen, fen */
  total_fen: number;
  /** 店家柜台：已付款取走 / At the shop's counter: paid and taken away */
  handed?: boolean | null | undefined;
}

export interface InputSaleItemInput {
  /** 哪种 / Offer */
  offer: string;
  /** 件数 / Packs */
  pieces: number;
}

export interface InputSale {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 店铺 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string | null;
  /** 买方 / Buyer */
  buyer: string | null;
  /** 买方名称 / Buyer's name */
  buyer_name: string | null;
  /** 服务站点代买 / Bought by a village point */
  by_point: boolean;
  /** 本人怎样同意的 / How it agreed */
  consent: string | null;
  /** 怎么付 / How it is paid */
  pay_way: "online" | "counter";
  /** 状态 / State */
  state: "placed" | "paid" | "handed" | "cancelled" | "refunding" | "refunded";
  /** 状态时间 / In this state since */
  state_at: string | null;
  /** 合计（分） / Total, fen */
  total_fen: number | null;
  /** 付款 / Payment */
  payment: string | null;
  /** 日期 / Day */
  day: string | null;
  /** 谁取走的 / Who collected */
  collected_by: string | null;
  /** 原因 / Reason */
  reason: string | null;
  /** 下单时间 / Ordered at */
  created_at: string;
  /** 保留到 / Kept until */
  expires_at: string | null;
  /** 明细 / Lines */
  lines: InputSaleLine[];
  /** 现在能做的 / What may be done now */
  acts: string[];
}

export interface InputSaleLine {
  /** 哪种 / Offer */
  offer: string | null;
  /** 投入品 / Input */
  input: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 登记证号 / Registration */
  reg_no: string | null;
  /** 包装规格 / Pack */
  spec: string | null;
  /** 每件含量 / Amount in a pack */
  amount: string | null;
  /** 含量单位 / Its unit */
  unit: string | null;
  /** 件数 / Packs */
  pieces: number | null;
  /** 每件价（分） / A pack, fen */
  price_fen: number | null;
  /** 小计（分） / Sum, fen */
  fen: number | null;
}

export interface InputHandOverInput {
  /** 谁来取的；不写：本人 / Who collected; the producer itself when empty */
  collected_by?: string | null | undefined;
}

export interface InputCancelInput {
  /** 为什么 / Why */
  reason: string;
}

export interface DemandNewInput {
  /** 采购单位 / Buying organisation */
  buyer?: string | null | undefined;
  /** 品种 / Crop */
  crop: string;
  /** 标题 / Title */
  title: string;
  /** 等级 / Grade */
  grade?: string | null | undefined;
  /** 执行标准 / Standard */
  standard?: string | null | undefined;
  /** 数量（克） / Quantity, grams */
  quantity_g: number;
  /** 最早交货日 / First day */
  from_day: string;
  /** 最后交货日 / Last day */
  until_day: string;
  /** 交货次数 / Number of deliveries */
  deliveries?: number | null | undefined;
  /** 交货地点 / Place of delivery */
  place: string;
  /** 经度（百万分之一度） / Longitude, micro-degrees */
  lon_udeg?: number | null | undefined;
  /** 纬度（百万分之一度） / Latitude, micro-degrees */
  lat_udeg?: number | null | undefined;
  /** 最低价（分/千克） / Lowest price, fen a kilogram */
  price_min_fen: number;
  /** 最高价（分/千克） / Highest price, fen a kilogram */
  price_max_fen: number;
  /** 买方定金（万分之） / Buyer's deposit, parts of 10,000 */
  buyer_deposit_bp?: number | null | undefined;
  /** 卖方定金（万分之） / Seller's deposit, parts of 10,000 */
  seller_deposit_bp?: number | null | undefined;
  /** 每迟一天扣款（万分之） / Taken off per day late, parts of 10,000 */
  late_bp?: number | null | undefined;
  /** 最多迟交天数 / Days late at most */
  late_max_days?: number | null | undefined;
  /** 短少扣款（万分之） / For what is missing, parts of 10,000 */
  short_bp?: number | null | undefined;
  /** 等级不符扣款（万分之） / For what is below grade, parts of 10,000 */
  grade_bp?: number | null | undefined;
  /** 验收后付款天数 / Days to pay after receipt */
  pay_days?: number | null | undefined;
  /** 质量要求 / Quality terms */
  quality?: string | null | undefined;
  /** 交货地点所在的村镇 / Where in the county the place lies */
  level?: string | null | undefined;
}

export interface Demand {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 需求编号 / Number */
  demand_no: string | null;
  /** 采购单位 / Buying organisation */
  buyer_name: string | null;
  /** 品种 / Crop */
  crop: string | null;
  /** 品种名称 / Crop's name */
  crop_name: string | null;
  /** 标题 / Title */
  title: string | null;
  /** 等级 / Grade */
  grade: string | null;
  /** 执行标准 / Standard */
  standard: string | null;
  /** 数量（克） / Quantity, grams */
  quantity_g: number | null;
  /** 最早交货日 / First day */
  from_day: string | null;
  /** 最后交货日 / Last day */
  until_day: string | null;
  /** 交货次数 / Number of deliveries */
  deliveries: number | null;
  /** 交货地点 / Place of delivery */
  place: string | null;
  /** 经度（百万分之一度） / Longitude, micro-degrees */
  lon_udeg: number | null;
  /** 纬度（百万分之一度） / Latitude, micro-degrees */
  lat_udeg: number | null;
  /** 最低价（分/千克） / Lowest price, fen a kilogram */
  price_min_fen: number | null;
  /** 最高价（分/千克） / Highest price, fen a kilogram */
  price_max_fen: number | null;
  /** 买方定金（万分之） / Buyer's deposit, parts of 10,000 */
  buyer_deposit_bp: number | null;
  /** 卖方定金（万分之） / Seller's deposit, parts of 10,000 */
  seller_deposit_bp: number | null;
  /** 每迟一天扣款（万分之） / Taken off per day late, parts of 10,000 */
  late_bp: number | null;
  /** 最多迟交天数 / Days late at most */
  late_max_days: number | null;
  /** 短少扣款（万分之） / For what is missing, parts of 10,000 */
  short_bp: number | null;
  /** 等级不符扣款（万分之） / For what is below grade, parts of 10,000 */
  grade_bp: number | null;
  /** 验收后付款天数 / Days to pay after receipt */
  pay_days: number | null;
  /** 质量要求 / Quality terms */
  quality: string | null;
  /** 状态 / State */
  state: "review" | "open" | "returned" | "closed" | "withdrawn";
  /** 状态时间 / State since */
  state_at: string | null;
  /** 提出时间 / Posted at */
  created_at: string;
  /** 我提出的 / Mine */
  mine: boolean;
  /** 经过 / History */
  steps: DealStep[];
}

export interface DealStep {
  /** 原状态 / From */
  from_state: string | null;
  /** 新状态 / To */
  to_state: string | null;
  /** 理由 / Reason */
  reason: string | null;
  /** 经办人 / By */
  by_name: string | null;
  /** 时间 / At */
  at: string | null;
}

export interface DealReviewInput {
  /** 通过 / Passed */
  passed: boolean;
  /** 理由 / Reason */
  reason?: string | null | undefined;
}

export interface DealReasonInput {
  /** 理由 / Reason */
  reason: string;
}

export interface Matches {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 计算时间 / Looked at */
  looked_at: string | null;
  /** 推荐 / Proposals */
  matches: Match[];
}

export interface Match {
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string | null;
  /** 所在地 / Place */
  place_name: string | null;
  /** 种植季 / Season */
  season: string | null;
  /** 批次 / Lot */
  lot: string | null;
  /** 货源 / Source */
  source: string | null;
  /** 总分 / Score */
  score: number | null;
  /** 可供数量（克） / Free, grams */
  free_g: number | null;
  /** 就绪日 / Ready on */
  ready_day: string | null;
  /** 距离（米） / Distance, metres */
  distance_m: number | null;
  /** 理由 / Reasons */
  reasons: MatchReason[];
}

export interface MatchReason {
  /** 因素 / Factor */
  factor: string | null;
  /** 名称 / Name */
  name: string | null;
  /** 权重 / Weight */
  weight: number | null;
  /** 得分 / Points */
  points: number | null;
  /** 理由 / Reason */
  sentence: string | null;
}

export interface OfferNewInput {
  /** 经营主体 / Producer */
  operator?: string | null | undefined;
  /** 种植季 / Season */
  season?: string | null | undefined;
  /** 批次 / Lot */
  lot?: string | null | undefined;
  /** 数量（克） / Quantity, grams */
  quantity_g: number;
  /** 价格（分/千克） / Price, fen a kilogram */
  price_fen: number;
  /** 说明 / Note */
  note?: string | null | undefined;
  /** 农户怎样同意的 / How the household agreed */
  consent?: string | null | undefined;
}

export interface Offer {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 需求 / Demand */
  demand: string | null;
  /** 需求标题 / Demand's title */
  demand_title: string | null;
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string | null;
  /** 种植季 / Season */
  season: string | null;
  /** 批次 / Lot */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 说明 / Note */
  note: string | null;
  /** 农户怎样同意的 / How the household agreed */
  consent: string | null;
  /** 合同 / Contract */
  contract: string | null;
  /** 数量（克） / Quantity, grams */
  quantity_g: number | null;
  /** 价格（分/千克） / Price, fen a kilogram */
  price_fen: number | null;
  /** 状态 / State */
  state: "open" | "accepted" | "refused" | "withdrawn";
  /** 状态时间 / State since */
  state_at: string | null;
  /** 报价时间 / Made at */
  created_at: string;
  /** 总分 / Score */
  score: number | null;
  /** 理由 / Reasons */
  reasons: MatchReason[];
}

export interface OfferAcceptInput {
  /** 数量（克） / Quantity, grams */
  quantity_g?: number | null | undefined;
}

export interface Contract {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 卖方 / Seller */
  operator: string | null;
  /** 合同编号 / Number */
  contract_no: string | null;
  /** 卖方名称 / Seller's name */
  operator_name: string | null;
  /** 买方名称 / Buyer's name */
  buyer_name: string | null;
  /** 货物 / Goods */
  title: string | null;
  /** 品种 / Crop */
  crop_name: string | null;
  /** 等级 / Grade */
  grade: string | null;
  /** 执行标准 / Standard */
  standard: string | null;
  /** 数量（克） / Quantity, grams */
  quantity_g: number | null;
  /** 单价（分/千克） / Price, fen a kilogram */
  price_fen: number | null;
  /** 合计（分） / Sum, fen */
  total_fen: number | null;
  /** 买方定金（分） / Buyer's deposit, fen */
  buyer_deposit_fen: number | null;
  /** 卖方定金（分） / Seller's deposit, fen */
  seller_deposit_fen: number | null;
  /** 每迟一天扣款（万分之） / Per day late, parts of 10,000 */
  late_bp: number | null;
  /** 最多迟交天数 / Days late at most */
  late_max_days: number | null;
  /** 短少扣款（万分之） / For what is missing, parts of 10,000 */
  short_bp: number | null;
  /** 等级不符扣款（万分之） / Below grade, parts of 10,000 */
  grade_bp: number | null;
  /** 付款天数 / Days to pay */
  pay_days: number | null;
  /** 交货地点 / Place */
  place: string | null;
  /** 质量要求 / Quality terms */
  quality: string | null;
  /** 合同文本 / Text */
  text: string | null;
  /** 文本摘要 / Hash of the text */
  text_sha: string | null;
  /** 买方签署人 / Signed for the buyer by */
  buyer_signed_by: string | null;
  /** 卖方签署人 / Signed for the seller by */
  seller_signed_by: string | null;
  /** 农户怎样同意的 / How the household agreed */
  seller_consent: string | null;
  /** 买方签署时间 / Buyer signed at */
  buyer_signed_at: string | null;
  /** 卖方签署时间 / Seller signed at */
  seller_signed_at: string | null;
  /** 状态 / State */
  state: "drafted" | "signed" | "active" | "fulfilled" | "broken_seller" | "broken_buyer" | "cancelled";
  /** 状态时间 / State since */
  state_at: string | null;
  /** 生成时间 / Made at */
  created_at: string;
  /** 我是买方 / I buy */
  buying: boolean;
  /** 我是卖方 / I sell */
  selling: boolean;
  /** 交货计划 / Plan */
  plan: ContractPart[];
  /** 交货 / Deliveries */
  deliveries: Delivery[];
  /** 定金 / Deposits */
  deposits: Deposit[];
  /** 经过 / History */
  steps: DealStep[];
}

export interface ContractPart {
  /** 批次序号 / Part */
  pos: number | null;
  /** 应交日 / Due on */
  day: string | null;
  /** 数量（克） / Quantity, grams */
  quantity_g: number | null;
  /** 状态 / State */
  state: string | null;
}

export interface Delivery {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 交货单号 / Number */
  delivery_no: string | null;
  /** 合同 / Contract */
  contract: string | null;
  /** 合同编号 / Contract's number */
  contract_no: string | null;
  /** 说明 / Note */
  note: string | null;
  /** 验收说明 / Receipt's note */
  received_note: string | null;
  /** 发货事件 / Shipping event */
  event_id: string | null;
  /** 收货事件 / Receiving event */
  received_event_id: string | null;
  /** 货款单 / Bill */
  bill: string | null;
  /** 货款状态 / Bill's state */
  bill_state: string | null;
  /** 支付单 / Payment */
  payment: string | null;
  /** 第几批 / Part */
  pos: number | null;
  /** 应交日 / Due on */
  due_day: string | null;
  /** 发出日 / Sent on */
  day: string | null;
  /** 发出（克） / Sent, grams */
  quantity_g: number | null;
  /** 验收日 / Received on */
  received_day: string | null;
  /** 实收（克） / Received, grams */
  received_g: number | null;
  /** 等级不符（克） / Below grade, grams */
  below_g: number | null;
  /** 货值（分） / Value, fen */
  gross_fen: number | null;
  /** 扣款（分） / Taken off, fen */
  deducted_fen: number | null;
  /** 应付（分） / To be paid, fen */
  net_fen: number | null;
  /** 状态 / State */
  state: "sent" | "received" | "refused" | "settled";
  /** 状态时间 / State since */
  state_at: string | null;
  /** 批次 / Lots */
  lots: DeliveryLot[];
  /** 扣款 / Taken off */
  deductions: Deduction[];
}

export interface DeliveryLot {
  /** 批次 / Lot */
  lot: string;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 追溯页 / Its trace page */
  path: string | null;
  /** 数量（克） / Quantity, grams */
  quantity_g: number;
}

export interface DeliveryLotInput {
  /** 批次 / Lot */
  lot: string;
  /** 数量（克） / Quantity, grams */
  quantity_g: number;
}

export interface Deduction {
  /** 原因 / Reason */
  kind: "late" | "short" | "grade";
  /** 基数（分） / Of fen */
  base_fen: number | null;
  /** 万分之 / Parts of 10,000 */
  parts_bp: number | null;
  /** 扣款（分） / Fen */
  fen: number | null;
}

export interface Deposit {
  /** 编号 / Id */
  uuid: string;
  /** 哪一方 / Side */
  side: string | null;
  /** 支付单 / Payment */
  payment: string | null;
  /** 金额（分） / Fen */
  fen: number | null;
  /** 状态 / State */
  state: "asked" | "paid" | "returning" | "returned" | "stuck" | "forfeited" | "dropped";
}

export interface ContractSignInput {
  /** 哪一方 / Side */
  side: "buyer" | "seller";
  /** 所读文本的摘要 / Hash of the text one has read */
  text_sha: string;
  /** 农户怎样同意的 / How the household agreed */
  consent?: string | null | undefined;
}

export interface DeliveryNewInput {
  /** 第几批 / Part */
  pos: number;
  /** 批次 / Lots */
  lots: DeliveryLotInput[];
  /** 说明 / Note */
  note?: string | null | undefined;
}

export interface DeliveryReceiptInput {
  /** 实收（克） / Received, grams */
  received_g: number;
  /** 其中等级不符（克） / Of these below grade, grams */
  below_g?: number | null | undefined;
  /** 说明 / Note */
  note?: string | null | undefined;
}

export interface PackageNewInput {
  /** 经营主体 / Producer */
  operator?: string | null | undefined;
  /** 类型 / Kind */
  kind: "yard" | "plot";
  /** 标题 / Title */
  title: string;
  /** 介绍 / Story */
  story?: string | null | undefined;
  /** 照片 / Photo */
  photo_sha?: string | null | undefined;
  /** 每份价格（分） / Fen a share */
  share_fen: number;
  /** 目标份数 / Target, shares */
  target_shares: number;
  /** 份数上限 / Most shares */
  max_shares: number;
  /** 截止日 / Deadline */
  deadline_day: string;
  /** 少交怎么办 / When there is less */
  rule: "refund" | "carry" | "substitute";
  /** 自提地点 / Where it is handed over */
  place?: string | null | undefined;
  /** 农户怎样同意的 / How the household agreed */
  consent?: string | null | undefined;
  /** 内容 / Contents */
  contents: PackageContentInput[];
  /** 各期 / Instalments */
  handouts: PackageInstalmentInput[];
  /** 活动 / Extras */
  extras?: PackageExtraInput[] | null | undefined;
}

export interface PackageContent {
  /** 名称 / Name */
  name: string;
  /** 每份数量 / Amount a share */
  amount: string;
  /** 种植季 / Season */
  season: string | null;
  /** 每份重量，全部各期（克） / Weight of a share over all instalments, grams */
  share_g: number | null;
}

export interface PackageContentInput {
  /** 名称 / Name */
  name: string;
  /** 每份数量 / Amount a share */
  amount: string;
  /** 种植季 / Season */
  season?: string | null | undefined;
  /** 每份重量，全部各期（克） / Weight of a share over all instalments, grams */
  share_g?: number | null | undefined;
}

export interface PackageInstalment {
  /** 编号 / Id */
  uuid: string;
  /** 第几期 / Instalment */
  pos: number | null;
  /** 日期 / Day */
  day: string;
  /** 比重 / Weight */
  weight: number | null;
  /** 实际交付（万分之） / Given, parts of 10,000 */
  delivered_bp: number | null;
  /** 有代替 / Substituted */
  substituted: boolean;
  /** 交付日 / Handed out on */
  sent_day: string | null;
  /** 说明 / Note */
  note: string | null;
  /** 发货事件 / Shipping event */
  event_id: string | null;
  /** 状态 / State */
  state: "planned" | "sent";
  /** 照片 / Photos */
  photos: string[];
  /** 批次 / Lots */
  lots: DeliveryLot[];
}

export interface PackageInstalmentInput {
  /** 日期 / Day */
  day: string;
  /** 比重 / Weight */
  weight?: number | null | undefined;
}

export interface PackageExtra {
  /** 编号 / Id */
  uuid: string;
  /** 类型 / Kind */
  kind: "visit" | "picking";
  /** 名称 / Name */
  name: string;
  /** 日期 / Day */
  day: string;
  /** 名额 / Places */
  capacity: number;
  /** 已占 / Taken */
  taken: number | null;
  /** 每人价格（分） / Fen a person */
  fen: number;
}

export interface PackageExtraInput {
  /** 类型 / Kind */
  kind: "visit" | "picking";
  /** 名称 / Name */
  name: string;
  /** 日期 / Day */
  day: string;
  /** 名额 / Places */
  capacity: number;
  /** 每人价格（分） / Fen a person */
  fen: number;
}

export interface Package {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 编号 / Number */
  package_no: string | null;
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string | null;
  /** 所在地 / Where */
  place_name: string | null;
  /** 标题 / Title */
  title: string | null;
  /** 介绍 / Story */
  story: string | null;
  /** 照片 / Photo */
  photo_sha: string | null;
  /** 种植季（日志） / Season: its log */
  season: string | null;
  /** 类型 / Kind */
  kind: "yard" | "plot";
  /** 每份价格（分） / Fen a share */
  share_fen: number | null;
  /** 目标份数 / Target, shares */
  target_shares: number | null;
  /** 份数上限 / Most shares */
  max_shares: number | null;
  /** 已占份数 / Shares taken */
  taken_shares: number | null;
  /** 已付份数 / Shares paid */
  paid_shares: number | null;
  /** 截止时间 / Deadline */
  deadline_at: string | null;
  /** 少交怎么办 / When there is less */
  rule: "refund" | "carry" | "substitute";
  /** 约定 / Terms */
  rule_text: string | null;
  /** 约定的摘要 / Hash of the terms */
  rule_sha: string | null;
  /** 自提地点 / Where it is handed over */
  place: string | null;
  /** 农户怎样同意的 / How the household agreed */
  consent: string | null;
  /** 状态 / State */
  state: "review" | "open" | "returned" | "running" | "done" | "failed" | "stopped";
  /** 状态时间 / State since */
  state_at: string | null;
  /** 发起时间 / Made at */
  created_at: string;
  /** 已付给农户（分） / Paid to the household, fen */
  released_fen: number | null;
  /** 已退（分） / Given back, fen */
  refunded_fen: number | null;
  /** 内容 / Contents */
  contents: PackageContent[];
  /** 各期 / Instalments */
  handouts: PackageInstalment[];
  /** 活动 / Extras */
  extras: PackageExtra[];
  /** 经过 / History */
  steps: DealStep[];
}

export interface PackageReceivers {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 收货名单 / Receivers */
  receivers: PackageReceiver[];
}

export interface PackageReceiver {
  /** 认购编号 / Pledge's number */
  pledge_no: string | null;
  /** 收货人 / Receiver */
  name: string | null;
  /** 电话 / Telephone */
  phone: string | null;
  /** 地址 / Address */
  address: string | null;
  /** 份数 / Shares */
  shares: number | null;
}

export interface InstalmentSendInput {
  /** 第几期 / Instalment */
  pos: number;
  /** 实际交付（万分之） / Given, parts of 10,000 */
  delivered_bp: number;
  /** 有代替 / Substituted */
  substituted?: boolean | null | undefined;
  /** 批次 / Lots */
  lots?: DeliveryLotInput[] | null | undefined;
  /** 说明 / Note */
  note?: string | null | undefined;
  /** 农户怎样同意的 / How the household agreed */
  consent?: string | null | undefined;
  /** 照片 / Photos */
  photos?: string[] | null | undefined;
}

export interface PledgeNewInput {
  /** 所读约定的摘要 / Hash of the terms one has read */
  rule_sha: string;
  /** 份数 / Shares */
  shares: number;
  /** 收货人 / Receiver */
  receiver_name: string;
  /** 电话 / Telephone */
  receiver_phone: string;
  /** 地址 / Address */
  receiver_address: string;
  /** 采购单位 / Buying organisation */
  buyer?: string | null | undefined;
  /** 活动 / Extras */
  extras?: PledgeExtraInput[] | null | undefined;
}

export interface PledgeExtra {
  /** 活动 / Extra */
  extra: string;
  /** 名称 / Name */
  name: string | null;
  /** 人数 / Persons */
  n: number;
}

export interface PledgeExtraInput {
  /** 活动 / Extra */
  extra: string;
  /** 人数 / Persons */
  n: number;
}

export interface Pledge {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 编号 / Number */
  pledge_no: string | null;
  /** 预订 / Package */
  package: string | null;
  /** 预订编号 / Package's number */
  package_no: string | null;
  /** 标题 / Title */
  package_title: string | null;
  /** 约定 / Terms */
  rule_text: string | null;
  /** 收货人 / Receiver */
  receiver_masked: string | null;
  /** 支付单 / Payment */
  payment: string | null;
  /** 份数 / Shares */
  shares: number | null;
  /** 金额（分） / Fen */
  fen: number | null;
  /** 已付给农户（分） / Paid to the household, fen */
  released_fen: number | null;
  /** 已退（分） / Given back, fen */
  refunded_fen: number | null;
  /** 顺延（分） / Carried over, fen */
  carried_fen: number | null;
  /** 状态 / State */
  state: "unpaid" | "paid" | "lapsed" | "refunding" | "refunded" | "stuck" | "done";
  /** 状态时间 / State since */
  state_at: string | null;
  /** 认购时间 / Made at */
  created_at: string;
  /** 预订状态 / Package's state */
  package_state: "review" | "open" | "returned" | "running" | "done" | "failed" | "stopped";
  /** 各期 / Instalments */
  parts: PledgePart[];
  /** 活动 / Extras */
  extras: PledgeExtra[];
}

export interface PledgePart {
  /** 编号 / Id */
  uuid: string;
  /** 第几期 / Instalment */
  pos: number | null;
  /** 日期 / Day */
  day: string | null;
  /** 这一期的钱（分） / Its money, fen */
  fen: number | null;
  /** 付给农户（分） / To the household, fen */
  released_fen: number | null;
  /** 退回（分） / Back, fen */
  refunded_fen: number | null;
  /** 顺延（分） / Carried over, fen */
  carried_fen: number | null;
  /** 实际交付（万分之） / Given, parts of 10,000 */
  delivered_bp: number | null;
  /** 状态 / State */
  state: "sent" | "received" | "disputed" | "judged";
  /** 说明 / Reason */
  reason: string | null;
}

export interface PartAnswerInput {
  /** 第几期 / Instalment */
  pos: number;
  /** 说明 / Reason */
  reason?: string | null | undefined;
}

export interface PartJudgeInput {
  /** 第几期 / Instalment */
  pos: number;
  /** 认定交付（万分之） / Held to be given, parts of 10,000 */
  delivered_bp: number;
  /** 理由 / Reason */
  reason: string;
}

export interface BulkBuyerNewInput {
  /** 单位名称 / Name */
  name: string;
  /** 统一社会信用代码 / Unified social credit code */
  uscc: string;
  /** 类型 / Kind */
  kind: "supermarket" | "canteen" | "helper" | "company";
}

export interface BulkBuyer {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 单位名称 / Name */
  name: string | null;
  /** 统一社会信用代码 / Unified social credit code */
  uscc: string | null;
  /** 类型 / Kind */
  kind: "supermarket" | "canteen" | "helper" | "company";
  /** 信用额度（分） / Limit, fen */
  credit_fen: number | null;
  /** 月结单几天内付 / Days to pay a statement */
  terms_days: number | null;
  /** 已记账（分） / On account, fen */
  owed_fen: number | null;
  /** 逾期月结单 / Overdue statements */
  overdue: number | null;
  /** 状态 / State */
  state: "applied" | "active" | "refused" | "suspended";
  /** 状态时间 / State since */
  state_at: string | null;
  /** 申请时间 / Applied at */
  created_at: string;
  /** 月结单 / Statements */
  statements: BuyerStatement[];
  /** 经过 / History */
  steps: DealStep[];
}

export interface BuyerStatement {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 月结单号 / Number */
  statement_no: string | null;
  /** 采购单位 / Buying organisation */
  buyer: string | null;
  /** 单位名称 / Its name */
  buyer_name: string | null;
  /** 支付单 / Payment */
  payment: string | null;
  /** 月份 / Month */
  month: number | null;
  /** 笔数 / Bills */
  bills: number | null;
  /** 金额（分） / Fen */
  fen: number | null;
  /** 应付日 / Due on */
  due_day: string | null;
  /** 状态 / State */
  state: "open" | "paid";
}

export interface BulkBuyerExamineInput {
  /** 通过 / Passed */
  passed: boolean;
  /** 信用额度（分） / Limit, fen */
  credit_fen?: number | null | undefined;
  /** 月结单几天内付 / Days to pay a statement */
  terms_days?: number | null | undefined;
  /** 理由 / Reason */
  reason?: string | null | undefined;
}

export interface TenderNewInput {
  /** 采购单位 / Buying organisation */
  buyer?: string | null | undefined;
  /** 方式 / Kind */
  kind: "sealed" | "reverse";
  /** 标题 / Title */
  title: string;
  /** 品种 / Crop */
  crop: string;
  /** 等级 / Grade */
  grade?: string | null | undefined;
  /** 执行标准 / Standard */
  standard?: string | null | undefined;
  /** 数量（克） / Quantity, grams */
  quantity_g: number;
  /** 最早交货日 / First day */
  from_day: string;
  /** 最后交货日 / Last day */
  until_day: string;
  /** 交货次数 / Number of deliveries */
  deliveries?: number | null | undefined;
  /** 交货地点 / Place of delivery */
  place: string;
  /** 最高限价（分/千克） / Ceiling, fen a kilogram */
  ceiling_fen: number;
  /** 买方定金（万分之） / Buyer's deposit, parts of 10,000 */
  buyer_deposit_bp?: number | null | undefined;
  /** 卖方定金（万分之） / Seller's deposit, parts of 10,000 */
  seller_deposit_bp?: number | null | undefined;
  /** 每迟一天扣款（万分之） / Per day late, parts of 10,000 */
  late_bp?: number | null | undefined;
  /** 最多迟交天数 / Days late at most */
  late_max_days?: number | null | undefined;
  /** 短少扣款（万分之） / For what is missing, parts of 10,000 */
  short_bp?: number | null | undefined;
  /** 等级不符扣款（万分之） / Below grade, parts of 10,000 */
  grade_bp?: number | null | undefined;
  /** 验收后付款天数 / Days to pay after receipt */
  pay_days?: number | null | undefined;
  /** 质量要求 / Quality terms */
  quality?: string | null | undefined;
  /** 开始时间 / Begins */
  starts_at?: string | null | undefined;
  /** 截止时间 / Ends */
  closes_at: string;
  /** 末段出价顺延秒数 / Seconds a late bid moves the end */
  extend_s?: number | null | undefined;
  /** 每次至少降（分/千克） / Least decrement, fen a kilogram */
  decrement_fen?: number | null | undefined;
  /** 投标保证金（分） / Bid deposit, fen */
  bid_deposit_fen?: number | null | undefined;
}

export interface Tender {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 招标编号 / Number */
  tender_no: string | null;
  /** 采购单位 / Buying organisation */
  buyer_name: string | null;
  /** 品种名称 / Crop's name */
  crop_name: string | null;
  /** 方式 / Kind */
  kind: "sealed" | "reverse";
  /** 标题 / Title */
  title: string | null;
  /** 品种 / Crop */
  crop: string | null;
  /** 等级 / Grade */
  grade: string | null;
  /** 执行标准 / Standard */
  standard: string | null;
  /** 数量（克） / Quantity, grams */
  quantity_g: number | null;
  /** 最早交货日 / First day */
  from_day: string | null;
  /** 最后交货日 / Last day */
  until_day: string | null;
  /** 交货次数 / Number of deliveries */
  deliveries: number | null;
  /** 交货地点 / Place of delivery */
  place: string | null;
  /** 最高限价（分/千克） / Ceiling, fen a kilogram */
  ceiling_fen: number | null;
  /** 买方定金（万分之） / Buyer's deposit, parts of 10,000 */
  buyer_deposit_bp: number | null;
  /** 卖方定金（万分之） / Seller's deposit, parts of 10,000 */
  seller_deposit_bp: number | null;
  /** 每迟一天扣款（万分之） / Per day late, parts of 10,000 */
  late_bp: number | null;
  /** 最多迟交天数 / Days late at most */
  late_max_days: number | null;
  /** 短少扣款（万分之） / For what is missing, parts of 10,000 */
  short_bp: number | null;
  /** 等级不符扣款（万分之） / Below grade, parts of 10,000 */
  grade_bp: number | null;
  /** 验收后付款天数 / Days to pay after receipt */
  pay_days: number | null;
  /** 质量要求 / Quality terms */
  quality: string | null;
  /** 开始时间 / Begins */
  starts_at: string | null;
  /** 截止时间 / Ends */
  closes_at: string | null;
  /** 末段出价顺延秒数 / Seconds a late bid moves the end */
  extend_s: number | null;
  /** 每次至少降（分/千克） / Least decrement, fen a kilogram */
  decrement_fen: number | null;
  /** 投标保证金（分） / Bid deposit, fen */
  bid_deposit_fen: number | null;
  /** 原定截止 / End as announced */
  planned_at: string | null;
  /** 顺延次数 / Times extended */
  extended: number | null;
  /** 收到投标数 / Bids received */
  bids_n: number | null;
  /** 定标理由 / Reason of the award */
  award_reason: string | null;
  /** 状态 / State */
  state: "review" | "open" | "returned" | "opened" | "awarded" | "failed" | "withdrawn";
  /** 状态时间 / State since */
  state_at: string | null;
  /** 发起时间 / Made at */
  created_at: string;
  /** 当前最低价（分/千克，竞价中） / Lowest price now, fen a kilogram, of an open auction */
  lowest_fen: number | null;
  /** 投标保证金 / Bid deposits */
  bonds: BidDeposit[];
  /** 投标 / Bids */
  bids: Bid[];
  /** 经过 / History */
  steps: DealStep[];
}

export interface BidDeposit {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 招标 / Tender */
  tender: string | null;
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string | null;
  /** 支付单 / Payment */
  payment: string | null;
  /** 金额（分） / Fen */
  fen: number | null;
  /** 状态 / State */
  state: "asked" | "paid" | "returning" | "returned" | "stuck" | "forfeited" | "dropped";
  /** 状态时间 / State since */
  state_at: string | null;
}

export interface Bid {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 招标 / Tender */
  tender: string | null;
  /** 招标标题 / Tender's title */
  tender_title: string | null;
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string | null;
  /** 种植季 / Season */
  season: string | null;
  /** 批次 / Lot */
  lot: string | null;
  /** 农户怎样同意的 / How the household agreed */
  consent: string | null;
  /** 合同 / Contract */
  contract: string | null;
  /** 价格（分/千克） / Price, fen a kilogram */
  price_fen: number | null;
  /** 名次 / Rank */
  rank: number | null;
  /** 收到时间 / Received at */
  received_at: string | null;
  /** 状态 / State */
  state: "in" | "replaced" | "withdrawn" | "won" | "lost";
  /** 招标状态 / Tender's state */
  tender_state: "review" | "open" | "returned" | "opened" | "awarded" | "failed" | "withdrawn";
}

export interface TenderAwardInput {
  /** 中标的投标 / The winning bid */
  bid: string;
  /** 理由 / Reason */
  reason?: string | null | undefined;
}

export interface BidDepositPayInput {
  /** 经营主体 / Producer */
  operator?: string | null | undefined;
  /** 农户怎样同意的 / How the household agreed */
  consent?: string | null | undefined;
}

export interface BidNewInput {
  /** 经营主体 / Producer */
  operator?: string | null | undefined;
  /** 种植季 / Season */
  season?: string | null | undefined;
  /** 批次 / Lot */
  lot?: string | null | undefined;
  /** 价格（分/千克） / Price, fen a kilogram */
  price_fen: number;
  /** 农户怎样同意的 / How the household agreed */
  consent?: string | null | undefined;
}

export interface CodeBatchBodyInput {
  /** 批次 / Lot */
  lot: string;
  /** 码的种类 / Kind of code */
  kind: "lot" | "pack";
  /** 数量 / Number */
  count: number;
  /** 每包净含量（克） / Net content of a pack, grams */
  net_g?: number | null | undefined;
}

export interface CodeBatch {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 批次 / Lot */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 产品 / Product */
  product_name: string | null;
  /** 经营主体 / Producer */
  operator_name: string | null;
  /** 商品条码 / GTIN */
  gtin: string | null;
  /** 码的种类 / Kind of code */
  kind: "lot" | "pack";
  /** 起始序号 / First number */
  first_serial: number | null;
  /** 数量 / Number */
  count: number | null;
  /** 每包净含量（克） / Net content, grams */
  net_g: number | null;
  /** 状态 / State */
  state: string | null;
  /** 作废理由 / Why void */
  void_reason: string | null;
  /** 溯源事件 / Event */
  event_id: string | null;
  /** 经办人 / By */
  created_by: string | null;
  /** 时间 / At */
  created_at: string;
}

export interface CodeBatchVoidInput {
  /** 作废理由 / Why void */
  reason: string;
}

export interface ScanAnswer {
  /** 结论 / Verdict */
  verdict: "good" | "declared" | "recalled" | "revoked" | "locked" | "failed" | "unknown" | "malformed" | "no_serial" | "pending" | "void" | "early" | "stopped";
  /** 一句话 / In a sentence */
  sentence: string | null;
  /** 商品条码 / GTIN */
  gtin: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 包装序号 / Serial */
  serial: string | null;
  /** 产品 / Product */
  product_name: string | null;
  /** 产地 / Place */
  place: string | null;
  /** 谁种的 / Producer */
  operator_name: string | null;
  /** 原因 / Reason */
  reason: string | null;
  /** 扫码次数 / Scans */
  scans: number | null;
  /** 首次扫码 / First scan */
  first_scan_at: string | null;
  /** 检测合格 / Tested */
  tested: boolean;
  /** 已准出 / Released */
  released: boolean;
  /** 演示数据 / Demonstration */
  demo: boolean;
}

export interface Complaint {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 投诉编号 / Number */
  complaint_no: string | null;
  /** 追溯码 / Code */
  code: string | null;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 产品 / Product */
  product_name: string | null;
  /** 经营主体 / Producer */
  operator_name: string | null;
  /** 类型 / About */
  category: "quality" | "safety" | "fake" | "label" | "delivery" | "other";
  /** 状态 / State */
  state: "received" | "accepted" | "answered" | "closed" | "refused";
  /** 情况 / What is wrong */
  text: string | null;
  /** 联系方式 / Contact */
  contact: string | null;
  /** 答复 / Answer */
  answer: string | null;
  /** 收到时间 / Received at */
  created_at: string;
  /** 办理期限 / Due */
  due_at: string | null;
  /** 答复时间 / Answered at */
  answered_at: string | null;
  /** 已超期 / Overdue */
  overdue: boolean;
  /** 办理经过 / History */
  steps: ComplaintStep[];
}

export interface ComplaintStep {
  /** 原状态 / From */
  from_state: string | null;
  /** 新状态 / To */
  to_state: string | null;
  /** 说明 / Text */
  text: string | null;
  /** 经办人 / By */
  by_name: string | null;
  /** 时间 / At */
  at: string | null;
}

export interface ComplaintMoveInput {
  /** 新状态 / State */
  state: "received" | "accepted" | "answered" | "closed" | "refused";
  /** 答复或理由 / Answer or reason */
  text?: string | null | undefined;
}

export interface PeerBodyInput {
  /** 名称 / Name */
  name: string;
  /** 方向 / Direction */
  direction: "send" | "receive" | "pull";
  /** 对方平台的地址 / Address of the peer */
  url: string;
  /** 对方的县（六位代码） / County of the peer, 6 digits */
  county?: string | null | undefined;
  /** 发送：签名用的秘密；拉取：对方给的密钥 / Sending: what signs; fetching: the key the peer gave */
  secret?: string | null | undefined;
  /** 发送：对方的收件路径 / Sending: path of the peer's inbox */
  inbox?: string | null | undefined;
  /** 也转发别处来的事件 / Also pass on events that came from elsewhere */
  all?: boolean | null | undefined;
}

export interface PeerMade {
  /** 编号 / Id */
  uuid: string;
  /** 名称 / Name */
  name: string | null;
  /** 方向 / Direction */
  direction: "send" | "receive" | "pull";
  /** 对方平台的地址 / Address of the peer */
  url: string | null;
  /** 对方的县 / County of the peer */
  peer_county: string | null;
  /** 已暂停 / Paused */
  paused: boolean;
  /** 建立时间 / Created */
  created_at: string;
  /** 已到的入库时间 / Record time reached */
  mark_at: string | null;
  /** 下次尝试 / Next attempt */
  next_at: string | null;
  /** 最近成功 / Last success */
  last_at: string | null;
  /** 连续失败次数 / Failures in a row */
  failures: number | null;
  /** 最近的错误 / Last error */
  error: string | null;
  /** 已送达或收下的事件 / Events delivered or taken */
  accepted: number | null;
  /** 原来就有的事件 / Events that were there already */
  duplicate: number | null;
  /** 收不下的事件 / Events that could not be taken */
  refused: number | null;
  /** 还没送的事件，至多 / Events not sent yet, at most */
  lag: number | null;
  /** 命名查询 / Named query */
  query: string | null;
  /** 订阅 / Subscription */
  subscription: string | null;
  /** 收件路径 / Path of its inbox */
  inbox: string | null;
  /** 对方签名用的秘密，只显示这一次 / What the peer signs with, shown this once */
  secret: string | null;
}

export interface Peer {
  /** 编号 / Id */
  uuid: string;
  /** 名称 / Name */
  name: string | null;
  /** 方向 / Direction */
  direction: "send" | "receive" | "pull";
  /** 对方平台的地址 / Address of the peer */
  url: string | null;
  /** 对方的县 / County of the peer */
  peer_county: string | null;
  /** 已暂停 / Paused */
  paused: boolean;
  /** 建立时间 / Created */
  created_at: string;
  /** 已到的入库时间 / Record time reached */
  mark_at: string | null;
  /** 下次尝试 / Next attempt */
  next_at: string | null;
  /** 最近成功 / Last success */
  last_at: string | null;
  /** 连续失败次数 / Failures in a row */
  failures: number | null;
  /** 最近的错误 / Last error */
  error: string | null;
  /** 已送达或收下的事件 / Events delivered or taken */
  accepted: number | null;
  /** 原来就有的事件 / Events that were there already */
  duplicate: number | null;
  /** 收不下的事件 / Events that could not be taken */
  refused: number | null;
  /** 还没送的事件，至多 / Events not sent yet, at most */
  lag: number | null;
  /** 命名查询 / Named query */
  query: string | null;
  /** 订阅 / Subscription */
  subscription: string | null;
  /** 收件路径 / Path of its inbox */
  inbox: string | null;
}

export interface PeerRefused {
  /** 事件编号 / Event ID */
  event_id: string | null;
  /** 时间 / When */
  at: string | null;
  /** 错误代码 / Error code */
  code: string | null;
  /** 原因 / Reason */
  detail: string | null;
}

export interface EventOrigin {
  /** 在本平台采集 / Captured here */
  here: boolean;
  /** 对接方 / Peer */
  uuid: string;
  /** 对接方名称 / Name of the peer */
  name: string | null;
  /** 收到时间 / Received */
  at: string | null;
}

export interface LevelItem {
  /** 编号 / Id */
  uuid: string;
  /** 上级 / Parent */
  parent: string | null;
  /** 上级名称 / Name of the parent */
  parent_name: string;
  /** 区划代码 / Code */
  code: string;
  /** 类别 / Kind */
  kind: string;
  /** 名称 / Name */
  name: string;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 县代码 / County code */
  county: string;
  /** 层数 / Depth */
  depth: number;
  /** 状态 / State */
  state: "open" | "closed";
  /** 创建时间 / Created */
  created_at: string;
  /** 版本 / Revision */
  rev: number | null;
}

export interface LevelItemQuery {
  sort?: "parent_name" | "-parent_name" | "code" | "-code" | "kind" | "-kind" | "name" | "-name" | "county" | "-county" | "depth" | "-depth" | "state" | "-state" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  parent?: (string) | readonly (string)[] | undefined;
  code?: (string) | readonly (string)[] | undefined;
  kind?: (string) | readonly (string)[] | undefined;
  county?: (string) | readonly (string)[] | undefined;
  depth?: (number) | readonly (number)[] | undefined;
  "depth.ge"?: number | undefined;
  "depth.lt"?: number | undefined;
  state?: ("open" | "closed") | readonly ("open" | "closed")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface OperatorItem {
  /** 编号 / Id */
  uuid: string;
  /** 类型 / Kind */
  kind: "household" | "coop" | "family_farm" | "enterprise";
  /** 名称 / Name */
  name: string;
  /** 公开名称 / Public name */
  public_name: string | null;
  /** 统一社会信用代码 / Social credit code */
  uscc: string | null;
  /** 农户编号 / Number of the household */
  number: string | null;
  /** 状态 / State */
  state: "applied" | "examined" | "active" | "suspended" | "closed" | "refused";
  /** 所在层级 / Level */
  level: string | null;
  /** 层级名称 / Name of the level */
  level_name: string;
  /** 县代码 / County code */
  county: string;
  /** 联系人 / Contact */
  contact: string | null;
  /** 电话 / Phone */
  phone: string | null;
  /** 明白人 / Trained person */
  trained_person: string | null;
  /** 帮扶户 / Helped household */
  poor: boolean;
  /** 登记时间 / Registered */
  created_at: string;
  /** 更新时间 / Changed */
  updated_at: string;
  /** 版本 / Revision */
  rev: number | null;
}

export interface OperatorItemQuery {
  sort?: "kind" | "-kind" | "name" | "-name" | "state" | "-state" | "level_name" | "-level_name" | "county" | "-county" | "poor" | "-poor" | "created_at" | "-created_at" | "updated_at" | "-updated_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  kind?: ("household" | "coop" | "family_farm" | "enterprise") | readonly ("household" | "coop" | "family_farm" | "enterprise")[] | undefined;
  uscc?: (string) | readonly (string)[] | undefined;
  number?: (string) | readonly (string)[] | undefined;
  state?: ("applied" | "examined" | "active" | "suspended" | "closed" | "refused") | readonly ("applied" | "examined" | "active" | "suspended" | "closed" | "refused")[] | undefined;
  county?: (string) | readonly (string)[] | undefined;
  poor?: (boolean) | readonly (boolean)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
  updated_at?: (string) | readonly (string)[] | undefined;
  "updated_at.ge"?: string | undefined;
  "updated_at.lt"?: string | undefined;
}

export interface AccountItem {
  /** 编号 / Id */
  uuid: string;
  /** 登录名 / Sign-in name */
  login: string;
  /** 姓名 / Name */
  name: string;
  /** 状态 / State */
  state: "active" | "disabled";
  /** 角色 / Role */
  roles: string;
  /** 须修改密码 / Password must be changed */
  must_change: boolean;
  /** 最近登录 / Last sign-in */
  signed_in_at: string | null;
  /** 创建时间 / Created */
  created_at: string;
  /** 版本 / Revision */
  rev: number | null;
}

export interface AccountItemQuery {
  sort?: "login" | "-login" | "name" | "-name" | "state" | "-state" | "roles" | "-roles" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  login?: (string) | readonly (string)[] | undefined;
  state?: ("active" | "disabled") | readonly ("active" | "disabled")[] | undefined;
  roles?: (string) | readonly (string)[] | undefined;
  must_change?: (boolean) | readonly (boolean)[] | undefined;
  signed_in_at?: (string) | readonly (string)[] | undefined;
  "signed_in_at.ge"?: string | undefined;
  "signed_in_at.lt"?: string | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface KeyItem {
  /** 编号 / Id */
  uuid: string;
  /** 用途 / What it is for */
  name: string;
  /** 开头 / Begins with */
  prefix: string | null;
  /** 角色 / Role */
  role: string;
  /** 范围 / Reach */
  level_name: string;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 状态 / State */
  state: "active" | "revoked";
  /** 创建人 / Made by */
  created_by: string;
  /** 创建时间 / Created */
  created_at: string;
  /** 到期 / Expires */
  expires_at: string | null;
  /** 最近使用 / Last used */
  used_at: string | null;
}

export interface KeyItemQuery {
  sort?: "name" | "-name" | "role" | "-role" | "level_name" | "-level_name" | "operator_name" | "-operator_name" | "state" | "-state" | "created_by" | "-created_by" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  role?: (string) | readonly (string)[] | undefined;
  state?: ("active" | "revoked") | readonly ("active" | "revoked")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
  used_at?: (string) | readonly (string)[] | undefined;
  "used_at.ge"?: string | undefined;
  "used_at.lt"?: string | undefined;
}

export interface AuditLine {
  /** 编号 / Id */
  uuid: string;
  /** 时间 / Time */
  at: string;
  /** 主体类别 / Kind of actor */
  actor_kind: "account" | "key" | "system" | "stranger";
  /** 操作人 / Actor */
  actor_name: string;
  /** 操作 / Action */
  action: string;
  /** 对象类别 / Kind of object */
  object_kind: string;
  /** 对象 / Object */
  object_uuid: string | null;
  /** 结果 / Outcome */
  outcome: "done" | "refused";
  /** 拒绝代码 / Code of the refusal */
  error: string | null;
  /** 修改前 / Before */
  before: unknown;
  /** 修改后 / After */
  after: unknown;
  /** 原因 / Reason */
  reason: string | null;
  /** 请求编号 / Request id */
  request_id: string | null;
  /** 网络地址 / Address */
  remote: string | null;
}

export interface AuditLineQuery {
  sort?: "at" | "-at" | "actor_kind" | "-actor_kind" | "actor_name" | "-actor_name" | "action" | "-action" | "object_kind" | "-object_kind" | "outcome" | "-outcome" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  at?: (string) | readonly (string)[] | undefined;
  "at.ge"?: string | undefined;
  "at.lt"?: string | undefined;
  actor_kind?: ("account" | "key" | "system" | "stranger") | readonly ("account" | "key" | "system" | "stranger")[] | undefined;
  actor_name?: (string) | readonly (string)[] | undefined;
  action?: (string) | readonly (string)[] | undefined;
  object_kind?: (string) | readonly (string)[] | undefined;
  object_uuid?: (string) | readonly (string)[] | undefined;
  outcome?: ("done" | "refused") | readonly ("done" | "refused")[] | undefined;
  error?: (string) | readonly (string)[] | undefined;
  request_id?: (string) | readonly (string)[] | undefined;
  remote?: (string) | readonly (string)[] | undefined;
}

export interface LedgerAccountItem {
  /** 账户 / Account */
  account: string;
  /** 经营主体编号 / Producer's id */
  operator: string | null;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 余额（分），负数为应付 / Balance, fen; negative: owed */
  fen: number;
  /** 笔数 / Lines */
  lines_n: number;
  /** 最近一笔 / Last line */
  last_at: string;
}

export interface LedgerAccountItemQuery {
  sort?: "account" | "-account" | "operator_name" | "-operator_name" | "fen" | "-fen" | "lines_n" | "-lines_n" | "last_at" | "-last_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  account?: (string) | readonly (string)[] | undefined;
  operator?: (string) | readonly (string)[] | undefined;
  fen?: (number) | readonly (number)[] | undefined;
  "fen.ge"?: number | undefined;
  "fen.lt"?: number | undefined;
  last_at?: (string) | readonly (string)[] | undefined;
  "last_at.ge"?: string | undefined;
  "last_at.lt"?: string | undefined;
}

export interface LedgerLineItem {
  /** 账户 / Account */
  account: string;
  /** 经营主体编号 / Producer's id */
  operator: string | null;
  /** 经营主体 / Producer */
  operator_name: string | null;
  /** 类别 / Kind */
  kind: string;
  /** 编号 / Number */
  key: string | null;
  /** 金额（分） / Amount, fen */
  fen: number;
  /** 摘要 / What (Chinese) */
  memo_zh: string | null;
  /** 摘要（英文） / What */
  memo_en: string | null;
  /** 时间 / At */
  at: string;
}

export interface LedgerLineItemQuery {
  sort?: "account" | "-account" | "kind" | "-kind" | "fen" | "-fen" | "at" | "-at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  account?: (string) | readonly (string)[] | undefined;
  operator?: (string) | readonly (string)[] | undefined;
  kind?: (string) | readonly (string)[] | undefined;
  key?: (string) | readonly (string)[] | undefined;
  fen?: (number) | readonly (number)[] | undefined;
  "fen.ge"?: number | undefined;
  "fen.lt"?: number | undefined;
  at?: (string) | readonly (string)[] | undefined;
  "at.ge"?: string | undefined;
  "at.lt"?: string | undefined;
}

export interface SettlementItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 结算单号 / Number */
  number: string;
  /** 收款人类别 / Kind of payee */
  kind: "operator" | "buyer" | "promoter";
  /** 收款人编号 / Payee's id */
  payee: string | null;
  /** 收款人 / Payee */
  payee_name: string;
  /** 金额（分） / Amount, fen */
  fen: number;
  /** 笔数 / Lines */
  lines_n: number;
  /** 截止日期 / Due until */
  until_day: string;
  /** 状态 / State */
  state: "drawn" | "approved" | "paid" | "failed" | "cancelled";
  /** 生成人 / Drawn by */
  drawn_name: string | null;
  /** 生成时间 / Drawn at */
  drawn_at: string;
  /** 批准人 / Approved by */
  approved_name: string | null;
  /** 列入付款文件时间 / In a file for the bank at */
  filed_at: string | null;
  /** 付款时间 / Paid out at */
  paid_at: string | null;
  /** 银行流水号 / Bank's reference */
  reference: string | null;
}

export interface SettlementItemQuery {
  sort?: "number" | "-number" | "kind" | "-kind" | "payee_name" | "-payee_name" | "fen" | "-fen" | "lines_n" | "-lines_n" | "until_day" | "-until_day" | "state" | "-state" | "drawn_at" | "-drawn_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  number?: (string) | readonly (string)[] | undefined;
  kind?: ("operator" | "buyer" | "promoter") | readonly ("operator" | "buyer" | "promoter")[] | undefined;
  payee?: (string) | readonly (string)[] | undefined;
  fen?: (number) | readonly (number)[] | undefined;
  "fen.ge"?: number | undefined;
  "fen.lt"?: number | undefined;
  until_day?: (string) | readonly (string)[] | undefined;
  "until_day.ge"?: string | undefined;
  "until_day.lt"?: string | undefined;
  state?: ("drawn" | "approved" | "paid" | "failed" | "cancelled") | readonly ("drawn" | "approved" | "paid" | "failed" | "cancelled")[] | undefined;
  drawn_at?: (string) | readonly (string)[] | undefined;
  "drawn_at.ge"?: string | undefined;
  "drawn_at.lt"?: string | undefined;
  filed_at?: (string) | readonly (string)[] | undefined;
  "filed_at.ge"?: string | undefined;
  "filed_at.lt"?: string | undefined;
  paid_at?: (string) | readonly (string)[] | undefined;
  "paid_at.ge"?: string | undefined;
  "paid_at.lt"?: string | undefined;
}

export interface PaymentItem {
  /** 编号 / Id */
  uuid: string;
  /** 为什么付款 / What is paid */
  subject: string;
  /** 标题 / Title */
  title: string | null;
  /** 金额（分） / Amount, fen */
  fen: number;
  /** 状态 / State */
  state: "open" | "paid" | "given_up";
  /** 支付方式 / Channel */
  channel: string;
  /** 支付单号 / Number at the channel */
  number: string | null;
  /** 退款（分） / Given back, fen */
  refund_fen: number;
  /** 创建时间 / Made at */
  created_at: string;
  /** 付款时间 / Paid at */
  paid_at: string | null;
}

export interface PaymentItemQuery {
  sort?: "subject" | "-subject" | "fen" | "-fen" | "state" | "-state" | "channel" | "-channel" | "refund_fen" | "-refund_fen" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  subject?: (string) | readonly (string)[] | undefined;
  fen?: (number) | readonly (number)[] | undefined;
  "fen.ge"?: number | undefined;
  "fen.lt"?: number | undefined;
  state?: ("open" | "paid" | "given_up") | readonly ("open" | "paid" | "given_up")[] | undefined;
  channel?: (string) | readonly (string)[] | undefined;
  number?: (string) | readonly (string)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
  paid_at?: (string) | readonly (string)[] | undefined;
  "paid_at.ge"?: string | undefined;
  "paid_at.lt"?: string | undefined;
}

export interface PayTryItem {
  /** 编号 / Id */
  uuid: string;
  /** 付款编号 / Payment */
  payment: string | null;
  /** 支付单号 / Number at the channel */
  number: string | null;
  /** 标题 / Title */
  title: string | null;
  /** 支付方式 / Channel */
  channel: string;
  /** 状态 / State */
  state: "started" | "open" | "uncertain" | "checking" | "paid" | "closed" | "disputed";
  /** 应付（分） / Asked, fen */
  fen: number;
  /** 渠道所报（分） / Told by the channel, fen */
  told_fen: number | null;
  /** 渠道所报币种 / Currency told */
  told_currency: string | null;
  /** 说明 / Detail */
  detail: string | null;
  /** 银行流水号 / Bank's reference */
  reference: string | null;
  /** 发起时间 / Made at */
  made_at: string;
  /** 付款时间 / Paid at */
  paid_at: string | null;
}

export interface PayTryItemQuery {
  sort?: "channel" | "-channel" | "state" | "-state" | "fen" | "-fen" | "made_at" | "-made_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  payment?: (string) | readonly (string)[] | undefined;
  number?: (string) | readonly (string)[] | undefined;
  channel?: (string) | readonly (string)[] | undefined;
  state?: ("started" | "open" | "uncertain" | "checking" | "paid" | "closed" | "disputed") | readonly ("started" | "open" | "uncertain" | "checking" | "paid" | "closed" | "disputed")[] | undefined;
  fen?: (number) | readonly (number)[] | undefined;
  "fen.ge"?: number | undefined;
  "fen.lt"?: number | undefined;
  made_at?: (string) | readonly (string)[] | undefined;
  "made_at.ge"?: string | undefined;
  "made_at.lt"?: string | undefined;
  paid_at?: (string) | readonly (string)[] | undefined;
  "paid_at.ge"?: string | undefined;
  "paid_at.lt"?: string | undefined;
}

export interface PayRefundItem {
  /** 编号 / Id */
  uuid: string;
  /** 付款编号 / Payment */
  payment: string | null;
  /** 退款单号 / Number at the channel */
  number: string | null;
  /** 标题 / Title */
  title: string | null;
  /** 支付方式 / Channel */
  channel: string;
  /** 金额（分） / Amount, fen */
  fen: number;
  /** 状态 / State */
  state: "queued" | "sent" | "uncertain" | "hand" | "done" | "failed";
  /** 原因 / Reason */
  reason: string | null;
  /** 多付的款 / Money nobody wanted */
  surplus: boolean;
  /** 说明 / Detail */
  detail: string | null;
  /** 凭据 / Reference */
  reference: string | null;
  /** 发送次数 / Times sent */
  sends: number;
  /** 申请时间 / Asked for at */
  created_at: string;
  /** 完成时间 / Done at */
  done_at: string | null;
}

export interface PayRefundItemQuery {
  sort?: "channel" | "-channel" | "fen" | "-fen" | "state" | "-state" | "sends" | "-sends" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  payment?: (string) | readonly (string)[] | undefined;
  number?: (string) | readonly (string)[] | undefined;
  channel?: (string) | readonly (string)[] | undefined;
  fen?: (number) | readonly (number)[] | undefined;
  "fen.ge"?: number | undefined;
  "fen.lt"?: number | undefined;
  state?: ("queued" | "sent" | "uncertain" | "hand" | "done" | "failed") | readonly ("queued" | "sent" | "uncertain" | "hand" | "done" | "failed")[] | undefined;
  surplus?: (boolean) | readonly (boolean)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
  done_at?: (string) | readonly (string)[] | undefined;
  "done_at.ge"?: string | undefined;
  "done_at.lt"?: string | undefined;
}

export interface PayBillItem {
  /** 编号 / Id */
  uuid: string;
  /** 支付方式 / Channel */
  channel: string;
  /** 日期 / Day */
  day: string;
  /** 状态 / State */
  state: "wanted" | "done" | "none";
  /** 笔数 / Rows */
  rows_n: number;
  /** 相符 / Matched */
  matched_n: number;
  /** 待处理 / Open differences */
  open_n: number;
  /** 收款（分） / Paid, fen */
  paid_fen: number | null;
  /** 退款（分） / Given back, fen */
  refund_fen: number | null;
  /** 手续费（分） / Channel's fee, fen */
  fee_fen: number | null;
  /** 对账时间 / Compared at */
  got_at: string | null;
}

export interface PayBillItemQuery {
  sort?: "channel" | "-channel" | "day" | "-day" | "state" | "-state" | "rows_n" | "-rows_n" | "matched_n" | "-matched_n" | "open_n" | "-open_n" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  channel?: (string) | readonly (string)[] | undefined;
  day?: (string) | readonly (string)[] | undefined;
  "day.ge"?: string | undefined;
  "day.lt"?: string | undefined;
  state?: ("wanted" | "done" | "none") | readonly ("wanted" | "done" | "none")[] | undefined;
}

export interface PayBillDifference {
  /** 编号 / Id */
  uuid: string;
  /** 支付方式 / Channel */
  channel: string;
  /** 日期 / Day */
  day: string;
  /** 差异 / Difference */
  kind: "unknown_here" | "unpaid_here" | "missing_there" | "amount" | "refund_unknown" | "refund_open" | "refund_missing" | "refund_amount";
  /** 单号 / Number */
  number: string | null;
  /** 渠道金额（分） / There, fen */
  fen_there: number | null;
  /** 本地金额（分） / Here, fen */
  fen_here: number | null;
  /** 状态 / State */
  state: "open" | "settled";
  /** 处理说明 / How it was settled */
  note: string | null;
  /** 处理人 / By */
  by_name: string | null;
  /** 发现时间 / Found at */
  created_at: string;
  /** 处理时间 / Settled at */
  settled_at: string | null;
}

export interface PayBillDifferenceQuery {
  sort?: "channel" | "-channel" | "day" | "-day" | "kind" | "-kind" | "state" | "-state" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  channel?: (string) | readonly (string)[] | undefined;
  day?: (string) | readonly (string)[] | undefined;
  "day.ge"?: string | undefined;
  "day.lt"?: string | undefined;
  kind?: ("unknown_here" | "unpaid_here" | "missing_there" | "amount" | "refund_unknown" | "refund_open" | "refund_missing" | "refund_amount") | readonly ("unknown_here" | "unpaid_here" | "missing_there" | "amount" | "refund_unknown" | "refund_open" | "refund_missing" | "refund_amount")[] | undefined;
  number?: (string) | readonly (string)[] | undefined;
  state?: ("open" | "settled") | readonly ("open" | "settled")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface EventItem {
  /** 事件时间 / Event time */
  time: string;
  /** 入库时间 / Record time */
  record_time: string;
  /** 类型 / Type */
  type: "ObjectEvent" | "AggregationEvent" | "TransactionEvent" | "TransformationEvent" | "AssociationEvent";
  /** 动作 / Action */
  action: "ADD" | "OBSERVE" | "DELETE" | "NONE";
  /** 业务步骤 / Business step */
  biz_step: string | null;
  /** 处置状态 / Disposition */
  disposition: string | null;
  /** 读取点 / Read point */
  read_point: string | null;
  /** 首个标识 / First identifier */
  epc: string | null;
  /** 事件编号 / Event ID */
  event_id: string | null;
  /** 错误声明 / Error declared */
  error_declared: boolean;
}

export interface EventItemQuery {
  sort?: "time" | "-time" | "record_time" | "-record_time" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  time?: (string) | readonly (string)[] | undefined;
  "time.ge"?: string | undefined;
  "time.lt"?: string | undefined;
  record_time?: (string) | readonly (string)[] | undefined;
  "record_time.ge"?: string | undefined;
  "record_time.lt"?: string | undefined;
  type?: ("ObjectEvent" | "AggregationEvent" | "TransactionEvent" | "TransformationEvent" | "AssociationEvent") | readonly ("ObjectEvent" | "AggregationEvent" | "TransactionEvent" | "TransformationEvent" | "AssociationEvent")[] | undefined;
  action?: ("ADD" | "OBSERVE" | "DELETE" | "NONE") | readonly ("ADD" | "OBSERVE" | "DELETE" | "NONE")[] | undefined;
  biz_step?: (string) | readonly (string)[] | undefined;
  disposition?: (string) | readonly (string)[] | undefined;
  read_point?: (string) | readonly (string)[] | undefined;
  epc?: (string) | readonly (string)[] | undefined;
  event_id?: (string) | readonly (string)[] | undefined;
  error_declared?: (boolean) | readonly (boolean)[] | undefined;
}

export interface CaptureItem {
  /** 编号 / ID */
  uuid: string;
  /** 收到时间 / Received */
  created_at: string;
  /** 谁发来 / Sent by */
  by_name: string | null;
  /** 经营主体 / Producer */
  operator_name: string | null;
  /** 状态 / State */
  state: "running" | "done" | "refused";
  /** 有错时 / On faults */
  behaviour: "rollback" | "proceed";
  /** 事件数 / Events */
  events: number | null;
  /** 已处理 / Looked at */
  done: number | null;
  /** 收下 / Accepted */
  accepted: number | null;
  /** 重复 / Duplicates */
  duplicate: number | null;
  /** 拒收 / Refused */
  refused: number | null;
  /** 提示 / Warnings */
  warnings: number | null;
  /** 完成时间 / Finished */
  finished_at: string | null;
}

export interface CaptureItemQuery {
  sort?: "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
  by_name?: (string) | readonly (string)[] | undefined;
  state?: ("running" | "done" | "refused") | readonly ("running" | "done" | "refused")[] | undefined;
  behaviour?: ("rollback" | "proceed") | readonly ("rollback" | "proceed")[] | undefined;
  events?: (number) | readonly (number)[] | undefined;
  "events.ge"?: number | undefined;
  "events.lt"?: number | undefined;
  duplicate?: (number) | readonly (number)[] | undefined;
  "duplicate.ge"?: number | undefined;
  "duplicate.lt"?: number | undefined;
  refused?: (number) | readonly (number)[] | undefined;
  "refused.ge"?: number | undefined;
  "refused.lt"?: number | undefined;
  warnings?: (number) | readonly (number)[] | undefined;
  "warnings.ge"?: number | undefined;
  "warnings.lt"?: number | undefined;
  finished_at?: (string) | readonly (string)[] | undefined;
  "finished_at.ge"?: string | undefined;
  "finished_at.lt"?: string | undefined;
}

export interface PlotItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 名称 / Name */
  name: string;
  /** 基地名称 / Base */
  base_name: string;
  /** 类型 / Kind */
  kind: "field" | "greenhouse" | "orchard" | "tea_garden" | "pond" | "pen" | "forest" | "other";
  /** 经营主体编号 / Producer's id */
  operator: string | null;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 村编号 / Village id */
  village: string | null;
  /** 村 / Village */
  level_name: string;
  /** 面积（平方米） / Area, m² */
  area_m2: number;
  /** 经度 / Longitude */
  lon_udeg: number | null;
  /** 纬度 / Latitude */
  lat_udeg: number | null;
  /** 状态 / State */
  state: "open" | "closed";
  /** 登记时间 / Registered */
  created_at: string;
}

export interface PlotItemQuery {
  sort?: "name" | "-name" | "base_name" | "-base_name" | "kind" | "-kind" | "operator_name" | "-operator_name" | "level_name" | "-level_name" | "area_m2" | "-area_m2" | "state" | "-state" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  name?: (string) | readonly (string)[] | undefined;
  base_name?: (string) | readonly (string)[] | undefined;
  kind?: ("field" | "greenhouse" | "orchard" | "tea_garden" | "pond" | "pen" | "forest" | "other") | readonly ("field" | "greenhouse" | "orchard" | "tea_garden" | "pond" | "pen" | "forest" | "other")[] | undefined;
  operator?: (string) | readonly (string)[] | undefined;
  village?: (string) | readonly (string)[] | undefined;
  area_m2?: (number) | readonly (number)[] | undefined;
  "area_m2.ge"?: number | undefined;
  "area_m2.lt"?: number | undefined;
  state?: ("open" | "closed") | readonly ("open" | "closed")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface PlotGapItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 名称 / Name */
  name: string;
  /** 基地名称 / Base */
  base_name: string;
  /** 类型 / Kind */
  kind: "field" | "greenhouse" | "orchard" | "tea_garden" | "pond" | "pen" | "forest" | "other";
  /** 经营主体编号 / Producer's id */
  operator: string | null;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 村编号 / Village id */
  village: string | null;
  /** 村 / Village */
  level_name: string;
  /** 面积（平方米） / Area, m² */
  area_m2: number;
  /** 经度 / Longitude */
  lon_udeg: number | null;
  /** 纬度 / Latitude */
  lat_udeg: number | null;
  /** 状态 / State */
  state: "open" | "closed";
  /** 登记时间 / Registered */
  created_at: string;
}

export interface PlotGapItemQuery {
  sort?: "name" | "-name" | "base_name" | "-base_name" | "kind" | "-kind" | "operator_name" | "-operator_name" | "level_name" | "-level_name" | "area_m2" | "-area_m2" | "state" | "-state" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  name?: (string) | readonly (string)[] | undefined;
  base_name?: (string) | readonly (string)[] | undefined;
  kind?: ("field" | "greenhouse" | "orchard" | "tea_garden" | "pond" | "pen" | "forest" | "other") | readonly ("field" | "greenhouse" | "orchard" | "tea_garden" | "pond" | "pen" | "forest" | "other")[] | undefined;
  operator?: (string) | readonly (string)[] | undefined;
  village?: (string) | readonly (string)[] | undefined;
  area_m2?: (number) | readonly (number)[] | undefined;
  "area_m2.ge"?: number | undefined;
  "area_m2.lt"?: number | undefined;
  state?: ("open" | "closed") | readonly ("open" | "closed")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface CropItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 代码 / Code */
  code: string;
  /** 名称 / Name */
  name: string;
  /** 英文名称 / English name */
  name_en: string;
  /** 类别 / Category */
  category: "grain" | "tuber" | "oil" | "sugar" | "vegetable" | "melon" | "fruit" | "tea" | "fungus" | "herb" | "flower" | "livestock" | "poultry" | "aquatic" | "other";
  /** 养殖 / Animal */
  animal: boolean;
}

export interface CropItemQuery {
  sort?: "code" | "-code" | "name" | "-name" | "name_en" | "-name_en" | "category" | "-category" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  code?: (string) | readonly (string)[] | undefined;
  name?: (string) | readonly (string)[] | undefined;
  category?: ("grain" | "tuber" | "oil" | "sugar" | "vegetable" | "melon" | "fruit" | "tea" | "fungus" | "herb" | "flower" | "livestock" | "poultry" | "aquatic" | "other") | readonly ("grain" | "tuber" | "oil" | "sugar" | "vegetable" | "melon" | "fruit" | "tea" | "fungus" | "herb" | "flower" | "livestock" | "poultry" | "aquatic" | "other")[] | undefined;
  animal?: (boolean) | readonly (boolean)[] | undefined;
}

export interface VarietyItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 作物编号 / Crop's id */
  crop: string | null;
  /** 作物 / Crop */
  crop_name: string;
  /** 品种 / Variety */
  name: string;
  /** 英文名称 / English name */
  name_en: string;
}

export interface VarietyItemQuery {
  sort?: "crop_name" | "-crop_name" | "name" | "-name" | "name_en" | "-name_en" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  crop?: (string) | readonly (string)[] | undefined;
  name?: (string) | readonly (string)[] | undefined;
}

export interface InputItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 类别 / Kind */
  kind: "pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other";
  /** 名称 / Name */
  name: string;
  /** 英文名称 / English name */
  name_en: string;
  /** 登记证号 / Registration */
  reg_no: string;
  /** 生产企业 / Maker */
  maker: string;
  /** 有效成分 / Active ingredients */
  ingredients: string | null;
  /** 登记时间 / Registered */
  created_at: string;
}

export interface InputItemQuery {
  sort?: "kind" | "-kind" | "name" | "-name" | "name_en" | "-name_en" | "reg_no" | "-reg_no" | "maker" | "-maker" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  kind?: ("pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other") | readonly ("pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other")[] | undefined;
  name?: (string) | readonly (string)[] | undefined;
  reg_no?: (string) | readonly (string)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface SubstanceItem {
  /** 范围 / Scope */
  scope: string;
  /** 状态 / State */
  state: "banned" | "restricted" | "lookalike";
  /** 名称 / Name */
  name: string;
  /** 英文名称 / English name */
  name_en: string;
  /** 别名 / Other names */
  aliases: string | null;
  /** 起始日期 / From */
  from_day: string | null;
  /** 截止日期 / Until */
  until_day: string | null;
  /** 限用作物 / Crops */
  crops: string | null;
  /** 依据 / Source */
  source: string | null;
  /** 说明 / Note */
  note: string | null;
}

export interface SubstanceItemQuery {
  sort?: "scope" | "-scope" | "state" | "-state" | "name" | "-name" | "name_en" | "-name_en" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  scope?: (string) | readonly (string)[] | undefined;
  state?: ("banned" | "restricted" | "lookalike") | readonly ("banned" | "restricted" | "lookalike")[] | undefined;
  name?: (string) | readonly (string)[] | undefined;
}

export interface SubstanceEditionItem {
  /** 编号 / Id */
  uuid: string;
  /** 导入时间 / Imported */
  created_at: string;
  /** 条数 / Rows */
  substances: number;
  /** 导入人 / By */
  by_name: string;
  /** 说明 / Note */
  note: string | null;
}

export interface SubstanceEditionItemQuery {
  sort?: "created_at" | "-created_at" | "substances" | "-substances" | "by_name" | "-by_name" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
}

export interface TemplateItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 规程名称 / Procedure */
  name: string;
  /** 英文名称 / English name */
  name_en: string;
  /** 作物编号 / Crop's id */
  crop: string | null;
  /** 作物 / Crop */
  crop_name: string;
  /** 步骤数 / Steps */
  steps: number | null;
  /** 登记时间 / Registered */
  created_at: string;
}

export interface TemplateItemQuery {
  sort?: "name" | "-name" | "name_en" | "-name_en" | "crop_name" | "-crop_name" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  name?: (string) | readonly (string)[] | undefined;
  crop?: (string) | readonly (string)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface ProductItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 产品名称 / Product */
  name: string;
  /** 英文名称 / English name */
  name_en: string;
  /** 商品条码 / GTIN */
  gtin: string;
  /** 规格 / Specification */
  spec: string;
  /** 品牌 / Brand */
  brand: string;
  /** 等级 / Grades */
  grades: string | null;
  /** 照片 / Photo */
  photo_sha: string | null;
  /** 作物编号 / Crop's id */
  crop: string | null;
  /** 作物 / Crop */
  crop_name: string;
  /** 经营主体编号 / Producer's id */
  operator: string | null;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 登记时间 / Registered */
  created_at: string;
}

export interface ProductItemQuery {
  sort?: "name" | "-name" | "name_en" | "-name_en" | "gtin" | "-gtin" | "spec" | "-spec" | "brand" | "-brand" | "crop_name" | "-crop_name" | "operator_name" | "-operator_name" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  name?: (string) | readonly (string)[] | undefined;
  gtin?: (string) | readonly (string)[] | undefined;
  brand?: (string) | readonly (string)[] | undefined;
  crop?: (string) | readonly (string)[] | undefined;
  operator?: (string) | readonly (string)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface SeasonItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 年份 / Year */
  year: number;
  /** 地块编号 / Plot's id */
  plot: string | null;
  /** 地块 / Plot */
  plot_name: string;
  /** 面积（平方米） / Area, m² */
  area_m2: number;
  /** 作物编号 / Crop's id */
  crop: string | null;
  /** 作物 / Crop */
  crop_name: string;
  /** 品种 / Variety */
  variety_name: string;
  /** 经营主体编号 / Producer's id */
  operator: string | null;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 村编号 / Village id */
  village: string | null;
  /** 村 / Village */
  level_name: string;
  /** 状态 / State */
  state: "planned" | "growing" | "harvesting" | "closed";
  /** 公开状态 / Publication */
  pub_state: "draft" | "submitted" | "published" | "returned";
  /** 开始日期 / First day */
  start_day: string;
  /** 结束日期 / Last day */
  end_day: string | null;
  /** 预计产量（克） / Expected yield, g */
  expected_g: number | null;
  /** 提示 / Flag, in Chinese */
  flag: string | null;
  /** 提示（英文） / Flag */
  flag_en: string | null;
  /** 登记时间 / Registered */
  created_at: string;
}

export interface SeasonItemQuery {
  sort?: "year" | "-year" | "plot_name" | "-plot_name" | "area_m2" | "-area_m2" | "crop_name" | "-crop_name" | "variety_name" | "-variety_name" | "operator_name" | "-operator_name" | "level_name" | "-level_name" | "state" | "-state" | "pub_state" | "-pub_state" | "start_day" | "-start_day" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  year?: (number) | readonly (number)[] | undefined;
  "year.ge"?: number | undefined;
  "year.lt"?: number | undefined;
  plot?: (string) | readonly (string)[] | undefined;
  crop?: (string) | readonly (string)[] | undefined;
  operator?: (string) | readonly (string)[] | undefined;
  village?: (string) | readonly (string)[] | undefined;
  state?: ("planned" | "growing" | "harvesting" | "closed") | readonly ("planned" | "growing" | "harvesting" | "closed")[] | undefined;
  pub_state?: ("draft" | "submitted" | "published" | "returned") | readonly ("draft" | "submitted" | "published" | "returned")[] | undefined;
  start_day?: (string) | readonly (string)[] | undefined;
  "start_day.ge"?: string | undefined;
  "start_day.lt"?: string | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface RecordItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 生产季编号 / Season's id */
  season: string | null;
  /** 年份 / Year */
  year: number;
  /** 地块编号 / Plot's id */
  plot: string | null;
  /** 地块 / Plot */
  plot_name: string;
  /** 作物 / Crop */
  crop_name: string;
  /** 经营主体编号 / Producer's id */
  operator: string | null;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 农事类型 / Kind of work */
  kind: "sow" | "transplant" | "fertilise" | "pesticide" | "irrigate" | "weed" | "scout" | "prune" | "feed" | "vet_drug" | "stock" | "harvest" | "other";
  /** 状态 / State */
  state: "done" | "planned" | "void";
  /** 日期 / Day */
  day: string;
  /** 时间 / Time */
  time: string | null;
  /** 作业人 / Who did it */
  person: string | null;
  /** 投入品数 / Inputs */
  inputs: number | null;
  /** 有提示 / Flagged */
  flagged: boolean;
  /** 提示 / Flag, in Chinese */
  flag: string | null;
  /** 提示（英文） / Flag */
  flag_en: string | null;
  /** 备注 / Note */
  note: string | null;
  /** 记录人 / Recorded by */
  by_name: string;
  /** 记录时间 / Recorded */
  changed_at: string;
}

export interface RecordItemQuery {
  sort?: "year" | "-year" | "plot_name" | "-plot_name" | "crop_name" | "-crop_name" | "operator_name" | "-operator_name" | "kind" | "-kind" | "state" | "-state" | "day" | "-day" | "by_name" | "-by_name" | "changed_at" | "-changed_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  season?: (string) | readonly (string)[] | undefined;
  year?: (number) | readonly (number)[] | undefined;
  "year.ge"?: number | undefined;
  "year.lt"?: number | undefined;
  plot?: (string) | readonly (string)[] | undefined;
  operator?: (string) | readonly (string)[] | undefined;
  kind?: ("sow" | "transplant" | "fertilise" | "pesticide" | "irrigate" | "weed" | "scout" | "prune" | "feed" | "vet_drug" | "stock" | "harvest" | "other") | readonly ("sow" | "transplant" | "fertilise" | "pesticide" | "irrigate" | "weed" | "scout" | "prune" | "feed" | "vet_drug" | "stock" | "harvest" | "other")[] | undefined;
  state?: ("done" | "planned" | "void") | readonly ("done" | "planned" | "void")[] | undefined;
  day?: (string) | readonly (string)[] | undefined;
  "day.ge"?: string | undefined;
  "day.lt"?: string | undefined;
  flagged?: (boolean) | readonly (boolean)[] | undefined;
  changed_at?: (string) | readonly (string)[] | undefined;
  "changed_at.ge"?: string | undefined;
  "changed_at.lt"?: string | undefined;
}

export interface DueItem {
  /** 生产季 / Season */
  season: string | null;
  /** 规程步骤 / Step */
  step: string | null;
  /** 计划中的农事 / Planned record */
  record: string | null;
  /** 应做日期 / Due */
  due_day: string;
  /** 农事类型 / Kind of work */
  kind: "sow" | "transplant" | "fertilise" | "pesticide" | "irrigate" | "weed" | "scout" | "prune" | "feed" | "vet_drug" | "stock" | "harvest" | "other";
  /** 步骤 / Step */
  name: string;
  /** 步骤（英文） / Step, in English */
  name_en: string | null;
  /** 投入品 / Input */
  input_name: string | null;
  /** 每亩用量 / Amount per mu */
  amount: string | null;
  /** 单位 / Unit */
  unit: string | null;
  /** 要点 / What to mind */
  note: string | null;
  /** 地块编号 / Plot's id */
  plot: string | null;
  /** 地块 / Plot */
  plot_name: string;
  /** 面积（平方米） / Area, m² */
  area_m2: number;
  /** 作物 / Crop */
  crop_name: string;
  /** 经营主体编号 / Producer's id */
  operator: string | null;
  /** 经营主体 / Producer */
  operator_name: string;
}

export interface DueItemQuery {
  sort?: "due_day" | "-due_day" | "kind" | "-kind" | "name" | "-name" | "plot_name" | "-plot_name" | "area_m2" | "-area_m2" | "crop_name" | "-crop_name" | "operator_name" | "-operator_name" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  season?: (string) | readonly (string)[] | undefined;
  due_day?: (string) | readonly (string)[] | undefined;
  "due_day.ge"?: string | undefined;
  "due_day.lt"?: string | undefined;
  kind?: ("sow" | "transplant" | "fertilise" | "pesticide" | "irrigate" | "weed" | "scout" | "prune" | "feed" | "vet_drug" | "stock" | "harvest" | "other") | readonly ("sow" | "transplant" | "fertilise" | "pesticide" | "irrigate" | "weed" | "scout" | "prune" | "feed" | "vet_drug" | "stock" | "harvest" | "other")[] | undefined;
  plot?: (string) | readonly (string)[] | undefined;
  operator?: (string) | readonly (string)[] | undefined;
}

export interface ShelfItem {
  /** 编号 / Id */
  uuid: string;
  /** 经营主体编号 / Producer's id */
  operator: string | null;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 投入品编号 / Input's id */
  input: string | null;
  /** 投入品 / Input */
  name: string;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 类别 / Kind */
  kind: "pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other";
  /** 登记证号 / Registration */
  reg_no: string | null;
  /** 还剩（千分之一单位） / Left, thousandths of the unit */
  left_m: number;
  /** 单位 / Unit */
  unit: string | null;
  /** 入库（千分之一单位） / Came in, thousandths of the unit */
  in_m: number;
  /** 已用（千分之一单位） / Used, thousandths of the unit */
  used_m: number;
  /** 首次入库 / First came in */
  first_day: string;
  /** 最近入库 / Last came in */
  last_day: string;
  /** 仍在目录中 / Still in the catalogue */
  open: boolean;
}

export interface ShelfItemQuery {
  sort?: "operator_name" | "-operator_name" | "name" | "-name" | "kind" | "-kind" | "left_m" | "-left_m" | "in_m" | "-in_m" | "used_m" | "-used_m" | "first_day" | "-first_day" | "last_day" | "-last_day" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  operator?: (string) | readonly (string)[] | undefined;
  input?: (string) | readonly (string)[] | undefined;
  name?: (string) | readonly (string)[] | undefined;
  kind?: ("pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other") | readonly ("pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other")[] | undefined;
  reg_no?: (string) | readonly (string)[] | undefined;
  left_m?: (number) | readonly (number)[] | undefined;
  "left_m.ge"?: number | undefined;
  "left_m.lt"?: number | undefined;
  unit?: (string) | readonly (string)[] | undefined;
  first_day?: (string) | readonly (string)[] | undefined;
  "first_day.ge"?: string | undefined;
  "first_day.lt"?: string | undefined;
  last_day?: (string) | readonly (string)[] | undefined;
  "last_day.ge"?: string | undefined;
  "last_day.lt"?: string | undefined;
  open?: (boolean) | readonly (boolean)[] | undefined;
}

export interface LotItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 批次号 / Lot number */
  lot_no: string;
  /** 商品条码 / GTIN */
  gtin: string;
  /** 产品编号 / Product's id */
  product: string | null;
  /** 产品 / Product */
  product_name: string;
  /** 作物 / Crop */
  crop_name: string;
  /** 等级 / Grade */
  grade: string | null;
  /** 数量（克） / Quantity, g */
  quantity_g: number;
  /** 剩余（克） / Left, g */
  left_g: number;
  /** 采收日期 / Harvested */
  harvest_day: string;
  /** 来历 / Made by */
  origin: string;
  /** 状态 / State */
  state: "active" | "locked" | "recalled" | "consumed" | "closed";
  /** 状态原因 / Reason */
  state_reason: string | null;
  /** 经营主体编号 / Producer's id */
  operator: string | null;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 生产季编号 / Season's id */
  season: string | null;
  /** 批次标识 / EPC class */
  epc: string | null;
  /** 溯源事件 / EPCIS event */
  event_id: string | null;
  /** 建立时间 / Created */
  created_at: string;
}

export interface LotItemQuery {
  sort?: "lot_no" | "-lot_no" | "gtin" | "-gtin" | "product_name" | "-product_name" | "crop_name" | "-crop_name" | "quantity_g" | "-quantity_g" | "left_g" | "-left_g" | "harvest_day" | "-harvest_day" | "origin" | "-origin" | "state" | "-state" | "operator_name" | "-operator_name" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  lot_no?: (string) | readonly (string)[] | undefined;
  gtin?: (string) | readonly (string)[] | undefined;
  product?: (string) | readonly (string)[] | undefined;
  grade?: (string) | readonly (string)[] | undefined;
  quantity_g?: (number) | readonly (number)[] | undefined;
  "quantity_g.ge"?: number | undefined;
  "quantity_g.lt"?: number | undefined;
  left_g?: (number) | readonly (number)[] | undefined;
  "left_g.ge"?: number | undefined;
  "left_g.lt"?: number | undefined;
  harvest_day?: (string) | readonly (string)[] | undefined;
  "harvest_day.ge"?: string | undefined;
  "harvest_day.lt"?: string | undefined;
  origin?: (string) | readonly (string)[] | undefined;
  state?: ("active" | "locked" | "recalled" | "consumed" | "closed") | readonly ("active" | "locked" | "recalled" | "consumed" | "closed")[] | undefined;
  operator?: (string) | readonly (string)[] | undefined;
  season?: (string) | readonly (string)[] | undefined;
  epc?: (string) | readonly (string)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface LabItem {
  /** 编号 / Id */
  uuid: string;
  /** 检测机构 / Laboratory */
  name: string;
  /** 资质证书号 / Qualification */
  qualification: string | null;
  /** 状态 / State */
  state: string | null;
}

export interface LabItemQuery {
  sort?: "name" | "-name" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  state?: (string) | readonly (string)[] | undefined;
}

export interface LimitItem {
  /** 编号 / Id */
  uuid: string;
  /** 作物 / Crop */
  crop: string;
  /** 检测项目 / Item */
  item: string;
  /** 限量方式 / Kind */
  kind: "auto" | "max" | "nd" | "none";
  /** 限量 / Limit */
  value: string | null;
  /** 单位 / Unit */
  unit: string | null;
  /** 依据标准 / Standard */
  basis: string | null;
  /** 施行日期 / In force from */
  from_day: string;
  /** 废止日期 / In force before */
  until_day: string | null;
}

export interface LimitItemQuery {
  sort?: "crop" | "-crop" | "item" | "-item" | "from_day" | "-from_day" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  crop?: (string) | readonly (string)[] | undefined;
  item?: (string) | readonly (string)[] | undefined;
  kind?: ("auto" | "max" | "nd" | "none") | readonly ("auto" | "max" | "nd" | "none")[] | undefined;
  from_day?: (string) | readonly (string)[] | undefined;
  "from_day.ge"?: string | undefined;
  "from_day.lt"?: string | undefined;
}

export interface TestItem {
  /** 编号 / Id */
  uuid: string;
  /** 检测单号 / Test number */
  test_no: string;
  /** 批次 / Lot */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string;
  /** 产品 / Product */
  product_name: string;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 村 / Village */
  level_name: string;
  /** 检测方 / Tested by */
  by_kind: "lab" | "self";
  /** 检测机构 / Laboratory */
  lab_name: string;
  /** 状态 / State */
  state: "requested" | "sampled" | "judged" | "cancelled";
  /** 结论 / Verdict */
  verdict: "pass" | "fail" | "pending";
  /** 抽样日期 / Sampled on */
  sampled_day: string | null;
  /** 委托时间 / Requested at */
  requested_at: string;
  /** 判定时间 / Judged at */
  judged_at: string | null;
}

export interface TestItemQuery {
  sort?: "test_no" | "-test_no" | "lot_no" | "-lot_no" | "product_name" | "-product_name" | "operator_name" | "-operator_name" | "level_name" | "-level_name" | "lab_name" | "-lab_name" | "state" | "-state" | "verdict" | "-verdict" | "requested_at" | "-requested_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  lot?: (string) | readonly (string)[] | undefined;
  product_name?: (string) | readonly (string)[] | undefined;
  operator_name?: (string) | readonly (string)[] | undefined;
  level_name?: (string) | readonly (string)[] | undefined;
  by_kind?: ("lab" | "self") | readonly ("lab" | "self")[] | undefined;
  lab_name?: (string) | readonly (string)[] | undefined;
  state?: ("requested" | "sampled" | "judged" | "cancelled") | readonly ("requested" | "sampled" | "judged" | "cancelled")[] | undefined;
  verdict?: ("pass" | "fail" | "pending") | readonly ("pass" | "fail" | "pending")[] | undefined;
  requested_at?: (string) | readonly (string)[] | undefined;
  "requested_at.ge"?: string | undefined;
  "requested_at.lt"?: string | undefined;
}

export interface CertificateItem {
  /** 编号 / Id */
  uuid: string;
  /** 合格证编号 / Certificate number */
  cert_no: string;
  /** 批次 / Lot */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string;
  /** 开具方式 / Kind of party */
  kind: "producer" | "buyer";
  /** 产品 / Product */
  product: string;
  /** 承诺方 / Party */
  party_name: string;
  /** 村 / Village */
  level_name: string;
  /** 重量（克） / Weight, grams */
  weight_g: number;
  /** 开具时间 / Issued at */
  issued_at: string;
  /** 状态 / State */
  state: "valid" | "revoked";
  /** 作废理由 / Reason of revocation */
  revoke_reason: string | null;
}

export interface CertificateItemQuery {
  sort?: "cert_no" | "-cert_no" | "lot_no" | "-lot_no" | "kind" | "-kind" | "product" | "-product" | "party_name" | "-party_name" | "level_name" | "-level_name" | "weight_g" | "-weight_g" | "issued_at" | "-issued_at" | "state" | "-state" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  lot?: (string) | readonly (string)[] | undefined;
  kind?: ("producer" | "buyer") | readonly ("producer" | "buyer")[] | undefined;
  product?: (string) | readonly (string)[] | undefined;
  party_name?: (string) | readonly (string)[] | undefined;
  level_name?: (string) | readonly (string)[] | undefined;
  weight_g?: (number) | readonly (number)[] | undefined;
  "weight_g.ge"?: number | undefined;
  "weight_g.lt"?: number | undefined;
  issued_at?: (string) | readonly (string)[] | undefined;
  "issued_at.ge"?: string | undefined;
  "issued_at.lt"?: string | undefined;
  state?: ("valid" | "revoked") | readonly ("valid" | "revoked")[] | undefined;
}

export interface CertificateTemplateItem {
  /** 编号 / Id */
  uuid: string;
  /** 开具方式 / Kind of party */
  kind: "producer" | "buyer";
  /** 施行日期 / In force from */
  from_day: string;
  /** 标题 / Title */
  title: string | null;
  /** 承诺 / Declaration */
  declaration: string | null;
  /** 承诺内容 / Statement */
  statement: string | null;
  /** 可选依据 / Bases */
  bases: string | null;
  /** 出处 / Source */
  source: string | null;
}

export interface CertificateTemplateItemQuery {
  sort?: "kind" | "-kind" | "from_day" | "-from_day" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  kind?: ("producer" | "buyer") | readonly ("producer" | "buyer")[] | undefined;
  from_day?: (string) | readonly (string)[] | undefined;
  "from_day.ge"?: string | undefined;
  "from_day.lt"?: string | undefined;
}

export interface ReleaseItem {
  /** 编号 / Id */
  uuid: string;
  /** 准出编号 / Release number */
  release_no: string;
  /** 批次 / Lot */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string;
  /** 合格证编号 / Certificate number */
  cert_no: string | null;
  /** 产品 / Product */
  product_name: string;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 村 / Village */
  level_name: string;
  /** 准出人 / Granted by */
  granted_by: string | null;
  /** 准出时间 / Granted at */
  granted_at: string;
  /** 状态 / State */
  state: "granted" | "withdrawn";
}

export interface ReleaseItemQuery {
  sort?: "release_no" | "-release_no" | "lot_no" | "-lot_no" | "product_name" | "-product_name" | "operator_name" | "-operator_name" | "level_name" | "-level_name" | "granted_at" | "-granted_at" | "state" | "-state" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  lot?: (string) | readonly (string)[] | undefined;
  product_name?: (string) | readonly (string)[] | undefined;
  operator_name?: (string) | readonly (string)[] | undefined;
  level_name?: (string) | readonly (string)[] | undefined;
  granted_at?: (string) | readonly (string)[] | undefined;
  "granted_at.ge"?: string | undefined;
  "granted_at.lt"?: string | undefined;
  state?: ("granted" | "withdrawn") | readonly ("granted" | "withdrawn")[] | undefined;
}

export interface TracePlaceItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 标识 / Identifier */
  uri: string;
  /** 类型 / Kind */
  kind: "market" | "shop" | "canteen" | "hub" | "carrier" | "factory" | "other";
  /** 名称 / Name */
  name: string;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 联系人 / Contact */
  contact: string | null;
  /** 电话 / Telephone */
  phone: string | null;
}

export interface TracePlaceItemQuery {
  sort?: "uri" | "-uri" | "kind" | "-kind" | "name" | "-name" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uri?: (string) | readonly (string)[] | undefined;
  kind?: ("market" | "shop" | "canteen" | "hub" | "carrier" | "factory" | "other") | readonly ("market" | "shop" | "canteen" | "hub" | "carrier" | "factory" | "other")[] | undefined;
}

export interface FindingItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 种类 / Kind */
  kind: "inside_itself" | "two_containers" | "two_places" | "shipped_twice" | "early" | "more_out" | "overused" | "suspended" | "late_certificate" | "tampered" | "gap";
  /** 轻重 / Severity */
  severity: "high" | "middle" | "low";
  /** 状态 / State */
  state: "new" | "examining" | "confirmed" | "dismissed" | "resolved";
  /** 说明 / What cannot be (Chinese) */
  text_zh: string | null;
  /** 英文说明 / What cannot be */
  text_en: string | null;
  /** 物品标识 / EPC or class */
  subject: string | null;
  /** 批次号 / Lot number */
  lot_no: string;
  /** 产品 / Product */
  product_name: string;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 最近事件 / Newest event */
  event_at: string;
  /** 发现时间 / Found at */
  found_at: string;
  /** 理由 / Reason */
  reason: string | null;
  /** 经办人 / By */
  by_name: string | null;
}

export interface FindingItemQuery {
  sort?: "kind" | "-kind" | "severity" | "-severity" | "state" | "-state" | "lot_no" | "-lot_no" | "product_name" | "-product_name" | "operator_name" | "-operator_name" | "event_at" | "-event_at" | "found_at" | "-found_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  kind?: ("inside_itself" | "two_containers" | "two_places" | "shipped_twice" | "early" | "more_out" | "overused" | "suspended" | "late_certificate" | "tampered" | "gap") | readonly ("inside_itself" | "two_containers" | "two_places" | "shipped_twice" | "early" | "more_out" | "overused" | "suspended" | "late_certificate" | "tampered" | "gap")[] | undefined;
  severity?: ("high" | "middle" | "low") | readonly ("high" | "middle" | "low")[] | undefined;
  state?: ("new" | "examining" | "confirmed" | "dismissed" | "resolved") | readonly ("new" | "examining" | "confirmed" | "dismissed" | "resolved")[] | undefined;
  subject?: (string) | readonly (string)[] | undefined;
  event_at?: (string) | readonly (string)[] | undefined;
  "event_at.ge"?: string | undefined;
  "event_at.lt"?: string | undefined;
  found_at?: (string) | readonly (string)[] | undefined;
  "found_at.ge"?: string | undefined;
  "found_at.lt"?: string | undefined;
}

export interface RecallItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 召回编号 / Number */
  recall_no: string;
  /** 演练 / Drill */
  mock: boolean;
  /** 状态 / State */
  state: "draft" | "drilled" | "open" | "closed" | "withdrawn";
  /** 从什么开始 / Begins at */
  subject_kind: "lot" | "plot" | "season" | "record" | "input" | "test" | "epc" | "alarm";
  /** 名称 / Its name */
  subject_name: string;
  /** 原因 / Reason */
  reason: string | null;
  /** 涉及批次 / Lots */
  lots_n: number;
  /** 涉及包装 / Packs */
  packs: number;
  /** 持有者和收货方 / Holders and receivers */
  holders: number;
  /** 已回复 / Answered */
  answered: number | null;
  /** 批次数量（克） / Quantity of the lots, g */
  quantity_g: number;
  /** 找到持有者的比例（千分之） / With a known holder, per thousand */
  located_permille: number;
  /** 查找用时（毫秒） / Time it took to find, ms */
  took_ms: number;
  /** 发起人 / Made by */
  created_by: string | null;
  /** 发起时间 / Made at */
  created_at: string;
  /** 召回开始 / Opened at */
  opened_at: string | null;
  /** 结束时间 / Ended at */
  ended_at: string | null;
}

export interface RecallItemQuery {
  sort?: "recall_no" | "-recall_no" | "state" | "-state" | "subject_kind" | "-subject_kind" | "subject_name" | "-subject_name" | "lots_n" | "-lots_n" | "packs" | "-packs" | "holders" | "-holders" | "quantity_g" | "-quantity_g" | "located_permille" | "-located_permille" | "took_ms" | "-took_ms" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  recall_no?: (string) | readonly (string)[] | undefined;
  mock?: (boolean) | readonly (boolean)[] | undefined;
  state?: ("draft" | "drilled" | "open" | "closed" | "withdrawn") | readonly ("draft" | "drilled" | "open" | "closed" | "withdrawn")[] | undefined;
  subject_kind?: ("lot" | "plot" | "season" | "record" | "input" | "test" | "epc" | "alarm") | readonly ("lot" | "plot" | "season" | "record" | "input" | "test" | "epc" | "alarm")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface RecallThing {
  /** 序号 / Number */
  pos: number;
  /** 类别 / Kind */
  kind: "lot" | "pack" | "container";
  /** 标识 / EPC or class */
  epc: string;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 产品 / Product */
  product_name: string | null;
  /** 最后所在 / Last seen with */
  holder_name: string | null;
  /** 最后所在的标识 / Identifier of that place */
  holder: string | null;
  /** 最近记录 / Last event */
  last_at: string | null;
  /** 最近的业务步骤 / Last step */
  last_step: string | null;
  /** 步数 / Steps */
  depth: number;
}

export interface RecallThingQuery {
  sort?: "pos" | "-pos" | "kind" | "-kind" | "epc" | "-epc" | "depth" | "-depth" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  kind?: ("lot" | "pack" | "container") | readonly ("lot" | "pack" | "container")[] | undefined;
  epc?: (string) | readonly (string)[] | undefined;
  lot_no?: (string) | readonly (string)[] | undefined;
  holder?: (string) | readonly (string)[] | undefined;
  last_step?: (string) | readonly (string)[] | undefined;
}

export interface RecallHolderItem {
  /** 编号 / Id */
  uuid: string;
  /** 名称 / Name */
  name: string;
  /** 角色 / Part */
  part: "origin" | "holder" | "receiver";
  /** 标识 / Identifier */
  uri: string | null;
  /** 经营主体编号 / Producer's id */
  operator: string | null;
  /** 现在可能还在的 / Last seen there */
  here: number;
  /** 经手物品数 / Things that were there */
  touched: number;
  /** 最早 / First */
  first_at: string;
  /** 最近 / Last */
  last_at: string;
  /** 回复时间 / Answered at */
  answered_at: string | null;
  /** 回复人 / Answered by */
  answered_by: string | null;
  /** 已封存（克） / Secured, g */
  secured_g: number | null;
  /** 已封存（包） / Secured, packs */
  secured_packs: number | null;
  /** 说明 / Note */
  note: string | null;
}

export interface RecallHolderItemQuery {
  sort?: "name" | "-name" | "part" | "-part" | "here" | "-here" | "touched" | "-touched" | "first_at" | "-first_at" | "last_at" | "-last_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  part?: ("origin" | "holder" | "receiver") | readonly ("origin" | "holder" | "receiver")[] | undefined;
  operator?: (string) | readonly (string)[] | undefined;
}

export interface ShopItem {
  /** 编号 / Id */
  uuid: string;
  /** 店名 / Name */
  name: string;
  /** 店铺类型 / Kind of shop */
  kind: "enterprise" | "coop" | "household" | "hall" | "input";
  /** 状态 / State */
  state: "applied" | "examined" | "refused" | "open" | "suspended" | "closed";
  /** 正在营业 / Open now */
  open: boolean;
  /** 货主 / Whose goods */
  operator_name: string;
  /** 服务方 / Who serves */
  serve_name: string;
  /** 收款方 / Who is paid */
  paid_name: string | null;
  /** 申请时间 / Applied at */
  created_at: string;
  /** 状态时间 / In this state since */
  state_at: string;
}

export interface ShopItemQuery {
  sort?: "name" | "-name" | "kind" | "-kind" | "state" | "-state" | "operator_name" | "-operator_name" | "serve_name" | "-serve_name" | "created_at" | "-created_at" | "state_at" | "-state_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  kind?: ("enterprise" | "coop" | "household" | "hall" | "input") | readonly ("enterprise" | "coop" | "household" | "hall" | "input")[] | undefined;
  state?: ("applied" | "examined" | "refused" | "open" | "suspended" | "closed") | readonly ("applied" | "examined" | "refused" | "open" | "suspended" | "closed")[] | undefined;
  open?: (boolean) | readonly (boolean)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface GoodsItem {
  /** 编号 / Id */
  uuid: string;
  /** 标题 / Title */
  title: string;
  /** 店铺 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string;
  /** 产品 / Product */
  product_name: string;
  /** 商品条码 / GTIN */
  gtin: string | null;
  /** 货主 / Whose goods */
  owner_name: string;
  /** 类目 / Category */
  category: "vegetable" | "fruit" | "grain" | "oil" | "tea" | "meat" | "aquatic" | "fungus" | "herb" | "made" | "gift" | "other";
  /** 状态 / State */
  state: "draft" | "submitted" | "on" | "returned" | "off" | "barred";
  /** 封面 / Cover */
  cover_sha: string | null;
  /** 最低价（分） / From, fen */
  price_fen: number;
  /** 已售件数 / Pieces sold */
  sold: number;
  /** 状态时间 / In this state since */
  state_at: string;
  /** 上货时间 / Made at */
  created_at: string;
}

export interface GoodsItemQuery {
  sort?: "title" | "-title" | "shop_name" | "-shop_name" | "product_name" | "-product_name" | "owner_name" | "-owner_name" | "category" | "-category" | "state" | "-state" | "price_fen" | "-price_fen" | "sold" | "-sold" | "state_at" | "-state_at" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  shop?: (string) | readonly (string)[] | undefined;
  category?: ("vegetable" | "fruit" | "grain" | "oil" | "tea" | "meat" | "aquatic" | "fungus" | "herb" | "made" | "gift" | "other") | readonly ("vegetable" | "fruit" | "grain" | "oil" | "tea" | "meat" | "aquatic" | "fungus" | "herb" | "made" | "gift" | "other")[] | undefined;
  state?: ("draft" | "submitted" | "on" | "returned" | "off" | "barred") | readonly ("draft" | "submitted" | "on" | "returned" | "off" | "barred")[] | undefined;
  price_fen?: (number) | readonly (number)[] | undefined;
  "price_fen.ge"?: number | undefined;
  "price_fen.lt"?: number | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface FeedItem {
  /** 规格编号（商家编码） / SKU */
  sku: string | null;
  /** 商品编号 / Goods */
  goods: string | null;
  /** 店铺编号 / Shop */
  shop: string | null;
  /** 店名 / Shop's name */
  shop_name: string;
  /** 标题 / Title */
  title: string;
  /** 英文标题 / English title */
  title_en: string | null;
  /** 规格 / Size */
  spec: string | null;
  /** 类目 / Category */
  category: "vegetable" | "fruit" | "grain" | "oil" | "tea" | "meat" | "aquatic" | "fungus" | "herb" | "made" | "gift" | "other";
  /** 商品条码 / GTIN */
  gtin: string | null;
  /** 计价方式 / Priced by */
  unit: "piece" | "weight";
  /** 每件重量（克） / Grams a piece */
  weight_g: number | null;
  /** 价格（分） / Price, fen */
  price_fen: number;
  /** 可售件数 / Pieces free */
  stock: number | null;
  /** 图片 / Picture */
  picture: string | null;
  /** 建立时间 / Made at */
  created_at: string;
}

export interface FeedItemQuery {
  sort?: "shop_name" | "-shop_name" | "title" | "-title" | "category" | "-category" | "price_fen" | "-price_fen" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  sku?: (string) | readonly (string)[] | undefined;
  goods?: (string) | readonly (string)[] | undefined;
  shop?: (string) | readonly (string)[] | undefined;
  category?: ("vegetable" | "fruit" | "grain" | "oil" | "tea" | "meat" | "aquatic" | "fungus" | "herb" | "made" | "gift" | "other") | readonly ("vegetable" | "fruit" | "grain" | "oil" | "tea" | "meat" | "aquatic" | "fungus" | "herb" | "made" | "gift" | "other")[] | undefined;
  gtin?: (string) | readonly (string)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface OutsideSale {
  /** 编号 / Id */
  uuid: string;
  /** 平台 / Marketplace */
  channel: "taobao" | "tmall" | "jd" | "pinduoduo" | "1688" | "douyin" | "other";
  /** 平台订单号 / Their number */
  order_no: string;
  /** 商品 / Goods */
  title: string | null;
  /** 规格 / Size */
  spec: string | null;
  /** 件数 / Pieces */
  pieces: number | null;
  /** 实付（分） / Paid, fen */
  paid_fen: number | null;
  /** 日期 / Day */
  day: string;
  /** 导入时间 / Imported at */
  created_at: string;
}

export interface OutsideSaleQuery {
  sort?: "channel" | "-channel" | "order_no" | "-order_no" | "day" | "-day" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  channel?: ("taobao" | "tmall" | "jd" | "pinduoduo" | "1688" | "douyin" | "other") | readonly ("taobao" | "tmall" | "jd" | "pinduoduo" | "1688" | "douyin" | "other")[] | undefined;
  day?: (string) | readonly (string)[] | undefined;
  "day.ge"?: string | undefined;
  "day.lt"?: string | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface PurchaseItem {
  /** 编号 / Id */
  uuid: string;
  /** 下单时间 / Made */
  created_at: string;
  /** 状态 / State */
  state: "open" | "paid" | "given_up";
  /** 订单数 / Orders */
  orders: number;
  /** 第一件货 / First of the goods */
  title: string | null;
  /** 合计（分） / Total, fen */
  total_fen: number;
  /** 从哪里来 / Channel */
  channel: "mall" | "scan" | "point" | "promoter";
  /** 寄送或自提 / Sent or collected */
  delivery: "ship" | "pickup";
  /** 收货地 / Goes to */
  division: string;
  /** 代买给 / Bought for */
  household_name: string;
  /** 推客编号 / Promoter id */
  promoter: string | null;
  /** 推客码 / Promoter's code */
  promoter_code: string;
  /** 付款 / Payment */
  payment: string | null;
  /** 付款截止 / To be paid until */
  expires_at: string;
}

export interface PurchaseItemQuery {
  sort?: "created_at" | "-created_at" | "state" | "-state" | "orders" | "-orders" | "total_fen" | "-total_fen" | "channel" | "-channel" | "delivery" | "-delivery" | "division" | "-division" | "household_name" | "-household_name" | "promoter_code" | "-promoter_code" | "expires_at" | "-expires_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
  state?: ("open" | "paid" | "given_up") | readonly ("open" | "paid" | "given_up")[] | undefined;
  total_fen?: (number) | readonly (number)[] | undefined;
  "total_fen.ge"?: number | undefined;
  "total_fen.lt"?: number | undefined;
  channel?: ("mall" | "scan" | "point" | "promoter") | readonly ("mall" | "scan" | "point" | "promoter")[] | undefined;
  delivery?: ("ship" | "pickup") | readonly ("ship" | "pickup")[] | undefined;
  division?: (string) | readonly (string)[] | undefined;
  promoter?: (string) | readonly (string)[] | undefined;
  promoter_code?: (string) | readonly (string)[] | undefined;
}

export interface OrderLineItem {
  /** 编号 / Id */
  uuid: string;
  /** 订单编号 / Order id */
  order: string | null;
  /** 订单号 / Order number */
  order_no: string | null;
  /** 品名 / Title */
  title: string;
  /** 规格 / Size */
  spec: string | null;
  /** 产品编号 / Product id */
  product: string | null;
  /** 产品 / Product */
  product_name: string;
  /** 类目 / Category */
  category: string;
  /** 货主编号 / Producer id */
  owner: string | null;
  /** 谁的货 / Whose goods */
  owner_name: string;
  /** 店铺 / Shop */
  shop_name: string;
  /** 件数（减退货） / Pieces less those given back */
  pieces: number;
  /** 成交额，已减退款（分） / Turnover less refunds, fen */
  net_fen: number;
  /** 订单状态 / Order's state */
  order_state: "placed" | "paid" | "packed" | "shipped" | "received" | "completed" | "cancelled" | "refund_asked" | "refunding" | "refunded";
  /** 付款时间 / Paid */
  paid_at: string;
}

export interface OrderLineItemQuery {
  sort?: "title" | "-title" | "product_name" | "-product_name" | "category" | "-category" | "owner_name" | "-owner_name" | "shop_name" | "-shop_name" | "pieces" | "-pieces" | "net_fen" | "-net_fen" | "order_state" | "-order_state" | "paid_at" | "-paid_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  order?: (string) | readonly (string)[] | undefined;
  order_no?: (string) | readonly (string)[] | undefined;
  product?: (string) | readonly (string)[] | undefined;
  category?: (string) | readonly (string)[] | undefined;
  owner?: (string) | readonly (string)[] | undefined;
  order_state?: ("placed" | "paid" | "packed" | "shipped" | "received" | "completed" | "cancelled" | "refund_asked" | "refunding" | "refunded") | readonly ("placed" | "paid" | "packed" | "shipped" | "received" | "completed" | "cancelled" | "refund_asked" | "refunding" | "refunded")[] | undefined;
  paid_at?: (string) | readonly (string)[] | undefined;
  "paid_at.ge"?: string | undefined;
  "paid_at.lt"?: string | undefined;
}

export interface ProducerOnline {
  /** 经营主体 / Producer */
  uuid: string;
  /** 主体名称 / Producer's name */
  name: string;
  /** 类型 / Kind */
  kind: string;
  /** 所在地 / Where */
  place_name: string;
  /** 有货在网上卖 / Has goods on sale */
  online: boolean;
  /** 在售商品 / Goods on sale */
  goods: number;
}

export interface ProducerOnlineQuery {
  sort?: "name" | "-name" | "kind" | "-kind" | "place_name" | "-place_name" | "online" | "-online" | "goods" | "-goods" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  kind?: (string) | readonly (string)[] | undefined;
  online?: (boolean) | readonly (boolean)[] | undefined;
}

export interface MyOrderItem {
  /** 编号 / Id */
  uuid: string;
  /** 订单号 / Order number */
  order_no: string | null;
  /** 购买 / Purchase */
  purchase: string | null;
  /** 付款 / Payment */
  payment: string | null;
  /** 状态 / State */
  state: "placed" | "paid" | "packed" | "shipped" | "received" | "completed" | "cancelled" | "refund_asked" | "refunding" | "refunded";
  /** 店铺编号 / Shop id */
  shop: string | null;
  /** 店铺 / Shop */
  shop_name: string;
  /** 第一件货 / First of the goods */
  title: string | null;
  /** 规格 / Size */
  spec: string | null;
  /** 图片 / Picture */
  cover_sha: string | null;
  /** 件数 / Pieces */
  pieces: number | null;
  /** 合计（分） / Total, fen */
  total_fen: number;
  /** 退款（分） / Given back, fen */
  back_fen: number | null;
  /** 货款中的增值税（分） / Value added tax in the goods, fen */
  tax_fen: number | null;
  /** 寄送或自提 / Sent or collected */
  delivery: "ship" | "pickup";
  /** 从哪里来 / Channel */
  channel: "mall" | "scan" | "point" | "promoter";
  /** 销售地 / Place of sale */
  sale_place: string | null;
  /** 收货地 / Goes to */
  to_place: string | null;
  /** 下单时间 / Made */
  created_at: string;
  /** 付款时间 / Paid */
  paid_at: string | null;
  /** 完成时间 / Completed */
  completed_at: string | null;
  /** 代买给 / Bought for */
  household_name: string | null;
}

export interface MyOrderItemQuery {
  sort?: "state" | "-state" | "shop_name" | "-shop_name" | "total_fen" | "-total_fen" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  order_no?: (string) | readonly (string)[] | undefined;
  purchase?: (string) | readonly (string)[] | undefined;
  state?: ("placed" | "paid" | "packed" | "shipped" | "received" | "completed" | "cancelled" | "refund_asked" | "refunding" | "refunded") | readonly ("placed" | "paid" | "packed" | "shipped" | "received" | "completed" | "cancelled" | "refund_asked" | "refunding" | "refunded")[] | undefined;
  shop?: (string) | readonly (string)[] | undefined;
  total_fen?: (number) | readonly (number)[] | undefined;
  "total_fen.ge"?: number | undefined;
  "total_fen.lt"?: number | undefined;
  delivery?: ("ship" | "pickup") | readonly ("ship" | "pickup")[] | undefined;
  channel?: ("mall" | "scan" | "point" | "promoter") | readonly ("mall" | "scan" | "point" | "promoter")[] | undefined;
  sale_place?: (string) | readonly (string)[] | undefined;
  to_place?: (string) | readonly (string)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
  paid_at?: (string) | readonly (string)[] | undefined;
  "paid_at.ge"?: string | undefined;
  "paid_at.lt"?: string | undefined;
  completed_at?: (string) | readonly (string)[] | undefined;
  "completed_at.ge"?: string | undefined;
  "completed_at.lt"?: string | undefined;
}

export interface OrderItem {
  /** 编号 / Id */
  uuid: string;
  /** 订单号 / Order number */
  order_no: string | null;
  /** 购买 / Purchase */
  purchase: string | null;
  /** 付款 / Payment */
  payment: string | null;
  /** 状态 / State */
  state: "placed" | "paid" | "packed" | "shipped" | "received" | "completed" | "cancelled" | "refund_asked" | "refunding" | "refunded";
  /** 店铺编号 / Shop id */
  shop: string | null;
  /** 店铺 / Shop */
  shop_name: string;
  /** 第一件货 / First of the goods */
  title: string | null;
  /** 规格 / Size */
  spec: string | null;
  /** 图片 / Picture */
  cover_sha: string | null;
  /** 件数 / Pieces */
  pieces: number | null;
  /** 合计（分） / Total, fen */
  total_fen: number;
  /** 退款（分） / Given back, fen */
  back_fen: number | null;
  /** 货款中的增值税（分） / Value added tax in the goods, fen */
  tax_fen: number | null;
  /** 寄送或自提 / Sent or collected */
  delivery: "ship" | "pickup";
  /** 从哪里来 / Channel */
  channel: "mall" | "scan" | "point" | "promoter";
  /** 销售地 / Place of sale */
  sale_place: string | null;
  /** 收货地 / Goes to */
  to_place: string | null;
  /** 下单时间 / Made */
  created_at: string;
  /** 付款时间 / Paid */
  paid_at: string | null;
  /** 完成时间 / Completed */
  completed_at: string | null;
  /** 成交额，已减退款（分） / Turnover less refunds, fen */
  net_fen: number;
  /** 乡镇 / Township */
  township_name: string;
}

export interface OrderItemQuery {
  sort?: "state" | "-state" | "shop_name" | "-shop_name" | "total_fen" | "-total_fen" | "created_at" | "-created_at" | "net_fen" | "-net_fen" | "township_name" | "-township_name" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  order_no?: (string) | readonly (string)[] | undefined;
  purchase?: (string) | readonly (string)[] | undefined;
  state?: ("placed" | "paid" | "packed" | "shipped" | "received" | "completed" | "cancelled" | "refund_asked" | "refunding" | "refunded") | readonly ("placed" | "paid" | "packed" | "shipped" | "received" | "completed" | "cancelled" | "refund_asked" | "refunding" | "refunded")[] | undefined;
  shop?: (string) | readonly (string)[] | undefined;
  total_fen?: (number) | readonly (number)[] | undefined;
  "total_fen.ge"?: number | undefined;
  "total_fen.lt"?: number | undefined;
  delivery?: ("ship" | "pickup") | readonly ("ship" | "pickup")[] | undefined;
  channel?: ("mall" | "scan" | "point" | "promoter") | readonly ("mall" | "scan" | "point" | "promoter")[] | undefined;
  sale_place?: (string) | readonly (string)[] | undefined;
  to_place?: (string) | readonly (string)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
  paid_at?: (string) | readonly (string)[] | undefined;
  "paid_at.ge"?: string | undefined;
  "paid_at.lt"?: string | undefined;
  completed_at?: (string) | readonly (string)[] | undefined;
  "completed_at.ge"?: string | undefined;
  "completed_at.lt"?: string | undefined;
  township?: (string) | readonly (string)[] | undefined;
  point?: (string) | readonly (string)[] | undefined;
  promoter?: (string) | readonly (string)[] | undefined;
}

export interface RefundRow {
  /** 编号 / Id */
  uuid: string;
  /** 订单编号 / Order id */
  order: string | null;
  /** 订单号 / Order number */
  order_no: string | null;
  /** 店铺编号 / Shop id */
  shop: string | null;
  /** 店铺 / Shop */
  shop_name: string;
  /** 种类 / Kind */
  kind: "asked" | "cancelled" | "weighed" | "recall";
  /** 状态 / State */
  state: "asked" | "offered" | "refused" | "escalated" | "refunding" | "done" | "failed" | "denied" | "withdrawn";
  /** 原因 / Cause */
  cause: "changed_mind" | "late" | "damaged" | "quality" | "wrong" | "recall" | "other";
  /** 金额（分） / Fen */
  fen: number;
  /** 答复截止 / To be answered until */
  due_at: string | null;
  /** 申请时间 / Asked */
  created_at: string;
  /** 结束时间 / Ended */
  ended_at: string | null;
}

export interface RefundRowQuery {
  sort?: "shop_name" | "-shop_name" | "state" | "-state" | "fen" | "-fen" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  order_no?: (string) | readonly (string)[] | undefined;
  shop?: (string) | readonly (string)[] | undefined;
  kind?: ("asked" | "cancelled" | "weighed" | "recall") | readonly ("asked" | "cancelled" | "weighed" | "recall")[] | undefined;
  state?: ("asked" | "offered" | "refused" | "escalated" | "refunding" | "done" | "failed" | "denied" | "withdrawn") | readonly ("asked" | "offered" | "refused" | "escalated" | "refunding" | "done" | "failed" | "denied" | "withdrawn")[] | undefined;
  cause?: ("changed_mind" | "late" | "damaged" | "quality" | "wrong" | "recall" | "other") | readonly ("changed_mind" | "late" | "damaged" | "quality" | "wrong" | "recall" | "other")[] | undefined;
  due_at?: (string) | readonly (string)[] | undefined;
  "due_at.ge"?: string | undefined;
  "due_at.lt"?: string | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
  ended_at?: (string) | readonly (string)[] | undefined;
  "ended_at.ge"?: string | undefined;
  "ended_at.lt"?: string | undefined;
}

export interface CampaignItem {
  /** 编号 / Id */
  uuid: string;
  /** 名称 / Name */
  name: string;
  /** 店铺编号 / Shop id */
  shop: string | null;
  /** 店铺 / Shop */
  shop_name: string;
  /** 状态 / State */
  state: "draft" | "on" | "off" | "stopped";
  /** 县里停止的原因 / Why the county stopped it */
  stop_reason: string | null;
  /** 开始 / From */
  from_at: string;
  /** 结束 / Until */
  until_at: string;
  /** 共几件 / Pieces */
  stock: number | null;
  /** 已订 / Ordered */
  taken: number | null;
  /** 创建时间 / Made */
  created_at: string;
}

export interface CampaignItemQuery {
  sort?: "name" | "-name" | "shop_name" | "-shop_name" | "state" | "-state" | "from_at" | "-from_at" | "until_at" | "-until_at" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  shop?: (string) | readonly (string)[] | undefined;
  state?: ("draft" | "on" | "off" | "stopped") | readonly ("draft" | "on" | "off" | "stopped")[] | undefined;
  from_at?: (string) | readonly (string)[] | undefined;
  "from_at.ge"?: string | undefined;
  "from_at.lt"?: string | undefined;
  until_at?: (string) | readonly (string)[] | undefined;
  "until_at.ge"?: string | undefined;
  "until_at.lt"?: string | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface CouponItem {
  /** 编号 / Id */
  uuid: string;
  /** 券码 / Code */
  code: string;
  /** 名称 / Name */
  name: string;
  /** 店铺编号 / Shop id */
  shop: string | null;
  /** 店铺 / Shop */
  shop_name: string;
  /** 减（分） / Off, fen */
  off_fen: number;
  /** 满（分） / From, fen */
  from_fen: number;
  /** 共几张 / How many */
  stock: number;
  /** 用了几张 / Used */
  used: number;
  /** 状态 / State */
  state: "on" | "off" | "stopped";
  /** 县里停止的原因 / Why the county stopped it */
  stop_reason: string | null;
  /** 公开领取 / Anyone may take it */
  shown: boolean;
  /** 开始 / From */
  from_at: string;
  /** 结束 / Until */
  until_at: string;
}

export interface CouponItemQuery {
  sort?: "code" | "-code" | "name" | "-name" | "shop_name" | "-shop_name" | "off_fen" | "-off_fen" | "from_fen" | "-from_fen" | "stock" | "-stock" | "used" | "-used" | "state" | "-state" | "shown" | "-shown" | "from_at" | "-from_at" | "until_at" | "-until_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  code?: (string) | readonly (string)[] | undefined;
  shop?: (string) | readonly (string)[] | undefined;
  state?: ("on" | "off" | "stopped") | readonly ("on" | "off" | "stopped")[] | undefined;
  shown?: (boolean) | readonly (boolean)[] | undefined;
  from_at?: (string) | readonly (string)[] | undefined;
  "from_at.ge"?: string | undefined;
  "from_at.lt"?: string | undefined;
  until_at?: (string) | readonly (string)[] | undefined;
  "until_at.ge"?: string | undefined;
  "until_at.lt"?: string | undefined;
}

export interface PromoterItem {
  /** 编号 / Id */
  uuid: string;
  /** 推客码 / Code */
  code: string;
  /** 姓名（打码） / Name, masked */
  name: string;
  /** 状态 / State */
  state: "on" | "off";
  /** 付款的订单 / Orders paid */
  orders: number;
  /** 佣金（分） / Earned, fen */
  earned_fen: number;
  /** 加入时间 / Joined */
  created_at: string;
}

export interface PromoterItemQuery {
  sort?: "code" | "-code" | "name" | "-name" | "state" | "-state" | "orders" | "-orders" | "earned_fen" | "-earned_fen" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  code?: (string) | readonly (string)[] | undefined;
  state?: ("on" | "off") | readonly ("on" | "off")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface ShopInputItem {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 店铺编号 / Shop's id */
  shop: string | null;
  /** 店铺 / Shop */
  shop_name: string;
  /** 投入品编号 / Input's id */
  input: string | null;
  /** 投入品 / Input */
  name: string;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 类别 / Kind */
  kind: "pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other";
  /** 登记证号 / Registration */
  reg_no: string | null;
  /** 生产企业 / Maker */
  maker: string | null;
  /** 包装规格 / Pack */
  spec: string | null;
  /** 每件含量 / Amount in a pack */
  amount: string | null;
  /** 含量单位 / Its unit */
  unit: string | null;
  /** 每件价（分） / A pack, fen */
  price_fen: number;
  /** 现有几件 / Packs there are */
  stock: number;
  /** 上架 / On sale */
  state: "on" | "off";
  /** 现在可以卖 / May be sold now */
  live: boolean;
}

export interface ShopInputItemQuery {
  sort?: "shop_name" | "-shop_name" | "name" | "-name" | "kind" | "-kind" | "price_fen" | "-price_fen" | "stock" | "-stock" | "state" | "-state" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  shop?: (string) | readonly (string)[] | undefined;
  input?: (string) | readonly (string)[] | undefined;
  kind?: ("pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other") | readonly ("pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other")[] | undefined;
  reg_no?: (string) | readonly (string)[] | undefined;
  price_fen?: (number) | readonly (number)[] | undefined;
  "price_fen.ge"?: number | undefined;
  "price_fen.lt"?: number | undefined;
  stock?: (number) | readonly (number)[] | undefined;
  "stock.ge"?: number | undefined;
  "stock.lt"?: number | undefined;
  state?: ("on" | "off") | readonly ("on" | "off")[] | undefined;
  live?: (boolean) | readonly (boolean)[] | undefined;
}

export interface InputOffer {
  /** 编号 / Id */
  uuid: string;
  /** 版本 / Revision */
  rev: number | null;
  /** 店铺编号 / Shop's id */
  shop: string | null;
  /** 店铺 / Shop */
  shop_name: string;
  /** 投入品编号 / Input's id */
  input: string | null;
  /** 投入品 / Input */
  name: string;
  /** 英文名称 / English name */
  name_en: string | null;
  /** 类别 / Kind */
  kind: "pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other";
  /** 登记证号 / Registration */
  reg_no: string | null;
  /** 生产企业 / Maker */
  maker: string | null;
  /** 包装规格 / Pack */
  spec: string | null;
  /** 每件含量 / Amount in a pack */
  amount: string | null;
  /** 含量单位 / Its unit */
  unit: string | null;
  /** 每件价（分） / A pack, fen */
  price_fen: number;
  /** 现有几件 / Packs there are */
  stock: number;
  /** 在哪里 / Place */
  place: string;
}

export interface InputOfferQuery {
  sort?: "shop_name" | "-shop_name" | "name" | "-name" | "kind" | "-kind" | "price_fen" | "-price_fen" | "stock" | "-stock" | "place" | "-place" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  shop?: (string) | readonly (string)[] | undefined;
  input?: (string) | readonly (string)[] | undefined;
  kind?: ("pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other") | readonly ("pesticide" | "fertiliser" | "vet_drug" | "feed" | "seed" | "other")[] | undefined;
  reg_no?: (string) | readonly (string)[] | undefined;
  price_fen?: (number) | readonly (number)[] | undefined;
  "price_fen.ge"?: number | undefined;
  "price_fen.lt"?: number | undefined;
  stock?: (number) | readonly (number)[] | undefined;
  "stock.ge"?: number | undefined;
  "stock.lt"?: number | undefined;
}

export interface InputSaleItem {
  /** 编号 / Id */
  uuid: string;
  /** 店铺编号 / Shop's id */
  shop: string | null;
  /** 店铺 / Shop */
  shop_name: string;
  /** 买方编号 / Buyer's id */
  buyer: string | null;
  /** 买方 / Buyer */
  buyer_name: string;
  /** 买了什么（第一种） / What, the first of it */
  what: string | null;
  /** 几种 / Kinds */
  kinds: number | null;
  /** 合计（分） / Total, fen */
  total_fen: number;
  /** 怎么付 / How it is paid */
  pay_way: "online" | "counter";
  /** 站点代买 / By a village point */
  by_point: boolean;
  /** 状态 / State */
  state: "placed" | "paid" | "handed" | "cancelled" | "refunding" | "refunded";
  /** 日期 / Day */
  day: string;
  /** 下单时间 / Ordered at */
  created_at: string;
}

export interface InputSaleItemQuery {
  sort?: "shop_name" | "-shop_name" | "buyer_name" | "-buyer_name" | "total_fen" | "-total_fen" | "state" | "-state" | "day" | "-day" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  shop?: (string) | readonly (string)[] | undefined;
  buyer?: (string) | readonly (string)[] | undefined;
  total_fen?: (number) | readonly (number)[] | undefined;
  "total_fen.ge"?: number | undefined;
  "total_fen.lt"?: number | undefined;
  pay_way?: ("online" | "counter") | readonly ("online" | "counter")[] | undefined;
  by_point?: (boolean) | readonly (boolean)[] | undefined;
  state?: ("placed" | "paid" | "handed" | "cancelled" | "refunding" | "refunded") | readonly ("placed" | "paid" | "handed" | "cancelled" | "refunding" | "refunded")[] | undefined;
  day?: (string) | readonly (string)[] | undefined;
  "day.ge"?: string | undefined;
  "day.lt"?: string | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface InputBuyItem {
  /** 编号 / Id */
  uuid: string;
  /** 店铺编号 / Shop's id */
  shop: string | null;
  /** 店铺 / Shop */
  shop_name: string;
  /** 买方编号 / Buyer's id */
  buyer: string | null;
  /** 买方 / Buyer */
  buyer_name: string;
  /** 买了什么（第一种） / What, the first of it */
  what: string | null;
  /** 几种 / Kinds */
  kinds: number | null;
  /** 合计（分） / Total, fen */
  total_fen: number;
  /** 怎么付 / How it is paid */
  pay_way: "online" | "counter";
  /** 站点代买 / By a village point */
  by_point: boolean;
  /** 状态 / State */
  state: "placed" | "paid" | "handed" | "cancelled" | "refunding" | "refunded";
  /** 日期 / Day */
  day: string;
  /** 下单时间 / Ordered at */
  created_at: string;
}

export interface InputBuyItemQuery {
  sort?: "shop_name" | "-shop_name" | "buyer_name" | "-buyer_name" | "total_fen" | "-total_fen" | "state" | "-state" | "day" | "-day" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  uuid?: (string) | readonly (string)[] | undefined;
  shop?: (string) | readonly (string)[] | undefined;
  buyer?: (string) | readonly (string)[] | undefined;
  total_fen?: (number) | readonly (number)[] | undefined;
  "total_fen.ge"?: number | undefined;
  "total_fen.lt"?: number | undefined;
  pay_way?: ("online" | "counter") | readonly ("online" | "counter")[] | undefined;
  by_point?: (boolean) | readonly (boolean)[] | undefined;
  state?: ("placed" | "paid" | "handed" | "cancelled" | "refunding" | "refunded") | readonly ("placed" | "paid" | "handed" | "cancelled" | "refunding" | "refunded")[] | undefined;
  day?: (string) | readonly (string)[] | undefined;
  "day.ge"?: string | undefined;
  "day.lt"?: string | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface DemandItem {
  /** 编号 / Id */
  uuid: string;
  /** 需求编号 / Number */
  demand_no: string;
  /** 标题 / Title */
  title: string;
  /** 品种 / Crop */
  crop: string | null;
  /** 品种名称 / Crop's name */
  crop_name: string;
  /** 采购单位 / Buying organisation */
  buyer_name: string;
  /** 等级 / Grade */
  grade: string;
  /** 数量（克） / Quantity, grams */
  quantity_g: number;
  /** 最早交货日 / First day */
  from_day: string;
  /** 最后交货日 / Last day */
  until_day: string;
  /** 交货地点 / Place */
  place: string | null;
  /** 最低价（分/千克） / Lowest price, fen a kilogram */
  price_min_fen: number;
  /** 最高价（分/千克） / Highest price, fen a kilogram */
  price_max_fen: number;
  /** 状态 / State */
  state: "review" | "open" | "returned" | "closed" | "withdrawn";
  /** 提出时间 / Posted at */
  created_at: string;
}

export interface DemandItemQuery {
  sort?: "demand_no" | "-demand_no" | "title" | "-title" | "crop_name" | "-crop_name" | "buyer_name" | "-buyer_name" | "grade" | "-grade" | "quantity_g" | "-quantity_g" | "from_day" | "-from_day" | "until_day" | "-until_day" | "price_min_fen" | "-price_min_fen" | "price_max_fen" | "-price_max_fen" | "state" | "-state" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  crop?: (string) | readonly (string)[] | undefined;
  grade?: (string) | readonly (string)[] | undefined;
  quantity_g?: (number) | readonly (number)[] | undefined;
  "quantity_g.ge"?: number | undefined;
  "quantity_g.lt"?: number | undefined;
  from_day?: (string) | readonly (string)[] | undefined;
  "from_day.ge"?: string | undefined;
  "from_day.lt"?: string | undefined;
  until_day?: (string) | readonly (string)[] | undefined;
  "until_day.ge"?: string | undefined;
  "until_day.lt"?: string | undefined;
  price_min_fen?: (number) | readonly (number)[] | undefined;
  "price_min_fen.ge"?: number | undefined;
  "price_min_fen.lt"?: number | undefined;
  price_max_fen?: (number) | readonly (number)[] | undefined;
  "price_max_fen.ge"?: number | undefined;
  "price_max_fen.lt"?: number | undefined;
  state?: ("review" | "open" | "returned" | "closed" | "withdrawn") | readonly ("review" | "open" | "returned" | "closed" | "withdrawn")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface OfferItem {
  /** 编号 / Id */
  uuid: string;
  /** 需求 / Demand */
  demand: string | null;
  /** 需求标题 / Demand's title */
  demand_title: string;
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string;
  /** 数量（克） / Quantity, grams */
  quantity_g: number;
  /** 价格（分/千克） / Price, fen a kilogram */
  price_fen: number;
  /** 状态 / State */
  state: "open" | "accepted" | "refused" | "withdrawn";
  /** 报价时间 / Made at */
  created_at: string;
}

export interface OfferItemQuery {
  sort?: "demand_title" | "-demand_title" | "operator_name" | "-operator_name" | "quantity_g" | "-quantity_g" | "price_fen" | "-price_fen" | "state" | "-state" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  demand?: (string) | readonly (string)[] | undefined;
  operator?: (string) | readonly (string)[] | undefined;
  quantity_g?: (number) | readonly (number)[] | undefined;
  "quantity_g.ge"?: number | undefined;
  "quantity_g.lt"?: number | undefined;
  price_fen?: (number) | readonly (number)[] | undefined;
  "price_fen.ge"?: number | undefined;
  "price_fen.lt"?: number | undefined;
  state?: ("open" | "accepted" | "refused" | "withdrawn") | readonly ("open" | "accepted" | "refused" | "withdrawn")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface ContractItem {
  /** 编号 / Id */
  uuid: string;
  /** 合同编号 / Number */
  contract_no: string;
  /** 货物 / Goods */
  title: string;
  /** 卖方 / Seller */
  operator: string | null;
  /** 卖方名称 / Seller's name */
  operator_name: string;
  /** 买方名称 / Buyer's name */
  buyer_name: string;
  /** 数量（克） / Quantity, grams */
  quantity_g: number;
  /** 单价（分/千克） / Price, fen a kilogram */
  price_fen: number;
  /** 合计（分） / Sum, fen */
  total_fen: number;
  /** 状态 / State */
  state: "drafted" | "signed" | "active" | "fulfilled" | "broken_seller" | "broken_buyer" | "cancelled";
  /** 生成时间 / Made at */
  created_at: string;
}

export interface ContractItemQuery {
  sort?: "contract_no" | "-contract_no" | "title" | "-title" | "operator_name" | "-operator_name" | "buyer_name" | "-buyer_name" | "quantity_g" | "-quantity_g" | "price_fen" | "-price_fen" | "total_fen" | "-total_fen" | "state" | "-state" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  operator?: (string) | readonly (string)[] | undefined;
  quantity_g?: (number) | readonly (number)[] | undefined;
  "quantity_g.ge"?: number | undefined;
  "quantity_g.lt"?: number | undefined;
  price_fen?: (number) | readonly (number)[] | undefined;
  "price_fen.ge"?: number | undefined;
  "price_fen.lt"?: number | undefined;
  total_fen?: (number) | readonly (number)[] | undefined;
  "total_fen.ge"?: number | undefined;
  "total_fen.lt"?: number | undefined;
  state?: ("drafted" | "signed" | "active" | "fulfilled" | "broken_seller" | "broken_buyer" | "cancelled") | readonly ("drafted" | "signed" | "active" | "fulfilled" | "broken_seller" | "broken_buyer" | "cancelled")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface PackageItem {
  /** 编号 / Id */
  uuid: string;
  /** 编号 / Number */
  package_no: string;
  /** 类型 / Kind */
  kind: "yard" | "plot";
  /** 标题 / Title */
  title: string;
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string;
  /** 所在地 / Where */
  place_name: string;
  /** 照片 / Photo */
  photo_sha: string | null;
  /** 每份价格（分） / Fen a share */
  share_fen: number;
  /** 目标份数 / Target, shares */
  target_shares: number;
  /** 份数上限 / Most shares */
  max_shares: number;
  /** 已付份数 / Shares paid */
  paid_shares: number;
  /** 截止时间 / Deadline */
  deadline_at: string;
  /** 状态 / State */
  state: "review" | "open" | "returned" | "running" | "done" | "failed" | "stopped";
  /** 发起时间 / Made at */
  created_at: string;
}

export interface PackageItemQuery {
  sort?: "package_no" | "-package_no" | "kind" | "-kind" | "title" | "-title" | "operator_name" | "-operator_name" | "place_name" | "-place_name" | "share_fen" | "-share_fen" | "target_shares" | "-target_shares" | "max_shares" | "-max_shares" | "paid_shares" | "-paid_shares" | "deadline_at" | "-deadline_at" | "state" | "-state" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  kind?: ("yard" | "plot") | readonly ("yard" | "plot")[] | undefined;
  operator?: (string) | readonly (string)[] | undefined;
  share_fen?: (number) | readonly (number)[] | undefined;
  "share_fen.ge"?: number | undefined;
  "share_fen.lt"?: number | undefined;
  target_shares?: (number) | readonly (number)[] | undefined;
  "target_shares.ge"?: number | undefined;
  "target_shares.lt"?: number | undefined;
  max_shares?: (number) | readonly (number)[] | undefined;
  "max_shares.ge"?: number | undefined;
  "max_shares.lt"?: number | undefined;
  paid_shares?: (number) | readonly (number)[] | undefined;
  "paid_shares.ge"?: number | undefined;
  "paid_shares.lt"?: number | undefined;
  deadline_at?: (string) | readonly (string)[] | undefined;
  "deadline_at.ge"?: string | undefined;
  "deadline_at.lt"?: string | undefined;
  state?: ("review" | "open" | "returned" | "running" | "done" | "failed" | "stopped") | readonly ("review" | "open" | "returned" | "running" | "done" | "failed" | "stopped")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface PledgeItem {
  /** 编号 / Id */
  uuid: string;
  /** 编号 / Number */
  pledge_no: string;
  /** 预订 / Package */
  package: string | null;
  /** 标题 / Title */
  package_title: string;
  /** 主体名称 / Producer's name */
  operator_name: string;
  /** 收货人 / Receiver */
  receiver_masked: string | null;
  /** 预订状态 / Package's state */
  package_state: "review" | "open" | "returned" | "running" | "done" | "failed" | "stopped";
  /** 照片 / Photo */
  photo_sha: string | null;
  /** 份数 / Shares */
  shares: number;
  /** 金额（分） / Fen */
  fen: number;
  /** 已付给农户（分） / Paid to the household, fen */
  released_fen: number;
  /** 已退（分） / Given back, fen */
  refunded_fen: number;
  /** 状态 / State */
  state: "unpaid" | "paid" | "lapsed" | "refunding" | "refunded" | "stuck" | "done";
  /** 有争议待裁定 / Dispute to decide */
  disputed: boolean;
  /** 认购时间 / Made at */
  created_at: string;
}

export interface PledgeItemQuery {
  sort?: "pledge_no" | "-pledge_no" | "package_title" | "-package_title" | "operator_name" | "-operator_name" | "package_state" | "-package_state" | "shares" | "-shares" | "fen" | "-fen" | "released_fen" | "-released_fen" | "refunded_fen" | "-refunded_fen" | "state" | "-state" | "disputed" | "-disputed" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  package?: (string) | readonly (string)[] | undefined;
  package_state?: ("review" | "open" | "returned" | "running" | "done" | "failed" | "stopped") | readonly ("review" | "open" | "returned" | "running" | "done" | "failed" | "stopped")[] | undefined;
  shares?: (number) | readonly (number)[] | undefined;
  "shares.ge"?: number | undefined;
  "shares.lt"?: number | undefined;
  fen?: (number) | readonly (number)[] | undefined;
  "fen.ge"?: number | undefined;
  "fen.lt"?: number | undefined;
  released_fen?: (number) | readonly (number)[] | undefined;
  "released_fen.ge"?: number | undefined;
  "released_fen.lt"?: number | undefined;
  refunded_fen?: (number) | readonly (number)[] | undefined;
  "refunded_fen.ge"?: number | undefined;
  "refunded_fen.lt"?: number | undefined;
  state?: ("unpaid" | "paid" | "lapsed" | "refunding" | "refunded" | "stuck" | "done") | readonly ("unpaid" | "paid" | "lapsed" | "refunding" | "refunded" | "stuck" | "done")[] | undefined;
  disputed?: (boolean) | readonly (boolean)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface BulkBuyerItem {
  /** 编号 / Id */
  uuid: string;
  /** 单位名称 / Name */
  name: string;
  /** 统一社会信用代码 / Unified social credit code */
  uscc: string | null;
  /** 类型 / Kind */
  kind: "supermarket" | "canteen" | "helper" | "company";
  /** 信用额度（分） / Limit, fen */
  credit_fen: number;
  /** 状态 / State */
  state: "applied" | "active" | "refused" | "suspended";
  /** 申请时间 / Applied at */
  created_at: string;
}

export interface BulkBuyerItemQuery {
  sort?: "name" | "-name" | "kind" | "-kind" | "credit_fen" | "-credit_fen" | "state" | "-state" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  kind?: ("supermarket" | "canteen" | "helper" | "company") | readonly ("supermarket" | "canteen" | "helper" | "company")[] | undefined;
  credit_fen?: (number) | readonly (number)[] | undefined;
  "credit_fen.ge"?: number | undefined;
  "credit_fen.lt"?: number | undefined;
  state?: ("applied" | "active" | "refused" | "suspended") | readonly ("applied" | "active" | "refused" | "suspended")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface BuyerStatementItem {
  /** 编号 / Id */
  uuid: string;
  /** 月结单号 / Number */
  statement_no: string;
  /** 采购单位 / Buying organisation */
  buyer: string | null;
  /** 单位名称 / Its name */
  buyer_name: string;
  /** 月份 / Month */
  month: number;
  /** 笔数 / Bills */
  bills: number;
  /** 金额（分） / Fen */
  fen: number;
  /** 应付日 / Due on */
  due_day: string;
  /** 状态 / State */
  state: "open" | "paid";
}

export interface BuyerStatementItemQuery {
  sort?: "statement_no" | "-statement_no" | "buyer_name" | "-buyer_name" | "month" | "-month" | "bills" | "-bills" | "fen" | "-fen" | "due_day" | "-due_day" | "state" | "-state" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  buyer?: (string) | readonly (string)[] | undefined;
  month?: (number) | readonly (number)[] | undefined;
  "month.ge"?: number | undefined;
  "month.lt"?: number | undefined;
  bills?: (number) | readonly (number)[] | undefined;
  "bills.ge"?: number | undefined;
  "bills.lt"?: number | undefined;
  fen?: (number) | readonly (number)[] | undefined;
  "fen.ge"?: number | undefined;
  "fen.lt"?: number | undefined;
  due_day?: (string) | readonly (string)[] | undefined;
  "due_day.ge"?: string | undefined;
  "due_day.lt"?: string | undefined;
  state?: ("open" | "paid") | readonly ("open" | "paid")[] | undefined;
}

export interface TenderItem {
  /** 编号 / Id */
  uuid: string;
  /** 招标编号 / Number */
  tender_no: string;
  /** 方式 / Kind */
  kind: "sealed" | "reverse";
  /** 标题 / Title */
  title: string;
  /** 品种名称 / Crop's name */
  crop_name: string;
  /** 采购单位 / Buying organisation */
  buyer_name: string;
  /** 数量（克） / Quantity, grams */
  quantity_g: number;
  /** 最高限价（分/千克） / Ceiling, fen a kilogram */
  ceiling_fen: number;
  /** 截止时间 / Ends */
  closes_at: string;
  /** 状态 / State */
  state: "review" | "open" | "returned" | "opened" | "awarded" | "failed" | "withdrawn";
  /** 发起时间 / Made at */
  created_at: string;
}

export interface TenderItemQuery {
  sort?: "tender_no" | "-tender_no" | "kind" | "-kind" | "title" | "-title" | "crop_name" | "-crop_name" | "buyer_name" | "-buyer_name" | "quantity_g" | "-quantity_g" | "ceiling_fen" | "-ceiling_fen" | "closes_at" | "-closes_at" | "state" | "-state" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  kind?: ("sealed" | "reverse") | readonly ("sealed" | "reverse")[] | undefined;
  quantity_g?: (number) | readonly (number)[] | undefined;
  "quantity_g.ge"?: number | undefined;
  "quantity_g.lt"?: number | undefined;
  ceiling_fen?: (number) | readonly (number)[] | undefined;
  "ceiling_fen.ge"?: number | undefined;
  "ceiling_fen.lt"?: number | undefined;
  closes_at?: (string) | readonly (string)[] | undefined;
  "closes_at.ge"?: string | undefined;
  "closes_at.lt"?: string | undefined;
  state?: ("review" | "open" | "returned" | "opened" | "awarded" | "failed" | "withdrawn") | readonly ("review" | "open" | "returned" | "opened" | "awarded" | "failed" | "withdrawn")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface BidItem {
  /** 编号 / Id */
  uuid: string;
  /** 招标 / Tender */
  tender: string | null;
  /** 招标标题 / Tender's title */
  tender_title: string;
  /** 主体名称 / Producer's name */
  operator_name: string;
  /** 收到时间 / Received at */
  received_at: string;
  /** 状态 / State */
  state: "in" | "replaced" | "withdrawn" | "won" | "lost";
  /** 招标状态 / Tender's state */
  tender_state: "review" | "open" | "returned" | "opened" | "awarded" | "failed" | "withdrawn";
}

export interface BidItemQuery {
  sort?: "tender_title" | "-tender_title" | "operator_name" | "-operator_name" | "received_at" | "-received_at" | "state" | "-state" | "tender_state" | "-tender_state" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  tender?: (string) | readonly (string)[] | undefined;
  received_at?: (string) | readonly (string)[] | undefined;
  "received_at.ge"?: string | undefined;
  "received_at.lt"?: string | undefined;
  state?: ("in" | "replaced" | "withdrawn" | "won" | "lost") | readonly ("in" | "replaced" | "withdrawn" | "won" | "lost")[] | undefined;
  tender_state?: ("review" | "open" | "returned" | "opened" | "awarded" | "failed" | "withdrawn") | readonly ("review" | "open" | "returned" | "opened" | "awarded" | "failed" | "withdrawn")[] | undefined;
}

export interface BenefitHousehold {
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string;
  /** 所在地 / Where */
  place_name: string;
  /** 帮扶户 / Helped household */
  poor: boolean;
  /** 商城订单（分） / Orders of the mall, fen */
  order_fen: number;
  /** 合同交货（分） / Contracts, fen */
  contract_fen: number;
  /** 小院预订和认养（分） / Packages, fen */
  package_fen: number;
  /** 合计（分） / In all, fen */
  total_fen: number;
}

export interface BenefitHouseholdQuery {
  sort?: "operator_name" | "-operator_name" | "place_name" | "-place_name" | "poor" | "-poor" | "order_fen" | "-order_fen" | "contract_fen" | "-contract_fen" | "package_fen" | "-package_fen" | "total_fen" | "-total_fen" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  poor?: (boolean) | readonly (boolean)[] | undefined;
}

export interface BenefitSale {
  /** 经营主体 / Producer */
  operator: string | null;
  /** 主体名称 / Producer's name */
  operator_name: string;
  /** 帮扶户 / Helped household */
  poor: boolean;
  /** 来自 / From */
  kind: "contract" | "package" | "forfeit" | "order";
  /** 凭据 / Of */
  ref: string | null;
  /** 单号 / Number */
  number: string | null;
  /** 合同或预订 / Contract or package */
  thing: string | null;
  /** 采购单位编号 / Buying organisation's id */
  buyer: string | null;
  /** 货款付给 / Paid to */
  paid_to: string;
  /** 采购单位 / Buying organisation */
  buyer_name: string;
  /** 单位类型 / Its kind */
  buyer_kind: string;
  /** 金额（分） / Fen */
  fen: number;
  /** 入账时间 / Posted at */
  at: string;
}

export interface BenefitSaleQuery {
  sort?: "operator_name" | "-operator_name" | "poor" | "-poor" | "kind" | "-kind" | "paid_to" | "-paid_to" | "buyer_name" | "-buyer_name" | "buyer_kind" | "-buyer_kind" | "fen" | "-fen" | "at" | "-at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  operator?: (string) | readonly (string)[] | undefined;
  poor?: (boolean) | readonly (boolean)[] | undefined;
  kind?: ("contract" | "package" | "forfeit" | "order") | readonly ("contract" | "package" | "forfeit" | "order")[] | undefined;
  buyer?: (string) | readonly (string)[] | undefined;
  buyer_kind?: (string) | readonly (string)[] | undefined;
  fen?: (number) | readonly (number)[] | undefined;
  "fen.ge"?: number | undefined;
  "fen.lt"?: number | undefined;
  at?: (string) | readonly (string)[] | undefined;
  "at.ge"?: string | undefined;
  "at.lt"?: string | undefined;
}

export interface BenefitHelper {
  /** 采购单位 / Buying organisation */
  uuid: string;
  /** 单位名称 / Name */
  name: string;
  /** 类型 / Kind */
  kind: "supermarket" | "canteen" | "helper" | "company";
  /** 采购合计（分） / Bought in all, fen */
  bought_fen: number;
  /** 其中来自帮扶户（分） / Of this from helped households, fen */
  from_poor_fen: number;
}

export interface BenefitHelperQuery {
  sort?: "name" | "-name" | "kind" | "-kind" | "bought_fen" | "-bought_fen" | "from_poor_fen" | "-from_poor_fen" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  kind?: ("supermarket" | "canteen" | "helper" | "company") | readonly ("supermarket" | "canteen" | "helper" | "company")[] | undefined;
}

export interface DeliveryItem {
  /** 编号 / Id */
  uuid: string;
  /** 交货单号 / Number */
  delivery_no: string;
  /** 合同 / Contract */
  contract: string | null;
  /** 合同编号 / Contract's number */
  contract_no: string;
  /** 卖方名称 / Seller's name */
  operator_name: string;
  /** 买方名称 / Buyer's name */
  buyer_name: string;
  /** 发出日 / Sent on */
  day: string;
  /** 发出（克） / Sent, grams */
  quantity_g: number;
  /** 应付（分） / To be paid, fen */
  net_fen: number;
  /** 扣款（分） / Taken off, fen */
  deducted_fen: number;
  /** 状态 / State */
  state: "sent" | "received" | "refused" | "settled";
}

export interface DeliveryItemQuery {
  sort?: "delivery_no" | "-delivery_no" | "contract_no" | "-contract_no" | "operator_name" | "-operator_name" | "buyer_name" | "-buyer_name" | "day" | "-day" | "quantity_g" | "-quantity_g" | "net_fen" | "-net_fen" | "deducted_fen" | "-deducted_fen" | "state" | "-state" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  contract?: (string) | readonly (string)[] | undefined;
  day?: (string) | readonly (string)[] | undefined;
  "day.ge"?: string | undefined;
  "day.lt"?: string | undefined;
  quantity_g?: (number) | readonly (number)[] | undefined;
  "quantity_g.ge"?: number | undefined;
  "quantity_g.lt"?: number | undefined;
  net_fen?: (number) | readonly (number)[] | undefined;
  "net_fen.ge"?: number | undefined;
  "net_fen.lt"?: number | undefined;
  deducted_fen?: (number) | readonly (number)[] | undefined;
  "deducted_fen.ge"?: number | undefined;
  "deducted_fen.lt"?: number | undefined;
  state?: ("sent" | "received" | "refused" | "settled") | readonly ("sent" | "received" | "refused" | "settled")[] | undefined;
}

export interface DepositItem {
  /** 编号 / Id */
  uuid: string;
  /** 为了什么 / For what */
  kind: "contract" | "tender";
  /** 合同或招标 / Contract or tender */
  subject: string | null;
  /** 合同或招标编号 / Its number */
  subject_no: string;
  /** 货物 / Goods */
  title: string;
  /** 哪一方交的 / Paid by which side */
  side: "buyer" | "seller";
  /** 谁交的 / Paid by */
  payer_name: string;
  /** 另一方（罚没归他） / The other side, whose it is when forfeited */
  other_name: string;
  /** 金额（分） / Amount, fen */
  fen: number;
  /** 状态 / State */
  state: "asked" | "paid" | "returning" | "returned" | "stuck" | "forfeited" | "dropped";
  /** 何时起 / Since */
  state_at: string;
  /** 原因 / Why */
  why: string | null;
}

export interface DepositItemQuery {
  sort?: "kind" | "-kind" | "subject_no" | "-subject_no" | "title" | "-title" | "side" | "-side" | "payer_name" | "-payer_name" | "other_name" | "-other_name" | "fen" | "-fen" | "state" | "-state" | "state_at" | "-state_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  kind?: ("contract" | "tender") | readonly ("contract" | "tender")[] | undefined;
  subject?: (string) | readonly (string)[] | undefined;
  side?: ("buyer" | "seller") | readonly ("buyer" | "seller")[] | undefined;
  fen?: (number) | readonly (number)[] | undefined;
  "fen.ge"?: number | undefined;
  "fen.lt"?: number | undefined;
  state?: ("asked" | "paid" | "returning" | "returned" | "stuck" | "forfeited" | "dropped") | readonly ("asked" | "paid" | "returning" | "returned" | "stuck" | "forfeited" | "dropped")[] | undefined;
  state_at?: (string) | readonly (string)[] | undefined;
  "state_at.ge"?: string | undefined;
  "state_at.lt"?: string | undefined;
}

export interface DemandCrop {
  /** 编号 / Id */
  uuid: string;
  /** 代码 / Code */
  code: string;
  /** 名称 / Name */
  name: string;
  /** 英文名称 / Name in English */
  name_en: string;
}

export interface DemandCropQuery {
  sort?: "code" | "-code" | "name" | "-name" | "name_en" | "-name_en" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  code?: (string) | readonly (string)[] | undefined;
}

export interface CodeBatchItem {
  /** 编号 / Id */
  uuid: string;
  /** 批次 / Lot */
  lot: string | null;
  /** 批次号 / Lot number */
  lot_no: string;
  /** 产品 / Product */
  product_name: string;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 商品条码 / GTIN */
  gtin: string | null;
  /** 码的种类 / Kind */
  kind: "lot" | "pack";
  /** 起始序号 / First number */
  first_serial: number;
  /** 数量 / Number */
  codes: number;
  /** 状态 / State */
  state: string;
  /** 经办人 / By */
  created_by: string | null;
  /** 时间 / At */
  created_at: string;
}

export interface CodeBatchItemQuery {
  sort?: "lot_no" | "-lot_no" | "product_name" | "-product_name" | "operator_name" | "-operator_name" | "kind" | "-kind" | "first_serial" | "-first_serial" | "codes" | "-codes" | "state" | "-state" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  lot?: (string) | readonly (string)[] | undefined;
  product_name?: (string) | readonly (string)[] | undefined;
  operator_name?: (string) | readonly (string)[] | undefined;
  kind?: ("lot" | "pack") | readonly ("lot" | "pack")[] | undefined;
  codes?: (number) | readonly (number)[] | undefined;
  "codes.ge"?: number | undefined;
  "codes.lt"?: number | undefined;
  state?: (string) | readonly (string)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface ComplaintItem {
  /** 编号 / Id */
  uuid: string;
  /** 投诉编号 / Number */
  complaint_no: string;
  /** 类型 / About */
  category: "quality" | "safety" | "fake" | "label" | "delivery" | "other";
  /** 状态 / State */
  state: "received" | "accepted" | "answered" | "closed" | "refused";
  /** 产品 / Product */
  product_name: string;
  /** 批次号 / Lot number */
  lot_no: string | null;
  /** 经营主体 / Producer */
  operator_name: string;
  /** 情况 / What is wrong */
  text: string | null;
  /** 收到时间 / Received at */
  created_at: string;
  /** 办理期限 / Due */
  due_at: string;
}

export interface ComplaintItemQuery {
  sort?: "complaint_no" | "-complaint_no" | "category" | "-category" | "state" | "-state" | "product_name" | "-product_name" | "operator_name" | "-operator_name" | "created_at" | "-created_at" | "due_at" | "-due_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  category?: ("quality" | "safety" | "fake" | "label" | "delivery" | "other") | readonly ("quality" | "safety" | "fake" | "label" | "delivery" | "other")[] | undefined;
  state?: ("received" | "accepted" | "answered" | "closed" | "refused") | readonly ("received" | "accepted" | "answered" | "closed" | "refused")[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
  due_at?: (string) | readonly (string)[] | undefined;
  "due_at.ge"?: string | undefined;
  "due_at.lt"?: string | undefined;
}

export interface PeerItem {
  /** 编号 / Id */
  uuid: string;
  /** 名称 / Name */
  name: string;
  /** 方向 / Direction */
  direction: "send" | "receive" | "pull";
  /** 对方平台的地址 / Address of the peer */
  url: string | null;
  /** 对方的县 / County of the peer */
  peer_county: string;
  /** 已暂停 / Paused */
  paused: boolean;
  /** 连续失败次数 / Failures in a row */
  failures: number;
  /** 最近成功 / Last success */
  last_at: string | null;
  /** 最近的错误 / Last error */
  error: string | null;
  /** 收下的事件 / Events taken */
  accepted: number;
  /** 原来就有的事件 / Events that were there already */
  duplicate: number;
  /** 收不下的事件 / Events that could not be taken */
  refused: number;
  /** 建立时间 / Created */
  created_at: string;
}

export interface PeerItemQuery {
  sort?: "name" | "-name" | "direction" | "-direction" | "peer_county" | "-peer_county" | "failures" | "-failures" | "accepted" | "-accepted" | "duplicate" | "-duplicate" | "refused" | "-refused" | "created_at" | "-created_at" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  q?: string | undefined;
  count?: boolean | undefined;
  format?: "csv" | "xlsx" | undefined;
  direction?: ("send" | "receive" | "pull") | readonly ("send" | "receive" | "pull")[] | undefined;
  peer_county?: (string) | readonly (string)[] | undefined;
  paused?: (boolean) | readonly (boolean)[] | undefined;
  created_at?: (string) | readonly (string)[] | undefined;
  "created_at.ge"?: string | undefined;
  "created_at.lt"?: string | undefined;
}

export interface LevelTreeQuery {
  /** 从哪一级起 / Start at */
  root?: string | null | undefined;
  /** 向下几层 / Levels below it */
  depth?: number | null | undefined;
}

export interface OperatorListQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface LedgerAccountsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface LedgerLinesQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface LedgerStatementQuery {
  /** 账户 / Account */
  account: string;
  /** 开始日期（缺省：结束前 30 天） / From (30 days before the end if left out) */
  from_day?: string | null | undefined;
  /** 结束日期（缺省：今天） / Until, included (today if left out) */
  until_day?: string | null | undefined;
}

export interface LedgerStatementCsvQuery {
  /** 账户 / Account */
  account: string;
  /** 开始日期（缺省：结束前 30 天） / From (30 days before the end if left out) */
  from_day?: string | null | undefined;
  /** 结束日期（缺省：今天） / Until, included (today if left out) */
  until_day?: string | null | undefined;
}

export interface LedgerStatementPdfQuery {
  /** 账户 / Account */
  account: string;
  /** 开始日期（缺省：结束前 30 天） / From (30 days before the end if left out) */
  from_day?: string | null | undefined;
  /** 结束日期（缺省：今天） / Until, included (today if left out) */
  until_day?: string | null | undefined;
}

export interface SettlementsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface PaymentsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface PayTriesQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface PayRefundsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface PayBillsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface PayBillDifferencesQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface PlotListQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface PlotMapQuery {
  /** 范围：西,南,东,北（度） / Box: west,south,east,north in degrees */
  bbox?: string | null | undefined;
  /** 经营主体 / Producer */
  operator?: string | null | undefined;
}

export interface PlotGapsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface ProductListQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface SeasonListQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface RecordListQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface DueListQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface StoreListQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface LotListQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface GrowStatsQuery {
  /** 起始日期（默认十二周前） / From, default twelve weeks ago */
  from?: string | null | undefined;
  /** 截止日期（不含，默认明天） / Until, not included, default tomorrow */
  until?: string | null | undefined;
}

export interface TestsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface CertificatesQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface ReleasesQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface CertifyStatsQuery {
  /** 起始日期（默认十二周前） / From, default twelve weeks ago */
  from?: string | null | undefined;
  /** 截止日期（不含，默认明天） / Until, not included, default tomorrow */
  until?: string | null | undefined;
}

export interface TraceGetQuery {
  /** EPC 或批次标识（URN 或 Digital Link），或包装上的网址 / EPC or class (URN or Digital Link), or the address on the pack */
  epc: string;
  /** 方向：来源、去向或两者 / Direction */
  direction?: "both" | "back" | "forward" | null | undefined;
  /** 只看这个时刻以前 / Only what happened before */
  until?: string | null | undefined;
  /** 最多多少个物品（默认 300） / At most so many things (300 by default) */
  max?: number | null | undefined;
}

export interface FindingsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface ShopsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface GoodsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface MallGoodsListQuery {
  /** 找什么 / What to look for */
  q?: string | null | undefined;
  /** 类目 / Category */
  category?: string | null | undefined;
  /** 店铺 / Shop */
  shop?: string | null | undefined;
  /** 上页给的续页码 / Cursor of the page before */
  cursor?: string | null | undefined;
  /** 排序 / Order */
  sort?: "sold" | "new" | "cheap" | "dear" | null | undefined;
  /** 每页条数 / Rows a page */
  limit?: number | null | undefined;
}

export interface MallSuggestQuery {
  /** 找什么 / What to look for */
  q?: string | null | undefined;
  /** 类目 / Category */
  category?: string | null | undefined;
  /** 店铺 / Shop */
  shop?: string | null | undefined;
  /** 上页给的续页码 / Cursor of the page before */
  cursor?: string | null | undefined;
  /** 排序 / Order */
  sort?: "sold" | "new" | "cheap" | "dear" | null | undefined;
  /** 每页条数 / Rows a page */
  limit?: number | null | undefined;
}

export interface FeedGoodsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface OutsideSalesQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface PurchasesQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface OrderLinesQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface ProducersOnlineQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface OrdersQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface OrdersTodayQuery {
  /** 哪家店；不写：自己买的 / Which shop; none: what one bought */
  shop?: string | null | undefined;
}

export interface RefundsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface CampaignsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface CouponsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface GoodsReviewsQuery {
  /** 从这里起 / From here on */
  before?: number | null | undefined;
}

export interface TalksQuery {
  /** 哪家店；不写：自己买的 / Which shop; none: what one bought */
  shop?: string | null | undefined;
}

export interface SellStatsQuery {
  /** 按什么分 / Cut by */
  by?: "township" | "channel" | "product" | "month" | "shop" | "category" | "point" | null | undefined;
  /** 从哪天 / From the day */
  from?: string | null | undefined;
  /** 到哪天（不含） / Until the day, without it */
  until?: string | null | undefined;
  /** 层级及其下 / A level and what is below it */
  level?: string | null | undefined;
}

export interface SellStatsCsvQuery {
  /** 按什么分 / Cut by */
  by?: "township" | "channel" | "product" | "month" | "shop" | "category" | "point" | null | undefined;
  /** 从哪天 / From the day */
  from?: string | null | undefined;
  /** 到哪天（不含） / Until the day, without it */
  until?: string | null | undefined;
  /** 层级及其下 / A level and what is below it */
  level?: string | null | undefined;
}

export interface ShopInputsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface InputSalesQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface InputPurchasesQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface DemandsQuery {
  /** 看哪一方的：buyer 自己买的，seller 自己管的主体卖的，不写为 both / Whose: buyer what one buys, seller what producers of one's reach sell; both when absent */
  side?: "both" | "buyer" | "seller" | null | undefined;
}

export interface OffersQuery {
  /** 看哪一方的：buyer 自己买的，seller 自己管的主体卖的，不写为 both / Whose: buyer what one buys, seller what producers of one's reach sell; both when absent */
  side?: "both" | "buyer" | "seller" | null | undefined;
}

export interface ContractsQuery {
  /** 看哪一方的：buyer 自己买的，seller 自己管的主体卖的，不写为 both / Whose: buyer what one buys, seller what producers of one's reach sell; both when absent */
  side?: "both" | "buyer" | "seller" | null | undefined;
}

export interface PackagesQuery {
  /** 看哪一方的：buyer 自己买的，seller 自己管的主体卖的，不写为 both / Whose: buyer what one buys, seller what producers of one's reach sell; both when absent */
  side?: "both" | "buyer" | "seller" | null | undefined;
}

export interface PledgesQuery {
  /** 看哪一方的：buyer 自己买的，seller 自己管的主体卖的，不写为 both / Whose: buyer what one buys, seller what producers of one's reach sell; both when absent */
  side?: "both" | "buyer" | "seller" | null | undefined;
}

export interface TendersQuery {
  /** 看哪一方的：buyer 自己买的，seller 自己管的主体卖的，不写为 both / Whose: buyer what one buys, seller what producers of one's reach sell; both when absent */
  side?: "both" | "buyer" | "seller" | null | undefined;
}

export interface BenefitHouseholdsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface BenefitSalesQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface BenefitHelpersQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface DeliveriesQuery {
  /** 看哪一方的：buyer 自己买的，seller 自己管的主体卖的，不写为 both / Whose: buyer what one buys, seller what producers of one's reach sell; both when absent */
  side?: "both" | "buyer" | "seller" | null | undefined;
}

export interface DealDepositsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface CodeBatchesQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export interface CodeBatchLabelsQuery {
  /** 标签规格 / Format */
  format?: "100x70" | "50x30" | "a4" | null | undefined;
  /** 从第几个起 / From */
  from?: number | null | undefined;
  /** 几个 / How many */
  count?: number | null | undefined;
}

export interface CodeBatchCsvQuery {
  /** 标签规格 / Format */
  format?: "100x70" | "50x30" | "a4" | null | undefined;
  /** 从第几个起 / From */
  from?: number | null | undefined;
  /** 几个 / How many */
  count?: number | null | undefined;
}

export interface CodeQrQuery {
  /** 每格像素 / Pixels a module */
  module?: number | null | undefined;
}

export interface LogProofQuery {
  /** 商品条码 / GTIN */
  gtin: string;
  /** 批次号 / Lot number */
  lot: string;
  /** 包装序号 / Serial number of the pack */
  serial?: string | null | undefined;
  /** 日志里的序号 / Index of the leaf in the log */
  leaf: number;
}

export interface ComplaintsQuery {
  /** 层级及其下级 / A level with everything below it */
  level?: string | null | undefined;
}

export class Api {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /** 进程是否在运行 / Is the process alive */
  netHealth(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "netHealth", method: "GET", path: `/healthz`, idempotent: false, options });
  }

  /** 是否可以提供服务 / Can it serve (database reachable) */
  netReady(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "netReady", method: "GET", path: `/readyz`, idempotent: false, options });
  }

  /** 运行指标（Prometheus 文本，仅限本机） / Metrics in Prometheus text, from this machine only */
  netMetrics(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "netMetrics", method: "GET", path: `/metrics`, idempotent: false, options });
  }

  /** 接口描述（OpenAPI 3.1） / The interface as OpenAPI 3.1 */
  netOpenapi(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "netOpenapi", method: "GET", path: `/api/openapi.json`, idempotent: false, options });
  }

  /** 存证日志的最新检查点（C2SP tlog-checkpoint，签名文本） / The log's newest checkpoint (C2SP tlog-checkpoint, a signed note) */
  logCheckpoint(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "logCheckpoint", method: "GET", path: `/log/checkpoint`, idempotent: false, options });
  }

  /** 验证存证日志签名的公钥，每行一个，现用的在前 / Verifier keys of the log, one a line, the present one first */
  logKeys(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "logKeys", method: "GET", path: `/log/keys`, idempotent: false, options });
  }

  /** 存证日志的散列块和条目块（C2SP tlog-tiles） / Tiles of hashes and bundles of entries (C2SP tlog-tiles) */
  logTile(path: { rest: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "logTile", method: "GET", path: `/log/tile/${path.rest}`, idempotent: false, options });
  }

  /** 为别的日志的检查点联署（C2SP tlog-witness） / Cosign a checkpoint of another log (C2SP tlog-witness) */
  logWitness(body: Blob | ArrayBuffer | string, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "logWitness", method: "POST", path: `/log/witness/add-checkpoint`, body, idempotent: false, options });
  }

  /** 登录 / Sign in */
  sessionCreate(body: SignInInput, options: CallOptions = {}): Promise<Me> {
    return this.#send<Me>({ op: "sessionCreate", method: "POST", path: `/api/v1/session`, body, idempotent: false, options });
  }

  /** 当前登录的人和权限 / Who is signed in, and what is permitted */
  sessionGet(options: CallOptions = {}): Promise<Me> {
    return this.#send<Me>({ op: "sessionGet", method: "GET", path: `/api/v1/session`, idempotent: false, options });
  }

  /** 退出登录 / Sign out */
  sessionDelete(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "sessionDelete", method: "DELETE", path: `/api/v1/session`, idempotent: false, options });
  }

  /** 修改自己的密码，其他登录随即失效 / Change one's own password; other sessions end */
  passwordChange(body: PasswordChangeInput, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "passwordChange", method: "POST", path: `/api/v1/session/password`, body, idempotent: false, options });
  }

  /** 自己的登录 / One's own sessions */
  sessionList(options: CallOptions = {}): Promise<{ items: Session[] }> {
    return this.#send<{ items: Session[] }>({ op: "sessionList", method: "GET", path: `/api/v1/sessions`, idempotent: false, options });
  }

  /** 结束自己的一次登录 / End one of one's own sessions */
  sessionEnd(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "sessionEnd", method: "DELETE", path: `/api/v1/sessions/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 角色和权限 / Roles and their permissions */
  roleList(options: CallOptions = {}): Promise<{ items: Role[] }> {
    return this.#send<{ items: Role[] }>({ op: "roleList", method: "GET", path: `/api/v1/roles`, idempotent: false, options });
  }

  /** 本系统服务的县 / The county this installation serves */
  countyGet(options: CallOptions = {}): Promise<County> {
    return this.#send<County>({ op: "countyGet", method: "GET", path: `/api/v1/county`, idempotent: false, options });
  }

  /** 设定本县 / Set the county */
  countyPut(body: CountyBodyInput = {}, options: CallOptions = {}): Promise<County> {
    return this.#send<County>({ op: "countyPut", method: "PUT", path: `/api/v1/county`, body, idempotent: false, options });
  }

  /** 层级列表 / List of levels */
  levelList(query: LevelItemQuery = {}, options: CallOptions = {}): Promise<Page<LevelItem>> {
    return this.#send<Page<LevelItem>>({ op: "levelList", method: "GET", path: `/api/v1/levels`, query, idempotent: false, options });
  }

  /** 层级树，从上到下 / The tree of levels, from the top */
  levelTree(query: LevelTreeQuery = {}, options: CallOptions = {}): Promise<{ items: Level[] }> {
    return this.#send<{ items: Level[] }>({ op: "levelTree", method: "GET", path: `/api/v1/levels/tree`, query, idempotent: false, options });
  }

  /** 一个层级 / One level */
  levelGet(path: { id: string }, options: CallOptions = {}): Promise<Level> {
    return this.#send<Level>({ op: "levelGet", method: "GET", path: `/api/v1/levels/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 新建层级 / Create a level */
  levelCreate(body: LevelBodyInput, options: CallOptions = {}): Promise<Level> {
    return this.#send<Level>({ op: "levelCreate", method: "POST", path: `/api/v1/levels`, body, idempotent: true, options });
  }

  /** 修改层级名称、代码、类别 / Change a level's name, code, kind */
  levelUpdate(path: { id: string }, body: LevelPatchInput = {}, options: CallOptions = {}): Promise<Level> {
    return this.#send<Level>({ op: "levelUpdate", method: "PATCH", path: `/api/v1/levels/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 移动层级及其下级 / Move a level with everything below it */
  levelMove(path: { id: string }, body: LevelMoveInput, options: CallOptions = {}): Promise<Level> {
    return this.#send<Level>({ op: "levelMove", method: "POST", path: `/api/v1/levels/${encodeURIComponent(path.id)}/move`, body, idempotent: false, options });
  }

  /** 停用层级 / Close a level */
  levelClose(path: { id: string }, body: LevelReasonInput, options: CallOptions = {}): Promise<Level> {
    return this.#send<Level>({ op: "levelClose", method: "POST", path: `/api/v1/levels/${encodeURIComponent(path.id)}/close`, body, idempotent: false, options });
  }

  /** 经营主体列表 / List of producers */
  operatorList(query: OperatorListQuery & OperatorItemQuery = {}, options: CallOptions = {}): Promise<Page<OperatorItem>> {
    return this.#send<Page<OperatorItem>>({ op: "operatorList", method: "GET", path: `/api/v1/operators`, query, idempotent: false, options });
  }

  /** 一个经营主体 / One producer */
  operatorGet(path: { id: string }, options: CallOptions = {}): Promise<Operator> {
    return this.#send<Operator>({ op: "operatorGet", method: "GET", path: `/api/v1/operators/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 登记经营主体（申请） / Register a producer (application) */
  operatorCreate(body: OperatorBodyInput, options: CallOptions = {}): Promise<Operator> {
    return this.#send<Operator>({ op: "operatorCreate", method: "POST", path: `/api/v1/operators`, body, idempotent: true, options });
  }

  /** 修改经营主体 / Change a producer */
  operatorUpdate(path: { id: string }, body: OperatorPatchInput = {}, options: CallOptions = {}): Promise<Operator> {
    return this.#send<Operator>({ op: "operatorUpdate", method: "PATCH", path: `/api/v1/operators/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 审核经营主体 / Examine a producer */
  operatorExamine(path: { id: string }, body: ExaminationInput, options: CallOptions = {}): Promise<Operator> {
    return this.#send<Operator>({ op: "operatorExamine", method: "POST", path: `/api/v1/operators/${encodeURIComponent(path.id)}/examinations`, body, idempotent: true, options });
  }

  /** 启用、暂停、注销经营主体 / Activate, suspend or close a producer */
  operatorState(path: { id: string }, body: OperatorStateBodyInput, options: CallOptions = {}): Promise<Operator> {
    return this.#send<Operator>({ op: "operatorState", method: "POST", path: `/api/v1/operators/${encodeURIComponent(path.id)}/state`, body, idempotent: true, options });
  }

  /** 经营主体的状态变化 / Changes of a producer's state */
  operatorHistory(path: { id: string }, options: CallOptions = {}): Promise<{ items: OperatorStep[] }> {
    return this.#send<{ items: OperatorStep[] }>({ op: "operatorHistory", method: "GET", path: `/api/v1/operators/${encodeURIComponent(path.id)}/history`, idempotent: false, options });
  }

  /** 可以申请的村 / Villages where one may apply */
  applicationPlaces(options: CallOptions = {}): Promise<{ items: ApplyPlace[] }> {
    return this.#send<{ items: ApplyPlace[] }>({ op: "applicationPlaces", method: "GET", path: `/api/v1/application-places`, idempotent: false, options });
  }

  /** 经营主体自己申请登记，由县里审核 / A producer applies to be registered; the office examines */
  applicationCreate(body: ApplicationInput, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "applicationCreate", method: "POST", path: `/api/v1/applications`, body, idempotent: false, options });
  }

  /** 买家用手机号注册；登录名就是手机号 / A buyer registers by phone, which is then the sign-in name */
  buyerRegister(body: NewBuyerInput, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "buyerRegister", method: "POST", path: `/api/v1/buyers`, body, idempotent: false, options });
  }

  /** 自己的买家资料 / One's own data as a buyer */
  buyerGet(options: CallOptions = {}): Promise<Buyer> {
    return this.#send<Buyer>({ op: "buyerGet", method: "GET", path: `/api/v1/buyers/me`, idempotent: false, options });
  }

  /** 注销自己的买家账号：个人资料随即抹去，账目保留 / Delete one's own buyer's account: personal data go, the books stay */
  buyerLeave(body: BuyerLeaveInput, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "buyerLeave", method: "POST", path: `/api/v1/buyers/me/leave`, body, idempotent: false, options });
  }

  /** 账号列表 / List of accounts */
  accountList(query: AccountItemQuery = {}, options: CallOptions = {}): Promise<Page<AccountItem>> {
    return this.#send<Page<AccountItem>>({ op: "accountList", method: "GET", path: `/api/v1/accounts`, query, idempotent: false, options });
  }

  /** 一个账号 / One account */
  accountGet(path: { id: string }, options: CallOptions = {}): Promise<Account> {
    return this.#send<Account>({ op: "accountGet", method: "GET", path: `/api/v1/accounts/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 新建账号 / Create an account */
  accountCreate(body: AccountBodyInput, options: CallOptions = {}): Promise<Account> {
    return this.#send<Account>({ op: "accountCreate", method: "POST", path: `/api/v1/accounts`, body, idempotent: true, options });
  }

  /** 修改姓名、停用或启用账号 / Rename, disable or enable an account */
  accountUpdate(path: { id: string }, body: AccountPatchInput = {}, options: CallOptions = {}): Promise<Account> {
    return this.#send<Account>({ op: "accountUpdate", method: "PATCH", path: `/api/v1/accounts/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 设定账号的授权 / Set the grants of an account */
  accountGrants(path: { id: string }, body: GrantsBodyInput, options: CallOptions = {}): Promise<Account> {
    return this.#send<Account>({ op: "accountGrants", method: "PUT", path: `/api/v1/accounts/${encodeURIComponent(path.id)}/grants`, body, idempotent: false, options });
  }

  /** 重设他人密码，其登录随即失效 / Set another person's password; his sessions end */
  accountReset(path: { id: string }, body: PasswordResetInput, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "accountReset", method: "POST", path: `/api/v1/accounts/${encodeURIComponent(path.id)}/password`, body, idempotent: false, options });
  }

  /** 接口密钥列表 / List of API keys */
  keyList(query: KeyItemQuery = {}, options: CallOptions = {}): Promise<Page<KeyItem>> {
    return this.#send<Page<KeyItem>>({ op: "keyList", method: "GET", path: `/api/v1/keys`, query, idempotent: false, options });
  }

  /** 新建接口密钥（只显示一次） / Create an API key (shown once) */
  keyCreate(body: KeyBodyInput, options: CallOptions = {}): Promise<Key> {
    return this.#send<Key>({ op: "keyCreate", method: "POST", path: `/api/v1/keys`, body, idempotent: false, options });
  }

  /** 撤销接口密钥 / Revoke an API key */
  keyRevoke(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "keyRevoke", method: "DELETE", path: `/api/v1/keys/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 审计记录；不指定时间时为最近一年 / The audit trail; without a time in the question, the last year's */
  auditList(query: AuditLineQuery = {}, options: CallOptions = {}): Promise<Page<AuditLine>> {
    return this.#send<Page<AuditLine>>({ op: "auditList", method: "GET", path: `/api/v1/audit`, query, idempotent: false, options });
  }

  /** 账户及余额 / Accounts and balances */
  ledgerAccounts(query: LedgerAccountsQuery & LedgerAccountItemQuery = {}, options: CallOptions = {}): Promise<Page<LedgerAccountItem>> {
    return this.#send<Page<LedgerAccountItem>>({ op: "ledgerAccounts", method: "GET", path: `/api/v1/ledger/accounts`, query, idempotent: false, options });
  }

  /** 分录 / Lines of the books */
  ledgerLines(query: LedgerLinesQuery & LedgerLineItemQuery = {}, options: CallOptions = {}): Promise<Page<LedgerLineItem>> {
    return this.#send<Page<LedgerLineItem>>({ op: "ledgerLines", method: "GET", path: `/api/v1/ledger/lines`, query, idempotent: false, options });
  }

  /** 对账单 / A statement of an account */
  ledgerStatement(query: LedgerStatementQuery, options: CallOptions = {}): Promise<Statement> {
    return this.#send<Statement>({ op: "ledgerStatement", method: "GET", path: `/api/v1/ledger/statement`, query, idempotent: false, options });
  }

  /** 对账单（CSV） / A statement as CSV */
  ledgerStatementCsv(query: LedgerStatementCsvQuery, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "ledgerStatementCsv", method: "GET", path: `/api/v1/ledger/statement.csv`, query, idempotent: false, options });
  }

  /** 对账单（PDF） / A statement as PDF */
  ledgerStatementPdf(query: LedgerStatementPdfQuery, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "ledgerStatementPdf", method: "GET", path: `/api/v1/ledger/statement.pdf`, query, idempotent: false, options });
  }

  /** 结算单 / Settlements */
  settlements(query: SettlementsQuery & SettlementItemQuery = {}, options: CallOptions = {}): Promise<Page<SettlementItem>> {
    return this.#send<Page<SettlementItem>>({ op: "settlements", method: "GET", path: `/api/v1/settlements`, query, idempotent: false, options });
  }

  /** 生成到某日为止的结算单 / Draw what is due until a day */
  settlementsDraw(body: SettlementDrawInput, options: CallOptions = {}): Promise<SettlementsDrawn> {
    return this.#send<SettlementsDrawn>({ op: "settlementsDraw", method: "POST", path: `/api/v1/settlements`, body, idempotent: true, options });
  }

  /** 一张结算单 / One settlement */
  settlementGet(path: { id: string }, options: CallOptions = {}): Promise<Settlement> {
    return this.#send<Settlement>({ op: "settlementGet", method: "GET", path: `/api/v1/settlements/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 批准、付款、失败、取消 / Approve, pay out, fail, cancel */
  settlementMove(path: { id: string }, body: SettlementMoveInput, options: CallOptions = {}): Promise<Settlement> {
    return this.#send<Settlement>({ op: "settlementMove", method: "POST", path: `/api/v1/settlements/${encodeURIComponent(path.id)}/state`, body, idempotent: false, options });
  }

  /** 给银行的付款文件（CSV） / File for the bank, CSV */
  settlementsBankFile(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "settlementsBankFile", method: "GET", path: `/api/v1/settlements-bank-file`, idempotent: false, options });
  }

  /** 收款账户（kind：operator、buyer、promoter） / Where somebody is paid (kind: operator, buyer, promoter) */
  payeeGet(path: { kind: string; id: string }, options: CallOptions = {}): Promise<Payee> {
    return this.#send<Payee>({ op: "payeeGet", method: "GET", path: `/api/v1/payees/${encodeURIComponent(path.kind)}/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 设定收款账户 / Set where somebody is paid */
  payeePut(path: { kind: string; id: string }, body: PayeeBodyInput, options: CallOptions = {}): Promise<Payee> {
    return this.#send<Payee>({ op: "payeePut", method: "PUT", path: `/api/v1/payees/${encodeURIComponent(path.kind)}/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 我本人的账户：应付、结算中、已付 / What is owed to me, on its way, paid out */
  myMoney(options: CallOptions = {}): Promise<Wallets> {
    return this.#send<Wallets>({ op: "myMoney", method: "GET", path: `/api/v1/my-money`, idempotent: false, options });
  }

  /** 付给我本人的结算单 / Settlements that pay me */
  mySettlements(query: SettlementItemQuery = {}, options: CallOptions = {}): Promise<Page<SettlementItem>> {
    return this.#send<Page<SettlementItem>>({ op: "mySettlements", method: "GET", path: `/api/v1/my-settlements`, query, idempotent: false, options });
  }

  /** 付款 / Payments */
  payments(query: PaymentsQuery & PaymentItemQuery = {}, options: CallOptions = {}): Promise<Page<PaymentItem>> {
    return this.#send<Page<PaymentItem>>({ op: "payments", method: "GET", path: `/api/v1/payments`, query, idempotent: false, options });
  }

  /** 一笔付款（付款人可反复查看状态） / One payment; payers ask again for its state */
  paymentGet(path: { id: string }, options: CallOptions = {}): Promise<Payment> {
    return this.#send<Payment>({ op: "paymentGet", method: "GET", path: `/api/v1/payments/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 用一种方式付款 / Try to pay in some way */
  paymentTry(path: { id: string }, body: PayTryBodyInput, options: CallOptions = {}): Promise<PayTry> {
    return this.#send<PayTry>({ op: "paymentTry", method: "POST", path: `/api/v1/payments/${encodeURIComponent(path.id)}/tries`, body, idempotent: true, options });
  }

  /** 支付尝试（含金额不符的） / Tries, the disputed ones among them */
  payTries(query: PayTriesQuery & PayTryItemQuery = {}, options: CallOptions = {}): Promise<Page<PayTryItem>> {
    return this.#send<Page<PayTryItem>>({ op: "payTries", method: "GET", path: `/api/v1/pay-tries`, query, idempotent: false, options });
  }

  /** 一次支付的经过 / What happened to a try */
  payTrySteps(path: { id: string }, options: CallOptions = {}): Promise<{ items: PayStep[] }> {
    return this.#send<{ items: PayStep[] }>({ op: "payTrySteps", method: "GET", path: `/api/v1/pay-tries/${encodeURIComponent(path.id)}/steps`, idempotent: false, options });
  }

  /** 确认收到现金或转账 / Confirm cash or a transfer */
  payTryConfirm(path: { id: string }, body: PayConfirmInput = {}, options: CallOptions = {}): Promise<PayTry> {
    return this.#send<PayTry>({ op: "payTryConfirm", method: "POST", path: `/api/v1/pay-tries/${encodeURIComponent(path.id)}/confirmation`, body, idempotent: false, options });
  }

  /** 处理金额不符的款 / Settle money whose amount differs */
  payTrySettle(path: { id: string }, body: PayDisputeInput, options: CallOptions = {}): Promise<PayTry> {
    return this.#send<PayTry>({ op: "payTrySettle", method: "POST", path: `/api/v1/pay-tries/${encodeURIComponent(path.id)}/settlement`, body, idempotent: false, options });
  }

  /** 退款 / Refunds */
  payRefunds(query: PayRefundsQuery & PayRefundItemQuery = {}, options: CallOptions = {}): Promise<Page<PayRefundItem>> {
    return this.#send<Page<PayRefundItem>>({ op: "payRefunds", method: "GET", path: `/api/v1/pay-refunds`, query, idempotent: false, options });
  }

  /** 重试退款，或记为已人工退款 / Try a refund again, or note that it was done by hand */
  payRefundAct(path: { id: string }, body: PayRefundActInput, options: CallOptions = {}): Promise<PayRefund> {
    return this.#send<PayRefund>({ op: "payRefundAct", method: "POST", path: `/api/v1/pay-refunds/${encodeURIComponent(path.id)}/act`, body, idempotent: false, options });
  }

  /** 渠道对账单 / Bills of the channels */
  payBills(query: PayBillsQuery & PayBillItemQuery = {}, options: CallOptions = {}): Promise<Page<PayBillItem>> {
    return this.#send<Page<PayBillItem>>({ op: "payBills", method: "GET", path: `/api/v1/pay-bills`, query, idempotent: false, options });
  }

  /** 对账差异 / What of the bills does not agree */
  payBillDifferences(query: PayBillDifferencesQuery & PayBillDifferenceQuery = {}, options: CallOptions = {}): Promise<Page<PayBillDifference>> {
    return this.#send<Page<PayBillDifference>>({ op: "payBillDifferences", method: "GET", path: `/api/v1/pay-bill-differences`, query, idempotent: false, options });
  }

  /** 处理对账差异 / Settle a difference */
  payBillSettle(path: { id: string }, body: PayBillSettleInput, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "payBillSettle", method: "POST", path: `/api/v1/pay-bill-differences/${encodeURIComponent(path.id)}/settlement`, body, idempotent: false, options });
  }

  /** 支付二维码（SVG） / QR code of a try, SVG */
  paymentTryQr(path: { id: string; try: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "paymentTryQr", method: "GET", path: `/api/v1/payments/${encodeURIComponent(path.id)}/tries/${encodeURIComponent(path.try)}/qr.svg`, idempotent: false, options });
  }

  /** 采集 EPCIS 文档 / Capture an EPCIS document */
  epcisCapture(body: Blob | ArrayBuffer | string, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisCapture", method: "POST", path: `/epcis/v2/capture`, body, idempotent: false, options });
  }

  /** 采集任务列表 / List capture jobs */
  epcisCaptureList(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisCaptureList", method: "GET", path: `/epcis/v2/capture`, idempotent: false, options });
  }

  /** 采集任务及报告 / A capture job with its report */
  epcisCaptureGet(path: { captureID: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisCaptureGet", method: "GET", path: `/epcis/v2/capture/${encodeURIComponent(path.captureID)}`, idempotent: false, options });
  }

  /** 采集一个事件 / Capture one event */
  epcisEventPost(body: Blob | ArrayBuffer | string, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisEventPost", method: "POST", path: `/epcis/v2/events`, body, idempotent: false, options });
  }

  /** 查询事件 / Query events */
  epcisEvents(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisEvents", method: "GET", path: `/epcis/v2/events`, idempotent: false, options });
  }

  /** 一个事件 / One event */
  epcisEventGet(path: { eventID: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisEventGet", method: "GET", path: `/epcis/v2/events/${encodeURIComponent(path.eventID)}`, idempotent: false, options });
  }

  /** 有哪些资源 / The resources there are */
  epcisTop(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisTop", method: "GET", path: `/epcis/v2`, idempotent: false, options });
  }

  /** 有哪些资源 / The resources there are */
  epcisRoot(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisRoot", method: "GET", path: `/epcis/v2/`, idempotent: false, options });
  }

  /** 事件类型 / Event types */
  epcisEventTypes(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisEventTypes", method: "GET", path: `/epcis/v2/eventTypes`, idempotent: false, options });
  }

  /** 一种事件类型的下级资源 / What there is of an event type */
  epcisEventType(path: { eventType: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisEventType", method: "GET", path: `/epcis/v2/eventTypes/${encodeURIComponent(path.eventType)}`, idempotent: false, options });
  }

  /** 一种类型的事件 / Events of a type */
  epcisEventTypeEvents(path: { eventType: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisEventTypeEvents", method: "GET", path: `/epcis/v2/eventTypes/${encodeURIComponent(path.eventType)}/events`, idempotent: false, options });
  }

  /** 已知的 EPC / Known EPCs */
  epcisEpcs(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisEpcs", method: "GET", path: `/epcis/v2/epcs`, idempotent: false, options });
  }

  /** 一个 EPC 的下级资源 / What there is of an EPC */
  epcisEpc(path: { epc: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisEpc", method: "GET", path: `/epcis/v2/epcs/${encodeURIComponent(path.epc)}`, idempotent: false, options });
  }

  /** 一个 EPC 的事件 / Events of an EPC */
  epcisEpcEvents(path: { epc: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisEpcEvents", method: "GET", path: `/epcis/v2/epcs/${encodeURIComponent(path.epc)}/events`, idempotent: false, options });
  }

  /** 业务步骤 / Business steps */
  epcisBizSteps(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisBizSteps", method: "GET", path: `/epcis/v2/bizSteps`, idempotent: false, options });
  }

  /** 一个业务步骤的下级资源 / What there is of a business step */
  epcisBizStep(path: { bizStep: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisBizStep", method: "GET", path: `/epcis/v2/bizSteps/${encodeURIComponent(path.bizStep)}`, idempotent: false, options });
  }

  /** 一个业务步骤的事件 / Events of a business step */
  epcisBizStepEvents(path: { bizStep: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisBizStepEvents", method: "GET", path: `/epcis/v2/bizSteps/${encodeURIComponent(path.bizStep)}/events`, idempotent: false, options });
  }

  /** 业务地点 / Business locations */
  epcisBizLocations(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisBizLocations", method: "GET", path: `/epcis/v2/bizLocations`, idempotent: false, options });
  }

  /** 一个业务地点的下级资源 / What there is of a business location */
  epcisBizLocation(path: { bizLocation: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisBizLocation", method: "GET", path: `/epcis/v2/bizLocations/${encodeURIComponent(path.bizLocation)}`, idempotent: false, options });
  }

  /** 一个业务地点的事件 / Events at a business location */
  epcisBizLocationEvents(path: { bizLocation: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisBizLocationEvents", method: "GET", path: `/epcis/v2/bizLocations/${encodeURIComponent(path.bizLocation)}/events`, idempotent: false, options });
  }

  /** 读取点 / Read points */
  epcisReadPoints(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisReadPoints", method: "GET", path: `/epcis/v2/readPoints`, idempotent: false, options });
  }

  /** 一个读取点的下级资源 / What there is of a read point */
  epcisReadPoint(path: { readPoint: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisReadPoint", method: "GET", path: `/epcis/v2/readPoints/${encodeURIComponent(path.readPoint)}`, idempotent: false, options });
  }

  /** 一个读取点的事件 / Events at a read point */
  epcisReadPointEvents(path: { readPoint: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisReadPointEvents", method: "GET", path: `/epcis/v2/readPoints/${encodeURIComponent(path.readPoint)}/events`, idempotent: false, options });
  }

  /** 处置状态 / Dispositions */
  epcisDispositions(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisDispositions", method: "GET", path: `/epcis/v2/dispositions`, idempotent: false, options });
  }

  /** 一个处置状态的下级资源 / What there is of a disposition */
  epcisDisposition(path: { disposition: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisDisposition", method: "GET", path: `/epcis/v2/dispositions/${encodeURIComponent(path.disposition)}`, idempotent: false, options });
  }

  /** 一个处置状态的事件 / Events of a disposition */
  epcisDispositionEvents(path: { disposition: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisDispositionEvents", method: "GET", path: `/epcis/v2/dispositions/${encodeURIComponent(path.disposition)}/events`, idempotent: false, options });
  }

  /** 交还翻页凭据 / Give a page token back */
  epcisTokenDelete(path: { token: string }, body: Blob | ArrayBuffer | string, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisTokenDelete", method: "DELETE", path: `/epcis/v2/nextPageToken/${encodeURIComponent(path.token)}`, body, idempotent: false, options });
  }

  /** 命名查询 / Named queries */
  epcisQueries(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisQueries", method: "GET", path: `/epcis/v2/queries`, idempotent: false, options });
  }

  /** 建立命名查询 / Create a named query */
  epcisQueryPost(body: Blob | ArrayBuffer | string, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisQueryPost", method: "POST", path: `/epcis/v2/queries`, body, idempotent: false, options });
  }

  /** 命名查询的定义 / A named query's definition */
  epcisQueryGet(path: { queryName: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisQueryGet", method: "GET", path: `/epcis/v2/queries/${encodeURIComponent(path.queryName)}`, idempotent: false, options });
  }

  /** 删除命名查询及其订阅 / Remove a named query and its subscriptions */
  epcisQueryDelete(path: { queryName: string }, body: Blob | ArrayBuffer | string, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisQueryDelete", method: "DELETE", path: `/epcis/v2/queries/${encodeURIComponent(path.queryName)}`, body, idempotent: false, options });
  }

  /** 命名查询的结果 / Events of a named query */
  epcisQueryEvents(path: { queryName: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisQueryEvents", method: "GET", path: `/epcis/v2/queries/${encodeURIComponent(path.queryName)}/events`, idempotent: false, options });
  }

  /** 查询的订阅 / Subscriptions of a query */
  epcisSubscriptions(path: { queryName: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisSubscriptions", method: "GET", path: `/epcis/v2/queries/${encodeURIComponent(path.queryName)}/subscriptions`, idempotent: false, options });
  }

  /** 订阅查询 / Subscribe to a query */
  epcisSubscriptionPost(path: { queryName: string }, body: Blob | ArrayBuffer | string, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisSubscriptionPost", method: "POST", path: `/epcis/v2/queries/${encodeURIComponent(path.queryName)}/subscriptions`, body, idempotent: false, options });
  }

  /** 一个订阅 / One subscription */
  epcisSubscriptionGet(path: { queryName: string; subscriptionID: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisSubscriptionGet", method: "GET", path: `/epcis/v2/queries/${encodeURIComponent(path.queryName)}/subscriptions/${encodeURIComponent(path.subscriptionID)}`, idempotent: false, options });
  }

  /** 退订 / End a subscription */
  epcisSubscriptionDelete(path: { queryName: string; subscriptionID: string }, body: Blob | ArrayBuffer | string, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisSubscriptionDelete", method: "DELETE", path: `/epcis/v2/queries/${encodeURIComponent(path.queryName)}/subscriptions/${encodeURIComponent(path.subscriptionID)}`, body, idempotent: false, options });
  }

  /** 事件列表 / List of events */
  epcisEventList(query: EventItemQuery = {}, options: CallOptions = {}): Promise<Page<EventItem>> {
    return this.#send<Page<EventItem>>({ op: "epcisEventList", method: "GET", path: `/api/v1/events`, query, idempotent: false, options });
  }

  /** 采集任务（列表） / Captures as a list */
  epcisCaptures(query: CaptureItemQuery = {}, options: CallOptions = {}): Promise<Page<CaptureItem>> {
    return this.#send<Page<CaptureItem>>({ op: "epcisCaptures", method: "GET", path: `/api/v1/captures`, query, idempotent: false, options });
  }

  /** 采集任务有变化时通知（服务器推送） / Tells when something about captures changed (server-sent events) */
  epcisCapturesLive(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "epcisCapturesLive", method: "GET", path: `/api/v1/captures/live`, idempotent: false, options });
  }

  /** 地块列表 / List of plots */
  plotList(query: PlotListQuery & PlotItemQuery = {}, options: CallOptions = {}): Promise<Page<PlotItem>> {
    return this.#send<Page<PlotItem>>({ op: "plotList", method: "GET", path: `/api/v1/plots`, query, idempotent: false, options });
  }

  /** 登记地块 / Register a plot */
  plotCreate(body: PlotBodyInput, options: CallOptions = {}): Promise<Plot> {
    return this.#send<Plot>({ op: "plotCreate", method: "POST", path: `/api/v1/plots`, body, idempotent: true, options });
  }

  /** 一个地块 / One plot */
  plotGet(path: { id: string }, options: CallOptions = {}): Promise<Plot> {
    return this.#send<Plot>({ op: "plotGet", method: "GET", path: `/api/v1/plots/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 修改地块 / Change a plot */
  plotUpdate(path: { id: string }, body: PlotBodyInput, options: CallOptions = {}): Promise<Plot> {
    return this.#send<Plot>({ op: "plotUpdate", method: "PUT", path: `/api/v1/plots/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 停用或恢复地块 / Close a plot or open it again */
  plotState(path: { id: string }, body: OpenBodyInput, options: CallOptions = {}): Promise<Plot> {
    return this.#send<Plot>({ op: "plotState", method: "POST", path: `/api/v1/plots/${encodeURIComponent(path.id)}/state`, body, idempotent: false, options });
  }

  /** 修改历史：每一版、谁、何时、为何 / Every revision: who, when, why */
  plotHistory(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "plotHistory", method: "GET", path: `/api/v1/plots/${encodeURIComponent(path.id)}/history`, idempotent: false, options });
  }

  /** 地块边界（GeoJSON），最多 2000 块 / Boundaries as GeoJSON, at most 2,000 */
  plotMap(query: PlotMapQuery = {}, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "plotMap", method: "GET", path: `/api/v1/plot-map`, query, idempotent: false, options });
  }

  /** 某年没有农事记录的地块 / Plots without a field record in a year */
  plotGaps(path: { year: string }, query: PlotGapsQuery & PlotGapItemQuery = {}, options: CallOptions = {}): Promise<Page<PlotGapItem>> {
    return this.#send<Page<PlotGapItem>>({ op: "plotGaps", method: "GET", path: `/api/v1/plot-gaps/${encodeURIComponent(path.year)}`, query, idempotent: false, options });
  }

  /** 作物和畜禽水产 / Crops and animals */
  cropList(query: CropItemQuery = {}, options: CallOptions = {}): Promise<Page<CropItem>> {
    return this.#send<Page<CropItem>>({ op: "cropList", method: "GET", path: `/api/v1/crops`, query, idempotent: false, options });
  }

  /** 新增作物 / Add a crop */
  cropCreate(body: CropBodyInput, options: CallOptions = {}): Promise<Crop> {
    return this.#send<Crop>({ op: "cropCreate", method: "POST", path: `/api/v1/crops`, body, idempotent: true, options });
  }

  /** 一种作物 / One crop */
  cropGet(path: { id: string }, options: CallOptions = {}): Promise<Crop> {
    return this.#send<Crop>({ op: "cropGet", method: "GET", path: `/api/v1/crops/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 修改作物（代码不变） / Change a crop; its code stays */
  cropUpdate(path: { id: string }, body: CropBodyInput, options: CallOptions = {}): Promise<Crop> {
    return this.#send<Crop>({ op: "cropUpdate", method: "PUT", path: `/api/v1/crops/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 修改历史：每一版、谁、何时、为何 / Every revision: who, when, why */
  cropHistory(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "cropHistory", method: "GET", path: `/api/v1/crops/${encodeURIComponent(path.id)}/history`, idempotent: false, options });
  }

  /** 品种 / Varieties */
  varietyList(query: VarietyItemQuery = {}, options: CallOptions = {}): Promise<Page<VarietyItem>> {
    return this.#send<Page<VarietyItem>>({ op: "varietyList", method: "GET", path: `/api/v1/varieties`, query, idempotent: false, options });
  }

  /** 新增品种 / Add a variety */
  varietyCreate(body: VarietyBodyInput, options: CallOptions = {}): Promise<Variety> {
    return this.#send<Variety>({ op: "varietyCreate", method: "POST", path: `/api/v1/varieties`, body, idempotent: true, options });
  }

  /** 一个品种 / One variety */
  varietyGet(path: { id: string }, options: CallOptions = {}): Promise<Variety> {
    return this.#send<Variety>({ op: "varietyGet", method: "GET", path: `/api/v1/varieties/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 修改品种 / Change a variety */
  varietyUpdate(path: { id: string }, body: VarietyBodyInput, options: CallOptions = {}): Promise<Variety> {
    return this.#send<Variety>({ op: "varietyUpdate", method: "PUT", path: `/api/v1/varieties/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 修改历史：每一版、谁、何时、为何 / Every revision: who, when, why */
  varietyHistory(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "varietyHistory", method: "GET", path: `/api/v1/varieties/${encodeURIComponent(path.id)}/history`, idempotent: false, options });
  }

  /** 投入品目录 / Catalogue of inputs */
  inputList(query: InputItemQuery = {}, options: CallOptions = {}): Promise<Page<InputItem>> {
    return this.#send<Page<InputItem>>({ op: "inputList", method: "GET", path: `/api/v1/inputs`, query, idempotent: false, options });
  }

  /** 登记投入品 / Add an input */
  inputCreate(body: InputBodyInput, options: CallOptions = {}): Promise<Input> {
    return this.#send<Input>({ op: "inputCreate", method: "POST", path: `/api/v1/inputs`, body, idempotent: true, options });
  }

  /** 一个投入品 / One input */
  inputGet(path: { id: string }, options: CallOptions = {}): Promise<Input> {
    return this.#send<Input>({ op: "inputGet", method: "GET", path: `/api/v1/inputs/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 修改投入品 / Change an input */
  inputUpdate(path: { id: string }, body: InputBodyInput, options: CallOptions = {}): Promise<Input> {
    return this.#send<Input>({ op: "inputUpdate", method: "PUT", path: `/api/v1/inputs/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 停用或恢复投入品 / Withdraw an input or take it up again */
  inputState(path: { id: string }, body: OpenBodyInput, options: CallOptions = {}): Promise<Input> {
    return this.#send<Input>({ op: "inputState", method: "POST", path: `/api/v1/inputs/${encodeURIComponent(path.id)}/state`, body, idempotent: false, options });
  }

  /** 修改历史：每一版、谁、何时、为何 / Every revision: who, when, why */
  inputHistory(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "inputHistory", method: "GET", path: `/api/v1/inputs/${encodeURIComponent(path.id)}/history`, idempotent: false, options });
  }

  /** 禁用、限用物质（现行版） / Banned and restricted substances in force */
  substanceList(query: SubstanceItemQuery = {}, options: CallOptions = {}): Promise<Page<SubstanceItem>> {
    return this.#send<Page<SubstanceItem>>({ op: "substanceList", method: "GET", path: `/api/v1/substances`, query, idempotent: false, options });
  }

  /** 禁用名录的各次导入 / Editions of the banned list */
  substanceEditions(query: SubstanceEditionItemQuery = {}, options: CallOptions = {}): Promise<Page<SubstanceEditionItem>> {
    return this.#send<Page<SubstanceEditionItem>>({ op: "substanceEditions", method: "GET", path: `/api/v1/substance-editions`, query, idempotent: false, options });
  }

  /** 导入新的禁限用名录（CSV） / Import a new banned list (CSV) */
  substanceImport(body: Blob | ArrayBuffer | string, options: CallOptions = {}): Promise<SubstanceEdition> {
    return this.#send<SubstanceEdition>({ op: "substanceImport", method: "POST", path: `/api/v1/substances/import`, body, idempotent: false, options });
  }

  /** 操作规程 / Operating procedures */
  templateList(query: TemplateItemQuery = {}, options: CallOptions = {}): Promise<Page<TemplateItem>> {
    return this.#send<Page<TemplateItem>>({ op: "templateList", method: "GET", path: `/api/v1/templates`, query, idempotent: false, options });
  }

  /** 新建操作规程 / Make a procedure */
  templateCreate(body: TemplateBodyInput, options: CallOptions = {}): Promise<Template> {
    return this.#send<Template>({ op: "templateCreate", method: "POST", path: `/api/v1/templates`, body, idempotent: true, options });
  }

  /** 一个操作规程 / One procedure */
  templateGet(path: { id: string }, options: CallOptions = {}): Promise<Template> {
    return this.#send<Template>({ op: "templateGet", method: "GET", path: `/api/v1/templates/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 修改操作规程 / Change a procedure */
  templateUpdate(path: { id: string }, body: TemplateBodyInput, options: CallOptions = {}): Promise<Template> {
    return this.#send<Template>({ op: "templateUpdate", method: "PUT", path: `/api/v1/templates/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 停用或恢复规程 / Close a procedure or open it again */
  templateState(path: { id: string }, body: OpenBodyInput, options: CallOptions = {}): Promise<Template> {
    return this.#send<Template>({ op: "templateState", method: "POST", path: `/api/v1/templates/${encodeURIComponent(path.id)}/state`, body, idempotent: false, options });
  }

  /** 修改历史：每一版、谁、何时、为何 / Every revision: who, when, why */
  templateHistory(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "templateHistory", method: "GET", path: `/api/v1/templates/${encodeURIComponent(path.id)}/history`, idempotent: false, options });
  }

  /** 产品列表 / List of products */
  productList(query: ProductListQuery & ProductItemQuery = {}, options: CallOptions = {}): Promise<Page<ProductItem>> {
    return this.#send<Page<ProductItem>>({ op: "productList", method: "GET", path: `/api/v1/products`, query, idempotent: false, options });
  }

  /** 登记产品并分配商品条码 / Register a product with its GTIN */
  productCreate(body: ProductBodyInput, options: CallOptions = {}): Promise<Product> {
    return this.#send<Product>({ op: "productCreate", method: "POST", path: `/api/v1/products`, body, idempotent: true, options });
  }

  /** 一个产品 / One product */
  productGet(path: { id: string }, options: CallOptions = {}): Promise<Product> {
    return this.#send<Product>({ op: "productGet", method: "GET", path: `/api/v1/products/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 修改产品 / Change a product */
  productUpdate(path: { id: string }, body: ProductBodyInput, options: CallOptions = {}): Promise<Product> {
    return this.#send<Product>({ op: "productUpdate", method: "PUT", path: `/api/v1/products/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 修改历史：每一版、谁、何时、为何 / Every revision: who, when, why */
  productHistory(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "productHistory", method: "GET", path: `/api/v1/products/${encodeURIComponent(path.id)}/history`, idempotent: false, options });
  }

  /** 生产季列表 / List of seasons */
  seasonList(query: SeasonListQuery & SeasonItemQuery = {}, options: CallOptions = {}): Promise<Page<SeasonItem>> {
    return this.#send<Page<SeasonItem>>({ op: "seasonList", method: "GET", path: `/api/v1/seasons`, query, idempotent: false, options });
  }

  /** 新建生产季 / Begin a season */
  seasonCreate(body: SeasonBodyInput, options: CallOptions = {}): Promise<Season> {
    return this.#send<Season>({ op: "seasonCreate", method: "POST", path: `/api/v1/seasons`, body, idempotent: true, options });
  }

  /** 一个生产季 / One season */
  seasonGet(path: { id: string }, options: CallOptions = {}): Promise<Season> {
    return this.#send<Season>({ op: "seasonGet", method: "GET", path: `/api/v1/seasons/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 修改生产季 / Change a season */
  seasonUpdate(path: { id: string }, body: SeasonBodyInput, options: CallOptions = {}): Promise<Season> {
    return this.#send<Season>({ op: "seasonUpdate", method: "PUT", path: `/api/v1/seasons/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 改变生产季状态 / Change a season's state */
  seasonState(path: { id: string }, body: SeasonMoveInput, options: CallOptions = {}): Promise<Season> {
    return this.#send<Season>({ op: "seasonState", method: "POST", path: `/api/v1/seasons/${encodeURIComponent(path.id)}/state`, body, idempotent: false, options });
  }

  /** 申请公开生产记录 / Ask for publication */
  seasonSubmit(path: { id: string }, options: CallOptions = {}): Promise<Season> {
    return this.#send<Season>({ op: "seasonSubmit", method: "POST", path: `/api/v1/seasons/${encodeURIComponent(path.id)}/submit`, idempotent: false, options });
  }

  /** 审核公开申请 / Review a publication */
  seasonReview(path: { id: string }, body: SeasonReviewInput, options: CallOptions = {}): Promise<Season> {
    return this.#send<Season>({ op: "seasonReview", method: "POST", path: `/api/v1/seasons/${encodeURIComponent(path.id)}/review`, body, idempotent: false, options });
  }

  /** 修改历史：每一版、谁、何时、为何 / Every revision: who, when, why */
  seasonHistory(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "seasonHistory", method: "GET", path: `/api/v1/seasons/${encodeURIComponent(path.id)}/history`, idempotent: false, options });
  }

  /** 公开的生产记录：做了什么，新的在前 / The published record: what was done, the newest first */
  seasonDiary(path: { id: string }, options: CallOptions = {}): Promise<Diary> {
    return this.#send<Diary>({ op: "seasonDiary", method: "GET", path: `/api/v1/seasons/${encodeURIComponent(path.id)}/diary`, idempotent: false, options });
  }

  /** 农事记录列表 / List of field records */
  recordList(query: RecordListQuery & RecordItemQuery = {}, options: CallOptions = {}): Promise<Page<RecordItem>> {
    return this.#send<Page<RecordItem>>({ op: "recordList", method: "GET", path: `/api/v1/records`, query, idempotent: false, options });
  }

  /** 记录农事 / Record work */
  recordCreate(body: RecordBodyInput, options: CallOptions = {}): Promise<FieldRecord> {
    return this.#send<FieldRecord>({ op: "recordCreate", method: "POST", path: `/api/v1/records`, body, idempotent: true, options });
  }

  /** 一条农事记录 / One field record */
  recordGet(path: { id: string }, options: CallOptions = {}): Promise<FieldRecord> {
    return this.#send<FieldRecord>({ op: "recordGet", method: "GET", path: `/api/v1/records/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 更正记录（新版本，写明原因） / Correct a record: a new revision with its reason */
  recordCorrect(path: { id: string }, body: RecordBodyInput, options: CallOptions = {}): Promise<FieldRecord> {
    return this.#send<FieldRecord>({ op: "recordCorrect", method: "PUT", path: `/api/v1/records/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 作废记录（保留可查） / Void a record; it stays readable */
  recordVoid(path: { id: string }, body: VoidReasonInput, options: CallOptions = {}): Promise<FieldRecord> {
    return this.#send<FieldRecord>({ op: "recordVoid", method: "POST", path: `/api/v1/records/${encodeURIComponent(path.id)}/void`, body, idempotent: false, options });
  }

  /** 修改历史：每一版、谁、何时、为何 / Every revision: who, when, why */
  recordHistory(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "recordHistory", method: "GET", path: `/api/v1/records/${encodeURIComponent(path.id)}/history`, idempotent: false, options });
  }

  /** 近两周该做的农事 / What is due within two weeks */
  dueList(query: DueListQuery & DueItemQuery = {}, options: CallOptions = {}): Promise<Page<DueItem>> {
    return this.#send<Page<DueItem>>({ op: "dueList", method: "GET", path: `/api/v1/due`, query, idempotent: false, options });
  }

  /** 完成一项：其余自动填好 / Done: everything else is filled in */
  dueDone(body: DueDoneInput = {}, options: CallOptions = {}): Promise<FieldRecord> {
    return this.#send<FieldRecord>({ op: "dueDone", method: "POST", path: `/api/v1/due/done`, body, idempotent: true, options });
  }

  /** 投入品库：买来还没用的 / The input store: what was bought and not yet used */
  storeList(query: StoreListQuery & ShelfItemQuery = {}, options: CallOptions = {}): Promise<Page<ShelfItem>> {
    return this.#send<Page<ShelfItem>>({ op: "storeList", method: "GET", path: `/api/v1/store`, query, idempotent: false, options });
  }

  /** 库里的一种投入品 / One input in the store */
  storeGet(path: { id: string }, options: CallOptions = {}): Promise<Shelf> {
    return this.#send<Shelf>({ op: "storeGet", method: "GET", path: `/api/v1/store/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 别处得来的入库，盘点 / Put in what came from elsewhere; count what is there */
  storePut(body: StoreBodyInput, options: CallOptions = {}): Promise<Shelf> {
    return this.#send<Shelf>({ op: "storePut", method: "POST", path: `/api/v1/store`, body, idempotent: true, options });
  }

  /** 采收并生成批次 / Harvest: makes a lot */
  harvestCreate(body: HarvestBodyInput, options: CallOptions = {}): Promise<Lot> {
    return this.#send<Lot>({ op: "harvestCreate", method: "POST", path: `/api/v1/harvests`, body, idempotent: true, options });
  }

  /** 批次列表 / List of lots */
  lotList(query: LotListQuery & LotItemQuery = {}, options: CallOptions = {}): Promise<Page<LotItem>> {
    return this.#send<Page<LotItem>>({ op: "lotList", method: "GET", path: `/api/v1/lots`, query, idempotent: false, options });
  }

  /** 一个批次及其来源、去向 / One lot, with what it was made from and into */
  lotGet(path: { id: string }, options: CallOptions = {}): Promise<Lot> {
    return this.#send<Lot>({ op: "lotGet", method: "GET", path: `/api/v1/lots/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 锁定、解锁、召回批次 / Lock, unlock or recall a lot */
  lotState(path: { id: string }, body: LotOrderInput, options: CallOptions = {}): Promise<Lot> {
    return this.#send<Lot>({ op: "lotState", method: "POST", path: `/api/v1/lots/${encodeURIComponent(path.id)}/state`, body, idempotent: false, options });
  }

  /** 拆分、合并、加工批次 / Split, merge or process lots */
  lotChange(body: LotChangeBodyInput, options: CallOptions = {}): Promise<LotChange> {
    return this.#send<LotChange>({ op: "lotChange", method: "POST", path: `/api/v1/lot-changes`, body, idempotent: true, options });
  }

  /** 上传照片 / Upload a photo */
  photoCreate(body: FormData, options: CallOptions = {}): Promise<StoredFile> {
    return this.#send<StoredFile>({ op: "photoCreate", method: "POST", path: `/api/v1/photos`, body, idempotent: false, options });
  }

  /** 按乡镇和周统计农事与批次 / Operations and lots by township and week */
  growStats(query: GrowStatsQuery = {}, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "growStats", method: "GET", path: `/api/v1/grow-stats`, query, idempotent: false, options });
  }

  /** 农事和投入品类别的名称 / Names of the kinds of work and inputs */
  growWords(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "growWords", method: "GET", path: `/api/v1/grow-words`, idempotent: false, options });
  }

  /** 检测机构 / Laboratories */
  labs(query: LabItemQuery = {}, options: CallOptions = {}): Promise<Page<LabItem>> {
    return this.#send<Page<LabItem>>({ op: "labs", method: "GET", path: `/api/v1/labs`, query, idempotent: false, options });
  }

  /** 登记检测机构 / Register a laboratory */
  labCreate(body: LabBodyInput, options: CallOptions = {}): Promise<Lab> {
    return this.#send<Lab>({ op: "labCreate", method: "POST", path: `/api/v1/labs`, body, idempotent: true, options });
  }

  /** 检测机构的账号 / Accounts of a laboratory */
  labAccounts(path: { id: string }, options: CallOptions = {}): Promise<{ items: LabMember[] }> {
    return this.#send<{ items: LabMember[] }>({ op: "labAccounts", method: "GET", path: `/api/v1/labs/${encodeURIComponent(path.id)}/accounts`, idempotent: false, options });
  }

  /** 把账号限定在一个检测机构：只见、只填它的检测 / Bind an account to a laboratory: it sees and enters its tests only */
  labAccountBind(path: { id: string; account: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "labAccountBind", method: "PUT", path: `/api/v1/labs/${encodeURIComponent(path.id)}/accounts/${encodeURIComponent(path.account)}`, idempotent: false, options });
  }

  /** 解除限定 / Free an account of a laboratory */
  labAccountFree(path: { id: string; account: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "labAccountFree", method: "DELETE", path: `/api/v1/labs/${encodeURIComponent(path.id)}/accounts/${encodeURIComponent(path.account)}`, idempotent: false, options });
  }

  /** 限量目录 / Limits */
  limits(query: LimitItemQuery = {}, options: CallOptions = {}): Promise<Page<LimitItem>> {
    return this.#send<Page<LimitItem>>({ op: "limits", method: "GET", path: `/api/v1/limits`, query, idempotent: false, options });
  }

  /** 增加限量 / Add a limit */
  limitCreate(body: LimitBodyInput, options: CallOptions = {}): Promise<Limit> {
    return this.#send<Limit>({ op: "limitCreate", method: "POST", path: `/api/v1/limits`, body, idempotent: true, options });
  }

  /** 检测 / Tests */
  tests(query: TestsQuery & TestItemQuery = {}, options: CallOptions = {}): Promise<Page<TestItem>> {
    return this.#send<Page<TestItem>>({ op: "tests", method: "GET", path: `/api/v1/tests`, query, idempotent: false, options });
  }

  /** 委托检测 / Ask for a test */
  testRequest(body: TestRequestInput, options: CallOptions = {}): Promise<Test> {
    return this.#send<Test>({ op: "testRequest", method: "POST", path: `/api/v1/tests`, body, idempotent: true, options });
  }

  /** 一次检测 / One test */
  testGet(path: { id: string }, options: CallOptions = {}): Promise<Test> {
    return this.#send<Test>({ op: "testGet", method: "GET", path: `/api/v1/tests/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 登记抽样 / Record the sample */
  testSample(path: { id: string }, body: TestSampleInput, options: CallOptions = {}): Promise<Test> {
    return this.#send<Test>({ op: "testSample", method: "POST", path: `/api/v1/tests/${encodeURIComponent(path.id)}/sample`, body, idempotent: false, options });
  }

  /** 填写检测结果 / Enter or correct results */
  testResults(path: { id: string }, body: TestResultsInput, options: CallOptions = {}): Promise<Test> {
    return this.#send<Test>({ op: "testResults", method: "POST", path: `/api/v1/tests/${encodeURIComponent(path.id)}/results`, body, idempotent: true, options });
  }

  /** 人工判定 / Judge what the limits left open */
  testJudge(path: { id: string }, body: TestJudgementInput, options: CallOptions = {}): Promise<Test> {
    return this.#send<Test>({ op: "testJudge", method: "POST", path: `/api/v1/tests/${encodeURIComponent(path.id)}/judge`, body, idempotent: false, options });
  }

  /** 取消检测 / Cancel a test */
  testCancel(path: { id: string }, body: CertifyReasonInput, options: CallOptions = {}): Promise<Test> {
    return this.#send<Test>({ op: "testCancel", method: "POST", path: `/api/v1/tests/${encodeURIComponent(path.id)}/cancel`, body, idempotent: false, options });
  }

  /** 上传检测报告 / Upload the report */
  testReport(path: { id: string }, body: FormData, options: CallOptions = {}): Promise<Test> {
    return this.#send<Test>({ op: "testReport", method: "POST", path: `/api/v1/tests/${encodeURIComponent(path.id)}/report`, body, idempotent: false, options });
  }

  /** 合格证 / Certificates */
  certificates(query: CertificatesQuery & CertificateItemQuery = {}, options: CallOptions = {}): Promise<Page<CertificateItem>> {
    return this.#send<Page<CertificateItem>>({ op: "certificates", method: "GET", path: `/api/v1/certificates`, query, idempotent: false, options });
  }

  /** 开具合格证 / Issue a certificate */
  certificateIssue(body: CertificateIssueInput, options: CallOptions = {}): Promise<Certificate> {
    return this.#send<Certificate>({ op: "certificateIssue", method: "POST", path: `/api/v1/certificates`, body, idempotent: true, options });
  }

  /** 一张合格证 / One certificate */
  certificateGet(path: { id: string }, options: CallOptions = {}): Promise<Certificate> {
    return this.#send<Certificate>({ op: "certificateGet", method: "GET", path: `/api/v1/certificates/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 作废合格证 / Revoke a certificate */
  certificateRevoke(path: { id: string }, body: CertifyReasonInput, options: CallOptions = {}): Promise<Certificate> {
    return this.#send<Certificate>({ op: "certificateRevoke", method: "POST", path: `/api/v1/certificates/${encodeURIComponent(path.id)}/revoke`, body, idempotent: false, options });
  }

  /** 合格证样式 / Editions of the certificate */
  certificateTemplates(query: CertificateTemplateItemQuery = {}, options: CallOptions = {}): Promise<Page<CertificateTemplateItem>> {
    return this.#send<Page<CertificateTemplateItem>>({ op: "certificateTemplates", method: "GET", path: `/api/v1/certificate-templates`, query, idempotent: false, options });
  }

  /** 增加合格证样式 / Add an edition of the certificate */
  certificateTemplateCreate(body: CertificateTemplateBodyInput, options: CallOptions = {}): Promise<CertificateTemplate> {
    return this.#send<CertificateTemplate>({ op: "certificateTemplateCreate", method: "POST", path: `/api/v1/certificate-templates`, body, idempotent: true, options });
  }

  /** 产地准出 / Releases */
  releases(query: ReleasesQuery & ReleaseItemQuery = {}, options: CallOptions = {}): Promise<Page<ReleaseItem>> {
    return this.#send<Page<ReleaseItem>>({ op: "releases", method: "GET", path: `/api/v1/releases`, query, idempotent: false, options });
  }

  /** 准予出产地 / Grant a release */
  releaseGrant(body: ReleaseBodyInput, options: CallOptions = {}): Promise<Release> {
    return this.#send<Release>({ op: "releaseGrant", method: "POST", path: `/api/v1/releases`, body, idempotent: true, options });
  }

  /** 撤回准出 / Withdraw a release */
  releaseWithdraw(path: { id: string }, body: CertifyReasonInput, options: CallOptions = {}): Promise<Release> {
    return this.#send<Release>({ op: "releaseWithdraw", method: "POST", path: `/api/v1/releases/${encodeURIComponent(path.id)}/withdraw`, body, idempotent: false, options });
  }

  /** 按乡镇和周统计检测与合格证 / Tests and certificates by township and week */
  certifyStats(query: CertifyStatsQuery = {}, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "certifyStats", method: "GET", path: `/api/v1/certify-stats`, query, idempotent: false, options });
  }

  /** 市场准入查验 / May this lot enter the market? */
  marketEntry(path: { gtin: string; lot: string }, options: CallOptions = {}): Promise<MarketEntry> {
    return this.#send<MarketEntry>({ op: "marketEntry", method: "GET", path: `/api/v1/market-entry/${encodeURIComponent(path.gtin)}/${encodeURIComponent(path.lot)}`, idempotent: false, options });
  }

  /** 追溯：一个物品从哪里来、到哪里去、谁在什么时候持有 / Trace: where a thing came from, where it went, who had it when */
  traceGet(query: TraceGetQuery, options: CallOptions = {}): Promise<Trace> {
    return this.#send<Trace>({ op: "traceGet", method: "GET", path: `/api/v1/trace`, query, idempotent: false, options });
  }

  /** 外部地点和单位的名称 / Names of places and parties outside the county */
  tracePlaces(query: TracePlaceItemQuery = {}, options: CallOptions = {}): Promise<Page<TracePlaceItem>> {
    return this.#send<Page<TracePlaceItem>>({ op: "tracePlaces", method: "GET", path: `/api/v1/trace-places`, query, idempotent: false, options });
  }

  /** 给一个地点或单位命名 / Name a place or party */
  tracePlaceCreate(body: TracePlaceBodyInput, options: CallOptions = {}): Promise<TracePlace> {
    return this.#send<TracePlace>({ op: "tracePlaceCreate", method: "POST", path: `/api/v1/trace-places`, body, idempotent: true, options });
  }

  /** 更正地点或单位的名称 / Correct the name of a place or party */
  tracePlaceChange(path: { id: string }, body: TracePlaceBodyInput, options: CallOptions = {}): Promise<TracePlace> {
    return this.#send<TracePlace>({ op: "tracePlaceChange", method: "PUT", path: `/api/v1/trace-places/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 不合理的流通记录 / Histories that cannot be */
  findings(query: FindingsQuery & FindingItemQuery = {}, options: CallOptions = {}): Promise<Page<FindingItem>> {
    return this.#send<Page<FindingItem>>({ op: "findings", method: "GET", path: `/api/v1/findings`, query, idempotent: false, options });
  }

  /** 一条发现和它的证据 / One finding with its evidence */
  findingGet(path: { id: string }, options: CallOptions = {}): Promise<Finding> {
    return this.#send<Finding>({ op: "findingGet", method: "GET", path: `/api/v1/findings/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 核查、确认、排除或了结 / Examine, confirm, dismiss or resolve */
  findingMove(path: { id: string }, body: FindingMoveInput, options: CallOptions = {}): Promise<Finding> {
    return this.#send<Finding>({ op: "findingMove", method: "POST", path: `/api/v1/findings/${encodeURIComponent(path.id)}/state`, body, idempotent: false, options });
  }

  /** 现在就查一遍新事件 / Look through the new events now */
  findingSearch(options: CallOptions = {}): Promise<FindingSearch> {
    return this.#send<FindingSearch>({ op: "findingSearch", method: "POST", path: `/api/v1/finding-search`, idempotent: false, options });
  }

  /** 种类和规则 / Kinds and their rules */
  findingKinds(options: CallOptions = {}): Promise<{ items: FindingKind[] }> {
    return this.#send<{ items: FindingKind[] }>({ op: "findingKinds", method: "GET", path: `/api/v1/finding-kinds`, idempotent: false, options });
  }

  /** 改一个种类的规则 / Change the rule of a kind */
  findingRuleSet(path: { kind: string }, body: FindingRuleInput, options: CallOptions = {}): Promise<FindingKind> {
    return this.#send<FindingKind>({ op: "findingRuleSet", method: "PUT", path: `/api/v1/finding-kinds/${encodeURIComponent(path.kind)}`, body, idempotent: false, options });
  }

  /** 任何一条记录的完整证明文件（含不公开部分） / The whole proof file of any record, with its closed part */
  logProofWhole(body: LogProofBodyInput = {}, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "logProofWhole", method: "POST", path: `/api/v1/log-proofs`, body, idempotent: false, options });
  }

  /** 召回 / Recalls */
  recalls(query: RecallItemQuery = {}, options: CallOptions = {}): Promise<Page<RecallItem>> {
    return this.#send<Page<RecallItem>>({ op: "recalls", method: "GET", path: `/api/v1/recalls`, query, idempotent: false, options });
  }

  /** 拟定一次召回，或演练 / Draft a recall, or drill one */
  recallCreate(body: RecallBodyInput, options: CallOptions = {}): Promise<Recall> {
    return this.#send<Recall>({ op: "recallCreate", method: "POST", path: `/api/v1/recalls`, body, idempotent: true, options });
  }

  /** 一次召回 / One recall */
  recallGet(path: { id: string }, options: CallOptions = {}): Promise<Recall> {
    return this.#send<Recall>({ op: "recallGet", method: "GET", path: `/api/v1/recalls/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 开始、办结或撤回召回 / Open, close or withdraw a recall */
  recallMove(path: { id: string }, body: RecallMoveInput, options: CallOptions = {}): Promise<Recall> {
    return this.#send<Recall>({ op: "recallMove", method: "POST", path: `/api/v1/recalls/${encodeURIComponent(path.id)}/state`, body, idempotent: false, options });
  }

  /** 重新查找涉及的物品和持有者 / Look again for things and holders */
  recallRefresh(path: { id: string }, options: CallOptions = {}): Promise<Recall> {
    return this.#send<Recall>({ op: "recallRefresh", method: "POST", path: `/api/v1/recalls/${encodeURIComponent(path.id)}/refresh`, idempotent: false, options });
  }

  /** 涉及的批次、包装和容器 / Affected lots, packs and containers */
  recallThings(path: { id: string }, query: RecallThingQuery = {}, options: CallOptions = {}): Promise<Page<RecallThing>> {
    return this.#send<Page<RecallThing>>({ op: "recallThings", method: "GET", path: `/api/v1/recalls/${encodeURIComponent(path.id)}/things`, query, idempotent: false, options });
  }

  /** 持有者和收货方 / Holders and receivers */
  recallHolders(path: { id: string }, query: RecallHolderItemQuery = {}, options: CallOptions = {}): Promise<Page<RecallHolderItem>> {
    return this.#send<Page<RecallHolderItem>>({ op: "recallHolders", method: "GET", path: `/api/v1/recalls/${encodeURIComponent(path.id)}/holders`, query, idempotent: false, options });
  }

  /** 回复：已知晓，封存了多少 / Acknowledge, and say how much was secured */
  recallAnswer(path: { id: string; holder: string }, body: RecallAnswerInput = {}, options: CallOptions = {}): Promise<RecallHolder> {
    return this.#send<RecallHolder>({ op: "recallAnswer", method: "POST", path: `/api/v1/recalls/${encodeURIComponent(path.id)}/holders/${encodeURIComponent(path.holder)}/answer`, body, idempotent: false, options });
  }

  /** 要通知的人（电话按权限） / Whom to call (numbers by permission) */
  recallContacts(path: { id: string }, options: CallOptions = {}): Promise<{ items: RecallContact[] }> {
    return this.#send<{ items: RecallContact[] }>({ op: "recallContacts", method: "GET", path: `/api/v1/recalls/${encodeURIComponent(path.id)}/contacts`, idempotent: false, options });
  }

  /** 要通知的人，表格 / Whom to call, as a sheet */
  recallContactsCsv(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "recallContactsCsv", method: "GET", path: `/api/v1/recalls/${encodeURIComponent(path.id)}/contacts.csv`, idempotent: false, options });
  }

  /** 召回通知，可打印 / Notice of recall, to print */
  recallNotice(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "recallNotice", method: "GET", path: `/api/v1/recalls/${encodeURIComponent(path.id)}/notice`, idempotent: false, options });
  }

  /** 店铺 / Shops */
  shops(query: ShopsQuery & ShopItemQuery = {}, options: CallOptions = {}): Promise<Page<ShopItem>> {
    return this.#send<Page<ShopItem>>({ op: "shops", method: "GET", path: `/api/v1/shops`, query, idempotent: false, options });
  }

  /** 申请开店 / Apply for a shop */
  shopApply(body: ShopBodyInput, options: CallOptions = {}): Promise<Shop> {
    return this.#send<Shop>({ op: "shopApply", method: "POST", path: `/api/v1/shops`, body, idempotent: true, options });
  }

  /** 一家店铺 / One shop */
  shopGet(path: { id: string }, options: CallOptions = {}): Promise<Shop> {
    return this.#send<Shop>({ op: "shopGet", method: "GET", path: `/api/v1/shops/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 修改店铺 / Change a shop */
  shopChange(path: { id: string }, body: ShopBodyInput, options: CallOptions = {}): Promise<Shop> {
    return this.#send<Shop>({ op: "shopChange", method: "PUT", path: `/api/v1/shops/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 审核、开业、停业、关闭店铺 / Examine, open, suspend, close a shop */
  shopMove(path: { id: string }, body: ShopMoveInput, options: CallOptions = {}): Promise<Shop> {
    return this.#send<Shop>({ op: "shopMove", method: "POST", path: `/api/v1/shops/${encodeURIComponent(path.id)}/state`, body, idempotent: false, options });
  }

  /** 代卖协议 / Agreements of producers with a shop */
  shopAgents(path: { id: string }, options: CallOptions = {}): Promise<{ items: ShopAgent[] }> {
    return this.#send<{ items: ShopAgent[] }>({ op: "shopAgents", method: "GET", path: `/api/v1/shops/${encodeURIComponent(path.id)}/agents`, idempotent: false, options });
  }

  /** 同意店铺代卖 / Let a shop sell one's goods */
  shopAgree(path: { id: string }, body: AgentBodyInput, options: CallOptions = {}): Promise<ShopAgent> {
    return this.#send<ShopAgent>({ op: "shopAgree", method: "POST", path: `/api/v1/shops/${encodeURIComponent(path.id)}/agents`, body, idempotent: true, options });
  }

  /** 终止代卖 / End an agreement */
  shopAgreeEnd(path: { id: string; agent: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "shopAgreeEnd", method: "DELETE", path: `/api/v1/shops/${encodeURIComponent(path.id)}/agents/${encodeURIComponent(path.agent)}`, idempotent: false, options });
  }

  /** 商品 / Goods */
  goods(query: GoodsQuery & GoodsItemQuery = {}, options: CallOptions = {}): Promise<Page<GoodsItem>> {
    return this.#send<Page<GoodsItem>>({ op: "goods", method: "GET", path: `/api/v1/goods`, query, idempotent: false, options });
  }

  /** 上货 / Make goods */
  goodsCreate(body: GoodsBodyInput, options: CallOptions = {}): Promise<Goods> {
    return this.#send<Goods>({ op: "goodsCreate", method: "POST", path: `/api/v1/goods`, body, idempotent: true, options });
  }

  /** 一件商品 / One kind of goods */
  goodsGet(path: { id: string }, options: CallOptions = {}): Promise<Goods> {
    return this.#send<Goods>({ op: "goodsGet", method: "GET", path: `/api/v1/goods/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 修改商品 / Change goods */
  goodsChange(path: { id: string }, body: GoodsBodyInput, options: CallOptions = {}): Promise<Goods> {
    return this.#send<Goods>({ op: "goodsChange", method: "PUT", path: `/api/v1/goods/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 送审、审核、上下架商品 / Submit, review, put on or take off goods */
  goodsMove(path: { id: string }, body: GoodsMoveInput, options: CallOptions = {}): Promise<Goods> {
    return this.#send<Goods>({ op: "goodsMove", method: "POST", path: `/api/v1/goods/${encodeURIComponent(path.id)}/state`, body, idempotent: false, options });
  }

  /** 加一种规格 / Add a size */
  skuAdd(path: { id: string }, body: SkuBodyInput, options: CallOptions = {}): Promise<Goods> {
    return this.#send<Goods>({ op: "skuAdd", method: "POST", path: `/api/v1/goods/${encodeURIComponent(path.id)}/skus`, body, idempotent: true, options });
  }

  /** 改规格和价格 / Change a size and its price */
  skuChange(path: { id: string }, body: SkuBodyInput, options: CallOptions = {}): Promise<Goods> {
    return this.#send<Goods>({ op: "skuChange", method: "PUT", path: `/api/v1/skus/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 选项和刻字 / Choices and text that can be wished for */
  goodsWishes(path: { id: string }, options: CallOptions = {}): Promise<Wishes> {
    return this.#send<Wishes>({ op: "goodsWishes", method: "GET", path: `/api/v1/goods/${encodeURIComponent(path.id)}/wishes`, idempotent: false, options });
  }

  /** 设定选项和刻字 / Say what can be wished for */
  goodsWishesPut(path: { id: string }, body: WishesBodyInput = {}, options: CallOptions = {}): Promise<Goods> {
    return this.#send<Goods>({ op: "goodsWishesPut", method: "PUT", path: `/api/v1/goods/${encodeURIComponent(path.id)}/wishes`, body, idempotent: false, options });
  }

  /** 把规格做成礼盒 / Make a box of a size */
  skuParts(path: { id: string }, body: BoxPartsInput, options: CallOptions = {}): Promise<Goods> {
    return this.#send<Goods>({ op: "skuParts", method: "PUT", path: `/api/v1/skus/${encodeURIComponent(path.id)}/parts`, body, idempotent: false, options });
  }

  /** 绑定批次上架 / Sell a size from a lot */
  skuList(path: { id: string }, body: ListLotBodyInput, options: CallOptions = {}): Promise<Goods> {
    return this.#send<Goods>({ op: "skuList", method: "POST", path: `/api/v1/skus/${encodeURIComponent(path.id)}/lots`, body, idempotent: false, options });
  }

  /** 下架批次 / Stop selling from a lot */
  listingDown(path: { id: string }, options: CallOptions = {}): Promise<Goods> {
    return this.#send<Goods>({ op: "listingDown", method: "DELETE", path: `/api/v1/listings/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 可以上架的批次，不能的说明原因 / Lots that may be listed, and why others may not */
  goodsLots(path: { id: string }, options: CallOptions = {}): Promise<{ items: LotChoice[] }> {
    return this.#send<{ items: LotChoice[] }>({ op: "goodsLots", method: "GET", path: `/api/v1/goods/${encodeURIComponent(path.id)}/lots`, idempotent: false, options });
  }

  /** 商城首页 / First page of the mall */
  mallHome(options: CallOptions = {}): Promise<MallHome> {
    return this.#send<MallHome>({ op: "mallHome", method: "GET", path: `/api/v1/mall/home`, idempotent: false, options });
  }

  /** 类目 / Categories */
  mallCategories(options: CallOptions = {}): Promise<{ items: MallCategory[] }> {
    return this.#send<{ items: MallCategory[] }>({ op: "mallCategories", method: "GET", path: `/api/v1/mall/categories`, idempotent: false, options });
  }

  /** 找商品 / Find goods */
  mallGoodsList(query: MallGoodsListQuery = {}, options: CallOptions = {}): Promise<MallPage> {
    return this.#send<MallPage>({ op: "mallGoodsList", method: "GET", path: `/api/v1/mall/goods`, query, idempotent: false, options });
  }

  /** 搜索提示 / What one may look for */
  mallSuggest(query: MallSuggestQuery = {}, options: CallOptions = {}): Promise<{ items: MallSuggestion[] }> {
    return this.#send<{ items: MallSuggestion[] }>({ op: "mallSuggest", method: "GET", path: `/api/v1/mall/suggest`, query, idempotent: false, options });
  }

  /** 商品页 / Page of goods */
  mallGoods(path: { id: string }, options: CallOptions = {}): Promise<MallGoods> {
    return this.#send<MallGoods>({ op: "mallGoods", method: "GET", path: `/api/v1/mall/goods/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 店铺页 / Page of a shop */
  mallShop(path: { id: string }, options: CallOptions = {}): Promise<MallShop> {
    return this.#send<MallShop>({ op: "mallShop", method: "GET", path: `/api/v1/mall/shops/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 批量改价 / Change many prices at once */
  pricesChange(body: PricesInput, options: CallOptions = {}): Promise<Prices> {
    return this.#send<Prices>({ op: "pricesChange", method: "POST", path: `/api/v1/price-changes`, body, idempotent: true, options });
  }

  /** 外部平台的商品和库存（JSON、CSV、XLSX） / Catalogue and stock for outside marketplaces */
  feedGoods(query: FeedGoodsQuery & FeedItemQuery = {}, options: CallOptions = {}): Promise<Page<FeedItem>> {
    return this.#send<Page<FeedItem>>({ op: "feedGoods", method: "GET", path: `/api/v1/feeds/goods`, query, idempotent: false, options });
  }

  /** 外部平台的销售 / Sales at outside marketplaces */
  outsideSales(query: OutsideSalesQuery & OutsideSaleQuery = {}, options: CallOptions = {}): Promise<Page<OutsideSale>> {
    return this.#send<Page<OutsideSale>>({ op: "outsideSales", method: "GET", path: `/api/v1/outside-sales`, query, idempotent: false, options });
  }

  /** 采收前预订 / Orders before the harvest */
  goodsWindows(path: { id: string }, options: CallOptions = {}): Promise<{ items: Window[] }> {
    return this.#send<{ items: Window[] }>({ op: "goodsWindows", method: "GET", path: `/api/v1/goods/${encodeURIComponent(path.id)}/windows`, idempotent: false, options });
  }

  /** 开放采收前预订 / Take orders before the harvest */
  windowOpen(path: { id: string }, body: WindowBodyInput, options: CallOptions = {}): Promise<Window> {
    return this.#send<Window>({ op: "windowOpen", method: "POST", path: `/api/v1/skus/${encodeURIComponent(path.id)}/windows`, body, idempotent: true, options });
  }

  /** 停止预订 / Take no more orders */
  windowClose(path: { id: string }, options: CallOptions = {}): Promise<Window> {
    return this.#send<Window>({ op: "windowClose", method: "DELETE", path: `/api/v1/windows/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 采收后把预订绑定到批次 / Bind orders to the lot that has come */
  windowBind(path: { id: string }, body: BindBodyInput, options: CallOptions = {}): Promise<WindowBound> {
    return this.#send<WindowBound>({ op: "windowBind", method: "POST", path: `/api/v1/windows/${encodeURIComponent(path.id)}/lots`, body, idempotent: false, options });
  }

  /** 自己的收货地址（打码） / One's own addresses, masked */
  addresses(options: CallOptions = {}): Promise<{ items: Address[] }> {
    return this.#send<{ items: Address[] }>({ op: "addresses", method: "GET", path: `/api/v1/addresses`, idempotent: false, options });
  }

  /** 新建收货地址 / Make an address */
  addressCreate(body: AddressBodyInput, options: CallOptions = {}): Promise<Address> {
    return this.#send<Address>({ op: "addressCreate", method: "POST", path: `/api/v1/addresses`, body, idempotent: true, options });
  }

  /** 自己的一个地址 / One of one's own addresses */
  addressGet(path: { id: string }, options: CallOptions = {}): Promise<Address> {
    return this.#send<Address>({ op: "addressGet", method: "GET", path: `/api/v1/addresses/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 修改收货地址 / Change an address */
  addressChange(path: { id: string }, body: AddressBodyInput, options: CallOptions = {}): Promise<Address> {
    return this.#send<Address>({ op: "addressChange", method: "PUT", path: `/api/v1/addresses/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 删除收货地址 / Delete an address */
  addressDrop(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "addressDrop", method: "DELETE", path: `/api/v1/addresses/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 运费等约定 / Freight and other terms of a shop */
  shopTerms(path: { id: string }, options: CallOptions = {}): Promise<ShopTerms> {
    return this.#send<ShopTerms>({ op: "shopTerms", method: "GET", path: `/api/v1/shops/${encodeURIComponent(path.id)}/terms`, idempotent: false, options });
  }

  /** 设定运费等约定 / Set freight and other terms */
  shopTermsPut(path: { id: string }, body: ShopTermsBodyInput, options: CallOptions = {}): Promise<ShopTerms> {
    return this.#send<ShopTerms>({ op: "shopTermsPut", method: "PUT", path: `/api/v1/shops/${encodeURIComponent(path.id)}/terms`, body, idempotent: false, options });
  }

  /** 购物车，按现在的价 / The cart at present prices */
  cartGet(options: CallOptions = {}): Promise<Cart> {
    return this.#send<Cart>({ op: "cartGet", method: "GET", path: `/api/v1/cart`, idempotent: false, options });
  }

  /** 放入购物车、改件数；0 件：拿出 / Put into the cart, change the number; 0 pieces: out of it */
  cartPut(body: BuyItemInput, options: CallOptions = {}): Promise<Cart> {
    return this.#send<Cart>({ op: "cartPut", method: "PUT", path: `/api/v1/cart`, body, idempotent: false, options });
  }

  /** 算一算要付多少，不下单 / What it would cost; nothing is ordered */
  quote(body: BuyBodyInput, options: CallOptions = {}): Promise<Quote> {
    return this.#send<Quote>({ op: "quote", method: "POST", path: `/api/v1/quotes`, body, idempotent: false, options });
  }

  /** 购买（一次付款） / Purchases, each paid at once */
  purchases(query: PurchasesQuery & PurchaseItemQuery = {}, options: CallOptions = {}): Promise<Page<PurchaseItem>> {
    return this.#send<Page<PurchaseItem>>({ op: "purchases", method: "GET", path: `/api/v1/purchases`, query, idempotent: false, options });
  }

  /** 付过款的订单里的货 / Lines of paid orders */
  orderLines(query: OrderLinesQuery & OrderLineItemQuery = {}, options: CallOptions = {}): Promise<Page<OrderLineItem>> {
    return this.#send<Page<OrderLineItem>>({ op: "orderLines", method: "GET", path: `/api/v1/order-lines`, query, idempotent: false, options });
  }

  /** 哪些主体有货在网上卖 / Which producers have goods on sale */
  producersOnline(query: ProducersOnlineQuery & ProducerOnlineQuery = {}, options: CallOptions = {}): Promise<Page<ProducerOnline>> {
    return this.#send<Page<ProducerOnline>>({ op: "producersOnline", method: "GET", path: `/api/v1/producers-online`, query, idempotent: false, options });
  }

  /** 下单：一次付款，按店分单 / Buy: one payment, an order for each shop */
  purchaseCreate(body: BuyBodyInput, options: CallOptions = {}): Promise<Purchase> {
    return this.#send<Purchase>({ op: "purchaseCreate", method: "POST", path: `/api/v1/purchases`, body, idempotent: true, options });
  }

  /** 自己的一次购买 / One of one's own purchases */
  purchaseGet(path: { id: string }, options: CallOptions = {}): Promise<Purchase> {
    return this.#send<Purchase>({ op: "purchaseGet", method: "GET", path: `/api/v1/purchases/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 付款前取消 / Cancel before it is paid */
  purchaseCancel(path: { id: string }, options: CallOptions = {}): Promise<Purchase> {
    return this.#send<Purchase>({ op: "purchaseCancel", method: "POST", path: `/api/v1/purchases/${encodeURIComponent(path.id)}/cancel`, idempotent: true, options });
  }

  /** 自己的订单 / One's own orders */
  myOrders(query: MyOrderItemQuery = {}, options: CallOptions = {}): Promise<Page<MyOrderItem>> {
    return this.#send<Page<MyOrderItem>>({ op: "myOrders", method: "GET", path: `/api/v1/my-orders`, query, idempotent: false, options });
  }

  /** 店里的订单 / Orders of shops */
  orders(query: OrdersQuery & OrderItemQuery = {}, options: CallOptions = {}): Promise<Page<OrderItem>> {
    return this.#send<Page<OrderItem>>({ op: "orders", method: "GET", path: `/api/v1/orders`, query, idempotent: false, options });
  }

  /** 一个订单（买家、卖家、县里） / One order, for its buyer, its seller, the office */
  orderGet(path: { id: string }, options: CallOptions = {}): Promise<Order> {
    return this.#send<Order>({ op: "orderGet", method: "GET", path: `/api/v1/orders/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 收货人（发货的人看，看过有记录） / Whom it goes to, for who sends it; looking is recorded */
  orderRecipient(path: { id: string }, options: CallOptions = {}): Promise<Recipient> {
    return this.#send<Recipient>({ op: "orderRecipient", method: "GET", path: `/api/v1/orders/${encodeURIComponent(path.id)}/recipient`, idempotent: false, options });
  }

  /** 打包，按重量卖的称重 / Pack; weigh what is sold by weight */
  orderPack(path: { id: string }, body: OrderPackInput = {}, options: CallOptions = {}): Promise<Order> {
    return this.#send<Order>({ op: "orderPack", method: "POST", path: `/api/v1/orders/${encodeURIComponent(path.id)}/pack`, body, idempotent: true, options });
  }

  /** 发货 / Send */
  orderShip(path: { id: string }, body: OrderShipInput, options: CallOptions = {}): Promise<Order> {
    return this.#send<Order>({ op: "orderShip", method: "POST", path: `/api/v1/orders/${encodeURIComponent(path.id)}/ship`, body, idempotent: true, options });
  }

  /** 当面交货 / Hand over */
  orderHandOver(path: { id: string }, options: CallOptions = {}): Promise<Order> {
    return this.#send<Order>({ op: "orderHandOver", method: "POST", path: `/api/v1/orders/${encodeURIComponent(path.id)}/hand-over`, idempotent: true, options });
  }

  /** 确认收货 / Confirm receipt */
  orderReceive(path: { id: string }, options: CallOptions = {}): Promise<Order> {
    return this.#send<Order>({ op: "orderReceive", method: "POST", path: `/api/v1/orders/${encodeURIComponent(path.id)}/receive`, idempotent: true, options });
  }

  /** 发货前取消，全额退款 / Call off before it is sent: all goes back */
  orderCallOff(path: { id: string }, body: OrderReasonInput = {}, options: CallOptions = {}): Promise<Order> {
    return this.#send<Order>({ op: "orderCallOff", method: "POST", path: `/api/v1/orders/${encodeURIComponent(path.id)}/call-off`, body, idempotent: true, options });
  }

  /** 今天要做什么：店里的，或自己的 / What is to be done today: of a shop, or one's own */
  ordersToday(query: OrdersTodayQuery = {}, options: CallOptions = {}): Promise<OrdersToday> {
    return this.#send<OrdersToday>({ op: "ordersToday", method: "GET", path: `/api/v1/orders-today`, query, idempotent: false, options });
  }

  /** 申请退款 / Ask for a refund */
  refundAsk(path: { id: string }, body: RefundBodyInput, options: CallOptions = {}): Promise<Refund> {
    return this.#send<Refund>({ op: "refundAsk", method: "POST", path: `/api/v1/orders/${encodeURIComponent(path.id)}/refunds`, body, idempotent: true, options });
  }

  /** 店里的退款 / Refunds of shops */
  refunds(query: RefundsQuery & RefundRowQuery = {}, options: CallOptions = {}): Promise<Page<RefundRow>> {
    return this.#send<Page<RefundRow>>({ op: "refunds", method: "GET", path: `/api/v1/refunds`, query, idempotent: false, options });
  }

  /** 卖家答复，或县里处理 / The seller answers, or the office judges */
  refundAnswer(path: { id: string }, body: RefundAnswerInput, options: CallOptions = {}): Promise<Refund> {
    return this.#send<Refund>({ op: "refundAnswer", method: "POST", path: `/api/v1/refunds/${encodeURIComponent(path.id)}/answer`, body, idempotent: true, options });
  }

  /** 请县里处理，或领取退款 / Take it to the office, or take what is offered */
  refundGoOn(path: { id: string }, options: CallOptions = {}): Promise<Refund> {
    return this.#send<Refund>({ op: "refundGoOn", method: "POST", path: `/api/v1/refunds/${encodeURIComponent(path.id)}/go-on`, idempotent: true, options });
  }

  /** 撤回退款申请 / Withdraw a refund */
  refundWithdraw(path: { id: string }, options: CallOptions = {}): Promise<Refund> {
    return this.#send<Refund>({ op: "refundWithdraw", method: "POST", path: `/api/v1/refunds/${encodeURIComponent(path.id)}/withdraw`, idempotent: true, options });
  }

  /** 活动 / Campaigns */
  campaigns(query: CampaignsQuery & CampaignItemQuery = {}, options: CallOptions = {}): Promise<Page<CampaignItem>> {
    return this.#send<Page<CampaignItem>>({ op: "campaigns", method: "GET", path: `/api/v1/campaigns`, query, idempotent: false, options });
  }

  /** 新建活动 / Make a campaign */
  campaignCreate(body: CampaignBodyInput, options: CallOptions = {}): Promise<Campaign> {
    return this.#send<Campaign>({ op: "campaignCreate", method: "POST", path: `/api/v1/campaigns`, body, idempotent: true, options });
  }

  /** 一个活动 / One campaign */
  campaignGet(path: { id: string }, options: CallOptions = {}): Promise<Campaign> {
    return this.#send<Campaign>({ op: "campaignGet", method: "GET", path: `/api/v1/campaigns/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 修改活动 / Change a campaign */
  campaignChange(path: { id: string }, body: CampaignBodyInput, options: CallOptions = {}): Promise<Campaign> {
    return this.#send<Campaign>({ op: "campaignChange", method: "PUT", path: `/api/v1/campaigns/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 开始、停止活动 / Start or stop a campaign */
  campaignMove(path: { id: string }, body: CampaignMoveInput, options: CallOptions = {}): Promise<Campaign> {
    return this.#send<Campaign>({ op: "campaignMove", method: "POST", path: `/api/v1/campaigns/${encodeURIComponent(path.id)}/state`, body, idempotent: true, options });
  }

  /** 优惠券 / Coupons */
  coupons(query: CouponsQuery & CouponItemQuery = {}, options: CallOptions = {}): Promise<Page<CouponItem>> {
    return this.#send<Page<CouponItem>>({ op: "coupons", method: "GET", path: `/api/v1/coupons`, query, idempotent: false, options });
  }

  /** 启用、停用优惠券 / Start or stop a coupon */
  couponMove(path: { id: string }, body: CampaignMoveInput, options: CallOptions = {}): Promise<Coupon> {
    return this.#send<Coupon>({ op: "couponMove", method: "POST", path: `/api/v1/coupons/${encodeURIComponent(path.id)}/state`, body, idempotent: true, options });
  }

  /** 新建优惠券 / Make a coupon */
  couponCreate(body: CouponBodyInput, options: CallOptions = {}): Promise<Coupon> {
    return this.#send<Coupon>({ op: "couponCreate", method: "POST", path: `/api/v1/coupons`, body, idempotent: true, options });
  }

  /** 店里的优惠券 / Coupons of a shop */
  shopCoupons(path: { id: string }, options: CallOptions = {}): Promise<{ items: Coupon[] }> {
    return this.#send<{ items: Coupon[] }>({ op: "shopCoupons", method: "GET", path: `/api/v1/shops/${encodeURIComponent(path.id)}/coupons`, idempotent: false, options });
  }

  /** 领取店家公开的优惠券 / Take a coupon that a shop shows */
  couponTake(path: { id: string }, options: CallOptions = {}): Promise<MyCoupon> {
    return this.#send<MyCoupon>({ op: "couponTake", method: "POST", path: `/api/v1/coupons/${encodeURIComponent(path.id)}/take`, idempotent: true, options });
  }

  /** 自己领的优惠券 / Coupons one took */
  myCoupons(options: CallOptions = {}): Promise<{ items: MyCoupon[] }> {
    return this.#send<{ items: MyCoupon[] }>({ op: "myCoupons", method: "GET", path: `/api/v1/my-coupons`, idempotent: false, options });
  }

  /** 推客 / Promoters */
  promoters(query: PromoterItemQuery = {}, options: CallOptions = {}): Promise<Page<PromoterItem>> {
    return this.#send<Page<PromoterItem>>({ op: "promoters", method: "GET", path: `/api/v1/promoters`, query, idempotent: false, options });
  }

  /** 做推客，得到自己的码 / Become a promoter, with a code of one's own */
  promoterJoin(options: CallOptions = {}): Promise<Promoter> {
    return this.#send<Promoter>({ op: "promoterJoin", method: "POST", path: `/api/v1/promoters/me`, idempotent: false, options });
  }

  /** 自己的推客码和所得 / One's own code and what it earned */
  promoterGet(options: CallOptions = {}): Promise<Promoter> {
    return this.#send<Promoter>({ op: "promoterGet", method: "GET", path: `/api/v1/promoters/me`, idempotent: false, options });
  }

  /** 评价 / Reviews of goods */
  goodsReviews(path: { id: string }, query: GoodsReviewsQuery = {}, options: CallOptions = {}): Promise<Reviews> {
    return this.#send<Reviews>({ op: "goodsReviews", method: "GET", path: `/api/v1/mall/goods/${encodeURIComponent(path.id)}/reviews`, query, idempotent: false, options });
  }

  /** 评价收到的货，可改一次 / Review what was received; may be changed once */
  orderReview(path: { id: string }, body: ReviewBodyInput, options: CallOptions = {}): Promise<Review> {
    return this.#send<Review>({ op: "orderReview", method: "POST", path: `/api/v1/orders/${encodeURIComponent(path.id)}/reviews`, body, idempotent: true, options });
  }

  /** 店家回复评价 / The shop answers a review */
  reviewAnswer(path: { id: string }, body: ReviewTextInput, options: CallOptions = {}): Promise<Review> {
    return this.#send<Review>({ op: "reviewAnswer", method: "POST", path: `/api/v1/reviews/${encodeURIComponent(path.id)}/answer`, body, idempotent: true, options });
  }

  /** 隐藏评价，写明理由 / Hide a review, with the reason */
  reviewHide(path: { id: string }, body: ReviewTextInput, options: CallOptions = {}): Promise<Review> {
    return this.#send<Review>({ op: "reviewHide", method: "POST", path: `/api/v1/reviews/${encodeURIComponent(path.id)}/hide`, body, idempotent: true, options });
  }

  /** 自己的收藏 / One's own favourites */
  favourites(options: CallOptions = {}): Promise<{ items: Favourite[] }> {
    return this.#send<{ items: Favourite[] }>({ op: "favourites", method: "GET", path: `/api/v1/favourites`, idempotent: false, options });
  }

  /** 收藏 / Make goods a favourite */
  favouritePut(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "favouritePut", method: "PUT", path: `/api/v1/favourites/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 取消收藏 / No favourite any more */
  favouriteDrop(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "favouriteDrop", method: "DELETE", path: `/api/v1/favourites/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 对话：自己的，或店里的 / Talks: one's own, or of a shop */
  talks(query: TalksQuery = {}, options: CallOptions = {}): Promise<{ items: Talk[] }> {
    return this.#send<{ items: Talk[] }>({ op: "talks", method: "GET", path: `/api/v1/talks`, query, idempotent: false, options });
  }

  /** 一个对话 / One talk */
  talkGet(path: { id: string }, options: CallOptions = {}): Promise<Talk> {
    return this.#send<Talk>({ op: "talkGet", method: "GET", path: `/api/v1/talks/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 说一句：给店家，或给买家 / Say something, to the shop or to the buyer */
  talkSay(body: TalkSayInput, options: CallOptions = {}): Promise<Talk> {
    return this.#send<Talk>({ op: "talkSay", method: "POST", path: `/api/v1/talks`, body, idempotent: true, options });
  }

  /** 读过了 / Mark a talk as read */
  talkRead(path: { id: string }, options: CallOptions = {}): Promise<Talk> {
    return this.#send<Talk>({ op: "talkRead", method: "POST", path: `/api/v1/talks/${encodeURIComponent(path.id)}/read`, idempotent: false, options });
  }

  /** 给自己的通知 / Notices to oneself */
  notices(options: CallOptions = {}): Promise<{ items: Notice[] }> {
    return this.#send<{ items: Notice[] }>({ op: "notices", method: "GET", path: `/api/v1/notices`, idempotent: false, options });
  }

  /** 通知都读过了 / All notices are read */
  noticesRead(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "noticesRead", method: "POST", path: `/api/v1/notices/read`, idempotent: false, options });
  }

  /** 销售统计 / Statistics of sales */
  sellStats(query: SellStatsQuery = {}, options: CallOptions = {}): Promise<SellStats> {
    return this.#send<SellStats>({ op: "sellStats", method: "GET", path: `/api/v1/sell-stats`, query, idempotent: false, options });
  }

  /** 销售统计（CSV） / Statistics of sales as CSV */
  sellStatsCsv(query: SellStatsCsvQuery = {}, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "sellStatsCsv", method: "GET", path: `/api/v1/sell-stats.csv`, query, idempotent: false, options });
  }

  /** 农资店的经营许可证 / Licence of an input shop */
  shopLicence(path: { id: string }, options: CallOptions = {}): Promise<Licence> {
    return this.#send<Licence>({ op: "shopLicence", method: "GET", path: `/api/v1/shops/${encodeURIComponent(path.id)}/licence`, idempotent: false, options });
  }

  /** 登记经营许可证 / Enter the licence of an input shop */
  shopLicencePut(path: { id: string }, body: LicenceInput, options: CallOptions = {}): Promise<Licence> {
    return this.#send<Licence>({ op: "shopLicencePut", method: "PUT", path: `/api/v1/shops/${encodeURIComponent(path.id)}/licence`, body, idempotent: false, options });
  }

  /** 农资店卖的投入品 / What input shops offer */
  shopInputs(query: ShopInputsQuery & ShopInputItemQuery = {}, options: CallOptions = {}): Promise<Page<ShopInputItem>> {
    return this.#send<Page<ShopInputItem>>({ op: "shopInputs", method: "GET", path: `/api/v1/shop-inputs`, query, idempotent: false, options });
  }

  /** 农资店上一种投入品 / Offer an input */
  shopInputAdd(path: { id: string }, body: ShopInputBodyInput, options: CallOptions = {}): Promise<ShopInput> {
    return this.#send<ShopInput>({ op: "shopInputAdd", method: "POST", path: `/api/v1/shops/${encodeURIComponent(path.id)}/inputs`, body, idempotent: true, options });
  }

  /** 店里的一种投入品 / One offer of an input shop */
  shopInputGet(path: { id: string }, options: CallOptions = {}): Promise<ShopInput> {
    return this.#send<ShopInput>({ op: "shopInputGet", method: "GET", path: `/api/v1/shop-inputs/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 改价格、件数、上下架 / Change price, packs, on or off sale */
  shopInputChange(path: { id: string }, body: ShopInputBodyInput, options: CallOptions = {}): Promise<ShopInput> {
    return this.#send<ShopInput>({ op: "shopInputChange", method: "PUT", path: `/api/v1/shop-inputs/${encodeURIComponent(path.id)}`, body, idempotent: false, options });
  }

  /** 能买的农资 / Farm inputs that can be bought */
  inputOffers(query: InputOfferQuery = {}, options: CallOptions = {}): Promise<Page<InputOffer>> {
    return this.#send<Page<InputOffer>>({ op: "inputOffers", method: "GET", path: `/api/v1/input-offers`, query, idempotent: false, options });
  }

  /** 农资店的销售台账 / Sales of input shops */
  inputSales(query: InputSalesQuery & InputSaleItemQuery = {}, options: CallOptions = {}): Promise<Page<InputSaleItem>> {
    return this.#send<Page<InputSaleItem>>({ op: "inputSales", method: "GET", path: `/api/v1/input-sales`, query, idempotent: false, options });
  }

  /** 买的农资 / Farm inputs that were bought */
  inputPurchases(query: InputPurchasesQuery & InputBuyItemQuery = {}, options: CallOptions = {}): Promise<Page<InputBuyItem>> {
    return this.#send<Page<InputBuyItem>>({ op: "inputPurchases", method: "GET", path: `/api/v1/input-purchases`, query, idempotent: false, options });
  }

  /** 买农资；站点代买；柜台登记 / Buy farm inputs; for another; at the counter */
  inputBuy(body: InputBuyInput, options: CallOptions = {}): Promise<InputSale> {
    return this.#send<InputSale>({ op: "inputBuy", method: "POST", path: `/api/v1/input-sales`, body, idempotent: true, options });
  }

  /** 一笔农资 / One sale of inputs */
  inputSaleGet(path: { id: string }, options: CallOptions = {}): Promise<InputSale> {
    return this.#send<InputSale>({ op: "inputSaleGet", method: "GET", path: `/api/v1/input-sales/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 交给买方，进他的投入品库 / Hand over: it lies in the buyer's store */
  inputHandOver(path: { id: string }, body: InputHandOverInput = {}, options: CallOptions = {}): Promise<InputSale> {
    return this.#send<InputSale>({ op: "inputHandOver", method: "POST", path: `/api/v1/input-sales/${encodeURIComponent(path.id)}/hand-over`, body, idempotent: false, options });
  }

  /** 取消，付过的退还 / Cancel; what was paid goes back */
  inputCancel(path: { id: string }, body: InputCancelInput, options: CallOptions = {}): Promise<InputSale> {
    return this.#send<InputSale>({ op: "inputCancel", method: "POST", path: `/api/v1/input-sales/${encodeURIComponent(path.id)}/cancel`, body, idempotent: false, options });
  }

  /** 提出需求 / Post a demand */
  demandCreate(body: DemandNewInput, options: CallOptions = {}): Promise<Demand> {
    return this.#send<Demand>({ op: "demandCreate", method: "POST", path: `/api/v1/demands`, body, idempotent: true, options });
  }

  /** 一条需求 / One demand */
  demandGet(path: { id: string }, options: CallOptions = {}): Promise<Demand> {
    return this.#send<Demand>({ op: "demandGet", method: "GET", path: `/api/v1/demands/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 审核需求 / Review a demand */
  demandReview(path: { id: string }, body: DealReviewInput, options: CallOptions = {}): Promise<Demand> {
    return this.#send<Demand>({ op: "demandReview", method: "POST", path: `/api/v1/demands/${encodeURIComponent(path.id)}/review`, body, idempotent: true, options });
  }

  /** 结束需求 / End a demand */
  demandEnd(path: { id: string }, body: DealReasonInput, options: CallOptions = {}): Promise<Demand> {
    return this.#send<Demand>({ op: "demandEnd", method: "POST", path: `/api/v1/demands/${encodeURIComponent(path.id)}/end`, body, idempotent: true, options });
  }

  /** 为需求推荐货源 / Proposals for a demand, with reasons */
  demandMatches(path: { id: string }, options: CallOptions = {}): Promise<Matches> {
    return this.#send<Matches>({ op: "demandMatches", method: "GET", path: `/api/v1/demands/${encodeURIComponent(path.id)}/matches`, idempotent: false, options });
  }

  /** 报价 / Offer */
  offerCreate(path: { id: string }, body: OfferNewInput, options: CallOptions = {}): Promise<Offer> {
    return this.#send<Offer>({ op: "offerCreate", method: "POST", path: `/api/v1/demands/${encodeURIComponent(path.id)}/offers`, body, idempotent: true, options });
  }

  /** 一个报价 / One offer */
  offerGet(path: { id: string }, options: CallOptions = {}): Promise<Offer> {
    return this.#send<Offer>({ op: "offerGet", method: "GET", path: `/api/v1/offers/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 撤回报价 / Withdraw an offer */
  offerWithdraw(path: { id: string }, body: DealReasonInput, options: CallOptions = {}): Promise<Offer> {
    return this.#send<Offer>({ op: "offerWithdraw", method: "POST", path: `/api/v1/offers/${encodeURIComponent(path.id)}/withdraw`, body, idempotent: true, options });
  }

  /** 不选这个报价 / Refuse an offer */
  offerRefuse(path: { id: string }, body: DealReasonInput, options: CallOptions = {}): Promise<Offer> {
    return this.#send<Offer>({ op: "offerRefuse", method: "POST", path: `/api/v1/offers/${encodeURIComponent(path.id)}/refuse`, body, idempotent: true, options });
  }

  /** 接受报价，生成合同 / Accept an offer: a contract is made */
  offerAccept(path: { id: string }, body: OfferAcceptInput = {}, options: CallOptions = {}): Promise<Contract> {
    return this.#send<Contract>({ op: "offerAccept", method: "POST", path: `/api/v1/offers/${encodeURIComponent(path.id)}/accept`, body, idempotent: true, options });
  }

  /** 一份合同 / One contract */
  contractGet(path: { id: string }, options: CallOptions = {}): Promise<Contract> {
    return this.#send<Contract>({ op: "contractGet", method: "GET", path: `/api/v1/contracts/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 签合同 / Sign a contract */
  contractSign(path: { id: string }, body: ContractSignInput, options: CallOptions = {}): Promise<Contract> {
    return this.#send<Contract>({ op: "contractSign", method: "POST", path: `/api/v1/contracts/${encodeURIComponent(path.id)}/sign`, body, idempotent: true, options });
  }

  /** 取消未生效的合同 / Cancel a contract that is not in force */
  contractCancel(path: { id: string }, body: DealReasonInput, options: CallOptions = {}): Promise<Contract> {
    return this.#send<Contract>({ op: "contractCancel", method: "POST", path: `/api/v1/contracts/${encodeURIComponent(path.id)}/cancel`, body, idempotent: true, options });
  }

  /** 认定对方违约 / Declare that the other side broke the contract */
  contractBreak(path: { id: string }, body: DealReasonInput, options: CallOptions = {}): Promise<Contract> {
    return this.#send<Contract>({ op: "contractBreak", method: "POST", path: `/api/v1/contracts/${encodeURIComponent(path.id)}/break`, body, idempotent: true, options });
  }

  /** 交货 / Deliver */
  deliveryCreate(path: { id: string }, body: DeliveryNewInput, options: CallOptions = {}): Promise<Delivery> {
    return this.#send<Delivery>({ op: "deliveryCreate", method: "POST", path: `/api/v1/contracts/${encodeURIComponent(path.id)}/deliveries`, body, idempotent: true, options });
  }

  /** 一次交货 / One delivery */
  deliveryGet(path: { id: string }, options: CallOptions = {}): Promise<Delivery> {
    return this.#send<Delivery>({ op: "deliveryGet", method: "GET", path: `/api/v1/deliveries/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 验收 / Receive a delivery */
  deliveryReceive(path: { id: string }, body: DeliveryReceiptInput, options: CallOptions = {}): Promise<Delivery> {
    return this.#send<Delivery>({ op: "deliveryReceive", method: "POST", path: `/api/v1/deliveries/${encodeURIComponent(path.id)}/receive`, body, idempotent: true, options });
  }

  /** 拒收 / Refuse a delivery */
  deliveryRefuse(path: { id: string }, body: DealReasonInput, options: CallOptions = {}): Promise<Delivery> {
    return this.#send<Delivery>({ op: "deliveryRefuse", method: "POST", path: `/api/v1/deliveries/${encodeURIComponent(path.id)}/refuse`, body, idempotent: true, options });
  }

  /** 付定金 / Pay a deposit */
  depositPay(path: { id: string }, options: CallOptions = {}): Promise<Deposit> {
    return this.#send<Deposit>({ op: "depositPay", method: "POST", path: `/api/v1/deal-deposits/${encodeURIComponent(path.id)}/pay`, idempotent: true, options });
  }

  /** 付货款 / Pay for a delivery */
  billPay(path: { id: string }, options: CallOptions = {}): Promise<Delivery> {
    return this.#send<Delivery>({ op: "billPay", method: "POST", path: `/api/v1/deliveries/${encodeURIComponent(path.id)}/pay`, idempotent: true, options });
  }

  /** 发起小院预订或认养 / Offer a yard package or a plot for adoption */
  packageCreate(body: PackageNewInput, options: CallOptions = {}): Promise<Package> {
    return this.#send<Package>({ op: "packageCreate", method: "POST", path: `/api/v1/packages`, body, idempotent: true, options });
  }

  /** 一个预订 / One package */
  packageGet(path: { id: string }, options: CallOptions = {}): Promise<Package> {
    return this.#send<Package>({ op: "packageGet", method: "GET", path: `/api/v1/packages/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 审核预订 / Review a package */
  packageReview(path: { id: string }, body: DealReviewInput, options: CallOptions = {}): Promise<Package> {
    return this.#send<Package>({ op: "packageReview", method: "POST", path: `/api/v1/packages/${encodeURIComponent(path.id)}/review`, body, idempotent: true, options });
  }

  /** 停止预订并退还余款 / Stop a package and give back the rest */
  packageStop(path: { id: string }, body: DealReasonInput, options: CallOptions = {}): Promise<Package> {
    return this.#send<Package>({ op: "packageStop", method: "POST", path: `/api/v1/packages/${encodeURIComponent(path.id)}/stop`, body, idempotent: true, options });
  }

  /** 收货名单 / To whom to send */
  packageReceivers(path: { id: string }, options: CallOptions = {}): Promise<PackageReceivers> {
    return this.#send<PackageReceivers>({ op: "packageReceivers", method: "POST", path: `/api/v1/packages/${encodeURIComponent(path.id)}/receivers`, idempotent: false, options });
  }

  /** 交付一期 / Hand out an instalment */
  handoutSend(path: { id: string }, body: InstalmentSendInput, options: CallOptions = {}): Promise<Package> {
    return this.#send<Package>({ op: "handoutSend", method: "POST", path: `/api/v1/packages/${encodeURIComponent(path.id)}/handouts`, body, idempotent: true, options });
  }

  /** 认购 / Subscribe */
  pledgeCreate(path: { id: string }, body: PledgeNewInput, options: CallOptions = {}): Promise<Pledge> {
    return this.#send<Pledge>({ op: "pledgeCreate", method: "POST", path: `/api/v1/packages/${encodeURIComponent(path.id)}/pledges`, body, idempotent: true, options });
  }

  /** 一笔认购 / One pledge */
  pledgeGet(path: { id: string }, options: CallOptions = {}): Promise<Pledge> {
    return this.#send<Pledge>({ op: "pledgeGet", method: "GET", path: `/api/v1/pledges/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 退出认购 / Withdraw a pledge */
  pledgeCancel(path: { id: string }, body: DealReasonInput, options: CallOptions = {}): Promise<Pledge> {
    return this.#send<Pledge>({ op: "pledgeCancel", method: "POST", path: `/api/v1/pledges/${encodeURIComponent(path.id)}/cancel`, body, idempotent: true, options });
  }

  /** 确认收到一期 / Confirm an instalment */
  pledgeReceive(path: { id: string }, body: PartAnswerInput, options: CallOptions = {}): Promise<Pledge> {
    return this.#send<Pledge>({ op: "pledgeReceive", method: "POST", path: `/api/v1/pledges/${encodeURIComponent(path.id)}/receive`, body, idempotent: true, options });
  }

  /** 对一期有异议 / Dispute an instalment */
  pledgeDispute(path: { id: string }, body: PartAnswerInput, options: CallOptions = {}): Promise<Pledge> {
    return this.#send<Pledge>({ op: "pledgeDispute", method: "POST", path: `/api/v1/pledges/${encodeURIComponent(path.id)}/dispute`, body, idempotent: true, options });
  }

  /** 裁定异议 / Decide a dispute */
  pledgeJudge(path: { id: string }, body: PartJudgeInput, options: CallOptions = {}): Promise<Pledge> {
    return this.#send<Pledge>({ op: "pledgeJudge", method: "POST", path: `/api/v1/pledges/${encodeURIComponent(path.id)}/judge`, body, idempotent: true, options });
  }

  /** 申请成为采购单位 / Apply as a buying organisation */
  bulkBuyerApply(body: BulkBuyerNewInput, options: CallOptions = {}): Promise<BulkBuyer> {
    return this.#send<BulkBuyer>({ op: "bulkBuyerApply", method: "POST", path: `/api/v1/bulk-buyers`, body, idempotent: true, options });
  }

  /** 一个采购单位 / One buying organisation */
  bulkBuyerGet(path: { id: string }, options: CallOptions = {}): Promise<BulkBuyer> {
    return this.#send<BulkBuyer>({ op: "bulkBuyerGet", method: "GET", path: `/api/v1/bulk-buyers/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 审核采购单位和额度 / Examine a buying organisation and set its limit */
  bulkBuyerExamine(path: { id: string }, body: BulkBuyerExamineInput, options: CallOptions = {}): Promise<BulkBuyer> {
    return this.#send<BulkBuyer>({ op: "bulkBuyerExamine", method: "POST", path: `/api/v1/bulk-buyers/${encodeURIComponent(path.id)}/examine`, body, idempotent: true, options });
  }

  /** 货款记账 / Put a delivery on account */
  billCharge(path: { id: string }, options: CallOptions = {}): Promise<Delivery> {
    return this.#send<Delivery>({ op: "billCharge", method: "POST", path: `/api/v1/deliveries/${encodeURIComponent(path.id)}/charge`, idempotent: true, options });
  }

  /** 付月结单 / Pay a monthly statement */
  statementPay(path: { id: string }, options: CallOptions = {}): Promise<BuyerStatement> {
    return this.#send<BuyerStatement>({ op: "statementPay", method: "POST", path: `/api/v1/buyer-statements/${encodeURIComponent(path.id)}/pay`, idempotent: true, options });
  }

  /** 发起招标 / Call for tenders */
  tenderCreate(body: TenderNewInput, options: CallOptions = {}): Promise<Tender> {
    return this.#send<Tender>({ op: "tenderCreate", method: "POST", path: `/api/v1/tenders`, body, idempotent: true, options });
  }

  /** 一次招标 / One tender */
  tenderGet(path: { id: string }, options: CallOptions = {}): Promise<Tender> {
    return this.#send<Tender>({ op: "tenderGet", method: "GET", path: `/api/v1/tenders/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 审核招标 / Review a tender */
  tenderReview(path: { id: string }, body: DealReviewInput, options: CallOptions = {}): Promise<Tender> {
    return this.#send<Tender>({ op: "tenderReview", method: "POST", path: `/api/v1/tenders/${encodeURIComponent(path.id)}/review`, body, idempotent: true, options });
  }

  /** 开标 / Open the bids */
  tenderOpen(path: { id: string }, options: CallOptions = {}): Promise<Tender> {
    return this.#send<Tender>({ op: "tenderOpen", method: "POST", path: `/api/v1/tenders/${encodeURIComponent(path.id)}/open`, idempotent: true, options });
  }

  /** 定标，生成合同 / Award: a contract is made */
  tenderAward(path: { id: string }, body: TenderAwardInput, options: CallOptions = {}): Promise<Contract> {
    return this.#send<Contract>({ op: "tenderAward", method: "POST", path: `/api/v1/tenders/${encodeURIComponent(path.id)}/award`, body, idempotent: true, options });
  }

  /** 宣布流标 / Award to nobody */
  tenderFail(path: { id: string }, body: DealReasonInput, options: CallOptions = {}): Promise<Tender> {
    return this.#send<Tender>({ op: "tenderFail", method: "POST", path: `/api/v1/tenders/${encodeURIComponent(path.id)}/fail`, body, idempotent: true, options });
  }

  /** 交投标保证金 / Pay a bid deposit */
  bidDepositPay(path: { id: string }, body: BidDepositPayInput = {}, options: CallOptions = {}): Promise<BidDeposit> {
    return this.#send<BidDeposit>({ op: "bidDepositPay", method: "POST", path: `/api/v1/tenders/${encodeURIComponent(path.id)}/deposit`, body, idempotent: true, options });
  }

  /** 投标 / Bid */
  bidCreate(path: { id: string }, body: BidNewInput, options: CallOptions = {}): Promise<Bid> {
    return this.#send<Bid>({ op: "bidCreate", method: "POST", path: `/api/v1/tenders/${encodeURIComponent(path.id)}/bids`, body, idempotent: true, options });
  }

  /** 一份投标 / One bid */
  bidGet(path: { id: string }, options: CallOptions = {}): Promise<Bid> {
    return this.#send<Bid>({ op: "bidGet", method: "GET", path: `/api/v1/bids/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 撤回投标 / Withdraw a bid */
  bidWithdraw(path: { id: string }, body: DealReasonInput, options: CallOptions = {}): Promise<Bid> {
    return this.#send<Bid>({ op: "bidWithdraw", method: "POST", path: `/api/v1/bids/${encodeURIComponent(path.id)}/withdraw`, body, idempotent: true, options });
  }

  /** 需求 / Demands */
  demands(query: DemandsQuery & DemandItemQuery = {}, options: CallOptions = {}): Promise<Page<DemandItem>> {
    return this.#send<Page<DemandItem>>({ op: "demands", method: "GET", path: `/api/v1/demands`, query, idempotent: false, options });
  }

  /** 报价 / Offers */
  offers(query: OffersQuery & OfferItemQuery = {}, options: CallOptions = {}): Promise<Page<OfferItem>> {
    return this.#send<Page<OfferItem>>({ op: "offers", method: "GET", path: `/api/v1/offers`, query, idempotent: false, options });
  }

  /** 合同 / Contracts */
  contracts(query: ContractsQuery & ContractItemQuery = {}, options: CallOptions = {}): Promise<Page<ContractItem>> {
    return this.#send<Page<ContractItem>>({ op: "contracts", method: "GET", path: `/api/v1/contracts`, query, idempotent: false, options });
  }

  /** 合同（PDF） / A contract as PDF */
  contractPdf(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "contractPdf", method: "GET", path: `/api/v1/contracts/${encodeURIComponent(path.id)}/pdf`, idempotent: false, options });
  }

  /** 小院预订和认养 / Yard packages and plots for adoption */
  packages(query: PackagesQuery & PackageItemQuery = {}, options: CallOptions = {}): Promise<Page<PackageItem>> {
    return this.#send<Page<PackageItem>>({ op: "packages", method: "GET", path: `/api/v1/packages`, query, idempotent: false, options });
  }

  /** 认购 / Pledges */
  pledges(query: PledgesQuery & PledgeItemQuery = {}, options: CallOptions = {}): Promise<Page<PledgeItem>> {
    return this.#send<Page<PledgeItem>>({ op: "pledges", method: "GET", path: `/api/v1/pledges`, query, idempotent: false, options });
  }

  /** 采购单位 / Buying organisations */
  bulkBuyers(query: BulkBuyerItemQuery = {}, options: CallOptions = {}): Promise<Page<BulkBuyerItem>> {
    return this.#send<Page<BulkBuyerItem>>({ op: "bulkBuyers", method: "GET", path: `/api/v1/bulk-buyers`, query, idempotent: false, options });
  }

  /** 月结单 / Monthly statements */
  buyerStatements(query: BuyerStatementItemQuery = {}, options: CallOptions = {}): Promise<Page<BuyerStatementItem>> {
    return this.#send<Page<BuyerStatementItem>>({ op: "buyerStatements", method: "GET", path: `/api/v1/buyer-statements`, query, idempotent: false, options });
  }

  /** 招标 / Tenders */
  tenders(query: TendersQuery & TenderItemQuery = {}, options: CallOptions = {}): Promise<Page<TenderItem>> {
    return this.#send<Page<TenderItem>>({ op: "tenders", method: "GET", path: `/api/v1/tenders`, query, idempotent: false, options });
  }

  /** 投标 / Bids */
  bids(query: BidItemQuery = {}, options: CallOptions = {}): Promise<Page<BidItem>> {
    return this.#send<Page<BidItem>>({ op: "bids", method: "GET", path: `/api/v1/bids`, query, idempotent: false, options });
  }

  /** 各户增收 / What each producer gained */
  benefitHouseholds(query: BenefitHouseholdsQuery & BenefitHouseholdQuery = {}, options: CallOptions = {}): Promise<Page<BenefitHousehold>> {
    return this.#send<Page<BenefitHousehold>>({ op: "benefitHouseholds", method: "GET", path: `/api/v1/benefit/households`, query, idempotent: false, options });
  }

  /** 增收明细 / What was gained, sale by sale */
  benefitSales(query: BenefitSalesQuery & BenefitSaleQuery = {}, options: CallOptions = {}): Promise<Page<BenefitSale>> {
    return this.#send<Page<BenefitSale>>({ op: "benefitSales", method: "GET", path: `/api/v1/benefit/sales`, query, idempotent: false, options });
  }

  /** 帮扶单位采购 / What helper units bought */
  benefitHelpers(query: BenefitHelpersQuery & BenefitHelperQuery = {}, options: CallOptions = {}): Promise<Page<BenefitHelper>> {
    return this.#send<Page<BenefitHelper>>({ op: "benefitHelpers", method: "GET", path: `/api/v1/benefit/helpers`, query, idempotent: false, options });
  }

  /** 交货 / Deliveries */
  deliveries(query: DeliveriesQuery & DeliveryItemQuery = {}, options: CallOptions = {}): Promise<Page<DeliveryItem>> {
    return this.#send<Page<DeliveryItem>>({ op: "deliveries", method: "GET", path: `/api/v1/deliveries`, query, idempotent: false, options });
  }

  /** 定金和投标保证金 / Deposits of contracts and tenders */
  dealDeposits(query: DealDepositsQuery & DepositItemQuery = {}, options: CallOptions = {}): Promise<Page<DepositItem>> {
    return this.#send<Page<DepositItem>>({ op: "dealDeposits", method: "GET", path: `/api/v1/deal-deposits`, query, idempotent: false, options });
  }

  /** 可以求购的品种 / Crops that may be asked for */
  demandCrops(query: DemandCropQuery = {}, options: CallOptions = {}): Promise<Page<DemandCrop>> {
    return this.#send<Page<DemandCrop>>({ op: "demandCrops", method: "GET", path: `/api/v1/demand-crops`, query, idempotent: false, options });
  }

  /** 追溯码批 / Batches of codes */
  codeBatches(query: CodeBatchesQuery & CodeBatchItemQuery = {}, options: CallOptions = {}): Promise<Page<CodeBatchItem>> {
    return this.#send<Page<CodeBatchItem>>({ op: "codeBatches", method: "GET", path: `/api/v1/code-batches`, query, idempotent: false, options });
  }

  /** 生成追溯码 / Allocate codes */
  codeBatchCreate(body: CodeBatchBodyInput, options: CallOptions = {}): Promise<CodeBatch> {
    return this.#send<CodeBatch>({ op: "codeBatchCreate", method: "POST", path: `/api/v1/code-batches`, body, idempotent: true, options });
  }

  /** 一批追溯码 / One batch */
  codeBatchGet(path: { id: string }, options: CallOptions = {}): Promise<CodeBatch> {
    return this.#send<CodeBatch>({ op: "codeBatchGet", method: "GET", path: `/api/v1/code-batches/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 作废追溯码 / Void a batch */
  codeBatchVoid(path: { id: string }, body: CodeBatchVoidInput, options: CallOptions = {}): Promise<CodeBatch> {
    return this.#send<CodeBatch>({ op: "codeBatchVoid", method: "POST", path: `/api/v1/code-batches/${encodeURIComponent(path.id)}/void`, body, idempotent: true, options });
  }

  /** 标签（PDF） / Labels (PDF) */
  codeBatchLabels(path: { id: string }, query: CodeBatchLabelsQuery = {}, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "codeBatchLabels", method: "GET", path: `/api/v1/code-batches/${encodeURIComponent(path.id)}/labels.pdf`, query, idempotent: false, options });
  }

  /** 码清单（CSV） / List of codes (CSV) */
  codeBatchCsv(path: { id: string }, query: CodeBatchCsvQuery = {}, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "codeBatchCsv", method: "GET", path: `/api/v1/code-batches/${encodeURIComponent(path.id)}/codes.csv`, query, idempotent: false, options });
  }

  /** 二维码图片（.svg、.png） / QR picture of a code (.svg, .png) */
  codeQr(path: { rest: string }, query: CodeQrQuery = {}, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "codeQr", method: "GET", path: `/qr/${path.rest}`, query, idempotent: false, options });
  }

  /** 批次码的答案 / What a lot's code answers */
  scanAnswer(path: { gtin: string; lot: string }, options: CallOptions = {}): Promise<ScanAnswer> {
    return this.#send<ScanAnswer>({ op: "scanAnswer", method: "GET", path: `/api/v1/scan/${encodeURIComponent(path.gtin)}/${encodeURIComponent(path.lot)}`, idempotent: false, options });
  }

  /** 包装码的答案 / What a pack's code answers */
  scanAnswerPack(path: { gtin: string; lot: string; serial: string }, options: CallOptions = {}): Promise<ScanAnswer> {
    return this.#send<ScanAnswer>({ op: "scanAnswerPack", method: "GET", path: `/api/v1/scan/${encodeURIComponent(path.gtin)}/${encodeURIComponent(path.lot)}/${encodeURIComponent(path.serial)}`, idempotent: false, options });
  }

  /** 追溯页上一条记录的存证证明文件 / The proof file of a record that a trace page shows */
  logProof(query: LogProofQuery, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "logProof", method: "GET", path: `/log/proof`, query, idempotent: false, options });
  }

  /** 投诉 / Complaints */
  complaints(query: ComplaintsQuery & ComplaintItemQuery = {}, options: CallOptions = {}): Promise<Page<ComplaintItem>> {
    return this.#send<Page<ComplaintItem>>({ op: "complaints", method: "GET", path: `/api/v1/complaints`, query, idempotent: false, options });
  }

  /** 一件投诉 / One complaint */
  complaintGet(path: { id: string }, options: CallOptions = {}): Promise<Complaint> {
    return this.#send<Complaint>({ op: "complaintGet", method: "GET", path: `/api/v1/complaints/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 办理投诉 / Move a complaint on */
  complaintMove(path: { id: string }, body: ComplaintMoveInput, options: CallOptions = {}): Promise<Complaint> {
    return this.#send<Complaint>({ op: "complaintMove", method: "POST", path: `/api/v1/complaints/${encodeURIComponent(path.id)}/state`, body, idempotent: false, options });
  }

  /** 对接的平台 / Platforms docked with */
  peers(query: PeerItemQuery = {}, options: CallOptions = {}): Promise<Page<PeerItem>> {
    return this.#send<Page<PeerItem>>({ op: "peers", method: "GET", path: `/api/v1/peers`, query, idempotent: false, options });
  }

  /** 建立对接 / Dock with a platform */
  peerPost(body: PeerBodyInput, options: CallOptions = {}): Promise<PeerMade> {
    return this.#send<PeerMade>({ op: "peerPost", method: "POST", path: `/api/v1/peers`, body, idempotent: true, options });
  }

  /** 一个对接 / One docking */
  peerGet(path: { id: string }, options: CallOptions = {}): Promise<Peer> {
    return this.#send<Peer>({ op: "peerGet", method: "GET", path: `/api/v1/peers/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 暂停对接 / Pause a docking */
  peerPause(path: { id: string }, options: CallOptions = {}): Promise<Peer> {
    return this.#send<Peer>({ op: "peerPause", method: "POST", path: `/api/v1/peers/${encodeURIComponent(path.id)}/pause`, idempotent: false, options });
  }

  /** 恢复对接 / Go on with a docking */
  peerResume(path: { id: string }, options: CallOptions = {}): Promise<Peer> {
    return this.#send<Peer>({ op: "peerResume", method: "POST", path: `/api/v1/peers/${encodeURIComponent(path.id)}/resume`, idempotent: false, options });
  }

  /** 撤除对接 / End a docking */
  peerDelete(path: { id: string }, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "peerDelete", method: "DELETE", path: `/api/v1/peers/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 对方的事件中收不下的 / Events of a peer that could not be taken */
  peerRefused(path: { id: string }, options: CallOptions = {}): Promise<{ items: PeerRefused[] }> {
    return this.#send<{ items: PeerRefused[] }>({ op: "peerRefused", method: "GET", path: `/api/v1/peers/${encodeURIComponent(path.id)}/refused`, idempotent: false, options });
  }

  /** 事件从哪里来 / Where an event came from */
  eventOrigin(path: { id: string }, options: CallOptions = {}): Promise<EventOrigin> {
    return this.#send<EventOrigin>({ op: "eventOrigin", method: "GET", path: `/api/v1/event-origins/${encodeURIComponent(path.id)}`, idempotent: false, options });
  }

  /** 收对接方送来的事件（GS1-Signature 验证） / Takes a peer's events (verified by GS1-Signature) */
  peerInbox(path: { id: string }, body: Blob | ArrayBuffer | string, options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "peerInbox", method: "POST", path: `/api/v1/peers/${encodeURIComponent(path.id)}/inbox`, body, idempotent: false, options });
  }

  /** 解析服务说明 / Resolver description */
  gs1Resolver(options: CallOptions = {}): Promise<unknown> {
    return this.#send<unknown>({ op: "gs1Resolver", method: "GET", path: `/.well-known/gs1resolver`, idempotent: false, options });
  }

}

export const listColumns = {
  LevelItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "parent", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "上级", en: "Parent", values: [] },
    { name: "parent_name", type: "text", sort: true, filter: false, search: false, hidden: false, zh: "上级名称", en: "Name of the parent", values: [] },
    { name: "code", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "区划代码", en: "Code", values: [] },
    { name: "kind", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "类别", en: "Kind", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "英文名称", en: "English name", values: [] },
    { name: "county", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "县代码", en: "County code", values: [] },
    { name: "depth", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "层数", en: "Depth", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["open", "closed"] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "创建时间", en: "Created", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
  ],
  OperatorItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类型", en: "Kind", values: ["household", "coop", "family_farm", "enterprise"] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "名称", en: "Name", values: [] },
    { name: "public_name", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "公开名称", en: "Public name", values: [] },
    { name: "uscc", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "统一社会信用代码", en: "Social credit code", values: [] },
    { name: "number", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "农户编号", en: "Number of the household", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["applied", "examined", "active", "suspended", "closed", "refused"] },
    { name: "level", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "所在层级", en: "Level", values: [] },
    { name: "level_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "层级名称", en: "Name of the level", values: [] },
    { name: "county", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "县代码", en: "County code", values: [] },
    { name: "contact", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "联系人", en: "Contact", values: [] },
    { name: "phone", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "电话", en: "Phone", values: [] },
    { name: "trained_person", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "明白人", en: "Trained person", values: [] },
    { name: "poor", type: "bool", sort: true, filter: true, search: false, hidden: false, zh: "帮扶户", en: "Helped household", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "登记时间", en: "Registered", values: [] },
    { name: "updated_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "更新时间", en: "Changed", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
  ],
  AccountItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "login", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "登录名", en: "Sign-in name", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "姓名", en: "Name", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["active", "disabled"] },
    { name: "roles", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "角色", en: "Role", values: [] },
    { name: "must_change", type: "bool", sort: false, filter: true, search: false, hidden: false, zh: "须修改密码", en: "Password must be changed", values: [] },
    { name: "signed_in_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "最近登录", en: "Last sign-in", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "创建时间", en: "Created", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
  ],
  KeyItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "用途", en: "What it is for", values: [] },
    { name: "prefix", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "开头", en: "Begins with", values: [] },
    { name: "role", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "角色", en: "Role", values: [] },
    { name: "level_name", type: "text", sort: true, filter: false, search: false, hidden: false, zh: "范围", en: "Reach", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: false, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["active", "revoked"] },
    { name: "created_by", type: "text", sort: true, filter: false, search: false, hidden: false, zh: "创建人", en: "Made by", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "创建时间", en: "Created", values: [] },
    { name: "expires_at", type: "time", sort: false, filter: false, search: false, hidden: false, zh: "到期", en: "Expires", values: [] },
    { name: "used_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "最近使用", en: "Last used", values: [] },
  ],
  AuditLine: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "时间", en: "Time", values: [] },
    { name: "actor_kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "主体类别", en: "Kind of actor", values: ["account", "key", "system", "stranger"] },
    { name: "actor_name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "操作人", en: "Actor", values: [] },
    { name: "action", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "操作", en: "Action", values: [] },
    { name: "object_kind", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "对象类别", en: "Kind of object", values: [] },
    { name: "object_uuid", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "对象", en: "Object", values: [] },
    { name: "outcome", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "结果", en: "Outcome", values: ["done", "refused"] },
    { name: "error", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "拒绝代码", en: "Code of the refusal", values: [] },
    { name: "before", type: "json", sort: false, filter: false, search: false, hidden: false, zh: "修改前", en: "Before", values: [] },
    { name: "after", type: "json", sort: false, filter: false, search: false, hidden: false, zh: "修改后", en: "After", values: [] },
    { name: "reason", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "原因", en: "Reason", values: [] },
    { name: "request_id", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "请求编号", en: "Request id", values: [] },
    { name: "remote", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "网络地址", en: "Address", values: [] },
  ],
  LedgerAccountItem: [
    { name: "account", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "账户", en: "Account", values: [] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体编号", en: "Producer's id", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "余额（分），负数为应付", en: "Balance, fen; negative: owed", values: [] },
    { name: "lines_n", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "笔数", en: "Lines", values: [] },
    { name: "last_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "最近一笔", en: "Last line", values: [] },
  ],
  LedgerLineItem: [
    { name: "account", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "账户", en: "Account", values: [] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体编号", en: "Producer's id", values: [] },
    { name: "operator_name", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "kind", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "类别", en: "Kind", values: [] },
    { name: "key", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "编号", en: "Number", values: [] },
    { name: "fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "金额（分）", en: "Amount, fen", values: [] },
    { name: "memo_zh", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "摘要", en: "What (Chinese)", values: [] },
    { name: "memo_en", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "摘要（英文）", en: "What", values: [] },
    { name: "at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "时间", en: "At", values: [] },
  ],
  SettlementItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "number", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "结算单号", en: "Number", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "收款人类别", en: "Kind of payee", values: ["operator", "buyer", "promoter"] },
    { name: "payee", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "收款人编号", en: "Payee's id", values: [] },
    { name: "payee_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "收款人", en: "Payee", values: [] },
    { name: "fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "金额（分）", en: "Amount, fen", values: [] },
    { name: "lines_n", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "笔数", en: "Lines", values: [] },
    { name: "until_day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "截止日期", en: "Due until", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["drawn", "approved", "paid", "failed", "cancelled"] },
    { name: "drawn_name", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "生成人", en: "Drawn by", values: [] },
    { name: "drawn_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "生成时间", en: "Drawn at", values: [] },
    { name: "approved_name", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "批准人", en: "Approved by", values: [] },
    { name: "filed_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "列入付款文件时间", en: "In a file for the bank at", values: [] },
    { name: "paid_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "付款时间", en: "Paid out at", values: [] },
    { name: "reference", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "银行流水号", en: "Bank's reference", values: [] },
  ],
  PaymentItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "subject", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "为什么付款", en: "What is paid", values: [] },
    { name: "title", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "标题", en: "Title", values: [] },
    { name: "fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "金额（分）", en: "Amount, fen", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["open", "paid", "given_up"] },
    { name: "channel", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "支付方式", en: "Channel", values: [] },
    { name: "number", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "支付单号", en: "Number at the channel", values: [] },
    { name: "refund_fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "退款（分）", en: "Given back, fen", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "创建时间", en: "Made at", values: [] },
    { name: "paid_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "付款时间", en: "Paid at", values: [] },
  ],
  PayTryItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "payment", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "付款编号", en: "Payment", values: [] },
    { name: "number", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "支付单号", en: "Number at the channel", values: [] },
    { name: "title", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "标题", en: "Title", values: [] },
    { name: "channel", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "支付方式", en: "Channel", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["started", "open", "uncertain", "checking", "paid", "closed", "disputed"] },
    { name: "fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "应付（分）", en: "Asked, fen", values: [] },
    { name: "told_fen", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "渠道所报（分）", en: "Told by the channel, fen", values: [] },
    { name: "told_currency", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "渠道所报币种", en: "Currency told", values: [] },
    { name: "detail", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "说明", en: "Detail", values: [] },
    { name: "reference", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "银行流水号", en: "Bank's reference", values: [] },
    { name: "made_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "发起时间", en: "Made at", values: [] },
    { name: "paid_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "付款时间", en: "Paid at", values: [] },
  ],
  PayRefundItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "payment", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "付款编号", en: "Payment", values: [] },
    { name: "number", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "退款单号", en: "Number at the channel", values: [] },
    { name: "title", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "标题", en: "Title", values: [] },
    { name: "channel", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "支付方式", en: "Channel", values: [] },
    { name: "fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "金额（分）", en: "Amount, fen", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["queued", "sent", "uncertain", "hand", "done", "failed"] },
    { name: "reason", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "原因", en: "Reason", values: [] },
    { name: "surplus", type: "bool", sort: false, filter: true, search: false, hidden: false, zh: "多付的款", en: "Money nobody wanted", values: [] },
    { name: "detail", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "说明", en: "Detail", values: [] },
    { name: "reference", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "凭据", en: "Reference", values: [] },
    { name: "sends", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "发送次数", en: "Times sent", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "申请时间", en: "Asked for at", values: [] },
    { name: "done_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "完成时间", en: "Done at", values: [] },
  ],
  PayBillItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "channel", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "支付方式", en: "Channel", values: [] },
    { name: "day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "日期", en: "Day", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["wanted", "done", "none"] },
    { name: "rows_n", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "笔数", en: "Rows", values: [] },
    { name: "matched_n", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "相符", en: "Matched", values: [] },
    { name: "open_n", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "待处理", en: "Open differences", values: [] },
    { name: "paid_fen", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "收款（分）", en: "Paid, fen", values: [] },
    { name: "refund_fen", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "退款（分）", en: "Given back, fen", values: [] },
    { name: "fee_fen", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "手续费（分）", en: "Channel's fee, fen", values: [] },
    { name: "got_at", type: "time", sort: false, filter: false, search: false, hidden: false, zh: "对账时间", en: "Compared at", values: [] },
  ],
  PayBillDifference: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "channel", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "支付方式", en: "Channel", values: [] },
    { name: "day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "日期", en: "Day", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "差异", en: "Difference", values: ["unknown_here", "unpaid_here", "missing_there", "amount", "refund_unknown", "refund_open", "refund_missing", "refund_amount"] },
    { name: "number", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "单号", en: "Number", values: [] },
    { name: "fen_there", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "渠道金额（分）", en: "There, fen", values: [] },
    { name: "fen_here", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "本地金额（分）", en: "Here, fen", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["open", "settled"] },
    { name: "note", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "处理说明", en: "How it was settled", values: [] },
    { name: "by_name", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "处理人", en: "By", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "发现时间", en: "Found at", values: [] },
    { name: "settled_at", type: "time", sort: false, filter: false, search: false, hidden: false, zh: "处理时间", en: "Settled at", values: [] },
  ],
  EventItem: [
    { name: "time", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "事件时间", en: "Event time", values: [] },
    { name: "record_time", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "入库时间", en: "Record time", values: [] },
    { name: "type", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "类型", en: "Type", values: ["ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent"] },
    { name: "action", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "动作", en: "Action", values: ["ADD", "OBSERVE", "DELETE", "NONE"] },
    { name: "biz_step", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "业务步骤", en: "Business step", values: [] },
    { name: "disposition", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "处置状态", en: "Disposition", values: [] },
    { name: "read_point", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "读取点", en: "Read point", values: [] },
    { name: "epc", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "首个标识", en: "First identifier", values: [] },
    { name: "event_id", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "事件编号", en: "Event ID", values: [] },
    { name: "error_declared", type: "bool", sort: false, filter: true, search: false, hidden: false, zh: "错误声明", en: "Error declared", values: [] },
  ],
  CaptureItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "ID", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "收到时间", en: "Received", values: [] },
    { name: "by_name", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "谁发来", en: "Sent by", values: [] },
    { name: "operator_name", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "state", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["running", "done", "refused"] },
    { name: "behaviour", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "有错时", en: "On faults", values: ["rollback", "proceed"] },
    { name: "events", type: "i64", sort: false, filter: true, search: false, hidden: false, zh: "事件数", en: "Events", values: [] },
    { name: "done", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "已处理", en: "Looked at", values: [] },
    { name: "accepted", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "收下", en: "Accepted", values: [] },
    { name: "duplicate", type: "i64", sort: false, filter: true, search: false, hidden: false, zh: "重复", en: "Duplicates", values: [] },
    { name: "refused", type: "i64", sort: false, filter: true, search: false, hidden: false, zh: "拒收", en: "Refused", values: [] },
    { name: "warnings", type: "i64", sort: false, filter: true, search: false, hidden: false, zh: "提示", en: "Warnings", values: [] },
    { name: "finished_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "完成时间", en: "Finished", values: [] },
  ],
  PlotItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "名称", en: "Name", values: [] },
    { name: "base_name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "基地名称", en: "Base", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类型", en: "Kind", values: ["field", "greenhouse", "orchard", "tea_garden", "pond", "pen", "forest", "other"] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体编号", en: "Producer's id", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "village", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "村编号", en: "Village id", values: [] },
    { name: "level_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "村", en: "Village", values: [] },
    { name: "area_m2", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "面积（平方米）", en: "Area, m²", values: [] },
    { name: "lon_udeg", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "经度", en: "Longitude", values: [] },
    { name: "lat_udeg", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "纬度", en: "Latitude", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["open", "closed"] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "登记时间", en: "Registered", values: [] },
  ],
  PlotGapItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "名称", en: "Name", values: [] },
    { name: "base_name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "基地名称", en: "Base", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类型", en: "Kind", values: ["field", "greenhouse", "orchard", "tea_garden", "pond", "pen", "forest", "other"] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体编号", en: "Producer's id", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "village", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "村编号", en: "Village id", values: [] },
    { name: "level_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "村", en: "Village", values: [] },
    { name: "area_m2", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "面积（平方米）", en: "Area, m²", values: [] },
    { name: "lon_udeg", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "经度", en: "Longitude", values: [] },
    { name: "lat_udeg", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "纬度", en: "Latitude", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["open", "closed"] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "登记时间", en: "Registered", values: [] },
  ],
  CropItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "code", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "代码", en: "Code", values: [] },
    { name: "name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "英文名称", en: "English name", values: [] },
    { name: "category", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类别", en: "Category", values: ["grain", "tuber", "oil", "sugar", "vegetable", "melon", "fruit", "tea", "fungus", "herb", "flower", "livestock", "poultry", "aquatic", "other"] },
    { name: "animal", type: "bool", sort: false, filter: true, search: false, hidden: false, zh: "养殖", en: "Animal", values: [] },
  ],
  VarietyItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "crop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "作物编号", en: "Crop's id", values: [] },
    { name: "crop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "作物", en: "Crop", values: [] },
    { name: "name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "品种", en: "Variety", values: [] },
    { name: "name_en", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "英文名称", en: "English name", values: [] },
  ],
  InputItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类别", en: "Kind", values: ["pesticide", "fertiliser", "vet_drug", "feed", "seed", "other"] },
    { name: "name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "英文名称", en: "English name", values: [] },
    { name: "reg_no", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "登记证号", en: "Registration", values: [] },
    { name: "maker", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "生产企业", en: "Maker", values: [] },
    { name: "ingredients", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "有效成分", en: "Active ingredients", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "登记时间", en: "Registered", values: [] },
  ],
  SubstanceItem: [
    { name: "scope", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "范围", en: "Scope", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["banned", "restricted", "lookalike"] },
    { name: "name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "英文名称", en: "English name", values: [] },
    { name: "aliases", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "别名", en: "Other names", values: [] },
    { name: "from_day", type: "date", sort: false, filter: false, search: false, hidden: false, zh: "起始日期", en: "From", values: [] },
    { name: "until_day", type: "date", sort: false, filter: false, search: false, hidden: false, zh: "截止日期", en: "Until", values: [] },
    { name: "crops", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "限用作物", en: "Crops", values: [] },
    { name: "source", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "依据", en: "Source", values: [] },
    { name: "note", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "说明", en: "Note", values: [] },
  ],
  SubstanceEditionItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "created_at", type: "time", sort: true, filter: false, search: false, hidden: false, zh: "导入时间", en: "Imported", values: [] },
    { name: "substances", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "条数", en: "Rows", values: [] },
    { name: "by_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "导入人", en: "By", values: [] },
    { name: "note", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "说明", en: "Note", values: [] },
  ],
  TemplateItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "规程名称", en: "Procedure", values: [] },
    { name: "name_en", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "英文名称", en: "English name", values: [] },
    { name: "crop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "作物编号", en: "Crop's id", values: [] },
    { name: "crop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "作物", en: "Crop", values: [] },
    { name: "steps", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "步骤数", en: "Steps", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "登记时间", en: "Registered", values: [] },
  ],
  ProductItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "产品名称", en: "Product", values: [] },
    { name: "name_en", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "英文名称", en: "English name", values: [] },
    { name: "gtin", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "商品条码", en: "GTIN", values: [] },
    { name: "spec", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "规格", en: "Specification", values: [] },
    { name: "brand", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "品牌", en: "Brand", values: [] },
    { name: "grades", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "等级", en: "Grades", values: [] },
    { name: "photo_sha", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "照片", en: "Photo", values: [] },
    { name: "crop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "作物编号", en: "Crop's id", values: [] },
    { name: "crop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "作物", en: "Crop", values: [] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体编号", en: "Producer's id", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "登记时间", en: "Registered", values: [] },
  ],
  SeasonItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "year", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "年份", en: "Year", values: [] },
    { name: "plot", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "地块编号", en: "Plot's id", values: [] },
    { name: "plot_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "地块", en: "Plot", values: [] },
    { name: "area_m2", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "面积（平方米）", en: "Area, m²", values: [] },
    { name: "crop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "作物编号", en: "Crop's id", values: [] },
    { name: "crop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "作物", en: "Crop", values: [] },
    { name: "variety_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "品种", en: "Variety", values: [] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体编号", en: "Producer's id", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "village", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "村编号", en: "Village id", values: [] },
    { name: "level_name", type: "text", sort: true, filter: false, search: false, hidden: false, zh: "村", en: "Village", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["planned", "growing", "harvesting", "closed"] },
    { name: "pub_state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "公开状态", en: "Publication", values: ["draft", "submitted", "published", "returned"] },
    { name: "start_day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "开始日期", en: "First day", values: [] },
    { name: "end_day", type: "date", sort: false, filter: false, search: false, hidden: false, zh: "结束日期", en: "Last day", values: [] },
    { name: "expected_g", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "预计产量（克）", en: "Expected yield, g", values: [] },
    { name: "flag", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "提示", en: "Flag, in Chinese", values: [] },
    { name: "flag_en", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "提示（英文）", en: "Flag", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "登记时间", en: "Registered", values: [] },
  ],
  RecordItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "season", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "生产季编号", en: "Season's id", values: [] },
    { name: "year", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "年份", en: "Year", values: [] },
    { name: "plot", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "地块编号", en: "Plot's id", values: [] },
    { name: "plot_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "地块", en: "Plot", values: [] },
    { name: "crop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "作物", en: "Crop", values: [] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体编号", en: "Producer's id", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "农事类型", en: "Kind of work", values: ["sow", "transplant", "fertilise", "pesticide", "irrigate", "weed", "scout", "prune", "feed", "vet_drug", "stock", "harvest", "other"] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["done", "planned", "void"] },
    { name: "day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "日期", en: "Day", values: [] },
    { name: "time", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "时间", en: "Time", values: [] },
    { name: "person", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "作业人", en: "Who did it", values: [] },
    { name: "inputs", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "投入品数", en: "Inputs", values: [] },
    { name: "flagged", type: "bool", sort: false, filter: true, search: false, hidden: false, zh: "有提示", en: "Flagged", values: [] },
    { name: "flag", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "提示", en: "Flag, in Chinese", values: [] },
    { name: "flag_en", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "提示（英文）", en: "Flag", values: [] },
    { name: "note", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "备注", en: "Note", values: [] },
    { name: "by_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "记录人", en: "Recorded by", values: [] },
    { name: "changed_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "记录时间", en: "Recorded", values: [] },
  ],
  DueItem: [
    { name: "season", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "生产季", en: "Season", values: [] },
    { name: "step", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "规程步骤", en: "Step", values: [] },
    { name: "record", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "计划中的农事", en: "Planned record", values: [] },
    { name: "due_day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "应做日期", en: "Due", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "农事类型", en: "Kind of work", values: ["sow", "transplant", "fertilise", "pesticide", "irrigate", "weed", "scout", "prune", "feed", "vet_drug", "stock", "harvest", "other"] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "步骤", en: "Step", values: [] },
    { name: "name_en", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "步骤（英文）", en: "Step, in English", values: [] },
    { name: "input_name", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "投入品", en: "Input", values: [] },
    { name: "amount", type: "dec", sort: false, filter: false, search: false, hidden: false, zh: "每亩用量", en: "Amount per mu", values: [] },
    { name: "unit", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "单位", en: "Unit", values: [] },
    { name: "note", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "要点", en: "What to mind", values: [] },
    { name: "plot", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "地块编号", en: "Plot's id", values: [] },
    { name: "plot_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "地块", en: "Plot", values: [] },
    { name: "area_m2", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "面积（平方米）", en: "Area, m²", values: [] },
    { name: "crop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "作物", en: "Crop", values: [] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体编号", en: "Producer's id", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
  ],
  ShelfItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体编号", en: "Producer's id", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "input", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "投入品编号", en: "Input's id", values: [] },
    { name: "name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "投入品", en: "Input", values: [] },
    { name: "name_en", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "英文名称", en: "English name", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类别", en: "Kind", values: ["pesticide", "fertiliser", "vet_drug", "feed", "seed", "other"] },
    { name: "reg_no", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "登记证号", en: "Registration", values: [] },
    { name: "left_m", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "还剩（千分之一单位）", en: "Left, thousandths of the unit", values: [] },
    { name: "unit", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "单位", en: "Unit", values: [] },
    { name: "in_m", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "入库（千分之一单位）", en: "Came in, thousandths of the unit", values: [] },
    { name: "used_m", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "已用（千分之一单位）", en: "Used, thousandths of the unit", values: [] },
    { name: "first_day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "首次入库", en: "First came in", values: [] },
    { name: "last_day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "最近入库", en: "Last came in", values: [] },
    { name: "open", type: "bool", sort: false, filter: true, search: false, hidden: false, zh: "仍在目录中", en: "Still in the catalogue", values: [] },
  ],
  LotItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "lot_no", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "批次号", en: "Lot number", values: [] },
    { name: "gtin", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "商品条码", en: "GTIN", values: [] },
    { name: "product", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "产品编号", en: "Product's id", values: [] },
    { name: "product_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "产品", en: "Product", values: [] },
    { name: "crop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "作物", en: "Crop", values: [] },
    { name: "grade", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "等级", en: "Grade", values: [] },
    { name: "quantity_g", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "数量（克）", en: "Quantity, g", values: [] },
    { name: "left_g", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "剩余（克）", en: "Left, g", values: [] },
    { name: "harvest_day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "采收日期", en: "Harvested", values: [] },
    { name: "origin", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "来历", en: "Made by", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["active", "locked", "recalled", "consumed", "closed"] },
    { name: "state_reason", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "状态原因", en: "Reason", values: [] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体编号", en: "Producer's id", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "season", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "生产季编号", en: "Season's id", values: [] },
    { name: "epc", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "批次标识", en: "EPC class", values: [] },
    { name: "event_id", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "溯源事件", en: "EPCIS event", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "建立时间", en: "Created", values: [] },
  ],
  LabItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "检测机构", en: "Laboratory", values: [] },
    { name: "qualification", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "资质证书号", en: "Qualification", values: [] },
    { name: "state", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: [] },
  ],
  LimitItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "crop", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "作物", en: "Crop", values: [] },
    { name: "item", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "检测项目", en: "Item", values: [] },
    { name: "kind", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "限量方式", en: "Kind", values: ["auto", "max", "nd", "none"] },
    { name: "value", type: "dec", sort: false, filter: false, search: false, hidden: false, zh: "限量", en: "Limit", values: [] },
    { name: "unit", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "单位", en: "Unit", values: [] },
    { name: "basis", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "依据标准", en: "Standard", values: [] },
    { name: "from_day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "施行日期", en: "In force from", values: [] },
    { name: "until_day", type: "date", sort: false, filter: false, search: false, hidden: false, zh: "废止日期", en: "In force before", values: [] },
  ],
  TestItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "test_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "检测单号", en: "Test number", values: [] },
    { name: "lot", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "批次号", en: "Lot number", values: [] },
    { name: "product_name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "产品", en: "Product", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "level_name", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "村", en: "Village", values: [] },
    { name: "by_kind", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "检测方", en: "Tested by", values: ["lab", "self"] },
    { name: "lab_name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "检测机构", en: "Laboratory", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["requested", "sampled", "judged", "cancelled"] },
    { name: "verdict", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "结论", en: "Verdict", values: ["pass", "fail", "pending"] },
    { name: "sampled_day", type: "date", sort: false, filter: false, search: false, hidden: false, zh: "抽样日期", en: "Sampled on", values: [] },
    { name: "requested_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "委托时间", en: "Requested at", values: [] },
    { name: "judged_at", type: "time", sort: false, filter: false, search: false, hidden: false, zh: "判定时间", en: "Judged at", values: [] },
  ],
  CertificateItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "cert_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "合格证编号", en: "Certificate number", values: [] },
    { name: "lot", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "批次号", en: "Lot number", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "开具方式", en: "Kind of party", values: ["producer", "buyer"] },
    { name: "product", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "产品", en: "Product", values: [] },
    { name: "party_name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "承诺方", en: "Party", values: [] },
    { name: "level_name", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "村", en: "Village", values: [] },
    { name: "weight_g", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "重量（克）", en: "Weight, grams", values: [] },
    { name: "issued_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "开具时间", en: "Issued at", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["valid", "revoked"] },
    { name: "revoke_reason", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "作废理由", en: "Reason of revocation", values: [] },
  ],
  CertificateTemplateItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "开具方式", en: "Kind of party", values: ["producer", "buyer"] },
    { name: "from_day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "施行日期", en: "In force from", values: [] },
    { name: "title", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "标题", en: "Title", values: [] },
    { name: "declaration", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "承诺", en: "Declaration", values: [] },
    { name: "statement", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "承诺内容", en: "Statement", values: [] },
    { name: "bases", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "可选依据", en: "Bases", values: [] },
    { name: "source", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "出处", en: "Source", values: [] },
  ],
  ReleaseItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "release_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "准出编号", en: "Release number", values: [] },
    { name: "lot", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "批次号", en: "Lot number", values: [] },
    { name: "cert_no", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "合格证编号", en: "Certificate number", values: [] },
    { name: "product_name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "产品", en: "Product", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "level_name", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "村", en: "Village", values: [] },
    { name: "granted_by", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "准出人", en: "Granted by", values: [] },
    { name: "granted_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "准出时间", en: "Granted at", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["granted", "withdrawn"] },
  ],
  TracePlaceItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "uri", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "标识", en: "Identifier", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类型", en: "Kind", values: ["market", "shop", "canteen", "hub", "carrier", "factory", "other"] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "英文名称", en: "English name", values: [] },
    { name: "contact", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "联系人", en: "Contact", values: [] },
    { name: "phone", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "电话", en: "Telephone", values: [] },
  ],
  FindingItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "种类", en: "Kind", values: ["inside_itself", "two_containers", "two_places", "shipped_twice", "early", "more_out", "overused", "suspended", "late_certificate", "tampered", "gap"] },
    { name: "severity", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "轻重", en: "Severity", values: ["high", "middle", "low"] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["new", "examining", "confirmed", "dismissed", "resolved"] },
    { name: "text_zh", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "说明", en: "What cannot be (Chinese)", values: [] },
    { name: "text_en", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "英文说明", en: "What cannot be", values: [] },
    { name: "subject", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "物品标识", en: "EPC or class", values: [] },
    { name: "lot_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "批次号", en: "Lot number", values: [] },
    { name: "product_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "产品", en: "Product", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "event_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "最近事件", en: "Newest event", values: [] },
    { name: "found_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "发现时间", en: "Found at", values: [] },
    { name: "reason", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "理由", en: "Reason", values: [] },
    { name: "by_name", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "经办人", en: "By", values: [] },
  ],
  RecallItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "recall_no", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "召回编号", en: "Number", values: [] },
    { name: "mock", type: "bool", sort: false, filter: true, search: false, hidden: false, zh: "演练", en: "Drill", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["draft", "drilled", "open", "closed", "withdrawn"] },
    { name: "subject_kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "从什么开始", en: "Begins at", values: ["lot", "plot", "season", "record", "input", "test", "epc", "alarm"] },
    { name: "subject_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "名称", en: "Its name", values: [] },
    { name: "reason", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "原因", en: "Reason", values: [] },
    { name: "lots_n", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "涉及批次", en: "Lots", values: [] },
    { name: "packs", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "涉及包装", en: "Packs", values: [] },
    { name: "holders", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "持有者和收货方", en: "Holders and receivers", values: [] },
    { name: "answered", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "已回复", en: "Answered", values: [] },
    { name: "quantity_g", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "批次数量（克）", en: "Quantity of the lots, g", values: [] },
    { name: "located_permille", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "找到持有者的比例（千分之）", en: "With a known holder, per thousand", values: [] },
    { name: "took_ms", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "查找用时（毫秒）", en: "Time it took to find, ms", values: [] },
    { name: "created_by", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "发起人", en: "Made by", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "发起时间", en: "Made at", values: [] },
    { name: "opened_at", type: "time", sort: false, filter: false, search: false, hidden: false, zh: "召回开始", en: "Opened at", values: [] },
    { name: "ended_at", type: "time", sort: false, filter: false, search: false, hidden: false, zh: "结束时间", en: "Ended at", values: [] },
  ],
  RecallThing: [
    { name: "pos", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "序号", en: "Number", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类别", en: "Kind", values: ["lot", "pack", "container"] },
    { name: "epc", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "标识", en: "EPC or class", values: [] },
    { name: "lot_no", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "批次号", en: "Lot number", values: [] },
    { name: "product_name", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "产品", en: "Product", values: [] },
    { name: "holder_name", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "最后所在", en: "Last seen with", values: [] },
    { name: "holder", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "最后所在的标识", en: "Identifier of that place", values: [] },
    { name: "last_at", type: "time", sort: false, filter: false, search: false, hidden: false, zh: "最近记录", en: "Last event", values: [] },
    { name: "last_step", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "最近的业务步骤", en: "Last step", values: [] },
    { name: "depth", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "步数", en: "Steps", values: [] },
  ],
  RecallHolderItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "名称", en: "Name", values: [] },
    { name: "part", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "角色", en: "Part", values: ["origin", "holder", "receiver"] },
    { name: "uri", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "标识", en: "Identifier", values: [] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体编号", en: "Producer's id", values: [] },
    { name: "here", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "现在可能还在的", en: "Last seen there", values: [] },
    { name: "touched", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "经手物品数", en: "Things that were there", values: [] },
    { name: "first_at", type: "time", sort: true, filter: false, search: false, hidden: false, zh: "最早", en: "First", values: [] },
    { name: "last_at", type: "time", sort: true, filter: false, search: false, hidden: false, zh: "最近", en: "Last", values: [] },
    { name: "answered_at", type: "time", sort: false, filter: false, search: false, hidden: false, zh: "回复时间", en: "Answered at", values: [] },
    { name: "answered_by", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "回复人", en: "Answered by", values: [] },
    { name: "secured_g", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "已封存（克）", en: "Secured, g", values: [] },
    { name: "secured_packs", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "已封存（包）", en: "Secured, packs", values: [] },
    { name: "note", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "说明", en: "Note", values: [] },
  ],
  ShopItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "店名", en: "Name", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "店铺类型", en: "Kind of shop", values: ["enterprise", "coop", "household", "hall", "input"] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["applied", "examined", "refused", "open", "suspended", "closed"] },
    { name: "open", type: "bool", sort: false, filter: true, search: false, hidden: false, zh: "正在营业", en: "Open now", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "货主", en: "Whose goods", values: [] },
    { name: "serve_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "服务方", en: "Who serves", values: [] },
    { name: "paid_name", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "收款方", en: "Who is paid", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "申请时间", en: "Applied at", values: [] },
    { name: "state_at", type: "time", sort: true, filter: false, search: false, hidden: false, zh: "状态时间", en: "In this state since", values: [] },
  ],
  GoodsItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "title", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "标题", en: "Title", values: [] },
    { name: "shop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "店铺", en: "Shop", values: [] },
    { name: "shop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "店名", en: "Shop's name", values: [] },
    { name: "product_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "产品", en: "Product", values: [] },
    { name: "gtin", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "商品条码", en: "GTIN", values: [] },
    { name: "owner_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "货主", en: "Whose goods", values: [] },
    { name: "category", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类目", en: "Category", values: ["vegetable", "fruit", "grain", "oil", "tea", "meat", "aquatic", "fungus", "herb", "made", "gift", "other"] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["draft", "submitted", "on", "returned", "off", "barred"] },
    { name: "cover_sha", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "封面", en: "Cover", values: [] },
    { name: "price_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "最低价（分）", en: "From, fen", values: [] },
    { name: "sold", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "已售件数", en: "Pieces sold", values: [] },
    { name: "state_at", type: "time", sort: true, filter: false, search: false, hidden: false, zh: "状态时间", en: "In this state since", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "上货时间", en: "Made at", values: [] },
  ],
  FeedItem: [
    { name: "sku", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "规格编号（商家编码）", en: "SKU", values: [] },
    { name: "goods", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "商品编号", en: "Goods", values: [] },
    { name: "shop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "店铺编号", en: "Shop", values: [] },
    { name: "shop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "店名", en: "Shop's name", values: [] },
    { name: "title", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "标题", en: "Title", values: [] },
    { name: "title_en", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "英文标题", en: "English title", values: [] },
    { name: "spec", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "规格", en: "Size", values: [] },
    { name: "category", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类目", en: "Category", values: ["vegetable", "fruit", "grain", "oil", "tea", "meat", "aquatic", "fungus", "herb", "made", "gift", "other"] },
    { name: "gtin", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "商品条码", en: "GTIN", values: [] },
    { name: "unit", type: "enum", sort: false, filter: false, search: false, hidden: false, zh: "计价方式", en: "Priced by", values: ["piece", "weight"] },
    { name: "weight_g", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "每件重量（克）", en: "Grams a piece", values: [] },
    { name: "price_fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "价格（分）", en: "Price, fen", values: [] },
    { name: "stock", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "可售件数", en: "Pieces free", values: [] },
    { name: "picture", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "图片", en: "Picture", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "建立时间", en: "Made at", values: [] },
  ],
  OutsideSale: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "channel", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "平台", en: "Marketplace", values: ["taobao", "tmall", "jd", "pinduoduo", "1688", "douyin", "other"] },
    { name: "order_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "平台订单号", en: "Their number", values: [] },
    { name: "title", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "商品", en: "Goods", values: [] },
    { name: "spec", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "规格", en: "Size", values: [] },
    { name: "pieces", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "件数", en: "Pieces", values: [] },
    { name: "paid_fen", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "实付（分）", en: "Paid, fen", values: [] },
    { name: "day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "日期", en: "Day", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "导入时间", en: "Imported at", values: [] },
  ],
  PurchaseItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "下单时间", en: "Made", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["open", "paid", "given_up"] },
    { name: "orders", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "订单数", en: "Orders", values: [] },
    { name: "title", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "第一件货", en: "First of the goods", values: [] },
    { name: "total_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "合计（分）", en: "Total, fen", values: [] },
    { name: "channel", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "从哪里来", en: "Channel", values: ["mall", "scan", "point", "promoter"] },
    { name: "delivery", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "寄送或自提", en: "Sent or collected", values: ["ship", "pickup"] },
    { name: "division", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "收货地", en: "Goes to", values: [] },
    { name: "household_name", type: "text", sort: true, filter: false, search: false, hidden: false, zh: "代买给", en: "Bought for", values: [] },
    { name: "promoter", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "推客编号", en: "Promoter id", values: [] },
    { name: "promoter_code", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "推客码", en: "Promoter's code", values: [] },
    { name: "payment", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "付款", en: "Payment", values: [] },
    { name: "expires_at", type: "time", sort: true, filter: false, search: false, hidden: false, zh: "付款截止", en: "To be paid until", values: [] },
  ],
  OrderLineItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "order", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "订单编号", en: "Order id", values: [] },
    { name: "order_no", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "订单号", en: "Order number", values: [] },
    { name: "title", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "品名", en: "Title", values: [] },
    { name: "spec", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "规格", en: "Size", values: [] },
    { name: "product", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "产品编号", en: "Product id", values: [] },
    { name: "product_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "产品", en: "Product", values: [] },
    { name: "category", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "类目", en: "Category", values: [] },
    { name: "owner", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "货主编号", en: "Producer id", values: [] },
    { name: "owner_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "谁的货", en: "Whose goods", values: [] },
    { name: "shop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "店铺", en: "Shop", values: [] },
    { name: "pieces", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "件数（减退货）", en: "Pieces less those given back", values: [] },
    { name: "net_fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "成交额，已减退款（分）", en: "Turnover less refunds, fen", values: [] },
    { name: "order_state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "订单状态", en: "Order's state", values: ["placed", "paid", "packed", "shipped", "received", "completed", "cancelled", "refund_asked", "refunding", "refunded"] },
    { name: "paid_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "付款时间", en: "Paid", values: [] },
  ],
  ProducerOnline: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "kind", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "类型", en: "Kind", values: [] },
    { name: "place_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "所在地", en: "Where", values: [] },
    { name: "online", type: "bool", sort: true, filter: true, search: false, hidden: false, zh: "有货在网上卖", en: "Has goods on sale", values: [] },
    { name: "goods", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "在售商品", en: "Goods on sale", values: [] },
  ],
  MyOrderItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "order_no", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "订单号", en: "Order number", values: [] },
    { name: "purchase", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "购买", en: "Purchase", values: [] },
    { name: "payment", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "付款", en: "Payment", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["placed", "paid", "packed", "shipped", "received", "completed", "cancelled", "refund_asked", "refunding", "refunded"] },
    { name: "shop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "店铺编号", en: "Shop id", values: [] },
    { name: "shop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "店铺", en: "Shop", values: [] },
    { name: "title", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "第一件货", en: "First of the goods", values: [] },
    { name: "spec", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "规格", en: "Size", values: [] },
    { name: "cover_sha", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "图片", en: "Picture", values: [] },
    { name: "pieces", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "件数", en: "Pieces", values: [] },
    { name: "total_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "合计（分）", en: "Total, fen", values: [] },
    { name: "back_fen", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "退款（分）", en: "Given back, fen", values: [] },
    { name: "tax_fen", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "货款中的增值税（分）", en: "Value added tax in the goods, fen", values: [] },
    { name: "delivery", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "寄送或自提", en: "Sent or collected", values: ["ship", "pickup"] },
    { name: "channel", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "从哪里来", en: "Channel", values: ["mall", "scan", "point", "promoter"] },
    { name: "sale_place", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "销售地", en: "Place of sale", values: [] },
    { name: "to_place", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "收货地", en: "Goes to", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "下单时间", en: "Made", values: [] },
    { name: "paid_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "付款时间", en: "Paid", values: [] },
    { name: "completed_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "完成时间", en: "Completed", values: [] },
    { name: "household_name", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "代买给", en: "Bought for", values: [] },
  ],
  OrderItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "order_no", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "订单号", en: "Order number", values: [] },
    { name: "purchase", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "购买", en: "Purchase", values: [] },
    { name: "payment", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "付款", en: "Payment", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["placed", "paid", "packed", "shipped", "received", "completed", "cancelled", "refund_asked", "refunding", "refunded"] },
    { name: "shop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "店铺编号", en: "Shop id", values: [] },
    { name: "shop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "店铺", en: "Shop", values: [] },
    { name: "title", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "第一件货", en: "First of the goods", values: [] },
    { name: "spec", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "规格", en: "Size", values: [] },
    { name: "cover_sha", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "图片", en: "Picture", values: [] },
    { name: "pieces", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "件数", en: "Pieces", values: [] },
    { name: "total_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "合计（分）", en: "Total, fen", values: [] },
    { name: "back_fen", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "退款（分）", en: "Given back, fen", values: [] },
    { name: "tax_fen", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "货款中的增值税（分）", en: "Value added tax in the goods, fen", values: [] },
    { name: "delivery", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "寄送或自提", en: "Sent or collected", values: ["ship", "pickup"] },
    { name: "channel", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "从哪里来", en: "Channel", values: ["mall", "scan", "point", "promoter"] },
    { name: "sale_place", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "销售地", en: "Place of sale", values: [] },
    { name: "to_place", type: "text", sort: false, filter: true, search: false, hidden: false, zh: "收货地", en: "Goes to", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "下单时间", en: "Made", values: [] },
    { name: "paid_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "付款时间", en: "Paid", values: [] },
    { name: "completed_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "完成时间", en: "Completed", values: [] },
    { name: "net_fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "成交额，已减退款（分）", en: "Turnover less refunds, fen", values: [] },
    { name: "township", type: "text", sort: false, filter: true, search: false, hidden: true, zh: "乡镇代码", en: "Township's code", values: [] },
    { name: "township_name", type: "text", sort: true, filter: false, search: false, hidden: false, zh: "乡镇", en: "Township", values: [] },
    { name: "point", type: "uuid", sort: false, filter: true, search: false, hidden: true, zh: "村站编号", en: "Village point", values: [] },
    { name: "promoter", type: "uuid", sort: false, filter: true, search: false, hidden: true, zh: "推客编号", en: "Promoter id", values: [] },
  ],
  RefundRow: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "order", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "订单编号", en: "Order id", values: [] },
    { name: "order_no", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "订单号", en: "Order number", values: [] },
    { name: "shop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "店铺编号", en: "Shop id", values: [] },
    { name: "shop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "店铺", en: "Shop", values: [] },
    { name: "kind", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "种类", en: "Kind", values: ["asked", "cancelled", "weighed", "recall"] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["asked", "offered", "refused", "escalated", "refunding", "done", "failed", "denied", "withdrawn"] },
    { name: "cause", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "原因", en: "Cause", values: ["changed_mind", "late", "damaged", "quality", "wrong", "recall", "other"] },
    { name: "fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "金额（分）", en: "Fen", values: [] },
    { name: "due_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "答复截止", en: "To be answered until", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "申请时间", en: "Asked", values: [] },
    { name: "ended_at", type: "time", sort: false, filter: true, search: false, hidden: false, zh: "结束时间", en: "Ended", values: [] },
  ],
  CampaignItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "名称", en: "Name", values: [] },
    { name: "shop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "店铺编号", en: "Shop id", values: [] },
    { name: "shop_name", type: "text", sort: true, filter: false, search: false, hidden: false, zh: "店铺", en: "Shop", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["draft", "on", "off", "stopped"] },
    { name: "stop_reason", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "县里停止的原因", en: "Why the county stopped it", values: [] },
    { name: "from_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "开始", en: "From", values: [] },
    { name: "until_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "结束", en: "Until", values: [] },
    { name: "stock", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "共几件", en: "Pieces", values: [] },
    { name: "taken", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "已订", en: "Ordered", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "创建时间", en: "Made", values: [] },
  ],
  CouponItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "code", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "券码", en: "Code", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "名称", en: "Name", values: [] },
    { name: "shop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "店铺编号", en: "Shop id", values: [] },
    { name: "shop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "店铺", en: "Shop", values: [] },
    { name: "off_fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "减（分）", en: "Off, fen", values: [] },
    { name: "from_fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "满（分）", en: "From, fen", values: [] },
    { name: "stock", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "共几张", en: "How many", values: [] },
    { name: "used", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "用了几张", en: "Used", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["on", "off", "stopped"] },
    { name: "stop_reason", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "县里停止的原因", en: "Why the county stopped it", values: [] },
    { name: "shown", type: "bool", sort: true, filter: true, search: false, hidden: false, zh: "公开领取", en: "Anyone may take it", values: [] },
    { name: "from_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "开始", en: "From", values: [] },
    { name: "until_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "结束", en: "Until", values: [] },
  ],
  PromoterItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "code", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "推客码", en: "Code", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: false, hidden: false, zh: "姓名（打码）", en: "Name, masked", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["on", "off"] },
    { name: "orders", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "付款的订单", en: "Orders paid", values: [] },
    { name: "earned_fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "佣金（分）", en: "Earned, fen", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "加入时间", en: "Joined", values: [] },
  ],
  ShopInputItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "shop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "店铺编号", en: "Shop's id", values: [] },
    { name: "shop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "店铺", en: "Shop", values: [] },
    { name: "input", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "投入品编号", en: "Input's id", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "投入品", en: "Input", values: [] },
    { name: "name_en", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "英文名称", en: "English name", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类别", en: "Kind", values: ["pesticide", "fertiliser", "vet_drug", "feed", "seed", "other"] },
    { name: "reg_no", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "登记证号", en: "Registration", values: [] },
    { name: "maker", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "生产企业", en: "Maker", values: [] },
    { name: "spec", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "包装规格", en: "Pack", values: [] },
    { name: "amount", type: "dec", sort: false, filter: false, search: false, hidden: false, zh: "每件含量", en: "Amount in a pack", values: [] },
    { name: "unit", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "含量单位", en: "Its unit", values: [] },
    { name: "price_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "每件价（分）", en: "A pack, fen", values: [] },
    { name: "stock", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "现有几件", en: "Packs there are", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "上架", en: "On sale", values: ["on", "off"] },
    { name: "live", type: "bool", sort: false, filter: true, search: false, hidden: false, zh: "现在可以卖", en: "May be sold now", values: [] },
  ],
  InputOffer: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "版本", en: "Revision", values: [] },
    { name: "shop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "店铺编号", en: "Shop's id", values: [] },
    { name: "shop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "店铺", en: "Shop", values: [] },
    { name: "input", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "投入品编号", en: "Input's id", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "投入品", en: "Input", values: [] },
    { name: "name_en", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "英文名称", en: "English name", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类别", en: "Kind", values: ["pesticide", "fertiliser", "vet_drug", "feed", "seed", "other"] },
    { name: "reg_no", type: "text", sort: false, filter: true, search: true, hidden: false, zh: "登记证号", en: "Registration", values: [] },
    { name: "maker", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "生产企业", en: "Maker", values: [] },
    { name: "spec", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "包装规格", en: "Pack", values: [] },
    { name: "amount", type: "dec", sort: false, filter: false, search: false, hidden: false, zh: "每件含量", en: "Amount in a pack", values: [] },
    { name: "unit", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "含量单位", en: "Its unit", values: [] },
    { name: "price_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "每件价（分）", en: "A pack, fen", values: [] },
    { name: "stock", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "现有几件", en: "Packs there are", values: [] },
    { name: "place", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "在哪里", en: "Place", values: [] },
  ],
  InputSaleItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "shop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "店铺编号", en: "Shop's id", values: [] },
    { name: "shop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "店铺", en: "Shop", values: [] },
    { name: "buyer", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "买方编号", en: "Buyer's id", values: [] },
    { name: "buyer_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "买方", en: "Buyer", values: [] },
    { name: "what", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "买了什么（第一种）", en: "What, the first of it", values: [] },
    { name: "kinds", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "几种", en: "Kinds", values: [] },
    { name: "total_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "合计（分）", en: "Total, fen", values: [] },
    { name: "pay_way", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "怎么付", en: "How it is paid", values: ["online", "counter"] },
    { name: "by_point", type: "bool", sort: false, filter: true, search: false, hidden: false, zh: "站点代买", en: "By a village point", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["placed", "paid", "handed", "cancelled", "refunding", "refunded"] },
    { name: "day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "日期", en: "Day", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "下单时间", en: "Ordered at", values: [] },
  ],
  InputBuyItem: [
    { name: "uuid", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "shop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "店铺编号", en: "Shop's id", values: [] },
    { name: "shop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "店铺", en: "Shop", values: [] },
    { name: "buyer", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "买方编号", en: "Buyer's id", values: [] },
    { name: "buyer_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "买方", en: "Buyer", values: [] },
    { name: "what", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "买了什么（第一种）", en: "What, the first of it", values: [] },
    { name: "kinds", type: "i64", sort: false, filter: false, search: false, hidden: false, zh: "几种", en: "Kinds", values: [] },
    { name: "total_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "合计（分）", en: "Total, fen", values: [] },
    { name: "pay_way", type: "enum", sort: false, filter: true, search: false, hidden: false, zh: "怎么付", en: "How it is paid", values: ["online", "counter"] },
    { name: "by_point", type: "bool", sort: false, filter: true, search: false, hidden: false, zh: "站点代买", en: "By a village point", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["placed", "paid", "handed", "cancelled", "refunding", "refunded"] },
    { name: "day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "日期", en: "Day", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "下单时间", en: "Ordered at", values: [] },
  ],
  DemandItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "demand_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "需求编号", en: "Number", values: [] },
    { name: "title", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "标题", en: "Title", values: [] },
    { name: "crop", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "品种", en: "Crop", values: [] },
    { name: "crop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "品种名称", en: "Crop's name", values: [] },
    { name: "buyer_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "采购单位", en: "Buying organisation", values: [] },
    { name: "grade", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "等级", en: "Grade", values: [] },
    { name: "quantity_g", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "from_day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "最早交货日", en: "First day", values: [] },
    { name: "until_day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "最后交货日", en: "Last day", values: [] },
    { name: "place", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "交货地点", en: "Place", values: [] },
    { name: "price_min_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "最低价（分/千克）", en: "Lowest price, fen a kilogram", values: [] },
    { name: "price_max_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "最高价（分/千克）", en: "Highest price, fen a kilogram", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["review", "open", "returned", "closed", "withdrawn"] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "提出时间", en: "Posted at", values: [] },
  ],
  OfferItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "demand", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "需求", en: "Demand", values: [] },
    { name: "demand_title", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "需求标题", en: "Demand's title", values: [] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "quantity_g", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "price_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "价格（分/千克）", en: "Price, fen a kilogram", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["open", "accepted", "refused", "withdrawn"] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "报价时间", en: "Made at", values: [] },
  ],
  ContractItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "contract_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "合同编号", en: "Number", values: [] },
    { name: "title", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "货物", en: "Goods", values: [] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "卖方", en: "Seller", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "卖方名称", en: "Seller's name", values: [] },
    { name: "buyer_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "买方名称", en: "Buyer's name", values: [] },
    { name: "quantity_g", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "price_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "单价（分/千克）", en: "Price, fen a kilogram", values: [] },
    { name: "total_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "合计（分）", en: "Sum, fen", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["drafted", "signed", "active", "fulfilled", "broken_seller", "broken_buyer", "cancelled"] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "生成时间", en: "Made at", values: [] },
  ],
  PackageItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "package_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "编号", en: "Number", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类型", en: "Kind", values: ["yard", "plot"] },
    { name: "title", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "标题", en: "Title", values: [] },
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "place_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "所在地", en: "Where", values: [] },
    { name: "photo_sha", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "照片", en: "Photo", values: [] },
    { name: "share_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "每份价格（分）", en: "Fen a share", values: [] },
    { name: "target_shares", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "目标份数", en: "Target, shares", values: [] },
    { name: "max_shares", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "份数上限", en: "Most shares", values: [] },
    { name: "paid_shares", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "已付份数", en: "Shares paid", values: [] },
    { name: "deadline_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "截止时间", en: "Deadline", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["review", "open", "returned", "running", "done", "failed", "stopped"] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "发起时间", en: "Made at", values: [] },
  ],
  PledgeItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "pledge_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "编号", en: "Number", values: [] },
    { name: "package", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "预订", en: "Package", values: [] },
    { name: "package_title", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "标题", en: "Title", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "receiver_masked", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "收货人", en: "Receiver", values: [] },
    { name: "package_state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "预订状态", en: "Package's state", values: ["review", "open", "returned", "running", "done", "failed", "stopped"] },
    { name: "photo_sha", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "照片", en: "Photo", values: [] },
    { name: "shares", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "份数", en: "Shares", values: [] },
    { name: "fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "金额（分）", en: "Fen", values: [] },
    { name: "released_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "已付给农户（分）", en: "Paid to the household, fen", values: [] },
    { name: "refunded_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "已退（分）", en: "Given back, fen", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["unpaid", "paid", "lapsed", "refunding", "refunded", "stuck", "done"] },
    { name: "disputed", type: "bool", sort: true, filter: true, search: false, hidden: false, zh: "有争议待裁定", en: "Dispute to decide", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "认购时间", en: "Made at", values: [] },
  ],
  BulkBuyerItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "单位名称", en: "Name", values: [] },
    { name: "uscc", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "统一社会信用代码", en: "Unified social credit code", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类型", en: "Kind", values: ["supermarket", "canteen", "helper", "company"] },
    { name: "credit_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "信用额度（分）", en: "Limit, fen", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["applied", "active", "refused", "suspended"] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "申请时间", en: "Applied at", values: [] },
  ],
  BuyerStatementItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "statement_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "月结单号", en: "Number", values: [] },
    { name: "buyer", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "采购单位", en: "Buying organisation", values: [] },
    { name: "buyer_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "单位名称", en: "Its name", values: [] },
    { name: "month", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "月份", en: "Month", values: [] },
    { name: "bills", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "笔数", en: "Bills", values: [] },
    { name: "fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "金额（分）", en: "Fen", values: [] },
    { name: "due_day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "应付日", en: "Due on", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["open", "paid"] },
  ],
  TenderItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "tender_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "招标编号", en: "Number", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "方式", en: "Kind", values: ["sealed", "reverse"] },
    { name: "title", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "标题", en: "Title", values: [] },
    { name: "crop_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "品种名称", en: "Crop's name", values: [] },
    { name: "buyer_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "采购单位", en: "Buying organisation", values: [] },
    { name: "quantity_g", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "ceiling_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "最高限价（分/千克）", en: "Ceiling, fen a kilogram", values: [] },
    { name: "closes_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "截止时间", en: "Ends", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["review", "open", "returned", "opened", "awarded", "failed", "withdrawn"] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "发起时间", en: "Made at", values: [] },
  ],
  BidItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "tender", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "招标", en: "Tender", values: [] },
    { name: "tender_title", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "招标标题", en: "Tender's title", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "received_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "收到时间", en: "Received at", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["in", "replaced", "withdrawn", "won", "lost"] },
    { name: "tender_state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "招标状态", en: "Tender's state", values: ["review", "open", "returned", "opened", "awarded", "failed", "withdrawn"] },
  ],
  BenefitHousehold: [
    { name: "operator", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "place_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "所在地", en: "Where", values: [] },
    { name: "poor", type: "bool", sort: true, filter: true, search: false, hidden: false, zh: "帮扶户", en: "Helped household", values: [] },
    { name: "order_fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "商城订单（分）", en: "Orders of the mall, fen", values: [] },
    { name: "contract_fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "合同交货（分）", en: "Contracts, fen", values: [] },
    { name: "package_fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "小院预订和认养（分）", en: "Packages, fen", values: [] },
    { name: "total_fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "合计（分）", en: "In all, fen", values: [] },
  ],
  BenefitSale: [
    { name: "operator", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "poor", type: "bool", sort: true, filter: true, search: false, hidden: false, zh: "帮扶户", en: "Helped household", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "来自", en: "From", values: ["contract", "package", "forfeit", "order"] },
    { name: "ref", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "凭据", en: "Of", values: [] },
    { name: "number", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "单号", en: "Number", values: [] },
    { name: "thing", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "合同或预订", en: "Contract or package", values: [] },
    { name: "buyer", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "采购单位编号", en: "Buying organisation's id", values: [] },
    { name: "paid_to", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "货款付给", en: "Paid to", values: [] },
    { name: "buyer_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "采购单位", en: "Buying organisation", values: [] },
    { name: "buyer_kind", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "单位类型", en: "Its kind", values: [] },
    { name: "fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "金额（分）", en: "Fen", values: [] },
    { name: "at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "入账时间", en: "Posted at", values: [] },
  ],
  BenefitHelper: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "采购单位", en: "Buying organisation", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "单位名称", en: "Name", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类型", en: "Kind", values: ["supermarket", "canteen", "helper", "company"] },
    { name: "bought_fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "采购合计（分）", en: "Bought in all, fen", values: [] },
    { name: "from_poor_fen", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "其中来自帮扶户（分）", en: "Of this from helped households, fen", values: [] },
  ],
  DeliveryItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "delivery_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "交货单号", en: "Number", values: [] },
    { name: "contract", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "合同", en: "Contract", values: [] },
    { name: "contract_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "合同编号", en: "Contract's number", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "卖方名称", en: "Seller's name", values: [] },
    { name: "buyer_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "买方名称", en: "Buyer's name", values: [] },
    { name: "day", type: "date", sort: true, filter: true, search: false, hidden: false, zh: "发出日", en: "Sent on", values: [] },
    { name: "quantity_g", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "发出（克）", en: "Sent, grams", values: [] },
    { name: "net_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "应付（分）", en: "To be paid, fen", values: [] },
    { name: "deducted_fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "扣款（分）", en: "Taken off, fen", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["sent", "received", "refused", "settled"] },
  ],
  DepositItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "为了什么", en: "For what", values: ["contract", "tender"] },
    { name: "subject", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "合同或招标", en: "Contract or tender", values: [] },
    { name: "subject_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "合同或招标编号", en: "Its number", values: [] },
    { name: "title", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "货物", en: "Goods", values: [] },
    { name: "side", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "哪一方交的", en: "Paid by which side", values: ["buyer", "seller"] },
    { name: "payer_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "谁交的", en: "Paid by", values: [] },
    { name: "other_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "另一方（罚没归他）", en: "The other side, whose it is when forfeited", values: [] },
    { name: "fen", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "金额（分）", en: "Amount, fen", values: [] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["asked", "paid", "returning", "returned", "stuck", "forfeited", "dropped"] },
    { name: "state_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "何时起", en: "Since", values: [] },
    { name: "why", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "原因", en: "Why", values: [] },
  ],
  DemandCrop: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "code", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "代码", en: "Code", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "英文名称", en: "Name in English", values: [] },
  ],
  CodeBatchItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "lot", type: "uuid", sort: false, filter: true, search: false, hidden: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "批次号", en: "Lot number", values: [] },
    { name: "product_name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "产品", en: "Product", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: true, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "gtin", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "商品条码", en: "GTIN", values: [] },
    { name: "kind", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "码的种类", en: "Kind", values: ["lot", "pack"] },
    { name: "first_serial", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "起始序号", en: "First number", values: [] },
    { name: "codes", type: "i64", sort: true, filter: true, search: false, hidden: false, zh: "数量", en: "Number", values: [] },
    { name: "state", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: [] },
    { name: "created_by", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "经办人", en: "By", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "时间", en: "At", values: [] },
  ],
  ComplaintItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "complaint_no", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "投诉编号", en: "Number", values: [] },
    { name: "category", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "类型", en: "About", values: ["quality", "safety", "fake", "label", "delivery", "other"] },
    { name: "state", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "状态", en: "State", values: ["received", "accepted", "answered", "closed", "refused"] },
    { name: "product_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "产品", en: "Product", values: [] },
    { name: "lot_no", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "批次号", en: "Lot number", values: [] },
    { name: "operator_name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "text", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "情况", en: "What is wrong", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "收到时间", en: "Received at", values: [] },
    { name: "due_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "办理期限", en: "Due", values: [] },
  ],
  PeerItem: [
    { name: "uuid", type: "uuid", sort: false, filter: false, search: false, hidden: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", sort: true, filter: false, search: true, hidden: false, zh: "名称", en: "Name", values: [] },
    { name: "direction", type: "enum", sort: true, filter: true, search: false, hidden: false, zh: "方向", en: "Direction", values: ["send", "receive", "pull"] },
    { name: "url", type: "text", sort: false, filter: false, search: true, hidden: false, zh: "对方平台的地址", en: "Address of the peer", values: [] },
    { name: "peer_county", type: "text", sort: true, filter: true, search: false, hidden: false, zh: "对方的县", en: "County of the peer", values: [] },
    { name: "paused", type: "bool", sort: false, filter: true, search: false, hidden: false, zh: "已暂停", en: "Paused", values: [] },
    { name: "failures", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "连续失败次数", en: "Failures in a row", values: [] },
    { name: "last_at", type: "time", sort: false, filter: false, search: false, hidden: false, zh: "最近成功", en: "Last success", values: [] },
    { name: "error", type: "text", sort: false, filter: false, search: false, hidden: false, zh: "最近的错误", en: "Last error", values: [] },
    { name: "accepted", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "收下的事件", en: "Events taken", values: [] },
    { name: "duplicate", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "原来就有的事件", en: "Events that were there already", values: [] },
    { name: "refused", type: "i64", sort: true, filter: false, search: false, hidden: false, zh: "收不下的事件", en: "Events that could not be taken", values: [] },
    { name: "created_at", type: "time", sort: true, filter: true, search: false, hidden: false, zh: "建立时间", en: "Created", values: [] },
  ],
} satisfies TableOf<readonly ListColumn[]>;
export type ListName = keyof typeof listColumns;

export const shapes = {
  SignIn: [
    { name: "login", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "登录名", en: "Sign-in name", values: [] },
    { name: "password", type: "text", req: true, ro: false, secret: true, min: 1, max: 128, zh: "密码", en: "Password", values: [] },
  ],
  Me: [
    { name: "kind", type: "text", req: false, ro: true, secret: false, min: 0, max: 10, zh: "账号或密钥", en: "Account or key", values: [] },
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "login", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "登录名", en: "Sign-in name", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "姓名", en: "Name", values: [] },
    { name: "must_change", type: "bool", req: false, ro: true, secret: false, zh: "须先修改密码", en: "The password must be changed first", values: [] },
    { name: "session", type: "uuid", req: false, ro: true, secret: false, zh: "本次登录", en: "This session", values: [] },
    { name: "grants", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "授权", en: "Grants", sub: "PeopleGrant", values: [] },
    { name: "permissions", type: "texts", req: false, ro: true, secret: false, min: 0, max: 200, zh: "权限", en: "Permissions", values: [] },
    { name: "county", type: "obj", req: false, ro: true, secret: false, zh: "本县", en: "County", sub: "County", values: [] },
  ],
  PeopleGrant: [
    { name: "role", type: "enum", req: false, ro: true, secret: false, zh: "角色", en: "Role", values: ["admin", "office", "lab", "agri", "market", "owner", "worker", "point", "machine", "buyer"] },
    { name: "level", type: "uuid", req: false, ro: true, secret: false, zh: "层级", en: "Level", values: [] },
    { name: "level_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "层级名称", en: "Name of the level", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "经营主体名称", en: "Name of the producer", values: [] },
  ],
  County: [
    { name: "code", type: "text", req: false, ro: true, secret: false, min: 0, max: 12, zh: "区划代码", en: "Division code", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "英文名称", en: "English name", values: [] },
    { name: "level", type: "uuid", req: false, ro: true, secret: false, zh: "层级", en: "Level", values: [] },
    { name: "domain", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "追溯码域名", en: "Domain of trace codes", values: [] },
    { name: "demo", type: "bool", req: false, ro: true, secret: false, zh: "演示数据", en: "Demonstration", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
  ],
  PasswordChange: [
    { name: "old_password", type: "text", req: true, ro: false, secret: true, min: 1, max: 128, zh: "原密码", en: "Present password", values: [] },
    { name: "new_password", type: "text", req: true, ro: false, secret: true, min: 1, max: 128, zh: "新密码", en: "New password", values: [] },
  ],
  Session: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "remote", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "网络地址", en: "Address", values: [] },
    { name: "agent", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "浏览器", en: "Browser", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "登录时间", en: "Signed in", values: [] },
    { name: "seen_at", type: "time", req: false, ro: true, secret: false, zh: "最近使用", en: "Last used", values: [] },
    { name: "expires_at", type: "time", req: false, ro: true, secret: false, zh: "最晚到期", en: "Ends at the latest", values: [] },
    { name: "current", type: "bool", req: false, ro: true, secret: false, zh: "当前", en: "This one", values: [] },
  ],
  Role: [
    { name: "role", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "角色", en: "Role", values: [] },
    { name: "zh", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "中文名称", en: "Chinese name", values: [] },
    { name: "en", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "英文名称", en: "English name", values: [] },
    { name: "permissions", type: "texts", req: false, ro: true, secret: false, min: 0, max: 200, zh: "权限", en: "Permissions", values: [] },
    { name: "grants", type: "texts", req: false, ro: true, secret: false, min: 0, max: 20, zh: "可授予的角色", en: "Roles it may hand out", values: [] },
  ],
  CountyBody: [
    { name: "level", type: "uuid", req: false, ro: false, secret: false, zh: "本县层级", en: "Level of the county", values: [] },
    { name: "domain", type: "text", req: false, ro: false, secret: false, min: 3, max: 120, zh: "追溯码域名", en: "Domain of trace codes", values: [] },
    { name: "demo", type: "bool", req: false, ro: false, secret: false, zh: "演示数据", en: "Demonstration", values: [] },
  ],
  Level: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "parent", type: "uuid", req: false, ro: true, secret: false, zh: "上级", en: "Parent", values: [] },
    { name: "code", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "区划代码", en: "Code", values: [] },
    { name: "kind", type: "text", req: false, ro: true, secret: false, min: 0, max: 30, zh: "类别", en: "Kind", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "英文名称", en: "English name", values: [] },
    { name: "county", type: "text", req: false, ro: true, secret: false, min: 0, max: 6, zh: "县代码", en: "County code", values: [] },
    { name: "state", type: "text", req: false, ro: true, secret: false, min: 0, max: 10, zh: "状态", en: "State", values: [] },
    { name: "depth", type: "i64", req: false, ro: true, secret: false, zh: "层数", en: "Depth", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
  ],
  LevelBody: [
    { name: "parent", type: "uuid", req: false, ro: false, secret: false, zh: "上级", en: "Parent", values: [] },
    { name: "code", type: "text", req: false, ro: false, secret: false, min: 0, max: 20, zh: "区划代码", en: "Code", values: [] },
    { name: "kind", type: "text", req: true, ro: false, secret: false, min: 1, max: 30, zh: "类别", en: "Kind", values: [] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 80, zh: "英文名称", en: "English name", values: [] },
  ],
  LevelPatch: [
    { name: "code", type: "text", req: false, ro: false, secret: false, min: 0, max: 20, zh: "区划代码", en: "Code", values: [] },
    { name: "kind", type: "text", req: false, ro: false, secret: false, min: 1, max: 30, zh: "类别", en: "Kind", values: [] },
    { name: "name", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 80, zh: "英文名称", en: "English name", values: [] },
  ],
  LevelMove: [
    { name: "parent", type: "uuid", req: true, ro: false, secret: false, zh: "新的上级", en: "New parent", values: [] },
  ],
  LevelReason: [
    { name: "reason", type: "text", req: true, ro: false, secret: false, min: 2, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  Operator: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "类型", en: "Kind", values: ["household", "coop", "family_farm", "enterprise"] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "public_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "公开名称", en: "Public name", values: [] },
    { name: "uscc", type: "text", req: false, ro: true, secret: false, min: 0, max: 18, zh: "统一社会信用代码", en: "Social credit code", values: [] },
    { name: "number", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "农户编号", en: "Number of the household", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["applied", "examined", "active", "suspended", "closed", "refused"] },
    { name: "level", type: "uuid", req: false, ro: true, secret: false, zh: "所在层级", en: "Level", values: [] },
    { name: "level_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "层级名称", en: "Name of the level", values: [] },
    { name: "place", type: "text", req: false, ro: true, secret: false, min: 0, max: 300, zh: "所在地", en: "Place", values: [] },
    { name: "county", type: "text", req: false, ro: true, secret: false, min: 0, max: 6, zh: "县代码", en: "County code", values: [] },
    { name: "contact", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "联系人", en: "Contact", values: [] },
    { name: "phone", type: "text", req: false, ro: true, secret: false, min: 0, max: 30, zh: "电话", en: "Phone", values: [] },
    { name: "address", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "地址", en: "Address", values: [] },
    { name: "trained_person", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "明白人", en: "Trained person", values: [] },
    { name: "poor", type: "bool", req: false, ro: true, secret: false, zh: "帮扶户", en: "Helped household", values: [] },
    { name: "gln", type: "text", req: false, ro: true, secret: false, min: 0, max: 13, zh: "全球位置码", en: "GLN", values: [] },
    { name: "location", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "位置标识", en: "Location URI", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "登记时间", en: "Registered", values: [] },
    { name: "updated_at", type: "time", req: false, ro: true, secret: false, zh: "更新时间", en: "Changed", values: [] },
    { name: "next_states", type: "texts", req: false, ro: true, secret: false, min: 0, max: 10, zh: "可转入的状态", en: "States the caller may set", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
  ],
  OperatorBody: [
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "类型", en: "Kind", values: ["household", "coop", "family_farm", "enterprise"] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "public_name", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "公开名称", en: "Public name", values: [] },
    { name: "uscc", type: "text", req: false, ro: false, secret: false, min: 0, max: 18, zh: "统一社会信用代码", en: "Social credit code", values: [] },
    { name: "level", type: "uuid", req: true, ro: false, secret: false, zh: "所在层级", en: "Level", values: [] },
    { name: "contact", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "联系人", en: "Contact", values: [] },
    { name: "phone", type: "text", req: false, ro: false, secret: false, min: 0, max: 30, zh: "电话", en: "Phone", values: [] },
    { name: "address", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "地址", en: "Address", values: [] },
    { name: "trained_person", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "明白人", en: "Trained person", values: [] },
    { name: "poor", type: "bool", req: false, ro: false, secret: false, zh: "帮扶户", en: "Helped household", values: [] },
    { name: "gln", type: "text", req: false, ro: false, secret: false, min: 0, max: 13, zh: "全球位置码", en: "GLN", values: [] },
  ],
  OperatorPatch: [
    { name: "name", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "public_name", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "公开名称", en: "Public name", values: [] },
    { name: "uscc", type: "text", req: false, ro: false, secret: false, min: 0, max: 18, zh: "统一社会信用代码", en: "Social credit code", values: [] },
    { name: "level", type: "uuid", req: false, ro: false, secret: false, zh: "所在层级", en: "Level", values: [] },
    { name: "contact", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "联系人", en: "Contact", values: [] },
    { name: "phone", type: "text", req: false, ro: false, secret: false, min: 0, max: 30, zh: "电话", en: "Phone", values: [] },
    { name: "address", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "地址", en: "Address", values: [] },
    { name: "trained_person", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "明白人", en: "Trained person", values: [] },
    { name: "poor", type: "bool", req: false, ro: false, secret: false, zh: "帮扶户", en: "Helped household", values: [] },
    { name: "gln", type: "text", req: false, ro: false, secret: false, min: 0, max: 13, zh: "全球位置码", en: "GLN", values: [] },
  ],
  Examination: [
    { name: "passed", type: "bool", req: true, ro: false, secret: false, zh: "是否通过", en: "Passed", values: [] },
    { name: "opinion", type: "text", req: true, ro: false, secret: false, min: 2, max: 300, zh: "审核意见", en: "Opinion", values: [] },
  ],
  OperatorStateBody: [
    { name: "state", type: "enum", req: true, ro: false, secret: false, zh: "新状态", en: "New state", values: ["applied", "examined", "active", "suspended", "closed", "refused"] },
    { name: "reason", type: "text", req: true, ro: false, secret: false, min: 2, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  OperatorStep: [
    { name: "from_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "原状态", en: "From", values: [] },
    { name: "to_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "新状态", en: "To", values: [] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 300, zh: "意见或原因", en: "Opinion or reason", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "经办人", en: "By", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "Time", values: [] },
    { name: "examination", type: "bool", req: false, ro: true, secret: false, zh: "审核结论", en: "Outcome of an examination", values: [] },
  ],
  ApplyPlace: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "村", en: "Village", values: [] },
    { name: "above", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "乡镇", en: "Township", values: [] },
  ],
  Application: [
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "类型", en: "Kind", values: ["household", "coop", "family_farm", "enterprise"] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "uscc", type: "text", req: false, ro: false, secret: false, min: 0, max: 18, zh: "统一社会信用代码", en: "Social credit code", values: [] },
    { name: "level", type: "uuid", req: true, ro: false, secret: false, zh: "所在村", en: "Village", values: [] },
    { name: "contact", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "联系人", en: "Contact", values: [] },
    { name: "phone", type: "text", req: true, ro: false, secret: false, min: 1, max: 30, zh: "电话", en: "Phone", values: [] },
    { name: "address", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "地址", en: "Address", values: [] },
    { name: "trained_person", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "明白人", en: "Trained person", values: [] },
  ],
  NewBuyer: [
    { name: "phone", type: "text", req: true, ro: false, secret: false, min: 11, max: 20, zh: "手机号", en: "Mobile number", values: [] },
    { name: "password", type: "text", req: true, ro: false, secret: true, min: 1, max: 128, zh: "密码", en: "Password", values: [] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 30, zh: "称呼", en: "Name", values: [] },
  ],
  Buyer: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "称呼", en: "Name", values: [] },
    { name: "masked", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "别人看到的称呼", en: "Name as others see it", values: [] },
    { name: "phone", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "手机号", en: "Mobile number", values: [] },
    { name: "phone_masked", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "别人看到的手机号", en: "Number as others see it", values: [] },
    { name: "registered_at", type: "time", req: false, ro: true, secret: false, zh: "注册时间", en: "Registered", values: [] },
  ],
  BuyerLeave: [
    { name: "password", type: "text", req: true, ro: false, secret: true, min: 1, max: 128, zh: "密码", en: "Password", values: [] },
  ],
  Account: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "login", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "登录名", en: "Sign-in name", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "姓名", en: "Name", values: [] },
    { name: "state", type: "text", req: false, ro: true, secret: false, min: 0, max: 10, zh: "状态", en: "State", values: [] },
    { name: "must_change", type: "bool", req: false, ro: true, secret: false, zh: "须修改密码", en: "Password must be changed", values: [] },
    { name: "signed_in_at", type: "time", req: false, ro: true, secret: false, zh: "最近登录", en: "Last sign-in", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "创建时间", en: "Created", values: [] },
    { name: "grants", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "授权", en: "Grants", sub: "PeopleGrant", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
  ],
  AccountBody: [
    { name: "login", type: "text", req: true, ro: false, secret: false, min: 2, max: 40, zh: "登录名", en: "Sign-in name", values: [] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "姓名", en: "Name", values: [] },
    { name: "password", type: "text", req: true, ro: false, secret: true, min: 1, max: 128, zh: "密码", en: "Password", values: [] },
    { name: "must_change", type: "bool", req: false, ro: false, secret: false, zh: "首次登录须修改密码", en: "Must be changed at the next sign-in", values: [] },
    { name: "grants", type: "list", req: true, ro: false, secret: false, min: 1, max: 50, zh: "授权", en: "Grants", sub: "PeopleGrantBody", values: [] },
  ],
  PeopleGrantBody: [
    { name: "role", type: "enum", req: true, ro: false, secret: false, zh: "角色", en: "Role", values: ["admin", "office", "lab", "agri", "market", "owner", "worker", "point", "machine", "buyer"] },
    { name: "level", type: "uuid", req: false, ro: false, secret: false, zh: "层级", en: "Level", values: [] },
    { name: "operator", type: "uuid", req: false, ro: false, secret: false, zh: "经营主体", en: "Producer", values: [] },
  ],
  AccountPatch: [
    { name: "name", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "姓名", en: "Name", values: [] },
    { name: "state", type: "enum", req: false, ro: false, secret: false, zh: "状态", en: "State", values: ["active", "disabled"] },
  ],
  GrantsBody: [
    { name: "grants", type: "list", req: true, ro: false, secret: false, min: 1, max: 50, zh: "授权", en: "Grants", sub: "PeopleGrantBody", values: [] },
  ],
  PasswordReset: [
    { name: "password", type: "text", req: true, ro: false, secret: true, min: 1, max: 128, zh: "新密码", en: "New password", values: [] },
    { name: "must_change", type: "bool", req: false, ro: false, secret: false, zh: "首次登录须修改密码", en: "Must be changed at the next sign-in", values: [] },
  ],
  KeyBody: [
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "用途", en: "What it is for", values: [] },
    { name: "role", type: "enum", req: true, ro: false, secret: false, zh: "角色", en: "Role", values: ["admin", "office", "lab", "agri", "market", "owner", "worker", "point", "machine", "buyer"] },
    { name: "level", type: "uuid", req: false, ro: false, secret: false, zh: "层级", en: "Level", values: [] },
    { name: "operator", type: "uuid", req: false, ro: false, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "expires_at", type: "time", req: false, ro: false, secret: false, zh: "到期", en: "Expires", values: [] },
  ],
  Key: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "用途", en: "What it is for", values: [] },
    { name: "prefix", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "开头", en: "Begins with", values: [] },
    { name: "secret", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "密钥（只显示一次）", en: "The key, shown once", values: [] },
  ],
  Statement: [
    { name: "account", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "账户", en: "Account", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "名称", en: "Name", values: [] },
    { name: "from_day", type: "date", req: false, ro: true, secret: false, zh: "开始日期", en: "From", values: [] },
    { name: "until_day", type: "date", req: false, ro: true, secret: false, zh: "结束日期（含）", en: "Until, included", values: [] },
    { name: "opening", type: "i64", req: false, ro: true, secret: false, zh: "期初余额（分），负数为应付", en: "Opening balance, fen; negative: owed to the account's owner", values: [] },
    { name: "closing", type: "i64", req: false, ro: true, secret: false, zh: "期末余额（分）", en: "Closing balance, fen", values: [] },
    { name: "debits", type: "i64", req: false, ro: true, secret: false, zh: "借方合计（分）", en: "Debits, fen", values: [] },
    { name: "credits", type: "i64", req: false, ro: true, secret: false, zh: "贷方合计（分）", en: "Credits, fen", values: [] },
    { name: "lines", type: "list", req: false, ro: true, secret: false, min: 0, max: 5000, zh: "明细", en: "Lines", sub: "StatementLine", values: [] },
  ],
  StatementLine: [
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "At", values: [] },
    { name: "kind", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "类别", en: "Kind", values: [] },
    { name: "key", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "编号", en: "Number", values: [] },
    { name: "memo", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "摘要", en: "What", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, zh: "金额（分）", en: "Amount, fen", values: [] },
    { name: "balance", type: "i64", req: false, ro: true, secret: false, zh: "余额（分）", en: "Balance, fen", values: [] },
  ],
  SettlementDraw: [
    { name: "until_day", type: "date", req: true, ro: false, secret: false, zh: "截止日期（含）", en: "Due until, included", values: [] },
    { name: "kind", type: "enum", req: false, ro: false, secret: false, zh: "只结算这类收款人", en: "Only payees of this kind", values: ["all", "operator", "buyer", "promoter"] },
    { name: "payee", type: "uuid", req: false, ro: false, secret: false, zh: "只结算这个收款人", en: "Only this payee", values: [] },
  ],
  SettlementsDrawn: [
    { name: "settlements", type: "i64", req: false, ro: true, secret: false, zh: "结算单数", en: "Settlements", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, zh: "合计（分）", en: "Sum, fen", values: [] },
  ],
  Settlement: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "number", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "结算单号", en: "Number", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "收款人类别", en: "Kind of payee", values: ["operator", "buyer", "promoter"] },
    { name: "payee", type: "uuid", req: false, ro: true, secret: false, zh: "收款人编号", en: "Payee's id", values: [] },
    { name: "payee_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "收款人", en: "Payee", values: [] },
    { name: "account", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "账户", en: "Account", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, zh: "金额（分）", en: "Amount, fen", values: [] },
    { name: "lines_n", type: "i64", req: false, ro: true, secret: false, zh: "笔数", en: "Lines", values: [] },
    { name: "until_day", type: "date", req: false, ro: true, secret: false, zh: "截止日期（含）", en: "Due until, included", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["drawn", "approved", "paid", "failed", "cancelled"] },
    { name: "drawn_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "生成人", en: "Drawn by", values: [] },
    { name: "drawn_at", type: "time", req: false, ro: true, secret: false, zh: "生成时间", en: "Drawn at", values: [] },
    { name: "approved_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "批准人", en: "Approved by", values: [] },
    { name: "approved_at", type: "time", req: false, ro: true, secret: false, zh: "批准时间", en: "Approved at", values: [] },
    { name: "filed_at", type: "time", req: false, ro: true, secret: false, zh: "列入银行付款文件的时间", en: "Given out in a file for the bank at", values: [] },
    { name: "paid_at", type: "time", req: false, ro: true, secret: false, zh: "付款时间", en: "Paid out at", values: [] },
    { name: "reference", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "银行流水号", en: "Bank's reference", values: [] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "原因", en: "Reason", values: [] },
    { name: "holder", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "户名", en: "Account holder", values: [] },
    { name: "bank", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "开户行", en: "Bank", values: [] },
    { name: "bank_number", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "账号（隐去大部分）", en: "Account number, masked", values: [] },
    { name: "payee_changed", type: "bool", req: false, ro: true, secret: false, zh: "批准后收款账户已变更", en: "The payee was changed since the approval", values: [] },
    { name: "parts", type: "list", req: false, ro: true, secret: false, min: 0, max: 500, zh: "构成", en: "What it is made of", sub: "SettlementPart", values: [] },
    { name: "steps", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "经过", en: "History", sub: "SettlementStep", values: [] },
  ],
  SettlementPart: [
    { name: "kind", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "类别", en: "Kind", values: [] },
    { name: "memo", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "摘要", en: "What", values: [] },
    { name: "lines", type: "i64", req: false, ro: true, secret: false, zh: "笔数", en: "Lines", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, zh: "金额（分）", en: "Amount, fen", values: [] },
  ],
  SettlementStep: [
    { name: "from_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "原状态", en: "From", values: [] },
    { name: "to_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "新状态", en: "To", values: [] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "说明", en: "Text", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经办人", en: "By", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "At", values: [] },
  ],
  SettlementMove: [
    { name: "state", type: "enum", req: true, ro: false, secret: false, zh: "新状态", en: "State", values: ["drawn", "approved", "paid", "failed", "cancelled"] },
    { name: "text", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "银行流水号（付款时）或原因", en: "The bank's reference, or the reason", values: [] },
  ],
  Payee: [
    { name: "holder", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "户名", en: "Account holder", values: [] },
    { name: "bank", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "开户行", en: "Bank", values: [] },
    { name: "number", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "账号（隐去大部分）", en: "Account number, masked", values: [] },
    { name: "changed_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "修改人", en: "Changed by", values: [] },
    { name: "changed_at", type: "time", req: false, ro: true, secret: false, zh: "修改时间", en: "Changed at", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
  ],
  PayeeBody: [
    { name: "holder", type: "text", req: true, ro: false, secret: true, min: 2, max: 80, zh: "户名", en: "Account holder", values: [] },
    { name: "bank", type: "text", req: true, ro: false, secret: false, min: 2, max: 80, zh: "开户行", en: "Bank", values: [] },
    { name: "number", type: "text", req: true, ro: false, secret: true, min: 8, max: 40, zh: "账号", en: "Account number", values: [] },
  ],
  Wallets: [
    { name: "items", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "我的账户", en: "My accounts", sub: "Wallet", values: [] },
  ],
  Wallet: [
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "类别", en: "Kind", values: ["operator", "buyer", "promoter"] },
    { name: "payee", type: "uuid", req: false, ro: true, secret: false, zh: "收款人编号", en: "Payee's id", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "收款人", en: "Payee", values: [] },
    { name: "account", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "账户", en: "Account", values: [] },
    { name: "owed_fen", type: "i64", req: false, ro: true, secret: false, zh: "应付、尚未结算（分），负数为欠平台", en: "Owed and not drawn yet, fen; negative: owes the house", values: [] },
    { name: "way_fen", type: "i64", req: false, ro: true, secret: false, zh: "结算中（分）", en: "Drawn, on its way, fen", values: [] },
    { name: "paid_fen", type: "i64", req: false, ro: true, secret: false, zh: "已付出（分）", en: "Paid out, fen", values: [] },
    { name: "holder", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "户名", en: "Account holder", values: [] },
    { name: "bank", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "开户行", en: "Bank", values: [] },
    { name: "number", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "账号（隐去大部分）", en: "Account number, masked", values: [] },
  ],
  Payment: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "subject", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "为什么付款", en: "What is paid", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, zh: "金额（分）", en: "Amount, fen", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "标题", en: "Title", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["open", "paid", "given_up"] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "创建时间", en: "Made at", values: [] },
    { name: "expires_at", type: "time", req: false, ro: true, secret: false, zh: "付款期限", en: "To be paid until", values: [] },
    { name: "paid_at", type: "time", req: false, ro: true, secret: false, zh: "付款时间", en: "Paid at", values: [] },
    { name: "channels", type: "list", req: false, ro: true, secret: false, min: 0, max: 20, zh: "可用的支付方式（待付款时）", en: "Ways to pay, while it is open", sub: "PayOffer", values: [] },
    { name: "tries", type: "list", req: false, ro: true, secret: false, min: 0, max: 40, zh: "支付尝试", en: "Tries", sub: "PayTry", values: [] },
    { name: "refunds", type: "list", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "退款", en: "Refunds", sub: "PayRefund", values: [] },
  ],
  PayOffer: [
    { name: "channel", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "支付方式", en: "Channel", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "名称", en: "Name", values: [] },
    { name: "scenes", type: "texts", req: false, ro: true, secret: false, min: 0, max: 6, zh: "可用场景", en: "Scenes", values: [] },
    { name: "authorize", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "微信内支付前先打开的本站地址（已确认付款人时没有）", en: "Page of ours to open before paying inside WeChat; absent once the payer is known", values: [] },
  ],
  PayTry: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "number", type: "text", req: false, ro: true, secret: false, min: 0, max: 32, zh: "支付单号", en: "Number at the channel", values: [] },
    { name: "channel", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "支付方式", en: "Channel", values: [] },
    { name: "channel_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "支付方式名称", en: "Name of the channel", values: [] },
    { name: "scene", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "场景", en: "Scene", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, zh: "金额（分）", en: "Amount, fen", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["started", "open", "uncertain", "checking", "paid", "closed", "disputed"] },
    { name: "made_at", type: "time", req: false, ro: true, secret: false, zh: "发起时间", en: "Made at", values: [] },
    { name: "expires_at", type: "time", req: false, ro: true, secret: false, zh: "有效期至", en: "Expires", values: [] },
    { name: "paid_at", type: "time", req: false, ro: true, secret: false, zh: "付款时间", en: "Paid at", values: [] },
    { name: "go", type: "obj", req: false, ro: true, secret: false, zh: "下一步（待支付时）", en: "What the browser does next, while it waits", sub: "PayGo", values: [] },
  ],
  PayGo: [
    { name: "kind", type: "enum", req: false, ro: false, secret: false, zh: "下一步：无、跳转、二维码、微信内支付、提交表单", en: "What the browser does next", values: ["none", "redirect", "qr", "jsapi", "form"] },
    { name: "url", type: "text", req: false, ro: false, secret: false, min: 0, max: 8000, zh: "地址", en: "Address", values: [] },
    { name: "text", type: "text", req: false, ro: false, secret: false, min: 0, max: 8000, zh: "二维码内容、支付参数或说明", en: "Content of the QR code, parameters, or words", values: [] },
    { name: "fields", type: "list", req: false, ro: false, secret: false, min: 0, max: 100, zh: "表单内容", en: "Fields of the form", sub: "PayPair", values: [] },
  ],
  PayPair: [
    { name: "name", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "名称", en: "Name", values: [] },
    { name: "value", type: "text", req: false, ro: false, secret: false, min: 0, max: 8000, zh: "值", en: "Value", values: [] },
  ],
  PayRefund: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "number", type: "text", req: false, ro: true, secret: false, min: 0, max: 32, zh: "退款单号", en: "Number at the channel", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, zh: "金额（分）", en: "Amount, fen", values: [] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "原因", en: "Reason", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["queued", "sent", "uncertain", "hand", "done", "failed"] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "申请时间", en: "Asked for at", values: [] },
    { name: "done_at", type: "time", req: false, ro: true, secret: false, zh: "完成时间", en: "Done at", values: [] },
  ],
  PayTryBody: [
    { name: "channel", type: "text", req: true, ro: false, secret: false, min: 1, max: 20, zh: "支付方式", en: "Channel", values: [] },
    { name: "scene", type: "enum", req: true, ro: false, secret: false, zh: "场景", en: "Scene", values: ["jsapi", "h5", "native", "wap", "page", "hand"] },
    { name: "return_url", type: "text", req: false, ro: false, secret: false, min: 1, max: 500, zh: "付款后回到的站内路径（缺省：商城的付款页）", en: "Path of our own pages to come back to (the mall's page of the payment if left out)", values: [] },
  ],
  PayStep: [
    { name: "from_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "原状态", en: "From", values: [] },
    { name: "to_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "新状态", en: "To", values: [] },
    { name: "detail", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "说明", en: "Detail", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经办人", en: "By", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "At", values: [] },
  ],
  PayConfirm: [
    { name: "reference", type: "text", req: false, ro: false, secret: false, min: 0, max: 100, zh: "银行流水号（转账必填）", en: "The bank's reference (needed for a transfer)", values: [] },
  ],
  PayDispute: [
    { name: "outcome", type: "enum", req: true, ro: false, secret: false, zh: "结果：退还、未收到款", en: "Outcome: give it back, nothing came", values: ["refund", "nothing"] },
    { name: "reason", type: "text", req: true, ro: false, secret: false, min: 2, max: 500, zh: "依据", en: "What this rests on", values: [] },
  ],
  PayRefundAct: [
    { name: "act", type: "enum", req: true, ro: false, secret: false, zh: "重试或已人工退款", en: "Try again, or done by hand", values: ["again", "by_hand"] },
    { name: "reference", type: "text", req: false, ro: false, secret: false, min: 0, max: 100, zh: "凭据（人工退款必填）", en: "Reference (needed when done by hand)", values: [] },
  ],
  PayBillSettle: [
    { name: "note", type: "text", req: true, ro: false, secret: false, min: 2, max: 500, zh: "怎样处理的", en: "How it was settled", values: [] },
  ],
  PlotBody: [
    { name: "operator", type: "uuid", req: false, ro: false, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "level", type: "uuid", req: false, ro: false, secret: false, zh: "所在村", en: "Village", values: [] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "base_name", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "基地名称", en: "Name of the base", values: [] },
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "类型", en: "Kind", values: ["field", "greenhouse", "orchard", "tea_garden", "pond", "pen", "forest", "other"] },
    { name: "boundary", type: "json", req: true, ro: false, secret: false, zh: "边界（GeoJSON）", en: "Boundary, GeoJSON", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 1, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  Plot: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "level", type: "uuid", req: false, ro: true, secret: false, zh: "所在村", en: "Village", values: [] },
    { name: "level_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "村名", en: "Village name", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "base_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "基地名称", en: "Name of the base", values: [] },
    { name: "state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "状态", en: "State", values: [] },
    { name: "county", type: "text", req: false, ro: true, secret: false, min: 0, max: 6, zh: "县代码", en: "County", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "类型", en: "Kind", values: ["field", "greenhouse", "orchard", "tea_garden", "pond", "pen", "forest", "other"] },
    { name: "boundary", type: "json", req: false, ro: true, secret: false, zh: "边界", en: "Boundary", values: [] },
    { name: "area_m2", type: "i64", req: false, ro: true, secret: false, zh: "面积（平方米）", en: "Area, square metres", values: [] },
    { name: "lon_udeg", type: "i64", req: false, ro: true, secret: false, zh: "中心经度（百万分之一度）", en: "Longitude of the centre, micro-degrees", values: [] },
    { name: "lat_udeg", type: "i64", req: false, ro: true, secret: false, zh: "中心纬度（百万分之一度）", en: "Latitude of the centre, micro-degrees", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "登记时间", en: "Registered", values: [] },
  ],
  OpenBody: [
    { name: "state", type: "enum", req: true, ro: false, secret: false, zh: "状态", en: "State", values: ["open", "closed"] },
    { name: "reason", type: "text", req: true, ro: false, secret: false, min: 1, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  CropBody: [
    { name: "code", type: "text", req: true, ro: false, secret: false, min: 2, max: 40, zh: "代码", en: "Code", values: [] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "英文名称", en: "English name", values: [] },
    { name: "category", type: "enum", req: true, ro: false, secret: false, zh: "类别", en: "Category", values: ["grain", "tuber", "oil", "sugar", "vegetable", "melon", "fruit", "tea", "fungus", "herb", "flower", "livestock", "poultry", "aquatic", "other"] },
    { name: "animal", type: "bool", req: false, ro: false, secret: false, zh: "养殖", en: "Animal", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 1, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  Crop: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "code", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "代码", en: "Code", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "英文名称", en: "English name", values: [] },
    { name: "category", type: "enum", req: false, ro: true, secret: false, zh: "类别", en: "Category", values: ["grain", "tuber", "oil", "sugar", "vegetable", "melon", "fruit", "tea", "fungus", "herb", "flower", "livestock", "poultry", "aquatic", "other"] },
    { name: "animal", type: "bool", req: false, ro: true, secret: false, zh: "养殖", en: "Animal", values: [] },
  ],
  VarietyBody: [
    { name: "crop", type: "uuid", req: true, ro: false, secret: false, zh: "作物", en: "Crop", values: [] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "品种名称", en: "Variety", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "英文名称", en: "English name", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 1, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  Variety: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "crop", type: "uuid", req: false, ro: true, secret: false, zh: "作物", en: "Crop", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "品种名称", en: "Variety", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "英文名称", en: "English name", values: [] },
  ],
  InputBody: [
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 100, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 1, max: 100, zh: "英文名称", en: "English name", values: [] },
    { name: "reg_no", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "登记证号", en: "Registration number", values: [] },
    { name: "maker", type: "text", req: false, ro: false, secret: false, min: 1, max: 100, zh: "生产企业", en: "Maker", values: [] },
    { name: "ingredients", type: "text", req: false, ro: false, secret: false, min: 1, max: 500, zh: "有效成分（用；分隔）", en: "Active ingredients, separated by ;", values: [] },
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "类别", en: "Kind", values: ["pesticide", "fertiliser", "vet_drug", "feed", "seed", "other"] },
    { name: "rules", type: "list", req: false, ro: false, secret: false, min: 0, max: 60, zh: "各作物使用规定", en: "Rules per crop", sub: "InputRule", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 1, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  InputRule: [
    { name: "crop", type: "uuid", req: false, ro: false, secret: false, zh: "作物（空为所有）", en: "Crop, any when empty", values: [] },
    { name: "crop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "作物名称", en: "Crop name", values: [] },
    { name: "dose_min", type: "dec", req: false, ro: false, secret: false, zh: "每亩最低用量", en: "Lowest dose per mu", values: [] },
    { name: "dose_max", type: "dec", req: false, ro: false, secret: false, zh: "每亩最高用量", en: "Highest dose per mu", values: [] },
    { name: "unit", type: "text", req: false, ro: false, secret: false, min: 1, max: 12, zh: "单位", en: "Unit", values: [] },
    { name: "uses_max", type: "i64", req: false, ro: false, secret: false, min: 1, max: 100, zh: "每季最多使用次数", en: "Most uses in a season", values: [] },
    { name: "interval_days", type: "i64", req: false, ro: false, secret: false, min: 0, max: 1000, zh: "安全间隔期或休药期（天）", en: "Pre-harvest interval or withdrawal period, days", values: [] },
    { name: "source", type: "text", req: false, ro: false, secret: false, min: 1, max: 200, zh: "依据", en: "Source", values: [] },
  ],
  Input: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "英文名称", en: "English name", values: [] },
    { name: "reg_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "登记证号", en: "Registration number", values: [] },
    { name: "maker", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "生产企业", en: "Maker", values: [] },
    { name: "ingredients", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "有效成分", en: "Active ingredients", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "类别", en: "Kind", values: ["pesticide", "fertiliser", "vet_drug", "feed", "seed", "other"] },
    { name: "state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "状态", en: "State", values: [] },
    { name: "rules", type: "list", req: false, ro: true, secret: false, min: 0, max: 60, zh: "各作物使用规定", en: "Rules per crop", sub: "InputRule", values: [] },
  ],
  SubstanceEdition: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "substances", type: "i64", req: false, ro: true, secret: false, zh: "条数", en: "Rows", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "导入时间", en: "Imported", values: [] },
    { name: "note", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "说明", en: "Note", values: [] },
  ],
  TemplateBody: [
    { name: "crop", type: "uuid", req: true, ro: false, secret: false, zh: "作物", en: "Crop", values: [] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "规程名称", en: "Procedure", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 1, max: 100, zh: "英文名称", en: "English name", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 1, max: 1000, zh: "说明", en: "Note", values: [] },
    { name: "steps", type: "list", req: true, ro: false, secret: false, min: 1, max: 60, zh: "步骤", en: "Steps", sub: "TemplateStep", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 1, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  TemplateStep: [
    { name: "uuid", type: "uuid", req: false, ro: false, secret: false, zh: "编号（保留原步骤）", en: "Id, to keep a step", values: [] },
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "农事类型", en: "Kind of work", values: ["sow", "transplant", "fertilise", "pesticide", "irrigate", "weed", "scout", "prune", "feed", "vet_drug", "stock", "harvest", "other"] },
    { name: "offset_days", type: "i64", req: true, ro: false, secret: false, min: -60, max: 1500, zh: "距开始的天数", en: "Days from the start", values: [] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "步骤名称", en: "Step", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 1, max: 100, zh: "英文名称", en: "English name", values: [] },
    { name: "input", type: "uuid", req: false, ro: false, secret: false, zh: "投入品", en: "Input", values: [] },
    { name: "input_name", type: "text", req: false, ro: false, secret: false, min: 1, max: 100, zh: "投入品名称（目录外）", en: "Input's name, when not in the catalogue", values: [] },
    { name: "amount", type: "dec", req: false, ro: false, secret: false, zh: "每亩用量（养殖为每次用量）", en: "Amount per mu; for animals per time", values: [] },
    { name: "unit", type: "text", req: false, ro: false, secret: false, min: 1, max: 12, zh: "单位", en: "Unit", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 1, max: 500, zh: "要点", en: "What to mind", values: [] },
  ],
  Template: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "crop", type: "uuid", req: false, ro: true, secret: false, zh: "作物", en: "Crop", values: [] },
    { name: "crop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "作物名称", en: "Crop name", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "规程名称", en: "Procedure", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "英文名称", en: "English name", values: [] },
    { name: "note", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "说明", en: "Note", values: [] },
    { name: "state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "状态", en: "State", values: [] },
    { name: "steps", type: "list", req: false, ro: true, secret: false, min: 0, max: 60, zh: "步骤", en: "Steps", sub: "TemplateStep", values: [] },
  ],
  ProductBody: [
    { name: "operator", type: "uuid", req: false, ro: false, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "crop", type: "uuid", req: true, ro: false, secret: false, zh: "作物", en: "Crop", values: [] },
    { name: "variety", type: "uuid", req: false, ro: false, secret: false, zh: "品种", en: "Variety", values: [] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "产品名称", en: "Product name", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 1, max: 100, zh: "英文名称", en: "English name", values: [] },
    { name: "spec", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "规格", en: "Specification", values: [] },
    { name: "brand", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "品牌", en: "Brand", values: [] },
    { name: "grades", type: "text", req: false, ro: false, secret: false, min: 1, max: 100, zh: "等级（用|分隔）", en: "Grades, separated by |", values: [] },
    { name: "photo_sha", type: "text", req: false, ro: false, secret: false, zh: "照片", en: "Photo", values: [] },
    { name: "gtin", type: "text", req: false, ro: false, secret: false, min: 8, max: 14, zh: "商品条码（空则自动分配）", en: "GTIN, allocated when empty", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 1, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  Product: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "crop", type: "uuid", req: false, ro: true, secret: false, zh: "作物", en: "Crop", values: [] },
    { name: "crop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "作物名称", en: "Crop name", values: [] },
    { name: "variety", type: "uuid", req: false, ro: true, secret: false, zh: "品种", en: "Variety", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "产品名称", en: "Product name", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "英文名称", en: "English name", values: [] },
    { name: "spec", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "规格", en: "Specification", values: [] },
    { name: "brand", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "品牌", en: "Brand", values: [] },
    { name: "grades", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "等级", en: "Grades", values: [] },
    { name: "photo_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "照片", en: "Photo", values: [] },
    { name: "gtin", type: "text", req: false, ro: true, secret: false, min: 0, max: 14, zh: "商品条码", en: "GTIN", values: [] },
    { name: "county", type: "text", req: false, ro: true, secret: false, min: 0, max: 6, zh: "县代码", en: "County", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "登记时间", en: "Registered", values: [] },
  ],
  SeasonBody: [
    { name: "plot", type: "uuid", req: true, ro: false, secret: false, zh: "地块", en: "Plot", values: [] },
    { name: "crop", type: "uuid", req: true, ro: false, secret: false, zh: "作物", en: "Crop", values: [] },
    { name: "variety", type: "uuid", req: false, ro: false, secret: false, zh: "品种", en: "Variety", values: [] },
    { name: "template", type: "uuid", req: false, ro: false, secret: false, zh: "操作规程", en: "Operating procedure", values: [] },
    { name: "year", type: "i64", req: true, ro: false, secret: false, min: 2000, max: 2100, zh: "年份", en: "Year", values: [] },
    { name: "start_day", type: "date", req: true, ro: false, secret: false, zh: "开始日期", en: "First day", values: [] },
    { name: "end_day", type: "date", req: false, ro: false, secret: false, zh: "结束日期", en: "Last day", values: [] },
    { name: "expected_g", type: "i64", req: false, ro: false, secret: false, min: 0, max: 100000000000, zh: "预计产量（克）", en: "Expected yield, grams", values: [] },
    { name: "organic_claim", type: "bool", req: false, ro: false, secret: false, zh: "按有机方式生产（自述）", en: "Grown organically, as declared", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 1, max: 500, zh: "备注", en: "Note", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 1, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  Season: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "plot", type: "uuid", req: false, ro: true, secret: false, zh: "地块", en: "Plot", values: [] },
    { name: "plot_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "地块名称", en: "Plot name", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "crop", type: "uuid", req: false, ro: true, secret: false, zh: "作物", en: "Crop", values: [] },
    { name: "crop_code", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "作物代码", en: "Crop code", values: [] },
    { name: "crop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "作物名称", en: "Crop name", values: [] },
    { name: "category", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "类别", en: "Category", values: [] },
    { name: "animal", type: "bool", req: false, ro: true, secret: false, zh: "养殖", en: "Animal", values: [] },
    { name: "variety", type: "uuid", req: false, ro: true, secret: false, zh: "品种", en: "Variety", values: [] },
    { name: "variety_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "品种名称", en: "Variety name", values: [] },
    { name: "template", type: "uuid", req: false, ro: true, secret: false, zh: "操作规程", en: "Operating procedure", values: [] },
    { name: "note", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "备注", en: "Note", values: [] },
    { name: "flag", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "提示", en: "Flag, in Chinese", values: [] },
    { name: "flag_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "提示（英文）", en: "Flag", values: [] },
    { name: "county", type: "text", req: false, ro: true, secret: false, min: 0, max: 6, zh: "县代码", en: "County", values: [] },
    { name: "year", type: "i64", req: false, ro: true, secret: false, min: 0, max: 9999, zh: "年份", en: "Year", values: [] },
    { name: "start_day", type: "date", req: false, ro: true, secret: false, zh: "开始日期", en: "First day", values: [] },
    { name: "end_day", type: "date", req: false, ro: true, secret: false, zh: "结束日期", en: "Last day", values: [] },
    { name: "expected_g", type: "i64", req: false, ro: true, secret: false, zh: "预计产量（克）", en: "Expected yield, grams", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["planned", "growing", "harvesting", "closed"] },
    { name: "pub_state", type: "enum", req: false, ro: true, secret: false, zh: "公开状态", en: "Publication", values: ["draft", "submitted", "published", "returned"] },
    { name: "pub_reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 300, zh: "审核意见", en: "Reviewer's reason", values: [] },
    { name: "area_m2", type: "i64", req: false, ro: true, secret: false, zh: "面积（平方米）", en: "Area, square metres", values: [] },
    { name: "organic_claim", type: "bool", req: false, ro: true, secret: false, zh: "按有机方式生产（自述）", en: "Grown organically, as declared", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "登记时间", en: "Registered", values: [] },
  ],
  SeasonMove: [
    { name: "state", type: "enum", req: true, ro: false, secret: false, zh: "状态", en: "State", values: ["planned", "growing", "harvesting", "closed"] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 1, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  SeasonReview: [
    { name: "decision", type: "enum", req: true, ro: false, secret: false, zh: "审核结论", en: "Decision", values: ["publish", "return", "withdraw"] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 1, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  Diary: [
    { name: "plot", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "地块", en: "Plot", values: [] },
    { name: "area_m2", type: "i64", req: false, ro: true, secret: false, zh: "面积（平方米）", en: "Area, square metres", values: [] },
    { name: "published", type: "bool", req: false, ro: true, secret: false, zh: "已公开", en: "Published", values: [] },
    { name: "lines", type: "list", req: false, ro: true, secret: false, min: 0, max: 500, zh: "记录", en: "Lines", sub: "DiaryLine", values: [] },
  ],
  DiaryLine: [
    { name: "day", type: "date", req: false, ro: true, secret: false, zh: "日期", en: "Day", values: [] },
    { name: "kind", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "类别", en: "Kind", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "做了什么", en: "What was done", values: [] },
    { name: "note", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "说明", en: "Note", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "谁做的（姓）", en: "By, the surname", values: [] },
    { name: "photos", type: "texts", req: false, ro: true, secret: false, min: 0, max: 9, zh: "照片", en: "Photos", values: [] },
  ],
  RecordBody: [
    { name: "season", type: "uuid", req: true, ro: false, secret: false, zh: "生产季", en: "Season", values: [] },
    { name: "step", type: "uuid", req: false, ro: false, secret: false, zh: "规程步骤", en: "Step of the procedure", values: [] },
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "农事类型", en: "Kind of work", values: ["sow", "transplant", "fertilise", "pesticide", "irrigate", "weed", "scout", "prune", "feed", "vet_drug", "stock", "harvest", "other"] },
    { name: "state", type: "enum", req: false, ro: false, secret: false, zh: "计划或完成", en: "Planned or done", values: ["done", "planned", "void"] },
    { name: "day", type: "date", req: false, ro: false, secret: false, zh: "日期", en: "Day", values: [] },
    { name: "time", type: "text", req: false, ro: false, secret: false, zh: "时间", en: "Time of day", values: [] },
    { name: "person", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "作业人", en: "Who did it", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 1, max: 1000, zh: "备注", en: "Note", values: [] },
    { name: "uses", type: "list", req: false, ro: false, secret: false, min: 0, max: 20, zh: "投入品使用", en: "Inputs used", sub: "UseBody", values: [] },
    { name: "photos", type: "texts", req: false, ro: false, secret: false, min: 0, max: 12, zh: "照片", en: "Photos", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 1, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  UseBody: [
    { name: "input", type: "uuid", req: false, ro: false, secret: false, zh: "投入品", en: "Input", values: [] },
    { name: "name", type: "text", req: false, ro: false, secret: false, min: 1, max: 100, zh: "投入品名称（目录外）", en: "Name, when not in the catalogue", values: [] },
    { name: "kind", type: "enum", req: false, ro: false, secret: false, zh: "投入品类别（目录外）", en: "Kind, when not in the catalogue", values: ["pesticide", "fertiliser", "vet_drug", "feed", "seed", "other"] },
    { name: "amount", type: "dec", req: true, ro: false, secret: false, zh: "用量", en: "Amount", values: [] },
    { name: "unit", type: "text", req: true, ro: false, secret: false, min: 1, max: 12, zh: "单位", en: "Unit", values: [] },
    { name: "dilution", type: "text", req: false, ro: false, secret: false, min: 1, max: 40, zh: "稀释倍数", en: "Dilution", values: [] },
    { name: "area_m2", type: "i64", req: false, ro: false, secret: false, min: 1, max: 1000000000, zh: "施用面积（平方米）", en: "Area treated, square metres", values: [] },
  ],
  FieldRecord: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "season", type: "uuid", req: false, ro: true, secret: false, zh: "生产季", en: "Season", values: [] },
    { name: "plot", type: "uuid", req: false, ro: true, secret: false, zh: "地块", en: "Plot", values: [] },
    { name: "plot_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "地块名称", en: "Plot name", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "crop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "作物名称", en: "Crop name", values: [] },
    { name: "step", type: "uuid", req: false, ro: true, secret: false, zh: "规程步骤", en: "Step", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "农事类型", en: "Kind of work", values: ["sow", "transplant", "fertilise", "pesticide", "irrigate", "weed", "scout", "prune", "feed", "vet_drug", "stock", "harvest", "other"] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["done", "planned", "void"] },
    { name: "day", type: "date", req: false, ro: true, secret: false, zh: "日期", en: "Day", values: [] },
    { name: "time", type: "text", req: false, ro: true, secret: false, min: 0, max: 5, zh: "时间", en: "Time of day", values: [] },
    { name: "person", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "作业人", en: "Who did it", values: [] },
    { name: "note", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "备注", en: "Note", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "记录人", en: "Recorded by", values: [] },
    { name: "flag", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "提示", en: "Flag, in Chinese", values: [] },
    { name: "flag_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "提示（英文）", en: "Flag", values: [] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 300, zh: "更正原因", en: "Reason of the correction", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "首次记录时间", en: "First recorded", values: [] },
    { name: "changed_at", type: "time", req: false, ro: true, secret: false, zh: "本版时间", en: "This revision", values: [] },
    { name: "uses", type: "list", req: false, ro: true, secret: false, min: 0, max: 20, zh: "投入品使用", en: "Inputs used", sub: "InputUse", values: [] },
    { name: "photos", type: "texts", req: false, ro: true, secret: false, min: 0, max: 12, zh: "照片", en: "Photos", values: [] },
  ],
  InputUse: [
    { name: "input", type: "uuid", req: false, ro: true, secret: false, zh: "投入品", en: "Input", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "名称", en: "Name", values: [] },
    { name: "reg_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "登记证号", en: "Registration number", values: [] },
    { name: "ingredients", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "有效成分", en: "Active ingredients", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "类别", en: "Kind", values: ["pesticide", "fertiliser", "vet_drug", "feed", "seed", "other"] },
    { name: "amount", type: "dec", req: false, ro: true, secret: false, zh: "用量", en: "Amount", values: [] },
    { name: "unit", type: "text", req: false, ro: true, secret: false, min: 0, max: 12, zh: "单位", en: "Unit", values: [] },
    { name: "dilution", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "稀释倍数", en: "Dilution", values: [] },
    { name: "area_m2", type: "i64", req: false, ro: true, secret: false, zh: "施用面积（平方米）", en: "Area treated, square metres", values: [] },
    { name: "interval_days", type: "i64", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "间隔期（天）", en: "Interval, days", values: [] },
    { name: "safe_day", type: "date", req: false, ro: true, secret: false, zh: "可采收日期", en: "Harvest allowed from", values: [] },
    { name: "flag", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "提示", en: "Flag, in Chinese", values: [] },
    { name: "flag_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "提示（英文）", en: "Flag", values: [] },
  ],
  VoidReason: [
    { name: "reason", type: "text", req: true, ro: false, secret: false, min: 1, max: 300, zh: "原因", en: "Reason", values: [] },
  ],
  DueDone: [
    { name: "season", type: "uuid", req: false, ro: false, secret: false, zh: "生产季", en: "Season", values: [] },
    { name: "step", type: "uuid", req: false, ro: false, secret: false, zh: "规程步骤", en: "Step", values: [] },
    { name: "record", type: "uuid", req: false, ro: false, secret: false, zh: "计划中的农事", en: "Planned record", values: [] },
    { name: "day", type: "date", req: false, ro: false, secret: false, zh: "日期（空为今天）", en: "Day, today when empty", values: [] },
    { name: "amount", type: "dec", req: false, ro: false, secret: false, zh: "用量（空为规程用量）", en: "Amount, the procedure's when empty", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 1, max: 1000, zh: "备注", en: "Note", values: [] },
    { name: "person", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "作业人", en: "Who did it", values: [] },
    { name: "photos", type: "texts", req: false, ro: false, secret: false, min: 0, max: 12, zh: "照片", en: "Photos", values: [] },
  ],
  Shelf: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "input", type: "uuid", req: false, ro: true, secret: false, zh: "投入品", en: "Input", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "名称", en: "Name", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "类别", en: "Kind", values: ["pesticide", "fertiliser", "vet_drug", "feed", "seed", "other"] },
    { name: "reg_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "登记证号", en: "Registration number", values: [] },
    { name: "open", type: "bool", req: false, ro: true, secret: false, zh: "仍在目录中", en: "Still in the catalogue", values: [] },
    { name: "unit", type: "text", req: false, ro: true, secret: false, min: 0, max: 12, zh: "单位", en: "Unit", values: [] },
    { name: "left_m", type: "i64", req: false, ro: true, secret: false, zh: "还剩（千分之一单位）", en: "Left, thousandths of the unit", values: [] },
    { name: "in_m", type: "i64", req: false, ro: true, secret: false, zh: "入库（千分之一单位）", en: "Came in, thousandths of the unit", values: [] },
    { name: "used_m", type: "i64", req: false, ro: true, secret: false, zh: "已用（千分之一单位）", en: "Used, thousandths of the unit", values: [] },
    { name: "first_day", type: "date", req: false, ro: true, secret: false, zh: "首次入库", en: "First came in", values: [] },
    { name: "last_day", type: "date", req: false, ro: true, secret: false, zh: "最近入库", en: "Last came in", values: [] },
    { name: "moves", type: "list", req: false, ro: true, secret: false, min: 0, max: 500, zh: "出入库", en: "What came and went", sub: "StoreMove", values: [] },
  ],
  StoreMove: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "怎么来的", en: "How it came", values: ["bought", "got", "counted", "returned"] },
    { name: "amount_m", type: "i64", req: false, ro: true, secret: false, zh: "数量（千分之一单位）", en: "Amount, thousandths of the unit", values: [] },
    { name: "given", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "原话", en: "As it was said", values: [] },
    { name: "day", type: "date", req: false, ro: true, secret: false, zh: "日期", en: "Day", values: [] },
    { name: "note", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "说明", en: "Note", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "经办人", en: "By", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "At", values: [] },
  ],
  StoreBody: [
    { name: "operator", type: "uuid", req: false, ro: false, secret: false, zh: "经营主体（空为自己）", en: "Producer; one's own when empty", values: [] },
    { name: "input", type: "uuid", req: true, ro: false, secret: false, zh: "投入品", en: "Input", values: [] },
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "got 别处得来，counted 盘点：现在有这么多", en: "got: from elsewhere; counted: there is so much now", values: ["bought", "got", "counted", "returned"] },
    { name: "amount", type: "dec", req: true, ro: false, secret: false, zh: "数量", en: "Amount", values: [] },
    { name: "unit", type: "text", req: true, ro: false, secret: false, min: 1, max: 12, zh: "单位", en: "Unit", values: [] },
    { name: "day", type: "date", req: false, ro: false, secret: false, zh: "日期（空为今天）", en: "Day, today when empty", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 1, max: 200, zh: "说明", en: "Note", values: [] },
  ],
  HarvestBody: [
    { name: "season", type: "uuid", req: true, ro: false, secret: false, zh: "生产季", en: "Season", values: [] },
    { name: "more_seasons", type: "texts", req: false, ro: false, secret: false, min: 0, max: 19, zh: "同批的其他生产季", en: "Further seasons of the lot", values: [] },
    { name: "product", type: "uuid", req: true, ro: false, secret: false, zh: "产品", en: "Product", values: [] },
    { name: "grade", type: "text", req: false, ro: false, secret: false, min: 1, max: 20, zh: "等级", en: "Grade", values: [] },
    { name: "lot_no", type: "text", req: false, ro: false, secret: false, min: 1, max: 20, zh: "批次号（空则自动编号）", en: "Lot number, made when empty", values: [] },
    { name: "person", type: "text", req: false, ro: false, secret: false, min: 1, max: 60, zh: "采收人", en: "Who harvested", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 1, max: 1000, zh: "备注", en: "Note", values: [] },
    { name: "quantity_g", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000000000, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "day", type: "date", req: false, ro: false, secret: false, zh: "采收日期", en: "Day", values: [] },
    { name: "photos", type: "texts", req: false, ro: false, secret: false, min: 0, max: 12, zh: "照片", en: "Photos", values: [] },
  ],
  Lot: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "批次号", en: "Lot number", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "product", type: "uuid", req: false, ro: true, secret: false, zh: "产品", en: "Product", values: [] },
    { name: "product_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "产品名称", en: "Product name", values: [] },
    { name: "crop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "作物", en: "Crop", values: [] },
    { name: "gtin", type: "text", req: false, ro: true, secret: false, min: 0, max: 14, zh: "商品条码", en: "GTIN", values: [] },
    { name: "grade", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "等级", en: "Grade", values: [] },
    { name: "epc", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "批次标识（URI）", en: "EPC class URI", values: [] },
    { name: "quantity_g", type: "i64", req: false, ro: true, secret: false, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "left_g", type: "i64", req: false, ro: true, secret: false, zh: "剩余（克）", en: "Left, grams", values: [] },
    { name: "harvest_day", type: "date", req: false, ro: true, secret: false, zh: "采收日期", en: "Harvested", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["active", "locked", "recalled", "consumed", "closed"] },
    { name: "state_reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "状态原因", en: "Reason of the state", values: [] },
    { name: "return_how", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "退货办法", en: "How to return it", values: [] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "状态时间", en: "State since", values: [] },
    { name: "origin", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "来历", en: "Made by", values: [] },
    { name: "event_id", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "溯源事件", en: "EPCIS event", values: [] },
    { name: "season", type: "uuid", req: false, ro: true, secret: false, zh: "生产季", en: "Season", values: [] },
    { name: "county", type: "text", req: false, ro: true, secret: false, min: 0, max: 6, zh: "县代码", en: "County", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "建立时间", en: "Created", values: [] },
    { name: "parents", type: "list", req: false, ro: true, secret: false, min: 0, max: 100, zh: "来源批次", en: "Made from", sub: "LotPart", values: [] },
    { name: "children", type: "list", req: false, ro: true, secret: false, min: 0, max: 100, zh: "去向批次", en: "Made into", sub: "LotPart", values: [] },
    { name: "moves", type: "list", req: false, ro: true, secret: false, min: 0, max: 100, zh: "状态变化", en: "Changes of state", sub: "LotMove", values: [] },
  ],
  LotPart: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "批次号", en: "Lot number", values: [] },
    { name: "product_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "产品", en: "Product", values: [] },
    { name: "quantity_g", type: "i64", req: false, ro: true, secret: false, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["active", "locked", "recalled", "consumed", "closed"] },
  ],
  LotMove: [
    { name: "from_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "原状态", en: "From", values: [] },
    { name: "to_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "新状态", en: "To", values: [] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "原因", en: "Reason", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "经手人", en: "By", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "At", values: [] },
  ],
  LotOrder: [
    { name: "state", type: "enum", req: true, ro: false, secret: false, zh: "状态", en: "State", values: ["active", "locked", "recalled", "consumed", "closed"] },
    { name: "reason", type: "text", req: true, ro: false, secret: false, min: 2, max: 300, zh: "原因", en: "Reason", values: [] },
    { name: "return_how", type: "text", req: false, ro: false, secret: false, min: 2, max: 500, zh: "退货办法", en: "How to return it", values: [] },
  ],
  LotChangeBody: [
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "拆分、合并或加工", en: "Split, merge or process", values: ["split", "merge", "process"] },
    { name: "process", type: "enum", req: false, ro: false, secret: false, zh: "工艺", en: "Process", values: ["repack", "sort", "wash", "dry", "mill", "press", "slaughter", "freeze", "other"] },
    { name: "loss_g", type: "i64", req: true, ro: false, secret: false, min: 0, max: 100000000000, zh: "损耗（克）", en: "Loss, grams", values: [] },
    { name: "inputs", type: "list", req: true, ro: false, secret: false, min: 1, max: 50, zh: "投入批次", en: "Lots put in", sub: "ChangeInput", values: [] },
    { name: "outputs", type: "list", req: true, ro: false, secret: false, min: 1, max: 50, zh: "产出批次", en: "Lots made", sub: "ChangeOutput", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 1, max: 500, zh: "备注", en: "Note", values: [] },
    { name: "day", type: "date", req: false, ro: false, secret: false, zh: "日期", en: "Day", values: [] },
  ],
  ChangeInput: [
    { name: "lot", type: "uuid", req: true, ro: false, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "quantity_g", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000000000, zh: "数量（克）", en: "Quantity, grams", values: [] },
  ],
  ChangeOutput: [
    { name: "product", type: "uuid", req: false, ro: false, secret: false, zh: "产品（空为原产品）", en: "Product; empty: that of the inputs", values: [] },
    { name: "grade", type: "text", req: false, ro: false, secret: false, min: 1, max: 20, zh: "等级", en: "Grade", values: [] },
    { name: "quantity_g", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000000000, zh: "数量（克）", en: "Quantity, grams", values: [] },
  ],
  LotChange: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "拆分、合并或加工", en: "Split, merge or process", values: ["split", "merge", "process"] },
    { name: "process", type: "enum", req: false, ro: true, secret: false, zh: "工艺", en: "Process", values: ["repack", "sort", "wash", "dry", "mill", "press", "slaughter", "freeze", "other"] },
    { name: "loss_g", type: "i64", req: false, ro: true, secret: false, zh: "损耗（克）", en: "Loss, grams", values: [] },
    { name: "event_id", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "溯源事件", en: "EPCIS event", values: [] },
    { name: "note", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "备注", en: "Note", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "At", values: [] },
    { name: "inputs", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "投入批次", en: "Lots put in", sub: "LotPart", values: [] },
    { name: "outputs", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "产出批次", en: "Lots made", sub: "LotPart", values: [] },
  ],
  StoredFile: [
    { name: "sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "内容摘要", en: "Content hash", values: [] },
    { name: "type", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "类型", en: "Type", values: [] },
    { name: "size", type: "i64", req: false, ro: true, secret: false, zh: "字节数", en: "Bytes", values: [] },
    { name: "width", type: "i64", req: false, ro: true, secret: false, zh: "宽", en: "Width", values: [] },
    { name: "height", type: "i64", req: false, ro: true, secret: false, zh: "高", en: "Height", values: [] },
  ],
  LabBody: [
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 2, max: 80, zh: "检测机构名称", en: "Laboratory", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 120, zh: "英文名称", en: "English name", values: [] },
    { name: "qualification", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "资质证书号", en: "Qualification number", values: [] },
  ],
  Lab: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "name", type: "text", req: false, ro: false, secret: false, min: 0, max: 80, zh: "检测机构名称", en: "Laboratory", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 120, zh: "英文名称", en: "English name", values: [] },
    { name: "qualification", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "资质证书号", en: "Qualification number", values: [] },
    { name: "state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "状态", en: "State", values: [] },
  ],
  LabMember: [
    { name: "account", type: "uuid", req: false, ro: true, secret: false, zh: "账号", en: "Account", values: [] },
    { name: "login", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "登录名", en: "Sign-in name", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "姓名", en: "Name", values: [] },
    { name: "since_at", type: "time", req: false, ro: true, secret: false, zh: "起始时间", en: "Since", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经办人", en: "By", values: [] },
  ],
  LimitBody: [
    { name: "crop", type: "text", req: false, ro: false, secret: false, min: 0, max: 40, zh: "作物名称（空：任何作物）", en: "Crop (empty: any)", values: [] },
    { name: "item", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "检测项目", en: "Item", values: [] },
    { name: "item_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 80, zh: "项目英文名", en: "Item in English", values: [] },
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "限量方式", en: "Kind of limit", values: ["auto", "max", "nd", "none"] },
    { name: "value", type: "dec", req: false, ro: false, secret: false, zh: "限量", en: "Limit", values: [] },
    { name: "unit", type: "text", req: true, ro: false, secret: false, min: 1, max: 20, zh: "单位", en: "Unit", values: [] },
    { name: "basis", type: "text", req: true, ro: false, secret: false, min: 2, max: 80, zh: "依据标准", en: "Standard", values: [] },
    { name: "from_day", type: "date", req: true, ro: false, secret: false, zh: "施行日期", en: "In force from", values: [] },
    { name: "until_day", type: "date", req: false, ro: false, secret: false, zh: "废止日期", en: "In force before", values: [] },
  ],
  Limit: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "crop", type: "text", req: false, ro: false, secret: false, min: 0, max: 40, zh: "作物名称", en: "Crop", values: [] },
    { name: "item", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "检测项目", en: "Item", values: [] },
    { name: "item_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 80, zh: "项目英文名", en: "Item in English", values: [] },
    { name: "kind", type: "enum", req: false, ro: false, secret: false, zh: "限量方式", en: "Kind of limit", values: ["auto", "max", "nd", "none"] },
    { name: "value", type: "dec", req: false, ro: false, secret: false, zh: "限量", en: "Limit", values: [] },
    { name: "unit", type: "text", req: false, ro: false, secret: false, min: 0, max: 20, zh: "单位", en: "Unit", values: [] },
    { name: "basis", type: "text", req: false, ro: false, secret: false, min: 0, max: 80, zh: "依据标准", en: "Standard", values: [] },
    { name: "from_day", type: "date", req: false, ro: false, secret: false, zh: "施行日期", en: "In force from", values: [] },
    { name: "until_day", type: "date", req: false, ro: false, secret: false, zh: "废止日期", en: "In force before", values: [] },
  ],
  TestRequest: [
    { name: "lot", type: "uuid", req: true, ro: false, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "lab", type: "uuid", req: false, ro: false, secret: false, zh: "检测机构（空：自行检测）", en: "Laboratory (empty: own test)", values: [] },
    { name: "items", type: "texts", req: true, ro: false, secret: false, min: 1, max: 50, zh: "检测项目", en: "Items", values: [] },
  ],
  Test: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "test_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "检测单号", en: "Test number", values: [] },
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "product_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "产品", en: "Product", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经营主体", en: "Producer", values: [] },
    { name: "lab", type: "uuid", req: false, ro: true, secret: false, zh: "检测机构", en: "Laboratory", values: [] },
    { name: "lab_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "检测机构名称", en: "Laboratory name", values: [] },
    { name: "lab_qualification", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "资质证书号", en: "Qualification", values: [] },
    { name: "by_kind", type: "enum", req: false, ro: true, secret: false, zh: "检测方", en: "Tested by", values: ["lab", "self"] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["requested", "sampled", "judged", "cancelled"] },
    { name: "verdict", type: "enum", req: false, ro: true, secret: false, zh: "结论", en: "Verdict", values: ["pass", "fail", "pending"] },
    { name: "items", type: "texts", req: false, ro: true, secret: false, min: 0, max: 50, zh: "检测项目", en: "Items", values: [] },
    { name: "sample_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "样品编号", en: "Sample number", values: [] },
    { name: "sampler", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "抽样人", en: "Sampler", values: [] },
    { name: "opinion", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "判定意见", en: "Opinion", values: [] },
    { name: "judged_by", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "判定人", en: "Judged by", values: [] },
    { name: "report_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "报告文件", en: "Report file", values: [] },
    { name: "sampled_day", type: "date", req: false, ro: true, secret: false, zh: "抽样日期", en: "Sampled on", values: [] },
    { name: "requested_at", type: "time", req: false, ro: true, secret: false, zh: "委托时间", en: "Requested at", values: [] },
    { name: "judged_at", type: "time", req: false, ro: true, secret: false, zh: "判定时间", en: "Judged at", values: [] },
    { name: "editions", type: "i64", req: false, ro: true, secret: false, zh: "结果版本数", en: "Editions of the results", values: [] },
    { name: "results", type: "list", req: false, ro: true, secret: false, min: 0, max: 200, zh: "检测结果", en: "Results", sub: "TestResult", values: [] },
  ],
  TestResult: [
    { name: "item", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "检测项目", en: "Item", values: [] },
    { name: "method", type: "text", req: false, ro: false, secret: false, min: 0, max: 80, zh: "检测方法", en: "Method", values: [] },
    { name: "value", type: "text", req: false, ro: false, secret: false, min: 0, max: 40, zh: "检测值", en: "Value", values: [] },
    { name: "unit", type: "text", req: false, ro: false, secret: false, min: 0, max: 20, zh: "单位", en: "Unit", values: [] },
    { name: "limit_kind", type: "enum", req: false, ro: false, secret: false, zh: "限量方式", en: "Kind of limit", values: ["auto", "max", "nd", "none"] },
    { name: "limit_value", type: "dec", req: false, ro: false, secret: false, zh: "限量", en: "Limit", values: [] },
    { name: "detection_limit", type: "dec", req: false, ro: false, secret: false, zh: "检出限", en: "Detection limit", values: [] },
    { name: "basis", type: "text", req: false, ro: false, secret: false, min: 0, max: 80, zh: "判定依据", en: "Standard", values: [] },
    { name: "verdict", type: "enum", req: false, ro: false, secret: false, zh: "单项判定", en: "Verdict", values: ["pass", "fail", "pending"] },
  ],
  TestSample: [
    { name: "sample_no", type: "text", req: true, ro: false, secret: false, min: 1, max: 40, zh: "样品编号", en: "Sample number", values: [] },
    { name: "sampler", type: "text", req: true, ro: false, secret: false, min: 1, max: 40, zh: "抽样人", en: "Sampler", values: [] },
    { name: "day", type: "date", req: false, ro: false, secret: false, zh: "抽样日期", en: "Sampling day", values: [] },
  ],
  TestResults: [
    { name: "results", type: "list", req: true, ro: false, secret: false, min: 1, max: 200, zh: "检测结果", en: "Results", sub: "TestResultBody", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 0, max: 300, zh: "更正理由", en: "Reason of the correction", values: [] },
  ],
  TestResultBody: [
    { name: "item", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "检测项目", en: "Item", values: [] },
    { name: "method", type: "text", req: false, ro: false, secret: false, min: 0, max: 80, zh: "检测方法", en: "Method", values: [] },
    { name: "value", type: "text", req: true, ro: false, secret: false, min: 1, max: 40, zh: "检测值（未检出填 ND）", en: "Value (ND: not detected)", values: [] },
    { name: "unit", type: "text", req: false, ro: false, secret: false, min: 0, max: 20, zh: "单位", en: "Unit", values: [] },
    { name: "limit_kind", type: "enum", req: false, ro: false, secret: false, zh: "限量方式（auto：按限量目录）", en: "Kind of limit (auto: from the catalogue)", values: ["auto", "max", "nd", "none"] },
    { name: "limit_value", type: "dec", req: false, ro: false, secret: false, zh: "限量", en: "Limit", values: [] },
    { name: "detection_limit", type: "dec", req: false, ro: false, secret: false, zh: "检出限", en: "Detection limit", values: [] },
    { name: "basis", type: "text", req: false, ro: false, secret: false, min: 0, max: 80, zh: "判定依据", en: "Standard", values: [] },
  ],
  TestJudgement: [
    { name: "verdict", type: "enum", req: true, ro: false, secret: false, zh: "判定", en: "Verdict", values: ["pass", "fail", "pending"] },
    { name: "opinion", type: "text", req: true, ro: false, secret: false, min: 2, max: 500, zh: "判定意见", en: "Opinion", values: [] },
  ],
  CertifyReason: [
    { name: "reason", type: "text", req: true, ro: false, secret: false, min: 2, max: 300, zh: "理由", en: "Reason", values: [] },
  ],
  CertificateIssue: [
    { name: "lot", type: "uuid", req: true, ro: false, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "开具方式", en: "Kind of party", values: ["producer", "buyer"] },
    { name: "weight_g", type: "i64", req: true, ro: false, secret: false, min: 1, max: 1000000000000, zh: "重量（克）", en: "Weight, grams", values: [] },
    { name: "bases", type: "texts", req: true, ro: false, secret: false, min: 1, max: 10, zh: "承诺依据", en: "Bases", values: [] },
    { name: "parents", type: "texts", req: false, ro: false, secret: false, min: 0, max: 100, zh: "上游合格证编号", en: "Certificates it stands on", values: [] },
    { name: "shipment_no", type: "text", req: false, ro: false, secret: false, min: 0, max: 40, zh: "发货批号", en: "Shipment", values: [] },
    { name: "contact", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "联系方式", en: "Contact", values: [] },
  ],
  Certificate: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "cert_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "合格证编号", en: "Certificate number", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "开具方式", en: "Kind of party", values: ["producer", "buyer"] },
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经营主体", en: "Producer", values: [] },
    { name: "shipment_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "发货批号", en: "Shipment", values: [] },
    { name: "product", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "食用农产品名称", en: "Product", values: [] },
    { name: "origin", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "产地", en: "Origin", values: [] },
    { name: "party_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "承诺方", en: "Party", values: [] },
    { name: "contact", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "联系方式", en: "Contact", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "declaration", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "承诺", en: "Declaration", values: [] },
    { name: "statement", type: "text", req: false, ro: true, secret: false, min: 0, max: 400, zh: "承诺内容", en: "Statement", values: [] },
    { name: "bases", type: "texts", req: false, ro: true, secret: false, min: 0, max: 10, zh: "承诺依据", en: "Bases", values: [] },
    { name: "parents", type: "texts", req: false, ro: true, secret: false, min: 0, max: 100, zh: "上游合格证编号", en: "Certificates it stands on", values: [] },
    { name: "event_id", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "溯源事件", en: "Event", values: [] },
    { name: "issued_by", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "开具人", en: "Issued by", values: [] },
    { name: "weight_g", type: "i64", req: false, ro: true, secret: false, zh: "重量（克）", en: "Weight, grams", values: [] },
    { name: "issued_day", type: "date", req: false, ro: true, secret: false, zh: "开具日期", en: "Date of issue", values: [] },
    { name: "issued_at", type: "time", req: false, ro: true, secret: false, zh: "开具时间", en: "Issued at", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["valid", "revoked"] },
    { name: "revoke_reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 300, zh: "作废理由", en: "Reason of revocation", values: [] },
    { name: "revoked_by", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "作废人", en: "Revoked by", values: [] },
    { name: "revoked_at", type: "time", req: false, ro: true, secret: false, zh: "作废时间", en: "Revoked at", values: [] },
  ],
  CertificateTemplateBody: [
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "开具方式", en: "Kind of party", values: ["producer", "buyer"] },
    { name: "from_day", type: "date", req: true, ro: false, secret: false, zh: "施行日期", en: "In force from", values: [] },
    { name: "title", type: "text", req: true, ro: false, secret: false, min: 2, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "declaration", type: "text", req: true, ro: false, secret: false, min: 2, max: 200, zh: "承诺", en: "Declaration", values: [] },
    { name: "statement", type: "text", req: true, ro: false, secret: false, min: 2, max: 400, zh: "承诺内容", en: "Statement", values: [] },
    { name: "bases", type: "texts", req: true, ro: false, secret: false, min: 1, max: 10, zh: "可选依据", en: "Bases", values: [] },
    { name: "source", type: "text", req: true, ro: false, secret: false, min: 2, max: 200, zh: "出处", en: "Source", values: [] },
  ],
  CertificateTemplate: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "kind", type: "enum", req: false, ro: false, secret: false, zh: "开具方式", en: "Kind of party", values: ["producer", "buyer"] },
    { name: "from_day", type: "date", req: false, ro: false, secret: false, zh: "施行日期", en: "In force from", values: [] },
    { name: "title", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "declaration", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "承诺", en: "Declaration", values: [] },
    { name: "statement", type: "text", req: false, ro: false, secret: false, min: 0, max: 400, zh: "承诺内容", en: "Statement", values: [] },
    { name: "bases", type: "texts", req: false, ro: false, secret: false, min: 0, max: 10, zh: "可选依据", en: "Bases", values: [] },
    { name: "source", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "出处", en: "Source", values: [] },
  ],
  ReleaseBody: [
    { name: "certificate", type: "uuid", req: true, ro: false, secret: false, zh: "合格证", en: "Certificate", values: [] },
  ],
  Release: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "release_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "准出编号", en: "Release number", values: [] },
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "cert_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "合格证编号", en: "Certificate number", values: [] },
    { name: "product_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "产品", en: "Product", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经营主体", en: "Producer", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["granted", "withdrawn"] },
    { name: "granted_at", type: "time", req: false, ro: true, secret: false, zh: "准出时间", en: "Granted at", values: [] },
    { name: "granted_by", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "准出人", en: "Granted by", values: [] },
    { name: "withdrawn_at", type: "time", req: false, ro: true, secret: false, zh: "撤回时间", en: "Withdrawn at", values: [] },
    { name: "withdraw_reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 300, zh: "撤回理由", en: "Reason of withdrawal", values: [] },
    { name: "withdrawn_by", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "撤回人", en: "Withdrawn by", values: [] },
    { name: "event_id", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "溯源事件", en: "Event", values: [] },
  ],
  MarketEntry: [
    { name: "admitted", type: "bool", req: false, ro: true, secret: false, zh: "可以入市", en: "Admitted", values: [] },
    { name: "gtin", type: "text", req: false, ro: true, secret: false, min: 0, max: 14, zh: "商品条码", en: "GTIN", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "product_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "产品", en: "Product", values: [] },
    { name: "sentence", type: "text", req: false, ro: true, secret: false, min: 0, max: 400, zh: "说明", en: "What it means", values: [] },
    { name: "cert_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "合格证编号", en: "Certificate number", values: [] },
    { name: "release_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "准出编号", en: "Release number", values: [] },
    { name: "released_at", type: "time", req: false, ro: true, secret: false, zh: "准出时间", en: "Released at", values: [] },
  ],
  Trace: [
    { name: "epc", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "所查标识", en: "What was asked for, canonical", values: [] },
    { name: "direction", type: "enum", req: false, ro: true, secret: false, zh: "方向", en: "Direction", values: ["both", "back", "forward"] },
    { name: "deeds", type: "i64", req: false, ro: true, secret: false, zh: "事件数", en: "Events", values: [] },
    { name: "truncated", type: "bool", req: false, ro: true, secret: false, zh: "没有查完：标为 open 的节点可继续查", en: "A bound was reached: nodes marked open go on", values: [] },
    { name: "nodes", type: "list", req: false, ro: true, secret: false, zh: "节点", en: "Nodes", sub: "TraceNode", values: [] },
    { name: "edges", type: "list", req: false, ro: true, secret: false, zh: "关系", en: "Edges", sub: "TraceEdge", values: [] },
    { name: "custody", type: "list", req: false, ro: true, secret: false, zh: "谁在什么时候持有", en: "Who had it when", sub: "TraceStay", values: [] },
    { name: "remarks", type: "list", req: false, ro: true, secret: false, zh: "不合理之处", en: "What cannot be", sub: "TraceRemark", values: [] },
  ],
  TraceNode: [
    { name: "id", type: "i64", req: false, ro: true, secret: false, zh: "图内编号", en: "Number within this answer", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "是什么：批次、品类、包装、容器、其他、地点、加工", en: "What it is", values: ["lot", "class", "pack", "container", "thing", "place", "act"] },
    { name: "uri", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "标识（加工为事件编号）", en: "Identifier; of an act its event's", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "名称", en: "Name", values: [] },
    { name: "reach", type: "enum", req: false, ro: true, secret: false, zh: "怎样找到的：所查、来源、去向、承载、关联", en: "How it was reached", values: ["asked", "source", "result", "carrier", "beside"] },
    { name: "depth", type: "i64", req: false, ro: true, secret: false, zh: "离所查物品的步数", en: "Steps from what was asked for", values: [] },
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "本县批次编号", en: "Lot's id, of ours", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "批次状态", en: "Lot's state", values: ["active", "locked", "recalled", "consumed", "closed"] },
    { name: "product_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "产品", en: "Product", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体编号（在您范围内时）", en: "Producer's id, when within your reach", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经营主体", en: "Producer", values: [] },
    { name: "place_kind", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "地点类型：operator 为本县主体", en: "Kind of place; operator: a producer of the county", values: [] },
    { name: "step", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "加工的业务步骤", en: "Business step of an act", values: [] },
    { name: "first_at", type: "time", req: false, ro: true, secret: false, zh: "最早记录", en: "First event", values: [] },
    { name: "last_at", type: "time", req: false, ro: true, secret: false, zh: "最近记录", en: "Last event", values: [] },
    { name: "asked", type: "bool", req: false, ro: true, secret: false, zh: "就是所查的", en: "Asked for", values: [] },
    { name: "open", type: "bool", req: false, ro: true, secret: false, zh: "还没有查完，可从这里继续查", en: "It goes on: ask for this one", values: [] },
  ],
  TraceEdge: [
    { name: "from", type: "i64", req: false, ro: true, secret: false, zh: "从哪个节点", en: "From node", values: [] },
    { name: "to", type: "i64", req: false, ro: true, secret: false, zh: "到哪个节点", en: "To node", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "关系：投入、产出、装入、关联、出现在", en: "Relation", values: ["input", "output", "packed", "attached", "seen"] },
    { name: "event", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "事件编号", en: "eventID", values: [] },
    { name: "type", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "事件类型", en: "Event's type", values: [] },
    { name: "action", type: "text", req: false, ro: true, secret: false, min: 0, max: 10, zh: "动作", en: "Action", values: [] },
    { name: "step", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "业务步骤", en: "Business step", values: [] },
    { name: "disposition", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "状态", en: "Disposition", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "Time", values: [] },
    { name: "until", type: "time", req: false, ro: true, secret: false, zh: "取出时间；空为仍在里面", en: "Taken out at; null: still in", values: [] },
    { name: "quantity", type: "dec", req: false, ro: true, secret: false, zh: "数量", en: "Quantity", values: [] },
    { name: "unit", type: "text", req: false, ro: true, secret: false, min: 0, max: 10, zh: "单位（UN/ECE Rec 20）", en: "Unit (UN/ECE Rec 20)", values: [] },
    { name: "sender", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "由谁报送；空为本系统记录", en: "Sent by; null: an act in this program", values: [] },
    { name: "erroneous", type: "bool", req: false, ro: true, secret: false, zh: "后来被声明有误", en: "Declared erroneous later", values: [] },
  ],
  TraceStay: [
    { name: "thing", type: "i64", req: false, ro: true, secret: false, zh: "物品节点", en: "Node of the thing", values: [] },
    { name: "place", type: "i64", req: false, ro: true, secret: false, zh: "地点节点", en: "Node of the place", values: [] },
    { name: "holder", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "持有者", en: "Holder", values: [] },
    { name: "from", type: "time", req: false, ro: true, secret: false, zh: "从", en: "From", values: [] },
    { name: "until", type: "time", req: false, ro: true, secret: false, zh: "到；空为至今", en: "Until; null: to this day", values: [] },
    { name: "step", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "第一件事的业务步骤", en: "Business step of its first event", values: [] },
    { name: "event", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "第一件事的编号", en: "Its first event", values: [] },
  ],
  TraceRemark: [
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "种类", en: "Kind", values: ["inside_itself", "two_containers", "two_places", "shipped_twice", "early", "more_out", "overused", "suspended", "late_certificate", "tampered", "gap"] },
    { name: "severity", type: "text", req: false, ro: true, secret: false, min: 0, max: 10, zh: "轻重", en: "Severity", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "标题", en: "Title", values: [] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "说明", en: "What is wrong", values: [] },
    { name: "node", type: "i64", req: false, ro: true, secret: false, zh: "节点", en: "Node", values: [] },
    { name: "subject", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "标识", en: "Identifier", values: [] },
    { name: "events", type: "texts", req: false, ro: true, secret: false, min: 0, max: 6, zh: "证据：事件编号", en: "Evidence: eventIDs", values: [] },
  ],
  TracePlaceBody: [
    { name: "uri", type: "text", req: true, ro: false, secret: false, min: 8, max: 500, zh: "地点或单位的标识（GLN 或网址形式）", en: "Identifier of the place or party, as in events", values: [] },
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "类型", en: "Kind", values: ["market", "shop", "canteen", "hub", "carrier", "factory", "other"] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 2, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 80, zh: "英文名称", en: "English name", values: [] },
    { name: "contact", type: "text", req: false, ro: false, secret: false, min: 0, max: 40, zh: "联系人", en: "Contact", values: [] },
    { name: "phone", type: "text", req: false, ro: false, secret: false, min: 0, max: 30, zh: "电话", en: "Telephone", values: [] },
  ],
  TracePlace: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "uri", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "标识", en: "Identifier", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "类型", en: "Kind", values: ["market", "shop", "canteen", "hub", "carrier", "factory", "other"] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "英文名称", en: "English name", values: [] },
    { name: "contact", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "联系人", en: "Contact", values: [] },
    { name: "phone", type: "text", req: false, ro: true, secret: false, min: 0, max: 30, zh: "电话", en: "Telephone", values: [] },
  ],
  Finding: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "kind", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "种类", en: "Kind", values: [] },
    { name: "severity", type: "text", req: false, ro: true, secret: false, min: 0, max: 10, zh: "轻重", en: "Severity", values: [] },
    { name: "subject", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "物品标识", en: "EPC or class", values: [] },
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次编号", en: "Lot's id", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "product_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "产品", en: "Product", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体编号", en: "Producer's id", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经营主体", en: "Producer", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["new", "examining", "confirmed", "dismissed", "resolved"] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "理由", en: "Reason", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经办人", en: "By", values: [] },
    { name: "event_at", type: "time", req: false, ro: true, secret: false, zh: "最近事件", en: "Newest event", values: [] },
    { name: "found_at", type: "time", req: false, ro: true, secret: false, zh: "发现时间", en: "Found at", values: [] },
    { name: "changed_at", type: "time", req: false, ro: true, secret: false, zh: "处理时间", en: "Changed at", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "标题", en: "Title", values: [] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "说明", en: "What cannot be", values: [] },
    { name: "subject_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "物品", en: "Thing", values: [] },
    { name: "events", type: "texts", req: false, ro: true, secret: false, min: 0, max: 6, zh: "证据：事件编号", en: "Evidence: eventIDs", values: [] },
    { name: "steps", type: "list", req: false, ro: true, secret: false, min: 0, max: 200, zh: "经过", en: "History", sub: "FindingStep", values: [] },
  ],
  FindingStep: [
    { name: "from_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "原状态", en: "From", values: [] },
    { name: "to_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "新状态", en: "To", values: [] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "理由", en: "Reason", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经办人", en: "By", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "At", values: [] },
  ],
  FindingMove: [
    { name: "state", type: "enum", req: true, ro: false, secret: false, zh: "新状态", en: "State", values: ["new", "examining", "confirmed", "dismissed", "resolved"] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "理由（核查中可不填）", en: "Reason (not needed to begin examining)", values: [] },
  ],
  FindingSearch: [
    { name: "found", type: "i64", req: false, ro: true, secret: false, zh: "新发现", en: "Newly found", values: [] },
  ],
  FindingKind: [
    { name: "kind", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "种类", en: "Kind", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "标题", en: "Title", values: [] },
    { name: "severity", type: "text", req: false, ro: true, secret: false, min: 0, max: 10, zh: "轻重", en: "Severity", values: [] },
    { name: "rule", type: "enum", req: false, ro: true, secret: false, zh: "规则：不查、提示、拒收", en: "Rule: off, warn, refuse at capture", values: ["off", "warn", "refuse"] },
    { name: "found", type: "i64", req: false, ro: true, secret: false, zh: "发现", en: "Found", values: [] },
    { name: "open", type: "i64", req: false, ro: true, secret: false, zh: "未了结", en: "Not settled", values: [] },
  ],
  FindingRule: [
    { name: "rule", type: "enum", req: true, ro: false, secret: false, zh: "规则：不查、提示、拒收", en: "Rule: off, warn, refuse at capture", values: ["off", "warn", "refuse"] },
  ],
  LogProofBody: [
    { name: "event", type: "text", req: false, ro: false, secret: false, min: 1, max: 1000, zh: "事件编号（eventID）", en: "The event's eventID", values: [] },
    { name: "leaf", type: "i64", req: false, ro: false, secret: false, zh: "或日志里的序号", en: "Or the index of the leaf in the log", values: [] },
  ],
  RecallBody: [
    { name: "subject_kind", type: "enum", req: true, ro: false, secret: false, zh: "从什么开始：批次、地块、生产季、农事记录、投入品、检测、EPC、设备报警", en: "Where it begins", values: ["lot", "plot", "season", "record", "input", "test", "epc", "alarm"] },
    { name: "subject", type: "text", req: true, ro: false, secret: false, min: 1, max: 1000, zh: "其编号；EPC 时为标识或包装上的网址；设备报警时为事件编号（eventID）", en: "Its id; for an EPC the EPC or the address on the pack; for an alarm the eventID", values: [] },
    { name: "reason", type: "text", req: true, ro: false, secret: false, min: 2, max: 500, zh: "原因", en: "Reason", values: [] },
    { name: "return_how", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "怎样退货（演练可不填）", en: "How to return the goods (not needed for a drill)", values: [] },
    { name: "mock", type: "bool", req: false, ro: false, secret: false, zh: "演练：什么都不改变", en: "A drill: nothing is changed", values: [] },
    { name: "from_day", type: "date", req: false, ro: false, secret: false, zh: "采收日期从；设备报警时为放置日期从", en: "Harvested from; of an alarm: stood there from", values: [] },
    { name: "until_day", type: "date", req: false, ro: false, secret: false, zh: "采收日期到；设备报警时为放置日期到", en: "Harvested until; of an alarm: stood there until", values: [] },
  ],
  Recall: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "recall_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "召回编号", en: "Number", values: [] },
    { name: "mock", type: "bool", req: false, ro: true, secret: false, zh: "演练", en: "Drill", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["draft", "drilled", "open", "closed", "withdrawn"] },
    { name: "subject_kind", type: "enum", req: false, ro: true, secret: false, zh: "从什么开始", en: "Begins at", values: ["lot", "plot", "season", "record", "input", "test", "epc", "alarm"] },
    { name: "subject", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "其编号", en: "Its id", values: [] },
    { name: "subject_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "名称", en: "Its name", values: [] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "原因", en: "Reason", values: [] },
    { name: "return_how", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "怎样退货", en: "How to return", values: [] },
    { name: "from_day", type: "date", req: false, ro: true, secret: false, zh: "采收日期从", en: "Harvested from", values: [] },
    { name: "until_day", type: "date", req: false, ro: true, secret: false, zh: "采收日期到", en: "Harvested until", values: [] },
    { name: "lots_n", type: "i64", req: false, ro: true, secret: false, zh: "涉及批次", en: "Lots", values: [] },
    { name: "packs", type: "i64", req: false, ro: true, secret: false, zh: "涉及包装", en: "Packs", values: [] },
    { name: "containers", type: "i64", req: false, ro: true, secret: false, zh: "承载容器", en: "Containers", values: [] },
    { name: "holders", type: "i64", req: false, ro: true, secret: false, zh: "持有者和收货方", en: "Holders and receivers", values: [] },
    { name: "answered", type: "i64", req: false, ro: true, secret: false, zh: "已回复", en: "Answered", values: [] },
    { name: "quantity_g", type: "i64", req: false, ro: true, secret: false, zh: "批次数量（克）", en: "Quantity of the lots, g", values: [] },
    { name: "located_permille", type: "i64", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "找到持有者的比例（千分之）", en: "With a known holder, per thousand", values: [] },
    { name: "complete", type: "bool", req: false, ro: true, secret: false, zh: "查全了（没有到达上限）", en: "Complete: no bound was reached", values: [] },
    { name: "took_ms", type: "i64", req: false, ro: true, secret: false, zh: "查找用时（毫秒）", en: "Time it took to find, ms", values: [] },
    { name: "looked_at", type: "time", req: false, ro: true, secret: false, zh: "查找时间", en: "Looked at", values: [] },
    { name: "event_id", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "召回事件", en: "Event of the recall", values: [] },
    { name: "end_event_id", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "撤回事件", en: "Event of the withdrawal", values: [] },
    { name: "created_by", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "发起人", en: "Made by", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "发起时间", en: "Made at", values: [] },
    { name: "opened_at", type: "time", req: false, ro: true, secret: false, zh: "召回开始", en: "Opened at", values: [] },
    { name: "ended_at", type: "time", req: false, ro: true, secret: false, zh: "结束时间", en: "Ended at", values: [] },
    { name: "end_reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "结果或理由", en: "Outcome or reason", values: [] },
    { name: "lots", type: "list", req: false, ro: true, secret: false, min: 0, max: 500, zh: "批次（最多 500 个）", en: "Lots (at most 500)", sub: "RecallLot", values: [] },
    { name: "steps", type: "list", req: false, ro: true, secret: false, min: 0, max: 200, zh: "经过", en: "History", sub: "RecallStep", values: [] },
  ],
  RecallLot: [
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次编号", en: "Lot's id", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "product_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "产品", en: "Product", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体编号", en: "Producer's id", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经营主体", en: "Producer", values: [] },
    { name: "quantity_g", type: "i64", req: false, ro: true, secret: false, zh: "数量（克）", en: "Quantity, g", values: [] },
    { name: "left_g", type: "i64", req: false, ro: true, secret: false, zh: "剩余（克）", en: "Left, g", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "现在的状态", en: "State now", values: ["active", "locked", "recalled", "consumed", "closed"] },
    { name: "marked", type: "bool", req: false, ro: true, secret: false, zh: "由这次召回标记", en: "Marked by this recall", values: [] },
  ],
  RecallStep: [
    { name: "from_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "原状态", en: "From", values: [] },
    { name: "to_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "新状态", en: "To", values: [] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "说明", en: "Reason", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经办人", en: "By", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "At", values: [] },
  ],
  RecallMove: [
    { name: "state", type: "enum", req: true, ro: false, secret: false, zh: "新状态", en: "State", values: ["draft", "drilled", "open", "closed", "withdrawn"] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "结果或理由（办结和撤回时必填）", en: "Outcome or reason (needed to close or withdraw)", values: [] },
  ],
  RecallAnswer: [
    { name: "secured_g", type: "i64", req: false, ro: false, secret: false, min: 0, max: 1000000000000, zh: "已下架封存的数量（克）", en: "Taken off sale, g", values: [] },
    { name: "secured_packs", type: "i64", req: false, ro: false, secret: false, min: 0, max: 1000000000, zh: "已下架封存的包装数", en: "Taken off sale, packs", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "说明", en: "Note", values: [] },
  ],
  RecallHolder: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "uri", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "标识", en: "Identifier", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "名称", en: "Name", values: [] },
    { name: "part", type: "enum", req: false, ro: true, secret: false, zh: "角色：产地、持有、收货", en: "Part", values: ["origin", "holder", "receiver"] },
    { name: "touched", type: "i64", req: false, ro: true, secret: false, zh: "经手物品数", en: "Things that were there", values: [] },
    { name: "here", type: "i64", req: false, ro: true, secret: false, zh: "现在可能还在的", en: "Last seen there", values: [] },
    { name: "first_at", type: "time", req: false, ro: true, secret: false, zh: "最早", en: "First", values: [] },
    { name: "last_at", type: "time", req: false, ro: true, secret: false, zh: "最近", en: "Last", values: [] },
    { name: "answered_at", type: "time", req: false, ro: true, secret: false, zh: "回复时间", en: "Answered at", values: [] },
    { name: "answered_by", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "回复人", en: "Answered by", values: [] },
    { name: "secured_g", type: "i64", req: false, ro: true, secret: false, zh: "已封存（克）", en: "Secured, g", values: [] },
    { name: "secured_packs", type: "i64", req: false, ro: true, secret: false, zh: "已封存（包）", en: "Secured, packs", values: [] },
    { name: "note", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "说明", en: "Note", values: [] },
  ],
  RecallContact: [
    { name: "holder", type: "uuid", req: false, ro: true, secret: false, zh: "持有者编号", en: "Holder's id", values: [] },
    { name: "uri", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "标识", en: "Identifier", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "名称", en: "Name", values: [] },
    { name: "part", type: "enum", req: false, ro: true, secret: false, zh: "角色", en: "Part", values: ["origin", "holder", "receiver"] },
    { name: "contact", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "联系人（有权限时）", en: "Contact, where you may see it", values: [] },
    { name: "phone", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "电话（有权限时）", en: "Telephone, where you may see it", values: [] },
    { name: "here", type: "i64", req: false, ro: true, secret: false, zh: "现在可能还在的", en: "Last seen there", values: [] },
    { name: "touched", type: "i64", req: false, ro: true, secret: false, zh: "经手物品数", en: "Things that were there", values: [] },
    { name: "answered_at", type: "time", req: false, ro: true, secret: false, zh: "回复时间", en: "Answered at", values: [] },
    { name: "answered_by", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "回复人", en: "Answered by", values: [] },
  ],
  ShopBody: [
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "店铺类型", en: "Kind of shop", values: ["enterprise", "coop", "household", "hall", "input"] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 2, max: 60, zh: "店名", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "英文名", en: "English name", values: [] },
    { name: "intro", type: "text", req: false, ro: false, secret: false, min: 0, max: 1000, zh: "简介", en: "About the shop", values: [] },
    { name: "logo_sha", type: "text", req: false, ro: false, secret: false, zh: "店标", en: "Picture", values: [] },
    { name: "operator", type: "uuid", req: false, ro: false, secret: false, zh: "货主", en: "Whose goods", values: [] },
    { name: "serve", type: "uuid", req: false, ro: false, secret: false, zh: "服务方", en: "Who serves", values: [] },
    { name: "paid", type: "uuid", req: false, ro: false, secret: false, zh: "收款方", en: "Who is paid", values: [] },
    { name: "consent", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "各方如何同意", en: "How they agreed", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "修改原因", en: "Reason of the change", values: [] },
  ],
  Shop: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "店铺类型", en: "Kind of shop", values: ["enterprise", "coop", "household", "hall", "input"] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["applied", "examined", "refused", "open", "suspended", "closed"] },
    { name: "open", type: "bool", req: false, ro: true, secret: false, zh: "正在营业", en: "Open now", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "英文名", en: "English name", values: [] },
    { name: "intro", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "简介", en: "About the shop", values: [] },
    { name: "logo_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "店标", en: "Picture", values: [] },
    { name: "consent", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "各方如何同意", en: "How they agreed", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "货主", en: "Whose goods", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "货主名称", en: "Name of the producer", values: [] },
    { name: "serve", type: "uuid", req: false, ro: true, secret: false, zh: "服务方", en: "Who serves", values: [] },
    { name: "serve_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "服务方名称", en: "Name of who serves", values: [] },
    { name: "paid", type: "uuid", req: false, ro: true, secret: false, zh: "收款方", en: "Who is paid", values: [] },
    { name: "paid_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "收款方名称", en: "Name of who is paid", values: [] },
    { name: "county", type: "text", req: false, ro: true, secret: false, min: 0, max: 6, zh: "县代码", en: "County code", values: [] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "状态时间", en: "In this state since", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "申请时间", en: "Applied at", values: [] },
    { name: "steps", type: "list", req: false, ro: true, secret: false, min: 0, max: 500, zh: "经过", en: "History", sub: "SellStep", values: [] },
  ],
  SellStep: [
    { name: "from_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "原状态", en: "From", values: [] },
    { name: "to_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "新状态", en: "To", values: [] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "理由", en: "Reason", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经办人", en: "By", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "At", values: [] },
  ],
  ShopMove: [
    { name: "state", type: "enum", req: true, ro: false, secret: false, zh: "新状态", en: "State", values: ["applied", "examined", "refused", "open", "suspended", "closed"] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "理由", en: "Reason", values: [] },
  ],
  ShopAgent: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "货主", en: "Whose goods", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "货主名称", en: "Name of the producer", values: [] },
    { name: "consent", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "如何同意", en: "How the consent was given", values: [] },
    { name: "pay_owner", type: "bool", req: false, ro: true, secret: false, zh: "货款直接付给货主", en: "The producer is paid itself", values: [] },
    { name: "commission_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 5000, zh: "代卖佣金（万分之）", en: "Commission, parts of 10,000", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经办人", en: "Recorded by", values: [] },
    { name: "since_at", type: "time", req: false, ro: true, secret: false, zh: "起始时间", en: "Since", values: [] },
    { name: "ended_at", type: "time", req: false, ro: true, secret: false, zh: "终止时间", en: "Ended", values: [] },
  ],
  AgentBody: [
    { name: "operator", type: "uuid", req: true, ro: false, secret: false, zh: "货主", en: "Whose goods", values: [] },
    { name: "consent", type: "text", req: true, ro: false, secret: false, min: 2, max: 500, zh: "如何同意", en: "How the consent was given", values: [] },
    { name: "pay_owner", type: "bool", req: false, ro: false, secret: false, zh: "货款直接付给货主", en: "The producer is paid itself", values: [] },
    { name: "commission_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 5000, zh: "代卖佣金（万分之）", en: "Commission, parts of 10,000", values: [] },
  ],
  GoodsBody: [
    { name: "shop", type: "uuid", req: false, ro: false, secret: false, zh: "店铺", en: "Shop", values: [] },
    { name: "product", type: "uuid", req: false, ro: false, secret: false, zh: "产品", en: "Product", values: [] },
    { name: "title", type: "text", req: true, ro: false, secret: false, min: 2, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "title_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 120, zh: "英文标题", en: "English title", values: [] },
    { name: "text", type: "text", req: false, ro: false, secret: false, min: 0, max: 4000, zh: "介绍", en: "Text", values: [] },
    { name: "category", type: "enum", req: true, ro: false, secret: false, zh: "类目", en: "Category", values: ["vegetable", "fruit", "grain", "oil", "tea", "meat", "aquatic", "fungus", "herb", "made", "gift", "other"] },
    { name: "storage", type: "enum", req: false, ro: false, secret: false, zh: "储存", en: "Storage", values: ["ambient", "cool", "frozen"] },
    { name: "shelf_days", type: "i64", req: false, ro: false, secret: false, min: 1, max: 3650, zh: "采收后可售天数", en: "Days it keeps after the harvest", values: [] },
    { name: "order_max", type: "i64", req: false, ro: false, secret: false, min: 1, max: 9999, zh: "每单限购件数", en: "Pieces in one order at most", values: [] },
    { name: "tax_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 2000, zh: "价格所含增值税的税率（万分之；不写：0，免税）", en: "Value added tax in the prices, parts of 10,000; absent: 0, exempt", values: [] },
    { name: "pictures", type: "texts", req: false, ro: false, secret: false, min: 0, max: 9, zh: "图片", en: "Pictures", values: [] },
    { name: "skus", type: "list", req: false, ro: false, secret: false, min: 0, max: 30, zh: "规格", en: "Sizes", sub: "SkuBody", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "修改原因", en: "Reason of the change", values: [] },
  ],
  SkuBody: [
    { name: "spec", type: "text", req: true, ro: false, secret: false, min: 1, max: 40, zh: "规格", en: "Size", values: [] },
    { name: "unit", type: "enum", req: false, ro: false, secret: false, zh: "计价方式", en: "Priced by", values: ["piece", "weight"] },
    { name: "weight_g", type: "i64", req: true, ro: false, secret: false, min: 1, max: 10000000, zh: "每件重量（克）", en: "Grams a piece", values: [] },
    { name: "price_fen", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000000, zh: "价格（分；按重量的为每公斤）", en: "Price in fen, by the kilogram when priced by weight", values: [] },
    { name: "state", type: "enum", req: false, ro: false, secret: false, zh: "是否在售", en: "On sale", values: ["on", "off"] },
  ],
  Goods: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["draft", "submitted", "on", "returned", "off", "barred"] },
    { name: "shop", type: "uuid", req: false, ro: true, secret: false, zh: "店铺", en: "Shop", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "product", type: "uuid", req: false, ro: true, secret: false, zh: "产品", en: "Product", values: [] },
    { name: "product_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "产品名称", en: "Product's name", values: [] },
    { name: "gtin", type: "text", req: false, ro: true, secret: false, min: 0, max: 14, zh: "商品条码", en: "GTIN", values: [] },
    { name: "owner", type: "uuid", req: false, ro: true, secret: false, zh: "货主", en: "Whose goods", values: [] },
    { name: "owner_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "货主名称", en: "Name of the producer", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "title_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "英文标题", en: "English title", values: [] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 4000, zh: "介绍", en: "Text", values: [] },
    { name: "category", type: "enum", req: false, ro: true, secret: false, zh: "类目", en: "Category", values: ["vegetable", "fruit", "grain", "oil", "tea", "meat", "aquatic", "fungus", "herb", "made", "gift", "other"] },
    { name: "storage", type: "enum", req: false, ro: true, secret: false, zh: "储存", en: "Storage", values: ["ambient", "cool", "frozen"] },
    { name: "shelf_days", type: "i64", req: false, ro: true, secret: false, min: 0, max: 3650, zh: "采收后可售天数", en: "Days it keeps after the harvest", values: [] },
    { name: "order_max", type: "i64", req: false, ro: true, secret: false, min: 0, max: 9999, zh: "每单限购件数", en: "Pieces in one order at most", values: [] },
    { name: "tax_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "增值税税率（万分之）", en: "Value added tax, parts of 10,000", values: [] },
    { name: "cover_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "封面", en: "Cover", values: [] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, zh: "最低价（分）", en: "From, fen", values: [] },
    { name: "sold", type: "i64", req: false, ro: true, secret: false, zh: "已售件数", en: "Pieces sold", values: [] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "状态时间", en: "In this state since", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "上货时间", en: "Made at", values: [] },
    { name: "pictures", type: "texts", req: false, ro: true, secret: false, min: 0, max: 9, zh: "图片", en: "Pictures", values: [] },
    { name: "skus", type: "list", req: false, ro: true, secret: false, min: 0, max: 30, zh: "规格", en: "Sizes", sub: "Sku", values: [] },
    { name: "steps", type: "list", req: false, ro: true, secret: false, min: 0, max: 500, zh: "经过", en: "History", sub: "SellStep", values: [] },
  ],
  Sku: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "spec", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "规格", en: "Size", values: [] },
    { name: "unit", type: "enum", req: false, ro: true, secret: false, zh: "计价方式", en: "Priced by", values: ["piece", "weight"] },
    { name: "weight_g", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000, zh: "每件重量（克）", en: "Grams a piece", values: [] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 100000000, zh: "价格（分）", en: "Price in fen", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "是否在售", en: "On sale", values: ["on", "off"] },
    { name: "piece_fen", type: "i64", req: false, ro: true, secret: false, zh: "每件（分）", en: "A piece, fen", values: [] },
    { name: "free_pieces", type: "i64", req: false, ro: true, secret: false, zh: "可售件数", en: "Pieces free", values: [] },
    { name: "listings", type: "list", req: false, ro: true, secret: false, min: 0, max: 200, zh: "批次", en: "Lots", sub: "Listing", values: [] },
    { name: "parts", type: "list", req: false, ro: true, secret: false, min: 0, max: 20, zh: "礼盒里有什么", en: "What is in the box", sub: "BoxPart", values: [] },
  ],
  Listing: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "expires_day", type: "date", req: false, ro: true, secret: false, zh: "停售日", en: "Not sold from", values: [] },
    { name: "offered_g", type: "i64", req: false, ro: true, secret: false, zh: "上架（克）", en: "Offered, grams", values: [] },
    { name: "held_g", type: "i64", req: false, ro: true, secret: false, zh: "预留（克）", en: "Held, grams", values: [] },
    { name: "sold_g", type: "i64", req: false, ro: true, secret: false, zh: "已售（克）", en: "Sold, grams", values: [] },
    { name: "left_g", type: "i64", req: false, ro: true, secret: false, zh: "批次余量（克）", en: "Left of the lot, grams", values: [] },
    { name: "free_g", type: "i64", req: false, ro: true, secret: false, zh: "可售（克）", en: "Free, grams", values: [] },
    { name: "listed", type: "bool", req: false, ro: true, secret: false, zh: "已上架", en: "Listed", values: [] },
    { name: "clear", type: "bool", req: false, ro: true, secret: false, zh: "证明有效、未锁定", en: "Certified, released, not locked", values: [] },
  ],
  BoxPart: [
    { name: "sku", type: "uuid", req: true, ro: false, secret: false, zh: "规格", en: "Size", values: [] },
    { name: "pieces", type: "i64", req: true, ro: false, secret: false, min: 1, max: 1000, zh: "每盒几件", en: "Pieces in a box", values: [] },
    { name: "goods", type: "uuid", req: false, ro: true, secret: false, zh: "货品", en: "Goods", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "品名", en: "Title", values: [] },
    { name: "title_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "英文品名", en: "English title", values: [] },
    { name: "spec", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "规格", en: "Size", values: [] },
  ],
  GoodsMove: [
    { name: "state", type: "enum", req: true, ro: false, secret: false, zh: "新状态", en: "State", values: ["draft", "submitted", "on", "returned", "off", "barred"] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "理由", en: "Reason", values: [] },
  ],
  Wishes: [
    { name: "choices", type: "list", req: false, ro: true, secret: false, min: 0, max: 40, zh: "选项", en: "Choices", sub: "Choice", values: [] },
    { name: "label", type: "text", req: false, ro: false, secret: false, min: 1, max: 20, zh: "刻字或印字叫什么；不写：没有", en: "What the text is called; none: no text", values: [] },
    { name: "label_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 40, zh: "英文", en: "In English", values: [] },
    { name: "chars_max", type: "i64", req: false, ro: false, secret: false, min: 1, max: 60, zh: "最多几个字", en: "Characters at most", values: [] },
    { name: "allow", type: "enum", req: false, ro: false, secret: false, zh: "能用哪些字：han 汉字，latin 字母数字，mixed 都可以", en: "Which characters: han, latin, mixed", values: ["han", "latin", "mixed"] },
    { name: "text_fen", type: "i64", req: false, ro: false, secret: false, min: 0, max: 10000000, zh: "每件加价（分）", en: "On top of a piece, fen", values: [] },
  ],
  Choice: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "kind", type: "text", req: false, ro: true, secret: false, min: 1, max: 20, zh: "选什么", en: "Group", values: [] },
    { name: "kind_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 40, zh: "英文", en: "Group in English", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 1, max: 20, zh: "选项", en: "Choice", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 40, zh: "选项英文", en: "Choice in English", values: [] },
    { name: "extra_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000, zh: "每件加价（分）", en: "On top of a piece, fen", values: [] },
  ],
  WishesBody: [
    { name: "choices", type: "list", req: false, ro: false, secret: false, min: 0, max: 40, zh: "选项：每组第一个不加价", en: "Choices; the first of a group costs nothing more", sub: "ChoiceBody", values: [] },
    { name: "label", type: "text", req: false, ro: false, secret: false, min: 1, max: 20, zh: "刻字或印字叫什么；不写：没有", en: "What the text is called; none: no text", values: [] },
    { name: "label_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 40, zh: "英文", en: "In English", values: [] },
    { name: "chars_max", type: "i64", req: false, ro: false, secret: false, min: 1, max: 60, zh: "最多几个字", en: "Characters at most", values: [] },
    { name: "allow", type: "enum", req: false, ro: false, secret: false, zh: "能用哪些字：han 汉字，latin 字母数字，mixed 都可以", en: "Which characters: han, latin, mixed", values: ["han", "latin", "mixed"] },
    { name: "text_fen", type: "i64", req: false, ro: false, secret: false, min: 0, max: 10000000, zh: "每件加价（分）", en: "On top of a piece, fen", values: [] },
  ],
  ChoiceBody: [
    { name: "kind", type: "text", req: true, ro: false, secret: false, min: 1, max: 20, zh: "选什么", en: "Group", values: [] },
    { name: "kind_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 40, zh: "英文", en: "Group in English", values: [] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 20, zh: "选项", en: "Choice", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 40, zh: "选项英文", en: "Choice in English", values: [] },
    { name: "extra_fen", type: "i64", req: true, ro: false, secret: false, min: 0, max: 10000000, zh: "每件加价（分）", en: "On top of a piece, fen", values: [] },
  ],
  BoxParts: [
    { name: "parts", type: "list", req: true, ro: false, secret: false, min: 0, max: 20, zh: "一盒里有什么；空：不再是礼盒", en: "What is in a box; none: no box any more", sub: "BoxPart", values: [] },
  ],
  ListLotBody: [
    { name: "lot", type: "uuid", req: true, ro: false, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "offered_g", type: "i64", req: false, ro: false, secret: false, min: 0, max: 1000000000000, zh: "该批次上架总量（克）", en: "Grams of the lot on sale in all", values: [] },
  ],
  LotChoice: [
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "grade", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "等级", en: "Grade", values: [] },
    { name: "harvest_day", type: "date", req: false, ro: true, secret: false, zh: "采收日期", en: "Harvested", values: [] },
    { name: "left_g", type: "i64", req: false, ro: true, secret: false, zh: "批次余量（克）", en: "Left of the lot, grams", values: [] },
    { name: "released_g", type: "i64", req: false, ro: true, secret: false, zh: "已准出（克）", en: "Released, grams", values: [] },
    { name: "offered_g", type: "i64", req: false, ro: true, secret: false, zh: "已上架（克）", en: "Offered, grams", values: [] },
    { name: "held_g", type: "i64", req: false, ro: true, secret: false, zh: "预留（克）", en: "Held, grams", values: [] },
    { name: "sold_g", type: "i64", req: false, ro: true, secret: false, zh: "已售（克）", en: "Sold, grams", values: [] },
    { name: "ok", type: "bool", req: false, ro: true, secret: false, zh: "可以上架", en: "May be listed", values: [] },
    { name: "why", type: "text", req: false, ro: true, secret: false, min: 0, max: 300, zh: "为什么不能", en: "Why not", values: [] },
  ],
  MallHome: [
    { name: "categories", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "类目", en: "Categories", sub: "MallCategory", values: [] },
    { name: "sold", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "热销", en: "Most sold", sub: "MallItem", values: [] },
    { name: "fresh", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "新上架", en: "Newest", sub: "MallItem", values: [] },
    { name: "shops", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "店铺", en: "Shops", sub: "MallShop", values: [] },
    { name: "campaigns", type: "list", req: false, ro: true, secret: false, min: 0, max: 60, zh: "正在进行的活动", en: "Campaigns that run now", sub: "MallCampaign", values: [] },
  ],
  MallCategory: [
    { name: "code", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "代码", en: "Code", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "英文名称", en: "English name", values: [] },
    { name: "goods", type: "i64", req: false, ro: true, secret: false, zh: "商品数", en: "Goods", values: [] },
  ],
  MallItem: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "title_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "英文标题", en: "English title", values: [] },
    { name: "cover_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "封面", en: "Cover", values: [] },
    { name: "category", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "类目", en: "Category", values: [] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, zh: "最低价（分）", en: "From, fen", values: [] },
    { name: "sold", type: "i64", req: false, ro: true, secret: false, zh: "已售件数", en: "Pieces sold", values: [] },
    { name: "shop", type: "uuid", req: false, ro: true, secret: false, zh: "店铺", en: "Shop", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "shop_name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店铺英文名", en: "Shop's English name", values: [] },
    { name: "place", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "产地", en: "From", values: [] },
    { name: "free_pieces", type: "i64", req: false, ro: true, secret: false, zh: "可买件数", en: "Pieces to be had", values: [] },
    { name: "ahead", type: "bool", req: false, ro: true, secret: false, zh: "可在采收前预订", en: "May be ordered before the harvest", values: [] },
    { name: "trace", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "追溯页", en: "Trace page", values: [] },
  ],
  MallShop: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "店铺类型", en: "Kind of shop", values: ["enterprise", "coop", "household", "hall", "input"] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "英文名", en: "English name", values: [] },
    { name: "intro", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "简介", en: "About the shop", values: [] },
    { name: "logo_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "店标", en: "Picture", values: [] },
    { name: "owner_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "货主", en: "Whose goods", values: [] },
    { name: "serve_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "服务方", en: "Who serves", values: [] },
    { name: "place", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "所在地", en: "Place", values: [] },
    { name: "goods", type: "i64", req: false, ro: true, secret: false, zh: "在售商品数", en: "Goods on sale", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "开店时间", en: "Since", values: [] },
  ],
  MallCampaign: [
    { name: "campaign", type: "uuid", req: false, ro: true, secret: false, zh: "活动", en: "Campaign", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "活动名称", en: "Name of the campaign", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "活动英文名称", en: "Its English name", values: [] },
    { name: "sku", type: "uuid", req: false, ro: true, secret: false, zh: "规格", en: "Size", values: [] },
    { name: "spec", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "规格名", en: "Name of the size", values: [] },
    { name: "goods", type: "uuid", req: false, ro: true, secret: false, zh: "货品", en: "Goods", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "品名", en: "Title", values: [] },
    { name: "title_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "英文品名", en: "English title", values: [] },
    { name: "cover_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "图片", en: "Picture", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "unit", type: "enum", req: false, ro: true, secret: false, zh: "计价", en: "Priced by", values: ["piece", "weight"] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, zh: "活动价（分；按重量的为每公斤）", en: "Price in fen, by the kilogram when priced by weight", values: [] },
    { name: "left", type: "i64", req: false, ro: true, secret: false, zh: "还有几件", en: "Pieces left", values: [] },
    { name: "per_address", type: "i64", req: false, ro: true, secret: false, zh: "每个地址几件；0：不限", en: "Pieces for one address; 0: no limit", values: [] },
    { name: "from_at", type: "time", req: false, ro: true, secret: false, zh: "开始", en: "From", values: [] },
    { name: "until_at", type: "time", req: false, ro: true, secret: false, zh: "结束", en: "Until", values: [] },
    { name: "piece_fen", type: "i64", req: false, ro: true, secret: false, zh: "每件活动价（分）", en: "A piece in the campaign, fen", values: [] },
    { name: "was_fen", type: "i64", req: false, ro: true, secret: false, zh: "每件平时价（分）", en: "A piece otherwise, fen", values: [] },
  ],
  MallPage: [
    { name: "items", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "商品", en: "Goods", sub: "MallItem", values: [] },
    { name: "next", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "续页码", en: "Cursor of the next page", values: [] },
  ],
  MallSuggestion: [
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "标题", en: "Title", values: [] },
  ],
  MallGoods: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "title_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "英文标题", en: "English title", values: [] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 4000, zh: "介绍", en: "Text", values: [] },
    { name: "category", type: "enum", req: false, ro: true, secret: false, zh: "类目", en: "Category", values: ["vegetable", "fruit", "grain", "oil", "tea", "meat", "aquatic", "fungus", "herb", "made", "gift", "other"] },
    { name: "storage", type: "enum", req: false, ro: true, secret: false, zh: "储存", en: "Storage", values: ["ambient", "cool", "frozen"] },
    { name: "shelf_days", type: "i64", req: false, ro: true, secret: false, min: 0, max: 3650, zh: "采收后可售天数", en: "Days it keeps after the harvest", values: [] },
    { name: "order_max", type: "i64", req: false, ro: true, secret: false, min: 0, max: 9999, zh: "每单限购件数", en: "Pieces in one order at most", values: [] },
    { name: "cover_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "封面", en: "Cover", values: [] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, zh: "最低价（分）", en: "From, fen", values: [] },
    { name: "sold", type: "i64", req: false, ro: true, secret: false, zh: "已售件数", en: "Pieces sold", values: [] },
    { name: "shop", type: "uuid", req: false, ro: true, secret: false, zh: "店铺", en: "Shop", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "shop_name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店铺英文名", en: "Shop's English name", values: [] },
    { name: "owner_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "货主", en: "Whose goods", values: [] },
    { name: "serve_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "服务方", en: "Who serves", values: [] },
    { name: "paid_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "收款方", en: "Who is paid", values: [] },
    { name: "place", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "产地", en: "From", values: [] },
    { name: "product_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "产品", en: "Product", values: [] },
    { name: "crop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "作物", en: "Crop", values: [] },
    { name: "gtin", type: "text", req: false, ro: true, secret: false, min: 0, max: 14, zh: "商品条码", en: "GTIN", values: [] },
    { name: "on_sale", type: "bool", req: false, ro: true, secret: false, zh: "现在可买", en: "Can be bought now", values: [] },
    { name: "pictures", type: "texts", req: false, ro: true, secret: false, min: 0, max: 9, zh: "图片", en: "Pictures", values: [] },
    { name: "skus", type: "list", req: false, ro: true, secret: false, min: 0, max: 30, zh: "规格", en: "Sizes", sub: "MallSku", values: [] },
    { name: "lots", type: "list", req: false, ro: true, secret: false, min: 0, max: 10, zh: "批次", en: "Lots", sub: "MallLot", values: [] },
    { name: "campaigns", type: "list", req: false, ro: true, secret: false, min: 0, max: 60, zh: "活动价：正在进行的和快开始的", en: "Campaign prices: running, and of the next days", sub: "MallCampaign", values: [] },
    { name: "coupons", type: "list", req: false, ro: true, secret: false, min: 0, max: 20, zh: "可以领的优惠券", en: "Coupons to be taken", sub: "MallCoupon", values: [] },
    { name: "wishes", type: "obj", req: false, ro: true, secret: false, zh: "选项和刻字；没有的不写", en: "Choices and text, where there are any", sub: "Wishes", values: [] },
  ],
  MallSku: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "spec", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "规格", en: "Size", values: [] },
    { name: "unit", type: "enum", req: false, ro: true, secret: false, zh: "计价方式", en: "Priced by", values: ["piece", "weight"] },
    { name: "weight_g", type: "i64", req: false, ro: true, secret: false, zh: "每件重量（克）", en: "Grams a piece", values: [] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, zh: "价格（分；按重量的为每公斤）", en: "Price in fen, by the kilogram when priced by weight", values: [] },
    { name: "piece_fen", type: "i64", req: false, ro: true, secret: false, zh: "每件（分）", en: "A piece, fen", values: [] },
    { name: "free_pieces", type: "i64", req: false, ro: true, secret: false, zh: "可买件数", en: "Pieces to be had", values: [] },
    { name: "ahead", type: "bool", req: false, ro: true, secret: false, zh: "采收前预订", en: "Ordered before the harvest", values: [] },
    { name: "harvest_day", type: "date", req: false, ro: true, secret: false, zh: "预计采收日", en: "Expected harvest", values: [] },
    { name: "parts", type: "list", req: false, ro: true, secret: false, min: 0, max: 20, zh: "礼盒里有什么", en: "What is in the box", sub: "BoxPart", values: [] },
  ],
  MallLot: [
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "gtin", type: "text", req: false, ro: true, secret: false, min: 0, max: 14, zh: "商品条码", en: "GTIN", values: [] },
    { name: "grade", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "等级", en: "Grade", values: [] },
    { name: "harvest_day", type: "date", req: false, ro: true, secret: false, zh: "采收日期", en: "Harvested", values: [] },
    { name: "season", type: "uuid", req: false, ro: true, secret: false, zh: "已公开的生产季", en: "Published season", values: [] },
    { name: "path", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "追溯页", en: "Trace page", values: [] },
    { name: "verdict", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "结论代码", en: "Verdict's code", values: [] },
    { name: "sentence", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "结论", en: "Verdict", values: [] },
    { name: "place", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "产地", en: "Where it grew", values: [] },
    { name: "grower", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "谁种的", en: "Who grew it", values: [] },
    { name: "uses", type: "i64", req: false, ro: true, secret: false, zh: "用药次数", en: "Uses of pesticides and drugs", values: [] },
    { name: "fertilisers", type: "i64", req: false, ro: true, secret: false, zh: "施肥次数", en: "Uses of fertilisers", values: [] },
    { name: "test", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "检测", en: "Test", values: [] },
  ],
  MallCoupon: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "名称", en: "Name", values: [] },
    { name: "shop", type: "uuid", req: false, ro: true, secret: false, zh: "店", en: "Shop", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "off_fen", type: "i64", req: false, ro: true, secret: false, zh: "减（分）", en: "Off, fen", values: [] },
    { name: "from_fen", type: "i64", req: false, ro: true, secret: false, zh: "满（分）", en: "From, fen", values: [] },
    { name: "left", type: "i64", req: false, ro: true, secret: false, zh: "还有几张", en: "How many are left", values: [] },
    { name: "from_at", type: "time", req: false, ro: true, secret: false, zh: "开始", en: "From", values: [] },
    { name: "until_at", type: "time", req: false, ro: true, secret: false, zh: "结束", en: "Until", values: [] },
  ],
  Prices: [
    { name: "items", type: "list", req: true, ro: false, secret: false, min: 1, max: 300, zh: "价格", en: "Prices", sub: "PriceLine", values: [] },
  ],
  PriceLine: [
    { name: "sku", type: "uuid", req: true, ro: false, secret: false, zh: "规格", en: "SKU", values: [] },
    { name: "rev", type: "i64", req: false, ro: false, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "price_fen", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000000, zh: "价格（分）", en: "Price, fen", values: [] },
  ],
  Window: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "sku", type: "uuid", req: false, ro: true, secret: false, zh: "规格", en: "SKU", values: [] },
    { name: "season", type: "uuid", req: false, ro: true, secret: false, zh: "生产季", en: "Season", values: [] },
    { name: "state", type: "text", req: false, ro: true, secret: false, min: 0, max: 10, zh: "状态", en: "State", values: [] },
    { name: "capacity_g", type: "i64", req: false, ro: true, secret: false, zh: "可预订总量（克）", en: "Grams that may be ordered", values: [] },
    { name: "held_g", type: "i64", req: false, ro: true, secret: false, zh: "待付款（克）", en: "Held, grams", values: [] },
    { name: "sold_g", type: "i64", req: false, ro: true, secret: false, zh: "已付款待采收（克）", en: "Paid, no lot yet, grams", values: [] },
    { name: "bound_g", type: "i64", req: false, ro: true, secret: false, zh: "已绑定批次（克）", en: "Bound to lots, grams", values: [] },
    { name: "harvest_day", type: "date", req: false, ro: true, secret: false, zh: "预计采收日", en: "Expected harvest", values: [] },
    { name: "closes_at", type: "time", req: false, ro: true, secret: false, zh: "预订截止", en: "Orders close", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经办人", en: "By", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "建立时间", en: "Made at", values: [] },
  ],
  WindowBody: [
    { name: "season", type: "uuid", req: true, ro: false, secret: false, zh: "生产季", en: "Season", values: [] },
    { name: "capacity_g", type: "i64", req: true, ro: false, secret: false, min: 1, max: 1000000000000, zh: "可预订总量（克）", en: "Grams that may be ordered", values: [] },
    { name: "harvest_day", type: "date", req: true, ro: false, secret: false, zh: "预计采收日", en: "Expected harvest", values: [] },
    { name: "closes_at", type: "time", req: true, ro: false, secret: false, zh: "预订截止", en: "Orders close", values: [] },
  ],
  BindBody: [
    { name: "lot", type: "uuid", req: true, ro: false, secret: false, zh: "批次", en: "Lot", values: [] },
  ],
  WindowBound: [
    { name: "window", type: "uuid", req: false, ro: true, secret: false, zh: "预订", en: "Window", values: [] },
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "orders", type: "i64", req: false, ro: true, secret: false, zh: "绑定笔数", en: "Lines bound", values: [] },
    { name: "grams", type: "i64", req: false, ro: true, secret: false, zh: "绑定重量（克）", en: "Grams bound", values: [] },
    { name: "waiting_g", type: "i64", req: false, ro: true, secret: false, zh: "仍待批次（克）", en: "Still without a lot, grams", values: [] },
  ],
  Address: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "shown", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "打码的地址", en: "Masked", values: [] },
    { name: "division", type: "text", req: false, ro: true, secret: false, min: 0, max: 6, zh: "区划代码", en: "Division code", values: [] },
    { name: "is_default", type: "bool", req: false, ro: true, secret: false, zh: "默认地址", en: "Default", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "收货人（只给本人）", en: "Name, to the buyer himself", values: [] },
    { name: "phone", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "手机号（只给本人）", en: "Number, to the buyer himself", values: [] },
    { name: "region", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "省市区", en: "Province, city, district", values: [] },
    { name: "detail", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "详细地址（只给本人）", en: "Street and house, to the buyer himself", values: [] },
  ],
  AddressBody: [
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 20, zh: "收货人", en: "Name", values: [] },
    { name: "phone", type: "text", req: true, ro: false, secret: false, min: 11, max: 20, zh: "手机号", en: "Mobile number", values: [] },
    { name: "division", type: "text", req: true, ro: false, secret: false, zh: "区划代码（6 位）", en: "Division code, 6 digits", values: [] },
    { name: "region", type: "text", req: true, ro: false, secret: false, min: 2, max: 40, zh: "省市区", en: "Province, city, district", values: [] },
    { name: "detail", type: "text", req: true, ro: false, secret: false, min: 2, max: 80, zh: "详细地址", en: "Street and house", values: [] },
    { name: "is_default", type: "bool", req: false, ro: false, secret: false, zh: "默认地址", en: "Default", values: [] },
  ],
  ShopTerms: [
    { name: "freight_fen", type: "i64", req: true, ro: false, secret: false, min: 0, max: 1000000, zh: "首重运费（分）", en: "Freight of the first weight, fen", values: [] },
    { name: "freight_g", type: "i64", req: true, ro: false, secret: false, min: 1, max: 1000000, zh: "首重（克）", en: "First weight, grams", values: [] },
    { name: "more_fen", type: "i64", req: true, ro: false, secret: false, min: 0, max: 1000000, zh: "续重每公斤（分）", en: "Each further kilogram, fen", values: [] },
    { name: "free_from_fen", type: "i64", req: false, ro: false, secret: false, min: 0, max: 10000000000000, zh: "满多少包邮（分）", en: "No freight from, fen", values: [] },
    { name: "packing_fen", type: "i64", req: false, ro: false, secret: false, min: 0, max: 1000000, zh: "包装费（分）", en: "Packing, fen", values: [] },
    { name: "cold_fen", type: "i64", req: false, ro: false, secret: false, min: 0, max: 1000000, zh: "冷链费（分）", en: "Cold chain, fen", values: [] },
    { name: "promoter_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 3000, zh: "推客分成（万分之）", en: "Promoter's share, parts of 10,000", values: [] },
    { name: "pickup", type: "bool", req: false, ro: false, secret: false, zh: "可以自提", en: "May be collected", values: [] },
    { name: "pickup_place", type: "text", req: false, ro: false, secret: false, min: 0, max: 120, zh: "自提地点", en: "Where", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
  ],
  ShopTermsBody: [
    { name: "freight_fen", type: "i64", req: true, ro: false, secret: false, min: 0, max: 1000000, zh: "首重运费（分）", en: "Freight of the first weight, fen", values: [] },
    { name: "freight_g", type: "i64", req: true, ro: false, secret: false, min: 1, max: 1000000, zh: "首重（克）", en: "First weight, grams", values: [] },
    { name: "more_fen", type: "i64", req: true, ro: false, secret: false, min: 0, max: 1000000, zh: "续重每公斤（分）", en: "Each further kilogram, fen", values: [] },
    { name: "free_from_fen", type: "i64", req: false, ro: false, secret: false, min: 0, max: 10000000000000, zh: "满多少包邮（分）", en: "No freight from, fen", values: [] },
    { name: "packing_fen", type: "i64", req: false, ro: false, secret: false, min: 0, max: 1000000, zh: "包装费（分）", en: "Packing, fen", values: [] },
    { name: "cold_fen", type: "i64", req: false, ro: false, secret: false, min: 0, max: 1000000, zh: "冷链费（分）", en: "Cold chain, fen", values: [] },
    { name: "promoter_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 3000, zh: "推客分成（万分之）", en: "Promoter's share, parts of 10,000", values: [] },
    { name: "pickup", type: "bool", req: false, ro: false, secret: false, zh: "可以自提", en: "May be collected", values: [] },
    { name: "pickup_place", type: "text", req: false, ro: false, secret: false, min: 0, max: 120, zh: "自提地点", en: "Where", values: [] },
  ],
  Cart: [
    { name: "lines", type: "list", req: false, ro: true, secret: false, min: 0, max: 100, zh: "货品，按店", en: "Goods, by shop", sub: "CartLine", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "能买的合计（分）", en: "Sum of what can be bought, fen", values: [] },
    { name: "ok", type: "bool", req: false, ro: true, secret: false, zh: "都能买", en: "All of it can be bought", values: [] },
  ],
  CartLine: [
    { name: "sku", type: "uuid", req: false, ro: true, secret: false, zh: "规格", en: "Size", values: [] },
    { name: "goods", type: "uuid", req: false, ro: true, secret: false, zh: "货品", en: "Goods", values: [] },
    { name: "shop", type: "uuid", req: false, ro: true, secret: false, zh: "店", en: "Shop", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "品名", en: "Title", values: [] },
    { name: "title_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "英文品名", en: "English title", values: [] },
    { name: "spec", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "规格", en: "Size", values: [] },
    { name: "cover_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "图片", en: "Picture", values: [] },
    { name: "unit", type: "enum", req: false, ro: true, secret: false, zh: "计价", en: "Priced by", values: ["piece", "weight"] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "单价（分）", en: "Price, fen", values: [] },
    { name: "piece_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "一件（分）", en: "A piece, fen", values: [] },
    { name: "seen_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "放入时一件（分）", en: "A piece when it was put in, fen", values: [] },
    { name: "weight_g", type: "i64", req: false, ro: true, secret: false, zh: "每件重量（克）", en: "Grams a piece", values: [] },
    { name: "pieces", type: "i64", req: false, ro: true, secret: false, zh: "件数", en: "Pieces", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "小计（分）", en: "Sum, fen", values: [] },
    { name: "free_pieces", type: "i64", req: false, ro: true, secret: false, zh: "还有几件", en: "Left", values: [] },
    { name: "live", type: "bool", req: false, ro: true, secret: false, zh: "在售", en: "On sale", values: [] },
    { name: "changed", type: "bool", req: false, ro: true, secret: false, zh: "价格变了", en: "Its price changed", values: [] },
    { name: "harvest_day", type: "date", req: false, ro: true, secret: false, zh: "预订的，预计采收日", en: "Ordered before the harvest: its expected day", values: [] },
    { name: "campaign", type: "uuid", req: false, ro: true, secret: false, zh: "正在进行的活动", en: "Campaign that runs now", values: [] },
    { name: "campaign_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "活动名称", en: "Its name", values: [] },
    { name: "campaign_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "一件活动价（分）", en: "A piece in the campaign, fen", values: [] },
    { name: "campaign_left", type: "i64", req: false, ro: true, secret: false, zh: "活动还有几件", en: "Left in the campaign", values: [] },
    { name: "per_address", type: "i64", req: false, ro: true, secret: false, zh: "活动每个地址几件；0：不限", en: "In the campaign for one address; 0: no limit", values: [] },
    { name: "until_at", type: "time", req: false, ro: true, secret: false, zh: "活动到", en: "The campaign ends", values: [] },
    { name: "extra_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "其中选项和刻字每件（分）", en: "Of it for choices and text, a piece, fen", values: [] },
    { name: "made", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "选项", en: "Choices", values: [] },
    { name: "made_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 700, zh: "选项英文", en: "Choices in English", values: [] },
    { name: "choices", type: "texts", req: false, ro: true, secret: false, min: 0, max: 8, zh: "选了哪些", en: "Choices chosen", values: [] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "刻什么字", en: "Text to be engraved", values: [] },
    { name: "why", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "为什么现在不能买", en: "Why it cannot be bought now", values: [] },
  ],
  BuyItem: [
    { name: "sku", type: "uuid", req: true, ro: false, secret: false, zh: "规格", en: "Size", values: [] },
    { name: "pieces", type: "i64", req: true, ro: false, secret: false, min: 0, max: 100000, zh: "件数", en: "Pieces", values: [] },
    { name: "campaign", type: "uuid", req: false, ro: false, secret: false, zh: "活动", en: "Campaign", values: [] },
    { name: "choices", type: "texts", req: false, ro: false, secret: false, min: 0, max: 8, zh: "选项：每组最多一个，不选的得到第一个", en: "Choices: one a group at most, else the first is taken", values: [] },
    { name: "text", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "刻什么字", en: "Text to be engraved", values: [] },
  ],
  BuyBody: [
    { name: "items", type: "list", req: true, ro: false, secret: false, min: 1, max: 100, zh: "货品", en: "Goods", sub: "BuyItem", values: [] },
    { name: "address", type: "uuid", req: false, ro: false, secret: false, zh: "收货地址", en: "Address", values: [] },
    { name: "delivery", type: "enum", req: false, ro: false, secret: false, zh: "寄送或自提", en: "Sent or collected", values: ["ship", "pickup"] },
    { name: "pay_way", type: "enum", req: false, ro: false, secret: false, zh: "怎样付", en: "How it is paid", values: ["online", "cash", "transfer"] },
    { name: "channel", type: "enum", req: false, ro: false, secret: false, zh: "从哪里来", en: "Where the buyer came from", values: ["mall", "scan", "point", "promoter"] },
    { name: "coupons", type: "texts", req: false, ro: false, secret: false, min: 0, max: 20, zh: "券码", en: "Coupons", values: [] },
    { name: "promoter", type: "text", req: false, ro: false, secret: false, min: 0, max: 20, zh: "推客码", en: "Promoter's code", values: [] },
    { name: "household", type: "uuid", req: false, ro: false, secret: false, zh: "代买给哪一户", en: "Bought for this household", values: [] },
    { name: "consent", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "怎样同意的", en: "How it agreed", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "给卖家的话", en: "Word to the seller", values: [] },
    { name: "final_ok", type: "bool", req: false, ro: false, secret: false, zh: "知道刻了字的货没有质量问题不能退", en: "Knows that what bears his text is not taken back without a fault", values: [] },
    { name: "total_fen", type: "i64", req: false, ro: false, secret: false, min: 1, max: 10000000000000, zh: "看到的合计（分），下单时必填", en: "The total that was seen, fen; needed to buy", values: [] },
  ],
  Quote: [
    { name: "shops", type: "list", req: false, ro: true, secret: false, min: 0, max: 20, zh: "按店", en: "By shop", sub: "QuoteShop", values: [] },
    { name: "goods_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "货款（分）", en: "Goods, fen", values: [] },
    { name: "discount_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "优惠（分）", en: "Discount, fen", values: [] },
    { name: "fees_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "费用（分）", en: "Fees, fen", values: [] },
    { name: "total_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "应付（分）", en: "To pay, fen", values: [] },
    { name: "ok", type: "bool", req: false, ro: true, secret: false, zh: "可以下单", en: "It can be ordered", values: [] },
    { name: "final", type: "bool", req: false, ro: true, secret: false, zh: "有刻字的货：没有质量问题不能退，下单前要确认", en: "Some of it is not taken back without a fault: to be confirmed", values: [] },
    { name: "why", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "为什么不能下单", en: "Why it cannot be ordered", values: [] },
  ],
  QuoteShop: [
    { name: "shop", type: "uuid", req: false, ro: true, secret: false, zh: "店", en: "Shop", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "why", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "为什么不能买", en: "Why it cannot be bought", values: [] },
    { name: "lines", type: "list", req: false, ro: true, secret: false, min: 0, max: 100, zh: "货品", en: "Goods", sub: "QuoteLine", values: [] },
    { name: "fees", type: "list", req: false, ro: true, secret: false, min: 0, max: 10, zh: "费用", en: "Fees", sub: "OrderFee", values: [] },
    { name: "goods_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "货款（分）", en: "Goods, fen", values: [] },
    { name: "discount_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "优惠（分）", en: "Discount, fen", values: [] },
    { name: "fees_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "费用（分）", en: "Fees, fen", values: [] },
    { name: "total_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "合计（分）", en: "Total, fen", values: [] },
    { name: "coupon", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "券码", en: "Coupon", values: [] },
    { name: "pickup_place", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "自提地点", en: "Where it may be collected", values: [] },
  ],
  QuoteLine: [
    { name: "sku", type: "uuid", req: false, ro: true, secret: false, zh: "规格", en: "Size", values: [] },
    { name: "goods", type: "uuid", req: false, ro: true, secret: false, zh: "货品", en: "Goods", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "品名", en: "Title", values: [] },
    { name: "title_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "英文品名", en: "English title", values: [] },
    { name: "spec", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "规格", en: "Size", values: [] },
    { name: "cover_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "图片", en: "Picture", values: [] },
    { name: "campaign", type: "uuid", req: false, ro: true, secret: false, zh: "活动", en: "Campaign", values: [] },
    { name: "unit", type: "enum", req: false, ro: true, secret: false, zh: "计价", en: "Priced by", values: ["piece", "weight"] },
    { name: "pieces", type: "i64", req: false, ro: true, secret: false, zh: "件数", en: "Pieces", values: [] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "单价（分）", en: "Price, fen", values: [] },
    { name: "piece_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "一件（分）", en: "A piece, fen", values: [] },
    { name: "gross_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "优惠前（分）", en: "Before discount, fen", values: [] },
    { name: "discount_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "优惠（分）", en: "Discount, fen", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "小计（分）", en: "Sum, fen", values: [] },
    { name: "free_pieces", type: "i64", req: false, ro: true, secret: false, zh: "还有几件", en: "Left", values: [] },
    { name: "harvest_day", type: "date", req: false, ro: true, secret: false, zh: "预订的，预计采收日", en: "Ordered before the harvest: its expected day", values: [] },
    { name: "extra_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "其中选项和刻字每件（分）", en: "Of it for choices and text, a piece, fen", values: [] },
    { name: "made", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "选项", en: "Choices", values: [] },
    { name: "made_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 700, zh: "选项英文", en: "Choices in English", values: [] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "刻什么字", en: "Text to be engraved", values: [] },
    { name: "final", type: "bool", req: false, ro: true, secret: false, zh: "没有质量问题不能退", en: "Not taken back without a fault", values: [] },
    { name: "why", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "为什么不能买", en: "Why it cannot be bought", values: [] },
  ],
  OrderFee: [
    { name: "kind", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "种类", en: "Kind", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 30, zh: "名称", en: "Name", values: [] },
    { name: "owner", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "归谁", en: "Whose it is", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "金额（分）", en: "Fen", values: [] },
  ],
  Purchase: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "状态：open paid given_up", en: "State: open paid given_up", values: [] },
    { name: "payment", type: "uuid", req: false, ro: true, secret: false, zh: "付款", en: "Payment", values: [] },
    { name: "total_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "应付（分）", en: "To pay, fen", values: [] },
    { name: "delivery", type: "enum", req: false, ro: true, secret: false, zh: "寄送或自提", en: "Sent or collected", values: ["ship", "pickup"] },
    { name: "channel", type: "enum", req: false, ro: true, secret: false, zh: "从哪里来", en: "Where the buyer came from", values: ["mall", "scan", "point", "promoter"] },
    { name: "shown", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "打码的地址", en: "Masked address", values: [] },
    { name: "household_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "代买给", en: "Bought for", values: [] },
    { name: "note", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "给卖家的话", en: "Word to the seller", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "下单时间", en: "Made", values: [] },
    { name: "expires_at", type: "time", req: false, ro: true, secret: false, zh: "付款截止", en: "To be paid until", values: [] },
    { name: "orders", type: "list", req: false, ro: true, secret: false, min: 0, max: 20, zh: "订单", en: "Orders", sub: "OrderRef", values: [] },
    { name: "acts", type: "texts", req: false, ro: true, secret: false, min: 0, max: 10, zh: "现在能做什么", en: "What may be done now", values: [] },
  ],
  OrderRef: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "订单", en: "Order", values: [] },
    { name: "order_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 30, zh: "订单号", en: "Order number", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "total_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "金额（分）", en: "Fen", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["placed", "paid", "packed", "shipped", "received", "completed", "cancelled", "refund_asked", "refunding", "refunded"] },
  ],
  Order: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "order_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 30, zh: "订单号", en: "Order number", values: [] },
    { name: "purchase", type: "uuid", req: false, ro: true, secret: false, zh: "购买", en: "Purchase", values: [] },
    { name: "payment", type: "uuid", req: false, ro: true, secret: false, zh: "付款", en: "Payment", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["placed", "paid", "packed", "shipped", "received", "completed", "cancelled", "refund_asked", "refunding", "refunded"] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "何时", en: "Since", values: [] },
    { name: "due_at", type: "time", req: false, ro: true, secret: false, zh: "何时自动进行", en: "When it moves on by itself", values: [] },
    { name: "shop", type: "uuid", req: false, ro: true, secret: false, zh: "店", en: "Shop", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "buyer", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "买家（打码）", en: "Buyer, masked", values: [] },
    { name: "household_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "代买给", en: "Bought for", values: [] },
    { name: "shown", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "打码的地址", en: "Masked address", values: [] },
    { name: "delivery", type: "enum", req: false, ro: true, secret: false, zh: "寄送或自提", en: "Sent or collected", values: ["ship", "pickup"] },
    { name: "pickup_place", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "自提地点", en: "Where it is collected", values: [] },
    { name: "note", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "买家的话", en: "Word of the buyer", values: [] },
    { name: "channel", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "从哪里来", en: "Where the buyer came from", values: [] },
    { name: "sale_place", type: "text", req: false, ro: true, secret: false, min: 0, max: 12, zh: "销售地区划代码", en: "Place of sale, division code", values: [] },
    { name: "to_place", type: "text", req: false, ro: true, secret: false, min: 0, max: 6, zh: "收货地区划代码", en: "Where it goes, division code", values: [] },
    { name: "goods_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "货款（分）", en: "Goods, fen", values: [] },
    { name: "fees_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "费用（分）", en: "Fees, fen", values: [] },
    { name: "total_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "合计（分）", en: "Total, fen", values: [] },
    { name: "back_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "退款（分）", en: "Given back, fen", values: [] },
    { name: "tax_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "货款中的增值税，已减退款（分）", en: "Value added tax in the goods' price, less refunds, fen", values: [] },
    { name: "carrier", type: "text", req: false, ro: true, secret: false, min: 0, max: 30, zh: "承运", en: "Carrier", values: [] },
    { name: "waybill_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "运单号", en: "Waybill", values: [] },
    { name: "event_id", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "发货事件", en: "Event of the dispatch", values: [] },
    { name: "paid_at", type: "time", req: false, ro: true, secret: false, zh: "付款时间", en: "Paid", values: [] },
    { name: "shipped_at", type: "time", req: false, ro: true, secret: false, zh: "发货时间", en: "Sent", values: [] },
    { name: "received_at", type: "time", req: false, ro: true, secret: false, zh: "收货时间", en: "Received", values: [] },
    { name: "completed_at", type: "time", req: false, ro: true, secret: false, zh: "完成时间", en: "Completed", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "下单时间", en: "Made", values: [] },
    { name: "lines", type: "list", req: false, ro: true, secret: false, min: 0, max: 100, zh: "货品", en: "Goods", sub: "OrderLine", values: [] },
    { name: "lots", type: "list", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "批次", en: "Lots", sub: "OrderLot", values: [] },
    { name: "fees", type: "list", req: false, ro: true, secret: false, min: 0, max: 10, zh: "费用", en: "Fees", sub: "OrderFee", values: [] },
    { name: "steps", type: "list", req: false, ro: true, secret: false, min: 0, max: 500, zh: "经过", en: "History", sub: "SellStep", values: [] },
    { name: "refunds", type: "list", req: false, ro: true, secret: false, min: 0, max: 100, zh: "退款", en: "Refunds", sub: "Refund", values: [] },
    { name: "acts", type: "texts", req: false, ro: true, secret: false, min: 0, max: 20, zh: "现在能做什么", en: "What may be done now", values: [] },
  ],
  OrderLine: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "sku", type: "uuid", req: false, ro: true, secret: false, zh: "规格", en: "Size", values: [] },
    { name: "goods", type: "uuid", req: false, ro: true, secret: false, zh: "货品", en: "Goods", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "品名", en: "Title", values: [] },
    { name: "title_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "英文品名", en: "English title", values: [] },
    { name: "spec", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "规格", en: "Size", values: [] },
    { name: "cover_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "图片", en: "Picture", values: [] },
    { name: "unit", type: "enum", req: false, ro: true, secret: false, zh: "计价", en: "Priced by", values: ["piece", "weight"] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "单价（分）", en: "Price, fen", values: [] },
    { name: "weight_g", type: "i64", req: false, ro: true, secret: false, zh: "每件重量（克）", en: "Grams a piece", values: [] },
    { name: "pieces", type: "i64", req: false, ro: true, secret: false, zh: "件数", en: "Pieces", values: [] },
    { name: "gross_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "优惠前（分）", en: "Before discount, fen", values: [] },
    { name: "paid_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "已付（分）", en: "Charged, fen", values: [] },
    { name: "due_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "按重量结算后（分）", en: "After weighing, fen", values: [] },
    { name: "back_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "退款（分）", en: "Given back, fen", values: [] },
    { name: "tax_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "增值税税率（万分之）", en: "Value added tax, parts of 10,000", values: [] },
    { name: "tax_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "其中增值税（分）", en: "Of it value added tax, fen", values: [] },
    { name: "back_pieces", type: "i64", req: false, ro: true, secret: false, zh: "退的件数", en: "Pieces given back", values: [] },
    { name: "weighed_g", type: "i64", req: false, ro: true, secret: false, zh: "称得（克）", en: "Weighed, grams", values: [] },
    { name: "owner_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "谁的货", en: "Whose goods", values: [] },
    { name: "harvest_day", type: "date", req: false, ro: true, secret: false, zh: "预订的，还没有批次：预计采收日", en: "Ordered before the harvest, no lot yet: its expected day", values: [] },
    { name: "review", type: "uuid", req: false, ro: true, secret: false, zh: "评价", en: "Review", values: [] },
    { name: "extra_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "其中选项和刻字每件（分）", en: "Of it for choices and text, a piece, fen", values: [] },
    { name: "made", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "选项", en: "Choices", values: [] },
    { name: "made_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 700, zh: "选项英文", en: "Choices in English", values: [] },
    { name: "engraved", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "刻的字（只给买卖双方）", en: "Text to engrave, to buyer and seller", values: [] },
    { name: "final", type: "bool", req: false, ro: true, secret: false, zh: "没有质量问题不能退", en: "Not taken back without a fault", values: [] },
    { name: "parts", type: "list", req: false, ro: true, secret: false, min: 0, max: 20, zh: "一盒里有什么", en: "What is in a box", sub: "BoxPart", values: [] },
  ],
  OrderLot: [
    { name: "sku", type: "uuid", req: false, ro: true, secret: false, zh: "规格", en: "Size", values: [] },
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批号", en: "Lot number", values: [] },
    { name: "path", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "追溯页", en: "Where its history is shown", values: [] },
    { name: "pieces", type: "i64", req: false, ro: true, secret: false, zh: "件数", en: "Pieces", values: [] },
    { name: "grams", type: "i64", req: false, ro: true, secret: false, zh: "重量（克）", en: "Grams", values: [] },
  ],
  Refund: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "order_uuid", type: "uuid", req: false, ro: true, secret: false, zh: "订单", en: "Order", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "种类", en: "Kind", values: ["asked", "cancelled", "weighed", "recall"] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["asked", "offered", "refused", "escalated", "refunding", "done", "failed", "denied", "withdrawn"] },
    { name: "cause", type: "enum", req: false, ro: true, secret: false, zh: "原因", en: "Cause", values: ["changed_mind", "late", "damaged", "quality", "wrong", "recall", "other"] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "说明", en: "In the buyer's words", values: [] },
    { name: "answer", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "答复", en: "Answer", values: [] },
    { name: "goods_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "货款（分）", en: "Goods, fen", values: [] },
    { name: "fees_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "费用（分）", en: "Fees, fen", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "合计（分）", en: "Total, fen", values: [] },
    { name: "due_at", type: "time", req: false, ro: true, secret: false, zh: "答复截止", en: "To be answered until", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "申请时间", en: "Asked", values: [] },
    { name: "ended_at", type: "time", req: false, ro: true, secret: false, zh: "结束时间", en: "Ended", values: [] },
    { name: "acts", type: "texts", req: false, ro: true, secret: false, min: 0, max: 10, zh: "现在能做什么", en: "What may be done now", values: [] },
  ],
  Recipient: [
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "收货人", en: "Name", values: [] },
    { name: "phone", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "手机号", en: "Mobile number", values: [] },
    { name: "region", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "省市区", en: "Province, city, district", values: [] },
    { name: "detail", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "详细地址", en: "Street and house", values: [] },
  ],
  OrderPack: [
    { name: "weighed", type: "list", req: false, ro: false, secret: false, min: 0, max: 100, zh: "按重量卖的各称得多少", en: "What the lines sold by weight weighed", sub: "OrderWeighed", values: [] },
  ],
  OrderWeighed: [
    { name: "line", type: "uuid", req: true, ro: false, secret: false, zh: "哪一行", en: "Line", values: [] },
    { name: "weighed_g", type: "i64", req: true, ro: false, secret: false, min: 1, max: 10000000, zh: "称得（克）", en: "Weighed, grams", values: [] },
  ],
  OrderShip: [
    { name: "carrier", type: "text", req: true, ro: false, secret: false, min: 1, max: 30, zh: "承运", en: "Carrier", values: [] },
    { name: "waybill_no", type: "text", req: true, ro: false, secret: false, min: 4, max: 40, zh: "运单号", en: "Waybill", values: [] },
  ],
  OrderReason: [
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "理由", en: "Reason", values: [] },
  ],
  OrdersToday: [
    { name: "to_pay", type: "i64", req: false, ro: true, secret: false, zh: "待付款", en: "To be paid", values: [] },
    { name: "to_pack", type: "i64", req: false, ro: true, secret: false, zh: "待打包", en: "To pack", values: [] },
    { name: "to_ship", type: "i64", req: false, ro: true, secret: false, zh: "待发货", en: "To send", values: [] },
    { name: "on_way", type: "i64", req: false, ro: true, secret: false, zh: "在途", en: "On the way", values: [] },
    { name: "refunds", type: "i64", req: false, ro: true, secret: false, zh: "待处理的退款", en: "Refunds to see to", values: [] },
    { name: "messages", type: "i64", req: false, ro: true, secret: false, zh: "未读消息", en: "Messages not read", values: [] },
    { name: "notices", type: "i64", req: false, ro: true, secret: false, zh: "未读通知（自己的）", en: "Notices not read, one's own", values: [] },
  ],
  RefundBody: [
    { name: "items", type: "list", req: false, ro: false, secret: false, min: 0, max: 100, zh: "退哪些；不写：全部", en: "What is given back; none: all of it", sub: "RefundItem", values: [] },
    { name: "cause", type: "enum", req: true, ro: false, secret: false, zh: "原因", en: "Cause", values: ["changed_mind", "late", "damaged", "quality", "wrong", "recall", "other"] },
    { name: "text", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "说明", en: "In one's words", values: [] },
    { name: "fen", type: "i64", req: false, ro: false, secret: false, min: 1, max: 10000000000000, zh: "只退这么多钱，不退货（分）", en: "So much money only, keeping the goods, fen", values: [] },
  ],
  RefundItem: [
    { name: "line", type: "uuid", req: true, ro: false, secret: false, zh: "哪一行", en: "Line", values: [] },
    { name: "pieces", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000, zh: "件数", en: "Pieces", values: [] },
  ],
  RefundAnswer: [
    { name: "agree", type: "bool", req: true, ro: false, secret: false, zh: "同意", en: "Agreed", values: [] },
    { name: "answer", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "答复", en: "Answer", values: [] },
  ],
  CampaignBody: [
    { name: "shop", type: "uuid", req: false, ro: false, secret: false, zh: "店（新建时）", en: "Shop, of a new one", values: [] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 40, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "英文名称", en: "English name", values: [] },
    { name: "from_at", type: "time", req: true, ro: false, secret: false, zh: "开始", en: "From", values: [] },
    { name: "until_at", type: "time", req: true, ro: false, secret: false, zh: "结束", en: "Until", values: [] },
    { name: "state", type: "enum", req: false, ro: false, secret: false, zh: "状态", en: "State", values: ["draft", "on", "off"] },
    { name: "skus", type: "list", req: true, ro: false, secret: false, min: 1, max: 50, zh: "货品", en: "Goods", sub: "CampaignSku", values: [] },
  ],
  CampaignSku: [
    { name: "sku", type: "uuid", req: true, ro: false, secret: false, zh: "规格", en: "Size", values: [] },
    { name: "price_fen", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000000, zh: "活动价（分）", en: "Price, fen", values: [] },
    { name: "stock", type: "i64", req: true, ro: false, secret: false, min: 1, max: 10000000, zh: "共几件", en: "Pieces in all", values: [] },
    { name: "per_address", type: "i64", req: true, ro: false, secret: false, min: 0, max: 10000, zh: "每个地址几件；0：不限", en: "Pieces for one address; 0: no limit", values: [] },
    { name: "taken", type: "i64", req: false, ro: true, secret: false, zh: "已订几件", en: "Ordered", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "品名", en: "Title", values: [] },
    { name: "spec", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "规格", en: "Size", values: [] },
  ],
  Campaign: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["draft", "on", "off", "stopped"] },
    { name: "from_at", type: "time", req: false, ro: true, secret: false, zh: "开始", en: "From", values: [] },
    { name: "until_at", type: "time", req: false, ro: true, secret: false, zh: "结束", en: "Until", values: [] },
    { name: "shop", type: "uuid", req: false, ro: true, secret: false, zh: "店", en: "Shop", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "英文名称", en: "English name", values: [] },
    { name: "stop_reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "县里停止的原因", en: "Why the county stopped it", values: [] },
    { name: "skus", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "货品", en: "Goods", sub: "CampaignSku", values: [] },
  ],
  CampaignMove: [
    { name: "state", type: "enum", req: true, ro: false, secret: false, zh: "状态", en: "State", values: ["on", "off", "stopped"] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "原因", en: "Reason", values: [] },
  ],
  Coupon: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "state", type: "text", req: false, ro: true, secret: false, min: 0, max: 10, zh: "状态", en: "State", values: [] },
    { name: "stop_reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "县里停止的原因", en: "Why the county stopped it", values: [] },
    { name: "used", type: "i64", req: false, ro: true, secret: false, zh: "用了几张", en: "Used", values: [] },
    { name: "code", type: "text", req: false, ro: true, secret: false, min: 6, max: 20, zh: "券码", en: "Code", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 1, max: 40, zh: "名称", en: "Name", values: [] },
    { name: "off_fen", type: "i64", req: false, ro: true, secret: false, min: 1, max: 100000000, zh: "减（分）", en: "Off, fen", values: [] },
    { name: "from_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "满（分）", en: "From, fen", values: [] },
    { name: "stock", type: "i64", req: false, ro: true, secret: false, min: 1, max: 10000000, zh: "共几张", en: "How many", values: [] },
    { name: "from_at", type: "time", req: false, ro: true, secret: false, zh: "开始", en: "From", values: [] },
    { name: "until_at", type: "time", req: false, ro: true, secret: false, zh: "结束", en: "Until", values: [] },
    { name: "shown", type: "bool", req: false, ro: true, secret: false, zh: "公开领取", en: "Anyone may take it at the shop", values: [] },
  ],
  CouponBody: [
    { name: "shop", type: "uuid", req: true, ro: false, secret: false, zh: "店", en: "Shop", values: [] },
    { name: "code", type: "text", req: true, ro: false, secret: false, min: 6, max: 20, zh: "券码", en: "Code", values: [] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 40, zh: "名称", en: "Name", values: [] },
    { name: "off_fen", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000000, zh: "减（分）", en: "Off, fen", values: [] },
    { name: "from_fen", type: "i64", req: true, ro: false, secret: false, min: 0, max: 10000000000000, zh: "满（分）", en: "From, fen", values: [] },
    { name: "stock", type: "i64", req: true, ro: false, secret: false, min: 1, max: 10000000, zh: "共几张", en: "How many", values: [] },
    { name: "from_at", type: "time", req: true, ro: false, secret: false, zh: "开始", en: "From", values: [] },
    { name: "until_at", type: "time", req: true, ro: false, secret: false, zh: "结束", en: "Until", values: [] },
    { name: "shown", type: "bool", req: false, ro: false, secret: false, zh: "公开领取", en: "Anyone may take it at the shop", values: [] },
  ],
  MyCoupon: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "名称", en: "Name", values: [] },
    { name: "shop", type: "uuid", req: false, ro: true, secret: false, zh: "店", en: "Shop", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "off_fen", type: "i64", req: false, ro: true, secret: false, zh: "减（分）", en: "Off, fen", values: [] },
    { name: "from_fen", type: "i64", req: false, ro: true, secret: false, zh: "满（分）", en: "From, fen", values: [] },
    { name: "left", type: "i64", req: false, ro: true, secret: false, zh: "还有几张", en: "How many are left", values: [] },
    { name: "from_at", type: "time", req: false, ro: true, secret: false, zh: "开始", en: "From", values: [] },
    { name: "until_at", type: "time", req: false, ro: true, secret: false, zh: "结束", en: "Until", values: [] },
    { name: "code", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "券码", en: "Code", values: [] },
    { name: "used", type: "bool", req: false, ro: true, secret: false, zh: "用过了", en: "Used", values: [] },
    { name: "ok", type: "bool", req: false, ro: true, secret: false, zh: "现在能用", en: "May be used now", values: [] },
  ],
  Promoter: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "code", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "推客码", en: "Code", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "称呼（打码）", en: "Name, masked", values: [] },
    { name: "state", type: "text", req: false, ro: true, secret: false, min: 0, max: 10, zh: "状态", en: "State", values: [] },
    { name: "orders", type: "i64", req: false, ro: true, secret: false, zh: "成交几单", en: "Orders completed", values: [] },
    { name: "earned_fen", type: "i64", req: false, ro: true, secret: false, min: -10000000000000, max: 10000000000000, zh: "所得（分）", en: "Earned, fen", values: [] },
  ],
  Reviews: [
    { name: "items", type: "list", req: false, ro: true, secret: false, min: 0, max: 20, zh: "评价，新的在前", en: "Reviews, newest first", sub: "Review", values: [] },
    { name: "n", type: "i64", req: false, ro: true, secret: false, zh: "共几条", en: "How many", values: [] },
    { name: "stars_sum", type: "i64", req: false, ro: true, secret: false, zh: "星的总数", en: "Sum of the stars", values: [] },
    { name: "next", type: "i64", req: false, ro: true, secret: false, zh: "下一页从这里起；没有：完了", en: "Where the next page begins; absent: that was all", values: [] },
  ],
  Review: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "goods", type: "uuid", req: false, ro: true, secret: false, zh: "货品", en: "Goods", values: [] },
    { name: "stars", type: "i64", req: false, ro: true, secret: false, zh: "几颗星", en: "Stars", values: [] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "评价", en: "Text", values: [] },
    { name: "by_shown", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "买家（打码）", en: "Buyer, masked", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批号", en: "Lot number", values: [] },
    { name: "path", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "追溯页", en: "Where its history is shown", values: [] },
    { name: "edited", type: "i64", req: false, ro: true, secret: false, zh: "改过几次", en: "Times changed", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "When", values: [] },
    { name: "answer", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "店家回复", en: "Answer of the shop", values: [] },
    { name: "answer_at", type: "time", req: false, ro: true, secret: false, zh: "回复时间", en: "Answered", values: [] },
    { name: "hidden", type: "bool", req: false, ro: true, secret: false, zh: "已隐藏", en: "Hidden", values: [] },
  ],
  ReviewBody: [
    { name: "line", type: "uuid", req: true, ro: false, secret: false, zh: "订单的哪一行", en: "Line of the order", values: [] },
    { name: "stars", type: "i64", req: true, ro: false, secret: false, min: 1, max: 5, zh: "几颗星", en: "Stars", values: [] },
    { name: "text", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "评价", en: "Text", values: [] },
  ],
  ReviewText: [
    { name: "text", type: "text", req: true, ro: false, secret: false, min: 1, max: 500, zh: "内容或理由", en: "Text or reason", values: [] },
  ],
  Favourite: [
    { name: "goods", type: "uuid", req: false, ro: true, secret: false, zh: "货品", en: "Goods", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "品名", en: "Title", values: [] },
    { name: "cover_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "图片", en: "Picture", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, zh: "最低价（分）", en: "Price from, fen", values: [] },
    { name: "on_sale", type: "bool", req: false, ro: true, secret: false, zh: "在售", en: "On sale", values: [] },
  ],
  Talk: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "shop", type: "uuid", req: false, ro: true, secret: false, zh: "店", en: "Shop", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "order_uuid", type: "uuid", req: false, ro: true, secret: false, zh: "订单", en: "Order", values: [] },
    { name: "goods", type: "uuid", req: false, ro: true, secret: false, zh: "货品", en: "Goods", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "谈什么", en: "What it is over", values: [] },
    { name: "buyer_shown", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "买家（打码）", en: "Buyer, masked", values: [] },
    { name: "last_text", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "最后一句", en: "Last said", values: [] },
    { name: "last_at", type: "time", req: false, ro: true, secret: false, zh: "最后时间", en: "Last", values: [] },
    { name: "buyer_unread", type: "i64", req: false, ro: true, secret: false, zh: "买家未读", en: "Not read by the buyer", values: [] },
    { name: "shop_unread", type: "i64", req: false, ro: true, secret: false, zh: "店家未读", en: "Not read by the shop", values: [] },
    { name: "messages", type: "list", req: false, ro: true, secret: false, min: 0, max: 200, zh: "消息", en: "Messages", sub: "TalkMessage", values: [] },
  ],
  TalkMessage: [
    { name: "by_shop", type: "bool", req: false, ro: true, secret: false, zh: "店家说的", en: "By the shop", values: [] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "内容；空：写的人已注销", en: "Text; empty: its writer deleted his account", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "When", values: [] },
  ],
  TalkSay: [
    { name: "talk", type: "uuid", req: false, ro: false, secret: false, zh: "对话", en: "Talk", values: [] },
    { name: "order", type: "uuid", req: false, ro: false, secret: false, zh: "订单", en: "Order", values: [] },
    { name: "goods", type: "uuid", req: false, ro: false, secret: false, zh: "货品", en: "Goods", values: [] },
    { name: "text", type: "text", req: true, ro: false, secret: false, min: 1, max: 500, zh: "内容", en: "Text", values: [] },
  ],
  Notice: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "kind", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "种类", en: "Kind", values: [] },
    { name: "order_uuid", type: "uuid", req: false, ro: true, secret: false, zh: "订单", en: "Order", values: [] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "内容", en: "Text", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "When", values: [] },
    { name: "read", type: "bool", req: false, ro: true, secret: false, zh: "已读", en: "Read", values: [] },
  ],
  SellStats: [
    { name: "shops", type: "i64", req: false, ro: true, secret: false, zh: "营业的店铺", en: "Open shops", values: [] },
    { name: "points", type: "i64", req: false, ro: true, secret: false, zh: "有订单的村站", en: "Village points with orders", values: [] },
    { name: "orders", type: "i64", req: false, ro: true, secret: false, zh: "付款的订单", en: "Orders paid", values: [] },
    { name: "before_orders", type: "i64", req: false, ro: true, secret: false, zh: "上一段同样长时间的订单", en: "Orders in the time of the same length before", values: [] },
    { name: "turnover_fen", type: "i64", req: false, ro: true, secret: false, zh: "成交额，已减退款（分）", en: "Turnover less refunds, fen", values: [] },
    { name: "before_fen", type: "i64", req: false, ro: true, secret: false, zh: "上一段同样长的时间（分）", en: "In the time of the same length before, fen", values: [] },
    { name: "refund_fen", type: "i64", req: false, ro: true, secret: false, zh: "退款（分）", en: "Refunds, fen", values: [] },
    { name: "operators", type: "i64", req: false, ro: true, secret: false, zh: "在册主体", en: "Active producers", values: [] },
    { name: "operators_online", type: "i64", req: false, ro: true, secret: false, zh: "有货在网上卖的主体", en: "Producers with goods on sale", values: [] },
    { name: "poor_households", type: "i64", req: false, ro: true, secret: false, zh: "有收入的帮扶户", en: "Helped households with income", values: [] },
    { name: "poor_income_fen", type: "i64", req: false, ro: true, secret: false, min: -10000000000000, max: 10000000000000, zh: "帮扶户收入（分）", en: "Their income, fen", values: [] },
    { name: "rows", type: "list", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "分项", en: "Cut", sub: "SellStatsRow", values: [] },
  ],
  SellStatsRow: [
    { name: "key", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "代码", en: "Key", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "名称", en: "Name", values: [] },
    { name: "orders", type: "i64", req: false, ro: true, secret: false, zh: "订单数", en: "Orders", values: [] },
    { name: "pieces", type: "i64", req: false, ro: true, secret: false, zh: "件数", en: "Pieces", values: [] },
    { name: "turnover_fen", type: "i64", req: false, ro: true, secret: false, zh: "成交额，已减退款（分）", en: "Turnover less refunds, fen", values: [] },
    { name: "before_fen", type: "i64", req: false, ro: true, secret: false, zh: "上一段同样长的时间（分）", en: "In the time of the same length before, fen", values: [] },
    { name: "growth_permille", type: "i64", req: false, ro: true, secret: false, zh: "增长（千分之）；没有：之前为零", en: "Growth, per mille; absent: there was none before", values: [] },
  ],
  Licence: [
    { name: "no", type: "text", req: true, ro: false, secret: false, min: 2, max: 60, zh: "经营许可证号", en: "Business licence", values: [] },
    { name: "until_day", type: "date", req: true, ro: false, secret: false, zh: "有效期至", en: "Valid until", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "登记人", en: "Entered by", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "登记时间", en: "Entered at", values: [] },
  ],
  ShopInputBody: [
    { name: "input", type: "uuid", req: true, ro: false, secret: false, zh: "投入品", en: "Input of the catalogue", values: [] },
    { name: "spec", type: "text", req: true, ro: false, secret: false, min: 1, max: 40, zh: "包装规格", en: "Pack", values: [] },
    { name: "amount", type: "dec", req: true, ro: false, secret: false, zh: "每件含量", en: "Amount in a pack", values: [] },
    { name: "unit", type: "text", req: true, ro: false, secret: false, min: 1, max: 12, zh: "含量单位", en: "Its unit", values: [] },
    { name: "price_fen", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000000, zh: "每件价（分）", en: "A pack, fen", values: [] },
    { name: "stock", type: "i64", req: true, ro: false, secret: false, min: 0, max: 1000000, zh: "现有几件", en: "Packs there are", values: [] },
    { name: "state", type: "enum", req: false, ro: false, secret: false, zh: "上架", en: "On sale", values: ["on", "off"] },
  ],
  ShopInput: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "shop", type: "uuid", req: false, ro: true, secret: false, zh: "店铺", en: "Shop", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "input", type: "uuid", req: false, ro: true, secret: false, zh: "投入品", en: "Input", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "名称", en: "Name", values: [] },
    { name: "name_en", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "英文名称", en: "English name", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "类别", en: "Kind", values: ["pesticide", "fertiliser", "vet_drug", "feed", "seed", "other"] },
    { name: "reg_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "登记证号", en: "Registration", values: [] },
    { name: "maker", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "生产企业", en: "Maker", values: [] },
    { name: "spec", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "包装规格", en: "Pack", values: [] },
    { name: "amount", type: "dec", req: false, ro: true, secret: false, zh: "每件含量", en: "Amount in a pack", values: [] },
    { name: "unit", type: "text", req: false, ro: true, secret: false, min: 0, max: 12, zh: "含量单位", en: "Its unit", values: [] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, zh: "每件价（分）", en: "A pack, fen", values: [] },
    { name: "stock", type: "i64", req: false, ro: true, secret: false, zh: "现有几件", en: "Packs there are", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "上架", en: "On sale", values: ["on", "off"] },
    { name: "live", type: "bool", req: false, ro: true, secret: false, zh: "现在可以卖", en: "May be sold now", values: [] },
    { name: "why", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "为什么不能卖", en: "Why it may not be sold", values: [] },
  ],
  InputBuy: [
    { name: "items", type: "list", req: true, ro: false, secret: false, min: 1, max: 20, zh: "买什么（同一家店）", en: "What is bought, of one shop", sub: "InputSaleItem", values: [] },
    { name: "buyer", type: "uuid", req: false, ro: false, secret: false, zh: "给哪个主体买；不写：自己", en: "For which producer; one's own when empty", values: [] },
    { name: "consent", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "代买时：本人怎样同意的", en: "When bought for another: how it agreed", values: [] },
    { name: "pay_way", type: "enum", req: true, ro: false, secret: false, zh: "online 线上付，counter 领取时付给店家", en: "online, or counter: paid to the shop when collected", values: ["online", "counter"] },
    { name: "total_fen", type: "i64", req: true, ro: false, secret: false, min: 1, max: 10000000000000, zh: "看到的合计（分）", en: "The total that was seen, fen", values: [] },
    { name: "handed", type: "bool", req: false, ro: false, secret: false, zh: "店家柜台：已付款取走", en: "At the shop's counter: paid and taken away", values: [] },
  ],
  InputSaleItem: [
    { name: "offer", type: "uuid", req: true, ro: false, secret: false, zh: "哪种", en: "Offer", values: [] },
    { name: "pieces", type: "i64", req: true, ro: false, secret: false, min: 1, max: 10000, zh: "件数", en: "Packs", values: [] },
  ],
  InputSale: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "shop", type: "uuid", req: false, ro: true, secret: false, zh: "店铺", en: "Shop", values: [] },
    { name: "shop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "店名", en: "Shop's name", values: [] },
    { name: "buyer", type: "uuid", req: false, ro: true, secret: false, zh: "买方", en: "Buyer", values: [] },
    { name: "buyer_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "买方名称", en: "Buyer's name", values: [] },
    { name: "by_point", type: "bool", req: false, ro: true, secret: false, zh: "服务站点代买", en: "Bought by a village point", values: [] },
    { name: "consent", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "本人怎样同意的", en: "How it agreed", values: [] },
    { name: "pay_way", type: "enum", req: false, ro: true, secret: false, zh: "怎么付", en: "How it is paid", values: ["online", "counter"] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["placed", "paid", "handed", "cancelled", "refunding", "refunded"] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "状态时间", en: "In this state since", values: [] },
    { name: "total_fen", type: "i64", req: false, ro: true, secret: false, zh: "合计（分）", en: "Total, fen", values: [] },
    { name: "payment", type: "uuid", req: false, ro: true, secret: false, zh: "付款", en: "Payment", values: [] },
    { name: "day", type: "date", req: false, ro: true, secret: false, zh: "日期", en: "Day", values: [] },
    { name: "collected_by", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "谁取走的", en: "Who collected", values: [] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "原因", en: "Reason", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "下单时间", en: "Ordered at", values: [] },
    { name: "expires_at", type: "time", req: false, ro: true, secret: false, zh: "保留到", en: "Kept until", values: [] },
    { name: "lines", type: "list", req: false, ro: true, secret: false, min: 0, max: 20, zh: "明细", en: "Lines", sub: "InputSaleLine", values: [] },
    { name: "acts", type: "texts", req: false, ro: true, secret: false, min: 0, max: 4, zh: "现在能做的", en: "What may be done now", values: [] },
  ],
  InputSaleLine: [
    { name: "offer", type: "uuid", req: false, ro: true, secret: false, zh: "哪种", en: "Offer", values: [] },
    { name: "input", type: "uuid", req: false, ro: true, secret: false, zh: "投入品", en: "Input", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "名称", en: "Name", values: [] },
    { name: "reg_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "登记证号", en: "Registration", values: [] },
    { name: "spec", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "包装规格", en: "Pack", values: [] },
    { name: "amount", type: "dec", req: false, ro: true, secret: false, zh: "每件含量", en: "Amount in a pack", values: [] },
    { name: "unit", type: "text", req: false, ro: true, secret: false, min: 0, max: 12, zh: "含量单位", en: "Its unit", values: [] },
    { name: "pieces", type: "i64", req: false, ro: true, secret: false, zh: "件数", en: "Packs", values: [] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, zh: "每件价（分）", en: "A pack, fen", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, zh: "小计（分）", en: "Sum, fen", values: [] },
  ],
  InputHandOver: [
    { name: "collected_by", type: "text", req: false, ro: false, secret: false, min: 0, max: 60, zh: "谁来取的；不写：本人", en: "Who collected; the producer itself when empty", values: [] },
  ],
  InputCancel: [
    { name: "reason", type: "text", req: true, ro: false, secret: false, min: 1, max: 200, zh: "为什么", en: "Why", values: [] },
  ],
  DemandNew: [
    { name: "buyer", type: "uuid", req: false, ro: false, secret: false, zh: "采购单位", en: "Buying organisation", values: [] },
    { name: "crop", type: "uuid", req: true, ro: false, secret: false, zh: "品种", en: "Crop", values: [] },
    { name: "title", type: "text", req: true, ro: false, secret: false, min: 2, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "grade", type: "text", req: false, ro: false, secret: false, min: 0, max: 20, zh: "等级", en: "Grade", values: [] },
    { name: "standard", type: "text", req: false, ro: false, secret: false, min: 0, max: 120, zh: "执行标准", en: "Standard", values: [] },
    { name: "quantity_g", type: "i64", req: true, ro: false, secret: false, min: 1, max: 1000000000000, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "from_day", type: "date", req: true, ro: false, secret: false, zh: "最早交货日", en: "First day", values: [] },
    { name: "until_day", type: "date", req: true, ro: false, secret: false, zh: "最后交货日", en: "Last day", values: [] },
    { name: "deliveries", type: "i64", req: false, ro: false, secret: false, min: 1, max: 60, zh: "交货次数", en: "Number of deliveries", values: [] },
    { name: "place", type: "text", req: true, ro: false, secret: false, min: 2, max: 120, zh: "交货地点", en: "Place of delivery", values: [] },
    { name: "lon_udeg", type: "i64", req: false, ro: false, secret: false, min: -180000000, max: 180000000, zh: "经度（百万分之一度）", en: "Longitude, micro-degrees", values: [] },
    { name: "lat_udeg", type: "i64", req: false, ro: false, secret: false, min: -90000000, max: 90000000, zh: "纬度（百万分之一度）", en: "Latitude, micro-degrees", values: [] },
    { name: "price_min_fen", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000000, zh: "最低价（分/千克）", en: "Lowest price, fen a kilogram", values: [] },
    { name: "price_max_fen", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000000, zh: "最高价（分/千克）", en: "Highest price, fen a kilogram", values: [] },
    { name: "buyer_deposit_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 5000, zh: "买方定金（万分之）", en: "Buyer's deposit, parts of 10,000", values: [] },
    { name: "seller_deposit_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 5000, zh: "卖方定金（万分之）", en: "Seller's deposit, parts of 10,000", values: [] },
    { name: "late_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 10000, zh: "每迟一天扣款（万分之）", en: "Taken off per day late, parts of 10,000", values: [] },
    { name: "late_max_days", type: "i64", req: false, ro: false, secret: false, min: 0, max: 90, zh: "最多迟交天数", en: "Days late at most", values: [] },
    { name: "short_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 10000, zh: "短少扣款（万分之）", en: "For what is missing, parts of 10,000", values: [] },
    { name: "grade_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 10000, zh: "等级不符扣款（万分之）", en: "For what is below grade, parts of 10,000", values: [] },
    { name: "pay_days", type: "i64", req: false, ro: false, secret: false, min: 0, max: 90, zh: "验收后付款天数", en: "Days to pay after receipt", values: [] },
    { name: "quality", type: "text", req: false, ro: false, secret: false, min: 0, max: 1000, zh: "质量要求", en: "Quality terms", values: [] },
    { name: "level", type: "uuid", req: false, ro: false, secret: false, zh: "交货地点所在的村镇", en: "Where in the county the place lies", values: [] },
  ],
  Demand: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "demand_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "需求编号", en: "Number", values: [] },
    { name: "buyer_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "采购单位", en: "Buying organisation", values: [] },
    { name: "crop", type: "uuid", req: false, ro: true, secret: false, zh: "品种", en: "Crop", values: [] },
    { name: "crop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "品种名称", en: "Crop's name", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 2, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "grade", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "等级", en: "Grade", values: [] },
    { name: "standard", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "执行标准", en: "Standard", values: [] },
    { name: "quantity_g", type: "i64", req: false, ro: true, secret: false, min: 1, max: 1000000000000, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "from_day", type: "date", req: false, ro: true, secret: false, zh: "最早交货日", en: "First day", values: [] },
    { name: "until_day", type: "date", req: false, ro: true, secret: false, zh: "最后交货日", en: "Last day", values: [] },
    { name: "deliveries", type: "i64", req: false, ro: true, secret: false, min: 1, max: 60, zh: "交货次数", en: "Number of deliveries", values: [] },
    { name: "place", type: "text", req: false, ro: true, secret: false, min: 2, max: 120, zh: "交货地点", en: "Place of delivery", values: [] },
    { name: "lon_udeg", type: "i64", req: false, ro: true, secret: false, min: -180000000, max: 180000000, zh: "经度（百万分之一度）", en: "Longitude, micro-degrees", values: [] },
    { name: "lat_udeg", type: "i64", req: false, ro: true, secret: false, min: -90000000, max: 90000000, zh: "纬度（百万分之一度）", en: "Latitude, micro-degrees", values: [] },
    { name: "price_min_fen", type: "i64", req: false, ro: true, secret: false, min: 1, max: 100000000, zh: "最低价（分/千克）", en: "Lowest price, fen a kilogram", values: [] },
    { name: "price_max_fen", type: "i64", req: false, ro: true, secret: false, min: 1, max: 100000000, zh: "最高价（分/千克）", en: "Highest price, fen a kilogram", values: [] },
    { name: "buyer_deposit_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 5000, zh: "买方定金（万分之）", en: "Buyer's deposit, parts of 10,000", values: [] },
    { name: "seller_deposit_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 5000, zh: "卖方定金（万分之）", en: "Seller's deposit, parts of 10,000", values: [] },
    { name: "late_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000, zh: "每迟一天扣款（万分之）", en: "Taken off per day late, parts of 10,000", values: [] },
    { name: "late_max_days", type: "i64", req: false, ro: true, secret: false, min: 0, max: 90, zh: "最多迟交天数", en: "Days late at most", values: [] },
    { name: "short_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000, zh: "短少扣款（万分之）", en: "For what is missing, parts of 10,000", values: [] },
    { name: "grade_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000, zh: "等级不符扣款（万分之）", en: "For what is below grade, parts of 10,000", values: [] },
    { name: "pay_days", type: "i64", req: false, ro: true, secret: false, min: 0, max: 90, zh: "验收后付款天数", en: "Days to pay after receipt", values: [] },
    { name: "quality", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "质量要求", en: "Quality terms", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["review", "open", "returned", "closed", "withdrawn"] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "状态时间", en: "State since", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "提出时间", en: "Posted at", values: [] },
    { name: "mine", type: "bool", req: false, ro: true, secret: false, zh: "我提出的", en: "Mine", values: [] },
    { name: "steps", type: "list", req: false, ro: true, secret: false, min: 0, max: 200, zh: "经过", en: "History", sub: "DealStep", values: [] },
  ],
  DealStep: [
    { name: "from_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "原状态", en: "From", values: [] },
    { name: "to_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "新状态", en: "To", values: [] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "理由", en: "Reason", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经办人", en: "By", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "At", values: [] },
  ],
  DealReview: [
    { name: "passed", type: "bool", req: true, ro: false, secret: false, zh: "通过", en: "Passed", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "理由", en: "Reason", values: [] },
  ],
  DealReason: [
    { name: "reason", type: "text", req: true, ro: false, secret: false, min: 2, max: 500, zh: "理由", en: "Reason", values: [] },
  ],
  Matches: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "looked_at", type: "time", req: false, ro: true, secret: false, zh: "计算时间", en: "Looked at", values: [] },
    { name: "matches", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "推荐", en: "Proposals", sub: "Match", values: [] },
  ],
  Match: [
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "place_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "所在地", en: "Place", values: [] },
    { name: "season", type: "uuid", req: false, ro: true, secret: false, zh: "种植季", en: "Season", values: [] },
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "source", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "货源", en: "Source", values: [] },
    { name: "score", type: "i64", req: false, ro: true, secret: false, min: 0, max: 100, zh: "总分", en: "Score", values: [] },
    { name: "free_g", type: "i64", req: false, ro: true, secret: false, zh: "可供数量（克）", en: "Free, grams", values: [] },
    { name: "ready_day", type: "date", req: false, ro: true, secret: false, zh: "就绪日", en: "Ready on", values: [] },
    { name: "distance_m", type: "i64", req: false, ro: true, secret: false, zh: "距离（米）", en: "Distance, metres", values: [] },
    { name: "reasons", type: "list", req: false, ro: true, secret: false, min: 0, max: 5, zh: "理由", en: "Reasons", sub: "MatchReason", values: [] },
  ],
  MatchReason: [
    { name: "factor", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "因素", en: "Factor", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "名称", en: "Name", values: [] },
    { name: "weight", type: "i64", req: false, ro: true, secret: false, min: 0, max: 100, zh: "权重", en: "Weight", values: [] },
    { name: "points", type: "i64", req: false, ro: true, secret: false, min: 0, max: 100, zh: "得分", en: "Points", values: [] },
    { name: "sentence", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "理由", en: "Reason", values: [] },
  ],
  OfferNew: [
    { name: "operator", type: "uuid", req: false, ro: false, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "season", type: "uuid", req: false, ro: false, secret: false, zh: "种植季", en: "Season", values: [] },
    { name: "lot", type: "uuid", req: false, ro: false, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "quantity_g", type: "i64", req: true, ro: false, secret: false, min: 1, max: 1000000000000, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "price_fen", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000000, zh: "价格（分/千克）", en: "Price, fen a kilogram", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "说明", en: "Note", values: [] },
    { name: "consent", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "农户怎样同意的", en: "How the household agreed", values: [] },
  ],
  Offer: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "demand", type: "uuid", req: false, ro: true, secret: false, zh: "需求", en: "Demand", values: [] },
    { name: "demand_title", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "需求标题", en: "Demand's title", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "season", type: "uuid", req: false, ro: true, secret: false, zh: "种植季", en: "Season", values: [] },
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "note", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "说明", en: "Note", values: [] },
    { name: "consent", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "农户怎样同意的", en: "How the household agreed", values: [] },
    { name: "contract", type: "uuid", req: false, ro: true, secret: false, zh: "合同", en: "Contract", values: [] },
    { name: "quantity_g", type: "i64", req: false, ro: true, secret: false, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, zh: "价格（分/千克）", en: "Price, fen a kilogram", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["open", "accepted", "refused", "withdrawn"] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "状态时间", en: "State since", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "报价时间", en: "Made at", values: [] },
    { name: "score", type: "i64", req: false, ro: true, secret: false, min: 0, max: 100, zh: "总分", en: "Score", values: [] },
    { name: "reasons", type: "list", req: false, ro: true, secret: false, min: 0, max: 5, zh: "理由", en: "Reasons", sub: "MatchReason", values: [] },
  ],
  OfferAccept: [
    { name: "quantity_g", type: "i64", req: false, ro: false, secret: false, min: 1, max: 1000000000000, zh: "数量（克）", en: "Quantity, grams", values: [] },
  ],
  Contract: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "卖方", en: "Seller", values: [] },
    { name: "contract_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "合同编号", en: "Number", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "卖方名称", en: "Seller's name", values: [] },
    { name: "buyer_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "买方名称", en: "Buyer's name", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "货物", en: "Goods", values: [] },
    { name: "crop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "品种", en: "Crop", values: [] },
    { name: "grade", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "等级", en: "Grade", values: [] },
    { name: "standard", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "执行标准", en: "Standard", values: [] },
    { name: "quantity_g", type: "i64", req: false, ro: true, secret: false, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, zh: "单价（分/千克）", en: "Price, fen a kilogram", values: [] },
    { name: "total_fen", type: "i64", req: false, ro: true, secret: false, zh: "合计（分）", en: "Sum, fen", values: [] },
    { name: "buyer_deposit_fen", type: "i64", req: false, ro: true, secret: false, zh: "买方定金（分）", en: "Buyer's deposit, fen", values: [] },
    { name: "seller_deposit_fen", type: "i64", req: false, ro: true, secret: false, zh: "卖方定金（分）", en: "Seller's deposit, fen", values: [] },
    { name: "late_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000, zh: "每迟一天扣款（万分之）", en: "Per day late, parts of 10,000", values: [] },
    { name: "late_max_days", type: "i64", req: false, ro: true, secret: false, min: 0, max: 90, zh: "最多迟交天数", en: "Days late at most", values: [] },
    { name: "short_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000, zh: "短少扣款（万分之）", en: "For what is missing, parts of 10,000", values: [] },
    { name: "grade_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000, zh: "等级不符扣款（万分之）", en: "Below grade, parts of 10,000", values: [] },
    { name: "pay_days", type: "i64", req: false, ro: true, secret: false, min: 0, max: 90, zh: "付款天数", en: "Days to pay", values: [] },
    { name: "place", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "交货地点", en: "Place", values: [] },
    { name: "quality", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "质量要求", en: "Quality terms", values: [] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 100000, zh: "合同文本", en: "Text", values: [] },
    { name: "text_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "文本摘要", en: "Hash of the text", values: [] },
    { name: "buyer_signed_by", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "买方签署人", en: "Signed for the buyer by", values: [] },
    { name: "seller_signed_by", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "卖方签署人", en: "Signed for the seller by", values: [] },
    { name: "seller_consent", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "农户怎样同意的", en: "How the household agreed", values: [] },
    { name: "buyer_signed_at", type: "time", req: false, ro: true, secret: false, zh: "买方签署时间", en: "Buyer signed at", values: [] },
    { name: "seller_signed_at", type: "time", req: false, ro: true, secret: false, zh: "卖方签署时间", en: "Seller signed at", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["drafted", "signed", "active", "fulfilled", "broken_seller", "broken_buyer", "cancelled"] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "状态时间", en: "State since", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "生成时间", en: "Made at", values: [] },
    { name: "buying", type: "bool", req: false, ro: true, secret: false, zh: "我是买方", en: "I buy", values: [] },
    { name: "selling", type: "bool", req: false, ro: true, secret: false, zh: "我是卖方", en: "I sell", values: [] },
    { name: "plan", type: "list", req: false, ro: true, secret: false, min: 0, max: 60, zh: "交货计划", en: "Plan", sub: "ContractPart", values: [] },
    { name: "deliveries", type: "list", req: false, ro: true, secret: false, min: 0, max: 500, zh: "交货", en: "Deliveries", sub: "Delivery", values: [] },
    { name: "deposits", type: "list", req: false, ro: true, secret: false, min: 0, max: 2, zh: "定金", en: "Deposits", sub: "Deposit", values: [] },
    { name: "steps", type: "list", req: false, ro: true, secret: false, min: 0, max: 200, zh: "经过", en: "History", sub: "DealStep", values: [] },
  ],
  ContractPart: [
    { name: "pos", type: "i64", req: false, ro: true, secret: false, min: 1, max: 60, zh: "批次序号", en: "Part", values: [] },
    { name: "day", type: "date", req: false, ro: true, secret: false, zh: "应交日", en: "Due on", values: [] },
    { name: "quantity_g", type: "i64", req: false, ro: true, secret: false, min: 1, max: 1000000000000, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "状态", en: "State", values: [] },
  ],
  Delivery: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "delivery_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "交货单号", en: "Number", values: [] },
    { name: "contract", type: "uuid", req: false, ro: true, secret: false, zh: "合同", en: "Contract", values: [] },
    { name: "contract_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "合同编号", en: "Contract's number", values: [] },
    { name: "note", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "说明", en: "Note", values: [] },
    { name: "received_note", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "验收说明", en: "Receipt's note", values: [] },
    { name: "event_id", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "发货事件", en: "Shipping event", values: [] },
    { name: "received_event_id", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "收货事件", en: "Receiving event", values: [] },
    { name: "bill", type: "uuid", req: false, ro: true, secret: false, zh: "货款单", en: "Bill", values: [] },
    { name: "bill_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "货款状态", en: "Bill's state", values: [] },
    { name: "payment", type: "uuid", req: false, ro: true, secret: false, zh: "支付单", en: "Payment", values: [] },
    { name: "pos", type: "i64", req: false, ro: true, secret: false, min: 1, max: 60, zh: "第几批", en: "Part", values: [] },
    { name: "due_day", type: "date", req: false, ro: true, secret: false, zh: "应交日", en: "Due on", values: [] },
    { name: "day", type: "date", req: false, ro: true, secret: false, zh: "发出日", en: "Sent on", values: [] },
    { name: "quantity_g", type: "i64", req: false, ro: true, secret: false, zh: "发出（克）", en: "Sent, grams", values: [] },
    { name: "received_day", type: "date", req: false, ro: true, secret: false, zh: "验收日", en: "Received on", values: [] },
    { name: "received_g", type: "i64", req: false, ro: true, secret: false, zh: "实收（克）", en: "Received, grams", values: [] },
    { name: "below_g", type: "i64", req: false, ro: true, secret: false, zh: "等级不符（克）", en: "Below grade, grams", values: [] },
    { name: "gross_fen", type: "i64", req: false, ro: true, secret: false, zh: "货值（分）", en: "Value, fen", values: [] },
    { name: "deducted_fen", type: "i64", req: false, ro: true, secret: false, zh: "扣款（分）", en: "Taken off, fen", values: [] },
    { name: "net_fen", type: "i64", req: false, ro: true, secret: false, zh: "应付（分）", en: "To be paid, fen", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["sent", "received", "refused", "settled"] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "状态时间", en: "State since", values: [] },
    { name: "lots", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "批次", en: "Lots", sub: "DeliveryLot", values: [] },
    { name: "deductions", type: "list", req: false, ro: true, secret: false, min: 0, max: 3, zh: "扣款", en: "Taken off", sub: "Deduction", values: [] },
  ],
  DeliveryLot: [
    { name: "lot", type: "uuid", req: true, ro: false, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "path", type: "text", req: false, ro: true, secret: false, min: 0, max: 160, zh: "追溯页", en: "Its trace page", values: [] },
    { name: "quantity_g", type: "i64", req: true, ro: false, secret: false, min: 1, max: 1000000000000, zh: "数量（克）", en: "Quantity, grams", values: [] },
  ],
  Deduction: [
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "原因", en: "Reason", values: ["late", "short", "grade"] },
    { name: "base_fen", type: "i64", req: false, ro: true, secret: false, zh: "基数（分）", en: "Of fen", values: [] },
    { name: "parts_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000, zh: "万分之", en: "Parts of 10,000", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, zh: "扣款（分）", en: "Fen", values: [] },
  ],
  Deposit: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "side", type: "text", req: false, ro: true, secret: false, min: 0, max: 10, zh: "哪一方", en: "Side", values: [] },
    { name: "payment", type: "uuid", req: false, ro: true, secret: false, zh: "支付单", en: "Payment", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, zh: "金额（分）", en: "Fen", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["asked", "paid", "returning", "returned", "stuck", "forfeited", "dropped"] },
  ],
  ContractSign: [
    { name: "side", type: "enum", req: true, ro: false, secret: false, zh: "哪一方", en: "Side", values: ["buyer", "seller"] },
    { name: "text_sha", type: "text", req: true, ro: false, secret: false, zh: "所读文本的摘要", en: "Hash of the text one has read", values: [] },
    { name: "consent", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "农户怎样同意的", en: "How the household agreed", values: [] },
  ],
  DeliveryNew: [
    { name: "pos", type: "i64", req: true, ro: false, secret: false, min: 1, max: 60, zh: "第几批", en: "Part", values: [] },
    { name: "lots", type: "list", req: true, ro: false, secret: false, min: 1, max: 50, zh: "批次", en: "Lots", sub: "DeliveryLot", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "说明", en: "Note", values: [] },
  ],
  DeliveryReceipt: [
    { name: "received_g", type: "i64", req: true, ro: false, secret: false, min: 0, max: 1000000000000, zh: "实收（克）", en: "Received, grams", values: [] },
    { name: "below_g", type: "i64", req: false, ro: false, secret: false, min: 0, max: 1000000000000, zh: "其中等级不符（克）", en: "Of these below grade, grams", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "说明", en: "Note", values: [] },
  ],
  PackageNew: [
    { name: "operator", type: "uuid", req: false, ro: false, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "类型", en: "Kind", values: ["yard", "plot"] },
    { name: "title", type: "text", req: true, ro: false, secret: false, min: 2, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "story", type: "text", req: false, ro: false, secret: false, min: 0, max: 2000, zh: "介绍", en: "Story", values: [] },
    { name: "photo_sha", type: "text", req: false, ro: false, secret: false, zh: "照片", en: "Photo", values: [] },
    { name: "share_fen", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000000, zh: "每份价格（分）", en: "Fen a share", values: [] },
    { name: "target_shares", type: "i64", req: true, ro: false, secret: false, min: 1, max: 2000, zh: "目标份数", en: "Target, shares", values: [] },
    { name: "max_shares", type: "i64", req: true, ro: false, secret: false, min: 1, max: 2000, zh: "份数上限", en: "Most shares", values: [] },
    { name: "deadline_day", type: "date", req: true, ro: false, secret: false, zh: "截止日", en: "Deadline", values: [] },
    { name: "rule", type: "enum", req: true, ro: false, secret: false, zh: "少交怎么办", en: "When there is less", values: ["refund", "carry", "substitute"] },
    { name: "place", type: "text", req: false, ro: false, secret: false, min: 0, max: 120, zh: "自提地点", en: "Where it is handed over", values: [] },
    { name: "consent", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "农户怎样同意的", en: "How the household agreed", values: [] },
    { name: "contents", type: "list", req: true, ro: false, secret: false, min: 1, max: 20, zh: "内容", en: "Contents", sub: "PackageContent", values: [] },
    { name: "handouts", type: "list", req: true, ro: false, secret: false, min: 1, max: 60, zh: "各期", en: "Instalments", sub: "PackageInstalment", values: [] },
    { name: "extras", type: "list", req: false, ro: false, secret: false, min: 0, max: 10, zh: "活动", en: "Extras", sub: "PackageExtra", values: [] },
  ],
  PackageContent: [
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 40, zh: "名称", en: "Name", values: [] },
    { name: "amount", type: "text", req: true, ro: false, secret: false, min: 1, max: 80, zh: "每份数量", en: "Amount a share", values: [] },
    { name: "season", type: "uuid", req: false, ro: false, secret: false, zh: "种植季", en: "Season", values: [] },
    { name: "share_g", type: "i64", req: false, ro: false, secret: false, min: 1, max: 1000000000000, zh: "每份重量，全部各期（克）", en: "Weight of a share over all instalments, grams", values: [] },
  ],
  PackageInstalment: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "pos", type: "i64", req: false, ro: true, secret: false, min: 1, max: 60, zh: "第几期", en: "Instalment", values: [] },
    { name: "day", type: "date", req: true, ro: false, secret: false, zh: "日期", en: "Day", values: [] },
    { name: "weight", type: "i64", req: false, ro: false, secret: false, min: 1, max: 1000, zh: "比重", en: "Weight", values: [] },
    { name: "delivered_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000, zh: "实际交付（万分之）", en: "Given, parts of 10,000", values: [] },
    { name: "substituted", type: "bool", req: false, ro: true, secret: false, zh: "有代替", en: "Substituted", values: [] },
    { name: "sent_day", type: "date", req: false, ro: true, secret: false, zh: "交付日", en: "Handed out on", values: [] },
    { name: "note", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "说明", en: "Note", values: [] },
    { name: "event_id", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "发货事件", en: "Shipping event", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["planned", "sent"] },
    { name: "photos", type: "texts", req: false, ro: true, secret: false, min: 0, max: 9, zh: "照片", en: "Photos", values: [] },
    { name: "lots", type: "list", req: false, ro: true, secret: false, min: 0, max: 50, zh: "批次", en: "Lots", sub: "DeliveryLot", values: [] },
  ],
  PackageExtra: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "类型", en: "Kind", values: ["visit", "picking"] },
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 2, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "day", type: "date", req: true, ro: false, secret: false, zh: "日期", en: "Day", values: [] },
    { name: "capacity", type: "i64", req: true, ro: false, secret: false, min: 1, max: 10000, zh: "名额", en: "Places", values: [] },
    { name: "taken", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000, zh: "已占", en: "Taken", values: [] },
    { name: "fen", type: "i64", req: true, ro: false, secret: false, min: 0, max: 10000000, zh: "每人价格（分）", en: "Fen a person", values: [] },
  ],
  Package: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "package_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "编号", en: "Number", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "place_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "所在地", en: "Where", values: [] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "story", type: "text", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "介绍", en: "Story", values: [] },
    { name: "photo_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "照片", en: "Photo", values: [] },
    { name: "season", type: "uuid", req: false, ro: true, secret: false, zh: "种植季（日志）", en: "Season: its log", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "类型", en: "Kind", values: ["yard", "plot"] },
    { name: "share_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "每份价格（分）", en: "Fen a share", values: [] },
    { name: "target_shares", type: "i64", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "目标份数", en: "Target, shares", values: [] },
    { name: "max_shares", type: "i64", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "份数上限", en: "Most shares", values: [] },
    { name: "taken_shares", type: "i64", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "已占份数", en: "Shares taken", values: [] },
    { name: "paid_shares", type: "i64", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "已付份数", en: "Shares paid", values: [] },
    { name: "deadline_at", type: "time", req: false, ro: true, secret: false, zh: "截止时间", en: "Deadline", values: [] },
    { name: "rule", type: "enum", req: false, ro: true, secret: false, zh: "少交怎么办", en: "When there is less", values: ["refund", "carry", "substitute"] },
    { name: "rule_text", type: "text", req: false, ro: true, secret: false, min: 0, max: 5000, zh: "约定", en: "Terms", values: [] },
    { name: "rule_sha", type: "text", req: false, ro: true, secret: false, min: 0, max: 64, zh: "约定的摘要", en: "Hash of the terms", values: [] },
    { name: "place", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "自提地点", en: "Where it is handed over", values: [] },
    { name: "consent", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "农户怎样同意的", en: "How the household agreed", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["review", "open", "returned", "running", "done", "failed", "stopped"] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "状态时间", en: "State since", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "发起时间", en: "Made at", values: [] },
    { name: "released_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "已付给农户（分）", en: "Paid to the household, fen", values: [] },
    { name: "refunded_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "已退（分）", en: "Given back, fen", values: [] },
    { name: "contents", type: "list", req: false, ro: true, secret: false, min: 0, max: 20, zh: "内容", en: "Contents", sub: "PackageContent", values: [] },
    { name: "handouts", type: "list", req: false, ro: true, secret: false, min: 0, max: 60, zh: "各期", en: "Instalments", sub: "PackageInstalment", values: [] },
    { name: "extras", type: "list", req: false, ro: true, secret: false, min: 0, max: 10, zh: "活动", en: "Extras", sub: "PackageExtra", values: [] },
    { name: "steps", type: "list", req: false, ro: true, secret: false, min: 0, max: 200, zh: "经过", en: "History", sub: "DealStep", values: [] },
  ],
  PackageReceivers: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "receivers", type: "list", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "收货名单", en: "Receivers", sub: "PackageReceiver", values: [] },
  ],
  PackageReceiver: [
    { name: "pledge_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "认购编号", en: "Pledge's number", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 30, zh: "收货人", en: "Receiver", values: [] },
    { name: "phone", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "电话", en: "Telephone", values: [] },
    { name: "address", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "地址", en: "Address", values: [] },
    { name: "shares", type: "i64", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "份数", en: "Shares", values: [] },
  ],
  InstalmentSend: [
    { name: "pos", type: "i64", req: true, ro: false, secret: false, min: 1, max: 60, zh: "第几期", en: "Instalment", values: [] },
    { name: "delivered_bp", type: "i64", req: true, ro: false, secret: false, min: 0, max: 10000, zh: "实际交付（万分之）", en: "Given, parts of 10,000", values: [] },
    { name: "substituted", type: "bool", req: false, ro: false, secret: false, zh: "有代替", en: "Substituted", values: [] },
    { name: "lots", type: "list", req: false, ro: false, secret: false, min: 0, max: 50, zh: "批次", en: "Lots", sub: "DeliveryLot", values: [] },
    { name: "note", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "说明", en: "Note", values: [] },
    { name: "consent", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "农户怎样同意的", en: "How the household agreed", values: [] },
    { name: "photos", type: "texts", req: false, ro: false, secret: false, min: 0, max: 9, zh: "照片", en: "Photos", values: [] },
  ],
  PledgeNew: [
    { name: "rule_sha", type: "text", req: true, ro: false, secret: false, zh: "所读约定的摘要", en: "Hash of the terms one has read", values: [] },
    { name: "shares", type: "i64", req: true, ro: false, secret: false, min: 1, max: 2000, zh: "份数", en: "Shares", values: [] },
    { name: "receiver_name", type: "text", req: true, ro: false, secret: false, min: 1, max: 30, zh: "收货人", en: "Receiver", values: [] },
    { name: "receiver_phone", type: "text", req: true, ro: false, secret: false, min: 5, max: 20, zh: "电话", en: "Telephone", values: [] },
    { name: "receiver_address", type: "text", req: true, ro: false, secret: false, min: 2, max: 100, zh: "地址", en: "Address", values: [] },
    { name: "buyer", type: "uuid", req: false, ro: false, secret: false, zh: "采购单位", en: "Buying organisation", values: [] },
    { name: "extras", type: "list", req: false, ro: false, secret: false, min: 0, max: 10, zh: "活动", en: "Extras", sub: "PledgeExtra", values: [] },
  ],
  PledgeExtra: [
    { name: "extra", type: "uuid", req: true, ro: false, secret: false, zh: "活动", en: "Extra", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "n", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100, zh: "人数", en: "Persons", values: [] },
  ],
  Pledge: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "pledge_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "编号", en: "Number", values: [] },
    { name: "package", type: "uuid", req: false, ro: true, secret: false, zh: "预订", en: "Package", values: [] },
    { name: "package_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "预订编号", en: "Package's number", values: [] },
    { name: "package_title", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "rule_text", type: "text", req: false, ro: true, secret: false, min: 0, max: 5000, zh: "约定", en: "Terms", values: [] },
    { name: "receiver_masked", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "收货人", en: "Receiver", values: [] },
    { name: "payment", type: "uuid", req: false, ro: true, secret: false, zh: "支付单", en: "Payment", values: [] },
    { name: "shares", type: "i64", req: false, ro: true, secret: false, min: 1, max: 2000, zh: "份数", en: "Shares", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "金额（分）", en: "Fen", values: [] },
    { name: "released_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "已付给农户（分）", en: "Paid to the household, fen", values: [] },
    { name: "refunded_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "已退（分）", en: "Given back, fen", values: [] },
    { name: "carried_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "顺延（分）", en: "Carried over, fen", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["unpaid", "paid", "lapsed", "refunding", "refunded", "stuck", "done"] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "状态时间", en: "State since", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "认购时间", en: "Made at", values: [] },
    { name: "package_state", type: "enum", req: false, ro: true, secret: false, zh: "预订状态", en: "Package's state", values: ["review", "open", "returned", "running", "done", "failed", "stopped"] },
    { name: "parts", type: "list", req: false, ro: true, secret: false, min: 0, max: 60, zh: "各期", en: "Instalments", sub: "PledgePart", values: [] },
    { name: "extras", type: "list", req: false, ro: true, secret: false, min: 0, max: 10, zh: "活动", en: "Extras", sub: "PledgeExtra", values: [] },
  ],
  PledgePart: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "pos", type: "i64", req: false, ro: true, secret: false, min: 1, max: 60, zh: "第几期", en: "Instalment", values: [] },
    { name: "day", type: "date", req: false, ro: true, secret: false, zh: "日期", en: "Day", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "这一期的钱（分）", en: "Its money, fen", values: [] },
    { name: "released_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "付给农户（分）", en: "To the household, fen", values: [] },
    { name: "refunded_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "退回（分）", en: "Back, fen", values: [] },
    { name: "carried_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "顺延（分）", en: "Carried over, fen", values: [] },
    { name: "delivered_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000, zh: "实际交付（万分之）", en: "Given, parts of 10,000", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["sent", "received", "disputed", "judged"] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "说明", en: "Reason", values: [] },
  ],
  PartAnswer: [
    { name: "pos", type: "i64", req: true, ro: false, secret: false, min: 1, max: 60, zh: "第几期", en: "Instalment", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "说明", en: "Reason", values: [] },
  ],
  PartJudge: [
    { name: "pos", type: "i64", req: true, ro: false, secret: false, min: 1, max: 60, zh: "第几期", en: "Instalment", values: [] },
    { name: "delivered_bp", type: "i64", req: true, ro: false, secret: false, min: 0, max: 10000, zh: "认定交付（万分之）", en: "Held to be given, parts of 10,000", values: [] },
    { name: "reason", type: "text", req: true, ro: false, secret: false, min: 2, max: 500, zh: "理由", en: "Reason", values: [] },
  ],
  BulkBuyerNew: [
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 2, max: 80, zh: "单位名称", en: "Name", values: [] },
    { name: "uscc", type: "text", req: true, ro: false, secret: false, zh: "统一社会信用代码", en: "Unified social credit code", values: [] },
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "类型", en: "Kind", values: ["supermarket", "canteen", "helper", "company"] },
  ],
  BulkBuyer: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "单位名称", en: "Name", values: [] },
    { name: "uscc", type: "text", req: false, ro: true, secret: false, min: 0, max: 18, zh: "统一社会信用代码", en: "Unified social credit code", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "类型", en: "Kind", values: ["supermarket", "canteen", "helper", "company"] },
    { name: "credit_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "信用额度（分）", en: "Limit, fen", values: [] },
    { name: "terms_days", type: "i64", req: false, ro: true, secret: false, min: 0, max: 365, zh: "月结单几天内付", en: "Days to pay a statement", values: [] },
    { name: "owed_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "已记账（分）", en: "On account, fen", values: [] },
    { name: "overdue", type: "i64", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "逾期月结单", en: "Overdue statements", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["applied", "active", "refused", "suspended"] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "状态时间", en: "State since", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "申请时间", en: "Applied at", values: [] },
    { name: "statements", type: "list", req: false, ro: true, secret: false, min: 0, max: 60, zh: "月结单", en: "Statements", sub: "BuyerStatement", values: [] },
    { name: "steps", type: "list", req: false, ro: true, secret: false, min: 0, max: 200, zh: "经过", en: "History", sub: "DealStep", values: [] },
  ],
  BuyerStatement: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "statement_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "月结单号", en: "Number", values: [] },
    { name: "buyer", type: "uuid", req: false, ro: true, secret: false, zh: "采购单位", en: "Buying organisation", values: [] },
    { name: "buyer_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "单位名称", en: "Its name", values: [] },
    { name: "payment", type: "uuid", req: false, ro: true, secret: false, zh: "支付单", en: "Payment", values: [] },
    { name: "month", type: "i64", req: false, ro: true, secret: false, min: 0, max: 999912, zh: "月份", en: "Month", values: [] },
    { name: "bills", type: "i64", req: false, ro: true, secret: false, zh: "笔数", en: "Bills", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "金额（分）", en: "Fen", values: [] },
    { name: "due_day", type: "date", req: false, ro: true, secret: false, zh: "应付日", en: "Due on", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["open", "paid"] },
  ],
  BulkBuyerExamine: [
    { name: "passed", type: "bool", req: true, ro: false, secret: false, zh: "通过", en: "Passed", values: [] },
    { name: "credit_fen", type: "i64", req: false, ro: false, secret: false, min: 0, max: 10000000000000, zh: "信用额度（分）", en: "Limit, fen", values: [] },
    { name: "terms_days", type: "i64", req: false, ro: false, secret: false, min: 0, max: 365, zh: "月结单几天内付", en: "Days to pay a statement", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "理由", en: "Reason", values: [] },
  ],
  TenderNew: [
    { name: "buyer", type: "uuid", req: false, ro: false, secret: false, zh: "采购单位", en: "Buying organisation", values: [] },
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "方式", en: "Kind", values: ["sealed", "reverse"] },
    { name: "title", type: "text", req: true, ro: false, secret: false, min: 2, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "crop", type: "uuid", req: true, ro: false, secret: false, zh: "品种", en: "Crop", values: [] },
    { name: "grade", type: "text", req: false, ro: false, secret: false, min: 0, max: 20, zh: "等级", en: "Grade", values: [] },
    { name: "standard", type: "text", req: false, ro: false, secret: false, min: 0, max: 120, zh: "执行标准", en: "Standard", values: [] },
    { name: "quantity_g", type: "i64", req: true, ro: false, secret: false, min: 1, max: 1000000000000, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "from_day", type: "date", req: true, ro: false, secret: false, zh: "最早交货日", en: "First day", values: [] },
    { name: "until_day", type: "date", req: true, ro: false, secret: false, zh: "最后交货日", en: "Last day", values: [] },
    { name: "deliveries", type: "i64", req: false, ro: false, secret: false, min: 1, max: 60, zh: "交货次数", en: "Number of deliveries", values: [] },
    { name: "place", type: "text", req: true, ro: false, secret: false, min: 2, max: 120, zh: "交货地点", en: "Place of delivery", values: [] },
    { name: "ceiling_fen", type: "i64", req: true, ro: false, secret: false, min: 2, max: 100000000, zh: "最高限价（分/千克）", en: "Ceiling, fen a kilogram", values: [] },
    { name: "buyer_deposit_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 5000, zh: "买方定金（万分之）", en: "Buyer's deposit, parts of 10,000", values: [] },
    { name: "seller_deposit_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 5000, zh: "卖方定金（万分之）", en: "Seller's deposit, parts of 10,000", values: [] },
    { name: "late_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 10000, zh: "每迟一天扣款（万分之）", en: "Per day late, parts of 10,000", values: [] },
    { name: "late_max_days", type: "i64", req: false, ro: false, secret: false, min: 0, max: 90, zh: "最多迟交天数", en: "Days late at most", values: [] },
    { name: "short_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 10000, zh: "短少扣款（万分之）", en: "For what is missing, parts of 10,000", values: [] },
    { name: "grade_bp", type: "i64", req: false, ro: false, secret: false, min: 0, max: 10000, zh: "等级不符扣款（万分之）", en: "Below grade, parts of 10,000", values: [] },
    { name: "pay_days", type: "i64", req: false, ro: false, secret: false, min: 0, max: 90, zh: "验收后付款天数", en: "Days to pay after receipt", values: [] },
    { name: "quality", type: "text", req: false, ro: false, secret: false, min: 0, max: 1000, zh: "质量要求", en: "Quality terms", values: [] },
    { name: "starts_at", type: "time", req: false, ro: false, secret: false, zh: "开始时间", en: "Begins", values: [] },
    { name: "closes_at", type: "time", req: true, ro: false, secret: false, zh: "截止时间", en: "Ends", values: [] },
    { name: "extend_s", type: "i64", req: false, ro: false, secret: false, min: 10, max: 3600, zh: "末段出价顺延秒数", en: "Seconds a late bid moves the end", values: [] },
    { name: "decrement_fen", type: "i64", req: false, ro: false, secret: false, min: 1, max: 100000000, zh: "每次至少降（分/千克）", en: "Least decrement, fen a kilogram", values: [] },
    { name: "bid_deposit_fen", type: "i64", req: false, ro: false, secret: false, min: 0, max: 10000000000000, zh: "投标保证金（分）", en: "Bid deposit, fen", values: [] },
  ],
  Tender: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "tender_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "招标编号", en: "Number", values: [] },
    { name: "buyer_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "采购单位", en: "Buying organisation", values: [] },
    { name: "crop_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "品种名称", en: "Crop's name", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "方式", en: "Kind", values: ["sealed", "reverse"] },
    { name: "title", type: "text", req: false, ro: true, secret: false, min: 2, max: 60, zh: "标题", en: "Title", values: [] },
    { name: "crop", type: "uuid", req: false, ro: true, secret: false, zh: "品种", en: "Crop", values: [] },
    { name: "grade", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "等级", en: "Grade", values: [] },
    { name: "standard", type: "text", req: false, ro: true, secret: false, min: 0, max: 120, zh: "执行标准", en: "Standard", values: [] },
    { name: "quantity_g", type: "i64", req: false, ro: true, secret: false, min: 1, max: 1000000000000, zh: "数量（克）", en: "Quantity, grams", values: [] },
    { name: "from_day", type: "date", req: false, ro: true, secret: false, zh: "最早交货日", en: "First day", values: [] },
    { name: "until_day", type: "date", req: false, ro: true, secret: false, zh: "最后交货日", en: "Last day", values: [] },
    { name: "deliveries", type: "i64", req: false, ro: true, secret: false, min: 1, max: 60, zh: "交货次数", en: "Number of deliveries", values: [] },
    { name: "place", type: "text", req: false, ro: true, secret: false, min: 2, max: 120, zh: "交货地点", en: "Place of delivery", values: [] },
    { name: "ceiling_fen", type: "i64", req: false, ro: true, secret: false, min: 2, max: 100000000, zh: "最高限价（分/千克）", en: "Ceiling, fen a kilogram", values: [] },
    { name: "buyer_deposit_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 5000, zh: "买方定金（万分之）", en: "Buyer's deposit, parts of 10,000", values: [] },
    { name: "seller_deposit_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 5000, zh: "卖方定金（万分之）", en: "Seller's deposit, parts of 10,000", values: [] },
    { name: "late_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000, zh: "每迟一天扣款（万分之）", en: "Per day late, parts of 10,000", values: [] },
    { name: "late_max_days", type: "i64", req: false, ro: true, secret: false, min: 0, max: 90, zh: "最多迟交天数", en: "Days late at most", values: [] },
    { name: "short_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000, zh: "短少扣款（万分之）", en: "For what is missing, parts of 10,000", values: [] },
    { name: "grade_bp", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000, zh: "等级不符扣款（万分之）", en: "Below grade, parts of 10,000", values: [] },
    { name: "pay_days", type: "i64", req: false, ro: true, secret: false, min: 0, max: 90, zh: "验收后付款天数", en: "Days to pay after receipt", values: [] },
    { name: "quality", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "质量要求", en: "Quality terms", values: [] },
    { name: "starts_at", type: "time", req: false, ro: true, secret: false, zh: "开始时间", en: "Begins", values: [] },
    { name: "closes_at", type: "time", req: false, ro: true, secret: false, zh: "截止时间", en: "Ends", values: [] },
    { name: "extend_s", type: "i64", req: false, ro: true, secret: false, min: 10, max: 3600, zh: "末段出价顺延秒数", en: "Seconds a late bid moves the end", values: [] },
    { name: "decrement_fen", type: "i64", req: false, ro: true, secret: false, min: 1, max: 100000000, zh: "每次至少降（分/千克）", en: "Least decrement, fen a kilogram", values: [] },
    { name: "bid_deposit_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "投标保证金（分）", en: "Bid deposit, fen", values: [] },
    { name: "planned_at", type: "time", req: false, ro: true, secret: false, zh: "原定截止", en: "End as announced", values: [] },
    { name: "extended", type: "i64", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "顺延次数", en: "Times extended", values: [] },
    { name: "bids_n", type: "i64", req: false, ro: true, secret: false, zh: "收到投标数", en: "Bids received", values: [] },
    { name: "award_reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 500, zh: "定标理由", en: "Reason of the award", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["review", "open", "returned", "opened", "awarded", "failed", "withdrawn"] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "状态时间", en: "State since", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "发起时间", en: "Made at", values: [] },
    { name: "lowest_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 100000000, zh: "当前最低价（分/千克，竞价中）", en: "Lowest price now, fen a kilogram, of an open auction", values: [] },
    { name: "bonds", type: "list", req: false, ro: true, secret: false, min: 0, max: 500, zh: "投标保证金", en: "Bid deposits", sub: "BidDeposit", values: [] },
    { name: "bids", type: "list", req: false, ro: true, secret: false, min: 0, max: 500, zh: "投标", en: "Bids", sub: "Bid", values: [] },
    { name: "steps", type: "list", req: false, ro: true, secret: false, min: 0, max: 200, zh: "经过", en: "History", sub: "DealStep", values: [] },
  ],
  BidDeposit: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "tender", type: "uuid", req: false, ro: true, secret: false, zh: "招标", en: "Tender", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "payment", type: "uuid", req: false, ro: true, secret: false, zh: "支付单", en: "Payment", values: [] },
    { name: "fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 10000000000000, zh: "金额（分）", en: "Fen", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["asked", "paid", "returning", "returned", "stuck", "forfeited", "dropped"] },
    { name: "state_at", type: "time", req: false, ro: true, secret: false, zh: "状态时间", en: "State since", values: [] },
  ],
  Bid: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "tender", type: "uuid", req: false, ro: true, secret: false, zh: "招标", en: "Tender", values: [] },
    { name: "tender_title", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "招标标题", en: "Tender's title", values: [] },
    { name: "operator", type: "uuid", req: false, ro: true, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "主体名称", en: "Producer's name", values: [] },
    { name: "season", type: "uuid", req: false, ro: true, secret: false, zh: "种植季", en: "Season", values: [] },
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "consent", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "农户怎样同意的", en: "How the household agreed", values: [] },
    { name: "contract", type: "uuid", req: false, ro: true, secret: false, zh: "合同", en: "Contract", values: [] },
    { name: "price_fen", type: "i64", req: false, ro: true, secret: false, min: 0, max: 100000000, zh: "价格（分/千克）", en: "Price, fen a kilogram", values: [] },
    { name: "rank", type: "i64", req: false, ro: true, secret: false, min: 1, max: 100000, zh: "名次", en: "Rank", values: [] },
    { name: "received_at", type: "time", req: false, ro: true, secret: false, zh: "收到时间", en: "Received at", values: [] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["in", "replaced", "withdrawn", "won", "lost"] },
    { name: "tender_state", type: "enum", req: false, ro: true, secret: false, zh: "招标状态", en: "Tender's state", values: ["review", "open", "returned", "opened", "awarded", "failed", "withdrawn"] },
  ],
  TenderAward: [
    { name: "bid", type: "uuid", req: true, ro: false, secret: false, zh: "中标的投标", en: "The winning bid", values: [] },
    { name: "reason", type: "text", req: false, ro: false, secret: false, min: 0, max: 500, zh: "理由", en: "Reason", values: [] },
  ],
  BidDepositPay: [
    { name: "operator", type: "uuid", req: false, ro: false, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "consent", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "农户怎样同意的", en: "How the household agreed", values: [] },
  ],
  BidNew: [
    { name: "operator", type: "uuid", req: false, ro: false, secret: false, zh: "经营主体", en: "Producer", values: [] },
    { name: "season", type: "uuid", req: false, ro: false, secret: false, zh: "种植季", en: "Season", values: [] },
    { name: "lot", type: "uuid", req: false, ro: false, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "price_fen", type: "i64", req: true, ro: false, secret: false, min: 1, max: 100000000, zh: "价格（分/千克）", en: "Price, fen a kilogram", values: [] },
    { name: "consent", type: "text", req: false, ro: false, secret: false, min: 0, max: 200, zh: "农户怎样同意的", en: "How the household agreed", values: [] },
  ],
  CodeBatchBody: [
    { name: "lot", type: "uuid", req: true, ro: false, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "kind", type: "enum", req: true, ro: false, secret: false, zh: "码的种类", en: "Kind of code", values: ["lot", "pack"] },
    { name: "count", type: "i64", req: true, ro: false, secret: false, min: 1, max: 1000000, zh: "数量", en: "Number", values: [] },
    { name: "net_g", type: "i64", req: false, ro: false, secret: false, min: 1, max: 1000000000, zh: "每包净含量（克）", en: "Net content of a pack, grams", values: [] },
  ],
  CodeBatch: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "lot", type: "uuid", req: false, ro: true, secret: false, zh: "批次", en: "Lot", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "product_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "产品", en: "Product", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经营主体", en: "Producer", values: [] },
    { name: "gtin", type: "text", req: false, ro: true, secret: false, min: 0, max: 14, zh: "商品条码", en: "GTIN", values: [] },
    { name: "kind", type: "enum", req: false, ro: true, secret: false, zh: "码的种类", en: "Kind of code", values: ["lot", "pack"] },
    { name: "first_serial", type: "i64", req: false, ro: true, secret: false, zh: "起始序号", en: "First number", values: [] },
    { name: "count", type: "i64", req: false, ro: true, secret: false, zh: "数量", en: "Number", values: [] },
    { name: "net_g", type: "i64", req: false, ro: true, secret: false, zh: "每包净含量（克）", en: "Net content, grams", values: [] },
    { name: "state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "状态", en: "State", values: [] },
    { name: "void_reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 300, zh: "作废理由", en: "Why void", values: [] },
    { name: "event_id", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "溯源事件", en: "Event", values: [] },
    { name: "created_by", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经办人", en: "By", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "At", values: [] },
  ],
  CodeBatchVoid: [
    { name: "reason", type: "text", req: true, ro: false, secret: false, min: 2, max: 300, zh: "作废理由", en: "Why void", values: [] },
  ],
  ScanAnswer: [
    { name: "verdict", type: "enum", req: false, ro: true, secret: false, zh: "结论", en: "Verdict", values: ["good", "declared", "recalled", "revoked", "locked", "failed", "unknown", "malformed", "no_serial", "pending", "void", "early", "stopped"] },
    { name: "sentence", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "一句话", en: "In a sentence", values: [] },
    { name: "gtin", type: "text", req: false, ro: true, secret: false, min: 0, max: 14, zh: "商品条码", en: "GTIN", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "批次号", en: "Lot number", values: [] },
    { name: "serial", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "包装序号", en: "Serial", values: [] },
    { name: "product_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "产品", en: "Product", values: [] },
    { name: "place", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "产地", en: "Place", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "谁种的", en: "Producer", values: [] },
    { name: "reason", type: "text", req: false, ro: true, secret: false, min: 0, max: 300, zh: "原因", en: "Reason", values: [] },
    { name: "scans", type: "i64", req: false, ro: true, secret: false, zh: "扫码次数", en: "Scans", values: [] },
    { name: "first_scan_at", type: "time", req: false, ro: true, secret: false, zh: "首次扫码", en: "First scan", values: [] },
    { name: "tested", type: "bool", req: false, ro: true, secret: false, zh: "检测合格", en: "Tested", values: [] },
    { name: "released", type: "bool", req: false, ro: true, secret: false, zh: "已准出", en: "Released", values: [] },
    { name: "demo", type: "bool", req: false, ro: true, secret: false, zh: "演示数据", en: "Demonstration", values: [] },
  ],
  Complaint: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "rev", type: "i64", req: false, ro: true, secret: false, zh: "版本", en: "Revision", values: [] },
    { name: "complaint_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "投诉编号", en: "Number", values: [] },
    { name: "code", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "追溯码", en: "Code", values: [] },
    { name: "lot_no", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "批次号", en: "Lot number", values: [] },
    { name: "product_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "产品", en: "Product", values: [] },
    { name: "operator_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经营主体", en: "Producer", values: [] },
    { name: "category", type: "enum", req: false, ro: true, secret: false, zh: "类型", en: "About", values: ["quality", "safety", "fake", "label", "delivery", "other"] },
    { name: "state", type: "enum", req: false, ro: true, secret: false, zh: "状态", en: "State", values: ["received", "accepted", "answered", "closed", "refused"] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "情况", en: "What is wrong", values: [] },
    { name: "contact", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "联系方式", en: "Contact", values: [] },
    { name: "answer", type: "text", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "答复", en: "Answer", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "收到时间", en: "Received at", values: [] },
    { name: "due_at", type: "time", req: false, ro: true, secret: false, zh: "办理期限", en: "Due", values: [] },
    { name: "answered_at", type: "time", req: false, ro: true, secret: false, zh: "答复时间", en: "Answered at", values: [] },
    { name: "overdue", type: "bool", req: false, ro: true, secret: false, zh: "已超期", en: "Overdue", values: [] },
    { name: "steps", type: "list", req: false, ro: true, secret: false, min: 0, max: 200, zh: "办理经过", en: "History", sub: "ComplaintStep", values: [] },
  ],
  ComplaintStep: [
    { name: "from_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "原状态", en: "From", values: [] },
    { name: "to_state", type: "text", req: false, ro: true, secret: false, min: 0, max: 20, zh: "新状态", en: "To", values: [] },
    { name: "text", type: "text", req: false, ro: true, secret: false, min: 0, max: 2000, zh: "说明", en: "Text", values: [] },
    { name: "by_name", type: "text", req: false, ro: true, secret: false, min: 0, max: 80, zh: "经办人", en: "By", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "At", values: [] },
  ],
  ComplaintMove: [
    { name: "state", type: "enum", req: true, ro: false, secret: false, zh: "新状态", en: "State", values: ["received", "accepted", "answered", "closed", "refused"] },
    { name: "text", type: "text", req: false, ro: false, secret: false, min: 0, max: 2000, zh: "答复或理由", en: "Answer or reason", values: [] },
  ],
  PeerBody: [
    { name: "name", type: "text", req: true, ro: false, secret: false, min: 1, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "direction", type: "enum", req: true, ro: false, secret: false, zh: "方向", en: "Direction", values: ["send", "receive", "pull"] },
    { name: "url", type: "text", req: true, ro: false, secret: false, min: 8, max: 500, zh: "对方平台的地址", en: "Address of the peer", values: [] },
    { name: "county", type: "text", req: false, ro: false, secret: false, zh: "对方的县（六位代码）", en: "County of the peer, 6 digits", values: [] },
    { name: "secret", type: "text", req: false, ro: false, secret: true, min: 16, max: 200, zh: "发送：签名用的秘密；拉取：对方给的密钥", en: "Sending: what signs; fetching: the key the peer gave", values: [] },
    { name: "inbox", type: "text", req: false, ro: false, secret: false, min: 1, max: 200, zh: "发送：对方的收件路径", en: "Sending: path of the peer's inbox", values: [] },
    { name: "all", type: "bool", req: false, ro: false, secret: false, zh: "也转发别处来的事件", en: "Also pass on events that came from elsewhere", values: [] },
  ],
  PeerMade: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "direction", type: "enum", req: false, ro: true, secret: false, zh: "方向", en: "Direction", values: ["send", "receive", "pull"] },
    { name: "url", type: "text", req: false, ro: true, secret: false, min: 0, max: 700, zh: "对方平台的地址", en: "Address of the peer", values: [] },
    { name: "peer_county", type: "text", req: false, ro: true, secret: false, min: 0, max: 6, zh: "对方的县", en: "County of the peer", values: [] },
    { name: "paused", type: "bool", req: false, ro: true, secret: false, zh: "已暂停", en: "Paused", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "建立时间", en: "Created", values: [] },
    { name: "mark_at", type: "time", req: false, ro: true, secret: false, zh: "已到的入库时间", en: "Record time reached", values: [] },
    { name: "next_at", type: "time", req: false, ro: true, secret: false, zh: "下次尝试", en: "Next attempt", values: [] },
    { name: "last_at", type: "time", req: false, ro: true, secret: false, zh: "最近成功", en: "Last success", values: [] },
    { name: "failures", type: "i64", req: false, ro: true, secret: false, zh: "连续失败次数", en: "Failures in a row", values: [] },
    { name: "error", type: "text", req: false, ro: true, secret: false, min: 0, max: 400, zh: "最近的错误", en: "Last error", values: [] },
    { name: "accepted", type: "i64", req: false, ro: true, secret: false, zh: "已送达或收下的事件", en: "Events delivered or taken", values: [] },
    { name: "duplicate", type: "i64", req: false, ro: true, secret: false, zh: "原来就有的事件", en: "Events that were there already", values: [] },
    { name: "refused", type: "i64", req: false, ro: true, secret: false, zh: "收不下的事件", en: "Events that could not be taken", values: [] },
    { name: "lag", type: "i64", req: false, ro: true, secret: false, zh: "还没送的事件，至多", en: "Events not sent yet, at most", values: [] },
    { name: "query", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "命名查询", en: "Named query", values: [] },
    { name: "subscription", type: "text", req: false, ro: true, secret: false, min: 0, max: 36, zh: "订阅", en: "Subscription", values: [] },
    { name: "inbox", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "收件路径", en: "Path of its inbox", values: [] },
    { name: "secret", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "对方签名用的秘密，只显示这一次", en: "What the peer signs with, shown this once", values: [] },
  ],
  Peer: [
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "编号", en: "Id", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "名称", en: "Name", values: [] },
    { name: "direction", type: "enum", req: false, ro: true, secret: false, zh: "方向", en: "Direction", values: ["send", "receive", "pull"] },
    { name: "url", type: "text", req: false, ro: true, secret: false, min: 0, max: 700, zh: "对方平台的地址", en: "Address of the peer", values: [] },
    { name: "peer_county", type: "text", req: false, ro: true, secret: false, min: 0, max: 6, zh: "对方的县", en: "County of the peer", values: [] },
    { name: "paused", type: "bool", req: false, ro: true, secret: false, zh: "已暂停", en: "Paused", values: [] },
    { name: "created_at", type: "time", req: false, ro: true, secret: false, zh: "建立时间", en: "Created", values: [] },
    { name: "mark_at", type: "time", req: false, ro: true, secret: false, zh: "已到的入库时间", en: "Record time reached", values: [] },
    { name: "next_at", type: "time", req: false, ro: true, secret: false, zh: "下次尝试", en: "Next attempt", values: [] },
    { name: "last_at", type: "time", req: false, ro: true, secret: false, zh: "最近成功", en: "Last success", values: [] },
    { name: "failures", type: "i64", req: false, ro: true, secret: false, zh: "连续失败次数", en: "Failures in a row", values: [] },
    { name: "error", type: "text", req: false, ro: true, secret: false, min: 0, max: 400, zh: "最近的错误", en: "Last error", values: [] },
    { name: "accepted", type: "i64", req: false, ro: true, secret: false, zh: "已送达或收下的事件", en: "Events delivered or taken", values: [] },
    { name: "duplicate", type: "i64", req: false, ro: true, secret: false, zh: "原来就有的事件", en: "Events that were there already", values: [] },
    { name: "refused", type: "i64", req: false, ro: true, secret: false, zh: "收不下的事件", en: "Events that could not be taken", values: [] },
    { name: "lag", type: "i64", req: false, ro: true, secret: false, zh: "还没送的事件，至多", en: "Events not sent yet, at most", values: [] },
    { name: "query", type: "text", req: false, ro: true, secret: false, min: 0, max: 100, zh: "命名查询", en: "Named query", values: [] },
    { name: "subscription", type: "text", req: false, ro: true, secret: false, min: 0, max: 36, zh: "订阅", en: "Subscription", values: [] },
    { name: "inbox", type: "text", req: false, ro: true, secret: false, min: 0, max: 200, zh: "收件路径", en: "Path of its inbox", values: [] },
  ],
  PeerRefused: [
    { name: "event_id", type: "text", req: false, ro: true, secret: false, min: 0, max: 1000, zh: "事件编号", en: "Event ID", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "时间", en: "When", values: [] },
    { name: "code", type: "text", req: false, ro: true, secret: false, min: 0, max: 40, zh: "错误代码", en: "Error code", values: [] },
    { name: "detail", type: "text", req: false, ro: true, secret: false, min: 0, max: 600, zh: "原因", en: "Reason", values: [] },
  ],
  EventOrigin: [
    { name: "here", type: "bool", req: false, ro: true, secret: false, zh: "在本平台采集", en: "Captured here", values: [] },
    { name: "uuid", type: "uuid", req: false, ro: true, secret: false, zh: "对接方", en: "Peer", values: [] },
    { name: "name", type: "text", req: false, ro: true, secret: false, min: 0, max: 60, zh: "对接方名称", en: "Name of the peer", values: [] },
    { name: "at", type: "time", req: false, ro: true, secret: false, zh: "收到时间", en: "Received", values: [] },
  ],
} satisfies TableOf<readonly ShapeField[]>;
export type ShapeName = keyof typeof shapes;

export const routePerms = {
  netHealth: "public",
  netReady: "public",
  netMetrics: "public",
  netOpenapi: "public",
  logCheckpoint: "public",
  logKeys: "public",
  logTile: "public",
  logWitness: "public",
  sessionCreate: "public",
  sessionGet: "self",
  sessionDelete: "self",
  passwordChange: "self",
  sessionList: "self",
  sessionEnd: "self",
  roleList: "self",
  countyGet: "public",
  countyPut: "people.county.write",
  levelList: "people.level.read",
  levelTree: "people.level.read",
  levelGet: "people.level.read",
  levelCreate: "people.level.write",
  levelUpdate: "people.level.write",
  levelMove: "people.level.write",
  levelClose: "people.level.write",
  operatorList: "people.operator.read",
  operatorGet: "people.operator.read",
  operatorCreate: "people.operator.create",
  operatorUpdate: "people.operator.write",
  operatorExamine: "people.operator.examine",
  operatorState: "people.operator.state",
  operatorHistory: "people.operator.read",
  applicationPlaces: "public",
  applicationCreate: "public",
  buyerRegister: "public",
  buyerGet: "self",
  buyerLeave: "self",
  accountList: "people.account.read",
  accountGet: "people.account.read",
  accountCreate: "people.account.write",
  accountUpdate: "people.account.write",
  accountGrants: "people.account.write",
  accountReset: "people.account.write",
  keyList: "people.key.read",
  keyCreate: "people.key.write",
  keyRevoke: "people.key.write",
  auditList: "people.audit.read",
  ledgerAccounts: "ledger.read",
  ledgerLines: "ledger.read",
  ledgerStatement: "ledger.own",
  ledgerStatementCsv: "ledger.own",
  ledgerStatementPdf: "ledger.own",
  settlements: "ledger.settlement.read",
  settlementsDraw: "ledger.settlement.draw",
  settlementGet: "ledger.own",
  settlementMove: "ledger.settlement.draw",
  settlementsBankFile: "ledger.settlement.pay",
  payeeGet: "ledger.own",
  payeePut: "ledger.own",
  myMoney: "ledger.own",
  mySettlements: "ledger.own",
  payments: "pay.read",
  paymentGet: "self",
  paymentTry: "self",
  payTries: "pay.read",
  payTrySteps: "pay.read",
  payTryConfirm: "pay.confirm",
  payTrySettle: "pay.dispute.handle",
  payRefunds: "pay.read",
  payRefundAct: "pay.refund.handle",
  payBills: "pay.bill.read",
  payBillDifferences: "pay.bill.read",
  payBillSettle: "pay.bill.handle",
  paymentTryQr: "self",
  epcisCapture: "epcis.capture",
  epcisCaptureList: "epcis.capture",
  epcisCaptureGet: "epcis.capture",
  epcisEventPost: "epcis.capture",
  epcisEvents: "epcis.query",
  epcisEventGet: "epcis.query",
  epcisTop: "epcis.query",
  epcisRoot: "epcis.query",
  epcisEventTypes: "epcis.query",
  epcisEventType: "epcis.query",
  epcisEventTypeEvents: "epcis.query",
  epcisEpcs: "epcis.query",
  epcisEpc: "epcis.query",
  epcisEpcEvents: "epcis.query",
  epcisBizSteps: "epcis.query",
  epcisBizStep: "epcis.query",
  epcisBizStepEvents: "epcis.query",
  epcisBizLocations: "epcis.query",
  epcisBizLocation: "epcis.query",
  epcisBizLocationEvents: "epcis.query",
  epcisReadPoints: "epcis.query",
  epcisReadPoint: "epcis.query",
  epcisReadPointEvents: "epcis.query",
  epcisDispositions: "epcis.query",
  epcisDisposition: "epcis.query",
  epcisDispositionEvents: "epcis.query",
  epcisTokenDelete: "epcis.query",
  epcisQueries: "epcis.query",
  epcisQueryPost: "epcis.subscribe",
  epcisQueryGet: "epcis.query",
  epcisQueryDelete: "epcis.subscribe",
  epcisQueryEvents: "epcis.query",
  epcisSubscriptions: "epcis.query",
  epcisSubscriptionPost: "epcis.subscribe",
  epcisSubscriptionGet: "epcis.query",
  epcisSubscriptionDelete: "epcis.subscribe",
  epcisEventList: "epcis.query",
  epcisCaptures: "epcis.capture",
  epcisCapturesLive: "epcis.capture",
  plotList: "grow.read",
  plotCreate: "grow.plot.write",
  plotGet: "grow.read",
  plotUpdate: "grow.plot.write",
  plotState: "grow.plot.write",
  plotHistory: "grow.read",
  plotMap: "grow.read",
  plotGaps: "grow.read",
  cropList: "grow.read",
  cropCreate: "grow.input.write",
  cropGet: "grow.read",
  cropUpdate: "grow.input.write",
  cropHistory: "grow.read",
  varietyList: "grow.read",
  varietyCreate: "grow.input.write",
  varietyGet: "grow.read",
  varietyUpdate: "grow.input.write",
  varietyHistory: "grow.read",
  inputList: "grow.read",
  inputCreate: "grow.input.write",
  inputGet: "grow.read",
  inputUpdate: "grow.input.write",
  inputState: "grow.input.write",
  inputHistory: "grow.read",
  substanceList: "grow.read",
  substanceEditions: "grow.read",
  substanceImport: "grow.input.write",
  templateList: "grow.read",
  templateCreate: "grow.input.write",
  templateGet: "grow.read",
  templateUpdate: "grow.input.write",
  templateState: "grow.input.write",
  templateHistory: "grow.read",
  productList: "grow.read",
  productCreate: "grow.product.write",
  productGet: "grow.read",
  productUpdate: "grow.product.write",
  productHistory: "grow.read",
  seasonList: "grow.read",
  seasonCreate: "grow.season.write",
  seasonGet: "grow.read",
  seasonUpdate: "grow.season.write",
  seasonState: "grow.season.write",
  seasonSubmit: "grow.season.write",
  seasonReview: "grow.publish.review",
  seasonHistory: "grow.read",
  seasonDiary: "public",
  recordList: "grow.read",
  recordCreate: "grow.record.write",
  recordGet: "grow.read",
  recordCorrect: "grow.record.write",
  recordVoid: "grow.record.write",
  recordHistory: "grow.read",
  dueList: "grow.read",
  dueDone: "grow.record.write",
  storeList: "grow.read",
  storeGet: "grow.read",
  storePut: "grow.record.write",
  harvestCreate: "grow.harvest.write",
  lotList: "grow.read",
  lotGet: "grow.read",
  lotState: "grow.lot.state",
  lotChange: "grow.lot.write",
  photoCreate: "grow.record.write",
  growStats: "grow.read",
  growWords: "grow.read",
  labs: "certify.read",
  labCreate: "certify.template.write",
  labAccounts: "certify.template.write",
  labAccountBind: "certify.template.write",
  labAccountFree: "certify.template.write",
  limits: "certify.read",
  limitCreate: "certify.template.write",
  tests: "certify.read",
  testRequest: "certify.test.request",
  testGet: "certify.read",
  testSample: "certify.test.enter",
  testResults: "certify.test.enter",
  testJudge: "certify.test.judge",
  testCancel: "certify.test.request",
  testReport: "certify.test.enter",
  certificates: "certify.read",
  certificateIssue: "certify.cert.issue",
  certificateGet: "certify.read",
  certificateRevoke: "certify.cert.revoke",
  certificateTemplates: "certify.read",
  certificateTemplateCreate: "certify.template.write",
  releases: "certify.read",
  releaseGrant: "certify.release.grant",
  releaseWithdraw: "certify.release.grant",
  certifyStats: "certify.read",
  marketEntry: "public",
  traceGet: "trace.read",
  tracePlaces: "trace.place.read",
  tracePlaceCreate: "trace.place.write",
  tracePlaceChange: "trace.place.write",
  findings: "trace.finding.read",
  findingGet: "trace.finding.read",
  findingMove: "trace.finding.handle",
  findingSearch: "trace.finding.handle",
  findingKinds: "trace.finding.read",
  findingRuleSet: "trace.rule.write",
  logProofWhole: "trace.proof.read",
  recalls: "trace.recall.read",
  recallCreate: "trace.recall.write",
  recallGet: "trace.recall.read",
  recallMove: "trace.recall.write",
  recallRefresh: "trace.recall.write",
  recallThings: "trace.recall.read",
  recallHolders: "trace.recall.read",
  recallAnswer: "trace.recall.answer",
  recallContacts: "trace.recall.contacts",
  recallContactsCsv: "trace.recall.contacts",
  recallNotice: "trace.recall.read",
  shops: "sell.read",
  shopApply: "sell.shop.write",
  shopGet: "sell.read",
  shopChange: "sell.shop.write",
  shopMove: "sell.shop.state",
  shopAgents: "sell.read",
  shopAgree: "sell.agree",
  shopAgreeEnd: "sell.agree",
  goods: "sell.read",
  goodsCreate: "sell.goods.write",
  goodsGet: "sell.read",
  goodsChange: "sell.goods.write",
  goodsMove: "sell.goods.state",
  skuAdd: "sell.goods.write",
  skuChange: "sell.goods.write",
  goodsWishes: "sell.read",
  goodsWishesPut: "sell.goods.write",
  skuParts: "sell.goods.write",
  skuList: "sell.goods.write",
  listingDown: "sell.goods.write",
  goodsLots: "sell.read",
  mallHome: "public",
  mallCategories: "public",
  mallGoodsList: "public",
  mallSuggest: "public",
  mallGoods: "public",
  mallShop: "public",
  pricesChange: "sell.goods.write",
  feedGoods: "sell.feed.read",
  outsideSales: "sell.read",
  goodsWindows: "sell.read",
  windowOpen: "sell.goods.write",
  windowClose: "sell.goods.write",
  windowBind: "sell.goods.write",
  addresses: "sell.buy",
  addressCreate: "sell.buy",
  addressGet: "sell.buy",
  addressChange: "sell.buy",
  addressDrop: "sell.buy",
  shopTerms: "sell.read",
  shopTermsPut: "sell.terms.write",
  cartGet: "sell.buy",
  cartPut: "sell.buy",
  quote: "sell.buy",
  purchases: "sell.order.office",
  orderLines: "sell.order.read",
  producersOnline: "sell.stats.read",
  purchaseCreate: "sell.buy",
  purchaseGet: "sell.buy",
  purchaseCancel: "sell.buy",
  myOrders: "sell.buy",
  orders: "sell.order.read",
  orderGet: "self",
  orderRecipient: "self",
  orderPack: "sell.order.handle",
  orderShip: "sell.order.handle",
  orderHandOver: "sell.order.handle",
  orderReceive: "sell.buy",
  orderCallOff: "self",
  ordersToday: "self",
  refundAsk: "sell.buy",
  refunds: "sell.order.read",
  refundAnswer: "sell.refund.answer",
  refundGoOn: "sell.buy",
  refundWithdraw: "sell.buy",
  campaigns: "sell.read",
  campaignCreate: "sell.campaign.write",
  campaignGet: "public",
  campaignChange: "sell.campaign.write",
  campaignMove: "sell.campaign.state",
  coupons: "sell.campaign.state",
  couponMove: "sell.campaign.state",
  couponCreate: "sell.campaign.write",
  shopCoupons: "sell.campaign.write",
  couponTake: "sell.buy",
  myCoupons: "sell.buy",
  promoters: "sell.order.office",
  promoterJoin: "sell.buy",
  promoterGet: "sell.buy",
  goodsReviews: "public",
  orderReview: "sell.buy",
  reviewAnswer: "sell.order.handle",
  reviewHide: "sell.review.hide",
  favourites: "sell.buy",
  favouritePut: "sell.buy",
  favouriteDrop: "sell.buy",
  talks: "self",
  talkGet: "self",
  talkSay: "self",
  talkRead: "self",
  notices: "sell.buy",
  noticesRead: "sell.buy",
  sellStats: "sell.stats.read",
  sellStatsCsv: "sell.stats.read",
  shopLicence: "sell.read",
  shopLicencePut: "sell.shop.examine",
  shopInputs: "sell.read",
  shopInputAdd: "sell.goods.write",
  shopInputGet: "sell.read",
  shopInputChange: "sell.goods.write",
  inputOffers: "sell.buy",
  inputSales: "sell.order.read",
  inputPurchases: "grow.record.write",
  inputBuy: "sell.buy",
  inputSaleGet: "sell.buy",
  inputHandOver: "sell.order.handle",
  inputCancel: "sell.buy",
  demandCreate: "deal.buy",
  demandGet: "deal.read",
  demandReview: "deal.review",
  demandEnd: "deal.buy",
  demandMatches: "deal.read",
  offerCreate: "deal.sell",
  offerGet: "deal.read",
  offerWithdraw: "deal.sell",
  offerRefuse: "deal.buy",
  offerAccept: "deal.buy",
  contractGet: "deal.read",
  contractSign: "deal.read",
  contractCancel: "deal.read",
  contractBreak: "deal.read",
  deliveryCreate: "deal.sell",
  deliveryGet: "deal.read",
  deliveryReceive: "deal.buy",
  deliveryRefuse: "deal.buy",
  depositPay: "deal.read",
  billPay: "deal.buy",
  packageCreate: "deal.sell",
  packageGet: "public",
  packageReview: "deal.review",
  packageStop: "deal.review",
  packageReceivers: "deal.sell",
  handoutSend: "deal.sell",
  pledgeCreate: "deal.buy",
  pledgeGet: "deal.read",
  pledgeCancel: "deal.buy",
  pledgeReceive: "deal.buy",
  pledgeDispute: "deal.buy",
  pledgeJudge: "deal.review",
  bulkBuyerApply: "deal.buy",
  bulkBuyerGet: "deal.read",
  bulkBuyerExamine: "deal.review",
  billCharge: "deal.buy",
  statementPay: "deal.buy",
  tenderCreate: "deal.buy",
  tenderGet: "deal.read",
  tenderReview: "deal.review",
  tenderOpen: "deal.read",
  tenderAward: "deal.buy",
  tenderFail: "deal.buy",
  bidDepositPay: "deal.sell",
  bidCreate: "deal.sell",
  bidGet: "deal.read",
  bidWithdraw: "deal.sell",
  demands: "deal.read",
  offers: "deal.read",
  contracts: "deal.read",
  contractPdf: "deal.read",
  packages: "public",
  pledges: "deal.read",
  bulkBuyers: "deal.read",
  buyerStatements: "deal.read",
  tenders: "deal.read",
  bids: "deal.read",
  benefitHouseholds: "deal.benefit",
  benefitSales: "deal.benefit",
  benefitHelpers: "deal.benefit",
  deliveries: "deal.read",
  dealDeposits: "deal.review",
  demandCrops: "deal.read",
  codeBatches: "scan.code.read",
  codeBatchCreate: "scan.code.write",
  codeBatchGet: "scan.code.read",
  codeBatchVoid: "scan.code.write",
  codeBatchLabels: "scan.code.read",
  codeBatchCsv: "scan.code.read",
  codeQr: "public",
  scanAnswer: "public",
  scanAnswerPack: "public",
  logProof: "public",
  complaints: "govern.complaint.read",
  complaintGet: "govern.complaint.read",
  complaintMove: "govern.complaint.handle",
  peers: "share.read",
  peerPost: "share.write",
  peerGet: "share.read",
  peerPause: "share.write",
  peerResume: "share.write",
  peerDelete: "share.write",
  peerRefused: "share.read",
  eventOrigin: "epcis.query",
  peerInbox: "public",
  gs1Resolver: "public",
} as const satisfies TableOf<string>;

export const routeLists = {
  levelList: "LevelItem",
  operatorList: "OperatorItem",
  accountList: "AccountItem",
  keyList: "KeyItem",
  auditList: "AuditLine",
  ledgerAccounts: "LedgerAccountItem",
  ledgerLines: "LedgerLineItem",
  settlements: "SettlementItem",
  mySettlements: "SettlementItem",
  payments: "PaymentItem",
  payTries: "PayTryItem",
  payRefunds: "PayRefundItem",
  payBills: "PayBillItem",
  payBillDifferences: "PayBillDifference",
  epcisEventList: "EventItem",
  epcisCaptures: "CaptureItem",
  plotList: "PlotItem",
  plotGaps: "PlotGapItem",
  cropList: "CropItem",
  varietyList: "VarietyItem",
  inputList: "InputItem",
  substanceList: "SubstanceItem",
  substanceEditions: "SubstanceEditionItem",
  templateList: "TemplateItem",
  productList: "ProductItem",
  seasonList: "SeasonItem",
  recordList: "RecordItem",
  dueList: "DueItem",
  storeList: "ShelfItem",
  lotList: "LotItem",
  labs: "LabItem",
  limits: "LimitItem",
  tests: "TestItem",
  certificates: "CertificateItem",
  certificateTemplates: "CertificateTemplateItem",
  releases: "ReleaseItem",
  tracePlaces: "TracePlaceItem",
  findings: "FindingItem",
  recalls: "RecallItem",
  recallThings: "RecallThing",
  recallHolders: "RecallHolderItem",
  shops: "ShopItem",
  goods: "GoodsItem",
  feedGoods: "FeedItem",
  outsideSales: "OutsideSale",
  purchases: "PurchaseItem",
  orderLines: "OrderLineItem",
  producersOnline: "ProducerOnline",
  myOrders: "MyOrderItem",
  orders: "OrderItem",
  refunds: "RefundRow",
  campaigns: "CampaignItem",
  coupons: "CouponItem",
  promoters: "PromoterItem",
  shopInputs: "ShopInputItem",
  inputOffers: "InputOffer",
  inputSales: "InputSaleItem",
  inputPurchases: "InputBuyItem",
  demands: "DemandItem",
  offers: "OfferItem",
  contracts: "ContractItem",
  packages: "PackageItem",
  pledges: "PledgeItem",
  bulkBuyers: "BulkBuyerItem",
  buyerStatements: "BuyerStatementItem",
  tenders: "TenderItem",
  bids: "BidItem",
  benefitHouseholds: "BenefitHousehold",
  benefitSales: "BenefitSale",
  benefitHelpers: "BenefitHelper",
  deliveries: "DeliveryItem",
  dealDeposits: "DepositItem",
  demandCrops: "DemandCrop",
  codeBatches: "CodeBatchItem",
  complaints: "ComplaintItem",
  peers: "PeerItem",
} as const satisfies TableOf<ListName>;

export const errorTitles: TableOf<{ zh: string; en: string }> = {
  malformed: { zh: "请求格式有误", en: "The request is malformed" },
  invalid: { zh: "填写的内容不符合要求", en: "A value is not acceptable" },
  unknown_parameter: { zh: "不认识的参数", en: "Unknown parameter" },
  unauthenticated: { zh: "请先登录", en: "Please sign in" },
  locked_out: { zh: "尝试次数过多，请稍后再试", en: "Too many attempts, try again later" },
  forbidden: { zh: "没有权限", en: "Not permitted" },
  bad_origin: { zh: "请求来源不可信", en: "The request comes from another site" },
  not_found: { zh: "没有找到", en: "Not found" },
  method_not_allowed: { zh: "不支持这种请求方法", en: "Method not allowed" },
  not_acceptable: { zh: "不支持所要求的格式", en: "No acceptable representation" },
  timeout: { zh: "处理超时", en: "Timed out" },
  conflict: { zh: "与现有记录冲突", en: "Conflicts with what is stored" },
  duplicate: { zh: "已经存在", en: "Exists already" },
  wrong_state: { zh: "当前状态不允许此操作", en: "Not allowed in the present state" },
  idempotency_mismatch: { zh: "同一幂等键用于不同请求", en: "The idempotency key was used for another request" },
  uncertain: { zh: "操作可能已经完成，请核对", en: "It may have happened; look before you repeat it" },
  gone: { zh: "已经失效", en: "No longer there" },
  changed: { zh: "记录已被他人修改，请刷新后重试", en: "Somebody changed it; load it again" },
  precondition_required: { zh: "请带上 If-Match", en: "If-Match is required" },
  too_large: { zh: "内容过大", en: "Too large" },
  uri_too_long: { zh: "地址过长", en: "Address too long" },
  unsupported_media_type: { zh: "不支持的内容类型", en: "Unsupported media type" },
  rule_refused: { zh: "业务规则不允许", en: "A rule refuses this" },
  banned_substance: { zh: "禁用投入品", en: "Banned substance" },
  interval_open: { zh: "间隔期未满", en: "The interval is still open" },
  unbalanced: { zh: "数量不平衡", en: "Quantities do not balance" },
  lot_locked: { zh: "批次已锁定", en: "The lot is locked" },
  not_examined: { zh: "主体未通过审核", en: "The producer is not examined" },
  rate_limited: { zh: "请求过于频繁", en: "Too many requests" },
  limit_reached: { zh: "超过允许的数量", en: "A limit is reached" },
  out_of_memory: { zh: "内存不足", en: "Out of memory" },
  disk_full: { zh: "存储空间已满，暂时只能查看", en: "The disk is full; reading goes on" },
  busy: { zh: "系统繁忙，请稍后再试", en: "Busy, try again" },
  stopping: { zh: "系统正在停止", en: "The server is stopping" },
  not_implemented: { zh: "暂不支持", en: "Not supported" },
  crypto: { zh: "密码运算失败", en: "A cryptographic operation failed" },
  io: { zh: "读写失败", en: "Reading or writing failed" },
  database: { zh: "数据库错误", en: "Database error" },
  corrupt: { zh: "数据校验失败", en: "Stored data fail their check" },
  internal: { zh: "内部错误", en: "Internal error" },
};
