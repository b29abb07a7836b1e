package org.shanzhi.org;

/** What kind of office a unit is. */
public enum UnitKind {
    /** One of the four tiers itself: the district's centre, a street, a community, a grid. */
    TIER,
    /** A department (部门) beside a tier. */
    DEPARTMENT,
    /** One of the seven function centres (七中心) under the district. */
    FUNCTION_CENTRE,
    /** An office of another system, such as the court or a police station. */
    OUTSIDE
}
