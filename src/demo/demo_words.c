/* demo_words.c: who and where in the demonstration county: places, producers, accounts, inputs and their rules. All made up: see
 * demo.h. Registration numbers carry the word 演示 and only look like real ones; the intervals are of the usual size, not a
 * label's. */
#include "demo.h"
#include "grow_shapes.h"

const struct demo_place DEMO_COUNTY = {DEMO_COUNTY_CODE, "云岭县", "Yunling"};
const struct demo_place DEMO_TOWNSHIP[DEMO_TOWNSHIPS] = {
    {"999901101", "青岚镇", "Qinglan"}, {"999901102", "石栈镇", "Shizhan"}, {"999901201", "鹭滩乡", "Lutan"},
};
const struct demo_place DEMO_VILLAGE[DEMO_VILLAGES] = {
    {"999901101201", "柳溪村", "Liuxi"},         {"999901101202", "茶垭村", "Chaya"},    {"999901101203", "云坪村", "Yunping"},         {"999901101204", "半坡村", "Banpo"},
    {"999901102201", "石桥湾村", "Shiqiaowan"},  {"999901102202", "桐子坳村", "Tongzi'ao"}, {"999901102203", "松林坪村", "Songlinping"}, {"999901102204", "清水塘村", "Qingshuitang"},
    {"999901201201", "鹭洲村", "Luzhou"},        {"999901201202", "荷塘坝村", "Hetangba"}, {"999901201203", "稻香垄村", "Daoxianglong"}, {"999901201204", "双渡村", "Shuangdu"},
};

#define HH "household"
#define CO "coop"
#define FF "family_farm"
#define EN "enterprise"
const struct demo_operator DEMO_OPERATOR[DEMO_OPERATORS] = {
    {0, HH, "李家", "李家（演示）", false, OPERATOR_ACTIVE},
    {0, CO, "云岭县柳溪果蔬专业合作社", "合作社联络人（演示）", false, OPERATOR_ACTIVE},
    {1, CO, "云岭县茶垭高山茶叶专业合作社", "合作社联络人（演示）", false, OPERATOR_ACTIVE},
    {1, HH, "王家", "王家（演示）", true, OPERATOR_ACTIVE},
    {2, FF, "云岭县云坪猕猴桃家庭农场", "农场联络人（演示）", false, OPERATOR_ACTIVE},
    {2, HH, "张家", "张家（演示）", false, OPERATOR_ACTIVE},
    {3, EN, "云岭县半坡菌业有限公司", "公司联络人（演示）", false, OPERATOR_ACTIVE},
    {3, HH, "刘家", "刘家（演示）", true, OPERATOR_ACTIVE},
    {4, CO, "云岭县石桥湾水稻专业合作社", "合作社联络人（演示）", false, OPERATOR_ACTIVE},
    {4, HH, "陈家", "陈家（演示）", false, OPERATOR_ACTIVE},
    {5, FF, "云岭县桐子坳蛋鸡家庭农场", "农场联络人（演示）", false, OPERATOR_ACTIVE},
    {5, HH, "杨家", "杨家（演示）", true, OPERATOR_ACTIVE},
    {6, EN, "云岭县松林坪生态农业有限公司", "公司联络人（演示）", false, OPERATOR_ACTIVE},
    {7, FF, "云岭县清水塘水产家庭农场", "农场联络人（演示）", false, OPERATOR_ACTIVE},
    {7, HH, "黄家", "黄家（演示）", false, OPERATOR_ACTIVE},
    {8, CO, "云岭县鹭洲蔬菜专业合作社", "合作社联络人（演示）", false, OPERATOR_ACTIVE},
    {9, CO, "云岭县荷塘坝稻渔专业合作社", "合作社联络人（演示）", false, OPERATOR_ACTIVE},
    {10, EN, "云岭县稻香垄米业有限公司", "公司联络人（演示）", false, OPERATOR_ACTIVE},
    {11, HH, "周家", "周家（演示）", false, OPERATOR_ACTIVE},
    {11, FF, "云岭县双渡家庭农场", "农场联络人（演示）", false, OPERATOR_SUSPENDED},
    {8, HH, "赵家", "赵家（演示）", false, OPERATOR_APPLIED},
    {9, FF, "云岭县荷塘坝莲湖家庭农场", "农场联络人（演示）", false, OPERATOR_EXAMINED},
    {6, CO, "云岭县松林坪山货专业合作社", "合作社联络人（演示）", false, OPERATOR_REFUSED},
    {2, EN, "云岭县云坪山野果业有限公司", "公司联络人（演示）", false, OPERATOR_CLOSED},
};

const struct demo_group DEMO_GROUP[] = {
    {0, TOMATO, 2}, {0, CUCUMBER, 1}, {1, TOMATO, 4}, {1, CUCUMBER, 3}, {2, TEA, 6}, {3, TEA, 2}, {4, KIWI, 4}, {5, KIWI, 1}, {5, TEA, 1},
    {6, SHIITAKE, 5}, {7, SHIITAKE, 2}, {8, RICE, 6}, {9, RICE, 2}, {10, HEN, 3}, {11, HEN, 2}, {12, HEN, 2}, {12, SHIITAKE, 2}, {12, KIWI, 2},
    {13, CARP, 4}, {14, CARP, 2}, {15, TOMATO, 3}, {15, CUCUMBER, 3}, {16, RICE, 4}, {16, CARP, 2}, {17, RICE, 5}, {18, CUCUMBER, 1},
    {18, TOMATO, 1}, {19, RICE, 3}, {20, RICE, 1}, {21, CARP, 1},
};
const int DEMO_GROUPS = sizeof DEMO_GROUP / sizeof DEMO_GROUP[0];

/* Fixed passwords: anybody may know them, because they open nothing but the demonstration. */
const struct demo_account DEMO_ACCOUNT[WHO_OWNER] = {
    [WHO_ADMIN] = {"admin", "系统管理员（演示）", "demo-admin-2026", ROLE_ADMIN, -1, -1},
    [WHO_OFFICE] = {"office", "县电商办（演示）", "demo-office-2026", ROLE_OFFICE, -1, -1},
    [WHO_OFFICE2] = {"office2", "县电商办复核（演示）", "demo-office-2026", ROLE_OFFICE, -1, -1},
    [WHO_LAB] = {"lab", "县农产品检测站（演示）", "demo-lab-2026", ROLE_LAB, -1, -1},
    [WHO_AGRI] = {"agri", "县农业农村局（演示）", "demo-agri-2026", ROLE_AGRI, -1, -1},
    [WHO_MARKET] = {"market", "县市场监管局（演示）", "demo-market-2026", ROLE_MARKET, -1, -1},
    [WHO_POINT] = {"point", "柳溪村服务站（演示）", "demo-point-2026", ROLE_POINT, 0, -1},
    [WHO_WORKER] = {"worker", "合作社记录员（演示）", "demo-worker-2026", ROLE_WORKER, -1, DEMO_WORKER_OP},
};

/* Nobody: no network gives numbers that begin with 10, 99 is no province, the places have no streets of these names. */
const struct demo_buyer DEMO_BUYER[DEMO_BUYERS] = {
    {"10000000001", "甲先生（演示）", "999902", "岭南市城东区", "示例路 1 号 2 栋 301 室"},
    {"10000000002", "乙女士（演示）", "999902", "岭南市城西区", "示例街 8 号 1 栋 502 室"},
    {"10000000003", "丙先生（演示）", "999903", "青衡市河东区", "示例大道 66 号 3 单元 1204 室"},
    {"10000000004", "丁女士（演示）", "999903", "青衡市河西区", "示例巷 12 号"},
    {"10000000005", "戊先生（演示）", "999901", "云岭县青岚镇", "示例路 5 号"},
    {"10000000006", "己女士（演示）", "999904", "云州市新城区", "示例路 88 号 7 栋 1601 室"},
    {"10000000007", "岭南市第三食堂（演示）", "999902", "岭南市城东区", "示例路 100 号后勤楼"},
    {"10000000008", "岭南市帮扶单位（演示）", "999902", "岭南市城西区", "示例大道 1 号工会"},
};

const struct demo_input DEMO_INPUT[DEMO_INPUTS] = {
    [IN_ORGANIC] = {"商品有机肥", "Commercial compost", "演示农肥0001", NULL, IK_FERTILISER},
    [IN_NPK] = {"复合肥15-15-15", "NPK 15-15-15", "演示农肥0002", NULL, IK_FERTILISER},
    [IN_UREA] = {"尿素", "Urea", "演示农肥0003", NULL, IK_FERTILISER},
    [IN_AZOXYSTROBIN] = {"25%嘧菌酯悬浮剂", "Azoxystrobin 25% SC", "演示PD0001", "嘧菌酯", IK_PESTICIDE},
    [IN_IMIDACLOPRID] = {"70%吡虫啉水分散粒剂", "Imidacloprid 70% WG", "演示PD0002", "吡虫啉", IK_PESTICIDE},
    [IN_PROPAMOCARB] = {"霜霉威盐酸盐水剂", "Propamocarb hydrochloride AS", "演示PD0003", "霜霉威盐酸盐", IK_PESTICIDE},
    [IN_BIFENTHRIN] = {"联苯菊酯水乳剂", "Bifenthrin EW", "演示PD0004", "联苯菊酯", IK_PESTICIDE},
    [IN_INDOXACARB] = {"茚虫威悬浮剂", "Indoxacarb SC", "演示PD0005", "茚虫威", IK_PESTICIDE},
    [IN_TRICYCLAZOLE] = {"75%三环唑可湿性粉剂", "Tricyclazole 75% WP", "演示PD0006", "三环唑", IK_PESTICIDE},
    [IN_CHLORANTRANILIPROLE] = {"20%氯虫苯甲酰胺悬浮剂", "Chlorantraniliprole 20% SC", "演示PD0007", "氯虫苯甲酰胺", IK_PESTICIDE},
    [IN_LIME_SULFUR] = {"石硫合剂", "Lime sulfur", "演示PD0008", "石硫合剂", IK_PESTICIDE},
    [IN_KASUGAMYCIN] = {"春雷霉素水剂", "Kasugamycin AS", "演示PD0009", "春雷霉素", IK_PESTICIDE},
    [IN_LIME] = {"生石灰", "Quicklime", NULL, NULL, IK_OTHER},
    [IN_HEN_FEED] = {"蛋鸡配合饲料", "Layer feed", "演示饲0001", NULL, IK_FEED},
    [IN_CARP_FEED] = {"草鱼配合饲料", "Grass carp feed", "演示饲0002", NULL, IK_FEED},
    [IN_VACCINE] = {"鸡新城疫活疫苗", "Newcastle disease vaccine, live", "演示兽药字0001", "鸡新城疫病毒（弱毒株）", IK_VET_DRUG},
    [IN_ASTRAGALUS] = {"黄芪多糖口服液", "Astragalus polysaccharide solution", "演示兽药字0002", "黄芪多糖", IK_VET_DRUG},
    [IN_ENROFLOXACIN] = {"恩诺沙星粉（水产用）", "Enrofloxacin powder for aquaculture", "演示兽药字0003", "恩诺沙星", IK_VET_DRUG},
    [IN_IODINE] = {"聚维酮碘溶液（水产用）", "Povidone iodine solution for aquaculture", "演示兽药字0004", "聚维酮碘", IK_VET_DRUG},
    [IN_RICE_SEED] = {"水稻种子", "Rice seed", NULL, NULL, IK_SEED},
    [IN_TOMATO_PLANT] = {"番茄种苗", "Tomato seedlings", NULL, NULL, IK_SEED},
    [IN_CUCUMBER_PLANT] = {"黄瓜种苗", "Cucumber seedlings", NULL, NULL, IK_SEED},
    [IN_SPAWN] = {"香菇菌种", "Shiitake spawn", NULL, NULL, IK_SEED},
    [IN_PULLETS] = {"青年蛋鸡", "Pullets", NULL, NULL, IK_SEED},
    [IN_FRY] = {"草鱼鱼种", "Grass carp fingerlings", NULL, NULL, IK_SEED},
};

const struct demo_rule DEMO_RULE[] = {
    {IN_AZOXYSTROBIN, TOMATO, "20", "40", "毫升", 3, 5},
    {IN_AZOXYSTROBIN, CUCUMBER, "20", "40", "毫升", 3, 3},
    {IN_IMIDACLOPRID, TOMATO, "2", "5", "克", 2, 7},
    {IN_PROPAMOCARB, CUCUMBER, "60", "110", "毫升", 3, 3},
    {IN_BIFENTHRIN, TEA, "20", "40", "毫升", 1, 7},
    {IN_INDOXACARB, TEA, "12", "22", "毫升", 1, 10},
    {IN_TRICYCLAZOLE, RICE, "20", "30", "克", 2, 21},
    {IN_CHLORANTRANILIPROLE, RICE, "5", "12", "毫升", 3, 7},
    {IN_LIME_SULFUR, KIWI, "800", "1500", "克", 2, 15},
    {IN_KASUGAMYCIN, KIWI, "80", "150", "毫升", 3, 14},
    {IN_VACCINE, HEN, NULL, NULL, NULL, 6, 0},
    {IN_ASTRAGALUS, HEN, NULL, NULL, NULL, 6, 0},
    {IN_ENROFLOXACIN, CARP, NULL, NULL, NULL, 2, 25},
    {IN_IODINE, CARP, NULL, NULL, NULL, 4, 7},
};
const int DEMO_RULES = sizeof DEMO_RULE / sizeof DEMO_RULE[0];
