package org.shanzhi.routing.whistle;

/** The events of the policies that this module raises (events.yaml, {@code module:routing}). */
public final class WhistleEvents {
    public static final String BLOWN = "WHISTLE_BLOWN";
    static final String SIGNED = "WHISTLE_SIGNED";
    static final String CONTACTED = "WHISTLE_CONTACTED";
    static final String ARRIVED = "WHISTLE_ARRIVED";
    static final String REPORTED = "WHISTLE_REPORTED";
    static final String PLAN_FILED = "WHISTLE_PLAN_FILED";
    static final String REFUSED = "WHISTLE_REFUSED";
    static final String PASSED_UP = "WHISTLE_PASSED_UP";
    static final String INSISTED = "WHISTLE_INSISTED";
    static final String CLOSED = "WHISTLE_CLOSED";

    private WhistleEvents() {}
}
