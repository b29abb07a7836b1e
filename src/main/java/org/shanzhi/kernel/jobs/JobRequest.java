package org.shanzhi.kernel.jobs;

/**
 * @param kind a stable code; pages show the message {@code job.kind.<kind>}
 * @param startedBy staff, who alone may watch and cancel it; null for the program itself
 * @param total how many rows, 0 when nobody knows yet
 * @param alone whether a second one of this kind in the district is refused while one runs
 */
public record JobRequest(int districtId, String kind, Integer startedBy, int total, boolean alone) {
    public static JobRequest of(int districtId, String kind, Integer startedBy, int total) {
        return new JobRequest(districtId, kind, startedBy, total, false);
    }

    public JobRequest onlyOne() {
        return new JobRequest(districtId, kind, startedBy, total, true);
    }
}
