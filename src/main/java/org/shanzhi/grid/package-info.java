/**
 * The grids (网格): which piece of land each leaf grid has had from which day to which, and in whose grid a place lies. A
 * grid is also a unit of the lowest tier; its name, telephone and place in the tree are the organisation's.
 */
@ApplicationModule(
        displayName = "Grid 网格",
        allowedDependencies = {"kernel", "geo", "policy", "org"})
package org.shanzhi.grid;

import org.springframework.modulith.ApplicationModule;
