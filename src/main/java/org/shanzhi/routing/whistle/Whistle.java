package org.shanzhi.routing.whistle;

import java.time.Instant;
import org.shanzhi.routing.WhistleKind;

/**
 * 吹哨: a unit calls departments to a matter.
 *
 * @param no within the matter
 * @param unit that blew
 * @param staff who blew, and is told what comes of it
 * @param version of the matter before it
 */
public record Whistle(long matter, int no, WhistleKind kind, int unit, int staff, Instant at, int version) {}
