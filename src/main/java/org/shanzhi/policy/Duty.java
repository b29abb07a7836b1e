package org.shanzhi.policy;

/**
 * Whose business a right is. The three administrations watch one another (三员分立, GB/T 22239-2019 8.1.4.2), so their rights
 * never meet in one role, and none of them reads matters.
 */
public enum Duty {
    SYSTEM,
    SECURITY,
    AUDIT,
    /** To see and to handle matters. */
    MATTERS,
    FIGURES;

    /** What is not named here lets somebody see or do something with a matter: the strict reading of a new right. */
    public static Duty of(Permission permission) {
        return switch (permission) {
            case MANAGE_UNITS, MANAGE_GRIDS, MANAGE_STAFF, ENTER_HOLIDAYS, MANAGE_TOKENS, RUN_JOBS, PUBLISH_POLICY ->
                SYSTEM;
            case MANAGE_ROLES, ERASE_PERSONAL_DATA -> SECURITY;
            case READ_AUDIT -> AUDIT;
            case READ_FIGURES -> FIGURES;
            default -> MATTERS;
        };
    }

    public boolean administers() {
        return this == SYSTEM || this == SECURITY || this == AUDIT;
    }
}
