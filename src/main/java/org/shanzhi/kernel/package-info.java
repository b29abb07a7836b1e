/** What every room needs and no room owns. Nothing of the trade lives here. */
@ApplicationModule(
        displayName = "Kernel 公用",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.shanzhi.kernel;

import org.springframework.modulith.ApplicationModule;
