/* grow_routes.c: the routes of room grow. */
#include "grow_file.h"
#include "grow_priv.h"
#include "grow_store.h"

#define V1 "/api/v1"
#define ONE RT_IDEMPOTENT
#define READ "grow.read"
#define GET_LIST(path, fn, list, op, zh, en) {"GET", V1 path, fn, READ, 0, &people_within_shape, NULL, NULL, &list, 0, 0, op, zh, en}
#define GET_ALL(path, fn, list, op, zh, en) {"GET", V1 path, fn, READ, 0, NULL, NULL, NULL, &list, 0, 0, op, zh, en}
#define GET_ONE(path, fn, shape, op, zh, en) {"GET", V1 path, fn, READ, 0, NULL, NULL, &shape, NULL, 0, 0, op, zh, en}
#define PAST(path, fn, op) {"GET", V1 path "/{id}/history", fn, READ, 0, NULL, NULL, NULL, NULL, 0, 200, op, "修改历史：每一版、谁、何时、为何", "Every revision: who, when, why"}
#define MAKE(path, fn, perm, body, shape, op, zh, en) {"POST", V1 path, fn, perm, ONE, NULL, &body, &shape, NULL, 0, 201, op, zh, en}
#define CHANGE(path, fn, perm, body, shape, op, zh, en) {"PUT", V1 path, fn, perm, RT_IF_MATCH, NULL, &body, &shape, NULL, 0, 0, op, zh, en}
#define TURN(path, fn, perm, body, shape, op, zh, en) {"POST", V1 path, fn, perm, RT_IF_MATCH, NULL, body, &shape, NULL, 0, 200, op, zh, en}

const struct route grow_routes[GROW_ROUTES_N] = {
    /* plots */
    GET_LIST("/plots", grow_plot_index, grow_plot_list, "plotList", "地块列表", "List of plots"),
    MAKE("/plots", grow_plot_post, "grow.plot.write", grow_plot_body_shape, grow_plot_shape, "plotCreate", "登记地块", "Register a plot"),
    GET_ONE("/plots/{id}", grow_plot_get, grow_plot_shape, "plotGet", "一个地块", "One plot"),
    CHANGE("/plots/{id}", grow_plot_put, "grow.plot.write", grow_plot_body_shape, grow_plot_shape, "plotUpdate", "修改地块", "Change a plot"),
    TURN("/plots/{id}/state", grow_plot_state_post, "grow.plot.write", &grow_open_shape, grow_plot_shape, "plotState", "停用或恢复地块", "Close a plot or open it again"),
    PAST("/plots", grow_plot_past, "plotHistory"),
    {"GET", V1 "/plot-map", grow_plot_map, READ, RT_SLOW, &grow_map_query_shape, NULL, NULL, NULL, 0, 200, "plotMap", "地块边界（GeoJSON），最多 2000 块", "Boundaries as GeoJSON, at most 2,000"},
    GET_LIST("/plot-gaps/{year}", grow_gap_index, grow_gap_list, "plotGaps", "某年没有农事记录的地块", "Plots without a field record in a year"),
    /* catalogue */
    GET_ALL("/crops", grow_crop_index, grow_crop_list, "cropList", "作物和畜禽水产", "Crops and animals"),
    MAKE("/crops", grow_crop_post, "grow.input.write", grow_crop_body_shape, grow_crop_shape, "cropCreate", "新增作物", "Add a crop"),
    GET_ONE("/crops/{id}", grow_crop_get, grow_crop_shape, "cropGet", "一种作物", "One crop"),
    CHANGE("/crops/{id}", grow_crop_put, "grow.input.write", grow_crop_body_shape, grow_crop_shape, "cropUpdate", "修改作物（代码不变）", "Change a crop; its code stays"),
    PAST("/crops", grow_crop_past, "cropHistory"),
    GET_ALL("/varieties", grow_variety_index, grow_variety_list, "varietyList", "品种", "Varieties"),
    MAKE("/varieties", grow_variety_post, "grow.input.write", grow_variety_body_shape, grow_variety_shape, "varietyCreate", "新增品种", "Add a variety"),
    GET_ONE("/varieties/{id}", grow_variety_get, grow_variety_shape, "varietyGet", "一个品种", "One variety"),
    CHANGE("/varieties/{id}", grow_variety_put, "grow.input.write", grow_variety_body_shape, grow_variety_shape, "varietyUpdate", "修改品种", "Change a variety"),
    PAST("/varieties", grow_variety_past, "varietyHistory"),
    GET_ALL("/inputs", grow_input_index, grow_input_list, "inputList", "投入品目录", "Catalogue of inputs"),
    MAKE("/inputs", grow_input_post, "grow.input.write", grow_input_body_shape, grow_input_shape, "inputCreate", "登记投入品", "Add an input"),
    GET_ONE("/inputs/{id}", grow_input_get, grow_input_shape, "inputGet", "一个投入品", "One input"),
    CHANGE("/inputs/{id}", grow_input_put, "grow.input.write", grow_input_body_shape, grow_input_shape, "inputUpdate", "修改投入品", "Change an input"),
    TURN("/inputs/{id}/state", grow_input_state_post, "grow.input.write", &grow_open_shape, grow_input_shape, "inputState", "停用或恢复投入品", "Withdraw an input or take it up again"),
    PAST("/inputs", grow_input_past, "inputHistory"),
    GET_ALL("/substances", grow_substance_index, grow_substance_list, "substanceList", "禁用、限用物质（现行版）", "Banned and restricted substances in force"),
    GET_ALL("/substance-editions", grow_edition_index, grow_edition_list, "substanceEditions", "禁用名录的各次导入", "Editions of the banned list"),
    {"POST", V1 "/substances/import", grow_substance_post, "grow.input.write", RT_RAW, NULL, NULL, &grow_edition_shape, NULL, 4u << 20, 200, "substanceImport",
     "导入新的禁限用名录（CSV）", "Import a new banned list (CSV)"},
    GET_ALL("/templates", grow_template_index, grow_template_list, "templateList", "操作规程", "Operating procedures"),
    MAKE("/templates", grow_template_post, "grow.input.write", grow_template_body_shape, grow_template_shape, "templateCreate", "新建操作规程", "Make a procedure"),
    GET_ONE("/templates/{id}", grow_template_get, grow_template_shape, "templateGet", "一个操作规程", "One procedure"),
    CHANGE("/templates/{id}", grow_template_put, "grow.input.write", grow_template_body_shape, grow_template_shape, "templateUpdate", "修改操作规程", "Change a procedure"),
    TURN("/templates/{id}/state", grow_template_state_post, "grow.input.write", &grow_open_shape, grow_template_shape, "templateState", "停用或恢复规程", "Close a procedure or open it again"),
    PAST("/templates", grow_template_past, "templateHistory"),
    /* products */
    GET_LIST("/products", grow_product_index, grow_product_list, "productList", "产品列表", "List of products"),
    MAKE("/products", grow_product_post, "grow.product.write", grow_product_body_shape, grow_product_shape, "productCreate", "登记产品并分配商品条码", "Register a product with its GTIN"),
    GET_ONE("/products/{id}", grow_product_get, grow_product_shape, "productGet", "一个产品", "One product"),
    CHANGE("/products/{id}", grow_product_put, "grow.product.write", grow_product_body_shape, grow_product_shape, "productUpdate", "修改产品", "Change a product"),
    PAST("/products", grow_product_past, "productHistory"),
    /* seasons */
    GET_LIST("/seasons", grow_season_index, grow_season_list, "seasonList", "生产季列表", "List of seasons"),
    MAKE("/seasons", grow_season_post, "grow.season.write", grow_season_body_shape, grow_season_shape, "seasonCreate", "新建生产季", "Begin a season"),
    GET_ONE("/seasons/{id}", grow_season_get, grow_season_shape, "seasonGet", "一个生产季", "One season"),
    CHANGE("/seasons/{id}", grow_season_put, "grow.season.write", grow_season_body_shape, grow_season_shape, "seasonUpdate", "修改生产季", "Change a season"),
    TURN("/seasons/{id}/state", grow_season_state_post, "grow.season.write", &grow_season_move_shape, grow_season_shape, "seasonState", "改变生产季状态", "Change a season's state"),
    {"POST", V1 "/seasons/{id}/submit", grow_season_submit_post, "grow.season.write", 0, NULL, NULL, &grow_season_shape, NULL, 0, 200, "seasonSubmit", "申请公开生产记录", "Ask for publication"},
    {"POST", V1 "/seasons/{id}/review", grow_season_review_post, "grow.publish.review", 0, NULL, &grow_review_shape, &grow_season_shape, NULL, 0, 200, "seasonReview", "审核公开申请", "Review a publication"},
    PAST("/seasons", grow_season_past, "seasonHistory"),
    {"GET", V1 "/seasons/{id}/diary", grow_diary_get, "public", RT_PUBLIC, NULL, NULL, &grow_diary_shape, NULL, 0, 0, "seasonDiary", "公开的生产记录：做了什么，新的在前", "The published record: what was done, the newest first"},
    /* field records */
    GET_LIST("/records", grow_record_index, grow_record_list, "recordList", "农事记录列表", "List of field records"),
    MAKE("/records", grow_record_post, "grow.record.write", grow_record_body_shape, grow_record_shape, "recordCreate", "记录农事", "Record work"),
    GET_ONE("/records/{id}", grow_record_get, grow_record_shape, "recordGet", "一条农事记录", "One field record"),
    CHANGE("/records/{id}", grow_record_put, "grow.record.write", grow_record_body_shape, grow_record_shape, "recordCorrect", "更正记录（新版本，写明原因）", "Correct a record: a new revision with its reason"),
    TURN("/records/{id}/void", grow_record_void_post, "grow.record.write", &grow_reason_shape, grow_record_shape, "recordVoid", "作废记录（保留可查）", "Void a record; it stays readable"),
    PAST("/records", grow_record_past, "recordHistory"),
    GET_LIST("/due", grow_due_index, grow_due_list, "dueList", "近两周该做的农事", "What is due within two weeks"),
    MAKE("/due/done", grow_due_post, "grow.record.write", grow_due_body_shape, grow_record_shape, "dueDone", "完成一项：其余自动填好", "Done: everything else is filled in"),
    /* the input store */
    GET_LIST("/store", grow_store_index, grow_store_list, "storeList", "投入品库：买来还没用的", "The input store: what was bought and not yet used"),
    GET_ONE("/store/{id}", grow_store_get, grow_shelf_shape, "storeGet", "库里的一种投入品", "One input in the store"),
    MAKE("/store", grow_store_post, "grow.record.write", grow_store_body_shape, grow_shelf_shape, "storePut", "别处得来的入库，盘点", "Put in what came from elsewhere; count what is there"),
    /* harvests and lots */
    MAKE("/harvests", grow_harvest_post, "grow.harvest.write", grow_harvest_body_shape, grow_lot_shape, "harvestCreate", "采收并生成批次", "Harvest: makes a lot"),
    GET_LIST("/lots", grow_lot_index, grow_lot_list, "lotList", "批次列表", "List of lots"),
    GET_ONE("/lots/{id}", grow_lot_get_one, grow_lot_shape, "lotGet", "一个批次及其来源、去向", "One lot, with what it was made from and into"),
    TURN("/lots/{id}/state", grow_lot_state_post, "grow.lot.state", &grow_lot_state_shape, grow_lot_shape, "lotState", "锁定、解锁、召回批次", "Lock, unlock or recall a lot"),
    {"POST", V1 "/lot-changes", grow_lot_change_post, "grow.lot.write", ONE, NULL, &grow_change_body_shape, &grow_change_shape, NULL, 0, 201, "lotChange",
     "拆分、合并、加工批次", "Split, merge or process lots"},
    /* photos, numbers, words */
    {"POST", V1 "/photos", grow_photo_post, "grow.record.write", RT_UPLOAD, NULL, NULL, &grow_file_shape, NULL, GROW_FILE_MAX + 65536, 201, "photoCreate", "上传照片", "Upload a photo"},
    {"GET", "/photo/{sha}", grow_photo_get, "public", RT_PUBLIC | RT_SLOW | RT_HIDDEN, &grow_photo_query_shape, NULL, NULL, NULL, 0, 200, "photoGet", "照片", "A photo"},
    {"GET", V1 "/grow-stats", grow_stats_get, READ, RT_SLOW, &grow_stats_query_shape, NULL, NULL, NULL, 0, 200, "growStats", "按乡镇和周统计农事与批次", "Operations and lots by township and week"},
    {"GET", V1 "/grow-words", grow_words_get, READ, 0, NULL, NULL, NULL, NULL, 0, 200, "growWords", "农事和投入品类别的名称", "Names of the kinds of work and inputs"},
};
