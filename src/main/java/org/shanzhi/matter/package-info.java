/**
 * 事项: the aggregate. Every command and event of a matter's life from registration to archive, its parties, assignments,
 * clocks, lists and the event log.
 */
@ApplicationModule(
        displayName = "Matter 事项",
        allowedDependencies = {"kernel", "calendar", "geo", "policy", "org", "access", "notify", "grid"})
package org.shanzhi.matter;

import org.springframework.modulith.ApplicationModule;
