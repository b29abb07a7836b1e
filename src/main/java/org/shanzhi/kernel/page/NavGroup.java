package org.shanzhi.kernel.page;

/** The headings of the side bar in their order; texts {@code nav.group.<NAME>}. */
public enum NavGroup {
    MINE,
    REGISTERS,
    WHOLE,
    ADMIN,
    HELP
}
