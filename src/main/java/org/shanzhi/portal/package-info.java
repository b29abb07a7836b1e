/** 居民端: what residents see without signing in: where to go, what became of their matter, what their rights are. */
@ApplicationModule(
        displayName = "Portal 居民端",
        allowedDependencies = {"kernel", "calendar", "policy", "org", "matter"})
package org.shanzhi.portal;

import org.springframework.modulith.ApplicationModule;
