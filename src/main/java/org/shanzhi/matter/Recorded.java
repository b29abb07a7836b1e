package org.shanzhi.matter;

import java.time.Instant;
import java.util.UUID;
import org.shanzhi.policy.Caller;

/** An event as it stands in the log: who, where, when. {@code actor} is staff, 0 the program, -1 a resident. */
public record Recorded(int version, Instant at, int actor, int unit, UUID request, Event event, Event.With with) {
    public static final int PROGRAM = 0;
    public static final int RESIDENT = -1;

    /** As the log names the caller. */
    public static int actor(Caller by) {
        return switch (by.kind()) {
            case STAFF, CLIENT -> by.staffId();
            case RESIDENT -> RESIDENT;
            case SYSTEM -> PROGRAM;
        };
    }
}
