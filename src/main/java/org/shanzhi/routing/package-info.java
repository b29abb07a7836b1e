/**
 * 研判分流: the desk at which a person decides what a matter is, how urgent it is, and which unit takes it; and 吹哨报到, by
 * which departments are called to it.
 */
@ApplicationModule(
        displayName = "Routing 研判分流",
        allowedDependencies = {"kernel", "policy", "org", "access", "notify", "matter"})
package org.shanzhi.routing;

import org.springframework.modulith.ApplicationModule;
