/**
 * The names of all tables and columns, generated from the migrations by {@code ./gen} (under {@code src/main/jooq}), and
 * how the database's own types are read. Below every other module; a table is written by the module that owns it alone.
 */
@ApplicationModule(
        displayName = "Tables 数据表",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.shanzhi.db;

import org.springframework.modulith.ApplicationModule;
