package org.shanzhi.policy;

import org.shanzhi.kernel.RefusalCode;

/** Why a role cannot be composed so. */
public enum RoleRefusal implements RefusalCode {
    ADMINISTRATION_READS_NO_MATTERS,
    ADMINISTRATION_HAS_NO_SCOPE,
    OUTSIDE_STAYS_OUTSIDE,
    ROLE_BY_ONE_PERSON,
    ROLE_CHANGED,
    ROLE_CODE_MALFORMED,
    ROLE_CODE_TAKEN,
    ROLE_ENDED,
    ROLE_GRANTS_NOTHING,
    ROLE_KEEPS_ITS_KIND,
    ROLE_NAME_MISSING,
    ROLE_NOT_COPIED,
    ROLE_UNCHANGED,
    SCOPE_WITHOUT_CONTENT,
    THREE_ADMINISTRATIONS_APART
}
