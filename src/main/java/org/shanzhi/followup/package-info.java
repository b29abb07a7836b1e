/** 回访: the desk at which people are asked what became of their matter, before it goes to the archive. */
@ApplicationModule(
        displayName = "Follow-up 回访",
        allowedDependencies = {"kernel", "policy", "matter"})
package org.shanzhi.followup;

import org.springframework.modulith.ApplicationModule;
