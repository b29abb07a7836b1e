/** 查找: what was told before is found again, and what it was taken for then is suggested for what is told now. */
@ApplicationModule(
        displayName = "Search 查找",
        allowedDependencies = {"kernel", "policy", "org", "notify", "matter"})
package org.shanzhi.search;

import org.springframework.modulith.ApplicationModule;
