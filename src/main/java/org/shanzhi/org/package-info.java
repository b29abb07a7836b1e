/**
 * The district's offices and who serves in them: four tiers, departments, function centres and outside offices, each with
 * its days of validity, staff and their posts. Nothing is deleted, validity ends.
 */
@ApplicationModule(
        displayName = "Organisation 机构人员",
        allowedDependencies = {"kernel", "policy"})
package org.shanzhi.org;

import org.springframework.modulith.ApplicationModule;
