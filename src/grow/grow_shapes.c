/* grow_shapes.c: the field tables of the room's bodies, answers and rows. A row shape is the answer's shape and the inside
 * columns that no answer shows. */
#include "grow_shapes.h"

#include "grow_priv.h"

#define BIG INT64_MAX
#define MASS_MAX INT64_C(100000000000)   /* 100,000 t in grams */
#define DAY_MIN (-36525)                 /* 1870 */
#define DAY_MAX 47846                    /* 2100-12-31 */

#define ROW(st) FIELD(st, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"), FIELD(st, rev, F_I64, FF_RO, 0, BIG, "版本", "Revision")
#define TEXT(st, m, fl, lo, hi, zh, en) FIELD(st, m, F_TEXT, fl, lo, hi, zh, en)
#define UUID(st, m, fl, zh, en) FIELD(st, m, F_UUID, fl, 0, 0, zh, en)
#define INT(st, m, fl, lo, hi, zh, en) FIELD(st, m, F_I64, fl, lo, hi, zh, en)
#define DAY(st, m, fl, zh, en) FIELD(st, m, F_DATE, fl, DAY_MIN, DAY_MAX, zh, en)
#define TIME(st, m, zh, en) FIELD(st, m, F_TIME, FF_RO, INT64_MIN + 1, BIG, zh, en)
#define REASON(st) TEXT(st, reason, 0, 1, 300, "原因", "Reason")
#define INSIDE(st, m) FIELD(st, m, F_I64, FF_RO, INT64_MIN, BIG, NULL, NULL)

/* ---- plots ---------------------------------------------------------------------------------------------------------- */
static const struct field PLOT_BODY[] = {
    UUID(struct grow_plot_body, operator, 0, "经营主体", "Producer"),
    UUID(struct grow_plot_body, level, 0, "所在村", "Village"),
    TEXT(struct grow_plot_body, name, FF_REQ, 1, 60, "名称", "Name"),
    TEXT(struct grow_plot_body, base_name, 0, 1, 60, "基地名称", "Name of the base"),
    FIELD_ENUM(struct grow_plot_body, kind, FF_REQ, grow_plot_kinds, "类型", "Kind"),
    FIELD(struct grow_plot_body, boundary, F_JSON, FF_REQ, 2, 60000, "边界（GeoJSON）", "Boundary, GeoJSON"),
    REASON(struct grow_plot_body),
};
const struct shape grow_plot_body_shape = SHAPE("PlotBody", struct grow_plot_body, PLOT_BODY);

#define PLOT_FIELDS                                                                  \
    ROW(struct grow_plot), UUID(struct grow_plot, operator, FF_RO, "经营主体", "Producer"), \
    TEXT(struct grow_plot, operator_name, FF_RO, 0, 200, "主体名称", "Producer's name"),  \
    UUID(struct grow_plot, level, FF_RO, "所在村", "Village"),                        \
    TEXT(struct grow_plot, level_name, FF_RO, 0, 200, "村名", "Village name"),        \
    TEXT(struct grow_plot, name, FF_RO, 0, 60, "名称", "Name"),                       \
    TEXT(struct grow_plot, base_name, FF_RO, 0, 60, "基地名称", "Name of the base"),  \
    TEXT(struct grow_plot, state, FF_RO, 0, 20, "状态", "State"),                     \
    TEXT(struct grow_plot, county, FF_RO, 0, 6, "县代码", "County"),                  \
    FIELD_ENUM(struct grow_plot, kind, FF_RO, grow_plot_kinds, "类型", "Kind"),       \
    FIELD(struct grow_plot, boundary, F_JSON, FF_RO, 0, 60000, "边界", "Boundary"),   \
    INT(struct grow_plot, area_m2, FF_RO, 0, BIG, "面积（平方米）", "Area, square metres"), \
    INT(struct grow_plot, lon_udeg, FF_RO, -BIG, BIG, "中心经度（百万分之一度）", "Longitude of the centre, micro-degrees"), \
    INT(struct grow_plot, lat_udeg, FF_RO, -BIG, BIG, "中心纬度（百万分之一度）", "Latitude of the centre, micro-degrees"),  \
    TIME(struct grow_plot, created_at, "登记时间", "Registered")
static const struct field PLOT[] = {PLOT_FIELDS};
const struct shape grow_plot_shape = SHAPE("Plot", struct grow_plot, PLOT);
static const struct field PLOT_ROW[] = {PLOT_FIELDS, INSIDE(struct grow_plot, id), INSIDE(struct grow_plot, operator_id),
    INSIDE(struct grow_plot, level_id), TEXT(struct grow_plot, level_path, FF_RO, 0, 500, NULL, NULL)};
const struct shape grow_plot_row = SHAPE("PlotRow", struct grow_plot, PLOT_ROW);

static const struct field OPEN_BODY[] = {FIELD_ENUM(struct grow_open_body, state, FF_REQ, grow_open_states, "状态", "State"),
    TEXT(struct grow_open_body, reason, FF_REQ, 1, 300, "原因", "Reason")};
const struct shape grow_open_shape = SHAPE("OpenBody", struct grow_open_body, OPEN_BODY);

/* ---- crops ---------------------------------------------------------------------------------------------------------- */
static const struct field CROP_BODY[] = {
    TEXT(struct grow_crop_body, code, FF_REQ, 2, 40, "代码", "Code"),
    TEXT(struct grow_crop_body, name, FF_REQ, 1, 60, "名称", "Name"),
    TEXT(struct grow_crop_body, name_en, 0, 1, 60, "英文名称", "English name"),
    FIELD_ENUM(struct grow_crop_body, category, FF_REQ, grow_categories, "类别", "Category"),
    FIELD(struct grow_crop_body, animal, F_BOOL, 0, 0, 1, "养殖", "Animal"),
    REASON(struct grow_crop_body),
};
const struct shape grow_crop_body_shape = SHAPE("CropBody", struct grow_crop_body, CROP_BODY);
#define CROP_FIELDS                                                                   \
    ROW(struct grow_crop), TEXT(struct grow_crop, code, FF_RO, 0, 40, "代码", "Code"), \
    TEXT(struct grow_crop, name, FF_RO, 0, 60, "名称", "Name"), TEXT(struct grow_crop, name_en, FF_RO, 0, 60, "英文名称", "English name"), \
    FIELD_ENUM(struct grow_crop, category, FF_RO, grow_categories, "类别", "Category"), \
    FIELD(struct grow_crop, animal, F_BOOL, FF_RO, 0, 1, "养殖", "Animal")
static const struct field CROP[] = {CROP_FIELDS};
const struct shape grow_crop_shape = SHAPE("Crop", struct grow_crop, CROP);
static const struct field CROP_ROW[] = {CROP_FIELDS, INSIDE(struct grow_crop, id)};
const struct shape grow_crop_row = SHAPE("CropRow", struct grow_crop, CROP_ROW);

static const struct field VARIETY_BODY[] = {
    UUID(struct grow_variety_body, crop, FF_REQ, "作物", "Crop"),
    TEXT(struct grow_variety_body, name, FF_REQ, 1, 60, "品种名称", "Variety"),
    TEXT(struct grow_variety_body, name_en, 0, 1, 60, "英文名称", "English name"),
    REASON(struct grow_variety_body),
};
const struct shape grow_variety_body_shape = SHAPE("VarietyBody", struct grow_variety_body, VARIETY_BODY);
#define VARIETY_FIELDS                                                                \
    ROW(struct grow_variety), UUID(struct grow_variety, crop, FF_RO, "作物", "Crop"),  \
    TEXT(struct grow_variety, name, FF_RO, 0, 60, "品种名称", "Variety"), TEXT(struct grow_variety, name_en, FF_RO, 0, 60, "英文名称", "English name")
static const struct field VARIETY[] = {VARIETY_FIELDS};
const struct shape grow_variety_shape = SHAPE("Variety", struct grow_variety, VARIETY);
static const struct field VARIETY_ROW[] = {VARIETY_FIELDS, INSIDE(struct grow_variety, id), INSIDE(struct grow_variety, crop_id)};
const struct shape grow_variety_row = SHAPE("VarietyRow", struct grow_variety, VARIETY_ROW);

/* ---- products ------------------------------------------------------------------------------------------------------- */
static const struct field PRODUCT_BODY[] = {
    UUID(struct grow_product_body, operator, 0, "经营主体", "Producer"),
    UUID(struct grow_product_body, crop, FF_REQ, "作物", "Crop"),
    UUID(struct grow_product_body, variety, 0, "品种", "Variety"),
    TEXT(struct grow_product_body, name, FF_REQ, 1, 60, "产品名称", "Product name"),
    TEXT(struct grow_product_body, name_en, 0, 1, 100, "英文名称", "English name"),
    TEXT(struct grow_product_body, spec, 0, 1, 60, "规格", "Specification"),
    TEXT(struct grow_product_body, brand, 0, 1, 60, "品牌", "Brand"),
    TEXT(struct grow_product_body, grades, 0, 1, 100, "等级（用|分隔）", "Grades, separated by |"),
    TEXT(struct grow_product_body, photo_sha, 0, 64, 64, "照片", "Photo"),
    TEXT(struct grow_product_body, gtin, 0, 8, 14, "商品条码（空则自动分配）", "GTIN, allocated when empty"),
    REASON(struct grow_product_body),
};
const struct shape grow_product_body_shape = SHAPE("ProductBody", struct grow_product_body, PRODUCT_BODY);
#define PRODUCT_FIELDS                                                                \
    ROW(struct grow_product), UUID(struct grow_product, operator, FF_RO, "经营主体", "Producer"), \
    TEXT(struct grow_product, operator_name, FF_RO, 0, 200, "主体名称", "Producer's name"), \
    UUID(struct grow_product, crop, FF_RO, "作物", "Crop"), TEXT(struct grow_product, crop_name, FF_RO, 0, 60, "作物名称", "Crop name"), \
    UUID(struct grow_product, variety, FF_RO, "品种", "Variety"),                      \
    TEXT(struct grow_product, name, FF_RO, 0, 60, "产品名称", "Product name"),         \
    TEXT(struct grow_product, name_en, FF_RO, 0, 100, "英文名称", "English name"),     \
    TEXT(struct grow_product, spec, FF_RO, 0, 60, "规格", "Specification"), TEXT(struct grow_product, brand, FF_RO, 0, 60, "品牌", "Brand"), \
    TEXT(struct grow_product, grades, FF_RO, 0, 100, "等级", "Grades"), TEXT(struct grow_product, photo_sha, FF_RO, 0, 64, "照片", "Photo"), \
    TEXT(struct grow_product, gtin, FF_RO, 0, 14, "商品条码", "GTIN"), TEXT(struct grow_product, county, FF_RO, 0, 6, "县代码", "County"), \
    TIME(struct grow_product, created_at, "登记时间", "Registered")
static const struct field PRODUCT[] = {PRODUCT_FIELDS};
const struct shape grow_product_shape = SHAPE("Product", struct grow_product, PRODUCT);
static const struct field PRODUCT_ROW[] = {PRODUCT_FIELDS, INSIDE(struct grow_product, id), INSIDE(struct grow_product, operator_id),
    INSIDE(struct grow_product, crop_id), TEXT(struct grow_product, level_path, FF_RO, 0, 500, NULL, NULL)};
const struct shape grow_product_row = SHAPE("ProductRow", struct grow_product, PRODUCT_ROW);

/* ---- seasons -------------------------------------------------------------------------------------------------------- */
static const struct field SEASON_BODY[] = {
    UUID(struct grow_season_body, plot, FF_REQ, "地块", "Plot"),
    UUID(struct grow_season_body, crop, FF_REQ, "作物", "Crop"),
    UUID(struct grow_season_body, variety, 0, "品种", "Variety"),
    UUID(struct grow_season_body, template, 0, "操作规程", "Operating procedure"),
    INT(struct grow_season_body, year, FF_REQ, 2000, 2100, "年份", "Year"),
    DAY(struct grow_season_body, start_day, FF_REQ, "开始日期", "First day"),
    DAY(struct grow_season_body, end_day, 0, "结束日期", "Last day"),
    INT(struct grow_season_body, expected_g, 0, 0, MASS_MAX, "预计产量（克）", "Expected yield, grams"),
    FIELD(struct grow_season_body, organic_claim, F_BOOL, 0, 0, 1, "按有机方式生产（自述）", "Grown organically, as declared"),
    TEXT(struct grow_season_body, note, 0, 1, 500, "备注", "Note"),
    REASON(struct grow_season_body),
};
const struct shape grow_season_body_shape = SHAPE("SeasonBody", struct grow_season_body, SEASON_BODY);
#define SEASON_FIELDS                                                                 \
    ROW(struct grow_season), UUID(struct grow_season, plot, FF_RO, "地块", "Plot"),    \
    TEXT(struct grow_season, plot_name, FF_RO, 0, 60, "地块名称", "Plot name"),        \
    UUID(struct grow_season, operator, FF_RO, "经营主体", "Producer"),                 \
    TEXT(struct grow_season, operator_name, FF_RO, 0, 200, "主体名称", "Producer's name"), \
    UUID(struct grow_season, crop, FF_RO, "作物", "Crop"), TEXT(struct grow_season, crop_code, FF_RO, 0, 40, "作物代码", "Crop code"), \
    TEXT(struct grow_season, crop_name, FF_RO, 0, 60, "作物名称", "Crop name"), TEXT(struct grow_season, category, FF_RO, 0, 20, "类别", "Category"), \
    FIELD(struct grow_season, animal, F_BOOL, FF_RO, 0, 1, "养殖", "Animal"),          \
    UUID(struct grow_season, variety, FF_RO, "品种", "Variety"), TEXT(struct grow_season, variety_name, FF_RO, 0, 60, "品种名称", "Variety name"), \
    UUID(struct grow_season, template, FF_RO, "操作规程", "Operating procedure"),      \
    TEXT(struct grow_season, note, FF_RO, 0, 500, "备注", "Note"),                     \
    TEXT(struct grow_season, flag, FF_RO, 0, 500, "提示", "Flag, in Chinese"), TEXT(struct grow_season, flag_en, FF_RO, 0, 500, "提示（英文）", "Flag"), \
    TEXT(struct grow_season, county, FF_RO, 0, 6, "县代码", "County"),                 \
    INT(struct grow_season, year, FF_RO, 0, 9999, "年份", "Year"), DAY(struct grow_season, start_day, FF_RO, "开始日期", "First day"), \
    DAY(struct grow_season, end_day, FF_RO, "结束日期", "Last day"),                   \
    INT(struct grow_season, expected_g, FF_RO, 0, BIG, "预计产量（克）", "Expected yield, grams"), \
    FIELD_ENUM(struct grow_season, state, FF_RO, grow_season_states, "状态", "State"), \
    FIELD_ENUM(struct grow_season, pub_state, FF_RO, grow_pub_states, "公开状态", "Publication"), \
    TEXT(struct grow_season, pub_reason, FF_RO, 0, 300, "审核意见", "Reviewer's reason"), \
    INT(struct grow_season, area_m2, FF_RO, 0, BIG, "面积（平方米）", "Area, square metres"), \
    FIELD(struct grow_season, organic_claim, F_BOOL, FF_RO, 0, 1, "按有机方式生产（自述）", "Grown organically, as declared"), \
    TIME(struct grow_season, created_at, "登记时间", "Registered")
static const struct field SEASON[] = {SEASON_FIELDS};
const struct shape grow_season_shape = SHAPE("Season", struct grow_season, SEASON);
static const struct field SEASON_ROW[] = {SEASON_FIELDS, INSIDE(struct grow_season, id), INSIDE(struct grow_season, plot_id),
    INSIDE(struct grow_season, operator_id), INSIDE(struct grow_season, crop_id), INSIDE(struct grow_season, template_id),
    TEXT(struct grow_season, level_path, FF_RO, 0, 500, NULL, NULL)};
const struct shape grow_season_row = SHAPE("SeasonRow", struct grow_season, SEASON_ROW);

static const struct field SEASON_MOVE[] = {
    FIELD_ENUM(struct grow_season_move, state, FF_REQ, grow_season_states, "状态", "State"), REASON(struct grow_season_move)};
const struct shape grow_season_move_shape = SHAPE("SeasonMove", struct grow_season_move, SEASON_MOVE);
static const struct field REVIEW[] = {
    FIELD_ENUM(struct grow_review_body, decision, FF_REQ, grow_decisions, "审核结论", "Decision"), REASON(struct grow_review_body)};
const struct shape grow_review_shape = SHAPE("SeasonReview", struct grow_review_body, REVIEW);

/* ---- records -------------------------------------------------------------------------------------------------------- */
static const struct field USE_BODY[] = {
    UUID(struct grow_use_body, input, 0, "投入品", "Input"),
    TEXT(struct grow_use_body, name, 0, 1, 100, "投入品名称（目录外）", "Name, when not in the catalogue"),
    FIELD_ENUM(struct grow_use_body, kind, 0, grow_input_kinds, "投入品类别（目录外）", "Kind, when not in the catalogue"),
    FIELD(struct grow_use_body, amount, F_DEC, FF_REQ, 0, 0, "用量", "Amount"),
    TEXT(struct grow_use_body, unit, FF_REQ, 1, 12, "单位", "Unit"),
    TEXT(struct grow_use_body, dilution, 0, 1, 40, "稀释倍数", "Dilution"),
    INT(struct grow_use_body, area_m2, 0, 1, INT64_C(1000000000), "施用面积（平方米）", "Area treated, square metres"),
};
const struct shape grow_use_body_shape = SHAPE("UseBody", struct grow_use_body, USE_BODY);
static const struct field RECORD_BODY[] = {
    UUID(struct grow_record_body, season, FF_REQ, "生产季", "Season"),
    UUID(struct grow_record_body, step, 0, "规程步骤", "Step of the procedure"),
    FIELD_ENUM(struct grow_record_body, kind, FF_REQ, grow_record_kinds, "农事类型", "Kind of work"),
    FIELD_ENUM(struct grow_record_body, state, 0, grow_record_states, "计划或完成", "Planned or done"),
    DAY(struct grow_record_body, day, 0, "日期", "Day"),
    TEXT(struct grow_record_body, time, 0, 5, 5, "时间", "Time of day"),
    TEXT(struct grow_record_body, person, 0, 1, 60, "作业人", "Who did it"),
    TEXT(struct grow_record_body, note, 0, 1, 1000, "备注", "Note"),
    FIELD_SUB(struct grow_record_body, uses, F_LIST, 0, 0, 20, &grow_use_body_shape, "投入品使用", "Inputs used"),
    FIELD(struct grow_record_body, photos, F_TEXTS, 0, 0, 12, "照片", "Photos"),
    REASON(struct grow_record_body),
};
const struct shape grow_record_body_shape = SHAPE("RecordBody", struct grow_record_body, RECORD_BODY);
static const struct field USE[] = {
    UUID(struct grow_use, input, FF_RO, "投入品", "Input"), TEXT(struct grow_use, name, FF_RO, 0, 100, "名称", "Name"),
    TEXT(struct grow_use, reg_no, FF_RO, 0, 60, "登记证号", "Registration number"),
    TEXT(struct grow_use, ingredients, FF_RO, 0, 500, "有效成分", "Active ingredients"),
    FIELD_ENUM(struct grow_use, kind, FF_RO, grow_input_kinds, "类别", "Kind"),
    FIELD(struct grow_use, amount, F_DEC, FF_RO, 0, 0, "用量", "Amount"), TEXT(struct grow_use, unit, FF_RO, 0, 12, "单位", "Unit"),
    TEXT(struct grow_use, dilution, FF_RO, 0, 40, "稀释倍数", "Dilution"),
    INT(struct grow_use, area_m2, FF_RO, 0, BIG, "施用面积（平方米）", "Area treated, square metres"),
    INT(struct grow_use, interval_days, FF_RO, 0, 1000, "间隔期（天）", "Interval, days"),
    DAY(struct grow_use, safe_day, FF_RO, "可采收日期", "Harvest allowed from"),
    TEXT(struct grow_use, flag, FF_RO, 0, 500, "提示", "Flag, in Chinese"), TEXT(struct grow_use, flag_en, FF_RO, 0, 500, "提示（英文）", "Flag"),
};
const struct shape grow_use_shape = SHAPE("InputUse", struct grow_use, USE);
#define RECORD_FIELDS                                                                 \
    ROW(struct grow_record), UUID(struct grow_record, season, FF_RO, "生产季", "Season"), UUID(struct grow_record, plot, FF_RO, "地块", "Plot"), \
    TEXT(struct grow_record, plot_name, FF_RO, 0, 60, "地块名称", "Plot name"), UUID(struct grow_record, operator, FF_RO, "经营主体", "Producer"), \
    TEXT(struct grow_record, crop_name, FF_RO, 0, 60, "作物名称", "Crop name"), UUID(struct grow_record, step, FF_RO, "规程步骤", "Step"), \
    FIELD_ENUM(struct grow_record, kind, FF_RO, grow_record_kinds, "农事类型", "Kind of work"), \
    FIELD_ENUM(struct grow_record, state, FF_RO, grow_record_states, "状态", "State"),  \
    DAY(struct grow_record, day, FF_RO, "日期", "Day"), TEXT(struct grow_record, time, FF_RO, 0, 5, "时间", "Time of day"), \
    TEXT(struct grow_record, person, FF_RO, 0, 60, "作业人", "Who did it"), TEXT(struct grow_record, note, FF_RO, 0, 1000, "备注", "Note"), \
    TEXT(struct grow_record, by_name, FF_RO, 0, 100, "记录人", "Recorded by"),          \
    TEXT(struct grow_record, flag, FF_RO, 0, 1000, "提示", "Flag, in Chinese"), TEXT(struct grow_record, flag_en, FF_RO, 0, 1000, "提示（英文）", "Flag"), \
    TEXT(struct grow_record, reason, FF_RO, 0, 300, "更正原因", "Reason of the correction"), \
    TIME(struct grow_record, created_at, "首次记录时间", "First recorded"), TIME(struct grow_record, changed_at, "本版时间", "This revision"), \
    FIELD_SUB(struct grow_record, uses, F_LIST, FF_RO, 0, 20, &grow_use_shape, "投入品使用", "Inputs used"), \
    FIELD(struct grow_record, photos, F_TEXTS, FF_RO, 0, 12, "照片", "Photos")
static const struct field RECORD[] = {RECORD_FIELDS};
const struct shape grow_record_shape = SHAPE("FieldRecord", struct grow_record, RECORD);
static const struct field RECORD_ROW[] = {RECORD_FIELDS, INSIDE(struct grow_record, id), INSIDE(struct grow_record, season_id),
    INSIDE(struct grow_record, plot_id), INSIDE(struct grow_record, operator_id), TEXT(struct grow_record, level_path, FF_RO, 0, 500, NULL, NULL),
    TEXT(struct grow_record, county, FF_RO, 0, 6, NULL, NULL)};
const struct shape grow_record_row = SHAPE("RecordRow", struct grow_record, RECORD_ROW);

static const struct field REASON_BODY[] = {TEXT(struct grow_reason, reason, FF_REQ, 1, 300, "原因", "Reason")};
const struct shape grow_reason_shape = SHAPE("VoidReason", struct grow_reason, REASON_BODY);
static const struct field DUE_BODY[] = {
    UUID(struct grow_due_body, season, 0, "生产季", "Season"), UUID(struct grow_due_body, step, 0, "规程步骤", "Step"),
    UUID(struct grow_due_body, record, 0, "计划中的农事", "Planned record"), DAY(struct grow_due_body, day, 0, "日期（空为今天）", "Day, today when empty"),
    FIELD(struct grow_due_body, amount, F_DEC, 0, 0, 0, "用量（空为规程用量）", "Amount, the procedure's when empty"),
    TEXT(struct grow_due_body, note, 0, 1, 1000, "备注", "Note"), TEXT(struct grow_due_body, person, 0, 1, 60, "作业人", "Who did it"),
    FIELD(struct grow_due_body, photos, F_TEXTS, 0, 0, 12, "照片", "Photos"),
};
const struct shape grow_due_body_shape = SHAPE("DueDone", struct grow_due_body, DUE_BODY);

/* ---- templates ------------------------------------------------------------------------------------------------------ */
#define STEP_FIELDS                                                                   \
    UUID(struct grow_step, uuid, 0, "编号（保留原步骤）", "Id, to keep a step"), FIELD_ENUM(struct grow_step, kind, FF_REQ, grow_record_kinds, "农事类型", "Kind of work"), \
    INT(struct grow_step, offset_days, FF_REQ, -60, 1500, "距开始的天数", "Days from the start"), \
    TEXT(struct grow_step, name, FF_REQ, 1, 60, "步骤名称", "Step"), TEXT(struct grow_step, name_en, 0, 1, 100, "英文名称", "English name"), \
    UUID(struct grow_step, input, 0, "投入品", "Input"), TEXT(struct grow_step, input_name, 0, 1, 100, "投入品名称（目录外）", "Input's name, when not in the catalogue"), \
    FIELD(struct grow_step, amount, F_DEC, 0, 0, 0, "每亩用量（养殖为每次用量）", "Amount per mu; for animals per time"), \
    TEXT(struct grow_step, unit, 0, 1, 12, "单位", "Unit"), TEXT(struct grow_step, note, 0, 1, 500, "要点", "What to mind")
static const struct field STEP[] = {STEP_FIELDS};
const struct shape grow_step_shape = SHAPE("TemplateStep", struct grow_step, STEP);
static const struct field STEP_ROW[] = {STEP_FIELDS, INSIDE(struct grow_step, id)};
const struct shape grow_step_row = SHAPE("StepRow", struct grow_step, STEP_ROW);
static const struct field TEMPLATE_BODY[] = {
    UUID(struct grow_template_body, crop, FF_REQ, "作物", "Crop"), TEXT(struct grow_template_body, name, FF_REQ, 1, 60, "规程名称", "Procedure"),
    TEXT(struct grow_template_body, name_en, 0, 1, 100, "英文名称", "English name"), TEXT(struct grow_template_body, note, 0, 1, 1000, "说明", "Note"),
    FIELD_SUB(struct grow_template_body, steps, F_LIST, FF_REQ, 1, 60, &grow_step_shape, "步骤", "Steps"), REASON(struct grow_template_body),
};
const struct shape grow_template_body_shape = SHAPE("TemplateBody", struct grow_template_body, TEMPLATE_BODY);
#define TEMPLATE_FIELDS                                                               \
    ROW(struct grow_template), UUID(struct grow_template, crop, FF_RO, "作物", "Crop"), TEXT(struct grow_template, crop_name, FF_RO, 0, 60, "作物名称", "Crop name"), \
    TEXT(struct grow_template, name, FF_RO, 0, 60, "规程名称", "Procedure"), TEXT(struct grow_template, name_en, FF_RO, 0, 100, "英文名称", "English name"), \
    TEXT(struct grow_template, note, FF_RO, 0, 1000, "说明", "Note"), TEXT(struct grow_template, state, FF_RO, 0, 20, "状态", "State"), \
    FIELD_SUB(struct grow_template, steps, F_LIST, FF_RO, 0, 60, &grow_step_shape, "步骤", "Steps")
static const struct field TEMPLATE[] = {TEMPLATE_FIELDS};
const struct shape grow_template_shape = SHAPE("Template", struct grow_template, TEMPLATE);
static const struct field TEMPLATE_ROW[] = {TEMPLATE_FIELDS, INSIDE(struct grow_template, id), INSIDE(struct grow_template, crop_id)};
const struct shape grow_template_row = SHAPE("TemplateRow", struct grow_template, TEMPLATE_ROW);

/* ---- inputs --------------------------------------------------------------------------------------------------------- */
static const struct field RULE[] = {
    UUID(struct grow_input_rule, crop, 0, "作物（空为所有）", "Crop, any when empty"), TEXT(struct grow_input_rule, crop_name, FF_RO, 0, 60, "作物名称", "Crop name"),
    FIELD(struct grow_input_rule, dose_min, F_DEC, 0, 0, 0, "每亩最低用量", "Lowest dose per mu"),
    FIELD(struct grow_input_rule, dose_max, F_DEC, 0, 0, 0, "每亩最高用量", "Highest dose per mu"),
    TEXT(struct grow_input_rule, unit, 0, 1, 12, "单位", "Unit"),
    INT(struct grow_input_rule, uses_max, 0, 1, 100, "每季最多使用次数", "Most uses in a season"),
    INT(struct grow_input_rule, interval_days, 0, 0, 1000, "安全间隔期或休药期（天）", "Pre-harvest interval or withdrawal period, days"),
    TEXT(struct grow_input_rule, source, 0, 1, 200, "依据", "Source"),
};
const struct shape grow_rule_shape = SHAPE("InputRule", struct grow_input_rule, RULE);
static const struct field INPUT_BODY[] = {
    TEXT(struct grow_input_body, name, FF_REQ, 1, 100, "名称", "Name"), TEXT(struct grow_input_body, name_en, 0, 1, 100, "英文名称", "English name"),
    TEXT(struct grow_input_body, reg_no, 0, 1, 60, "登记证号", "Registration number"), TEXT(struct grow_input_body, maker, 0, 1, 100, "生产企业", "Maker"),
    TEXT(struct grow_input_body, ingredients, 0, 1, 500, "有效成分（用；分隔）", "Active ingredients, separated by ;"),
    FIELD_ENUM(struct grow_input_body, kind, FF_REQ, grow_input_kinds, "类别", "Kind"),
    FIELD_SUB(struct grow_input_body, rules, F_LIST, 0, 0, 60, &grow_rule_shape, "各作物使用规定", "Rules per crop"), REASON(struct grow_input_body),
};
const struct shape grow_input_body_shape = SHAPE("InputBody", struct grow_input_body, INPUT_BODY);
#define INPUT_FIELDS                                                                  \
    ROW(struct grow_input), TEXT(struct grow_input, name, FF_RO, 0, 100, "名称", "Name"), \
    TEXT(struct grow_input, name_en, FF_RO, 0, 100, "英文名称", "English name"), TEXT(struct grow_input, reg_no, FF_RO, 0, 60, "登记证号", "Registration number"), \
    TEXT(struct grow_input, maker, FF_RO, 0, 100, "生产企业", "Maker"), TEXT(struct grow_input, ingredients, FF_RO, 0, 500, "有效成分", "Active ingredients"), \
    FIELD_ENUM(struct grow_input, kind, FF_RO, grow_input_kinds, "类别", "Kind"), TEXT(struct grow_input, state, FF_RO, 0, 20, "状态", "State"), \
    FIELD_SUB(struct grow_input, rules, F_LIST, FF_RO, 0, 60, &grow_rule_shape, "各作物使用规定", "Rules per crop")
static const struct field INPUT[] = {INPUT_FIELDS};
const struct shape grow_input_shape = SHAPE("Input", struct grow_input, INPUT);
static const struct field INPUT_ROW[] = {INPUT_FIELDS, INSIDE(struct grow_input, id)};
const struct shape grow_input_row = SHAPE("InputRow", struct grow_input, INPUT_ROW);
static const struct field EDITION[] = {
    ROW(struct grow_edition), INT(struct grow_edition, substances, FF_RO, 0, BIG, "条数", "Rows"), TIME(struct grow_edition, created_at, "导入时间", "Imported"),
    TEXT(struct grow_edition, note, FF_RO, 0, 500, "说明", "Note")};
const struct shape grow_edition_shape = SHAPE("SubstanceEdition", struct grow_edition, EDITION);

/* ---- harvests and lots ---------------------------------------------------------------------------------------------- */
static const struct field HARVEST_BODY[] = {
    UUID(struct grow_harvest_body, season, FF_REQ, "生产季", "Season"),
    FIELD(struct grow_harvest_body, more_seasons, F_TEXTS, 0, 0, 19, "同批的其他生产季", "Further seasons of the lot"),
    UUID(struct grow_harvest_body, product, FF_REQ, "产品", "Product"), TEXT(struct grow_harvest_body, grade, 0, 1, 20, "等级", "Grade"),
    TEXT(struct grow_harvest_body, lot_no, 0, 1, 20, "批次号（空则自动编号）", "Lot number, made when empty"),
    TEXT(struct grow_harvest_body, person, 0, 1, 60, "采收人", "Who harvested"), TEXT(struct grow_harvest_body, note, 0, 1, 1000, "备注", "Note"),
    INT(struct grow_harvest_body, quantity_g, FF_REQ, 1, MASS_MAX, "数量（克）", "Quantity, grams"), DAY(struct grow_harvest_body, day, 0, "采收日期", "Day"),
    FIELD(struct grow_harvest_body, photos, F_TEXTS, 0, 0, 12, "照片", "Photos"),
};
const struct shape grow_harvest_body_shape = SHAPE("HarvestBody", struct grow_harvest_body, HARVEST_BODY);
static const struct field LOT_PART[] = {
    UUID(struct grow_lot_part, uuid, FF_RO, "批次", "Lot"), TEXT(struct grow_lot_part, lot_no, FF_RO, 0, 20, "批次号", "Lot number"),
    TEXT(struct grow_lot_part, product_name, FF_RO, 0, 60, "产品", "Product"), INT(struct grow_lot_part, quantity_g, FF_RO, 0, BIG, "数量（克）", "Quantity, grams"),
    FIELD_ENUM(struct grow_lot_part, state, FF_RO, grow_lot_states, "状态", "State")};
const struct shape grow_lot_part_shape = SHAPE("LotPart", struct grow_lot_part, LOT_PART);
static const struct field LOT_MOVE[] = {
    TEXT(struct grow_lot_move, from_state, FF_RO, 0, 20, "原状态", "From"), TEXT(struct grow_lot_move, to_state, FF_RO, 0, 20, "新状态", "To"),
    TEXT(struct grow_lot_move, reason, FF_RO, 0, 500, "原因", "Reason"), TEXT(struct grow_lot_move, by_name, FF_RO, 0, 100, "经手人", "By"),
    TIME(struct grow_lot_move, at, "时间", "At")};
const struct shape grow_lot_move_shape = SHAPE("LotMove", struct grow_lot_move, LOT_MOVE);
#define LOT_FIELDS                                                                    \
    ROW(struct grow_lot_seen), TEXT(struct grow_lot_seen, lot_no, FF_RO, 0, 20, "批次号", "Lot number"), UUID(struct grow_lot_seen, operator, FF_RO, "经营主体", "Producer"), \
    TEXT(struct grow_lot_seen, operator_name, FF_RO, 0, 200, "主体名称", "Producer's name"), UUID(struct grow_lot_seen, product, FF_RO, "产品", "Product"), \
    TEXT(struct grow_lot_seen, product_name, FF_RO, 0, 60, "产品名称", "Product name"), TEXT(struct grow_lot_seen, crop_name, FF_RO, 0, 60, "作物", "Crop"), \
    TEXT(struct grow_lot_seen, gtin, FF_RO, 0, 14, "商品条码", "GTIN"), TEXT(struct grow_lot_seen, grade, FF_RO, 0, 20, "等级", "Grade"), \
    TEXT(struct grow_lot_seen, epc, FF_RO, 0, 200, "批次标识（URI）", "EPC class URI"), INT(struct grow_lot_seen, quantity_g, FF_RO, 0, BIG, "数量（克）", "Quantity, grams"), \
    INT(struct grow_lot_seen, left_g, FF_RO, 0, BIG, "剩余（克）", "Left, grams"), DAY(struct grow_lot_seen, harvest_day, FF_RO, "采收日期", "Harvested"), \
    FIELD_ENUM(struct grow_lot_seen, state, FF_RO, grow_lot_states, "状态", "State"), TEXT(struct grow_lot_seen, state_reason, FF_RO, 0, 500, "状态原因", "Reason of the state"), \
    TEXT(struct grow_lot_seen, return_how, FF_RO, 0, 500, "退货办法", "How to return it"), TIME(struct grow_lot_seen, state_at, "状态时间", "State since"), \
    TEXT(struct grow_lot_seen, origin, FF_RO, 0, 20, "来历", "Made by"), TEXT(struct grow_lot_seen, event_id, FF_RO, 0, 200, "溯源事件", "EPCIS event"), \
    UUID(struct grow_lot_seen, season, FF_RO, "生产季", "Season"), TEXT(struct grow_lot_seen, county, FF_RO, 0, 6, "县代码", "County"), \
    TIME(struct grow_lot_seen, created_at, "建立时间", "Created"),                      \
    FIELD_SUB(struct grow_lot_seen, parents, F_LIST, FF_RO, 0, 100, &grow_lot_part_shape, "来源批次", "Made from"), \
    FIELD_SUB(struct grow_lot_seen, children, F_LIST, FF_RO, 0, 100, &grow_lot_part_shape, "去向批次", "Made into"), \
    FIELD_SUB(struct grow_lot_seen, moves, F_LIST, FF_RO, 0, 100, &grow_lot_move_shape, "状态变化", "Changes of state")
static const struct field LOT[] = {LOT_FIELDS};
const struct shape grow_lot_shape = SHAPE("Lot", struct grow_lot_seen, LOT);
static const struct field LOT_ROW[] = {LOT_FIELDS, INSIDE(struct grow_lot_seen, id), INSIDE(struct grow_lot_seen, operator_id),
    INSIDE(struct grow_lot_seen, product_id), TEXT(struct grow_lot_seen, level_path, FF_RO, 0, 500, NULL, NULL)};
const struct shape grow_lot_seen_row = SHAPE("LotRow", struct grow_lot_seen, LOT_ROW);
static const struct field LOT_PUBLIC[] = {
    INSIDE(struct grow_lot, id), UUID(struct grow_lot, uuid, FF_RO, NULL, NULL), TEXT(struct grow_lot, lot_no, FF_RO, 0, 20, NULL, NULL),
    INSIDE(struct grow_lot, operator_id), INSIDE(struct grow_lot, product_id), TEXT(struct grow_lot, product_name, FF_RO, 0, 60, NULL, NULL),
    TEXT(struct grow_lot, crop_name, FF_RO, 0, 60, NULL, NULL), TEXT(struct grow_lot, gtin, FF_RO, 0, 14, NULL, NULL), TEXT(struct grow_lot, grade, FF_RO, 0, 20, NULL, NULL),
    INSIDE(struct grow_lot, quantity_g), INSIDE(struct grow_lot, left_g), INSIDE(struct grow_lot, harvest_day),
    FIELD_ENUM(struct grow_lot, state, FF_RO, grow_lot_states, NULL, NULL), TEXT(struct grow_lot, state_reason, FF_RO, 0, 500, NULL, NULL),
    TEXT(struct grow_lot, return_how, FF_RO, 0, 500, NULL, NULL), TEXT(struct grow_lot, county, FF_RO, 0, 6, NULL, NULL), TEXT(struct grow_lot, epc, FF_RO, 0, 200, NULL, NULL),
    INSIDE(struct grow_lot, season_id), INSIDE(struct grow_lot, rev)};
const struct shape grow_lot_row = SHAPE("LotPlain", struct grow_lot, LOT_PUBLIC);
static const struct field LOT_STATE[] = {
    FIELD_ENUM(struct grow_lot_state_body, state, FF_REQ, grow_lot_states, "状态", "State"),
    TEXT(struct grow_lot_state_body, reason, FF_REQ, 2, 300, "原因", "Reason"), TEXT(struct grow_lot_state_body, return_how, 0, 2, 500, "退货办法", "How to return it")};
const struct shape grow_lot_state_shape = SHAPE("LotOrder", struct grow_lot_state_body, LOT_STATE);
static const struct field CHANGE_IN[] = {
    UUID(struct grow_change_input, lot, FF_REQ, "批次", "Lot"), INT(struct grow_change_input, quantity_g, FF_REQ, 1, MASS_MAX, "数量（克）", "Quantity, grams")};
static const struct shape change_in_shape = SHAPE("ChangeInput", struct grow_change_input, CHANGE_IN);
static const struct field CHANGE_OUT[] = {
    UUID(struct grow_change_output, product, 0, "产品（空为原产品）", "Product; empty: that of the inputs"), TEXT(struct grow_change_output, grade, 0, 1, 20, "等级", "Grade"),
    INT(struct grow_change_output, quantity_g, FF_REQ, 1, MASS_MAX, "数量（克）", "Quantity, grams")};
static const struct shape change_out_shape = SHAPE("ChangeOutput", struct grow_change_output, CHANGE_OUT);
static const struct field CHANGE_BODY[] = {
    FIELD_ENUM(struct grow_change_body, kind, FF_REQ, grow_change_kinds, "拆分、合并或加工", "Split, merge or process"),
    FIELD_ENUM(struct grow_change_body, process, 0, grow_processes, "工艺", "Process"),
    INT(struct grow_change_body, loss_g, FF_REQ, 0, MASS_MAX, "损耗（克）", "Loss, grams"),
    FIELD_SUB(struct grow_change_body, inputs, F_LIST, FF_REQ, 1, 50, &change_in_shape, "投入批次", "Lots put in"),
    FIELD_SUB(struct grow_change_body, outputs, F_LIST, FF_REQ, 1, 50, &change_out_shape, "产出批次", "Lots made"),
    TEXT(struct grow_change_body, note, 0, 1, 500, "备注", "Note"), DAY(struct grow_change_body, day, 0, "日期", "Day")};
const struct shape grow_change_body_shape = SHAPE("LotChangeBody", struct grow_change_body, CHANGE_BODY);
static const struct field CHANGE[] = {
    ROW(struct grow_change), FIELD_ENUM(struct grow_change, kind, FF_RO, grow_change_kinds, "拆分、合并或加工", "Split, merge or process"),
    FIELD_ENUM(struct grow_change, process, FF_RO, grow_processes, "工艺", "Process"), INT(struct grow_change, loss_g, FF_RO, 0, BIG, "损耗（克）", "Loss, grams"),
    TEXT(struct grow_change, event_id, FF_RO, 0, 200, "溯源事件", "EPCIS event"), TEXT(struct grow_change, note, FF_RO, 0, 500, "备注", "Note"),
    TIME(struct grow_change, created_at, "时间", "At"),
    FIELD_SUB(struct grow_change, inputs, F_LIST, FF_RO, 0, 50, &grow_lot_part_shape, "投入批次", "Lots put in"),
    FIELD_SUB(struct grow_change, outputs, F_LIST, FF_RO, 0, 50, &grow_lot_part_shape, "产出批次", "Lots made")};
const struct shape grow_change_shape = SHAPE("LotChange", struct grow_change, CHANGE);
