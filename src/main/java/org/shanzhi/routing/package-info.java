/** 研判分流: the desk at which a person decides what a matter is, how urgent it is, and which unit takes it. */
@ApplicationModule(
        displayName = "Routing 研判分流",
        allowedDependencies = {"kernel", "policy", "org", "access", "matter"})
package org.shanzhi.routing;

import org.springframework.modulith.ApplicationModule;
