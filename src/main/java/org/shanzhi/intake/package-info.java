/** 窗口登记: the desk at which a matter begins, and the receipt that the person takes home. */
@ApplicationModule(
        displayName = "Intake 登记受理",
        allowedDependencies = {"kernel", "calendar", "geo", "policy", "org", "access", "grid", "matter"})
package org.shanzhi.intake;

import org.springframework.modulith.ApplicationModule;
