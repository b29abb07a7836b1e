package org.shanzhi.demo;

import org.locationtech.jts.geom.Polygon;

/** A community or village (社区, 村) of the demo district: real name and twelve-digit code, invented boundary. */
public record DemoCommunity(String code, String name, String streetCode, Polygon polygon) {}
