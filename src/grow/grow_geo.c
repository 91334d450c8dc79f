/* grow_geo.c: boundaries. A GeoJSON Polygon or MultiPolygon (RFC 7946) is checked ring by ring (closed, at least four
 * positions, within the configured part of the world, no self-intersection, holes inside) and measured: area on the sphere
 * and brought to the WGS 84 ellipsoid at its latitude, centroid and bounding box. The quadratic intersection test is bounded by POINTS_MAX. */
#include "grow_priv.h"

#include <math.h>

#define POINTS_MAX 500
#define PARTS_MAX 20
#define EARTH_M 6371007.1809 /* radius of the sphere */
#define AREA_MIN_M2 1.0
#define AREA_MAX_M2 1e9 /* 1,000 km²: more is a slip of the pen */
#define DEG (3.14159265358979323846 / 180.0)

struct pt { double x, y; };                 /* longitude, latitude in degrees */
struct ring { struct pt *p; size_t n; };    /* n corners, the closing one left out */
struct gather { struct cx *cx; const char *field; size_t points; struct pt lo, hi; double area, sx, sy; };

static enum err bad(struct gather *g, const char *zh, const char *en) {
    return err_say(g->cx, ERR_INVALID, g->field, "边界有误：%s", "The boundary is wrong: %s", grow_pick(g->cx, zh, en));
}

static bool number(const struct jv *v, double *out) {
    if (!json_is(v, J_NUM))
        return false;
    *out = dec_double(v->s);
    return isfinite(*out);
}

static enum err point(struct gather *g, const struct jv *v, struct pt *out) {
    if (!json_is(v, J_ARR) || v->n < 2 || v->n > 3 || !number(&v->items[0], &out->x) || !number(&v->items[1], &out->y))
        return bad(g, "坐标应为 [经度, 纬度]", "a position is [longitude, latitude]");
    if (out->x < (double)conf_int("grow.west_udeg") / 1e6 || out->x > (double)conf_int("grow.east_udeg") / 1e6 ||
        out->y < (double)conf_int("grow.south_udeg") / 1e6 || out->y > (double)conf_int("grow.north_udeg") / 1e6)
        return bad(g, "坐标超出允许范围，请检查经纬度次序", "a position lies outside the permitted range; is longitude first?");
    g->lo.x = fmin(g->lo.x, out->x), g->lo.y = fmin(g->lo.y, out->y);
    g->hi.x = fmax(g->hi.x, out->x), g->hi.y = fmax(g->hi.y, out->y);
    return ERR_NONE;
}

static double cross(struct pt a, struct pt b, struct pt c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool on_segment(struct pt a, struct pt b, struct pt c) {
    return fmin(a.x, b.x) <= c.x && c.x <= fmax(a.x, b.x) && fmin(a.y, b.y) <= c.y && c.y <= fmax(a.y, b.y);
}

/* Do ab and cd share a point (touching counts)? */
static bool meet(struct pt a, struct pt b, struct pt c, struct pt d) {
    double d1 = cross(c, d, a), d2 = cross(c, d, b), d3 = cross(a, b, c), d4 = cross(a, b, d);
    if (((d1 > 0 && d2 < 0) || (d1 < 0 && d2 > 0)) && ((d3 > 0 && d4 < 0) || (d3 < 0 && d4 > 0)))
        return true;
    return (d1 == 0 && on_segment(c, d, a)) || (d2 == 0 && on_segment(c, d, b)) || (d3 == 0 && on_segment(a, b, c)) ||
           (d4 == 0 && on_segment(a, b, d));
}

/* A ring is simple when no two sides meet except neighbours in their common corner. */
static bool simple(const struct ring *r) {
    for (size_t i = 0; i < r->n; i++) {
        struct pt a = r->p[i], b = r->p[(i + 1) % r->n], c = r->p[(i + 2) % r->n];
        if (a.x == b.x && a.y == b.y)
            return false;
        if (cross(a, b, c) == 0 && (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) < 0)
            return false; /* turns back on itself */
        for (size_t j = i + 2; j < r->n; j++)
            if (!(i == 0 && j == r->n - 1) && meet(a, b, r->p[j], r->p[(j + 1) % r->n]))
                return false;
    }
    return true;
}

static bool rings_meet(const struct ring *a, const struct ring *b) {
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++)
            if (meet(a->p[i], a->p[(i + 1) % a->n], b->p[j], b->p[(j + 1) % b->n]))
                return true;
    return false;
}

static bool inside(const struct ring *r, struct pt q) {
    bool in = false;
    for (size_t i = 0, j = r->n - 1; i < r->n; j = i++)
        if ((r->p[i].y > q.y) != (r->p[j].y > q.y) &&
            q.x < (r->p[j].x - r->p[i].x) * (q.y - r->p[i].y) / (r->p[j].y - r->p[i].y) + r->p[i].x)
            in = !in;
    return in;
}

/* Area on the sphere by the trapezoids between each side and the equator (Chamberlain and Duquette, 2007). Sides are taken as
 * straight in longitude × sine of latitude: exact enough below a few kilometres. */
static double ring_area(const struct ring *r) {
    double s = 0;
    for (size_t i = 0; i < r->n; i++) {
        struct pt a = r->p[i], b = r->p[(i + 1) % r->n];
        s += (b.x - a.x) * DEG * (2 + sin(a.y * DEG) + sin(b.y * DEG));
    }
    return fabs(s * EARTH_M * EARTH_M / 2);
}

/* Plane centroid relative to the first corner, so that no digits are lost. */
static struct pt ring_centre(const struct ring *r) {
    double a2 = 0, x = 0, y = 0;
    struct pt o = r->p[0];
    for (size_t i = 1; i + 1 < r->n; i++) {
        double ax = r->p[i].x - o.x, ay = r->p[i].y - o.y, bx = r->p[i + 1].x - o.x, by = r->p[i + 1].y - o.y, c = ax * by - ay * bx;
        a2 += c, x += c * (ax + bx), y += c * (ay + by);
    }
    return a2 == 0 ? o : (struct pt){o.x + x / (3 * a2), o.y + y / (3 * a2)};
}

static enum err ring_read(struct gather *g, const struct jv *v, struct ring *out) {
    if (!json_is(v, J_ARR) || v->n < 4)
        return bad(g, "每一圈至少要有三个角并闭合", "a ring needs three corners and has to be closed");
    g->points += v->n;
    if (g->points > POINTS_MAX)
        return bad(g, "坐标点超过 500 个", "there are more than 500 positions");
    struct pt *p = AR_ARRAY(g->cx->ar, struct pt, v->n);
    for (uint32_t i = 0; i < v->n; i++)
        TRY(point(g, &v->items[i], &p[i]));
    if (p[0].x != p[v->n - 1].x || p[0].y != p[v->n - 1].y)
        return bad(g, "边界没有闭合", "the ring is not closed");
    *out = (struct ring){p, v->n - 1};
    if (!simple(out))
        return bad(g, "边界自相交或有重复点", "the ring crosses itself or repeats a corner");
    return ERR_NONE;
}

static void weigh(struct gather *g, const struct ring *r, double sign) {
    double a = sign * ring_area(r);
    struct pt c = ring_centre(r);
    g->area += a, g->sx += a * c.x, g->sy += a * c.y;
}

static enum err hole_check(struct gather *g, const struct ring *rings, size_t i) {
    if (!inside(&rings[0], rings[i].p[0]))
        return bad(g, "空洞不在边界之内", "a hole lies outside the boundary");
    for (size_t k = 0; k < i; k++)
        if (rings_meet(&rings[k], &rings[i]) || (k > 0 && (inside(&rings[k], rings[i].p[0]) || inside(&rings[i], rings[k].p[0]))))
            return bad(g, "空洞与其他边线相交", "a hole meets another ring");
    return ERR_NONE;
}

static enum err polygon(struct gather *g, const struct jv *v, struct ring *outer) {
    if (!json_is(v, J_ARR) || v->n < 1 || v->n > PARTS_MAX)
        return bad(g, "多边形应有一圈外边界，空洞不超过 19 个", "a polygon is one outer ring and at most 19 holes");
    struct ring *rings = AR_ARRAY(g->cx->ar, struct ring, v->n);
    for (uint32_t i = 0; i < v->n; i++) {
        TRY(ring_read(g, &v->items[i], &rings[i]));
        if (i > 0)
            TRY(hole_check(g, rings, i));
        weigh(g, &rings[i], i == 0 ? 1 : -1);
    }
    *outer = rings[0];
    return ERR_NONE;
}

static enum err parts(struct gather *g, const struct jv *v) {
    if (!json_is(v, J_ARR) || v->n < 1 || v->n > PARTS_MAX)
        return bad(g, "由 1 至 20 块组成", "it has 1 to 20 parts");
    struct ring *outer = AR_ARRAY(g->cx->ar, struct ring, v->n);
    for (uint32_t i = 0; i < v->n; i++) {
        TRY(polygon(g, &v->items[i], &outer[i]));
        for (uint32_t k = 0; k < i; k++)
            if (rings_meet(&outer[k], &outer[i]) || inside(&outer[k], outer[i].p[0]) || inside(&outer[i], outer[k].p[0]))
                return bad(g, "各块之间重叠", "the parts overlap");
    }
    return ERR_NONE;
}

static bool members_known(const struct jv *v) {
    for (uint32_t i = 0; i < v->n; i++)
        if (!str_eqz(v->members[i].key, "type") && !str_eqz(v->members[i].key, "coordinates") && !str_eqz(v->members[i].key, "bbox"))
            return false;
    return true;
}

/* Square metres of the ellipsoid for one of the sphere, around a latitude: M(φ)·N(φ)/R². */
static double to_ellipsoid(double lat) {
    const double a = 6378137.0, e2 = 0.00669437999014;
    double w = 1 - e2 * sin(lat * DEG) * sin(lat * DEG);
    return a * a * (1 - e2) / (w * w * EARTH_M * EARTH_M);
}

enum err grow_geo_read(struct cx *cx, struct str geojson, const char *field, struct grow_geo *out) {
    struct gather g = {cx, field, 0, {1e9, 1e9}, {-1e9, -1e9}, 0, 0, 0};
    struct ring outer;
    struct jv v;
    struct json_fault f;
    struct json_limits lim = {60000, 8, 4000};
    if (!json_read(cx->ar, geojson, &lim, &v, &f) || v.type != J_OBJ || !members_known(&v))
        return bad(&g, "不是 GeoJSON 几何对象", "it is no GeoJSON geometry");
    struct str type = json_str(json_get(&v, "type"));
    if (str_eqz(type, "Polygon"))
        TRY(polygon(&g, json_get(&v, "coordinates"), &outer));
    else if (str_eqz(type, "MultiPolygon"))
        TRY(parts(&g, json_get(&v, "coordinates")));
    else
        return bad(&g, "类型应为 Polygon 或 MultiPolygon", "its type is Polygon or MultiPolygon");
    if (g.area < AREA_MIN_M2 || g.area > AREA_MAX_M2)
        return bad(&g, "面积应在 1 平方米到 1000 平方公里之间", "its area is between 1 m² and 1,000 km²");
    *out = (struct grow_geo){llround(g.area * to_ellipsoid(g.sy / g.area)), llround(g.sx / g.area * 1e6), llround(g.sy / g.area * 1e6), llround(g.lo.x * 1e6), llround(g.lo.y * 1e6),
                             llround(g.hi.x * 1e6), llround(g.hi.y * 1e6)};
    return ERR_NONE;
}
