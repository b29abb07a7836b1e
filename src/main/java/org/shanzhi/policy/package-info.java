/**
 * What the district has decided beforehand, as typed and checked data: words, classes, events, states, actions, clocks with
 * their legal source, roles, forms, figures. Also who is asking ({@link org.shanzhi.policy.Caller}) and what one may be
 * allowed ({@link org.shanzhi.policy.Permission}), because every façade of every module speaks of both.
 */
@ApplicationModule(
        displayName = "Policy 规则",
        allowedDependencies = {"kernel", "calendar"})
package org.shanzhi.policy;

import org.springframework.modulith.ApplicationModule;
