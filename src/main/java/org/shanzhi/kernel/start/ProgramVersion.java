package org.shanzhi.kernel.start;

import java.util.Optional;

/** The version as the jar's manifest says it; none when the classes lie open, as in tests. */
public final class ProgramVersion {
    private ProgramVersion() {}

    public static String text() {
        String version = Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
                .orElse("-");
        return "Shanzhi " + version + ", Java " + Runtime.version();
    }
}
