/** 消息: what the program tells people by itself, in the program, the moment it happens. */
@ApplicationModule(
        displayName = "Notify 消息",
        allowedDependencies = {"kernel", "policy"})
package org.shanzhi.notify;

import org.springframework.modulith.ApplicationModule;
