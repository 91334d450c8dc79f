/* people_routes.c: the routes of room people. */
#include "people_priv.h"

#define V1 "/api/v1"
#define ONE RT_IDEMPOTENT

const struct route people_routes[PEOPLE_ROUTES_N] = {
    /* signing in; not idempotent: the answer must never be stored */
    {"POST", V1 "/session", people_sign_in, "public", RT_PUBLIC, NULL, &people_sign_in_shape, &people_me_shape, NULL, 4096, 0, "sessionCreate",
     "登录", "Sign in"},
    {"GET", V1 "/session", people_me_get, "self", 0, NULL, NULL, &people_me_shape, NULL, 0, 0, "sessionGet", "当前登录的人和权限", "Who is signed in, and what is permitted"},
    {"DELETE", V1 "/session", people_sign_out, "self", 0, NULL, NULL, NULL, NULL, 0, 204, "sessionDelete", "退出登录", "Sign out"},
    {"POST", V1 "/session/password", people_password_change, "self", 0, NULL, &people_password_shape, NULL, NULL, 4096, 204, "passwordChange",
     "修改自己的密码，其他登录随即失效", "Change one's own password; other sessions end"},
    {"GET", V1 "/sessions", people_sessions_get, "self", RT_ITEMS, NULL, NULL, &people_session_shape, NULL, 0, 0, "sessionList", "自己的登录", "One's own sessions"},
    {"DELETE", V1 "/sessions/{id}", people_session_end, "self", 0, NULL, NULL, NULL, NULL, 0, 204, "sessionEnd", "结束自己的一次登录", "End one of one's own sessions"},
    {"GET", V1 "/roles", people_roles_get, "self", RT_ITEMS, NULL, NULL, &people_role_shape, NULL, 0, 0, "roleList", "角色和权限", "Roles and their permissions"},

    {"GET", V1 "/county", people_county_read, "public", RT_PUBLIC, NULL, NULL, &people_county_shape, NULL, 0, 0, "countyGet", "本系统服务的县", "The county this installation serves"},
    {"PUT", V1 "/county", people_county_put, "people.county.write", RT_IF_MATCH, NULL, &people_county_body_shape, &people_county_shape, NULL, 0, 0,
     "countyPut", "设定本县", "Set the county"},

    {"GET", V1 "/levels", people_levels_get, "people.level.read", 0, NULL, NULL, NULL, &people_level_list, 0, 0, "levelList", "层级列表", "List of levels"},
    {"GET", V1 "/levels/tree", people_tree_get, "people.level.read", RT_ITEMS, &people_tree_query_shape, NULL, &people_level_shape, NULL, 0, 0, "levelTree",
     "层级树，从上到下", "The tree of levels, from the top"},
    {"GET", V1 "/levels/{id}", people_level_read, "people.level.read", 0, NULL, NULL, &people_level_shape, NULL, 0, 0, "levelGet", "一个层级", "One level"},
    {"POST", V1 "/levels", people_level_post, "people.level.write", ONE, NULL, &people_level_body_shape, &people_level_shape, NULL, 0, 201, "levelCreate",
     "新建层级", "Create a level"},
    {"PATCH", V1 "/levels/{id}", people_level_patch, "people.level.write", RT_IF_MATCH, NULL, &people_level_patch_shape, &people_level_shape, NULL, 0, 0,
     "levelUpdate", "修改层级名称、代码、类别", "Change a level's name, code, kind"},
    {"POST", V1 "/levels/{id}/move", people_level_move_post, "people.level.write", RT_IF_MATCH, NULL, &people_level_move_shape, &people_level_shape,
     NULL, 0, 0, "levelMove", "移动层级及其下级", "Move a level with everything below it"},
    {"POST", V1 "/levels/{id}/close", people_level_close_post, "people.level.write", RT_IF_MATCH, NULL, &people_reason_shape, &people_level_shape,
     NULL, 0, 0, "levelClose", "停用层级", "Close a level"},

    {"GET", V1 "/operators", people_operators_get, "people.operator.read", 0, &people_within_shape, NULL, NULL, &people_operator_list, 0, 0, "operatorList",
     "经营主体列表", "List of producers"},
    {"GET", V1 "/operators/{id}", people_operator_read, "people.operator.read", 0, NULL, NULL, &people_operator_shape, NULL, 0, 0, "operatorGet",
     "一个经营主体", "One producer"},
    {"POST", V1 "/operators", people_operator_post, "people.operator.create", ONE, NULL, &people_operator_body_shape, &people_operator_shape, NULL, 0, 201,
     "operatorCreate", "登记经营主体（申请）", "Register a producer (application)"},
    {"PATCH", V1 "/operators/{id}", people_operator_patch, "people.operator.write", RT_IF_MATCH, NULL, &people_operator_patch_shape,
     &people_operator_shape, NULL, 0, 0, "operatorUpdate", "修改经营主体", "Change a producer"},
    {"POST", V1 "/operators/{id}/examinations", people_operator_examine, "people.operator.examine", ONE, NULL, &people_examination_shape,
     &people_operator_shape, NULL, 0, 0, "operatorExamine", "审核经营主体", "Examine a producer"},
    {"POST", V1 "/operators/{id}/state", people_operator_state_post, "people.operator.state", ONE, NULL, &people_state_shape, &people_operator_shape,
     NULL, 0, 0, "operatorState", "启用、暂停、注销经营主体", "Activate, suspend or close a producer"},
    {"GET", V1 "/operators/{id}/history", people_operator_history, "people.operator.read", RT_ITEMS, NULL, NULL, &people_step_shape, NULL, 0, 0,
     "operatorHistory", "经营主体的状态变化", "Changes of a producer's state"},

    /* not idempotent for strangers: one sent twice is found by its code, and the office sees both */
    {"GET", V1 "/application-places", people_apply_places_get, "public", RT_PUBLIC | RT_ITEMS, NULL, NULL, &people_apply_place_shape, NULL, 0, 0,
     "applicationPlaces", "可以申请的村", "Villages where one may apply"},
    {"POST", V1 "/applications", people_apply_post, "public", RT_PUBLIC, NULL, &people_application_shape, NULL, NULL, 8192, 202, "applicationCreate",
     "经营主体自己申请登记，由县里审核", "A producer applies to be registered; the office examines"},

    /* not idempotent: the kept answer would stand beside a number; sent twice it is found by the number */
    {"POST", V1 "/buyers", people_buyer_post, "public", RT_PUBLIC, NULL, &people_new_buyer_shape, NULL, NULL, 4096, 202, "buyerRegister",
     "买家用手机号注册；登录名就是手机号", "A buyer registers by phone, which is then the sign-in name"},
    {"GET", V1 "/buyers/me", people_buyer_me_get, "self", 0, NULL, NULL, &people_buyer_shape, NULL, 0, 0, "buyerGet", "自己的买家资料", "One's own data as a buyer"},
    {"POST", V1 "/buyers/me/leave", people_buyer_leave_post, "self", 0, NULL, &people_leave_shape, NULL, NULL, 4096, 204, "buyerLeave",
     "注销自己的买家账号：个人资料随即抹去，账目保留", "Delete one's own buyer's account: personal data go, the books stay"},

    {"GET", V1 "/accounts", people_accounts_get, "people.account.read", 0, NULL, NULL, NULL, &people_account_list, 0, 0, "accountList", "账号列表", "List of accounts"},
    {"GET", V1 "/accounts/{id}", people_account_read, "people.account.read", 0, NULL, NULL, &people_account_shape, NULL, 0, 0, "accountGet", "一个账号", "One account"},
    {"POST", V1 "/accounts", people_account_post, "people.account.write", ONE, NULL, &people_account_body_shape, &people_account_shape, NULL, 0, 201,
     "accountCreate", "新建账号", "Create an account"},
    {"PATCH", V1 "/accounts/{id}", people_account_patch, "people.account.write", RT_IF_MATCH, NULL, &people_account_patch_shape, &people_account_shape,
     NULL, 0, 0, "accountUpdate", "修改姓名、停用或启用账号", "Rename, disable or enable an account"},
    {"PUT", V1 "/accounts/{id}/grants", people_account_grants_put, "people.account.write", RT_IF_MATCH, NULL, &people_grants_body_shape,
     &people_account_shape, NULL, 0, 0, "accountGrants", "设定账号的授权", "Set the grants of an account"},
    {"POST", V1 "/accounts/{id}/password", people_account_reset, "people.account.write", 0, NULL, &people_reset_shape, NULL, NULL, 4096, 204,
     "accountReset", "重设他人密码，其登录随即失效", "Set another person's password; his sessions end"},

    {"GET", V1 "/keys", people_keys_get, "people.key.read", 0, NULL, NULL, NULL, &people_key_list, 0, 0, "keyList", "接口密钥列表", "List of API keys"},
    /* not idempotent: the stored answer would hold the secret */
    {"POST", V1 "/keys", people_key_post, "people.key.write", 0, NULL, &people_key_body_shape, &people_key_shape, NULL, 0, 201, "keyCreate",
     "新建接口密钥（只显示一次）", "Create an API key (shown once)"},
    {"DELETE", V1 "/keys/{id}", people_key_delete, "people.key.write", 0, NULL, NULL, NULL, NULL, 0, 204, "keyRevoke", "撤销接口密钥", "Revoke an API key"},

    {"GET", V1 "/audit", people_audit_get, "people.audit.read", 0, NULL, NULL, NULL, &people_audit_list, 0, 0, "auditList", "审计记录；不指定时间时为最近一年", "The audit trail; without a time in the question, the last year's"},
};
