package org.shanzhi.kernel.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How much of the machine's memory the server may count on, in MiB; a container's limit is the machine. */
record MachineMemory(long total) {
    private static final long MIB = 1024L * 1024;

    static MachineMemory detect() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new MachineMemory(system.getTotalMemorySize() / MIB);
    }

    long sharedBuffers() {
        return Math.clamp(total / 8, 256, 2048);
    }

    /** What the file system's cache will probably hold; a hint to the planner, nothing is reserved. */
    long effectiveCache() {
        return Math.max(512, total / 2);
    }

    long maintenance() {
        return Math.clamp(total / 32, 64, 512);
    }
}
