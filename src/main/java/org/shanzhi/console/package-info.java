/**
 * The pages of staff that belong to no single room below: who works here with posts and accounts, first screens, settings.
 * Nothing is decided here.
 */
@ApplicationModule(
        displayName = "Console 工作台",
        allowedDependencies = {"kernel", "calendar", "policy", "org", "access", "notify"})
package org.shanzhi.console;

import org.springframework.modulith.ApplicationModule;
