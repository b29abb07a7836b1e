package org.shanzhi.kernel.database;

import java.util.Locale;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;

/** The platforms whose PostgreSQL binaries are in the jar; elsewhere the operator gives a server. */
enum Platform {
    LINUX_X86_64("/postgres-linux-x86_64.txz"),
    LINUX_ARM_64("/postgres-linux-arm_64.txz");

    private final String archive;

    Platform(String archive) {
        this.archive = archive;
    }

    String archive() {
        return archive;
    }

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String system, String processor) {
        if (system.toLowerCase(Locale.ROOT).equals("linux")) {
            switch (processor) {
                case "amd64", "x86_64" -> {
                    return LINUX_X86_64;
                }
                case "aarch64", "arm64" -> {
                    return LINUX_ARM_64;
                }
                default -> {}
            }
        }
        throw new CannotStart(StartRefusal.NO_BINARIES_FOR_PLATFORM, system, processor);
    }
}
