/* people_shapes.c: descriptions of every body and reply of the room: names, limits, what people call them. */
#include "people_priv.h"

#define NAME_MAX 60

const char *const people_account_states[] = {"active", "disabled", NULL};

static const struct field GRANT_BODY[] = {
    FIELD_ENUM(struct grant_body, role, FF_REQ, people_role_names, "角色", "Role"),
    FIELD(struct grant_body, level, F_UUID, 0, 36, 36, "层级", "Level"),
    FIELD(struct grant_body, operator, F_UUID, 0, 36, 36, "经营主体", "Producer"),
};
const struct shape people_grant_body_shape = SHAPE("PeopleGrantBody", struct grant_body, GRANT_BODY);

static const struct field GRANT_VIEW[] = {
    FIELD_ENUM(struct grant_view, role, FF_RO, people_role_names, "角色", "Role"),
    FIELD(struct grant_view, level, F_UUID, FF_RO, 36, 36, "层级", "Level"),
    FIELD(struct grant_view, level_name, F_TEXT, FF_RO, 0, NAME_MAX, "层级名称", "Name of the level"),
    FIELD(struct grant_view, operator, F_UUID, FF_RO, 36, 36, "经营主体", "Producer"),
    FIELD(struct grant_view, operator_name, F_TEXT, FF_RO, 0, NAME_MAX, "经营主体名称", "Name of the producer"),
};
const struct shape people_grant_view_shape = SHAPE("PeopleGrant", struct grant_view, GRANT_VIEW);

static const struct field COUNTY[] = {
    FIELD(struct county_view, code, F_TEXT, FF_RO, 0, 12, "区划代码", "Division code"),
    FIELD(struct county_view, name, F_TEXT, FF_RO, 0, NAME_MAX, "名称", "Name"),
    FIELD(struct county_view, name_en, F_TEXT, FF_RO, 0, 80, "英文名称", "English name"),
    FIELD(struct county_view, level, F_UUID, FF_RO, 36, 36, "层级", "Level"),
    FIELD(struct county_view, domain, F_TEXT, FF_RO, 0, 120, "追溯码域名", "Domain of trace codes"),
    FIELD(struct county_view, demo, F_BOOL, FF_RO, 0, 1, "演示数据", "Demonstration"),
    FIELD(struct county_view, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
};
const struct shape people_county_shape = SHAPE("County", struct county_view, COUNTY);
static const struct field COUNTY_BODY[] = {
    FIELD(struct county_body, level, F_UUID, 0, 36, 36, "本县层级", "Level of the county"),
    FIELD(struct county_body, domain, F_TEXT, 0, 3, 120, "追溯码域名", "Domain of trace codes"),
    FIELD(struct county_body, demo, F_BOOL, 0, 0, 1, "演示数据", "Demonstration"),
};
const struct shape people_county_body_shape = SHAPE("CountyBody", struct county_body, COUNTY_BODY);

static const struct field SIGN_IN[] = {
    FIELD(struct sign_in_body, login, F_TEXT, FF_REQ, 1, 60, "登录名", "Sign-in name"),
    FIELD(struct sign_in_body, password, F_TEXT, FF_REQ | FF_SECRET, 1, 128, "密码", "Password"),
};
const struct shape people_sign_in_shape = SHAPE("SignIn", struct sign_in_body, SIGN_IN);
static const struct field PASSWORD[] = {
    FIELD(struct password_body, old_password, F_TEXT, FF_REQ | FF_SECRET, 1, 128, "原密码", "Present password"),
    FIELD(struct password_body, new_password, F_TEXT, FF_REQ | FF_SECRET, 1, 128, "新密码", "New password"),
};
const struct shape people_password_shape = SHAPE("PasswordChange", struct password_body, PASSWORD);
static const struct field RESET[] = {
    FIELD(struct reset_body, password, F_TEXT, FF_REQ | FF_SECRET, 1, 128, "新密码", "New password"),
    FIELD(struct reset_body, must_change, F_BOOL, 0, 0, 1, "首次登录须修改密码", "Must be changed at the next sign-in"),
};
const struct shape people_reset_shape = SHAPE("PasswordReset", struct reset_body, RESET);

static const struct field ME[] = {
    FIELD(struct me_view, kind, F_TEXT, FF_RO, 0, 10, "账号或密钥", "Account or key"),
    FIELD(struct me_view, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct me_view, login, F_TEXT, FF_RO, 0, NAME_MAX, "登录名", "Sign-in name"),
    FIELD(struct me_view, name, F_TEXT, FF_RO, 0, NAME_MAX, "姓名", "Name"),
    FIELD(struct me_view, must_change, F_BOOL, FF_RO, 0, 1, "须先修改密码", "The password must be changed first"),
    FIELD(struct me_view, session, F_UUID, FF_RO, 36, 36, "本次登录", "This session"),
    FIELD_SUB(struct me_view, grants, F_LIST, FF_RO, 0, PEOPLE_GRANTS_MAX, &people_grant_view_shape, "授权", "Grants"),
    FIELD(struct me_view, permissions, F_TEXTS, FF_RO, 0, 200, "权限", "Permissions"),
    FIELD_SUB(struct me_view, county, F_OBJ, FF_RO, 0, 0, &people_county_shape, "本县", "County"),
};
const struct shape people_me_shape = SHAPE("Me", struct me_view, ME);

static const struct field SESSION[] = {
    FIELD(struct session_view, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct session_view, remote, F_TEXT, FF_RO, 0, 60, "网络地址", "Address"),
    FIELD(struct session_view, agent, F_TEXT, FF_RO, 0, 200, "浏览器", "Browser"),
    FIELD(struct session_view, created_at, F_TIME, FF_RO, 0, 0, "登录时间", "Signed in"),
    FIELD(struct session_view, seen_at, F_TIME, FF_RO, 0, 0, "最近使用", "Last used"),
    FIELD(struct session_view, expires_at, F_TIME, FF_RO, 0, 0, "最晚到期", "Ends at the latest"),
    FIELD(struct session_view, current, F_BOOL, FF_RO, 0, 1, "当前", "This one"),
};
const struct shape people_session_shape = SHAPE("Session", struct session_view, SESSION);

static const struct field ROLE[] = {
    FIELD(struct role_view, role, F_TEXT, FF_RO, 0, 20, "角色", "Role"),
    FIELD(struct role_view, zh, F_TEXT, FF_RO, 0, NAME_MAX, "中文名称", "Chinese name"),
    FIELD(struct role_view, en, F_TEXT, FF_RO, 0, NAME_MAX, "英文名称", "English name"),
    FIELD(struct role_view, permissions, F_TEXTS, FF_RO, 0, 200, "权限", "Permissions"),
    FIELD(struct role_view, grants, F_TEXTS, FF_RO, 0, 20, "可授予的角色", "Roles it may hand out"),
};
const struct shape people_role_shape = SHAPE("Role", struct role_view, ROLE);

/* ---- levels --------------------------------------------------------------------------------------------------------------- */
static const struct field LEVEL_ROW[] = {
    FIELD(struct level_row, id, F_I64, FF_RO, 0, 0, "", ""),
    FIELD(struct level_row, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct level_row, parent_id, F_I64, FF_RO, 0, 0, "", ""),
    FIELD(struct level_row, parent, F_UUID, FF_RO, 36, 36, "上级", "Parent"),
    FIELD(struct level_row, code, F_TEXT, FF_RO, 0, 20, "区划代码", "Code"),
    FIELD(struct level_row, kind, F_TEXT, FF_RO, 0, 30, "类别", "Kind"),
    FIELD(struct level_row, name, F_TEXT, FF_RO, 0, NAME_MAX, "名称", "Name"),
    FIELD(struct level_row, name_en, F_TEXT, FF_RO, 0, 80, "英文名称", "English name"),
    FIELD(struct level_row, depth, F_I64, FF_RO, 0, 0, "层数", "Depth"),
    FIELD(struct level_row, path, F_TEXT, FF_RO, 0, 1000, "", ""),
    FIELD(struct level_row, county, F_TEXT, FF_RO, 0, 6, "县代码", "County code"),
    FIELD(struct level_row, state, F_TEXT, FF_RO, 0, 10, "状态", "State"),
    FIELD(struct level_row, rev, F_I64, FF_RO, 0, 0, "版本", "Revision"),
};
const struct shape people_level_row_shape = SHAPE("LevelRow", struct level_row, LEVEL_ROW);
static const struct field LEVEL[] = {
    FIELD(struct level_view, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct level_view, parent, F_UUID, FF_RO, 36, 36, "上级", "Parent"),
    FIELD(struct level_view, code, F_TEXT, FF_RO, 0, 20, "区划代码", "Code"),
    FIELD(struct level_view, kind, F_TEXT, FF_RO, 0, 30, "类别", "Kind"),
    FIELD(struct level_view, name, F_TEXT, FF_RO, 0, NAME_MAX, "名称", "Name"),
    FIELD(struct level_view, name_en, F_TEXT, FF_RO, 0, 80, "英文名称", "English name"),
    FIELD(struct level_view, county, F_TEXT, FF_RO, 0, 6, "县代码", "County code"),
    FIELD(struct level_view, state, F_TEXT, FF_RO, 0, 10, "状态", "State"),
    FIELD(struct level_view, depth, F_I64, FF_RO, 0, 0, "层数", "Depth"),
    FIELD(struct level_view, rev, F_I64, FF_RO, 0, 0, "版本", "Revision"),
};
const struct shape people_level_shape = SHAPE("Level", struct level_view, LEVEL);
static const struct field LEVEL_BODY[] = {
    FIELD(struct level_body, parent, F_UUID, 0, 36, 36, "上级", "Parent"),
    FIELD(struct level_body, code, F_TEXT, 0, 0, 20, "区划代码", "Code"),
    FIELD(struct level_body, kind, F_TEXT, FF_REQ, 1, 30, "类别", "Kind"),
    FIELD(struct level_body, name, F_TEXT, FF_REQ, 1, NAME_MAX, "名称", "Name"),
    FIELD(struct level_body, name_en, F_TEXT, 0, 0, 80, "英文名称", "English name"),
};
const struct shape people_level_body_shape = SHAPE("LevelBody", struct level_body, LEVEL_BODY);
static const struct field LEVEL_PATCH[] = {
    FIELD(struct level_patch, code, F_TEXT, 0, 0, 20, "区划代码", "Code"),
    FIELD(struct level_patch, kind, F_TEXT, 0, 1, 30, "类别", "Kind"),
    FIELD(struct level_patch, name, F_TEXT, 0, 1, NAME_MAX, "名称", "Name"),
    FIELD(struct level_patch, name_en, F_TEXT, 0, 0, 80, "英文名称", "English name"),
};
const struct shape people_level_patch_shape = SHAPE("LevelPatch", struct level_patch, LEVEL_PATCH);
static const struct field LEVEL_MOVE[] = {
    FIELD(struct level_move_body, parent, F_UUID, FF_REQ, 36, 36, "新的上级", "New parent"),
};
const struct shape people_level_move_shape = SHAPE("LevelMove", struct level_move_body, LEVEL_MOVE);
static const struct field REASON[] = {
    FIELD(struct reason_body, reason, F_TEXT, FF_REQ, 2, 300, "原因", "Reason"),
};
const struct shape people_reason_shape = SHAPE("LevelReason", struct reason_body, REASON);
static const struct field TREE_QUERY[] = {
    FIELD(struct tree_query, root, F_UUID, 0, 36, 36, "从哪一级起", "Start at"),
    FIELD(struct tree_query, depth, F_I64, 0, 0, PEOPLE_DEPTH_MAX, "向下几层", "Levels below it"),
};
const struct shape people_tree_query_shape = SHAPE("TreeQuery", struct tree_query, TREE_QUERY);

static const struct field WITHIN[] = {
    FIELD(struct within_query, level, F_UUID, 0, 36, 36, "层级及其下级", "A level with everything below it"),
};
const struct shape people_within_shape = SHAPE("Within", struct within_query, WITHIN);

/* ---- operators -------------------------------------------------------------------------------------------------------------- */
static const struct field OPERATOR_ROW[] = {
    FIELD(struct people_operator, id, F_I64, FF_RO, 0, 0, "", ""),
    FIELD(struct people_operator, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD_ENUM(struct people_operator, kind, FF_RO, people_operator_kinds, "类型", "Kind"),
    FIELD(struct people_operator, name, F_TEXT, FF_RO, 0, NAME_MAX, "名称", "Name"),
    FIELD(struct people_operator, public_name, F_TEXT, FF_RO, 0, NAME_MAX, "公开名称", "Public name"),
    FIELD(struct people_operator, uscc, F_TEXT, FF_RO, 0, 18, "统一社会信用代码", "Social credit code"),
    FIELD_ENUM(struct people_operator, state, FF_RO, people_operator_states, "状态", "State"),
    FIELD(struct people_operator, level_id, F_I64, FF_RO, 0, 0, "", ""),
    FIELD(struct people_operator, level_path, F_TEXT, FF_RO, 0, 1000, "", ""),
    FIELD(struct people_operator, level_name, F_TEXT, FF_RO, 0, NAME_MAX, "层级名称", "Level"),
    FIELD(struct people_operator, county, F_TEXT, FF_RO, 0, 6, "县代码", "County"),
    FIELD(struct people_operator, rev, F_I64, FF_RO, 0, 0, "版本", "Revision"),
};
const struct shape people_operator_row_shape = SHAPE("OperatorRow", struct people_operator, OPERATOR_ROW);

static const struct field OPERATOR[] = {
    FIELD(struct operator_view, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD_ENUM(struct operator_view, kind, FF_RO, people_operator_kinds, "类型", "Kind"),
    FIELD(struct operator_view, name, F_TEXT, FF_RO, 0, NAME_MAX, "名称", "Name"),
    FIELD(struct operator_view, public_name, F_TEXT, FF_RO, 0, NAME_MAX, "公开名称", "Public name"),
    FIELD(struct operator_view, uscc, F_TEXT, FF_RO, 0, 18, "统一社会信用代码", "Social credit code"),
    FIELD(struct operator_view, number, F_TEXT, FF_RO, 0, 20, "农户编号", "Number of the household"),
    FIELD_ENUM(struct operator_view, state, FF_RO, people_operator_states, "状态", "State"),
    FIELD(struct operator_view, level, F_UUID, FF_RO, 36, 36, "所在层级", "Level"),
    FIELD(struct operator_view, level_name, F_TEXT, FF_RO, 0, NAME_MAX, "层级名称", "Name of the level"),
    FIELD(struct operator_view, place, F_TEXT, FF_RO, 0, 300, "所在地", "Place"),
    FIELD(struct operator_view, county, F_TEXT, FF_RO, 0, 6, "县代码", "County code"),
    FIELD(struct operator_view, contact, F_TEXT, FF_RO, 0, NAME_MAX, "联系人", "Contact"),
    FIELD(struct operator_view, phone, F_TEXT, FF_RO, 0, 30, "电话", "Phone"),
    FIELD(struct operator_view, address, F_TEXT, FF_RO, 0, 200, "地址", "Address"),
    FIELD(struct operator_view, trained_person, F_TEXT, FF_RO, 0, NAME_MAX, "明白人", "Trained person"),
    FIELD(struct operator_view, poor, F_BOOL, FF_RO, 0, 1, "帮扶户", "Helped household"),
    FIELD(struct operator_view, gln, F_TEXT, FF_RO, 0, 13, "全球位置码", "GLN"),
    FIELD(struct operator_view, location, F_TEXT, FF_RO, 0, 200, "位置标识", "Location URI"),
    FIELD(struct operator_view, created_at, F_TIME, FF_RO, 0, 0, "登记时间", "Registered"),
    FIELD(struct operator_view, updated_at, F_TIME, FF_RO, 0, 0, "更新时间", "Changed"),
    FIELD(struct operator_view, next_states, F_TEXTS, FF_RO, 0, 10, "可转入的状态", "States the caller may set"),
    FIELD(struct operator_view, rev, F_I64, FF_RO, 0, 0, "版本", "Revision"),
};
const struct shape people_operator_shape = SHAPE("Operator", struct operator_view, OPERATOR);

#define OPERATOR_COMMON(st, req)                                                                 \
    FIELD(st, name, F_TEXT, req, 1, NAME_MAX, "名称", "Name"),                                   \
    FIELD(st, public_name, F_TEXT, 0, 1, NAME_MAX, "公开名称", "Public name"),                   \
    FIELD(st, uscc, F_TEXT, 0, 0, 18, "统一社会信用代码", "Social credit code"),                 \
    FIELD(st, level, F_UUID, req, 36, 36, "所在层级", "Level"),                                \
    FIELD(st, contact, F_TEXT, 0, 0, NAME_MAX, "联系人", "Contact"),                             \
    FIELD(st, phone, F_TEXT, 0, 0, 30, "电话", "Phone"),                                         \
    FIELD(st, address, F_TEXT, 0, 0, 200, "地址", "Address"),                                    \
    FIELD(st, trained_person, F_TEXT, 0, 0, NAME_MAX, "明白人", "Trained person"),               \
    FIELD(st, poor, F_BOOL, 0, 0, 1, "帮扶户", "Helped household"),                              \
    FIELD(st, gln, F_TEXT, 0, 0, 13, "全球位置码", "GLN")
static const struct field OPERATOR_BODY[] = {
    FIELD_ENUM(struct operator_body, kind, FF_REQ, people_operator_kinds, "类型", "Kind"),
    OPERATOR_COMMON(struct operator_body, FF_REQ),
};
static const struct field APPLICATION[] = {
    FIELD_ENUM(struct people_application, kind, FF_REQ, people_operator_kinds, "类型", "Kind"),
    FIELD(struct people_application, name, F_TEXT, FF_REQ, 1, NAME_MAX, "名称", "Name"),
    FIELD(struct people_application, uscc, F_TEXT, 0, 0, 18, "统一社会信用代码", "Social credit code"),
    FIELD(struct people_application, level, F_UUID, FF_REQ, 36, 36, "所在村", "Village"),
    FIELD(struct people_application, contact, F_TEXT, FF_REQ, 1, NAME_MAX, "联系人", "Contact"),
    FIELD(struct people_application, phone, F_TEXT, FF_REQ, 1, 30, "电话", "Phone"),
    FIELD(struct people_application, address, F_TEXT, 0, 0, 200, "地址", "Address"),
    FIELD(struct people_application, trained_person, F_TEXT, 0, 0, NAME_MAX, "明白人", "Trained person"),
};
const struct shape people_application_shape = SHAPE("Application", struct people_application, APPLICATION);
static const struct field APPLY_PLACE[] = {
    FIELD(struct people_apply_place, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct people_apply_place, name, F_TEXT, FF_RO, 0, NAME_MAX, "村", "Village"),
    FIELD(struct people_apply_place, above, F_TEXT, FF_RO, 0, NAME_MAX, "乡镇", "Township"),
};
const struct shape people_apply_place_shape = SHAPE("ApplyPlace", struct people_apply_place, APPLY_PLACE);
const struct shape people_operator_body_shape = SHAPE("OperatorBody", struct operator_body, OPERATOR_BODY);
static const struct field OPERATOR_PATCH[] = {OPERATOR_COMMON(struct operator_patch, 0)};
const struct shape people_operator_patch_shape = SHAPE("OperatorPatch", struct operator_patch, OPERATOR_PATCH);

static const struct field EXAMINATION[] = {
    FIELD(struct examination_body, passed, F_BOOL, FF_REQ, 0, 1, "是否通过", "Passed"),
    FIELD(struct examination_body, opinion, F_TEXT, FF_REQ, 2, 300, "审核意见", "Opinion"),
};
const struct shape people_examination_shape = SHAPE("Examination", struct examination_body, EXAMINATION);
static const struct field STATE_BODY[] = {
    FIELD_ENUM(struct state_body, state, FF_REQ, people_operator_states, "新状态", "New state"),
    FIELD(struct state_body, reason, F_TEXT, FF_REQ, 2, 300, "原因", "Reason"),
};
const struct shape people_state_shape = SHAPE("OperatorStateBody", struct state_body, STATE_BODY);
static const struct field STEP[] = {
    FIELD(struct step_view, from_state, F_TEXT, FF_RO, 0, 20, "原状态", "From"),
    FIELD(struct step_view, to_state, F_TEXT, FF_RO, 0, 20, "新状态", "To"),
    FIELD(struct step_view, reason, F_TEXT, FF_RO, 0, 300, "意见或原因", "Opinion or reason"),
    FIELD(struct step_view, by_name, F_TEXT, FF_RO, 0, NAME_MAX, "经办人", "By"),
    FIELD(struct step_view, at, F_TIME, FF_RO, 0, 0, "时间", "Time"),
    FIELD(struct step_view, examination, F_BOOL, FF_RO, 0, 1, "审核结论", "Outcome of an examination"),
};
const struct shape people_step_shape = SHAPE("OperatorStep", struct step_view, STEP);

/* ---- accounts and keys -------------------------------------------------------------------------------------------------------- */
static const struct field ACCOUNT_ROW[] = {
    FIELD(struct account_row, id, F_I64, FF_RO, 0, 0, "", ""),
    FIELD(struct account_row, uuid, F_UUID, FF_RO, 36, 36, "", ""),
    FIELD(struct account_row, login, F_TEXT, FF_RO, 0, NAME_MAX, "登录名", "Sign-in name"),
    FIELD(struct account_row, name, F_TEXT, FF_RO, 0, NAME_MAX, "姓名", "Name"),
    FIELD(struct account_row, password_hash, F_TEXT, FF_SECRET, 0, 200, "", ""),
    FIELD(struct account_row, state, F_TEXT, FF_RO, 0, 10, "状态", "State"),
    FIELD(struct account_row, must_change, F_BOOL, FF_RO, 0, 1, "", ""),
    FIELD(struct account_row, signed_in_us, F_I64, FF_RO, 0, 0, "", ""),
    FIELD(struct account_row, created_us, F_I64, FF_RO, 0, 0, "", ""),
    FIELD(struct account_row, rev, F_I64, FF_RO, 0, 0, "", ""),
};
const struct shape people_account_row_shape = SHAPE("AccountRow", struct account_row, ACCOUNT_ROW);
static const struct field ACCOUNT[] = {
    FIELD(struct account_view, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct account_view, login, F_TEXT, FF_RO, 0, NAME_MAX, "登录名", "Sign-in name"),
    FIELD(struct account_view, name, F_TEXT, FF_RO, 0, NAME_MAX, "姓名", "Name"),
    FIELD(struct account_view, state, F_TEXT, FF_RO, 0, 10, "状态", "State"),
    FIELD(struct account_view, must_change, F_BOOL, FF_RO, 0, 1, "须修改密码", "Password must be changed"),
    FIELD(struct account_view, signed_in_at, F_TIME, FF_RO, 0, 0, "最近登录", "Last sign-in"),
    FIELD(struct account_view, created_at, F_TIME, FF_RO, 0, 0, "创建时间", "Created"),
    FIELD_SUB(struct account_view, grants, F_LIST, FF_RO, 0, PEOPLE_GRANTS_MAX, &people_grant_view_shape, "授权", "Grants"),
    FIELD(struct account_view, rev, F_I64, FF_RO, 0, 0, "版本", "Revision"),
};
const struct shape people_account_shape = SHAPE("Account", struct account_view, ACCOUNT);
static const struct field ACCOUNT_BODY[] = {
    FIELD(struct account_body, login, F_TEXT, FF_REQ, 2, 40, "登录名", "Sign-in name"),
    FIELD(struct account_body, name, F_TEXT, FF_REQ, 1, NAME_MAX, "姓名", "Name"),
    FIELD(struct account_body, password, F_TEXT, FF_REQ | FF_SECRET, 1, 128, "密码", "Password"),
    FIELD(struct account_body, must_change, F_BOOL, 0, 0, 1, "首次登录须修改密码", "Must be changed at the next sign-in"),
    FIELD_SUB(struct account_body, grants, F_LIST, FF_REQ, 1, PEOPLE_GRANTS_MAX, &people_grant_body_shape, "授权", "Grants"),
};
const struct shape people_account_body_shape = SHAPE("AccountBody", struct account_body, ACCOUNT_BODY);
static const struct field ACCOUNT_PATCH[] = {
    FIELD(struct account_patch, name, F_TEXT, 0, 1, NAME_MAX, "姓名", "Name"),
    FIELD_ENUM(struct account_patch, state, 0, people_account_states, "状态", "State"),
};
const struct shape people_account_patch_shape = SHAPE("AccountPatch", struct account_patch, ACCOUNT_PATCH);
static const struct field GRANTS_BODY[] = {
    FIELD_SUB(struct grants_body, grants, F_LIST, FF_REQ, 1, PEOPLE_GRANTS_MAX, &people_grant_body_shape, "授权", "Grants"),
};
const struct shape people_grants_body_shape = SHAPE("GrantsBody", struct grants_body, GRANTS_BODY);
static const struct field KEY_BODY[] = {
    FIELD(struct key_body, name, F_TEXT, FF_REQ, 1, NAME_MAX, "用途", "What it is for"),
    FIELD_ENUM(struct key_body, role, FF_REQ, people_role_names, "角色", "Role"),
    FIELD(struct key_body, level, F_UUID, 0, 36, 36, "层级", "Level"),
    FIELD(struct key_body, operator, F_UUID, 0, 36, 36, "经营主体", "Producer"),
    FIELD(struct key_body, expires_at, F_TIME, 0, 0, INT64_MAX, "到期", "Expires"),
};
const struct shape people_key_body_shape = SHAPE("KeyBody", struct key_body, KEY_BODY);
static const struct field KEY[] = {
    FIELD(struct key_view, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct key_view, name, F_TEXT, FF_RO, 0, NAME_MAX, "用途", "What it is for"),
    FIELD(struct key_view, prefix, F_TEXT, FF_RO, 0, 20, "开头", "Begins with"),
    FIELD(struct key_view, secret, F_TEXT, FF_RO, 0, 100, "密钥（只显示一次）", "The key, shown once"),
};
const struct shape people_key_shape = SHAPE("Key", struct key_view, KEY);
static const struct field KEY_ROW[] = {
    FIELD(struct key_row, id, F_I64, FF_RO, 0, 0, "", ""),
    FIELD(struct key_row, uuid, F_UUID, FF_RO, 36, 36, "", ""),
    FIELD(struct key_row, name, F_TEXT, FF_RO, 0, NAME_MAX, "", ""),
    FIELD(struct key_row, state, F_TEXT, FF_RO, 0, 10, "", ""),
};
const struct shape people_key_row_shape = SHAPE("KeyRow", struct key_row, KEY_ROW);
