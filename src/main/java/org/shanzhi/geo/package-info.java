/** Points, polygons, the two coordinate systems in use, and point → area. Knows nothing of grids or districts. */
@ApplicationModule(
        displayName = "Geometry 空间",
        allowedDependencies = {"kernel"})
package org.shanzhi.geo;

import org.springframework.modulith.ApplicationModule;
