package org.shanzhi.demo;

import org.locationtech.jts.geom.Polygon;

/** A street (街道) of the demo district: real name and nine-digit code, invented boundary. */
public record DemoStreet(String code, String name, Polygon polygon) {}
