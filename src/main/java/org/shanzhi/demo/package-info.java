/** Makes a synthetic district the size of the real one. Everything in it is invented but the names of its units. */
@ApplicationModule(
        displayName = "Demo 演示",
        allowedDependencies = {
            "kernel",
            "calendar",
            "geo",
            "policy",
            "org",
            "access",
            "notify",
            "grid",
            "matter",
            "routing"
        })
package org.shanzhi.demo;

import org.springframework.modulith.ApplicationModule;
