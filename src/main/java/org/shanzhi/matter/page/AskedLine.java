package org.shanzhi.matter.page;

import org.shanzhi.matter.RevealRequest;

/** A request to see something, in words. */
public record AskedLine(RevealRequest request, String who, String what, String why) {}
