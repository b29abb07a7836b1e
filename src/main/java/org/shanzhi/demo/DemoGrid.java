package org.shanzhi.demo;

import org.locationtech.jts.geom.Polygon;

/**
 * An invented leaf grid (网格). Its code is its community's and three digits, counted from west to east in rows from
 * north to south; 9 begins those of a special grid (专属网格).
 */
public record DemoGrid(String code, String name, String communityCode, boolean special, Polygon polygon) {}
