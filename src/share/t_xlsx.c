/* t_xlsx.c: .xlsx as offices send it: what another program (libxlsxwriter) wrote, packages made by hand in the forms that Excel, WPS,
 * LibreOffice and exporters have, number formats (tables), and files that mean harm: each is refused with a sentence, within bounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <xlsxwriter.h>

#include "share_sheet.h"
#include "share_xlsx_priv.h"

static struct str shown(struct arena *ar, const struct sheet *s)
{
    struct buf b;
    buf_init(&b, ar, 64);
    for (size_t r = 0; r < s->rows; r++)
        for (size_t c = 0; c < s->cols; c++) {
            if (r || c)
                buf_ch(&b, c ? '|' : '/');
            buf_puts(&b, s->cells[r][c] ? s->cells[r][c] : "-");
        }
    return buf_view(&b);
}

/* ---- packages made by hand -------------------------------------------------------------------------------------------------------------- */
struct file { const char *name; struct str bytes; };

static struct str zip_of(struct arena *ar, const struct file *f, size_t n, int32_t method, const char *password)
{
    zip_error_t err;
    zip_source_t *src = zip_source_buffer_create(NULL, 0, 0, &err);
    zip_t *zip = zip_open_from_source(src, ZIP_TRUNCATE, &err);
    assert_non_null(zip);
    zip_source_keep(src);
    for (size_t i = 0; i < n; i++) {
        zip_source_t *part = zip_source_buffer(zip, f[i].bytes.p, f[i].bytes.size, 0);
        zip_int64_t at = zip_file_add(zip, f[i].name, part, 0);
        assert_true(at >= 0);
        zip_set_file_compression(zip, (zip_uint64_t)at, method, 0);
        if (password)
            zip_file_set_encryption(zip, (zip_uint64_t)at, ZIP_EM_AES_256, password);
    }
    assert_int_equal(zip_close(zip), 0);
    zip_stat_t st;
    assert_int_equal(zip_source_stat(src, &st), 0);
    char *bytes = ar_alloc(ar, (size_t)st.size + 1);
    assert_int_equal(zip_source_open(src), 0);
    assert_int_equal(zip_source_read(src, bytes, st.size), (zip_int64_t)st.size);
    zip_source_close(src);
    zip_source_free(src);
    return (struct str){bytes, (size_t)st.size};
}

#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
static const char RELS[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" REL "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
static const char BOOK[] = "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" REL "\"><sheets><sheet name=\"封面\" sheetId=\"1\" state=\"hidden\" r:id=\"rId9\"/>"
    "<sheet name=\"批次\" sheetId=\"2\" r:id=\"rId1\"/><sheet name=\"图\" sheetId=\"3\" r:id=\"rId8\"/></sheets></workbook>";
static const char BOOK_1904[] = "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" REL "\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"批次\" sheetId=\"2\" r:id=\"rId1\"/></sheets></workbook>";
static const char BOOK_RELS[] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" REL "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId9\" Type=\"" REL "/worksheet\" Target=\"/xl/worksheets/sheet9.xml\"/>"
    "<Relationship Id=\"rId8\" Type=\"" REL "/chartsheet\" Target=\"chartsheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" REL "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" REL "/styles\" Target=\"styles.xml\"/></Relationships>";
static const char STRINGS[] = "<sst xmlns=\"" MAIN "\" count=\"4\" uniqueCount=\"4\"><si><t>批次号</t></si><si><r><t>采收</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">日期 </t></r>"
    "<rPh sb=\"0\" eb=\"2\"><t>ツウチ</t></rPh><phoneticPr fontId=\"1\"/></si><si><t/></si><si><t>a_x000D__x000A_b_x4E2D_&amp;&#x4e2d;</t></si></sst>";
static const char STYLES[] = "<styleSheet xmlns=\"" MAIN "\"><numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/><numFmt numFmtId=\"165\" formatCode=\"000000\"/>"
    "<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs count=\"7\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"31\"/><xf numFmtId=\"22\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>";
#define SHEET(rows) "<worksheet xmlns=\"" MAIN "\"><dimension ref=\"A1:Z9\"/><sheetData>" rows "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>"
#define HEAD "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"

static struct str book_of(struct arena *ar, const char *book, const char *strings, const char *sheet, int32_t method)
{
    const struct file f[] = {{"[Content_Types].xml", STR("<Types/>")}, {"_rels/.rels", STR(RELS)}, {"xl/workbook.xml", str_of(book)}, {"xl/_rels/workbook.xml.rels", STR(BOOK_RELS)},
                             {"xl/sharedStrings.xml", str_of(strings)}, {"xl/styles.xml", STR(STYLES)}, {"xl/worksheets/sheet1.xml", str_of(sheet)}};
    return zip_of(ar, f, sizeof f / sizeof f[0], method, NULL);
}

/* cells: rows by '/', cells by '|', empty ones "-". NULL: refused with a sentence that has `says` (English). */
static const struct { const char *what, *sheet, *cells, *says; } SHEETS[] = {
    {"strings, runs without phonetic readings", SHEET(HEAD "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>3</v></c></row>"), "批次号|采收日期/a  b中&中|-", NULL},
    {"an empty string is an empty cell", SHEET(HEAD "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>1</v></c></row>"), "批次号|采收日期/-|1", NULL},
    {"rows and cells that are left out keep their place", SHEET(HEAD "<row r=\"4\"><c r=\"B4\"><v>7</v></c></row>"), "批次号|采收日期/-|-/-|-/-|7", NULL},
    {"without places", SHEET("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row/><row><c><v>1</v></c><c><v>2</v></c></row>"), "批次号|采收日期/-|-/1|2", NULL},
    {"in line", SHEET("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><r><t> b</t></r><r><t>c </t></r></is></c></row>"), "a|bc", NULL},
    {"truth, texts of formulas, errors", SHEET(HEAD "<row r=\"2\"><c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" t=\"b\"><v>0</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><f>A1&amp;\"x\"</f><v>yx</v></c>"
        "<c r=\"B3\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"), "批次号|采收日期/TRUE|FALSE/yx|#DIV/0!", NULL},
    {"a formula that was never computed", SHEET(HEAD "<row r=\"2\"><c r=\"A2\"><f>1+1</f></c><c r=\"B2\"><f>1+1</f><v>2</v></c></row>"), "批次号|采收日期/#CALC!|2", NULL},
    {"days by style", SHEET(HEAD "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>45352</v></c><c r=\"B2\" s=\"2\"><v>45352</v></c></row><row r=\"3\"><c r=\"A3\" s=\"4\"><v>61</v></c><c r=\"B3\" s=\"5\"><v>45352.5</v></c></row>"),
        "批次号|采收日期/2024-03-01|2024-03-01/1900-03-01|2024-03-01 12:00:00", NULL},
    {"numbers that are none of days", SHEET(HEAD "<row r=\"2\"><c r=\"A2\" s=\"3\"><v>123</v></c><c r=\"B2\" s=\"6\"><v>1.5</v></c></row><row r=\"3\"><c r=\"A3\"><v>202403010001</v></c><c r=\"B3\"><v>0.30000000000000004</v></c></row>"),
        "批次号|采收日期/000123|1.5/202403010001|0.3", NULL},
    {"ISO days", SHEET(HEAD "<row r=\"2\"><c r=\"A2\" t=\"d\"><v>2024-03-01T00:00:00</v></c><c r=\"B2\" t=\"d\"><v>2024-03-01T08:30:00</v></c></row>"), "批次号|采收日期/2024-03-01|2024-03-01 08:30:00", NULL},
    {"right of the heading", SHEET(HEAD "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"C2\"><v>9</v></c><c r=\"XFD2\"><v>9</v></c></row>"), "批次号|采收日期/1|-", NULL},
    {"a byte-order mark, another prefix", "\xef\xbb\xbf<x:worksheet xmlns:x=\"" MAIN "\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"s\"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>", "批次号", NULL},
    {"a comment with a quote and a tag", SHEET("<!-- don't <a --><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"), "批次号", NULL},
    {"no cells", SHEET(""), NULL, "empty"},
    {"a cell before the one before", SHEET("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"), NULL, "misplaced"},
    {"a row before the one before", SHEET("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), NULL, "misplaced"},
    {"a cell of another row", SHEET("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>"), NULL, "misplaced"},
    {"a string that is not there", SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>4</v></c></row>"), NULL, "misplaced"},
    {"a string with a minus", SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>"), NULL, "misplaced"},
    {"no number", SHEET("<row r=\"1\"><c r=\"A1\"><v>1x</v></c></row>"), NULL, "not a number"},
    {"a row far below", SHEET(HEAD "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"), NULL, "20000 rows"},
    {"a row that cannot be", SHEET("<row r=\"99999999999999999999\"><c><v>1</v></c></row>"), NULL, "misplaced"},
    {"a wide heading", SHEET("<row r=\"1\"><c r=\"BI1\"><v>1</v></c></row>"), NULL, "60 columns"},
    {"a DOCTYPE", "<!DOCTYPE worksheet [<!ENTITY a \"aaaa\">]>" SHEET("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&a;</v></c></row>"), NULL, "DOCTYPE"},
    {"billion laughs", "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>" SHEET("<row r=\"1\"><c t=\"str\"><v>&c;</v></c></row>"), NULL, "DOCTYPE"},
    {"something outside", "<!DOCTYPE l SYSTEM \"file:///etc/passwd\">" SHEET(""), NULL, "DOCTYPE"},
    {"an entity that nobody declared", SHEET("<row r=\"1\"><c t=\"str\"><v>&a;</v></c></row>"), NULL, "xl/worksheets/sheet1.xml"},
    {"UTF-16 by its first bytes", "\xff\xfe<\x01?\x01", NULL, "UTF-8"},
    {"another encoding by its word: read as UTF-8 all the same", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" SHEET("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>+ADw-</v></c></row>"), "+ADw-", NULL},
    {"bytes that are no UTF-8", SHEET("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xff\xfe</v></c></row>"), NULL, "bad XML"},
    {"cut off", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", NULL, "bad XML"},
    {"no XML", "hello", NULL, "UTF-8"},
    {"nested deep", "<a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a>", NULL, "deep"},
};

static void t_sheets(void **state)
{
    int agree = 0;
    (void)state;
    for (size_t i = 0; i < sizeof SHEETS / sizeof SHEETS[0]; i++)
        for (int method = 0; method < 2; method++) {
            struct arena *ar = ar_new(0);
            struct cx cx;
            struct sheet s;
            cx_init(&cx, ar);
            cx.lang = LANG_EN;
            struct str file = book_of(ar, BOOK, STRINGS, SHEETS[i].sheet, method ? ZIP_CM_DEFLATE : ZIP_CM_STORE);
            enum err e = share_sheet_read(&cx, file, NULL, &s);
            struct str got = e == ERR_NONE ? shown(ar, &s) : (struct str){0};
            bool ok = SHEETS[i].cells ? e == ERR_NONE && str_eqz(got, SHEETS[i].cells) && s.typed : e != ERR_NONE && strstr(cx.err_text, SHEETS[i].says);
            if (!ok)
                fail_msg("%s: %s %s %.*s", SHEETS[i].what, err_code(e), cx.err_text, (int)got.size, got.p ? got.p : "");
            agree++;
            ar_free(&ar);
        }
    print_message("sheets made by hand: %d of %zu, stored and deflated\n", agree, 2 * sizeof SHEETS / sizeof SHEETS[0]);
}

/* ---- the package itself ------------------------------------------------------------------------------------------------------------------- */
static void expect(struct arena *ar, struct str file, const char *name, const char *cells, const char *says)
{
    struct cx cx;
    struct sheet s;
    cx_init(&cx, ar);
    cx.lang = LANG_EN;
    enum err e = share_sheet_read(&cx, file, name, &s);
    struct str got = e == ERR_NONE ? shown(ar, &s) : (struct str){0};
    if (cells ? e != ERR_NONE || !str_eqz(got, cells) : e == ERR_NONE || !strstr(cx.err_text, says))
        fail_msg("%s%s: %s %s %.*s", cells ? cells : "", says ? says : "", err_code(e), cx.err_text, (int)got.size, got.p ? got.p : "");
}

static void t_packages(void **state)
{
    struct arena *ar = ar_new(0);
    (void)state;
    struct str good = book_of(ar, BOOK, STRINGS, SHEET(HEAD), ZIP_CM_DEFLATE);
    expect(ar, good, "批次", "批次号|采收日期", NULL);
    expect(ar, good, "没有", NULL, "there are: 封面, 批次, 图");
    expect(ar, good, "图", NULL, "chart");
    expect(ar, good, "封面", NULL, "lacks xl/worksheets/sheet9.xml");
    expect(ar, book_of(ar, BOOK_1904, STRINGS, SHEET(HEAD "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>0</v></c><c r=\"B2\" s=\"1\"><v>43890</v></c></row>"), ZIP_CM_DEFLATE), NULL,
           "批次号|采收日期/1904-01-01|2024-03-01", NULL);
    for (size_t n = 4; n < good.size; n += n < 200 ? 1 : 37) { /* cut anywhere */
        struct cx cx;
        struct sheet s;
        cx_init(&cx, ar);
        assert_int_not_equal(share_sheet_read(&cx, (struct str){good.p, n}, NULL, &s), ERR_NONE);
    }
    const struct file plain[] = {{"a.txt", STR("hello")}};
    expect(ar, zip_of(ar, plain, 1, ZIP_CM_STORE, NULL), NULL, NULL, "lacks _rels/.rels");
    const struct file outside[] = {{"_rels/.rels", STR("<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" TargetMode=\"External\" Target=\"http://127.0.0.1/x\"/></Relationships>")}};
    expect(ar, zip_of(ar, outside, 1, ZIP_CM_STORE, NULL), NULL, NULL, "no Excel workbook");
    const struct file above[] = {{"_rels/.rels", STR("<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"../../etc/passwd\"/></Relationships>")}};
    expect(ar, zip_of(ar, above, 1, ZIP_CM_STORE, NULL), NULL, NULL, "no Excel workbook");
    const struct file xlsb[] = {{"_rels/.rels", STR("<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>")}};
    expect(ar, zip_of(ar, xlsb, 1, ZIP_CM_STORE, NULL), NULL, NULL, ".xlsb");
    const struct file secret[] = {{"_rels/.rels", STR(RELS)}};
    expect(ar, zip_of(ar, secret, 1, ZIP_CM_DEFLATE, "secret"), NULL, NULL, "encrypted");
    expect(ar, STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), NULL, NULL, "old .xls");
    expect(ar, STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), NULL, NULL, "encrypted");
    expect(ar, STR("a,b\n1,2\n"), NULL, "a|b/1|2", NULL);
    expect(ar, STR("a,b\n1,2\n"), "批次", NULL, "no sheets");
    char *wrong = ar_strndup(ar, good.p, good.size);
    char *data = memmem(wrong, good.size, "xl/worksheets/sheet1.xml", 24);
    data[24 + 20] = (char)(data[24 + 20] ^ 0x55); /* its compressed bytes */
    expect(ar, (struct str){wrong, good.size}, NULL, NULL, "sheet1.xml");
    ar_free(&ar);
}

/* ---- files that mean harm ----------------------------------------------------------------------------------------------------------------- */
static struct str repeated(struct arena *ar, const char *before, const char *what, size_t times, const char *after)
{
    struct buf b;
    buf_init(&b, ar, strlen(what) * times + 256);
    buf_puts(&b, before);
    for (size_t i = 0; i < times; i++)
        buf_puts(&b, what);
    buf_puts(&b, after);
    return buf_view(&b);
}

static void t_bombs(void **state)
{
    (void)state;
    static const struct { const char *what, *before, *again, *after; size_t times; bool strings; const char *says; } BOMBS[] = {
        {"blanks", "<worksheet><sheetData>", "                                                                                ", "</sheetData></worksheet>", 2200000, false, "sheet1.xml"},
        {"empty cells", "<worksheet><sheetData><row r=\"1\">", "<x/><x/><x/><x/><x/><x/><x/><x/>", "</row></sheetData></worksheet>", 5300000, false, "160 MiB"},
        {"empty strings", "<sst>", "<si/>", "</sst>", 1100000, true, "too many texts"},
        {"attributes", "<worksheet ", "a=\"1\" ", "/>", 20000, false, "a tag has"},
        {"one endless string", "<sst><si><t>", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "</t></si></sst>", 300000, true, "sharedStrings.xml"},
        {"a comment", "<worksheet><!--", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "--></worksheet>", 100000, false, "a tag has"},
    };
    for (size_t i = 0; i < sizeof BOMBS / sizeof BOMBS[0]; i++) {
        struct arena *ar = ar_new((size_t)1 << 30), *work = ar_new(0);
        struct cx cx;
        struct sheet s;
        struct str big = repeated(ar, BOMBS[i].before, BOMBS[i].again, BOMBS[i].times, BOMBS[i].after);
        const char *body = ar_strndup(ar, big.p, big.size);
        struct str file = book_of(ar, BOOK, BOMBS[i].strings ? body : STRINGS, BOMBS[i].strings ? SHEET(HEAD) : body, ZIP_CM_DEFLATE);
        cx_init(&cx, work);
        cx.lang = LANG_EN;
        assert_true(file.size < SHEET_BYTES_MAX);
        enum err e = share_sheet_read(&cx, file, NULL, &s);
        if (e == ERR_NONE || !strstr(cx.err_text, BOMBS[i].says))
            fail_msg("%s: %s %s", BOMBS[i].what, err_code(e), cx.err_text);
        ar_free(&work);
        ar_free(&ar);
    }
    struct arena *ar = ar_new((size_t)1 << 30);
    struct file *many = AR_ARRAY(ar, struct file, XLSX_ENTRIES_MAX + 1);
    for (size_t i = 0; i <= XLSX_ENTRIES_MAX; i++)
        many[i] = (struct file){ar_printf(ar, "%zu", i), STR("x")};
    expect(ar, zip_of(ar, many, XLSX_ENTRIES_MAX + 1, ZIP_CM_STORE, NULL), NULL, NULL, "files inside");
    ar_free(&ar);
}

/* ---- another program's files -------------------------------------------------------------------------------------------------------------- */
static void t_other_program(void **state)
{
    struct arena *ar = ar_new(0);
    char path[] = "/tmp/t_xlsx.XXXXXX";
    (void)state;
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *first = workbook_add_worksheet(book, "批次"), *second = workbook_add_worksheet(book, "Tests");
    lxw_format *day = workbook_add_format(book), *cn = workbook_add_format(book), *zeros = workbook_add_format(book);
    format_set_num_format(day, "yyyy/m/d");
    format_set_num_format(cn, "yyyy\"年\"m\"月\"d\"日\"");
    format_set_num_format(zeros, "00000");
    worksheet_write_string(first, 0, 0, "批次号", NULL);
    worksheet_write_string(first, 0, 1, "采收日期", NULL);
    worksheet_write_string(first, 0, 3, "重量", NULL);
    lxw_datetime when = {2024, 2, 29, 0, 0, 0};
    worksheet_write_number(first, 1, 0, 123, zeros);
    worksheet_write_datetime(first, 1, 1, &when, day);
    worksheet_write_number(first, 1, 3, 1200.5, NULL);
    worksheet_write_string(first, 3, 0, "L <2> & \"3\"", NULL);
    worksheet_write_datetime(first, 3, 1, &when, cn);
    worksheet_write_formula_num(first, 3, 3, "=D2*2", NULL, 2401);
    worksheet_write_boolean(first, 4, 0, 1, NULL);
    worksheet_merge_range(first, 5, 0, 5, 3, "合并", NULL);
    worksheet_write_string(second, 0, 0, "a", NULL);
    assert_int_equal(workbook_close(book), LXW_NO_ERROR);
    FILE *f = fopen(path, "re");
    char *bytes = ar_alloc(ar, 1 << 20);
    size_t n = fread(bytes, 1, 1 << 20, f);
    fclose(f);
    unlink(path);
    expect(ar, (struct str){bytes, n}, NULL, "批次号|采收日期|-|重量/00123|2024-02-29|-|1200.5/-|-|-|-/L <2> & \"3\"|2024-02-29|-|2401/TRUE|-|-|-/合并|-|-|-", NULL);
    expect(ar, (struct str){bytes, n}, "Tests", "a", NULL);
    ar_free(&ar);
}

/* ---- formats -------------------------------------------------------------------------------------------------------------------------------- */
static const struct { const char *code, *v, *text; } FORMATS[] = {
    {"General", "45352", "45352"}, {"yyyy-mm-dd", "45352", "2024-03-01"}, {"d/m/yy", "45352.25", "2024-03-01 06:00:00"}, {"m月d日", "45352", "2024-03-01"}, {"[$-804]aaaa", "45352", "45352"},
    {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "45352", "2024-03-01"}, {"yyyy-mm-dd hh:mm", "45352", "2024-03-01 00:00:00"}, {"h:mm", "0.5", "12:00:00"}, {"h:mm", "1.5", "1.5"}, {"[h]:mm", "1.5", "1.5"},
    {"mm:ss", "0.5", "12:00:00"}, {"0.00", "1.005", "1.005"}, {"0.00\"days\"", "3", "3"}, {"#,##0", "1234567", "1234567"}, {"0%", "0.12", "0.12"}, {"@", "7", "7"}, {"000000", "7", "000007"}, {"000000", "-7", "-7"},
    {"000000", "1.5", "1.5"}, {"0", "7", "7"}, {"yyyy-mm-dd", "60", "60"}, {"yyyy-mm-dd", "59", "1900-02-28"}, {"yyyy-mm-dd", "61", "1900-03-01"}, {"yyyy-mm-dd", "1", "1900-01-01"}, {"yyyy-mm-dd", "0", "0"},
    {"yyyy-mm-dd", "-1", "-1"}, {"yyyy-mm-dd", "2958465", "9999-12-31"}, {"yyyy-mm-dd", "2958466", "2958466"}, {"yyyy-mm-dd", "45351.9999999", "2024-03-01"}, {"General", "1E+2", "100"}, {"General", "1e-7", "0.0000001"},
    {"General", "123456789012345678", "123456789012346000"}, {"General", "1e31", NULL}, {"General", "x", NULL}, {"General", "", NULL}, {"General", "NaN", NULL}, {"General", "-0", "0"}, {"\"y\"0", "5", "5"}, {"0;yyyy", "5", "5"},
};

static void t_formats(void **state)
{
    struct arena *ar = ar_new(0);
    (void)state;
    for (size_t i = 0; i < sizeof FORMATS / sizeof FORMATS[0]; i++) {
        const char *got = xlsx_number_text(ar, str_of(FORMATS[i].v), xlsx_format_code(str_of(FORMATS[i].code)), false), *want = FORMATS[i].text;
        if (!got != !want || (got && strcmp(got, want) != 0))
            fail_msg("%s %s: %s, not %s", FORMATS[i].code, FORMATS[i].v, got ? got : "(none)", want ? want : "(none)");
    }
    assert_string_equal(xlsx_number_text(ar, STR("0"), xlsx_format_builtin(14), true), "1904-01-01");
    assert_string_equal(xlsx_number_text(ar, STR("45352"), xlsx_format_builtin(58), false), "2024-03-01");
    assert_string_equal(xlsx_number_text(ar, STR("45352"), xlsx_format_builtin(46), false), "45352");
    assert_string_equal(xlsx_target(ar, "xl/workbook.xml", "../a/./b.xml"), "a/b.xml");
    assert_string_equal(xlsx_target(ar, "xl/workbook.xml", "/c.xml"), "c.xml");
    assert_null(xlsx_target(ar, "xl/workbook.xml", "../../c.xml"));
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_sheets), cmocka_unit_test(t_packages), cmocka_unit_test(t_bombs), cmocka_unit_test(t_other_program), cmocka_unit_test(t_formats)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
