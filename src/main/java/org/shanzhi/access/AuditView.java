package org.shanzhi.access;

import java.util.EnumSet;
import java.util.Set;

/** What an auditor asks of the log. */
public enum AuditView {
    EVERYTHING(EnumSet.allOf(AccessKind.class)),
    /** 谁看过这件事: who read, revealed, was let read, opened in an emergency, took out, erased this matter. */
    MATTER(EnumSet.of(
            AccessKind.READ,
            AccessKind.REVEAL,
            AccessKind.GRANT,
            AccessKind.EMERGENCY,
            AccessKind.EXPORT,
            AccessKind.ERASE)),
    /** 这个账号做了什么. */
    ACCOUNT(EnumSet.allOf(AccessKind.class)),
    /** 明文与导出: personal data shown in clear, and lists that left the house. */
    REVEALS(EnumSet.of(AccessKind.REVEAL, AccessKind.EMERGENCY, AccessKind.EXPORT)),
    /** 管理操作: units, people, accounts, roles, rules. */
    ADMINISTRATION(EnumSet.of(AccessKind.ADMIN, AccessKind.ERASE));

    private final Set<AccessKind> kinds;

    AuditView(Set<AccessKind> kinds) {
        this.kinds = kinds;
    }

    public Set<AccessKind> kinds() {
        return kinds;
    }

    /** Whether it shows nothing before somebody has said which matter or whose account. */
    public boolean lacks(AuditFilter filter) {
        return this == MATTER && filter.matterId() == null || this == ACCOUNT && filter.username() == null;
    }
}
