package org.shanzhi.matter.store;

import org.shanzhi.org.Tier;

/** By which column somebody sees matters. */
public sealed interface Viewer {
    /** Everything that is not hidden from the centre, and what the own unit handles all the same. */
    record Centre(int centre, int unit) implements Viewer {}

    /** The area of a unit of the four tiers, and what it holds or assists in elsewhere. */
    record OfTier(Tier tier, int unit) implements Viewer {}

    /** What a unit holds or assists in. */
    record OfUnit(int unit) implements Viewer {}

    /** What a person is assigned to. */
    record Own(int staff) implements Viewer {}

    record Nobody() implements Viewer {}
}
